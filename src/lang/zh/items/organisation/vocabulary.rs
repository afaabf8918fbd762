//! Words by what they are to the name of a body.

use std::sync::LazyLock;

use crate::lang::tsv;

/// What a word is to the name of a body.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Use {
    /// A head that only names of bodies have: commission, federation, ministry, university, company ….
    StrongHead,
    /// Department, authority, institution: descriptions as often as names.
    GenericHead,
    /// Forum, congress, summit, fair, festival, league ….
    Event,
    /// What newspapers are called: daily, times, herald ….
    Newspaper,
    /// What a body is for: promotion, protection, management, rescue ….
    Matter,
    /// Of what sort a body is: sham, across borders, of the state, small ….
    Sort,
    /// What a country has a centre of without its being a body: economy, politics, trade ….
    Seat,
    /// What is done to bodies: take over, accuse, search, receive from, go through ….
    Governs,
    /// What joins two bodies that act together: jointly with, hand in hand with, charge with ….
    Joins,
    /// What never stands inside a name.
    Never,
    /// What is organised, or with what 组织 makes one verb: 组织集会 hold a rally, 组织开展 carry out.
    Organised,
}

const USES: [(Use, &str); 11] = [
    (Use::StrongHead, "strong"),
    (Use::GenericHead, "generic"),
    (Use::Event, "event"),
    (Use::Newspaper, "newspaper"),
    (Use::Matter, "matter"),
    (Use::Sort, "sort"),
    (Use::Seat, "seat"),
    (Use::Governs, "governs"),
    (Use::Joins, "joins"),
    (Use::Never, "never"),
    (Use::Organised, "organised"),
];

/// The words of one use, in the order of their bytes.
pub(super) fn words_that(wanted: Use) -> &'static [&'static str] {
    static WORDS: LazyLock<[Vec<&'static str>; USES.len()]> =
        LazyLock::new(|| tsv::by_use(WORDS_AND_USES, USES.map(|(_, name)| name)));
    &WORDS[wanted as usize]
}

const WORDS_AND_USES: &str = include_str!("../../data/body-words.tsv");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_use_has_words_and_each_word_a_known_use() {
        for (at, (of, name)) in USES.into_iter().enumerate() {
            assert_eq!(of as usize, at, "{name}");
            assert!(!words_that(of).is_empty(), "{name}");
        }
        assert_eq!(tsv::with_other_uses(WORDS_AND_USES, &USES.map(|(_, name)| name)), [""; 0]);
    }
}
