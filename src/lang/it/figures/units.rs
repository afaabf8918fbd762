//! The units of measure by their names and signs.

use std::sync::LazyLock;

use Dimension::{
    Angle, Area, Celsius, Data, Duration, Energy, Fahrenheit, Grade, Length, Mass, Money, Months, Power, Speed, Volume,
};

use super::phrases::Phrases;
use super::words::Words;
use crate::extract::quantity::{Dimension, Exact, Unit};

/// The unit at piece `i`: one past its last piece, and the unit.
pub(super) fn at(words: &Words, i: usize) -> Option<(usize, Unit)> {
    let (end, unit) = TABLE.longest(words, i).filter(|(end, _)| is_whole(words, *end)).or_else(|| sign(words, i))?;
    (!is_other_sense(words, end)).then_some((end, unit))
}

/// Whether the exponent of `m2`, if there is one, stands on its letter.
fn is_whole(words: &Words, end: usize) -> bool {
    !words.is_digits(end - 1) || words.is_glued(end - 1)
}

/// Whether a unit begins at piece `i`.
pub(super) fn begins_at(words: &Words, i: usize) -> bool {
    at(words, i).is_some()
}

/// The currency whose sign or code stands before its figure: `$ 500`, `US$500`, `euro 500`.
pub(super) fn currency_before(words: &Words, i: usize) -> Option<(usize, Unit)> {
    let (end, unit) = CURRENCY_SIGNS.longest(words, i)?;
    words.is_digits(end).then_some((end, unit))
}

/// Signs of one letter, which a capital would make something else: `5 g` is a mass, `5G` a standard.
fn sign(words: &Words, i: usize) -> Option<(usize, Unit)> {
    let sign = words.original(i);
    let row = SIGNS.iter().find(|row| row.names == sign)?;
    (i > 0 && words.is_digits(i - 1)).then(|| (i + 1, row.unit()))
}

/// Whether the word that ends before `end` means something else there: `punti vendita`, `punti di ristoro`.
fn is_other_sense(words: &Words, end: usize) -> bool {
    match words.back(end, 1) {
        "punti" | "punto" => {
            matches!(words.at(end), "di" | "d'" | "del" | "della" | "vendita" | "luce" | "chiave" | "fermi" | "deboli")
        }
        "real" => words.is_capital(end),
        _ => false,
    }
}

/// Names of one unit, parted by `|`, and how many base units it is.
struct Row {
    names: &'static str,
    dimension: Dimension,
    num: i128,
    den: i128,
}

impl Row {
    fn unit(&self) -> Unit {
        Unit { dimension: self.dimension, factor: Exact::new(self.num, self.den) }
    }
}

const fn row(names: &'static str, dimension: Dimension, num: i128, den: i128) -> Row {
    Row { names, dimension, num, den }
}

const fn whole(names: &'static str, dimension: Dimension, num: i128) -> Row {
    row(names, dimension, num, 1)
}

const fn money(names: &'static str, currency: &'static str) -> Row {
    whole(names, Money(currency), 1)
}

static TABLE: LazyLock<Phrases<Unit>> = LazyLock::new(|| table(MEASURES.iter().chain(CURRENCIES)));

static CURRENCY_SIGNS: LazyLock<Phrases<Unit>> =
    LazyLock::new(|| table(CURRENCIES.iter().filter(|row| row.names.contains(['$', '€', '£', '¥']) || is_code(row))));

/// Whether a row of signs and codes, not of names.
fn is_code(row: &Row) -> bool {
    row.names.starts_with("euro")
}

fn table<'r>(rows: impl Iterator<Item = &'r Row>) -> Phrases<Unit> {
    Phrases::new(rows.flat_map(|row| row.names.split('|').map(|name| (name, row.unit()))))
}

/// Signs that count as such only behind digits and in this very case.
static SIGNS: &[Row] = &[
    whole("m", Length, 1),
    row("g", Mass, 1, 1000),
    whole("t", Mass, 1000),
    row("l", Volume, 1, 1000),
    whole("h", Duration, 3600),
    whole("s", Duration, 1),
    whole("W", Power, 1),
];

