//! How bad a finding is, and what stands behind it. The words are those of the written report, so the types can be
//! written as they are.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// For information.
    Note,
    /// To be looked at.
    Warning,
    /// Has to be mended.
    Error,
}

impl Severity {
    /// The word used in reports and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What the rendering has instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum EvidenceState {
    /// Nothing.
    Absent,
    /// It stands elsewhere in the rendering, not where it belongs.
    Elsewhere,
    /// A pronoun or a carried subject may answer it.
    Anaphora,
    /// Something vaguer stands for it.
    Generalised,
    /// Something else stands for it.
    Altered,
    /// The same in another form.
    Variant,
}
