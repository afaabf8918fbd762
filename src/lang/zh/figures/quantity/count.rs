//! How many: a numeral, what is vague about it (数十, 十几, 30多万), and the second of two numbers.

use super::pair::{self, Kind};
use crate::extract::quantity::{Approximation, Exact};
use crate::lang::zh::figures::cursor::Cursor;
use crate::lang::zh::figures::numeral::{self, Numeral};

/// How many.
#[derive(Debug, Clone, Copy)]
pub(super) struct Count<'a> {
    /// Where the first numeral begins.
    pub(super) start: Cursor<'a>,
    /// Where the last one ends.
    pub(super) end: Cursor<'a>,
    /// The first numeral.
    pub(super) numeral: Numeral,
    /// Its value, or the lower or first of two.
    pub(super) low: Exact,
    /// The upper or second of two.
    pub(super) high: Option<Exact>,
    /// What two numbers are to each other; 三四百 is one numeral and has no kind.
    pub(super) kind: Option<Kind>,
    /// 数, 几, 上, 过 before the numeral: an order of magnitude.
    pub(super) vague: Option<Approximation>,
    /// 多, 余, 来, 几 after it.
    pub(super) loose: Option<Approximation>,
}

impl<'a> Count<'a> {
    /// Takes the count ahead.
    pub(super) fn take(cursor: &mut Cursor<'a>) -> Option<Self> {
        let mut ahead = *cursor;
        let vague = vague(&mut ahead);
        let start = ahead;
        // Behind a month, a letter or the mark of a list no amount begins that commas part.
        let listed =
            start.follows("第月日号时点年、，,.-") || start.previous().is_some_and(|c| c.is_ascii_alphanumeric());
        let parse = if listed { numeral::parse_before_comma } else { numeral::parse };
        let numeral = parse(ahead.rest()).filter(|_| !start.sees("半俩仨"))?;
        ahead.skip(numeral.len);
        let mut count =
            Self { start, end: ahead, numeral, low: numeral.low, high: numeral.high, kind: None, vague, loose: None };
        count.take_rest(&mut ahead);
        count.end = ahead;
        if vague.is_some() {
            ahead.take("计"); // 数以百计
            count.end = ahead;
        }
        *cursor = ahead;
        Some(count)
    }

    fn take_rest(&mut self, cursor: &mut Cursor<'a>) {
        if let Some(loose) = loosely(cursor, self.text(), self.low) {
            self.loose = Some(loose);
            self.multiply(parted_magnitude(cursor));
        } else if let Some(pair) = pair::take(cursor, &self.numeral) {
            (self.low, self.high, self.kind) = (pair.first, Some(pair.second), Some(pair.kind));
            self.loose = loosely(cursor, "", pair.second);
        }
    }

    fn multiply(&mut self, magnitude: Exact) {
        self.low = self.low.times(&magnitude).unwrap_or(self.low);
        self.high = self.high.and_then(|high| high.times(&magnitude));
    }

    /// The first numeral as it is written.
    pub(super) fn text(&self) -> &'a str {
        &self.start.rest()[..self.numeral.len]
    }
}

/// Takes what stands before a bare magnitude and leaves only its order: 数十, 好几百, 上千, 过万, 数以百计.
fn vague(cursor: &mut Cursor<'_>) -> Option<Approximation> {
    /// Word, characters after which it is part of another word, and what it says.
    const WORDS: &[(&str, (&str, Approximation))] = &[
        ("数以", ("", Approximation::Several)),
        ("数", ("人总倍次多少半基指分系岁件参函整小位读票度无点字计双单奇偶", Approximation::Several)),
        ("好几", ("", Approximation::Several)),
        ("几", ("茶", Approximation::Several)),
        ("上", ("以之", Approximation::Several)),
        ("过", ("超不通经", Approximation::Over)),
    ];
    let mut ahead = *cursor;
    let (not_after, says) = ahead.take_row(WORDS)?;
    /// 赶上万圣节, 网上百度: the verb or the place, then a name.
    const NAMES: &[&str] = &["万圣", "万科", "万达", "万豪", "万宝", "万维", "百度", "百货", "百科", "百事", "千禧"];
    if ahead.sees_word(NAMES) {
        return None;
    }
    let tens = ahead.follows("数几以") && ahead.sees("十");
    if cursor.follows(not_after) || !tens && !ahead.sees("百千万亿") {
        return None;
    }
    *cursor = ahead;
    Some(says)
}

/// Takes 多 or 余 (and more), 来 (or so), 几 (and some units) after a numeral of ten or more.
fn loosely(cursor: &mut Cursor<'_>, numeral: &str, value: Exact) -> Option<Approximation> {
    const OTHER_WORD: &[&str] = &[
        "多样",   // varied
        "多元化", // diversified
        "多元文", // multicultural
        "多元社", // plural society
        "多边",   // multilateral
        "多数",   // majority
        "多哈",   // Doha
        "多伦",   // Toronto
        "多瑙",   // Danube
        "余额",   // balance
        "余震",   // aftershock
        "余姚",   // Yuyao
        "余杭",   // Yuhang
        "几乎",   // almost
        "来自",   // from
        "来到",   // come to
        "来说",   // as to
    ];
    let mut ahead = *cursor;
    ahead.space();
    if value < Exact::whole(10) || ahead.sees_word(OTHER_WORD) {
        return None;
    }
    let tens =
        numeral.ends_with(['十', '百', '千', '万', '廿', '卅']) || numeral.ends_with("0") && value < Exact::whole(100);
    let says = match ahead.take_one("多余来几")? {
        '多' | '余' => Approximation::Over,
        '来' if tens => Approximation::About,
        '几' if tens => Approximation::Over,
        _ => return None,
    };
    *cursor = ahead;
    Some(says)
}

/// Takes the magnitude that 多 or 几 has parted from its numeral: 30多万, 十几亿.
fn parted_magnitude(cursor: &mut Cursor<'_>) -> Exact {
    let mut ahead = *cursor;
    ahead.space();
    match numeral::parse(ahead.rest()) {
        Some(magnitude) if ahead.sees("百千万亿") => {
            ahead.skip(magnitude.len);
            *cursor = ahead;
            magnitude.low
        }
        _ => Exact::whole(1),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{figure, words_of};
    use super::*;

    #[test]
    fn an_order_of_magnitude_is_told_by_its_lower_end() {
        for (text, value) in [("数十人", 10), ("几百", 100), ("好几百家", 100), ("上千名", 1000), ("数百万", 1_000_000)]
        {
            let found = figure(text);
            let expected = (Exact::whole(value), Approximation::Several);
            assert_eq!((found.value, found.approximation), expected, "{text}");
        }
        assert_eq!(figure("数以百计的人").approximation, Approximation::Several);
        assert_eq!(words_of("人数十分多，上万圣节，网上百度"), [""; 0]);
    }

    #[test]
    fn more_may_part_a_numeral_from_its_magnitude() {
        for (text, value) in [
            ("30多万人", 300_000),
            ("十几亿", 1_000_000_000),
            ("二十几岁", 20),
            ("10余万吨", 100_000),
            ("100多元", 100),
        ] {
            let found = figure(text);
            assert_eq!((found.value, found.approximation), (Exact::whole(value), Approximation::Over), "{text}");
        }
        assert_eq!(figure("十来个").approximation, Approximation::About);
        assert_eq!(words_of("30余震，100多样"), ["30", "100"]);
    }
}
