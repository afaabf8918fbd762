//! The customer's own terms and names, looked up before the lists of the program.

#[cfg(feature = "embeddings")]
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::lexicon::{self, Lists};
#[cfg(feature = "embeddings")]
use crate::embedding::SentenceModel;
use crate::glossary::{Entry, EntryKind, Named};
use crate::lang::zh::fold::ChineseFold;
use crate::lang::zh::gazetteer::{Gazetteer, NameKind, Position, Role};
use crate::lang::zh::words::{self, Names};
use crate::normalise::Fold;

/// The customer's lists, in Simplified characters; empty where there are none.
#[derive(Debug, Clone, Default)]
pub struct OwnLists {
    terms: FxHashMap<String, Vec<String>>,
    names: FxHashMap<String, (NameKind, Vec<String>)>,
    /// Length in characters of the longest own word that begins with a character.
    longest: FxHashMap<char, usize>,
    /// A sentence-embedding model, for the aligner.
    #[cfg(feature = "embeddings")]
    model: Option<Arc<SentenceModel>>,
}

impl OwnLists {
    /// Indexes entries; the forms of rows with the same Chinese are put together in their order.
    pub fn new(entries: &[Entry]) -> Self {
        let mut own = Self::default();
        for entry in entries {
            // As a text in Traditional characters would be folded, with the words of Taiwan turned into those of the
            // mainland, and character by character.
            let (folded, simplified) =
                (ChineseFold::new(&Lists).fold(&entry.chinese).folded, hanconv::t2s(&entry.chinese));
            if simplified != folded {
                own.add(simplified, entry);
            }
            own.add(folded, entry);
        }
        own
    }

    fn add(&mut self, chinese: String, entry: &Entry) {
        let Some(first) = chinese.chars().next() else { return };
        let longest = self.longest.entry(first).or_default();
        *longest = (*longest).max(chinese.chars().count());
        let forms = match entry.kind {
            EntryKind::Term => self.terms.entry(chinese).or_default(),
            EntryKind::Name(named) => {
                let kind = named.map_or_else(|| kind_of(&chinese), kind);
                &mut self.names.entry(chinese).or_insert_with(|| (kind, Vec::new())).1
            }
        };
        for form in &entry.forms {
            if !forms.contains(form) {
                forms.push(form.clone());
            }
        }
    }

    /// The same lists, with a model that says how near two sentences are.
    #[cfg(feature = "embeddings")]
    #[must_use]
    pub fn with_model(self, model: Option<Arc<SentenceModel>>) -> Self {
        Self { model, ..self }
    }

    /// The sentence-embedding model, if there is one.
    #[cfg(feature = "embeddings")]
    pub fn model(&self) -> Option<&SentenceModel> {
        self.model.as_deref()
    }

    /// Whether no term and no name is in them.
    pub fn is_empty(&self) -> bool {
        self.longest.is_empty()
    }

    /// The renderings agreed on for a term.
    pub fn term(&self, term: &str) -> &[String] {
        self.terms.get(term).map_or(&[], Vec::as_slice)
    }

    /// What a name names, and its forms.
    pub fn name(&self, name: &str) -> Option<(NameKind, &[String])> {
        self.names.get(name).map(|(kind, forms)| (*kind, forms.as_slice()))
    }

    fn has(&self, text: &str) -> bool {
        self.terms.contains_key(text) || self.names.contains_key(text)
    }

    /// The terms of `text`, with their renderings. The text is cut into words, so that 口号 in 提出口号 is no 出口.
    pub fn terms_in<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (words::Word<'a>, &'a [String])> {
        let cut = if self.terms.is_empty() { Vec::new() } else { words::words_and_names(text, &AllLists::new(self)) };
        cut.into_iter().map(|word| (word, self.term(word.text))).filter(|(_, forms)| !forms.is_empty())
    }

    /// The terms and names of `text`, with all their forms.
    pub fn words_in<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (&'a str, Vec<&'a str>)> {
        let cut = if self.is_empty() { Vec::new() } else { words::words_and_names(text, &AllLists::new(self)) };
        cut.into_iter().filter(|word| self.has(word.text)).map(|word| {
            let names = self.name(word.text).map_or(&[][..], |(_, forms)| forms);
            (word.text, self.term(word.text).iter().chain(names).map(String::as_str).collect())
        })
    }
}

/// The customer's lists, and those of the program behind them.
#[derive(Debug, Clone, Copy)]
pub struct AllLists<'a> {
    /// The customer's.
    pub own: &'a OwnLists,
}

impl<'a> AllLists<'a> {
    /// `own` before the lists of the program.
    pub const fn new(own: &'a OwnLists) -> Self {
        Self { own }
    }

