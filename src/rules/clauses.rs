//! Clauses left out inside an aligned sentence, and sentences left out inside a bead of several.

use std::ops::Range;

use super::confidence::part_of;
use super::losses::Losses;
use super::rest::Rest;
use super::{Context, Cover, Draft, EvidenceState, Severity, known};
use crate::align::Bead;
use crate::extract::ItemKind;
use crate::link::{self, Link, State, Told};
use crate::segment::Zone;

/// A bead less sure than this says nothing about its parts.
const SURE_BEAD: u8 = 60;
/// From this probability on, in per cent, a clause counts as left out.
pub(super) const OMITTED: u8 = 50;
/// From this one on it may be, read together with a neighbour.
const SUSPECT: u8 = 8;
/// From this one on its words are named in a note.
const DOUBTFUL: u8 = 25;
/// From this one on a clause is gone with the names in it.
const WHOLE: u8 = 90;
/// Characters that such a clause has beside them, at least.
const OWN_WORDS: usize = 4;
/// Below this one, in the sentence next door, it is said there.
const NEXT_DOOR: u8 = 10;
/// Words of content without an answer that a clause must have, and a sentence.
const WORDS: u32 = 2;

/// Part of the source of a bead: its sentence, and where it stands there, in bytes.
pub(super) type Part = (usize, Range<usize>);

/// The clauses of the source of a bead, in their order, with what covers them.
pub(super) type Judged = Vec<(Part, Cover)>;

/// The clauses of each bead, in the light of what else the text lost.
pub(super) fn judged(context: &Context, losses: Losses) -> Vec<Judged> {
    let of_bead = |(number, bead): (usize, &Bead)| {
        judge(context, losses, number, bead.source.clone(), &bead.target.clone().collect::<Vec<usize>>())
    };
    context.alignment.beads.iter().enumerate().map(of_bead).collect()
}

/// The clauses of the sentences `source` of bead `number`, read together against the sentences `within`.
fn judge(
    context: &Context,
    losses: Losses,
    number: usize,
    source: impl Iterator<Item = usize>,
    within: &[usize],
) -> Judged {
    let parts: Vec<Part> = parts(context, source).collect();
    let covers = cover_all(context, losses, number, &parts, within);
    parts.into_iter().zip(covers).collect()
}

/// The clauses of the sentences `source`.
fn parts(context: &Context, source: impl Iterator<Item = usize>) -> impl Iterator<Item = Part> {
    source.flat_map(|at| context.judge.clauses(at).into_iter().map(move |span| (at, span)))
}

/// What covers each of `parts`, which together are the source of bead `number`.
fn cover_all(context: &Context, losses: Losses, number: usize, parts: &[Part], within: &[usize]) -> Vec<Cover> {
    let covers = context.judge.covers(parts, &told(context, number), within);
    covers.into_iter().map(|cover| losses.weigh(cover)).collect()
}

fn told(context: &Context, number: usize) -> Vec<Told> {
    link::told(context.links_of(number), context.items, context.source)
}

/// Adds what is missing of aligned sentences; drafts of items inside it become its children.
pub(super) fn check(context: &Context, (judged, losses): (&[Judged], Losses), items: Vec<Draft>) -> Vec<Draft> {
    let mut rest = Rest::new(items);
    let mut found = Vec::new();
    for (number, bead) in context.alignment.beads.iter().enumerate() {
        if bead.is_omission() || bead.is_addition() || bead.confidence < SURE_BEAD {
            continue;
        }
        let within: Vec<usize> = bead.target.clone().collect();
        let sentences = sentences(context, losses, number, &within);
        for segment in &sentences {
            let span = 0..context.source.segment_text(segment.0).len();
            found.push(draft(context, number, &(segment.0, span), segment.1, &mut rest));
        }
        let kept = bead.source.clone().filter(|at| !sentences.iter().any(|(gone, _)| gone == at));
        let left = (!sentences.is_empty()).then(|| judge(context, losses, number, kept, &within));
        let together = |parts: &[Part]| cover_all(context, losses, number, parts, &within);
        for (part, cover) in clauses(context, number, left.as_ref().unwrap_or(&judged[number]), &together) {
            let cover = next_door(context, losses, number, (&part, cover));
            found.push(draft(context, number, &part, cover, &mut rest));
        }
    }
    found.extend(rest.into_drafts());
    found
}

