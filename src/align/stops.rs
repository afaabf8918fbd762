//! How often a sentence that holds several sentence ends is rendered by one that holds as many.
//!
//! Where a line of one side joins two sentences of the other, it mostly keeps the stop between them. The difference
//! of the numbers of stops is learnt from the pair itself and compared with what a stretch taken at random has.

use super::evidence::LONGEST;
use super::{Features, Score};

/// Differences and numbers of stops past this count as this.
const MOST: usize = 5;
/// Bounds of what stops are worth, in nats.
const WORST: f64 = -2.0;
const BEST: f64 = 2.0;

/// The law of stops.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct StopLaw {
    /// Logarithm of how likely each difference is in sentences that render one another, from -MOST to MOST.
    related: [f64; 2 * MOST + 1],
    /// Logarithm of how likely each number is in one to four target sentences taken at random.
    unrelated: [[f64; MOST + 1]; LONGEST],
}

impl StopLaw {
    pub(super) fn learnt(source: &[Features], target: &[Features], pairs: &[(usize, usize)]) -> Self {
        // Before anything is seen: equal in four of five, as in news.
        let mut related: [f64; 2 * MOST + 1] =
            std::array::from_fn(|at| [16.0, 1.5, 0.4, 0.1, 0.05, 0.02][at.abs_diff(MOST)]);
        for (s, t) in pairs {
            related[difference(u32::from(source[*s].stops), u32::from(target[*t].stops))] += 1.0;
        }
        let unrelated = std::array::from_fn(|count| {
            let mut seen = [0.2; MOST + 1];
            for stretch in target.windows(count + 1) {
                seen[number(stretch.iter().map(|f| u32::from(f.stops)).sum())] += 1.0;
            }
            logarithms(seen)
        });
        Self { related: logarithms(related), unrelated }
    }

    /// What it is worth that stretches with so many stops meet.
    pub(super) fn score(&self, source: u32, target: u32, sentences: usize) -> Score {
        let worth = self.related[difference(source, target)] - self.unrelated[sentences - 1][number(target)];
        (worth.clamp(WORST, BEST) * 100.0).round() as Score
    }
}

fn number(stops: u32) -> usize {
    (stops as usize).min(MOST)
}

fn difference(source: u32, target: u32) -> usize {
    (MOST + number(target)) - number(source)
}

fn logarithms<const N: usize>(counts: [f64; N]) -> [f64; N] {
    let sum: f64 = counts.iter().sum();
    counts.map(|count| (count / sum).ln())
}