    /// The forms of `name` for which `fits` holds, and of a term of that spelling, the customer's first.
    pub fn forms(&self, name: &str, fits: impl Fn(NameKind) -> bool) -> Vec<String> {
        let own = self.own.name(name).filter(|(kind, _)| fits(*kind)).map_or(&[][..], |(_, forms)| forms);
        let listed = lexicon::names(name).iter().filter(|n| fits(n.kind)).flat_map(|n| crate::lang::tsv::cell(n.forms));
        let own = self.own.term(name).iter().chain(own).cloned();
        let mut forms: Vec<String> = own.collect();
        for form in listed {
            if !forms.iter().any(|known| known == form) {
                forms.push(form.to_owned());
            }
        }
        forms
    }
}

impl Names for AllLists<'_> {
    fn longest(&self, first: char, second: char) -> usize {
        Lists.longest(first, second).max(self.own.longest.get(&first).copied().unwrap_or(0))
    }

    fn is_name(&self, text: &str) -> bool {
        self.own.has(text) || Lists.is_name(text)
    }

    fn is_preferred(&self, text: &str) -> bool {
        self.own.has(text)
    }
}

impl Gazetteer for AllLists<'_> {
    fn kinds(&self, name: &str) -> Vec<(NameKind, &'static str)> {
        match self.own.name(name) {
            Some((kind, _)) => vec![(kind, "own")],
            None => Lists.kinds(name),
        }
    }

    fn role(&self, word: &str) -> Option<Role> {
        Lists.role(word)
    }

    fn is_sound(&self, character: char) -> bool {
        Lists.is_sound(character)
    }

    fn sound_weight(&self, character: char, position: Position) -> i32 {
        Lists.sound_weight(character, position)
    }

    fn distance(&self, name: &str, latin: &str) -> i32 {
        Lists.distance(name, latin)
    }

    fn is_latin_given(&self, word: &str) -> bool {
        Lists.is_latin_given(word)
    }

    fn abbreviation(&self, short: &str) -> Option<(&'static str, &'static str)> {
        Lists.abbreviation(short)
    }
}

const fn kind(named: Named) -> NameKind {
    match named {
        Named::Person => NameKind::Person,
        Named::Organisation => NameKind::Organisation,
        Named::Place => NameKind::Place,
    }
}

/// What a name of the customer's is where the row does not say: an organisation if it ends as one does, a place if it
/// ends with its level, else a person.
fn kind_of(name: &str) -> NameKind {
    let ends: Vec<usize> = name.char_indices().map(|(at, _)| at).skip(1).collect();
    let head = |at: &usize| Lists.role(&name[*at..]) == Some(Role::Head) && name[*at..].chars().count() >= 2;
    match () {
        () if ends.iter().any(head) => NameKind::Organisation,
        // province, city, county, district, town, township
        () if name.ends_with(['省', '市', '县', '区', '镇', '乡']) => NameKind::Place,
        () => NameKind::Person,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(rows: &[(&str, &str, EntryKind)]) -> OwnLists {
        let entry = |(zh, it, kind): &(&str, &str, EntryKind)| Entry {
            chinese: (*zh).to_owned(),
            forms: it.split('|').map(str::to_owned).collect(),
            kind: *kind,
        };
        OwnLists::new(&rows.iter().map(entry).collect::<Vec<_>>())
    }

    #[test]
    fn a_term_is_a_word_of_its_own() {
        let own =
            own(&[("出口", "export", EntryKind::Term), ("智慧農業", "agricoltura intelligente", EntryKind::Term)]);
        let found = |text| own.terms_in(text).map(|(word, _)| word.text.to_owned()).collect::<Vec<_>>();
        assert_eq!(found("提出口号"), Vec::<String>::new());
        assert_eq!(found("出口增长"), ["出口"]);
        assert_eq!(found("发展智慧农业项目"), ["智慧农业"]);
    }

    #[test]
    fn the_kind_of_a_name_shows_at_its_end() {
        let kind = |name| own(&[(name, "X", EntryKind::Name(None))]).name(name).map(|(kind, _)| kind);
        assert_eq!(kind("青禾研究院"), Some(NameKind::Organisation));
        assert_eq!(kind("云岭县"), Some(NameKind::Place));
        assert_eq!(kind("沈朗"), Some(NameKind::Person));
    }

    #[test]
    fn own_forms_come_first() {
        let own = own(&[("上海", "Sciangai", EntryKind::Name(Some(Named::Place)))]);
        let forms = AllLists::new(&own).forms("上海", |kind| kind == NameKind::Place);
        assert_eq!(forms[..2], ["Sciangai", "Shanghai"]);
    }
}
