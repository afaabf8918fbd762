//! Shorter names for what the reader knows: "la provincia", "l'ufficio" for what the rendering has just named are a way
//! of speaking, hardly a loss.

use super::{Answer, Instead, Link, Shorter, State};
use crate::extract::{Item, ItemKind};

/// What a definite shorter name in the bead that begins at target sentence `here` leaves to the reader who is to see in it
/// the last of `items`: the item has to be just named, at `elsewhere`, or said before in the source, or no name but a kind
/// of body. `rendered` tells which items their own beads answer.
pub(super) fn judge(
    items: &[Item],
    rendered: &[bool],
    elsewhere: Option<&Answer>,
    expected: &[String],
    here: usize,
) -> Shorter {
    let just_named = elsewhere.is_some_and(|answer| answer.segment < here && here - answer.segment <= JUST_NOW);
    // "consiglio locale", "assemblea locale": no name, a kind of body.
    let kind_of_body = !expected.is_empty() && expected.iter().all(|form| form.starts_with(char::is_lowercase));
    // Another body of the kind just named, or one that no bead has rendered yet, is not understood by its kind.
    let mut said_before = said_before(items).peekable();
    let said_again = said_before.peek().is_some();
    if just_named && said_before.any(|index| rendered[index]) {
        Shorter::Understood
    } else if just_named || kind_of_body || said_again {
        Shorter::Known
    } else {
        Shorter::Vague
    }
}

/// Whether the source itself has named the last of `items` before: what is said again is said shorter.
pub(super) fn is_said_again(items: &[Item]) -> bool {
    said_before(items).next().is_some()
}

/// The earlier mentions of the last of `items`, by number, if only as part of a longer name.
fn said_before(items: &[Item]) -> impl Iterator<Item = usize> + '_ {
    items.split_last().into_iter().flat_map(|(item, before)| {
        let same = |other: &Item| other.kind == item.kind && other.surface.contains(&item.surface);
        let earlier = move |other: &Item| other.segment < item.segment && same(other);
        let nearest = before.iter().enumerate().rev().take(REMEMBERED);
        nearest.filter(move |(_, other)| earlier(other)).map(|(index, _)| index)
    })
}

/// A shorter name for which a bead has several bodies, "la federazione", tells of none which one is meant, but where the
/// reader knows just one of them.
pub(super) fn leave_none_for_several(items: &[Item], links: &mut [Link]) {
    let shorter = |link: &Link| match &link.state {
        State::Instead(Instead::Shortened { found, .. }) if items[link.item].kind == ItemKind::Organisation => {
            Some((link.bead, found.clone()))
        }
        _ => None,
    };
    let other = |a: &str, b: &str| !a.contains(b) && !b.contains(a);
    let vague: Vec<usize> = (0..links.len())
        .filter(|at| {
            let Some(own) = shorter(&links[*at]) else { return false };
            let surface = &items[links[*at].item].surface;
            // Mentions of a bead stand close by one another.
            let near = at.saturating_sub(NEAR)..(at + NEAR).min(links.len());
            let others = || {
                links[near.clone()].iter().filter(|link| {
                    other(surface, &items[link.item].surface) && shorter(link).is_some_and(|theirs| theirs == own)
                })
            };
            let unknown = |link: &Link| link.shorter == Shorter::Vague;
            others().next().is_some() && (unknown(&links[*at]) || !others().all(unknown))
        })
        .collect();
    vague.into_iter().for_each(|at| links[at].shorter = Shorter::Vague);
}

/// Mentions before and behind among which another of the same bead is looked for.
const NEAR: usize = 40;

/// Mentions back among which an earlier one of the same name is looked for: a book must not be read anew for each.
pub(super) const REMEMBERED: usize = 4000;

/// How many sentences back a name is still in the reader's ear.
const JUST_NOW: usize = 4;
