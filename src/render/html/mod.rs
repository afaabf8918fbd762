//! The report as one page to review both texts in a browser: no network, readable without the script, light, dark
//! and on paper. Past what a browser opens at once it is a page a pair and an index (`parted`).
//!
//! From top to bottom: the verdict and what is covered, the worst finding opened, the other findings pair by pair,
//! and the whole text of each pair on demand. The style sheet and the script stand in folders beside this file.

mod bitext;
mod extent;
mod finding;
mod han;
mod header;
mod language;
mod pairs;
mod parted;
mod passage;
mod policy;
mod reading;
mod strip;
mod tools;
mod value;
mod words;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use self::extent::Extent;
use self::language::{Chinese, mixed};
pub(super) use self::parted::parted;
use self::words::{say, say_count, say_with};
use super::Options;
use super::context::{self, Group};
use super::visible::visible;
use super::wording;
use crate::report::model::{FileReport, Finding, PairReport, Report, Script, Severity, Verdict};

/// The most bytes of one page. With 1,000 findings a page has about as many, and opens without a pause.
const BUDGET: usize = 2_000_000;

/// Writes the report as one page.
pub(super) fn write(report: &Report, options: &Options) -> String {
    let groups = context::groups(report);
    within(Page::new(report, sections(&groups), options), BUDGET)
}

/// The page without what `budget` has no room for: the whole texts go first, then what there is to say of the findings
/// that matter least. The page says what is left out of it.
fn within(mut page: Page, budget: usize) -> String {
    let whole = written(&page);
    if whole.len() <= budget {
        return whole;
    }
    for section in &mut page.sections {
        section.has_whole_text = false;
        section.extents.fill(Extent::Counted);
    }
    let frame = written(&page).len() + room_for_choices(&page);
    extent::allot(&mut page.sections, budget.saturating_sub(frame));
    written(&page)
}

/// Bytes of the tools beside the findings, and of the lines that say what is left out; generous, since a choice has
/// some 150 bytes and an id.
fn room_for_choices(page: &Page) -> usize {
    let pairs = page.sections.iter().map(|section| 300 + section.pair.map_or(0, |pair| 2 * pair.id.len()));
    40_000 + pairs.sum::<usize>()
}

fn written(page: &Page) -> String {
    let mut out = document(page).into_string();
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
    /// Whether the pairs have pages of their own, and this one leads to them.
    is_index: bool,
    /// The page that leads to this one, if there is one.
    home: Option<String>,
}

impl<'a> Page<'a> {
    fn new(report: &'a Report, sections: Vec<Section<'a>>, options: &Options) -> Self {
        let verdict = wording::verdict(report, options.fail_on);
        Self { report, sections, verdict, fail_on: options.fail_on, is_index: false, home: None }
    }

    /// The findings that stand on this page.
    fn findings(&self) -> impl Iterator<Item = &'a Finding> {
        self.sections.iter().flat_map(|section| section.shown().map(|(finding, _)| finding))
    }
}

/// One pair with its findings, or the findings of the run.
struct Section<'a> {
    number: usize,
    pair: Option<&'a PairReport>,
    findings: Vec<&'a Finding>,
    /// How much of each of the findings stands on the page.
    extents: Vec<Extent>,
    chinese: Chinese,
    is_one_of_many: bool,
    has_whole_text: bool,
    /// The link to its page, where it has one of its own.
    page: Option<String>,
}

impl<'a> Section<'a> {
    fn new(number: usize, group: &Group<'a>) -> Self {
        let script = group.pair.and_then(|pair| pair.source.script);
        let findings = group.findings.clone();
        Self {
            number,
            pair: group.pair,
            extents: vec![Extent::Full; findings.len()],
            findings,
            chinese: Chinese::of(script),
            is_one_of_many: false,
            has_whole_text: true,
            page: None,
        }
    }

    /// The findings of which more than their number stands on the page.
    fn shown(&self) -> impl Iterator<Item = (&'a Finding, Extent)> {
        let all = self.findings.iter().copied().zip(self.extents.iter().copied());
        all.filter(|(_, extent)| *extent != Extent::Counted)
    }

    /// How many findings are only counted.
    fn counted(&self) -> usize {
        self.extents.iter().filter(|extent| **extent == Extent::Counted).count()
    }

    fn title(&self) -> Markup {
        self.pair.map_or_else(|| say("The run"), |pair| mixed(&pair.id, self.chinese))
    }

    fn anchor(&self) -> String {
        format!("pair-{}", self.number + 1)
    }

    /// The anchor of a bead in the whole text; beads of two pairs may have the same id.
    fn bead_anchor(&self, bead: &str) -> String {
        format!("p{}-{}", self.number + 1, plain(bead))
    }

    /// What the item of a finding was taken for: its canonical value.
    fn value(&self, finding: &Finding) -> Option<&'a String> {
        let (pair, place) = (self.pair?, finding.source.as_ref()?);
        // Items are in the order of the text.
        let first = pair.items.partition_point(|item| item.source.start < place.start);
        let mut here = pair.items[first..].iter().take_while(|item| item.source.start == place.start);
        let item = here.find(|item| item.source.end == place.end)?;
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
    let pairs = page.sections.iter().filter_map(|section| section.pair).map(|pair| visible(&pair.id));
    let pairs = pairs.collect::<Vec<String>>().join("\n");
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
            body data-pairs=(pairs) {
                a.skip.t href="#findings" { "Skip to the findings" }
                (header::header(page))
                div.layout {
                    @if page.findings().next().is_some() { (tools::tools(page)) }
                    (findings(page))
                }
                (footer(page))
                (words::italian())
                (han::table(page.report))
                script { (PreEscaped(&script)) }
            }
        }
    }
}

