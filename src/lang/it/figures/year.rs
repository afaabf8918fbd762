//! Years, decades and centuries: `nel 2025`, `del '98`, `700 a.C.`, `gli anni Novanta`, `XIV secolo`, `l'Ottocento`.

use std::sync::LazyLock;

use super::cardinal;
use super::day::shares_percent;
use super::grammar::{is_function, is_one_of, may_be_counted};
use super::numeral;
use super::ordinal;
use super::phrases::Phrases;
use super::units;
use super::words::Words;
use crate::extract::date::{Date, Year};

/// The year, decade or century at piece `i`: one past its last piece, and the date. `is_expected` where a month or
/// the end of something stands before, so that a number can hardly be anything else.
pub(super) fn read(words: &Words, i: usize, is_expected: bool) -> Option<(usize, Date)> {
    let (end, year) = decade(words, i).or_else(|| century(words, i)).or_else(|| single(words, i, is_expected))?;
    Some((end, Date { year: Some(year), ..Date::default() }))
}

/// A year whose era is told, which is no day whatever stands before: `dal 27 a.C. al 14 d.C.`
pub(super) fn of_era(words: &Words, i: usize) -> Option<(usize, Date)> {
    if !words.is_digits(i) {
        return None;
    }
    let value: i32 = plain_digits(words, i)?.parse().ok()?;
    let (end, sign) = era(words, i + 1).or_else(|| era_of_range(words, i, value).map(|sign| (i + 1, sign)))?;
    Some((end, Date { year: Some(Year::Absolute(sign * value)), ..Date::default() }))
}

/// One year.
fn single(words: &Words, i: usize, is_expected: bool) -> Option<(usize, Year)> {
    if words.at(i) == "'" {
        return clipped(words, i);
    }
    if !words.is_digits(i) {
        return in_words(words, i, is_expected);
    }
    let value: i32 = plain_digits(words, i)?.parse().ok()?;
    if let Some((end, sign)) = era(words, i + 1) {
        return Some((end, Year::Absolute(sign * value)));
    }
    (is_expected && is_modern(value) || is_year_here(words, i, value)).then_some((i + 1, Year::Absolute(value)))
}

/// The sign of the first of two years of which only the second has its era: `dal 336 al 323 a.C.`
fn era_of_range(words: &Words, i: usize, value: i32) -> Option<i32> {
    let opens = matches!(words.back(i, 1), "dal" | "dall'" | "il" | "l'" | "nel" | "nell'" | "(" | "tra" | "fra");
    let joint = matches!(words.at(i + 1), "al" | "all'" | "e" | "-" | "–" | "fino").then_some(i + 2)?;
    let second = if matches!(words.at(joint), "il" | "l'" | "al" | "all'") { joint + 1 } else { joint };
    let last: i32 = words.digits(second)?.parse().ok()?;
    let (_, sign) = era(words, second + 1)?;
    // Before Christ the years count down.
    let in_order = if sign < 0 { value > last } else { value < last };
    (opens && in_order).then_some(sign)
}

/// The digits of piece `i`, where they are a number by themselves.
fn plain_digits<'w>(words: &'w Words, i: usize) -> Option<&'w str> {
    let opens = !words.is_glued(i)
        || matches!(words.back(i, 1), "(" | "[" | "\"" | "«" | "“" | "-" | "–" | "/")
        || words.back(i, 1).ends_with('\'');
    let digits = words.digits(i).filter(|digits| digits.len() <= 4 && !digits.starts_with('0'))?;
    let goes_on = words.is_glued(i + 1)
        && (words.is_letters(i + 1)
            || matches!(words.at(i + 1), "." | "," | ":" | "'") && words.is_glued(i + 2) && words.is_digits(i + 2)
            || matches!(words.at(i + 1), "%" | "°" | "ª" | "º"));
    let is_named = numeral::is_inside_name(words, i);
    (opens && !goes_on && !is_named).then_some(digits)
}

fn is_modern(value: i32) -> bool {
    (1000..=2100).contains(&value)
}

/// Whether what stands around a number makes it a year.
fn is_year_here(words: &Words, i: usize, value: i32) -> bool {
    let is_measured = units::begins_at(words, i + 1) || is_percent(words, i + 1);
    if is_measured {
        return false;
    }
    if !is_modern(value) {
        return is_old_year(words, i, value);
    }
    let before = words.back(i, 1);
    if takes_year(before) {
        return true;
    }
    let opens = before == "(" || (matches!(before, "-" | "–") && words.is_glued(i));
    if opens && matches!(words.at(i + 1), ")" | "-" | "–" | ",") {
        return true;
    }
    let is_near = (1900..=2100).contains(&value);
    is_near && !is_counting(words, i)
}

