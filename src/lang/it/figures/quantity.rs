//! Figures in Italian with their unit, form and approximation. In goes a sentence of folded text, out come its figures
//! by value. What belongs to a date is left to [`super::date`].

use super::age;
use super::approximation::{self, Before};
use super::collective;
use super::date;
use super::fraction;
use super::interval;
use super::lasting;
use super::measure;
use super::multiple;
use super::ordinal;
use super::score;
use super::words::Words;
use crate::extract::Found;
use crate::extract::date::Date;
use crate::extract::quantity::{Approximation, Exact, Form, Quantity, Unit};

/// The figures of `text`, in order, not overlapping.
///
/// ```
/// use riscontro::lang::it::figures::quantity::find;
/// let text = "Pesa circa 2.300 chilogrammi.";
/// let found = find(text);
/// assert_eq!(&text[found[0].span.clone()], "circa 2.300 chilogrammi");
/// assert_eq!(found[0].value.value.numerator(), 2300);
/// ```
pub fn find(text: &str) -> Vec<Found<Quantity>> {
    find_with_dates(text).0
}

/// The same with the dates, which have to be known first.
pub fn find_with_dates(text: &str) -> (Vec<Found<Quantity>>, Vec<Found<Date>>) {
    let mut words = Words::of(text);
    let dates = date::read_all(&words);
    for (range, _) in &dates {
        words.take(range.clone());
    }
    let mut readings = read_all(&words);
    share_units(&words, &mut readings);
    let figure = |reading: &Reading| Found { span: words.span(reading.start..reading.end), value: reading.quantity };
    let date = |(range, value)| Found { span: words.span(range), value };
    (readings.iter().map(figure).collect(), dates.into_iter().map(date).collect())
}

/// A figure and the pieces it takes.
#[derive(Debug, Clone, Copy)]
struct Reading {
    start: usize,
    end: usize,
    quantity: Quantity,
}

fn read_all(words: &Words) -> Vec<Reading> {
    let (mut readings, mut i) = (Vec::new(), 0);
    while i < words.len() {
        if let Some(end) = telephone(words, i) {
            i = end;
            continue;
        }
        match read(words, i) {
            Some(reading) => {
                i = reading.end;
                readings.push(reading);
            }
            None if words.is_digits(i) => i = words.run_end(i),
            None => i += 1,
        }
    }
    readings
}

/// The end of the telephone number at piece `i`: groups after a leading zero or a plus, or three and more with dashes.
fn telephone(words: &Words, i: usize) -> Option<usize> {
    let has_plus = words.at(i) == "+";
    let start = i + usize::from(has_plus);
    let lead = words.digits(start).filter(|_| has_plus || !words.is_glued(start))?;
    let (mut end, mut dashes, mut spaces) = (start + 1, 0, 0);
    const MOST_GROUPS: usize = 8;
    while dashes + spaces < MOST_GROUPS {
        if words.is_digits(end) && words.is_one_space_on(end) {
            (end, spaces) = (end + 1, spaces + 1);
        } else if words.is_glued_mark(end, &["-"]) && words.is_glued(end + 1) && words.is_digits(end + 1) {
            (end, dashes) = (end + 2, dashes + 1);
        } else {
            break;
        }
    }
    let has_zero = lead.starts_with('0') && lead.len() > 1 && dashes + spaces > 0;
    (has_zero || has_plus && dashes + spaces > 1 || dashes > 1 && spaces == 0).then_some(end)
}

/// The figure that begins at piece `i`, perhaps with the words that say how exact it is.
fn read(words: &Words, i: usize) -> Option<Reading> {
    let said_before = approximation::before(words, i);
    let approximated = said_before.and_then(|before| approximated(words, i, &before));
    let reading = approximated.or_else(|| plain(words, i))?;
    Some(with_words_behind(words, reading))
}

fn approximated(words: &Words, i: usize, before: &Before) -> Option<Reading> {
    let mut reading = plain(words, before.figure)?;
    if reading.quantity.approximation != Approximation::Several {
        reading.quantity.approximation = before.approximation;
    }
    if before.is_part {
        reading.start = i;
    }
    Some(reading)
}

