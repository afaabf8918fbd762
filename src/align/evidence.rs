//! What the cues of a source sentence find in target sentences, against chance.

use std::sync::Arc;

use rustc_hash::FxHashMap;

#[cfg(feature = "embeddings")]
use super::similarity::Similarity;
use super::{Cue, CueKind, Features, Key, Score, Weights};

/// Which cues of a source sentence are answered. A sentence counts at most 128 cues.
pub(super) type Mask = u128;
/// Longest target side of a bead.
pub(super) const LONGEST: usize = 4;

/// The cues of the source and where the target answers them.
pub(super) struct Evidence {
    sentences: Vec<SourceSentence>,
    cues: Vec<IndexedCue>,
    postings: Postings,
    target_count: usize,
    #[cfg(feature = "embeddings")]
    similarity: Option<Similarity>,
}

/// Key → the target sentences that have it, ascending.
struct Postings {
    /// Where the places of each key begin, and one past the last.
    starts: Vec<u32>,
    places: Vec<u32>,
}

struct SourceSentence {
    /// Numbers of its cues.
    cues: Box<[u32]>,
    /// Worth of no cue being answered, by the number of target sentences less one.
    missed: [Score; LONGEST],
}

/// A cue that two sentences of the source have.
pub(super) struct SharedCue {
    /// Its bit in the masks of the first.
    first: Mask,
    /// Its bits in the masks of the second.
    second: Mask,
    /// Worth of an answer over a miss, by the number of target sentences less one.
    gain: [Score; LONGEST],
}

struct IndexedCue {
    /// Renderings whose keys the target has at all, the rarest key of each first.
    renderings: Box<[Box<[Key]>]>,
    /// Worth of a miss, by the number of target sentences less one.
    missed: [Score; LONGEST],
    /// Worth of an answer over a miss, the same way.
    gain: [Score; LONGEST],
    /// Target sentences that answer it.
    frequency: u32,
}

impl Postings {
    fn new(target: &[Features]) -> Self {
        let count = target.iter().flat_map(|f| &f.keys).max().map_or(0, |most| *most as usize + 1);
        let mut starts = vec![0u32; count + 1];
        for key in target.iter().flat_map(|f| &f.keys) {
            starts[*key as usize + 1] += 1;
        }
        for at in 0..count {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut places = vec![0; starts[count] as usize];
        for (at, sentence) in target.iter().enumerate() {
            for key in &sentence.keys {
                places[next[*key as usize] as usize] = at as u32;
                next[*key as usize] += 1;
            }
        }
        Self { starts, places }
    }

    fn of(&self, key: Key) -> &[u32] {
        match self.starts.get(key as usize..key as usize + 2) {
            Some(range) => &self.places[range[0] as usize..range[1] as usize],
            None => &[],
        }
    }

    /// The places of `key` from `from` on.
    fn onwards(&self, key: Key, from: usize) -> &[u32] {
        let posting = self.of(key);
        &posting[posting.partition_point(|place| (*place as usize) < from)..]
    }

    /// The same, looked for around the place where `entry` was left, in strides that double.
    fn onwards_near(&self, key: Key, from: usize, entry: &mut u32) -> &[u32] {
        let posting = self.of(key);
        let is_before = |place: &u32| (*place as usize) < from;
        let start = *entry as usize;
        let (low, high) = if posting[..start].last().is_none_or(is_before) {
            let mut stride = 1;
            while posting.get(start + stride - 1).is_some_and(is_before) {
                stride *= 2;
            }
            (start + stride / 2, (start + stride - 1).min(posting.len()))
        } else {
            (0, start)
        };
        let found = low + posting[low..high].partition_point(is_before);
        *entry = found as u32;
        &posting[found..]
    }
}

/// Reads the evidence of one source sentence after the other, against target sentences that move along with them:
/// where a key is found next is near the place where it was found last.
pub(super) struct Walk<'a> {
    evidence: &'a Evidence,
    /// For each key, which of its places were passed.
    entries: Vec<u32>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(evidence: &'a Evidence) -> Self {
        Self { evidence, entries: vec![0; evidence.postings.starts.len()] }
    }

    /// The masks of source sentence `source` for the target sentences `from..to`, into `row`.
    pub(super) fn masks(&mut self, source: usize, from: usize, to: usize, row: &mut Vec<Mask>) {
        let Self { evidence, entries } = self;
        let places = |key: Key| evidence.postings.onwards_near(key, from, &mut entries[key as usize]);
        evidence.fill(source, (from, to), row, places);
    }

