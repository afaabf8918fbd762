//! Days of the month: `26 settembre`, `1° maggio`, `17/9/2025`, `il 17` alone, and the weekdays.

use super::calendar::{days_in, month, short_month, weekday};
use super::cardinal;
use super::grammar::is_article;
use super::numeral;
use super::units;
use super::words::Words;
use crate::extract::date::{Date, Year};

/// The day at piece `i`: one past its last piece, and the date. `is_expected` where a weekday or an article of a date
/// stands before.
pub(super) fn read(words: &Words, i: usize, is_expected: bool) -> Option<(usize, Date)> {
    if let Some(day) = weekday(words.at(i)).filter(|_| !is_given_name(words, i)) {
        return Some((i + 1, Date { weekday: Some(day), ..Date::default() }));
    }
    let is_inside = i >= 2
        && words.is_glued(i)
        && matches!(words.back(i, 1), "." | "," | ":" | "/" | "-")
        && words.is_digits(i - 2);
    numeric(words, i)
        .or_else(|| with_month(words, i).filter(|_| is_expected || !is_inside))
        .or_else(|| bare(words, i, is_expected).filter(|_| is_expected || !is_inside))
        .or_else(|| clipped_numeric(words, i))
}

/// Whether `Domenica` is a woman: a capital inside the sentence, another behind it.
fn is_given_name(words: &Words, i: usize) -> bool {
    words.at(i) == "domenica" && words.is_capital(i) && !words.begins_sentence(i) && words.is_capital(i + 1)
}

/// The day of the month at piece `i`, one past it, without what may follow.
fn number(words: &Words, i: usize) -> Option<(usize, u8)> {
    if let Some(digits) = words.digits(i) {
        let day = digits.parse().ok().filter(|day| (1..=31).contains(day) && digits.len() <= 2)?;
        let has_sign = words.is_glued_mark(i + 1, &["°", "º"]);
        return (!numeral::is_inside_name(words, i)).then_some((i + 1 + usize::from(has_sign), day));
    }
    let word = words.at(i);
    let day = if word == "primo" { 1 } else { u8::try_from(cardinal::value(word)?).ok()? };
    ((1..=31).contains(&day) && !matches!(word, "un" | "una" | "uno")).then_some((i + 1, day))
}

/// The month at piece `i`, one past it; an abbreviation needs a day or a year beside it and takes its full stop.
pub(super) fn month_at(words: &Words, i: usize) -> Option<(usize, u8)> {
    if let Some(month) = month(words.at(i)) {
        return Some((i + 1, month));
    }
    let month = short_month(words.at(i))?;
    let has_dot = words.is_glued_mark(i + 1, &["."]);
    let end = i + 1 + usize::from(has_dot);
    let has_year = words.digits(end).is_some_and(|digits| digits.len() == 4);
    // `in tre set.` and `vince 3 set.` are tennis
    let has_day = has_dot && i > 0 && words.is_digits(i - 1) && words.at(i) != "set";
    (has_year || has_day).then_some((end, month))
}

/// `26 settembre`, and the first day of `17-21 settembre` and of `5, 6 e 7 novembre`.
fn with_month(words: &Words, i: usize) -> Option<(usize, Date)> {
    let (end, day) = number(words, i)?;
    let month_start = if words.at(end) == "di" { end + 1 } else { end };
    let (end, month) = match month_at(words, month_start) {
        Some((past, month)) => (past, month),
        None => (end, shared_month(words, end)?),
    };
    (day <= days_in(month)).then(|| (end, Date { day: Some(day), month: Some(month), ..Date::default() }))
}

/// The month that stands behind a list of days which goes on at piece `i`.
fn shared_month(words: &Words, mut i: usize) -> Option<u8> {
    const LONGEST_LIST: usize = 5;
    for _ in 0..LONGEST_LIST {
        if !matches!(words.at(i), "," | "e" | "ed" | "o" | "-" | "–" | "/") {
            return None;
        }
        i += if matches!((words.at(i), words.at(i + 1)), (",", "e" | "o")) { 2 } else { 1 };
        i += usize::from(matches!(words.at(i), "il" | "l'"));
        let (end, _) = number(words, i)?;
        if let Some((_, month)) = month_at(words, end) {
            return Some(month);
        }
        i = end;
    }
    None
}

/// `il 17`, `venerdì 19`, `dal 17`, with no month.
fn bare(words: &Words, i: usize, is_expected: bool) -> Option<(usize, Date)> {
    let digits = words.digits(i).filter(|digits| !digits.starts_with('0'))?;
    // `il 1° posto` is no day, `dal 1° al 3` is
    let (end, day) = number(words, i)
        .filter(|(end, day)| *end == i + 1 || (*day == 1 && matches!(words.at(*end), "al" | "all'")))?;
    let has_article = match words.back(i, 1) {
        "il" | "dal" | "del" => !matches!(digits, "8" | "11"),
        "l'" | "dall'" | "dell'" => matches!(digits, "8" | "11"),
        before => weekday(before).is_some(),
    };
    let is_day = (has_article || is_expected) && !is_other_figure(words, end);
    is_day.then(|| (end, Date { day: Some(day), ..Date::default() }))
}

/// Whether what follows a number after an article makes it something else than a day: `il 5 per cento`, `il 2-1`.
fn is_other_figure(words: &Words, end: usize) -> bool {
    goes_on(words, end) || is_of_other(words, end) || units::begins_at(words, end) || shares_percent(words, end)
}