static MEASURES: &[Row] = &[
    // Length. One light year is 9.4607304725808e15 m by definition.
    row("nanometro|nanometri|nm", Length, 1, 1_000_000_000),
    row("micrometro|micrometri|micron|µm", Length, 1, 1_000_000),
    row("millimetro|millimetri|mm", Length, 1, 1000),
    row("centimetro|centimetri|cm", Length, 1, 100),
    row("decimetro|decimetri|dm", Length, 1, 10),
    whole("metro|metri|mt", Length, 1),
    whole("chilometro|chilometri|kilometro|kilometri|km", Length, 1000),
    row("pollice|pollici", Length, 254, 10_000),
    row("piede|piedi", Length, 3048, 10_000),
    row("iarda|iarde|yard|yards", Length, 9144, 10_000),
    row("miglio|miglia", Length, 1_609_344, 1000),
    whole("miglio nautico|miglia nautiche|miglia marine", Length, 1852),
    whole("anno luce|anni luce|anno - luce|anni - luce", Length, 9_460_730_472_580_800),
    // Area. 15 mu (亩) make a hectare.
    row("millimetri quadrati|mm ²|mm 2", Area, 1, 1_000_000),
    row("centimetro quadrato|centimetri quadrati|centimetri quadri|cm ²|cm 2|cmq", Area, 1, 10_000),
    whole("metro quadrato|metro quadro|metri quadrati|metri quadri|m ²|m 2|mq", Area, 1),
    whole(
        "chilometro quadrato|chilometri quadrati|chilometri quadri|kilometri quadrati|km ²|km 2|kmq|km quadrati",
        Area,
        1_000_000,
    ),
    whole("ettaro|ettari", Area, 10_000),
    row("acro|acri", Area, 40_468_564_224, 10_000_000),
    row("ping", Area, 400, 121),
    row("mu", Area, 10_000, 15),
    row("piede quadrato|piedi quadrati", Area, 9_290_304, 100_000_000),
    row("miglio quadrato|miglia quadrate", Area, 2_589_988_110_336, 1_000_000),
    // Volume.
    row("millilitro|millilitri|ml|centimetri cubi|cm ³|cm 3", Volume, 1, 1_000_000),
    row("centilitro|centilitri|cl", Volume, 1, 100_000),
    row("decilitro|decilitri|dl", Volume, 1, 10_000),
    row("litro|litri", Volume, 1, 1000),
    row("ettolitro|ettolitri|hl", Volume, 1, 10),
    whole("metro cubo|metri cubi|m ³|m 3|mc", Volume, 1),
    whole("chilometro cubo|chilometri cubi|km ³|km 3", Volume, 1_000_000_000),
    row("piede cubo|piedi cubi", Volume, 28_316_846_592, 1_000_000_000_000),
    row("gallone|galloni", Volume, 3_785_411_784, 1_000_000_000_000),
    // Mass.
    row("microgrammo|microgrammi|µg", Mass, 1, 1_000_000_000),
    row("milligrammo|milligrammi|mg", Mass, 1, 1_000_000),
    row("grammo|grammi|gr", Mass, 1, 1000),
    row("etto|etti|ettogrammi", Mass, 1, 10),
    whole("chilogrammo|chilogrammi|chilo|chili|kilogrammi|kg", Mass, 1),
    whole("quintale|quintali", Mass, 100),
    whole("tonnellata|tonnellate|ton", Mass, 1000),
    row("libbra|libbre", Mass, 45_359_237, 100_000_000),
    row("oncia|once", Mass, 28_349_523_125, 1_000_000_000_000),
    row("carato|carati", Mass, 2, 10_000),
    row("jin", Mass, 1, 2),
    // Time that is so many seconds.
    row("millisecondo|millisecondi|ms", Duration, 1, 1000),
    row("centesimo di secondo|centesimi di secondo", Duration, 1, 100),
    row("decimo di secondo|decimi di secondo", Duration, 1, 10),
    whole("secondo|secondi|sec", Duration, 1),
    whole("minuto|minuti|min", Duration, 60),
    whole("ora|ore", Duration, 3600),
    whole("giorno|giorni|giornata|giornate|dì", Duration, 86_400),
    whole("settimana|settimane", Duration, 604_800),
    // Time that is so many months.
    whole("mese|mesi", Months, 1),
    whole("bimestre|bimestri", Months, 2),
    whole("trimestre|trimestri", Months, 3),
    whole("quadrimestre|quadrimestri", Months, 4),
    whole("semestre|semestri", Months, 6),
    whole("anno|anni|annata|annate|annualità", Months, 12),
    whole("biennio|bienni", Months, 24),
    whole("triennio|trienni", Months, 36),
    whole("quadriennio|quadrienni", Months, 48),
    whole("quinquennio|quinquenni|lustro|lustri", Months, 60),
    whole("decennio|decenni", Months, 120),
    whole("quindicennio", Months, 180),
    whole("ventennio|ventenni", Months, 240),
    whole("trentennio", Months, 360),
    whole("quarantennio", Months, 480),
    whole("cinquantennio", Months, 600),
    whole("secolo|secoli", Months, 1200),
    whole("millennio|millenni", Months, 12_000),
    // Temperature, angle, grades.
    whole("gradi|grado|gradi celsius|grado celsius|gradi centigradi|grado centigrado|° c|℃", Celsius, 1),
    whole("gradi fahrenheit|grado fahrenheit|° f|℉", Fahrenheit, 1),
    whole("gradi di latitudine|gradi di longitudine|gradi nord|gradi sud|gradi est|gradi ovest", Angle, 1),
    whole("grado di latitudine|grado di longitudine|° n|° s|° e|° w|° nord|° sud|° est|° ovest", Angle, 1),
    whole("gradi richter|gradi della scala richter|gradi sulla scala richter", Grade, 1),
    whole("gradi della scala mercalli|grado della scala mercalli|grado richter", Grade, 1),
    whole("punti|punto", Grade, 1),
    // Speed.
    row("chilometri all' ora|chilometro all' ora|chilometri l' ora|chilometri orari|chilometri / ora", Speed, 5, 18),
    row("km / h|km / ora|km all' ora|km l' ora|km orari|kmh", Speed, 5, 18),
    row("miglia all' ora|miglia l' ora|miglia / ora|miglia orarie|mph", Speed, 1397, 3125),
    whole("metri al secondo|metro al secondo|m / s|metri / secondo", Speed, 1),
    whole("chilometri al secondo|km / s|km al secondo", Speed, 1000),
    row("nodo|nodi", Speed, 463, 900),
    // Power and energy.
    whole("watt", Power, 1),
    whole("chilowatt|kilowatt|kw", Power, 1000),
    whole("megawatt|mw", Power, 1_000_000),
    whole("gigawatt|gw", Power, 1_000_000_000),
    whole("terawatt|tw", Power, 1_000_000_000_000),
    whole("wattora|wh", Energy, 1),
    whole("chilowattora|kilowattora|chilowattore|kilowattore|kwh|chilowatt all' ora", Energy, 1000),
    whole("megawattora|megawattore|mwh", Energy, 1_000_000),
    whole("gigawattora|gigawattore|gwh", Energy, 1_000_000_000),
    whole("terawattora|terawattore|twh", Energy, 1_000_000_000_000),
    row("cavalli vapore|cavallo vapore|cv", Power, 73_549_875, 100_000),
    row("chilocaloria|chilocalorie|kilocalorie|kcal|calorie|caloria", Energy, 523, 450),
    // Data, by powers of ten.
    whole("byte", Data, 1),
    whole("kilobyte|chilobyte|kb", Data, 1000),
    whole("megabyte|mb", Data, 1_000_000),
    whole("gigabyte|gb", Data, 1_000_000_000),
    whole("terabyte|tb", Data, 1_000_000_000_000),
    whole("petabyte|pb", Data, 1_000_000_000_000_000),
    whole("exabyte|eb", Data, 1_000_000_000_000_000_000),
];