/// The figure at piece `i` without what stands around it; `primi 500` takes its adjective along.
fn plain(words: &Words, i: usize) -> Option<Reading> {
    if matches!(words.at(i), "primi" | "prime") && words.back(i, 1) != "di" {
        let first = measure::read(words, i + 1).map(|(end, quantity)| Reading { start: i, end, quantity });
        if first.is_some() {
            return first;
        }
    }
    let (end, quantity) = interval::read(words, i)
        .or_else(|| score::race_time(words, i))
        .or_else(|| score::read(words, i))
        .or_else(|| fraction::read(words, i))
        .or_else(|| collective::read(words, i))
        .or_else(|| ordinal::read(words, i).map(|(end, value)| (end, ordered(value))))
        .or_else(|| multiple::read(words, i))
        .or_else(|| age::read(words, i))
        .or_else(|| lasting::read(words, i))
        .or_else(|| both(words, i))
        .or_else(|| measure::read(words, i))?;
    Some(Reading { start: i, end, quantity })
}

fn ordered(value: i128) -> Quantity {
    Quantity { form: Form::Ordinal, ..Quantity::count(Exact::whole(value)) }
}

/// `entrambi` are two.
fn both(words: &Words, i: usize) -> Option<(usize, Quantity)> {
    let is_both = matches!(words.at(i), "entrambi" | "entrambe" | "ambedue");
    is_both.then(|| (i + 1, Quantity::count(Exact::whole(2))))
}

/// `reading` with `circa`, `o più` behind it, perhaps behind the noun it counts, which stays outside.
fn with_words_behind(words: &Words, mut reading: Reading) -> Reading {
    let is_exact = reading.quantity.approximation == Approximation::Exact;
    if !is_exact || reading.quantity.form == Form::Ordinal {
        return reading;
    }
    if let Some((end, approximation)) = approximation::behind(words, reading.end) {
        reading.quantity.approximation = approximation;
        reading.end = end;
    } else if super::grammar::may_be_counted(words, reading.end) && words.at(reading.end + 1) == "circa" {
        let behind = approximation::behind(words, reading.end + 1);
        reading.quantity.approximation = behind.map_or(Approximation::Exact, |(_, approximation)| approximation);
    }
    reading
}

/// Hands the unit of the last figure of a list to those before it: `di 33, 34 e 39 anni`.
fn share_units(words: &Words, readings: &mut [Reading]) {
    let mut is_list = false;
    for i in (1..readings.len()).rev() {
        let next = readings[i];
        let here = &mut readings[i - 1];
        // a comma only goes on with a list that an `e` ends
        is_list = leads_to(words, here.end, next.start) && (is_list || words.at(here.end) != ",");
        if is_list && is_bare(&here.quantity) {
            match next.quantity.form {
                Form::Percent => share_percent(&mut here.quantity),
                Form::Cardinal => here.quantity.unit = next.quantity.unit,
                _ => {}
            }
        }
    }
}

fn is_bare(quantity: &Quantity) -> bool {
    quantity.form == Form::Cardinal && quantity.unit == Unit::COUNT
}

/// Whether only commas, conjunctions and articles stand from piece `end` to piece `start`.
fn leads_to(words: &Words, end: usize, start: usize) -> bool {
    let is_joint =
        |at| matches!(words.at(at), "," | "e" | "ed" | "o" | "il" | "i" | "gli" | "l'" | "al" | "del" | "dal" | "di");
    end < start && start - end <= 3 && matches!(words.at(end), "," | "e" | "ed" | "o") && (end..start).all(is_joint)
}