/// Whether the number that ends before piece `end` is only part of another: `2-1`, `3,5`, `4x4`, `5 milioni`.
fn goes_on(words: &Words, end: usize) -> bool {
    let closes = matches!(words.at(end), "," | "." | ";" | ":" | ")" | "\"" | "»" | "”" | "?" | "!");
    let has_decimals = words.is_glued(end) && words.is_glued(end + 1) && words.is_digits(end + 1);
    let is_dashed = matches!(words.at(end), "-" | "–") && words.is_digits(end + 1);
    let is_scaled = numeral::multiplier(words.at(end)).is_some() || words.is_digits(end);
    words.is_glued(end) && !closes || has_decimals || is_dashed || is_scaled
}

/// Whether the words behind piece `end` count something else: `il 2 volte`, `il 3 a 1`.
fn is_of_other(words: &Words, end: usize) -> bool {
    let is_score = words.at(end) == "a" && number(words, end + 1).is_some();
    is_score || matches!(words.at(end), "volte" | "stelle" | "anni" | "posti" | "contro" | "su")
}

/// Whether the number that ends before piece `i` belongs to a percentage that comes later: `tra il 10 e il 20%`.
pub(super) fn shares_percent(words: &Words, i: usize) -> bool {
    const FARTHEST: usize = 8;
    for at in i..i + FARTHEST {
        let word = words.at(at);
        let is_between = words.is_digits(at)
            || matches!(word, "," | "." | "e" | "ed" | "o" | "al" | "all'" | "a" | "ad" | "-" | "–" | "dal" | "dall'")
            || is_article(word);
        if matches!(word, "%" | "percento" | "‰" | "°")
            || (word == "per" && matches!(words.at(at + 1), "cento" | "mille"))
        {
            return true;
        }
        if !is_between {
            return false;
        }
    }
    false
}

/// `17/9/2025`, `17.9.2025`, `2025-09-26`.
fn numeric(words: &Words, i: usize) -> Option<(usize, Date)> {
    let mark = words.at(i + 1);
    let is_tight = (i + 1..i + 5).all(|at| words.is_glued(at)) && words.at(i + 3) == mark;
    if !matches!(mark, "/" | "." | "-") || !is_tight || numeral::is_inside_name(words, i) {
        return None;
    }
    let (first, middle, last) = (words.digits(i)?, words.digits(i + 2)?, words.digits(i + 4)?);
    let (year, day) = match (first.len(), last.len()) {
        (4, 1..=2) => (first.parse().ok()?, last),
        (1..=2, 4) => (last.parse().ok()?, first),
        (1..=2, 2) if mark != "-" => (2000 + last.parse::<i32>().ok()?, first),
        _ => return None,
    };
    let (day, month) = valid(day, middle)?;
    let goes_on = words.is_glued_mark(i + 5, &[mark]) && words.is_digits(i + 6) && words.is_glued(i + 6);
    let is_year = (1000..=2100).contains(&year) && !goes_on;
    is_year.then(|| {
        (i + 5, Date { year: Some(Year::Absolute(year)), month: Some(month), day: Some(day), ..Date::default() })
    })
}

/// `il 17/9`, `del 3/12`.
fn clipped_numeric(words: &Words, i: usize) -> Option<(usize, Date)> {
    let has_article = matches!(words.back(i, 1), "il" | "del" | "dal" | "al" | "l'" | "dell'" | "dall'");
    let is_tight = words.is_glued_mark(i + 1, &["/"]) && words.is_glued(i + 2) && !words.is_glued_mark(i + 3, &["/"]);
    let (day, month) = valid(words.digits(i)?, words.digits(i + 2)?)?;
    (has_article && is_tight).then(|| (i + 3, Date { month: Some(month), day: Some(day), ..Date::default() }))
}

fn valid(day: &str, month: &str) -> Option<(u8, u8)> {
    let (day, month) = (day.parse().ok()?, month.parse().ok()?);
    ((1..=12).contains(&month) && (1..=days_in(month)).contains(&day)).then_some((day, month))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(u8, u8)> {
        let words = Words::of(text);
        let (mut i, mut days) = (0, Vec::new());
        while i < words.len() {
            i = match read(&words, i, false) {
                Some((end, date)) => {
                    days.push((date.day.unwrap_or(0), date.month.unwrap_or(0)));
                    end
                }
                None => i + 1,
            };
        }
        days
    }

    #[test]
    fn days_have_their_month() {
        assert_eq!(
            found("il 26 settembre, 1° maggio, primo aprile, 5 nov. e 3 di giugno"),
            [(26, 9), (1, 5), (1, 4), (5, 11), (3, 6)]
        );
        assert_eq!(found("il ventisei settembre"), [(26, 9)]);
        assert_eq!(found("31 giugno"), []);
    }

    #[test]
    fn a_list_of_days_shares_its_month() {
        assert_eq!(found("il 5, il 6 e il 7 novembre"), [(5, 11), (6, 11), (7, 11)]);
        assert_eq!(found("17-21 settembre"), [(17, 9)]);
        assert_eq!(found("per 4-1 di febbraio"), []);
    }

    #[test]
    fn a_day_may_stand_alone_behind_its_article() {
        assert_eq!(
            found("la sera del 13, il 17 presenterà, dall'8, venerdì 19"),
            [(13, 0), (17, 0), (8, 0), (0, 0), (19, 0)]
        );
        for text in [
            "il 5 per cento",
            "il 30%",
            "tra il 10 e il 20%",
            "il 2-1",
            "il 3,5",
            "il 24enne",
            "il 2 km",
            "l'80",
            "i 12",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn dates_in_digits_are_read_both_ways() {
        assert_eq!(found("17/9/2025, 17.9.2025, 2025-09-17, il 17/9"), [(17, 9), (17, 9), (17, 9), (17, 9)]);
        assert_eq!(found("3/4, 17/13/2025, 1.2.3.4"), []);
    }
}
