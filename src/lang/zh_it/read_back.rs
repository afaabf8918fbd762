//! Persons as the rendering spells them. Chinese does not part a name from what follows it, and rare surnames look like
//! words; the Italian does and shows capitals. So a name whose rendering goes on with the reading of the next characters
//! is as long as that (郭满|仓, "Guo Mancang"), and characters of a passage that are read like a name in capitals of the
//! same passage are that person (訾国良, "Zi Guoliang").

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::chinese_names;
use super::target::{TargetSentence, TargetText, plain};
use crate::align::Alignment;
use crate::extract::item::{Chinese, Value};
use crate::extract::{Item, ItemKind};
use crate::lang::zh::script::is_han;
use crate::lang::zh::surname;
use crate::segment::Segmented;
use crate::span::FoldedSpan;

/// A name as the rendering has it: its surname, and its characters.
struct Read {
    surname: String,
    length: usize,
}

/// Mends the persons among `items`, sorted by their segments, by what the rendering spells, and adds those that it alone shows.
pub fn read_back(items: &mut Vec<Item>, source: &Segmented, text: &TargetText, alignment: &Alignment) {
    lengthen(items, source, text, alignment);
    let mut learnt: FxHashMap<String, String> = FxHashMap::default();
    for bead in &alignment.beads {
        let sentences: Vec<&TargetSentence> = bead.target.clone().map(|at| &text.sentences[at]).collect();
        let capitals: FxHashSet<&str> =
            sentences.iter().flat_map(|s| &s.words).filter(|w| w.capital).map(|w| w.plain.as_str()).collect();
        if capitals.is_empty() {
            continue;
        }
        for segment in bead.source.clone() {
            let sentence = source.segment_text(segment);
            let mut end = 0;
            for (at, _) in sentence.char_indices().filter(|(_, c)| is_han(*c)) {
                if at < end {
                    continue;
                }
                let Some(read) = read_at(sentence, at, &sentences, &capitals) else { continue };
                let span = at..at + read.length;
                if is_free(items, source, segment, &span) {
                    learnt.insert(sentence[span.clone()].to_owned(), read.surname);
                    end = span.end;
                }
            }
        }
    }
    let mut learnt: Vec<(String, String)> = learnt.into_iter().collect();
    learnt.sort();
    let mut added: Vec<Item> = Vec::new();
    for (name, surname) in &learnt {
        for segment in 0..source.segments.len() {
            for (at, _) in source.segment_text(segment).match_indices(name.as_str()) {
                let span = at..at + name.len();
                if is_free(items, source, segment, &span) && is_free(&added, source, segment, &span) {
                    added.push(Item {
                        kind: ItemKind::Person,
                        segment,
                        span: source.folded_within(segment, &span),
                        raw: source.raw_within(segment, &span),
                        surface: name.clone(),
                        value: Value::Chinese(Chinese { surname: surname.clone() }),
                        confidence: SURE,
                    });
                }
            }
        }
        // Sorted as the items are, for the next name to be looked up in.
        added.sort_by_key(|item| (item.segment, item.span.start));
    }
    let piece = |item: &Item| {
        let here = &added[of_segments(&added, &(item.segment..item.segment + 1))];
        here.iter().any(|name| name.span.start <= item.span.start && item.span.end <= name.span.end)
    };
    items.retain(|item| !piece(item));
    items.extend(added);
    items.sort_by_key(|item| (item.segment, item.span.start, std::cmp::Reverse(item.span.end)));
}

/// Which of `items`, sorted by their segments, stand in `segments`.
fn of_segments(items: &[Item], segments: &Range<usize>) -> Range<usize> {
    let before = |segment: usize| items.partition_point(|item| item.segment < segment);
    before(segments.start)..before(segments.end)
}

/// How sure a name is that both sides show.
const SURE: u8 = 88;

/// Whether no item stands over a border of `span` or holds it; a place or a person that is a piece of it does no harm.
fn is_free(items: &[Item], source: &Segmented, segment: usize, span: &Range<usize>) -> bool {
    let span = source.folded_within(segment, span);
    items[of_segments(items, &(segment..segment + 1))].iter().all(|item| {
        let apart = item.span.end <= span.start || span.end <= item.span.start;
        let piece = matches!(item.kind, ItemKind::Place | ItemKind::Person)
            && span.start <= item.span.start
            && item.span.end <= span.end
            && item.span.end - item.span.start < span.end - span.start;
        apart || piece
    })
}

