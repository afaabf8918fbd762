//! The numeral grammar alone, without units: 12,600; 1.2万亿; 9万6千; 三万一; 二〇二五; 三四百; 壹佰.
//!
//! A numeral is a sum of parts, each a number times its magnitudes. Small magnitudes (十百千) build a section below
//! ten thousand; a great one (万亿兆) multiplies its section, or, where it is greater than all before it, everything
//! so far: 三万五千亿 is 35,000 times 亿. Two digits in a row (三四百) leave the numeral between two bounds.

mod digits;

use super::cursor::Cursor;
use crate::extract::quantity::Exact;

/// The numeral that begins `text`: how many bytes it takes and its value. Of a numeral between two bounds (三四百)
/// the value is the lower one.
///
/// ```
/// use riscontro::extract::quantity::Exact;
/// use riscontro::lang::zh::figures::numeral::at_start;
/// assert_eq!(at_start("三万一千人"), Some(("三万一千".len(), Exact::whole(31_000))));
/// ```
pub fn at_start(text: &str) -> Option<(usize, Exact)> {
    parse(text).map(|numeral| (numeral.len, numeral.low))
}

/// A numeral as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numeral {
    /// Bytes it takes.
    pub(super) len: usize,
    /// Its value, or the lower bound.
    pub(super) low: Exact,
    /// The upper bound, for 三四百.
    pub(super) high: Option<Exact>,
    /// What its first number was multiplied by, where it has only one: 10⁸ for 2.6亿.
    pub(super) scale: Exact,
    /// Whether it begins in Arabic digits.
    pub(super) arabic: bool,
}

/// The numeral that begins `text` where no full-width comma parts thousands: 第3，400人 is the third, then 400.
pub(super) fn parse_before_comma(text: &str) -> Option<Numeral> {
    parse(text.split('，').next().unwrap_or(text))
}

/// The numeral that begins `text`, with all that is known of it.
pub(super) fn parse(text: &str) -> Option<Numeral> {
    let first = text.chars().next().filter(|c| may_begin(*c))?;
    let arabic = first.is_ascii_digit();
    if !arabic && let Some(word) = whole_word(text) {
        return Some(word);
    }
    let mut reader = Reader::new(text, arabic);
    reader.read();
    if !arabic && reader.sum.number.is_some() | (reader.sum.small != NONE) {
        reader.decimal_point();
    }
    let value = reader.sum.total(arabic)?;
    let scale = match reader.first {
        Some(first) if reader.numbers == 1 => value.low.divided_by(&first.low).unwrap_or(ONE),
        _ => ONE,
    };
    let high = (value.high != value.low).then_some(value.high);
    Some(Numeral { len: reader.cursor.at(), low: value.low, high, scale, arabic })
}

/// Whether a numeral may begin with `c`.
#[rustfmt::skip]
pub(super) fn may_begin(c: char) -> bool {
    matches!(
        c,
        '0'..='9' | '〇' | '○' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千' | '万'
        | '亿' | '两' | '半' | '廿' | '卅' | '俩' | '仨' | '壹' | '贰' | '叁' | '肆' | '伍' | '陆' | '柒' | '捌' | '玖' | '兆'
    )
}

/// Numerals that stand for themselves and take no magnitude.
fn whole_word(text: &str) -> Option<Numeral> {
    const WORDS: &[(&str, (i128, i128))] = &[
        ("俩", (2, 1)), // the two of them
        ("仨", (3, 1)), // the three of them
        ("半", (1, 2)), // half
    ];
    let mut cursor = Cursor::new(text, 0);
    if let Some((num, den)) = cursor.take_row(WORDS) {
        return Some(plain(cursor.at(), Exact::new(num, den)));
    }
    let (len, value) = digits::positional(text)?;
    Some(plain(len, value))
}

fn plain(len: usize, value: Exact) -> Numeral {
    Numeral { len, low: value, high: None, scale: ONE, arabic: false }
}

const ONE: Exact = Exact::whole(1);
const ZERO: Exact = Exact::whole(0);

