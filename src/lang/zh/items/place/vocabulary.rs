//! The words that tell the name of a place.

use std::sync::LazyLock;

use crate::lang::tsv;

/// What a word does for the name of a place; the header of the data file says each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    Known,
    Feature,
    Venue,
    Way,
    Behind,
    Ending,
    Common,
    Chained,
    Counted,
    Pair,
    Event,
    Spelt,
}

/// The uses and how the data file calls them.
const USES: [(Use, &str); 12] = [
    (Use::Known, "known"),
    (Use::Feature, "feature"),
    (Use::Venue, "venue"),
    (Use::Way, "way"),
    (Use::Behind, "behind"),
    (Use::Ending, "ending"),
    (Use::Common, "common"),
    (Use::Chained, "chained"),
    (Use::Counted, "counted"),
    (Use::Pair, "pair"),
    (Use::Event, "event"),
    (Use::Spelt, "spelt"),
];

/// The words with the use `wanted`, the longest first.
pub(super) fn of(wanted: Use) -> impl Iterator<Item = &'static str> + Clone {
    WORDS[wanted as usize].iter().copied()
}

/// Whether `word` has the use `wanted`.
pub(super) fn is(word: &str, wanted: Use) -> bool {
    of(wanted).any(|listed| listed == word)
}

static WORDS: LazyLock<[Vec<&'static str>; USES.len()]> = LazyLock::new(|| {
    let mut lists = tsv::by_use(WORDS_AND_USES, USES.map(|(_, name)| name));
    for list in &mut lists {
        list.sort_by_key(|word| std::cmp::Reverse(word.len()));
    }
    lists
});

const WORDS_AND_USES: &str = include_str!("../../data/place-words.tsv");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_use_of_the_data_is_known_and_has_words() {
        assert_eq!(tsv::with_other_uses(WORDS_AND_USES, &USES.map(|(_, name)| name)), [""; 0]);
        for (at, (wanted, name)) in USES.iter().enumerate() {
            assert_eq!(*wanted as usize, at, "{name}");
            assert!(of(*wanted).next().is_some(), "{name}");
        }
        assert!(is("大剧院", Use::Venue) && !is("大剧院", Use::Way));
    }
}
