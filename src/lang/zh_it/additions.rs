//! What of an Italian sentence a Chinese passage accounts for, clause by clause: the other way round of
//! [`clauses`](super::clauses).

use std::ops::Range;

use super::affinity;
use super::evidence::{Evidence, Misfit, Weights, left};
use super::phrase::{Phrases, UnitKind};
use super::target::{TargetSentence, TargetText, TargetWord};

/// For a clause added; fitted by `examples/fit_clauses.rs`.
pub const ADDED: Weights = [-525, 55, 32, 0, 127, 228, -132, 24, 0];

/// An Italian sentence and where what it renders stands.
#[derive(Debug)]
pub struct Rendering<'a> {
    /// Number of the Italian sentence.
    pub target: usize,
    /// The sentence.
    pub text: &'a str,
    /// The Italian sentences of its bead.
    pub within: &'a [usize],
    /// The Chinese sentences of its bead.
    pub passage: Vec<&'a str>,
    /// Those just before and behind.
    pub around: Vec<&'a str>,
    /// What of the sentence answers an item, in bytes of it.
    pub claimed: &'a [Range<usize>],
}

/// What accounts for an Italian word.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
enum Account {
    Nothing,
    /// A freer rendering, or a word of the sentence before or behind.
    Loose,
    /// A listed rendering of a word of the passage.
    Listed,
}

impl Account {
    /// Logarithm of how much likelier this is for a word that was added than for one that renders something. Shares of
    /// the words of content of complete renderings and of unrelated ones, in the texts of `examples/fit_clauses.rs`:
    /// listed 0.65 and 0.09, loose 0.09 and 0.13.
    fn likelihood(self) -> f64 {
        match self {
            Self::Nothing => (0.78_f64 / 0.26).ln(),
            Self::Loose => (0.13_f64 / 0.09).ln(),
            Self::Listed => (0.09_f64 / 0.65).ln(),
        }
    }
}

/// Chinese words of content without an answer in a complete bead besides those that Italian words without account
/// render, and for each such word.
const LEFT: (f64, f64) = (2.0, 0.8);

/// The clauses of the Italian sentence, in bytes of it, with what speaks for each having been added. `ratio` is the
/// length of the Italian side in characters over that of the Chinese one.
pub fn evidence(
    phrases: &Phrases,
    text: &TargetText,
    ratio: f64,
    rendering: &Rendering,
) -> Vec<(Range<usize>, Evidence)> {
    let sentence = &text.sentences[rendering.target];
    let (accounts, unanswered) = accounts(phrases, text, rendering);
    let content = |span: &Range<usize>| -> Vec<(&TargetWord, Account)> {
        let words = sentence.words.iter().zip(accounts.iter().copied());
        words.filter(|(word, _)| span.start <= word.start && word.end <= span.end && word.is_of_content()).collect()
    };
    let count = |words: &[(&TargetWord, Account)], sought| words.iter().filter(|(_, a)| *a == sought).count() as f64;
    let nothing = |words: &[(&TargetWord, Account)]| count(words, Account::Nothing);
    let listed = |words: &[(&TargetWord, Account)]| count(words, Account::Listed);
    let likelihood = |(word, account): &(&TargetWord, Account)| match account {
        Account::Nothing => {
            let highest =
                unanswered.iter().map(|chinese| affinity::affinity(chinese, &word.key)).max_by(f64::total_cmp);
            account.likelihood() - highest.map_or(0.0, affinity::likelihood)
        }
        _ => account.likelihood(),
    };
    let whole = content(&(0..rendering.text.len()));
    let source = rendering.passage.iter().map(|text| text.chars().count() as f64).sum::<f64>();
    let written: f64 = rendering.within.iter().map(|at| text.sentences[*at].length as f64).sum();
    let misfit = Misfit::new(source);
    italian_clauses(rendering.text)
        .into_iter()
        .map(|span| {
            let words = content(&span);
            let length = rendering.text[span.clone()].chars().count() as f64;
            let (missing, said) = (nothing(&words), listed(&words));
            let without = LEFT.0 + LEFT.1 * (nothing(&whole) - missing);
            let evidence = Evidence {
                named: false,
                answered: said,
                missing,
                answered_around: listed(&whole) - said,
                missing_around: nothing(&whole) - missing,
                // A name may be answered under a form that no list has.
                unanswered: words.iter().filter(|(w, a)| *a == Account::Nothing && (!w.capital || w.initial)).count()
                    as f64,
                said,
                items: 0.0,
                items_missing: 0.0,
                words: words.iter().map(likelihood).sum(),
                left_over: left(unanswered.len() as f64, without, without + LEFT.1 * missing),
                left_here: 0.0,
                length: misfit.of(written, source * ratio) - misfit.of(written - length, source * ratio),
            };
            (span, evidence)
        })
        .collect()
}

