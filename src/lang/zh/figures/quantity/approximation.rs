//! Words beside a figure that say how exact it claims to be: 近 (nearly), 逾 (over), 不到 (under), 左右 (about).

use crate::extract::quantity::{Approximation, Dimension, Exact, Form, Quantity};
use crate::lang::zh::figures::cursor::Cursor;

use Approximation::{About, Nearly, Over, Under};

/// What stands before a figure.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lead {
    /// Where the figure begins with the word that belongs to it.
    pub(super) start: usize,
    /// Where the word begins, whether it belongs to the figure or, being a verb (突破), does not.
    pub(super) word: usize,
    /// What it says.
    pub(super) approximation: Option<Approximation>,
    /// Whether the word was 近, which before a stretch of time means "the last".
    near: bool,
}

impl Lead {
    /// Looks behind the cursor, not beyond byte `free`.
    pub(super) fn behind(cursor: Cursor<'_>, free: usize) -> Self {
        let behind = &cursor.text()[free..cursor.at()];
        let behind = behind.strip_suffix(' ').unwrap_or(behind);
        let bare = behind.strip_suffix('了').unwrap_or(behind); // perfective: 超过了
        let none = Self { start: cursor.at(), word: cursor.at(), approximation: None, near: false };
        let Some(row) = BEFORE.iter().find(|row| bare.ends_with(row.word)) else { return none };
        let rest = &bare[..bare.len() - row.word.len()];
        if rest.ends_with(|c| row.not_after.contains(c)) {
            return none;
        }
        let word = free + rest.len();
        let start = if row.inside && bare.len() == behind.len() { word } else { cursor.at() };
        Self { start, word, approximation: Some(row.says), near: row.word == "近" }
    }

    /// 近三年 is the last three years, 近三十年 nearly thirty: up to ten of a calendar unit, 近 says when.
    pub(super) fn means_recent(&self, quantity: &Quantity) -> bool {
        let calendar = match quantity.unit.dimension {
            Dimension::Months => true,
            Dimension::Duration => quantity.unit.factor >= DAY,
            _ => false,
        };
        self.near && calendar && quantity.value <= Exact::whole(10)
    }
}

const DAY: Exact = Exact::whole(86_400);

/// Takes the word of approximation after a figure, if one is there.
pub(super) fn after(cursor: &mut Cursor<'_>, quantity: &Quantity) -> Option<Approximation> {
    let mut ahead = *cursor;
    let measured = quantity.unit.dimension != Dimension::Count || quantity.form == Form::Multiple;
    let mut says = None;
    if measured && ahead.take_one("多余").is_some() && !ahead.sees("次样元边云年额名个") {
        (says, *cursor) = (Some(Over), ahead);
    }
    ahead = *cursor;
    ahead.space();
    let row = AFTER.iter().find(|(word, ..)| ahead.take(word));
    match row {
        Some((_, other, said)) if !ahead.sees(other) => {
            *cursor = ahead;
            says.or(Some(*said))
        }
        _ => says,
    }
}

/// A word before a figure.
struct Before {
    word: &'static str,
    says: Approximation,
    /// Whether it belongs to the figure: an adverb does, a verb does not.
    inside: bool,
    /// Characters after which it is part of another word: 预约 (to book), 附近 (nearby).
    not_after: &'static str,
}

const fn adverb(word: &'static str, says: Approximation) -> Before {
    Before { word, says, inside: true, not_after: "" }
}

const fn verb(word: &'static str, says: Approximation) -> Before {
    Before { word, says, inside: false, not_after: "" }
}

const fn unless_after(not_after: &'static str, row: Before) -> Before {
    Before { not_after, ..row }
}

