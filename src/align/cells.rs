//! The evidence of single source sentences against one to four target sentences, for the whole corridor.

use super::Score;
use super::corridor::Corridor;
use super::evidence::{Evidence, LONGEST};

/// Row `k`, column `j`: source sentence `k` against the target sentences that end before `j`.
pub(super) struct Cells {
    rows: Vec<Row>,
}

/// The target places of a row and where its cells begin.
struct Row {
    from: usize,
    cells: Vec<[i16; LONGEST]>,
}

impl Cells {
    pub(super) fn new(evidence: &Evidence, corridor: &Corridor, source: usize) -> Self {
        let mut masks = Vec::new();
        let rows = (0..source)
            .map(|at| {
                // A bead may begin in the row above the one it ends in, so both ranges count.
                let (from, to) = (corridor.row(at).0, corridor.row(at + 1).1);
                let first = from.saturating_sub(LONGEST);
                evidence.masks(at, first, to, &mut masks);
                let cells = (from..=to)
                    .map(|column| {
                        let mut mask = 0;
                        std::array::from_fn(|count| match (column - first).checked_sub(count + 1) {
                            Some(place) => {
                                mask |= masks[place];
                                clamp(evidence.score(at, mask, count + 1))
                            }
                            None => i16::MIN,
                        })
                    })
                    .collect();
                Row { from, cells }
            })
            .collect();
        Self { rows }
    }

    /// The worth of source sentence `source` against the `count` target sentences that end before `column`.
    pub(super) fn get(&self, source: usize, column: usize, count: usize) -> Option<Score> {
        let row = &self.rows[source];
        let cell = row.cells.get(column.checked_sub(row.from)?)?;
        Some(cell[count - 1]).filter(|score| *score != i16::MIN).map(Score::from)
    }

    /// First and last column of a row.
    pub(super) fn columns(&self, source: usize) -> (usize, usize) {
        let row = &self.rows[source];
        (row.from, row.from + row.cells.len() - 1)
    }

    /// Source sentences, as many as there are rows.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Pairs of single sentences each of which is the best for the other, by a clear margin.
    pub(super) fn mutual_bests(&self) -> Vec<(usize, usize)> {
        let width = self.rows.iter().map(|row| row.from + row.cells.len()).max().unwrap_or(0);
        let mut best_of_column: Vec<(Score, usize)> = vec![(Score::MIN, 0); width];
        let mut best_of_row = Vec::with_capacity(self.rows.len());
        for (source, row) in self.rows.iter().enumerate() {
            let (mut best, mut second) = ((Score::MIN, 0), Score::MIN);
            for (column, cell) in (row.from..).zip(&row.cells).filter(|(_, cell)| cell[0] != i16::MIN) {
                let score = Score::from(cell[0]);
                if score > best.0 {
                    second = best.0;
                    best = (score, column);
                } else {
                    second = second.max(score);
                }
                if score > best_of_column[column].0 {
                    best_of_column[column] = (score, source);
                }
            }
            best_of_row.push((best, second));
        }
        let clear = |(source, (best, second)): (usize, ((Score, usize), Score))| {
            let mutual = best.0 > 0 && best_of_column[best.1].1 == source;
            (mutual && best.0 - second.max(-CLEAR) >= CLEAR).then(|| (source, best.1 - 1))
        };
        best_of_row.into_iter().enumerate().filter_map(clear).collect()
    }
}

/// By how much the best must lead, in hundredths of a nat.
const CLEAR: Score = 150;

fn clamp(score: Score) -> i16 {
    score.clamp(-30_000, 30_000) as i16
}
