//! Names of the Italian that may be those of somebody or something whose form no list has.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{ItalianMatcher, answer, is_latin, overlaps};
use crate::extract::item::Value;
use crate::extract::{Item, ItemKind};
use crate::lang::zh_it::sound;
use crate::link::FreeName;

/// How far a name may be from what is heard for the two to be somewhat alike; [`sound::ALIKE`] is for one mention.
const SOMEWHAT: f64 = 0.65;

/// Letters of a name at least.
const LETTERS: usize = 3;

/// How sure such an answer is, 0 to 100.
const SURE: u8 = 60;

impl ItalianMatcher<'_> {
    /// Whether no list has the name of `item`, nor do its words or its Chinese reading tell its rendering.
    pub(super) fn is_unlisted(&self, item: &Item) -> bool {
        let read = matches!(item.value, Value::Chinese(_));
        let certain = item.kind == ItemKind::Organisation && self.has_certain_forms(item);
        !read && !certain && !is_latin(&item.surface) && self.listed_forms(&item.surface, item.kind).is_empty()
    }

    /// The names among `within` that neither `claimed` covers nor a word of the sentence of `item` or its neighbours
    /// explains.
    pub(super) fn names_answering_nothing(
        &self,
        item: &Item,
        within: &[usize],
        claimed: &[(usize, Range<usize>)],
    ) -> Vec<FreeName> {
        let mut found = Vec::new();
        for at in within {
            let sentence = self.sentence(*at);
            let is_free = |place: &usize| {
                let word = &sentence.words[*place];
                word.capital
                    && word.is_of_content()
                    && word.plain.len() >= LETTERS
                    && !overlaps(claimed, *at, &(word.start..word.end))
                    && self.always_capital().contains_key(&word.plain)
            };
            let free: Vec<usize> = (0..sentence.words.len()).filter(is_free).collect();
            if free.is_empty() {
                continue;
            }
            let explained = self.words_answering(item, sentence);
            found.extend(free.into_iter().filter(|place| !explained.contains(place)).map(|place| {
                let key = sentence.words[place].plain.clone();
                let alike = sound::heard(&item.surface, &key) < SOMEWHAT;
                FreeName { key, answer: answer(*at, sentence, &(place..place + 1), SURE), alike }
            }));
        }
        found
    }

    /// How many sentences have each word that the text writes with a capital wherever it stands.
    pub(super) fn always_capital(&self) -> &FxHashMap<String, usize> {
        self.capitals.get_or_init(|| {
            let mut found: FxHashMap<String, usize> = FxHashMap::default();
            let mut small: FxHashSet<&str> = FxHashSet::default();
            for sentence in &self.text.sentences {
                let mut here: Vec<&str> = Vec::new();
                for word in sentence.words.iter().filter(|word| word.is_of_content()) {
                    if !word.capital {
                        small.insert(&word.plain);
                    } else if !here.contains(&word.plain.as_str()) {
                        here.push(&word.plain);
                    }
                }
                here.into_iter().for_each(|word| *found.entry(word.to_owned()).or_default() += 1);
            }
            found.retain(|word, _| !small.contains(word.as_str()));
            found
        })
    }
}
