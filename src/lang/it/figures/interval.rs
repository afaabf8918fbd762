//! Ranges: `tra 5 e 10 cm`, `da -180 a +120 °C`, `dai 2 ai 4 anni`, `2-4 metri`, `due o tre giorni`. Unit and scale
//! stand with one end for both; two figures with a unit each (`dal 5% al 10%`) are two.

use super::age;
use super::grammar::{is_a, is_article, is_da, may_be_counted};
use super::measure::{self, Tail};
use super::numeral::{self, Numeral};
use super::units;
use super::words::Words;
use crate::extract::quantity::{Dimension, Exact, Form, Quantity, Unit};

/// The range at piece `i`: one past its last piece, and what it says.
pub(super) fn read(words: &Words, i: usize) -> Option<(usize, Quantity)> {
    match words.at(i) {
        "tra" | "fra" => framed(words, i + 1, |words, at| matches!(words.at(at), "e" | "ed").then_some(at + 1)),
        word if is_da(word) => framed(words, i + 1, behind_a),
        _ => bare(words, i),
    }
}

/// Past `a`, `ai`, `fino ai`.
fn behind_a(words: &Words, at: usize) -> Option<usize> {
    let at = if matches!(words.at(at), "fino" | "sino") { at + 1 } else { at };
    is_a(words.at(at)).then_some(at + 1)
}

/// A range whose first end stands at piece `i`, `joint` leading from one end to the other.
fn framed(words: &Words, i: usize, joint: impl Fn(&Words, usize) -> Option<usize>) -> Option<(usize, Quantity)> {
    let start = past_article(words, i);
    let first = Bound::at(words, start)?;
    let second = Bound::at(words, past_article(words, joint(words, first.end)?))?;
    joined(words, start, &first, &second)
}

fn past_article(words: &Words, i: usize) -> usize {
    let skips = is_article(words.at(i)) || matches!(words.at(i), "circa" | "quasi" | "oltre");
    if skips { past_article(words, i + 1) } else { i }
}

/// `2-4 metri`, `due-tre`, `due o tre giorni`.
fn bare(words: &Words, i: usize) -> Option<(usize, Quantity)> {
    let has_sign = units::currency_before(words, i).is_some();
    let first = Bound::at(words, i).filter(|bound| bound.tail.is_none() || has_sign)?;
    let is_dash = matches!(words.at(first.end), "-" | "–" | "—");
    let second = Bound::at(words, first.end + 1)?;
    let rises = first.numeral.mantissa < second.numeral.mantissa;
    let is_range = match words.at(first.end) {
        "-" | "–" | "—" => has_sign || !first.numeral.is_digits || is_measured(words, &second),
        "o" => is_next(&first.numeral, &second.numeral) || hundreds_of(&first.numeral, &second.numeral).is_some(),
        _ => false,
    };
    let is_plain = !is_dash || first.numeral.is_digits == second.numeral.is_digits;
    (rises && is_range && is_plain).then(|| joined(words, i, &first, &second))?
}

/// Whether something is counted or measured behind the second end; otherwise `2-4` is a score.
fn is_measured(words: &Words, second: &Bound) -> bool {
    second.tail.is_some() || second.numeral.scale > 1 || may_be_counted(words, second.end)
}

/// Whether one would say `first o second` for about as many: three or four, twenty or thirty.
fn is_next(first: &Numeral, second: &Numeral) -> bool {
    let (Some(first), Some(second)) = (first.whole(), second.whole()) else { return false };
    second == first + 1 || (first % 10 == 0 && second <= 2 * first)
}

/// One end of a range.
struct Bound {
    end: usize,
    numeral: Numeral,
    tail: Option<Tail>,
}

impl Bound {
    fn at(words: &Words, i: usize) -> Option<Self> {
        if let Some((start, unit)) = units::currency_before(words, i) {
            let numeral = numeral::read_before_e(words, start)?;
            return Some(Self { end: numeral.end, numeral, tail: Some(Tail::Unit(numeral.end, unit)) });
        }
        let numeral = match words.at(i) {
            "-" | "−" | "–" | "+" | "meno" => measure::signed(words, i)?,
            _ => numeral::read_before_e(words, i)?,
        };
        let is_article = matches!(words.at(i), "un" | "un'") && numeral.is_one;
        let tail = measure::tail(words, &numeral);
        let end = match tail {
            Some(Tail::Ratio(end, _) | Tail::Unit(end, _)) => end,
            None => numeral.end,
        };
        (!is_article || tail.is_some()).then_some(Self { end, numeral, tail })
    }
}

fn joined(words: &Words, start: usize, first: &Bound, second: &Bound) -> Option<(usize, Quantity)> {
    let low = match hundreds_of(&first.numeral, &second.numeral) {
        Some(low) => low,
        None => with_shared_scale(&first.numeral, &second.numeral)?,
    };
    let (past, high) = high_end(words, first, second)?;
    let range = Quantity { second: Some(high), form: Form::Range, ..Quantity::count(low) };
    let quantity = match (first.tail, second.tail) {
        (None, None) => range,
        (Some(Tail::Ratio(_, hundred)), None) | (None, Some(Tail::Ratio(_, hundred))) => shares(&range, &hundred)?,
        (Some(Tail::Unit(_, unit)), None) | (None, Some(Tail::Unit(_, unit))) => {
            let is_age = age::is_age(words, start, second.end, unit, second.numeral.value);
            let age = Unit { dimension: Dimension::Age, factor: Exact::whole(1) };
            Quantity { unit: if is_age { age } else { unit }, ..range }
        }
        _ => return None,
    };
    Some((past, quantity))
}

