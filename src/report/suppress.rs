//! Baseline and decisions, laid over what one pair came to: what is known or judged no longer counts, and what no
//! longer answers anything is told.

use rustc_hash::{FxHashMap, FxHashSet};

use super::baseline::{Baseline, Entry};
use super::build::{in_order, remark};
use super::decisions::{Decision, Decisions};
use super::model::{Finding, FindingState, Judgement, Severity, Suppression, SuppressionKind};
use super::{Day, Written};
use crate::rules::{Policy, Rule, rule};

/// The rule of the remarks made here.
pub(super) const UNUSED: &str = "unused-suppression";
/// What a suppression is by, when a person judged.
pub(super) const BY_DECISION: &str = "decision";
const BY_BASELINE: &str = "baseline";

/// What was known before the run.
#[derive(Debug, Default)]
pub struct Known<'a> {
    baseline: FxHashMap<&'a str, &'a Entry>,
    decisions: FxHashMap<&'a str, &'a Decision>,
    in_pair: FxHashMap<&'a str, Vec<Filed<'a>>>,
    today: Option<&'a Day>,
}

/// An entry of either file.
#[derive(Debug, Clone, Copy)]
enum Filed<'a> {
    Known(&'a Entry),
    Judged(&'a Decision),
}

impl<'a> Known<'a> {
    /// What the two files say; decisions end on the day they have to when `today` is given, else never.
    pub fn new(baseline: &'a Baseline, decisions: &'a Decisions, today: Option<&'a Day>) -> Self {
        let mut known = Self { today, ..Self::default() };
        for entry in baseline.entries() {
            known.baseline.insert(&entry.fingerprint, entry);
            known.in_pair.entry(&entry.pair).or_default().push(Filed::Known(entry));
        }
        for decision in decisions.entries() {
            known.decisions.insert(&decision.fingerprint, decision);
            if let Some(pair) = &decision.pair {
                known.in_pair.entry(pair).or_default().push(Filed::Judged(decision));
            }
        }
        known
    }

    /// Marks the findings of a pair that are known or judged, and adds a remark for each entry of the pair that
    /// answers nothing. Nothing is said of a pair that was not fully checked, nor of rules that `policy` does not
    /// hear: their findings are out of reach.
    pub fn apply(&self, written: &mut Written, policy: &Policy) {
        let mut seen: FxHashSet<String> = FxHashSet::default();
        written.findings.iter_mut().for_each(|finding| self.mark(finding, &mut seen));
        let (Some(severity), None) = (policy.severity_of(UNUSED, unused().severity), &written.pair.incomplete) else {
            return;
        };
        let mut remarks = self.ended(&written.pair.id, &seen, severity);
        let entries = self.in_pair.get(written.pair.id.as_str()).into_iter().flatten();
        let unused = entries.filter(|one| !seen.contains(one.fingerprint()) && one.is_in_reach(policy));
        remarks.extend(unused.map(|one| one.told(&written.pair.id, severity)));
        written.findings.extend(remarks);
        in_order(&mut written.findings);
    }

    fn mark(&self, finding: &mut Finding, seen: &mut FxHashSet<String>) {
        seen.insert(finding.fingerprint.clone());
        if self.baseline.contains_key(finding.fingerprint.as_str()) {
            finding.state = FindingState::Unchanged;
            finding.suppression = Some(suppression(BY_BASELINE, None, "known, and not judged yet"));
        }
        // What a person judged goes before what is merely known.
        if let Some(decision) = self.decisions.get(finding.fingerprint.as_str()).filter(|one| !self.is_ended(one))
            && decision.decision != Judgement::Confirmed
        {
            let reason = if decision.reason.is_empty() { "no reason was given" } else { &decision.reason };
            finding.suppression = Some(suppression(BY_DECISION, Some(decision.decision), reason));
        }
        finding.children.iter_mut().for_each(|child| self.mark(child, seen));
    }

    fn is_ended(&self, decision: &Decision) -> bool {
        self.today.is_some_and(|today| decision.is_expired(today))
    }

    /// A remark for each decision on a finding of this pair that has ended.
    fn ended(&self, pair: &str, seen: &FxHashSet<String>, severity: Severity) -> Vec<Finding> {
        let mut ended: Vec<&Decision> = seen
            .iter()
            .filter_map(|fingerprint| self.decisions.get(fingerprint.as_str()).copied())
            .filter(|decision| self.is_ended(decision))
            .collect();
        ended.sort();
        let told = |decision: &Decision| {
            let last = decision.expires.as_ref().map_or_else(String::new, ToString::to_string);
            let message = format!("{} held until {last}; look at the finding and decide again", named(decision));
            remark(unused(), severity, pair, &format!("ended {}", decision.fingerprint), message)
        };
        ended.into_iter().map(told).collect()
    }
}

fn unused() -> &'static Rule {
    rule(UNUSED).expect("it is in the catalogue")
}

