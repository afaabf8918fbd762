//! The units of measure of Chinese: what they measure, and how many base units one of them is.
//!
//! Words that count things without measuring them are in `data/classifiers.tsv`. What looks like a unit, but is the
//! beginning of another word (米兰, Milan), is kept out by the second cell of a row.

use std::sync::LazyLock;

use super::lexicon::Lexicon;
use crate::extract::quantity::{Dimension, Exact, Unit};

/// The unit that begins `text`, the longest one, and the bytes it takes.
pub(super) fn at_start(text: &str) -> Option<(usize, Unit)> {
    let (len, unit) = UNITS.longest(text)?;
    (!splits_latin_word(text, len)).then_some((len, *unit))
}

/// The unit with 个 that `text` is the rest of, where 半 or 多 has parted it from its 个: 三个半月, 两个多小时.
pub(super) fn parted_at_start(text: &str) -> Option<(usize, Unit)> {
    let joined: String = std::iter::once('个').chain(text.chars().take(3)).collect();
    let (len, unit) = at_start(&joined)?;
    len.checked_sub('个'.len_utf8()).filter(|len| *len > 0).map(|len| (len, unit))
}

/// The currency whose name or sign begins `text`, to stand before the figure: 人民币150万元, $36.
pub(super) fn currency_at_start(text: &str) -> Option<(usize, Unit)> {
    let (sign, code) = CURRENCY_SIGNS.iter().find(|(sign, _)| text.starts_with(sign))?;
    Some((sign.len(), Unit { dimension: Dimension::Money(code), factor: Exact::whole(1) }))
}

/// `m` is no metre in `mpg`.
fn splits_latin_word(text: &str, len: usize) -> bool {
    let latin = |c: char| c.is_ascii_alphanumeric();
    text[..len].ends_with(|c: char| c.is_ascii_alphabetic()) && text[len..].starts_with(latin)
}

/// Word, what it is not before (characters), dimension, and the factor as a fraction.
type Row = (&'static str, &'static str, Dimension, (i128, i128));

static UNITS: LazyLock<Lexicon<Unit>> = LazyLock::new(|| {
    let rows = ROWS.iter().flat_map(|rows| rows.iter());
    Lexicon::new(rows.map(|&(word, unless, dimension, (num, den))| {
        let unless = unless.split('|').filter(|part| !part.is_empty()).collect();
        (word, unless, Unit { dimension, factor: Exact::new(num, den) })
    }))
});

const ROWS: &[&[Row]] = &[LENGTH, AREA, VOLUME, MASS, TIME, HEAT_AND_ANGLE, POWER_AND_DATA, MONEY];

use Dimension::{
    Age, Angle, Area, Celsius, Data, Duration, Energy, Fahrenheit, Grade, Length, Mass, Months, Power, Speed, Volume,
};

