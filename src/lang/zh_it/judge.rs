//! What the rules ask beyond items: how much of a sentence is answered, what is still in Chinese, what is new.

use std::cell::OnceCell;
use std::ops::Range;

use super::additions::{self, ADDED, Rendering};
use super::clauses::{Clause, Clauses, LEFT_OUT};
use super::denied;
use super::evidence::Evidence;
use super::identifier;
use super::lexicon;
use super::own::{AllLists, OwnLists};
use super::phrase::{Phrases, UnitKind, content_keys};
use super::spelling;
use super::target::TargetText;
use super::unit;
use crate::align::Alignment;
use crate::extract::Item;
use crate::extract::compare::{self, Agreement};
use crate::extract::date::Year;
use crate::extract::item::Value;
use crate::extract::quantity::{Approximation, Dimension, Exact, Form, Quantity};
use crate::lang::it::denial as italian;
use crate::lang::it::verbal;
use crate::lang::zh::clause;
use crate::lang::zh::figures as zh;
use crate::lang::zh::script::is_han;
use crate::lang::zh::{ambiguous, denial, identifier as codes};
use crate::link::{Answer, Told};
use crate::rules::{Cover, GlossaryTerm, Judge};
use crate::segment::Segmented;

/// Judges one pair.
#[derive(Debug)]
pub struct ItalianJudge<'a> {
    source: &'a Segmented,
    target: &'a Segmented,
    text: &'a TargetText,
    own: &'a OwnLists,
    phrases: Phrases<'a>,
    /// Characters of the Italian side for one of the Chinese.
    ratio: f64,
    /// The years that the Chinese names, once they have been asked for.
    years: OnceCell<Vec<i32>>,
}

impl<'a> ItalianJudge<'a> {
    /// A judge for one pair, aligned, with the customer's lists.
    pub fn new(
        source: &'a Segmented,
        target: &'a Segmented,
        text: &'a TargetText,
        alignment: &Alignment,
        own: &'a OwnLists,
    ) -> Self {
        let phrases = Phrases::new(AllLists::new(own));
        Self { source, target, text, own, phrases, ratio: ratio(source, text, alignment), years: OnceCell::new() }
    }
}

impl ItalianJudge<'_> {
    /// What speaks for and against each of `parts` (sentence, bytes), the source of a bead, having been left out of the
    /// sentences `within`; the names and figures of the bead are `told`.
    pub fn evidence(&self, parts: &[(usize, Range<usize>)], told: &[Told], within: &[usize]) -> Vec<Evidence> {
        let clause = |(segment, span): &(usize, Range<usize>)| Clause {
            text: &self.source.segment_text(*segment)[span.clone()],
            start: span.start,
            told: told
                .iter()
                .filter(|t| t.segment == *segment && span.start <= t.span.start && t.span.end <= span.end)
                .collect(),
        };
        let clauses: Vec<Clause> = parts.iter().map(clause).collect();
        Clauses::new(&self.phrases, self.text, self.ratio).evidence(&clauses, within)
    }

    /// Years of the Italian sentence number `target` that the Chinese nowhere has, nor one near enough to be reckoned
    /// from ("last year"). None where the Chinese `around` counts years, or names no year at all.
    fn added_years(&self, target: usize, around: Range<usize>) -> Vec<Range<usize>> {
        let named: Vec<(i32, &Range<usize>)> = self.text.sentences[target]
            .dates
            .iter()
            .filter_map(|date| Some((date.value.year.and_then(Year::absolute)?, &date.span)))
            .collect();
        if named.is_empty() {
            return Vec::new();
        }
        let years = self.years.get_or_init(|| {
            let texts = self.source.segments.iter().chain(&self.source.excluded).map(|s| self.source.text(s));
            texts.flat_map(zh::date::find).filter_map(|found| found.value.year.and_then(Year::absolute)).collect()
        });
        let counted = |at: usize| {
            let text = self.source.segment_text(at);
            zh::quantity::find(text)
                .iter()
                .any(|q| matches!(q.value.unit.dimension, Dimension::Months | Dimension::Age))
                || zh::date::find(text)
                    .iter()
                    .any(|d| d.value.year.is_some() && d.value.year.and_then(Year::absolute).is_none())
        };
        let new = |year: i32| years.iter().all(|known| (known - year).abs() > RECKONED);
        let added: Vec<Range<usize>> =
            named.into_iter().filter(|(year, _)| new(*year)).map(|(_, span)| span.clone()).collect();
        if added.is_empty() || years.is_empty() || around.into_iter().any(counted) { Vec::new() } else { added }
    }
}

