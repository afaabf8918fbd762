//! The report as SARIF 2.1.0 (OASIS), for code scanning and for viewers in editors.
//!
//! The types are our own: of the hundred that the crate `serde-sarif` makes from the schema this file needs twenty,
//! and they can borrow from the report. The crate reads the result back in the tests, and the published schema is
//! held against it.

mod log;
mod rules;
mod text;

use std::collections::BTreeMap;

use self::log::{
    Artifact, ArtifactLocation, Driver, Fingerprints, Invocation, Location, Log, Notification, PhysicalLocation,
    Properties, Region, SarifResult, Snippet, Suppressed, Tool,
};
use self::text::{Message, escaped};
use super::context::Side;
use super::uri::uri;
use super::visible::visible;
use super::{Options, json, wording};
use crate::report::model::{FileReport, Finding, FindingState, PairReport, Place, Report, Severity};

/// Writes the report.
pub(super) fn write(report: &Report, _options: &Options) -> String {
    let rules = rules::of(report);
    let artifacts = Artifacts::of(report);
    let results = report.findings.iter().map(|finding| result(report, finding, &rules, &artifacts)).collect();
    let log = Log {
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: [log::Run {
            tool: Tool {
                driver: Driver {
                    name: visible(&report.tool.name),
                    version: visible(&report.tool.version),
                    information_uri: wording::home(),
                    rules,
                },
            },
            invocations: [invocation(report, &artifacts)],
            artifacts: artifacts.list,
            results,
            column_kind: "unicodeCodePoints",
        }],
    };
    json::pretty(&log)
}

/// The files of the report, each once, however many pairs share it.
struct Artifacts {
    list: Vec<Artifact>,
    index: BTreeMap<String, usize>,
}

impl Artifacts {
    fn of(report: &Report) -> Self {
        let mut artifacts = Self { list: Vec::new(), index: BTreeMap::new() };
        for file in report.pairs.iter().flat_map(|pair| [&pair.source, &pair.target]) {
            artifacts.add(file);
        }
        artifacts
    }

    fn add(&mut self, file: &FileReport) {
        let index = self.list.len();
        if self.index.contains_key(&file.path) {
            return;
        }
        self.index.insert(file.path.clone(), index);
        // A file that could not be read has neither hash nor encoding.
        let hashes = (!file.sha256.is_empty()).then(|| BTreeMap::from([("sha-256", visible(&file.sha256))]));
        let encoding = (!file.encoding.is_empty()).then(|| visible(&file.encoding));
        self.list.push(Artifact {
            location: ArtifactLocation { uri: uri(&file.path), index },
            roles: ["analysisTarget"],
            encoding,
            hashes,
        });
    }

    fn location(&self, file: &FileReport) -> ArtifactLocation {
        ArtifactLocation { uri: uri(&file.path), index: self.index.get(&file.path).copied().unwrap_or_default() }
    }

    /// The beginning of a file, for what has no place in it: code scanning shows nothing without one.
    fn top(&self, file: &FileReport) -> PhysicalLocation {
        PhysicalLocation { artifact_location: self.location(file), region: Region::first_line() }
    }

    fn place(&self, file: &FileReport, place: &Place) -> PhysicalLocation {
        PhysicalLocation { artifact_location: self.location(file), region: region(file, place) }
    }
}

fn region(file: &FileReport, place: &Place) -> Region {
    let (start_line, start_column) = (place.line.max(1), place.column.max(1));
    // Offsets count the decoded text, which is the file itself only where that is UTF-8.
    let is_file = file.encoding.eq_ignore_ascii_case("utf-8") && place.start <= place.end;
    Region {
        start_line,
        start_column: Some(start_column),
        end_line: Some(place.end_line.max(start_line)),
        end_column: Some(if place.end_line > start_line {
            place.end_column.max(1)
        } else {
            place.end_column.max(start_column)
        }),
        byte_offset: is_file.then_some(place.start),
        byte_length: is_file.then(|| place.end - place.start),
        snippet: (!place.text.is_empty()).then(|| Snippet { text: place.text.clone() }),
    }
}

