//! Diagnostics for reviewdog, in its format `rdjson`.
//!
//! Columns there are counted in bytes of UTF-8, and those of a report in code points. The bytes before a place on its
//! line are known from the sentences of the report; where they are not, the line alone is given, rather than a wrong
//! column. The field `related_locations` is newer than many an installed reviewdog, which would refuse the whole
//! file, so the Italian place stands in the message.

use serde::Serialize;

use super::context::Side;
use super::notice::{self, About, Notice};
use super::visible::visible;
use super::{Options, json, wording};
use crate::report::model::{PairReport, Passage, Place, Report, Severity};

/// Writes the report.
pub(super) fn write(report: &Report, options: &Options) -> String {
    let notices = notice::all(report, options);
    let worst = notices.iter().map(Notice::severity).max();
    json::pretty(&DiagnosticResult {
        source: Source { name: visible(&report.tool.name), url: wording::home() },
        severity: worst.map(severity),
        diagnostics: notices.iter().filter_map(diagnostic).collect(),
    })
}

#[derive(Serialize)]
struct DiagnosticResult {
    source: Source,
    #[serde(skip_serializing_if = "Option::is_none")]
    severity: Option<&'static str>,
    diagnostics: Vec<Diagnostic>,
}

#[derive(Serialize)]
struct Source {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'static str>,
}

#[derive(Serialize)]
struct Diagnostic {
    message: String,
    location: Location,
    severity: &'static str,
    code: Code,
}

#[derive(Serialize)]
struct Code {
    value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
struct Location {
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Debug, PartialEq, Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Debug, PartialEq, Serialize)]
struct Position {
    line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
}

/// `None` for what stands in no file.
fn diagnostic(notice: &Notice) -> Option<Diagnostic> {
    let (path, place) = notice.place()?;
    let italian = notice.italian().map(|place| format!(" (in the Italian: {place})"));
    let rule = notice.rule();
    let url = matches!(notice.about, About::Finding(_)).then(|| wording::rule_page(&rule)).flatten();
    Some(Diagnostic {
        message: notice.message() + italian.as_deref().unwrap_or_default(),
        location: Location { path, range: place.map(|place| range(notice, place)) },
        severity: severity(notice.severity()),
        code: Code { value: rule, url },
    })
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Note => "INFO",
    }
}

fn range(notice: &Notice, place: &Place) -> Range {
    let is_source = matches!(notice.about, About::Finding(finding) if finding.source.is_some());
    let side = if is_source { Side::Source } else { Side::Target };
    let start = notice.pair.and_then(|pair| byte_column(pair, side, place));
    let within = place.line == place.end_line;
    let end = start.filter(|_| within).map(|start| start + place.text.len());
    // Without its end, a column at the start would make the range run to the end of the last line.
    let start = start.filter(|_| end.is_some());
    Range {
        start: Position { line: place.line, column: start },
        end: Position { line: place.end_line.max(place.line), column: end },
    }
}

/// The column of a place in bytes, from 1: one more than the bytes of the code points before it on its line. `None`
/// where the report does not hold them all.
fn byte_column(pair: &PairReport, side: Side, place: &Place) -> Option<usize> {
    let mut passages: Vec<&Passage> = pair.beads.iter().flat_map(|bead| side.of(bead)).collect();
    passages.sort_by_key(|passage| passage.start);
    let mut missing = place.column.checked_sub(1)?;
    let mut at = place.start;
    for passage in passages.iter().rev().filter(|passage| passage.start < place.start) {
        if missing == 0 {
            break;
        }
        let gap = at.checked_sub(passage.end.min(at))?;
        // One byte between two sentences of a line is one code point; of more, nobody knows how many they are.
        if gap > 1 {
            return None;
        }
        missing = missing.checked_sub(gap)?;
        at -= gap;
        let before = passage.text.get(..at.checked_sub(passage.start)?)?;
        for char in before.chars().rev().take(missing) {
            at -= char.len_utf8();
            missing -= 1;
        }
    }
    (missing == 0).then(|| place.start - at + 1)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::sample;
    use super::*;

    fn written(report: &Report) -> Value {
        serde_json::from_str(&write(report, &Options { notes: true, ..Options::default() })).expect("it is JSON")
    }

    /// `DiagnosticResult` of reviewdog's `proto/rdf/reviewdog.proto`, as far as it is used here.
    fn schema() -> Value {
        let position = json!({
            "type": "object", "additionalProperties": false,
            "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}}
        });
        let source = json!({
            "type": "object", "additionalProperties": false, "required": ["name"],
            "properties": {"name": {"type": "string"}, "url": {"type": "string"}}
        });
        let severity = json!({"enum": ["ERROR", "WARNING", "INFO"]});
        json!({
            "type": "object", "additionalProperties": false, "required": ["diagnostics"],
            "properties": {
                "source": source,
                "severity": severity,
                "diagnostics": {"type": "array", "items": {
                    "type": "object", "additionalProperties": false, "required": ["message", "location"],
                    "properties": {
                        "message": {"type": "string", "minLength": 1},
                        "severity": severity,
                        "code": {
                            "type": "object", "additionalProperties": false, "required": ["value"],
                            "properties": {"value": {"type": "string"}, "url": {"type": "string"}}
                        },
                        "location": {
                            "type": "object", "additionalProperties": false, "required": ["path"],
                            "properties": {"path": {"type": "string"}, "range": {
                                "type": "object", "additionalProperties": false, "required": ["start"],
                                "properties": {"start": position, "end": position}
                            }}
                        }
                    }
                }}
            }
        })
    }

    #[test]
    fn holds_to_the_definition_of_reviewdog() {
        for report in [sample::report(), sample::hostile(), sample::clean()] {
            let validator = jsonschema::validator_for(&schema()).expect("a schema");
            let written = written(&report);
            let faults: Vec<String> = validator.iter_errors(&written).map(|error| error.to_string()).collect();
            assert!(faults.is_empty(), "{faults:?}");
        }
    }

    #[test]
    fn columns_are_bytes_of_the_line() {
        let report = sample::report();
        let person = &written(&report)["diagnostics"][0]["location"]["range"];
        // 8月14日，河湾市水务局局长 before it: three digits, ten Han, a comma: 36 bytes.
        assert_eq!(person, &json!({"start": {"line": 2, "column": 37}, "end": {"line": 2, "column": 46}}));
    }

    #[test]
    fn every_column_of_the_sample_is_the_one_of_its_text() {
        let report = sample::report();
        let texts = [sample::flood_texts(), sample::market_texts()];
        let mut checked = 0;
        for (pair, (source, target)) in report.pairs.iter().zip(texts) {
            for finding in report.findings.iter().filter(|finding| finding.pair == pair.id) {
                for (side, text) in [(Side::Source, source), (Side::Target, target)] {
                    let Some(place) = side.place(finding) else { continue };
                    let line_start = text[..place.start].rfind('\n').map_or(0, |end| end + 1);
                    assert_eq!(byte_column(pair, side, place), Some(place.start - line_start + 1), "{}", finding.rule);
                    checked += 1;
                }
            }
        }
        assert!(checked >= 12, "{checked}");
    }

    #[test]
    fn a_gap_of_unknown_characters_gives_the_line_alone() {
        let mut report = sample::report();
        report.pairs[0].beads.remove(1);
        let sum = &written(&report)["diagnostics"][1];
        assert_eq!(sum["code"]["value"], "omitted-number");
        assert_eq!(sum["location"]["range"], json!({"start": {"line": 2}, "end": {"line": 2}}));
    }
}
