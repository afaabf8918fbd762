//! A report for the tests of every format: two pairs, every severity, places that stand and places that are missing.
//! The texts are made up.

mod flood;
mod hostile;
mod large;
mod market;

pub(super) use self::hostile::hostile;
pub(super) use self::large::large;
use crate::extract::item::ItemKind;
use crate::report::model::*;

/// The sample.
pub(super) fn report() -> Report {
    let mut findings = flood::findings(&flood::TEXTS);
    findings.extend(market::findings(&market::TEXTS));
    Report {
        schema_version: SCHEMA_VERSION.to_owned(),
        tool: Tool { name: "riscontro".to_owned(), version: "0.1.0".to_owned() },
        conventions: Conventions {
            offsets: "UTF-8 bytes, 0-based, half-open, in the text as read".to_owned(),
            columns: "1-based, Unicode code points".to_owned(),
        },
        summary: Summary {
            verdict: Verdict::Fail,
            findings: SeverityCounts { error: 3, warning: 3, note: 2 },
            below: 0,
            coverage: coverage(),
            coverage_required: None,
        },
        pairs: vec![flood::pair(&flood::TEXTS), market::pair(&market::TEXTS)],
        findings,
    }
}

/// The two texts of the first pair.
pub(super) fn flood_texts() -> (&'static str, &'static str) {
    (flood::TEXTS.source, flood::TEXTS.target)
}

/// The two texts of the second pair.
pub(super) fn market_texts() -> (&'static str, &'static str) {
    (market::TEXTS.source, market::TEXTS.target)
}

/// The same texts with nothing found.
pub(super) fn clean() -> Report {
    let mut report = report();
    report.findings.clear();
    report.summary.verdict = Verdict::Pass;
    report.summary.findings = SeverityCounts::default();
    for bead in report.pairs.iter_mut().flat_map(|pair| &mut pair.beads) {
        bead.status = BeadStatus::Covered;
    }
    report
}

fn coverage() -> Coverage {
    let items = [("number", 667), ("person", 250), ("organisation", 0), ("place", 833), ("date", 1000)];
    Coverage { segments: Some(857), items: items.map(|(kind, part)| (kind.to_owned(), part)).into() }
}

/// The two texts of a pair, in which places are found by their words.
struct Texts {
    pair: &'static str,
    source: &'static str,
    target: &'static str,
}

impl Texts {
    fn passages(&self, text: &str, parts: &[&str]) -> Vec<Passage> {
        parts.iter().map(|part| passage(text, part)).collect()
    }

    fn bead(&self, number: usize, source: &[&str], target: &[&str], confidence: u8, status: BeadStatus) -> Bead {
        Bead {
            id: format!("b{number}"),
            source: self.passages(self.source, source),
            target: self.passages(self.target, target),
            confidence,
            status,
            moved: false,
        }
    }

    fn item(&self, kind: ItemKind, bead: &str, text: &str, value: &str, target: Option<&str>) -> ItemReport {
        ItemReport {
            kind,
            bead: Some(bead.to_owned()),
            source: passage(self.source, text),
            value: value.to_owned(),
            rendered: target.is_some(),
            target: target.map(|words| passage(self.target, words)),
        }
    }

    fn file(&self, name: &str, script: Option<Script>) -> FileReport {
        FileReport {
            path: format!("pairs/{}/{name}", self.pair),
            sha256: "0f".repeat(32),
            encoding: "utf-8".to_owned(),
            script,
            format: None,
            offsets: None,
        }
    }

    fn finding(&self, number: u8, rule: &str, severity: Severity, confidence: u8) -> Finding {
        Finding {
            fingerprint: format!("r1:{}", format!("{number:02x}").repeat(16)),
            rule: rule.to_owned(),
            kind: rule.rsplit('-').next().unwrap_or_default().to_owned(),
            severity,
            confidence,
            mqm: Mqm { kind: "accuracy/omission".to_owned(), severity: "major".to_owned() },
            its: "omission".to_owned(),
            state: FindingState::New,
            pair: self.pair.to_owned(),
            bead: None,
            source: None,
            target: None,
            expected: Vec::new(),
            evidence: Evidence { state: EvidenceState::Absent, found: None },
            message: String::new(),
            children: Vec::new(),
            suppression: None,
            previous: None,
        }
    }
}

fn passage(text: &str, part: &str) -> Passage {
    let start = text.find(part).expect("the sample's words stand in its text");
    Passage { start, end: start + part.len(), text: part.to_owned() }
}

/// Where `part` stands.
fn place(text: &str, part: &str) -> Option<Place> {
    let start = text.find(part).expect("the sample's words stand in its text");
    let (line, column) = position(text, start);
    let (end_line, end_column) = position(text, start + part.len());
    let end = start + part.len();
    Some(Place {
        text: part.to_owned(),
        start,
        end,
        line,
        column,
        end_line,
        end_column,
        insertion: false,
        cue: None,
        unit: None,
    })
}

/// The empty place right after `part`.
fn gap(text: &str, part: &str) -> Option<Place> {
    let at = text.find(part).expect("the sample's words stand in its text") + part.len();
    let (line, column) = position(text, at);
    Some(Place {
        text: String::new(),
        start: at,
        end: at,
        line,
        column,
        end_line: line,
        end_column: column,
        insertion: true,
        cue: None,
        unit: None,
    })
}

fn position(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..at];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|word| (*word).to_owned()).collect()
}
