//! A table of phrases of one or more words, looked up by the words of a sentence; the longest wins.

use rustc_hash::FxHashMap;

use super::words::Words;

/// What follows the first word, and what the whole means.
type Rest<T> = (Box<[Box<str>]>, T);

/// Phrases and what they mean.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    by_first: FxHashMap<Box<str>, Vec<Rest<T>>>,
}

impl<T: Copy> Phrases<T> {
    /// A table of `rows`; the words of a phrase are parted by spaces, an elided one too: `all' incirca`.
    pub(super) fn new<S: AsRef<str>>(rows: impl IntoIterator<Item = (S, T)>) -> Self {
        let mut by_first: FxHashMap<Box<str>, Vec<Rest<T>>> = FxHashMap::default();
        for (phrase, meaning) in rows {
            let mut words = phrase.as_ref().split(' ').map(Box::from);
            let Some(first) = words.next() else { continue };
            by_first.entry(first).or_default().push((words.collect(), meaning));
        }
        for rest in by_first.values_mut() {
            rest.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        Self { by_first }
    }

    /// The longest phrase that begins at piece `at`: one past its last piece, and what it means.
    pub(super) fn longest(&self, words: &Words, at: usize) -> Option<(usize, T)> {
        let candidates = self.by_first.get(words.at(at))?;
        candidates.iter().find_map(|(rest, meaning)| {
            let holds = rest.iter().enumerate().all(|(i, word)| words.at(at + 1 + i) == &**word);
            holds.then_some((at + 1 + rest.len(), *meaning))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_wins() {
        let phrases = Phrases::new([("più", 1), ("più di", 2), ("all' incirca", 3)]);
        assert_eq!(phrases.longest(&Words::of("più di tre"), 0), Some((2, 2)));
        assert_eq!(phrases.longest(&Words::of("più tre"), 0), Some((1, 1)));
        assert_eq!(phrases.longest(&Words::of("all'incirca"), 0), Some((2, 3)));
        assert_eq!(phrases.longest(&Words::of("meno"), 0), None);
    }
}
