//! Parts of the day and times: 凌晨, 周三晚, 上午10时30分, 14时04分, 七点半, 2:30.

use super::number;
use crate::extract::date::{Date, DayPart};
use crate::lang::zh::figures::contest;
use crate::lang::zh::figures::cursor::Cursor;
use crate::lang::zh::figures::numeral;

/// Takes a part of the day.
pub(super) fn take_part(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    if date.part.is_some() {
        return false;
    }
    let mut ahead = *cursor;
    let Some(part) = whole_word(&mut ahead).or_else(|| short_word(&mut ahead, date)) else { return false };
    *cursor = ahead;
    date.part = Some(part);
    if ahead.take("或") && whole_word(&mut ahead).is_some() {
        *cursor = ahead; // 下午或夜间: one expression, told by its first half
    }
    true
}

fn whole_word(cursor: &mut Cursor<'_>) -> Option<DayPart> {
    const WORDS: &[(&str, (DayPart, &str))] = &[
        ("凌晨", (DayPart::Morning, "")),     // small hours
        ("清晨", (DayPart::Morning, "")),     // early morning
        ("早晨", (DayPart::Morning, "")),     // morning
        ("早上", (DayPart::Morning, "好")),   // morning
        ("早间", (DayPart::Morning, "新节")), // morning
        ("上午", (DayPart::Morning, "")),     // forenoon
        ("中午", (DayPart::Noon, "")),        // noon
        ("正午", (DayPart::Noon, "")),        // noon
        ("下午", (DayPart::Afternoon, "茶")), // afternoon
        ("午后", (DayPart::Afternoon, "")),   // afternoon
        ("傍晚", (DayPart::Evening, "")),     // dusk
        ("晚上", (DayPart::Evening, "好")),   // evening
        ("晚间", (DayPart::Evening, "新节")), // evening
        ("深夜", (DayPart::Night, "食")),     // late at night
        ("半夜", (DayPart::Night, "")),       // midnight
        ("午夜", (DayPart::Night, "")),       // midnight
        ("夜间", (DayPart::Night, "经")),     // night
        ("夜里", (DayPart::Night, "")),       // night
        ("夜晚", (DayPart::Night, "")),       // night
    ];
    let mut ahead = *cursor;
    let (part, other_word) = ahead.take_row(WORDS)?;
    if ahead.sees(other_word) {
        return None;
    }
    *cursor = ahead;
    Some(part)
}

/// 13日晚, 周六一早; 晚8点. A single character needs a day before it or a time after it.
fn short_word(cursor: &mut Cursor<'_>, date: &Date) -> Option<DayPart> {
    const WORDS: &[(&str, (DayPart, &str))] = &[
        ("一大早", (DayPart::Morning, "")),                       // very early
        ("一早", (DayPart::Morning, "")),                         // early
        ("早", (DayPart::Morning, "些期已在就有餐报市盘年教前")), // morning
        ("晨", (DayPart::Morning, "报跑练间")),                   // morning
        ("晚", (DayPart::Evening, "会宴些年报期婚饭餐辈")),       // evening
        ("夜", (DayPart::Night, "景市宵校幕色总")),               // night
    ];
    let mut ahead = *cursor;
    let (part, other_word) = ahead.take_row(WORDS)?;
    let of_day = date.day.is_some() || date.weekday.is_some() || date.relative.is_some();
    let of_time = date.is_empty() && {
        let mut time = ahead;
        take_time(&mut time, &mut Date { part: Some(part), ..Date::default() })
    };
    if !of_day && !of_time || ahead.sees(other_word) {
        return None;
    }
    *cursor = ahead;
    Some(part)
}

/// Takes a time.
pub(super) fn take_time(cursor: &mut Cursor<'_>, date: &mut Date) -> bool {
    let known = !date.is_empty();
    let of_day = date.part.is_some() || date.day.is_some();
    let mut start = *cursor;
    if known && start.take_row(&[("大约", ()), ("约", ())]).is_some() {
        start.space();
    }
    let Some((end, time)) = digital(start, known).or_else(|| spoken(start, known, of_day)) else { return false };
    *cursor = end;
    let small_hours = start.follows_word(&["凌晨", "凌晨 "]);
    date.hour = Some(if small_hours && time.hour == 12 { 0 } else { on_the_full_clock(time.hour, date.part) });
    (date.minute, date.second) = (time.minute, time.second);
    true
}

