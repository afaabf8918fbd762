//! The report as it is written to disk: the contract that other programs read. Its types are apart from the
//! working ones, so that a change inside never changes the file unseen.
//!
//! Keys are in camelCase, all numbers are integers (confidence 0 to 100, coverage in per mille). `start` and
//! `end` count UTF-8 bytes, 0-based, half-open, in the text as read; `line` and `column` are 1-based and count
//! Unicode code points.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::extract::item::ItemKind;
pub use crate::normalise::Script;
pub use crate::rules::{EvidenceState, Severity};

/// The version of this schema.
pub const SCHEMA_VERSION: &str = "1.0";

/// Everything one run found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Version of the schema, [`SCHEMA_VERSION`].
    pub schema_version: String,
    /// The program that wrote it.
    pub tool: Tool,
    /// How places are counted, in words, for whoever reads the file without its manual.
    pub conventions: Conventions,
    /// Verdict and counts.
    pub summary: Summary,
    /// The pairs, in the order of their ids.
    pub pairs: Vec<PairReport>,
    /// The findings, sorted by pair, source offset, rule.
    pub findings: Vec<Finding>,
}

/// Name and version of the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Tool {
    /// Always `riscontro`.
    pub name: String,
    /// Version of the program.
    pub version: String,
}

/// How places are counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Conventions {
    /// Unit of `start` and `end`.
    pub offsets: String,
    /// Unit of `line` and `column`.
    pub columns: String,
}

/// What the run came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// Nothing at or above the threshold.
    Pass,
    /// Findings at or above the threshold.
    Fail,
    /// Some pair could not be checked fully.
    Incomplete,
}

/// Verdict and counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// The verdict.
    pub verdict: Verdict,
    /// Findings by severity, suppressed ones left out.
    pub findings: SeverityCounts,
    /// Findings less sure than the run was asked for: they are not listed and not among the findings above.
    #[serde(skip_serializing_if = "is_zero", default)]
    pub below: u32,
    /// How much of the source the rendering answers.
    pub coverage: Coverage,
    /// The least share of source units, in per cent, that had to be covered; less is a verdict of `fail`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub coverage_required: Option<u8>,
}

pub(super) const fn is_zero(count: &u32) -> bool {
    *count == 0
}

/// Findings by severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SeverityCounts {
    /// Errors.
    pub error: u32,
    /// Warnings.
    pub warning: u32,
    /// Notes.
    pub note: u32,
}

/// Coverage in per mille; `null` where there was nothing to cover.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Coverage {
    /// Source segments answered.
    pub segments: Option<u16>,
    /// Items rendered, by kind.
    pub items: std::collections::BTreeMap<String, u16>,
}

/// One pair.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PairReport {
    /// Id: the `id` of `pair.toml`, else the folder's name, else made from the file names.
    pub id: String,
    /// The Chinese side.
    pub source: FileReport,
    /// The Italian side.
    pub target: FileReport,
    /// Whether everything could be checked; if not, what stood in the way.
    pub incomplete: Option<String>,
    /// What became of each source unit.
    pub ledger: Ledger,
    /// The same by kind of unit: `sentence` and the kinds of items, which together make up the ledger, and beside them
    /// `clause` and `word` (words of content), into which the sentences of the body are cut.
    #[serde(skip_serializing_if = "std::collections::BTreeMap::is_empty", default)]
    pub ledger_by_kind: std::collections::BTreeMap<String, Ledger>,
    /// The alignment, in the order of the source; additions stand after the bead they follow.
    pub beads: Vec<Bead>,
    /// The items of the source, in order.
    pub items: Vec<ItemReport>,
}

/// One side of a pair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FileReport {
    /// Path relative to the working directory, POSIX separators; `-` for standard input.
    pub path: String,
    /// SHA-256 of the bytes as read, in hexadecimal.
    pub sha256: String,
    /// Encoding the bytes were read in, lower case.
    pub encoding: String,
    /// Script, on the Chinese side only.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub script: Option<Script>,
    /// Format of the file, such as `markdown`, `docx`, `tmx`; absent for plain text.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub format: Option<String>,
    /// What `start`, `end`, `line` and `column` count in where it is not the decoded file: `extracted text`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub offsets: Option<String>,
}

/// What became of each unit of the source; the parts add up to `units`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Ledger {
    /// Sentences and items of the source, boilerplate included.
    pub units: u32,
    /// Answered.
    pub covered: u32,
    /// Answered in part.
    pub partial: u32,
    /// Left out.
    pub omitted: u32,
    /// Nothing can be said.
    pub unverifiable: u32,
    /// Boilerplate.
    pub excluded: u32,
}

/// What became of a bead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum BeadStatus {
    /// Answered.
    Covered,
    /// Answered in part: it has findings.
    Partial,
    /// Source with nothing for it.
    Omitted,
    /// Target with nothing for it.
    Added,
    /// Boilerplate.
    Excluded,
}

