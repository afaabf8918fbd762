//! The vaguer words that stand where a name has gone.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::lexicon;
use super::phrase::content_keys;
use crate::extract::ItemKind;
use crate::lang::it::words;
use crate::lang::tsv;

/// The words that may stand vaguely for an item of this kind, in the order of their bytes.
pub fn words_for(kind: ItemKind) -> &'static [&'static str] {
    WORDS.get(&listed_as(kind)).map_or(&[], Vec::as_slice)
}

/// Whether a word with this key may stand vaguely for an item of this kind.
pub fn stands_for(kind: ItemKind, key: &str) -> bool {
    static KEYS: LazyLock<FxHashMap<ItemKind, FxHashSet<String>>> = LazyLock::new(|| {
        let keys = |(kind, list): (&ItemKind, &Vec<&str>)| (*kind, list.iter().map(|word| words::key(word)).collect());
        WORDS.iter().map(keys).collect()
    });
    KEYS.get(&listed_as(kind)).is_some_and(|keys| keys.contains(key))
}

/// What stands for a term is what stands for a title.
const fn listed_as(kind: ItemKind) -> ItemKind {
    match kind {
        ItemKind::Term => ItemKind::Title,
        other => other,
    }
}

static WORDS: LazyLock<FxHashMap<ItemKind, Vec<&'static str>>> = LazyLock::new(|| {
    let mut words: FxHashMap<ItemKind, Vec<&'static str>> = FxHashMap::default();
    for [word, kinds] in tsv::rows(include_str!("data/generic-words.tsv")) {
        for kind in ItemKind::ALL.into_iter().filter(|kind| tsv::cell(kinds).any(|name| name == kind.name())) {
            words.entry(kind).or_default().push(word);
        }
    }
    words
});

/// Whether a word with this key says what kind of body a name names: ministero, dipartimento, associazione.
pub fn is_head(key: &str) -> bool {
    static HEADS: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
        lexicon::heads().flat_map(tsv::cell).filter_map(|form| content_keys(form).into_iter().next()).collect()
    });
    HEADS.contains(key)
}

/// Attributions without a speaker: "è stato dichiarato", "si è appreso".
pub fn impersonal(text: &str) -> Option<&str> {
    let lower = text.to_lowercase();
    let start = [
        "è stato ",
        "è stata ",
        "sono stati ",
        "sono state ",
        "si è appreso",
        "secondo quanto",
        "stando a quanto",
        "si legge",
        "viene ",
        "si afferma",
        "si sottolinea",
    ]
    .iter()
    .filter_map(|phrase| lower.find(phrase))
    .min()?;
    if lower.len() != text.len() {
        return None;
    }
    let rest = &text[start..];
    let end = rest.match_indices([' ', ',', '.']).nth(2).map_or(rest.len(), |(at, _)| at);
    Some(rest[..end].trim_end_matches([',', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_named_in_the_table_is_one() {
        let known = |name: &str| ItemKind::ALL.iter().any(|kind| kind.name() == name);
        let kinds = tsv::rows(include_str!("data/generic-words.tsv")).flat_map(|[_, kinds]| tsv::cell(kinds));
        assert_eq!(kinds.filter(|name| !known(name)).collect::<Vec<_>>(), [""; 0]);
    }

    #[test]
    fn vague_words_stand_for_their_kind_alone() {
        assert!(stands_for(ItemKind::Person, &words::key("funzionari")));
        assert!(stands_for(ItemKind::Term, &words::key("progetto")));
        assert!(!stands_for(ItemKind::Place, &words::key("funzionari")));
    }
}
