//! Traditional characters that become one of several Simplified ones, which are read differently.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::words;
use crate::lang::tsv;

/// A character whose Simplified form was chosen without a word that decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ambiguous {
    /// As it was read.
    pub raw: char,
    /// What it was taken for, and its reading.
    pub taken: (char, &'static str),
    /// What else it may be, and the reading of that.
    pub other: (char, &'static str),
}

/// The character at `at` (bytes) of the folded `text`, which was `raw` before it was folded, if it could have become
/// another one and no word of the list around it decides.
pub fn at(text: &str, at: usize, raw: char) -> Option<Ambiguous> {
    let folded = text[at..].chars().next()?;
    let forms = FORMS.get(&raw)?;
    let taken = forms.iter().find(|(form, _)| *form == folded)?;
    let other = forms.iter().find(|(form, _)| *form != folded)?;
    let decides = |word: &words::Word| word.start <= at && at < word.end && word.text.chars().count() >= 2;
    let decided = words::words(text).iter().any(decides);
    (!decided).then_some(Ambiguous { raw, taken: *taken, other: *other })
}

/// Traditional character → its Simplified forms with their readings.
static FORMS: LazyLock<FxHashMap<char, Vec<(char, &'static str)>>> = LazyLock::new(|| {
    let mut forms: FxHashMap<char, Vec<(char, &'static str)>> = FxHashMap::default();
    for [reading, raw, simplified] in tsv::rows(include_str!("data/ambiguous-characters.tsv")) {
        let (raw, simplified) = (raw.chars().next(), simplified.chars().next());
        if let (Some(raw), Some(simplified)) = (raw, simplified) {
            forms.entry(raw).or_default().push((simplified, reading));
        }
    }
    forms
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_ambiguous_and_a_word_is_not() {
        let found = at("陈干元", "陈".len(), '乾').expect("dry, or a name");
        assert_eq!((found.taken, found.other), (('干', "gan"), ('乾', "qian")));
        assert_eq!(at("干燥", 0, '乾'), None);
        assert_eq!(at("干", 0, '干'), None);
    }
}
