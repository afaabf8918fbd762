//! One finding: a line to choose it by, and under it what is missing with its reading and the forms looked for, the
//! evidence, and both texts side by side.

use std::cmp::Reverse;

use maud::{Markup, html};

use super::super::context::{self, Side};
use super::super::edited::{self, Edit};
use super::super::excerpt;
use super::super::visible::visible;
use super::super::wording;
use super::language::{english, italian, mixed};
use super::passage::{sentences, spots};
use super::reading::reading;
use super::value::readable;
use super::words::{is_said_in_italian, say};
use super::{Extent, Section, anchor};
use crate::report::model::{Finding, FindingState, Passage, Place, Previous, Severity};

/// Columns of an item in the line to choose a finding by.
const ROOM: usize = 34;

/// The finding to look at first: the most severe, then the surest; of equals the first in the text.
pub(super) fn worst<'a>(findings: impl Iterator<Item = &'a Finding>) -> Option<&'a Finding> {
    findings.filter(|finding| wording::is_counted(finding)).min_by_key(|finding| rank(finding))
}

/// The lower the worse: what counts goes before what does not, the most severe first, then the surest.
pub(super) fn rank(finding: &Finding) -> (bool, Reverse<(Severity, u8, u8)>) {
    (!wording::is_counted(finding), Reverse((finding.severity, mqm_rank(finding), finding.confidence)))
}

fn mqm_rank(finding: &Finding) -> u8 {
    match finding.mqm.severity.as_str() {
        "critical" => 2,
        "major" => 1,
        _ => 0,
    }
}

/// The finding, folded up unless `is_open`.
pub(super) fn card(section: &Section, finding: &Finding, extent: Extent, is_open: bool) -> Markup {
    let counts = wording::is_counted(finding);
    let has_place = finding.source.is_some() || finding.target.is_some();
    let is_full = extent == Extent::Full;
    html! {
        details.finding.(label(finding)).off[!counts] id=(anchor(finding)) open[is_open]
            data-kind=(visible(&finding.kind)) data-pair=[section.is_one_of_many.then(|| visible(&finding.pair))] {
            summary { (headline(section, finding)) }
            div.body {
                @if has_place { p.message { (english(&finding.message, finding, section.chinese)) } }
                @if is_full { (facts(section, finding)) } @else { dl.facts { (expected(finding)) } }
                @if is_full && has_place { (bitext(section, finding)) }
                (fine_print(section, finding))
            }
        }
    }
}

/// Where a finding that belongs here is shown instead.
pub(super) fn elsewhere(section: &Section, finding: &Finding) -> Markup {
    html! {
        p.above {
            a href=(format!("#{}", anchor(finding))) { (what(section, finding)) } " " (say("stands above"))
        }
    }
}

/// What a finding is labelled with: its severity, or that it is gone.
pub(super) fn label(finding: &Finding) -> &'static str {
    if finding.state == FindingState::Fixed { "fixed" } else { finding.severity.name() }
}

/// The word a reader filters by: what became of the finding since it was first seen.
pub(super) fn state(finding: &Finding) -> &'static str {
    match finding.suppression {
        Some(_) => "suppressed",
        None => wording::state(finding.state).unwrap_or("new"),
    }
}

/// A word that the report gives, which the page can say in both languages if it knows it.
pub(super) fn word(word: &str) -> Markup {
    html! { @if is_said_in_italian(word) { span.t { (visible(word)) } } @else { (mixed(word, super::Chinese::of(None))) } }
}

fn headline(section: &Section, finding: &Finding) -> Markup {
    html! {
        span.severity { (label(finding)) }
        span.what { (what(section, finding)) }
        span.meta {
            span.rule { (visible(&finding.rule)) }
            @if let Some(place) = finding.source.as_ref().or(finding.target.as_ref()) {
                span { (place.line) ":" (place.column) }
            }
            span.sure { (finding.confidence) " %" }
            @if !["new", "fixed"].contains(&state(finding)) { span.state { (state(finding)) } }
            @if section.page.is_some() { span.of { (section.title()) } }
        }
    }
}

/// What is lost and what should stand for it; else what is there without a source; else the message.
pub(super) fn what(section: &Section, finding: &Finding) -> Markup {
    let short = |place: &Place| excerpt::head(&visible(&place.text), ROOM);
    html! {
        @match (&finding.source, &finding.target) {
            (Some(source), _) => {
                b lang=(section.chinese.tag()) { (short(source)) }
                @if let Some(form) = finding.expected.first() { " → " (italian(form)) }
            }
            (None, Some(target)) => { b lang="it" { (short(target)) } }
            (None, None) => span lang="en" { (english(&finding.message, finding, section.chinese)) },
        }
    }
}

/// Both texts side by side.
fn bitext(section: &Section, finding: &Finding) -> Markup {
    html! {
        div.bitext {
            div { (side(section, finding, Side::Source)) }
            div { (side(section, finding, Side::Target)) }
        }
    }
}

