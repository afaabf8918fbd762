//! The parts of a year: 上半年, 第三季度, 年底, 今年夏天.

use super::number;
use super::year::is_digit;
use crate::extract::date::{Date, Period, Year};
use crate::lang::zh::figures::cursor::Cursor;

/// Takes the part of a year: 上半年, 第三季度, 年底, 今年夏天.
pub(super) fn take(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    date.period.is_none() && (quarter(cursor, date) || half_or_end(cursor, date) || season(cursor, date))
}

/// 第三季度, 二季度, 首季; 前三季度 is January to September.
fn quarter(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    let mut ahead = *cursor;
    if ahead.take("首季") && !ahead.sees("赛") {
        ahead.take("度");
        *cursor = ahead;
        date.period = Some(Period::Quarter(1));
        return true;
    }
    ahead = *cursor;
    let first = ahead.take("前");
    if !first {
        ahead.take("第");
    }
    let number = match ahead.take("两") {
        true => Some(2),
        false => number::take(&mut ahead, 1, 4),
    };
    let Some(number) = number else { return false };
    if first {
        ahead.take("个");
    }
    if !ahead.take("季度") || cursor.previous().is_some_and(is_digit) {
        return false;
    }
    *cursor = ahead;
    if first {
        (date.month, date.until) = (Some(1), Some((None, Some(number * 3), None)));
    } else {
        date.period = Some(Period::Quarter(number));
    }
    true
}

fn half_or_end(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    /// Words that need no year before them, and what may not follow.
    const ALONE: &[(&str, (Period, &str))] = &[
        ("上半年", (Period::Half(1), "")),             // first half of the year
        ("下半年", (Period::Half(2), "")),             // second half
        ("年初", (Period::Beginning, "步中三二一级")), // beginning of the year
        ("年底", (Period::End, "特")),                 // end of the year
        ("年末", (Period::End, "")),                   // end of the year
        ("年终", (Period::End, "奖于")),               // end of the year
        ("岁末", (Period::End, "")),                   // end of the year
    ];
    /// Words after a year only.
    const AFTER_YEAR: &[(&str, (Period, &str))] = &[
        ("年中", (Period::Middle, "国")),                // middle of the year
        ("初", (Period::Beginning, "步中三二一级次始")), // beginning
        ("底", (Period::End, "特")),                     // end
        ("末", (Period::End, "")),                       // end
        ("中期", (Period::Middle, "")),                  // middle
    ];
    let mut ahead = *cursor;
    let has_year = date.year.is_some();
    let row = match ahead.take_row(ALONE) {
        Some(_) if !has_year && cursor.previous().is_some_and(|c| is_digit(c) || "学青少老中".contains(c)) => None,
        None if has_year => ahead.take_row(AFTER_YEAR),
        row => row,
    };
    let Some((period, _)) = row.filter(|(_, other_word)| !ahead.sees(other_word)) else { return false };
    *cursor = ahead;
    date.period = Some(period);
    true
}

/// 今年夏天, 2018年冬季, 去冬, 这个秋天.
fn season(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    const SEASONS: &[(&str, u8)] = &[("春", 1), ("夏", 2), ("秋", 3), ("冬", 4)];
    let mut ahead = *cursor;
    let years = ahead.take_row(&[("去", -1), ("今", 0), ("明", 1)]);
    let this = years.is_none() && date.year.is_none() && (ahead.take("这个") || ahead.take("这"));
    let Some(season) = ahead.take_row(SEASONS) else { return false };
    let full = ahead.take_one("天季").is_some();
    let other_word = ahead.sees_word(&["奥", "残奥", "达沃斯", "青奥"]) || !full && ahead.sees("节运晚秋耕令粮收眠日");
    let dated = date.year.is_some() || years.is_some() || this && full;
    if !dated || other_word || date.year.is_some() && years.is_some() {
        return false;
    }
    *cursor = ahead;
    date.year = date.year.or(years.map(Year::Relative));
    date.period = Some(Period::Season(season));
    true
}

#[cfg(test)]
mod tests {
    use super::super::tests::{date, words_of};
    use super::*;

    #[test]
    fn reads_the_parts_of_a_year() {
        assert_eq!(date("上半年").period, Some(Period::Half(1)));
        assert_eq!(date("2024年第三季度").period, Some(Period::Quarter(3)));
        assert_eq!(date("一季度").period, Some(Period::Quarter(1)));
        assert_eq!(date("去年年底").period, Some(Period::End));
        assert_eq!(date("今年初").period, Some(Period::Beginning));
        assert_eq!(date("年末").period, Some(Period::End));
        assert_eq!(words_of("三年初步，今年初步，三个季度，中学年底"), ["今年"]);
    }

    #[test]
    fn the_first_three_quarters_are_nine_months() {
        let found = date("前三季度");
        assert_eq!((found.month, found.until), (Some(1), Some((None, Some(9), None))));
    }

    #[test]
    fn a_season_is_a_date_where_its_year_is_told() {
        assert_eq!(date("今年夏天").period, Some(Period::Season(2)));
        assert_eq!(date("2018年冬季").period, Some(Period::Season(4)));
        assert_eq!(date("今夏").year, Some(Year::Relative(0)));
        assert_eq!(date("这个秋天").period, Some(Period::Season(3)));
        assert_eq!(words_of("夏天，2018年夏季奥运会，2018年春节"), ["2018年", "2018年"]);
    }
}
