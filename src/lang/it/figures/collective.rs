//! Nouns that are a number of things, more or less: `una ventina`, `un centinaio di milioni`, `decine di migliaia`,
//! `un paio`, `alcuni milioni`.

use super::grammar::is_determiner;
use super::measure::unit_behind;
use super::numeral;
use super::units;
use super::words::Words;
use crate::extract::quantity::Approximation::{self, About, Exact as Precise, Several};
use crate::extract::quantity::{Exact, Quantity, Unit};

/// The collective at piece `i`: one past its last piece, and what it says.
pub(super) fn read(words: &Words, i: usize) -> Option<(usize, Quantity)> {
    if let Some(ages) = ages(words, i) {
        return Some(ages);
    }
    let amount = Amount::at(words, i)?;
    let (noun_end, noun) = noun(words, amount.end)?;
    let approximation = amount.approximation(words, &noun)?;
    let (end, scale) = further(words, noun_end);
    let value = amount.value.times(&Exact::whole(noun.value))?.times(&Exact::whole(scale))?;
    let takes_di = !matches!(words.at(end), "di" | "d'") || noun.value > 1;
    let (end, unit) = unit_behind(words, end, takes_di).unwrap_or((end, Unit::COUNT));
    Some((end, Quantity { approximation, unit, ..Quantity::count(value) }))
}

/// `decenni`, `da secoli`, `qualche decennio`: many years, and no figure before them.
fn ages(words: &Words, i: usize) -> Option<(usize, Quantity)> {
    let noun = if is_some(words.at(i)) { i + 1 } else { i };
    let is_long = matches!(words.at(noun), "decenni" | "secoli" | "millenni");
    let is_long = is_long || (noun > i && matches!(words.at(noun), "decennio" | "secolo" | "millennio"));
    let (end, unit) = units::at(words, noun).filter(|_| is_long)?;
    Some((end, Quantity { approximation: Several, unit, ..Quantity::count(Exact::whole(1)) }))
}

/// Adjectives between the article and the noun: `un'altra ventina`, `un buon centinaio`.
fn shade(words: &Words, i: usize) -> usize {
    let is_shade =
        matches!(words.at(i), "altra" | "altro" | "buon" | "buona" | "bella" | "bel" | "abbondante" | "scarsa");
    usize::from(is_shade && noun(words, i + 1).is_some_and(|(_, noun)| !noun.is_plural && !noun.is_scale))
}

/// Words for more than a few.
fn is_some(word: &str) -> bool {
    matches!(
        word,
        "qualche" | "alcuni" | "alcune" | "diversi" | "diverse" | "parecchi" | "parecchie" | "molti" | "molte"
    ) || matches!(word, "numerosi" | "numerose" | "svariati" | "svariate" | "vari" | "varie" | "pochi" | "poche")
}

/// What stands before the noun.
struct Amount {
    end: usize,
    value: Exact,
    kind: AmountKind,
}

enum AmountKind {
    /// `una`, `la`.
    One,
    /// `mezza`, `due`.
    Counted,
    /// `alcune`, `qualche`.
    Vague,
    /// Nothing: the noun stands alone, `decine di`.
    Nothing,
}

impl Amount {
    fn at(words: &Words, i: usize) -> Option<Self> {
        let (length, value, kind) = match words.at(i) {
            "un" | "una" | "un'" => (1 + shade(words, i + 1), Exact::whole(1), AmountKind::One),
            "mezzo" | "mezza" => (1, Exact::new(1, 2), AmountKind::Counted),
            word if is_some(word) => (1, Exact::whole(1), AmountKind::Vague),
            _ if noun(words, i).is_some() => (0, Exact::whole(1), AmountKind::Nothing),
            _ => {
                let numeral = numeral::read_before_e(words, i).filter(|numeral| numeral.scale == 1)?;
                (numeral.end - i, numeral.value, AmountKind::Counted)
            }
        };
        Some(Self { end: i + length, value, kind })
    }

    /// What the amount makes of the noun; `None` where the two don't go together.
    fn approximation(&self, words: &Words, noun: &Noun) -> Option<Approximation> {
        let is_exact = matches!(noun.value, 2);
        match self.kind {
            AmountKind::One | AmountKind::Counted if noun.is_scale => None,
            AmountKind::One if words.at(self.end) == "coppia" && !is_of(words, self.end + 1) => None,
            AmountKind::One => (!noun.is_plural).then_some(if is_exact { Precise } else { About }),
            AmountKind::Counted => Some(if is_exact { Precise } else { About }),
            AmountKind::Vague => Some(Several),
            // `supera il miliardo`, `sotto il milione`
            AmountKind::Nothing if noun.is_scale && !noun.is_plural && is_one_of_it(words.back(self.end, 1)) => {
                Some(Precise)
            }
            AmountKind::Nothing if noun.is_scale => is_of(words, self.end + 1).then_some(Several),
            AmountKind::Nothing if noun.is_plural => (!is_exact).then_some(Several),
            // `la sua dozzina di`, `della ventina di`
            AmountKind::Nothing
                if noun.value > 2 && is_determiner(words.back(self.end, 1)) && is_of(words, self.end + 1) =>
            {
                Some(About)
            }
            // `sulla trentina`: somebody's age
            AmountKind::Nothing => (words.back(self.end, 1) == "sulla" && !is_exact).then_some(About),
        }
    }
}

/// Whether `word` makes one million of the bare noun behind it.
fn is_one_of_it(word: &str) -> bool {
    matches!(word, "il" | "al" | "del" | "dal" | "sul" | "quota")
}