/// An hour counted on from noon, where the part of the day says so.
fn on_the_full_clock(hour: u8, part: Option<DayPart>) -> u8 {
    match part {
        Some(DayPart::Afternoon | DayPart::Evening) if (1..=11).contains(&hour) => hour + 12,
        Some(DayPart::Evening | DayPart::Night) if hour == 12 => 24,
        Some(DayPart::Noon) if (1..=3).contains(&hour) => hour + 12,
        Some(DayPart::Night) if (6..=11).contains(&hour) => hour + 12,
        _ => hour,
    }
}

#[derive(Clone, Copy)]
struct Time {
    hour: u8,
    minute: Option<u8>,
    second: Option<u8>,
}

/// 19:30, 5：30, 15:10:36. A score may look the same.
fn digital(start: Cursor<'_>, known: bool) -> Option<(Cursor<'_>, Time)> {
    let mut cursor = start;
    if start.previous().is_some_and(|c| c.is_ascii_alphanumeric() || "-.:：∶/".contains(c)) {
        return None;
    }
    let hour = two_digits(&mut cursor, 1).filter(|hour| *hour <= 24)?;
    cursor.take_one(":：∶")?;
    let minute = two_digits(&mut cursor, 2).filter(|minute| *minute < 60)?;
    let mut ahead = cursor;
    let second = ahead.take_one(":：∶").and_then(|_| two_digits(&mut ahead, 2)).filter(|second| *second < 60);
    if second.is_some() {
        cursor = ahead;
    }
    take_unit_of_minutes(&mut cursor);
    let glued = cursor.next().is_some_and(|c| c.is_ascii_digit() || ":∶%".contains(c));
    let ratio = start.follows_word(&["比例", "比例为", "按"]) || cursor.sees_word(&["的比例"]);
    let ratio = ratio || !known && start.rest()[..cursor.at() - start.at()].contains('∶'); // the sign of scores
    let other = glued || ratio || !known && contest::tells_of_a_match(start, cursor);
    (!other).then_some((cursor, Time { hour, minute: Some(minute), second }))
}

/// 7:55 分: some write the unit all the same.
fn take_unit_of_minutes(cursor: &mut Cursor<'_>) {
    let mut ahead = *cursor;
    ahead.space();
    if ahead.take("分") && !ahead.sees("别布析为钟之成配享数组手") {
        *cursor = ahead;
    }
}

/// One or two digits, and no third.
fn two_digits(cursor: &mut Cursor<'_>, least: usize) -> Option<u8> {
    let len = cursor.rest().bytes().take_while(u8::is_ascii_digit).count();
    let value = cursor.rest()[..len].parse().ok().filter(|_| (least..=2).contains(&len))?;
    cursor.skip(len);
    Some(value)
}

/// 10时30分, 七点半, 8点一刻, 中午12时.
fn spoken(start: Cursor<'_>, known: bool, of_day: bool) -> Option<(Cursor<'_>, Time)> {
    let mut cursor = start;
    if start.previous().is_some_and(|c| c.is_ascii_alphanumeric() || "第.".contains(c)) {
        return None;
    }
    let hour = take_hour(&mut cursor)?;
    cursor.space();
    let by_clock = cursor.take("时");
    if !by_clock && !cursor.take("点") || by_clock && cursor.sees("代候间期速尚装空值区辰报评令刻") {
        return None; // 时代 age, 时候 time, 时间 time …
    }
    let after_hour = cursor;
    let (minute, second) = take_minutes(&mut cursor);
    let plain = cursor.at() == after_hour.at();
    let marked = cursor.take("钟") || cursor.take("整") || !plain;
    // 一时: for a moment, where nothing tells of an hour; 下午一时, 3日一时, 当地时间一时.
    let moment = by_clock && !marked && start.sees("一") && hour == 1;
    if moment && !of_day && !start.follows_word(&["时间", "时间 "]) {
        return None;
    }
    if !by_clock && !known && !marked && !is_hour(start, cursor) {
        return None;
    }
    Some((cursor, Time { hour, minute, second }))
}

fn take_hour(cursor: &mut Cursor<'_>) -> Option<u8> {
    if cursor.take("两") {
        return Some(2);
    }
    if cursor.sees("0") {
        return two_digits(cursor, 1); // 0时, 05时
    }
    cursor.take("零").then_some(0).or_else(|| number::take(cursor, 0, 24))
}

