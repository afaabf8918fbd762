//! Words with something said of each, and the longest of them that begins a text.

use rustc_hash::FxHashMap;

/// Words, and how long those are that begin with a character, the longest first: some characters begin a hundred.
#[derive(Debug)]
pub(super) struct Lexicon<T> {
    lengths: FxHashMap<char, Vec<usize>>,
    words: FxHashMap<&'static str, Vec<Entry<T>>>,
}

/// What may not follow a word, and what is said of it.
#[derive(Debug)]
struct Entry<T> {
    unless: Vec<&'static str>,
    value: T,
}

impl<T> Lexicon<T> {
    /// From rows of word, the continuations that make it another word, and value.
    pub(super) fn new(rows: impl Iterator<Item = (&'static str, Vec<&'static str>, T)>) -> Self {
        let mut lengths: FxHashMap<char, Vec<usize>> = FxHashMap::default();
        let mut words: FxHashMap<&'static str, Vec<Entry<T>>> = FxHashMap::default();
        for (word, unless, value) in rows {
            let first = word.chars().next().expect("no word of a table is empty");
            lengths.entry(first).or_default().push(word.len());
            words.entry(word).or_default().push(Entry { unless, value });
        }
        for lengths in lengths.values_mut() {
            lengths.sort_unstable_by_key(|length| std::cmp::Reverse(*length));
            lengths.dedup();
        }
        Self { lengths, words }
    }

    /// The longest word that begins `text`, unless its continuation makes it another.
    pub(super) fn longest(&self, text: &str) -> Option<(usize, &T)> {
        let lengths = self.lengths.get(&text.chars().next()?)?;
        lengths.iter().find_map(|length| {
            let (word, after) = text.split_at_checked(*length)?;
            let is_word = |entry: &&Entry<T>| !entry.unless.iter().any(|continuation| after.starts_with(continuation));
            self.words.get(word)?.iter().find(is_word).map(|entry| (*length, &entry.value))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefers_the_longest_word_and_minds_what_follows() {
        let rows = [("年", vec!["代"], 1), ("年度", vec![], 2), ("天", vec![], 3)];
        let lexicon = Lexicon::new(rows.into_iter());
        assert_eq!(lexicon.longest("年度报告"), Some(("年度".len(), &2)));
        assert_eq!(lexicon.longest("年底"), Some(("年".len(), &1)));
        assert_eq!(lexicon.longest("年代"), None);
        assert_eq!(lexicon.longest(""), None);
    }
}
