//! The pairs of a report in a table: how many findings, how much is covered, how far the review is.

use maud::{Markup, html};

use super::super::visible::visible;
use super::super::wording;
use super::words::{say, say_count};
use super::{Page, Section, anchor, finding, header, strip};
use crate::report::model::BeadStatus;

/// The table; nothing where no pair was checked.
pub(super) fn table(page: &Page, sections: &[Section], is_open: bool) -> Markup {
    let pairs: Vec<&Section> = sections.iter().filter(|section| section.pair.is_some()).collect();
    html! {
        @if !pairs.is_empty() {
            details.pairs open[is_open] {
                summary { (say_count(pairs.len(), "{} pair", "{} pairs")) }
                @if page.is_index { (search()) }
                div.scroll.many[page.is_index && pairs.len() >= header::MANY_PAIRS] tabindex="0" role="region" aria-label="Pairs" {
                    table #pairs {
                        thead { tr {
                            th.t scope="col" { "Pair" }
                            th.number scope="col" { (say("Errors")) } th.number scope="col" { (say("Warnings")) }
                            th.number scope="col" { (say("Notes")) }
                            @if page.is_index { th.number.reviewed scope="col" hidden { (say("Decided")) } }
                            th.t scope="col" { "Coverage" }
                        } }
                        tbody { @for section in pairs { (row(page, section)) } }
                    }
                }
            }
        }
    }
}

/// What an index is filtered by; hidden until the script runs.
fn search() -> Markup {
    html! {
        div.index-tools #index-tools hidden {
            label { span.t { "Search pairs" } " " input #pair-search type="search" autocomplete="off"; }
            label.choice { input #pair-failing type="checkbox"; span.t { "Only with errors or warnings" } }
            p #pairs-shown role="status" {}
        }
    }
}

fn row(page: &Page, section: &Section) -> Markup {
    let counts = wording::tally(&section.findings);
    let is_incomplete = section.pair.is_some_and(|pair| pair.incomplete.is_some());
    html! {
        tr data-pair=[section.pair.filter(|_| page.is_index).map(|pair| visible(&pair.id))] {
            th scope="row" {
                (header::pair_link(section))
                @if is_incomplete { " " span.unsure { (say("not fully checked")) } }
                @if page.is_index { (worst(section)) }
            }
            @for severity in wording::SEVERITIES {
                @let count = wording::count(&counts, severity);
                td.number.(severity.name())[count > 0] { (count) }
            }
            @if page.is_index { td.number.reviewed hidden { span.done { "0" } "/" (section.findings.len()) } }
            td { div.share-of { span.number { (answered(section)) } (strip::strip(section)) } }
        }
    }
}

/// How many of the source passages are answered.
fn answered(section: &Section) -> String {
    let beads = section.pair.map_or(&[][..], |pair| &pair.beads);
    let sources = || beads.iter().filter(|bead| !bead.source.is_empty() && bead.status != BeadStatus::Excluded);
    format!("{}/{}", sources().filter(|bead| bead.status != BeadStatus::Omitted).count(), sources().count())
}

/// The finding to begin with.
fn worst(section: &Section) -> Markup {
    html! {
        @if let (Some(worst), Some(page)) = (finding::worst(section.findings.iter().copied()), &section.page) {
            p.begin { a href=(format!("{page}#{}", anchor(worst))) {
                span.severity.(finding::label(worst)) { (finding::word(finding::label(worst))) } " " (finding::what(section, worst))
            } }
        }
    }
}
