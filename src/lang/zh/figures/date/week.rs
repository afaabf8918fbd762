//! Weeks and weekdays: 周三, 上周, 本周末, 下个星期一, 逢周六.

use crate::extract::date::{Date, Period, Relative};
use crate::lang::zh::figures::cursor::Cursor;

/// Takes a weekday, a week or a weekend.
pub(super) fn take(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    if date.weekday.is_some() || date.weekend || matches!(date.relative, Some(Relative::Week(_))) {
        return false;
    }
    let mut ahead = *cursor;
    let week = if date.is_empty() { which_week(&mut ahead) } else { None };
    let counted = cursor.previous().is_some_and(|c| c.is_ascii_digit() || "一二三四五六七八九十几数半两".contains(c));
    if week.is_none() && (ahead.at() > cursor.at() || counted) && !cursor.sees("逢每这") || !take_week(&mut ahead) {
        return false;
    }
    let before = cursor.text()[..ahead.at()].trim_end_matches(['周', '星', '期', '礼', '拜']);
    let each = before.ends_with('每') || before.ends_with("每个");
    let day = which_day(&mut ahead, each);
    if day.is_none() && (week.is_none() || is_other_word(ahead)) {
        return false;
    }
    match day {
        Some(Day::Weekday(weekday)) => date.weekday = Some(weekday),
        Some(Day::Weekend) => date.weekend = true,
        None if ahead.sees("初") && !ahead.sees_word(&["初步", "初次"]) => {
            ahead.take("初");
            date.period = Some(Period::Beginning);
        }
        None => {}
    }
    date.relative = week.map(Relative::Week).or(date.relative);
    *cursor = ahead;
    true
}

/// 上, 本, 下 before a week. 逢 and 每 (every) say no week, but belong to the expression.
fn which_week(cursor: &mut Cursor<'_>) -> Option<i32> {
    const WEEKS: &[(&str, (i32, &str))] = &[
        ("上个", (-1, "")),           // last
        ("上", (-1, "以晚早网线路")), // last
        ("这个", (0, "")),            // this
        ("这", (0, "")),              // this
        ("本", (0, "日基资成样")),    // this
        ("下个", (1, "")),            // next
        ("下", (1, "以线天")),        // next
    ];
    let start = *cursor;
    let mut ahead = *cursor;
    if let Some((week, not_after)) = ahead.take_row(WEEKS)
        && ahead.sees_word(&["周", "星期", "礼拜"])
    {
        *cursor = ahead;
        return (!start.follows(not_after)).then_some(week);
    }
    ahead = start;
    if ahead.take_row(&[("每逢", ()), ("逢", ()), ("每个", ()), ("每", ())]).is_some() {
        *cursor = ahead;
    }
    None
}

fn take_week(cursor: &mut Cursor<'_>) -> bool {
    cursor.take_row(&[("周", ()), ("星期", ()), ("礼拜", ())]).is_some()
}

enum Day {
    Weekday(u8),
    Weekend,
}

/// The day after 周 or 星期, unless the number counts something: 每周三次, 一周四天.
fn which_day(cursor: &mut Cursor<'_>, each: bool) -> Option<Day> {
    const DAYS: &[(&str, Day)] = &[
        ("一", Day::Weekday(1)),
        ("二", Day::Weekday(2)),
        ("三", Day::Weekday(3)),
        ("四", Day::Weekday(4)),
        ("五", Day::Weekday(5)),
        ("六", Day::Weekday(6)),
        ("日", Day::Weekday(7)),
        ("天", Day::Weekday(7)),
        ("末", Day::Weekend),
    ];
    let mut ahead = *cursor;
    let place = DAYS.iter().position(|(word, _)| ahead.take(word))?;
    let counts = place < 6 && (ahead.sees("次天节篇档集百千万十") || ahead.sees_word(&["小时", "个", "场比赛"]));
    let counts = counts || place < 6 && each && counts_by_the_week(ahead);
    let name = place == 6 && ahead.sees("本元报");
    if counts || name {
        return None;
    }
    *cursor = ahead;
    Some(match DAYS[place].1 {
        Day::Weekday(day) => Day::Weekday(day),
        Day::Weekend => Day::Weekend,
    })
}

/// What is behind a number counts so many a week: 每周三班, 每周二至三次.
fn counts_by_the_week(mut ahead: Cursor<'_>) -> bool {
    if ahead.take_row(&[("至", ()), ("到", ()), ("或", ()), ("、", ()), ("-", ())]).is_some()
        && ahead.take_one("二三四五六七两").is_none()
    {
        return false;
    }
    const OTHER: &[&str] =
        &["场地", "场馆", "场内", "班车", "班会", "回家", "回到", "回国", "回来", "集合", "集中", "集体"];
    ahead.sees("次天趟班堂场回顿餐集篇") && !ahead.sees_word(OTHER)
}

/// 周围 (around), 周边 (surroundings), 周年 (anniversary).
fn is_other_word(after: Cursor<'_>) -> bool {
    after.sees("围边年刊期长岁转知全到密遭")
}

#[cfg(test)]
mod tests {
    use super::super::tests::{date, words_of};
    use super::*;

    #[test]
    fn reads_every_weekday_by_every_name() {
        for (name, day) in ["一", "二", "三", "四", "五", "六", "日"].into_iter().zip(1..) {
            for week in ["周", "星期", "礼拜"] {
                let text = format!("{week}{name}");
                assert_eq!(date(&text), Date { weekday: Some(day), ..Date::default() }, "{text}");
            }
        }
        assert_eq!(date("礼拜天").weekday, Some(7));
    }

    #[test]
    fn reads_weeks_told_from_now() {
        assert_eq!(date("上周").relative, Some(Relative::Week(-1)));
        let found = date("下个星期一");
        assert_eq!((found.relative, found.weekday), (Some(Relative::Week(1)), Some(1)));
        assert!(date("本周末").weekend);
        assert_eq!(date("逢周三").weekday, Some(3));
        assert_eq!(date("本周初").period, Some(Period::Beginning));
    }

    #[test]
    fn what_is_counted_by_the_week_is_no_weekday() {
        assert_eq!(words_of("每周三次，每周三班，每星期二至三趟，一周四天，两周一次，每周四天，周围，三周年"), [""; 0]);
    }
}
