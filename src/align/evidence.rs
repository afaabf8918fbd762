//! What the cues of a source sentence find in target sentences, against chance.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{Cue, CueKind, Features, Score, Weights};

/// Which cues of a source sentence are answered. A sentence counts at most 128 cues.
pub(super) type Mask = u128;
/// Longest target side of a bead.
pub(super) const LONGEST: usize = 4;

/// The cues of the source and where the target answers them.
pub(super) struct Evidence {
    sentences: Vec<SourceSentence>,
    cues: Vec<IndexedCue>,
    /// Key → the target sentences that have it, ascending.
    postings: Vec<Vec<u32>>,
    target_count: usize,
}

struct SourceSentence {
    /// Numbers of its cues.
    cues: Vec<u32>,
    /// Worth of no cue being answered, by the number of target sentences less one.
    missed: [Score; LONGEST],
}

struct IndexedCue {
    /// Renderings whose keys the target has at all.
    renderings: Vec<Vec<u32>>,
    /// Worth of a miss, by the number of target sentences less one.
    missed: [Score; LONGEST],
    /// Worth of an answer over a miss, the same way.
    gain: [Score; LONGEST],
    /// Target sentences that answer it.
    frequency: u32,
}

impl Evidence {
    pub(super) fn new(source: &[Features], target: &[Features], weights: &Weights) -> Self {
        let mut ids: FxHashMap<&str, u32> = FxHashMap::default();
        let mut postings: Vec<Vec<u32>> = Vec::new();
        for (at, sentence) in target.iter().enumerate() {
            for key in &sentence.keys {
                let id = *ids.entry(&**key).or_insert_with(|| {
                    postings.push(Vec::new());
                    (postings.len() - 1) as u32
                });
                if postings[id as usize].last() != Some(&(at as u32)) {
                    postings[id as usize].push(at as u32);
                }
            }
        }
        let mut evidence = Self {
            sentences: Vec::with_capacity(source.len()),
            cues: Vec::new(),
            postings,
            target_count: target.len(),
        };
        let mut known = FxHashMap::default();
        for sentence in source {
            let sentence = evidence.index(sentence, &ids, &mut known, weights);
            evidence.sentences.push(sentence);
        }
        evidence
    }

    /// Indexes a sentence; mentions of one word share one cue, found by where its renderings lie in memory.
    fn index(
        &mut self,
        sentence: &Features,
        ids: &FxHashMap<&str, u32>,
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
                    self.cues.push(self.index_cue(cue, ids, weights));
                    known.insert(address, (self.cues.len() - 1) as u32);
                    (self.cues.len() - 1) as u32
                }
            };
            for (missed, worth) in missed.iter_mut().zip(self.cues[id as usize].missed) {
                *missed += worth;
            }
            cues.push(id);
        }
        SourceSentence { cues, missed }
    }

    fn index_cue(&self, cue: &Cue, ids: &FxHashMap<&str, u32>, weights: &Weights) -> IndexedCue {
        let renderings: Vec<Vec<u32>> = cue
            .renderings
            .iter()
            .filter_map(|keys| keys.iter().map(|key| ids.get(&**key).copied()).collect())
            .filter(|keys: &Vec<u32>| !keys.is_empty())
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
        row.clear();
        row.resize(to - from, 0);
        for (bit, cue) in self.cues_of(source).enumerate() {
            for place in self.places_of(&cue.renderings, from, to) {
                row[place - from] |= 1 << bit;
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

    /// The target sentences that answer a rare cue of `source`, with the worth of it.
    pub(super) fn rare_places(&self, source: usize, at_most: u32) -> impl Iterator<Item = (usize, Score)> + '_ {
        self.cues_of(source).filter(move |cue| cue.frequency > 0 && cue.frequency <= at_most).flat_map(move |cue| {
            self.places_of(&cue.renderings, 0, self.target_count).map(|place| (place, cue.gain[0]))
        })
    }

    /// The target sentences within `from..to` that hold all keys of one of the renderings; a place may come twice.
    fn places_of<'a>(&'a self, renderings: &'a [Vec<u32>], from: usize, to: usize) -> impl Iterator<Item = usize> + 'a {
        renderings.iter().flat_map(move |keys| {
            let rarest = keys.iter().min_by_key(|key| self.postings[**key as usize].len());
            let posting = rarest.map_or(&[][..], |key| self.within(*key, from, to));
            posting
                .iter()
                .filter(move |place| {
                    keys.len() == 1 || keys.iter().all(|key| self.postings[*key as usize].binary_search(place).is_ok())
                })
                .map(|place| *place as usize)
        })
    }

    fn cues_of(&self, source: usize) -> impl Iterator<Item = &IndexedCue> {
        self.sentences[source].cues.iter().map(|id| &self.cues[*id as usize])
    }

    fn within(&self, key: u32, from: usize, to: usize) -> &[u32] {
        let posting = &self.postings[key as usize];
        let start = posting.partition_point(|place| (*place as usize) < from);
        let length = posting[start..].partition_point(|place| (*place as usize) < to);
        &posting[start..start + length]
    }
}
