//! One name spelt in two ways: slips in the names of Chinese persons, and two spellings of one person.

use strsim::levenshtein;

use super::chinese_names;
use super::target::{TargetSentence, TargetText, TargetWord, plain};
use crate::extract::item::{Item, Value};
use crate::link::Answer;

/// Given names shorter than this are too alike: Li, Lin.
const SHORTEST: usize = 5;
/// Letters by which a slip may differ.
const SLIP: usize = 2;

/// The surname of a Chinese person in one of the sentences `within`, with a given name that differs by a letter or two
/// from each that it may have.
pub fn slip(item: &Item, text: &TargetText, within: &[usize]) -> Option<Answer> {
    let Value::Chinese(name) = &item.value else { return None };
    let given = item.surface.get(name.surname.len()..).filter(|given| !given.is_empty())?;
    let surnames: Vec<String> = chinese_names::surnames(&name.surname).into_iter().map(plain).collect();
    let wanted: Vec<String> = chinese_names::given_spellings(given).iter().map(|form| plain(form)).collect();
    let wanted: Vec<String> = wanted.into_iter().filter(|form| form.len() >= SHORTEST).collect();
    let is_slip = |form: &str| {
        let distances = wanted.iter().map(|known| levenshtein(known, form));
        distances.min().is_some_and(|least| (1..=SLIP.min(form.len() / SHORTEST + 1)).contains(&least))
    };
    within.iter().find_map(|at| {
        let sentence = &text.sentences[*at];
        let is_surname = |word: &TargetWord| word.capital && surnames.contains(&word.plain);
        (0..sentence.words.len()).filter(|place| is_surname(&sentence.words[*place])).find_map(|place| {
            let span = given_beside(sentence, place).into_iter().find(|(form, _)| is_slip(form))?.1;
            Some(Answer { segment: *at, span, confidence: 80, variant: true })
        })
    })
}

/// The given names that may belong to the surname at `place`, behind it or before it, and where both stand.
fn given_beside(sentence: &TargetSentence, place: usize) -> Vec<(String, std::ops::Range<usize>)> {
    let words = &sentence.words;
    let mut found = Vec::new();
    let follows = |at: usize| words.get(at).is_some_and(|word| word.joined);
    if follows(place + 1) && words[place + 1].capital {
        found.push((words[place + 1].plain.clone(), words[place].start..words[place + 1].end));
        if follows(place + 2) {
            let two = format!("{}{}", words[place + 1].plain, words[place + 2].plain);
            found.push((two, words[place].start..words[place + 2].end));
        }
    }
    if place > 0 && words[place].joined && words[place - 1].capital {
        found.push((words[place - 1].plain.clone(), words[place - 1].start..words[place].end));
    }
    found
}

/// Whether `a` and `b`, as they stand in the Italian for one person, are two spellings and not a longer and a shorter
/// form: Lin Chih-hsuan and Lin Zhixuan, Zelensky and Zelenskij, but not Lin and Lin Chih-hsuan.
pub fn is_other(a: &str, b: &str, chinese: bool) -> bool {
    let (one, other) = (plain(a), plain(b));
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    let shared = one.contains(&other) || other.contains(&one) || sorted(&one) == sorted(&other);
    let full = |text: &str| text.trim().contains([' ', '-']);
    if shared || a.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    if chinese {
        return full(a) && full(b);
    }
    let distance = levenshtein(&one, &other);
    one.len().min(other.len()) >= SHORTEST && distance <= SLIP && one.chars().next() == other.chars().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_shorter_turned_and_hyphenated_are_one_spelling() {
        for (a, b) in [("Wei Shuyuan", "Wei"), ("Wei Shuyuan", "Shuyuan Wei"), ("Jiang Ruo-chuan", "Jiang Ruochuan")] {
            assert!(!is_other(a, b, true), "{a} {b}");
        }
        assert!(!is_other("Volodymyr Zelensky", "Zelensky", false) && !is_other("Donald", "Trump", false));
    }

    #[test]
    fn two_systems_and_a_letter_are_two() {
        assert!(is_other("Lin Chih-hsuan", "Lin Zhixuan", true) && is_other("Zelensky", "Zelenskij", false));
    }
}
