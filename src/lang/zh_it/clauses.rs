//! What of a Chinese passage an Italian one covers, clause by clause, and how likely it is that a clause was left out
//! rather than said freely.
//!
//! A free rendering lacks a third of the words that the lexicon expects, so a clause without an answer proves little
//! by itself. What tells is the whole ([`Evidence`]): which words lack an answer, whether the Italian has words of its own
//! left over that might be the free rendering, and whether its length fits the passage better with the clause or without.

use rustc_hash::{FxHashMap, FxHashSet};

use super::affinity;
use super::evidence::{Evidence, Misfit, Weights, left};
use super::lexicon;
use super::phrase::{Phrases, Renderings, Unit, UnitKind};
use super::target::TargetText;
use crate::link::{Outcome, Told};

/// A clause of the source.
#[derive(Debug)]
pub struct Clause<'a> {
    /// Its folded text.
    pub text: &'a str,
    /// Where it begins, in bytes of its sentence.
    pub start: usize,
    /// Its names and figures.
    pub told: Vec<&'a Told>,
}

/// For a clause left out; fitted by `examples/fit_clauses.rs`.
pub const LEFT_OUT: Weights = [-299, 100, 18, 22, 45, -29, -443, -95, 110];

/// How often a complete rendering answers such a word: by a listed rendering, and by a freer one where it has none of
/// those. Measured in the texts of `examples/fit_clauses.rs`.
fn reliability(kind: UnitKind, word: &str) -> (f64, f64) {
    let characters = word.chars().count();
    match kind {
        UnitKind::Name => (0.86, 0.0),
        UnitKind::Latin => (0.8, 0.0),
        UnitKind::Foreign => (0.77, 0.0),
        UnitKind::Unknown => (0.3, 0.0),
        UnitKind::Word => match (lexicon::reliability(word).unwrap_or(5), characters) {
            (0..=2, _) => (0.15, 0.0),
            (3..=4, _) => (0.21, 0.05),
            (5..=6, 0..=1) => (0.32, 0.0),
            (5..=6, _) => (0.39, 0.14),
            (7..=8, 0..=1) => (0.37, 0.0),
            (7..=8, 2) => (0.57, 0.09),
            (7..=8, _) => (0.68, 0.05),
            (9.., 0..=1) => (0.53, 0.0),
            (9.., 2) => (0.78, 0.05),
            (9.., _) => (0.82, 0.05),
        },
    }
}

/// The same of a name or a figure that was looked for as an item, and how often an unrelated sentence answers it.
const TOLD: (f64, f64) = (0.96, 0.0);
const TOLD_BY_ACCIDENT: (f64, f64) = (0.05, 0.0);

/// A word of the Italian side: its sentence and its number there.
type Place = (usize, usize);

/// A word of a clause.
struct Word<'c> {
    /// What it weighs.
    weight: f64,
    /// The logarithm of the likelihood ratio, left out against rendered, where it is answered and where it is not.
    likelihood: (f64, f64),
    /// Whether a rendering has some word of content for it, listed or not.
    content: bool,
    /// Whether it is a name or a figure that was looked for as an item.
    told: bool,
    /// The Italian words that may answer it.
    places: Vec<Place>,
    /// Its characters, where they may tell what else renders it.
    characters: Option<&'c str>,
}

impl<'c> Word<'c> {
    /// By how often a rendering answers it so, and how often an unrelated sentence does, by a listed rendering and by
    /// a freer one; `free` says that only a freer one is there.
    fn new((listed, freer): (f64, f64), (by_accident, freely): (f64, f64), free: bool, places: Vec<Place>) -> Self {
        let chance = by_accident.clamp(0.005, 0.8);
        let listed = listed.max(chance);
        let freer = freer.min(1.0 - listed).max(0.0);
        let chance_freer = (1.0 - chance) * freely.clamp(0.0, 0.8);
        let answered = if free { (chance_freer.max(0.02) / freer.max(0.02)).ln() } else { (chance / listed).ln() };
        let missing = ((1.0 - chance - chance_freer) / (1.0 - listed - freer).max(0.05)).ln();
        Self {
            weight: (listed + freer - chance - chance_freer).max(0.0),
            likelihood: (answered.min(0.0), missing.max(0.0)),
            content: listed > 0.35,
            told: false,
            places,
            characters: None,
        }
    }

