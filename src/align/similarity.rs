//! How near two stretches of text are in the space of a sentence-embedding model, against chance.
//!
//! The vectors of a side are taken from their mean, so that neither the language nor the subject that all sentences
//! have in common counts; those of joined sentences are added up. The nearness of two stretches is the cosine, and
//! what it is worth is by how many standard deviations it stands above that of sentences that meet at random in
//! these very texts.

use std::ops::Range;

use super::evidence::LONGEST;
use super::{Features, Score, Weights};

/// Fewer sentences than this on a side cannot say what chance is: vectors are not looked at then.
const FEWEST: usize = 3;
/// So many pairs of random sentences are looked at.
const SAMPLE: usize = 1_000;
/// The least standard deviation of the cosine that is believed, for small samples.
const LEAST_SPREAD: f32 = 0.05;
/// Bounds, in standard deviations: a free rendering must not cost more than a missed cue or two, and past the upper
/// one nothing is met at random any more.
const WORST: f32 = -1.5;
const BEST: f32 = 5.0;

/// The vectors of both sides.
pub(super) struct Similarity {
    source: Side,
    target: Side,
    /// Mean and standard deviation of the cosine of random sentences.
    mean: f32,
    spread: f32,
    weight: f32,
}

/// The vectors of a side, centred, one after the other, and the lengths of the sums of one to four neighbours.
struct Side {
    dimensions: usize,
    vectors: Vec<f32>,
    lengths: Vec<[f32; LONGEST]>,
}

impl Side {
    fn new(side: &[Features], dimensions: usize) -> Self {
        let mut mean = vec![0f64; dimensions];
        for sentence in side {
            mean.iter_mut().zip(&sentence.vector).for_each(|(sum, value)| *sum += f64::from(*value));
        }
        let mut vectors = Vec::with_capacity(side.len() * dimensions);
        for sentence in side {
            // A sentence without a vector, or of which the model knows nothing, is near to none and far from none.
            let known = sentence.vector.len() == dimensions && sentence.vector.iter().any(|value| *value != 0.0);
            let centred = mean.iter().zip(&sentence.vector);
            match known {
                true => vectors.extend(centred.map(|(sum, value)| value - (sum / side.len() as f64) as f32)),
                false => vectors.extend(std::iter::repeat_n(0.0, dimensions)),
            }
        }
        let mut made = Self { dimensions, vectors, lengths: Vec::with_capacity(side.len()) };
        made.lengths = (0..side.len()).map(|first| made.lengths_from(first, side.len())).collect();
        made
    }

    fn vector(&self, at: usize) -> &[f32] {
        &self.vectors[at * self.dimensions..(at + 1) * self.dimensions]
    }

    fn lengths_from(&self, first: usize, end: usize) -> [f32; LONGEST] {
        let mut sum = vec![0f32; self.dimensions];
        std::array::from_fn(|more| {
            if first + more < end {
                sum.iter_mut().zip(self.vector(first + more)).for_each(|(sum, value)| *sum += value);
            }
            dot(&sum, &sum).sqrt()
        })
    }
}

impl Similarity {
    /// `None` where the sentences have no vectors, or where there are too few.
    pub(super) fn new(source: &[Features], target: &[Features], weights: &Weights) -> Option<Self> {
        let dimensions = source.iter().map(|sentence| sentence.vector.len()).max()?;
        if dimensions == 0 || source.len() < FEWEST || target.len() < FEWEST {
            return None;
        }
        let (source_side, target_side) = (Side::new(source, dimensions), Side::new(target, dimensions));
        let weight = weights.similarity as f32;
        let mut made = Self { source: source_side, target: target_side, mean: 0.0, spread: 1.0, weight };
        (made.mean, made.spread) = made.by_chance(source.len(), target.len());
        Some(made)
    }

    /// Mean and standard deviation of the cosine of pairs that stand far apart, taken evenly over the text.
    fn by_chance(&self, source: usize, target: usize) -> (f32, f32) {
        let cosines: Vec<f32> = (0..SAMPLE.min(source * 2))
            .filter_map(|number| {
                let at = number * source / SAMPLE.min(source * 2);
                // A third and two thirds of the text away from where a rendering would stand, by turns.
                let to = (at * target / source + target * (1 + number % 2) / 3) % target;
                self.cosine(at..at + 1, to..to + 1, self.dot(at, to))
            })
            .collect();
        let count = cosines.len().max(1) as f32;
        let mean = cosines.iter().sum::<f32>() / count;
        let variance = cosines.iter().map(|cosine| (cosine - mean).powi(2)).sum::<f32>() / count;
        (mean, variance.sqrt().max(LEAST_SPREAD))
    }