/// Whether a word before a number makes a year of it: an article of one thing, `anno`, `estate`.
fn takes_year(before: &str) -> bool {
    is_one_of(
        before,
        "\
        nel nell' del dell' dal dall' al all' il anno sul estate autunno inverno primavera intero stagione \
        edizione esercizio capodanno",
    )
}

/// A year before the thousands has an elided article that says so: `nell'830`.
fn is_old_year(words: &Words, i: usize, value: i32) -> bool {
    let before = words.back(i, 1);
    let is_elided = matches!(before, "nell'" | "dall'" | "dell'" | "all'") && value >= 100;
    // `tra il 768 e l'814`, `dopo il 768`: one thing by number, and no plural.
    let is_named = matches!(before, "il" | "l'")
        && value >= 100
        && (matches!(words.back(i, 2), "tra" | "fra" | "dopo" | "verso" | "entro")
            || matches!(words.back(i, 2), "e" | "ed") && (4..=6).any(|by| matches!(words.back(i, by), "tra" | "fra")));
    // `dal 711 al 732`
    let is_end =
        before == "al" && value >= 100 && i >= 3 && words.is_digits(i - 2) && words.back(i, 3).starts_with("dal");
    (is_elided || is_named || is_end || matches!(before, "nel" | "dal") && value >= 100)
        && !may_be_counted(words, i + 1)
        && !shares_percent(words, i + 1)
}

fn is_percent(words: &Words, i: usize) -> bool {
    matches!(words.at(i), "%" | "percento" | "‰")
        || (words.at(i) == "per" && matches!(words.at(i + 1), "cento" | "mille"))
}

/// Whether the number at `i` is a figure: `circa 2000`, `i 2000 iscritti`, but `Expo 2025 ospiterà`.
fn is_counting(words: &Words, i: usize) -> bool {
    const FIGURE: &str = "euro $ € £ numero n circa quasi a telefono linea verde gate articolo";
    const AMOUNT: &str =
        "oltre di dei delle degli i le gli almeno sono con ai alle dai dalle per tra ha hanno più meno";
    let before = words.back(i, 1);
    let is_noun = may_be_counted(words, i + 1);
    let follows_name = i > 0 && words.is_letters(i - 1) && !is_function(words, i - 1);
    if is_one_of(before, FIGURE) {
        return true;
    }
    if follows_name && !is_one_of(before, AMOUNT) && !is_one_of(before, "altri altre") {
        return is_noun && words.at(i + 1).ends_with(['i', 'e']) && !words.is_capital(i - 1);
    }
    is_noun
}

/// `a.C.` and `d.C.` behind a year: one past it, and the sign of the year.
fn era(words: &Words, i: usize) -> Option<(usize, i32)> {
    ERAS.longest(words, i)
}

static ERAS: LazyLock<Phrases<i32>> = LazyLock::new(|| {
    Phrases::new([
        ("a . c .", -1),
        ("a . c", -1),
        ("ac", -1),
        ("avanti cristo", -1),
        ("prima di cristo", -1),
        ("p . e . v .", -1),
        ("a . e . v .", -1),
        ("d . c .", 1),
        ("d . c", 1),
        ("dc", 1),
        ("dopo cristo", 1),
        ("e . v .", 1),
    ])
});

/// `'98` and, as a century, `'900`.
fn clipped(words: &Words, i: usize) -> Option<(usize, Year)> {
    let digits = words.digits(i + 1).filter(|_| words.is_glued(i + 1) && !words.is_glued(i))?;
    let goes_on =
        words.is_glued(i + 2) && (words.is_digits(i + 2) || words.is_letters(i + 2) || words.at(i + 2) == "'");
    let value: i32 = digits.parse().ok()?;
    let year = match digits.len() {
        2 => Year::Absolute(if value <= 30 { 2000 + value } else { 1900 + value }),
        3 if value % 100 == 0 && value >= 200 => Year::Century(value / 100 + 11),
        _ => return None,
    };
    (!goes_on).then_some((i + 2, year))
}