/// The name that begins at `at`, if one of `sentences` spells it with two capitals.
fn read_at(sentence: &str, at: usize, sentences: &[&TargetSentence], capitals: &FxHashSet<&str>) -> Option<Read> {
    let (family, entry) = surname::at_start(&sentence[at..]).filter(|(_, entry)| entry.rank != surname::JAPANESE)?;
    let spelt = chinese_names::surnames(family);
    // A compound surname may be printed in two words.
    let written = family.chars().count() > 1
        || spelt.iter().any(|form| form.split(' ').all(|word| capitals.contains(plain(word).as_str())));
    if !written || entry.pinyin.is_empty() {
        return None;
    }
    let given = at + family.len();
    next_two(sentence, given).into_iter().rev().find_map(|end| {
        let forms = chinese_names::spellings(family, &sentence[given..end]);
        let found = sentences.iter().any(|text| forms.iter().any(|form| is_spelt(text, form)));
        found.then(|| Read { surname: family.to_owned(), length: end - at })
    })
}

/// Where one character more ends from `start` on, and where two, as far as they are Chinese.
fn next_two(sentence: &str, start: usize) -> Vec<usize> {
    let characters = sentence[start..].char_indices().take_while(|(_, c)| is_han(*c)).take(2);
    characters.map(|(offset, c)| start + offset + c.len_utf8()).collect()
}

/// Whether `sentence` has `form` in two words or more, each with a capital but for what a hyphen joins.
fn is_spelt(sentence: &TargetSentence, form: &str) -> bool {
    sentence.find(form).is_some_and(|words| {
        let words = &sentence.words[words];
        let capitals = words.iter().filter(|word| word.capital).count();
        let glued = words.windows(2).all(|pair| pair[1].capital || pair[1].start == pair[0].end + 1);
        capitals >= 2 && glued && words[1..].iter().all(|word| word.joined)
    })
}

/// 郭满 → 郭满仓, 沙马尔 → 沙马尔坡: what follows belongs to the name where the rendering has the longer form and not the
/// shorter one.
fn lengthen(items: &mut Vec<Item>, source: &Segmented, text: &TargetText, alignment: &Alignment) {
    let mut longer: FxHashMap<String, (String, Value)> = FxHashMap::default();
    for bead in &alignment.beads {
        let sentences: Vec<&TargetSentence> = bead.target.clone().map(|at| &text.sentences[at]).collect();
        for item in &items[of_segments(items, &bead.source)] {
            if let Some(found) = longer_form(item, source, &sentences) {
                longer.entry(item.surface.clone()).or_insert(found);
            }
        }
    }
    if longer.is_empty() {
        return;
    }
    for item in items.iter_mut().filter(|item| item.kind == ItemKind::Person) {
        let Some((name, value)) = longer.get(&item.surface) else { continue };
        let start = item.span.start - source.segments[item.segment].span.start;
        if source.segment_text(item.segment)[start..].starts_with(name.as_str()) {
            let span = FoldedSpan::new(item.span.start, item.span.start + name.len());
            *item = Item {
                span,
                raw: source.normalised.map.raw(span),
                surface: name.clone(),
                value: value.clone(),
                ..item.clone()
            };
        }
    }
    // What began in a name that is longer now is a piece of it.
    let made: FxHashSet<&str> = longer.values().map(|(name, _)| name.as_str()).collect();
    let named = |item: &&Item| item.kind == ItemKind::Person && made.contains(item.surface.as_str());
    let mut names: Vec<FoldedSpan> = items.iter().filter(named).map(|item| item.span).collect();
    names.sort_by_key(|name| (name.start, name.end));
    items.retain(|item| {
        let before = names.partition_point(|name| name.start < item.span.start);
        before.checked_sub(1).is_none_or(|at| names[at].end <= item.span.start)
    });
}

fn longer_form(item: &Item, source: &Segmented, sentences: &[&TargetSentence]) -> Option<(String, Value)> {
    let Value::Chinese(name) = &item.value else { return None };
    if item.kind != ItemKind::Person || name.surname.is_empty() {
        return None;
    }
    let given = item.surface.strip_prefix(name.surname.as_str()).filter(|given| !given.is_empty())?;
    let start = item.span.start - source.segments[item.segment].span.start;
    let sentence = source.segment_text(item.segment);
    let end = start + item.surface.len();
    let ends = next_two(sentence, end);
    let has = |forms: &[String]| sentences.iter().any(|text| forms.iter().any(|form| is_spelt(text, form)));
    if ends.is_empty() || has(&chinese_names::spellings(&name.surname, given)) {
        return None;
    }
    ends.into_iter().find_map(|end| {
        let whole = &sentence[start..end];
        let given = &whole[name.surname.len()..];
        if given.chars().count() == 2 && has(&chinese_names::spellings(&name.surname, given)) {
            return Some((whole.to_owned(), item.value.clone()));
        }
        // Names of China's other peoples go by syllables, parted as it comes: "Jimu Ertie".
        let people = whole.chars().count() >= 4 && has(&[chinese_names::pinyin_of(whole)]);
        people.then(|| (whole.to_owned(), Value::Name))
    })
}