static CURRENCIES: &[Row] = &[
    money("dollaro|dollari|dollari locali|dollaro locale|$", "XXX"),
    money(
        "dollaro americano|dollari americani|dollaro statunitense|dollari statunitensi|dollari usa|dollari us",
        "USD",
    ),
    money("us $|usd|$ usa|u . s . $", "USD"),
    money("dollari di hong kong|dollaro di hong kong|dollari hongkonghesi|dollari hongkongesi|hk $|hkd", "HKD"),
    money("dollari taiwanesi|dollaro taiwanese|nuovi dollari taiwanesi|nuovi dollari di taiwan", "TWD"),
    money("dollari di taiwan|nt $|twd", "TWD"),
    money("dollari australiani|dollaro australiano|a $|au $|aud", "AUD"),
    money("dollari canadesi|dollaro canadese|c $|ca $|cad", "CAD"),
    money("dollari neozelandesi|dollaro neozelandese|nz $|nzd", "NZD"),
    money("dollari di singapore|dollari singaporiani|s $|sg $|sgd", "SGD"),
    money("yuan|yuan renminbi|renminbi|rmb|cny|yuan cinesi|rmb ¥", "CNY"),
    money("pataca|patacas|patache|mop", "MOP"),
    money("euro|eur|€", "EUR"),
    money("sterlina|sterline|sterline britanniche|sterline inglesi|lira sterlina|lire sterline|£|gbp", "GBP"),
    money("yen|yen giapponesi|jpy", "JPY"),
    // Japan's and China's alike.
    money("¥", "XXX"),
    money("rublo|rubli|rubli russi|rub", "RUB"),
    // Of several countries.
    money("franco|franchi|peso|pesos|lira|lire|corona|corone|dinaro|dinari", "XXX"),
    money("franchi svizzeri|franco svizzero|chf", "CHF"),
    money("won|won sudcoreani|krw", "KRW"),
    money("rupia|rupie|rupie indiane|inr", "INR"),
    money("rupie pakistane", "PKR"),
    money("rupie indonesiane|rupia indonesiana", "IDR"),
    money("real|reais|real brasiliani", "BRL"),
    money("pesos messicani|peso messicano", "MXN"),
    money("pesos argentini", "ARS"),
    money("lira italiana|lire italiane", "ITL"),
    money("fiorini ungheresi|fiorino ungherese", "HUF"),
    money("dirham", "AED"),
    money("lira turca|lire turche", "TRY"),
    money("corona svedese|corone svedesi", "SEK"),
    money("corona norvegese|corone norvegesi", "NOK"),
    money("corona danese|corone danesi", "DKK"),
    money("baht", "THB"),
    money("dong", "VND"),
    money("ringgit", "MYR"),
    money("tenge", "KZT"),
    money("shekel|sheqel", "ILS"),
    money("rial", "IRR"),
    money("riyal|rial sauditi", "SAR"),
    money("rand", "ZAR"),
    money("grivnia|grivnie", "UAH"),
    money("zloty", "PLN"),
    row("centesimo di euro|centesimi di euro", Money("EUR"), 1, 100),
    row("centesimi di dollaro|cent", Money("XXX"), 1, 100),
    row("centesimi di yuan", Money("CNY"), 1, 100),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn unit_of(text: &str) -> Unit {
        at(&Words::of(text), 1).expect("a unit").1
    }

    #[test]
    fn the_longest_name_wins() {
        assert_eq!(unit_of("3 chilometri quadrati").dimension, Area);
        assert_eq!(unit_of("3 km/h").dimension, Speed);
        assert_eq!(unit_of("3 chilometri l'ora").dimension, Speed);
        assert_eq!(unit_of("3 anni luce").dimension, Length);
        assert_eq!(unit_of("3 dollari di Hong Kong").dimension, Money("HKD"));
        assert_eq!(unit_of("30°C").dimension, Celsius);
    }

    #[test]
    fn a_sign_of_one_letter_keeps_its_case() {
        assert_eq!(unit_of("5 g").dimension, Mass);
        assert!(at(&Words::of("5G"), 1).is_none());
        assert!(at(&Words::of("tre l"), 1).is_none());
        assert_eq!(unit_of("5 m3").dimension, Volume);
        assert_eq!(unit_of("5 m 3").dimension, Length);
    }

    #[test]
    fn factors_agree_with_each_other() {
        let factor = |text| unit_of(text).factor;
        assert_eq!(factor("1 miglia all'ora"), factor("1 miglia").divided_by(&factor("1 ore")).expect("a quotient"));
        assert_eq!(factor("1 nodi"), factor("1 miglia nautiche").divided_by(&factor("1 ore")).expect("a quotient"));
        assert_eq!(factor("1 piedi quadrati"), factor("1 piedi").times(&factor("1 piedi")).expect("a product"));
        assert_eq!(factor("1 miglia quadrate"), factor("1 miglia").times(&factor("1 miglia")).expect("a product"));
    }

    #[test]
    fn no_name_stands_twice() {
        let mut names: Vec<&str> = MEASURES.iter().chain(CURRENCIES).flat_map(|row| row.names.split('|')).collect();
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count);
    }

    #[test]
    fn points_of_sale_are_no_points() {
        assert!(at(&Words::of("40 punti vendita"), 1).is_none());
        assert_eq!(unit_of("40 punti").dimension, Grade);
    }

    #[test]
    fn a_currency_may_stand_before_its_figure() {
        for (text, currency) in [("$ 5", "XXX"), ("US$5", "USD"), ("euro 5", "EUR"), ("€5", "EUR"), ("HK$ 5", "HKD")]
        {
            let (_, unit) = currency_before(&Words::of(text), 0).expect("a currency");
            assert_eq!(unit.dimension, Money(currency), "{text}");
        }
    }
}
