//! Months: 9月, 十一月份, 4至6月, 上月, 5月中旬.

use super::number;
use crate::extract::date::{Date, Period, Relative};
use crate::lang::zh::figures::cursor::Cursor;

/// Takes a month and the part of it.
pub(super) fn take(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    if date.month.is_some() {
        return false;
    }
    let taken = relative(cursor, date) || numbered(cursor, date);
    if taken || cursor.sees("月") && date.period.is_none() {
        return take_part(cursor, date, taken) || taken;
    }
    false
}

/// A month after a weekday: 周五9月26日.
pub(super) fn take_after_weekday(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    let only_weekday = date.weekday.is_some() && date.day.is_none() && date.month.is_none();
    only_weekday && numbered(cursor, date)
}

/// 9月, 十月份, 1-8月, 7、8月.
fn numbered(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    let mut ahead = *cursor;
    if ahead.previous().is_some_and(|c| c.is_ascii_alphanumeric() || "第每.".contains(c)) {
        return false;
    }
    let Some(month) = number::take(&mut ahead, 1, 12) else { return false };
    let last = range_end(&mut ahead, month);
    if last.is_none() && is_listed(ahead, month) {
        *cursor = ahead;
        date.month = Some(month);
        return true;
    }
    ahead.space();
    if !ahead.take("月") {
        return false;
    }
    take_word_for_month(&mut ahead);
    *cursor = ahead;
    date.month = Some(month);
    if last.is_some() {
        date.until = Some((None, last, None));
    }
    true
}

/// 7月份, in Taiwan also 7月分.
fn take_word_for_month(cursor: &mut Cursor<'_>) {
    let mut ahead = *cursor;
    if ahead.take("份") || ahead.take("分") && !ahead.sees("别布析为两三成配享批") {
        *cursor = ahead;
    }
}

/// The second month of 4至6月.
fn range_end(cursor: &mut Cursor<'_>, first: u8) -> Option<u8> {
    let mut ahead = *cursor;
    if !number::take_to(&mut ahead) {
        return None;
    }
    let last = number::take(&mut ahead, 1, 12).filter(|last| *last > first)?;
    let closes = ahead.rest().trim_start_matches(' ').starts_with('月');
    closes.then(|| *cursor = ahead)?;
    Some(last)
}

/// The first of 7、8月.
fn is_listed(mut after: Cursor<'_>, month: u8) -> bool {
    if !number::take_and(&mut after) {
        return false;
    }
    let Some(next) = number::take(&mut after, 1, 12).filter(|next| *next > month) else { return false };
    after.sees("月") || is_listed(after, next)
}

/// 上月, 本月, 下个月, 本（9）月.
fn relative(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    const WORDS: &[(&str, (i32, &str))] = &[
        ("上个月", (-1, "")),     // last month
        ("上月", (-1, "以登晚")), // last month
        ("这个月", (0, "")),      // this month
        ("本月", (0, "日")),      // this month
        ("下个月", (1, "")),      // next month
        ("下月", (1, "以")),      // next month
    ];
    const OTHER_WORD: &str = "球亮饼台面薪票刊季"; // 月球 the moon, 月薪 salary …
    let mut ahead = *cursor;
    let Some((months, not_after)) = ahead.take_row(WORDS) else { return false };
    if ahead.sees(OTHER_WORD) || cursor.follows(not_after) {
        return false;
    }
    ahead.take("份");
    *cursor = ahead;
    date.relative = Some(Relative::Month(months));
    true
}

/// 初, 上旬, 中旬, 底 after a month; 月初, 月底 alone.
fn take_part(cursor: &mut Cursor<'_>, date: &mut Date, after_month: bool) -> bool {
    const PARTS: &[(&str, Period)] = &[
        ("初", Period::Beginning),     // beginning
        ("上旬", Period::Beginning),   // first ten days
        ("上中旬", Period::Beginning), // first twenty days
        ("中旬", Period::Middle),      // middle ten days
        ("中下旬", Period::Middle),    // last twenty days
        ("下旬", Period::End),         // last ten days
        ("底", Period::End),           // end
        ("末", Period::End),           // end
        ("尾", Period::End),           // end
    ];
    let mut ahead = *cursor;
    if !after_month && (!ahead.take("月") || cursor.follows("个岁年正满蜜")) {
        return false;
    }
    let Some(period) = ahead.take_row(PARTS) else { return false };
    if ahead.sees("步中级特") && !ahead.follows("旬") {
        return false; // 初步 first, 初中 school, 底特律 Detroit
    }
    *cursor = ahead;
    date.period = Some(period);
    true
}

#[cfg(test)]
mod tests {
    use super::super::tests::{date, words_of};
    use super::*;

    #[test]
    fn reads_every_month() {
        let han = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
        for (month, name) in (1..=12).zip(han) {
            for text in [format!("{month}月"), format!("{month} 月份"), format!("{name}月"), format!("{name}月份")]
            {
                assert_eq!(date(&text), Date { month: Some(month), ..Date::default() }, "{text}");
            }
        }
        assert_eq!(words_of("3个月，13月，六个月"), [""; 0]);
    }

    #[test]
    fn reads_parts_of_a_month() {
        assert_eq!(date("4月初").period, Some(Period::Beginning));
        assert_eq!(date("5月中旬").period, Some(Period::Middle));
        assert_eq!(date("9月末").period, Some(Period::End));
        assert_eq!(date("月底").period, Some(Period::End));
        assert_eq!(date("本月底").relative, Some(Relative::Month(0)));
        assert_eq!(words_of("9月初步"), ["9月"]);
    }

    #[test]
    fn months_with_one_unit_are_a_range_or_a_list() {
        assert_eq!(date("4至6月").until, Some((None, Some(6), None)));
        assert_eq!(date("1-8月").until, Some((None, Some(8), None)));
        assert_eq!(words_of("7、8月"), ["7", "8月"]);
    }

    #[test]
    fn reads_months_told_from_now() {
        assert_eq!(date("上个月").relative, Some(Relative::Month(-1)));
        assert_eq!(date("下月").relative, Some(Relative::Month(1)));
        assert_eq!(words_of("登上月球，以下月份"), [""; 0]);
    }
}