/// The longer word stands before the shorter one that ends it.
const BEFORE: &[Before] = &[
    adverb("大约", About),                                                               // about
    adverb("大概", About),                                                               // roughly
    adverb("差不多", About),                                                             // more or less
    verb("约为", About),                                                                 // is about
    verb("约有", About),                                                                 // there are about
    verb("约占", About),                                                                 // makes up about
    verb("约合", About),                                                                 // comes to about
    verb("约达", About),                                                                 // reaches about
    verb("约需", About),                                                                 // needs about
    verb("约在", About),                                                                 // lies about
    unless_after("预节条合签违公纽隐制邀履解毁续租相特契简婚大失", adverb("约", About)), // about
    adverb("将近", Nearly),                                                              // almost
    adverb("接近", Nearly),                                                              // close to
    adverb("几近", Nearly),                                                              // nearly
    adverb("近乎", Nearly),                                                              // nearly
    adverb("几乎", Nearly),                                                              // almost
    verb("逼近", Nearly),                                                                // approaches
    unless_after("附最临靠新邻远亲拉走贴就切相浅", adverb("近", Nearly)),                // nearly
    adverb("不少于", Over),                                                              // no fewer than
    adverb("不低于", Over),                                                              // no lower than
    adverb("不小于", Over),                                                              // no less than
    verb("不超过", Under),                                                               // not exceeding
    verb("不多于", Under),                                                               // no more than
    verb("不高于", Under),                                                               // no higher than
    verb("不大于", Under),                                                               // no greater than
    verb("超过", Over),                                                                  // exceeds
    verb("超出", Over),                                                                  // goes beyond
    verb("突破", Over),                                                                  // breaks through
    verb("冲破", Over),                                                                  // breaks through
    verb("高于", Over),                                                                  // is higher than
    verb("多于", Over),                                                                  // is more than
    verb("大于", Over),                                                                  // is greater than
    adverb("至少", Over),                                                                // at least
    adverb("最少", Over),                                                                // at least
    adverb("起码", Over),                                                                // at the least
    adverb("逾", Over),                                                                  // over
    unless_after("中英高德西意法", adverb("超", Over)),                                  // over
    verb("低于", Under),                                                                 // is below
    verb("少于", Under),                                                                 // is fewer than
    verb("小于", Under),                                                                 // is less than
    verb("短于", Under),                                                                 // is shorter than
    adverb("不到", Under),                                                               // fewer than
    adverb("不足", Under),                                                               // short of
    adverb("不满", Under),                                                               // under
    adverb("未满", Under),                                                               // not yet
    adverb("未到", Under),                                                               // not yet
    adverb("最多", Under),                                                               // at most
    adverb("至多", Under),                                                               // at most
];

/// Word, the characters before which it is another word (上下班), and what it says.
const AFTER: &[(&str, &str, Approximation)] = &[
    ("左右", "手岸", About),               // or so
    ("上下", "班游车文两铺级午学", About), // or thereabouts
    ("及以上", "", Over),                  // and above
    ("以上", "", Over),                    // or more
    ("之上", "", Over),                    // above
    ("开外", "", Over),                    // and over
    ("出头", "", Over),                    // just over
    ("及以下", "", Under),                 // and below
    ("以下", "", Under),                   // or less
];

#[cfg(test)]
mod tests {
    use super::super::tests::{figure, words_of};
    use super::*;

    #[test]
    fn reads_words_before_and_after() {
        let told = [
            ("约30名", About),
            ("30人左右", About),
            ("将近30人", Nearly),
            ("近百家", Nearly),
            ("逾700家", Over),
            ("超过了 30人", Over),
            ("至少三人", Over),
            ("5级以上", Over),
            ("60岁及以上", Over),
            ("30多人", Over),
            ("三年多", Over),
            ("不到两年", Under),
            ("65岁以下", Under),
            ("最多50人", Under),
            ("30人", Approximation::Exact),
        ];
        for (text, approximation) in told {
            assert_eq!(figure(text).approximation, approximation, "{text}");
        }
    }

    #[test]
    fn other_words_with_the_same_ending_say_nothing() {
        for text in ["预约30人", "附近30人", "节约30吨", "英超30队", "30人上下班"] {
            assert_eq!(figure(text).approximation, Approximation::Exact, "{text}");
        }
    }

    #[test]
    fn near_before_a_few_years_means_the_last() {
        assert_eq!((figure("近三年").approximation, words_of("近三年")), (Approximation::Exact, vec!["三年"]));
        assert_eq!(figure("近三十年").approximation, Nearly);
        assert_eq!(figure("近三十个小时").approximation, Nearly);
    }
}
