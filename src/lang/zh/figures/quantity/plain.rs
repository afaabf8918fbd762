//! The common figure: sign, numeral, unit, and what may stand between them.

use super::approximation::Lead;
use super::count::Count;
use super::pair::{self, Kind};
use super::sign::Sign;
use super::tail::{self, Tail};
use super::{Body, context, sum};
use crate::extract::quantity::{Approximation, Dimension, Exact, Form};
use crate::lang::zh::figures::cursor::Cursor;

/// The figure that begins at the cursor.
pub(super) fn read(start: Cursor<'_>, lead: &Lead) -> Option<Body> {
    let mut cursor = start;
    let sign = Sign::take(&mut cursor);
    let count = Count::take(&mut cursor)?;
    let mut tail = tail::take(&mut cursor);
    if is_score(&count, tail.is_some()) {
        (tail, cursor) = (None, count.end);
    }
    if sign.is_currency() && tail.is_some_and(|tail| tail.classifier) {
        (tail, cursor) = (None, count.end); // $5.2起: the classifier belongs to other words
    }
    let unit = sign.unit(&count, tail.as_ref())?;
    let mut body = Body::new(cursor, form(&count, tail.as_ref())?, count.low);
    body.quantity.unit = unit;
    body.quantity.approximation = approximation(&count, tail.as_ref());
    set_values(&mut body, &sign, &count, tail.as_ref());
    if body.quantity.form == Form::Multiple {
        add_growth(&mut body, start, lead);
    }
    let summed = add_parts(&mut body, cursor, &count);
    let accepted = context::is_figure(&count, tail.as_ref(), lead) || sign.is_currency();
    let one = count.text() == "一"
        && count.kind.is_none()
        && !summed
        && !one_counts(&body, tail.as_ref())
        && !one_is_measured(&body, start, cursor, lead);
    (accepted && !one).then_some(body)
}

/// What form the figure takes. A choice (三、四) without a unit is none.
fn form(count: &Count<'_>, tail: Option<&Tail>) -> Option<Form> {
    let own = tail.map_or(Form::Cardinal, |tail| tail.form);
    let ranged = if own == Form::Cardinal { Form::Range } else { own };
    match count.kind {
        None if count.high.is_none() => Some(own),
        None | Some(Kind::Range) => Some(ranged),
        Some(Kind::Choice) => tail.map(|_| ranged),
        Some(Kind::Score | Kind::Dashed) if is_score(count, tail.is_some()) => Some(Form::Score),
        Some(Kind::Score | Kind::Dashed) => Some(ranged),
    }
}

fn is_score(count: &Count<'_>, counts: bool) -> bool {
    match count.kind {
        Some(Kind::Score) => true,
        Some(Kind::Dashed) => pair::is_score(count, counts),
        _ => false,
    }
}

fn approximation(count: &Count<'_>, tail: Option<&Tail>) -> Approximation {
    let over = tail.is_some_and(|tail| tail.over).then_some(Approximation::Over);
    count.vague.or(count.loose).or(over).unwrap_or(Approximation::Exact)
}

fn set_values(body: &mut Body, sign: &Sign, count: &Count<'_>, tail: Option<&Tail>) {
    let counted = |number: Exact| sign.apply(tail.map_or(number, |tail| tail.apply(number)));
    (body.quantity.value, body.quantity.second) = (counted(count.low), count.high.map(counted));
}

/// Growth by so many times: 增长两倍 is three times as much in the end, and one time more is always twice as much.
fn add_growth(body: &mut Body, start: Cursor<'_>, lead: &Lead) {
    const GROWS: &[&str] = &[
        "提高",   // raise
        "提升",   // raise
        "增长",   // grow
        "增加",   // add to
        "增多",   // grow in number
        "增强",   // strengthen
        "增大",   // enlarge
        "上升",   // rise
        "上涨",   // rise
        "升高",   // rise
        "攀升",   // climb
        "飙升",   // soar
        "激增",   // surge
        "暴增",   // surge
        "暴涨",   // surge
        "猛增",   // surge
        "大增",   // grow greatly
        "大涨",   // rise greatly
        "扩大",   // enlarge
        "延长",   // lengthen
        "增幅达", // growth reaches
        "增",     // grow
        "涨",     // rise
    ];
    let mut before = &start.text()[..lead.word];
    for filler in ["了", "近", "约", "逾", "达"] {
        before = before.strip_suffix(filler).unwrap_or(before);
    }
    let one = Exact::whole(1);
    let grows = GROWS.iter().any(|verb| before.ends_with(verb));
    if grows || body.quantity.value == one {
        body.quantity.value = body.quantity.value.plus(&one).unwrap_or(one);
        body.quantity.second = body.quantity.second.and_then(|second| second.plus(&one));
    }
}

/// Adds what a measure of several units, or of several provinces and cities, goes on with.
fn add_parts(body: &mut Body, cursor: Cursor<'_>, count: &Count<'_>) -> bool {
    let mut end = cursor;
    if count.high.is_some() {
        return false;
    }
    if let Some((value, unit)) = sum::take(&mut end, body.quantity.value, body.quantity.unit) {
        (body.quantity.value, body.quantity.unit, body.end) = (value, unit, end.at());
    } else if let Some(second) = sum::unlike(&mut end, count.text(), cursor) {
        // 三省一市: three and one, of unlike things.
        (body.quantity.second, body.end) = (Some(second), end.at());
    } else {
        return false;
    }
    true
}

