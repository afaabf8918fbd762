//! The report as one page to review both texts in a browser: no network, readable without the script, light, dark
//! and on paper.
//!
//! From top to bottom: the verdict and what is covered, the worst finding opened, the other findings pair by pair,
//! and the whole text of each pair on demand. The style sheet and the script are files of their own beside this one.

mod bitext;
mod finding;
mod header;
mod language;
mod passage;
mod policy;
mod strip;
mod tools;

use std::cmp::Reverse;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use self::language::{Chinese, mixed};
use super::Options;
use super::context::{self, Group};
use super::visible::visible;
use super::wording;
use crate::report::model::{FileReport, Finding, PairReport, Report, Script, Severity, Verdict};

/// Writes the report.
pub(super) fn write(report: &Report, options: &Options) -> String {
    let groups = context::groups(report);
    let page = Page {
        report,
        sections: sections(&groups),
        verdict: wording::verdict(report, options.fail_on),
        fail_on: options.fail_on,
    };
    let mut out = document(&page).into_string();
    out.push('\n');
    out
}

fn sections<'a>(groups: &[Group<'a>]) -> Vec<Section<'a>> {
    let section = |(number, group)| Section { is_one_of_many: groups.len() > 1, ..Section::new(number, group) };
    groups.iter().enumerate().map(section).collect()
}

/// The report with what the page says of it as a whole.
struct Page<'a> {
    report: &'a Report,
    sections: Vec<Section<'a>>,
    verdict: Verdict,
    fail_on: Severity,
}

/// One pair with its findings, or the findings of the run.
struct Section<'a> {
    number: usize,
    pair: Option<&'a PairReport>,
    findings: Vec<&'a Finding>,
    chinese: Chinese,
    is_one_of_many: bool,
}

impl<'a> Section<'a> {
    fn new(number: usize, group: &Group<'a>) -> Self {
        let script = group.pair.and_then(|pair| pair.source.script);
        let findings = group.findings.clone();
        Self { number, pair: group.pair, findings, chinese: Chinese::of(script), is_one_of_many: false }
    }

    fn title(&self) -> Markup {
        self.pair.map_or_else(|| html! { "The run" }, |pair| mixed(&pair.id, self.chinese))
    }

    fn anchor(&self) -> String {
        format!("pair-{}", self.number + 1)
    }

    /// The anchor of a bead in the whole text; beads of two pairs may have the same id.
    fn bead_anchor(&self, bead: &str) -> String {
        format!("p{}-{}", self.number + 1, plain(bead))
    }

    /// How the item of a finding was read: its canonical value.
    fn reading(&self, finding: &Finding) -> Option<&'a str> {
        let (pair, place) = (self.pair?, finding.source.as_ref()?);
        let item = pair.items.iter().find(|item| item.source.start == place.start && item.source.end == place.end)?;
        Some(&item.value)
    }
}

/// The anchor of a finding: its fingerprint without the version.
fn anchor(finding: &Finding) -> String {
    let digits = finding.fingerprint.split_once(':').map_or(finding.fingerprint.as_str(), |(_, digits)| digits);
    format!("f-{}", plain(digits))
}

/// What may stand in an anchor.
fn plain(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).collect()
}

fn document(page: &Page) -> Markup {
    let (style, script) = (policy::style(), policy::script());
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy::policy(&style, &script));
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                title { "riscontro: " (wording::verdict_word(page.verdict)) ", " (wording::result(page.report)) }
                style { (PreEscaped(&style)) }
            }
            body {
                a.skip href="#findings" { "Skip to the findings" }
                (header::header(page))
                div.layout {
                    @if !page.report.findings.is_empty() { (tools::tools(page)) }
                    (findings(page))
                }
                (footer(page))
                script { (PreEscaped(&script)) }
            }
        }
    }
}

fn findings(page: &Page) -> Markup {
    let worst = worst(page);
    html! {
        main #findings tabindex="-1" {
            @if !page.report.findings.is_empty() { (tools::bar()) }
            @if let Some((section, finding)) = worst {
                section.worst aria-labelledby="worst" {
                    h2 #worst { "The worst first" @if section.is_one_of_many { span.of { " in " (section.title()) } } }
                    (finding::card(section, finding, true))
                }
            } @else {
                p.clean { @if page.verdict == Verdict::Pass { "Nothing was left out." } @else { "Nothing was found." } }
            }
            p #none hidden { "No finding passes the filter." }
            @for section in &page.sections { (pair_section(section, worst.map(|(_, finding)| finding))) }
        }
    }
}

/// The finding to look at first: the most severe, then the surest; of equals the first in the text.
fn worst<'p, 'a>(page: &'p Page<'a>) -> Option<(&'p Section<'a>, &'a Finding)> {
    let all = page.sections.iter().flat_map(|section| section.findings.iter().map(move |finding| (section, *finding)));
    all.filter(|(_, finding)| wording::is_counted(finding))
        .min_by_key(|(_, finding)| Reverse((finding.severity, mqm_rank(finding), finding.confidence)))
}

fn mqm_rank(finding: &Finding) -> u8 {
    match finding.mqm.severity.as_str() {
        "critical" => 2,
        "major" => 1,
        _ => 0,
    }
}

fn pair_section(section: &Section, worst: Option<&Finding>) -> Markup {
    let rest: Vec<&Finding> = section
        .findings
        .iter()
        .copied()
        .filter(|finding| !worst.is_some_and(|worst| std::ptr::eq(worst, *finding)))
        .collect();
    let is_above = rest.len() < section.findings.len();
    html! {
        section.pair id=(section.anchor()) aria-labelledby=(format!("{}-title", section.anchor())) {
            h2 id=(format!("{}-title", section.anchor())) { (section.title()) }
            @if let Some(pair) = section.pair { (files(pair)) }
            @if section.is_one_of_many && section.pair.is_some() { (strip::overview(section)) }
            @if !rest.is_empty() {
                h3 { @if is_above { "The other findings" } @else { "Findings" } }
                @for finding in rest { (finding::card(section, finding, false)) }
            } @else if is_above {
                p.clean { "Its only finding stands above." }
            } @else {
                p.clean { "No findings." }
            }
            (bitext::whole(section))
        }
    }
}

fn files(pair: &PairReport) -> Markup {
    let chinese = Chinese::of(pair.source.script);
    let ledger = &pair.ledger;
    html! {
        p.files { (file(&pair.source, chinese)) " → " (file(&pair.target, chinese)) }
        p.ledger {
            (wording::number(ledger.units as usize, "unit")) " (sentences and items): " (ledger.covered) " covered, "
            (ledger.partial) " in part, " (ledger.omitted) " left out, " (ledger.unverifiable) " unverifiable, "
            (ledger.excluded) " excluded as boilerplate"
        }
    }
}

fn file(file: &FileReport, chinese: Chinese) -> Markup {
    let script = file.script.map(|script| match script {
        Script::Hans => ", Simplified",
        Script::Hant => ", Traditional",
        Script::Mixed => ", Simplified and Traditional",
    });
    html! { span.path { (mixed(&file.path, chinese)) } " (" (visible(&file.encoding)) (script.unwrap_or_default()) ")" }
}

fn footer(page: &Page) -> Markup {
    let conventions = &page.report.conventions;
    html! {
        footer {
            p {
                "Lines and columns: " (visible(&conventions.columns)) ". Marked in the Chinese: what is left out. "
                "Marked in the Italian: what stands for it. " span.caret { (wording::CARET) } " Where it would belong."
            }
        }
    }
}

#[cfg(test)]
mod tests;