/// The digits of the Chinese `text` that belong to none of its figures and dates: those in the name of a product, and
/// the end of a time that is written in a foreign way (Nova 7手机, 6.30-10am).
fn unread_digits(text: &str) -> Vec<&str> {
    let (figures, dates) = zh::quantity::find_with_dates(text);
    let mut read: Vec<Range<usize>> = figures.into_iter().map(|found| found.span).collect();
    read.extend(dates.into_iter().map(|found| found.span));
    read.sort_by_key(|span| span.start);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|from| at + from) {
        let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
        at = start + digits;
        let last = read.partition_point(|span| span.start <= start);
        let is_read = last.checked_sub(1).is_some_and(|span| read[span].contains(&start));
        if !is_read {
            found.push(&text[start..at]);
        }
    }
    found
}

/// How sure it is, in per cent, that a superlative is new where the Chinese has none.
const SUPERLATIVE: u8 = 70;

/// Years by which "the year before last" and its like lead away from a year that is named.
const RECKONED: i32 = 2;

/// Characters of Italian for one of Chinese, over the beads that have both.
fn ratio(source: &Segmented, text: &TargetText, alignment: &Alignment) -> f64 {
    let (mut chinese, mut italian) = (0, 0);
    for bead in alignment.beads.iter().filter(|bead| !bead.is_omission() && !bead.is_addition()) {
        chinese += bead.source.clone().map(|at| source.segment_text(at).chars().count()).sum::<usize>();
        italian += bead.target.clone().map(|at| text.sentences[at].length).sum::<usize>();
    }
    // A short text says little: it counts beside two hundred characters of the usual proportion.
    (italian as f64 + 200.0 * USUAL_RATIO) / (chinese as f64 + 200.0)
}

/// Measured on 1,159 sentences of news translated for the NTREX collection.
pub(super) const USUAL_RATIO: f64 = 3.1;

impl ItalianJudge<'_> {
    /// The clauses of the Italian sentence number `target`, in bytes of it, with what speaks for and against each having
    /// been added to the Chinese sentences `passage`. What `claimed` covers, in bytes, answers an item.
    pub fn evidence_of_additions(
        &self,
        target: usize,
        passage: Range<usize>,
        within: &[usize],
        claimed: &[Range<usize>],
    ) -> Vec<(Range<usize>, Evidence)> {
        let count = self.source.segments.len();
        let around = passage.start.checked_sub(1).into_iter().chain(Some(passage.end).filter(|at| *at < count));
        let rendering = Rendering {
            target,
            text: self.target.segment_text(target),
            within,
            around: around.map(|at| self.source.segment_text(at)).collect(),
            passage: passage.map(|at| self.source.segment_text(at)).collect(),
            claimed,
        };
        additions::evidence(&self.phrases, self.text, self.ratio, &rendering)
    }
}

