//! The keys, all in one list: their names, their types, what holds where nobody says anything.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

use serde_json::Value;

use super::Limits;
use super::suggestion::did_you_mean;
use super::words::{EncodingName, FailOn, FormatName, FromWord, Percent, RuleId};
use crate::error::{Error, Result};
use crate::rules::{Level, Policy};

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Nobody said anything.
    Default,
    /// A line of a settings file.
    File {
        /// The file, as messages call it.
        path: PathBuf,
        /// Line, 1-based.
        line: usize,
    },
    /// A variable of the environment.
    Environment(String),
    /// An option of the command line.
    CommandLine(&'static str),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File { path, line } => write!(f, "{}:{line}", path.display()),
            Self::Environment(name) => f.write_str(name),
            Self::CommandLine(option) => f.write_str(option),
        }
    }
}

/// A value and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub origin: Origin,
}

/// A key for people: its name, its value, where that comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The name, with a full stop where the key stands in a table.
    pub key: String,
    /// The value.
    pub value: Value,
    /// Where it comes from.
    pub origin: Origin,
}

/// Makes [`Layer`] and [`Settings`] of one list, so that no key can be missing from either.
macro_rules! keys {
    ($($(#[doc = $about:literal])* $field:ident: $type:ty, $key:literal, $variable:literal, $default:expr;)*) => {
        /// What one source says.
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        pub struct Layer {
            $($(#[doc = $about])* pub $field: Option<Setting<$type>>,)*
            /// Other severities than those of the catalogue, by rule.
            pub severity: BTreeMap<RuleId, Setting<Level>>,
        }

        /// What holds.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct Settings {
            $($(#[doc = $about])* pub $field: Setting<$type>,)*
            /// Other severities than those of the catalogue, by rule.
            pub severity: BTreeMap<RuleId, Setting<Level>>,
        }

        /// The variables of the environment that are read.
        pub const ENVIRONMENT: &[&str] = &[$($variable),*];

        impl Settings {
            /// What holds when the first of `layers` goes before the others. Severities are taken rule by rule, any
            /// other key as a whole.
            pub fn resolve(layers: &[&Layer]) -> Self {
                let mut severity = BTreeMap::new();
                for layer in layers.iter().rev() {
                    severity.extend(layer.severity.clone());
                }
                Self {
                    $($field: layers.iter().find_map(|layer| layer.$field.clone()).unwrap_or_else(|| Setting {
                        value: $default,
                        origin: Origin::Default,
                    }),)*
                    severity,
                }
            }

            /// All keys with their values, as `riscontro config show` prints them.
            pub fn rows(&self) -> Vec<Row> {
                let mut rows = vec![$(row($key.to_owned(), &self.$field),)*];
                rows.extend(self.severity.iter().map(|(rule, level)| row(format!("severity.{}", rule.0), level)));
                rows
            }
        }

        impl Layer {
            /// What the variables of the environment say; empty ones say nothing. Lists are parted by commas.
            ///
            /// # Errors
            /// [`Error::Usage`] where a variable of ours has a value that its key can't have.
            pub fn from_environment(variable: impl Fn(&str) -> Option<String>) -> Result<Self> {
                let mut layer = Self::default();
                $(if let Some(word) = variable($variable).filter(|word| !word.is_empty()) {
                    let value = FromWord::from_word(&word)
                        .map_err(|why| Error::Usage(format!("{}: {why}", $variable)))?;
                    layer.$field = Some(Setting { value, origin: Origin::Environment($variable.to_owned()) });
                })*
                Ok(layer)
            }
        }
    };
}

keys! {
    /// The least severity that fails the run.
    fail_on: FailOn, "fail-on", "RISCONTRO_FAIL_ON", FailOn::default();
    /// Findings less sure than this are counted and not listed.
    min_confidence: Percent, "min-confidence", "RISCONTRO_MIN_CONFIDENCE", Percent::default();
    /// The least share of source units, in per cent, that has to be covered.
    fail_under_coverage: Option<Percent>, "fail-under-coverage", "RISCONTRO_FAIL_UNDER_COVERAGE", None;
    /// The only rules to be heard; all, where it is empty.
    select: Vec<RuleId>, "select", "RISCONTRO_SELECT", Vec::new();
    /// Rules not to be heard.
    ignore: Vec<RuleId>, "ignore", "RISCONTRO_IGNORE", Vec::new();
    /// Whether notes are listed.
    notes: bool, "notes", "RISCONTRO_NOTES", false;
    /// Formats to write, `FORMAT` or `FORMAT=PATH`.
    output: Vec<String>, "output", "RISCONTRO_OUTPUT", Vec::new();
    /// The encoding of the texts; recognised from the bytes where nobody names one.
    encoding: Option<EncodingName>, "encoding", "RISCONTRO_ENCODING", None;
    /// The format of the texts; recognised by content, then by name, where nobody names one.
    input_format: Option<FormatName>, "input-format", "RISCONTRO_INPUT_FORMAT", None;
    /// Most bytes of a file.
    max_bytes: u64, "limits.bytes", "RISCONTRO_MAX_BYTES", Limits::default().bytes;
    /// Most characters of a text.
    max_characters: u64, "limits.characters", "RISCONTRO_MAX_CHARACTERS", Limits::default().characters as u64;
    /// Most characters of one sentence.
    max_sentence: u64, "limits.sentence", "RISCONTRO_MAX_SENTENCE", Limits::default().sentence as u64;
    /// The file of known findings.
    baseline: Option<PathBuf>, "baseline", "RISCONTRO_BASELINE", None;
    /// The file of what persons decided.
    decisions: Option<PathBuf>, "decisions", "RISCONTRO_DECISIONS", None;
    /// Glossaries.
    glossaries: Vec<PathBuf>, "glossaries", "RISCONTRO_GLOSSARIES", Vec::new();
    /// Lists of names.
    names: Vec<PathBuf>, "names", "RISCONTRO_NAMES", Vec::new();
}

fn row<T: serde::Serialize>(key: String, setting: &Setting<T>) -> Row {
    let value = serde_json::to_value(&setting.value).expect("settings have string keys and are UTF-8");
    Row { key, value, origin: setting.origin.clone() }
}

impl Settings {
    /// Which rules are heard, and how loud.
    pub fn policy(&self) -> Policy {
        let ids = |rules: &[RuleId]| rules.iter().map(|rule| rule.0.clone()).collect();
        Policy {
            select: ids(&self.select.value),
            ignore: ids(&self.ignore.value),
            severity: self.severity.iter().map(|(rule, level)| (rule.0.clone(), level.value)).collect(),
        }
    }

    /// How much is read.
    pub fn limits(&self) -> Limits {
        let number = |setting: &Setting<u64>| usize::try_from(setting.value).unwrap_or(usize::MAX);
        Limits {
            bytes: self.max_bytes.value,
            characters: number(&self.max_characters),
            sentence: number(&self.max_sentence),
        }
    }
}

/// A remark on a variable that looks like one of ours and is not; `None` for any other.
pub fn unknown_variable(name: &str) -> Option<String> {
    (name.starts_with("RISCONTRO_") && !ENVIRONMENT.contains(&name))
        .then(|| format!("the variable {name} is not known{}", did_you_mean(name, ENVIRONMENT.iter().copied())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(variables: &[(&str, &str)]) -> Result<Layer> {
        Layer::from_environment(|name| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_first_source_that_has_a_key_is_taken() {
        let line = |option, value| Setting { value, origin: Origin::CommandLine(option) };
        let first = Layer { notes: Some(line("--notes", true)), ..Layer::default() };
        let second = environment(&[("RISCONTRO_NOTES", "false"), ("RISCONTRO_FAIL_ON", "note")]).expect("sound");
        let settings = Settings::resolve(&[&first, &second]);
        assert_eq!((settings.notes.value, settings.notes.origin.to_string().as_str()), (true, "--notes"));
        assert_eq!(
            (settings.fail_on.value, settings.fail_on.origin.to_string().as_str()),
            (FailOn::Note, "RISCONTRO_FAIL_ON")
        );
        assert_eq!(settings.min_confidence.origin, Origin::Default);
        assert_eq!(Settings::resolve(&[]).limits(), Limits::default());
    }

    #[test]
    fn severities_are_taken_rule_by_rule() {
        let layer = |pairs: &[(&str, Level)]| {
            let one = |(rule, value): &(&str, Level)| {
                (RuleId((*rule).to_owned()), Setting { value: *value, origin: Origin::Default })
            };
            Layer { severity: pairs.iter().map(one).collect(), ..Layer::default() }
        };
        let near = layer(&[("omitted-place", Level::Off)]);
        let far = layer(&[("omitted-place", Level::Error), ("omitted-term", Level::Note)]);
        let policy = Settings::resolve(&[&near, &far]).policy();
        assert_eq!(policy.severity["omitted-place"], Level::Off);
        assert_eq!(policy.severity["omitted-term"], Level::Note);
    }

    #[test]
    fn a_variable_is_read_as_its_key_is() {
        let layer = environment(&[("RISCONTRO_IGNORE", "omitted-term, omitted-place"), ("RISCONTRO_BASELINE", "")]);
        let layer = layer.expect("sound");
        assert_eq!(layer.ignore.expect("given").value.len(), 2);
        assert_eq!(layer.baseline, None);
        let why = |name: &str, value: &str| environment(&[(name, value)]).expect_err("wrong").to_string();
        assert_eq!(
            why("RISCONTRO_MIN_CONFIDENCE", "101"),
            "RISCONTRO_MIN_CONFIDENCE: 101 is more than 100; give 0 to 100"
        );
        assert!(why("RISCONTRO_SELECT", "omited-term").contains("did you mean `omitted-term`?"));
        assert!(why("RISCONTRO_FAIL_ON", "errors").contains("did you mean `error`?"));
        assert!(why("RISCONTRO_NOTES", "yes").contains("neither true nor false"));
        let remark = unknown_variable("RISCONTRO_FAILON").expect("unknown");
        assert!(remark.contains("did you mean `RISCONTRO_FAIL_ON`?"), "{remark}");
        assert_eq!(unknown_variable("RISCONTRO_NOTES"), None);
    }
}
