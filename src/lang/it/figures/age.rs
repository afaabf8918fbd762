//! Ages: nouns that hold the figure (`ventottenne`, `24enne`), and years that are somebody's age (`un uomo di 45 anni`)
//! and not a stretch of time.

use super::cardinal;
use super::grammar::is_di;
use super::numeral;
use super::units;
use super::words::Words;
use crate::extract::quantity::Approximation::{Exact as Precise, Over, Under};
use crate::extract::quantity::{Dimension, Exact, Quantity, Unit};

const AGE: Unit = Unit { dimension: Dimension::Age, factor: Exact::whole(1) };

/// The age at piece `i` that one word says, with `anni` unsaid: `ventottenne`, `24enne`, `over 65`.
pub(super) fn read(words: &Words, i: usize) -> Option<(usize, Quantity)> {
    if words.is_digits(i) {
        return digits_with_ending(words, i);
    }
    if let Some(limit) = limit(words, i) {
        return Some(limit);
    }
    let (word, approximation) = match words.at(i).strip_prefix("ultra") {
        Some(word) => (word, Over),
        None => (words.at(i), Precise),
    };
    let age = value(word)?;
    Some((i + 1, Quantity { unit: AGE, approximation, ..Quantity::count(Exact::whole(age)) }))
}

/// `over 65`, `under 21`.
fn limit(words: &Words, i: usize) -> Option<(usize, Quantity)> {
    let approximation = match words.at(i) {
        "over" => Over,
        "under" => Under,
        _ => return None,
    };
    let numeral =
        numeral::read(words, i + 1).filter(|numeral| numeral.is_digits && !units::begins_at(words, numeral.end))?;
    let age = numeral.whole().filter(|age| (1..=120).contains(age))?;
    Some((numeral.end, Quantity { unit: AGE, approximation, ..Quantity::count(Exact::whole(age)) }))
}

/// The age in a lower-case noun, `quarantasettenni`.
fn value(word: &str) -> Option<i128> {
    let stem = word.strip_suffix("enne").or_else(|| word.strip_suffix("enni"))?;
    // `ottenne` is a verb, and nobody under ten is called so.
    cardinal::clipped(stem).filter(|age| (10..=120).contains(age))
}

fn digits_with_ending(words: &Words, i: usize) -> Option<(usize, Quantity)> {
    let figure = numeral::figure(words, i)?;
    let age = figure.whole().filter(|age| *age <= 150)?;
    let is_age = words.is_glued(figure.end) && matches!(words.at(figure.end), "enne" | "enni");
    is_age.then(|| (figure.end + 1, Quantity { unit: AGE, ..Quantity::count(Exact::whole(age)) }))
}

/// Whether the figure of years from piece `start` to `end` is an age.
pub(super) fn is_age(words: &Words, start: usize, end: usize, unit: Unit, value: Exact) -> bool {
    let is_in_years = unit.dimension == Dimension::Months && unit.factor == Exact::whole(12);
    let is_life = value.denominator() == 1 && (1..=120).contains(&value.numerator());
    if !is_in_years || !is_life || words.back(end, 1) != "anni" {
        return false;
    }
    let is_of_age = is_di(words.at(end)) && words.at(end + 1) == "età";
    let is_of_other = is_di(words.at(end)) && !is_of_age;
    let start = list_start(words, start);
    let is_said = is_of_age || words.at(end) == "compiuti" || is_said_before(words, start, end);
    !is_of_other && words.at(end) != "fa" && (is_said || is_apposition(words, start, end))
}

/// The first figure of a list that ends at piece `start`: `di 33, 34 e 39 anni`.
fn list_start(words: &Words, start: usize) -> usize {
    let is_joint = |at: usize| matches!(words.at(at), "," | "e" | "o");
    let goes_back = start >= 2 && is_joint(start - 1) && words.is_digits(start - 2);
    if goes_back { list_start(words, start - 2) } else { start }
}

/// Whether what stands before piece `start` speaks of a life.
fn is_said_before(words: &Words, start: usize, end: usize) -> bool {
    let at = skip_back(words, start);
    let before = words.back(at, 1);
    match before {
        "ha" | "aveva" | "hanno" | "avevano" | "avevo" | "abbia" | "compie" | "compirà" | "compiva" | "compiuto"
        | "compiuti" | "compiere" | "compì" | "avrà" | "avrebbe" | "avendo" | "over" | "under" => true,
        "di" => at < start || words.back(at, 2) == "età" || is_of_person(words, at - 1),
        "a" => !is_sentence_or_distance(words, at - 1) && !begins_distance(words.at(end)),
        "ai" | "dai" | "dagli" | "agli" => !is_of_stretch(words, at - 1),
        "i" | "gli" => names_ages(words.back(at, 2)) && !is_of_stretch(words, at - 1),
        "tra" | "fra" | "sopra" | "sotto" => (2..5).any(|by| words.back(at, by) == "età"),
        _ => false,
    }
}

/// Words between which and an article ages stand: `sopra i 65 anni`, `tra gli 11 e i 18 anni`.
fn names_ages(word: &str) -> bool {
    matches!(word, "tra" | "fra" | "sopra" | "sotto" | "oltre" | "dopo" | "superati" | "compiuti")
}

/// `a tre anni dalla firma`, `a 18 anni dopo`.
fn begins_distance(word: &str) -> bool {
    matches!(word, "dal" | "dalla" | "dall'" | "dai" | "da" | "prima" | "dopo")
}

