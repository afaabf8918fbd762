//! What a bead is worth: evidence, length, number of stops, shape and structure.

use super::cells::Cells;
use super::evidence::LONGEST;
use super::length::{LengthLaw, SourceLength, TargetLength};
use super::stops::StopLaw;
use super::{Features, Score, Weights};

/// Shapes of beads with something on both sides, as `(source, target)` sentences. Ties go to the earlier.
pub(super) const SHAPES: [(usize, usize); 10] =
    [(1, 1), (2, 1), (1, 2), (2, 2), (3, 1), (1, 3), (4, 1), (1, 4), (3, 2), (2, 3)];
/// A bead that cannot be.
pub(super) const NEVER: i16 = i16::MIN;

/// Joined beads whose evidence and shape are worth less are not looked at further: leaving all of it out is cheaper.
const HOPELESS: Score = -1_400;

/// Scores beads.
pub(super) struct Scorer<'a> {
    pub(super) cells: Cells<'a>,
    law: &'a LengthLaw,
    stops: &'a StopLaw,
    source: &'a [Features],
    target: &'a [Features],
    weights: &'a Weights,
    targets: Vec<[TargetLength; LONGEST]>,
    source_ends: Ends,
    target_ends: Ends,
    /// Whether either side has paragraphs of several sentences; if each line is one, their ends tell nothing.
    has_paragraphs: bool,
    /// Of the row being scored.
    row: RowTerms,
}

#[derive(Default)]
struct RowTerms {
    lengths: [Option<SourceLength>; LONGEST],
    stops: [u32; LONGEST],
}

/// Sums over the sentences of a side, so that a stretch is a difference.
struct Ends {
    stops: Vec<u32>,
    /// Words of content, on the target side.
    words: Vec<u32>,
    /// Places where a paragraph ends, before each sentence.
    paragraphs: Vec<u32>,
    /// Places where a heading meets text.
    headings: Vec<u32>,
}

impl Ends {
    fn new(side: &[Features]) -> Self {
        let sums = |of: &dyn Fn(usize) -> u32| {
            let mut sum = 0;
            std::iter::once(0)
                .chain((0..side.len()).map(|at| {
                    sum += of(at);
                    sum
                }))
                .collect()
        };
        Self {
            stops: sums(&|at| u32::from(side[at].stops)),
            words: sums(&|at| side[at].keys.len() as u32),
            paragraphs: sums(&|at| u32::from(at > 0 && side[at - 1].paragraph != side[at].paragraph)),
            headings: sums(&|at| u32::from(at > 0 && side[at - 1].heading != side[at].heading)),
        }
    }

    /// How much `sums` grows inside `from..to`, the border before `from` left out.
    fn inside(sums: &[u32], from: usize, to: usize) -> u32 {
        sums[to] - sums[from + 1]
    }
}

impl<'a> Scorer<'a> {
    pub(super) fn new(
        cells: Cells<'a>,
        (law, stops): (&'a LengthLaw, &'a StopLaw),
        source: &'a [Features],
        target: &'a [Features],
        weights: &'a Weights,
    ) -> Self {
        let last = |side: &[Features]| side.last().map_or(0, |f| f.paragraph as usize + 1);
        Self {
            cells,
            law,
            stops,
            source,
            target,
            weights,
            targets: law.targets(target),
            source_ends: Ends::new(source),
            target_ends: Ends::new(target),
            has_paragraphs: last(source) < source.len() && last(target) < target.len(),
            row: RowTerms::default(),
        }
    }

    /// Makes ready for the beads that end before source sentence `row`; rows come in order.
    pub(super) fn begin(&mut self, row: usize) {
        if row > 0 {
            self.cells.add(row - 1);
        }
        self.row.lengths = self.law.sources(self.source, row);
        let sums = &self.source_ends.stops;
        self.row.stops =
            std::array::from_fn(|count| row.checked_sub(count + 1).map_or(0, |first| sums[row] - sums[first]));
    }

    /// The bead of `shape` whose sentences end before `row` and `column`.
    pub(super) fn score(&self, row: usize, column: usize, (sources, targets): (usize, usize)) -> i16 {
        let (Some(first), Some(start)) = (row.checked_sub(sources), column.checked_sub(targets)) else { return NEVER };
        let (mut evidence, mut answers) = (0, 0);
        for at in first..row {
            let Some(cell) = self.cells.get(at, column, targets) else { return NEVER };
            evidence += cell.score();
            answers += cell.answers();
        }
        #[cfg(feature = "embeddings")]
        {
            evidence += self.cells.similarity(first..row, column, targets);
        }
        let split = if self.has_paragraphs && targets > sources { self.weights.split_in_text } else { 0 };
        let shape = self.weights.shape(sources, targets) + split;
        if sources + targets > 2 && evidence + shape < HOPELESS {
            return NEVER;
        }
        if sources > 1 {
            evidence -= self.cells.shared(first..row, column, targets) * self.weights.shared_answer / 100;
        }
        let lengths = self.row.lengths[sources - 1].as_ref().expect("the row has so many sentences");
        let length = LengthLaw::score(lengths, &self.targets[column][targets - 1]) * self.weights.length_scale / 100;
        let of_target = |sums: &[u32]| sums[column] - sums[start];
        let target_stops = of_target(&self.target_ends.stops);
        let stops =
            self.stops.score(self.row.stops[sources - 1], target_stops, targets) * self.weights.stops_scale / 100;
        // Words of content of the target sentences that answer no cue of the source sentences.
        let unexplained = (of_target(&self.target_ends.words) as Score - answers).max(0) * self.weights.unexplained;
        let score = evidence + length + stops + unexplained + shape + self.structure((first, row), (start, column));
        score.clamp(-30_000, 30_000) as i16
    }

    fn structure(&self, source: (usize, usize), target: (usize, usize)) -> Score {
        let (first, other) = (&self.source[source.0], &self.target[target.0]);
        let begins = |side: &[Features], at: usize| at == 0 || side[at - 1].paragraph != side[at].paragraph;
        let mut score = 0;
        if self.has_paragraphs && begins(self.source, source.0) && begins(self.target, target.0) {
            score += self.weights.paragraphs_begin_together;
        }
        let inside = |of: fn(&Ends) -> &Vec<u32>| {
            (
                Ends::inside(of(&self.source_ends), source.0, source.1) as Score,
                Ends::inside(of(&self.target_ends), target.0, target.1) as Score,
            )
        };
        let (source_ends, target_ends) = inside(|ends| &ends.paragraphs);
        score += (source_ends + target_ends) * self.weights.paragraph_inside;
        if inside(|ends| &ends.headings) != (0, 0) {
            score += self.weights.heading_joined;
        }
        if first.heading != other.heading {
            score += self.weights.heading_against_text;
        }
        score
    }
}
