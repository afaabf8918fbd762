//! Names in Traditional characters that have another reading if the character was another Simplified one.

use super::{Context, Draft, EvidenceState, known};
use crate::extract::{Item, ItemKind};
use crate::span::FoldedSpan;

/// A note for each name with such a character, at its first mention.
pub(super) fn check(context: &Context) -> Vec<Draft> {
    let mut found: Vec<Draft> = Vec::new();
    let in_body = context.links.iter().filter(|link| link.bead.is_some());
    for item in in_body.map(|link| &context.items[link.item]).filter(|item| is_name(item)) {
        let told = |draft: &&Draft| draft.key == item.surface;
        if let (Some(draft), None) = (draft(context, item), found.iter().find(told)) {
            found.push(draft);
        }
    }
    found
}

const fn is_name(item: &Item) -> bool {
    !matches!(item.kind, ItemKind::Number | ItemKind::Date)
}

fn draft(context: &Context, item: &Item) -> Option<Draft> {
    let (taken, other) = item.surface.char_indices().find_map(|(at, folded)| {
        let start = item.span.start + at;
        let raw = context.source.normalised.map.raw(FoldedSpan::new(start, start + folded.len_utf8()));
        let mut raw = context.raw.get(raw.range())?.chars();
        let character = raw.next().filter(|_| raw.next().is_none())?;
        context.judge.ambiguous(&item.surface, at, character)
    })?;
    let text = context.raw.get(item.raw.range()).unwrap_or(&item.surface);
    Some(Draft {
        rule: known("conversion-ambiguous"),
        severity: known("conversion-ambiguous").severity,
        confidence: CONFIDENCE,
        bead: None,
        source: Some(item.raw),
        target: None,
        expected: Vec::new(),
        evidence: (EvidenceState::Absent, None),
        message: format!("{text} was read with {taken}; it may also be {other}"),
        key: item.surface.clone(),
        children: Vec::new(),
    })
}

/// What is said is so; which of the two is right, is not said.
const CONFIDENCE: u8 = 90;
