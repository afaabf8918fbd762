//! The rules: what is worth a finding, how bad it is, and where the field's own vocabularies put it.
//!
//! A rule is an entry of [`CATALOGUE`] and a page, `pages/<id>.md`, which is its documentation, its `explain` text and
//! its test. Rules that differ by a word share a kind: `items` for names, figures and dates, `sentences` for what
//! was left out or added whole, `terms` for the customer's glossary, `run` for remarks on the run itself. `units`,
//! `identifiers`, `negation`, `consistency` and `conversion` have a rule each.

mod clauses;
mod confidence;
mod consistency;
mod conversion;
mod grade;
mod identifiers;
mod items;
mod ledger;
mod losses;
mod measured;
mod negation;
mod odds;
mod policy;
mod rest;
mod run;
mod sentences;
mod terms;
mod units;

use std::ops::Range;

pub use grade::{EvidenceState, Severity};
pub use ledger::{Counted, Parts};
pub use measured::{Measured, SETS, Set, measured};
pub use odds::{Features, TERMS};
pub use policy::{Level, Policy};

use self::losses::Losses;
use crate::align::Alignment;
use crate::extract::Item;
use crate::link::{Answer, Link, State, Told};
use crate::segment::Segmented;
use crate::span::RawSpan;

/// An entry of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its id; reads well after "allow".
    pub id: &'static str,
    /// The kind that its findings bear.
    pub kind: &'static str,
    /// How bad a finding of it is, unless doubt makes it a note.
    pub severity: Severity,
    /// MQM issue type.
    pub mqm: &'static str,
    /// ITS 2.0 localisation quality issue type.
    pub its: &'static str,
    /// Whether it fires already, or is only announced.
    pub state: RuleState,
    /// Its page.
    pub page: &'static str,
}

/// Whether a rule fires already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleState {
    /// It does.
    Active,
    /// Its id is reserved; nothing fires it yet.
    Planned,
}

macro_rules! catalogue {
    ($($id:literal, $kind:literal, $severity:ident, $mqm:literal, $its:literal, $state:ident;)*) => {
        /// Every rule, in the order of the documentation.
        pub const CATALOGUE: &[Rule] = &[$(Rule {
            id: $id,
            kind: $kind,
            severity: Severity::$severity,
            mqm: $mqm,
            its: $its,
            state: RuleState::$state,
            page: include_str!(concat!("pages/", $id, ".md")),
        }),*];
    };
}

catalogue! {
    "omitted-paragraph", "sentence", Error, "accuracy/omission", "omission", Active;
    "omitted-sentence", "sentence", Error, "accuracy/omission", "omission", Active;
    "omitted-clause", "clause", Warning, "accuracy/omission", "omission", Active;
    "omitted-person", "person", Error, "accuracy/omission", "omission", Active;
    "omitted-organisation", "organisation", Error, "accuracy/omission", "omission", Active;
    "omitted-place", "place", Warning, "accuracy/omission", "omission", Active;
    "omitted-title", "title", Error, "accuracy/omission", "omission", Active;
    "omitted-term", "term", Warning, "accuracy/omission", "omission", Active;
    "omitted-number", "number", Error, "accuracy/omission", "omission", Active;
    "omitted-date", "date", Error, "accuracy/omission", "omission", Active;
    "generalised-person", "person", Error, "accuracy/under-translation", "omission", Active;
    "generalised-organisation", "organisation", Error, "accuracy/under-translation", "omission", Active;
    "generalised-place", "place", Error, "accuracy/under-translation", "omission", Active;
    "altered-number", "number", Error, "accuracy/mistranslation", "numbers", Active;
    "altered-magnitude", "number", Error, "accuracy/mistranslation", "numbers", Active;
    "altered-date", "date", Error, "accuracy/mistranslation", "numbers", Active;
    "omitted-unit", "unit", Warning, "accuracy/omission", "omission", Active;
    "omitted-identifier", "identifier", Warning, "accuracy/omission", "omission", Active;
    "omitted-negation", "clause", Warning, "accuracy/omission", "omission", Active;
    "glossary-term", "term", Warning, "terminology", "terminology", Active;
    "inconsistent-name", "person", Warning, "linguistic-conventions/consistency", "inconsistent-entities", Active;
    "untranslated-text", "sentence", Error, "accuracy/untranslated", "untranslated", Active;
    "unsupported-addition", "addition", Warning, "accuracy/addition", "addition", Active;
    "uncovered-words", "clause", Note, "accuracy/omission", "omission", Active;
    "alignment-uncertain", "run", Note, "accuracy", "other", Active;
    "conversion-ambiguous", "run", Note, "accuracy", "other", Active;
    "damaged-text", "run", Note, "accuracy", "characters", Active;
    "encoding-suspect", "run", Warning, "accuracy", "characters", Active;
    "language-mismatch", "run", Warning, "accuracy", "other", Active;
    "unused-suppression", "run", Note, "accuracy", "other", Active;
}

