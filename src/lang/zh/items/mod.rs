//! The items of a Chinese text. Each recogniser proposes candidates for a sentence; of those that overlap the more
//! certain and then the longer is kept. What a document teaches (full names, long forms) is used for the whole of it.

mod abbreviation;
mod foreign;
mod organisation;
mod place;
mod quoted;

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::figures::{date, quantity};
use super::gazetteer::{self, Gazetteer, Listed, NameKind};
use super::person;
use super::words::{self, Word};
use crate::extract::item::{Chinese, Value};
use crate::extract::{Item, ItemKind};
use crate::segment::Segmented;
use crate::span::FoldedSpan;

/// An item that a recogniser proposes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Candidate {
    /// Where, in bytes of the sentence.
    pub span: Range<usize>,
    /// What it would be.
    pub kind: ItemKind,
    /// What it says.
    pub value: Value,
    /// Who wins where two overlap; higher wins.
    pub rank: u8,
    /// How sure, 0 to 100.
    pub confidence: u8,
}

/// What the recognisers of one sentence look at.
pub(crate) struct Sentence<'a> {
    pub text: &'a str,
    pub words: Vec<Word<'a>>,
    pub listed: Vec<Listed>,
    pub gazetteer: &'a dyn Gazetteer,
}

/// What a document teaches.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// Full person names and how often each was seen.
    pub persons: FxHashMap<String, u32>,
    /// Foreign names, full and in parts: 马尔科·罗西 → 罗西.
    pub foreign: FxHashMap<String, String>,
    /// Organisations in their long form.
    pub organisations: Vec<String>,
}

/// The items of a whole document, in order, not overlapping.
pub fn recognise(side: &Segmented, gazetteer: &dyn Gazetteer) -> Vec<Item> {
    let sentences: Vec<Sentence> = side
        .segments
        .iter()
        .map(|segment| {
            let text = side.text(segment);
            Sentence {
                text,
                words: words::words_and_names(text, gazetteer),
                listed: gazetteer::listed(text, gazetteer),
                gazetteer,
            }
        })
        .collect();
    let first: Vec<Vec<Candidate>> = sentences.iter().map(|s| settle(candidates(s))).collect();
    let document = learn(&sentences, &first);
    let mut items = Vec::new();
    for (index, (sentence, found)) in sentences.iter().zip(first).enumerate() {
        let mut all = found;
        all.extend(later_mentions(sentence, &document));
        for candidate in settle(all) {
            let start = side.segments[index].span.start;
            let span = FoldedSpan::new(start + candidate.span.start, start + candidate.span.end);
            items.push(Item {
                kind: candidate.kind,
                segment: index,
                span,
                raw: side.normalised.map.raw(span),
                surface: sentence.text[candidate.span.clone()].to_owned(),
                value: candidate.value,
                confidence: candidate.confidence,
            });
        }
    }
    items
}

fn candidates(sentence: &Sentence) -> Vec<Candidate> {
    let mut found = quoted::find(sentence);
    found.extend(figures(sentence.text));
    found.extend(organisation::find(sentence));
    found.extend(place::find(sentence));
    let foreign = foreign::find(sentence);
    let taken: Vec<Range<usize>> =
        foreign.iter().chain(&found).filter(|c| c.rank >= 60).map(|c| c.span.clone()).collect();
    found.extend(person::find(sentence.text, &sentence.words, &taken).into_iter().map(|name| Candidate {
        value: Value::Chinese(Chinese {
            surname: sentence.text[name.span.start..name.span.start + name.surname].to_owned(),
        }),
        kind: ItemKind::Person,
        rank: 55,
        confidence: (40 + name.hints).clamp(50, 95) as u8,
        span: name.span,
    }));
    found.extend(foreign);
    found
}

fn figures(text: &str) -> Vec<Candidate> {
    let dates = date::find(text).into_iter().map(|d| Candidate {
        span: d.span,
        kind: ItemKind::Date,
        value: Value::Date(d.value),
        rank: 70,
        confidence: 90,
    });
    let figures = quantity::find(text).into_iter().filter(|q| !is_road_number(text, &q.span)).map(|q| {
        // 三省一市: provinces and cities summed up are a way of naming them.
        let sum = &text[q.span.clone()];
        let summed = sum.contains('省') && sum.ends_with('市');
        let (kind, value) =
            if summed { (ItemKind::Term, Value::Name) } else { (ItemKind::Number, Value::Quantity(q.value)) };
        Candidate {
            span: q.span,
            kind,
            value,
            rank: if summed { 45 } else { 65 },
            confidence: if summed { 50 } else { 90 },
        }
    });
    dates.chain(figures).collect()
}

/// 台14甲线, 国道219线: the number of a road is part of its name.
fn is_road_number(text: &str, span: &Range<usize>) -> bool {
    let lettered = text[span.end..].starts_with(['甲', '乙', '丙', '丁']);
    lettered && text[..span.start].ends_with(['台', '道', '线', '路'])
}

/// Of candidates that overlap, the one of higher rank, then the longer, then the earlier.
fn settle(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by_key(|c| (std::cmp::Reverse((c.rank, c.span.len())), c.span.start));
    let mut kept: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        if kept.iter().all(|k| k.span.end <= candidate.span.start || candidate.span.end <= k.span.start) {
            kept.push(candidate);
        }
    }
    kept.sort_by_key(|c| c.span.start);
    kept
}

fn learn(sentences: &[Sentence], found: &[Vec<Candidate>]) -> Document {
    let mut document = Document::default();
    for (sentence, candidates) in sentences.iter().zip(found) {
        for candidate in candidates {
            let text = &sentence.text[candidate.span.clone()];
            match (candidate.kind, &candidate.value) {
                (ItemKind::Person, Value::Chinese(_)) => *document.persons.entry(text.to_owned()).or_default() += 1,
                (ItemKind::Person, _) => foreign::learn(text, &mut document),
                (ItemKind::Organisation, _) => document.organisations.push(text.to_owned()),
                _ => {}
            }
        }
    }
    document.organisations.sort();
    document.organisations.dedup();
    document
}

/// Mentions that only the rest of the document explains: a name without an office beside it, a surname, a short form.
fn later_mentions(sentence: &Sentence, document: &Document) -> Vec<Candidate> {
    let mut found = Vec::new();
    for name in document.persons.keys() {
        let family = super::surname::at_start(name).map_or("", |(family, _)| family);
        found.extend(sentence.text.match_indices(name.as_str()).map(|(at, _)| Candidate {
            span: at..at + name.len(),
            kind: ItemKind::Person,
            value: Value::Chinese(Chinese { surname: family.to_owned() }),
            rank: 58,
            confidence: 90,
        }));
    }
    found.extend(foreign::mentions(sentence, document));
    found.extend(abbreviation::find(sentence, document));
    found.sort_by_key(|c| (c.span.start, c.span.end));
    found
}

/// The kinds of a listed name, if it is of kind `kind`.
pub(crate) fn class_of(listed: &Listed, kind: NameKind) -> Option<&'static str> {
    listed.kinds.iter().find(|(k, _)| *k == kind).map(|(_, class)| *class)
}