impl BeadStatus {
    /// The word in JSON, and for other programs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Covered => "covered",
            Self::Partial => "partial",
            Self::Omitted => "omitted",
            Self::Added => "added",
            Self::Excluded => "excluded",
        }
    }
}

/// Source sentences and the target sentences that render them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Bead {
    /// `b1`, `b2`, …
    pub id: String,
    /// Source sentences.
    pub source: Vec<Passage>,
    /// Target sentences.
    pub target: Vec<Passage>,
    /// How sure the alignment is, 0 to 100.
    pub confidence: u8,
    /// What became of it.
    pub status: BeadStatus,
    /// Whether the target stands out of order (a moved paragraph).
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub moved: bool,
}

/// A run of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Passage {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The text as read.
    pub text: String,
}

/// One mention of an item in the source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ItemReport {
    /// What it is.
    pub kind: ItemKind,
    /// Id of the bead it stands in; `null` in boilerplate.
    pub bead: Option<String>,
    /// The mention.
    pub source: Passage,
    /// Canonical value, as text.
    pub value: String,
    /// Whether the rendering answers this mention.
    pub rendered: bool,
    /// What answers it.
    pub target: Option<Passage>,
}

/// One thing to look at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// `r1:` and 32 hexadecimal digits; stays the same while the omission stays the same.
    pub fingerprint: String,
    /// Id of the rule.
    pub rule: String,
    /// `person`, …, `term`, `clause`, `sentence`, `unit`, `identifier`, `addition`, `run`.
    pub kind: String,
    /// How bad it is.
    pub severity: Severity,
    /// How sure the program is, 0 to 100.
    pub confidence: u8,
    /// Place in the Multidimensional Quality Metrics.
    pub mqm: Mqm,
    /// ITS 2.0 localisation quality issue type.
    pub its: String,
    /// Against a baseline or an older report.
    pub state: FindingState,
    /// Id of the pair.
    pub pair: String,
    /// Id of the bead, if it stands in one.
    pub bead: Option<String>,
    /// Where it is in the Chinese; `null` for additions and remarks on the run.
    pub source: Option<Place>,
    /// Where it is, or would belong, in the Italian.
    pub target: Option<Place>,
    /// Italian forms that were looked for, the usual one first.
    pub expected: Vec<String>,
    /// What was found instead.
    pub evidence: Evidence,
    /// What is missing, where it stood, what was looked for.
    pub message: String,
    /// Smaller losses that this one takes with it.
    pub children: Vec<Finding>,
    /// Why it does not count, if it does not.
    pub suppression: Option<Suppression>,
    /// What it was in the older report, where it was updated or is fixed.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub previous: Option<Previous>,
}

/// A finding in the older of two reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Previous {
    /// Its fingerprint there.
    pub fingerprint: String,
    /// The sentence it was about there: in Chinese, or, for an addition, in Italian.
    pub sentence: String,
    /// The sentence now; `null` where the finding is gone.
    pub now: Option<String>,
}

/// MQM type and severity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Mqm {
    /// Such as `accuracy/omission`.
    #[serde(rename = "type")]
    pub kind: String,
    /// `minor`, `major` or `critical`.
    pub severity: String,
}

/// Against what was known before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum FindingState {
    /// Not seen before.
    New,
    /// Known and the same.
    Unchanged,
    /// Known, but the source sentence was edited.
    Updated,
    /// Gone since.
    Fixed,
}

/// A place in one of the two texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// The text there, as read.
    pub text: String,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Line, 1-based.
    pub line: usize,
    /// Column, 1-based, in code points.
    pub column: usize,
    /// Line of the end.
    pub end_line: usize,
    /// Column of the end.
    pub end_column: usize,
    /// Whether the place is where something would belong, not something that stands there.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub insertion: bool,
    /// The cue it stands in, in subtitles.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub cue: Option<Cue>,
    /// Id of the unit it stands in, in TMX and XLIFF.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub unit: Option<String>,
}

/// The times of a cue, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Cue {
    /// When it appears.
    pub start: u64,
    /// When it goes.
    pub end: u64,
}

/// What the rendering has instead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// The kind of evidence.
    pub state: EvidenceState,
    /// What was found, if anything.
    pub found: Option<String>,
}

/// Why a finding does not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Suppression {
    /// Where it is written down: always `external`, that is, in a file beside the text.
    #[serde(default)]
    pub kind: SuppressionKind,
    /// `baseline` or `decision`.
    pub by: String,
    /// What a person decided: `false-positive` or `accepted`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub decision: Option<Judgement>,
    /// The reason given.
    pub reason: String,
}

/// Where a suppression is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum SuppressionKind {
    /// In a file beside the text.
    #[default]
    External,
}

/// What a person judged of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Judgement {
    /// It is right, and has to be mended.
    Confirmed,
    /// It is wrong: nothing is missing.
    FalsePositive,
    /// It is right, and is to stay.
    Accepted,
}

impl Judgement {
    /// The word in files and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::FalsePositive => "false-positive",
            Self::Accepted => "accepted",
        }
    }
}