/// A value, or the two it lies between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bounds {
    low: Exact,
    high: Exact,
}

impl Bounds {
    fn exactly(value: Exact) -> Self {
        Self { low: value, high: value }
    }

    fn whole(low: i128, high: i128) -> Self {
        Self { low: Exact::whole(low), high: Exact::whole(high) }
    }

    fn plus(&self, other: &Self) -> Option<Self> {
        Some(Self { low: self.low.plus(&other.low)?, high: self.high.plus(&other.high)? })
    }

    fn times(&self, factor: &Exact) -> Option<Self> {
        Some(Self { low: self.low.times(factor)?, high: self.high.times(factor)? })
    }
}

/// Reads a numeral token by token.
struct Reader<'a> {
    cursor: Cursor<'a>,
    arabic: bool,
    formal: bool,
    sum: Sum,
    first: Option<Bounds>,
    numbers: usize,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, arabic: bool) -> Self {
        let (formal, sum) = (digits::is_formal(text), Sum::default());
        Self { cursor: Cursor::new(text, 0), arabic, formal, sum, first: None, numbers: 0 }
    }

    fn read(&mut self) {
        self.old_tens();
        while self.number() || self.magnitude() {}
    }

    /// Takes 廿 (twenty) or 卅 (thirty), which only begin a numeral.
    fn old_tens(&mut self) {
        let tens = match self.cursor.take_one("廿卅") {
            Some('廿') => Exact::whole(20),
            Some(_) => Exact::whole(30),
            None => return,
        };
        self.sum = Sum { section: Bounds::exactly(tens), small: 10, ..Sum::default() };
    }

    /// Takes a number, where one may stand.
    fn number(&mut self) -> bool {
        let mut ahead = self.cursor;
        let Some(number) = self.number_ahead(&mut ahead) else { return false };
        self.cursor = ahead;
        self.numbers += 1;
        self.first.get_or_insert(number);
        self.sum.number = Some(number);
        true
    }

    fn number_ahead(&mut self, ahead: &mut Cursor<'a>) -> Option<Bounds> {
        if self.sum.number.is_some() {
            return None;
        }
        if self.arabic {
            return self.arabic_number(ahead);
        }
        self.han_number(ahead)
    }

    /// Further Arabic numbers have to be followed by a lesser magnitude (9万6千), or to fill the four places that 万
    /// leaves open (1万2345).
    fn arabic_number(&self, ahead: &mut Cursor<'a>) -> Option<Bounds> {
        if self.sum.is_empty() {
            return digits::arabic(ahead).map(Bounds::exactly);
        }
        let close = !ahead.sees(" ");
        ahead.space();
        let start = ahead.at();
        let number = digits::arabic(ahead)?;
        let places = ahead.at() - start;
        let magnitude = magnitude_after(*ahead, true, self.formal).map(|(_, magnitude)| magnitude);
        let fits = match magnitude {
            Some(magnitude) => magnitude < self.sum.least(),
            None => close && places == 4 && self.sum.great == 10_000,
        };
        fits.then(|| Bounds::exactly(number))
    }

    fn han_number(&mut self, ahead: &mut Cursor<'a>) -> Option<Bounds> {
        let opened = !self.sum.is_empty();
        if opened && ahead.take_one("零〇○").is_some() {
            self.sum.zero = true;
            if ahead.sees("十") {
                return Some(Bounds::whole(1, 1));
            }
        }
        let number = digits::han(ahead, self.formal)?;
        let ends = magnitude_after(*ahead, false, self.formal).is_none();
        (!opened || !ends || self.may_end_with(number, *ahead)).then_some(number)
    }

    /// Whether `number` may be the last digit: 一百五 yes; 一百一个 no, nor 一百两.
    fn may_end_with(&self, number: Bounds, after: Cursor<'_>) -> bool {
        let spoken = !self.sum.zero && self.sum.least() > 10;
        let stands_alone = !after.next().is_some_and(is_han) || after.sees("多余左上以元");
        !after.follows("两") && (!spoken || number.low == number.high && (number.low != ONE || stands_alone))
    }

    /// Takes a magnitude, where one may stand.
    fn magnitude(&mut self) -> bool {
        let Some((ahead, magnitude)) = magnitude_after(self.cursor, self.arabic, self.formal) else { return false };
        // A space only parts an Arabic number from its magnitude: 28 亿, but not 千 万.
        if self.cursor.sees(" ") && self.sum.number.is_none() {
            return false;
        }
        let fits = match magnitude {
            10 | 100 | 1000 => self.sum.multiply_small(magnitude),
            _ => self.sum.multiply_great(magnitude),
        };
        if fits.is_some() {
            self.cursor = ahead;
        }
        fits.is_some()
    }

    /// Takes 点 (point) and what follows it, and goes on: 三点二亿.
    fn decimal_point(&mut self) {
        let mut ahead = self.cursor;
        let Some(whole) = self.sum.total(false) else { return };
        let Some(fraction) = digits::after_point(&mut ahead) else { return };
        let Some(number) = whole.plus(&Bounds::exactly(fraction)) else { return };
        self.cursor = ahead;
        self.first = Some(number);
        self.sum = Sum { number: Some(number), ..Sum::default() };
        while self.magnitude() {}
    }
}