fn findings(page: &Page) -> Markup {
    let worst = finding::worst(page.findings());
    html! {
        main #findings tabindex="-1" {
            @if page.findings().next().is_some() { (tools::bar()) }
            @if let Some((section, finding, extent)) = worst.and_then(|worst| home_of(page, worst)) {
                section.worst aria-labelledby="worst" {
                    h2 #worst { (say("The worst first")) }
                    (finding::card(section, finding, extent, true))
                }
            } @else if page.findings().next().is_none() {
                p.clean { @if page.verdict == Verdict::Pass { (say("Nothing was left out.")) } @else { (say("Nothing was found.")) } }
            }
            p.t #none hidden { "No finding passes the filter." }
            @if page.is_index { (all_findings(page, worst)) }
            @else { @for section in &page.sections { (pair_section(section, worst)) } }
        }
    }
}

fn home_of<'p, 'a>(page: &'p Page<'a>, wanted: &Finding) -> Option<(&'p Section<'a>, &'a Finding, Extent)> {
    page.sections.iter().find_map(|section| {
        let (finding, extent) = section.shown().find(|(finding, _)| std::ptr::eq(*finding, wanted))?;
        Some((section, finding, extent))
    })
}

/// The findings of all pairs in one list.
fn all_findings(page: &Page, worst: Option<&Finding>) -> Markup {
    let counted: usize = page.sections.iter().map(Section::counted).sum();
    html! {
        @if !page.sections.iter().all(|section| section.findings.is_empty()) {
            section.pair aria-labelledby="all-findings" {
                h2 #all-findings { (say("The findings of all pairs")) }
                @if counted > 0 {
                    p.left-out { (say_with("{} findings that matter less are on the pages of their pairs alone.", &[counted])) }
                }
                @for (section, number) in extent::worst_first(&page.sections) {
                    @let section = &page.sections[section];
                    (listed(section, section.findings[number], section.extents[number], worst))
                }
            }
        }
    }
}

/// A finding in its place.
fn listed(section: &Section, finding: &Finding, extent: Extent, worst: Option<&Finding>) -> Markup {
    html! {
        @match extent {
            Extent::Counted => {}
            _ if worst.is_some_and(|worst| std::ptr::eq(worst, finding)) => (finding::elsewhere(section, finding)),
            _ => (finding::card(section, finding, extent, false)),
        }
    }
}

fn pair_section(section: &Section, worst: Option<&Finding>) -> Markup {
    html! {
        section.pair id=(section.anchor()) aria-labelledby=(format!("{}-title", section.anchor())) {
            h2 id=(format!("{}-title", section.anchor())) { (section.title()) }
            @if let Some(pair) = section.pair { (files(pair)) }
            @if section.is_one_of_many && section.pair.is_some() { (strip::overview(section)) }
            @if section.findings.is_empty() { p.clean.t { "No findings." } }
            @if section.counted() > 0 {
                p.left-out { (say_with("{} findings that matter less have no room on this page; the report in JSON has them.", &[section.counted()])) }
            }
            @for (finding, extent) in section.shown() { (listed(section, finding, extent, worst)) }
            (bitext::whole(section))
        }
    }
}

fn files(pair: &PairReport) -> Markup {
    let chinese = Chinese::of(pair.source.script);
    html! {
        p.files { (file(&pair.source, chinese)) " → " (file(&pair.target, chinese)) }
        p.ledger { (ledger(pair)) }
    }
}

/// What became of the units, without those there are none of.
fn ledger(pair: &PairReport) -> Markup {
    let ledger = &pair.ledger;
    let parts = [
        (ledger.covered, "covered"),
        (ledger.partial, "in part"),
        (ledger.omitted, "left out"),
        (ledger.unverifiable, "unverifiable"),
        (ledger.excluded, "excluded as boilerplate"),
    ];
    html! {
        (say_count(ledger.units as usize, "{} sentence or item", "{} sentences and items")) ": "
        @for (at, (count, words)) in parts.into_iter().filter(|(count, _)| *count > 0).enumerate() {
            @if at > 0 { ", " } (count) " " (say(words))
        }
    }
}

fn file(file: &FileReport, chinese: Chinese) -> Markup {
    html! {
        span.path { (mixed(&file.path, chinese)) } " (" (visible(&file.encoding))
        @match file.script {
            Some(Script::Hans) => { ", " (say("Simplified")) }
            Some(Script::Hant) => { ", " (say("Traditional")) }
            Some(Script::Mixed) => { ", " (say("Simplified and Traditional")) }
            None => {}
        }
        ")"
    }
}

fn footer(page: &Page) -> Markup {
    html! {
        footer {
            p {
                (say("Marked in the Chinese: what is left out. Marked in the Italian: what stands for it.")) " "
                span.caret { (wording::CARET) } " " (say("Where it would belong."))
            }
            p { (say("Places are line:column.")) " " span lang="en" { (visible(&page.report.conventions.columns)) } }
        }
    }
}

#[cfg(test)]
mod tests;
