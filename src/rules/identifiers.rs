//! Codes that the rendering lacks: flights, plates, standards, numbers of documents, telephones, pages.

use super::confidence::part_of;
use super::{Context, Draft, EvidenceState, Severity, known};
use crate::segment::Zone;
use crate::span::RawSpan;

/// In a bead less sure than this a missing code is a note.
const SURE: u8 = 50;

/// Adds a draft for each code that neither its bead nor its paragraph has. It stands for what the items say of the same
/// place.
pub(super) fn check(context: &Context, items: Vec<Draft>) -> Vec<Draft> {
    let mut found = Vec::new();
    for (number, bead) in context.alignment.beads.iter().enumerate() {
        for source in bead.source.clone() {
            found.extend(missing(context, number, source));
        }
    }
    let overlaps = |a: RawSpan, b: RawSpan| a.start < b.end && b.start < a.end;
    let stands_for = |item: &Draft| {
        item.source.is_some_and(|place| found.iter().any(|code| code.source.is_some_and(|code| overlaps(place, code))))
    };
    let mut drafts: Vec<Draft> = items.into_iter().filter(|item| !stands_for(item)).collect();
    drafts.extend(found);
    drafts
}

fn missing(context: &Context, number: usize, source: usize) -> Vec<Draft> {
    let bead = &context.alignment.beads[number];
    let segment = &context.source.segments[source];
    let text = context.source.segment_text(source);
    let mut within: Vec<usize> = bead.target.clone().collect();
    within.extend(context.next_door(number));
    let is_missing = |span: &std::ops::Range<usize>| !context.judge.has_identifier(&text[span.clone()], &within);
    let found = context.judge.identifiers(source).into_iter().filter(is_missing);
    found
        .map(|span| {
            let code = text[span.clone()].to_owned();
            let raw = context.source.raw_within(source, &span);
            let rule = known("omitted-identifier");
            let sure = bead.confidence >= SURE && segment.zone == Zone::Body;
            Draft {
                rule,
                severity: if sure { rule.severity } else { Severity::Note },
                confidence: part_of(CONFIDENCE, bead.confidence),
                bead: Some(number),
                source: Some(raw),
                target: Some(context.insertion_in(number, raw.start)),
                expected: vec![code.clone()],
                evidence: (EvidenceState::Absent, None),
                message: format!("the code {code} is left out"),
                key: code,
                children: Vec::new(),
            }
        })
        .collect()
}

/// In per cent, where the bead is certain.
const CONFIDENCE: u8 = 90;