/// The second end, with the scale of the first where it leaves it unsaid: `da tre miliardi a quattro e mezzo`.
fn high_end(words: &Words, first: &Bound, second: &Bound) -> Option<(usize, Exact)> {
    let is_short = first.numeral.scale >= 1_000_000 && second.numeral.scale == 1 && second.tail.is_none();
    if !is_short || second.numeral.value >= Exact::whole(1000) {
        return Some((second.end, second.numeral.value));
    }
    let has_half = words.at(second.end) == "e" && matches!(words.at(second.end + 1), "mezzo" | "mezza");
    let value = if has_half { second.numeral.value.plus(&Exact::new(1, 2))? } else { second.numeral.value };
    let end = if has_half { second.end + 2 } else { second.end };
    Some((end, value.times(&Exact::whole(first.numeral.scale))?))
}

/// `tre-quattrocento`, `due o tremila`: the hundreds or thousands of the second word are meant for both.
fn hundreds_of(first: &Numeral, second: &Numeral) -> Option<Exact> {
    let (from, to) = (first.whole()?, second.whole()?);
    let in_words = !first.is_digits && !second.is_digits && first.scale == 1 && second.scale == 1 && from < 10;
    let scale = [1000, 100].into_iter().find(|scale| to % scale == 0 && (2..10).contains(&(to / scale)))?;
    (in_words && from < to / scale).then(|| Exact::whole(from * scale))
}

/// A range of percentages keeps the form of a percentage.
fn shares(range: &Quantity, hundred: &Exact) -> Option<Quantity> {
    let second = match range.second {
        Some(second) => Some(second.divided_by(hundred)?),
        None => None,
    };
    Some(Quantity { value: range.value.divided_by(hundred)?, second, form: Form::Percent, ..*range })
}

/// The first end with the scale of the second, where it leaves it unsaid: `tra 6,3 e 6,5 miliardi`.
fn with_shared_scale(first: &Numeral, second: &Numeral) -> Option<Exact> {
    // `scesi da 62 a 48 mila`: of the same length as the other end
    let falls = second.scale == 1000 && first.value >= second.mantissa && first.value < Exact::whole(1000);
    let is_shared = first.scale == 1 && second.scale > 1 && (first.value < second.mantissa || falls);
    if is_shared { first.value.times(&Exact::whole(second.scale)) } else { Some(first.value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn says(text: &str, low: &str, high: &str, dimension: Dimension) {
        let (_, quantity) = read(&Words::of(text), 0).expect(text);
        let second = quantity.second.expect("a second end");
        assert_eq!((quantity.value.to_string(), second.to_string()), (low.to_owned(), high.to_owned()), "{text}");
        assert_eq!((quantity.unit.dimension, quantity.form), (dimension, Form::Range), "{text}");
    }

    #[test]
    fn the_unit_stands_with_one_end_for_both() {
        says("tra 5 e 10 cm", "5", "10", Dimension::Length);
        says("da -180 a +120 °C", "-180", "120", Dimension::Celsius);
        says("da 5 cm a 10", "5", "10", Dimension::Length);
        assert_eq!(read(&Words::of("da 500 metri a 2 chilometri"), 0), None);
    }

    #[test]
    fn percentages_keep_their_form() {
        let (_, quantity) = read(&Words::of("tra il 10 e il 20 per cento"), 0).expect("a range");
        assert_eq!(
            (quantity.form, quantity.value, quantity.second),
            (Form::Percent, Exact::new(1, 10), Some(Exact::new(1, 5)))
        );
        assert_eq!(read(&Words::of("dal 10% al 20%"), 0), None);
    }

    #[test]
    fn the_scale_stands_with_the_last_end_for_both() {
        says("tra 6,3 e 6,5 miliardi di yuan", "6300000000", "6500000000", Dimension::Money("CNY"));
        says("tra 800 milioni e 1,2 miliardi", "800000000", "1200000000", Dimension::Count);
        says("da tre miliardi di euro a quattro e mezzo", "3000000000", "4500000000", Dimension::Money("EUR"));
        says("da 62 a 48 mila", "62000", "48000", Dimension::Count);
        says("tra 900 e 1,2 miliardi", "900", "1200000000", Dimension::Count);
    }

    #[test]
    fn numbers_side_by_side_are_a_range() {
        says("2-4 cm", "2", "4", Dimension::Length);
        says("10-12 persone", "10", "12", Dimension::Count);
        says("due o tre giorni", "2", "3", Dimension::Duration);
        says("£3-5", "3", "5", Dimension::Money("GBP"));
        says("due-tre anni", "2", "3", Dimension::Months);
        for text in ["3-2", "5 o 9", "tre o più", "2-4 contro"] {
            assert_eq!(read(&Words::of(text), 0), None, "{text}");
        }
    }

    #[test]
    fn ages_have_an_article() {
        says("tra gli 11 e i 18 anni", "11", "18", Dimension::Age);
        says("dai 50 ai 64 anni", "50", "64", Dimension::Age);
        says("da 2 a 4 anni", "2", "4", Dimension::Months);
        let words = Words::of("un periodo compreso tra i due e i tre anni");
        assert_eq!(read(&words, 3).map(|(_, quantity)| quantity.unit.dimension), Some(Dimension::Months));
    }

    #[test]
    fn hundreds_may_be_told_once() {
        for (text, low, high) in [("tre-quattrocento persone", 300, 400), ("due o tremila", 2000, 3000)] {
            let (_, quantity) = read(&Words::of(text), 0).expect(text);
            assert_eq!((quantity.value, quantity.second), (Exact::whole(low), Some(Exact::whole(high))), "{text}");
        }
    }
}