    /// The target sentences within `from..to` that answer a cue of `source` which at most `at_most` of them answer,
    /// with the worth of it.
    pub(super) fn rare_places(
        &mut self,
        source: usize,
        at_most: usize,
        (from, to): (usize, usize),
    ) -> Vec<(usize, Score)> {
        let Self { evidence, entries } = self;
        let mut found = Vec::new();
        let mut places = Vec::new();
        let whole = to - from == evidence.target_count;
        for cue in evidence.cues_of(source) {
            if cue.frequency == 0 || whole && cue.frequency as usize > at_most {
                continue;
            }
            places.clear();
            let holding = cue.renderings.iter().flat_map(|keys| {
                let first = evidence.postings.onwards_near(keys[0], from, &mut entries[keys[0] as usize]);
                evidence.holding(keys, first, to)
            });
            // One more than wanted is enough to know that there are too many; synonyms may name a place twice.
            places.extend(holding.take(3 * at_most + 1));
            places.sort_unstable();
            places.dedup();
            if places.len() > at_most {
                continue;
            }
            let rarer =
                f64::from(cue.frequency) * (to - from) as f64 / (evidence.target_count * places.len().max(1)) as f64;
            let worth = cue.gain[0] + (rarer.max(0.05).ln() * 60.0) as Score;
            found.extend(places.iter().map(|place| (*place, worth)));
        }
        found
    }
}

impl Evidence {
    pub(super) fn new(source: &[Features], target: &[Features], weights: &Weights) -> Self {
        let mut evidence = Self {
            sentences: Vec::with_capacity(source.len()),
            cues: Vec::new(),
            postings: Postings::new(target),
            target_count: target.len(),
            #[cfg(feature = "embeddings")]
            similarity: Similarity::new(source, target, weights),
        };
        let mut known = FxHashMap::default();
        for sentence in source {
            let sentence = evidence.index(sentence, &mut known, weights);
            evidence.sentences.push(sentence);
        }
        evidence
    }

    /// Indexes a sentence; mentions of one word share one cue, found by where its renderings lie in memory.
    fn index(
        &mut self,
        sentence: &Features,
        known: &mut FxHashMap<(usize, CueKind), u32>,
        weights: &Weights,
    ) -> SourceSentence {
        let mut cues = Vec::with_capacity(sentence.cues.len());
        let mut missed = [0; LONGEST];
        for cue in sentence.cues.iter().take(Mask::BITS as usize) {
            let address = (Arc::as_ptr(&cue.renderings).cast::<u8>() as usize, cue.kind);
            let id = match known.get(&address) {
                Some(id) => *id,
                None => {
                    self.cues.push(self.index_cue(cue, weights));
                    known.insert(address, (self.cues.len() - 1) as u32);
                    (self.cues.len() - 1) as u32
                }
            };
            for (missed, worth) in missed.iter_mut().zip(self.cues[id as usize].missed) {
                *missed += worth;
            }
            cues.push(id);
        }
        SourceSentence { cues: cues.into(), missed }
    }

    fn index_cue(&self, cue: &Cue, weights: &Weights) -> IndexedCue {
        let renderings: Box<[Box<[Key]>]> = cue
            .renderings
            .iter()
            .filter(|keys| !keys.is_empty() && keys.iter().all(|key| !self.postings.of(*key).is_empty()))
            .map(|keys| {
                let mut keys: Box<[Key]> = keys.as_slice().into();
                keys.sort_by_key(|key| self.postings.of(*key).len());
                keys
            })
            .collect();
        let mut places: Vec<usize> = self.places_of(&renderings, 0, self.target_count).collect();
        places.sort_unstable();
        places.dedup();
        // The chance that an unrelated sentence answers it, with half a sentence added for the unseen.
        let chance = ((places.len() as f64 + 0.5) / (self.target_count as f64 + 1.0)).min(0.95);
        let further = f64::from(weights.further_sentence.max(0)) / 100.0;
        let mut indexed =
            IndexedCue { renderings, gain: [0; LONGEST], missed: [0; LONGEST], frequency: places.len() as u32 };
        for count in 0..LONGEST {
            let by_chance = 1.0 - (1.0 - chance).powf(1.0 + count as f64 * further);
            // A cue is at least as likely in a rendering as in any other sentence.
            let answered = (f64::from(weights.answered(cue.kind)) / 100.0).max(by_chance);
            let hit = (answered / by_chance).ln() * f64::from(weights.answer_scale);
            let miss = ((1.0 - answered) / (1.0 - by_chance)).ln() * f64::from(weights.miss_scale);
            indexed.missed[count] = miss.round() as Score;
            indexed.gain[count] = (hit - miss).round() as Score;
        }
        indexed
    }

