//! Shares and multiples that begin with a word of their own: 百分之三十, 三分之一, 八折 (a fifth off), 翻两番 (four times).

use super::approximation::Lead;
use super::{Body, context};
use crate::extract::quantity::{Approximation, Exact, Form};
use crate::lang::zh::figures::cursor::Cursor;
use crate::lang::zh::figures::numeral;

/// The share or multiple that begins at the cursor.
pub(super) fn read(cursor: Cursor<'_>, _lead: &Lead) -> Option<Body> {
    hundredths(cursor)
        .or_else(|| parts(cursor))
        .or_else(|| slashed(cursor))
        .or_else(|| discount(cursor))
        .or_else(|| doubled(cursor))
}

/// 百分之三十, 百分之六七十, 千分之三.
fn hundredths(mut cursor: Cursor<'_>) -> Option<Body> {
    const SHARES: &[(&str, (i128, Form))] = &[
        ("百分之", (100, Form::Percent)),     // per cent
        ("千分之", (1000, Form::Fraction)),   // per thousand
        ("万分之", (10_000, Form::Fraction)), // per ten thousand
    ];
    let (parts, form) = cursor.take_row(SHARES)?;
    cursor.space();
    let share = numeral::parse(cursor.rest())?;
    cursor.skip(share.len);
    let unit = Exact::new(1, parts);
    let mut body = Body::new(cursor, form, share.low.times(&unit)?);
    body.quantity.second = share.high.and_then(|high| high.times(&unit));
    let mut ahead = cursor;
    if ahead.take_one("几多").is_some() && ahead.follows("几") {
        // 百分之二十几
        body.quantity.approximation = Approximation::Over;
        body.end = ahead.at();
    }
    range_of_hundredths(&mut body, cursor, unit);
    Some(body)
}

/// 百分之十到二十.
fn range_of_hundredths(body: &mut Body, mut cursor: Cursor<'_>, unit: Exact) {
    if cursor.take_one("至到").is_none() {
        return;
    }
    cursor.take("百分之");
    let Some(upper) = numeral::parse(cursor.rest()) else { return };
    cursor.skip(upper.len);
    let second = upper.low.times(&unit).filter(|second| *second > body.quantity.value);
    if second.is_some() && !cursor.sees("月日年号点时") {
        body.quantity.second = second;
        body.end = cursor.at();
    }
}

/// 三分之一, 5 分之 1.
fn parts(mut cursor: Cursor<'_>) -> Option<Body> {
    let whole = numeral::parse(cursor.rest())?;
    cursor.skip(whole.len);
    cursor.space();
    if !cursor.take("分之") {
        return None;
    }
    cursor.space();
    let part = numeral::parse(cursor.rest())?;
    cursor.skip(part.len);
    Some(Body::new(cursor, Form::Fraction, part.low.divided_by(&whole.low)?))
}

/// 1/3, with the parts below eleven and nothing glued to it; 9/11 and 24/7 are names.
fn slashed(start: Cursor<'_>) -> Option<Body> {
    let mut cursor = start;
    let part = small(&mut cursor)?;
    if !cursor.take("/") {
        return None;
    }
    let whole = small(&mut cursor)?;
    let proper = part < whole && (2..=10).contains(&whole);
    (proper && !context::is_glued(start, cursor)).then(|| Body::new(cursor, Form::Fraction, Exact::new(part, whole)))
}

fn small(cursor: &mut Cursor<'_>) -> Option<i128> {
    let len = cursor.rest().bytes().take_while(u8::is_ascii_digit).count();
    let value = cursor.rest()[..len].parse().ok().filter(|_| len <= 2)?;
    cursor.skip(len);
    Some(value)
}

/// 八折, 七五折, 85折: what is left of the price.
fn discount(mut cursor: Cursor<'_>) -> Option<Body> {
    let digits: String =
        cursor.rest().chars().take(3).take_while(|c| c.is_ascii_digit() || HAN_DIGITS.contains(*c)).collect();
    let (mut value, mut places) = (0, 0);
    for digit in digits.chars() {
        let han = HAN_DIGITS.chars().position(|c| c == digit).map(|place| place as i128 + 1);
        value = value * 10 + han.or(digit.to_digit(10).map(i128::from))?;
        places += 1;
        if places > 2 {
            return None;
        }
    }
    cursor.skip(digits.len());
    let other_word = "线叠返射磨腾断损合旧扣算桥戟"; // 折线 fold line, 折返 return, 折磨 torment …
    if places == 0 || value == 0 || !cursor.take("折") || cursor.sees(other_word) {
        return None;
    }
    Some(Body::new(cursor, Form::Fraction, Exact::new(value, 10i128.pow(places))))
}

const HAN_DIGITS: &str = "一二三四五六七八九"; // 1 to 9

/// 翻番 and 翻一番 are twice as much, 翻两番 four times; 翻倍 twice.
fn doubled(mut cursor: Cursor<'_>) -> Option<Body> {
    if !cursor.take("翻") {
        return None;
    }
    cursor.take("了");
    let nearly = cursor.take_row(&[("将近", ()), ("近", ())]).is_some();
    let value = cursor.take_row(DOUBLINGS)?;
    let mut body = Body::new(cursor, Form::Multiple, Exact::whole(value));
    if nearly {
        body.quantity.approximation = Approximation::Nearly;
    }
    Some(body)
}

const DOUBLINGS: &[(&str, i128)] = &[
    ("番", 2),   // a doubling
    ("一番", 2), // one doubling
    ("两番", 4), // two
    ("三番", 8), // three
    ("四番", 16),
    ("倍", 2),   // double
    ("一倍", 2), // once more
];

#[cfg(test)]
mod tests {
    use super::super::tests::{figure, ratio, words_of};
    use super::*;

    #[test]
    fn reads_shares() {
        for (text, value, form) in [
            ("百分之三十", ratio(3, 10), Form::Percent),
            ("百分之 40", ratio(2, 5), Form::Percent),
            ("百分之九十九点九", ratio(999, 1000), Form::Percent),
            ("30%", ratio(3, 10), Form::Percent),
            ("1.3个百分点", ratio(13, 1000), Form::Percent),
            ("千分之三", ratio(3, 1000), Form::Fraction),
            ("三成", ratio(3, 10), Form::Fraction),
            ("四成半", ratio(45, 100), Form::Fraction),
            ("五成五", ratio(55, 100), Form::Fraction),
            ("三成七人反对", ratio(37, 100), Form::Fraction),
            ("三分之一", ratio(1, 3), Form::Fraction),
            ("5 分之 1", ratio(1, 5), Form::Fraction),
            ("1/3", ratio(1, 3), Form::Fraction),
            ("八折", ratio(4, 5), Form::Fraction),
            ("七五折", ratio(3, 4), Form::Fraction),
        ] {
            assert_eq!((figure(text).value, figure(text).form), (value, form), "{text}");
        }
        assert_eq!(words_of("两成员国，三成功，八折线，24/7"), [""; 0]);
    }

    #[test]
    fn reads_ranges_of_shares() {
        for text in ["百分之十到二十", "10-20%", "10至20%", "一二成"] {
            assert_eq!((figure(text).value, figure(text).second), (ratio(1, 10), Some(ratio(1, 5))), "{text}");
        }
    }

    #[test]
    fn doublings_are_told_in_the_end() {
        for (text, value) in [("翻番", 2), ("翻一番", 2), ("翻了两番", 4), ("翻倍", 2)] {
            assert_eq!((figure(text).value, figure(text).form), (Exact::whole(value), Form::Multiple), "{text}");
        }
    }
}
