//! Bodies named side by side: what the Italian says of one is no answer to another.

use std::collections::BTreeSet;
use std::ops::Range;

use super::ItalianMatcher;
use crate::extract::Item;
use crate::extract::ItemKind;
use crate::lang::zh::figures::numeral;
use crate::lang::zh::gazetteer::Role;
use crate::lang::zh_it::phrase::{Unit, UnitKind, content_keys};
use crate::lang::zh_it::target::TargetSentence;
use crate::lang::zh_it::{generic, lexicon};

/// A word of the target: its sentence and its number there.
type Place = (usize, usize);

impl ItalianMatcher<'_> {
    /// Whether what `within` has of a body are words said of `other`, or words scattered over the sentence: "la Dogana di
    /// Tianjin" is no answer to 青岛海关, nor "il ministero dell'Istruzione" with "il trasporto degli alunni" to 交通运输部.
    /// A head may be shared: "le dogane di Tianjin e Qingdao".
    pub(super) fn is_said_of(&self, item: &Item, other: &Item, within: &[usize]) -> bool {
        if self.goes_by_a_form(item, within) {
            return false;
        }
        if self.has_its_answer_from(item, other, within) {
            return true;
        }
        let (name, parts) = self.parts_of(item);
        let Some((head, before)) = parts.split_last().filter(|(_, before)| !before.is_empty()) else { return false };
        // A coined name may be heard or spelt in many a way, and firms have one.
        let firm = ["公司", "集团"].iter().any(|kind| name.ends_with(kind));
        if firm || parts.iter().any(|unit| matches!(unit.kind, UnitKind::Unknown | UnitKind::Foreign)) {
            return false;
        }
        let level =
            |unit: &&Unit| matches!(lexicon::organisation_word(&name[unit.span.clone()]), Some((Role::Level, _)));
        let of = |unit: &Unit| unit.renderings.places_among(self.text, within);
        let telling: Vec<&Unit> = parts.iter().filter(|unit| !level(unit)).collect();
        let theirs = self.words_said_of(other, within);
        let own: BTreeSet<Place> = telling.iter().flat_map(|unit| of(unit)).collect();
        let lacking = telling.iter().any(|unit| of(unit).is_empty());
        // A listed body is known by its forms, not by what it is cut into.
        let listed = !self.listed_forms(&item.surface, ItemKind::Organisation).is_empty();
        if !listed && lacking && own.is_subset(&theirs) && !theirs.is_subset(&own) {
            return !self.goes_by_sound_or_number(item, within);
        }
        let matters: Vec<&Unit> = before.iter().filter(|unit| !level(unit) && !self.is_place(&name, unit)).collect();
        // What it deals with has to stand in the phrase of a head where the head itself is of another body.
        let heads: BTreeSet<Place> = of(head).into_iter().collect();
        let matter: BTreeSet<Place> = matters.iter().flat_map(|unit| of(unit)).collect();
        let free: Vec<&Place> = matter.difference(&theirs).collect();
        !free.is_empty()
            && heads.is_subset(&theirs)
            && generic_head(&name, head)
            && !free.into_iter().any(|(at, place)| is_of_a_head(self.sentence(*at), *place))
    }

    /// 中建五局集团和中建桥梁集团, "la Quinta divisione della China Construction": whether both bodies have one answer and what
    /// tells them apart is that of the other.
    fn has_its_answer_from(&self, item: &Item, other: &Item, within: &[usize]) -> bool {
        let answers = self.find_organisation(item, within).zip(self.find_organisation(other, within));
        let Some((own, theirs)) = answers.filter(|(own, theirs)| {
            own.segment == theirs.segment && own.span.start < theirs.span.end && theirs.span.start < own.span.end
        }) else {
            return false;
        };
        let span = own.span.start.min(theirs.span.start)..own.span.end.max(theirs.span.end);
        let tells = |body: &Item, another: &Item| self.is_told_apart(body, another, own.segment, &span);
        tells(item, other) == Some(false) && tells(other, item) == Some(true)
    }

    /// Whether words or a figure of `body` that `another` lacks stand in `span` of a sentence or close by; none where it
    /// has no such words.
    fn is_told_apart(&self, body: &Item, another: &Item, at: usize, span: &Range<usize>) -> Option<bool> {
        let (sentence, (name, parts)) = (self.sentence(at), self.parts_of(body));
        let (_, before) = parts.split_last()?;
        let level = |word: &str| matches!(lexicon::organisation_word(word), Some((Role::Level, _)));
        let own = |unit: &&Unit| {
            let word = &name[unit.span.clone()];
            !level(word) && !another.surface.contains(word) && !another.full_name().contains(word)
        };
        let own: Vec<&Unit> = before.iter().filter(own).collect();
        let first = sentence.words.partition_point(|word| word.end <= span.start).saturating_sub(CLOSE_BY);
        let last = sentence.words.partition_point(|word| word.start < span.end) + CLOSE_BY;
        // A common word may stand anywhere for something else, a name hardly.
        let near = |unit: &&Unit| {
            let mut places = unit.renderings.places_in(sentence).into_iter();
            places.any(|place| unit.kind != UnitKind::Word || (first..last).contains(&place))
        };
        let numbers = name.char_indices().filter_map(|(from, _)| numeral::at_start(&name[from..]));
        let digits: Vec<String> = numbers.map(|(_, number)| number.numerator().to_string()).collect();
        let words = &sentence.words[first..last.min(sentence.words.len())];
        let counted = || {
            digits.iter().any(|digits| {
                words.iter().any(|word| {
                    let rest = word.plain.strip_prefix(digits.as_str());
                    rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
                })
            })
        };
        let told = own.iter().any(near) || counted();
        (told || !own.is_empty()).then_some(told)
    }

    /// Whether a listed form, an adjective or the gloss of a body stands among `within`.
    fn goes_by_a_form(&self, item: &Item, within: &[usize]) -> bool {
        let full = item.full_name();
        let bare = self.without_places(full);
        let names = [item.surface.as_str(), full, bare];
        let forms = names.iter().flat_map(|name| self.listed_forms(name, ItemKind::Organisation));
        // "La dogana", "il governo" are those of any place.
        let of_any = |form: &String| form.starts_with(char::is_lowercase) && bare != full;
        let mut forms = forms.filter(|form| !of_any(form)).chain(self.gloss_of(item));
        forms.any(|form| {
            let keys = content_keys(&form);
            within.iter().any(|at| {
                let sentence = self.sentence(*at);
                // In other words, if under a head: "i dicasteri del Lavoro e del Commercio".
                let under_a_head = |key: &String| {
                    let mut words = sentence.words.iter().enumerate().filter(|(_, word)| word.key == *key);
                    words.any(|(place, _)| is_of_a_head(sentence, place))
                };
                sentence.find(&form).is_some() || keys.len() > 1 && keys[1..].iter().all(under_a_head)
            })
        }) || self.by_its_adjective(full, within).is_some()
    }

    /// Whether a body goes by what it is called in another way: read aloud, by its number, with its place carried.
    fn goes_by_sound_or_number(&self, item: &Item, within: &[usize]) -> bool {
        self.by_sound(item, within)
            .or_else(|| self.by_its_number(item, within))
            .or_else(|| self.by_its_campus(item, within))
            .or_else(|| self.read_aloud(item, within))
            .or_else(|| self.with_its_place_carried(item, within))
            .is_some()
    }

    fn is_place(&self, name: &str, unit: &Unit) -> bool {
        !self.listed_forms(&name[unit.span.clone()], ItemKind::Place).is_empty()
    }

    /// The words among `within` that answer those of a body.
    fn words_said_of(&self, body: &Item, within: &[usize]) -> BTreeSet<Place> {
        let (name, parts) = self.parts_of(body);
        let forms = [body.surface.as_str(), name.as_str()].map(|name| self.listed_forms(name, ItemKind::Organisation));
        let by_form = within.iter().flat_map(|at| {
            let found = forms.iter().flatten().filter_map(|form| self.sentence(*at).find(form));
            found.flatten().map(|place| (*at, place)).collect::<Vec<_>>()
        });
        by_form.chain(parts.iter().flat_map(|unit| unit.renderings.places_among(self.text, within))).collect()
    }
}

