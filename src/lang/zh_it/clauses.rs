//! What of a Chinese passage an Italian one covers, clause by clause, and how likely it is that a clause was left out
//! rather than said freely.
//!
//! A free rendering lacks a third of the words that the lexicon expects, so a clause without an answer proves little
//! by itself. What tells is the whole: how many words lack an answer, how many have one, whether the Italian has words
//! of its own left over that might be the free rendering, and whether its length fits the passage better with the
//! clause or without it. `examples/fit_clauses.rs` weighs these against each other.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::phrase::{Phrases, UnitKind};
use super::target::TargetText;
use crate::rules::Cover;

/// What is known of one clause in its passage. Sums count words of content, a rare one as 1, one that half of the
/// Italian sentences have as ½.
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
    /// Italian words of content that nothing in the passage answers.
    pub left_over: f64,
    /// Those of them that stand between what answers the clauses on either side, where the clause would be.
    pub left_here: f64,
    /// Logarithm of the likelihood ratio of what is answered and what is not, a rendering against an unrelated
    /// sentence.
    pub likelihood: f64,
    /// How much better the length of the Italian fits without the clause than with it, in units of the logarithm of
    /// the length.
    pub shorter: f64,
}

/// Number of weights of [`Evidence::terms`].
pub const TERMS: usize = 8;

impl Evidence {
    /// What is weighed, the constant first.
    pub fn terms(&self) -> [f64; TERMS] {
        let share_around = (self.answered_around + 1.0) / (self.answered_around + self.missing_around + 1.5).max(1.0);
        let room = (self.left_over - 0.5 * self.missing_around) / self.missing.max(1.0);
        [
            1.0,
            self.missing.min(8.0),
            self.answered / (self.answered + self.missing).max(0.5),
            room.clamp(-1.0, 3.0),
            self.shorter.clamp(-1.0, 1.0),
            share_around,
            (self.left_here / self.missing.max(1.0)).min(3.0),
            self.likelihood.clamp(-8.0, 8.0),
        ]
    }

    /// The probability that the clause was left out, by the fitted weights.
    pub fn probability(&self) -> f64 {
        let sum: f64 = self.terms().iter().zip(WEIGHTS).map(|(term, weight)| term * f64::from(weight)).sum();
        1.0 / (1.0 + (-sum / 100.0).exp())
    }
}

/// In hundredths of a nat, in the order of [`Evidence::terms`]; fitted by `examples/fit_clauses.rs`.
const WEIGHTS: [i32; TERMS] = [-373, 5, -750, -42, 424, 190, -66, -58];

/// How often a complete rendering answers a word of the lexicon, and a name: in the texts of `examples/fit_clauses.rs`,
/// names that no list has left out.
const ANSWERED: (f64, f64) = (0.45, 0.75);

/// A word of the Italian side: its sentence and its number there.
type Place = (usize, usize);

/// A word of a clause.
struct Word {
    /// What it weighs.
    weight: f64,
    /// Share of the Italian sentences that answer it.
    chance: f64,
    /// Share of the complete renderings that answer such a word.
    answered: f64,
    /// The Italian words that may answer it.
    places: Vec<Place>,
}

impl Word {
    /// Logarithm of how much likelier this is in a rendering than in an unrelated sentence, answered by `share`.
    fn likelihood(&self, share: f64) -> f64 {
        let chance = self.chance.clamp(0.01, 0.9);
        let answered = self.answered.max(chance);
        share * (answered / chance).ln() + (1.0 - share) * ((1.0 - answered) / (1.0 - chance)).ln()
    }
}

/// The first and the last word that answer a clause and no other.
fn reach(words: &[Word], claims: &FxHashMap<Place, f64>) -> Option<(Place, Place)> {
    let own = || words.iter().flat_map(|word| word.places.iter().copied()).filter(|place| claims[place] <= 1.0);
    own().min().zip(own().max())
}

/// How far an Italian length is from the one to be expected, as the logarithm of their ratio; both in code points. Five
/// are added to either, so that a few letters don't weigh like a clause.
fn misfit(written: f64, expected: f64) -> f64 {
    ((written + 5.0) / (expected + 5.0)).ln().abs()
}

