//! Remarks on the run itself: damaged glyphs, doubtful alignment, text left in Chinese, files in the wrong language.

use super::{Context, Draft, EvidenceState, Rule, Severity, TargetPlace, known};
use crate::span::RawSpan;

pub(super) fn check(context: &Context) -> Vec<Draft> {
    let mut found = damaged(context);
    found.extend(undecodable(context));
    found.extend(uncertain(context));
    found.extend(untranslated(context));
    found
}

fn damaged(context: &Context) -> Vec<Draft> {
    let damage = context.source.normalised.damage.iter();
    damage
        .map(|damage| {
            let message = match &damage.restored {
                Some(restored) => format!("a glyph was damaged on the way; read as {restored}"),
                None => "a glyph was damaged on the way; it could not be restored".to_owned(),
            };
            let key = damage.restored.clone().unwrap_or_default();
            remark(known("damaged-text"), Some(damage.raw), None, message, key)
        })
        .collect()
}

fn undecodable(context: &Context) -> Vec<Draft> {
    let sides = [("Chinese", context.undecodable.0), ("Italian", context.undecodable.1)];
    sides
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(side, count)| {
            let message =
                format!("{count} places of the {side} file could not be decoded; name the encoding with --encoding");
            remark(known("encoding-suspect"), None, None, message, side.to_owned())
        })
        .collect()
}

/// Runs of beads with something on both sides of which the aligner is not sure: one remark a run.
fn uncertain(context: &Context) -> Vec<Draft> {
    let beads = &context.alignment.beads;
    let doubtful = |at: usize| beads[at].is_uncertain() && !beads[at].source.is_empty();
    let mut found = Vec::new();
    let mut at = 0;
    while at < beads.len() {
        let end = (at..beads.len()).find(|i| !doubtful(*i)).unwrap_or(beads.len());
        if end > at {
            let first = context.source.segments[beads[at].source.start].raw;
            let last = context.source.segments[beads[end - 1].source.end - 1].raw;
            let key = context.source.segment_text(beads[at].source.start).to_owned();
            let message =
                "it is not certain which Italian sentences render this; what is missing here is not judged".to_owned();
            let confidence = 100 - beads[at..end].iter().map(|b| b.confidence).min().unwrap_or(0);
            let draft = remark(known("alignment-uncertain"), Some(first.union(&last)), None, message, key);
            found.push(Draft { confidence, bead: Some(at), ..draft });
        }
        at = end.max(at + 1);
    }
    found
}

fn untranslated(context: &Context) -> Vec<Draft> {
    let mut found = Vec::new();
    for (number, bead) in context.alignment.beads.iter().enumerate() {
        for target in bead.target.clone() {
            for place in context.judge.untranslated(target) {
                let text = context.target.segment_text(target)[place.clone()].to_owned();
                let place = TargetPlace { raw: context.target.raw_within(target, &place), insertion: false };
                let message = format!("“{text}” is still in Chinese");
                let rule = known("untranslated-text");
                let draft = remark(rule, None, Some(place), message, text);
                found.push(Draft { severity: rule.severity, confidence: 95, bead: Some(number), ..draft });
            }
        }
    }
    found
}

fn remark(
    rule: &'static Rule,
    source: Option<RawSpan>,
    target: Option<TargetPlace>,
    message: String,
    key: String,
) -> Draft {
    Draft {
        rule,
        severity: rule.severity.min(Severity::Warning),
        confidence: 90,
        bead: None,
        source,
        target,
        expected: Vec::new(),
        evidence: (EvidenceState::Absent, None),
        message,
        key,
        children: Vec::new(),
    }
}
