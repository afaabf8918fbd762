//! The best path through the table and how probable each of its beads is.
//!
//! A path is in one of three states: behind a bead, in a run of omissions, in a run of additions; opening a run
//! costs more than going on. The best path is Viterbi's; the probability of its beads comes from summing over all
//! paths forwards and backwards with the same scores.

use super::cells::Cells;
use super::length::LengthLaw;
use super::{Bead, Features, Score, Weights};

/// Shapes of beads with something on both sides, as `(source, target)` sentences. Ties go to the earlier.
const SHAPES: [(usize, usize); 10] = [(1, 1), (2, 1), (1, 2), (2, 2), (3, 1), (1, 3), (4, 1), (1, 4), (3, 2), (2, 3)];
/// A bead that cannot be.
const NEVER: i16 = i16::MIN;
const UNREACHED: Score = Score::MIN / 4;

/// States of a path.
const BEAD: usize = 0;
const OMITTING: usize = 1;
const ADDING: usize = 2;
const STATES: usize = 3;

/// The scores of all beads that end in a cell, for all cells of the corridor.
pub(super) struct Table<'a> {
    rows: Vec<TableRow>,
    weights: &'a Weights,
    target_count: usize,
}

struct TableRow {
    from: usize,
    cells: Vec<[i16; SHAPES.len()]>,
}

impl TableRow {
    fn contains(&self, column: usize) -> bool {
        column >= self.from && column < self.from + self.cells.len()
    }
}

impl<'a> Table<'a> {
    pub(super) fn new(
        cells: &Cells,
        law: &LengthLaw,
        source: &[Features],
        target: &[Features],
        weights: &'a Weights,
    ) -> Self {
        let scorer = Scorer { cells, law, source, target, weights, sums: sums(target) };
        let mut rows = Vec::with_capacity(cells.len() + 1);
        for row in 0..=cells.len() {
            let (from, to) = match row {
                0 => (0, cells.columns(0).1),
                _ => cells.columns(row - 1),
            };
            let cells = (from..=to)
                .map(|column| std::array::from_fn(|shape| scorer.score(row, column, SHAPES[shape])))
                .collect();
            rows.push(TableRow { from, cells });
        }
        Self { rows, weights, target_count: target.len() }
    }

    /// The beads of the best path, each with its probability.
    pub(super) fn beads(&self) -> Vec<Bead> {
        let forward = self.forward();
        let backward = self.backward();
        let whole = log_sum(forward.sums[self.rows.len() - 1][self.target_count - self.rows[self.rows.len() - 1].from]);
        let mut beads = Vec::new();
        let (mut row, mut column) = (self.rows.len() - 1, self.target_count);
        let mut state = forward.best_state(self, row, column);
        while (row, column) != (0, 0) {
            let step = forward.steps[row][column - self.rows[row].from][state];
            let (from_row, from_column, from_state, worth) = self.undo(row, column, state, step);
            let before = match state {
                BEAD => log_sum(forward.sums[from_row][from_column - self.rows[from_row].from]),
                _ => forward.sums[from_row][from_column - self.rows[from_row].from][from_state],
            };
            let after = backward[row][column - self.rows[row].from][state];
            let probability = match state {
                BEAD => (before + worth + after - whole).exp(),
                // A run is entered in one of several ways: what counts is that the sentence is in it at all.
                _ => (forward.sums[row][column - self.rows[row].from][state] + after - whole).exp(),
            };
            beads.push(Bead {
                source: from_row..row,
                target: from_column..column,
                confidence: (probability.clamp(0.0, 1.0) * 100.0).round() as u8,
                moved: false,
            });
            (row, column, state) = (from_row, from_column, from_state);
        }
        beads.reverse();
        beads
    }

    /// Where a step came from, and its worth in nats.
    fn undo(&self, row: usize, column: usize, state: usize, step: u8) -> (usize, usize, usize, f64) {
        let (from_state, shape) = (usize::from(step) % STATES, usize::from(step) / STATES);
        match state {
            OMITTING => (row - 1, column, from_state, nats(self.omission(from_state))),
            ADDING => (row, column - 1, from_state, nats(self.addition(from_state))),
            _ => {
                let (source, target) = SHAPES[shape];
                let worth = self.rows[row].cells[column - self.rows[row].from][shape];
                (row - source, column - target, from_state, nats(Score::from(worth)))
            }
        }
    }

    fn omission(&self, from: usize) -> Score {
        if from == OMITTING { self.weights.omission_goes_on } else { self.weights.omission_opens }
    }