/// The rule of this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    CATALOGUE.iter().find(|rule| rule.id == id)
}

/// The entry of an id that stands in this code.
pub(crate) fn known(id: &'static str) -> &'static Rule {
    rule(id).expect("the ids in the code are those of the catalogue")
}

impl Rule {
    /// The first paragraph of its page: what a finding of it says.
    pub fn summary(&self) -> &'static str {
        self.page.split("\n\n").nth(1).unwrap_or("").trim()
    }

    /// MQM severity of a finding with this severity.
    pub const fn mqm_severity(severity: Severity) -> &'static str {
        match severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Note => "neutral",
        }
    }
}

/// What the rules look at.
pub struct Context<'a> {
    /// The Chinese side.
    pub source: &'a Segmented,
    /// The Italian side.
    pub target: &'a Segmented,
    /// The items of the source.
    pub items: &'a [Item],
    /// What became of them.
    pub links: &'a [Link],
    /// The alignment.
    pub alignment: &'a Alignment,
    /// What the pair of languages knows beyond items.
    pub judge: &'a dyn Judge,
    /// The text of the source as it was read.
    pub raw: &'a str,
    /// Bytes of either side that could not be decoded.
    pub undecodable: (usize, usize),
}

/// What the rules ask a pair of languages.
pub trait Judge {
    /// The share of the content of a source sentence, in per cent, that the target sentences `within` answer, and
    /// how many words of content that is out of.
    fn coverage(&self, source: usize, within: &[usize]) -> (u8, u32);
    /// The clauses of a source sentence, in bytes of it.
    fn clauses(&self, source: usize) -> Vec<Range<usize>>;
    /// How much the target sentences `within` cover of each of `parts` (sentence, bytes), which together make up the
    /// source of a bead, whose names and figures are `told`.
    fn covers(&self, parts: &[(usize, Range<usize>)], told: &[Told], within: &[usize]) -> Vec<Cover>;
    /// The clauses of the target sentence `target`, in bytes of it, and how much of each the source sentences `passage`
    /// and their neighbours account for; `omitted` is the probability, in per cent, that nothing does. What `claimed`
    /// covers answers an item.
    fn accounted(
        &self,
        target: usize,
        passage: Range<usize>,
        within: &[usize],
        claimed: &[Range<usize>],
    ) -> Vec<(Range<usize>, Cover)>;
    /// Whether the stretch `span`, in bytes of the target sentence `target`, is a clause with a verb of its own, not a phrase.
    fn has_verb(&self, target: usize, span: &Range<usize>) -> bool;
    /// Stretches of a target sentence that are still in the source language, in bytes of the sentence.
    fn untranslated(&self, target: usize) -> Vec<Range<usize>>;
    /// Names and figures of a target sentence that nothing in the source sentences `within` accounts for.
    fn unsupported(&self, target: usize, within: &[usize]) -> Vec<Range<usize>>;
    /// Whether `answer` gives the value of the figure `item`, and nothing near it says what it measures.
    fn lacks_unit(&self, item: &Item, answer: &Answer) -> bool;
    /// Codes that name one thing in a source sentence, in bytes of it, in order.
    fn identifiers(&self, source: usize) -> Vec<Range<usize>>;
    /// Whether the target sentences `within` have the code.
    fn has_identifier(&self, code: &str, within: &[usize]) -> bool;
    /// Words of a source sentence that deny for certain, in bytes of it, at most one a clause.
    fn denials(&self, source: usize) -> Vec<Range<usize>>;
    /// Whether the target sentences `within` say what the word of denial `denial`, in bytes of the source sentence
    /// `source`, denies: its verb, or what has it. Where they don't, another word may stand for both.
    fn says_what_is_denied(&self, source: usize, denial: &Range<usize>, within: &[usize]) -> bool;
    /// Whether something in the target sentences `within` denies, in whatever way.
    fn denies(&self, within: &[usize]) -> bool;
    /// Where the target sentences `within` have the name of a person with a slip in it.
    fn slip(&self, item: &Item, within: &[usize]) -> Option<Answer>;
    /// Whether `one` and `other`, which both stand for `item`, are two spellings, and not two forms of one.
    fn is_other_spelling(&self, item: &Item, one: &str, other: &str) -> bool;
    /// The character at byte `at` of the folded `text` and the other one that `raw` may have become, both with their
    /// readings, where nothing decides between them.
    fn ambiguous(&self, text: &str, at: usize, raw: char) -> Option<(String, String)>;
    /// The terms of the customer's glossary in a source sentence, in order.
    fn glossary_terms(&self, source: usize) -> Vec<GlossaryTerm>;
    /// Whether the target sentences `within` have one of the forms of `term`, inflected or not.
    fn has_form(&self, term: &GlossaryTerm, within: &[usize]) -> bool;
}

