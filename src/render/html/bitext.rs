//! The whole text of a pair, bead by bead, with every finding marked where it stands.

use maud::{Markup, html};

use super::super::context::Side;
use super::super::visible::visible;
use super::super::wording;
use super::Section;
use super::passage::{Spot, sentences, spots};
use super::words::say;
use crate::report::model::{Bead, BeadStatus, PairReport, Passage};

/// The whole text, folded up.
pub(super) fn whole(section: &Section) -> Markup {
    let Some(pair) = section.pair else {
        return html! {};
    };
    if !section.has_whole_text {
        return html! {
            p.left-out {
                (say("The whole text has no room on this page. This prints it side by side:")) " "
                code { "riscontro align " (visible(&pair.source.path)) " " (visible(&pair.target.path)) }
            }
        };
    }
    html! {
        details.whole {
            summary { (say("The whole text side by side")) }
            div.row.names aria-hidden="true" { p.t { "Chinese" } p.t { "Italian" } }
            (rows(section, pair))
        }
    }
}

fn rows(section: &Section, pair: &PairReport) -> Markup {
    let counted = || section.findings.iter().filter(|finding| wording::is_counted(finding));
    let spots = |side| -> Vec<Spot> { counted().flat_map(|finding| spots(finding, side)).collect() };
    let (source, target) = (spots(Side::Source), spots(Side::Target));
    let (of_source, of_target) = (by_bead(pair, &source, Side::Source), by_bead(pair, &target, Side::Target));
    html! {
        @for (bead, (source, target)) in pair.beads.iter().zip(of_source.iter().zip(&of_target)) {
            (row(section, bead, source, target))
        }
    }
}

/// For each bead the spots that touch its sentences, in the order of `spots`. A book has tens of thousands of both, so
/// each spot looks for its sentences from where they begin.
fn by_bead<'a>(pair: &PairReport, spots: &[Spot<'a>], side: Side) -> Vec<Vec<Spot<'a>>> {
    let beads = pair.beads.iter().enumerate();
    let mut passages: Vec<(&Passage, usize)> =
        beads.flat_map(|(number, bead)| side.of(bead).iter().map(move |passage| (passage, number))).collect();
    passages.sort_by_key(|(passage, _)| passage.start);
    // How far the passages so far reach: where that is before a spot, none of them touches it.
    let reach: Vec<usize> = passages
        .iter()
        .scan(0, |far, (passage, _)| {
            *far = passage.end.max(*far);
            Some(*far)
        })
        .collect();
    let mut found: Vec<Vec<Spot<'a>>> = vec![Vec::new(); pair.beads.len()];
    for spot in spots {
        let behind = passages.partition_point(|(passage, _)| passage.start < spot.span.end);
        let near = (0..behind).rev().take_while(|at| reach[*at] >= spot.span.start).map(|at| passages[at]);
        let mut beads: Vec<usize> =
            near.filter(|(passage, _)| touches(passage, spot)).map(|(_, number)| number).collect();
        beads.sort_unstable();
        beads.dedup();
        beads.into_iter().for_each(|number| found[number].push(spot.clone()));
    }
    found
}

fn row(section: &Section, bead: &Bead, source: &[Spot], target: &[Spot]) -> Markup {
    html! {
        div.row.(bead.status.name()) id=(section.bead_anchor(&bead.id)) {
            p lang=(section.chinese.tag()) { (cell(section, bead, source, Side::Source)) }
            p lang="it" { (cell(section, bead, target, Side::Target)) }
            p.tag { (visible(&bead.id)) @for note in notes(bead) { ", " i { (note) } } }
        }
    }
}

fn cell(section: &Section, bead: &Bead, spots: &[Spot], side: Side) -> Markup {
    let own = side.of(bead);
    let passages: Vec<&Passage> = own.iter().collect();
    html! {
        @if passages.is_empty() { span.nothing.t lang="en" { (nothing(side)) } }
        @else { (sentences(&passages, own, spots, side, Some(section))) }
    }
}

/// Whether a spot is to be shown in a passage; what would belong after its last sentence counts with it.
fn touches(passage: &Passage, spot: &Spot) -> bool {
    if spot.span.is_empty() {
        return passage.start < spot.span.start && spot.span.start <= passage.end;
    }
    spot.span.start < passage.end && passage.start < spot.span.end
}

const fn nothing(side: Side) -> &'static str {
    match side {
        Side::Source => "Nothing in the Chinese.",
        Side::Target => "Nothing in the Italian.",
    }
}

/// What is to be said of a bead besides its number; nothing where all is well.
fn notes(bead: &Bead) -> impl Iterator<Item = &'static str> {
    let status = (bead.status != BeadStatus::Covered).then(|| wording::status(bead.status));
    status.into_iter().chain(bead.moved.then_some("moved"))
}

#[cfg(test)]
mod tests {
    use super::super::super::{context, sample};
    use super::*;

    #[test]
    fn holds_every_sentence_and_leads_to_every_finding() {
        let report = sample::report();
        let groups = context::groups(&report);
        let markup = whole(&Section::new(0, &groups[0])).into_string();
        for text in ["河湾市启动老城防洪工程", "责任编辑：许澜", "anche una piena secolare."] {
            assert!(markup.contains(text), "{text}");
        }
        for finding in groups[0].findings.iter().filter(|finding| finding.kind != "run") {
            assert!(markup.contains(&format!("href=\"#{}\"", super::super::anchor(finding))), "{}", finding.rule);
        }
    }
}
