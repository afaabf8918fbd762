//! Clauses left out inside an aligned sentence, and sentences left out inside a bead of several.

use std::ops::Range;

use super::rest::Rest;
use super::{Context, Cover, Draft, EvidenceState, Severity, TargetPlace, known};
use crate::extract::ItemKind;
use crate::link::{Link, State};
use crate::segment::Zone;
use crate::span::{FoldedSpan, RawSpan};

/// A bead less sure than this says nothing about its parts.
const SURE_BEAD: u8 = 60;
/// From this probability on, in per cent, a clause counts as left out.
const OMITTED: u8 = 50;
/// From this one on its words are named in a note.
const DOUBTFUL: u8 = 25;
/// Words of content without an answer that a clause must have, and a sentence.
const WORDS: (u32, u32) = (2, 3);

/// Part of the source of a bead: its sentence, and where it stands there, in bytes.
type Part = (usize, Range<usize>);

/// Adds what is missing of aligned sentences; drafts of items inside it become its children.
pub(super) fn check(context: &Context, items: Vec<Draft>) -> Vec<Draft> {
    let mut rest = Rest::new(items);
    let mut found = Vec::new();
    let of_bead = context.links_by_bead();
    for (number, bead) in context.alignment.beads.iter().enumerate() {
        if bead.is_omission() || bead.is_addition() || bead.confidence < SURE_BEAD {
            continue;
        }
        let within: Vec<usize> = bead.target.clone().collect();
        let links = of_bead[number].as_slice();
        let sentences = sentences(context, (number, links), &within);
        for segment in &sentences {
            let span = 0..context.source.segment_text(segment.0).len();
            found.push(draft(context, (number, links), &(segment.0, span), segment.1, &mut rest));
        }
        let kept = bead.source.clone().filter(|at| !sentences.iter().any(|(gone, _)| gone == at));
        for (part, cover) in clauses(context, links, kept, &within) {
            found.push(draft(context, (number, links), &part, cover, &mut rest));
        }
    }
    found.extend(rest.into_drafts());
    found
}

/// The sentences of a bead of several that the target lacks; never all of them.
fn sentences(context: &Context, (number, links): (usize, &[&Link]), within: &[usize]) -> Vec<(usize, Cover)> {
    let source = context.alignment.beads[number].source.clone();
    if source.len() < 2 {
        return Vec::new();
    }
    let parts: Vec<Part> = source.clone().map(|at| (at, 0..context.source.segment_text(at).len())).collect();
    let covers = context.judge.covers(&parts, within);
    let gone: Vec<(usize, Cover)> = source
        .zip(covers)
        .filter(|(at, cover)| {
            let part = (*at, 0..context.source.segment_text(*at).len());
            cover.omitted >= OMITTED && cover.missing >= WORDS.1 && !has_answered_item(context, links, &part)
        })
        .collect();
    if gone.len() == parts.len() { Vec::new() } else { gone }
}

/// The clauses of the sentences `kept` that are left out or doubtful, neighbours together.
fn clauses(
    context: &Context,
    links: &[&Link],
    kept: impl Iterator<Item = usize>,
    within: &[usize],
) -> Vec<(Part, Cover)> {
    let parts: Vec<Part> =
        kept.flat_map(|at| context.judge.clauses(at).into_iter().map(move |span| (at, span))).collect();
    // A sentence of one clause is answered by its bead: it may be said freely, but it is said.
    if parts.len() < 2 {
        return Vec::new();
    }
    let covers = context.judge.covers(&parts, within);
    let mut found: Vec<(Part, Cover)> = Vec::new();
    let mut before = None;
    for (index, (part, cover)) in parts.iter().zip(covers).enumerate() {
        let judged = cover.missing >= WORDS.0 && cover.omitted >= DOUBTFUL;
        let body = context.source.segments[part.0].zone == Zone::Body;
        if !judged || !body || has_answered_item(context, links, part) || has_missing_name(context, links, part) {
            continue;
        }
        let is_omitted = cover.omitted >= OMITTED;
        match found.last_mut() {
            Some((last, so_far))
                if before == Some(index - 1) && last.0 == part.0 && (so_far.omitted >= OMITTED) == is_omitted =>
            {
                last.1.end = part.1.end;
                *so_far = Cover {
                    omitted: so_far.omitted.max(cover.omitted),
                    missing: so_far.missing + cover.missing,
                    answered: so_far.answered + cover.answered,
                };
            }
            _ => found.push((part.clone(), cover)),
        }
        before = Some(index);
    }
    found
}

