//! XLIFF 2.1 (OASIS, 2018) with its ITS module: all beads, each a unit, with what was found as localisation quality
//! issues.
//!
//! The issues of a unit stand together at its beginning, and the pieces of text that they are about refer to them: two
//! findings may overlap, and `mrk` elements must not. A finding that has no place in any bead is a note of the file.

use std::collections::BTreeSet;

use super::marks;
use super::{Bitext, common_language};
use crate::render::context::Side;
use crate::render::visible::visible;
use crate::render::xml::{Document, spelled};
use crate::report::model::{Bead, BeadStatus, Finding, Severity};

/// The types of ITS 2.0, appendix C, “Values for the Localization Quality Issue Type”.
const ITS_TYPES: [&str; 27] = [
    "addition",
    "characters",
    "duplication",
    "formatting",
    "grammar",
    "inconsistency",
    "inconsistent-entities",
    "internationalization",
    "legal",
    "length",
    "locale-specific-content",
    "locale-violation",
    "markup",
    "misspelling",
    "mistranslation",
    "non-conformance",
    "numbers",
    "omission",
    "other",
    "pattern-problem",
    "register",
    "style",
    "terminology",
    "typographical",
    "uncategorized",
    "untranslated",
    "whitespace",
];

/// Writes the beads.
pub(super) fn write(bitexts: &[Bitext]) -> String {
    let mut document = Document::new();
    document.open(
        "xliff",
        &[
            ("xmlns", "urn:oasis:names:tc:xliff:document:2.0"),
            ("xmlns:its", "http://www.w3.org/2005/11/its"),
            ("version", "2.1"),
            ("its:version", "2.0"),
            ("srcLang", common_language(bitexts)),
            ("trgLang", "it"),
        ],
    );
    for (number, bitext) in (1..).zip(bitexts) {
        file(&mut document, bitext, number);
    }
    // A document has at least one file, and a file at least one unit.
    if bitexts.is_empty() {
        let nothing = Bitext { id: "", source: "", target: "", script: None, beads: &[], findings: Vec::new() };
        file(&mut document, &nothing, 1);
    }
    document.close("xliff");
    document.finish()
}

fn file(document: &mut Document, bitext: &Bitext, number: usize) {
    let id = format!("f{number}");
    document.open("file", &[("id", &id), ("original", bitext.source), ("xml:space", "preserve")]);
    let placed: Vec<Placed> = bitext.beads.iter().map(|bead| Placed::of(bitext, bead)).collect();
    notes(document, bitext, &placed);
    for (unit_number, (bead, placed)) in (1..).zip(bitext.beads.iter().zip(&placed)) {
        unit(document, bitext, bead, placed, (&id, unit_number));
    }
    if bitext.beads.is_empty() {
        document.open("unit", &[("id", "u1"), ("translate", "no")]);
        document.open("segment", &[]);
        document.empty("source", &[]);
        document.close("segment");
        document.close("unit");
    }
    document.close("file");
}

/// The findings that are marked in a bead, by their numbers. One finding is marked on one side: where something stands
/// for it in the Italian, the issue says what.
struct Placed {
    source: Vec<usize>,
    target: Vec<usize>,
}

impl Placed {
    fn of(bitext: &Bitext, bead: &Bead) -> Self {
        let source = marks::placed(&bitext.findings, &bead.source, Side::Source);
        let mut target = marks::placed(&bitext.findings, &bead.target, Side::Target);
        target.retain(|number| bitext.findings[*number].source.is_none());
        Self { source, target }
    }

    fn all(&self) -> impl Iterator<Item = usize> {
        self.source.iter().chain(&self.target).copied()
    }
}

/// The files, and the findings that stand in no bead.
fn notes(document: &mut Document, bitext: &Bitext, placed: &[Placed]) {
    let in_beads: BTreeSet<usize> = placed.iter().flat_map(Placed::all).collect();
    document.open("notes", &[]);
    document.leaf("note", &[("category", "pair")], bitext.id, spelled);
    document.leaf("note", &[("category", "target")], bitext.target, spelled);
    for (number, finding) in bitext.findings.iter().enumerate().filter(|(number, _)| !in_beads.contains(number)) {
        let id = format!("n{}", number + 1);
        let attributes = [("id", id.as_str()), ("category", finding.rule.as_str()), ("priority", priority(finding))];
        document.leaf("note", &attributes, &visible(&finding.message), spelled);
    }
    document.close("notes");
}

fn unit(document: &mut Document, bitext: &Bitext, bead: &Bead, placed: &Placed, (file, number): (&str, usize)) {
    let id = format!("u{number}");
    let translate = if bead.status == BeadStatus::Excluded { "no" } else { "yes" };
    let issues_id = |finding: usize| format!("{file}{id}i{}", finding + 1);
    document.open("unit", &[("id", &id), ("name", &bead.id), ("translate", translate)]);
    for finding in placed.all() {
        issues(document, bitext.findings[finding], &issues_id(finding));
    }
    segment(document, bitext, bead, placed, issues_id);
    document.close("unit");
}

fn segment(
    document: &mut Document,
    bitext: &Bitext,
    bead: &Bead,
    placed: &Placed,
    id: impl Fn(usize) -> String + Copy,
) {
    let state = if bead.target.is_empty() { "initial" } else { "translated" };
    let sub_state = format!("riscontro:{}", bead.status.name());
    document.open("segment", &[("state", state), ("subState", &sub_state)]);
    let mut next = 0;
    let source = marks::text(&bitext.findings, &placed.source, &bead.source, Side::Source, &mut next, id);
    document.inline("source", &[], &source);
    if !bead.target.is_empty() {
        let target = marks::text(&bitext.findings, &placed.target, &bead.target, Side::Target, &mut next, id);
        document.inline("target", &[], &target);
    }
    document.close("segment");
}

fn issues(document: &mut Document, finding: &Finding, id: &str) {
    let comment = comment(finding);
    let kind = ITS_TYPES.iter().find(|known| **known == finding.its).unwrap_or(&"other");
    document.open("its:locQualityIssues", &[("xml:id", id)]);
    document.empty(
        "its:locQualityIssue",
        &[
            ("locQualityIssueType", kind),
            ("locQualityIssueComment", &comment),
            ("locQualityIssueSeverity", severity(finding)),
            ("locQualityIssueProfileRef", "https://themqm.org/"),
            ("locQualityIssueEnabled", "yes"),
        ],
    );
    document.close("its:locQualityIssues");
}

fn comment(finding: &Finding) -> String {
    visible(&format!("{}: {}", finding.rule, finding.message))
}

/// ITS has 0 to 100 and leaves the meaning to the profile: MQM has four degrees.
fn severity(finding: &Finding) -> &'static str {
    match finding.severity {
        Severity::Error if finding.mqm.severity == "critical" => "100",
        Severity::Error => "75",
        Severity::Warning => "50",
        Severity::Note => "25",
    }
}

/// Priorities of notes: 1 is the highest, 10 the lowest.
const fn priority(finding: &Finding) -> &'static str {
    match finding.severity {
        Severity::Error => "1",
        Severity::Warning => "4",
        Severity::Note => "7",
    }
}
