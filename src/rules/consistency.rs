//! Persons whose one name is spelt in two ways.

use super::confidence::part_of;
use super::{Context, Draft, EvidenceState, Severity, TargetPlace, known};
use crate::extract::ItemKind;
use crate::link::{Answer, Link, State};
use crate::segment::Zone;

/// In a bead less sure than this the name may be somebody else's.
const SURE: u8 = 60;

/// Adds a draft for each mention spelt in another way than the other mentions of the person. It stands for what the
/// items say of the same mention.
pub(super) fn check(context: &Context, items: Vec<Draft>) -> Vec<Draft> {
    let persons: Vec<&Link> =
        context.links.iter().filter(|link| context.items[link.item].kind == ItemKind::Person).collect();
    let mut found = Vec::new();
    for (at, link) in persons.iter().enumerate() {
        let surface = &context.items[link.item].surface;
        // Each name once, at its first mention.
        if persons[..at].iter().any(|before| context.items[before.item].surface == *surface) {
            continue;
        }
        let mentions: Vec<&Link> =
            persons[at..].iter().filter(|other| context.items[other.item].surface == *surface).copied().collect();
        found.extend(slips(context, &mentions, &persons));
        found.extend(spellings(context, &mentions));
    }
    let same = |item: &Draft| found.iter().any(|name: &Draft| name.source == item.source);
    let mut drafts: Vec<Draft> = items.into_iter().filter(|item| !same(item)).collect();
    drafts.extend(found);
    drafts
}

/// Mentions that have the name with a letter or two changed, where another mention has it as it should be.
fn slips(context: &Context, mentions: &[&Link], persons: &[&Link]) -> Vec<Draft> {
    let right = mentions.iter().find_map(|link| match &link.state {
        State::Rendered(answer) => Some(text_of(context, answer)).filter(|text| text.contains(' ')),
        _ => None,
    });
    let Some(right) = right else { return Vec::new() };
    let is_other_person = |answer: &Answer| {
        persons.iter().any(|link| match &link.state {
            State::Rendered(other) => {
                other.segment == answer.segment
                    && other.span.start < answer.span.end
                    && answer.span.start < other.span.end
            }
            _ => false,
        })
    };
    let unanswered = mentions.iter().filter(|link| !matches!(link.state, State::Rendered(_)));
    unanswered
        .filter_map(|link| {
            let bead = link.bead?;
            let within: Vec<usize> = context.alignment.beads[bead].target.clone().collect();
            let answer = context.judge.slip(&context.items[link.item], &within)?;
            (!is_other_person(&answer)).then(|| draft(context, link, bead, &answer, &right))
        })
        .collect()
}

/// The mentions whose spelling is the rarer one, or the later one of two that are equally frequent.
fn spellings(context: &Context, mentions: &[&Link]) -> Vec<Draft> {
    let spelt: Vec<(&Link, &Answer, String)> = mentions
        .iter()
        .filter_map(|link| match &link.state {
            State::Rendered(answer) => Some((*link, answer, text_of(context, answer))),
            _ => None,
        })
        .collect();
    let count = |text: &str| spelt.iter().filter(|(_, _, other)| other == text).count();
    let Some(usual) = spelt.iter().rev().max_by_key(|(_, _, text)| count(text)).map(|(_, _, text)| text) else {
        return Vec::new();
    };
    let item = |link: &Link| &context.items[link.item];
    spelt
        .iter()
        .filter(|(link, _, text)| context.judge.is_other_spelling(item(link), text, usual))
        .filter_map(|(link, answer, _)| Some(draft(context, link, link.bead?, answer, usual)))
        .collect()
}

fn text_of(context: &Context, answer: &Answer) -> String {
    context.target.segment_text(answer.segment)[answer.span.clone()].to_owned()
}

fn draft(context: &Context, link: &Link, bead: usize, answer: &Answer, usual: &str) -> Draft {
    let item = &context.items[link.item];
    let rule = known("inconsistent-name");
    let bead_confidence = context.alignment.beads[bead].confidence;
    let heading = context.source.segments[item.segment].zone == Zone::Heading;
    let found = text_of(context, answer);
    Draft {
        rule,
        severity: if bead_confidence >= SURE && !heading { rule.severity } else { Severity::Note },
        confidence: part_of(CONFIDENCE, item.confidence.min(bead_confidence)),
        bead: Some(bead),
        source: Some(item.raw),
        target: Some(TargetPlace { raw: context.raw_of_answer(answer), insertion: false }),
        expected: vec![usual.to_owned()],
        message: format!("the person {} is spelt “{found}” here and “{usual}” elsewhere", context.source_text(item)),
        evidence: (EvidenceState::Variant, Some(found)),
        key: item.surface.clone(),
        children: Vec::new(),
    }
}

/// In per cent, where item and bead are certain.
const CONFIDENCE: u8 = 85;
