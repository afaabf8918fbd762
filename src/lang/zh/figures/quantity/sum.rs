//! One measure in several units: 2小时26分48秒, 十一年六个月, 1米85, 三块五, 12元5角.

use crate::extract::quantity::{Dimension, Exact, Unit};
use crate::lang::zh::figures::cursor::Cursor;
use crate::lang::zh::figures::{counted, numeral};

/// Takes the further parts of a measure of `value` in `unit`. The sum comes back in the smallest unit.
pub(super) fn take(cursor: &mut Cursor<'_>, value: Exact, unit: Unit) -> Option<(Exact, Unit)> {
    let mut sum = (value, unit);
    let mut grown = false;
    while let Some(next) = part(cursor, sum.0, sum.1) {
        sum = next;
        grown = true;
    }
    if let Some(decimals) = bare_decimals(cursor, sum.1) {
        sum.0 = sum.0.plus(&decimals)?;
        grown = true;
    }
    grown.then_some(sum)
}

fn part(cursor: &mut Cursor<'_>, value: Exact, unit: Unit) -> Option<(Exact, Unit)> {
    let mut ahead = *cursor;
    ahead.space();
    ahead.take_one("零又");
    let number = numeral::parse(ahead.rest()).filter(|number| number.high.is_none())?;
    ahead.skip(number.len);
    ahead.space();
    let smaller = ahead.take_row(parts_of(&unit))?;
    if cursor.follows_word(&["周", "星期", "礼拜"]) {
        return None; // 一周四天: four days a week
    }
    let ratio = unit.factor.divided_by(&Exact::new(smaller.0, smaller.1))?;
    if ratio <= Exact::whole(1) || number.low >= ratio {
        // No part is as great as the unit before it: 一天24小时 is no sum.
        return None;
    }
    let sum = value.times(&ratio)?.plus(&number.low)?;
    *cursor = ahead;
    Some((sum, Unit { dimension: unit.dimension, factor: Exact::new(smaller.0, smaller.1) }))
}

/// Words of smaller units, with their factors, longer words first.
type Parts = &'static [(&'static str, (i128, i128))];

fn parts_of(unit: &Unit) -> Parts {
    const MONTHS: Parts = &[("个月", (1, 1))];
    const TIME: Parts = &[
        ("个小时", (3600, 1)), // hours
        ("小时", (3600, 1)),   // hours
        ("天", (86_400, 1)),   // days
        ("分钟", (60, 1)),     // minutes
        ("分", (60, 1)),       // minutes
        ("秒钟", (1, 1)),      // seconds
        ("秒", (1, 1)),        // seconds
    ];
    const METRES: Parts = &[("厘米", (1, 100)), ("公分", (1, 100)), ("米", (1, 1))];
    const FEET: Parts = &[("英寸", (254, 10_000)), ("寸", (1, 30))];
    const MASS: Parts = &[("公斤", (1, 1)), ("斤", (1, 2)), ("克", (1, 1000))];
    const MONEY: Parts = &[("角", (1, 10)), ("毛", (1, 10)), ("分", (1, 100))];
    const ARC: Parts = &[("分", (1, 60)), ("秒", (1, 3600)), ("′", (1, 60)), ("″", (1, 3600))];
    match unit.dimension {
        Dimension::Angle => ARC,
        Dimension::Months => MONTHS,
        Dimension::Duration => TIME,
        Dimension::Length if [Exact::new(1, 3), Exact::new(3048, 10_000)].contains(&unit.factor) => FEET,
        Dimension::Length => METRES,
        Dimension::Mass => MASS,
        Dimension::Money(_) => MONEY,
        _ => &[],
    }
}

/// 1米85, 两米四, 三块五, 9秒83: digits after the unit that count its decimals.
fn bare_decimals(cursor: &mut Cursor<'_>, unit: Unit) -> Option<Exact> {
    let metre = unit.dimension == Dimension::Length && unit.factor == Exact::whole(1);
    let yuan = matches!(unit.dimension, Dimension::Money(_)) && cursor.follows("块");
    let second = unit.dimension == Dimension::Duration && unit.factor == Exact::whole(1) && cursor.follows("秒");
    if !metre && !yuan && !second {
        return None;
    }
    let mut ahead = *cursor;
    let places = match ahead.rest().bytes().take_while(u8::is_ascii_digit).count() {
        0 if second => return None,
        0 => {
            ahead.take_one("一二三四五六七八九")?;
            1
        }
        digits => {
            ahead.skip(digits);
            digits as u32
        }
    };
    let number = numeral::parse(cursor.rest())?;
    let alone = number.len == ahead.at() - cursor.at() && places <= 2;
    let ends = counted::at_start(ahead.rest()).is_none() && !ahead.sees("年月日号时点比至到-.%倍成");
    *cursor = if alone && ends { ahead } else { return None };
    Some(Exact::new(number.low.numerator(), 10i128.pow(places)))
}

/// Takes the second half of 三省一市 (three provinces and a city) after its first, which ends at `cursor` with one of
/// the same nouns.
pub(super) fn unlike<'a>(end: &mut Cursor<'a>, first: &str, cursor: Cursor<'a>) -> Option<Exact> {
    const NOUNS: &str = "省市县区州国地校院镇乡村"; // province, city, county, district, prefecture, country …
    let small = |text: &str| text.chars().count() == 1 && !text.starts_with(|c: char| c.is_ascii_digit());
    let mut ahead = cursor;
    let noun = cursor.previous().filter(|c| NOUNS.contains(*c) && small(first))?;
    let number = numeral::parse(ahead.rest())?;
    let text = &ahead.rest()[..number.len];
    ahead.skip(number.len);
    ahead.take_one(NOUNS).filter(|other| *other != noun && small(text))?;
    *end = ahead;
    Some(number.low)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{figure, ratio, words_of};

    #[test]
    fn one_measure_in_several_units_is_one_figure() {
        for (text, value, factor) in [
            ("2小时26分48秒", ratio(8808, 1), ratio(1, 1)),
            ("1分03秒", ratio(63, 1), ratio(1, 1)),
            ("一小时二十分", ratio(80, 1), ratio(60, 1)),
            ("十一年六个月", ratio(138, 1), ratio(1, 1)),
            ("三年零两个月", ratio(38, 1), ratio(1, 1)),
            ("12元5角", ratio(125, 1), ratio(1, 10)),
            ("30度15分", ratio(1815, 1), ratio(1, 60)),
        ] {
            let found = figure(text);
            assert_eq!((found.value, found.unit.factor), (value, factor), "{text}");
        }
    }

    #[test]
    fn digits_after_the_unit_are_its_decimals() {
        for (text, value) in [
            ("两米四", ratio(24, 10)),
            ("1米85", ratio(185, 100)),
            ("3块5", ratio(35, 10)),
            ("9秒83", ratio(983, 100)),
            ("一年半", ratio(3, 2)),
            ("三个半小时", ratio(7, 2)),
        ] {
            assert_eq!(figure(text).value, value, "{text}");
        }
    }

    #[test]
    fn two_measures_side_by_side_are_no_sum() {
        assert_eq!(words_of("一周四天，一天24小时，三米5人"), ["四天", "24小时", "三米", "5人"]);
    }
}
