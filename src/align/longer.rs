//! Beads longer than the search knows. Where one sentence renders five and more, the best path has a joined bead with
//! sentences beside it that stand alone; those that the one sentence answers strongly are taken in.

use super::evidence::{Evidence, LONGEST, Mask};
use super::length::LengthLaw;
use super::{Bead, Features, Score, Weights, probability};

/// Most sentences on the joined side of a bead.
pub(super) const LONGEST_JOINED: usize = 8;
/// Fewest sentences on the joined side of a bead that takes in more: shorter ones the search has weighed itself.
const FROM: usize = 3;

/// Both sides, and what is known of them.
pub(super) struct Sides<'a> {
    pub(super) evidence: &'a Evidence,
    pub(super) law: &'a LengthLaw,
    pub(super) source: &'a [Features],
    pub(super) target: &'a [Features],
    pub(super) weights: &'a Weights,
}

/// Takes in what stands alone just before and behind a joined bead, one sentence at a time.
pub(super) fn extend(beads: Vec<Bead>, sides: &Sides) -> Vec<Bead> {
    let mut extended: Vec<Bead> = Vec::with_capacity(beads.len());
    for bead in beads {
        // What is long already may go on with `bead`; what is alone may begin it.
        if let Some(last) = extended.last_mut()
            && let Some(longer) = sides.joined(last, &bead)
        {
            *last = longer;
            continue;
        }
        let mut bead = bead;
        while let Some(longer) = extended.last().and_then(|last| sides.joined(&bead, last)) {
            extended.pop();
            bead = longer;
        }
        extended.push(bead);
    }
    extended
}

impl Sides<'_> {
    /// The joined bead `long` with the sentence of `alone`, if that gains enough.
    fn joined(&self, long: &Bead, alone: &Bead) -> Option<Bead> {
        let joins_source = long.target.len() == 1 && alone.is_omission();
        let joins_target = long.source.len() == 1 && alone.is_addition();
        let count = long.source.len().max(long.target.len());
        if !(joins_source || joins_target) || !(FROM..LONGEST_JOINED).contains(&count) {
            return None;
        }
        let source = long.source.start.min(alone.source.start)..long.source.end.max(alone.source.end);
        let target = long.target.start.min(alone.target.start)..long.target.end.max(alone.target.end);
        let longer = Bead { source, target, ..long.clone() };
        let gain = self.worth(&longer) - self.worth(long);
        (gain >= self.weights.joined_at_least).then(|| Bead {
            confidence: long.confidence.min(probability(gain)),
            margin: long.margin.min(gain),
            ..longer
        })
    }

    /// What the evidence and the lengths of a bead are worth that has one sentence on one of its sides.
    fn worth(&self, bead: &Bead) -> Score {
        let count = bead.target.len().min(LONGEST);
        let answered: Vec<Mask> = bead.source.clone().map(|at| self.answered(at, bead)).collect();
        let evidence = bead.source.clone().zip(&answered).map(|(at, mask)| self.evidence.score(at, *mask, count));
        let neighbours = bead.source.clone().zip(answered.windows(2));
        let shared = neighbours.map(|(at, masks)| self.counted_twice(at, (masks[0], masks[1]), count)).sum::<Score>();
        let length = |side: &[Features]| side.iter().map(|sentence| sentence.length).sum();
        let (source, target) = (length(&self.source[bead.source.clone()]), length(&self.target[bead.target.clone()]));
        let length = LengthLaw::score(&self.law.source(source), &self.law.target(target, bead.target.len()));
        evidence.sum::<Score>() - shared * self.weights.shared_answer / 100 + length * self.weights.length_scale / 100
    }

    /// What the source sentences `at` and the next both claim of `count` target sentences.
    fn counted_twice(&self, at: usize, masks: (Mask, Mask), count: usize) -> Score {
        Evidence::counted_twice(&self.evidence.shared_cues(at, at + 1), masks, count)
    }

    /// What the target of `bead` answers of one of its source sentences.
    fn answered(&self, source: usize, bead: &Bead) -> Mask {
        let mut masks = Vec::new();
        self.evidence.masks(source, bead.target.start, bead.target.end, &mut masks);
        masks.into_iter().fold(0, |all, mask| all | mask)
    }
}
