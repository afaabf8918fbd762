//! Chinese names by romanisations that have no one rule: Cantonese of Hong Kong and of Macao, Hokkien, Vietnamese, Korean.
//!
//! Of one syllable each place writes the vowels its own way (Yeung, Ieong; Wing, Veng; Shuet, Sut), but its first
//! and last consonants are those of the reading. So a given name is compared by the consonants of its syllables, beside
//! a surname that is spelt in a way print has.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::chinese_names;
use super::target::{TargetSentence, TargetWord, plain};
use crate::lang::tsv;
use crate::lang::zh::surname;

/// The words of `sentence` that are the name of `family` and `given`, in one of the two orders.
pub fn find(sentence: &TargetSentence, family: &str, given: &str) -> Option<Range<usize>> {
    let entry = surname::get(family).filter(|_| !given.is_empty())?;
    let families: Vec<String> = chinese_names::surnames(family).into_iter().map(plain).collect();
    let readings: Vec<Vec<String>> = given.chars().map(readings).collect();
    let cantonese: Vec<Vec<String>> = tsv::cell(entry.cantonese).map(syllables).collect();
    let is_family = |word: &str| {
        let macanese = || {
            cantonese
                .iter()
                .any(|of| of.len() > 1 && is_read(word, &of.iter().map(std::slice::from_ref).collect::<Vec<_>>()))
        };
        families.iter().any(|form| form == word) || macanese()
    };
    let is_given = |word: &str| is_read(word, &readings.iter().map(Vec::as_slice).collect::<Vec<_>>());
    (0..sentence.words.len()).filter(|at| sentence.words[*at].capital).find_map(|at| {
        let run = run_at(&sentence.words[at..]);
        (2..=run).rev().find_map(|length| {
            let words = &sentence.words[at..at + length];
            let fits = |cut: usize| {
                let joined = |words: &[TargetWord]| words.iter().map(|word| word.plain.as_str()).collect::<String>();
                let (first, second) = (joined(&words[..cut]), joined(&words[cut..]));
                is_family(&first) && is_given(&second) || is_family(&second) && is_given(&first)
            };
            (1..length).any(fits).then_some(at..at + length)
        })
    })
}

/// The words of a name at most: Ao Ieong Wai Fong.
const MOST_WORDS: usize = 4;

/// How many of `words`, from the first on, may be one name: capitals, and what a hyphen joins (Cho-ming).
fn run_at(words: &[TargetWord]) -> usize {
    let goes_on = |pair: &&[TargetWord]| {
        let hyphen = pair[1].start == pair[0].end + 1;
        pair[1].joined && (pair[1].capital || hyphen && !pair[1].function)
    };
    1 + words.windows(2).take(MOST_WORDS - 1).take_while(goes_on).count()
}

/// The syllables of a spelling that marks them: Au-Yeung, Au Yeung.
fn syllables(form: &str) -> Vec<String> {
    form.split(['-', ' ']).map(plain).filter(|syllable| !syllable.is_empty()).collect()
}

/// The readings of a character abroad.
fn readings(character: char) -> Vec<String> {
    let mut found = chinese_names::readings_of_the_south(character);
    found.extend(ABROAD.get(&character).into_iter().flat_map(|cell| tsv::cell(cell)).map(str::to_owned));
    found
}

/// Vietnamese and Korean readings.
static ABROAD: LazyLock<FxHashMap<char, &'static str>> = LazyLock::new(|| {
    tsv::rows(include_str!("../zh/data/readings-abroad.tsv"))
        .filter_map(|[zh, readings]| Some((zh.chars().next()?, readings)))
        .collect()
});

/// Whether `word` is made of one syllable for each of `readings`, by its consonants.
fn is_read(word: &str, readings: &[&[String]]) -> bool {
    let Some((first, rest)) = readings.split_first() else { return word.is_empty() };
    let longest = word.len().min(LONGEST_SYLLABLE);
    (1..=longest).filter(|end| word.is_char_boundary(*end)).any(|end| {
        let (syllable, behind) = word.split_at(end);
        first.iter().any(|reading| sounds_alike(reading, syllable)) && is_read(behind, rest)
    })
}

/// Letters of a syllable: kwong, hyung, nguyen.
const LONGEST_SYLLABLE: usize = 6;

