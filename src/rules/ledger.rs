//! What became of the clauses and the words of content of the source: the finer columns of the ledger.

use super::clauses::{Judged, OMITTED};
use super::{Context, Cover};

/// Units of one kind by what became of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Parts {
    /// Answered.
    pub covered: u32,
    /// Answered in part.
    pub partial: u32,
    /// Left out.
    pub omitted: u32,
    /// Nothing can be said.
    pub unverifiable: u32,
}

/// The clauses and words of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counted {
    /// What stands between two marks.
    pub clauses: Parts,
    /// Words of content that the lexicon knows. One without an answer, in a clause that is rendered, may be said freely:
    /// nothing can be said of it.
    pub words: Parts,
}

/// In a bead less sure than this nothing is judged.
const SURE: u8 = 50;
/// From these probabilities on, in per cent, a clause counts as answered in part, and as left out.
const PARTIAL: (u8, u8) = (30, OMITTED);

/// Counts the clauses and words of the body.
pub(super) fn count(context: &Context, judged: &[Judged]) -> Counted {
    let mut counted = Counted::default();
    for (bead, clauses) in context.alignment.beads.iter().zip(judged) {
        for (_, cover) in clauses {
            counted.add(cover, bead.is_omission(), bead.confidence < SURE);
        }
    }
    counted
}

impl Counted {
    fn add(&mut self, cover: &Cover, without_target: bool, doubtful: bool) {
        let words = cover.missing + cover.answered;
        let (clause, missing, answered) = match () {
            () if without_target => (&mut self.clauses.omitted, &mut self.words.omitted, None),
            () if doubtful => (&mut self.clauses.unverifiable, &mut self.words.unverifiable, None),
            () if cover.omitted >= PARTIAL.1 => {
                (&mut self.clauses.omitted, &mut self.words.omitted, Some(cover.answered))
            }
            () if cover.omitted >= PARTIAL.0 => {
                (&mut self.clauses.partial, &mut self.words.unverifiable, Some(cover.answered))
            }
            () => (&mut self.clauses.covered, &mut self.words.unverifiable, Some(cover.answered)),
        };
        *clause += 1;
        *missing += words - answered.unwrap_or(0);
        self.words.covered += answered.unwrap_or(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_clause_and_each_word_is_counted_once() {
        let mut counted = Counted::default();
        for omitted in [0, 40, 80] {
            for (without_target, doubtful) in [(false, false), (true, false), (false, true)] {
                counted.add(&Cover { omitted, missing: 2, answered: 3, named: false }, without_target, doubtful);
            }
        }
        let sum = |parts: Parts| parts.covered + parts.partial + parts.omitted + parts.unverifiable;
        assert_eq!((sum(counted.clauses), sum(counted.words)), (9, 45));
        assert_eq!(counted.clauses, Parts { covered: 1, partial: 1, omitted: 4, unverifiable: 3 });
    }
}
