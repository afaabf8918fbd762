//! Fractions: `un terzo`, `due terzi`, `la metà`, `3/4`, `uno su cinque`, and parts of a unit, `un quarto d'ora`.

use super::grammar::{is_di, is_function, may_be_noun};
use super::numeral::{self, Numeral};
use super::ordinal;
use super::units;
use super::words::Words;
use crate::extract::quantity::{Exact, Form, Quantity};

/// The fraction at piece `i`: one past its last piece, and what it says.
pub(super) fn read(words: &Words, i: usize) -> Option<(usize, Quantity)> {
    let (end, share) = half(words, i)
        .or_else(|| slashed(words, i))
        .or_else(|| in_words(words, i))
        .or_else(|| out_of(words, i))
        .or_else(|| rounds(words, i))?;
    Some(of_unit(words, end, share).unwrap_or((end, Quantity { form: Form::Fraction, ..Quantity::count(share) })))
}

/// A part of a unit is a measure: `tre quarti di litro`, `un quarto d'ora`.
fn of_unit(words: &Words, end: usize, share: Exact) -> Option<(usize, Quantity)> {
    if !matches!(words.at(end), "di" | "d'") {
        return None;
    }
    let (end, unit) = units::at(words, end + 1)?;
    Some((end, Quantity { unit, ..Quantity::count(share) }))
}

/// `la metà`, `metà dei voti`; not `a metà`, `la prima metà`.
fn half(words: &Words, i: usize) -> Option<(usize, Exact)> {
    let before = words.back(i, 1);
    // `più di metà degli abitanti`, `a metà prezzo`
    let compares = before == "di" && matches!(words.back(i, 2), "più" | "meno");
    let is_price = matches!(words.at(i + 1), "prezzo" | "tariffa" | "costo");
    // `cresciuto di metà`, but `di metà settembre`
    let changes =
        before == "di" && CHANGING.iter().any(|stem| words.back(i, 2).starts_with(stem)) && !may_be_noun(words, i + 1);
    if words.at(i) == "metà" && (compares || is_price || changes) {
        return Some((i + 1, Exact::new(1, 2)));
    }
    if words.at(i) == "metà" && stands_first(words, i) {
        return Some((i + 1, Exact::new(1, 2)));
    }
    let is_half = words.at(i) == "metà"
        && !matches!(before, "a" | "prima" | "seconda" | "dolce" | "di")
        && (is_di(words.at(i + 1))
            || matches!(before, "la" | "della" | "alla" | "quasi" | "circa" | "oltre" | "una" | "e" | "altra")
            || words.at(i + 1) == "circa" && is_di(words.at(i + 2)));
    is_half.then(|| (i + 1, Exact::new(1, 2)))
}

/// Whether `metà` opens a sentence or a clause and is of no month: `Metà li paga il Comune`, `: metà in contanti`.
fn stands_first(words: &Words, i: usize) -> bool {
    let opens = words.begins_sentence(i) || matches!(words.back(i, 1), "," | ":" | ";" | "(" | "«" | "—");
    let is_time = super::calendar::month(words.at(i + 1)).is_some()
        || matches!(words.at(i + 1), "mattina" | "pomeriggio" | "settimana" | "mese" | "anno" | "stagione" | "secolo");
    opens && !is_time
}

/// Beginnings of the verbs of growing and shrinking.
const CHANGING: [&str; 10] = ["aument", "cresc", "sal", "cal", "scend", "sces", "ridott", "riduc", "diminu", "croll"];

/// `3/4` and `½`.
fn slashed(words: &Words, i: usize) -> Option<(usize, Exact)> {
    match words.at(i) {
        "½" => return Some((i + 1, Exact::new(1, 2))),
        "⅓" => return Some((i + 1, Exact::new(1, 3))),
        "¼" => return Some((i + 1, Exact::new(1, 4))),
        "¾" => return Some((i + 1, Exact::new(3, 4))),
        _ => {}
    }
    let is_free = !words.is_glued(i) || !matches!(words.back(i, 1), "/" | "-" | "." | ",");
    let is_tight = words.is_glued_mark(i + 1, &["/"]) && words.is_glued(i + 2);
    let ends = !words.is_glued(i + 3) || !matches!(words.at(i + 3), "/" | "-") && !words.is_letters(i + 3);
    let share = share(digits(words, i)?, digits(words, i + 2)?)?;
    (is_free && is_tight && ends && share.denominator() <= 20).then_some((i + 3, share))
}