/// Whether two spellings of one syllable agree in their consonants.
fn sounds_alike(reading: &str, syllable: &str) -> bool {
    let (a, b) = (parts(reading), parts(syllable));
    let glides = |one: &str, other: &str| matches!((one, other), ("y" | "w", "") | ("", "y" | "w"));
    let vowels = |of: &Parts| !of.vowels.is_empty();
    let first = a.first == b.first
        || glides(a.first, b.first) && (a.vowels.starts_with(GLIDES) || b.vowels.starts_with(GLIDES));
    first && a.last == b.last && vowels(&a) == vowels(&b)
}

/// What a glide is written with where it is written as a vowel.
const GLIDES: [char; 4] = ['i', 'u', 'e', 'o'];

/// A syllable, its consonants by class.
struct Parts<'a> {
    first: &'static str,
    vowels: &'a str,
    last: &'static str,
}

fn parts(syllable: &str) -> Parts<'_> {
    let (spelt, first) = INITIALS.iter().find(|(spelt, _)| syllable.starts_with(spelt)).copied().unwrap_or(("", ""));
    // U and I before another vowel are w and y: Kuan, Ieong.
    let rest = &syllable[spelt.len()..];
    let (vowels, last) =
        FINALS.iter().find_map(|(spelt, last)| Some((rest.strip_suffix(spelt)?, *last))).unwrap_or((rest, ""));
    let plain = vowels.bytes().all(|byte| b"aeiouywh".contains(&byte));
    let first =
        if first == "k" && vowels.len() > 1 && vowels.starts_with('u') && !last.is_empty() { "kw" } else { first };
    if plain { Parts { first, vowels, last } } else { Parts { first: "?", vowels: "", last } }
}

/// What the first consonant is spelt with and its class, longer spellings first.
const INITIALS: [(&str, &str); 38] = [
    ("kw", "kw"),
    ("gw", "kw"),
    ("qu", "kw"),
    ("ng", ""),
    ("tch", "ch"),
    ("ch", "ch"),
    ("ts", "ch"),
    ("tz", "ch"),
    ("cz", "ch"),
    ("tr", "ch"),
    ("sh", "s"),
    ("sz", "s"),
    ("th", "t"),
    ("ph", "f"),
    ("kh", "k"),
    ("gh", "k"),
    ("gi", "ch"),
    ("nh", "n"),
    ("hw", "w"),
    ("b", "p"),
    ("p", "p"),
    ("d", "t"),
    ("t", "t"),
    ("g", "k"),
    ("k", "k"),
    ("q", "k"),
    ("c", "ch"),
    ("j", "ch"),
    ("z", "ch"),
    ("s", "s"),
    ("x", "s"),
    ("h", "h"),
    ("f", "f"),
    ("v", "w"),
    ("w", "w"),
    ("y", "y"),
    ("l", "l"),
    ("r", "l"),
];

/// What the last consonant is spelt with and its class, longer spellings first.
const FINALS: [(&str, &str); 13] = [
    ("ng", "ng"),
    ("nh", "ng"),
    ("ch", "k"),
    ("ck", "k"),
    ("m", "m"),
    ("n", "n"),
    ("p", "p"),
    ("b", "p"),
    ("t", "t"),
    ("d", "t"),
    ("k", "k"),
    ("c", "k"),
    ("g", "k"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(text: &str, family: &str, given: &str) -> bool {
        find(&TargetSentence::new(text), family, given).is_some()
    }

    #[test]
    fn macao_and_hong_kong_spell_the_vowels_their_own_way() {
        assert!(finds("Parla Kuan I Man, professoressa.", "关", "绮雯"));
        assert!(finds("Il deputato Ao Ieong Kuong Un protesta.", "欧阳", "广源"));
        assert!(finds("La regista Hui Wing-lam ringrazia.", "许", "咏琳"));
        assert!(!finds("Parla Kuan Pou Lok, professore.", "关", "绮雯"));
        assert!(!finds("Parla Ho Pou Lok, professore.", "何", "咏仪"));
    }

    #[test]
    fn vietnamese_and_korean_names_go_by_their_readings() {
        assert!(finds("Le Van Hung coltiva caffè.", "黎", "文雄"));
        assert!(finds("Vu Thi Lan racconta.", "武", "氏兰"));
        assert!(finds("Per Park Jung-ah la situazione è tesa.", "朴", "正雅"));
    }
}
