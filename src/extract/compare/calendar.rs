//! Years, months, days and weekdays told from one another.

use crate::extract::date::{Date, Period, Relative, Year};

/// The day a text was written on, as far as it tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WrittenOn {
    /// Year.
    pub year: Option<i32>,
    /// Month.
    pub month: Option<u8>,
    /// Day.
    pub day: Option<u8>,
}

/// Years compare in kind: a year lies in its decade and its century, and says nothing about another kind.
pub(super) fn year_answers(year: Year, target: &Date, on: &WrittenOn) -> Option<bool> {
    let wanted = resolved(year, on);
    let ends =
        target.year.map(|y| resolved(y, on)).into_iter().chain(target.until.and_then(|u| u.0).map(Year::Absolute));
    let compared: Vec<bool> = ends.filter_map(|other| same_year(wanted, other)).collect();
    (!compared.is_empty()).then(|| compared.contains(&true))
}

/// "L'anno dopo" behind "nel 2016" is 2017.
pub(super) fn counted_on_years(wanted: Year, date: &Date, all: &[Date]) -> bool {
    let (Year::Absolute(wanted), Some(Year::Relative(offset))) = (wanted, date.year) else { return false };
    all.iter().filter_map(|other| other.year.and_then(Year::absolute)).any(|year| year + offset == wanted)
}

/// "Entro la fine del mese", "il mese scorso": the month, told from the one of writing; "a marzo … il mese dopo": told
/// from the other month of the passage. It is no other month where neither tells it.
pub(super) fn month_told_from(month: u8, date: &Date, all: &[Date], on: &WrittenOn) -> Option<bool> {
    let Some(Relative::Month(offset)) = date.relative else { return None };
    let mut from = on.month.into_iter().chain(all.iter().filter_map(|other| other.month));
    from.any(|from| counted_on_months(from, offset) == i32::from(month)).then_some(true)
}

/// "Ieri" for 4月30日 on the first of May: the day tells the month.
pub(super) fn month_of_a_day(month: u8, source: &Date, date: &Date, on: &WrittenOn) -> Option<bool> {
    let Some(Relative::Day(offset)) = date.relative else { return None };
    let (today, here, day) = (on.day?, on.month?, source.day?);
    let told = i32::from(today) + offset;
    let months = match told {
        ..1 => -1,
        _ if told == i32::from(day) => 0,
        _ => 1,
    };
    let fits = is_day_from(today, offset, day, on) && counted_on_months(here, months) == i32::from(month);
    fits.then_some(true)
}

/// The month so many after another, 1 to 12.
pub(super) fn counted_on_months(from: u8, offset: i32) -> i32 {
    (i32::from(from) + offset - 1).rem_euclid(12) + 1
}

fn same_year(a: Year, b: Year) -> Option<bool> {
    match (a, b) {
        (Year::Absolute(x), Year::Absolute(y))
        | (Year::Relative(x), Year::Relative(y))
        | (Year::Decade(x), Year::Decade(y))
        | (Year::Century(x), Year::Century(y)) => Some(x == y),
        (Year::Absolute(x), Year::Decade(d)) | (Year::Decade(d), Year::Absolute(x)) => Some(x - x.rem_euclid(10) == d),
        (Year::Absolute(x), Year::Century(c)) | (Year::Century(c), Year::Absolute(x)) => {
            Some((x - 1).div_euclid(100) + 1 == c)
        }
        // 本世纪初, "all'inizio degli anni Duemila".
        (Year::Decade(d), Year::Century(c)) | (Year::Century(c), Year::Decade(d)) => Some(d.div_euclid(100) + 1 == c),
        _ => None,
    }
}

fn resolved(year: Year, on: &WrittenOn) -> Year {
    match (year, on.year) {
        (Year::Relative(offset), Some(now)) => Year::Absolute(now + offset),
        _ => year,
    }
}

/// Whether `day` is so many days from `today`, perhaps in the month before or after.
pub(super) fn is_day_from(today: u8, offset: i32, day: u8, on: &WrittenOn) -> bool {
    let told = i32::from(today) + offset;
    let (day, length) = (i32::from(day), |month: u8| match month {
        2 => 28..=29,
        4 | 6 | 9 | 11 => 30..=30,
        _ => 31..=31,
    });
    if told < 1 {
        let before = on.month.map_or(28..=31, |month| length(if month == 1 { 12 } else { month - 1 }));
        return before.into_iter().any(|last| told + last == day);
    }
    let here = on.month.map_or(28..=31, length);
    told == day || here.into_iter().any(|last| told > last && told - last == day)
}

pub(super) fn weekday_of(date: &Date, on: &WrittenOn) -> Option<u8> {
    weekday_on(date.year.and_then(Year::absolute).or(on.year)?, date.month.or(on.month)?, date.day?)
}

/// Day of the week, 1 (Monday) to 7, by Zeller's congruence.
pub fn weekday_on(year: i32, month: u8, day: u8) -> Option<u8> {
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || year < 1583 {
        return None;
    }
    let (m, y) = if month < 3 { (i32::from(month) + 12, year - 1) } else { (i32::from(month), year) };
    let h = (i32::from(day) + (13 * (m + 1)) / 5 + y + y / 4 - y / 100 + y / 400).rem_euclid(7);
    // Zeller counts from Saturday = 0.
    Some(((h + 5) % 7 + 1) as u8)
}

pub(super) fn season_or_half(source: Option<Period>, target: Period) -> bool {
    matches!(
        (source, target),
        (Some(Period::Half(1)), Period::Quarter(2)) | (Some(Period::Half(2)), Period::Quarter(4))
    )
}

/// 上半年 = from January to June; 前三季度 = from January to September.
pub(super) fn months_of_period(period: Option<Period>, target: &Date) -> Option<bool> {
    let end = target.until.and_then(|u| u.1)?;
    let begin = target.month.unwrap_or(1);
    Some(match period? {
        Period::Half(1) => (begin, end) == (1, 6),
        Period::Half(_) => (begin, end) == (7, 12),
        Period::Quarter(q) => begin <= (q - 1) * 3 + 1 && end == q * 3,
        _ => return None,
    })
}

/// 年底: "entro dicembre"; 年初: "a gennaio"; 三季度末: "a fine settembre".
pub(super) fn month_of_an_end(source: &Date, target: &Date) -> Option<bool> {
    let month = target.month.filter(|_| source.month.is_none() && source.relative.is_none())?;
    match source.period? {
        Period::End => (month == 12).then_some(true),
        Period::Beginning => (month == 1).then_some(true),
        Period::Quarter(quarter) => (target.period == Some(Period::End) && month == quarter * 3).then_some(true),
        _ => None,
    }
}