fn digits(words: &Words, i: usize) -> Option<i128> {
    words.digits(i).filter(|digits| digits.len() <= 3)?.parse().ok()
}

/// `part` of `whole`, where that is less than one.
fn share(part: i128, whole: i128) -> Option<Exact> {
    (0 < part && part < whole).then(|| Exact::new(part, whole))
}

/// `un terzo`, `due quinti`; not `un terzo uomo`, `due secondi`.
fn in_words(words: &Words, i: usize) -> Option<(usize, Exact)> {
    let part = numeral::read(words, i).filter(|numeral| numeral.end == i + 1)?;
    let name = words.at(i + 1);
    let is_plural = name.ends_with('i');
    let fits = if part.is_one { words.at(i) == "un" && name.ends_with('o') } else { is_plural };
    let whole = ordinal::value(name).filter(|whole| fits && *whole >= 3 && *whole <= 1000)?;
    let is_name = words.is_letters(i + 2) && words.is_capital(i + 2);
    // `un terzo stranieri` is a part of many, `un terzo uomo` is one more
    let is_of_many = words.at(i + 2).ends_with('i');
    let is_shown = is_di(words.at(i + 2)) || is_of_many || !(may_be_noun(words, i + 2) || is_name);
    is_shown.then(|| Some((i + 2, share(part.whole()?, whole)?)))?
}

/// `uno su cinque`, `un bambino su cinque`, `9 italiani su 10`.
fn out_of(words: &Words, i: usize) -> Option<(usize, Exact)> {
    let part = numeral::read(words, i)?;
    // What is counted may have adjectives and a complement: `sette vecchie case su dieci`, `una casa di pescatori su tre`.
    const LONGEST_NOUN: usize = 4;
    let is_part = |at: usize| {
        let noun = !is_function(words, at) || at > part.end && is_di(words.at(at));
        // `un tempo tre case su dieci`: another figure begins.
        words.is_letters(at) && noun && numeral::read(words, at).is_none()
    };
    let joint = (part.end..=part.end + LONGEST_NOUN).find(|at| words.at(*at) == "su" || !is_part(*at))?;
    if words.at(joint) != "su" {
        return out_of_ten(words, part);
    }
    let whole = numeral::read(words, joint + 1)?;
    let is_share = joint == part.end || is_round(&whole) && !counts_plural(words, whole.end);
    is_share.then(|| Some((whole.end, share(part.whole()?, whole.whole()?)?)))?
}

/// `sette persone in età da lavoro su dieci`: more words may stand between where the whole is ten or a hundred, and
/// counts nothing itself.
fn out_of_ten(words: &Words, part: Numeral) -> Option<(usize, Exact)> {
    const LONGEST: usize = 7;
    let joins = |at: usize| {
        matches!(
            words.at(at),
            "in" | "da" | "con" | "a" | "per" | "e" | "al" | "alla" | "nel" | "nella" | "dal" | "dai"
        ) || is_di(words.at(at))
    };
    let is_part = |at: usize| {
        let noun = !is_function(words, at) || at > part.end && joins(at);
        words.is_letters(at) && noun && numeral::read(words, at).is_none()
    };
    let joint = (part.end + 1..=part.end + LONGEST).find(|at| words.at(*at) == "su" || !is_part(*at))?;
    if words.at(joint) != "su" {
        return None;
    }
    let whole = numeral::read(words, joint + 1).filter(|whole| matches!(whole.whole(), Some(10 | 100 | 1000)))?;
    let counts = may_be_noun(words, whole.end) && words.at(whole.end).ends_with(['i', 'e']);
    let noun_first = may_be_noun(words, part.end);
    (noun_first && !counts).then(|| Some((whole.end, share(part.whole()?, whole.whole()?)?)))?
}

/// Whether one would say `uno su` this many.
fn is_round(whole: &Numeral) -> bool {
    whole.whole().is_some_and(|value| {
        value <= 10 || (value <= 1_000_000 && (value % 100 == 0 || [12, 15, 20, 50].contains(&value)))
    })
}

/// Whether the word at `i` is surely a plural noun, which the numeral before it counts: `un libro su tre temi`.
fn counts_plural(words: &Words, i: usize) -> bool {
    may_be_noun(words, i) && words.at(i).ends_with('i')
}

