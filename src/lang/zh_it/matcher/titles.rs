//! Titles: what a work, a plan or a theme is called.

use super::phrases::is_of_series;
use super::{ItalianMatcher, answer};
use crate::extract::Item;
use crate::lang::zh::document;
use crate::lang::zh_it::lexicon;
use crate::lang::zh_it::phrase::Unit;
use crate::link::Answer;

impl ItalianMatcher<'_> {
    /// A title by its words, where enough of those that set it apart stand together: "un programma nazionale" has the kind
    /// of document alone.
    pub(super) fn find_title(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        let found = self
            .by_gloss(item, within)
            .or_else(|| self.meeting_of_the_parties(item, within))
            .or_else(|| self.find_phrase(item, &item.surface, within, 0.34))?;
        let listed = !self.spellings(item).is_empty();
        // "Un quotidiano tedesco" says what 《商报》 is, not which.
        let named = |found: &Answer| {
            self.sentence(found.segment).words.iter().any(|word| {
                let apart = word.end <= found.span.start || found.span.end <= word.start;
                word.capital && !apart
            })
        };
        if item.surface.ends_with('报') && !named(&found) {
            return None;
        }
        if found.confidence >= BY_ITS_GLOSS || listed {
            return Some(found);
        }
        let units = self.phrases.units(&item.surface);
        let weight = |unit: &Unit| weight_of(&item.surface[unit.span.clone()]);
        let whole: f64 = units.iter().map(weight).sum();
        if units.iter().all(|unit| weight(unit) < 1.0) {
            return Some(found);
        }
        let reach = 2 * units.len() + SMALL_WORDS;
        let most_together = |at: &usize| -> f64 {
            let sentence = self.sentence(*at);
            let placed: Vec<(f64, Vec<usize>)> =
                units.iter().map(|unit| (weight(unit), unit.renderings.places_in(sentence))).collect();
            let together = |start: usize| {
                let near = |places: &[usize]| places.iter().any(|place| (start..start + reach).contains(place));
                placed.iter().filter(|(_, places)| near(places)).map(|(weight, _)| weight).sum()
            };
            (0..sentence.words.len()).map(together).fold(0.0, f64::max)
        };
        let best = within.iter().map(most_together).fold(0.0, f64::max);
        let sure = (50.0 + 45.0 * (best / whole).min(1.0)) as u8;
        (best >= TOGETHER * whole).then(|| Answer { confidence: found.confidence.min(sure), ..found })
    }

    /// 《…公约》第三十次缔约方大会, "la COP30": the meeting of the parties stands for the treaty.
    fn meeting_of_the_parties(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        let after = self.source.normalised.folded[item.span.end..].trim_start_matches('》');
        let number =
            after.strip_prefix('第').and_then(|rest| rest.find(['次', '届']).map(|at| &rest[at + '次'.len_utf8()..]));
        let parties = number.unwrap_or(after);
        if !["缔约方", "缔约国"].iter().any(|word| parties.starts_with(word)) {
            return None;
        }
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let meeting =
                |plain: &str| plain.trim_end_matches(|c: char| c.is_ascii_digit()) == "cop" || plain == "parti";
            let place = sentence.words.iter().position(|word| word.capital && meeting(&word.plain))?;
            Some(answer(*at, sentence, &(place..place + 1), 85))
        })
    }
}

/// How sure an answer is that has the gloss of the title.
const BY_ITS_GLOSS: u8 = 90;

/// Small words between those of a title, at most, beside one for each of them.
const SMALL_WORDS: usize = 4;

/// The part of the words of a title that have to stand together.
const TOGETHER: f64 = 0.3;

/// What a word of a title counts: the kind of document hardly anything, a country little.
fn weight_of(word: &str) -> f64 {
    match word {
        _ if document::is_kind(word) || is_of_series(word) => 0.1,
        _ if lexicon::is_country(word) => 0.5,
        // 要, 新, 大: said in any sentence.
        _ if word.chars().count() == 1 => 0.3,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::weight_of;

    #[test]
    fn the_kind_of_document_counts_hardly_anything() {
        assert!(weight_of("行动方案") < weight_of("中国") && weight_of("中国") < weight_of("文化遗产"));
    }
}
