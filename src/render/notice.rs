//! The findings as the places where people look at a change show them: one file, one line, one text each, the worst
//! first. GitHub, GitLab and reviewdog differ only in how that is written.
//!
//! Nothing is shown that would make a reader look in vain: what is fixed, suppressed, or a note that was not asked
//! for. What could not be checked comes before everything else.

use std::cmp::Reverse;

use super::Options;
use super::visible::visible;
use super::wording;
use crate::report::model::{Finding, FindingState, PairReport, Place, Report, Severity};

/// Something to show at a place.
#[derive(Debug)]
pub(super) struct Notice<'a> {
    /// What it is about.
    pub about: About<'a>,
    /// The pair; `None` where the report does not have it.
    pub pair: Option<&'a PairReport>,
}

/// What a notice is about.
#[derive(Debug)]
pub(super) enum About<'a> {
    /// A finding.
    Finding(&'a Finding),
    /// A pair that could not be checked fully, and why.
    Incomplete(&'a str),
}

/// The notices of a report, the worst first: what was not checked, then by severity and confidence, then in the order
/// of the report.
pub(super) fn all<'a>(report: &'a Report, options: &Options) -> Vec<Notice<'a>> {
    let incomplete = report.pairs.iter().filter_map(|pair| {
        let why = pair.incomplete.as_deref()?;
        Some(Notice { about: About::Incomplete(why), pair: Some(pair) })
    });
    let shown = report.findings.iter().filter(|finding| is_shown(finding, options));
    let mut shown: Vec<&Finding> = shown.collect();
    shown.sort_by_key(|finding| Reverse((finding.severity, finding.confidence)));
    let pair = |finding: &Finding| report.pairs.iter().find(|pair| pair.id == finding.pair);
    incomplete
        .chain(shown.into_iter().map(|finding| Notice { about: About::Finding(finding), pair: pair(finding) }))
        .collect()
}

fn is_shown(finding: &Finding, options: &Options) -> bool {
    wording::is_counted(finding) && (options.notes || finding.severity > Severity::Note)
}

impl<'a> Notice<'a> {
    /// How bad it is: what was not checked is as bad as it gets.
    pub(super) fn severity(&self) -> Severity {
        match self.about {
            About::Finding(finding) => finding.severity,
            About::Incomplete(_) => Severity::Error,
        }
    }

    /// The rule, or `incomplete`.
    pub(super) fn rule(&self) -> String {
        match self.about {
            About::Finding(finding) => visible(&finding.rule),
            About::Incomplete(_) => "incomplete".to_owned(),
        }
    }

    /// The text.
    pub(super) fn message(&self) -> String {
        match self.about {
            About::Finding(finding) => visible(&finding.message),
            About::Incomplete(why) => visible(&format!("not fully checked: {why}")),
        }
    }

    /// Whether it was there before, in a comparison of two reports.
    pub(super) fn is_known(&self) -> bool {
        matches!(self.about, About::Finding(finding) if finding.state == FindingState::Unchanged)
    }

    /// The file, and the place in it: in the Chinese, for an addition in the Italian; without a place where the whole
    /// pair is meant.
    pub(super) fn place(&self) -> Option<(String, Option<&'a Place>)> {
        let pair = self.pair?;
        let (file, place) = match self.about {
            About::Finding(Finding { source: Some(place), .. }) => (&pair.source, Some(place)),
            About::Finding(Finding { source: None, target: Some(place), .. }) => (&pair.target, Some(place)),
            About::Finding(_) | About::Incomplete(_) => (&pair.source, None),
        };
        Some((visible(&file.path), place))
    }

    /// Where to look in the Italian, for a finding in the Chinese: `pairs/x/target.it.txt:3:14`.
    pub(super) fn italian(&self) -> Option<String> {
        let (About::Finding(finding), Some(pair)) = (&self.about, self.pair) else { return None };
        let place = finding.target.as_ref().filter(|_| finding.source.is_some())?;
        Some(format!("{}:{}:{}", visible(&pair.target.path), place.line, place.column))
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::report::model::{Suppression, SuppressionKind};

    fn rules(report: &Report, notes: bool) -> Vec<String> {
        all(report, &Options { notes, ..Options::default() }).iter().map(Notice::rule).collect()
    }

    #[test]
    fn the_worst_comes_first_and_notes_only_when_asked_for() {
        let errors = ["generalised-person", "omitted-number", "omitted-sentence"];
        let warnings = ["omitted-place", "unsupported-addition", "omitted-person"];
        assert_eq!(rules(&sample::report(), false), [errors, warnings].concat());
        assert_eq!(rules(&sample::report(), true).len(), 8);
    }

    #[test]
    fn what_was_not_checked_comes_before_all() {
        let mut report = sample::report();
        report.pairs[1].incomplete = Some("the file is empty".to_owned());
        let notices = all(&report, &Options::default());
        assert_eq!(notices[0].message(), "not fully checked: the file is empty");
        assert_eq!(
            notices[0].place().map(|(file, place)| (file, place.is_none())),
            Some(("pairs/mercato/source.zh.txt".to_owned(), true))
        );
    }

    #[test]
    fn fixed_and_suppressed_findings_are_not_shown() {
        let mut report = sample::report();
        report.findings[0].state = FindingState::Fixed;
        report.findings[1].suppression = Some(Suppression {
            kind: SuppressionKind::default(),
            by: "decision".to_owned(),
            decision: None,
            reason: "sì".to_owned(),
        });
        assert_eq!(rules(&report, false)[0], "omitted-sentence");
    }
}
