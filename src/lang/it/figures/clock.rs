//! Times of day: `alle 14.30`, `ore 10`, `le 7.36`, `9:30 a.m.`, `alle due e mezza del pomeriggio`, `mezzogiorno`.

use super::calendar::day_part;
use super::cardinal;
use super::grammar::{is_di, may_be_counted};
use super::numeral;
use super::units;
use super::words::Words;
use crate::extract::date::{Date, DayPart};

/// The time at piece `i`: one past its last piece, and the date that holds it.
pub(super) fn read(words: &Words, i: usize) -> Option<(usize, Date)> {
    let time = noon(words, i).or_else(|| in_digits(words, i)).or_else(|| in_words(words, i))?;
    let (end, part) = part_behind(words, time.end).map_or((time.end, time.part), |(end, part)| (end, Some(part)));
    let date = Date { hour: Some(time.hour), minute: time.minute, second: time.second, part, ..Date::default() };
    Some((end, date))
}

/// The hour counted from midnight, once the part of the day is known: nine in the evening is 21.
pub(super) fn counted_on(hour: u8, part: Option<DayPart>) -> u8 {
    match part {
        Some(DayPart::Afternoon | DayPart::Evening) if hour < 12 => hour + 12,
        Some(DayPart::Night) if (7..12).contains(&hour) => hour + 12,
        _ => hour,
    }
}

#[derive(Default)]
struct Time {
    end: usize,
    hour: u8,
    minute: Option<u8>,
    second: Option<u8>,
    part: Option<DayPart>,
}

/// `mezzogiorno` and `mezzanotte`; the South of Italy has a capital.
fn noon(words: &Words, i: usize) -> Option<Time> {
    let (hour, part) = match words.at(i) {
        "mezzogiorno" if !words.is_capital(i) || words.begins_sentence(i) => (12, DayPart::Noon),
        "mezzanotte" => (0, DayPart::Night),
        _ => return None,
    };
    let (end, minute) = minutes_behind(words, i + 1).map_or((i + 1, None), |(end, minute)| (end, Some(minute)));
    Some(Time {
        end,
        hour,
        minute: minute.and_then(|minute| u8::try_from(minute).ok()),
        second: None,
        part: Some(part),
    })
}

/// How surely what stands before piece `i` announces a time.
#[derive(PartialEq, Eq, Clone, Copy)]
enum Lead {
    /// `alle`, `ore`: an hour alone will do.
    Hour,
    /// `le`, `delle`: only with minutes.
    Minutes,
    /// Nothing: only with a colon.
    Nothing,
}

impl Lead {
    fn before(words: &Words, i: usize) -> Self {
        match words.back(i, 1) {
            "alle" | "dalle" | "all'" => Self::Hour,
            "ore" | "ora" if !counts_hours(words, i) => Self::Hour,
            "le" if matches!(words.back(i, 2), "per" | "verso" | "dopo" | "erano" | "sono" | "circa" | "entro") => {
                Self::Hour
            }
            "delle" if matches!(words.back(i, 2), "prima" | "partire") => Self::Hour,
            "le" if words.at(i + 1) == "ora" || is_in_pair(words, i) => Self::Hour,
            "le" | "delle" if is_of_a_day(words, i) => Self::Hour,
            "le" | "delle" | "h" | "l'" | "dell'" => Self::Minutes,
            _ => Self::Nothing,
        }
    }
}

/// Whether the hour at `i` is one of two: `tra le 8 e le 9`, `tra le ore 10 e le 12`.
fn is_in_pair(words: &Words, i: usize) -> bool {
    let opens = matches!(words.back(i, 2), "tra" | "fra") && words.at(i + 1) == "e" && words.at(i + 2) == "le";
    let leads = |by: usize| matches!(words.back(i, by), "tra" | "fra") && words.back(i, by - 1) == "le";
    let closes = words.back(i, 2) == "e" && (leads(5) || (words.back(i, 4) == "ore" && leads(6)));
    let hour = if opens { i + 3 } else { i };
    (opens || closes) && two_digits(words, hour).is_some_and(|hour| hour <= 24) && !may_be_counted(words, hour + 1)
}

