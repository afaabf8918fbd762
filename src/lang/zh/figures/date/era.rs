//! Years by era, decade or century: 公元前700年, 民国113年, 农历八月十五, 19世纪, 上世纪90年代.

use super::number::{self, REPUBLIC, whole_numeral};
use crate::extract::date::{Date, Period, Year};
use crate::lang::zh::figures::cursor::Cursor;
use crate::lang::zh::figures::numeral;

/// Takes a year by era, a decade or a century.
pub(super) fn take(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    let readings = [named, festive_month, century, decade];
    readings.iter().any(|reading| reading(cursor, date))
}

/// 公元前700年, 公元前14世纪, 民国113年, 农历.
fn named(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    const ERAS: &[(&str, Era)] = &[
        ("公元前", Era::BeforeChrist), // before Christ
        ("公元", Era::Common),         // of the common era
        ("西元前", Era::BeforeChrist), // the same, Taiwan
        ("西元", Era::Common),         // the same, Taiwan
        ("民国", Era::Republic),       // of the Republic
        ("农历", Era::Common),         // lunar calendar: the figures as they stand
        ("阴历", Era::Common),         // the same
    ];
    let mut ahead = *cursor;
    let Some(era) = ahead.take_row(ERAS) else { return false };
    ahead.take_row(&[("大约", ()), ("约", ())]);
    ahead.space();
    let mut inner = Date::default();
    let taken = century(&mut ahead, &mut inner) || year_of_era(&mut ahead, &mut inner);
    if let Era::BeforeChrist = era {
        inner.until = last_before_christ(&mut ahead).map(|year| (Some(year), None, None));
    } else if let Era::Common = era {
        inner.until = last_of_the_era(&mut ahead, &inner).map(|year| (Some(year), None, None));
    }
    let year = match (inner.year, era) {
        (Some(Year::Absolute(year)), Era::BeforeChrist) => Some(Year::Absolute(-year)),
        (Some(Year::Century(century)), Era::BeforeChrist) => Some(Year::Century(-century)),
        (Some(Year::Absolute(year)), Era::Republic) => Some(Year::Absolute(year + REPUBLIC)),
        (year, _) => year,
    };
    if taken || cursor.sees("农阴") && lunar(&mut ahead, &mut inner) {
        (*cursor, *date) = (ahead, Date { year, ..inner });
        return true;
    }
    false
}

/// The second year of 公元前512年-511年.
fn last_before_christ(cursor: &mut Cursor<'_>) -> Option<i32> {
    let mut ahead = *cursor;
    let mut last = Date::default();
    if !number::take_to(&mut ahead) {
        return None;
    }
    let before = ahead.take_row(&[("公元前", true), ("西元前", true), ("公元", false), ("西元", false)]);
    if !year_of_era(&mut ahead, &mut last) {
        return None;
    }
    *cursor = ahead;
    match last.year {
        Some(Year::Absolute(year)) if before == Some(false) => Some(year),
        Some(Year::Absolute(year)) => Some(-year),
        _ => None,
    }
}

/// The second year of 公元768年至814年.
fn last_of_the_era(cursor: &mut Cursor<'_>, first: &Date) -> Option<i32> {
    let mut ahead = *cursor;
    let mut last = Date::default();
    if !number::take_to(&mut ahead) {
        return None;
    }
    ahead.take_row(&[("公元", ()), ("西元", ())]);
    let later = year_of_era(&mut ahead, &mut last);
    match (first.year, last.year) {
        (Some(Year::Absolute(from)), Some(Year::Absolute(to))) if later && to > from => {
            *cursor = ahead;
            Some(to)
        }
        _ => None,
    }
}

#[derive(Clone, Copy)]
enum Era {
    BeforeChrist,
    Common,
    Republic,
}

/// After an era any number may be a year.
fn year_of_era(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    let mut ahead = *cursor;
    let Some((len, value)) = number::arabic(ahead.rest()).or_else(|| whole_numeral(ahead.rest())) else { return false };
    ahead.skip(len);
    ahead.space();
    if !ahead.take("年") {
        return false;
    }
    ahead.take("度");
    *cursor = ahead;
    date.year = Some(Year::Absolute(value as i32));
    true
}

/// 农历八月十五, 正月初一: the day has no 日, and 初 before the first ten.
fn lunar(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    let mut ahead = *cursor;
    let month = match ahead.take_row(&[("正月", 1), ("冬月", 11), ("腊月", 12)]) {
        Some(month) => Some(month),
        None => number::take(&mut ahead, 1, 12).filter(|_| ahead.take("月")),
    };
    if month.is_none() {
        return false;
    }
    *cursor = ahead;
    date.month = month;
    ahead.take("初");
    if let Some(day) = number::take(&mut ahead, 1, 30) {
        ahead.take("日");
        *cursor = ahead;
        date.day = Some(day);
    }
    true
}

/// 正月初一, 腊月廿三: these months are lunar without saying so.
fn festive_month(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    cursor.sees_word(&["正月", "腊月", "冬月"]) && lunar(cursor, date)
}