impl Judge for ItalianJudge<'_> {
    fn coverage(&self, source: usize, within: &[usize]) -> (u8, u32) {
        let units = self.phrases.units(self.source.segment_text(source));
        let (mut words, mut answered) = (0u32, 0u32);
        for unit in units.iter().filter(|u| u.kind != UnitKind::Unknown) {
            if unit.renderings.is_common_in(self.text) {
                continue;
            }
            words += 1;
            answered += u32::from(within.iter().any(|at| unit.renderings.answered_in(&self.text.sentences[*at])));
        }
        ((answered * 100).checked_div(words).unwrap_or(0) as u8, words)
    }

    fn clauses(&self, source: usize) -> Vec<Range<usize>> {
        clause::members(self.source.segment_text(source))
    }

    fn covers(&self, parts: &[(usize, Range<usize>)], told: &[Told], within: &[usize]) -> Vec<Cover> {
        self.evidence(parts, told, within).iter().map(|evidence| evidence.cover(&LEFT_OUT)).collect()
    }

    fn lacks_unit(&self, item: &Item, answer: &Answer) -> bool {
        let Value::Quantity(quantity) = &item.value else { return false };
        unit::is_lacking(quantity, answer, self.target, self.text)
    }

    fn identifiers(&self, source: usize) -> Vec<Range<usize>> {
        codes::identifiers(self.source.segment_text(source))
    }

    fn has_identifier(&self, code: &str, within: &[usize]) -> bool {
        identifier::is_among(code, within, self.target, self.text)
    }

    fn denials(&self, source: usize) -> Vec<Range<usize>> {
        denial::denials(self.source.segment_text(source))
    }

    fn says_what_is_denied(&self, source: usize, denial: &Range<usize>, within: &[usize]) -> bool {
        denied::is_said(&self.phrases, self.source.segment_text(source), denial, &self.text.sentences, within)
    }

    fn denies(&self, within: &[usize]) -> bool {
        within.iter().any(|at| italian::denies(self.target.segment_text(*at), &lexicon::is_italian_word))
    }

    fn slip(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        spelling::slip(item, self.text, within)
    }

    fn is_other_spelling(&self, item: &Item, one: &str, other: &str) -> bool {
        spelling::is_other(one, other, matches!(item.value, Value::Chinese(_)))
    }

    fn ambiguous(&self, text: &str, at: usize, raw: char) -> Option<(String, String)> {
        let found = ambiguous::at(text, at, raw)?;
        let told = |(form, reading): (char, &str)| format!("{form} ({reading})");
        Some((told(found.taken), told(found.other)))
    }

    fn glossary_terms(&self, source: usize) -> Vec<GlossaryTerm> {
        let terms = self.own.terms_in(self.source.segment_text(source));
        terms.map(|(word, forms)| GlossaryTerm { span: word.start..word.end, forms: forms.to_vec() }).collect()
    }

    fn has_form(&self, term: &GlossaryTerm, within: &[usize]) -> bool {
        term.forms.iter().any(|form| {
            let keys = content_keys(form);
            within.iter().map(|at| &self.text.sentences[*at]).any(|sentence| {
                !keys.is_empty() && keys.iter().all(|key| sentence.has_key(key)) || sentence.find(form).is_some()
            })
        })
    }

    fn accounted(
        &self,
        target: usize,
        passage: Range<usize>,
        within: &[usize],
        claimed: &[Range<usize>],
    ) -> Vec<(Range<usize>, Cover)> {
        let text = self.target.segment_text(target);
        let near = passage.start.saturating_sub(1)..(passage.end + 1).min(self.source.segments.len());
        let found = self.evidence_of_additions(target, passage, within, claimed).into_iter();
        let cover = |(span, evidence): (Range<usize>, Evidence)| {
            let cover = evidence.cover(&ADDED);
            let passage = near.clone().map(|at| self.source.segment_text(at));
            // Its words are common ones, which prove nothing by themselves.
            let cover = match additions::is_new_superlative(&text[span.clone()], passage) {
                true => Cover { omitted: cover.omitted.max(SUPERLATIVE), missing: cover.missing.max(3), ..cover },
                false => cover,
            };
            (span, cover)
        };
        found.map(cover).collect()
    }

    fn has_verb(&self, target: usize, span: &Range<usize>) -> bool {
        verbal::has_verb(&self.target.segment_text(target)[span.clone()])
    }

    fn untranslated(&self, target: usize) -> Vec<Range<usize>> {
        let text = self.target.segment_text(target);
        let mut found: Vec<Range<usize>> = Vec::new();
        for (at, character) in text.char_indices().filter(|(_, c)| is_han(*c)) {
            match found.last_mut() {
                Some(run) if run.end == at => run.end = at + character.len_utf8(),
                _ => found.push(at..at + character.len_utf8()),
            }
        }
        // A Chinese name in brackets behind its transcription is a courtesy, no oversight.
        found.retain(|run| !text[..run.start].trim_end().ends_with(['(', '（', '“', '«', '/']) || run.len() > 30);
        found
    }

    fn unsupported(&self, target: usize, within: &[usize]) -> Vec<Range<usize>> {
        let (Some(first), Some(last)) = (within.first(), within.last()) else { return Vec::new() };
        // A figure may have come from next door; one that is left over on both sides was changed, not added.
        let around = first.saturating_sub(1)..(last + 2).min(self.source.segments.len());
        let sources: Vec<Quantity> =
            around.clone().flat_map(|at| zh::quantity::find(self.source.segment_text(at))).map(|q| q.value).collect();
        let dates = around.clone().flat_map(|at| zh::date::find(self.source.segment_text(at))).count();
        let text_of = |at: usize| self.source.segment_text(at);
        let codes: Vec<&str> = around
            .clone()
            .flat_map(|at| codes::identifiers(text_of(at)).into_iter().map(move |span| &text_of(at)[span]))
            .collect();
        let italian = self.target.segment_text(target);
        let unread = OnceCell::new();
        let in_code = |span: &Range<usize>| {
            let figure = &italian[span.clone()];
            let unread =
                unread.get_or_init(|| around.clone().flat_map(|at| unread_digits(text_of(at))).collect::<Vec<_>>());
            codes.iter().any(|code| code.contains(figure)) || unread.contains(&figure)
        };
        let targets = &self.text.sentences[target].quantities;
        let answered = |q: &Quantity| sources.iter().any(|s| compare::quantities(s, q) > Agreement::Different);
        let unanswered = sources
            .iter()
            .filter(|s| !targets.iter().any(|t| compare::quantities(s, &t.value) > Agreement::Different))
            .count();
        let plain = |q: &Quantity| {
            q.form != Form::Ordinal && q.value > Exact::whole(4) && q.approximation != Approximation::Several
        };
        let dated = |q: &Quantity| dates > 0 && matches!(q.unit.dimension, Dimension::Months | Dimension::Duration);
        let added: Vec<_> = targets
            .iter()
            .filter(|t| plain(&t.value) && !dated(&t.value) && !answered(&t.value) && !in_code(&t.span))
            .collect();
        let mut found: Vec<Range<usize>> =
            if added.len() <= unanswered { Vec::new() } else { added.into_iter().map(|t| t.span.clone()).collect() };
        found.extend(self.added_years(target, around));
        found.sort_by_key(|span| span.start);
        found
    }
}