const LENGTH: &[Row] = &[
    ("公里", "", Length, (1000, 1)),                                           // kilometre
    ("千米", "", Length, (1000, 1)),                                           // kilometre
    ("米", "兰|饭|粉|其|勒|歇|高梅|尔|德|拉|哈|老鼠|娜|字旗", Length, (1, 1)), // metre
    ("公尺", "", Length, (1, 1)),                                              // metre, Taiwan
    ("分米", "", Length, (1, 10)),                                             // decimetre
    ("厘米", "", Length, (1, 100)),                                            // centimetre
    ("公分", "", Length, (1, 100)),                                            // centimetre, spoken
    ("毫米", "", Length, (1, 1000)),                                           // millimetre
    ("微米", "", Length, (1, 1_000_000)),                                      // micrometre
    ("纳米", "", Length, (1, 1_000_000_000)),                                  // nanometre
    ("奈米", "", Length, (1, 1_000_000_000)),                                  // nanometre, Taiwan
    ("里", "程|斯|约|昂|士|边|面|海|根|弄|奥|亚|德|尔|卡|希|克|姆", Length, (500, 1)), // Chinese mile
    ("华里", "", Length, (500, 1)),                                            // Chinese mile
    ("丈", "夫", Length, (10, 3)),                                             // ten feet, Chinese
    ("尺", "度", Length, (1, 3)),                                              // foot, Chinese
    ("英里", "", Length, (1_609_344, 1000)),                                   // mile
    ("英哩", "", Length, (1_609_344, 1000)),                                   // mile, Taiwan
    ("哩", "", Length, (1_609_344, 1000)),                                     // mile, Taiwan
    ("海里", "", Length, (1852, 1)),                                           // nautical mile
    ("浬", "", Length, (1852, 1)),                                             // nautical mile, Taiwan
    ("英尺", "", Length, (3048, 10_000)),                                      // foot
    ("英呎", "", Length, (3048, 10_000)),                                      // foot, Taiwan
    ("呎", "", Length, (3048, 10_000)),                                        // foot, Hong Kong
    ("英寸", "", Length, (254, 10_000)),                                       // inch
    ("英吋", "", Length, (254, 10_000)),                                       // inch, Taiwan
    ("吋", "", Length, (254, 10_000)),                                         // inch, Taiwan
    ("寸", "", Length, (1, 30)),                                               // inch, Chinese
    ("码", "头|率|流", Length, (9144, 10_000)),                                // yard
    ("光年", "", Length, (9_460_730_472_580_800, 1)),                          // light year
    ("km", "", Length, (1000, 1)),
    ("m", "", Length, (1, 1)),
    ("cm", "", Length, (1, 100)),
    ("mm", "", Length, (1, 1000)),
    ("μm", "", Length, (1, 1_000_000)),
    ("nm", "", Length, (1, 1_000_000_000)),
];

const AREA: &[Row] = &[
    ("平方公里", "", Area, (1_000_000, 1)),                 // square kilometre
    ("平方千米", "", Area, (1_000_000, 1)),                 // square kilometre
    ("平方米", "", Area, (1, 1)),                           // square metre
    ("平方公尺", "", Area, (1, 1)),                         // square metre, Taiwan
    ("平方", "", Area, (1, 1)),                             // square metre, spoken
    ("平米", "", Area, (1, 1)),                             // square metre, spoken
    ("平方厘米", "", Area, (1, 10_000)),                    // square centimetre
    ("平方公分", "", Area, (1, 10_000)),                    // square centimetre
    ("平方毫米", "", Area, (1, 1_000_000)),                 // square millimetre
    ("平方英里", "", Area, (2_589_988_110_336, 1_000_000)), // square mile
    ("平方英尺", "", Area, (9_290_304, 100_000_000)),       // square foot
    ("平方呎", "", Area, (9_290_304, 100_000_000)),         // square foot, Hong Kong
    ("公顷", "", Area, (10_000, 1)),                        // hectare
    ("英亩", "", Area, (40_468_564_224, 10_000_000)),       // acre
    ("亩", "", Area, (2000, 3)),                            // mu
    ("坪", "", Area, (400, 121)),                           // ping, Taiwan
    ("km²", "", Area, (1_000_000, 1)),
    ("㎡", "", Area, (1, 1)),
    ("m²", "", Area, (1, 1)),
];

const VOLUME: &[Row] = &[
    ("立方米", "", Volume, (1, 1)),                                         // cubic metre
    ("立方公尺", "", Volume, (1, 1)),                                       // cubic metre, Taiwan
    ("立方", "", Volume, (1, 1)),                                           // cubic metre, spoken
    ("立方公里", "", Volume, (1_000_000_000, 1)),                           // cubic kilometre
    ("立方千米", "", Volume, (1_000_000_000, 1)),                           // cubic kilometre
    ("立方厘米", "", Volume, (1, 1_000_000)),                               // cubic centimetre
    ("立方英尺", "", Volume, (28_316_846_592, 1_000_000_000_000)),          // cubic foot
    ("升", "至|到|级|高|温|值|起|降|幅|空|学|旗|任|为", Volume, (1, 1000)), // litre
    ("公升", "", Volume, (1, 1000)),                                        // litre
    ("毫升", "", Volume, (1, 1_000_000)),                                   // millilitre
    ("加仑", "", Volume, (3_785_411_784, 1_000_000_000_000)),               // US gallon
    ("m³", "", Volume, (1, 1)),
    ("L", "", Volume, (1, 1000)),
    ("ml", "", Volume, (1, 1_000_000)),
    ("mL", "", Volume, (1, 1_000_000)),
];