/// Before `soli`, `appena`, `circa`.
fn skip_back(words: &Words, start: usize) -> usize {
    let skips = matches!(words.back(start, 1), "soli" | "appena" | "ormai" | "già" | "solo" | "soltanto");
    if skips { start - 1 } else { start }
}

/// Whether one of the words before piece `at`, which is `di`, names a human being: `un ragazzo americano di`.
fn is_of_person(words: &Words, at: usize) -> bool {
    let is_elliptic = numeral::read(words, at.saturating_sub(1)).is_some_and(|numeral| numeral.end == at);
    is_elliptic || (1..=4).any(|by| is_person(words.back(at, by)))
}

fn is_person(word: &str) -> bool {
    const WORDS: [&str; 11] =
        ["uomo", "uomini", "signora", "signore", "moglie", "marito", "età", "nipote", "alcuni", "alcune", "quelli"];
    WORDS.contains(&word)
        || PERSON_STEMS.split(' ').any(|stem| word.strip_prefix(stem).is_some_and(|ending| ending.len() <= 4))
}

/// Stems of nouns for human beings of a certain age in the news.
const PERSON_STEMS: &str = "\
    adolescent agent alliev alunn amic anzian arrestat artist atlet attivist attor attric autist bambin bimb \
    calciator campion cantant cinese cinesi cittadin commess condannat conducent contadin dirigent donn ferit figli \
    fratell giocator giornalist giovan imprendit infermier ingegner insegnant italian lavorator madr mamm medic \
    minator minor nonn operai padr papà passegger pazient pension person pescator poliziott ragazz residen \
    ricercator scienziat scrittor scrittric soldat sorell sospettat student tassist tennist turist vittim volontar";

/// Whether `a` at piece `at` belongs to a sentence in court or to a distance in time: `condannato a 7 anni`.
fn is_sentence_or_distance(words: &Words, at: usize) -> bool {
    const STEMS: [&str; 8] = ["condann", "pen", "reclusion", "carcer", "distan", "fino", "superior", "inferior"];
    (1..=4).any(|by| STEMS.iter().any(|stem| words.back(at, by).starts_with(stem)))
}

/// Whether a word before piece `at` says that a stretch of time is meant: `un periodo compreso tra i due e i tre anni`.
fn is_of_stretch(words: &Words, at: usize) -> bool {
    const STEMS: [&str; 9] =
        ["period", "durat", "pena", "reclusion", "carcer", "temp", "contratt", "mandat", "scadenz"];
    (1..=5).any(|by| STEMS.iter().any(|stem| words.back(at, by).starts_with(stem)))
}

/// `Rossi, 41 anni, …` and `Rossi (41 anni)`.
fn is_apposition(words: &Words, start: usize, end: usize) -> bool {
    let opens = matches!(words.back(start, 1), "," | "(");
    let closes = matches!(words.at(end), "," | ")" | "." | ";" | "");
    let follows_name = start >= 2 && (words.is_capital(start - 2) || is_person(words.back(start, 2)));
    opens && closes && follows_name
}

#[cfg(test)]
mod tests {
    use super::super::cardinal::tests::written;
    use super::super::measure;
    use super::*;

    #[test]
    fn every_age_in_one_word_is_read_back() {
        for age in 10..=110 {
            let written = written(age).replace('é', "e");
            let cut = if written.ends_with("tre") || written.ends_with("sei") { 0 } else { 1 };
            let word = format!("{}enne", &written[..written.len() - cut]);
            assert_eq!(value(&word), Some(age), "{word}");
        }
        for word in ["ottenne", "venne", "perenne", "maggiorenne", "indenni"] {
            assert_eq!(value(word), None, "{word}");
        }
    }

    fn dimension(text: &str) -> Dimension {
        let words = Words::of(text);
        let start = (0..words.len()).find(|i| words.is_digits(*i)).expect("a figure");
        measure::read(&words, start).expect("a quantity").1.unit.dimension
    }

    #[test]
    fn years_of_a_person_are_an_age() {
        for text in [
            "un uomo di 45 anni",
            "Rossi, 41 anni, ha detto",
            "aveva 13 anni quando",
            "a 18 anni lasciò",
            "all'età di 40 anni",
            "la ragazza di soli 11 anni",
            "Rossi (37 anni)",
            "dai 65 anni in su",
            "all'età di 40 anni dopo una malattia",
        ] {
            assert_eq!(dimension(text), Dimension::Age, "{text}");
        }
    }

    #[test]
    fn years_of_a_thing_are_a_stretch() {
        for text in [
            "una vita operativa di 8 anni",
            "condannato a 7 anni di carcere",
            "condannato a 7 anni",
            "per 20 anni",
            "3 anni fa",
            "ha 20 anni di esperienza",
            "a 3 anni dalla firma",
            "un mandato di 4 anni",
        ] {
            assert_eq!(dimension(text), Dimension::Months, "{text}");
        }
    }

    #[test]
    fn digits_take_the_ending_too() {
        assert_eq!(read(&Words::of("gli over 65"), 1).map(|(_, quantity)| quantity.unit), Some(AGE));
        let (end, quantity) = read(&Words::of("24enne"), 0).expect("an age");
        assert_eq!((end, quantity.value, quantity.unit), (2, Exact::whole(24), AGE));
    }
}