/// By how many clauses each Italian word is claimed.
fn claims(words: &[Vec<Word>]) -> FxHashMap<Place, f64> {
    let mut claims = FxHashMap::default();
    for clause in words {
        let places: FxHashSet<Place> = clause.iter().flat_map(|word| word.places.iter().copied()).collect();
        for place in places {
            *claims.entry(place).or_default() += 1.0;
        }
    }
    claims
}

/// Reads clauses against the Italian side of one pair.
#[derive(Debug)]
pub struct Clauses<'a> {
    phrases: &'a Phrases<'a>,
    text: &'a TargetText,
    /// Letters of Italian for a character of Chinese in this pair.
    ratio: f64,
}

impl<'a> Clauses<'a> {
    /// `ratio` is the length of the Italian side in characters over that of the Chinese one.
    pub fn new(phrases: &'a Phrases<'a>, text: &'a TargetText, ratio: f64) -> Self {
        Self { phrases, text, ratio }
    }

    /// The evidence on each of `clauses`, which together are the source of one bead, in the sentences `within`.
    pub fn evidence(&self, clauses: &[&str], within: &[usize]) -> Vec<Evidence> {
        let words: Vec<Vec<Word>> = clauses.iter().map(|clause| self.words(clause, within)).collect();
        let claims = claims(&words);
        // An Italian word that two clauses claim answers each by half.
        let share = |word: &Word| word.places.iter().map(|place| 1.0 / claims[place]).fold(0.0, f64::max);
        let sum =
            |words: &[Word], of: &dyn Fn(&Word) -> f64| words.iter().map(|word| word.weight * of(word)).sum::<f64>();
        let answered: Vec<f64> = words.iter().map(|words| sum(words, &share)).collect();
        let missing: Vec<f64> = words.iter().map(|words| sum(words, &|word| 1.0 - share(word))).collect();
        let free: Vec<Place> = self.content(within).filter(|place| !claims.contains_key(place)).collect();
        let left_over = free.len() as f64;
        let reaches: Vec<Option<(Place, Place)>> = words.iter().map(|words| reach(words, &claims)).collect();
        let left_here = |at: usize| {
            let from = reaches[..at].iter().rev().flatten().next().map(|(_, last)| *last);
            let to = reaches[at + 1..].iter().flatten().next().map(|(first, _)| *first);
            match (from, to) {
                (Some(from), Some(to)) if from > to => left_over,
                (from, to) => {
                    let inside =
                        |place: &&Place| from.is_none_or(|from| from < **place) && to.is_none_or(|to| **place < to);
                    free.iter().filter(inside).count() as f64
                }
            }
        };
        let length_of = |text: &str| text.chars().count() as f64;
        let source: f64 = clauses.iter().map(|clause| length_of(clause)).sum();
        let target: f64 = within.iter().map(|at| self.text.sentences[*at].length as f64).sum();
        let misfit = |source: f64| misfit(target, source * self.ratio);
        (0..clauses.len())
            .map(|at| Evidence {
                answered: answered[at],
                missing: missing[at],
                answered_around: answered.iter().sum::<f64>() - answered[at],
                missing_around: missing.iter().sum::<f64>() - missing[at],
                left_over,
                left_here: left_here(at),
                likelihood: words[at].iter().map(|word| word.likelihood(share(word))).sum(),
                shorter: misfit(source) - misfit(source - length_of(clauses[at])),
            })
            .collect()
    }

    /// The words of a clause that can be looked for.
    fn words(&self, clause: &str, within: &[usize]) -> Vec<Word> {
        let known = self.phrases.units(clause).into_iter().filter(|unit| unit.kind != UnitKind::Unknown);
        known
            .map(|unit| {
                let chance = unit.renderings.chance_in(self.text);
                let in_sentence = |at: &usize| {
                    let places = unit.renderings.places_in(&self.text.sentences[*at]);
                    places.into_iter().map(|place| (*at, place)).collect::<Vec<Place>>()
                };
                let name = !matches!(unit.kind, UnitKind::Word);
                Word {
                    chance,
                    answered: if name { ANSWERED.1 } else { ANSWERED.0 },
                    weight: if unit.renderings.is_common_in(self.text) { 0.0 } else { 1.0 - chance.min(0.5) },
                    places: within.iter().flat_map(in_sentence).collect(),
                }
            })
            .collect()
    }