/// 19世纪, 上世纪, 本世纪初; 上世纪九十年代, 20世纪80年代.
fn century(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    const NAMED: &[(&str, i32)] = &[("上个世纪", 20), ("上世纪", 20), ("本世纪", 21)];
    let mut ahead = *cursor;
    let named = ahead.take_row(NAMED);
    let century = named.or_else(|| {
        let number = number::take(&mut ahead, 1, 21)?;
        ahead.space();
        ahead.take("世纪").then_some(i32::from(number))
    });
    let Some(century) = century else { return false };
    date.year = Some(Year::Century(century));
    *cursor = ahead;
    ahead.space();
    if let Some(tens) = tens_of_decade(&mut ahead) {
        date.year = Some(Year::Decade((century - 1) * 100 + tens));
        *cursor = ahead;
    }
    take_part_of_span(cursor, date);
    true
}

/// 90年代, 1990年代, 八九十年代. Without a century it is the last one.
fn decade(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    let mut ahead = *cursor;
    let full = number::arabic(ahead.rest()).filter(|(len, value)| *len == 4 && value % 10 == 0);
    let first = match full {
        Some((len, value)) => {
            ahead.skip(len);
            ahead.space();
            ahead.take("年代").then_some(value as i32)
        }
        None => tens_of_decade(&mut ahead).map(|tens| if tens == 0 { 2000 } else { 1900 + tens }),
    };
    let Some(first) = first else { return false };
    *cursor = ahead;
    date.year = Some(Year::Decade(first));
    take_part_of_span(cursor, date);
    true
}

fn tens_of_decade(cursor: &mut Cursor<'_>) -> Option<i32> {
    let mut ahead = *cursor;
    let arabic = number::arabic(ahead.rest()).filter(|(len, _)| *len == 2);
    let (len, tens) = match arabic {
        Some((len, value)) => (len, value as i32),
        None => {
            let numeral = numeral::parse(ahead.rest()).filter(|numeral| numeral.low.denominator() == 1)?;
            (numeral.len, i32::try_from(numeral.low.numerator()).ok()?)
        }
    };
    ahead.skip(len);
    ahead.space();
    let decade = tens % 10 == 0 && (0..100).contains(&tens) && ahead.take("年代");
    decade.then(|| *cursor = ahead)?;
    Some(tens)
}

/// 初, 中叶, 末 of a decade or century.
fn take_part_of_span(cursor: &mut Cursor<'_>, date: &mut Date) {
    const PARTS: &[(&str, Period)] = &[
        ("初期", Period::Beginning), // first years
        ("初", Period::Beginning),   // beginning
        ("早期", Period::Beginning), // early
        ("前半叶", Period::Half(1)), // first half
        ("上半叶", Period::Half(1)), // first half
        ("后半叶", Period::Half(2)), // second half
        ("下半叶", Period::Half(2)), // second half
        ("中叶", Period::Middle),    // middle
        ("中期", Period::Middle),    // middle
        ("末期", Period::End),       // last years
        ("末", Period::End),         // end
        ("晚期", Period::End),       // late
        ("后期", Period::End),       // late
    ];
    if let Some(period) = cursor.take_row(PARTS) {
        date.period = Some(period);
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{date, words_of};
    use super::*;

    #[test]
    fn reads_years_by_era() {
        assert_eq!(date("公元前700年").year, Some(Year::Absolute(-700)));
        assert_eq!(date("公元833年").year, Some(Year::Absolute(833)));
        assert_eq!(date("民国113年").year, Some(Year::Absolute(2024)));
        assert_eq!(date("民国一百一十三年").year, Some(Year::Absolute(2024)));
        assert_eq!(date("公元前512年-511年").until, Some((Some(-511), None, None)));
        assert_eq!(date("公元前31年至公元12年").until, Some((Some(12), None, None)));
        assert_eq!(date("公元711年至732年").until, Some((Some(732), None, None)));
    }

    #[test]
    fn reads_centuries_and_decades() {
        assert_eq!(date("19世纪").year, Some(Year::Century(19)));
        assert_eq!(date("公元前十四世纪").year, Some(Year::Century(-14)));
        assert_eq!(date("上世纪").year, Some(Year::Century(20)));
        assert_eq!(date("上世纪九十年代").year, Some(Year::Decade(1990)));
        assert_eq!(date("20 世纪 80 年代初").year, Some(Year::Decade(1980)));
        assert_eq!(date("1930年代").year, Some(Year::Decade(1930)));
        assert_eq!(date("90年代中期").period, Some(Period::Middle));
        assert_eq!(words_of("半个世纪，两个世纪"), [""; 0]);
    }

    #[test]
    fn reads_the_lunar_calendar_as_it_stands() {
        let day = |text: &str| (date(text).month, date(text).day);
        assert_eq!(day("农历八月十五"), (Some(8), Some(15)));
        assert_eq!(day("正月初一"), (Some(1), Some(1)));
        assert_eq!(day("腊月廿三"), (Some(12), Some(23)));
    }
}
