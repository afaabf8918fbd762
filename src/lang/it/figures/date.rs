//! Dates and times of day in Italian. In goes a sentence of folded text, out come its dates field by field.
//!
//! A date is a chain of parts that say nothing twice: `mercoledì` · `17 settembre` · `alle 14.30` is one, and so is the
//! same in any other order. The end of a range keeps only what the first date does not say already: `dal 17 al 21
//! settembre` has `until` (none, none, 21), and both share the month.

use std::ops::Range;
use std::sync::LazyLock;

use super::calendar;
pub use super::calendar::MONTHS;
use super::clock;
use super::day;
use super::grammar::{is_article, is_di};
use super::phrases::Phrases;
use super::stretch;
use super::words::Words;
use super::year;
use crate::extract::Found;
use crate::extract::date::{Date, Year};

/// The dates of `text`, in order, not overlapping.
///
/// ```
/// use riscontro::lang::it::figures::date::find;
/// let found = find("La cerimonia si è tenuta mercoledì 17 settembre alle 14.30.");
/// assert_eq!(found[0].value.day, Some(17));
/// assert_eq!(found[0].value.hour, Some(14));
/// ```
pub fn find(text: &str) -> Vec<Found<Date>> {
    let words = Words::of(text);
    read_all(&words).into_iter().map(|(range, value)| Found { span: words.span(range), value }).collect()
}

/// The dates of a sentence with the pieces they take.
pub(super) fn read_all(words: &Words) -> Vec<(Range<usize>, Date)> {
    let (mut found, mut i) = (Vec::new(), 0);
    while i < words.len() {
        match read(words, i) {
            Some((end, date)) => {
                found.push((i..end, date));
                i = end;
            }
            None => i += 1,
        }
    }
    found
}

/// The date that begins at piece `i`, with its range.
fn read(words: &Words, i: usize) -> Option<(usize, Date)> {
    let (end, date) = chain(words, i, Expected::default())?;
    Some(range(words, i, end, &date).unwrap_or((end, date)))
}

/// What a number may be because of what stands before it.
#[derive(Debug, Clone, Copy, Default)]
struct Expected {
    day: bool,
    year: bool,
}

impl Expected {
    /// What may follow `date` directly.
    fn behind(date: &Date) -> Self {
        let is_scope = date.month.is_some() || date.period.is_some();
        Self { day: date.weekday.is_some() && date.day.is_none(), year: is_scope && date.year.is_none() }
    }
}

/// The parts from piece `i` on that make one date.
fn chain(words: &Words, i: usize, expected: Expected) -> Option<(usize, Date)> {
    let start = if is_turned(words, i) { i + 1 } else { i };
    let (mut end, mut date) = part(words, start, expected)?;
    while let Some((further, more)) = next(words, end, &date) {
        end = further;
        date = more;
    }
    date.hour = date.hour.map(|hour| clock::counted_on(hour, date.part));
    Some((end, date))
}

/// `lo scorso 12 maggio`, `il prossimo lunedì`: the adjective goes with the date.
fn is_turned(words: &Words, i: usize) -> bool {
    matches!(words.at(i), "scorso" | "scorsa" | "prossimo" | "prossima")
        && stretch::read(words, i, false).is_none()
        && day::read(words, i + 1, true).is_some_and(|(_, date)| date.month.is_some() || date.weekday.is_some())
            | calendar::month(words.at(i + 1)).is_some()
            | calendar::season(words.at(i + 1)).is_some()
}

/// One part of a date.
fn part(words: &Words, i: usize, expected: Expected) -> Option<(usize, Date)> {
    year::of_era(words, i)
        .or_else(|| stretch::read(words, i, expected.day))
        .or_else(|| clock::read(words, i))
        .or_else(|| day::read(words, i, expected.day))
        .or_else(|| month(words, i))
        .or_else(|| year::read(words, i, expected.year))
}

fn month(words: &Words, i: usize) -> Option<(usize, Date)> {
    let (end, month) = day::month_at(words, i)?;
    Some((end, Date { month: Some(month), ..Date::default() }))
}

/// `date` with the part that goes on behind piece `end`.
fn next(words: &Words, end: usize, date: &Date) -> Option<(usize, Date)> {
    if matches!(words.at(end), "scorso" | "scorsa" | "prossimo" | "prossima" | "corrente" | "venturo")
        && date.hour.is_none()
    {
        return (words.back(end, 1) != words.at(end) && takes_adjective(date)).then_some((end + 1, *date));
    }
    let (further, more) = directly(words, end, date)
        .or_else(|| of(words, end))
        .or_else(|| at_hour(words, end))
        .or_else(|| in_part(words, end))
        .or_else(|| behind_comma(words, end, date))?;
    Some((further, merged(date, &more)?))
}

