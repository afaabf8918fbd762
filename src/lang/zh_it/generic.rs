//! The vaguer words that stand where a name has gone.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::lexicon;
use super::phrase::content_keys;
use super::target;
use crate::extract::ItemKind;
use crate::lang::it::words::{self, lowered};
use crate::lang::tsv;

/// The words that may stand vaguely for an item of this kind, in the order of their bytes.
pub fn words_for(kind: ItemKind) -> &'static [&'static str] {
    WORDS.get(&listed_as(kind)).map_or(&[], Vec::as_slice)
}

/// Whether a word, in lower case without accents, may stand vaguely for an item of this kind: one of the words of the
/// table in the singular or in the plural, not any word that has their stem ("studiare" beside "studioso", "partita"
/// beside "partito").
pub fn stands_for(kind: ItemKind, plain: &str) -> bool {
    static PLAIN: LazyLock<FxHashMap<ItemKind, FxHashSet<String>>> = LazyLock::new(|| {
        let plain =
            |(kind, list): (&ItemKind, &Vec<&str>)| (*kind, list.iter().map(|word| target::plain(word)).collect());
        WORDS.iter().map(plain).collect()
    });
    let kind = listed_as(kind);
    let Some(words) = PLAIN.get(&kind) else { return false };
    // "la funzionaria" stands for a person as "il funzionario" does.
    let inflected = !matches!(kind, ItemKind::Organisation | ItemKind::Title);
    let masculine =
        |noun: &str| inflected && noun.strip_suffix('a').is_some_and(|trunk| words.contains(&format!("{trunk}o")));
    singulars(plain).iter().any(|noun| words.contains(noun) || masculine(noun))
}

/// Whether a word, in lower case without accents, is a vague quantity in this very form: "alcune", "decine", "parte",
/// but no "partire", "vario".
pub fn is_vague_figure(plain: &str) -> bool {
    static FORMS: LazyLock<FxHashSet<String>> =
        LazyLock::new(|| words_for(ItemKind::Number).iter().map(|word| target::plain(word)).collect());
    FORMS.contains(plain)
}

/// Whether a word with this key, whatever its form, may stand vaguely for an item of this kind.
pub fn has_stem(kind: ItemKind, key: &str) -> bool {
    static KEYS: LazyLock<FxHashMap<ItemKind, FxHashSet<String>>> = LazyLock::new(|| {
        let keys = |(kind, list): (&ItemKind, &Vec<&str>)| (*kind, list.iter().map(|word| words::key(word)).collect());
        WORDS.iter().map(keys).collect()
    });
    KEYS.get(&listed_as(kind)).is_some_and(|keys| keys.contains(key))
}

/// What the singular of a noun, in plain letters, may be: itself, and what its ending allows.
fn singulars(plain: &str) -> Vec<String> {
    const ENDINGS: [(&str, &[&str]); 6] = [
        ("chi", &["co"]),
        ("ghi", &["go"]),
        ("che", &["ca"]),
        ("ghe", &["ga"]),
        ("i", &["o", "e", "a", "io"]),
        ("e", &["a", "ia"]),
    ];
    let turned = ENDINGS
        .iter()
        .filter_map(|(plural, singular)| plain.strip_suffix(plural).map(|trunk| (trunk, singular)))
        .flat_map(|(trunk, singular)| singular.iter().map(move |ending| format!("{trunk}{ending}")));
    std::iter::once(plain.to_owned()).chain(turned).collect()
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

/// Whether a word with this key says what kind of body a name names: ministero, dipartimento, associazione, University.
pub fn is_head(key: &str) -> bool {
    static HEADS: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
        let english = lexicon::english_heads().flat_map(tsv::cell).filter_map(|form| content_keys(form).pop());
        heads().filter_map(|form| content_keys(form).into_iter().next()).chain(english).collect()
    });
    HEADS.contains(key)
}