/// Whether the day of the hour at `i` follows by its number: `tra le 20 del 17 e le 14 del 18`.
fn is_of_a_day(words: &Words, i: usize) -> bool {
    let of = matches!(words.at(i + 1), "del" | "dell'");
    let hour = two_digits(words, i).is_some_and(|hour| hour <= 24);
    let day = two_digits(words, i + 2).is_some_and(|day| (1..=31).contains(&day));
    of && hour && day && !is_measured(words, i + 3) && !super::day::shares_percent(words, i + 3)
}

/// Whether a figure stands before `ore`: `3 ore 20 minuti`.
fn counts_hours(words: &Words, i: usize) -> bool {
    i >= 2 && (words.is_digits(i - 2) || cardinal::value(words.at(i - 2)).is_some() || words.at(i - 2) == "di")
}

fn in_digits(words: &Words, i: usize) -> Option<Time> {
    let hour = two_digits(words, i).filter(|hour| *hour <= 24)?;
    let is_inside =
        words.is_glued(i) && (matches!(words.back(i, 1), "." | "," | ":") || numeral::is_inside_name(words, i));
    if is_inside {
        return None;
    }
    let lead = Lead::before(words, i);
    match minutes(words, i + 1) {
        Some((end, minute, is_colon)) if is_colon || lead != Lead::Nothing => {
            with_seconds(words, end, hour, minute, lead).filter(|time| is_colon || !is_measured(words, time.end))
        }
        Some(_) => None,
        None => hour_alone(words, i + 1, hour, lead),
    }
}

/// The value of a piece of one or two digits.
fn two_digits(words: &Words, i: usize) -> Option<u8> {
    words.digits(i).filter(|digits| digits.len() <= 2)?.parse().ok()
}

/// `.30`, `:30` at piece `i`: one past it, the minute, and whether a colon parts it.
fn minutes(words: &Words, i: usize) -> Option<(usize, u8, bool)> {
    let mark = words.at(i);
    let is_tight = words.is_glued(i) && words.is_glued(i + 1) && words.at(i + 1).len() == 2;
    let minute = two_digits(words, i + 1).filter(|minute| *minute < 60)?;
    (is_tight && matches!(mark, "." | ":" | ",")).then_some((i + 2, minute, mark == ":"))
}

/// A time with minutes, and seconds where a third part follows; `2:09'17"` and `1:03.45` are no times of day.
fn with_seconds(words: &Words, end: usize, hour: u8, minute: u8, lead: Lead) -> Option<Time> {
    let time = Time { end, hour, minute: Some(minute), ..Time::default() };
    let goes_on = words.is_glued(end) && (matches!(words.at(end), "'" | "\"" | "′") || words.is_letters(end));
    let third = minutes(words, end).map(|(end, second, _)| (end, second));
    match third {
        _ if goes_on => None,
        Some((end, second)) if lead != Lead::Nothing => Some(Time { end, second: Some(second), ..time }),
        Some(_) => None,
        None => Some(time),
    }
}

/// Whether what follows makes a figure with a full stop a measure, not a time: `le 3.50 tonnellate`.
fn is_measured(words: &Words, end: usize) -> bool {
    // `le 23 ora locale`: many hours would be `ore`
    (units::begins_at(words, end) && words.at(end) != "ora")
        || numeral::multiplier(words.at(end)).is_some()
        || words.at(end) == "%"
}

