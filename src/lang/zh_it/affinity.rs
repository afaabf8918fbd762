//! How likely an Italian word is meant by a Chinese one that no list gives it for, by the characters of the words that it
//! does render: “iscritto” renders 注册 and 报名, so it is likely in a sentence with 登记注册 or 报考.
//!
//! A word of the lexicon and of the freer list shows which characters go with each of its renderings. The naive Bayes
//! estimate of that, smoothed by how common a character is in the lexicon as a whole, is the measure here: the
//! logarithm of how much likelier the characters of the Chinese word are beside this Italian word than anywhere.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::lexicon;
use super::phrase::content_keys;
use crate::lang::tsv;

/// How many words of the lexicon at large each Italian word is thought to render besides its own.
const SMOOTHING: f64 = 10.0;
/// What a freer rendering counts beside a listed one.
const FREER: f64 = 0.5;

/// The affinity of a Chinese `word` and the Italian word with `key`, in nats: above 0 they go together; 0 where nothing
/// is known of the Italian word.
pub fn affinity(word: &str, key: &str) -> f64 {
    let Ok(row) = ROWS.binary_search_by(|row| row[0].cmp(key)) else { return 0.0 };
    let [_, others, characters] = ROWS[row];
    let of = |character: char| {
        let (_, behind) = characters.split_once(character)?;
        let digits = behind.split(|c: char| c != '-' && !c.is_ascii_digit()).next()?;
        digits.parse::<i32>().ok()
    };
    let others: i32 = others.parse().unwrap_or(0);
    f64::from(word.chars().map(|character| of(character).unwrap_or(others)).sum::<i32>()) / 100.0
}

/// Logarithm of how much likelier an Italian sentence is to have a word of so high an [`affinity`] to a Chinese word if
/// it renders it than if it does not; by the word that has the highest, where no listed rendering is there. Measured in
/// the texts of `examples/fit_clauses.rs`.
pub fn likelihood(highest: f64) -> f64 {
    let steps = [(7.0, 1.6), (3.0, 1.0), (1.5, 0.65), (0.75, 0.3), (-0.25, -0.15)];
    steps.iter().find(|(least, _)| highest >= *least).map_or(-0.5, |(_, ratio)| *ratio)
}

static ROWS: LazyLock<Vec<[&'static str; 3]>> =
    LazyLock::new(|| tsv::rows(include_str!("data/affinity.tsv")).collect());

/// The rows of `data/affinity.tsv`, made from the lexicon: the key of an Italian word, the logarithm of the ratio of a
/// character that none of its words has, and its characters with theirs; in hundredths of a nat.
pub fn table() -> String {
    let mut renders: BTreeMap<String, BTreeMap<&str, f64>> = BTreeMap::new();
    let mut words: BTreeSet<&str> = BTreeSet::new();
    let mut note = |word: &'static str, cell: &'static str, weight: f64| {
        words.insert(word);
        for form in tsv::cell(cell) {
            let keys = content_keys(form);
            let weight = weight / keys.len().max(1) as f64;
            for key in keys.into_iter().filter(|key| key.chars().count() > 2) {
                let known = renders.entry(key).or_default().entry(word).or_default();
                *known = known.max(weight);
            }
        }
    };
    lexicon::content_words().for_each(|(word, cell)| note(word, cell, 1.0));
    lexicon::freer_words().for_each(|(word, cell)| note(word, cell, FREER));
    let mut having: BTreeMap<char, f64> = BTreeMap::new();
    for word in &words {
        word.chars().collect::<BTreeSet<char>>().into_iter().for_each(|c| *having.entry(c).or_default() += 1.0);
    }
    let all = words.len() as f64;
    let hundredths = |ratio: f64| (ratio.ln() * 100.0).round() as i32;
    let mut text = String::new();
    for (key, rendered) in renders {
        let mut counts: BTreeMap<char, f64> = BTreeMap::new();
        for (word, weight) in &rendered {
            word.chars().collect::<BTreeSet<char>>().into_iter().for_each(|c| *counts.entry(c).or_default() += weight);
        }
        let total: f64 = rendered.values().sum();
        let others = hundredths(SMOOTHING / (total + SMOOTHING));
        text.push_str(&format!("{key}\t{others}\t"));
        for (character, count) in counts {
            let usual = having[&character] / all;
            let ratio = (count + SMOOTHING * usual) / (total + SMOOTHING) / usual;
            text.push_str(&format!("{character}{}", hundredths(ratio)));
        }
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::it::words::key;

    #[test]
    fn the_table_is_that_of_the_lexicon() {
        let kept = include_str!("data/affinity.tsv").lines().filter(|line| !line.starts_with('#'));
        assert!(kept.eq(table().lines()), "run `cargo run --release --example affinity`");
    }

    #[test]
    fn words_go_with_what_their_characters_say() {
        for (word, near, far) in
            [("登记册", "iscritto", "montagna"), ("渔船", "pesca", "giudice"), ("病患", "malattia", "ponte")]
        {
            let [near, far] = [near, far].map(|italian| affinity(word, &key(italian)));
            assert!(near > 1.0 && far < near - 1.0, "{word}: {near} {far}");
        }
        assert_eq!(affinity("渔船", "nessuna parola"), 0.0);
        assert!(likelihood(4.0) > likelihood(1.0) && likelihood(1.0) > 0.0 && likelihood(-2.0) < 0.0);
    }
}
