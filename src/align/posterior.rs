//! How probable each bead of the best path is, and how far it leads its strongest rival.
//!
//! The scores are summed over all paths, forwards (in `search`) and backwards (here); what share of the whole goes
//! through a bead is its probability. That a sentence stands alone is what its beads leave over.

use std::collections::VecDeque;

use super::search::{ADDING, BEAD, OMITTING, STATES, Step, Table, log_sum};
use super::worth::{NEVER, SHAPES};
use super::{Bead, Score};

/// Least probability that counts as one: the margin of a bead without any rival.
const LEAST: f64 = 1e-6;

/// What lays claim to a sentence.
#[derive(Debug, Clone, Copy, Default)]
struct Claims {
    /// Probability that the sentence is in any bead with the other side.
    covered: f64,
    /// The two most probable of these beads.
    strongest: [(f64, Place); 2],
}

/// A bead by where it begins and its shape.
type Place = (u32, u32, u8);

impl Claims {
    fn add(&mut self, probability: f64, bead: Place) {
        self.covered += probability;
        if probability > self.strongest[0].0 {
            self.strongest = [(probability, bead), self.strongest[0]];
        } else if probability > self.strongest[1].0 {
            self.strongest[1] = (probability, bead);
        }
    }

    /// Probability that the sentence stands alone.
    fn alone(&self) -> f64 {
        (1.0 - self.covered).max(0.0)
    }

    /// The most probable of what else could become of the sentence.
    fn rival(&self, bead: Place) -> f64 {
        let other =
            self.strongest.iter().find(|(_, place)| *place != bead).map_or(0.0, |(probability, _)| *probability);
        other.max(self.alone())
    }
}

/// The beads of `path`, each with probability and margin.
pub(super) fn beads(table: &Table, path: &[Step]) -> Vec<Bead> {
    let (source, target, on_path) = claims(table, path);
    path.iter()
        .map(|step| {
            let (sources, targets) = (step.from.0..step.to.0, step.from.1..step.to.1);
            let (probability, rival) = match step.shape {
                None => {
                    let claims = if targets.is_empty() { &source[sources.start] } else { &target[targets.start] };
                    (claims.alone(), claims.strongest[0].0)
                }
                Some(shape) => {
                    let place = place(step.from, shape);
                    let rivals = source[sources.clone()].iter().chain(&target[targets.clone()]);
                    let rival = rivals.map(|claims| claims.rival(place)).fold(0.0, f64::max);
                    (on_path[sources.start], rival)
                }
            };
            let margin = (probability.max(LEAST) / rival.max(LEAST)).ln();
            Bead {
                source: sources,
                target: targets,
                confidence: (probability.clamp(0.0, 1.0) * 100.0).round() as u8,
                margin: (margin * 100.0).round() as Score,
                moved: false,
            }
        })
        .collect()
}

fn place(from: (usize, usize), shape: usize) -> Place {
    (from.0 as u32, from.1 as u32, shape as u8)
}

/// The claims on each sentence of both sides, and the probability of the path's bead that begins with a source
/// sentence.
fn claims(table: &Table, path: &[Step]) -> (Vec<Claims>, Vec<Claims>, Vec<f64>) {
    let last = table.rows.len() - 1;
    let mut begins = vec![None; last + 1];
    for step in path {
        if let Some(shape) = step.shape {
            begins[step.from.0] = Some(place(step.from, shape));
        }
    }
    let mut source = vec![Claims::default(); last];
    let mut target = vec![Claims::default(); table.target_count];
    let mut on_path = vec![0.0; last];
    let end = table.rows[last].place(table.target_count).expect("the corridor is open at its end");
    let whole = table.before(last, end, STATES);
    // The summed worth of all ways from a cell and state to the end, for the row at hand and the four behind it.
    let mut after: VecDeque<Vec<[f64; STATES]>> = VecDeque::new();
    for row in (0..=last).rev() {
        let cells = &table.rows[row];
        let mut here = vec![[f64::NEG_INFINITY; STATES]; cells.cells.len()];
        for at in (0..cells.cells.len()).rev() {
            if (row, at) == (last, end) {
                here[at] = [0.0; STATES];
                continue;
            }
            let column = cells.from + at;
            let reached = table.before(row, at, STATES);
            let mut ways = [f64::NEG_INFINITY; SHAPES.len()];
            for (shape, (sources, targets)) in SHAPES.into_iter().enumerate() {
                let Some(below) = after.get(sources - 1) else { continue };
                let next = &table.rows[row + sources];
                let Some(to) = next.place(column + targets) else { continue };
                let worth = next.cells[to][shape];
                if worth == NEVER {
                    continue;
                }
                ways[shape] = table.nats(Score::from(worth)) + below[to][BEAD];
                let probability = reached + ways[shape] - whole;
                if probability > LEAST.ln() {
                    let probability = probability.exp();
                    let bead = place((row, column), shape);
                    source[row..row + sources].iter_mut().for_each(|claims| claims.add(probability, bead));
                    target[column..column + targets].iter_mut().for_each(|claims| claims.add(probability, bead));
                    if begins[row] == Some(bead) {
                        on_path[row] = probability;
                    }
                }
            }
            let bead = log_sum(&ways);
            let omitted = after.front().and_then(|below| Some(below[table.rows[row + 1].place(column)?][OMITTING]));
            let added = here.get(at + 1).map(|next| next[ADDING]);
            here[at] = std::array::from_fn(|state| {
                let omitted = omitted.map_or(f64::NEG_INFINITY, |sum| sum + table.nats(table.omission(state)));
                let added = added.map_or(f64::NEG_INFINITY, |sum| sum + table.nats(table.addition(state)));
                log_sum(&[bead, omitted, added])
            });
        }
        after.push_front(here);
        after.truncate(SHAPES.iter().map(|shape| shape.0).max().unwrap_or(0));
    }
    (source, target, on_path)
}