/// Whether `scorso` behind the date would belong to it: `lunedì scorso`, `il 5 maggio scorso`.
fn takes_adjective(date: &Date) -> bool {
    (date.month.is_some() || date.weekday.is_some() || date.period.is_some() || date.weekend) && date.year.is_none()
}

/// `lunedì mattina`, `settembre 2025`, `venerdì 19`.
fn directly(words: &Words, end: usize, date: &Date) -> Option<(usize, Date)> {
    let expected = Expected::behind(date);
    let part_expected = Expected { day: expected.day || date.relative.is_some(), ..expected };
    stretch::read(words, end, date.weekday.is_some() || part_expected.day).or_else(|| part(words, end, expected))
}

/// `14.30 del 17 settembre`, `la sera di lunedì`, `giugno dell'anno scorso`.
fn of(words: &Words, end: usize) -> Option<(usize, Date)> {
    let start = is_di(words.at(end)).then_some(end + 1)?;
    let start = if is_turned(words, start) { start + 1 } else { start };
    let start = if is_article(words.at(start)) { start + 1 } else { start };
    part(words, start, Expected::default())
}

/// `alle 14.30`, `verso le 10`.
fn at_hour(words: &Words, end: usize) -> Option<(usize, Date)> {
    let (start, ()) = HOUR_LEADS.longest(words, end)?;
    clock::read(words, start)
}

static HOUR_LEADS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let leads = "alle|all'|dalle|ore|alle ore|dalle ore|verso le|intorno alle|attorno alle|poco dopo le|\
        poco prima delle|dopo le|circa alle|a|h";
    Phrases::new(leads.split('|').map(|lead| (lead, ())))
});

/// `ieri in serata`, `mercoledì nel pomeriggio`.
fn in_part(words: &Words, end: usize) -> Option<(usize, Date)> {
    let start = matches!(words.at(end), "in" | "nel" | "nella" | "di" | "al" | "la" | "all'").then_some(end + 1)?;
    stretch::read(words, start, false).filter(|(_, date)| *date == Date { part: date.part, ..Date::default() })
}

/// `mercoledì, 17 settembre`, `oggi, 3 maggio`, `il 12 gennaio, alle 15.42`.
fn behind_comma(words: &Words, end: usize, date: &Date) -> Option<(usize, Date)> {
    if words.at(end) != "," {
        return None;
    }
    let start = if is_article(words.at(end + 1)) { end + 2 } else { end + 1 };
    let is_named = date.day.is_none() && (date.weekday.is_some() || date.relative.is_some());
    let same_day = || {
        let (further, more) = part(words, start, Expected::default())?;
        let names = is_named && more.day.is_some() && more.month.is_some()
            || date.day.is_some() && more.weekday.is_some()
            || date.relative.is_some() && more.weekday.is_some();
        names.then_some((further, more))
    };
    same_day().or_else(|| (date.day.is_some() || is_named).then(|| at_hour(words, end + 1)).flatten())
}

/// Both dates in one; `None` where they say the same field twice.
fn merged(a: &Date, b: &Date) -> Option<Date> {
    Some(Date {
        year: either(a.year, b.year)?,
        month: either(a.month, b.month)?,
        day: either(a.day, b.day)?,
        weekday: either(a.weekday, b.weekday)?,
        weekend: a.weekend || b.weekend,
        part: either(a.part, b.part)?,
        hour: either(a.hour, b.hour)?,
        minute: either(a.minute, b.minute)?,
        second: either(a.second, b.second)?,
        period: either(a.period, b.period)?,
        relative: either(a.relative, b.relative)?,
        until: either(a.until, b.until)?,
    })
}

fn either<T>(a: Option<T>, b: Option<T>) -> Option<Option<T>> {
    match (a, b) {
        (Some(_), Some(_)) => None,
        (a, b) => Some(a.or(b)),
    }
}

/// The range that `first`, from piece `start` to `end`, opens: `dal 17 al 21 settembre`, `2019-2023`.
fn range(words: &Words, start: usize, end: usize, first: &Date) -> Option<(usize, Date)> {
    if first.until.is_some() || !is_calendar(first) {
        return None;
    }
    if let Some(found) = short_year(words, end, first) {
        return Some(found);
    }
    let second_start = range_joint(words, start, end)?;
    let expected = Expected { day: first.day.is_some(), year: first.day.is_none() && first.month.is_none() };
    let (further, second) = chain(words, second_start, expected)?;
    Some((further, with_end(first, &second)?))
}

