//! What follows a numeral and says what it is a number of: per cent, 成 (tenths), 倍 (times), a unit, a classifier.

use crate::extract::quantity::{Dimension, Exact, Form, Unit};
use crate::lang::zh::figures::counted::{self, Counted};
use crate::lang::zh::figures::cursor::Cursor;
use crate::lang::zh::figures::{numeral, units};

/// What a numeral is a number of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tail {
    /// The unit.
    pub(super) unit: Unit,
    /// The form it gives the figure.
    pub(super) form: Form,
    /// What the numeral is multiplied by: a hundredth for %.
    pub(super) scale: Exact,
    /// What is added after that: the half of 三年半, the five of 五成五.
    pub(super) extra: Exact,
    /// Whether 多 stood inside it: 三个多月.
    pub(super) over: bool,
    /// Whether it is a classifier or noun, which measures nothing.
    pub(super) classifier: bool,
}

impl Tail {
    fn of(unit: Unit, form: Form, scale: Exact) -> Self {
        Self { unit, form, scale, extra: Exact::whole(0), over: false, classifier: false }
    }

    fn share(form: Form, scale: Exact) -> Self {
        Self::of(Unit::COUNT, form, scale)
    }

    /// Value of a numeral with this tail.
    pub(super) fn apply(&self, value: Exact) -> Exact {
        let scaled = value.times(&self.scale).unwrap_or(value);
        scaled.plus(&self.extra).unwrap_or(scaled)
    }
}

const HALF: (i128, i128) = (1, 2);

/// Takes the tail ahead.
pub(super) fn take(cursor: &mut Cursor<'_>) -> Option<Tail> {
    let mut ahead = *cursor;
    ahead.space();
    let tail = per_cent(&mut ahead)
        .or_else(|| tenths(&mut ahead))
        .or_else(|| times(&mut ahead))
        .or_else(|| anniversary(&mut ahead))
        .or_else(|| split_measure(&mut ahead))
        .or_else(|| minutes_and_seconds(&mut ahead))
        .or_else(|| of_either_sex(&mut ahead))
        .or_else(|| counted(&mut ahead))?;
    *cursor = ahead;
    Some(tail)
}

fn per_cent(cursor: &mut Cursor<'_>) -> Option<Tail> {
    const SHARES: &[(&str, i128)] = &[
        ("%", 100),
        ("％", 100),
        ("‰", 1000),
        ("个百分点", 100),  // percentage points
        ("百分点", 100),    // percentage points
        ("个基点", 10_000), // basis points
        ("基点", 10_000),   // basis points
    ];
    let parts = cursor.take_row(SHARES)?;
    Some(Tail::share(Form::Percent, Exact::new(1, parts)))
}

/// 三成, 四成半, 五成五.
fn tenths(cursor: &mut Cursor<'_>) -> Option<Tail> {
    const OTHER_WORD: &str = "功立为果绩就都熟本年长语型份分事双群"; // 成功 success, 成立 founded, 成为 become …
    /// Of them, about, nearly, there are, makes up, over: 其中两成为设备 are two tenths.
    const SHARED: &[&str] = &["其中", "其中约", "其中近", "约", "近", "有", "占", "逾", "超"];
    let mut ahead = *cursor;
    let start = cursor.before().trim_end_matches(numeral::may_begin);
    let is_share = SHARED.iter().any(|word| start.ends_with(word));
    let other = |ahead: &Cursor<'_>| {
        ahead.sees(OTHER_WORD) && !(is_share && ahead.sees("为")) || ahead.sees("员") && !ahead.sees_word(&["员工"])
    };
    if !ahead.take("成") || other(&ahead) {
        return None;
    }
    let mut tail = Tail::share(Form::Fraction, Exact::new(1, 10));
    *cursor = ahead;
    if ahead.take("半") {
        tail.extra = Exact::new(1, 20);
        *cursor = ahead;
        return Some(tail);
    }
    for digit_behind in [single_digit, hundredths_of_people] {
        let mut ahead = *cursor;
        if let Some(digit) = digit_behind(&mut ahead) {
            tail.extra = Exact::new(digit, 100);
            *cursor = ahead;
            break;
        }
    }
    Some(tail)
}