/// Whether a word, in lower case without accents, is the noun of a head in the singular or in the plural: a form of a verb
/// with its stem is none.
pub fn is_head_noun(plain: &str) -> bool {
    singulars(plain).iter().any(|noun| HEAD_NOUNS.contains(noun))
}

/// Whether a word is the noun of a head in the plural only: servizi, istituti.
pub fn is_plural_head(plain: &str) -> bool {
    singulars(plain).iter().any(|noun| noun != plain && HEAD_NOUNS.contains(noun))
}

/// The nouns that heads of bodies begin with, as they are listed.
static HEAD_NOUNS: LazyLock<FxHashSet<String>> =
    LazyLock::new(|| heads().filter_map(|form| form.split([' ', '\'']).next()).map(target::plain).collect());

fn heads() -> impl Iterator<Item = &'static str> {
    lexicon::heads().flat_map(tsv::cell)
}

/// An attribution without a speaker, up to its verb of saying: "è stato osservato", "secondo quanto dichiarato", "si è
/// appreso". What is done without saying who ("è stata una giornata") attributes nothing.
pub fn impersonal(text: &str) -> Option<&str> {
    const LEADS: [&str; 9] = [
        "è stato ",
        "è stata ",
        "sono stati ",
        "sono state ",
        "è ",
        "viene ",
        "vengono ",
        "secondo quanto ",
        "stando a quanto ",
    ];
    const SAID: [&str; 20] = [
        "affermat",
        "aggiunt",
        "annunciat",
        "appres",
        "chiarit",
        "comunicat",
        "dett",
        "dichiarat",
        "evidenziat",
        "indicat",
        "osservat",
        "precisat",
        "ribadit",
        "ricordat",
        "riferit",
        "rilevat",
        "segnalat",
        "sottolineat",
        "spiegat",
        "riportat",
    ];
    let lowered = lowered(text);
    let lower = lowered.as_str();
    let said = |rest: &str| {
        let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let trunk = rest[..length].strip_suffix(['o', 'a', 'i', 'e'])?;
        SAID.contains(&trunk).then_some(length)
    };
    let found = LEADS.iter().enumerate().flat_map(|(order, lead)| {
        // "Si è appreso", but not "è detto" alone.
        lower.match_indices(lead).filter_map(move |(at, _)| {
            let start = if *lead == "è " { lower[..at].ends_with("si ").then(|| at - "si ".len())? } else { at };
            Some((order, start, at + lead.len()))
        })
    });
    let said =
        found.filter_map(|(order, start, verb)| said(&lower[verb..]).map(|length| (start, order, verb + length)));
    said.min().map(|(start, _, end)| &text[start..end])
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
        assert!(stands_for(ItemKind::Person, "funzionari") && stands_for(ItemKind::Person, "funzionarie"));
        assert!(stands_for(ItemKind::Term, "progetto"));
        assert!(!stands_for(ItemKind::Place, "funzionari"));
    }

    #[test]
    fn an_attribution_has_a_verb_of_saying() {
        assert_eq!(impersonal("Ieri è stato osservato che manca tempo"), Some("è stato osservato"));
        assert_eq!(impersonal("Secondo quanto dichiarato dal comune"), Some("Secondo quanto dichiarato"));
        assert_eq!(impersonal("Lunedì si è appreso il resto"), Some("si è appreso"));
        assert_eq!(impersonal("È stata una lunga giornata"), None);
        // Capitals whose small letters have other lengths, which make up for one another.
        assert_eq!(impersonal("\u{130}\u{130}\u{212a}è stato detto"), Some("è stato detto"));
    }

    #[test]
    fn other_words_of_the_same_stem_stand_for_nothing() {
        assert!(stands_for(ItemKind::Organisation, "partiti") && !stands_for(ItemKind::Organisation, "partite"));
        assert!(!stands_for(ItemKind::Person, "studiare") && !stands_for(ItemKind::Organisation, "segnalato"));
        assert!(is_head_noun("ministeri") && !is_head_noun("potra"));
    }
}
