//! The coverage strip: one tick a source bead, told apart by colour and by height, and the same as a table.

use maud::{Markup, html};

use super::super::visible::visible;
use super::super::wording;
use super::Section;
use super::words::say;
use crate::report::model::{Bead, BeadStatus};

/// Every status a source bead can have, in the order of the legend, with the top of its tick in tenths.
const TICKS: [(BeadStatus, u8); 4] =
    [(BeadStatus::Covered, 5), (BeadStatus::Partial, 3), (BeadStatus::Omitted, 0), (BeadStatus::Excluded, 8)];

/// Past this many ticks there is no room left between them.
const MOST_GAPS: usize = 240;

/// Room for one tick in pixels, where there is enough.
const WIDEST_TICK: usize = 22;

/// The strip with its legend and its table.
pub(super) fn overview(section: &Section) -> Markup {
    html! {
        div.coverage-strip {
            (strip(section))
            div.under-strip {
                (legend(&source_beads(section)))
                details.strip-table {
                    summary { (say("The strip as a table")) }
                    (table(section))
                }
            }
        }
    }
}

/// The strip alone. What it shows stands beside it in words: the legend, or a figure.
pub(super) fn strip(section: &Section) -> Markup {
    let beads = source_beads(section);
    let count = beads.len().max(1);
    let has_gaps = count <= MOST_GAPS;
    html! {
        svg.strip width=(count * WIDEST_TICK) viewBox=(format!("0 0 {count} 10")) preserveAspectRatio="none" aria-hidden="true" {
            @for (status, top) in TICKS {
                @let path = path(&beads, status, top, has_gaps);
                @if !path.is_empty() { path class=(status.name()) d=(path) {} }
            }
        }
    }
}

fn source_beads<'a>(section: &Section<'a>) -> Vec<&'a Bead> {
    let beads = section.pair.map_or(&[][..], |pair| &pair.beads);
    beads.iter().filter(|bead| !bead.source.is_empty()).collect()
}

/// The ticks of one status as one path; without gaps, neighbours are drawn as one.
fn path(beads: &[&Bead], status: BeadStatus, top: u8, has_gaps: bool) -> String {
    let mut path = String::new();
    let mut at = 0;
    for run in beads.chunk_by(|one, next| !has_gaps && one.status == next.status) {
        if run[0].status == status {
            let width = if has_gaps { ".84".to_owned() } else { run.len().to_string() };
            path += &format!("M{at} {top}h{width}V10h-{width}z");
        }
        at += run.len();
    }
    path
}

/// What each tick means, and how many there are.
fn legend(beads: &[&Bead]) -> Markup {
    html! {
        ul.legend {
            @for (status, top) in TICKS {
                @let count = beads.iter().filter(|bead| bead.status == status).count();
                @if count > 0 {
                    li {
                        svg.key viewBox="0 0 10 10" aria-hidden="true" {
                            path class=(status.name()) d=(format!("M1 {top}h8V10h-8z")) {}
                        }
                        (count) " " (say(wording::status(status)))
                    }
                }
            }
        }
    }
}

/// What became of the passages, status by status; those that are not simply covered lead to the text.
fn table(section: &Section) -> Markup {
    let beads = source_beads(section);
    let of = |status: BeadStatus| beads.iter().filter(|bead| bead.status == status).copied().collect::<Vec<&Bead>>();
    html! {
        table {
            thead { tr {
                th.t scope="col" { "Status" } th.number scope="col" { (say("Passages")) }
                @if section.has_whole_text { th.t scope="col" { "Which" } }
            } }
            tbody { @for (status, _) in TICKS {
                @let beads = of(status);
                @if !beads.is_empty() {
                    tr {
                        th.t scope="row" { (wording::status(status)) }
                        td.number { (beads.len()) }
                        @if section.has_whole_text {
                            td { @if status == BeadStatus::Covered { (say("the others")) } @else { (links(section, &beads)) } }
                        }
                    }
                }
            } }
        }
    }
}

fn links(section: &Section, beads: &[&Bead]) -> Markup {
    html! {
        @for bead in beads { a href=(format!("#{}", section.bead_anchor(&bead.id))) { (visible(&bead.id)) } " " }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::{context, sample};
    use super::*;

    #[test]
    fn has_one_tick_for_each_source_bead() {
        let report = sample::report();
        let groups = context::groups(&report);
        let section = Section::new(0, &groups[0]);
        let markup = strip(&section).into_string();
        assert_eq!(markup.matches('M').count(), 6, "{markup}");
        let markup = overview(&section).into_string();
        for (count, status) in [(2, "covered"), (2, "in part"), (1, "left out"), (1, "excluded")] {
            assert!(markup.contains(&format!("</svg>{count} <span class=\"t\">{status}</span>")), "{markup}");
        }
    }

    #[test]
    fn a_long_text_is_drawn_in_runs() {
        let report = sample::report();
        let beads: Vec<Bead> = (0..300).map(|_| report.pairs[0].beads[0].clone()).collect();
        let beads: Vec<&Bead> = beads.iter().chain([&report.pairs[0].beads[4]]).collect();
        assert_eq!(path(&beads, BeadStatus::Covered, 5, false), "M0 5h300V10h-300z");
        assert_eq!(path(&beads, BeadStatus::Omitted, 0, false), "M300 0h1V10h-1z");
    }

    #[test]
    fn the_table_says_what_the_strip_shows() {
        let report = sample::report();
        let groups = context::groups(&report);
        let markup = table(&Section::new(0, &groups[0])).into_string();
        assert!(markup.contains(r##"left out</th><td class="number">1</td><td><a href="#p1-b5">b5</a>"##), "{markup}");
    }
}