fn side(section: &Section, finding: &Finding, side: Side) -> Markup {
    let (name, tag) = match side {
        Side::Source => ("Chinese", section.chinese.tag()),
        Side::Target => ("Italian", "it"),
    };
    html! {
        p { b { (name) } @if let Some(place) = side.place(finding) { " " (place.line) ":" (place.column) } }
        p lang=(tag) { (text(section, finding, side)) }
    }
}

/// The sentences of a side; the bare words of the place where no sentence is known. The places of what is gone are
/// those of an older text, which is not here.
fn text(section: &Section, finding: &Finding, side: Side) -> Markup {
    let pair = section.pair.filter(|_| finding.state != FindingState::Fixed);
    let passages = pair.map_or_else(Vec::new, |pair| context::passages(pair, finding, side));
    let bead = pair.and_then(|pair| context::bead(pair, finding));
    let own: Vec<Passage> = match bead.map(|bead| side.of(bead)) {
        Some(own) if !own.is_empty() || side == Side::Target => own.to_vec(),
        _ => passages.iter().map(|passage| (*passage).clone()).collect(),
    };
    html! {
        @if !passages.is_empty() { (sentences(&passages, &own, &spots(finding, side), side, None)) }
        @else if let Some(place) = side.place(finding).filter(|place| !place.text.is_empty()) { (visible(&place.text)) }
        @else if finding.state == FindingState::Fixed { span.nothing.t lang="en" { "It stood in the older text." } }
        @else { span.nothing.t lang="en" { "Nothing stands here." } }
    }
}

fn facts(section: &Section, finding: &Finding) -> Markup {
    html! {
        dl.facts {
            @if let Some(place) = finding.source.as_ref() { (item(section, finding, place)) }
            (expected(finding))
            @if let Some(previous) = &finding.previous { (edit(section, finding, previous)) }
            (evidence(finding))
            @if !finding.children.is_empty() { (children(section, finding)) }
            @if let Some(suppression) = &finding.suppression {
                div { dt { "Not counted" } dd { (word(&suppression.by)) ": " (mixed(&suppression.reason, section.chinese)) } }
            }
        }
    }
}

fn expected(finding: &Finding) -> Markup {
    html! {
        @if !finding.expected.is_empty() {
            div { dt { "Expected" } dd.forms lang="it" { @for form in &finding.expected { span { (visible(form)) } " " } } }
        }
    }
}

/// How the item is read, and the value it was taken for where no expected form says it.
fn item(section: &Section, finding: &Finding, place: &Place) -> Markup {
    let read = reading(&place.text, &finding.expected);
    let value = section.value(finding).filter(|value| !finding.expected.iter().any(|form| form == *value));
    html! {
        @if let Some(read) = read {
            div { dt { "Read" } dd.reading lang="zh-Latn" { (visible(&read)) } }
        }
        @if let Some(value) = value.filter(|value| **value != place.text) {
            div { dt { "Value" } dd {
                @if finding.kind == "number" { (mixed(&readable(value), section.chinese)) }
                @else { (mixed(value, section.chinese)) }
            } }
        }
    }
}

/// One line of what speaks for the finding; in English the message may have said it already.
fn evidence(finding: &Finding) -> Markup {
    let said = |found: Option<&str>| found.is_some_and(|found| finding.message.contains(found));
    html! {
        @if let Some((words, found)) = wording::evidence_words(finding) {
            div.said[said(found)] {
                dt { "Evidence" }
                dd { i { (words) } @if let Some(found) = found { ": “" (italian(found)) "”" } }
            }
        }
    }
}

/// How the sentence was edited since the older report.
fn edit(section: &Section, finding: &Finding, previous: &Previous) -> Markup {
    let edits = edited::edits(previous);
    let tag = if finding.source.is_some() { section.chinese.tag() } else { "it" };
    html! {
        @if !edits.is_empty() {
            div { dt { "Edited" } dd lang=(tag) { @for edit in &edits { @match edit {
                Edit::Stayed(text) => (visible(text)),
                Edit::Went(text) => del { (visible(text)) },
                Edit::Came(text) => ins { (visible(text)) },
            } } } }
        }
    }
}

fn children(section: &Section, finding: &Finding) -> Markup {
    html! {
        div {
            dt { "Lost with it" }
            dd { ul.children { @for child in &finding.children {
                li id=(anchor(child)) {
                    span.message { (english(&child.message, child, section.chinese)) } " "
                    span.rule { (visible(&child.rule)) }
                    @if let Some(form) = child.expected.first() { " → " (italian(form)) }
                }
            } } }
        }
    }
}

fn fine_print(section: &Section, finding: &Finding) -> Markup {
    html! {
        p.fine {
            "MQM " (visible(&finding.mqm.kind)) ", " i { (visible(&finding.mqm.severity)) }
            (further(section, finding))
        }
    }
}

/// Where more of its text is to be read.
fn further(section: &Section, finding: &Finding) -> Markup {
    let bead = finding.bead.as_ref().filter(|_| finding.state != FindingState::Fixed && section.has_whole_text);
    html! {
        @if let Some(page) = &section.page {
            " " a href=(format!("{page}#{}", anchor(finding))) { "On the page of its pair" }
        } @else if let Some(bead) = bead {
            " " a href=(format!("#{}", section.bead_anchor(bead))) { "In the whole text" }
        }
    }
}
