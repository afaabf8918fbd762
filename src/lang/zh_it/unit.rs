//! Whether the figure that answers another says what it measures.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::target::TargetText;
use crate::extract::quantity::{Dimension, Form, Quantity};
use crate::lang::tsv;
use crate::link::Answer;
use crate::segment::Segmented;

/// Whether `answer` gives the value of `source` without its unit, and neither a figure beside it nor a word of its
/// sentence or the one before says what it measures.
pub fn is_lacking(source: &Quantity, answer: &Answer, side: &Segmented, text: &TargetText) -> bool {
    let Some(name) = name(source.unit.dimension) else { return false };
    let sentence = &text.sentences[answer.segment];
    let overlaps = |span: &std::ops::Range<usize>| span.start < answer.span.end && answer.span.start < span.end;
    let Some(found) = sentence.quantities.iter().find(|found| overlaps(&found.span)) else { return false };
    let plain = |form: Form| matches!(form, Form::Cardinal | Form::Range);
    if found.value.unit.dimension != Dimension::Count || !plain(found.value.form) || !plain(source.form) {
        return false;
    }
    let paragraph = side.segments[answer.segment].paragraph;
    let holds = |wanted: &str| {
        currency_before(answer, text).is_some_and(|named| named == wanted || named == "XXX" || wanted == "XXX")
    };
    if matches!(source.unit.dimension, Dimension::Money(currency) if holds(currency)) {
        return false;
    }
    // The sentence before may hold the unit of both; behind it only a sentence of the same paragraph does.
    let first = answer.segment.saturating_sub(BEFORE);
    !(first..=answer.segment)
        .filter(|at| side.segments[*at].paragraph == paragraph)
        .any(|at| says_unit(side.segment_text(at), text, at, name, source.unit.dimension))
}

/// Sentences before the figure in which its unit may stand.
const BEFORE: usize = 2;

/// The currency that the text named last before the answer: it holds until another one is named.
fn currency_before(answer: &Answer, text: &TargetText) -> Option<&'static str> {
    let sums = text.sentences[..=answer.segment].iter().enumerate().rev().flat_map(|(at, sentence)| {
        sentence.quantities.iter().rev().filter(move |found| at < answer.segment || found.span.end <= answer.span.start)
    });
    sums.filter_map(|found| match found.value.unit.dimension {
        Dimension::Money(currency) => Some(currency),
        _ => None,
    })
    .next()
}

fn says_unit(italian: &str, text: &TargetText, at: usize, name: &str, dimension: Dimension) -> bool {
    let sentence = &text.sentences[at];
    let same = |found: Dimension| {
        found == dimension || matches!((found, dimension), (Dimension::Money(_), Dimension::Money(_)))
    };
    sentence.quantities.iter().any(|found| same(found.value.unit.dimension))
        || WORDS.iter().any(|(of, word)| *of == name && has_word(italian, word))
}

/// Whether `word` stands in `text` by itself, in any case.
fn has_word(text: &str, word: &str) -> bool {
    let (text, word) = (text.to_lowercase(), word.to_lowercase());
    let lettered = word.starts_with(char::is_alphabetic);
    text.match_indices(&word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        let apart = |c: Option<char>| !c.is_some_and(char::is_alphabetic);
        !lettered || apart(before) && apart(after)
    })
}

/// The name of a dimension in the table of words; none for what has no unit that could be lost. Ages and grades
/// (28, magnitude 5.9) are said without.
const fn name(dimension: Dimension) -> Option<&'static str> {
    Some(match dimension {
        Dimension::Length => "length",
        Dimension::Area => "area",
        Dimension::Volume => "volume",
        Dimension::Mass => "mass",
        Dimension::Duration => "duration",
        Dimension::Months => "months",
        Dimension::Celsius => "celsius",
        Dimension::Fahrenheit => "fahrenheit",
        Dimension::Speed => "speed",
        Dimension::Power => "power",
        Dimension::Energy => "energy",
        Dimension::Data => "data",
        Dimension::Angle => "angle",
        Dimension::Money(_) => "money",
        Dimension::Count | Dimension::Grade | Dimension::Age => return None,
    })
}

static WORDS: LazyLock<FxHashSet<(&'static str, &'static str)>> = LazyLock::new(|| {
    tsv::rows(include_str!("../it/data/unit-words.tsv")).map(|[dimension, word]| (dimension, word)).collect()
});
