//! From the text as read to the text that is compared: Simplified, without injected readings, in one width. Every
//! folded place leads back to the exact bytes it came from.
//!
//! The steps themselves belong to a language and stand in its pack; here is what they share: the [`Builder`],
//! which writes the folded text and its [`OffsetMap`] in one go, so that the two can't disagree.

mod map;

pub use map::{Builder, OffsetMap};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::span::RawSpan;

/// What a language does to bring its text into one form.
pub trait Fold {
    /// Folds a whole document.
    fn fold(&self, raw: &str) -> Normalised;
}

/// A folded document.
#[derive(Debug, Clone)]
pub struct Normalised {
    /// The folded text.
    pub folded: String,
    /// The way back.
    pub map: OffsetMap,
    /// Glyphs that were damaged on the way to us.
    pub damage: Vec<Damage>,
    /// Script, where the language has several.
    pub script: Option<Script>,
    /// Readings that were injected and taken out.
    pub injected: usize,
}

/// Chinese script of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Script {
    /// Simplified.
    Hans,
    /// Traditional.
    Hant,
    /// Both.
    Mixed,
}

/// A damaged glyph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// Where.
    pub raw: RawSpan,
    /// What it must have been, if that can be told.
    pub restored: Option<String>,
}