    fn addition(&self, from: usize) -> Score {
        if from == ADDING { self.weights.addition_goes_on } else { self.weights.addition_opens }
    }

    /// The cell a shape that ends in `row`, `column` begins in, if the corridor has it.
    fn origin(&self, row: usize, column: usize, shape: usize) -> Option<(usize, usize)> {
        let (source, target) = SHAPES[shape];
        let (row, column) = (row.checked_sub(source)?, column.checked_sub(target)?);
        self.rows[row].contains(column).then_some((row, column))
    }

    fn forward(&self) -> Forward {
        let mut forward = Forward { best: Vec::new(), sums: Vec::new(), steps: Vec::new() };
        for (row, cells) in self.rows.iter().enumerate() {
            forward.best.push(vec![[UNREACHED; STATES]; cells.cells.len()]);
            forward.sums.push(vec![[f64::NEG_INFINITY; STATES]; cells.cells.len()]);
            forward.steps.push(vec![[0; STATES]; cells.cells.len()]);
            for at in 0..cells.cells.len() {
                if row == 0 && cells.from + at == 0 {
                    forward.best[0][0][BEAD] = 0;
                    forward.sums[0][0][BEAD] = 0.0;
                    continue;
                }
                self.reach(&mut forward, row, at);
            }
        }
        forward
    }

    /// Fills one cell from those before it.
    fn reach(&self, forward: &mut Forward, row: usize, at: usize) {
        let column = self.rows[row].from + at;
        let (mut best, mut sums, mut steps) = ([UNREACHED; STATES], [f64::NEG_INFINITY; STATES], [0u8; STATES]);
        let mut offer = |to: usize, from: usize, shape: usize, worth: Score, before: (Score, f64)| {
            if before.0 > UNREACHED {
                let score = before.0 + worth;
                if score > best[to] {
                    best[to] = score;
                    steps[to] = (shape * STATES + from) as u8;
                }
                sums[to] = log_add(sums[to], before.1 + nats(worth));
            }
        };
        for (shape, worth) in self.rows[row].cells[at].iter().enumerate().filter(|(_, worth)| **worth != NEVER) {
            let Some((from_row, from_column)) = self.origin(row, column, shape) else { continue };
            let place = from_column - self.rows[from_row].from;
            for from in 0..STATES {
                offer(
                    BEAD,
                    from,
                    shape,
                    Score::from(*worth),
                    (forward.best[from_row][place][from], forward.sums[from_row][place][from]),
                );
            }
        }
        if row > 0 && self.rows[row - 1].contains(column) {
            let place = column - self.rows[row - 1].from;
            for from in 0..STATES {
                offer(
                    OMITTING,
                    from,
                    0,
                    self.omission(from),
                    (forward.best[row - 1][place][from], forward.sums[row - 1][place][from]),
                );
            }
        }
        if at > 0 {
            // An addition behind an omission is the same as the other way round: one order is enough.
            for from in 0..STATES {
                offer(
                    ADDING,
                    from,
                    0,
                    self.addition(from),
                    (forward.best[row][at - 1][from], forward.sums[row][at - 1][from]),
                );
            }
        }
        forward.best[row][at] = best;
        forward.sums[row][at] = sums;
        forward.steps[row][at] = steps;
    }

    /// For each cell and state, the summed worth of all ways from there to the end, in nats.
    fn backward(&self) -> Vec<Vec<[f64; STATES]>> {
        let mut after: Vec<Vec<[f64; STATES]>> =
            self.rows.iter().map(|row| vec![[f64::NEG_INFINITY; STATES]; row.cells.len()]).collect();
        let last = self.rows.len() - 1;
        after[last][self.target_count - self.rows[last].from] = [0.0; STATES];
        for row in (0..self.rows.len()).rev() {
            for at in (0..self.rows[row].cells.len()).rev() {
                self.spread(&mut after, row, at);
            }
        }
        after
    }

