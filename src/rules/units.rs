//! Figures that are rendered without their unit.

use super::confidence::part_of;
use super::{Context, Draft, EvidenceState, Severity, TargetPlace, known};
use crate::link::{Link, State};
use crate::segment::Zone;

/// An item or a bead less sure than this gives a note at most.
const SURE: (u8, u8) = (70, 60);

/// A draft for each figure whose rendering does not say what it measures.
pub(super) fn check(context: &Context) -> Vec<Draft> {
    context.links.iter().filter_map(|link| draft(context, link)).collect()
}

fn draft(context: &Context, link: &Link) -> Option<Draft> {
    let (State::Rendered(answer), Some(bead)) = (&link.state, link.bead) else { return None };
    let item = &context.items[link.item];
    if !context.judge.lacks_unit(item, answer) {
        return None;
    }
    let rule = known("omitted-unit");
    let confidence = context.alignment.beads[bead].confidence;
    let heading = context.source.segments[item.segment].zone == Zone::Heading;
    let sure = item.confidence >= SURE.0 && confidence >= SURE.1 && !heading;
    let found = context.target.segment_text(answer.segment)[answer.span.clone()].to_owned();
    let text = context.source_text(item);
    Some(Draft {
        rule,
        severity: if sure { rule.severity } else { Severity::Note },
        confidence: part_of(CONFIDENCE, item.confidence.min(confidence)),
        bead: Some(bead),
        source: Some(item.raw),
        target: Some(TargetPlace { raw: context.raw_of_answer(answer), insertion: false }),
        expected: Vec::new(),
        message: format!("the figure {text} reads “{found}”, without its unit"),
        evidence: (EvidenceState::Absent, Some(found)),
        key: item.surface.clone(),
        children: Vec::new(),
    })
}

/// In per cent, where item and bead are certain.
const CONFIDENCE: u8 = 85;
