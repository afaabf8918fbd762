//! The first pass: single sentences against single sentences in a wide corridor. It yields the pairs that only have
//! eyes for one another, from which the laws of this very pair are learnt, and a path for the second pass to follow.

use super::corridor::Corridor;
use super::evidence::{Evidence, Walk};
use super::length::LengthLaw;
use super::{Features, Score, Weights};

/// Evidence of each pair of sentences in a corridor.
pub(super) struct Coarse<'a> {
    evidence: &'a Evidence,
    corridor: &'a Corridor,
    /// For each source sentence its first target sentence and the scores from there.
    rows: Vec<(usize, Vec<i16>)>,
}

/// By how much the best must lead, in hundredths of a nat.
const CLEAR: Score = 150;

const UNREACHED: Score = Score::MIN / 4;

/// The shapes the first pass knows: a longer bead shows as one of these beside an omission or an addition, which is
/// near enough for a corridor.
const SHAPES: [(usize, usize); 3] = [(1, 1), (2, 1), (1, 2)];
const OMISSION: u8 = 3;
const ADDITION: u8 = 4;

impl<'a> Coarse<'a> {
    pub(super) fn new(evidence: &'a Evidence, corridor: &'a Corridor) -> Self {
        let (mut walk, mut masks) = (Walk::new(evidence), Vec::new());
        let rows = (0..corridor.len() - 1)
            .map(|at| {
                let (from, to) = (corridor.row(at).0, corridor.row(at + 1).1);
                walk.masks(at, from, to, &mut masks);
                (from, (from..).zip(&masks).map(|(place, mask)| clamp(evidence.of_two(at, place, *mask))).collect())
            })
            .collect();
        Self { evidence, corridor, rows }
    }

    fn get(&self, source: usize, target: usize) -> Option<Score> {
        let (from, row) = &self.rows[source];
        row.get(target.checked_sub(*from)?).map(|score| Score::from(*score))
    }

    /// Pairs of single sentences each of which is the best for the other, by a clear margin.
    pub(super) fn mutual_bests(&self) -> Vec<(usize, usize)> {
        let width = self.rows.iter().map(|(from, row)| from + row.len()).max().unwrap_or(0);
        let mut best_of_column: Vec<(Score, usize)> = vec![(Score::MIN, 0); width];
        let mut best_of_row = Vec::with_capacity(self.rows.len());
        for (source, (from, row)) in self.rows.iter().enumerate() {
            let (mut best, mut second) = ((Score::MIN, 0), Score::MIN);
            for (target, score) in (*from..).zip(row.iter().map(|score| Score::from(*score))) {
                if score > best.0 {
                    second = best.0;
                    best = (score, target);
                } else {
                    second = second.max(score);
                }
                if score > best_of_column[target].0 {
                    best_of_column[target] = (score, source);
                }
            }
            best_of_row.push((best, second));
        }
        let clear = |(source, (best, second)): (usize, ((Score, usize), Score))| {
            let mutual = best.0 > 0 && best_of_column[best.1].1 == source;
            (mutual && best.0 - second.max(-CLEAR) >= CLEAR).then_some((source, best.1))
        };
        best_of_row.into_iter().enumerate().filter_map(clear).collect()
    }

    /// The cells of the best path, as numbers of source and target sentences read, from the start to the end.
    pub(super) fn path(
        &self,
        law: &LengthLaw,
        source: &[Features],
        target: &[Features],
        weights: &Weights,
    ) -> Vec<(usize, usize)> {
        let targets = law.targets(target);
        let mut best: Vec<Vec<Score>> = Vec::with_capacity(3);
        let mut steps: Vec<Vec<u8>> = Vec::with_capacity(self.corridor.len());
        for row in 0..self.corridor.len() {
            let (from, to) = self.corridor.row(row);
            let sources = law.sources(source, row);
            let mut scores = vec![UNREACHED; to - from + 1];
            let mut taken = vec![OMISSION; to - from + 1];
            for (column, lengths) in targets.iter().enumerate().take(to + 1).skip(from) {
                let at = column - from;
                if (row, column) == (0, 0) {
                    scores[at] = 0;
                    continue;
                }
                let before = at.checked_sub(1).map(|before| scores[before]).filter(|score| *score > UNREACHED);
                let mut offer = |score: Score, step: u8| {
                    if score > scores[at] {
                        (scores[at], taken[at]) = (score, step);
                    }
                };
                let reached = |rows: usize, columns: usize| -> Option<Score> {
                    let (row, column) = (row.checked_sub(rows)?, column.checked_sub(columns)?);
                    let score = *best[best.len() - rows].get(column.checked_sub(self.corridor.row(row).0)?)?;
                    (score > UNREACHED).then_some(score)
                };
                let omitted =
                    reached(1, 0).map(|score| score + (weights.omission_opens + weights.omission_goes_on) / 2);
                let added = before.map(|score| score + (weights.addition_opens + weights.addition_goes_on) / 2);
                let alone = omitted.max(added).unwrap_or(UNREACHED);
                for (number, (rows, columns)) in SHAPES.into_iter().enumerate() {
                    let Some(score) = reached(rows, columns) else { continue };
                    let Some(evidence) = self.evidence_of((row, column), (rows, columns)) else { continue };
                    let score = score + evidence + weights.shape(rows, columns);
                    // Most cells are worse than leaving both sides alone, whatever their lengths.
                    if score + LengthLaw::MOST * weights.length_scale / 100 >= alone
                        && let Some(source) = &sources[rows - 1]
                    {
                        let length = LengthLaw::score(source, &lengths[columns - 1]);
                        offer(score + length * weights.length_scale / 100, number as u8);
                    }
                }
                if let Some(score) = omitted {
                    offer(score, OMISSION);
                }
                if let Some(score) = added {
                    offer(score, ADDITION);
                }
            }
            if best.len() == 2 {
                best.remove(0);
            }
            best.push(scores);
            steps.push(taken);
        }
        self.trace(&steps, target.len())
    }

    /// The evidence of a bead of so many rows and columns that ends in a cell; `None` where the corridor lacks a part.
    fn evidence_of(&self, (row, column): (usize, usize), (rows, columns): (usize, usize)) -> Option<Score> {
        let evidence = match (rows, columns) {
            (2, 1) => self.get(row - 2, column - 1)? + self.get(row - 1, column - 1)?,
            (1, 2) => {
                // What neither answers is missed once.
                self.get(row - 1, column - 2)? + self.get(row - 1, column - 1)? - self.evidence.missed(row - 1)
            }
            _ => self.get(row - 1, column - 1)?,
        };
        Some(evidence)
    }

    fn trace(&self, steps: &[Vec<u8>], target_count: usize) -> Vec<(usize, usize)> {
        let (mut row, mut column) = (steps.len() - 1, target_count);
        let mut path = vec![(row, column)];
        while (row, column) != (0, 0) {
            (row, column) = match steps[row][column - self.corridor.row(row).0] {
                OMISSION => (row - 1, column),
                ADDITION => (row, column - 1),
                shape => {
                    let (rows, columns) = SHAPES[usize::from(shape)];
                    (row - rows, column - columns)
                }
            };
            path.push((row, column));
        }
        path.reverse();
        path
    }
}

fn clamp(score: Score) -> i16 {
    score.clamp(-30_000, 30_000) as i16
}
