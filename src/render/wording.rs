//! What every format says in the same words: the verdict, the counts, the evidence.

use std::collections::BTreeMap;

use crate::extract::item::ItemKind;
use crate::report::model::{
    BeadStatus, Coverage, EvidenceState, Finding, FindingState, Ledger, Report, Severity, SeverityCounts, Verdict,
};

/// Every severity, the worst first.
pub(super) const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];

/// Where something would belong.
pub(super) const CARET: &str = "‸";

/// The verdict of a report when everything from `fail_on` on fails. What was not fully checked never passes.
pub(super) fn verdict(report: &Report, fail_on: Severity) -> Verdict {
    let incomplete = report.pairs.iter().any(|pair| pair.incomplete.is_some());
    let counts = &report.summary.findings;
    if incomplete || report.summary.verdict == Verdict::Incomplete {
        Verdict::Incomplete
    } else if report.is_short()
        || SEVERITIES.iter().any(|severity| *severity >= fail_on && count(counts, *severity) > 0)
    {
        Verdict::Fail
    } else {
        Verdict::Pass
    }
}

/// The word for a verdict.
pub(super) const fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "pass",
        Verdict::Fail => "fail",
        Verdict::Incomplete => "incomplete",
    }
}

/// The result in one line without the verdict: `12 errors, 3 warnings in 1 pair`.
pub(super) fn result(report: &Report) -> String {
    let pairs = number(report.pairs.len(), "pair");
    let findings = findings(&report.summary.findings);
    let unchecked = report.pairs.iter().filter(|pair| pair.incomplete.is_some()).count();
    let all_checked = unchecked == 0 && report.summary.verdict != Verdict::Incomplete;
    match findings {
        _ if report.pairs.is_empty() && findings.is_none() => "no pair was checked".to_owned(),
        Some(findings) if unchecked > 0 => {
            format!("{findings} in {pairs}, {unchecked} not fully checked")
        }
        Some(findings) => format!("{findings} in {pairs}"),
        None if all_checked && suppressed(report).is_some() => format!("no finding counts in {pairs}"),
        None if all_checked => format!("nothing left out in {pairs}"),
        None if unchecked > 0 => format!("no findings in {pairs}, {unchecked} not fully checked"),
        None => format!("no findings in {pairs}, not fully checked"),
    }
}

/// `12 errors, 3 warnings, 5 notes`, without those there are none of; `None` where there is nothing at all.
pub(super) fn findings(counts: &SeverityCounts) -> Option<String> {
    let parts: Vec<String> = SEVERITIES
        .iter()
        .filter(|severity| count(counts, **severity) > 0)
        .map(|severity| number(count(counts, *severity) as usize, severity.name()))
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// How many of one severity.
pub(super) const fn count(counts: &SeverityCounts, severity: Severity) -> u32 {
    match severity {
        Severity::Error => counts.error,
        Severity::Warning => counts.warning,
        Severity::Note => counts.note,
    }
}

/// The counted ones among `findings` by severity.
pub(super) fn tally(findings: &[&Finding]) -> SeverityCounts {
    let of = |severity| {
        let found = findings.iter().filter(|finding| finding.severity == severity && is_counted(finding));
        u32::try_from(found.count()).unwrap_or(u32::MAX)
    };
    SeverityCounts { error: of(Severity::Error), warning: of(Severity::Warning), note: of(Severity::Note) }
}

/// Whether a finding counts: it is still there, and nothing suppresses it.
pub(super) fn is_counted(finding: &Finding) -> bool {
    finding.suppression.is_none() && finding.state != FindingState::Fixed
}

/// Whether a finding makes the run fail: it counts, is at or above `fail_on`, and is new. In a comparison of two
/// reports what was there before does not fail the run; in the report of a check everything is new.
pub(super) fn fails(finding: &Finding, fail_on: Severity) -> bool {
    is_counted(finding) && finding.severity >= fail_on && finding.state == FindingState::New
}

/// Where the project is at home, if its manifest says so.
pub(super) fn home() -> Option<&'static str> {
    Some(env!("CARGO_PKG_REPOSITORY")).filter(|home| !home.is_empty())
}

/// Where the page of a rule can be read, if the project has a home.
pub(super) fn rule_page(rule: &str) -> Option<String> {
    home().map(|home| page_at(home, rule))
}

fn page_at(home: &str, rule: &str) -> String {
    format!("{}/blob/main/src/rules/pages/{rule}.md", home.trim_end_matches('/'))
}

/// How many findings something suppresses, as a sentence part; `None` where nothing does.
pub(super) fn suppressed(report: &Report) -> Option<String> {
    let mut by: BTreeMap<&str, usize> = BTreeMap::new();
    for suppression in report.findings.iter().filter_map(|finding| finding.suppression.as_ref()) {
        *by.entry(&suppression.by).or_default() += 1;
    }
    let parts: Vec<String> = by.iter().map(|(by, count)| format!("{count} by {by}")).collect();
    (!parts.is_empty()).then(|| format!("suppressed: {}", parts.join(", ")))
}

/// How many findings are less sure than was asked for; `None` where none are.
pub(super) fn below(report: &Report) -> Option<String> {
    let below = report.summary.below as usize;
    (below > 0).then(|| format!("below the confidence asked for: {}", number(below, "finding")))
}