    /// The masks of source sentence `source` for the target sentences `from..to`, into `row`.
    pub(super) fn masks(&self, source: usize, from: usize, to: usize, row: &mut Vec<Mask>) {
        self.fill(source, (from, to), row, |key| self.postings.onwards(key, from));
    }

    /// The same; `places` gives the places of a key from `from` on.
    fn fill<'a>(
        &'a self,
        source: usize,
        (from, to): (usize, usize),
        row: &mut Vec<Mask>,
        mut places: impl FnMut(Key) -> &'a [u32],
    ) {
        row.clear();
        row.resize(to - from, 0);
        for (bit, cue) in self.cues_of(source).enumerate() {
            for keys in &cue.renderings {
                for place in self.holding(keys, places(keys[0]), to) {
                    row[place - from] |= 1 << bit;
                }
            }
        }
    }

    /// What source sentence `source` is worth against `count` target sentences that together answer `mask`.
    pub(super) fn score(&self, source: usize, mask: Mask, count: usize) -> Score {
        let sentence = &self.sentences[source];
        let mut score = sentence.missed[count - 1];
        let mut rest = mask;
        while rest != 0 {
            score += self.cues[sentence.cues[rest.trailing_zeros() as usize] as usize].gain[count - 1];
            rest &= rest - 1;
        }
        score
    }

    /// The vectors of both sides, if there are any.
    #[cfg(feature = "embeddings")]
    pub(super) fn similarity(&self) -> Option<&Similarity> {
        self.similarity.as_ref()
    }

    /// What source sentence `source` is worth against the target sentence `target`, which answers `mask`, by cues and
    /// by vectors.
    pub(super) fn of_two(&self, source: usize, target: usize, mask: Mask) -> Score {
        let score = self.score(source, mask, 1);
        #[cfg(feature = "embeddings")]
        let score = score
            + self.similarity.as_ref().map_or(0, |similarity| {
                similarity.score(source..source + 1, target..target + 1, similarity.dot(source, target))
            });
        #[cfg(not(feature = "embeddings"))]
        let _ = target;
        score
    }

    /// What `source` is worth against one target sentence that answers nothing.
    pub(super) fn missed(&self, source: usize) -> Score {
        self.sentences[source].missed[0]
    }

    /// The cues that `source` and a later sentence both have.
    pub(super) fn shared_cues(&self, source: usize, later: usize) -> Vec<SharedCue> {
        let later = &self.sentences[later].cues;
        let bits_of = |cue: u32| (0..).zip(later).filter(|(_, c)| **c == cue).fold(0, |bits, (bit, _)| bits | 1 << bit);
        (0..)
            .zip(&self.sentences[source].cues)
            .map(|(bit, cue)| SharedCue { first: 1 << bit, second: bits_of(*cue), gain: self.cues[*cue as usize].gain })
            .filter(|cue| cue.second != 0)
            .collect()
    }

    /// What is counted twice if two sentences that have the cues `shared` both claim the answers in `masks` of the same
    /// `count` target sentences.
    pub(super) fn counted_twice(shared: &[SharedCue], masks: (Mask, Mask), count: usize) -> Score {
        let claimed = shared.iter().filter(|cue| masks.0 & cue.first != 0 && masks.1 & cue.second != 0);
        claimed.map(|cue| cue.gain[count - 1]).sum()
    }

    /// The target sentences within `from..to` that hold all keys of one of the renderings; a place may come twice.
    fn places_of<'a>(
        &'a self,
        renderings: &'a [Box<[Key]>],
        from: usize,
        to: usize,
    ) -> impl Iterator<Item = usize> + 'a {
        renderings.iter().flat_map(move |keys| self.holding(keys, self.postings.onwards(keys[0], from), to))
    }

    /// Those of `places`, which hold the first of `keys`, that hold the others too; as far as before `to`.
    fn holding<'a>(&'a self, keys: &'a [Key], places: &'a [u32], to: usize) -> impl Iterator<Item = usize> + 'a {
        let others = &keys[1..];
        places
            .iter()
            .take_while(move |place| (**place as usize) < to)
            .filter(move |place| others.iter().all(|key| self.postings.of(*key).binary_search(place).is_ok()))
            .map(|place| *place as usize)
    }

    fn cues_of(&self, source: usize) -> impl Iterator<Item = &IndexedCue> {
        self.sentences[source].cues.iter().map(|id| &self.cues[*id as usize])
    }
}
