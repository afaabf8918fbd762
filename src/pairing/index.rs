//! The target documents by their keys.

use std::cmp::Reverse;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

/// A word of the target language in the form that all its forms share, or a figure by value.
pub type Key = Arc<str>;

/// Something in a source document that a rendering would answer: the ways to do so, each a set of keys that must all be
/// there.
pub type Cue = Vec<Vec<Key>>;

/// A cue that more documents than this answer is passed over. It bounds the work for a document.
const COMMON: usize = 600;

/// Where many documents answer as much as the best, editions of one text by the dozen, so many are kept.
const ALIKE: usize = 40;

/// As much as the best: this share of its score, in per cent.
const AS_MUCH: u64 = 95;

/// Target documents, found by what is in them.
#[derive(Debug, Default)]
pub struct Index {
    ids: FxHashMap<Key, u32>,
    /// Key → the documents that have it, ascending.
    postings: Vec<Vec<u32>>,
    /// What all keys of a document are worth, in thousandths of a nat.
    worth: Vec<u64>,
}

/// A target document that may render the source document asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// Number of the target document.
    pub target: usize,
    /// How much of both is accounted for, comparable between the candidates of one source.
    pub score: u64,
}

impl Index {
    /// Indexes documents by their keys, in the order in which they are numbered.
    pub fn new(documents: &[Vec<Key>]) -> Self {
        let mut index = Self { worth: vec![0; documents.len()], ..Self::default() };
        for (number, keys) in documents.iter().enumerate() {
            for key in keys {
                let id = *index.ids.entry(Key::clone(key)).or_insert_with(|| {
                    index.postings.push(Vec::new());
                    (index.postings.len() - 1) as u32
                });
                let posting = &mut index.postings[id as usize];
                if posting.last() != Some(&(number as u32)) {
                    posting.push(number as u32);
                }
            }
        }
        for posting in &index.postings {
            let weight = weight(posting.len(), documents.len());
            posting.iter().for_each(|document| index.worth[*document as usize] += weight);
        }
        index
    }

    /// The documents that answer most of `cues`, the best first, at most `most` of them; more only where they answer as
    /// much as the best.
    pub fn candidates(&self, cues: &[Cue], most: usize) -> Vec<Candidate> {
        let mut answered: FxHashMap<u32, u64> = FxHashMap::default();
        for cue in cues {
            let documents = self.answering(cue);
            let weight = weight(documents.len(), self.worth.len());
            if documents.len() <= COMMON {
                documents.into_iter().for_each(|document| *answered.entry(document).or_default() += weight);
            }
        }
        // A long document answers more by chance: it is divided by the root of what it holds.
        let score = |document: u32, sum: u64| sum * 1000 / self.worth[document as usize].isqrt().max(1);
        let mut found: Vec<Candidate> = answered
            .into_iter()
            .map(|(document, sum)| Candidate { target: document as usize, score: score(document, sum) })
            .collect();
        found.sort_by_key(|one| (Reverse(one.score), one.target));
        let best = found.first().map_or(0, |one| one.score);
        let alike = found.partition_point(|one| one.score * 100 >= best * AS_MUCH);
        found.truncate(most.max(alike.min(ALIKE)));
        found
    }

    /// The documents that have all keys of one of the renderings; those of a common one are left out.
    fn answering(&self, cue: &[Vec<Key>]) -> Vec<u32> {
        let mut found = FxHashSet::default();
        for keys in cue {
            let Some(mut postings) = keys.iter().map(|key| self.posting(key)).collect::<Option<Vec<_>>>() else {
                continue;
            };
            postings.sort_by_key(|posting| posting.len());
            let Some((rarest, others)) = postings.split_first() else { continue };
            let in_all = |document: &&u32| others.iter().all(|other| other.binary_search(document).is_ok());
            found.extend(rarest.iter().filter(in_all).take(COMMON + 1));
        }
        found.into_iter().collect()
    }

    fn posting(&self, key: &Key) -> Option<&[u32]> {
        self.ids.get(key).map(|id| self.postings[*id as usize].as_slice())
    }
}

/// What it says that a document is one of `some` among `all`, in thousandths of a nat.
fn weight(some: usize, all: usize) -> u64 {
    (((all + 1) as f64 / (some as f64 + 0.5)).ln().max(0.0) * 1000.0).round() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(words: &str) -> Vec<Key> {
        words.split(' ').map(Key::from).collect()
    }

    fn cues(words: &str) -> Vec<Cue> {
        words.split(' ').map(|word| vec![word.split('+').map(Key::from).collect()]).collect()
    }

    #[test]
    fn a_rare_word_says_more_than_common_ones() {
        let index = Index::new(&[keys("casa mare sole"), keys("casa mare luna"), keys("casa mare vento")]);
        let found = index.candidates(&cues("casa mare luna"), 2);
        assert_eq!((found.len(), found[0].target), (2, 1));
        assert!(found[0].score > found[1].score);
    }

    #[test]
    fn a_rendering_of_several_words_wants_them_all() {
        let index = Index::new(&[keys("banca centrale"), keys("banca locale"), keys("altro testo")]);
        let found: Vec<usize> = index.candidates(&cues("banca+centrale"), 9).iter().map(|one| one.target).collect();
        assert_eq!(found, [0]);
    }

    #[test]
    fn editions_that_no_word_tells_apart_are_all_kept() {
        let editions = vec![keys("sole luna"); 9];
        let index = Index::new(&[editions.as_slice(), &[keys("sole vento"), keys("vento")]].concat());
        assert_eq!(index.candidates(&cues("sole luna"), 2).len(), 9);
        let many = Index::new(&[vec![keys("sole luna"); 99], vec![keys("vento"); 99]].concat());
        assert_eq!(many.candidates(&cues("sole luna"), 2).len(), ALIKE);
    }

    #[test]
    fn a_longer_document_does_not_win_by_its_length() {
        let index = Index::new(&[keys("sole luna a b c d e f g h"), keys("sole luna"), keys("vento")]);
        assert_eq!(index.candidates(&cues("sole luna"), 1)[0].target, 1);
    }
}