/// Whether a date says year, month and day only.
fn is_calendar(date: &Date) -> bool {
    let rest = Date { year: None, month: None, day: None, weekday: None, ..*date };
    rest.is_empty() && !matches!(date.year, Some(Year::Decade(_) | Year::Century(_)))
}

/// `2024-25`, `2024/2025`.
fn short_year(words: &Words, end: usize, first: &Date) -> Option<(usize, Date)> {
    let Some(Year::Absolute(year)) = first.year else { return None };
    let is_tight = words.is_glued_mark(end, &["-", "–", "/"]) && words.is_glued(end + 1);
    let digits = words.digits(end + 1).filter(|_| is_tight && !words.is_glued_mark(end + 2, &["-", "/"]))?;
    let last: i32 = digits.parse().ok()?;
    let last = match digits.len() {
        2 => year / 100 * 100 + last,
        4 => last,
        _ => return None,
    };
    let is_span = first.month.is_none() && year < last && last <= 2100;
    is_span.then(|| (end + 2, Date { until: Some((Some(last), None, None)), ..*first }))
}

/// Where the second date of a range begins.
fn range_joint(words: &Words, start: usize, end: usize) -> Option<usize> {
    let joint = words.at(end);
    let before = if is_article(words.back(start, 1)) { words.back(start, 2) } else { words.back(start, 1) };
    let past = match before {
        "dal" | "dall'" | "da" | "dalla" => {
            let at = if matches!(joint, "fino" | "sino") { end + 1 } else { end };
            matches!(words.at(at), "al" | "all'" | "a" | "ad").then_some(at + 1)?
        }
        "tra" | "fra" if matches!(joint, "e" | "ed") => end + 1,
        _ if matches!(joint, "-" | "–" | "—") && words.is_glued(end) == words.is_glued(end + 1) => end + 1,
        _ if joint == "/" && words.is_glued(end) && words.is_glued(end + 1) => end + 1,
        _ => return None,
    };
    Some(if is_article(words.at(past)) { past + 1 } else { past })
}

/// `first` with `second` for its end. What the second alone says of month and year holds of the first as well, where
/// the first comes before it.
fn with_end(first: &Date, second: &Date) -> Option<Date> {
    let says_something = second.year.is_some() || second.month.is_some() || second.day.is_some();
    let is_alike = first.day.is_some() == second.day.is_some()
        && (first.day.is_some() || first.month.is_some() == second.month.is_some());
    // `dal 2019 all'anno scorso` has no end to be written down
    let is_relative =
        matches!(second.year, Some(Year::Relative(_))) && (first.year.is_some() || second.month.is_none());
    if !is_alike || !says_something || is_relative || !is_calendar(second) {
        return None;
    }
    let first = &with_era_of(first, second);
    let month = first.month.or(second.month);
    let is_same_year = month <= second.month;
    let year = first.year.or(second.year.filter(|_| is_same_year && first.month.or(second.month).is_some()));
    let last_year = match second.year {
        Some(Year::Absolute(last)) if second.year != year => Some(last),
        _ => None,
    };
    let last_month = second.month.filter(|_| second.month != month);
    Some(Date { year, month, until: Some((last_year, last_month, second.day)), ..*first })
}