/// `nel duemilaventicinque`.
fn in_words(words: &Words, i: usize, is_expected: bool) -> Option<(usize, Year)> {
    let may_be = is_expected || matches!(words.back(i, 1), "nel" | "del" | "dal" | "il" | "anno");
    if !may_be || !words.at(i).starts_with(['m', 'd']) {
        return None;
    }
    let value = cardinal::value(words.at(i)).filter(|value| (1100..=2100).contains(value) && value % 1000 != 0)?;
    (!may_be_counted(words, i + 1)).then_some((i + 1, Year::Absolute(i32::try_from(value).ok()?)))
}

/// `anni Novanta`, `anni '90`, `anni 1990`, with a century behind or without.
fn decade(words: &Words, i: usize) -> Option<(usize, Year)> {
    if words.at(i) != "anni" || may_count_years(words, i) {
        return None;
    }
    let (end, first) = match words.at(i + 1) {
        "'" if words.is_glued(i + 2) => (i + 3, words.digits(i + 2)?.parse::<i32>().ok()?),
        _ if words.is_digits(i + 1) => (i + 2, plain_digits(words, i + 1)?.parse().ok()?),
        "duemila" => (i + 2, 2000),
        word => (i + 2, i32::try_from(cardinal::value(word)?).ok()?),
    };
    let first = match first {
        0..100 if first % 10 == 0 => 1900 + first,
        1000..=2100 if first % 10 == 0 => first,
        _ => return None,
    };
    Some(with_century(words, end, first))
}

/// Whether a figure stands before `anni`: `10 anni`.
fn may_count_years(words: &Words, i: usize) -> bool {
    i > 0 && (words.is_digits(i - 1) || cardinal::value(words.at(i - 1)).is_some())
}

/// A decade moved to the century that is said behind it: `anni '30 dell'Ottocento`.
fn with_century(words: &Words, end: usize, first: i32) -> (usize, Year) {
    let behind = matches!(words.at(end), "del" | "dell'" | "dello").then(|| century(words, end + 1)).flatten();
    match behind {
        Some((end, Year::Century(century))) if century > 0 => (end, Year::Decade((century - 1) * 100 + first % 100)),
        _ => (end, Year::Decade(first)),
    }
}

/// `XIV secolo`, `quattordicesimo secolo`, `secolo scorso`, `l'Ottocento`, `trecentesco`, `l'800`.
fn century(words: &Words, i: usize) -> Option<(usize, Year)> {
    numbered(words, i).or_else(|| named(words, i)).map(|(end, century)| match era(words, end) {
        Some((end, sign)) => (end, Year::Century(sign * century)),
        None => (end, Year::Century(century)),
    })
}

fn numbered(words: &Words, i: usize) -> Option<(usize, i32)> {
    let is_century = |word: &str| matches!(word, "secolo" | "sec");
    if matches!(words.at(i), "secolo" | "secoli") {
        let value = ordinal::roman(words.original(i + 1))?;
        return Some((i + 2, i32::try_from(value).ok()?));
    }
    let (end, value) = ordinal::read(words, i).or_else(|| Some((i + 1, ordinal::roman(words.original(i))?)))?;
    let value = i32::try_from(value).ok().filter(|value| *value <= 30)?;
    if is_century(words.at(end)) {
        let dot = usize::from(words.at(end) == "sec" && words.at(end + 1) == ".");
        return Some((end + 1 + dot, value));
    }
    // `XIV e XV secolo`, `XIV-XV secolo`
    let (second, _) = ordinal::read(words, end + 1)?;
    let is_joined =
        matches!(words.at(end), "-" | "–" | "e" | "o" | "al" | "all'") && matches!(words.at(second), "secolo" | "sec");
    is_joined.then_some((end, value))
}

fn named(words: &Words, i: usize) -> Option<(usize, i32)> {
    let word = words.at(i);
    let before = words.back(i, 1);
    if let Some(stem) = ["esco", "esca", "eschi", "esche"].iter().find_map(|ending| word.strip_suffix(ending)) {
        let hundreds = cardinal::value(&format!("{stem}o"))?;
        return as_century(hundreds).map(|century| (i + 1, century));
    }
    let may_be = words.is_digits(i) || (words.is_capital(i) && word.ends_with("cento"));
    if !may_be || !is_one_of(before, "il l' nel nell' del dell' dal dall' al all' sul primo tardo fine") {
        return None;
    }
    if words.is_digits(i) {
        // `l'800`, with the article that only a century has
        let hundreds =
            plain_digits(words, i).filter(|digits| digits.len() == 3 && before.ends_with('\''))?.parse().ok()?;
        let is_plain = !may_be_counted(words, i + 1) && !units::begins_at(words, i + 1) && !is_percent(words, i + 1);
        return as_century(hundreds).filter(|_| is_plain).map(|century| (i + 1, century));
    }
    as_century(cardinal::value(word)?).map(|century| (i + 1, century))
}

