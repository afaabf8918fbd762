//! Words with something said of each, and the longest of them that begins a text.

use rustc_hash::FxHashMap;

/// Words by their first character, the longest first.
#[derive(Debug)]
pub(super) struct Lexicon<T> {
    by_first: FxHashMap<char, Vec<Entry<T>>>,
}

/// A word, what may not follow it, and what is said of it.
#[derive(Debug)]
struct Entry<T> {
    word: &'static str,
    unless: Vec<&'static str>,
    value: T,
}

impl<T> Lexicon<T> {
    /// From rows of word, the continuations that make it another word, and value.
    pub(super) fn new(rows: impl Iterator<Item = (&'static str, Vec<&'static str>, T)>) -> Self {
        let mut by_first: FxHashMap<char, Vec<Entry<T>>> = FxHashMap::default();
        for (word, unless, value) in rows {
            let first = word.chars().next().expect("no word of a table is empty");
            by_first.entry(first).or_default().push(Entry { word, unless, value });
        }
        for entries in by_first.values_mut() {
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.word.len()));
        }
        Self { by_first }
    }

    /// The longest word that begins `text`, unless its continuation makes it another.
    pub(super) fn longest(&self, text: &str) -> Option<(usize, &T)> {
        let entries = self.by_first.get(&text.chars().next()?)?;
        entries.iter().find_map(|entry| {
            let after = text.strip_prefix(entry.word)?;
            let other = entry.unless.iter().any(|continuation| after.starts_with(continuation));
            (!other).then_some((entry.word.len(), &entry.value))
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