/// `alle 20`, `ore 10`, with the words that add minutes.
fn hour_alone(words: &Words, end: usize, hour: u8, lead: Lead) -> Option<Time> {
    if lead != Lead::Hour {
        let has_half = matches!(words.at(end), "a" | "p") && part_behind(words, end).is_some();
        return has_half.then(|| Time { end, hour, ..Time::default() });
    }
    let (behind, minute) = minutes_behind(words, end).unwrap_or((end, -minutes_missing(words, end - 1)));
    let is_glued_on = words.is_glued(end) && !matches!(words.at(end), "," | "." | ";" | ":" | ")" | "\"" | "»" | "”");
    let has_decimals = words.is_glued(end) && words.is_glued(end + 1) && words.is_digits(end + 1);
    let is_other = is_glued_on
        || has_decimals
        || may_be_counted(words, behind)
        || is_measured(words, behind)
        || super::measure::percent(words, behind).is_some()
        || super::day::month_at(words, behind).is_some();
    (!is_other).then(|| moved(Time { end: behind, hour, ..Time::default() }, minute))
}

/// The hour in words, which needs its article: `alle due`, `all'una`, `verso le sei`.
fn in_words(words: &Words, i: usize) -> Option<Time> {
    if !words.is_letters(i) || Lead::before(words, i) != Lead::Hour {
        return None;
    }
    // Midnight is "le ore zero", and nothing is "alle zero".
    let midnight = words.at(i) == "zero" && words.back(i, 1) == "ore";
    let hour = if midnight { Some(0) } else { cardinal::value(words.at(i)).filter(|hour| (1..=24).contains(hour)) };
    let hour = hour.and_then(|hour| u8::try_from(hour).ok())?;
    let is_one = words.at(i) == "una";
    let article_fits = is_one == words.back(i, 1).ends_with('\'') && !matches!(words.at(i), "un" | "uno");
    let time = hour_alone(words, i + 1, hour, Lead::Hour)?;
    article_fits.then_some(time)
}

/// `e mezza`, `e un quarto`, `e venti`, `meno dieci`, `in punto`: one past it, and the minutes to add.
fn minutes_behind(words: &Words, i: usize) -> Option<(usize, i32)> {
    let sign = match words.at(i) {
        "e" => 1,
        "meno" => -1,
        "in" if words.at(i + 1) == "punto" => return Some((i + 2, 0)),
        _ => return None,
    };
    let (end, minutes) = match (words.at(i + 1), words.at(i + 2)) {
        ("mezza" | "mezzo", _) => (i + 2, 30),
        ("un", "quarto") => (i + 3, 15),
        ("tre", "quarti") => (i + 3, 45),
        (word, _) => {
            let value = words
                .digits(i + 1)
                .and_then(|d| d.parse().ok())
                .or_else(|| i32::try_from(cardinal::value(word)?).ok())?;
            (i + 2, Some(value).filter(|value| (2..60).contains(value))?)
        }
    };
    (!may_be_counted(words, end)).then_some((end, sign * minutes))
}

/// The minutes of `mancavano dieci minuti alle` before the hour at piece `i`; 0 where there are none.
fn minutes_missing(words: &Words, i: usize) -> i32 {
    let is_missing =
        matches!(words.back(i, 2), "minuti" | "minuto") && (4..=5).any(|by| words.back(i, by).starts_with("manca"));
    let missing = || {
        let word = words.back(i, 3);
        let digits = words.digits(i.checked_sub(3)?).and_then(|digits| digits.parse().ok());
        digits.or_else(|| i32::try_from(cardinal::value(word)?).ok()).filter(|minutes| (1..60).contains(minutes))
    };
    is_missing.then(missing).flatten().unwrap_or(0)
}

/// `time` with minutes added or taken off.
fn moved(time: Time, minutes: i32) -> Time {
    match minutes {
        0 => time,
        1.. => Time { minute: u8::try_from(minutes).ok(), ..time },
        _ => Time { hour: (time.hour + 23) % 24, minute: u8::try_from(60 + minutes).ok(), ..time },
    }
}

