//! A Code Quality report for GitLab: one JSON array, a subset of the Code Climate format.
//!
//! GitLab compares the reports of two branches by fingerprint, so each has to be there once and must not depend on
//! the line: ours does not.

use std::collections::BTreeSet;

use serde::Serialize;

use super::notice::{self, About, Notice};
use super::visible::visible;
use super::{Options, json};
use crate::report::model::{Report, Severity};

/// Writes the report.
pub(super) fn write(report: &Report, options: &Options) -> String {
    let mut seen = BTreeSet::new();
    let entries: Vec<Entry> = notice::all(report, options)
        .iter()
        .filter_map(entry)
        .filter(|entry| seen.insert(entry.fingerprint.clone()))
        .collect();
    json::pretty(&entries)
}

#[derive(Serialize)]
struct Entry {
    description: String,
    check_name: String,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// `None` for what stands in no file: GitLab takes no entry without one.
fn entry(notice: &Notice) -> Option<Entry> {
    let (path, place) = notice.place()?;
    let (begin, end) = place.map_or((1, 1), |place| (place.line.max(1), place.end_line.max(place.line).max(1)));
    Some(Entry {
        description: description(notice),
        check_name: notice.rule(),
        fingerprint: fingerprint(notice),
        severity: severity(notice),
        location: Location { path: path.trim_start_matches("./").to_owned(), lines: Lines { begin, end } },
    })
}

fn description(notice: &Notice) -> String {
    let italian = notice.italian().map(|place| format!(" (in the Italian: {place})"));
    notice.message() + italian.as_deref().unwrap_or_default()
}

fn fingerprint(notice: &Notice) -> String {
    match notice.about {
        About::Finding(finding) => visible(&finding.fingerprint),
        About::Incomplete(_) => format!("incomplete:{}", notice.pair.map_or(String::new(), |pair| visible(&pair.id))),
    }
}

/// The five levels of GitLab: what was not checked blocks; MQM tells the critical losses from the others.
fn severity(notice: &Notice) -> &'static str {
    match notice.about {
        About::Incomplete(_) => "blocker",
        About::Finding(finding) => match finding.severity {
            Severity::Error if finding.mqm.severity == "critical" => "critical",
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Note => "info",
        },
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::sample;
    use super::*;

    fn written(report: &Report) -> Value {
        serde_json::from_str(&write(report, &Options { notes: true, ..Options::default() })).expect("it is JSON")
    }

    /// What docs.gitlab.com asks of an entry (“Code Quality report format”).
    fn schema() -> Value {
        json!({
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["description", "check_name", "fingerprint", "severity", "location"],
                "properties": {
                    "description": {"type": "string", "minLength": 1},
                    "check_name": {"type": "string", "minLength": 1},
                    "fingerprint": {"type": "string", "minLength": 1},
                    "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                    "location": {
                        "type": "object",
                        "additionalProperties": false,
                        "required": ["path", "lines"],
                        "properties": {
                            "path": {"type": "string", "pattern": "^[^./]"},
                            "lines": {
                                "type": "object",
                                "required": ["begin"],
                                "properties": {
                                    "begin": {"type": "integer", "minimum": 1},
                                    "end": {"type": "integer", "minimum": 1}
                                }
                            }
                        }
                    }
                }
            }
        })
    }

    #[test]
    fn holds_to_what_gitlab_documents() {
        for report in [sample::report(), sample::hostile(), sample::clean()] {
            let written = written(&report);
            let validator = jsonschema::validator_for(&schema()).expect("a schema");
            let faults: Vec<String> = validator.iter_errors(&written).map(|error| error.to_string()).collect();
            assert!(faults.is_empty(), "{faults:?}");
        }
    }

    #[test]
    fn a_fingerprint_stands_there_once() {
        let mut report = sample::report();
        report.findings.push(report.findings[0].clone());
        let written = written(&report);
        let all: Vec<&str> = written.as_array().unwrap().iter().filter_map(|one| one["fingerprint"].as_str()).collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
    }

    #[test]
    fn what_was_not_checked_blocks() {
        let mut report = sample::clean();
        report.pairs[0].incomplete = Some("it ends in the middle".to_owned());
        assert_eq!(written(&report)[0]["severity"], "blocker");
        assert_eq!(written(&report)[0]["fingerprint"], "incomplete:argine");
    }
}
