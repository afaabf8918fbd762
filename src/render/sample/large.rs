//! A report as long as wanted.

use super::report;
use crate::report::model::*;

/// A text of `count` sentences, each with a finding, for what grows with their number.
pub(in crate::render) fn large(count: usize) -> Report {
    let mut report = report();
    report.pairs.truncate(1);
    let (finding, bead) = (report.findings[0].clone(), report.pairs[0].beads[1].clone());
    let finding = Finding { children: Vec::new(), ..finding };
    let numbers = 0..count;
    report.findings = numbers.clone().map(|number| moved_finding(&finding, number)).collect();
    report.pairs[0].beads = numbers.map(|number| moved_bead(&bead, number)).collect();
    report
}

/// Bytes from one sentence of the large text to the next.
const STRIDE: usize = 1_000;

fn moved_finding(finding: &Finding, number: usize) -> Finding {
    let mut finding = finding.clone();
    finding.fingerprint = format!("r1:{number:032x}");
    finding.bead = Some(format!("b{number}"));
    for place in finding.source.iter_mut().chain(&mut finding.target) {
        place.start += number * STRIDE;
        place.end += number * STRIDE;
        place.line += number;
    }
    finding
}

fn moved_bead(bead: &Bead, number: usize) -> Bead {
    let mut bead = bead.clone();
    bead.id = format!("b{number}");
    for passage in bead.source.iter_mut().chain(&mut bead.target) {
        passage.start += number * STRIDE;
        passage.end += number * STRIDE;
    }
    bead
}