    /// Hands what lies behind a cell on to the cells before it.
    fn spread(&self, after: &mut [Vec<[f64; STATES]>], row: usize, at: usize) {
        let column = self.rows[row].from + at;
        let here = after[row][at];
        for (shape, worth) in self.rows[row].cells[at].iter().enumerate().filter(|(_, worth)| **worth != NEVER) {
            let Some((from_row, from_column)) = self.origin(row, column, shape) else { continue };
            let before = &mut after[from_row][from_column - self.rows[from_row].from];
            let through = here[BEAD] + nats(Score::from(*worth));
            for sum in before.iter_mut() {
                *sum = log_add(*sum, through);
            }
        }
        if row > 0 && self.rows[row - 1].contains(column) {
            let before = &mut after[row - 1][column - self.rows[row - 1].from];
            for (from, sum) in before.iter_mut().enumerate() {
                *sum = log_add(*sum, here[OMITTING] + nats(self.omission(from)));
            }
        }
        if at > 0 {
            for (from, sum) in after[row][at - 1].iter_mut().enumerate() {
                *sum = log_add(*sum, here[ADDING] + nats(self.addition(from)));
            }
        }
    }
}

struct Forward {
    best: Vec<Vec<[Score; STATES]>>,
    /// Summed worth of all ways to a cell and state, in nats.
    sums: Vec<Vec<[f64; STATES]>>,
    /// Shape times [`STATES`] plus the state before.
    steps: Vec<Vec<[u8; STATES]>>,
}

impl Forward {
    fn best_state(&self, table: &Table, row: usize, column: usize) -> usize {
        let scores = self.best[row][column - table.rows[row].from];
        (0..STATES).rev().max_by_key(|state| scores[*state]).expect("there are states")
    }
}

/// What a bead is worth.
struct Scorer<'a> {
    cells: &'a Cells,
    law: &'a LengthLaw,
    source: &'a [Features],
    target: &'a [Features],
    weights: &'a Weights,
    sums: Vec<u32>,
}

impl Scorer<'_> {
    /// The bead of `shape` whose sentences end before `row` and `column`.
    fn score(&self, row: usize, column: usize, (sources, targets): (usize, usize)) -> i16 {
        let (Some(first), Some(start)) = (row.checked_sub(sources), column.checked_sub(targets)) else { return NEVER };
        let mut evidence = 0;
        for at in first..row {
            match self.cells.get(at, column, targets) {
                Some(score) => evidence += score,
                None => return NEVER,
            }
        }
        let source_length: u32 = self.source[first..row].iter().map(|f| f.length).sum();
        let target_length = self.sums[column] - self.sums[start];
        let length = self.law.score(source_length, target_length, targets) * self.weights.length_scale as Score / 100;
        let score =
            evidence + length + self.weights.shape(sources, targets) + self.structure(first..row, start..column);
        score.clamp(-30_000, 30_000) as i16
    }

    fn structure(&self, source: std::ops::Range<usize>, target: std::ops::Range<usize>) -> Score {
        let (first, other) = (&self.source[source.start], &self.target[target.start]);
        let begins = |side: &[Features], at: usize| at == 0 || side[at - 1].paragraph != side[at].paragraph;
        let mut score = 0;
        if begins(self.source, source.start) && begins(self.target, target.start) && self.has_paragraphs() {
            score += self.weights.paragraphs_begin_together;
        }
        let ends_inside = |side: &[Features]| side.windows(2).filter(|w| w[0].paragraph != w[1].paragraph).count();
        score += (ends_inside(&self.source[source.clone()]) + ends_inside(&self.target[target.clone()])) as Score
            * self.weights.paragraph_inside;
        let mixed = |side: &[Features]| side.windows(2).any(|w| w[0].heading != w[1].heading);
        if mixed(&self.source[source.clone()]) || mixed(&self.target[target.clone()]) {
            score += self.weights.heading_joined;
        }
        if first.heading != other.heading {
            score += self.weights.heading_against_text;
        }
        score
    }

    /// Whether either side has paragraphs of several sentences; if each line is one, their ends tell nothing.
    fn has_paragraphs(&self) -> bool {
        let last = |side: &[Features]| side.last().map_or(0, |f| f.paragraph as usize + 1);
        last(self.source) < self.source.len() && last(self.target) < self.target.len()
    }
}

/// Lengths summed up to each sentence.
fn sums(side: &[Features]) -> Vec<u32> {
    let mut sum = 0;
    std::iter::once(0)
        .chain(side.iter().map(|f| {
            sum += f.length;
            sum
        }))
        .collect()
}

fn nats(score: Score) -> f64 {
    f64::from(score) / 100.0
}

fn log_add(a: f64, b: f64) -> f64 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    // Past 20 nats the lower one is lost in the rounding of the result that anybody looks at.
    if low == f64::NEG_INFINITY || high - low > 20.0 { high } else { high + (low - high).exp().ln_1p() }
}

fn log_sum(values: [f64; STATES]) -> f64 {
    values.into_iter().fold(f64::NEG_INFINITY, log_add)
}