/// Whether a name ends in a head of offices, which tells by itself nothing of whose it is.
fn generic_head(name: &str, head: &Unit) -> bool {
    ["部", "厅", "局", "署", "处", "司", "办", "委", "委员会", "办公室", "总局"].contains(&&name[head.span.clone()])
}

/// Whether the word at `place` stands in the noun phrase of a head ("ministero delle Finanze", "uffici del turismo e dei
/// trasporti"), before one in English order ("Health Department"), or for the body by itself, with a capital: "gli Esteri".
fn is_of_a_head(sentence: &TargetSentence, place: usize) -> bool {
    let words = &sentence.words;
    if words[place].capital && !words[place].initial {
        return true;
    }
    let behind = words[place + 1..].iter().take(ENGLISH_ORDER).take_while(|word| word.joined && word.capital);
    if behind.into_iter().any(|word| generic::is_head(&word.key)) {
        return true;
    }
    let before = words[..place].iter().rev().take(NOUN_PHRASE);
    let phrase = before.take_while(|word| !word.function || LINKS.contains(&word.plain.as_str()));
    phrase.into_iter().any(|word| generic::is_head_noun(&word.plain))
}

/// Words before an answer and behind it that may belong to it.
const CLOSE_BY: usize = 3;

/// Words between what a body deals with and its head, where that stands behind.
const ENGLISH_ORDER: usize = 3;

/// Words back from what a body deals with to its head, at most: "dipartimenti provinciali dell'ecologia e delle risorse".
const NOUN_PHRASE: usize = 9;

/// Function words inside a noun phrase.
const LINKS: [&str; 21] = [
    "di", "d", "del", "dello", "della", "dell", "dei", "degli", "delle", "il", "lo", "la", "l", "i", "gli", "le", "e",
    "ed", "per", "quello", "quella",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matter_stands_in_the_phrase_of_a_head() {
        let of_a_head = |text: &str, word: &str| {
            let sentence = TargetSentence::new(text);
            let place = sentence.words.iter().position(|w| w.plain == word).unwrap();
            is_of_a_head(&sentence, place)
        };
        assert!(of_a_head("Gli uffici provinciali del turismo e dei trasporti hanno deciso", "trasporti"));
        assert!(of_a_head("Lo ha detto il ministero dei Trasporti", "trasporti"));
        assert!(!of_a_head("Il ministero ha chiesto più cura nel trasporto degli alunni", "trasporto"));
        assert!(!of_a_head("La risposta di emergenza è salita e il ministero ha aiutato", "emergenza"));
    }
}
