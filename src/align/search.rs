//! The best path through the table.
//!
//! A path is in one of three states: behind a bead, in a run of omissions, in a run of additions; opening a run
//! costs more than going on. The best path is Viterbi's. On the way forwards the same scores are also summed over all
//! paths, for `posterior`.

use std::collections::VecDeque;

use super::corridor::Corridor;
use super::worth::{NEVER, SHAPES, Scorer};
use super::{Score, Weights};

const UNREACHED: Score = Score::MIN / 4;

/// States of a path.
pub(super) const BEAD: usize = 0;
pub(super) const OMITTING: usize = 1;
pub(super) const ADDING: usize = 2;
pub(super) const STATES: usize = 3;

/// The scores of all beads that end in a cell, for all cells of the corridor, and how each cell is reached.
pub(super) struct Table<'a> {
    pub(super) rows: Vec<TableRow>,
    weights: &'a Weights,
    pub(super) target_count: usize,
    /// State in which the best path ends.
    last_state: usize,
}

pub(super) struct TableRow {
    pub(super) from: usize,
    pub(super) cells: Vec<[i16; SHAPES.len()]>,
    /// Summed worth of all ways to a cell and state, in nats over `base`; last, over all states.
    sums: Vec<[f32; STATES + 1]>,
    base: f64,
    /// Shape times [`STATES`] plus the state before.
    steps: Vec<[u8; STATES]>,
}

/// One step of the best path: the cell it comes from, the cell it leads to, and the shape, if both sides have any.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) from: (usize, usize),
    pub(super) to: (usize, usize),
    pub(super) shape: Option<usize>,
}

impl TableRow {
    pub(super) fn place(&self, column: usize) -> Option<usize> {
        column.checked_sub(self.from).filter(|at| *at < self.cells.len())
    }
}

/// Best scores of a row, by state, while later rows may still begin there.
type Best = Vec<[Score; STATES]>;

impl<'a> Table<'a> {
    pub(super) fn new(mut scorer: Scorer, corridor: &Corridor, target_count: usize, weights: &'a Weights) -> Self {
        let mut table = Self { rows: Vec::with_capacity(corridor.len()), weights, target_count, last_state: BEAD };
        let mut best: VecDeque<Best> = VecDeque::new();
        for row in 0..corridor.len() {
            scorer.begin(row);
            let (from, to) = corridor.row(row);
            let cells =
                (from..=to).map(|column| SHAPES.map(|shape| scorer.score(row, column, shape))).collect::<Vec<_>>();
            let steps = vec![[0; STATES]; cells.len()];
            table.rows.push(TableRow { from, cells, sums: Vec::new(), base: 0.0, steps });
            table.fill(row, &mut best);
        }
        let end = best.back().and_then(|scores| scores.last()).expect("the corridor has a last cell");
        table.last_state = (0..STATES).rev().max_by_key(|state| end[*state]).expect("there are states");
        table
    }

    /// Fills the last row from those before it.
    fn fill(&mut self, row: usize, best: &mut VecDeque<Best>) {
        let count = self.rows[row].cells.len();
        let mut scores: Best = Vec::with_capacity(count);
        let mut sums: Vec<[f64; STATES + 1]> = Vec::with_capacity(count);
        for at in 0..count {
            if row == 0 && self.rows[0].from + at == 0 {
                scores.push([0, UNREACHED, UNREACHED]);
                sums.push([0.0, f64::NEG_INFINITY, f64::NEG_INFINITY, 0.0]);
                continue;
            }
            let (score, step) = self.reach((row, at), best, &scores);
            self.rows[row].steps[at] = step;
            scores.push(score);
            let sum = self.sum((row, at), &sums);
            sums.push(sum);
        }
        let base = sums.iter().map(|sum| sum[STATES]).fold(f64::NEG_INFINITY, f64::max);
        let base = if base.is_finite() { base } else { 0.0 };
        self.rows[row].base = base;
        self.rows[row].sums = sums.iter().map(|sum| sum.map(|value| (value - base) as f32)).collect();
        best.push_back(scores);
        if best.len() > SHAPES.iter().map(|shape| shape.0).max().unwrap_or(0) {
            best.pop_front();
        }
    }

