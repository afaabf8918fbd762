//! What a person asked of the rules: which are heard at all, and how bad their findings are. It is applied once, where
//! drafts become findings; no rule knows of it.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Draft, Severity, in_order, rule};

/// How bad the findings of a rule are to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Has to be mended.
    Error,
    /// To be looked at.
    Warning,
    /// For information.
    Note,
    /// Not reported, and not counted.
    Off,
}

impl Level {
    const fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Note => Some(Severity::Note),
            Self::Off => None,
        }
    }
}

/// Which rules are heard, and how loud. The default hears all of them as the catalogue has them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policy {
    /// The only rules to be heard; all, where it is empty.
    pub select: BTreeSet<String>,
    /// Rules not to be heard, even if they are selected.
    pub ignore: BTreeSet<String>,
    /// Other severities than those of the catalogue, by rule.
    pub severity: BTreeMap<String, Level>,
}

impl Policy {
    /// Whether findings of the rule with this id are reported.
    pub fn hears(&self, id: &str) -> bool {
        (self.select.is_empty() || self.select.contains(id))
            && !self.ignore.contains(id)
            && self.severity.get(id) != Some(&Level::Off)
    }

    /// The severity of a finding that the rule `id` graded as `graded`; `None` where it is not reported.
    ///
    /// What doubt has made a note stays one: a rule that is made worse is not made surer.
    pub fn severity_of(&self, id: &str, graded: Severity) -> Option<Severity> {
        if !self.hears(id) {
            return None;
        }
        let Some(asked) = self.severity.get(id).and_then(|level| level.severity()) else { return Some(graded) };
        let usual = rule(id).map_or(graded, |rule| rule.severity);
        Some(if graded < usual { asked.min(graded) } else { asked })
    }

    /// The drafts that are to become findings. Where the larger loss is not heard, the smaller ones inside it stand
    /// for themselves.
    pub fn apply(&self, drafts: Vec<Draft>) -> Vec<Draft> {
        if *self == Self::default() {
            return drafts;
        }
        let mut kept: Vec<Draft> = drafts.into_iter().flat_map(|draft| self.judged(draft)).collect();
        in_order(&mut kept);
        kept
    }

    fn judged(&self, draft: Draft) -> Vec<Draft> {
        let mut draft = draft;
        let children: Vec<Draft> =
            std::mem::take(&mut draft.children).into_iter().flat_map(|child| self.judged(child)).collect();
        match self.severity_of(draft.rule.id, draft.severity) {
            Some(severity) => vec![Draft { severity, children, ..draft }],
            None => children,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{EvidenceState, known};
    use super::*;

    fn draft(id: &'static str, severity: Severity, children: Vec<Draft>) -> Draft {
        Draft {
            rule: known(id),
            severity,
            confidence: 90,
            bead: None,
            source: None,
            target: None,
            expected: Vec::new(),
            evidence: (EvidenceState::Absent, None),
            message: String::new(),
            key: String::new(),
            children,
        }
    }

    fn policy(severity: &[(&str, Level)]) -> Policy {
        let severity = severity.iter().map(|(id, level)| ((*id).to_owned(), *level)).collect();
        Policy { severity, ..Policy::default() }
    }

    #[test]
    fn doubt_is_not_overruled() {
        let place = policy(&[("omitted-place", Level::Error), ("omitted-date", Level::Note)]);
        assert_eq!(place.severity_of("omitted-place", Severity::Warning), Some(Severity::Error));
        assert_eq!(place.severity_of("omitted-place", Severity::Note), Some(Severity::Note));
        assert_eq!(place.severity_of("omitted-date", Severity::Error), Some(Severity::Note));
        assert_eq!(place.severity_of("omitted-person", Severity::Error), Some(Severity::Error));
        let remark = policy(&[("alignment-uncertain", Level::Error)]);
        assert_eq!(remark.severity_of("alignment-uncertain", Severity::Note), Some(Severity::Error));
    }

    #[test]
    fn what_a_silent_rule_held_stands_for_itself() {
        let child = draft("omitted-person", Severity::Error, Vec::new());
        let sentence = draft("omitted-sentence", Severity::Error, vec![child.clone()]);
        let off = policy(&[("omitted-sentence", Level::Off)]);
        assert_eq!(off.apply(vec![sentence.clone()]), [child]);
        let bare = draft("omitted-sentence", Severity::Error, Vec::new());
        assert_eq!(policy(&[("omitted-person", Level::Off)]).apply(vec![sentence.clone()]), [bare]);
        assert_eq!(Policy::default().apply(vec![sentence.clone()]), [sentence]);
    }

    #[test]
    fn ignoring_goes_before_selecting() {
        let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<BTreeSet<String>>();
        let both = Policy {
            select: ids(&["omitted-person", "omitted-date"]),
            ignore: ids(&["omitted-date"]),
            ..Policy::default()
        };
        assert!(both.hears("omitted-person") && !both.hears("omitted-date") && !both.hears("omitted-place"));
    }
}
