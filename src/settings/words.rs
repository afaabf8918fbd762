//! The kinds of values that settings have, each of which knows what is wrong with a value that it can't take.

use std::path::PathBuf;

use encoding_rs::Encoding;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::suggestion::{did_you_mean, told};
use crate::rules::{CATALOGUE, Severity, rule};
use crate::text::Format;

/// From which severity on a finding fails the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FailOn {
    /// Errors fail the run.
    #[default]
    Error,
    /// Errors and warnings do.
    Warning,
    /// Every finding does.
    Note,
    /// None does: findings leave the exit code at 0.
    Never,
}

impl FailOn {
    /// The threshold of the verdict in the report. `never` is about the exit code: the verdict is made as for `error`.
    pub const fn severity(self) -> Severity {
        match self {
            Self::Error | Self::Never => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Note => Severity::Note,
        }
    }
}

/// A share or a probability, 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "u64")]
#[schemars(extend("maximum" = 100))]
pub struct Percent(pub u8);

impl TryFrom<u64> for Percent {
    type Error = String;

    fn try_from(number: u64) -> Result<Self, String> {
        u8::try_from(number)
            .ok()
            .filter(|number| *number <= 100)
            .map(Self)
            .ok_or_else(|| format!("{number} is more than 100; give 0 to 100"))
    }
}

/// The id of a rule that exists.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub struct RuleId(pub String);

impl TryFrom<String> for RuleId {
    type Error = String;

    fn try_from(id: String) -> Result<Self, String> {
        match rule(&id) {
            Some(_) => Ok(Self(id)),
            None => {
                let suggestion = did_you_mean(&id, CATALOGUE.iter().map(|rule| rule.id));
                Err(format!("there is no rule `{id}`{suggestion}; `riscontro rules` lists them"))
            }
        }
    }
}

/// The name of an encoding that is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub struct EncodingName(pub String);

impl EncodingName {
    /// The encoding.
    pub fn encoding(&self) -> &'static Encoding {
        Encoding::for_label_no_replacement(self.0.as_bytes()).expect("only known names become an EncodingName")
    }
}

impl TryFrom<String> for EncodingName {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        match Encoding::for_label_no_replacement(name.as_bytes()) {
            Some(_) => Ok(Self(name)),
            None => {
                Err(format!("unknown encoding `{name}`; known are utf-8, utf-16le, gb18030, big5 and the WHATWG names"))
            }
        }
    }
}

/// The name of a format that is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub struct FormatName(pub String);

impl FormatName {
    /// The format.
    pub fn format(&self) -> Format {
        Format::named(&self.0).expect("only known names become a FormatName")
    }
}

impl From<Format> for FormatName {
    fn from(format: Format) -> Self {
        Self(format.name().to_owned())
    }
}

impl TryFrom<String> for FormatName {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        let names = || Format::ALL.iter().map(|(_, name, _)| *name);
        match Format::named(&name) {
            Some(_) => Ok(Self(name)),
            None => Err(format!("there is no input format `{name}`{}", did_you_mean(&name, names()))),
        }
    }
}

/// A value that can be given as one word, in the environment or on the command line. Lists are parted by commas.
pub(super) trait FromWord: Sized {
    /// Reads it, or says why not.
    fn from_word(word: &str) -> Result<Self, String>;
}

impl FromWord for FailOn {
    fn from_word(word: &str) -> Result<Self, String> {
        let read = Self::deserialize(serde::de::value::StrDeserializer::<serde::de::value::Error>::new(word));
        read.map_err(|error| told(&error.to_string()))
    }
}

impl FromWord for Percent {
    fn from_word(word: &str) -> Result<Self, String> {
        Self::try_from(u64::from_word(word)?)
    }
}

impl FromWord for u64 {
    fn from_word(word: &str) -> Result<Self, String> {
        word.parse().map_err(|_| format!("`{word}` is no whole number"))
    }
}

impl FromWord for bool {
    fn from_word(word: &str) -> Result<Self, String> {
        match word {
            "true" | "1" => Ok(true),
            "false" | "0" => Ok(false),
            _ => Err(format!("`{word}` is neither true nor false")),
        }
    }
}

impl FromWord for String {
    fn from_word(word: &str) -> Result<Self, String> {
        Ok(word.to_owned())
    }
}

impl FromWord for PathBuf {
    fn from_word(word: &str) -> Result<Self, String> {
        Ok(Self::from(word))
    }
}

impl FromWord for RuleId {
    fn from_word(word: &str) -> Result<Self, String> {
        Self::try_from(word.to_owned())
    }
}

impl FromWord for EncodingName {
    fn from_word(word: &str) -> Result<Self, String> {
        Self::try_from(word.to_owned())
    }
}

impl FromWord for FormatName {
    fn from_word(word: &str) -> Result<Self, String> {
        Self::try_from(word.to_owned())
    }
}

impl<T: FromWord> FromWord for Vec<T> {
    fn from_word(word: &str) -> Result<Self, String> {
        word.split(',').map(str::trim).filter(|part| !part.is_empty()).map(T::from_word).collect()
    }
}

impl<T: FromWord> FromWord for Option<T> {
    fn from_word(word: &str) -> Result<Self, String> {
        T::from_word(word).map(Some)
    }
}
