//! Old report against new: what is new, fixed, updated, unchanged. Findings are matched by fingerprint; a new and a
//! gone one of the same rule and the same text in much the same sentence are one that was updated.

use rustc_hash::{FxHashMap, FxHashSet};
use similar::TextDiff;

use super::Report;
use super::model::{Finding, FindingState, Severity};

/// How alike, from 0 to 1, two source sentences must be to be one sentence edited.
const ALIKE: f32 = 0.5;

/// How many findings are in which state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Changes {
    /// Not there before.
    pub new: usize,
    /// Gone.
    pub fixed: usize,
    /// There before in another version of the sentence.
    pub updated: usize,
    /// The same.
    pub unchanged: usize,
}

/// The new report with the state of each finding set, and with the findings that are gone.
pub fn diff(old: &Report, new: &Report, fail_on: Severity) -> (Report, Changes) {
    let known: FxHashSet<&str> = old.findings.iter().map(|f| f.fingerprint.as_str()).collect();
    let current: FxHashSet<&str> = new.findings.iter().map(|f| f.fingerprint.as_str()).collect();
    let mut gone: Vec<&Finding> = old
        .findings
        .iter()
        .filter(|f| f.state != FindingState::Fixed && !current.contains(f.fingerprint.as_str()))
        .collect();
    let (old_sentences, new_sentences) = (sentences(old), sentences(new));
    let mut changes = Changes::default();
    let mut report = new.clone();
    report.findings.retain(|f| f.state != FindingState::Fixed);
    for finding in &mut report.findings {
        finding.state = if known.contains(finding.fingerprint.as_str()) {
            changes.unchanged += 1;
            FindingState::Unchanged
        } else if let Some(at) =
            gone.iter().position(|before| is_edited(before, finding, &old_sentences, &new_sentences))
        {
            gone.remove(at);
            changes.updated += 1;
            FindingState::Updated
        } else {
            changes.new += 1;
            FindingState::New
        };
    }
    changes.fixed = gone.len();
    report.findings.extend(gone.into_iter().map(|f| Finding { state: FindingState::Fixed, ..f.clone() }));
    report.findings.sort_by(|a, b| place(a).cmp(&place(b)));
    report.summarise(fail_on);
    (report, changes)
}

type Sentences<'a> = FxHashMap<(&'a str, &'a str), String>;

/// The source text of each bead.
fn sentences(report: &Report) -> Sentences<'_> {
    let beads = report.pairs.iter().flat_map(|pair| pair.beads.iter().map(move |bead| (pair, bead)));
    beads
        .map(|(pair, bead)| {
            ((pair.id.as_str(), bead.id.as_str()), bead.source.iter().map(|p| p.text.as_str()).collect())
        })
        .collect()
}

fn is_edited(before: &Finding, after: &Finding, old: &Sentences, new: &Sentences) -> bool {
    let text = |finding: &Finding| finding.source.as_ref().map(|place| place.text.clone());
    let sentence = |finding: &Finding, all: &Sentences| {
        let bead = finding.bead.as_deref()?;
        all.get(&(finding.pair.as_str(), bead)).cloned()
    };
    let same_thing = before.pair == after.pair && before.rule == after.rule;
    let (Some(a), Some(b)) = (sentence(before, old), sentence(after, new)) else { return false };
    let whole = before.kind == "sentence";
    same_thing && (whole || text(before) == text(after)) && TextDiff::from_chars(&a, &b).ratio() >= ALIKE
}

fn place(finding: &Finding) -> (&str, usize, &str) {
    (&finding.pair, finding.source.as_ref().map_or(usize::MAX, |s| s.start), &finding.rule)
}
