//! How much of the content of Chinese texts the lexicon knows.
//!
//! Counted are the words that the cutter makes of the text outside names, figures and dates; particles, pronouns,
//! conjunctions, numerals and measure words are not counted. Single characters next to each other of which one is
//! unknown are a stretch that the cutter could not join: it counts as one word for every two characters, none of them
//! known. Where all of them are known, each counts, but the stretch may well be a word that the list lacks: how many
//! stand so is told beside the share. Of both kinds of stretches the report proposes pieces that recur.

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::lexicon;
use super::own::{AllLists, OwnLists};
use crate::lang::zh::gazetteer::listed;
use crate::lang::zh::items::recognise;
use crate::lang::zh::words::{self as chinese, Word};
use crate::segment::Segmented;

/// What was counted so far.
#[derive(Debug, Default)]
pub struct Coverage {
    /// Words of content.
    pub words: u64,
    /// Those with an entry.
    pub known: u64,
    /// Of those with an entry, single characters next to each other: perhaps pieces of a word that the list lacks.
    pub pieces: u64,
    /// Words of the word list without an entry, with their frequency.
    without_entry: BTreeMap<String, u64>,
    /// Stretches of single characters, with their frequency.
    stretches: BTreeMap<String, u64>,
}

/// A word that the lexicon lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lacking {
    /// The word, or a piece of a stretch that could not be joined.
    pub text: String,
    /// How often it stands in the texts.
    pub count: u64,
    /// Whether it is a word of the word list; otherwise a guess.
    pub is_word: bool,
}

impl Coverage {
    /// Counts the words of a text.
    pub fn add(&mut self, side: &Segmented, own: &OwnLists) {
        let lists = AllLists::new(own);
        let mut excluded: Vec<Vec<Range<usize>>> = vec![Vec::new(); side.segments.len()];
        for item in recognise(side, &lists) {
            let start = side.segments[item.segment].span.start;
            let is_phrase = matches!(item.kind, crate::extract::ItemKind::Title | crate::extract::ItemKind::Term);
            if !is_phrase {
                excluded[item.segment].push(item.span.start - start..item.span.end - start);
            }
        }
        for (segment, mut names) in side.segments.iter().zip(excluded) {
            let text = side.text(segment);
            let longer = listed(text, &lists).into_iter().filter(|name| !chinese::is_word(&text[name.span.clone()]));
            names.extend(longer.map(|name| name.span));
            self.add_sentence(text, names, &lists);
        }
    }

    fn add_sentence(&mut self, text: &str, mut names: Vec<Range<usize>>, lists: &AllLists) {
        names.sort_by_key(|name| (name.start, name.end));
        let mut at = 0;
        for name in names.into_iter().chain(std::iter::once(text.len()..text.len())) {
            if at < name.start {
                self.add_stretch(&text[at..name.start], lists);
            }
            at = at.max(name.end);
        }
    }

    fn add_stretch(&mut self, text: &str, lists: &AllLists) {
        let words = chinese::words_and_names(text, lists);
        let single = |word: &Word| word.text.chars().count() == 1 && !is_function_word(word.text);
        for run in words.chunk_by(|a, b| a.end == b.start && single(a) && single(b)) {
            let all_known = run.iter().all(|word| word.known);
            if all_known {
                run.iter().filter(|word| !is_function_word(word.text)).for_each(|word| self.add_word(word, lists));
            } else {
                self.words += run.len().div_ceil(2) as u64;
            }
            if run.len() > 1 || !all_known {
                self.pieces += if all_known { run.len() as u64 } else { 0 };
                let stretch = &text[run[0].start..run[run.len() - 1].end];
                *self.stretches.entry(stretch.to_owned()).or_default() += 1;
            }
        }
    }

    fn add_word(&mut self, word: &Word, lists: &AllLists) {
        self.words += 1;
        let has_entry = lexicon::word(word.text).is_some()
            || lexicon::organisation_word(word.text).is_some()
            || !lexicon::names(word.text).is_empty()
            || !lists.own.term(word.text).is_empty();
        if has_entry {
            self.known += 1;
        } else {
            *self.without_entry.entry(word.text.to_owned()).or_default() += 1;
        }
    }

    /// The share of words with an entry, per mille; 1000 where there is no word.
    pub fn per_mille(&self) -> u64 {
        (self.known * 1000).checked_div(self.words).unwrap_or(1000)
    }