/// `del pomeriggio`, `di sera`, `a.m.` behind a time: one past it, and the part of the day.
fn part_behind(words: &Words, i: usize) -> Option<(usize, DayPart)> {
    if is_di(words.at(i)) {
        return day_part(words.at(i + 1)).map(|part| (i + 2, part));
    }
    let part = match (words.at(i), words.at(i + 1), words.at(i + 2)) {
        ("a", ".", "m") => DayPart::Morning,
        ("p", ".", "m") => DayPart::Afternoon,
        ("am", ..) => return Some((i + 1, DayPart::Morning)),
        ("pm", ..) => return Some((i + 1, DayPart::Afternoon)),
        _ => return None,
    };
    Some((i + 3 + usize::from(words.is_glued_mark(i + 3, &["."])), part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(u8, u8)> {
        let words = Words::of(text);
        let (mut i, mut times) = (0, Vec::new());
        while i < words.len() {
            i = match read(&words, i) {
                Some((end, date)) => {
                    times.push((counted_on(date.hour.unwrap_or(99), date.part), date.minute.unwrap_or(0)));
                    end
                }
                None => i + 1,
            };
        }
        times
    }

    #[test]
    fn every_minute_of_the_day_is_read_back() {
        for minute in 0..24 * 60u16 {
            let (h, m) = ((minute / 60) as u8, (minute % 60) as u8);
            for text in [
                format!("alle {h}.{m:02},"),
                format!("erano le {h}.{m:02} a Pechino"),
                format!("{h:02}:{m:02} ora locale"),
            ] {
                assert_eq!(found(&text), [(h, m)], "{text}");
            }
        }
    }

    #[test]
    fn an_hour_alone_needs_its_article() {
        assert_eq!(
            found("alle 20 di ieri, dalle 9 alle 12, ore 10, all'una"),
            [(20, 0), (9, 0), (12, 0), (10, 0), (1, 0)]
        );
        assert_eq!(found("le 23 ora locale"), [(23, 0)]);
        assert_eq!(found("tra le 8 e le 9; tra le ore 10 e le 12 di sabato"), [(8, 0), (9, 0), (10, 0), (12, 0)]);
        assert_eq!(found("tra le 8 e le 9 aziende"), []);
        assert_eq!(found("tra le 22 del 3 e le 8 del 4 marzo"), [(22, 0), (8, 0)]);
        assert_eq!(found("dalle ore zero del 12 maggio"), [(0, 0)]);
        assert_eq!(found("le 20 del 15 per cento, le 12 del 2024"), []);
        for text in ["alle 20 Regioni", "alle due donne", "3 ore 20 minuti", "le 12", "alle 3,5", "delle 20 aziende"] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn minutes_may_be_words() {
        assert_eq!(found("alle due e mezza del pomeriggio"), [(14, 30)]);
        assert_eq!(found("alle tre meno un quarto"), [(2, 45)]);
        assert_eq!(found("alle sei e venti di sera"), [(18, 20)]);
        assert_eq!(found("alle 11 di notte, 9:30 p.m."), [(23, 0), (21, 30)]);
    }

    #[test]
    fn minutes_may_be_missing() {
        assert_eq!(found("mancavano sedici minuti alle nove"), [(8, 44)]);
        assert_eq!(found("quando mancano 5 minuti alle 20"), [(19, 55)]);
        assert_eq!(found("i sedici minuti alle nove"), [(9, 0)]);
    }

    #[test]
    fn noon_and_midnight_have_names() {
        assert_eq!(found("a mezzogiorno e mezzo, a mezzanotte"), [(12, 30), (0, 0)]);
        assert_eq!(found("nel Mezzogiorno d'Italia"), []);
    }

    #[test]
    fn races_and_decimals_are_no_times() {
        for text in ["2:09'17\"", "1:03.45", "1:03:20", "14.30", "le 3.600 presenze", "le 3.50 tonnellate", "3:2"] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
