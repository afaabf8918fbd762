//! Shorter names for what the reader knows: "la provincia", "l'ufficio" for what the rendering has just named are a way
//! of speaking, hardly a loss.

use super::{Answer, Shorter};
use crate::extract::Item;

/// What `found`, which stands in the bead that begins at target sentence `here`, leaves to the reader who is to see in it
/// the last of `items`: it has to be definite, and the item just named, at `elsewhere`, or said before in the source, or
/// no name but a kind of body.
pub(super) fn judge(
    items: &[Item],
    found: &str,
    elsewhere: Option<&Answer>,
    expected: &[String],
    here: usize,
) -> Shorter {
    // "una società", "altri istituti", "e docente universitario" point at nobody in particular.
    let first = found.split([' ', '\'']).next().unwrap_or("").to_lowercase();
    let definite = !INDEFINITE.contains(&first.as_str());
    let just_named = elsewhere.is_some_and(|answer| answer.segment < here && here - answer.segment <= JUST_NOW);
    // "consiglio locale", "assemblea locale": no name, a kind of body.
    let kind_of_body = !expected.is_empty() && expected.iter().all(|form| form.starts_with(char::is_lowercase));
    if definite && just_named {
        Shorter::Understood
    } else if definite && (kind_of_body || is_said_again(items)) {
        Shorter::Known
    } else {
        Shorter::Vague
    }
}

/// Words that lead in somebody or something not yet known, or known by no article.
const INDEFINITE: [&str; 17] = [
    "un", "una", "uno", "altri", "altre", "alcuni", "alcune", "diversi", "diverse", "e", "ed", "o", "come", "di", "da",
    "con", "per",
];

/// Whether the source itself has named the last of `items` before, if only as part of a longer name: what is said again
/// is said shorter.
fn is_said_again(items: &[Item]) -> bool {
    let Some((item, before)) = items.split_last() else { return false };
    let same = |other: &Item| other.kind == item.kind && other.surface.contains(&item.surface);
    before.iter().rev().any(|other| other.segment < item.segment && same(other))
}

/// How many sentences back a name is still in the reader's ear.
const JUST_NOW: usize = 4;