/// The century of `Trecento`: the fourteenth.
fn as_century(hundreds: i128) -> Option<i32> {
    let is_whole = hundreds % 100 == 0 && (200..1000).contains(&hundreds);
    is_whole.then(|| i32::try_from(hundreds / 100 + 11).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<Year> {
        let words = Words::of(text);
        let (mut i, mut years) = (0, Vec::new());
        while i < words.len() {
            i = match read(&words, i, false) {
                Some((end, date)) => {
                    years.extend(date.year);
                    end
                }
                None => i + 1,
            };
        }
        years
    }

    #[test]
    fn every_year_is_read_back() {
        for year in 1000..=2100 {
            assert_eq!(found(&format!("nel {year} fu")), [Year::Absolute(year)]);
            assert_eq!(found(&format!("nato ({year})")), [Year::Absolute(year)]);
        }
        assert_eq!(found("del '98 e del '15"), [Year::Absolute(1998), Year::Absolute(2015)]);
        assert_eq!(found("nel duemilaventicinque"), [Year::Absolute(2025)]);
    }

    #[test]
    fn old_years_have_an_elided_article_or_an_era() {
        assert_eq!(found("dall'830 all'846"), [Year::Absolute(830), Year::Absolute(846)]);
        assert_eq!(found("fino al 700 a.C. circa"), [Year::Absolute(-700)]);
        assert_eq!(found("nel 79 d.C."), [Year::Absolute(79)]);
    }

    #[test]
    fn a_count_is_no_year() {
        for text in [
            "circa 2000 persone",
            "2000 metri",
            "i 1500 abitanti",
            "nel 30% dei casi",
            "1.998 casi",
            "Nel 30 per cento",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn years_before_the_thousand_need_an_article_of_one_thing() {
        assert_eq!(found("tra il 711 e l'832"), [Year::Absolute(711), Year::Absolute(832)]);
        assert_eq!(found("fra l'862 e il 941"), [Year::Absolute(862), Year::Absolute(941)]);
        assert_eq!(found("dal 711 al 732"), [Year::Absolute(711), Year::Absolute(732)]);
        assert_eq!(found("tra i 711 e gli 832 soldati, tra il 20 e il 30 per cento"), []);
    }

    #[test]
    fn an_era_holds_of_both_ends() {
        let of = |text: &str| {
            let words = Words::of(text);
            (0..words.len()).filter_map(|i| of_era(&words, i)).filter_map(|(_, date)| date.year).collect::<Vec<_>>()
        };
        assert_eq!(of("dal 312 al 298 a.C."), [Year::Absolute(-312), Year::Absolute(-298)]);
        assert_eq!(of("dal 31 a.C. al 12 d.C."), [Year::Absolute(-31), Year::Absolute(12)]);
    }

    #[test]
    fn a_number_behind_a_name_is_a_year() {
        assert_eq!(found("le Olimpiadi 2012 erano"), [Year::Absolute(2012)]);
        assert_eq!(found("Expo 2025 ospiterà"), [Year::Absolute(2025)]);
    }

    #[test]
    fn decades_have_many_ways() {
        for text in ["gli anni Novanta", "negli anni '90", "anni 90", "anni 1990", "gli anni Novanta del Novecento"] {
            assert_eq!(found(text), [Year::Decade(1990)], "{text}");
        }
        assert_eq!(found("anni '30 dell'Ottocento"), [Year::Decade(1830)]);
        assert_eq!(found("gli anni 2000"), [Year::Decade(2000)]);
        assert_eq!(found("90 anni novanta volte"), []);
    }

    #[test]
    fn centuries_have_many_ways() {
        for text in [
            "il XIV secolo",
            "il quattordicesimo secolo",
            "secolo XIV",
            "il Trecento",
            "trecentesche",
            "'300",
            "XIV sec.",
        ] {
            assert_eq!(found(text), [Year::Century(14)], "{text}");
        }
        assert_eq!(found("l'Ottocento, nell'800"), [Year::Century(19), Year::Century(19)]);
        assert_eq!(found("III secolo a.C."), [Year::Century(-3)]);
        assert_eq!(found("dal XIV al XVI secolo"), [Year::Century(14), Year::Century(16)]);
        assert_eq!(found("Trecento persone, una Cinquecento, pittoresco"), []);
    }
}
