//! The parts of SARIF 2.1.0 that are written, by the names of the standard.

use std::collections::BTreeMap;

use serde::Serialize;

use super::text::{Message, escaped};
use crate::render::visible::visible;
use crate::report::model::{EvidenceState, Suppression};

#[derive(Serialize)]
pub(super) struct Log {
    #[serde(rename = "$schema")]
    pub schema: &'static str,
    pub version: &'static str,
    pub runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Run {
    pub tool: Tool,
    pub invocations: [Invocation; 1],
    pub artifacts: Vec<Artifact>,
    pub results: Vec<SarifResult>,
    pub column_kind: &'static str,
}

#[derive(Serialize)]
pub(super) struct Tool {
    pub driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Driver {
    pub name: String,
    pub version: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub information_uri: Option<&'static str>,
    pub rules: Vec<Rule>,
}

/// A `reportingDescriptor`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Rule {
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short_description: Option<Message>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub full_description: Option<Message>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<Help>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help_uri: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_configuration: Option<Configuration>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub properties: Option<RuleProperties>,
}

/// A `multiformatMessageString`.
#[derive(Serialize)]
pub(super) struct Help {
    pub text: String,
    pub markdown: String,
}

#[derive(Serialize)]
pub(super) struct Configuration {
    pub level: &'static str,
}

/// What code scanning reads beside the standard.
#[derive(Serialize)]
pub(super) struct RuleProperties {
    pub tags: Vec<&'static str>,
    #[serde(rename = "problem.severity")]
    pub problem_severity: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Invocation {
    pub execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
pub(super) struct Notification {
    pub level: &'static str,
    pub message: Message,
    pub locations: [Location; 1],
}

#[derive(Serialize)]
pub(super) struct Artifact {
    pub location: ArtifactLocation,
    pub roles: [&'static str; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hashes: Option<BTreeMap<&'static str, String>>,
}

#[derive(Serialize)]
pub(super) struct ArtifactLocation {
    pub uri: String,
    pub index: usize,
}

/// A `result`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SarifResult {
    pub rule_id: String,
    pub rule_index: usize,
    pub level: &'static str,
    pub message: Message,
    pub locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related_locations: Vec<Location>,
    pub partial_fingerprints: Fingerprints,
    pub baseline_state: &'static str,
    pub suppressions: Vec<Suppressed>,
    pub rank: u8,
    pub properties: Properties,
}

/// The fingerprint under our name, and under the one by which code scanning tells alerts apart: it would take
/// a hash of the line for it, and a line of Chinese is a whole paragraph, with several findings of one rule.
#[derive(Serialize)]
pub(super) struct Fingerprints {
    #[serde(rename = "riscontro/r1")]
    own: String,
    #[serde(rename = "primaryLocationLineHash")]
    line_hash: String,
}

impl Fingerprints {
    pub(super) fn of(fingerprint: &str) -> Self {
        Self { own: fingerprint.to_owned(), line_hash: fingerprint.to_owned() }
    }
}

#[derive(Serialize)]
pub(super) struct Suppressed {
    kind: &'static str,
    status: &'static str,
    justification: String,
}

impl Suppressed {
    pub(super) fn by(suppression: &Suppression) -> Self {
        let justification = visible(&format!("{}: {}", suppression.by, suppression.reason));
        Self { kind: "external", status: "accepted", justification }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Properties {
    pub pair: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bead: Option<String>,
    pub kind: String,
    pub confidence: u8,
    pub mqm: String,
    pub its: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub expected: Vec<String>,
    pub evidence: EvidenceState,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

impl Location {
    pub(super) fn of(physical_location: PhysicalLocation) -> Self {
        Self { id: None, physical_location, message: None }
    }

    /// `says` is escaped already.
    pub(super) fn related(id: usize, physical_location: PhysicalLocation, says: &str) -> Self {
        Self { id: Some(id), physical_location, message: Some(Message { text: says.to_owned() }) }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PhysicalLocation {
    pub artifact_location: ArtifactLocation,
    pub region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Region {
    pub start_line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byte_offset: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byte_length: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub snippet: Option<Snippet>,
}

impl Region {
    pub(super) fn first_line() -> Self {
        Self {
            start_line: 1,
            start_column: None,
            end_line: None,
            end_column: None,
            byte_offset: None,
            byte_length: None,
            snippet: None,
        }
    }
}

/// An `artifactContent`: the text as it stands, since nothing in it is read as markup.
#[derive(Serialize)]
pub(super) struct Snippet {
    pub text: String,
}

impl Message {
    /// A text of ours in which nothing has a meaning.
    pub(super) fn plain(text: &str) -> Self {
        Self { text: escaped(text) }
    }
}
