//! The words of Italian and the key under which their forms meet: the stem of the lemma, irregular verbs and word
//! families brought together.

use std::cell::RefCell;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::lang::tsv;

/// A word and where it stands, in bytes of the text it was cut from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'a> {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The word as written, without the apostrophe of an elision.
    pub text: &'a str,
}

/// The words of `text`: runs of letters and digits; an apostrophe parts two words (dell'industria), a hyphen too.
pub fn words(text: &str) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices() {
        match (character.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push(Word { start: from, end: at, text: &text[from..at] });
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        found.push(Word { start: from, end: text.len(), text: &text[from..] });
    }
    found
}

/// Whether `word`, in lower case, only holds the sentence together: articles, prepositions, auxiliaries.
pub fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.contains(&word)
}

/// The key of `word` in any case: two words have one key if a reader checking coverage would call them one.
pub fn key(word: &str) -> String {
    thread_local! {
        static KNOWN: RefCell<FxHashMap<String, String>> = RefCell::default();
    }
    KNOWN.with_borrow_mut(|known| {
        if let Some(key) = known.get(word) {
            return key.clone();
        }
        if known.len() > CACHE_LIMIT {
            known.clear();
        }
        let key = fresh_key(word);
        known.insert(word.to_owned(), key.clone());
        key
    })
}

/// Words kept by each thread before the cache starts anew: a few megabytes.
const CACHE_LIMIT: usize = 60_000;

fn fresh_key(word: &str) -> String {
    let lower = word.to_lowercase();
    if let Some(adjective) = adjective(&lower) {
        return FAMILIES.get(&adjective).cloned().unwrap_or(adjective);
    }
    let lemma = IRREGULAR.get(lower.as_str()).copied().unwrap_or(&lower);
    let stem = stem(lemma);
    FAMILIES.get(stem.as_str()).cloned().unwrap_or(stem)
}

fn stem(lemma: &str) -> String {
    let lower = lemma.to_lowercase();
    adjective(&lower).unwrap_or_else(|| STEMMER.stem(&lower).into_owned())
}

/// The stem of an adjective in -ano, which the stemmer takes for a verb in its masculine singular alone.
fn adjective(lower: &str) -> Option<String> {
    let base = ["ano", "ana", "ani", "ane"].iter().find_map(|ending| lower.strip_suffix(ending))?;
    ADJECTIVES.contains(format!("{base}ano").as_str()).then(|| format!("{base}an"))
}

static ADJECTIVES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| tsv::rows(include_str!("data/adjectives.tsv")).map(|[word]| word).collect());

static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::Italian));

/// Irregular form → lemma.
static IRREGULAR: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut forms = FxHashMap::default();
    for [lemma, cell] in tsv::rows(include_str!("data/verbs.tsv")) {
        for form in tsv::cell(cell) {
            forms.entry(form).or_insert(lemma);
        }
    }
    forms
});

/// `text` in lower case, every character in its own bytes, so that places in it are places in `text`.
pub fn lowered(text: &str) -> String {
    text.chars().map(lowered_character).collect()
}

fn lowered_character(character: char) -> char {
    if character.is_ascii() {
        return character.to_ascii_lowercase();
    }
    let mut lower = character.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) if one.len_utf8() == character.len_utf8() => one,
        _ => character,
    }
}

/// Stem → the stem that stands for its family.
static FAMILIES: LazyLock<FxHashMap<String, String>> = LazyLock::new(|| {
    let mut families = FxHashMap::default();
    for [row] in tsv::rows(include_str!("data/families.tsv")) {
        // A stem that two families share stays with the first, or both would become one: accadere, avvenire, futuro.
        let stems: Vec<String> = tsv::cell(row).map(stem).filter(|stem| !families.contains_key(stem)).collect();
        let Some(head) = stems.first().cloned() else { continue };
        for stem in stems {
            families.insert(stem, head.clone());
        }
    }
    families
});

const FUNCTION_WORDS: &[&str] = &[
    "a", "abbia", "abbiamo", "abbiano", "ad", "agli", "ai", "al", "all", "alla", "alle", "allo", "anche", "avere",
    "aveva", "avevano", "avuto", "c", "che", "chi", "ci", "ciò", "coi", "col", "come", "con", "cui", "d", "da",
    "dagli", "dai", "dal", "dall", "dalla", "dalle", "dallo", "degli", "dei", "del", "dell", "della", "delle", "dello",
    "di", "e", "ed", "egli", "era", "erano", "essa", "esse", "essere", "essi", "esso", "fu", "furono", "gli", "ha",
    "hanno", "ho", "i", "il", "in", "io", "l", "la", "le", "lei", "li", "lo", "loro", "lui", "ma", "mi", "n", "ne",
    "negli", "nei", "nel", "nell", "nella", "nelle", "nello", "noi", "non", "o", "od", "ogni", "per", "perché", "più",
    "qual", "quale", "quali", "quel", "quell", "quella", "quelle", "quelli", "quello", "quegli", "quei", "quest",
    "questa", "queste", "questi", "questo", "s", "sarà", "saranno", "sarebbe", "se", "sé", "si", "sia", "siano",
    "siamo", "sono", "stata", "state", "stati", "stato", "su", "sua", "sue", "sugli", "sui", "sul", "sull", "sulla",
    "sulle", "sullo", "suo", "suoi", "te", "ti", "tra", "fra", "tu", "un", "una", "uno", "v", "vi", "voi", "è", "sta",
    "sto", "ve", "me", "mio", "mia", "tuo", "tua", "nostro", "nostra", "vostro", "vostra",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_words_at_apostrophes() {
        let texts: Vec<&str> = words("L'industria dell'auto: 25ª, sino-italiano").iter().map(|w| w.text).collect();
        assert_eq!(texts, ["L", "industria", "dell", "auto", "25ª", "sino", "italiano"]);
    }

    #[test]
    fn no_word_stands_in_two_families() {
        let mut seen = FxHashSet::default();
        for [row] in tsv::rows(include_str!("data/families.tsv")) {
            for word in tsv::cell(row) {
                assert!(seen.insert(word), "{word} stands in two families");
            }
        }
    }

    #[test]
    fn families_are_not_joined_through_a_word_of_both() {
        for (a, b) in [("evento", "futuro"), ("capo", "autista"), ("successore", "evento"), ("acquisto", "capo")] {
            assert_ne!(key(a), key(b), "{a} {b}");
        }
    }

    #[test]
    fn forms_of_a_word_have_one_key() {
        for (a, b) in [
            ("aziende", "azienda"),
            ("hanno", "avere"),
            ("fatto", "fare"),
            ("cinese", "cinesi"),
            ("Industriale", "industriali"),
            ("crescita", "crescere"),
            ("italiano", "italiane"),
            ("Canada", "canadesi"),
        ] {
            assert_eq!(key(a), key(b), "{a} {b}");
        }
        assert_ne!(key("porto"), key("portavoce"));
    }
}
