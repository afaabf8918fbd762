//! The parts of a year: 上半年, 第三季度, 年底, 今年夏天.

use super::number;
use super::year::is_digit;
use crate::extract::date::{Date, Period, Year};
use crate::lang::zh::figures::cursor::Cursor;

/// Takes the part of a year: 上半年, 第三季度, 年底, 今年夏天.
pub(super) fn take(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    date.period.is_none()
        && (quarter(cursor, date)
            || first_months(cursor, date)
            || quarter_of_business(cursor, date)
            || half_or_end(cursor, date)
            || season(cursor, date))
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

/// 今年前8个月: January to August. Without a year that is told by 前11个月 in digits, past a quarter.
fn first_months(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    let mut ahead = *cursor;
    if !ahead.take("前") {
        return false;
    }
    let digits = ahead.sees("0123456789");
    let number = if ahead.take("两") { Some(2) } else { number::take(&mut ahead, 2, 11) };
    let Some(number) = number.filter(|number| date.year.is_some() || digits && *number > 3) else { return false };
    if !ahead.take("个月") || ahead.sees("内后前多半") || cursor.previous().is_some_and(is_digit) {
        return false;
    }
    *cursor = ahead;
    (date.month, date.until) = (Some(1), Some((None, Some(number), None)));
    true
}

/// 明年第1季, and 第2季 where a sentence speaks of business; of a series it is the second season.
fn quarter_of_business(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    /// Sales, turnover, earnings, profit, loss, margin, shipments, production, capacity, results, growth by year and by
    /// quarter, dividends, stock, economy, prices.
    const BUSINESS: &[&str] = &[
        "财报",
        "营收",
        "营业额",
        "盈余",
        "获利",
        "盈利",
        "净利",
        "利润",
        "亏损",
        "毛利",
        "出货",
        "量产",
        "投产",
        "产能",
        "业绩",
        "年增",
        "季增",
        "同比",
        "环比",
        "股利",
        "股东",
        "个股",
        "订单",
        "经济",
        "景气",
        "销售",
        "销量",
        "房价",
        "物价",
        "通膨",
        "通胀",
        "财测",
    ];
    /// Programme, series, variety show, broadcast, episode, animation, reality show.
    const SERIES: &[&str] = &["节目", "剧", "综艺", "播", "集", "动画", "真人秀", "影集"];
    let mut ahead = *cursor;
    if !ahead.take("第") || ahead.sees(" ") {
        return false;
    }
    let Some(number) = number::take(&mut ahead, 1, 4).filter(|_| ahead.take("季")) else { return false };
    let text = cursor.text();
    let of_business = BUSINESS.iter().any(|word| text.contains(word)) && !SERIES.iter().any(|word| text.contains(word));
    if ahead.sees("节赛播集中后前") || date.year.is_none() && !of_business {
        return false;
    }
    *cursor = ahead;
    date.period = Some(Period::Quarter(number));
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
    fn the_first_months_of_a_year_end_in_the_last_of_them() {
        for (text, last) in [("去年前7个月", 7), ("2023年前两个月", 2), ("前11个月", 11), ("今年前五个月", 5)]
        {
            let found = date(text);
            assert_eq!((found.month, found.until), (Some(1), Some((None, Some(last), None))), "{text}");
        }
        assert_eq!(words_of("前三个月免费，此前5个月内"), [""; 0]);
    }

    #[test]
    fn a_quarter_without_its_word_is_of_business() {
        assert_eq!(words_of("公司第3季营收创新高，预计第4季持平"), ["第3季", "第4季"]);
        assert_eq!(date("明年第1季").period, Some(Period::Quarter(1)));
        assert_eq!(date("四季度").period, Some(Period::Quarter(4)));
        assert_eq!(words_of("综艺节目第2季开播，第3季正在录制"), [""; 0]);
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
