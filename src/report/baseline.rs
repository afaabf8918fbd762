//! The baseline: findings that are known and that nobody has judged. A run does not fail on them.
//!
//! The file is JSON Lines, an entry a line, sorted, so that a change is one line of a diff. Entries are matched by
//! fingerprint, never counted: a new omission is not hidden by another one that was mended.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::lines;
use super::model::{Finding, FindingState, Report};
use super::suppress::{BY_DECISION, UNUSED};
use crate::error::Result;

/// One line of the file: a known finding. All but the fingerprint is there for persons.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "A line of a riscontro baseline")]
pub struct Entry {
    /// Id of the pair.
    pub pair: String,
    /// Id of the rule.
    pub rule: String,
    /// What it is about: the words of the Chinese, or, for an addition, of the Italian.
    pub text: String,
    /// The fingerprint of the finding.
    pub fingerprint: String,
}

impl Entry {
    fn of(finding: &Finding) -> Self {
        Self {
            pair: finding.pair.clone(),
            rule: finding.rule.clone(),
            text: subject(finding),
            fingerprint: finding.fingerprint.clone(),
        }
    }
}

/// What a finding is about, for a person to recognise it.
pub(super) fn subject(finding: &Finding) -> String {
    let place = finding.source.as_ref().or(finding.target.as_ref()).filter(|place| !place.text.is_empty());
    lines::recognisable(place.map_or(&finding.message, |place| &place.text))
}

/// A baseline: its entries in the order of the file, each fingerprint once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    entries: Vec<Entry>,
}

/// How many entries a change has touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Change {
    /// New ones.
    pub added: usize,
    /// Those taken out.
    pub removed: usize,
    /// Those that stay.
    pub kept: usize,
}

impl Baseline {
    /// Reads the text of a baseline; `path` is for messages.
    ///
    /// # Errors
    /// [`Error::Entry`](crate::error::Error::Entry) for a line that is no entry.
    pub fn parse(text: &str, path: &Path) -> Result<Self> {
        let read = lines::read::<Entry>(text, path)?;
        Ok(Self::new(read.into_iter().map(|(_, entry)| entry)))
    }

    fn new(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut once: BTreeMap<String, Entry> = BTreeMap::new();
        for entry in entries {
            once.entry(entry.fingerprint.clone()).or_insert(entry);
        }
        let mut entries: Vec<Entry> = once.into_values().collect();
        entries.sort();
        Self { entries }
    }

    /// Everything that `report` finds and nobody has decided on, with the smaller losses inside the larger: what is
    /// known of a paragraph is still known when half of it has been mended.
    pub fn of(report: &Report) -> Self {
        Self::new(all(&report.findings).into_iter().filter(|finding| is_open(finding)).map(Entry::of))
    }

    /// The entries, in the order of the file.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The text of the file.
    pub fn to_text(&self) -> String {
        lines::write(&self.entries)
    }

    /// The baseline without the entries that `report` no longer finds. Entries of pairs that it did not check, or not
    /// fully, stay, and so do those for whose rule `is_heard` says no.
    pub fn pruned(&self, report: &Report, is_heard: impl Fn(&str, &str) -> bool) -> (Self, Change) {
        let current = fingerprints(report);
        let checked: BTreeSet<&str> =
            report.pairs.iter().filter(|pair| pair.incomplete.is_none()).map(|pair| pair.id.as_str()).collect();
        let stays = |entry: &&Entry| {
            current.contains(entry.fingerprint.as_str())
                || !checked.contains(entry.pair.as_str())
                || !is_heard(&entry.pair, &entry.rule)
        };
        let kept: Vec<Entry> = self.entries.iter().filter(stays).cloned().collect();
        let change = Change { added: 0, removed: self.entries.len() - kept.len(), kept: kept.len() };
        (Self { entries: kept }, change)
    }

    /// The baseline as it is to be after `report`: pruned, and with all that is found now.
    pub fn updated(&self, report: &Report, is_heard: impl Fn(&str, &str) -> bool) -> (Self, Change) {
        let (pruned, change) = self.pruned(report, is_heard);
        let updated = Self::new(pruned.entries.iter().cloned().chain(Self::of(report).entries));
        let change = Change { added: updated.entries.len() - pruned.entries.len(), ..change };
        (updated, change)
    }
}

/// Whether a finding is there and nobody has judged it. What a baseline suppresses is still not judged.
fn is_open(finding: &Finding) -> bool {
    let decided = finding.suppression.as_ref().is_some_and(|suppression| suppression.by == BY_DECISION);
    finding.state != FindingState::Fixed && !decided && finding.rule != UNUSED
}

/// The fingerprints of all that is found, smaller losses too.
pub(super) fn fingerprints(report: &Report) -> BTreeSet<&str> {
    let there = all(&report.findings).into_iter().filter(|finding| finding.state != FindingState::Fixed);
    there.map(|finding| finding.fingerprint.as_str()).collect()
}

/// Findings with the smaller losses inside them; what is inside a gone finding is gone with it.
pub(super) fn all(findings: &[Finding]) -> Vec<&Finding> {
    let there = findings.iter().filter(|finding| finding.state != FindingState::Fixed);
    there.flat_map(|finding| std::iter::once(finding).chain(all(&finding.children))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    fn entry(fingerprint: &str) -> Entry {
        let text = |text: &str| text.to_owned();
        Entry { pair: text("p"), rule: text("omitted-person"), text: text("林佩芝"), fingerprint: text(fingerprint) }
    }

    #[test]
    fn a_file_comes_back_sorted_and_each_entry_once() {
        let written = [entry("r1:b"), entry("r1:a"), entry("r1:b")].map(|one| lines::write(&[one])).concat();
        let read = Baseline::parse(&format!("\u{feff}{written}\n"), Path::new("b.jsonl")).expect("sound");
        assert_eq!(read.entries(), [entry("r1:a"), entry("r1:b")]);
        let line = "{\"pair\":\"p\",\"rule\":\"omitted-person\",\"text\":\"林佩芝\",\"fingerprint\":\"r1:a\"}";
        assert_eq!(read.to_text().lines().next(), Some(line));
        assert_eq!(Baseline::parse(&read.to_text(), Path::new("b.jsonl")).expect("sound"), read);
    }

    #[test]
    fn a_wrong_line_is_named() {
        let text = format!("{}\n{{\"pair\": \"p\"}}\n", lines::write(&[entry("r1:a")]));
        let error = Baseline::parse(&text, Path::new("b.jsonl")).expect_err("half an entry");
        assert!(matches!(error, Error::Entry { line: 3, .. }), "{error}");
        assert!(error.to_string().contains("missing field `rule`"), "{error}");
    }
}