fn invocation(report: &Report, artifacts: &Artifacts) -> Invocation {
    let incomplete = |pair: &PairReport| {
        let why = pair.incomplete.as_deref()?;
        let text = escaped(&visible(&format!("{}: not fully checked: {why}", pair.id)));
        let location = Location::of(artifacts.top(&pair.source));
        Some(Notification { level: "error", message: Message { text }, locations: [location] })
    };
    let notifications: Vec<Notification> = report.pairs.iter().filter_map(incomplete).collect();
    Invocation { execution_successful: notifications.is_empty(), tool_execution_notifications: notifications }
}

fn result(report: &Report, finding: &Finding, rules: &[log::Rule], artifacts: &Artifacts) -> SarifResult {
    let pair = report.pairs.iter().find(|pair| pair.id == finding.pair);
    let rule = visible(&finding.rule);
    SarifResult {
        rule_index: rules.iter().position(|one| one.id == rule).unwrap_or_default(),
        rule_id: rule,
        level: level(finding.severity),
        message: Message { text: escaped(&visible(&finding.message)) },
        locations: pair.map(|pair| Location::of(primary(pair, finding, artifacts))).into_iter().collect(),
        related_locations: pair.map(|pair| related(pair, finding, artifacts)).unwrap_or_default(),
        partial_fingerprints: Fingerprints::of(&visible(&finding.fingerprint)),
        baseline_state: baseline_state(finding.state),
        suppressions: finding.suppression.iter().map(Suppressed::by).collect(),
        rank: finding.confidence.min(100),
        properties: properties(finding),
    }
}

/// SARIF has the same three levels.
const fn level(severity: Severity) -> &'static str {
    severity.name()
}

const fn baseline_state(state: FindingState) -> &'static str {
    match state {
        FindingState::New => "new",
        FindingState::Unchanged => "unchanged",
        FindingState::Updated => "updated",
        FindingState::Fixed => "absent",
    }
}

/// The Chinese place; for an addition the Italian one; for a remark on the run the beginning of the Chinese.
fn primary(pair: &PairReport, finding: &Finding, artifacts: &Artifacts) -> PhysicalLocation {
    match (&finding.source, &finding.target) {
        (Some(place), _) => artifacts.place(&pair.source, place),
        (None, Some(place)) => artifacts.place(&pair.target, place),
        (None, None) => artifacts.top(&pair.source),
    }
}

/// The Italian place of a finding that has a Chinese one, and where what is lost with it stood.
fn related(pair: &PairReport, finding: &Finding, artifacts: &Artifacts) -> Vec<Location> {
    let italian = finding.target.as_ref().filter(|_| finding.source.is_some()).map(|place| {
        let says = if place.insertion { "it would belong here in the Italian" } else { "the Italian has this" };
        (artifacts.place(&pair.target, place), says.to_owned())
    });
    let lost = finding.children.iter().filter_map(|child| {
        let place = Side::Source.place(child)?;
        Some((artifacts.place(&pair.source, place), format!("with it: {}", visible(&child.message))))
    });
    let numbered = italian.into_iter().chain(lost).zip(1..);
    numbered.map(|((place, says), id)| Location::related(id, place, &escaped(&says))).collect()
}

fn properties(finding: &Finding) -> Properties {
    Properties {
        pair: visible(&finding.pair),
        bead: finding.bead.as_deref().map(visible),
        kind: visible(&finding.kind),
        confidence: finding.confidence,
        mqm: visible(&finding.mqm.kind),
        its: visible(&finding.its),
        expected: finding.expected.iter().map(|form| visible(form)).collect(),
        evidence: finding.evidence.state,
        found: finding.evidence.found.as_deref().map(visible),
    }
}

#[cfg(test)]
mod tests;