const MASS: &[Row] = &[
    ("吨", "", Mass, (1000, 1)),                                      // tonne
    ("公吨", "", Mass, (1000, 1)),                                    // tonne, Taiwan
    ("千克", "", Mass, (1, 1)),                                       // kilogram
    ("公斤", "", Mass, (1, 1)),                                       // kilogram
    ("斤", "", Mass, (1, 2)),                                         // pound, Chinese
    ("市斤", "", Mass, (1, 2)),                                       // pound, Chinese
    ("担", "任|忧|保|当|架", Mass, (50, 1)),                          // hundred Chinese pounds
    ("克", "服|隆|制|里|林|萨|罗|莱|什|强|拉玛|宫", Mass, (1, 1000)), // gram
    ("毫克", "", Mass, (1, 1_000_000)),                               // milligram
    ("微克", "", Mass, (1, 1_000_000_000)),                           // microgram
    ("磅", "礴", Mass, (45_359_237, 100_000_000)),                    // pound
    ("盎司", "", Mass, (28_349_523_125, 1_000_000_000_000)),          // ounce
    ("克拉", "玛|科", Mass, (2, 10_000)),                             // carat
    ("英石", "", Mass, (635_029_318, 100_000_000)),                   // stone
    ("kg", "", Mass, (1, 1)),
    ("g", "", Mass, (1, 1000)),
    ("mg", "", Mass, (1, 1_000_000)),
    ("t", "", Mass, (1000, 1)),
];

const TIME: &[Row] = &[
    ("毫秒", "", Duration, (1, 1000)),                                 // millisecond
    ("秒", "杀|表", Duration, (1, 1)),                                 // second
    ("秒钟", "", Duration, (1, 1)),                                    // second
    ("分钟", "", Duration, (60, 1)),                                   // minute
    ("刻钟", "", Duration, (900, 1)),                                  // quarter of an hour
    ("小时", "", Duration, (3600, 1)),                                 // hour
    ("个小时", "", Duration, (3600, 1)),                               // hour
    ("钟头", "", Duration, (3600, 1)),                                 // hour, spoken
    ("个钟头", "", Duration, (3600, 1)),                               // hour, spoken
    ("天", "津|气|然|宫|舟|主教|安门", Duration, (86_400, 1)),         // day
    ("日", "本|元|圆|语|益|前|军|均|产|趋|起", Duration, (86_400, 1)), // day
    ("昼夜", "", Duration, (86_400, 1)),                               // day and night
    ("周", "边|围|末|长|知|转|报|刊", Duration, (604_800, 1)),         // week
    ("星期", "一|二|三|四|五|六|日|天", Duration, (604_800, 1)),       // week
    ("个星期", "一|二|三|四|五|六|日|天", Duration, (604_800, 1)),     // week
    ("礼拜", "一|二|三|四|五|六|日|天|堂", Duration, (604_800, 1)),    // week
    ("个礼拜", "一|二|三|四|五|六|日|天", Duration, (604_800, 1)),     // week
    ("个月", "", Months, (1, 1)),                                      // month
    ("个季度", "", Months, (3, 1)),                                    // quarter
    ("年", "代|级|轻|龄|幼|迈|度|均|产", Months, (12, 1)),             // year
    ("个年头", "", Months, (12, 1)),                                   // year
    ("季", "节|度|后|风|前|军|稻|作|中|赛", Months, (3, 1)),           // quarter, season
    ("载", "体|客|人|重|货|荷|誉|入|歌|有|着|运|满|物|车|送|弹|机|量|具|明|于|的|了", Months, (12, 1)), // year, literary
    ("个世纪", "", Months, (1200, 1)),                                                                  // century
    ("岁", "月|末", Age, (1, 1)),                                                                       // years old
    ("周岁", "", Age, (1, 1)),                                                                          // years old
    ("旬", "节|期|刊|日|报|末|初", Age, (10, 1)), // tens of years of a life
];

