//! Old report against new: what is new, fixed, updated, unchanged. Findings are matched by fingerprint, also with the
//! smaller losses inside larger ones. A new and a gone one of the same rule and the same item in much the same
//! sentence are one whose sentence was edited.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rustc_hash::FxHashSet;
use similar::TextDiff;

use super::Report;
use super::baseline::fingerprints;
use super::build::in_order;
use super::model::{Finding, FindingState, PairReport, Place, Previous, Severity};

/// How alike, in per mille, two sentences must be to be one sentence edited. The same measure as `ratio` of Python's
/// difflib, whose manual calls 600 a close match; a name in both is in its favour already.
const ALIKE: usize = 500;

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
///
/// A finding that has become part of a larger loss, or was part of one, is not gone and not new.
pub fn diff(old: &Report, new: &Report, fail_on: Severity) -> (Report, Changes) {
    let (known, current) = (fingerprints(old), fingerprints(new));
    let there = |finding: &&Finding| finding.state != FindingState::Fixed;
    let gone: Vec<&Finding> =
        old.findings.iter().filter(there).filter(|f| !current.contains(f.fingerprint.as_str())).collect();
    let mut report = new.clone();
    report.findings.retain(|finding| finding.state != FindingState::Fixed);
    let unseen: Vec<usize> =
        (0..report.findings.len()).filter(|at| !known.contains(report.findings[*at].fingerprint.as_str())).collect();
    let edited = edited(old, new, &gone, &report.findings, &unseen);

    let mut changes = Changes::default();
    for (at, finding) in report.findings.iter_mut().enumerate() {
        finding.previous = None;
        finding.state = if known.contains(finding.fingerprint.as_str()) {
            changes.unchanged += 1;
            FindingState::Unchanged
        } else if let Some(before) = edited.get(&at) {
            changes.updated += 1;
            finding.previous = Some(Previous { now: sentence(new, finding), ..previous(old, gone[*before]) });
            FindingState::Updated
        } else {
            changes.new += 1;
            FindingState::New
        };
    }
    let taken: FxHashSet<usize> = edited.into_values().collect();
    let fixed = gone.iter().enumerate().filter(|(at, _)| !taken.contains(at)).map(|(_, finding)| fixed(old, finding));
    let before = report.findings.len();
    report.findings.extend(fixed);
    changes.fixed = report.findings.len() - before;
    in_order(&mut report.findings);
    report.summarise(fail_on);
    (report, changes)
}

/// A finding that is gone. Its bead is one of the old report, so that the new one must not look it up.
fn fixed(old: &Report, finding: &Finding) -> Finding {
    let previous = Some(previous(old, finding));
    Finding { state: FindingState::Fixed, bead: None, suppression: None, previous, ..finding.clone() }
}

fn previous(old: &Report, finding: &Finding) -> Previous {
    let sentence = sentence(old, finding).unwrap_or_else(|| finding.message.clone());
    Previous { fingerprint: finding.fingerprint.clone(), sentence, now: None }
}

/// Which unseen finding, by its number, is which of the `gone` ones in an edited sentence. The most alike find each
/// other first; among equals, in the order of the text.
fn edited(
    old: &Report,
    new: &Report,
    gone: &[&Finding],
    findings: &[Finding],
    unseen: &[usize],
) -> BTreeMap<usize, usize> {
    let mut olds: BTreeMap<(&str, &str), Vec<(usize, String)>> = BTreeMap::new();
    for (number, finding) in gone.iter().enumerate() {
        if let Some(sentence) = sentence(old, finding) {
            olds.entry((&finding.pair, &finding.rule)).or_default().push((number, sentence));
        }
    }
    let mut candidates = Vec::new();
    for at in unseen {
        let finding = &findings[*at];
        let before = olds.get(&(finding.pair.as_str(), finding.rule.as_str())).map_or(&[][..], Vec::as_slice);
        let before: Vec<&(usize, String)> =
            before.iter().filter(|(number, _)| is_same_item(gone[*number], finding)).collect();
        if let Some(now) = (!before.is_empty()).then(|| sentence(new, finding)).flatten() {
            let likeness = |(number, then): &(usize, String)| (Reverse(likeness(then, &now)), *number, *at);
            candidates.extend(before.into_iter().map(likeness).filter(|one| one.0.0 >= ALIKE));
        }
    }
    candidates.sort_unstable();
    let (mut found, mut taken) = (BTreeMap::new(), FxHashSet::default());
    for (_, before, now) in candidates {
        if !found.contains_key(&now) && taken.insert(before) {
            found.insert(now, before);
        }
    }
    found
}

/// Whether the two are about the same item, as far as reports tell: the same words, or the same rendering looked for
/// (the words of a Traditional edition are other ones). Findings on whole stretches are told apart by their text alone.
fn is_same_item(before: &Finding, after: &Finding) -> bool {
    let text = |finding: &Finding| finding.source.as_ref().map(|place| place.text.clone());
    let is_stretch = before.source.is_none() || matches!(before.kind.as_str(), "sentence" | "clause" | "run");
    let same_form = || !before.expected.is_empty() && before.expected.first() == after.expected.first();
    is_stretch || text(before) == text(after) || same_form()
}

/// The sentence a finding is about, as read: the one its place in the Chinese begins in; the whole place where that is
/// a sentence or more; for an addition, its words.
pub fn sentence(report: &Report, finding: &Finding) -> Option<String> {
    let Some(place) = &finding.source else {
        return finding.target.as_ref().map(|place| place.text.clone()).filter(|text| !text.is_empty());
    };
    let pair = report.pairs.iter().find(|pair| pair.id == finding.pair);
    Some(pair.and_then(|pair| around(pair, finding, place)).unwrap_or_else(|| place.text.clone()))
}

fn around(pair: &PairReport, finding: &Finding, place: &Place) -> Option<String> {
    let bead = pair.beads.iter().find(|bead| Some(&bead.id) == finding.bead.as_ref())?;
    let passage = bead.source.iter().find(|passage| (passage.start..passage.end).contains(&place.start))?;
    (place.end <= passage.end).then(|| passage.text.clone())
}

/// How alike two texts are, in per mille of their characters, white space left out.
fn likeness(a: &str, b: &str) -> usize {
    let characters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let (a, b) = (characters(a), characters(b));
    let (short, long) = (a.chars().count().min(b.chars().count()), a.chars().count().max(b.chars().count()));
    // No two texts of these lengths can be alike enough: what they share is at most the shorter one.
    if long == 0 || 2 * short * 1000 < ALIKE * (short + long) {
        return 0;
    }
    let shared: usize = TextDiff::from_chars(&a, &b)
        .ops()
        .iter()
        .filter(|op| op.tag() == similar::DiffTag::Equal)
        .map(|op| op.old_range().len())
        .sum();
    2 * shared * 1000 / (short + long)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edited_sentence_is_alike_and_another_is_not() {
        assert_eq!(likeness("副厅长林佩芝表示。", "副厅长 林佩芝表示。"), 1000);
        assert!(likeness("副厅长林佩芝表示，工程已经完工。", "副厅长林佩芝周一表示，工程已完工。") > 800);
        assert!(likeness("副厅长林佩芝表示，工程已经完工。", "渔市场今天上午重新开门。") < ALIKE);
        assert_eq!(likeness("", ""), 0);
    }
}
