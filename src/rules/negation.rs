//! Clauses that deny, rendered by an Italian that does not.

use std::ops::Range;

use super::clauses::{Judged, Part};
use super::confidence::part_of;
use super::{Context, Cover, Draft, EvidenceState, Severity, known};
use crate::segment::Zone;
use crate::span::RawSpan;

/// In a bead less sure than this the denial may be in another sentence.
const SURE_BEAD: u8 = 80;
/// From this probability on, in per cent, that the clause is left out or said freely, its denial is not judged.
const FREE: u8 = 30;
/// Words of the clause that the rendering has to answer: to be judged at all, and to be sure that the clause is not said
/// in quite another way.
const ANSWERED: (u32, u32) = (1, 2);

/// A draft for each denial without one in its bead. Where `drafts` say that something of the clause is missing, that is
/// enough.
pub(super) fn check(context: &Context, judged: &[Judged], drafts: &[Draft]) -> Vec<Draft> {
    let mut found = Vec::new();
    for (number, bead) in context.alignment.beads.iter().enumerate() {
        if bead.is_omission() || bead.is_addition() || bead.confidence < SURE_BEAD {
            continue;
        }
        let within: Vec<usize> = bead.target.clone().collect();
        let denials: Vec<(usize, Range<usize>)> = bead
            .source
            .clone()
            .flat_map(|at| context.judge.denials(at).into_iter().map(move |span| (at, span)))
            .collect();
        if denials.is_empty() || context.judge.denies(&within) {
            continue;
        }
        for (at, span) in denials {
            let holds =
                |(part, _): &&(Part, Cover)| part.0 == at && part.1.start <= span.start && span.end <= part.1.end;
            let Some((part, cover)) = judged[number].iter().find(holds) else { continue };
            let place = context.source.raw_within(at, &part.1);
            if cover.omitted < FREE && cover.answered >= ANSWERED.0 && !is_told(drafts, place) {
                let sure = cover.answered >= ANSWERED.1
                    && cover.answered > cover.missing
                    && context.judge.says_what_is_denied(at, &span, &within);
                found.push(draft(context, number, (at, &span), sure));
            }
        }
    }
    found
}

/// Whether a draft that counts lies in the clause.
fn is_told(drafts: &[Draft], clause: RawSpan) -> bool {
    drafts
        .iter()
        .filter(|draft| draft.severity > Severity::Note)
        .any(|draft| draft.source.is_some_and(|place| place.start < clause.end && clause.start < place.end))
}

fn draft(context: &Context, number: usize, (at, span): (usize, &Range<usize>), sure: bool) -> Draft {
    let rule = known("omitted-negation");
    let place = context.source.raw_within(at, span);
    let word = context.source.segment_text(at)[span.clone()].to_owned();
    let bead = &context.alignment.beads[number];
    let heading = context.source.segments[at].zone == Zone::Heading;
    Draft {
        rule,
        severity: if heading || !sure { Severity::Note } else { rule.severity },
        confidence: part_of(if sure { CONFIDENCE.1 } else { CONFIDENCE.0 }, bead.confidence),
        bead: Some(number),
        source: Some(place),
        target: Some(context.insertion_in(number, place.start)),
        expected: Vec::new(),
        evidence: (EvidenceState::Absent, None),
        message: format!("the clause denies something ({word}), and nothing in the rendering does"),
        key: word,
        children: Vec::new(),
    }
}

/// In per cent, where the bead is certain: of a clause that is said freely, and of one that is not.
const CONFIDENCE: (u8, u8) = (20, 70);
