//! What a reviewer sees first: the verdict, whether everything was checked, the counts, how much is covered, and,
//! where there are several, the pairs.

use maud::{Markup, html};

use super::super::visible::visible;
use super::super::wording;
use super::language::{Chinese, mixed};
use super::{Page, Section, strip};
use crate::report::model::{PairReport, Verdict};

/// From this many pairs on the table of pairs is folded up, so that the worst finding stays in sight.
const MANY_PAIRS: usize = 9;

/// The top of the page.
pub(super) fn header(page: &Page) -> Markup {
    html! {
        header.top {
            p.brand { b { "riscontro" } " " (visible(&page.report.tool.version)) ": what the Italian leaves out of the Chinese" }
            h1 { (verdict(page.verdict)) " " span.result { (wording::result(page.report)) } }
            (checked(page))
            (coverage(page))
            @match page.sections.as_slice() {
                [only] if only.pair.is_some() => (strip::overview(only)),
                sections => (pairs(sections)),
            }
        }
    }
}

fn verdict(verdict: Verdict) -> Markup {
    let sign = match verdict {
        Verdict::Pass => "✓",
        Verdict::Fail => "✕",
        Verdict::Incomplete => "?",
    };
    let word = wording::verdict_word(verdict);
    html! { span.verdict.(word) { span aria-hidden="true" { (sign) } " " (word) } }
}

fn checked(page: &Page) -> Markup {
    let unchecked: Vec<(&PairReport, &String)> =
        page.report.pairs.iter().filter_map(|pair| Some((pair, pair.incomplete.as_ref()?))).collect();
    let threshold = format!("The verdict is “fail” from severity “{}” on.", page.fail_on.name());
    html! {
        @if unchecked.is_empty() && page.verdict != Verdict::Incomplete {
            p.checked { b { "Everything was checked." } " " (threshold) }
        } @else {
            div.checked.unsure {
                p { b { "Not everything was checked." } " " (threshold) }
                ul { @for (pair, why) in unchecked { li { b { (mixed(&pair.id, Chinese::of(pair.source.script))) } ": " (visible(why)) } } }
            }
        }
    }
}

fn coverage(page: &Page) -> Markup {
    html! {
        dl.tiles {
            @for (name, part) in wording::coverage(&page.report.summary.coverage) {
                div {
                    dt { (visible(name)) }
                    dd { (part.map_or("–".to_owned(), wording::percent)) (bar(part.unwrap_or(0))) }
                }
            }
        }
    }
}

/// How full a share of a thousand is; the figure beside it says the same.
fn bar(part: u16) -> Markup {
    html! {
        svg.share viewBox="0 0 1000 1" preserveAspectRatio="none" aria-hidden="true" {
            path class="covered" d=(format!("M0 0h{}v1H0z", part.min(1000))) {}
        }
    }
}

fn pairs(sections: &[Section]) -> Markup {
    let pairs: Vec<&Section> = sections.iter().filter(|section| section.pair.is_some()).collect();
    html! {
        @if !pairs.is_empty() {
            details.pairs open[pairs.len() < MANY_PAIRS] {
                summary { (wording::number(pairs.len(), "pair")) }
                div.scroll tabindex="0" role="region" aria-label="Pairs" {
                    table {
                        thead { tr {
                            th scope="col" { "Pair" } th.number scope="col" { "Errors" } th.number scope="col" { "Warnings" }
                            th.number scope="col" { "Notes" } th scope="col" { "Coverage" }
                        } }
                        tbody { @for section in pairs { (pair_row(section)) } }
                    }
                }
            }
        }
    }
}

fn pair_row(section: &Section) -> Markup {
    let counts = wording::tally(&section.findings);
    let is_incomplete = section.pair.is_some_and(|pair| pair.incomplete.is_some());
    html! {
        tr {
            th scope="row" {
                a href=(format!("#{}", section.anchor())) { (section.title()) }
                @if is_incomplete { " " span.unsure { "not fully checked" } }
            }
            @for severity in wording::SEVERITIES {
                @let count = wording::count(&counts, severity);
                td.number.(severity.name())[count > 0] { (count) }
            }
            td { (strip::strip(section)) }
        }
    }
}
