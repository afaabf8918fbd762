//! From two lists of sentences to beads: which target sentences render which source sentences, what has nothing on
//! the other side, and how sure that is.
//!
//! A bead is scored against chance, in hundredths of a nat: how much likelier are its shared cues, its lengths and
//! its shape if the two sides render one another than if they met at random? A sentence left out then needs no
//! tuned threshold: it is one that no sentence of the other side explains better than chance.
//!
//! `evidence` compares cues, `length` lengths, `stops` numbers of sentence ends, and `similarity`, where the user
//! supplies a model, vectors. Two passes: `coarse` looks at single
//! sentences in a wide part of the table, teaches the laws of this pair and gives a path; `cells`, `worth` and
//! `search` look at beads of all shapes along it. `corridor` says which part of the table either pass fills in;
//! `posterior` tells how probable each bead is; `longer` takes in what one sentence answers beside a joined bead; `moved`
//! brings together what was left over on both sides in another order.

mod cells;
mod coarse;
mod corridor;
mod evidence;
mod length;
mod longer;
mod moved;
mod posterior;
mod search;
#[cfg(feature = "embeddings")]
mod similarity;
mod stops;
mod weights;
mod worth;

use std::ops::Range;
use std::sync::Arc;

pub use weights::Weights;

/// Hundredths of a nat.
pub type Score = i32;

/// How far a cue can be trusted to come back in a faithful rendering.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CueKind {
    /// A word of the lexicon.
    Word,
    /// A name of the tables, or one that sounds alike.
    Name,
    /// A figure or a date by value.
    Figure,
    /// Latin letters inside Chinese.
    Latin,
    /// A mark of punctuation: a question, a quotation, a colon.
    Mark,
}

/// Number of what two words of the target language have in common if they count as one. Who makes the features of
/// both sides numbers the keys, from 0 without gaps.
pub type Key = u32;

/// The renderings of a cue, each a set of keys that must all be there. Shared by all mentions of one word.
pub type Renderings = Arc<[Vec<Key>]>;

/// Something in a source sentence that a rendering would answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// What it is.
    pub kind: CueKind,
    /// The ways to answer it.
    pub renderings: Renderings,
}

/// What the aligner knows of a sentence.
#[derive(Debug, Clone, Default)]
pub struct Features {
    /// Length in characters other than white space.
    pub length: u32,
    /// Number of its paragraph.
    pub paragraph: u32,
    /// Whether it is a heading.
    pub heading: bool,
    /// How many sentences end in it, where a line holds several.
    pub stops: u8,
    /// What a rendering would answer; on the source side.
    pub cues: Vec<Cue>,
    /// The keys of its words, each once; on the target side.
    pub keys: Vec<Key>,
    /// What a sentence-embedding model makes of it; empty without one.
    #[cfg(feature = "embeddings")]
    pub vector: Vec<f32>,
}

/// Source sentences and the target sentences that render them; one side may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bead {
    /// Source sentences.
    pub source: Range<usize>,
    /// Target sentences.
    pub target: Range<usize>,
    /// How probable the bead is, 0 to 100.
    pub confidence: u8,
    /// How far it leads its strongest rival, the most probable other bead that holds one of its sentences or leaves it
    /// alone: logarithm of the ratio of the two probabilities, in hundredths of a nat. Around 0 nothing decides.
    pub margin: Score,
    /// Whether the target stands out of order.
    pub moved: bool,
}

impl Bead {
    /// Whether nothing renders its source.
    pub fn is_omission(&self) -> bool {
        self.target.is_empty() && !self.source.is_empty()
    }

    /// Whether something else could as well have become of its sentences: its probability is below one half, or a
    /// rival is nearly as probable. Of such beads of the development texts about half are right.
    pub fn is_uncertain(&self) -> bool {
        self.confidence < 50 || self.margin < NEAR_RIVAL
    }

    /// Whether nothing in the source accounts for its target.
    pub fn is_addition(&self) -> bool {
        self.source.is_empty() && !self.target.is_empty()
    }
}

/// A margin below this is none: the strongest rival has four fifths of the probability.
const NEAR_RIVAL: Score = 20;

/// An alignment: beads in the order of the source, together covering both sides once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Alignment {
    /// The beads.
    pub beads: Vec<Bead>,
}

/// What may be assumed of the two texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The rendering keeps the order of the original.
    Kept,
    /// Paragraphs may have been moved.
    Free,
}