    /// What is lacking, the most frequent first: words without an entry, and of the stretches that could not be joined
    /// the pieces of two to four characters that recur and are not always part of the same longer one. A stretch with
    /// an unknown character of which no piece recurs stands whole.
    pub fn lacking(&self) -> Vec<Lacking> {
        let words = self.without_entry.iter();
        let mut found: Vec<Lacking> =
            words.map(|(text, count)| Lacking { text: text.clone(), count: *count, is_word: true }).collect();
        let pieces = self.recurring();
        let recurring: Vec<&str> = pieces.iter().map(|(piece, _)| piece.as_str()).collect();
        let unknown = |stretch: &str| chinese::words(stretch).iter().any(|word| !word.known);
        let alone = self
            .stretches
            .iter()
            .filter(|(stretch, _)| unknown(stretch) && !recurring.iter().any(|piece| stretch.contains(piece)));
        let guesses = alone.map(|(stretch, count)| (stretch.clone(), *count)).chain(pieces.iter().cloned());
        found.extend(guesses.map(|(text, count)| Lacking { text, count, is_word: false }));
        found.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.text.cmp(&b.text)));
        found
    }

    fn recurring(&self) -> Vec<(String, u64)> {
        let mut counts: FxHashMap<&str, u64> = FxHashMap::default();
        for (stretch, count) in &self.stretches {
            let ends: Vec<usize> = stretch.char_indices().map(|(at, _)| at).chain([stretch.len()]).collect();
            for from in 0..ends.len() {
                for to in (from + SHORTEST..=from + LONGEST).take_while(|to| *to < ends.len()) {
                    *counts.entry(&stretch[ends[from]..ends[to]]).or_default() += count;
                }
            }
        }
        let mut pieces: Vec<(&str, u64)> = counts.into_iter().filter(|(_, count)| *count > 1).collect();
        pieces.sort_by_key(|(piece, _)| (std::cmp::Reverse(piece.len()), *piece));
        let mut kept: Vec<(&str, u64)> = Vec::new();
        for (piece, count) in pieces {
            if !kept.iter().any(|(longer, often)| longer.contains(piece) && *often * 4 >= count * 3) {
                kept.push((piece, count));
            }
        }
        kept.into_iter().map(|(piece, count)| (piece.to_owned(), count)).collect()
    }
}

/// Characters of a piece that is proposed, at least and at most.
const SHORTEST: usize = 2;
const LONGEST: usize = 4;

/// Whether Italian answers the word by grammar rather than by a word: particles, pronouns, prepositions, conjunctions,
/// numerals, measure words, and adverbs of one character.
fn is_function_word(word: &str) -> bool {
    let parts = chinese::parts_of_speech(word);
    let alone = word.chars().count() == 1;
    !parts.is_empty()
        && parts.split('|').all(|part| matches!(part, "p" | "c" | "m" | "q" | "r" | "x") || alone && part == "d")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::zh::fold::ChineseFold;
    use crate::lang::zh::sentence::ChineseSentences;
    use crate::lang::zh_it::lexicon::Lists;
    use crate::normalise::Fold;
    use crate::segment::{Layout, segment};

    fn counted(text: &str) -> Coverage {
        let side = segment(ChineseFold::new(&Lists).fold(text), Layout::Lines, &ChineseSentences, &ChineseSentences);
        let mut coverage = Coverage::default();
        coverage.add(&side, &OwnLists::default());
        coverage
    }

    #[test]
    fn names_figures_and_grammar_are_not_counted() {
        // economy, grow, fast: three words; Shanghai, 35, 的 and 和 are none.
        let coverage = counted("上海的经济和35增长迅速。");
        assert_eq!((coverage.words, coverage.known, coverage.per_mille()), (3, 3, 1000));
    }

    #[test]
    fn a_stretch_that_no_list_joins_is_lacking() {
        let coverage = counted("蠛蠓增长。\n蠛蠓迅速增长。");
        assert_eq!((coverage.words, coverage.known), (5, 3));
        assert_eq!(coverage.lacking(), [Lacking { text: "蠛蠓".to_owned(), count: 2, is_word: false }]);
    }

    #[test]
    fn own_terms_are_known() {
        let entry = crate::glossary::Entry {
            chinese: "蠛蠓".to_owned(),
            forms: vec!["moscerino".to_owned()],
            kind: crate::glossary::EntryKind::Term,
        };
        let side =
            segment(ChineseFold::new(&Lists).fold("蠛蠓增长。"), Layout::Lines, &ChineseSentences, &ChineseSentences);
        let mut coverage = Coverage::default();
        coverage.add(&side, &OwnLists::new(&[entry]));
        assert_eq!((coverage.words, coverage.known), (2, 2));
    }
}
