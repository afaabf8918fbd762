//! The length law: how many target characters a stretch of source takes in this very pair.

use super::evidence::LONGEST;
use super::{Features, Score};

/// The logarithm of target over source length is taken as normal, with a mean and a spread of the pair's own
/// (Gale and Church 1993 take the difference; the logarithm stays sound for short lines). What it is worth is
/// measured against a target stretch of unrelated length, and bounded: one odd line must not push its neighbours.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct LengthLaw {
    mean: f64,
    spread: f64,
    target_mean: f64,
    target_spread: f64,
}

/// What the law needs of a source stretch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct SourceLength {
    /// Logarithm of the target length that is expected.
    expected: f64,
    spread: f64,
    spread_log: f64,
}

/// What the law needs of a target stretch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct TargetLength {
    log: f64,
    /// How likely the length is if the stretch is unrelated, in nats.
    unrelated: f64,
}

/// Spread of the logarithm where nothing has been learnt yet; 0.30 measured on news (0.24) and the Bible (0.31).
const SPREAD: f64 = 0.30;
/// Bounds of the evidence of a length, in nats.
const WORST: f64 = -4.0;
const BEST: f64 = 1.2;

impl LengthLaw {
    /// No two lengths are worth more.
    pub(super) const MOST: Score = (BEST * 100.0) as Score;

    /// From pairs of sentences that only have eyes for one another: median, and spread by the median deviation.
    /// Too few of them, and the two texts as wholes must do.
    pub(super) fn learnt(source: &[Features], target: &[Features], pairs: &[(usize, usize)]) -> Self {
        let mut logs: Vec<f64> = pairs
            .iter()
            .map(|(s, t)| (&source[*s], &target[*t]))
            .filter(|(s, t)| s.length >= 8 && t.length >= 20)
            .map(|(s, t)| (f64::from(t.length) / f64::from(s.length)).ln())
            .collect();
        if logs.len() < 4 {
            return Self::of_whole(source, target);
        }
        let mean = median(&mut logs);
        let mut deviations: Vec<f64> = logs.iter().map(|log| (log - mean).abs()).collect();
        let measured = 1.4826 * median(&mut deviations);
        // A few pairs say little about the spread: lean on the prior as if it were ten more.
        let count = logs.len() as f64;
        let spread = (measured * count + SPREAD * 10.0) / (count + 10.0);
        Self::with(mean, spread.clamp(0.15, 0.5), target)
    }

    fn of_whole(source: &[Features], target: &[Features]) -> Self {
        // A rendering that leaves out half, or a source with a foreign tail, must not bend the ratio too far.
        let ratio = (total(target) / total(source).max(1.0)).clamp(2.2, 4.5);
        Self::with(ratio.ln(), SPREAD + 0.1, target)
    }

    fn with(mean: f64, spread: f64, target: &[Features]) -> Self {
        let logs: Vec<f64> = target.iter().map(|t| f64::from(t.length.max(1)).ln()).collect();
        let target_mean = logs.iter().sum::<f64>() / logs.len().max(1) as f64;
        let variance = logs.iter().map(|log| (log - target_mean).powi(2)).sum::<f64>() / logs.len().max(1) as f64;
        Self { mean, spread, target_mean, target_spread: variance.sqrt().clamp(0.4, 1.0) }
    }

    /// The law's view of `length` source characters.
    pub(super) fn source(&self, length: u32) -> SourceLength {
        let length = f64::from(length.max(1));
        // Short lines vary more: a name alone may take two or five times its length.
        let spread = (self.spread.powi(2) + 1.5 / length).sqrt();
        SourceLength { expected: length.ln() + self.mean, spread, spread_log: spread.ln() }
    }

    /// The law's view of `length` target characters in `sentences` sentences.
    pub(super) fn target(&self, length: u32, sentences: usize) -> TargetLength {
        let log = f64::from(length.max(1)).ln();
        TargetLength { log, unrelated: normal(log, self.target_mean + (sentences as f64).ln(), self.target_spread) }
    }

    /// What it is worth that the two lengths meet.
    pub(super) fn score(source: &SourceLength, target: &TargetLength) -> Score {
        let off = (target.log - source.expected) / source.spread;
        let related = -0.5 * off * off - source.spread_log;
        ((related - target.unrelated).clamp(WORST, BEST) * 100.0).round() as Score
    }

    /// The lengths of the one to four source sentences that end before `row`.
    pub(super) fn sources(&self, source: &[Features], row: usize) -> [Option<SourceLength>; LONGEST] {
        let mut length = 0;
        std::array::from_fn(|count| {
            length += source[row.checked_sub(count + 1)?].length;
            Some(self.source(length))
        })
    }

    /// For each number of target sentences read, the lengths of the one to four that end there.
    pub(super) fn targets(&self, target: &[Features]) -> Vec<[TargetLength; LONGEST]> {
        (0..=target.len())
            .map(|column| {
                let mut length = 0;
                std::array::from_fn(|count| {
                    length += column.checked_sub(count + 1).map_or(0, |at| target[at].length);
                    self.target(length, count + 1)
                })
            })
            .collect()
    }
}

fn total(side: &[Features]) -> f64 {
    side.iter().map(|f| f64::from(f.length)).sum()
}

/// Logarithm of the normal density, without the constant.
fn normal(value: f64, mean: f64, spread: f64) -> f64 {
    -0.5 * ((value - mean) / spread).powi(2) - spread.ln()
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    values[values.len() / 2]
}
