//! The report of many pairs, put together from the reports of each without holding them all: what a corpus is counted
//! with.

use std::collections::BTreeMap;

use super::model::{Bead, BeadStatus, Coverage, Finding, ItemReport, PairReport, Report, Severity, SeverityCounts};
use crate::extract::ItemKind;

/// What the pairs so far come to.
#[derive(Debug, Clone)]
pub struct Whole {
    /// The pairs without their beads and items; of the findings only the suppressed ones.
    report: Report,
    counts: SeverityCounts,
    totals: Totals,
}

impl Default for Whole {
    fn default() -> Self {
        let report = Report::new(Vec::new(), Severity::Error);
        Self { report, counts: SeverityCounts::default(), totals: Totals::default() }
    }
}

impl Whole {
    /// Adds the pairs of `report`. Pairs are added in the order of their ids.
    pub fn add(&mut self, report: &Report) {
        for pair in &report.pairs {
            self.totals.add(pair);
            let light = PairReport {
                id: pair.id.clone(),
                source: pair.source.clone(),
                target: pair.target.clone(),
                incomplete: pair.incomplete.clone(),
                ledger: pair.ledger,
                ledger_by_kind: pair.ledger_by_kind.clone(),
                beads: Vec::new(),
                items: Vec::new(),
            };
            self.report.pairs.push(light);
        }
        self.counts.add(&report.findings);
        self.report.summary.below += report.summary.below;
        let suppressed = report.findings.iter().filter(|finding| finding.suppression.is_some());
        self.report.findings.extend(suppressed.cloned());
    }

    /// The report with verdict, counts and coverage of all pairs, but with nothing of what is in them. The verdict fails
    /// on findings at or above `fail_on`, and where less than `least` per cent of the source units is covered.
    pub fn overview(&self, fail_on: Severity, least: Option<u8>) -> Report {
        let mut report = self.report.clone();
        report.summary.coverage_required = least;
        report.judge(self.counts, fail_on);
        report.summary.coverage = self.totals.coverage();
        report
    }
}

impl SeverityCounts {
    /// Counts further findings, as far as they count.
    pub fn add(&mut self, findings: &[Finding]) {
        for finding in findings.iter().filter(|finding| finding.counts()) {
            match finding.severity {
                Severity::Error => self.error += 1,
                Severity::Warning => self.warning += 1,
                Severity::Note => self.note += 1,
            }
        }
    }
}

/// Sums that coverage is made of.
#[derive(Debug, Clone, Default)]
pub(super) struct Totals {
    /// Source segments: answered, all.
    segments: Share,
    /// Items in the body, by kind: rendered, all.
    items: BTreeMap<ItemKind, Share>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Share {
    part: usize,
    whole: usize,
}

impl Share {
    const fn add(&mut self, part: usize, whole: usize) {
        self.part += part;
        self.whole += whole;
    }

    /// In per mille; `None` of nothing.
    fn per_mille(self) -> Option<u16> {
        (self.whole > 0).then(|| (self.part * 1000 / self.whole) as u16)
    }
}

impl Totals {
    /// Adds a pair.
    pub(super) fn add(&mut self, pair: &PairReport) {
        let segments = |bead: &Bead| bead.source.len();
        let answered = pair.beads.iter().filter(|bead| bead.status != BeadStatus::Omitted).map(segments).sum();
        self.segments.add(answered, pair.beads.iter().map(segments).sum());
        let in_body = |item: &&ItemReport| item.bead.is_some();
        for item in pair.items.iter().filter(in_body) {
            self.items.entry(item.kind).or_default().add(usize::from(item.rendered), 1);
        }
    }

    /// The coverage of all pairs added.
    pub(super) fn coverage(&self) -> Coverage {
        let items = self.items.iter().filter_map(|(kind, share)| Some((kind.name().to_owned(), share.per_mille()?)));
        Coverage { segments: self.segments.per_mille(), items: items.collect() }
    }
}