/// `1 pair`, `2 pairs`.
pub(super) fn number(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

/// Per mille as a percentage with one decimal: `94.1 %`.
pub(super) fn percent(per_mille: u16) -> String {
    format!("{}.{} %", per_mille / 10, per_mille % 10)
}

/// The lines of the coverage table: what, and how much of it in per mille. The known kinds stand in their order.
pub(super) fn coverage(coverage: &Coverage) -> Vec<(&str, Option<u16>)> {
    let known = |name: &str| ItemKind::ALL.iter().position(|kind| kind.name() == name);
    let mut kinds: Vec<(&str, Option<u16>)> =
        coverage.items.iter().map(|(kind, part)| (kind.as_str(), Some(*part))).collect();
    kinds.sort_by_key(|(name, _)| known(name).unwrap_or(usize::MAX));
    let mut lines = vec![("sentences", coverage.segments)];
    lines.extend(kinds);
    lines
}

/// A ledger in words: `11 of 18 units covered, 3 in part, 4 left out`. What is excluded had not to be covered.
pub(super) fn ledger(ledger: &Ledger) -> String {
    let mut text = format!("{} of {} units covered", ledger.covered, ledger.units - ledger.excluded.min(ledger.units));
    let rest = [(ledger.partial, "in part"), (ledger.omitted, "left out"), (ledger.unverifiable, "not to be judged")];
    for (count, what) in rest.into_iter().filter(|(count, _)| *count > 0) {
        text += &format!(", {count} {what}");
    }
    text
}

/// What the other text has instead, as a sentence; `None` where the message says all.
pub(super) fn evidence(finding: &Finding) -> Option<String> {
    let (words, found) = evidence_words(finding)?;
    Some(found.map_or_else(|| words.to_owned(), |found| format!("{words}: “{found}”")))
}

/// The same, with what was found apart from the words about it.
pub(super) fn evidence_words(finding: &Finding) -> Option<(&'static str, Option<&str>)> {
    let (without, with) = match finding.evidence.state {
        EvidenceState::Absent => (absent(finding)?, "only this comes near it"),
        EvidenceState::Elsewhere => ("it stands elsewhere in the Italian", "it stands elsewhere in the Italian"),
        EvidenceState::Anaphora => ("a pronoun or a carried subject may answer it", "this may answer it"),
        EvidenceState::Generalised => ("something vaguer stands for it", "something vaguer stands for it"),
        EvidenceState::Altered => ("something else stands for it", "something else stands for it"),
        EvidenceState::Variant => ("it stands there in another form", "it stands there in another form"),
    };
    let found = finding.evidence.found.as_deref();
    Some((if found.is_some() { with } else { without }, found))
}

/// What absence means for a finding: an addition lacks its Chinese; a remark on the run lacks nothing.
fn absent(finding: &Finding) -> Option<&'static str> {
    match (&finding.source, &finding.target) {
        (Some(_), _) => Some("nothing in the Italian answers it"),
        (None, Some(_)) => Some("nothing in the Chinese answers it"),
        (None, None) => None,
    }
}

/// The words for what became of a bead.
pub(super) const fn status(status: BeadStatus) -> &'static str {
    match status {
        BeadStatus::Covered => "covered",
        BeadStatus::Partial => "in part",
        BeadStatus::Omitted => "left out",
        BeadStatus::Added => "added",
        BeadStatus::Excluded => "excluded",
    }
}

/// The word for a finding's state against what was known; nothing for a new one.
pub(super) const fn state(state: FindingState) -> Option<&'static str> {
    match state {
        FindingState::New => None,
        FindingState::Unchanged => Some("unchanged"),
        FindingState::Updated => Some("updated"),
        FindingState::Fixed => Some("fixed"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn the_verdict_follows_the_threshold() {
        let mut report = sample::report();
        assert_eq!(verdict(&report, Severity::Error), Verdict::Fail);
        report.summary.findings.error = 0;
        assert_eq!(verdict(&report, Severity::Error), Verdict::Pass);
        assert_eq!(verdict(&report, Severity::Warning), Verdict::Fail);
    }

    #[test]
    fn what_was_not_fully_checked_never_passes() {
        let mut report = sample::clean();
        report.pairs[0].incomplete = Some("the Italian ends in the middle of a sentence".to_owned());
        assert_eq!(verdict(&report, Severity::Error), Verdict::Incomplete);
        assert_eq!(result(&report), "no findings in 2 pairs, 1 not fully checked");
    }

    #[test]
    fn counts_leave_out_what_there_is_none_of() {
        let counts = SeverityCounts { error: 12, warning: 0, note: 1 };
        assert_eq!(findings(&counts).as_deref(), Some("12 errors, 1 note"));
        assert_eq!(findings(&SeverityCounts::default()), None);
    }

    #[test]
    fn the_sample_counts_what_it_holds() {
        let report = sample::report();
        let all: Vec<&Finding> = report.findings.iter().collect();
        assert_eq!(tally(&all), report.summary.findings);
    }

    #[test]
    fn the_evidence_of_an_addition_is_missing_chinese() {
        let report = sample::report();
        let addition = report.findings.iter().find(|finding| finding.source.is_none()).unwrap();
        assert_eq!(evidence(addition).as_deref(), Some("nothing in the Chinese answers it"));
    }

    #[test]
    fn only_new_findings_fail() {
        let mut finding = sample::report().findings[0].clone();
        assert!(fails(&finding, Severity::Error));
        for state in [FindingState::Unchanged, FindingState::Updated, FindingState::Fixed] {
            finding.state = state;
            assert!(!fails(&finding, Severity::Note), "{state:?}");
        }
    }

    #[test]
    fn a_page_stands_under_the_home_of_the_project() {
        assert_eq!(page_at("https://x.example/p/", "a-b"), "https://x.example/p/blob/main/src/rules/pages/a-b.md");
    }

    #[test]
    fn kinds_stand_in_the_order_of_reports() {
        let report = sample::report();
        let names: Vec<&str> = coverage(&report.summary.coverage).iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["sentences", "person", "organisation", "place", "number", "date"]);
    }
}