/// 四成三|人, 五成六|的人: the digit goes with the tenths, since nobody counts three people behind a share.
fn hundredths_of_people(cursor: &mut Cursor<'_>) -> Option<i128> {
    const PEOPLE: [&str; 7] = ["人", "民众", "民眾", "市民", "受访", "受訪", "居民"];
    let mut ahead = *cursor;
    let numeral = numeral::parse(ahead.rest())?;
    let digit = ahead.take_one("一二三四五六七八九")?;
    let people = PEOPLE.iter().any(|word| ahead.rest().starts_with(word));
    let single = numeral.len == digit.len_utf8() && numeral.low.denominator() == 1;
    *cursor = ahead;
    (single && people).then(|| numeral.low.numerator())
}

/// A Han digit that stands alone, counting nothing.
pub(super) fn single_digit(cursor: &mut Cursor<'_>) -> Option<i128> {
    let mut ahead = *cursor;
    let numeral = numeral::parse(ahead.rest())?;
    let digit = ahead.take_one("一二三四五六七八九")?;
    let stands_alone = numeral.len == digit.len_utf8() && counted::at_start(ahead.rest()).is_none();
    *cursor = ahead;
    (stands_alone && numeral.low.denominator() == 1).then(|| numeral.low.numerator())
}

fn times(cursor: &mut Cursor<'_>) -> Option<Tail> {
    let mut ahead = *cursor;
    if !ahead.take("倍") || ahead.sees("数频率增感思受加道") {
        return None; // 倍数 multiple, 倍率 ratio, 倍增 multiply
    }
    *cursor = ahead;
    let extra = if cursor.take("半") { Exact::new(HALF.0, HALF.1) } else { Exact::whole(0) };
    Some(Tail { extra, ..Tail::share(Form::Multiple, Exact::whole(1)) })
}

/// 55周年 is the fifty-fifth anniversary, 三年级 the third form.
fn anniversary(cursor: &mut Cursor<'_>) -> Option<Tail> {
    cursor.take_row(&[("周年", ()), ("年级", ())])?;
    Some(Tail::share(Form::Ordinal, Exact::whole(1)))
}

/// 三个半月, 两个多小时: 半 and 多 stand between 个 and the unit.
fn split_measure(cursor: &mut Cursor<'_>) -> Option<Tail> {
    let mut ahead = *cursor;
    if !ahead.take("个") {
        return None;
    }
    let between = ahead.take_one("半多余")?;
    let (len, unit) = units::parted_at_start(ahead.rest())?;
    ahead.skip(len);
    *cursor = ahead;
    let mut tail = Tail::of(unit, Form::Cardinal, Exact::whole(1));
    match between {
        '半' => tail.extra = Exact::new(HALF.0, HALF.1),
        _ => tail.over = true,
    }
    Some(tail)
}

/// 1分03秒, 四分半钟: before seconds and before 钟, 分 is a minute and not a point.
fn minutes_and_seconds(cursor: &mut Cursor<'_>) -> Option<Tail> {
    let mut ahead = *cursor;
    if !ahead.take("分") {
        return None;
    }
    let minute = Unit { dimension: Dimension::Duration, factor: Exact::whole(60) };
    let mut tail = Tail::of(minute, Form::Cardinal, Exact::whole(1));
    let after = ahead;
    if ahead.take("半钟") {
        *cursor = ahead;
        tail.extra = Exact::new(HALF.0, HALF.1);
        return Some(tail);
    }
    let seconds = numeral::parse(ahead.rest())?;
    ahead.skip(seconds.len);
    if !ahead.sees("秒") {
        return None;
    }
    *cursor = after;
    Some(tail)
}

/// 两男一女: so many men and so many women, of whom each is told beside the other.
fn of_either_sex(cursor: &mut Cursor<'_>) -> Option<Tail> {
    let mut ahead = *cursor;
    ahead.take_one("男女")?;
    let follows = cursor.before().trim_end_matches(numeral::may_begin).ends_with(['男', '女']);
    let leads =
        || numeral::at_start(ahead.rest()).is_some_and(|(len, _)| ahead.rest()[len..].starts_with(['男', '女']));
    if !follows && !leads() || ahead.sees("子性孩士生工单双") {
        return None;
    }
    *cursor = ahead;
    Some(Tail { classifier: true, ..Tail::of(Unit::COUNT, Form::Cardinal, Exact::whole(1)) })
}

