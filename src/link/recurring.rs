//! Names whose rendering no list has and that don't sound like it: 北星 for "Nordstern". Where such a name comes again and
//! again, and one unclaimed name of the rendering keeps coming in the same beads, the two are one.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use super::{Answer, Matcher};
use crate::align::Alignment;
use crate::extract::{Item, ItemKind};

/// A name of a bead of the rendering that answers nothing known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FreeName {
    /// What tells it from others, wherever it stands.
    pub key: String,
    /// Where it stands, in the bead.
    pub answer: Answer,
    /// Whether it sounds a little like the item.
    pub alike: bool,
}

/// Beads in which a name and its rendering come together at least: where they sound alike, and where they don't.
const TOGETHER: (usize, usize) = (2, 3);

/// Of four beads with the name at least so many have its rendering, and of four with the rendering as many the name.
const OF_FOUR: usize = 3;

/// A mention: the number of its item, and of its bead.
type Mention = (usize, usize);

/// What answers names that no bead answers, by what keeps coming with them: the number of the item and its answer.
/// `mentions` are all items of the source that stand in a bead, in order, and `unanswered` tells which have no answer;
/// `claimed` has, by bead, what answers other items.
pub(super) fn answers(
    items: &[Item],
    mentions: &[Mention],
    unanswered: &dyn Fn(usize) -> bool,
    (alignment, matcher): (&Alignment, &dyn Matcher),
    claimed: &[Vec<(usize, Range<usize>)>],
) -> Vec<(usize, Answer)> {
    let mut names: BTreeMap<(ItemKind, &str), Vec<Mention>> = BTreeMap::new();
    for (index, bead) in mentions {
        let item = &items[*index];
        if matches!(item.kind, ItemKind::Person | ItemKind::Organisation | ItemKind::Place) {
            names.entry((item.kind, &item.surface)).or_default().push((*index, *bead));
        }
    }
    let mut found = Vec::new();
    for mut mentions in names.into_values() {
        let lost = mentions.iter().all(|(index, _)| unanswered(*index));
        mentions.dedup_by_key(|(_, bead)| *bead);
        if !lost || mentions.len() < TOGETHER.0 || !matcher.goes_by_an_unlisted_name(&items[mentions[0].0]) {
            continue;
        }
        let free: Vec<Vec<FreeName>> = mentions
            .iter()
            .map(|(index, bead)| {
                let within: Vec<usize> = alignment.beads[*bead].target.clone().collect();
                matcher.free_names(&items[*index], &within, &claimed[*bead])
            })
            .collect();
        let Some(key) = companion(&free, matcher) else { continue };
        for ((index, _), free) in mentions.iter().zip(&free) {
            found.extend(free.iter().find(|name| name.key == key).map(|name| (*index, name.answer.clone())));
        }
    }
    found
}

/// The one name that comes with almost all mentions, each with its `free` names, and hardly without them.
fn companion(free: &[Vec<FreeName>], matcher: &dyn Matcher) -> Option<String> {
    let mut together: BTreeMap<&str, (usize, bool)> = BTreeMap::new();
    for names in free {
        let mut keys: Vec<(&str, bool)> = names.iter().map(|name| (name.key.as_str(), name.alike)).collect();
        keys.sort_unstable();
        keys.dedup_by_key(|(key, _)| *key);
        for (key, alike) in keys {
            together.entry(key).or_insert((0, alike)).0 += 1;
        }
    }
    let enough = |(key, (count, alike)): &(&str, (usize, bool))| {
        *count >= if *alike { TOGETHER.0 } else { TOGETHER.1 }
            && count * 4 >= free.len() * OF_FOUR
            && count * 4 >= matcher.sentences_with(key) * OF_FOUR
    };
    let mut likely: Vec<(&str, (usize, bool))> = together.into_iter().filter(enough).collect();
    likely.sort_by_key(|(_, (count, alike))| (Reverse(*alike), Reverse(*count)));
    match likely[..] {
        [] => None,
        [(key, _)] => Some(key.to_owned()),
        [(key, first), (_, second), ..] => (first != second).then(|| key.to_owned()),
    }
}