fn share_percent(quantity: &mut Quantity) {
    let share = quantity.value.divided_by(&Exact::whole(100));
    if let Some(share) = share.filter(|share| *share <= Exact::whole(1)) {
        *quantity = Quantity { value: share, form: Form::Percent, ..*quantity };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::quantity::Dimension;

    /// Every figure as `surface=value`.
    fn found(text: &str) -> Vec<String> {
        let figures = find(text);
        figures.iter().map(|found| format!("{}={}", &text[found.span.clone()], found.value.value)).collect()
    }

    #[track_caller]
    fn finds(text: &str, expected: &[&str]) {
        assert_eq!(found(text), expected, "{text}");
    }

    #[track_caller]
    fn one(text: &str) -> Quantity {
        let figures = find(text);
        assert_eq!(figures.len(), 1, "{text}: {figures:?}");
        figures[0].value
    }

    #[test]
    fn figures_come_with_their_approximation_and_unit() {
        finds(
            "Oltre 12.000 persone, quasi un centinaio di imprese.",
            &["Oltre 12.000=12000", "quasi un centinaio=100"],
        );
        finds("circa il 40 per cento del totale", &["circa il 40 per cento=0.4"]);
        assert_eq!(one("quasi un centinaio").approximation, Approximation::Nearly);
        assert_eq!(one("una ventina").approximation, Approximation::About);
        assert_eq!(one("hanno superato le 380.000 unità").approximation, Approximation::Over);
        assert_eq!(one("500 persone circa").approximation, Approximation::About);
        assert_eq!(one("tre o più").approximation, Approximation::Over);
        assert_eq!(one("quasi raddoppiati").approximation, Approximation::Nearly);
    }

    #[test]
    fn a_date_is_no_figure() {
        finds("Il 17 settembre 2025, alle 14.30, nel 2024 e lunedì 5", &[]);
        finds("il 26 settembre sono arrivate 26 navi", &["26=26"]);
    }

    #[test]
    fn articles_are_no_figures() {
        finds("un uomo, una donna e uno studente hanno un'idea: una delle tante", &[]);
    }

    #[test]
    fn every_form_is_told_apart() {
        for (text, form) in [
            ("la 25ª edizione", Form::Ordinal),
            ("XXV", Form::Ordinal),
            ("il 30%", Form::Percent),
            ("due terzi dei voti", Form::Fraction),
            ("la metà dei voti", Form::Fraction),
            ("il triplo", Form::Multiple),
            ("3-2", Form::Score),
            ("tra 10 e 12 casi", Form::Range),
            ("12 casi", Form::Cardinal),
        ] {
            assert_eq!(one(text).form, form, "{text}");
        }
    }

    #[test]
    fn the_last_of_a_list_gives_its_unit_to_all() {
        let figures = find("tre uomini, di 33, 34 e 39 anni");
        assert_eq!(figures.len(), 4);
        assert!(figures[1..].iter().all(|found| found.value.unit.dimension == Dimension::Age));
        assert_eq!(find("il 10, il 20 e il 30 per cento")[0].value.form, Form::Percent);
    }

    #[test]
    fn names_with_digits_are_no_figures() {
        finds("tel. 0800 555 111, 859-292-3680, +39 06 1234567", &[]);
        finds("l'A380, il G20, il 5G, Covid-19, F-16, 1.2.3, H1N1, www.sito.it/2024/09", &[]);
    }

    #[test]
    fn an_age_may_be_one_word() {
        assert_eq!(one("la ventottenne").unit.dimension, Dimension::Age);
        assert_eq!(one("un 24enne").value, Exact::whole(24));
    }

    #[test]
    fn whatever_the_words_dates_and_figures_are_in_order_and_apart() {
        let vocabulary: Vec<&str> = "\
            un due tre sei venti vent' cento mille mila milioni mezzo mezz' e o , . : ' \" - – / ( % ° ª ½ ² $ € \
            + 0 1 3 12 31 60 100 500 1500 1998 2025 000 00 h m km C F di del dell' d' a al alle da dal dalle nel \
            in il l' le i gli tra con circa quasi oltre più meno fino superato anni anno mesi giorni ore minuti \
            secondi secolo trimestre primo prima primi terzo quarti metà fine inizio decade settembre maggio \
            lunedì ieri sera mezzogiorno scorso prossimo XIV I Ottocento Novanta euro dollari Hong Kong metri \
            quadrati gradi sotto zero volte tanto doppio ventina migliaio decine paio coppia qualche persone \
            uomo enne punti percentuali cinquecento È 你好 İ"
            .split_whitespace()
            .collect();
        let mut state = 7u64;
        let mut random = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % below
        };
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..random(12) {
                text.push_str(vocabulary[random(vocabulary.len())]);
                text.push_str(if random(3) == 0 { "" } else { " " });
            }
            let mut spans: Vec<_> = find(&text).into_iter().map(|found| found.span).collect();
            assert!(spans.is_sorted_by_key(|span| span.start), "{text}");
            spans.extend(date::find(&text).into_iter().map(|found| found.span));
            spans.sort_by_key(|span| span.start);
            assert!(
                spans.iter().all(|span| text.get(span.clone()).is_some_and(|surface| !surface.is_empty())),
                "{text}"
            );
            assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{text}");
        }
    }

    #[test]
    fn spans_are_of_the_text_and_in_order() {
        let text = "Più di 1.200 città – il 30% – e «due terzi» di 5 km², -3 °C: è l'11° caso su 20.";
        let figures = find(text);
        let mut last = 0;
        for found in &figures {
            assert!(found.span.start >= last && text.get(found.span.clone()).is_some());
            last = found.span.end;
        }
        assert!(figures.len() >= 6, "{figures:?}");
    }
}