/// A term of the customer's glossary, where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GlossaryTerm {
    /// Where, in bytes of the source sentence.
    pub span: Range<usize>,
    /// The renderings agreed on.
    pub forms: Vec<String>,
}

/// How much of a clause or a sentence the rendering covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cover {
    /// The probability, in per cent, that it was left out.
    pub omitted: u8,
    /// Words of content without an answer.
    pub missing: u32,
    /// And with one.
    pub answered: u32,
    /// Whether a name or a figure of it is answered by words that answer nothing else in its bead.
    pub named: bool,
}

/// A finding before it has lines, columns and a fingerprint.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Its rule.
    pub rule: &'static Rule,
    /// How bad it is.
    pub severity: Severity,
    /// How sure, 0 to 100.
    pub confidence: u8,
    /// Number of its bead.
    pub bead: Option<usize>,
    /// Place in the Chinese.
    pub source: Option<RawSpan>,
    /// Place in the Italian.
    pub target: Option<TargetPlace>,
    /// Forms looked for.
    pub expected: Vec<String>,
    /// What was found instead.
    pub evidence: (EvidenceState, Option<String>),
    /// In words.
    pub message: String,
    /// What identifies it beside its sentence: the item in Simplified characters.
    pub key: String,
    /// Smaller losses inside it.
    pub children: Vec<Draft>,
}

/// A place in the Italian.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TargetPlace {
    /// Where.
    pub raw: RawSpan,
    /// Whether something would belong there.
    pub insertion: bool,
}

/// Runs all rules; the drafts are in the order of the source. With them, what became of clauses and words.
pub fn check(context: &Context) -> (Vec<Draft>, Counted) {
    let drafts = items::check(context);
    let losses = Losses::of(context, drafts.iter().map(|(_, draft)| draft));
    let judged = clauses::judged(context, losses);
    let mut drafts = consistency::check(context, odds::weigh(context, losses, &judged, drafts));
    drafts = identifiers::check(context, drafts);
    drafts.extend(units::check(context));
    let denials = negation::check(context, &judged, &drafts);
    drafts.extend(denials);
    drafts = clauses::check(context, (&judged, losses), drafts);
    drafts = sentences::check(context, drafts);
    let misused = terms::check(context, &drafts);
    drafts.extend(misused);
    drafts.extend(run::check(context));
    drafts.extend(conversion::check(context));
    in_order(&mut drafts);
    (drafts, ledger::count(context, &judged))
}