/// Whether some name or figure of the part is answered by the bead: then the part is not left out as a whole.
fn has_answered_item(context: &Context, links: &[&Link], part: &Part) -> bool {
    let inside = folded(context, part);
    links.iter().any(|link| {
        let item = &context.items[link.item];
        let weighty =
            !matches!(item.kind, ItemKind::Term) && inside.start <= item.span.start && item.span.end <= inside.end;
        weighty && matches!(link.state, State::Rendered(_))
    })
}

/// Whether a person or a body of the part is missing: names stand for themselves, each with its own finding.
fn has_missing_name(context: &Context, links: &[&Link], part: &Part) -> bool {
    let inside = folded(context, part);
    links.iter().any(|link| {
        let item = &context.items[link.item];
        let name = matches!(item.kind, ItemKind::Person | ItemKind::Organisation);
        name && inside.start <= item.span.start && item.span.end <= inside.end && !link.is_rendered()
    })
}

fn draft(context: &Context, (number, links): (usize, &[&Link]), part: &Part, cover: Cover, rest: &mut Rest) -> Draft {
    let span = folded(context, part);
    let raw = context.source.normalised.map.raw(span);
    let whole = part.1 == (0..context.source.segment_text(part.0).len());
    let rule = match (whole && context.judge.clauses(part.0).len() != 1, cover.omitted >= OMITTED) {
        (_, false) => known("uncovered-words"),
        (true, true) => known("omitted-sentence"),
        (false, true) => known("omitted-clause"),
    };
    let children = if cover.omitted >= OMITTED { rest.take_within(raw) } else { Vec::new() };
    let worst = children.iter().map(|child| child.severity).max().unwrap_or(Severity::Note);
    let text = &context.source.normalised.folded[span.range()];
    let bead = &context.alignment.beads[number];
    Draft {
        rule,
        severity: rule.severity.max(worst),
        confidence: (u32::from(cover.omitted) * u32::from(bead.confidence) / 100) as u8,
        bead: Some(number),
        source: Some(raw),
        target: Some(insertion(context, (number, links), raw.start)),
        expected: Vec::new(),
        evidence: (EvidenceState::Absent, None),
        message: match rule.id {
            "omitted-sentence" => "the sentence is left out".to_owned(),
            "omitted-clause" => format!("nothing in the rendering answers “{text}”"),
            _ => format!("little in the rendering answers “{text}”; it may be said freely"),
        },
        key: text.to_owned(),
        children,
    }
}

/// Behind the rendering of the last item before `at` in the bead, else at its start.
fn insertion(context: &Context, (number, links): (usize, &[&Link]), at: usize) -> TargetPlace {
    let answers = links.iter().filter(|link| context.items[link.item].raw.end <= at);
    let mut before = answers.filter_map(|link| match &link.state {
        State::Rendered(answer) => {
            let start = context.target.segments[answer.segment].span.start;
            Some(FoldedSpan::new(start + answer.span.start, start + answer.span.end))
        }
        _ => None,
    });
    let place = match before.next_back() {
        Some(span) => context.target.normalised.map.raw(span).end,
        None => context.target.segments[context.alignment.beads[number].target.start].raw.start,
    };
    TargetPlace { raw: RawSpan::new(place, place), insertion: true }
}

fn folded(context: &Context, part: &Part) -> FoldedSpan {
    let start = context.source.segments[part.0].span.start;
    FoldedSpan::new(start + part.1.start, start + part.1.end)
}