    /// Weighs what the characters say where no word answers, by those of the Italian words that answer nothing else.
    fn weigh_affinity<'k>(&mut self, free: impl Iterator<Item = &'k str>) {
        let Some(characters) = self.characters.filter(|_| self.places.is_empty()) else { return };
        let highest = free.map(|key| affinity::affinity(characters, key)).max_by(f64::total_cmp);
        self.likelihood.1 -= highest.map_or(0.0, affinity::likelihood);
    }

    /// Logarithm of how much likelier this is in an unrelated sentence than in a rendering, answered by `share`.
    fn likelihood(&self, share: f64) -> f64 {
        share * self.likelihood.0 + (1.0 - share) * self.likelihood.1
    }
}

/// The first and the last word that answer a clause and no other.
fn reach(words: &[Word], claims: &FxHashMap<Place, f64>) -> Option<(Place, Place)> {
    let own = || words.iter().flat_map(|word| word.places.iter().copied()).filter(|place| claims[place] <= 1.0);
    own().min().zip(own().max())
}

/// Italian words left over in a complete rendering besides those for words without an answer, and for each such word.
const LEFT: (f64, f64) = (1.0, 0.8);

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

/// How often the parts of an Italian word that several clauses claim are dealt out anew.
const ROUNDS: usize = 2;