/// The sentences of a bead of several that the target lacks; never all of them.
fn sentences(context: &Context, losses: Losses, number: usize, within: &[usize]) -> Vec<(usize, Cover)> {
    let source = context.alignment.beads[number].source.clone();
    if source.len() < 2 {
        return Vec::new();
    }
    let parts: Vec<Part> = source.map(|at| (at, 0..context.source.segment_text(at).len())).collect();
    let covers = cover_all(context, losses, number, &parts, within);
    let is_gone = |(part, cover): &(&Part, Cover)| {
        cover.omitted >= OMITTED && cover.missing >= WORDS && !has_answered_item(context, number, part, cover)
    };
    let gone: Vec<(usize, Cover)> =
        parts.iter().zip(covers).filter(is_gone).map(|(part, cover)| (part.0, cover)).collect();
    if gone.len() == parts.len() { Vec::new() } else { gone }
}

/// Of the clauses of a bead those that are left out or doubtful. Neighbours that all may be gone are read as one: where
/// each has a word or two, only together they tell.
fn clauses(context: &Context, number: usize, judged: &Judged, together: &dyn Fn(&[Part]) -> Vec<Cover>) -> Judged {
    // A sentence of one clause is answered by its bead: it may be said freely, but it is said.
    if judged.len() < 2 {
        return Vec::new();
    }
    let suspect = |(part, cover): &(Part, Cover)| {
        let body = context.source.segments[part.0].zone == Zone::Body;
        body && cover.omitted >= SUSPECT
            && !has_answered_item(context, number, part, cover)
            && (cover.omitted >= WHOLE && says_more_than_names(context, number, part)
                || !has_missing_name(context, number, part))
    };
    let mut found: Judged = Vec::new();
    let mut from = 0;
    while from < judged.len() {
        let run = judged[from..].iter().take_while(|one| suspect(one) && one.0.0 == judged[from].0.0).count();
        let run = from..from + run.max(1);
        from = run.end;
        if !suspect(&judged[run.start]) {
            continue;
        }
        let joined = (run.len() > 1 && run.len() < judged.len()).then(|| join(judged, run.clone(), together));
        match joined.filter(|(_, cover)| cover.omitted >= OMITTED && cover.missing >= WORDS) {
            Some(joined) => found.push(joined),
            None => found.extend(telling(&judged[run])),
        }
    }
    found
}

/// The cover of a clause that seems left out, in the light of the beads on either side: it may be said there.
fn next_door(context: &Context, losses: Losses, number: usize, (part, cover): (&Part, Cover)) -> Cover {
    if cover.omitted < OMITTED {
        return cover;
    }
    let own = || told(context, number).into_iter().filter(|told| told.segment == part.0);
    let says_it = |at: usize| {
        let Some(bead) = context.alignment.beads.get(at).filter(|bead| !bead.target.is_empty()) else { return false };
        let within: Vec<usize> = bead.target.clone().collect();
        let parts: Vec<Part> = [part.clone()].into_iter().chain(parts(context, bead.source.clone())).collect();
        // Its names and figures were looked for in its own bead.
        let open = own().map(|told| Told { outcome: link::Outcome::Open, ..told });
        let told: Vec<Told> = open.chain(told(context, at)).collect();
        let beside = losses.weigh(context.judge.covers(&parts, &told, &within)[0]);
        // A word or two that recur are no rendering.
        beside.omitted < NEXT_DOOR && beside.answered >= WORDS && beside.answered > beside.missing
    };
    let answered = number.checked_sub(1).into_iter().chain([number + 1]).any(says_it);
    if answered { Cover { omitted: cover.omitted.min(OMITTED - 1), ..cover } } else { cover }
}

