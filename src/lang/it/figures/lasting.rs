//! Words that hold a stretch of years: `piano quinquennale`, `il centenario`.

use super::grammar::{is_determiner, is_di};
use super::words::Words;
use crate::extract::quantity::{Dimension, Exact, Form, Quantity, Unit};

const YEAR: Unit = Unit { dimension: Dimension::Months, factor: Exact::whole(12) };

/// The years that the word at piece `i` says: a stretch, or an anniversary, which is an ordinal.
pub(super) fn read(words: &Words, i: usize) -> Option<(usize, Quantity)> {
    anniversary(words, i).or_else(|| adjective(words, i)).or_else(|| stretch(words, i))
}

/// `il decennale della rivista`, `il bicentenario`.
fn anniversary(words: &Words, i: usize) -> Option<(usize, Quantity)> {
    let years = match words.at(i) {
        "decennale" if is_di(words.at(i + 1)) => 10,
        "ventennale" if is_di(words.at(i + 1)) => 20,
        "trentennale" if is_di(words.at(i + 1)) => 30,
        "cinquantenario" => 50,
        "centenario" => 100,
        "bicentenario" => 200,
        _ => return None,
    };
    // `un centenario` is a man
    let is_feast = is_determiner(words.back(i, 1)) && words.back(i, 1) != "un";
    is_feast.then(|| (i + 1, Quantity { form: Form::Ordinal, ..Quantity::count(Exact::whole(years)) }))
}

fn adjective(words: &Words, i: usize) -> Option<(usize, Quantity)> {
    let stem = words.at(i).strip_suffix("ale").or_else(|| words.at(i).strip_suffix("ali"))?;
    let years = match stem {
        // the Biennale of an art is an event, with a capital or an article
        "bienn" if !words.is_capital(i) && !matches!(words.back(i, 1), "la" | "alla" | "della" | "dalla") => 2,
        "trienn" if !words.is_capital(i) => 3,
        "quadrienn" => 4,
        "quinquenn" => 5,
        "decenn" => 10,
        "ventenn" => 20,
        "trentenn" => 30,
        _ => return None,
    };
    Some((i + 1, Quantity { unit: YEAR, ..Quantity::count(Exact::whole(years)) }))
}

/// `nel prossimo triennio`, `alla fine del quadriennio`: what a year is not counted before.
fn stretch(words: &Words, i: usize) -> Option<(usize, Quantity)> {
    let years = match words.at(i) {
        "biennio" => 2,
        "triennio" => 3,
        "quadriennio" => 4,
        "quinquennio" | "lustro" => 5,
        "sessennio" => 6,
        "settennio" | "settennato" => 7,
        "decennio" => 10,
        "quindicennio" => 15,
        "ventennio" => 20,
        "trentennio" => 30,
        "quarantennio" => 40,
        "cinquantennio" => 50,
        _ => return None,
    };
    let is_known = |word: &str| {
        is_determiner(word) && !matches!(word, "un" | "un'")
            || matches!(word, "prossimo" | "scorso" | "ultimo" | "primo" | "passato" | "intero" | "prima" | "in")
    };
    // `il biennio 2019-2020` is told by its years
    let is_dated = words.is_digits(i + 1);
    (is_known(words.back(i, 1)) && !is_dated)
        .then(|| (i + 1, Quantity { unit: YEAR, ..Quantity::count(Exact::whole(years)) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_of_five_years_says_five() {
        assert_eq!(read(&Words::of("piano quinquennale"), 1).map(|(_, q)| q.value), Some(Exact::whole(5)));
        assert_eq!(read(&Words::of("la Biennale"), 1), None);
    }

    #[test]
    fn a_stretch_of_years_has_a_noun() {
        let years = |text: &str, i| read(&Words::of(text), i).map(|(_, q)| q.value);
        assert_eq!(years("nel prossimo triennio", 2), Some(Exact::whole(3)));
        assert_eq!(years("alla fine del quadriennio", 3), Some(Exact::whole(4)));
        assert_eq!(years("nel biennio 2019-2020", 1), None);
    }

    #[test]
    fn an_anniversary_is_an_ordinal() {
        let (_, quantity) = read(&Words::of("il centenario"), 1).expect("an anniversary");
        assert_eq!((quantity.value, quantity.form), (Exact::whole(100), Form::Ordinal));
        let (_, quantity) = read(&Words::of("esperienza decennale"), 1).expect("a stretch");
        assert_eq!(quantity.unit, YEAR);
        assert_eq!(read(&Words::of("un centenario"), 1), None);
    }
}