/// `first` before Christ, where only the second of two years says so: `512-511 a.C.`
fn with_era_of(first: &Date, second: &Date) -> Date {
    match (first.year, second.year) {
        (Some(Year::Absolute(from)), Some(Year::Absolute(to))) if to < 0 && from > -to => {
            Date { year: Some(Year::Absolute(-from)), ..*first }
        }
        _ => *first,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::date::{DayPart, Period, Relative};

    const MONTHS: &str =
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre";

    #[track_caller]
    fn only(text: &str) -> (String, Date) {
        let found = find(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        (text[found[0].span.clone()].to_owned(), found[0].value)
    }

    fn day(year: i32, month: u8, day: u8) -> Date {
        Date { year: Some(Year::Absolute(year)), month: Some(month), day: Some(day), ..Date::default() }
    }

    #[test]
    fn every_day_of_a_century_is_read_back() {
        for year in 1950..2050 {
            for (month, name) in (1u8..).zip(MONTHS.split(' ')) {
                for number in 1..=calendar::days_in(month) {
                    let expected = day(year, month, number);
                    for text in [format!("Il {number} {name} {year} è"), format!("il {number}/{month}/{year},")] {
                        assert_eq!(only(&text).1, expected, "{text}");
                    }
                    let iso = format!("({year}-{month:02}-{number:02})");
                    assert_eq!(only(&iso).1, expected, "{iso}");
                }
            }
        }
    }

    #[test]
    fn parts_of_one_date_join() {
        let expected = Date {
            month: Some(9),
            day: Some(17),
            weekday: Some(3),
            hour: Some(14),
            minute: Some(30),
            ..Date::default()
        };
        for text in [
            "mercoledì 17 settembre alle 14.30",
            "alle 14.30 di mercoledì 17 settembre",
            "mercoledì, 17 settembre, alle ore 14.30",
            "le 14.30 di mercoledì 17 settembre",
        ] {
            assert_eq!(only(text).1, expected, "{text}");
        }
        let (surface, date) = only("La sera del 13 marzo dell'anno scorso si è");
        assert_eq!(
            (surface.as_str(), date.part, date.day),
            ("sera del 13 marzo dell'anno scorso", Some(DayPart::Evening), Some(13))
        );
        assert_eq!(date.year, Some(Year::Relative(-1)));
    }

    #[test]
    fn relative_days_take_parts_and_hours() {
        let (_, date) = only("ieri sera alle 9");
        assert_eq!((date.relative, date.part, date.hour), (Some(Relative::Day(-1)), Some(DayPart::Evening), Some(21)));
        assert_eq!(only("ieri in serata").1.part, Some(DayPart::Evening));
        assert_eq!(only("stasera, sabato 29 settembre 2018").1.year, Some(Year::Absolute(2018)));
    }

    #[test]
    fn ranges_keep_what_the_first_does_not_say() {
        let (surface, date) = only("dal 17 al 21 settembre 2025");
        assert_eq!(
            (surface.as_str(), date),
            ("17 al 21 settembre 2025", Date { until: Some((None, None, Some(21))), ..day(2025, 9, 17) })
        );
        let (_, date) = only("dal 30 agosto al 5 settembre");
        assert_eq!(date.until, Some((None, Some(9), Some(5))));
        let (_, date) = only("dal 30 dicembre 2024 al 5 gennaio 2025");
        assert_eq!(date, Date { until: Some((Some(2025), Some(1), Some(5))), ..day(2024, 12, 30) });
        for text in
            ["dal 2019 al 2023", "tra il 2019 e il 2023", "2019-2023,", "nel biennio 2019/2023", "tra 2019 e 2023"]
        {
            let (_, date) = only(text);
            assert_eq!((date.year, date.until), (Some(Year::Absolute(2019)), Some((Some(2023), None, None))), "{text}");
        }
        assert_eq!(only("la stagione 2024-25").1.until, Some((Some(2025), None, None)));
        assert_eq!(only("da gennaio a settembre").1.until, Some((None, Some(9), None)));
        assert_eq!(only("tra il 12 e il 13 gennaio").1.until, Some((None, None, Some(13))));
        let (_, date) = only("dal 17 al 21 settembre dell'anno scorso");
        assert_eq!((date.year, date.until), (Some(Year::Relative(-1)), Some((None, None, Some(21)))));
        let (_, date) = only("nel 512-511 a.C.");
        assert_eq!((date.year, date.until), (Some(Year::Absolute(-512)), Some((Some(-511), None, None))));
        assert_eq!(only("dal 1° al 3 maggio").1.until, Some((None, None, Some(3))));
        assert_eq!(only("il 5/6 novembre").1.until, Some((None, None, Some(6))));
        assert_eq!(only("17-21 settembre").1.until, Some((None, None, Some(21))));
    }

    #[test]
    fn adjectives_of_time_belong_to_the_date() {
        assert_eq!(only("lo scorso 12 maggio").0, "scorso 12 maggio");
        assert_eq!(only("lunedì scorso ha").0, "lunedì scorso");
        assert_eq!(only("il prossimo lunedì").1.weekday, Some(1));
    }

    #[test]
    fn the_end_of_a_month_of_another_year_is_one_date() {
        let (_, date) = only("entro la fine di giugno del prossimo anno");
        assert_eq!((date.year, date.month, date.period), (Some(Year::Relative(1)), Some(6), Some(Period::End)));
        let (_, date) = only("nel terzo trimestre 2024");
        assert_eq!((date.year, date.period), (Some(Year::Absolute(2024)), Some(Period::Quarter(3))));
    }

    #[test]
    fn two_dates_stay_two() {
        assert_eq!(find("lunedì e martedì").len(), 2);
        assert_eq!(find("da lunedì a venerdì").len(), 2);
        assert_eq!(find("il 5 e il 6 novembre").len(), 2);
        assert_eq!(find("nel 2019 e nel 2023").len(), 2);
        assert_eq!(find("dalle 9 alle 12").len(), 2);
    }

    #[test]
    fn nothing_is_found_where_nothing_is_said() {
        for text in ["", "Il sindaco ha detto che", "tre persone", "dal 5 al 10 per cento", "l'80% dei casi", "3-2"] {
            assert_eq!(find(text), [], "{text}");
        }
    }
}