/// The findings about items that are more than a note, with what weighs for and against each: its place in the source
/// as read, and the terms that are weighed. Weights are fitted on this.
pub fn item_features(context: &Context) -> Vec<(RawSpan, Features)> {
    let drafts = items::check(context);
    let losses = Losses::of(context, drafts.iter().map(|(_, draft)| draft));
    let features = odds::features(context, losses, &clauses::judged(context, losses), &drafts);
    drafts.iter().zip(features).filter_map(|((_, draft), features)| Some((draft.source?, features?))).collect()
}

/// The order of the source.
fn in_order(drafts: &mut [Draft]) {
    drafts.sort_by_key(|d| (d.source.map_or(usize::MAX, |s| s.start), d.rule.id, d.target.map_or(0, |t| t.raw.start)));
}

impl<'a> Context<'a> {
    /// The links of bead number `bead`, in their order: items come by their segments.
    pub(crate) fn links_of(&self, bead: usize) -> impl DoubleEndedIterator<Item = &'a Link> + use<'a> {
        let segments = &self.alignment.beads[bead].source;
        let before = |end: usize| self.links.partition_point(|link| self.items[link.item].segment < end);
        self.links[before(segments.start)..before(segments.end)].iter().filter(move |link| link.bead == Some(bead))
    }

    /// Where something missing from bead number `bead` would belong: behind the last target sentence before it.
    pub(crate) fn insertion_place(&self, bead: usize) -> TargetPlace {
        let before = self.alignment.beads[..=bead].iter().rev().find(|b| !b.target.is_empty() && !b.moved);
        let at = before.map_or(0, |b| self.target.segments[b.target.end - 1].raw.end);
        TargetPlace { raw: RawSpan::new(at, at), insertion: true }
    }

    /// Where something missing from bead number `bead` would belong inside it: behind the rendering of the last item of
    /// the bead that ends before byte `before` of the source, else at the start of the bead.
    pub(crate) fn insertion_in(&self, bead: usize, before: usize) -> TargetPlace {
        let in_bead = self.links_of(bead).filter(|link| self.items[link.item].raw.end <= before);
        let mut answers = in_bead.filter_map(|link| match &link.state {
            State::Rendered(answer) => Some(answer),
            _ => None,
        });
        let target = &self.alignment.beads[bead].target;
        let at = match answers.next_back() {
            Some(answer) => self.raw_of_answer(answer).end,
            None if target.is_empty() => return self.insertion_place(bead),
            None => self.target.segments[target.start].raw.start,
        };
        TargetPlace { raw: RawSpan::new(at, at), insertion: true }
    }

    /// Where an answer stands in the text as read.
    pub(crate) fn raw_of_answer(&self, answer: &Answer) -> RawSpan {
        self.target.raw_within(answer.segment, &answer.span)
    }

    /// The text of a source span as read, shortened for a message.
    pub(crate) fn source_text(&self, item: &Item) -> String {
        item.surface.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_listed_and_has_a_summary() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules/pages");
        let mut pages: Vec<String> = std::fs::read_dir(folder)
            .expect("the pages are there")
            .map(|entry| entry.expect("readable").path().file_stem().expect("a name").to_string_lossy().into_owned())
            .collect();
        pages.sort();
        let mut ids: Vec<&str> = CATALOGUE.iter().map(|rule| rule.id).collect();
        ids.sort_unstable();
        assert_eq!(pages, ids);
        for rule in CATALOGUE {
            assert!(rule.page.starts_with(&format!("# {}\n", rule.id)), "{}: the page begins with its id", rule.id);
            let length = rule.summary().chars().count();
            assert!((20..=130).contains(&length), "{}: the summary has {length} characters", rule.id);
        }
    }

    #[test]
    fn ids_are_unique_and_in_kebab_case() {
        let mut ids: Vec<&str> = CATALOGUE.iter().map(|rule| rule.id).collect();
        assert!(ids.iter().all(|id| id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')));
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), CATALOGUE.len());
    }
}