fn suppression(by: &str, decision: Option<Judgement>, reason: &str) -> Suppression {
    Suppression { kind: SuppressionKind::External, by: by.to_owned(), decision, reason: reason.to_owned() }
}

fn named(decision: &Decision) -> String {
    let subject = decision.text.as_ref().or(decision.rule.as_ref()).unwrap_or(&decision.fingerprint);
    format!("the decision on “{subject}” ({})", decision.decision.name())
}

impl Filed<'_> {
    fn fingerprint(&self) -> &str {
        match self {
            Self::Known(entry) => &entry.fingerprint,
            Self::Judged(decision) => &decision.fingerprint,
        }
    }

    fn is_in_reach(&self, policy: &Policy) -> bool {
        match self {
            Self::Known(entry) => policy.hears(&entry.rule),
            Self::Judged(decision) => decision.rule.as_ref().is_none_or(|rule| policy.hears(rule)),
        }
    }

    fn told(&self, pair: &str, severity: Severity) -> Finding {
        let (by, message) = match self {
            Self::Known(entry) => (
                BY_BASELINE,
                format!(
                    "the baseline knows {} of “{}”, which is no longer found; `riscontro baseline prune` takes it out",
                    entry.rule, entry.text
                ),
            ),
            Self::Judged(decision) => (
                BY_DECISION,
                format!(
                    "{} answers no finding; if the sentence was edited, decide again, else take the line out",
                    named(decision)
                ),
            ),
        };
        remark(unused(), severity, pair, &format!("{by} {}", self.fingerprint()), message)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::model::{FileReport, Ledger, PairReport};
    use super::*;
    use crate::rules::Level;

    /// A pair with a lost sentence that takes a person with it.
    fn written(incomplete: Option<&str>) -> Written {
        let file = || FileReport {
            path: "-".into(),
            sha256: String::new(),
            encoding: "utf-8".into(),
            script: None,
            format: None,
            offsets: None,
        };
        let finding =
            |id: &str, key: &str| remark(rule(id).expect("known"), Severity::Error, "p", key, "left out".to_owned());
        let sentence = finding("omitted-sentence", "句");
        let sentence = Finding { children: vec![finding("omitted-person", "林佩芝")], ..sentence };
        let pair = PairReport {
            id: "p".into(),
            source: file(),
            target: file(),
            incomplete: incomplete.map(str::to_owned),
            ledger: Ledger::default(),
            ledger_by_kind: std::collections::BTreeMap::new(),
            beads: Vec::new(),
            items: Vec::new(),
        };
        Written { pair, findings: vec![sentence], below: 0 }
    }

    fn baseline(fingerprints: &[&str]) -> Baseline {
        let line = |fingerprint: &&str| {
            format!("{{\"pair\":\"p\",\"rule\":\"omitted-person\",\"text\":\"x\",\"fingerprint\":\"{fingerprint}\"}}\n")
        };
        let text: String = fingerprints.iter().map(line).collect();
        Baseline::parse(&text, Path::new("b")).expect("sound")
    }

    fn applied(written: Written, baseline: &Baseline, policy: &Policy) -> Vec<Finding> {
        let mut written = written;
        Known::new(baseline, &Decisions::default(), None).apply(&mut written, policy);
        written.findings
    }

    #[test]
    fn a_smaller_loss_inside_a_larger_one_is_marked_and_the_larger_counts() {
        let child = written(None).findings[0].children[0].fingerprint.clone();
        let findings = applied(written(None), &baseline(&[&child]), &Policy::default());
        assert_eq!(findings.len(), 1, "the entry is used");
        assert!(findings[0].counts() && !findings[0].children[0].counts());
        assert_eq!(findings[0].children[0].state, FindingState::Unchanged);
    }

    #[test]
    fn an_entry_that_answers_nothing_is_told_unless_it_is_out_of_reach() {
        let unused = baseline(&["r1:0"]);
        let count = |written: Written, policy: &Policy| applied(written, &unused, policy).len() - 1;
        assert_eq!(count(written(None), &Policy::default()), 1);
        assert_eq!(count(written(Some("half of it")), &Policy::default()), 0);
        for silent in ["omitted-person", UNUSED] {
            let policy = Policy { severity: [(silent.to_owned(), Level::Off)].into(), ..Policy::default() };
            assert_eq!(count(written(None), &policy), 0, "{silent}");
        }
    }
}
