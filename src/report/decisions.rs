//! Decisions: what persons judged of findings. The file is JSON Lines, an entry a line, sorted; the page for review
//! exports the same entries as one JSON object, and both are read.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;
use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::baseline::{all, subject};
use super::model::{Judgement, Report, SCHEMA_VERSION};
use super::{Day, lines};
use crate::error::{Error, Result};

/// One line of the file: what somebody judged of a finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "A line of a riscontro decisions file")]
pub struct Decision {
    /// Id of the pair, for persons and to tell what belongs to a run.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub pair: Option<String>,
    /// Id of the rule, for persons.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub rule: Option<String>,
    /// What it is about, for persons.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub text: Option<String>,
    /// The fingerprint of the finding.
    pub fingerprint: String,
    /// What was decided.
    pub decision: Judgement,
    /// Why.
    #[serde(default)]
    pub reason: String,
    /// The day it was decided on, as the reviewer gave it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub date: Option<Day>,
    /// The last day it holds on.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub expires: Option<Day>,
}

impl Decision {
    /// Whether it no longer holds on the day `today`.
    pub fn is_expired(&self, today: &Day) -> bool {
        self.expires.as_ref().is_some_and(|last| last < today)
    }
}

/// What the page for review exports. Whatever else it says of a finding is passed over.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Export {
    #[serde(default)]
    schema_version: Option<String>,
    decisions: Vec<Exported>,
}

#[derive(Deserialize)]
struct Exported {
    fingerprint: String,
    decision: Judgement,
    #[serde(default)]
    reason: Option<String>,
    #[serde(default)]
    date: Option<Day>,
    #[serde(default)]
    expires: Option<Day>,
    #[serde(default)]
    pair: Option<String>,
    #[serde(default)]
    rule: Option<String>,
    #[serde(default)]
    text: Option<String>,
}

impl From<Exported> for Decision {
    fn from(one: Exported) -> Self {
        let Exported { fingerprint, decision, reason, date, expires, pair, rule, text } = one;
        let text = text.as_deref().map(lines::recognisable);
        Self { pair, rule, text, fingerprint, decision, reason: reason.unwrap_or_default(), date, expires }
    }
}

/// Decisions, at most one for a finding, in the order of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decisions {
    entries: Vec<Decision>,
}

/// How many entries an import has touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Merged {
    /// Findings that had no decision.
    pub added: usize,
    /// Those whose decision, reason or day is another one now.
    pub changed: usize,
    /// Those that stay as they were.
    pub same: usize,
    /// Those that stay since the file has a later decision.
    pub older: usize,
}

impl Decisions {
    /// Reads a decisions file or an export of the page for review; `path` is for messages.
    ///
    /// # Errors
    /// [`Error::Entry`] for a line that is no decision, and for a second decision on the same finding that says
    /// otherwise.
    pub fn parse(text: &str, path: &Path) -> Result<Self> {
        let entries = match export(text, path) {
            Some(export) => export?.into_iter().map(|entry| (1, entry)).collect(),
            None => lines::read::<Decision>(text, path)?,
        };
        let mut known: BTreeMap<String, (usize, Decision)> = BTreeMap::new();
        for (line, entry) in entries {
            match known.entry(entry.fingerprint.clone()) {
                Slot::Vacant(free) => {
                    free.insert((line, entry));
                }
                Slot::Occupied(taken) if taken.get().1.decision == entry.decision => {}
                Slot::Occupied(taken) => {
                    let (first, before) = taken.get();
                    let why = format!(
                        "{} is {} here and {} in line {first}; keep one of the two",
                        entry.fingerprint,
                        entry.decision.name(),
                        before.decision.name()
                    );
                    return Err(lines::fault(path, line, why));
                }
            }
        }
        Ok(Self::new(known.into_values().map(|(_, entry)| entry)))
    }

    fn new(entries: impl IntoIterator<Item = Decision>) -> Self {
        let mut entries: Vec<Decision> = entries.into_iter().collect();
        entries.sort();
        Self { entries }
    }

    /// The decisions, in the order of the file.
    pub fn entries(&self) -> &[Decision] {
        &self.entries
    }

    /// The text of the file.
    pub fn to_text(&self) -> String {
        lines::write(&self.entries)
    }

    /// These decisions and the `imported` ones. Where both have the finding, the imported one holds, unless it is of
    /// an earlier day; what only the other knows (pair, rule, text, an end that is still meant) stays.
    pub fn merged(&self, imported: &Self) -> (Self, Merged) {
        let mut all: BTreeMap<String, Decision> =
            self.entries.iter().map(|entry| (entry.fingerprint.clone(), entry.clone())).collect();
        let mut merged = Merged::default();
        for new in &imported.entries {
            match all.entry(new.fingerprint.clone()) {
                Slot::Vacant(free) => {
                    free.insert(new.clone());
                    merged.added += 1;
                }
                Slot::Occupied(taken) if taken.get().date > new.date && new.date.is_some() => merged.older += 1,
                Slot::Occupied(mut taken) => {
                    let together = together(taken.get(), new);
                    let count = if together == *taken.get() { &mut merged.same } else { &mut merged.changed };
                    *count += 1;
                    taken.insert(together);
                }
            }
        }
        (Self::new(all.into_values()), merged)
    }

