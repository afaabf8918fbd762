//! What `batch` writes: a line of JSON for each line it was given.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Written;
use super::model::{Coverage, Finding, Report, Severity, SeverityCounts, Verdict, is_zero};

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
    /// How many more there are that are less sure than `--min-confidence`; only where there are.
    #[serde(skip_serializing_if = "is_zero", default)]
    pub below: u32,
    /// How much of the source the rendering answers.
    pub coverage: Coverage,
    /// The share of source units in per cent that had to be covered, where one was asked for and is not reached.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub coverage_required: Option<u8>,
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
    /// The answer for a checked pair. The verdict fails on findings at or above the severity of `judged_by`, or where
    /// less is covered than the per cent of it; `summary` leaves the findings out.
    pub fn new(id: LineId, written: Written, judged_by: (Severity, Option<u8>), summary: bool) -> Self {
        let incomplete = written.pair.incomplete.clone();
        let (fail_on, least) = judged_by;
        let mut report = Report::new(vec![written], fail_on);
        if let Some(least) = least {
            report.require_coverage(least, fail_on);
        }
        Self {
            id,
            verdict: report.summary.verdict,
            incomplete,
            counts: report.summary.findings,
            below: report.summary.below,
            coverage_required: report.summary.coverage_required.filter(|_| report.is_short()),
            coverage: report.summary.coverage,
            findings: (!summary).then_some(report.findings),
        }
    }

    /// Whether less of the source is covered than was asked for.
    pub const fn is_short(&self) -> bool {
        self.coverage_required.is_some()
    }
}