fn is_of(words: &Words, i: usize) -> bool {
    matches!(words.at(i), "di" | "d'")
}

struct Noun {
    value: i128,
    is_plural: bool,
    /// `milioni`, `miliardi`: a numeral behind a numeral, a collective only without one.
    is_scale: bool,
}

fn noun(words: &Words, i: usize) -> Option<(usize, Noun)> {
    let word = words.at(i);
    let (value, is_plural) = match word {
        "paio" => (2, false),
        "coppia" => (2, false),
        "paia" => (2, true),
        "decina" => (10, false),
        "dozzina" => (12, false),
        "quindicina" => (15, false),
        "ventina" => (20, false),
        "trentina" => (30, false),
        "quarantina" => (40, false),
        "cinquantina" => (50, false),
        "sessantina" => (60, false),
        "settantina" => (70, false),
        "ottantina" => (80, false),
        "novantina" => (90, false),
        "centinaio" => (100, false),
        "migliaio" => (1000, false),
        "decine" => (10, true),
        "dozzine" => (12, true),
        "centinaia" => (100, true),
        "migliaia" => (1000, true),
        "milione" | "milioni" | "miliardo" | "miliardi" => {
            let noun = Noun { value: numeral::multiplier(word)?, is_plural: word.ends_with('i'), is_scale: true };
            return Some((i + 1, noun));
        }
        _ => return None,
    };
    Some((i + 1, Noun { value, is_plural, is_scale: false }))
}

/// The scale that `di` leads to, `di migliaia`, `di milioni`, and one past it; 1 where there is none.
fn further(words: &Words, end: usize) -> (usize, i128) {
    let scale = match (words.at(end), words.at(end + 1)) {
        ("di", "decine") => 10,
        ("di", "centinaia") => 100,
        ("di", "migliaia") => 1000,
        ("di", word @ ("milioni" | "miliardi")) => numeral::multiplier(word).unwrap_or(1),
        _ => return (end, 1),
    };
    (end + 2, scale)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::quantity::Dimension;

    #[track_caller]
    fn says(text: &str, value: i128, approximation: Approximation) -> Quantity {
        let (_, quantity) = read(&Words::of(text), 0).expect(text);
        assert_eq!((quantity.value, quantity.approximation), (Exact::whole(value), approximation), "{text}");
        quantity
    }

    #[test]
    fn a_collective_is_about_a_number() {
        says("una ventina di persone", 20, About);
        says("un'ottantina", 80, About);
        says("un centinaio di imprese", 100, About);
        says("mezza dozzina", 6, About);
        says("due dozzine", 24, About);
    }

    #[test]
    fn an_age_may_be_on_the_score() {
        let words = Words::of("una donna sulla quarantina");
        assert_eq!(read(&words, 3).map(|(_, q)| (q.value, q.approximation)), Some((Exact::whole(40), About)));
        assert_eq!(read(&Words::of("la provincia trentina"), 2), None);
    }

    #[test]
    fn a_pair_is_two() {
        says("un paio di giorni", 2, Precise);
        says("una coppia di specchi", 2, Precise);
        assert_eq!(read(&Words::of("la coppia"), 1), None);
        assert_eq!(read(&Words::of("una coppia ha"), 0), None);
    }

    #[test]
    fn a_determiner_may_stand_before_it() {
        for (text, i) in [("la sua dozzina di barche", 2), ("della trentina di iscritti", 1)] {
            let found = read(&Words::of(text), i).map(|(_, q)| q.approximation);
            assert_eq!(found, Some(About), "{text}");
        }
        assert_eq!(read(&Words::of("la città trentina di Rovereto"), 2), None);
        let read_at = |text: &str, i| read(&Words::of(text), i).map(|(_, q)| (q.value, q.approximation));
        assert_eq!(read_at("supera il miliardo", 2), Some((Exact::whole(1_000_000_000), Precise)));
        assert_eq!(read_at("sotto quota milione di voti", 2), Some((Exact::whole(1_000_000), Precise)));
    }

    #[test]
    fn a_plural_alone_is_an_order_of_magnitude() {
        says("decine di feriti", 10, Several);
        says("centinaia di migliaia di profughi", 100_000, Several);
        says("alcuni milioni", 1_000_000, Several);
        says("qualche centinaio", 100, Several);
        says("miliardi di yuan", 1_000_000_000, Several);
    }

    #[test]
    fn decades_alone_are_an_order_of_magnitude() {
        assert_eq!(says("decenni di lavoro", 1, Several).unit.factor, Exact::whole(120));
        assert_eq!(says("qualche secolo", 1, Several).unit.factor, Exact::whole(1200));
    }

    #[test]
    fn an_adjective_may_stand_between() {
        says("un'altra ventina di uccelli", 20, About);
        says("un buon centinaio di soci", 100, About);
        assert_eq!(read(&Words::of("un altro milione"), 0), None);
    }

    #[test]
    fn scales_and_units_go_on_behind_di() {
        says("una ventina di milioni", 20_000_000, About);
        assert_eq!(says("una decina di chilometri", 10, About).unit.dimension, Dimension::Length);
        assert_eq!(says("milioni di euro", 1_000_000, Several).unit.dimension, Dimension::Money("EUR"));
    }

    #[test]
    fn a_numeral_with_a_scale_is_no_collective() {
        for text in ["un milione di euro", "due milioni", "due persone", "una casa"] {
            assert_eq!(read(&Words::of(text), 0), None, "{text}");
        }
    }
}