    /// The best ways into a cell; `here` has the cells before it in its own row.
    fn reach(&self, (row, at): (usize, usize), best: &VecDeque<Best>, here: &Best) -> ([Score; STATES], [u8; STATES]) {
        let column = self.rows[row].from + at;
        let (mut scores, mut steps) = ([UNREACHED; STATES], [0u8; STATES]);
        let mut offer = |to: usize, shape: usize, before: &[Score; STATES], worth: [Score; STATES]| {
            for from in 0..STATES {
                if before[from] > UNREACHED && before[from] + worth[from] > scores[to] {
                    scores[to] = before[from] + worth[from];
                    steps[to] = (shape * STATES + from) as u8;
                }
            }
        };
        for (shape, worth) in self.rows[row].cells[at].iter().enumerate().filter(|(_, worth)| **worth != NEVER) {
            let Some((from_row, place)) = self.origin(row, column, shape) else { continue };
            offer(BEAD, shape, &best[best.len() - (row - from_row)][place], [Score::from(*worth); STATES]);
        }
        if let Some(place) = row.checked_sub(1).and_then(|above| self.rows[above].place(column)) {
            offer(OMITTING, 0, &best[best.len() - 1][place], std::array::from_fn(|from| self.omission(from)));
        }
        if let Some(before) = at.checked_sub(1) {
            // An addition behind an omission is the same as the other way round: one order is enough.
            offer(ADDING, 0, &here[before], std::array::from_fn(|from| self.addition(from)));
        }
        (scores, steps)
    }

    /// The summed worth of all ways into a cell, by state, and over all states.
    fn sum(&self, (row, at): (usize, usize), here: &[[f64; STATES + 1]]) -> [f64; STATES + 1] {
        let column = self.rows[row].from + at;
        let mut ways = [f64::NEG_INFINITY; SHAPES.len()];
        for (shape, worth) in self.rows[row].cells[at].iter().enumerate().filter(|(_, worth)| **worth != NEVER) {
            let Some((from_row, place)) = self.origin(row, column, shape) else { continue };
            ways[shape] = self.before(from_row, place, STATES) + self.nats(Score::from(*worth));
        }
        let omitting = row.checked_sub(1).and_then(|above| Some((above, self.rows[above].place(column)?)));
        let omitting = omitting.map_or(f64::NEG_INFINITY, |(above, place)| {
            let way = |from: usize| self.before(above, place, from) + self.nats(self.omission(from));
            log_sum(&std::array::from_fn::<f64, STATES, _>(way))
        });
        let adding = at.checked_sub(1).map_or(f64::NEG_INFINITY, |before| {
            let way = |from: usize| here[before][from] + self.nats(self.addition(from));
            log_sum(&std::array::from_fn::<f64, STATES, _>(way))
        });
        let bead = log_sum(&ways);
        [bead, omitting, adding, log_sum(&[bead, omitting, adding])]
    }

    /// Summed worth of all ways to a cell in a state, or with [`STATES`] in any, in nats.
    pub(super) fn before(&self, row: usize, place: usize, state: usize) -> f64 {
        f64::from(self.rows[row].sums[place][state]) + self.rows[row].base
    }

    /// The steps of the best path, in order.
    pub(super) fn path(&self) -> Vec<Step> {
        let mut path = Vec::new();
        let (mut row, mut column) = (self.rows.len() - 1, self.target_count);
        let mut state = self.last_state;
        while (row, column) != (0, 0) {
            let step = usize::from(self.rows[row].steps[column - self.rows[row].from][state]);
            let (shape, from) = match state {
                OMITTING => (None, (row - 1, column)),
                ADDING => (None, (row, column - 1)),
                _ => {
                    let (source, target) = SHAPES[step / STATES];
                    (Some(step / STATES), (row - source, column - target))
                }
            };
            path.push(Step { from, to: (row, column), shape });
            (row, column) = from;
            state = step % STATES;
        }
        path.reverse();
        path
    }

    pub(super) fn omission(&self, from: usize) -> Score {
        if from == OMITTING { self.weights.omission_goes_on } else { self.weights.omission_opens }
    }

    pub(super) fn addition(&self, from: usize) -> Score {
        if from == ADDING { self.weights.addition_goes_on } else { self.weights.addition_opens }
    }

    /// Row and place of the cell a shape that ends in `row`, `column` begins in, if the corridor has it.
    fn origin(&self, row: usize, column: usize, shape: usize) -> Option<(usize, usize)> {
        let (source, target) = SHAPES[shape];
        let (row, column) = (row.checked_sub(source)?, column.checked_sub(target)?);
        Some((row, self.rows[row].place(column)?))
    }

    /// A score as what is summed over paths.
    pub(super) fn nats(&self, score: Score) -> f64 {
        f64::from(score * self.weights.posterior_scale) / 10_000.0
    }
}

/// Logarithm of the sum of what the values are logarithms of.
pub(super) fn log_sum<const N: usize>(values: &[f64; N]) -> f64 {
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if most == f64::NEG_INFINITY {
        return most;
    }
    // What lies 20 nats below is lost in the rounding of the result that anybody looks at.
    let rest: f64 = values.iter().filter(|value| most - **value < 20.0).map(|value| (value - most).exp()).sum();
    if rest == 1.0 { most } else { most + rest.ln() }
}