    /// The decisions with pair, rule and text of the findings of `report` that they are on.
    pub fn described(&self, report: &Report) -> Self {
        let findings: BTreeMap<&str, _> =
            all(&report.findings).into_iter().map(|finding| (finding.fingerprint.as_str(), finding)).collect();
        Self::new(self.entries.iter().map(|entry| match findings.get(entry.fingerprint.as_str()) {
            Some(finding) => Decision {
                pair: Some(finding.pair.clone()),
                rule: Some(finding.rule.clone()),
                text: Some(subject(finding)),
                ..entry.clone()
            },
            None => entry.clone(),
        }))
    }
}

fn together(old: &Decision, new: &Decision) -> Decision {
    let still_meant = old.decision == new.decision;
    Decision {
        pair: new.pair.clone().or_else(|| old.pair.clone()),
        rule: new.rule.clone().or_else(|| old.rule.clone()),
        text: new.text.clone().or_else(|| old.text.clone()),
        reason: if new.reason.is_empty() && still_meant { old.reason.clone() } else { new.reason.clone() },
        date: new.date.clone().or_else(|| old.date.clone()),
        expires: new.expires.clone().or_else(|| old.expires.clone().filter(|_| still_meant)),
        ..new.clone()
    }
}

/// The decisions of an export; `None` where the text is none.
fn export(text: &str, path: &Path) -> Option<Result<Vec<Decision>>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value: Value = serde_json::from_str(text).ok()?;
    value.get("decisions")?;
    Some(read_export(text, path))
}

fn read_export(text: &str, path: &Path) -> Result<Vec<Decision>> {
    let wrong = |error: serde_json::Error| lines::fault(path, error.line().max(1), error.to_string());
    let export: Export = serde_json::from_str(text).map_err(wrong)?;
    let generation = |version: &str| version.split('.').next().map(str::to_owned);
    match &export.schema_version {
        Some(version) if generation(version) != generation(SCHEMA_VERSION) => {
            let why = format!("its schema version is {version}, this program reads {SCHEMA_VERSION}");
            Err(Error::Entry { path: path.to_owned(), line: 1, why })
        }
        _ => Ok(export.decisions.into_iter().map(Decision::from).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> std::result::Result<Decisions, String> {
        Decisions::parse(text, Path::new("d.jsonl")).map_err(|error| error.to_string())
    }

    const EXPORT: &str = "{\"schemaVersion\": \"1.0\", \"decisions\": [\n  {\"fingerprint\": \"r1:a\", \"decision\": \
                          \"accepted\", \"reason\": \"sta nel titolo\", \"date\": \"2026-03-01\", \"severity\": \"error\"}\n]}\n";

    #[test]
    fn an_export_and_a_file_say_the_same() {
        let line = "{\"fingerprint\":\"r1:a\",\"decision\":\"accepted\",\"reason\":\"sta nel titolo\",\"date\":\"2026-03-01\"}\n";
        assert_eq!(parsed(EXPORT), parsed(line));
        assert_eq!(parsed(line).expect("sound").to_text(), line);
        assert_eq!(parsed(""), Ok(Decisions::default()));
    }

    #[test]
    fn a_wrong_entry_is_named_with_its_line() {
        let line = |decision: &str| format!("{{\"fingerprint\":\"r1:a\",\"decision\":\"{decision}\"}}\n");
        let two = parsed(&[line("accepted"), line("confirmed")].concat()).expect_err("two minds");
        assert_eq!(two, "d.jsonl:2: r1:a is confirmed here and accepted in line 1; keep one of the two");
        let wrong = parsed(&["\n", &line("denied")].concat()).expect_err("no decision");
        assert!(wrong.starts_with("d.jsonl:2: unknown variant `denied`"), "{wrong}");
        let day =
            parsed("{\"fingerprint\":\"r1:a\",\"decision\":\"accepted\",\"expires\":\"soon\"}").expect_err("no day");
        assert!(day.contains("`soon` is no day; write YYYY-MM-DD"), "{day}");
        let key = parsed("{\"fingerprint\":\"r1:a\",\"decision\":\"accepted\",\"expire\":\"2026-01-01\"}");
        assert!(key.expect_err("no key").contains("unknown field `expire`"));
        assert!(parsed(&EXPORT.replace("1.0", "2.0")).expect_err("later").contains("schema version is 2.0"));
    }

    #[test]
    fn an_import_holds_unless_it_is_older() {
        let one = |decision: &str, date: &str, more: &str| {
            let text = format!("{{\"fingerprint\":\"r1:a\",\"decision\":\"{decision}\",\"date\":\"{date}\"{more}}}");
            parsed(&text).expect("sound")
        };
        let filed = one("accepted", "2026-02-01", ",\"pair\":\"p\",\"expires\":\"2026-12-31\"");
        let (same, count) = filed.merged(&one("accepted", "2026-02-01", ""));
        assert_eq!((same, count), (filed.clone(), Merged { same: 1, ..Merged::default() }));
        let (other, count) = filed.merged(&one("false-positive", "2026-03-01", ""));
        let entry = &other.entries()[0];
        assert_eq!((entry.decision, entry.pair.as_deref()), (Judgement::FalsePositive, Some("p")));
        assert_eq!((&entry.expires, count.changed), (&None, 1));
        let (kept, count) = filed.merged(&one("confirmed", "2026-01-01", ""));
        assert_eq!((kept, count.older), (filed, 1));
    }
}
