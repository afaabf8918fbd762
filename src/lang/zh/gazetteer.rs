//! What the recognisers need to know of names that are listed: the pack of a language pair has the lists.

use super::words::{Nameless, Names};

/// What a listed name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A place.
    Place,
    /// A body.
    Organisation,
    /// A person known in full.
    Person,
    /// A piece of a foreign person's name.
    ForeignName,
    /// A film, a book, an opera, a series.
    Work,
}

/// The part that a word plays in the name of an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Ends the name and says what it is: 委员会 commission.
    Head,
    /// Says of what level: 市 municipal.
    Level,
    /// Says what it deals with: 科学技术 science and technology.
    Topic,
}

/// Where a character stands in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Position {
    /// It begins the name.
    First,
    /// It stands between others.
    Inside,
    /// It ends the name.
    Last,
}

/// Lists of names.
pub trait Gazetteer: Names {
    /// What `name`, in Simplified characters, may name, with the class of the list; empty where it is in none.
    fn kinds(&self, name: &str) -> Vec<(NameKind, &'static str)>;
    /// What `word` does in the name of an organisation.
    fn role(&self, word: &str) -> Option<Role>;
    /// Whether `character` is used to write foreign names by sound.
    fn is_sound(&self, character: char) -> bool;
    /// How much `character` at `position` speaks for a foreign name against a Chinese word: the natural logarithm of
    /// the ratio of the two likelihoods, in hundredths.
    fn sound_weight(&self, character: char, position: Position) -> i32;
    /// How far a name in Latin letters is from the sound of a Chinese one, in hundredths: 0 the same, 100 unrelated.
    fn distance(&self, name: &str, latin: &str) -> i32;
    /// Whether `word` is a given name in Latin letters.
    fn is_latin_given(&self, word: &str) -> bool;
    /// The full forms a short one may stand for (沪 → 上海; 京津冀 → 北京, 天津, 河北), with the kind of the list.
    fn abbreviation(&self, short: &str) -> Option<(&'static str, &'static str)>;
}

impl Gazetteer for Nameless {
    fn kinds(&self, _name: &str) -> Vec<(NameKind, &'static str)> {
        Vec::new()
    }

    fn role(&self, _word: &str) -> Option<Role> {
        None
    }

    fn is_sound(&self, _character: char) -> bool {
        false
    }

    fn sound_weight(&self, _character: char, _position: Position) -> i32 {
        0
    }

    fn distance(&self, _name: &str, _latin: &str) -> i32 {
        100
    }

    fn is_latin_given(&self, _word: &str) -> bool {
        false
    }

    fn abbreviation(&self, _short: &str) -> Option<(&'static str, &'static str)> {
        None
    }
}

/// A listed name in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Where it stands, in bytes of the sentence.
    pub span: std::ops::Range<usize>,
    /// What it may name.
    pub kinds: Vec<(NameKind, &'static str)>,
}

/// The class of a listed name among those of kind `kind`, if it may be one.
pub fn class_of(listed: &Listed, kind: NameKind) -> Option<&'static str> {
    listed.kinds.iter().find(|(k, _)| *k == kind).map(|(_, class)| *class)
}

/// Whether no Latin letter or digit beside the name goes on with it: F1 is no part of F125.
fn is_whole(sentence: &str, start: usize, end: usize) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let runs_on = |inside: Option<char>, outside: Option<char>| latin(inside) && latin(outside);
    !runs_on(sentence[start..].chars().next(), sentence[..start].chars().next_back())
        && !runs_on(sentence[..end].chars().next_back(), sentence[end..].chars().next())
}

/// The listed names in `sentence`, the longest first from the left, at least two characters long.
pub fn listed(sentence: &str, gazetteer: &dyn Gazetteer) -> Vec<Listed> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = sentence[at..].chars().next() {
        let name = longest_at(sentence, at, gazetteer)
            .map(|name| place_before_a_longer_name(sentence, &name, gazetteer).unwrap_or(name));
        at = name.as_ref().map_or(at + first.len_utf8(), |name| name.span.end);
        found.extend(name);
    }
    found
}

/// The longest listed name that begins at byte `at`.
fn longest_at(sentence: &str, at: usize, gazetteer: &dyn Gazetteer) -> Option<Listed> {
    let mut characters = sentence[at..].chars();
    let longest = gazetteer.longest(characters.next()?, characters.next()?);
    let ends: Vec<usize> = sentence[at..].char_indices().map(|(i, c)| at + i + c.len_utf8()).take(longest).collect();
    let whole = ends.into_iter().skip(1).rev().filter(|end| is_whole(sentence, at, *end));
    whole
        .map(|end| Listed { span: at..end, kinds: gazetteer.kinds(&sentence[at..end]) })
        .find(|name| !name.kinds.is_empty())
}

/// 美国|国会山报, not 美国国会|山报: the place that `name` begins with, where the rest of it begins a longer name.
fn place_before_a_longer_name(sentence: &str, name: &Listed, gazetteer: &dyn Gazetteer) -> Option<Listed> {
    let text = &sentence[name.span.clone()];
    let cuts = text.char_indices().map(|(at, _)| name.span.start + at).skip(2);
    let place = cuts
        .map(|cut| Listed { span: name.span.start..cut, kinds: gazetteer.kinds(&sentence[name.span.start..cut]) })
        .find(|place| class_of(place, NameKind::Place).is_some())?;
    let rest = longest_at(sentence, place.span.end, gazetteer)?;
    (rest.span.end > name.span.end).then_some(place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::zh_it::lexicon::Lists;

    #[test]
    fn a_place_gives_way_to_a_longer_name_behind_it() {
        let names =
            |text: &'static str| listed(text, &Lists).into_iter().map(|name| &text[name.span]).collect::<Vec<_>>();
        assert_eq!(names("美国国会山报"), ["美国", "国会山报"]);
        assert_eq!(names("美国国会"), ["美国国会"]);
    }
}
