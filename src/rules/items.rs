//! Names, figures, dates, titles and terms that the rendering leaves out, makes vague or changes.

use super::{Context, Draft, EvidenceState, Rule, Severity, TargetPlace, confidence, known};
use crate::extract::{Item, ItemKind};
use crate::link::{Instead, Link, Shorter, State};
use crate::segment::Zone;

/// A mention of which the recogniser is less sure is at most a note.
const SURE_ITEM: u8 = 70;
/// So is one in a bead less sure than this.
const SURE_BEAD: u8 = 50;

/// A draft for each mention that its bead does not answer, with the confidence of a note.
pub(super) fn check<'c>(context: &Context<'c>) -> Vec<(&'c Link, Draft)> {
    let draft = |link: &'c Link| Some((link, draft(context, link, &context.items[link.item])?));
    context.links.iter().filter_map(draft).collect()
}

fn draft(context: &Context, link: &Link, item: &Item) -> Option<Draft> {
    let bead = link.bead?;
    let (rule, evidence) = verdict(context, link, item)?;
    let bead_confidence = context.alignment.beads[bead].confidence;
    let sure = item.confidence >= SURE_ITEM
        && (bead_confidence >= SURE_BEAD || far_from_here(context, link, item, bead))
        && !link.doubtful;
    // Headings are rendered freely, but a person who is left out of one is left out.
    let heading = context.source.segments[item.segment].zone == Zone::Heading && item.kind != ItemKind::Person;
    let severity = match link.state {
        State::Carried | State::NextDoor(_) => Severity::Note,
        _ if !sure || heading || link.shorter != Shorter::Vague => Severity::Note,
        _ => rule.severity,
    };
    Some(Draft {
        rule,
        severity,
        confidence: confidence::of_note(rule.id, evidence.0, item.confidence, bead_confidence),
        bead: Some(bead),
        source: Some(item.raw),
        target: Some(place(context, link, item, bead)),
        expected: link.expected.clone(),
        message: message(context, link, item, &evidence),
        evidence,
        key: item.surface.clone(),
        children: Vec::new(),
    })
}

/// How many sentences an uncertain bead may be off.
const NEAR: usize = 2;

/// Whether the rendering has it nowhere near: then it does not matter which of its sentences was to have it.
fn far_from_here(context: &Context, link: &Link, item: &Item, bead: usize) -> bool {
    // Figures and dates recur: only a name is known by itself.
    if !matches!(item.kind, ItemKind::Person | ItemKind::Organisation) {
        return false;
    }
    let target = &context.alignment.beads[bead].target;
    let near = |segment: usize| segment + NEAR >= target.start && segment < target.end + NEAR;
    match &link.state {
        State::NextDoor(_) | State::Carried => false,
        _ => link.elsewhere.as_ref().is_none_or(|answer| !near(answer.segment)),
    }
}

fn verdict(context: &Context, link: &Link, item: &Item) -> Option<(&'static Rule, (EvidenceState, Option<String>))> {
    let kind = if is_called_so(context, item) { ItemKind::Title } else { item.kind };
    let omitted = known(omitted_rule(kind));
    Some(match &link.state {
        State::Rendered(_) | State::Excluded => return None,
        State::Unanswered | State::Absent => match &link.elsewhere {
            Some(_) => (omitted, (EvidenceState::Elsewhere, None)),
            None => (omitted, (EvidenceState::Absent, None)),
        },
        State::NextDoor(_) => (omitted, (EvidenceState::Elsewhere, None)),
        State::Carried => (omitted, (EvidenceState::Anaphora, None)),
        State::Instead(Instead::Generalised(found) | Instead::Shortened { found, .. }) => {
            let rule = generalised_rule(item.kind).map_or(omitted, known);
            (rule, (EvidenceState::Generalised, Some(found.clone())))
        }
        State::Instead(Instead::Altered { found, magnitude }) => {
            let id = match (item.kind, magnitude) {
                (ItemKind::Date, _) => "altered-date",
                (_, true) => "altered-magnitude",
                (_, false) => "altered-number",
            };
            (known(id), (EvidenceState::Altered, Some(found.clone())))
        }
    })
}

/// Whether a term stands in quotation marks as the name of a project, a brand or a campaign, as a title does.
fn is_called_so(context: &Context, item: &Item) -> bool {
    let before = &context.source.normalised.folded[..item.span.start];
    item.kind == ItemKind::Term && item.confidence >= SURE_ITEM && before.ends_with(['“', '「', '『', '‘'])
}

const fn omitted_rule(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Person => "omitted-person",
        ItemKind::Organisation => "omitted-organisation",
        ItemKind::Place => "omitted-place",
        ItemKind::Number => "omitted-number",
        ItemKind::Date => "omitted-date",
        ItemKind::Title => "omitted-title",
        ItemKind::Term => "omitted-term",
    }
}

const fn generalised_rule(kind: ItemKind) -> Option<&'static str> {
    match kind {
        ItemKind::Person => Some("generalised-person"),
        ItemKind::Organisation => Some("generalised-organisation"),
        ItemKind::Place => Some("generalised-place"),
        _ => None,
    }
}

fn place(context: &Context, link: &Link, item: &Item, bead: usize) -> TargetPlace {
    match &link.state {
        State::NextDoor(answer) => TargetPlace { raw: context.raw_of_answer(answer), insertion: false },
        _ => context.insertion_in(bead, item.raw.start),
    }
}

fn message(context: &Context, link: &Link, item: &Item, evidence: &(EvidenceState, Option<String>)) -> String {
    let what = match item.kind {
        ItemKind::Person => "the person",
        ItemKind::Organisation => "the organisation",
        ItemKind::Place => "the place",
        ItemKind::Number => "the figure",
        ItemKind::Date => "the date",
        ItemKind::Title => "the title",
        ItemKind::Term => "the term",
    };
    let text = context.source_text(item);
    let looked_for = match link.expected.first() {
        Some(form) => format!(" (looked for “{form}”)"),
        None => String::new(),
    };
    let found = evidence.1.as_deref().unwrap_or("");
    match evidence.0 {
        EvidenceState::Generalised => format!("{what} {text} is not named{looked_for}; “{found}” stands in its place"),
        EvidenceState::Altered => format!("{what} {text} reads “{found}” in the rendering"),
        EvidenceState::Elsewhere => {
            format!("{what} {text} is not named here{looked_for}; it stands elsewhere in the rendering")
        }
        EvidenceState::Anaphora => {
            format!("{what} {text} is not named here{looked_for}; a pronoun or the running subject may stand for it")
        }
        _ => format!("{what} {text} is left out{looked_for}"),
    }
}