const HEAT_AND_ANGLE: &[Row] = &[
    ("摄氏度", "", Celsius, (1, 1)), // degree Celsius
    ("℃", "", Celsius, (1, 1)),
    ("°C", "", Celsius, (1, 1)),
    ("华氏度", "", Fahrenheit, (1, 1)), // degree Fahrenheit
    ("℉", "", Fahrenheit, (1, 1)),
    ("°F", "", Fahrenheit, (1, 1)),
    ("度", "假|过|量|日|汛|电", Angle, (1, 1)), // degree
    ("°", "", Angle, (1, 1)),
    ("级", "别|联赛|市场|巷|以上官员", Grade, (1, 1)), // magnitude, grade
    ("分", "之|析|布|别|为|享|割|裂|离|工|类|组|配|区|支|店|行|院|校|公|子|数|手|明|米|位", Grade, (1, 1)), // point
];

const POWER_AND_DATA: &[Row] = &[
    ("公里每小时", "", Speed, (5, 18)),           // kilometre per hour
    ("千米每小时", "", Speed, (5, 18)),           // kilometre per hour
    ("公里/小时", "", Speed, (5, 18)),            // kilometre per hour
    ("千米/小时", "", Speed, (5, 18)),            // kilometre per hour
    ("公里/时", "", Speed, (5, 18)),              // kilometre per hour
    ("米每秒", "", Speed, (1, 1)),                // metre per second
    ("米/秒", "", Speed, (1, 1)),                 // metre per second
    ("英里/小时", "", Speed, (44_704, 100_000)),  // mile per hour
    ("英里每小时", "", Speed, (44_704, 100_000)), // mile per hour
    ("km/h", "", Speed, (5, 18)),
    ("kph", "", Speed, (5, 18)),
    ("mph", "", Speed, (44_704, 100_000)),
    ("m/s", "", Speed, (1, 1)),
    ("瓦", "解|努|斯|尔|格|砾|蓝", Power, (1, 1)), // watt
    ("瓦特", "", Power, (1, 1)),                   // watt
    ("千瓦", "", Power, (1000, 1)),                // kilowatt
    ("兆瓦", "", Power, (1_000_000, 1)),           // megawatt
    ("吉瓦", "", Power, (1_000_000_000, 1)),       // gigawatt
    ("马力", "", Power, (73_549_875, 100_000)),    // horse power
    ("kW", "", Power, (1000, 1)),
    ("MW", "", Power, (1_000_000, 1)),
    ("GW", "", Power, (1_000_000_000, 1)),
    ("瓦时", "", Energy, (1, 1)),               // watt-hour
    ("千瓦时", "", Energy, (1000, 1)),          // kilowatt-hour
    ("千瓦小时", "", Energy, (1000, 1)),        // kilowatt-hour
    ("度电", "", Energy, (1000, 1)),            // kilowatt-hour, spoken
    ("兆瓦时", "", Energy, (1_000_000, 1)),     // megawatt-hour
    ("吉瓦时", "", Energy, (1_000_000_000, 1)), // gigawatt-hour
    ("大卡", "", Energy, (523, 450)),           // kilocalorie
    ("千卡", "", Energy, (523, 450)),           // kilocalorie
    ("卡路里", "", Energy, (523, 450)),         // calorie; in common use the great one
    ("kWh", "", Energy, (1000, 1)),
    ("MWh", "", Energy, (1_000_000, 1)),
    ("GWh", "", Energy, (1_000_000_000, 1)),
    ("字节", "", Data, (1, 1)), // byte
    ("KB", "", Data, (1000, 1)),
    ("MB", "", Data, (1_000_000, 1)),
    ("GB", "", Data, (1_000_000_000, 1)),
    ("TB", "", Data, (1_000_000_000_000, 1)),
    ("PB", "", Data, (1_000_000_000_000_000, 1)),
];