/// Aligns two lists of sentences.
pub fn align(source: &[Features], target: &[Features], order: Order, weights: &Weights) -> Alignment {
    if source.is_empty() || target.is_empty() {
        return one_sided(source.len(), target.len());
    }
    let evidence = evidence::Evidence::new(source, target, weights);
    let wide = corridor::Corridor::wide(&evidence, source.len(), target.len());
    let coarse = coarse::Coarse::new(&evidence, &wide);
    let pairs = coarse.mutual_bests();
    let law = length::LengthLaw::learnt(source, target, &pairs);
    let stops = stops::StopLaw::learnt(source, target, &pairs);
    let near = wide.along(&coarse.path(&law, source, target, weights), target.len());
    drop(coarse);
    let cells = cells::Cells::new(&evidence, &near);
    let scorer = worth::Scorer::new(cells, (&law, &stops), source, target, weights);
    let table = search::Table::new(scorer, &near, target.len(), weights);
    let beads = posterior::beads(&table, &table.path());
    let sides = longer::Sides { evidence: &evidence, law: &law, source, target, weights };
    let mut beads = longer::extend(beads, &sides);
    if order == Order::Free {
        beads = moved::rejoin(beads, &evidence, &law, source, target, weights);
    }
    Alignment { beads }
}

/// The probability that belongs to a score against chance, 0 to 100.
fn probability(score: Score) -> u8 {
    (100.0 / (1.0 + (-f64::from(score) / 100.0).exp())).round() as u8
}

/// The margin where there is no rival at all.
pub const SURE: Score = 1_400;

