//! The Italian side as the matchers look at it: words with their keys, and a compact string in which a name is found
//! however it is hyphenated, accented or parted.

use rustc_hash::{FxHashMap, FxHashSet};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::extract::Found;
use crate::extract::date::Date;
use crate::extract::quantity::Quantity;
use crate::lang::it::figures::{date, quantity};
use crate::lang::it::words::{self, Word};
use crate::segment::Segmented;

/// The sentences of the Italian side.
#[derive(Debug)]
pub struct TargetText {
    /// One for each segment.
    pub sentences: Vec<TargetSentence>,
    /// Key → the sentences that have it, ascending.
    places: FxHashMap<String, Vec<usize>>,
}

/// A sentence of the Italian side.
#[derive(Debug)]
pub struct TargetSentence {
    /// Its words.
    pub words: Vec<TargetWord>,
    /// The keys of its words.
    pub keys: FxHashSet<String>,
    /// Its figures.
    pub quantities: Vec<Found<Quantity>>,
    /// Its dates.
    pub dates: Vec<Found<Date>>,
    /// Its length in code points.
    pub length: usize,
    /// The letters and digits of all words, folded, without a gap.
    compact: String,
}

/// A word of the Italian side.
#[derive(Debug, Clone)]
pub struct TargetWord {
    /// First byte, within the sentence.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Its letters without accents, in lower case.
    pub plain: String,
    /// Its key.
    pub key: String,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether it begins the sentence, or a quotation.
    pub initial: bool,
    /// Whether only an article, a preposition or an auxiliary.
    pub function: bool,
    /// Whether only a space, a hyphen or an apostrophe parts it from the word before.
    pub joined: bool,
    /// Where it begins in the compact string.
    compact: usize,
}

impl TargetText {
    /// Reads the Italian side.
    pub fn new(side: &Segmented) -> Self {
        let sentences: Vec<TargetSentence> =
            side.segments.iter().map(|segment| TargetSentence::new(side.text(segment))).collect();
        let mut places: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (at, sentence) in sentences.iter().enumerate() {
            for key in &sentence.keys {
                places.entry(key.clone()).or_default().push(at);
            }
        }
        Self { sentences, places }
    }

    /// The sentences that have `key`, ascending.
    pub fn with_key(&self, key: &str) -> &[usize] {
        self.places.get(key).map_or(&[], Vec::as_slice)
    }

    /// The share of sentences that have `key`, between 0 and 1.
    pub fn frequency(&self, key: &str) -> f64 {
        self.places.get(key).map_or(0, Vec::len) as f64 / self.sentences.len().max(1) as f64
    }
}

impl TargetSentence {
    /// Reads one sentence.
    pub(super) fn new(text: &str) -> Self {
        let mut compact = String::with_capacity(text.len());
        let mut end_before = 0;
        let words: Vec<TargetWord> = words::words(text)
            .into_iter()
            .map(|word| {
                let made = TargetWord::new(text, &word, end_before, compact.len());
                end_before = word.end;
                compact.push_str(&made.plain);
                made
            })
            .collect();
        let keys = words.iter().filter(|w| !w.function).map(|w| w.key.clone()).collect();
        let length = text.chars().count();
        Self { words, keys, quantities: quantity::find(text), dates: date::find(text), length, compact }
    }

    /// The words that together spell `form` (letters alone compared), as a range of word numbers. A form with a
    /// capital is only found where the text has one too.
    pub fn find(&self, form: &str) -> Option<std::ops::Range<usize>> {
        let wanted = plain(form);
        if wanted.is_empty() {
            return None;
        }
        // Several words together are no accident: "partito laburista" answers "Partito laburista".
        let capital =
            !form.trim().contains(' ') && form.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
        self.compact.match_indices(&wanted).find_map(|(at, _)| {
            let first = self.words.binary_search_by_key(&at, |w| w.compact).ok()?;
            let end = at + wanted.len();
            let last = self.words.partition_point(|w| w.compact < end);
            let whole = last == self.words.len() && end == self.compact.len()
                || self.words.get(last).is_some_and(|w| w.compact == end);
            (whole && (!capital || self.words[first].capital)).then_some(first..last)
        })
    }

    /// The bytes of the sentence that a range of words takes.
    pub fn bytes(&self, words: &std::ops::Range<usize>) -> std::ops::Range<usize> {
        self.words[words.start].start..self.words[words.end - 1].end
    }

    /// The words, by number, that `span` touches, in bytes of the sentence.
    pub fn words_in(&self, span: &std::ops::Range<usize>) -> std::ops::Range<usize> {
        let first = self.words.partition_point(|word| word.end <= span.start);
        first..self.words.partition_point(|word| word.start < span.end).max(first)
    }

    /// Whether some word has `key`.
    pub fn has_key(&self, key: &str) -> bool {
        self.keys.contains(key)
    }
}

impl TargetWord {
    /// Whether it says something by itself: no article or preposition, no rest of a letter or two.
    pub fn is_of_content(&self) -> bool {
        !self.function && self.plain.len() > 2
    }

    fn new(text: &str, word: &Word, end_before: usize, compact: usize) -> Self {
        let lower = word.text.to_lowercase();
        let gap = &text[end_before..word.start];
        Self {
            start: word.start,
            end: word.end,
            plain: plain(word.text),
            key: words::key(word.text),
            capital: word.text.starts_with(char::is_uppercase),
            initial: end_before == 0 || gap.contains(['.', '!', '?', ':', '«', '“', '"', '—', '–']),
            function: words::is_function_word(&lower),
            joined: matches!(gap, " " | "-" | "'" | "' "),
            compact,
        }
    }
}

/// The letters and digits of `text` in lower case, without accents.
pub fn plain(text: &str) -> String {
    if text.is_ascii() {
        return text.bytes().filter(u8::is_ascii_alphanumeric).map(|b| char::from(b.to_ascii_lowercase())).collect();
    }
    text.nfd()
        .filter(|c| !is_combining_mark(*c) && c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .flat_map(|c| match c {
            'ł' => ['l', '\0'],
            'ø' => ['o', '\0'],
            'đ' => ['d', '\0'],
            'ı' => ['i', '\0'],
            'ß' => ['s', 's'],
            'æ' => ['a', 'e'],
            'œ' => ['o', 'e'],
            other => [other, '\0'],
        })
        .filter(|c| *c != '\0')
        .collect()
}