/// The magnitude ahead, and the place after it. The mega of 兆瓦 and the beginning of 千克 or 百度 are none.
fn magnitude_after(mut cursor: Cursor<'_>, arabic: bool, formal: bool) -> Option<(Cursor<'_>, i128)> {
    /// After digits these are units and names; after Han numerals 千 counts all the same.
    const NOT_AFTER_DIGITS: &[&str] = &[
        "百分", // per cent
        "百帕", // hectopascal
        "百度", // Baidu
        "百货", // department store
        "百姓", // the people
        "百科", // encyclopaedia
        "千米", // kilometre
        "千克", // kilogram
        "千瓦", // kilowatt
        "千伏", // kilovolt
        "千赫", // kilohertz
        "千帕", // kilopascal
        "千卡", // kilocalorie
        "千焦", // kilojoule
        "千禧", // millennium
        "万圣", // Hallowe'en
        "万科", // Vanke
        "万达", // Wanda
        "万能", // all-purpose
        "万物", // all things
    ];
    const NOT_TRILLION: &str = "瓦赫字比帕焦伏欧"; // 兆 before these is mega
    if arabic {
        cursor.space();
    }
    if arabic && cursor.sees_word(NOT_AFTER_DIGITS) || cursor.sees_word(&["百分", "千分之", "万分之"]) {
        return None;
    }
    let magnitude = match cursor.next()? {
        '十' if !arabic => 10, // ten
        '百' => 100,           // hundred
        '千' => 1000,          // thousand
        '万' => 10_000,
        '亿' => 100_000_000,
        '兆' => 1_000_000_000_000, // trillion
        '拾' if formal => 10,
        '佰' if formal => 100,
        '仟' if formal => 1000,
        _ => return None,
    };
    cursor.skip('万'.len_utf8());
    (magnitude != 1_000_000_000_000 || !cursor.sees(NOT_TRILLION)).then_some((cursor, magnitude))
}

/// No magnitude yet.
const NONE: i128 = i128::MAX;

/// What has been added up so far.
#[derive(Debug, Clone, Copy)]
struct Sum {
    /// Sections that have their great magnitude.
    great_part: Bounds,
    /// The section being read.
    section: Bounds,
    /// A number that has no magnitude yet.
    number: Option<Bounds>,
    /// The last small magnitude of the section, or `NONE`.
    small: i128,
    /// The last great magnitude, or `NONE`.
    great: i128,
    /// Whether 零 stood before the number: 一百零五, which is not 一百五.
    zero: bool,
}

impl Default for Sum {
    fn default() -> Self {
        let nothing = Bounds::exactly(ZERO);
        Self { great_part: nothing, section: nothing, number: None, small: NONE, great: NONE, zero: false }
    }
}

