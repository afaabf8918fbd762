//! What stands in a bead unclaimed and may be the rendering under a form that no list has.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::{ItalianMatcher, abbreviated, overlaps, places};
use crate::extract::{Item, ItemKind};
use crate::lang::zh::gazetteer::NameKind;
use crate::lang::zh::person;
use crate::lang::zh_it::target::{TargetSentence, TargetWord, plain};
use crate::lang::zh_it::{generic, lexicon, sound};

impl ItalianMatcher<'_> {
    /// A country that goes without saying: before an office (美国总统), before a place of its own that is there
    /// (意大利米兰, 非洲萨赫勒).
    pub(super) fn goes_without_saying(&self, item: &Item, within: &[usize]) -> bool {
        let country =
            |name: &lexicon::Name| name.kind == NameKind::Place && matches!(name.class, "country" | "continent");
        if !lexicon::names(&item.surface).iter().any(country) && abbreviated(&item.surface).next().is_none() {
            return false;
        }
        let after = &self.source.normalised.folded[item.span.end..];
        // 沙特阿拉伯|国国王
        let state = after.strip_prefix('国').filter(|_| !item.surface.ends_with('国'));
        let ends = || after.char_indices().map(|(at, c)| at + c.len_utf8());
        let place = ends().take(6).filter(|end| *end > '中'.len_utf8()).any(|end| {
            let forms = self.listed_forms(&after[..end], ItemKind::Place);
            forms.iter().any(|form| within.iter().any(|at| self.sentence(*at).find(form).is_some()))
        });
        let office = |after: &str| {
            let mut ends = after.char_indices().map(|(at, c)| at + c.len_utf8()).take(5);
            ends.any(|end| person::is_office(&after[..end]))
        };
        place || office(after) || state.is_some_and(office) || self.is_known_owner(item)
    }

    /// Whether something is quoted among `within` that answers nothing else: a title may go by its English name.
    pub(super) fn has_free_quotation(&self, item: &Item, within: &[usize], claimed: &[(usize, Range<usize>)]) -> bool {
        // What long words are quoted are words somebody said, and may be said otherwise.
        let speech = item.surface.chars().count() > TITLE;
        within.iter().any(|at| {
            let text = self.target.segment_text(*at);
            quotations(text).any(|span| (speech || is_title(&text[span.clone()])) && !overlaps(claimed, *at, &span))
        })
    }

    /// Whether some body is named among `within` that answers nothing else: a head such as "Club" or "Institute" beside
    /// another capital word.
    pub(super) fn has_free_body(&self, within: &[usize], claimed: &[(usize, Range<usize>)]) -> bool {
        within.iter().any(|at| {
            let words = &self.sentence(*at).words;
            words.windows(2).any(|pair| {
                let free = |word: &TargetWord| {
                    word.capital && !word.function && !overlaps(claimed, *at, &(word.start..word.end))
                };
                pair[1].joined && pair.iter().all(free) && pair.iter().any(|word| generic::is_head(&word.key))
            })
        })
    }

    /// Whether a name of that sort stands among `within` that answers nothing else.
    pub(super) fn has_free_name(
        &self,
        item: &Item,
        within: &[usize],
        claimed: &[(usize, Range<usize>)],
        wanted: &Rival,
    ) -> bool {
        within.iter().any(|at| {
            let sentence = self.sentence(*at);
            let words = &sentence.words;
            let is_free = |place: usize| {
                let word = &words[place];
                word.capital && word.is_of_content() && !overlaps(claimed, *at, &(word.start..word.end))
            };
            let mut free = (0..words.len()).filter(|place| is_free(*place)).peekable();
            if free.peek().is_none() {
                return false;
            }
            let answering = self.words_answering(item, sentence);
            free.filter(|place| !answering.contains(place)).any(|place| match wanted {
                Rival::Sounding(name) => {
                    let word = &words[place].plain;
                    sound::distance(name, word) < sound::ALIKE
                        || item.kind == ItemKind::Place && !words[place].initial && places::means(name, word)
                }
                Rival::Spelt(name) => name
                    .split(|c: char| !c.is_alphanumeric())
                    .any(|word| strsim::jaro_winkler(&plain(word), &words[place].plain) >= ALIKE_IN_WRITING),
                Rival::Any => !words[place].initial,
                Rival::Whole => {
                    let next = place + 1;
                    next < words.len() && words[next].joined && is_free(next) && !answering.contains(&next)
                }
            })
        })
    }

    /// The words of an Italian sentence that answer some word of the item's sentence or of its neighbours. What only
    /// sounds like the name of a person or a place does not answer it: that is what is asked.
    pub(super) fn words_answering(&self, item: &Item, sentence: &TargetSentence) -> FxHashSet<usize> {
        let around = item.segment.saturating_sub(1)..(item.segment + 2).min(self.source.segments.len());
        let start = self.source.segments[item.segment].span.start;
        let own = item.span.start.saturating_sub(start)..item.span.end.saturating_sub(start);
        let heard = matches!(item.kind, ItemKind::Person | ItemKind::Place);
        let mut found = FxHashSet::default();
        for at in around {
            for unit in self.phrases.units(self.source.segment_text(at)) {
                let is_own = at == item.segment && unit.span.start < own.end && own.start < unit.span.end;
                if !(heard && is_own) {
                    found.extend(unit.renderings.places_in(sentence));
                }
            }
        }
        found
    }
}

/// What may be another form of a name.
pub(super) enum Rival<'a> {
    /// A name that sounds somewhat like it.
    Sounding(&'a str),
    /// A name spelt somewhat like it.
    Spelt(&'a str),
    /// Any name.
    Any,
    /// A name in several words.
    Whole,
}

/// From this similarity on (Jaro-Winkler) two Latin spellings may be of one name: Muhammad and Mohamed have 0.83.
const ALIKE_IN_WRITING: f64 = 0.82;

/// Characters of a title in quotation marks, hardly more.
const TITLE: usize = 12;

/// Whether quoted words look like a title.
pub(super) fn is_title(quoted: &str) -> bool {
    quoted.starts_with(char::is_uppercase) && quoted.len() <= 70 && !quoted.contains(['.', ','])
}

/// Marks that open a quotation or a title in Chinese.
pub(super) const OPENINGS: [char; 5] = ['“', '「', '『', '《', '〈'];

/// What stands in quotation marks, in bytes of `text`.
pub(super) fn quotations(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let (start, mark) = text[at..].match_indices(['«', '“', '"']).next()?;
        let inside = at + start + mark.len();
        let closing = text[inside..].match_indices(['»', '”', '"']).next();
        let (end, behind) =
            closing.map_or((text.len(), text.len()), |(length, mark)| (inside + length, inside + length + mark.len()));
        at = behind;
        Some(inside..end)
    })
}