const MONEY: &[Row] = &[
    ("元", "旦|素|宵|首|帅|老|宇宙|器件|件", Dimension::Money("XXX"), (1, 1)), // yuan, dollar
    ("圆", "形|桌|满|心|周|圈", Dimension::Money("XXX"), (1, 1)),              // the same
    ("块钱", "", Dimension::Money("XXX"), (1, 1)),                             // yuan, spoken
    ("元人民币", "", Dimension::Money("CNY"), (1, 1)),                         // yuan
    ("人民币", "", Dimension::Money("CNY"), (1, 1)),                           // yuan
    ("美元", "", Dimension::Money("USD"), (1, 1)),                             // US dollar
    ("美金", "", Dimension::Money("USD"), (1, 1)),                             // US dollar
    ("美分", "", Dimension::Money("USD"), (1, 100)),                           // cent
    ("欧元", "", Dimension::Money("EUR"), (1, 1)),                             // euro
    ("英镑", "", Dimension::Money("GBP"), (1, 1)),                             // pound sterling
    ("镑", "", Dimension::Money("GBP"), (1, 1)),                               // pound sterling
    ("便士", "", Dimension::Money("GBP"), (1, 100)),                           // penny
    ("日元", "", Dimension::Money("JPY"), (1, 1)),                             // yen
    ("日圆", "", Dimension::Money("JPY"), (1, 1)),                             // yen
    ("日币", "", Dimension::Money("JPY"), (1, 1)),                             // yen
    ("港元", "", Dimension::Money("HKD"), (1, 1)),                             // Hong Kong dollar
    ("港币", "", Dimension::Money("HKD"), (1, 1)),                             // Hong Kong dollar
    ("元港币", "", Dimension::Money("HKD"), (1, 1)),                           // Hong Kong dollar
    ("新台币", "", Dimension::Money("TWD"), (1, 1)),                           // New Taiwan dollar
    ("元新台币", "", Dimension::Money("TWD"), (1, 1)),                         // New Taiwan dollar
    ("台币", "", Dimension::Money("TWD"), (1, 1)),                             // New Taiwan dollar
    ("台元", "", Dimension::Money("TWD"), (1, 1)),                             // New Taiwan dollar
    ("澳元", "", Dimension::Money("AUD"), (1, 1)),                             // Australian dollar
    ("澳门元", "", Dimension::Money("MOP"), (1, 1)),                           // pataca
    ("加元", "", Dimension::Money("CAD"), (1, 1)),                             // Canadian dollar
    ("纽元", "", Dimension::Money("NZD"), (1, 1)),                             // New Zealand dollar
    ("新西兰元", "", Dimension::Money("NZD"), (1, 1)),                         // New Zealand dollar
    ("新元", "", Dimension::Money("SGD"), (1, 1)),                             // Singapore dollar
    ("新加坡元", "", Dimension::Money("SGD"), (1, 1)),                         // Singapore dollar
    ("韩元", "", Dimension::Money("KRW"), (1, 1)),                             // won
    ("韩圆", "", Dimension::Money("KRW"), (1, 1)),                             // won
    ("卢布", "", Dimension::Money("RUB"), (1, 1)),                             // rouble
    ("卢比", "", Dimension::Money("INR"), (1, 1)),                             // rupee
    ("泰铢", "", Dimension::Money("THB"), (1, 1)),                             // baht
    ("越南盾", "", Dimension::Money("VND"), (1, 1)),                           // dong
    ("印尼盾", "", Dimension::Money("IDR"), (1, 1)),                           // rupiah
    ("林吉特", "", Dimension::Money("MYR"), (1, 1)),                           // ringgit
    ("令吉", "", Dimension::Money("MYR"), (1, 1)),                             // ringgit
    ("比索", "", Dimension::Money("XXX"), (1, 1)),                             // peso
    ("瑞士法郎", "", Dimension::Money("CHF"), (1, 1)),                         // Swiss franc
    ("瑞郎", "", Dimension::Money("CHF"), (1, 1)),                             // Swiss franc
    ("法郎", "", Dimension::Money("XXX"), (1, 1)),                             // franc
    ("里拉", "", Dimension::Money("XXX"), (1, 1)),                             // lira
    ("马克", "", Dimension::Money("DEM"), (1, 1)),                             // mark
    ("克朗", "", Dimension::Money("XXX"), (1, 1)),                             // crown
    ("瑞典克朗", "", Dimension::Money("SEK"), (1, 1)),                         // Swedish crown
    ("挪威克朗", "", Dimension::Money("NOK"), (1, 1)),                         // Norwegian crown
    ("丹麦克朗", "", Dimension::Money("DKK"), (1, 1)),                         // Danish crown
    ("兹罗提", "", Dimension::Money("PLN"), (1, 1)),                           // zloty
    ("福林", "", Dimension::Money("HUF"), (1, 1)),                             // forint
    ("格里夫纳", "", Dimension::Money("UAH"), (1, 1)),                         // hryvnia
    ("雷亚尔", "", Dimension::Money("BRL"), (1, 1)),                           // real
    ("兰特", "", Dimension::Money("ZAR"), (1, 1)),                             // rand
    ("迪拉姆", "", Dimension::Money("AED"), (1, 1)),                           // dirham
    ("里亚尔", "", Dimension::Money("SAR"), (1, 1)),                           // riyal
    ("第纳尔", "", Dimension::Money("XXX"), (1, 1)),                           // dinar
    ("USD", "", Dimension::Money("USD"), (1, 1)),
    ("EUR", "", Dimension::Money("EUR"), (1, 1)),
    ("RMB", "", Dimension::Money("CNY"), (1, 1)),
    ("€", "", Dimension::Money("EUR"), (1, 1)),
];