fn one_sided(source: usize, target: usize) -> Alignment {
    let omitted =
        (0..source).map(|i| Bead { source: i..i + 1, target: 0..0, confidence: 100, margin: SURE, moved: false });
    let added = (0..target).map(|j| Bead {
        source: source..source,
        target: j..j + 1,
        confidence: 100,
        margin: SURE,
        moved: false,
    });
    Alignment { beads: omitted.chain(added).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers for words of two letters and of the form `w1x2`.
    fn key(word: &str) -> Key {
        let digits: String = word.chars().filter(char::is_ascii_digit).collect();
        digits.parse::<Key>().map_or_else(|_| u32::from(word.as_bytes()[0]), |number| 1_000 + number)
    }

    fn source(words: &[&str]) -> Features {
        let cues =
            words.iter().map(|word| Cue { kind: CueKind::Word, renderings: Arc::new([vec![key(word)]]) }).collect();
        Features { length: 12 * words.len() as u32, cues, ..Features::default() }
    }

    fn target(words: &[&str]) -> Features {
        Features {
            length: 36 * words.len() as u32,
            keys: words.iter().map(|w| key(w)).collect(),
            ..Features::default()
        }
    }

    fn beads(source: &[Features], target: &[Features], order: Order) -> Vec<(Range<usize>, Range<usize>)> {
        align(source, target, order, &Weights::default()).beads.into_iter().map(|b| (b.source, b.target)).collect()
    }

    #[test]
    fn leaves_out_the_sentence_that_nothing_renders() {
        let words = ["abcdef", "ghijkl", "mnopqr", "stuvwx"].map(letters);
        let zh: Vec<Features> = words.iter().map(|words| source(words)).collect();
        let it: Vec<Features> = [0, 2, 3].iter().map(|at| target(&words[*at])).collect();
        assert_eq!(beads(&zh, &it, Order::Kept), [(0..1, 0..1), (1..2, 1..1), (2..3, 1..2), (3..4, 2..3)]);
    }

    #[test]
    fn joins_two_sentences_that_one_renders() {
        let zh = [source(&["a", "b", "c"]), source(&["d", "e", "f"]), source(&["g", "h", "i"])];
        let it = [target(&["a", "b", "c", "d", "e", "f"]), target(&["g", "h", "i"])];
        assert_eq!(beads(&zh, &it, Order::Kept), [(0..2, 0..1), (2..3, 1..2)]);
    }

    /// Twelve sentences of five words, with up to six of them, from the fourth on, in one; `said` are the sentences it renders.
    fn six_in_one(said: Range<usize>) -> Vec<(Range<usize>, Range<usize>)> {
        let words: Vec<Vec<String>> = (0..12).map(|i| (0..5).map(|j| format!("w{i}x{j}")).collect()).collect();
        let borrowed: Vec<Vec<&str>> = words.iter().map(|w| w.iter().map(String::as_str).collect()).collect();
        let zh: Vec<Features> = borrowed.iter().map(|w| source(w)).collect();
        let one = |words: &[Vec<&str>]| target(&words.concat());
        let (before, behind) = (borrowed[..3].iter(), borrowed[9..].iter());
        let it: Vec<Features> = before
            .map(|words| target(words))
            .chain([one(&borrowed[said])])
            .chain(behind.map(|words| target(words)))
            .collect();
        beads(&zh, &it, Order::Kept).into_iter().filter(|(_, target)| *target == (3..4)).collect()
    }

    #[test]
    fn one_sentence_may_render_six_but_not_what_it_does_not_say() {
        assert_eq!(six_in_one(3..9), [(3..9, 3..4)]);
        assert_eq!(six_in_one(4..9), [(4..9, 3..4)]);
        assert_eq!(six_in_one(3..8), [(3..8, 3..4)]);
    }

    #[test]
    fn finds_a_moved_sentence() {
        let words: Vec<Vec<String>> = (0..12).map(|i| (0..6).map(|j| format!("w{i}x{j}")).collect()).collect();
        let borrowed: Vec<Vec<&str>> = words.iter().map(|w| w.iter().map(String::as_str).collect()).collect();
        let zh: Vec<Features> = borrowed.iter().map(|w| source(w)).collect();
        let order = [0, 2, 3, 4, 5, 6, 7, 8, 1, 9, 10, 11];
        let it: Vec<Features> = order.iter().map(|i| target(&borrowed[*i])).collect();
        let found = align(&zh, &it, Order::Free, &Weights::default()).beads;
        assert!(found.iter().any(|b| b.source == (1..2) && b.target == (8..9) && b.moved), "{found:?}");
    }

    #[test]
    fn covers_both_sides_once() {
        let zh: Vec<Features> = (0..7).map(|i| source(&[["a", "b", "c", "d", "e", "f", "g"][i], "x"])).collect();
        let it: Vec<Features> = (0..5).map(|i| target(&[["c", "a", "e", "g", "q"][i], "x"])).collect();
        for order in [Order::Kept, Order::Free] {
            let found = beads(&zh, &it, order);
            let mut sources: Vec<usize> = found.iter().flat_map(|b| b.0.clone()).collect();
            let mut targets: Vec<usize> = found.iter().flat_map(|b| b.1.clone()).collect();
            targets.sort_unstable();
            sources.sort_unstable();
            assert_eq!(sources, (0..7).collect::<Vec<_>>());
            assert_eq!(targets, (0..5).collect::<Vec<_>>());
        }
    }

    #[test]
    fn an_empty_side_leaves_everything_unaligned() {
        assert_eq!(beads(&[source(&["a"])], &[], Order::Kept), [(0..1, 0..0)]);
    }

    /// Two sides of `count` sentences of six words, a tenth of them common; every eleventh target sentence is missing.
    fn long(count: usize) -> (Vec<Features>, Vec<Features>) {
        let mut state = 7u32;
        let mut next = |below: u32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) % below
        };
        let words: Vec<Vec<Key>> = (0..count)
            .map(|_| (0..6).map(|at| if at % 2 == 0 { next(40) } else { 40 + next(4_000) }).collect())
            .collect();
        let renderings: Vec<Renderings> = (0..4_040).map(|key| Renderings::from([vec![key]])).collect();
        let source = words
            .iter()
            .map(|words| Features {
                length: 70,
                cues: words
                    .iter()
                    .map(|word| Cue { kind: CueKind::Word, renderings: renderings[*word as usize].clone() })
                    .collect(),
                ..Features::default()
            })
            .collect();
        let target = words
            .iter()
            .enumerate()
            .filter(|(at, _)| at % 11 != 5)
            .map(|(_, words)| {
                let mut keys = words.clone();
                keys.sort_unstable();
                keys.dedup();
                Features { length: 210, keys, ..Features::default() }
            })
            .collect();
        (source, target)
    }

    #[test]
    fn cells_filled_grow_with_the_text_and_not_with_its_square() {
        let weights = Weights::default();
        let cells = |count: usize| {
            let (source, target) = long(count);
            let evidence = evidence::Evidence::new(&source, &target, &weights);
            let wide = corridor::Corridor::wide(&evidence, source.len(), target.len());
            let coarse = coarse::Coarse::new(&evidence, &wide);
            let law = length::LengthLaw::learnt(&source, &target, &coarse.mutual_bests());
            let near = wide.along(&coarse.path(&law, &source, &target, &weights), target.len());
            (wide.cells() / count, near.cells() / count)
        };
        let (small, large) = (cells(1_000), cells(8_000));
        assert!(large.0 <= 120 && large.1 <= 40, "cells a sentence: {small:?} {large:?}");
        assert!(large.0 * 10 <= small.0 * 12 && large.1 * 10 <= small.1 * 11, "cells a sentence: {small:?} {large:?}");
    }

    #[test]
    fn a_text_without_any_cue_stays_linear() {
        let same = |length: u32, count: usize| vec![Features { length, ..Features::default() }; count];
        let evidence = evidence::Evidence::new(&same(30, 9_000), &same(90, 8_600), &Weights::default());
        let wide = corridor::Corridor::wide(&evidence, 9_000, 8_600);
        assert!(wide.cells() <= 9_000 * 600, "{}", wide.cells());
    }

    #[test]
    fn the_margin_tells_a_sure_bead_from_a_toss_up() {
        let words = ["abcdef", "ghijkl", "ghijkl", "stuvwx"].map(letters);
        let zh: Vec<Features> = words.iter().map(|words| source(words)).collect();
        let it: Vec<Features> = [0, 1, 3].iter().map(|at| target(&words[*at])).collect();
        let found = align(&zh, &it, Order::Kept, &Weights::default()).beads;
        let toss_up = found.iter().find(|bead| bead.target == (1..2)).expect("a bead of the second");
        assert!(found[0].margin >= 150 && found[0].margin > toss_up.margin.abs(), "{found:?}");
        assert!(toss_up.confidence < 75, "{found:?}");
    }

    fn letters(word: &'static str) -> Vec<&'static str> {
        (0..word.len()).map(|at| &word[at..at + 1]).collect()
    }
}
