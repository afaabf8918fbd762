//! What `batch` writes: a line of JSON for each line it was given.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Written;
use super::model::{Coverage, Finding, Report, Severity, SeverityCounts, Verdict};

/// The id of a pair, as the line that asked had it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum LineId {
    /// A string that is not empty.
    Name(String),
    /// A whole number.
    Number(i64),
}

impl LineId {
    /// The id as text; fingerprints are made of it.
    pub fn text(&self) -> String {
        match self {
            Self::Name(name) => name.clone(),
            Self::Number(number) => number.to_string(),
        }
    }
}

/// The answer to one line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Line {
    /// The pair was checked.
    Checked(CheckedLine),
    /// It could not be.
    Failed(FailedLine),
}

/// What was found in a pair.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CheckedLine {
    /// The id that was given.
    pub id: LineId,
    /// The verdict on this pair.
    pub verdict: Verdict,
    /// What stood in the way of checking everything; only where the verdict is `incomplete`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub incomplete: Option<String>,
    /// Findings by severity.
    pub counts: SeverityCounts,
    /// How much of the source the rendering answers.
    pub coverage: Coverage,
    /// The findings, as in the report; left out with `--summary`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub findings: Option<Vec<Finding>>,
}

/// Why a line could not be checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FailedLine {
    /// The id that was given, if one could be read.
    pub id: Option<LineId>,
    /// Number of the line, 1-based.
    pub line: u64,
    /// What is wrong, and what to do.
    pub error: String,
}

impl CheckedLine {
    /// The answer for a checked pair. The verdict fails on findings at or above `fail_on`; `summary` leaves the
    /// findings out.
    pub fn new(id: LineId, written: Written, fail_on: Severity, summary: bool) -> Self {
        let incomplete = written.pair.incomplete.clone();
        let report = Report::new(vec![written], fail_on);
        Self {
            id,
            verdict: report.summary.verdict,
            incomplete,
            counts: report.summary.findings,
            coverage: report.summary.coverage,
            findings: (!summary).then_some(report.findings),
        }
    }
}