/// Names and signs before the figure, longer ones first.
const CURRENCY_SIGNS: &[(&str, &str)] = &[
    ("HK$", "HKD"),
    ("NT$", "TWD"),
    ("US$", "USD"),
    ("A$", "AUD"),
    ("C$", "CAD"),
    ("S$", "SGD"),
    ("$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("￡", "GBP"),
    ("¥", "CNY"),
    ("￥", "CNY"),
    ("USD", "USD"),
    ("EUR", "EUR"),
    ("RMB", "CNY"),
    ("人民币", "CNY"), // renminbi
    ("新台币", "TWD"), // New Taiwan dollar
    ("台币", "TWD"),   // New Taiwan dollar
    ("港币", "HKD"),   // Hong Kong dollar
    ("美金", "USD"),   // US dollar
    ("日币", "JPY"),   // yen
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_longest_unit() {
        let found = |text| at_start(text).map(|(len, unit)| (len, unit.dimension, unit.factor));
        assert_eq!(found("平方公里的"), Some(("平方公里".len(), Area, Exact::whole(1_000_000))));
        assert_eq!(found("千瓦时"), Some(("千瓦时".len(), Energy, Exact::whole(1000))));
        assert_eq!(found("日元"), Some(("日元".len(), Dimension::Money("JPY"), Exact::whole(1))));
        assert_eq!(found("km/h"), Some((4, Speed, Exact::new(5, 18))));
    }

    #[test]
    fn leaves_other_words_alone() {
        for text in ["米兰", "年代", "升至第6", "mpg", "gold", "星期三", "元旦"] {
            assert_eq!(at_start(text), None, "{text}");
        }
    }

    #[test]
    fn no_unit_stands_twice() {
        let mut words: Vec<&str> = ROWS.iter().flat_map(|rows| rows.iter()).map(|row| row.0).collect();
        words.sort_unstable();
        assert!(words.windows(2).all(|pair| pair[0] != pair[1]), "a unit stands twice");
    }

    #[test]
    fn longer_signs_stand_before_shorter_ones() {
        for (place, (sign, _)) in CURRENCY_SIGNS.iter().enumerate() {
            let hidden = CURRENCY_SIGNS[..place].iter().any(|(earlier, _)| sign.starts_with(earlier));
            assert!(!hidden, "{sign} is hidden by a shorter sign before it");
        }
    }
}