/// A bare 一 is the article, whatever it measures; but 一成, 一倍, 一年半 are figures.
fn one_counts(body: &Body, tail: Option<&Tail>) -> bool {
    let ratio = matches!(body.quantity.form, Form::Fraction | Form::Multiple | Form::Percent);
    // 一个多小时 is more than an hour.
    let over = body.quantity.unit.dimension != Dimension::Count && tail.is_some_and(|tail| tail.over);
    ratio || over || tail.is_some_and(|tail| tail.extra > Exact::whole(0))
}

/// 近一个小时, 一年以内, 提前一个月: of a measure that something limits or counts, one is a figure.
fn one_is_measured(body: &Body, start: Cursor<'_>, end: Cursor<'_>, lead: &Lead) -> bool {
    /// Ahead by, put off by, prolonged by, as long as, lasting, for, taking, after an interval of, every, cut by, already.
    const BEFORE: &[&str] = &[
        "提前", "推迟", "推后", "延后", "延长", "长达", "历时", "为期", "耗时", "用时", "时隔", "相隔", "每隔", "缩短",
        "已有", "持续",
    ];
    /// Within, more than, less than, or so.
    const BEHIND: &[&str] = &["以内", "之内", "以上", "以下", "左右", "有余"];
    let measured = body.quantity.unit.dimension != Dimension::Count;
    let limited = lead.approximation.is_some() && !lead.means_recent(&body.quantity);
    measured && (limited || start.follows_word(BEFORE) || end.sees_word(BEHIND))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{figure, ratio, words_of};
    use crate::extract::quantity::{Dimension, Exact, Form};

    #[test]
    fn growth_by_is_told_in_the_end() {
        let told = [
            ("提高近两倍", ratio(3, 1)),
            ("增长两倍", ratio(3, 1)),
            ("增长1.5倍", ratio(5, 2)),
            ("增长近一倍", ratio(2, 1)),
            ("高一倍", ratio(2, 1)),
            ("是过去的三倍", ratio(3, 1)),
            ("增加到三倍", ratio(3, 1)),
        ];
        for (text, value) in told {
            assert_eq!((figure(text).form, figure(text).value), (Form::Multiple, value), "{text}");
        }
    }

    #[test]
    fn one_of_a_measure_is_a_figure_where_it_is_limited() {
        assert_eq!(
            words_of("近一个小时，账期一年以内，推迟一周，已有一个月，不到一天"),
            ["近一个小时", "一年", "一周", "一个月", "不到一天"]
        );
        assert_eq!(words_of("近一年来，有一天，过了一个小时，约一个人"), [""; 0]);
    }

    #[test]
    fn a_sum_of_unlike_things_keeps_both() {
        let found = figure("三省一市");
        assert_eq!((found.value, found.second, found.form), (Exact::whole(3), Some(Exact::whole(1)), Form::Cardinal));
        assert_eq!(words_of("两区一县，三国"), ["两区一县", "三国"]);
    }

    #[test]
    fn money_may_be_told_before_the_figure() {
        for (text, value, code) in [
            ("人民币150万元", 1_500_000, "CNY"),
            ("新台币150万元", 1_500_000, "TWD"),
            ("$15000元", 15_000, "USD"),
            ("HK$500", 500, "HKD"),
            ("£1100 万", 11_000_000, "GBP"),
            ("519亿美元", 51_900_000_000, "USD"),
            ("1.2亿元", 120_000_000, "XXX"),
        ] {
            let found = figure(text);
            assert_eq!((found.value, found.unit.dimension), (Exact::whole(value), Dimension::Money(code)), "{text}");
        }
        assert_eq!(words_of("票价$5.2起"), ["$5.2"]);
    }

    #[test]
    fn wide_commas_part_thousands_where_they_part_nothing_else() {
        for (text, value) in [("1，200，000欧元", 1_200_000), ("13，400名", 13_400), ("25，007", 25_007)] {
            assert_eq!(figure(text).value, ratio(value, 1), "{text}");
        }
        assert_eq!(words_of("13，400至18，600英镑"), ["13，400至18，600英镑"]);
        assert_eq!(words_of("第3，400人；2020年，300人；5、400和700"), ["第3", "400人", "300人", "5", "400", "700"]);
    }

    #[test]
    fn tens_of_years_of_a_life_are_an_age() {
        let found = figure("年近七旬");
        assert_eq!((found.unit.dimension, found.unit.factor), (Dimension::Age, ratio(10, 1)));
        assert_eq!(words_of("五旬节，三月上旬"), [""; 0]);
    }

    #[test]
    fn measures_keep_their_units() {
        for (text, value, dimension, factor) in [
            ("17.5万立方米", ratio(175_000, 1), Dimension::Volume, ratio(1, 1)),
            ("10厘米", ratio(10, 1), Dimension::Length, ratio(1, 100)),
            ("1200万千瓦", ratio(12_000_000, 1), Dimension::Power, ratio(1000, 1)),
            ("28岁", ratio(28, 1), Dimension::Age, ratio(1, 1)),
            ("5.9级", ratio(59, 10), Dimension::Grade, ratio(1, 1)),
            ("18个月", ratio(18, 1), Dimension::Months, ratio(1, 1)),
            ("300 km", ratio(300, 1), Dimension::Length, ratio(1000, 1)),
        ] {
            let found = figure(text);
            assert_eq!((found.value, found.unit.dimension, found.unit.factor), (value, dimension, factor), "{text}");
        }
    }
}