/// `quarti di finale`: one over four.
fn rounds(words: &Words, i: usize) -> Option<(usize, Exact)> {
    let whole = match words.at(i) {
        "sedicesimi" => 16,
        "ottavi" => 8,
        "quarti" => 4,
        _ => return None,
    };
    (words.at(i + 1) == "di" && words.at(i + 2) == "finale").then(|| (i + 1, Exact::new(1, whole)))
}

#[cfg(test)]
mod tests {
    use super::super::cardinal::tests::written;
    use super::*;
    use crate::extract::quantity::Dimension;

    fn value(text: &str, i: usize) -> Option<String> {
        read(&Words::of(text), i).map(|(_, quantity)| quantity.value.to_string())
    }

    #[test]
    fn every_fraction_in_words_is_read_back() {
        let names = ["terz", "quart", "quint", "sest", "settim", "ottav", "non", "decim"];
        for (whole, name) in (3..).zip(names) {
            assert_eq!(value(&format!("un {name}o del totale"), 0), Some(Exact::new(1, whole).to_string()));
            for part in 2..whole {
                assert_eq!(value(&format!("{} {name}i", written(part)), 0), Some(Exact::new(part, whole).to_string()));
            }
        }
    }

    #[test]
    fn an_ordinal_before_a_noun_is_no_fraction() {
        for text in ["un terzo uomo", "un terzo Stato", "due secondi", "una terza via", "cinque quarti"] {
            assert_eq!(value(text, 0), None, "{text}");
        }
    }

    #[test]
    fn a_part_of_many_is_a_fraction() {
        assert_eq!(value("un terzo stranieri", 0).as_deref(), Some("1/3"));
        assert_eq!(value("un quarto quella di ieri", 0).as_deref(), Some("0.25"));
    }

    #[test]
    fn half_needs_its_article() {
        assert_eq!(value("la metà degli iscritti", 1).as_deref(), Some("0.5"));
        assert_eq!(value("Metà circa dei soci", 0).as_deref(), Some("0.5"));
        assert_eq!(value("a metà strada", 1), None);
        assert_eq!(value("più di metà degli alunni", 2).as_deref(), Some("0.5"));
        assert_eq!(value("a metà prezzo", 1).as_deref(), Some("0.5"));
        assert_eq!(value("è calato di metà.", 3).as_deref(), Some("0.5"));
        assert_eq!(value("i lavori di metà settembre", 3), None);
        assert_eq!(value("la prima metà della gara", 2), None);
        assert_eq!(value("Metà la paga il Comune", 0).as_deref(), Some("0.5"));
        assert_eq!(value("Metà settembre è vicina", 0), None);
    }

    #[test]
    fn shares_are_said_with_su() {
        assert_eq!(value("uno su cinque", 0).as_deref(), Some("0.2"));
        assert_eq!(value("un bambino su cinque usa", 0).as_deref(), Some("0.2"));
        assert_eq!(value("9 italiani su 10", 0).as_deref(), Some("0.9"));
        assert_eq!(value("tre giovani donne sposate su cinque", 0).as_deref(), Some("0.6"));
        assert_eq!(value("una barca di legno su sei", 0), Some(Exact::new(1, 6).to_string()));
        assert_eq!(value("otto donne in cerca di impiego su dieci", 0).as_deref(), Some("0.8"));
        assert_eq!(value("due navi in rotta per Genova su dieci isole", 0), None);
        assert_eq!(value("un tempo tre ville su dieci", 0), None);
        assert_eq!(value("tre libri e film su cinque", 0), None);
        assert_eq!(value("un libro su tre temi", 0), None);
        assert_eq!(value("24 ore su 24", 0), None);
    }

    #[test]
    fn a_part_of_a_unit_is_a_measure() {
        let (_, quantity) = read(&Words::of("tre quarti d'ora"), 0).expect("a measure");
        assert_eq!((quantity.unit.dimension, quantity.form), (Dimension::Duration, Form::Cardinal));
    }

    #[test]
    fn a_slash_makes_a_fraction_but_no_date() {
        assert_eq!(value("3/4 dei voti", 0).as_deref(), Some("0.75"));
        assert_eq!(value("3/4/2025", 0), None);
        assert_eq!(value("24/7", 0), None);
    }
}