impl Sum {
    fn is_empty(&self) -> bool {
        self.number.is_none() && self.small == NONE && self.great == NONE
    }

    /// The least magnitude so far.
    fn least(&self) -> i128 {
        self.small.min(self.great)
    }

    /// 十百千 multiply the number before them and are added to the section, from the greater to the lesser.
    fn multiply_small(&mut self, magnitude: i128) -> Option<()> {
        let number = match self.number {
            Some(number) => number,
            None if self.is_empty() => Bounds::exactly(ONE),
            None => return None,
        };
        let part = number.times(&Exact::whole(magnitude))?;
        self.section = (magnitude < self.small).then(|| self.section.plus(&part))??;
        (self.number, self.small, self.zero) = (None, magnitude, false);
        Some(())
    }

    /// 万亿兆 multiply their section, or all before them where they are greater than all before them.
    fn multiply_great(&mut self, magnitude: i128) -> Option<()> {
        let factor = Exact::whole(magnitude);
        let open = self.section.plus(&self.number.unwrap_or(Bounds::exactly(ZERO)))?;
        let nothing_open = self.number.is_none() && self.small == NONE;
        self.great_part = match (self.great == NONE, magnitude > self.great) {
            (true, _) if nothing_open => Bounds::exactly(factor),
            (true, _) => open.times(&factor)?,
            (false, true) => self.great_part.plus(&open)?.times(&factor)?,
            (false, false) if nothing_open || magnitude == self.great => return None,
            (false, false) => self.great_part.plus(&open.times(&factor)?)?,
        };
        *self = Self { great_part: self.great_part, great: magnitude, ..Self::default() };
        Some(())
    }

    /// The value. A last digit without magnitude counts in the tenth of the one before it, in Han numerals without
    /// 零: 一百五 is 150.
    fn total(&self, arabic: bool) -> Option<Bounds> {
        if self.is_empty() {
            return None;
        }
        let done = self.great_part.plus(&self.section)?;
        let Some(number) = self.number else { return Some(done) };
        let spoken = !arabic && !self.zero && self.least() != NONE && self.least() > 10;
        let place = if spoken { Exact::whole(self.least() / 10) } else { ONE };
        done.plus(&number.times(&place)?)
    }
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<Exact> {
        at_start(text).map(|(_, value)| value)
    }

    fn assert_whole(text: &str, expected: i128) {
        assert_eq!(at_start(text), Some((text.len(), Exact::whole(expected))), "{text}");
    }

    /// Writes a number out in Han numerals.
    fn written(number: u64) -> String {
        if number == 0 {
            return "零".to_owned();
        }
        let sections = [(1_000_000_000_000, "万亿"), (100_000_000, "亿"), (10_000, "万"), (1, "")];
        let (mut text, mut rest, mut gap) = (String::new(), number, false);
        for (magnitude, name) in sections {
            let section = rest / magnitude;
            rest %= magnitude;
            if section == 0 {
                gap = !text.is_empty();
                continue;
            }
            if !text.is_empty() && (section < 1000 || gap) {
                text.push('零');
            }
            // The 万 of 万亿 is said once: 一万二千亿.
            text += &section_written(section);
            text += if name == "万亿" && rest >= 100_000_000 { "万" } else { name };
            gap = false;
        }
        if text.starts_with("一十") { text["一".len()..].to_owned() } else { text }
    }

    fn section_written(section: u64) -> String {
        let digits: Vec<char> = "零一二三四五六七八九".chars().collect();
        let (mut text, mut rest, mut gap) = (String::new(), section, false);
        for (magnitude, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
            let digit = (rest / magnitude) as usize;
            rest %= magnitude;
            if digit == 0 {
                gap = !text.is_empty();
                continue;
            }
            if gap {
                text.push('零');
            }
            gap = false;
            text.push(digits[digit]);
            text += name;
        }
        text
    }

