//! Terms that are rendered in another way than the customer's glossary says.

use super::{Context, Draft, EvidenceState, GlossaryTerm, Severity, TargetPlace, known};
use crate::segment::Zone;
use crate::span::RawSpan;

/// In a bead less sure than this, the term may have been rendered in another sentence.
const SURE: u8 = 50;
/// In a bead less sure than this, the rest of the sentence has to be answered as well.
const CERTAIN: u8 = 80;
/// The share of the words of such a sentence that the rendering has to answer, in per cent.
const ANSWERED: u8 = 25;

/// A draft for each term without one of its forms. What `drafts` already say is left out is not said again.
pub(super) fn check(context: &Context, drafts: &[Draft]) -> Vec<Draft> {
    let mut found = Vec::new();
    for (number, bead) in context.alignment.beads.iter().enumerate() {
        if bead.target.is_empty() || bead.confidence < SURE {
            continue;
        }
        for source in bead.source.clone() {
            for term in context.judge.glossary_terms(source) {
                found.extend(draft(context, drafts, number, source, &term));
            }
        }
    }
    found
}

fn draft(context: &Context, drafts: &[Draft], number: usize, source: usize, term: &GlossaryTerm) -> Option<Draft> {
    let bead = &context.alignment.beads[number];
    let within: Vec<usize> = bead.target.clone().collect();
    let segment = &context.source.segments[source];
    let raw = context.source.raw_within(source, &term.span);
    if context.judge.has_form(term, &within)
        || is_second_mention(context, source, term)
        || is_lost_with_more(drafts, raw)
        || bead.confidence < CERTAIN && !is_otherwise_rendered(context, source, &within)
    {
        return None;
    }
    let next_door = context.judge.has_form(term, &context.next_door(number));
    let text = &context.source.segment_text(source)[term.span.clone()];
    let severity = match () {
        () if next_door || segment.zone == Zone::Heading => Severity::Note,
        () => known("glossary-term").severity,
    };
    let at = context.target.segments[bead.target.start].raw.start;
    Some(Draft {
        rule: known("glossary-term"),
        severity,
        confidence: if next_door { bead.confidence / 2 } else { bead.confidence.min(90) },
        bead: Some(number),
        source: Some(raw),
        target: Some(TargetPlace { raw: RawSpan::new(at, at), insertion: true }),
        expected: term.forms.clone(),
        evidence: (if next_door { EvidenceState::Elsewhere } else { EvidenceState::Absent }, None),
        message: format!("the term {text} is not rendered as the glossary says (“{}”)", term.forms.join("”, “")),
        key: text.to_owned(),
        children: Vec::new(),
    })
}

/// A second mention in a paragraph is often a pronoun or “tale misura”.
fn is_second_mention(context: &Context, source: usize, term: &GlossaryTerm) -> bool {
    let segments = &context.source.segments;
    let text = &context.source.segment_text(source)[term.span.clone()];
    let here = context.source.segment_text(source)[..term.span.start].contains(text);
    let before = segments[..source].iter().enumerate().rev();
    here || before
        .take_while(|(_, segment)| segment.paragraph == segments[source].paragraph)
        .any(|(at, _)| context.source.segment_text(at).contains(text))
}

/// Whether the place is already said to be left out, alone or inside a name.
fn is_lost_with_more(drafts: &[Draft], raw: RawSpan) -> bool {
    drafts.iter().any(|draft| {
        draft.source.is_some_and(|place| place.start < raw.end && raw.start < place.end)
            && draft.rule.its == "omission"
            && draft.severity > Severity::Note
    })
}

fn is_otherwise_rendered(context: &Context, source: usize, within: &[usize]) -> bool {
    let (answered, words) = context.judge.coverage(source, within);
    words == 0 || answered >= ANSWERED
}