    /// The words of content of the Italian sentences `within`.
    fn content(&self, within: &[usize]) -> impl Iterator<Item = Place> {
        within.iter().flat_map(|at| {
            let words = self.text.sentences[*at].words.iter().enumerate();
            words.filter(|(_, word)| word.is_of_content()).map(|(place, _)| (*at, place))
        })
    }

    /// The same as the rules read it.
    pub fn covers(&self, clauses: &[&str], within: &[usize]) -> Vec<Cover> {
        self.evidence(clauses, within)
            .into_iter()
            .map(|evidence| Cover {
                omitted: (evidence.probability() * 100.0).round() as u8,
                missing: evidence.missing.round() as u32,
                answered: evidence.answered.round() as u32,
            })
            .collect()
    }

    /// The other way round: the clauses of the Italian sentence number `target`, and how much of each
    /// the Chinese `passage` accounts for. A clause is likely added where no word of it answers anything, the sentence
    /// around it answers well, and the length fits better without.
    pub fn accounted(
        &self,
        around: &[&str],
        characters: usize,
        (target, italian): (usize, &str),
        within: &[usize],
        claimed: &[Range<usize>],
    ) -> Vec<(Range<usize>, Cover)> {
        let sentence = &self.text.sentences[target];
        let mut answering = vec![false; sentence.words.len()];
        for unit in around.iter().flat_map(|text| self.phrases.units(text)) {
            unit.renderings.places_in(sentence).into_iter().for_each(|place| answering[place] = true);
        }
        for (place, word) in sentence.words.iter().enumerate() {
            answering[place] |= claimed.iter().any(|span| span.start < word.end && word.start < span.end);
        }
        let expected = characters as f64 * self.ratio;
        let written: f64 = within.iter().map(|at| self.text.sentences[*at].length as f64).sum();
        let misfit = |written: f64| misfit(written, expected);
        italian_clauses(italian)
            .into_iter()
            .map(|span| {
                let words: Vec<usize> = (0..sentence.words.len())
                    .filter(|at| span.start <= sentence.words[*at].start && sentence.words[*at].end <= span.end)
                    .filter(|at| sentence.words[*at].is_of_content())
                    .collect();
                let answered = words.iter().filter(|at| answering[**at]).count() as u32;
                let missing = words.len() as u32 - answered;
                let shorter = misfit(written) - misfit(written - italian[span.clone()].chars().count() as f64);
                let bare = answered == 0 || answered * ALONE <= missing;
                let omitted = if bare && shorter > SHORTER { 70 } else { 0 };
                (span, Cover { omitted, missing, answered })
            })
            .collect()
    }
}

/// In an added clause at most one word in so many answers something, by accident.
const ALONE: u32 = 3;
/// By how much, in units of the logarithm of the length, the Italian has to fit better without an added clause.
const SHORTER: f64 = 0.05;

/// The clauses of an Italian sentence, by its marks.
fn italian_clauses(sentence: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, mark) in sentence.match_indices([',', ';', ':', '(', ')', '–', '—', '«', '»', '“', '”']) {
        // 3,5 and 14:30 are one word.
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        if digit(sentence[..at].chars().next_back()) && digit(sentence[at + mark.len()..].chars().next()) {
            continue;
        }
        found.push(start..at);
        start = at + mark.len();
    }
    found.push(start..sentence.len());
    found.retain_mut(|span| {
        let text = &sentence[span.clone()];
        let from = span.start + (text.len() - text.trim_start().len());
        *span = from..from + text.trim_end_matches(|c: char| c.is_whitespace() || c == '.').trim_start().len();
        span.start < span.end
    });
    found
}
