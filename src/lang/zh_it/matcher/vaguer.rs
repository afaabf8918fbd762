//! The vaguer words that stand where a name has gone.

use std::ops::Range;

use super::ItalianMatcher;
use crate::extract::item::Value;
use crate::extract::{Item, ItemKind};
use crate::lang::zh::person;
use crate::lang::zh_it::generic;
use crate::lang::zh_it::phrase::{Unit, content_keys};
use crate::link::Instead;

impl ItalianMatcher<'_> {
    /// The office in front of a person in Italian, the head of an organisation, or any word that stands for one.
    pub(super) fn vaguer(&self, item: &Item, within: &[usize]) -> Option<Instead> {
        let before = &self.source.normalised.folded[self.source.segments[item.segment].span.start..item.span.start];
        let own: Vec<_> = match item.kind {
            ItemKind::Person => {
                person::office_before(before).map_or_else(Vec::new, |office| self.phrases.units(office))
            }
            ItemKind::Organisation => match &item.value {
                Value::ShortFor(full) => self.phrases.parts(&self.with_long_forms(&item.surface, full)),
                _ => self.phrases.parts(&item.surface),
            },
            _ => Vec::new(),
        };
        let place = |unit: &Unit| {
            within.iter().find_map(|at| unit.renderings.place_in(self.sentence(*at)).map(|words| (*at, words)))
        };
        let head = own.last().filter(|_| item.kind == ItemKind::Organisation);
        if let Some((at, words)) = head.and_then(place).or_else(|| self.head_of_a_form(item, within)) {
            return Some(Instead::Shortened(self.widened(at, words)));
        }
        let found = |found: String| {
            // "la dirigente", "lui": somebody the reader knows already.
            let known = item.kind == ItemKind::Place || item.kind == ItemKind::Person && is_definite(&found);
            Some(if known { Instead::Shortened(found) } else { Instead::Generalised(found) })
        };
        if let Some((at, words)) = own.iter().rev().find_map(place) {
            return found(self.widened(at, words));
        }
        within.iter().find_map(|at| {
            let place = self.sentence(*at).words.iter().position(|w| {
                !w.function
                    && (generic::stands_for(item.kind, &w.key)
                        || item.kind == ItemKind::Person && w.plain.ends_with("enne"))
            })?;
            found(self.widened(*at, place..place + 1))
        })
    }

    /// The first word of a listed form of an organisation: "l'assemblea" for the "Assemblea nazionale".
    pub(super) fn head_of_a_form(&self, item: &Item, within: &[usize]) -> Option<(usize, Range<usize>)> {
        if item.kind != ItemKind::Organisation {
            return None;
        }
        let forms = self.listed_forms(&item.surface, item.kind);
        let heads: Vec<String> = forms
            .iter()
            .map(|form| content_keys(form))
            .filter(|keys| keys.len() > 1 && generic::is_head(&keys[0]))
            .map(|mut keys| keys.swap_remove(0))
            .collect();
        within.iter().find_map(|at| {
            let place = self.sentence(*at).words.iter().position(|word| heads.contains(&word.key))?;
            Some((*at, place..place + 1))
        })
    }

    /// A word with its article and adjective, for showing.
    pub(super) fn widened(&self, at: usize, words: Range<usize>) -> String {
        let sentence = self.sentence(at);
        let mut start = words.start;
        while start > 0 && words.start - start < 2 && sentence.words[start].joined && !sentence.words[start - 1].capital
        {
            start -= 1;
            if sentence.words[start].function {
                break;
            }
        }
        self.shown(at, &sentence.bytes(&(start..words.end)))
    }
}

/// Whether a phrase points at somebody known: an article of that kind, alone or with a preposition, or a pronoun.
pub(super) fn is_definite(found: &str) -> bool {
    const LEADS: &[&str] = &[
        "il", "lo", "la", "l", "del", "dello", "della", "dell", "al", "allo", "alla", "all", "dal", "dallo", "dalla",
        "dall", "sul", "sulla", "col", "quel", "quella", "quello", "questo", "questa", "lui", "lei", "egli", "ella",
        "quest", "stesso", "stessa",
    ];
    let first = found.split([' ', '\'']).next().unwrap_or("").to_lowercase();
    LEADS.contains(&first.as_str())
}
