//! What speaks for a clause having nothing on the other side, and against: left out of the Italian, or added to it.
//! `examples/fit_clauses.rs` weighs these against each other.

use crate::rules::Cover;

/// What is known of one clause in its passage. Words count by how often a rendering answers such a word, less how often
/// it is answered by accident.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Evidence {
    /// Words with an answer.
    pub answered: f64,
    /// Words without.
    pub missing: f64,
    /// The same of the other clauses of the passage.
    pub answered_around: f64,
    /// And without.
    pub missing_around: f64,
    /// How many words of content, each counted as one, have no answer.
    pub unanswered: f64,
    /// How many have one.
    pub said: f64,
    /// Whether a name or a figure is answered by words that answer no other clause.
    pub named: bool,
    /// Logarithm of the likelihood ratio, the clause left out against rendered, of which words are answered and which are
    /// not.
    pub words: f64,
    /// The same of its names and figures. A free rendering leaves words without an answer by the clause, but names and
    /// figures hardly ever.
    pub items: f64,
    /// Of what is without an answer, what names and figures make up.
    pub items_missing: f64,
    /// The same of the Italian words of content that nothing in the passage answers: where the clause is rendered
    /// freely, there are such words.
    pub left_over: f64,
    /// The same of those of them that stand between what answers the clauses on either side, where the clause would be.
    pub left_here: f64,
    /// The same of the length of the Italian.
    pub length: f64,
}

/// Number of weights of [`Evidence::terms`].
pub const TERMS: usize = 9;

impl Evidence {
    /// What is weighed, the constant first.
    pub fn terms(&self) -> [f64; TERMS] {
        let share_around = (self.answered_around + 0.5) / (self.answered_around + self.missing_around + 0.75);
        [
            1.0,
            self.words.clamp(-10.0, 10.0),
            self.left_over.clamp(-6.0, 6.0),
            self.left_here.clamp(-6.0, 6.0),
            self.length.clamp(-4.0, 4.0),
            share_around,
            self.answered / (self.answered + self.missing).max(0.25),
            (self.missing - self.items_missing).min(6.0),
            self.items.clamp(-10.0, 10.0),
        ]
    }

    /// The probability that the clause has nothing on the other side, by the fitted `weights`.
    pub fn probability(&self, weights: &Weights) -> f64 {
        let sum: f64 = self.terms().iter().zip(weights).map(|(term, weight)| term * f64::from(*weight)).sum();
        1.0 / (1.0 + (-sum / 100.0).exp())
    }

    /// The same as the rules read it.
    pub fn cover(&self, weights: &Weights) -> Cover {
        Cover {
            omitted: (self.probability(weights) * 100.0).round() as u8,
            missing: self.unanswered.round() as u32,
            answered: self.said.round() as u32,
            named: self.named,
        }
    }
}

/// In hundredths of a nat, in the order of [`Evidence::terms`].
pub type Weights = [i32; TERMS];

/// Logarithm of the likelihood ratio of `found` Italian words left over, where `fewer` are expected against `more`.
/// Poisson's law.
pub(super) fn left(found: f64, fewer: f64, more: f64) -> f64 {
    more - fewer + found * (fewer / more).ln()
}

/// How badly the length of an Italian passage fits that of the Chinese: half the square of the logarithm of their ratio
/// over its variance.
#[derive(Debug, Clone, Copy)]
pub(super) struct Misfit {
    variance: f64,
}

/// Spread of the logarithm of the ratio of lengths, and what a short text adds to its square, over its length.
const SPREAD: (f64, f64) = (0.22, 1.5);

impl Misfit {
    /// For a passage of so many Chinese code points.
    pub(super) fn new(source: f64) -> Self {
        Self { variance: SPREAD.0.powi(2) + SPREAD.1 / source.max(1.0) }
    }

    /// Of `written` code points of Italian where so many are `expected`. Five are added to either, so that a few letters
    /// don't weigh like a clause.
    pub(super) fn of(&self, written: f64, expected: f64) -> f64 {
        ((written + 5.0) / (expected + 5.0)).ln().powi(2) / (2.0 * self.variance)
    }
}
