//! One finding: a line to choose it by, and under it both texts side by side, what was looked for, and the evidence.

use maud::{Markup, html};

use super::super::context::{self, Side};
use super::super::edited::{self, Edit};
use super::super::excerpt;
use super::super::visible::visible;
use super::super::wording;
use super::language::{english, italian, mixed};
use super::passage::{sentences, spots};
use super::{Section, anchor};
use crate::report::model::{Finding, FindingState, Passage, Place, Previous};

/// Columns of an item in the line to choose a finding by.
const ROOM: usize = 34;

/// The finding, folded up unless `is_open`.
pub(super) fn card(section: &Section, finding: &Finding, is_open: bool) -> Markup {
    let counts = wording::is_counted(finding);
    html! {
        details.finding.(label(finding)).off[!counts] id=(anchor(finding)) open[is_open]
            data-kind=(visible(&finding.kind)) data-pair=[section.is_one_of_many.then(|| visible(&finding.pair))] {
            summary { (headline(section, finding)) }
            div.body {
                @if finding.source.is_some() || finding.target.is_some() {
                    p.message { (english(&finding.message, finding, section.chinese)) }
                    (bitext(section, finding))
                }
                (facts(section, finding))
                (fine_print(section, finding))
            }
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

fn headline(section: &Section, finding: &Finding) -> Markup {
    html! {
        span.severity { (label(finding)) }
        span.what { (what(section, finding)) }
        span.meta {
            span.rule { (visible(&finding.rule)) }
            @if let Some(place) = finding.source.as_ref().or(finding.target.as_ref()) {
                span { (place.line) ":" (place.column) }
            }
            span { (finding.confidence) " %" }
            @if state(finding) != "new" { span.state { (state(finding)) } }
        }
    }
}

/// What is lost and what should stand for it; else what is there without a source; else the message.
fn what(section: &Section, finding: &Finding) -> Markup {
    let short = |place: &Place| excerpt::head(&visible(&place.text), ROOM);
    html! {
        @match (&finding.source, &finding.target) {
            (Some(source), _) => {
                b lang=(section.chinese.tag()) { (short(source)) }
                @if let Some(form) = finding.expected.first() { " → " (italian(form)) }
            }
            (None, Some(target)) => { b lang="it" { (short(target)) } }
            (None, None) => (english(&finding.message, finding, section.chinese)),
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
    let place = side.place(finding);
    html! {
        p { (name) @if let Some(place) = place { ", line " (place.line) ", column " (place.column) } }
        p lang=(tag) { (text(section, finding, side)) }
    }
}

/// The sentences of a side; the bare words of the place where no sentence is known.
fn text(section: &Section, finding: &Finding, side: Side) -> Markup {
    let passages = section.pair.map_or_else(Vec::new, |pair| context::passages(pair, finding, side));
    let bead = section.pair.and_then(|pair| context::bead(pair, finding));
    let own: Vec<Passage> = match bead.map(|bead| side.of(bead)) {
        Some(own) if !own.is_empty() || side == Side::Target => own.to_vec(),
        _ => passages.iter().map(|passage| (*passage).clone()).collect(),
    };
    html! {
        @if !passages.is_empty() { (sentences(&passages, &own, &spots(finding, side), side, None)) }
        @else if let Some(place) = side.place(finding).filter(|place| !place.text.is_empty()) { (visible(&place.text)) }
        @else { span.nothing lang="en" { "Nothing stands here." } }
    }
}

fn facts(section: &Section, finding: &Finding) -> Markup {
    let reading = section.reading(finding).filter(|reading| !finding.expected.iter().any(|form| form == reading));
    html! {
        dl.facts {
            @if !finding.expected.is_empty() {
                div { dt { "Expected" } dd.forms { @for form in &finding.expected { (italian(form)) " " } } }
            }
            @if let Some(reading) = reading { div { dt { "Read as" } dd { (mixed(reading, section.chinese)) } } }
            @if let Some(evidence) = wording::evidence(finding) {
                div { dt { "Evidence" } dd { (english(&evidence, finding, section.chinese)) } }
            }
            @if let Some(previous) = &finding.previous { (edit(section, finding, previous)) }
            @if !finding.children.is_empty() { (children(section, finding)) }
            @if let Some(suppression) = &finding.suppression {
                div { dt { "Not counted" } dd { (visible(&suppression.by)) ": " (mixed(&suppression.reason, section.chinese)) } }
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
                    (english(&child.message, child, section.chinese)) " "
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
            span { "MQM " (visible(&finding.mqm.kind)) ", " (visible(&finding.mqm.severity)) }
            @if let Some(bead) = &finding.bead {
                a href=(format!("#{}", section.bead_anchor(bead))) { "In the whole text" }
            }
        }
    }
}