/// What part of each Italian word answers which clause: of one that several claim each has the more, the more of its
/// other words are answered.
fn shares(words: &[Vec<Word>], claims: &FxHashMap<Place, f64>) -> Vec<FxHashMap<Place, f64>> {
    let places = |clause: &[Word]| clause.iter().flat_map(|word| word.places.iter().copied()).collect::<Vec<Place>>();
    let mut shares: Vec<FxHashMap<Place, f64>> = words
        .iter()
        .map(|clause| places(clause).into_iter().map(|place| (place, 1.0 / claims[&place])).collect())
        .collect();
    for _ in 0..ROUNDS {
        let credit: Vec<f64> = words
            .iter()
            .zip(&shares)
            .map(|(clause, shares)| {
                let (mut answered, mut all) = (0.2, 0.4);
                for word in clause {
                    answered += word.weight * word.places.iter().map(|place| shares[place]).fold(0.0, f64::max);
                    all += word.weight;
                }
                answered / all
            })
            .collect();
        let mut claimed: FxHashMap<Place, f64> = FxHashMap::default();
        for (clause, credit) in shares.iter().zip(&credit) {
            clause.keys().for_each(|place| *claimed.entry(*place).or_default() += credit);
        }
        for (clause, credit) in shares.iter_mut().zip(&credit) {
            clause.iter_mut().for_each(|(place, share)| *share = credit / claimed[place]);
        }
    }
    shares
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
    pub fn evidence(&self, clauses: &[Clause], within: &[usize]) -> Vec<Evidence> {
        let mut words: Vec<Vec<Word>> = clauses.iter().map(|clause| self.words(clause, within)).collect();
        let claims = claims(&words);
        let free: Vec<Place> = self.content(within).filter(|place| !claims.contains_key(place)).collect();
        for word in words.iter_mut().flatten() {
            word.weigh_affinity(
                free.iter().map(|(sentence, at)| self.text.sentences[*sentence].words[*at].key.as_str()),
            );
        }
        let shares = shares(&words, &claims);
        let share = |at: usize, word: &Word| word.places.iter().map(|place| shares[at][place]).fold(0.0, f64::max);
        let sums = |of: &dyn Fn(usize, &Word) -> f64| -> Vec<f64> {
            words.iter().enumerate().map(|(at, words)| words.iter().map(|word| of(at, word)).sum::<f64>()).collect()
        };
        let answered = sums(&|at, word| word.weight * share(at, word));
        let missing = sums(&|at, word| word.weight * (1.0 - share(at, word)));
        let named_missing = sums(&|at, word| if word.told { word.weight * (1.0 - share(at, word)) } else { 0.0 });
        let unanswered = sums(&|at, word| if word.content { 1.0 - share(at, word) } else { 0.0 });
        let said = sums(&|at, word| if word.content { share(at, word) } else { 0.0 });
        let is_own = |word: &Word| word.told && word.places.iter().any(|place| claims[place] <= 1.0);
        let likelihood =
            |told: bool| sums(&|at, word| if word.told == told { word.likelihood(share(at, word)) } else { 0.0 });
        let (words_say, items_say) = (likelihood(false), likelihood(true));
        let reaches: Vec<Option<(Place, Place)>> = words.iter().map(|words| reach(words, &claims)).collect();
        let left_here = |at: usize| {
            let from = reaches[..at].iter().rev().flatten().next().map(|(_, last)| *last);
            let to = reaches[at + 1..].iter().flatten().next().map(|(first, _)| *first);
            match (from, to) {
                (Some(from), Some(to)) if from > to => free.len(),
                (from, to) => {
                    let inside =
                        |place: &&Place| from.is_none_or(|from| from < **place) && to.is_none_or(|to| **place < to);
                    free.iter().filter(inside).count()
                }
            }
        };
        let total = |counts: &[f64]| counts.iter().sum::<f64>();
        let length_of = |text: &str| text.chars().count() as f64;
        let source: f64 = clauses.iter().map(|clause| length_of(clause.text)).sum();
        let target: f64 = within.iter().map(|at| self.text.sentences[*at].length as f64).sum();
        let misfit = Misfit::new(source);
        (0..clauses.len())
            .map(|at| {
                let without = LEFT.0 + LEFT.1 * (total(&unanswered) - unanswered[at]);
                let with = without + LEFT.1 * unanswered[at];
                let here = LEFT.0 + LEFT.1 * unanswered[at];
                Evidence {
                    answered: answered[at],
                    missing: missing[at],
                    answered_around: total(&answered) - answered[at],
                    missing_around: total(&missing) - missing[at],
                    unanswered: unanswered[at],
                    said: said[at],
                    named: words[at].iter().any(is_own),
                    words: words_say[at],
                    items: items_say[at],
                    items_missing: named_missing[at],
                    left_over: left(free.len() as f64, without, with),
                    left_here: left(left_here(at) as f64, LEFT.0, here),
                    length: misfit.of(target, source * self.ratio)
                        - misfit.of(target, (source - length_of(clauses[at].text)) * self.ratio),
                }
            })
            .collect()
    }

    /// What of a clause can be looked for: its names and figures, and its other words.
    fn words<'c>(&self, clause: &Clause<'c>, within: &[usize]) -> Vec<Word<'c>> {
        let told = |unit: &Unit| {
            let span = clause.start + unit.span.start..clause.start + unit.span.end;
            clause.told.iter().any(|told| told.span.start < span.end && span.start < told.span.end)
        };
        let units = self.phrases.units(clause.text).into_iter();
        let words = units.filter(|unit| !told(unit));
        let mut words: Vec<Word<'c>> =
            words.map(|unit| self.word(&unit, &clause.text[unit.span.clone()], within)).collect();
        words.extend(clause.told.iter().filter_map(|told| {
            let places = match &told.outcome {
                Outcome::Answered(sentence, span) => {
                    self.text.sentences[*sentence].words_in(span).map(|place| (*sentence, place)).collect()
                }
                Outcome::Missing => Vec::new(),
                Outcome::Open => return None,
            };
            Some(Word { told: true, ..Word::new(TOLD, TOLD_BY_ACCIDENT, false, places) })
        }));
        words
    }

    fn word<'c>(&self, unit: &Unit, text: &'c str, within: &[usize]) -> Word<'c> {
        let places_of = |renderings: &Renderings| renderings.places_among(self.text, within);
        let wider = (unit.kind == UnitKind::Word).then(|| self.phrases.wider(text));
        let freely = wider.as_ref().map_or(0.0, |wider| wider.chance_beside(self.text, within));
        let chances = (unit.renderings.chance_beside(self.text, within), freely);
        let listed = places_of(&unit.renderings);
        let free = listed.is_empty();
        let places = if free { wider.map_or_else(Vec::new, |wider| places_of(&wider)) } else { listed };
        let word = Word::new(reliability(unit.kind, text), chances, free && !places.is_empty(), places);
        let telling = matches!(unit.kind, UnitKind::Word | UnitKind::Unknown) && !lexicon::is_function_word(text);
        let characters = telling.then_some(text);
        Word { characters, ..word }
    }

    /// The words of content of the Italian sentences `within`.
    fn content(&self, within: &[usize]) -> impl Iterator<Item = Place> {
        within.iter().flat_map(|at| {
            let words = self.text.sentences[*at].words.iter().enumerate();
            words.filter(|(_, word)| word.is_of_content()).map(|(place, _)| (*at, place))
        })
    }
}
