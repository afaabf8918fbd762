//! Whether an Italian passage denies something, by a word of its own, by a verb that holds a denial, or by a prefix.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::words::{Word, is_function_word, key, words};
use crate::lang::tsv;

/// Whether something in `text` denies. `is_known` says whether a word, inflected or not, is one that stands by itself; a
/// prefix denies where what it leaves is one: impossibile, disabitato, sfavorevole, but not industria.
pub fn denies(text: &str, is_known: &dyn Fn(&str) -> bool) -> bool {
    let words = words(text);
    // "Devono ancora annunciare": they have not yet.
    let not_yet = |pair: &[Word]| pair[1].text == "ancora" && NOT_YET.contains(&pair[0].text);
    words.windows(2).any(not_yet)
        || words.iter().any(|word| {
            let lower = word.text.to_lowercase();
            FORMS.contains(lower.as_str())
                || !is_function_word(&lower) && KEYS.contains(&key(&lower))
                || NO_ONE.iter().any(|stem| lower.starts_with(stem))
                || has_denying_prefix(&lower, is_known)
        })
}

/// Forms behind which "ancora" says that something has not been done.
const NOT_YET: &[&str] =
    &["deve", "devono", "doveva", "dovevano", "dovrà", "dovranno", "resta", "restano", "rimane", "rimangono"];

/// nessun, nessuna …; nient'altro; senz'altro.
const NO_ONE: &[&str] = &["nessun", "nient", "null", "senz", "inutil", "disap", "disacc"];

fn has_denying_prefix(word: &str, is_known: &dyn Fn(&str) -> bool) -> bool {
    let in_word = ["il", "im", "in", "ir"].iter().any(|prefix| word.starts_with(prefix));
    // What cannot be done needs no check: instancabile, insostituibile.
    if in_word && ["bile", "bili"].iter().any(|ending| word.ends_with(ending)) {
        return true;
    }
    let quality = ENDINGS.iter().any(|ending| word.ends_with(ending));
    let rest = PREFIXES.iter().filter(|_| quality).filter_map(|prefix| word.strip_prefix(prefix));
    rest.filter(|rest| rest.chars().count() >= SHORTEST).any(is_known)
}

/// Letters of a word behind its prefix.
const SHORTEST: usize = 4;

const PREFIXES: &[&str] = &["dis", "il", "im", "in", "ir"];

/// Endings of adjectives, participles and what is made of them: a prefix denies no verb (informare) and few things
/// (discorso).
const ENDINGS: &[&str] = &[
    "abile", "abili", "ale", "ali", "ante", "anti", "anza", "ata", "ate", "ati", "ato", "ente", "enti", "enza", "erta",
    "erte", "erti", "erto", "esa", "ese", "esi", "eso", "etta", "ette", "etti", "etto", "ibile", "ibili", "ice", "ici",
    "ile", "ili", "ita", "ite", "iti", "ito", "iva", "ive", "ivi", "ivo", "mente", "osa", "ose", "osi", "oso", "tà",
    "usta", "uste", "usti", "usto", "uta", "ute", "uti", "uto",
];

static FORMS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| tsv::rows(include_str!("data/denials.tsv")).map(|[word]| word).collect());

/// Keys of those that are inflected.
static KEYS: LazyLock<FxHashSet<String>> =
    LazyLock::new(|| FORMS.iter().filter(|word| !is_function_word(word)).map(|word| key(word)).collect());

#[cfg(test)]
mod tests {
    use super::*;

    fn known(word: &str) -> bool {
        ["possibile", "abitata", "favorevole"].contains(&word)
    }

    #[test]
    fn words_verbs_and_prefixes_deny() {
        for text in [
            "Non piove.",
            "Nessuna vittima.",
            "né l’uno né l’altro",
            "sono rimasti illesi",
            "è impossibile",
            "la zona disabitata",
            "ha evitato",
            "devono ancora annunciare il nome",
        ] {
            assert!(denies(text, &known), "{text}");
        }
    }

    #[test]
    fn what_only_begins_like_a_prefix_does_not() {
        for text in ["L’industria cresce.", "Ne parla il ministro.", "Il sistema della scuola"] {
            assert!(!denies(text, &known), "{text}");
        }
    }
}