    #[test]
    fn reads_every_number_to_a_million_and_samples_beyond() {
        for number in 0..=1_000_000 {
            assert_whole(&written(number), i128::from(number));
        }
        let mut number = 1_000_003u64;
        while number < 10_000_000_000_000 {
            assert_whole(&written(number), i128::from(number));
            assert_whole(&number.to_string(), i128::from(number));
            number += number / 997 + 7;
        }
    }

    #[test]
    fn reads_arabic_digits_with_separators_and_magnitudes() {
        assert_whole("12,600", 12_600);
        assert_whole("17.5万", 175_000);
        assert_whole("1.2万亿", 1_200_000_000_000);
        assert_whole("9万6千", 96_000);
        assert_whole("1亿2000万", 120_000_000);
        assert_whole("2千5百万", 25_000_000);
        assert_whole("1万2345", 12_345);
        assert_whole("28 亿", 2_800_000_000);
        assert_eq!(value("1.26"), Some(Exact::new(126, 100)));
        assert_eq!(at_start("1,2,3"), Some((1, Exact::whole(1))));
        assert_eq!(at_start("3千克"), Some((1, Exact::whole(3))));
        assert_eq!(at_start("600兆瓦"), Some((3, Exact::whole(600))));
        assert_eq!(at_start("2万3省"), Some(("2万".len(), Exact::whole(20_000))));
    }

    #[test]
    fn reads_spoken_short_forms() {
        assert_whole("三万一", 31_000);
        assert_whole("两千三", 2_300);
        assert_whole("一百二", 120);
        assert_whole("一亿二", 120_000_000);
        assert_whole("一百零二", 102);
        assert_eq!(at_start("一百一个"), Some(("一百".len(), Exact::whole(100))));
    }

    #[test]
    fn reads_digits_by_their_place() {
        assert_whole("二〇二五", 2025);
        assert_whole("一九四八", 1948);
        assert_whole("二零二五", 2025);
    }

    #[test]
    fn reads_bare_magnitudes_old_and_formal_forms() {
        assert_whole("万亿", 1_000_000_000_000);
        assert_whole("千", 1000);
        assert_whole("百万", 1_000_000);
        assert_whole("廿五", 25);
        assert_whole("卅", 30);
        assert_whole("壹佰贰拾万", 1_200_000);
        assert_whole("俩", 2);
        assert_eq!(value("半"), Some(Exact::new(1, 2)));
        assert_eq!(value("陆地"), None);
        assert_eq!(value("百分之三"), None);
    }

    #[test]
    fn reads_decimals_in_words() {
        assert_eq!(value("三点五"), Some(Exact::new(7, 2)));
        assert_whole("三点二亿", 320_000_000);
        assert_eq!(value("十二点零五"), Some(Exact::new(1205, 100)));
        assert_eq!(value("三点五十分"), Some(Exact::whole(3)));
    }

    #[test]
    fn keeps_both_bounds_of_neighbouring_digits() {
        let bounds = |text: &str| parse(text).map(|n| (n.len, n.low.numerator(), n.high.map(|h| h.numerator())));
        assert_eq!(bounds("三四百"), Some(("三四百".len(), 300, Some(400))));
        assert_eq!(bounds("两三万"), Some(("两三万".len(), 20_000, Some(30_000))));
        assert_eq!(bounds("十七八岁"), Some(("十七八".len(), 17, Some(18))));
        assert_eq!(bounds("一百二三十"), Some(("一百二三十".len(), 120, Some(130))));
        assert_eq!(bounds("三五个"), Some(("三五".len(), 3, Some(5))));
        assert_eq!(bounds("九三"), None);
    }

    #[test]
    fn never_panics_and_stays_inside_the_text() {
        let pieces = ["十", "亿", "万", "3", "1,000", "三", "零", "点", "半", "廿", ".", "兆", " ", "壹", "佰", "两"];
        for a in pieces {
            for b in pieces {
                for c in pieces {
                    for d in pieces {
                        let text = [a, b, c, d].concat();
                        assert!(at_start(&text).is_none_or(|(len, _)| len > 0 && text.is_char_boundary(len)), "{text}");
                    }
                }
            }
        }
    }
}