fn counted(cursor: &mut Cursor<'_>) -> Option<Tail> {
    let (len, counted) = counted::at_start(cursor.rest())?;
    let mut tail = match counted {
        Counted::Measured(unit) => Tail::of(unit, Form::Cardinal, Exact::whole(1)),
        Counted::Classified => Tail { classifier: true, ..Tail::of(Unit::COUNT, Form::Cardinal, Exact::whole(1)) },
    };
    if cursor.sees_word(&["块"]) {
        tail = money_in_pieces(*cursor, len).unwrap_or(tail);
    }
    let word = &cursor.rest()[..len];
    cursor.skip(len);
    if !tail.classifier || word == "块" {
        tail.extra = half_after(cursor);
    } else {
        bracketed_classifier(cursor);
    }
    Some(tail)
}

/// 三块五 is money; 三块石头 are stones.
fn money_in_pieces(mut cursor: Cursor<'_>, len: usize) -> Option<Tail> {
    cursor.skip(len);
    let digits = numeral::parse(cursor.rest()).is_some_and(|digits| {
        cursor.skip(digits.len);
        counted::at_start(cursor.rest()).is_none()
    });
    let yuan = Unit { dimension: Dimension::Money("XXX"), factor: Exact::whole(1) };
    digits.then(|| Tail::of(yuan, Form::Cardinal, Exact::whole(1)))
}

/// 三年半, 两公里半.
fn half_after(cursor: &mut Cursor<'_>) -> Exact {
    const OTHER_WORD: &str = "数决导岛径月场程价夜途成官小公票挂个"; // 半数 half of, 半决赛 semi-final …
    let mut ahead = *cursor;
    if ahead.take("半") && !ahead.sees(OTHER_WORD) {
        *cursor = ahead;
        return Exact::new(HALF.0, HALF.1);
    }
    Exact::whole(0)
}

/// 110件（套）: a second classifier in brackets.
fn bracketed_classifier(cursor: &mut Cursor<'_>) {
    let mut ahead = *cursor;
    if ahead.take_one("（(").is_none() {
        return;
    }
    let Some((len, Counted::Classified)) = counted::at_start(ahead.rest()) else { return };
    ahead.skip(len);
    if ahead.take_one("）)").is_some() {
        *cursor = ahead;
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{figure, words_of};
    use super::*;

    #[test]
    fn a_unit_may_be_parted_from_its_classifier() {
        assert_eq!(figure("三个多月").unit.dimension, Dimension::Months);
        assert_eq!(figure("5个半月").value, Exact::new(11, 2));
        let minutes = figure("四分半钟");
        assert_eq!((minutes.value, minutes.unit.dimension), (Exact::new(9, 2), Dimension::Duration));
    }

    #[test]
    fn tells_money_from_pieces_and_minutes_from_points() {
        assert_eq!(figure("三块石头").unit, Unit::COUNT);
        assert_eq!(figure("三块五").unit.dimension, Dimension::Money("XXX"));
        assert_eq!(figure("8分").unit.dimension, Dimension::Grade);
        assert_eq!(figure("9分17秒").unit.dimension, Dimension::Duration);
    }

    #[test]
    fn men_and_women_are_counted_beside_each_other() {
        assert_eq!(words_of("评委由四男三女组成，两男子被捕，三女"), ["四男", "三女"]);
    }

    #[test]
    fn tenths_may_be_something() {
        assert_eq!(words_of("其中三成为新车，两人三成为朋友"), ["三成", "两人"]);
    }

    #[test]
    fn a_classifier_is_taken_and_its_noun_is_left() {
        assert_eq!(
            words_of("三名女性，18个州，57项专利，4.2万名跑者，12个国家"),
            ["三名", "18个", "57项", "4.2万名", "12个"]
        );
        assert_eq!(words_of("两国，两人，三地，四强"), ["两国", "两人", "三地", "四强"]);
    }
}