/// What accounts for each word of the sentence, and the Chinese words of content of the passage that have no answer.
fn accounts<'a>(phrases: &Phrases, text: &TargetText, rendering: &Rendering<'a>) -> (Vec<Account>, Vec<&'a str>) {
    let sentence = &text.sentences[rendering.target];
    let mut accounts = vec![Account::Nothing; sentence.words.len()];
    let mut raise = |places: Vec<usize>, to: Account| {
        for place in places {
            if accounts[place] < to {
                accounts[place] = to;
            }
        }
    };
    let mut unanswered = Vec::new();
    for passage in rendering.passage.iter().copied() {
        for unit in phrases.units(passage) {
            raise(unit.renderings.places_in(sentence), Account::Listed);
            let word = &passage[unit.span.clone()];
            let wider = phrases.wider(word);
            raise(wider.places_in(sentence), Account::Loose);
            let answers =
                |sentence: &TargetSentence| unit.renderings.answered_in(sentence) || wider.answered_in(sentence);
            let weighty = unit.kind == UnitKind::Word && unit.span.len() >= '一'.len_utf8() * 2;
            if weighty && !rendering.within.iter().any(|at| answers(&text.sentences[*at])) {
                unanswered.push(word);
            }
        }
    }
    for around in &rendering.around {
        for unit in phrases.units(around) {
            raise(unit.renderings.places_in(sentence), Account::Loose);
        }
    }
    for claimed in rendering.claimed {
        raise(sentence.words_in(claimed).collect(), Account::Listed);
    }
    (accounts, unanswered)
}

/// Whether a clause says of something that it is the most of its kind ("il più violento degli ultimi dieci anni", "una delle
/// estati più calde di sempre") where no sentence of `passage` has a superlative, a record or a span of years to tell it from.
pub fn is_new_superlative<'a>(clause: &str, mut passage: impl Iterator<Item = &'a str>) -> bool {
    let clause = clause.to_lowercase();
    let words: Vec<&str> = clause.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let most = words.iter().any(|word| *word == "più" || MOST.iter().any(|stem| word.starts_with(stem)));
    let recent = clause.find("ultimi ").or_else(|| clause.find("ultime "));
    let of_years =
        recent.is_some_and(|at| ["anni", "decenni", "mesi", "stagioni"].iter().any(|word| clause[at..].contains(word)));
    most && (of_years || EVER.iter().any(|phrase| clause.contains(phrase)))
        && passage.all(|text| !SUPERLATIVE.iter().any(|mark| text.contains(mark)))
}

/// Superlatives of one word.
const MOST: [&str; 6] = ["miglior", "peggior", "maggior", "minor", "massim", "minim"];

/// What a superlative is told from.
const EVER: [&str; 8] = [
    "di sempre",
    "della storia",
    "mai vist",
    "mai registrat",
    "mai raggiunt",
    "mai ottenut",
    "a memoria d",
    "del secolo",
];

/// What a Chinese superlative, record or span of years has: most, history, record, a new high or low, since, first, years,
/// unprecedented, rare, never, place, champion, so far.
const SUPERLATIVE: [&str; 26] = [
    "最",
    "史",
    "纪录",
    "记录",
    "新高",
    "新低",
    "以来",
    "首",
    "第一",
    "年来",
    "近",
    "过去",
    "前所未有",
    "空前",
    "罕见",
    "从未",
    "从来",
    "创",
    "之最",
    "之冠",
    "居冠",
    "顶",
    "极",
    "迄今",
    "至今",
    "未有",
];

/// The clauses of an Italian sentence, by its marks, in bytes of it.
pub fn italian_clauses(sentence: &str) -> Vec<Range<usize>> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_superlative_needs_one_in_the_chinese() {
        let new = |clause, passage: &str| is_new_superlative(clause, std::iter::once(passage));
        assert!(new("la nevicata più abbondante degli ultimi vent'anni", "昨夜山区普降大雪。"));
        assert!(new("uno dei ponti più lunghi di sempre", "大桥昨天通车。"));
        assert!(!new("la nevicata più abbondante degli ultimi vent'anni", "昨夜降下二十年来最大的雪。"));
        assert!(!new("più di trenta persone", "昨夜山区普降大雪。"));
        assert!(!new("negli ultimi anni", "昨夜山区普降大雪。"));
    }
}
