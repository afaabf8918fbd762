//! The evidence of single source sentences against one to four target sentences, row by row; only the rows that a
//! bead can still reach are kept.

use std::collections::VecDeque;
use std::ops::Range;

use super::Score;
use super::corridor::Corridor;
use super::evidence::{Evidence, LONGEST, Mask, SharedCue, Walk};

/// The last rows: row `k` is source sentence `k` against the target.
pub(super) struct Cells<'a> {
    evidence: &'a Evidence,
    walk: Walk<'a>,
    corridor: &'a Corridor,
    rows: VecDeque<Row>,
    /// Source sentence of the first row kept.
    first: usize,
}

/// The target places of a row, from the first, with what each answers, and the scores of the cells.
struct Row {
    first: usize,
    masks: Vec<Mask>,
    from: usize,
    cells: Vec<[Cell; LONGEST]>,
    /// The cues that the row before has as well.
    shared: Vec<SharedCue>,
    /// Products of the vectors of the source sentence and of the target places, from `first`.
    #[cfg(feature = "embeddings")]
    dots: Vec<f32>,
}

/// A source sentence against some target sentences.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    /// Worth of the evidence.
    score: i16,
    /// How many of its cues they answer.
    answers: u8,
}

impl Cell {
    /// Where there are not so many target sentences.
    const NONE: Self = Self { score: i16::MIN, answers: 0 };

    pub(super) fn score(self) -> Score {
        self.score.into()
    }

    pub(super) fn answers(self) -> Score {
        self.answers.into()
    }
}

impl<'a> Cells<'a> {
    pub(super) fn new(evidence: &'a Evidence, corridor: &'a Corridor) -> Self {
        Self { evidence, walk: Walk::new(evidence), corridor, rows: VecDeque::new(), first: 0 }
    }

    /// Adds the row of source sentence `at`; they come in order.
    pub(super) fn add(&mut self, at: usize) {
        // A bead may begin in the row above the one it ends in, so both ranges count.
        let (from, to) = (self.corridor.row(at).0, self.corridor.row(at + 1).1);
        let first = from.saturating_sub(LONGEST);
        let mut masks = Vec::new();
        self.walk.masks(at, first, to, &mut masks);
        let cells = (from..=to)
            .map(|column| {
                let mut mask = 0;
                std::array::from_fn(|count| match (column - first).checked_sub(count + 1) {
                    Some(place) => {
                        mask |= masks[place];
                        let score = self.evidence.score(at, mask, count + 1).clamp(-30_000, 30_000) as i16;
                        Cell { score, answers: mask.count_ones() as u8 }
                    }
                    None => Cell::NONE,
                })
            })
            .collect();
        self.rows.push_back(Row {
            first,
            #[cfg(feature = "embeddings")]
            dots: self
                .evidence
                .similarity()
                .map_or_else(Vec::new, |similarity| (first..to).map(|place| similarity.dot(at, place)).collect()),
            masks,
            from,
            cells,
            shared: at.checked_sub(1).map_or_else(Vec::new, |before| self.evidence.shared_cues(before, at)),
        });
        if self.rows.len() > LONGEST {
            self.rows.pop_front();
            self.first += 1;
        }
    }

    /// Source sentence `source` against the `count` target sentences that end before `column`.
    pub(super) fn get(&self, source: usize, column: usize, count: usize) -> Option<Cell> {
        let row = &self.rows[source - self.first];
        let cell = row.cells.get(column.checked_sub(row.from)?)?;
        Some(cell[count - 1]).filter(|cell| cell.score != Cell::NONE.score)
    }

    /// What the vectors of `sources` and of the `count` target sentences that end before `column` are worth.
    #[cfg(feature = "embeddings")]
    pub(super) fn similarity(&self, sources: Range<usize>, column: usize, count: usize) -> Score {
        let Some(similarity) = self.evidence.similarity() else { return 0 };
        let dots = sources.clone().map(|source| {
            let row = &self.rows[source - self.first];
            row.dots[column - count - row.first..column - row.first].iter().sum::<f32>()
        });
        let dots = dots.sum();
        similarity.score(sources, column - count..column, dots)
    }

    /// What is counted more than once where the source sentences `sources` claim the same words of the `count` target
    /// sentences that end before `column`: a headline and its lead have much in common, but one sentence renders one.
    pub(super) fn shared(&self, sources: Range<usize>, column: usize, count: usize) -> Score {
        let of_two = |later: usize| match self.rows[later - self.first].shared.as_slice() {
            [] => 0,
            shared => {
                let masks = (self.mask(later - 1, column, count), self.mask(later, column, count));
                Evidence::counted_twice(shared, masks, count)
            }
        };
        (sources.start + 1..sources.end).map(of_two).sum()
    }

    /// What source sentence `source` answers in the `count` target sentences that end before `column`.
    fn mask(&self, source: usize, column: usize, count: usize) -> Mask {
        let row = &self.rows[source - self.first];
        (column - count..column).filter_map(|place| row.masks.get(place.checked_sub(row.first)?)).fold(0, |a, b| a | b)
    }
}