fn take_minutes(cursor: &mut Cursor<'_>) -> (Option<u8>, Option<u8>) {
    const QUARTERS: &[(&str, u8)] = &[("半", 30), ("一刻", 15), ("三刻", 45)];
    if let Some(minute) = cursor.take_row(QUARTERS) {
        return (Some(minute), None);
    }
    let Some(minute) = unit_of_sixty(cursor, "分") else { return (bare_minute(cursor), None) };
    (Some(minute), unit_of_sixty(cursor, "秒"))
}

/// 30分, 04 分, 零五分.
fn unit_of_sixty(cursor: &mut Cursor<'_>, unit: &str) -> Option<u8> {
    let mut ahead = *cursor;
    ahead.space();
    ahead.take_one("零〇");
    let value = two_digits(&mut ahead, 1).or_else(|| number::take(&mut ahead, 0, 59)).filter(|value| *value < 60)?;
    ahead.space();
    if !ahead.take(unit) || ahead.sees("之") {
        return None; // 三分之一
    }
    *cursor = ahead;
    Some(value)
}

/// 七点二十, 8点15: minutes without their unit.
fn bare_minute(cursor: &mut Cursor<'_>) -> Option<u8> {
    if !cursor.follows("点") {
        return None;
    }
    let mut ahead = *cursor;
    let numeral = numeral::parse(ahead.rest())?;
    let minute = number::take(&mut ahead, 5, 59).filter(|minute| numeral.arabic || *minute >= 10)?;
    let ends = ahead.next().is_none_or(|c| "，。、；！？ 左前后许,;）)起开抵到".contains(c));
    ends.then(|| *cursor = ahead)?;
    Some(minute)
}

/// Whether N点 is an hour: Arabic ones mostly are, unless an index moves by points; Han ones need a word of time.
fn is_hour(start: Cursor<'_>, end: Cursor<'_>) -> bool {
    const COUNTED: &str = "建意要原理看体启希经共好新变不事教内具结考想说关差思作努";
    if start.sees("0123456789") {
        return !start.follows("跌涨升报收破站降于第这以下") && !end.sees(COUNTED);
    }
    start.follows("在于早晚从到至自约近每") && !end.sees(COUNTED) || end.sees_word(&["左右", "前后", "许", "前", "多"])
}

#[cfg(test)]
mod tests {
    use super::super::tests::{date, words_of};
    use super::*;

    #[test]
    fn reads_every_minute_of_the_day() {
        for hour in 0..24 {
            for minute in 0..60 {
                let expected = Date { hour: Some(hour), minute: Some(minute), ..Date::default() };
                for text in
                    [format!("{hour}时{minute:02}分"), format!("{hour}:{minute:02}"), format!("{hour}点{minute}分")]
                {
                    assert_eq!(date(&text), expected, "{text}");
                }
            }
        }
    }

    #[test]
    fn counts_hours_on_from_noon() {
        let hour = |text: &str| date(text).hour;
        assert_eq!(hour("下午2时"), Some(14));
        assert_eq!(hour("晚8点"), Some(20));
        assert_eq!(hour("中午12时"), Some(12));
        assert_eq!(hour("凌晨12时"), Some(0));
        assert_eq!(hour("晚上12点"), Some(24));
        assert_eq!(hour("上午10时"), Some(10));
    }

    #[test]
    fn reads_spoken_times() {
        let time = |text: &str| (date(text).hour, date(text).minute);
        assert_eq!(time("七点半"), (Some(7), Some(30)));
        assert_eq!(time("8点一刻"), (Some(8), Some(15)));
        assert_eq!(time("下午二点"), (Some(14), None));
        assert_eq!(time("两点钟"), (Some(2), None));
    }

    #[test]
    fn scores_ratios_and_points_are_no_times() {
        assert_eq!(words_of("以21:15获胜，比例为1:20，上涨3点，三点建议，20时代"), [""; 0]);
        assert_eq!(words_of("19:30开赛"), ["19:30"]);
    }

    #[test]
    fn reads_parts_of_the_day() {
        assert_eq!(date("凌晨").part, Some(DayPart::Morning));
        assert_eq!(date("周一下午或夜间").part, Some(DayPart::Afternoon));
        assert_eq!(words_of("下午茶，13日晚会，夜市"), ["13日"]);
    }
}
