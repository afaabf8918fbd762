//! What a reviewer sees first: the verdict, whether everything was checked, the counts, how much is covered, and,
//! where there are several, the pairs.

use maud::{Markup, html};

use super::super::visible::visible;
use super::super::wording;
use super::language::{Chinese, mixed};
use super::words::{say, say_count, say_with};
use super::{Page, Section, finding, pairs, strip};
use crate::report::model::{PairReport, Severity, Verdict};

/// From this many pairs on the table of pairs is folded up, or scrolls, so that the worst finding stays in sight.
pub(super) const MANY_PAIRS: usize = 4;

/// The top of the page.
pub(super) fn header(page: &Page) -> Markup {
    html! {
        header.top {
            div.brand {
                p {
                    b { "riscontro" } " " (visible(&page.report.tool.version)) " · "
                    (say("what the Italian leaves out of the Chinese"))
                }
                @if let Some(home) = &page.home { p { a href=(home) { (say("All pairs")) } } }
                (languages())
            }
            h1 { (verdict(page.verdict)) " " span.result { (result(page)) } }
            (checked(page))
            @match page.sections.as_slice() {
                [only] if only.pair.is_some() && !page.is_index => (strip::overview(only)),
                sections => (pairs::table(page, sections, page.is_index || sections.len() < MANY_PAIRS)),
            }
            (coverage(page))
        }
    }
}

/// A choice of the two languages the page can speak; hidden until the script runs.
fn languages() -> Markup {
    html! {
        div.languages #languages role="group" aria-label="Language" hidden {
            button type="button" lang="en" data-language="en" aria-pressed="true" { "English" }
            button type="button" lang="it" data-language="it" aria-pressed="false" { "Italiano" }
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
    html! { span.verdict.(word) { span aria-hidden="true" { (sign) } " " (say(word)) } }
}

/// The result in one line, as `wording::result` says it.
fn result(page: &Page) -> Markup {
    let report = page.report;
    let counts = &report.summary.findings;
    let pairs = report.pairs.len();
    let unchecked = report.pairs.iter().filter(|pair| pair.incomplete.is_some()).count();
    let all_checked = unchecked == 0 && report.summary.verdict != Verdict::Incomplete;
    let found: Vec<Severity> =
        wording::SEVERITIES.into_iter().filter(|severity| wording::count(counts, *severity) > 0).collect();
    html! {
        @if pairs == 0 && found.is_empty() { (say("no pair was checked")) } @else {
            @if found.is_empty() && all_checked { (say("nothing left out")) }
            @else if found.is_empty() { (say("no findings")) }
            @for (at, severity) in found.iter().enumerate() {
                @if at > 0 { ", " } (counted(*severity, wording::count(counts, *severity)))
            }
            " " (say_count(pairs, "in {} pair", "in {} pairs"))
            @if unchecked > 0 { ", " (say_with("{} not fully checked", &[unchecked])) }
            @else if !all_checked { ", " (say("not fully checked")) }
        }
    }
}

/// `3 errors`.
pub(super) fn counted(severity: Severity, count: u32) -> Markup {
    let count = count as usize;
    match severity {
        Severity::Error => say_count(count, "{} error", "{} errors"),
        Severity::Warning => say_count(count, "{} warning", "{} warnings"),
        Severity::Note => say_count(count, "{} note", "{} notes"),
    }
}

fn checked(page: &Page) -> Markup {
    let unchecked: Vec<(&PairReport, &String)> =
        page.report.pairs.iter().filter_map(|pair| Some((pair, pair.incomplete.as_ref()?))).collect();
    let threshold = match page.fail_on {
        Severity::Error => say("The verdict is “fail” from errors on."),
        Severity::Warning => say("The verdict is “fail” from warnings on."),
        Severity::Note => say("The verdict is “fail” from notes on."),
    };
    html! {
        @if unchecked.is_empty() && page.verdict != Verdict::Incomplete {
            p.checked { b { (say("Everything was checked.")) } " " (threshold) }
        } @else {
            div.checked.unsure {
                p { b { (say("Not everything was checked.")) } " " (threshold) }
                ul { @for (pair, why) in unchecked {
                    li { b { (mixed(&pair.id, Chinese::of(pair.source.script))) } ": " span lang="en" { (visible(why)) } }
                } }
            }
        }
    }
}

fn coverage(page: &Page) -> Markup {
    html! {
        @if !page.report.pairs.is_empty() {
            dl.tiles aria-label="Covered" {
                @for (name, part) in wording::coverage(&page.report.summary.coverage) {
                    div {
                        dt { (finding::word(name)) }
                        dd { span.part { (part.map_or("–".to_owned(), wording::percent)) } (bar(part.unwrap_or(0))) }
                    }
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

/// The name of a pair, as a link to where it stands.
pub(super) fn pair_link(section: &Section) -> Markup {
    let place = section.page.as_ref().map_or_else(|| format!("#{}", section.anchor()), Clone::clone);
    html! { a href=(place) { (section.title()) } }
}