/// The clauses `run` of `judged` as one part, with what covers it.
fn join(judged: &Judged, run: Range<usize>, together: &dyn Fn(&[Part]) -> Vec<Cover>) -> (Part, Cover) {
    let (first, last) = (&judged[run.start].0, &judged[run.end - 1].0);
    let whole = (first.0, first.1.start..last.1.end);
    let parts = |range: Range<usize>| judged[range].iter().map(|(part, _)| part.clone());
    let parts: Vec<Part> = parts(0..run.start).chain([whole.clone()]).chain(parts(run.end..judged.len())).collect();
    (whole, together(&parts)[run.start])
}

/// Of neighbours those that tell by themselves, and where several of one kind follow one another, these as one.
fn telling(run: &[(Part, Cover)]) -> Judged {
    let mut found: Judged = Vec::new();
    let mut before = None;
    for (index, (part, cover)) in run.iter().enumerate() {
        if cover.missing < WORDS || cover.omitted < DOUBTFUL {
            continue;
        }
        let is_omitted = cover.omitted >= OMITTED;
        match found.last_mut() {
            Some((last, so_far)) if before == Some(index - 1) && (so_far.omitted >= OMITTED) == is_omitted => {
                last.1.end = part.1.end;
                *so_far = Cover {
                    omitted: so_far.omitted.max(cover.omitted),
                    missing: so_far.missing + cover.missing,
                    answered: so_far.answered + cover.answered,
                    named: so_far.named || cover.named,
                };
            }
            _ => found.push((part.clone(), *cover)),
        }
        before = Some(index);
    }
    found
}

/// Whether a name or a figure of the part is answered by words that answer nothing else in the bead, or a title at all:
/// then the part is not left out as a whole.
fn has_answered_item(context: &Context, number: usize, part: &Part, cover: &Cover) -> bool {
    let is_title = |link: &Link| context.items[link.item].kind == ItemKind::Title;
    cover.named
        || links_in(context, number, part).any(|link| is_title(link) && matches!(link.state, State::Rendered(_)))
}

/// Whether a person or a body of the part is missing: names stand for themselves, each with its own finding.
fn has_missing_name(context: &Context, number: usize, part: &Part) -> bool {
    let is_name = |link: &Link| matches!(context.items[link.item].kind, ItemKind::Person | ItemKind::Organisation);
    links_in(context, number, part).any(|link| is_name(link) && !link.is_rendered())
}

/// Whether the part has words of its own beside its names and figures: a clause that is gone whole, and no list of names.
fn says_more_than_names(context: &Context, number: usize, part: &Part) -> bool {
    let text = &context.source.segment_text(part.0)[part.1.clone()];
    let named: usize = links_in(context, number, part)
        .map(|link| {
            let span = context.items[link.item].span;
            context.source.normalised.folded[span.range()].chars().count()
        })
        .sum();
    text.chars().count() >= named + OWN_WORDS
}

/// The items of a bead that lie inside the part.
fn links_in<'c>(context: &'c Context, number: usize, part: &Part) -> impl Iterator<Item = &'c Link> {
    let inside = context.source.folded_within(part.0, &part.1);
    context.links_of(number).filter(move |link| {
        let span = context.items[link.item].span;
        inside.start <= span.start && span.end <= inside.end
    })
}

fn draft(context: &Context, number: usize, part: &Part, cover: Cover, rest: &mut Rest) -> Draft {
    let span = context.source.folded_within(part.0, &part.1);
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
        confidence: part_of(cover.omitted, bead.confidence),
        bead: Some(number),
        source: Some(raw),
        target: Some(context.insertion_in(number, raw.start)),
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