    /// The product of the vectors of one sentence of each side.
    pub(super) fn dot(&self, source: usize, target: usize) -> f32 {
        dot(self.source.vector(source), self.target.vector(target))
    }

    /// What two stretches are worth whose vectors have the products `dots`, summed up over all their pairs. A bead of
    /// several on both sides counts as often as it could have been cut into pairs.
    pub(super) fn score(&self, source: Range<usize>, target: Range<usize>, dots: f32) -> Score {
        let pairs = source.len().min(target.len()) as f32;
        let Some(cosine) = self.cosine(source, target, dots) else { return 0 };
        let above = ((cosine - self.mean) / self.spread).clamp(WORST, BEST);
        (above * self.weight * pairs).round() as Score
    }

    /// `None` where one of the two has no vector.
    fn cosine(&self, source: Range<usize>, target: Range<usize>, dots: f32) -> Option<f32> {
        let lengths =
            self.source.lengths[source.start][source.len() - 1] * self.target.lengths[target.start][target.len() - 1];
        (lengths > f32::EPSILON).then(|| dots / lengths)
    }
}

/// Added up in eight columns, which the compiler can do side by side; the order is always the same.
fn dot(one: &[f32], other: &[f32]) -> f32 {
    let mut sums = [0f32; 8];
    let (ones, others) = (one.chunks_exact(8), other.chunks_exact(8));
    let rest: f32 = ones.remainder().iter().zip(others.remainder()).map(|(a, b)| a * b).sum();
    for (one, other) in ones.zip(others) {
        for ((sum, a), b) in sums.iter_mut().zip(one).zip(other) {
            *sum += a * b;
        }
    }
    sums.iter().sum::<f32>() + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(vectors: &[[f32; 4]]) -> Vec<Features> {
        vectors.iter().map(|vector| Features { vector: vector.to_vec(), ..Features::default() }).collect()
    }

    /// Four subjects, and what both languages have in every sentence: `also`.
    fn four(also: f32) -> Vec<Features> {
        let subject = |at: usize| std::array::from_fn(|axis| also + if axis == at { 1.0 } else { 0.0 });
        side(&(0..4).map(subject).collect::<Vec<_>>())
    }

    #[test]
    fn what_all_sentences_have_in_common_is_no_similarity() {
        let similarity = Similarity::new(&four(3.0), &four(-2.0), &Weights::default()).expect("vectors");
        let score = |source: usize, target: usize| {
            similarity.score(source..source + 1, target..target + 1, similarity.dot(source, target))
        };
        assert!(score(1, 1) >= 300, "{}", score(1, 1));
        assert!(score(1, 2).abs() <= 20 && score(3, 0).abs() <= 20, "{} {}", score(1, 2), score(3, 0));
    }

    #[test]
    fn two_joined_sentences_are_near_the_one_that_says_both() {
        let target = side(&[[1.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0], [0.0, 0.0, 0.0, 1.0]]);
        let similarity = Similarity::new(&four(0.0), &target, &Weights::default()).expect("vectors");
        let both = similarity.cosine(0..2, 0..1, similarity.dot(0, 0) + similarity.dot(1, 0)).expect("vectors");
        let one = similarity.cosine(0..1, 0..1, similarity.dot(0, 0)).expect("vectors");
        assert!(both > 0.9 && one < 0.6, "{both} {one}");
    }

    #[test]
    fn a_sentence_that_the_model_does_not_know_says_nothing() {
        let mut source = four(0.0);
        source[2].vector = vec![0.0; 4];
        let similarity = Similarity::new(&source, &four(0.0), &Weights::default()).expect("vectors");
        assert_eq!(similarity.score(2..3, 2..3, similarity.dot(2, 2)), 0);
        assert!(Similarity::new(&source[..2], &four(0.0), &Weights::default()).is_none());
    }
}
