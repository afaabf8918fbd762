//! The words of Chinese. A sentence is cut into the fewest words of the list; among equal cuts the one with the
//! fewest single characters is taken. No frequencies are needed: words that the list lacks carry no Italian
//! either, and the list is small enough to be read at every start.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::script::is_han;
use crate::lang::tsv;

/// A word and where it stands, in bytes of the text it was cut from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'a> {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The word.
    pub text: &'a str,
    /// Whether the list has it.
    pub known: bool,
}

/// Whether the list has `word`, in Simplified characters.
pub fn is_word(word: &str) -> bool {
    WORDS.parts.contains_key(word)
}

/// The words of the list, in no order.
pub fn list() -> impl Iterator<Item = &'static str> {
    WORDS.parts.keys().copied()
}

/// The parts of speech of `word`, letters separated by `|`; empty if the list lacks it.
pub fn parts_of_speech(word: &str) -> &'static str {
    WORDS.parts.get(word).copied().unwrap_or("")
}

/// How many words of the list hold `character`.
pub fn holding(character: char) -> u16 {
    HOLDING.get(&character).copied().unwrap_or(0)
}

/// Names that count as words beside those of the list.
pub trait Names {
    /// How many characters names that begin with `first` and `second` have at most.
    fn longest(&self, first: char, second: char) -> usize;
    /// Whether `text`, two characters and more, is a name that stands by itself.
    fn is_name(&self, text: &str) -> bool;
    /// Whether `text` is to be cut out before words of the list; not where a longer one has it inside.
    fn is_preferred(&self, _text: &str) -> bool {
        false
    }
}

/// No names.
#[derive(Debug, Clone, Copy, Default)]
pub struct Nameless;

impl Names for Nameless {
    fn longest(&self, _first: char, _second: char) -> usize {
        0
    }

    fn is_name(&self, _text: &str) -> bool {
        false
    }
}

/// The words of `text`, in order; whatever is no Han character stands between them and is left out.
pub fn words(text: &str) -> Vec<Word<'_>> {
    words_and_names(text, &Nameless)
}

/// The same with the names of `names` as further words.
pub fn words_and_names<'a>(text: &'a str, names: &dyn Names) -> Vec<Word<'a>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices() {
        match (is_han(character), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                cut(text, from..at, names, &mut found);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        cut(text, from..text.len(), names, &mut found);
    }
    found
}

/// The cheapest cut of the Han run `from..to`.
fn cut<'a>(text: &'a str, run: std::ops::Range<usize>, names: &dyn Names, found: &mut Vec<Word<'a>>) {
    let ends: Vec<usize> = text[run.clone()].char_indices().map(|(at, _)| run.start + at).chain([run.end]).collect();
    let count = ends.len() - 1;
    // best[i]: cost of the cut of everything before character i, and where its last word begins.
    let mut best: Vec<(u32, usize)> = vec![(u32::MAX, 0); count + 1];
    best[0].0 = 0;
    for begin in 0..count {
        let cost = best[begin].0;
        let mut next = text[ends[begin]..run.end].chars();
        let longest = match (next.next(), next.next()) {
            (Some(first), Some(second)) => {
                WORDS.beginnings.longest(first, second).max(names.longest(first, second)).clamp(1, count - begin)
            }
            _ => 1,
        };
        for length in 1..=longest {
            let word = &text[ends[begin]..ends[begin + length]];
            let known = length == 1 || is_word(word) || names.is_name(word);
            // One for the word, and a little more for a single character.
            let price = cost
                + match () {
                    () if names.is_preferred(word) => 0,
                    () if length == 1 => WORD + SINGLE,
                    () => WORD,
                };
            if known && price < best[begin + length].0 {
                best[begin + length] = (price, begin);
            }
        }
    }
    let mut cuts = Vec::new();
    let mut at = count;
    while at > 0 {
        cuts.push((best[at].1, at));
        at = best[at].1;
    }
    found.extend(cuts.into_iter().rev().map(|(a, b)| {
        let word = &text[ends[a]..ends[b]];
        Word { start: ends[a], end: ends[b], text: word, known: is_word(word) || b > a + 1 || names.is_preferred(word) }
    }));
}

const WORD: u32 = 10;
const SINGLE: u32 = 3;

struct WordList {
    parts: FxHashMap<&'static str, &'static str>,
    beginnings: Beginnings,
}

/// How long the words of a list get that begin with the same two characters: most places of a text begin none.
#[derive(Debug, Default)]
pub struct Beginnings(FxHashMap<(char, char), u8>);

impl Beginnings {
    /// Adds a word of the list; one of a single character has no such beginning.
    pub fn add(&mut self, word: &str) {
        let mut characters = word.chars();
        if let (Some(first), Some(second)) = (characters.next(), characters.next()) {
            let longest = self.0.entry((first, second)).or_default();
            *longest = (*longest).max(2 + characters.count() as u8);
        }
    }

    /// Length in characters of the longest word that begins with `first` and `second`; 0 where there is none.
    pub fn longest(&self, first: char, second: char) -> usize {
        self.0.get(&(first, second)).copied().unwrap_or(0).into()
    }
}

static HOLDING: LazyLock<FxHashMap<char, u16>> = LazyLock::new(|| {
    let mut counts = FxHashMap::default();
    for character in list().flat_map(str::chars) {
        *counts.entry(character).or_default() += 1;
    }
    counts
});

static WORDS: LazyLock<WordList> = LazyLock::new(|| {
    let mut list = WordList { parts: FxHashMap::default(), beginnings: Beginnings::default() };
    for [word, parts] in tsv::rows(include_str!("data/words.tsv")) {
        list.parts.insert(word, parts);
        list.beginnings.add(word);
    }
    list
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_into_the_fewest_words() {
        let texts = |text: &str| words(text).iter().map(|w| w.text.to_owned()).collect::<Vec<_>>().join(" ");
        assert_eq!(texts("研究生命起源"), "研究 生命 起源");
        assert_eq!(texts("经济发展，社会进步"), "经济 发展 社会 进步");
    }
}
