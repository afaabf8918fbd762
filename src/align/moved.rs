//! Passages that the rendering has in another place. After the best path in order, what is left over on both sides
//! is compared again, whatever its place.

use std::collections::{BTreeMap, BTreeSet};

use super::evidence::{Evidence, LONGEST, Walk};
use super::length::LengthLaw;
use super::{Bead, Features, Score, Weights, probability};

/// Up to so many pairs of leftovers each is compared with each; beyond, only where a rare cue speaks for it.
const ALL_PAIRS: usize = 40_000;
/// A cue is rare if at most this many target sentences answer it.
const RARE: usize = 12;

/// Joins omissions with additions that render them. The source order stays; additions that were taken up vanish.
pub(super) fn rejoin(
    beads: Vec<Bead>,
    evidence: &Evidence,
    law: &LengthLaw,
    source: &[Features],
    target: &[Features],
    weights: &Weights,
) -> Vec<Bead> {
    let omitted: Vec<usize> = beads.iter().filter(|b| b.is_omission()).map(|b| b.source.start).collect();
    let mut added: Vec<usize> = beads.iter().filter(|b| b.is_addition()).map(|b| b.target.start).collect();
    added.sort_unstable();
    let all = omitted.len() * added.len() <= ALL_PAIRS;
    let mut candidates = Vec::new();
    let (mut walk, mut masks) = (Walk::new(evidence), Vec::new());
    for at in &omitted {
        let mut places = match all {
            true => added.clone(),
            false => walk.rare_places(*at, RARE, (0, target.len())).into_iter().map(|(place, _)| place).collect(),
        };
        places.sort_unstable();
        places.dedup();
        for to in places.into_iter().filter(|to| all || added.binary_search(to).is_ok()) {
            evidence.masks(*at, to, to + 1, &mut masks);
            let length = LengthLaw::score(&law.source(source[*at].length), &law.target(target[to].length, 1));
            let score = evidence.of_two(*at, to, masks[0]) + length * weights.length_scale / 100;
            if score >= weights.moved_at_least {
                candidates.push((score, *at, to));
            }
        }
    }
    candidates.sort_unstable_by_key(|(score, at, to)| (-*score, *at, *to));
    // Source sentence → target sentence and score, and the target sentences taken.
    let (mut moved, mut taken) = (BTreeMap::new(), BTreeSet::new());
    for (score, at, to) in candidates {
        if !moved.contains_key(&at) && taken.insert(to) {
            moved.insert(at, (to, score));
        }
    }
    let extended = extend(&moved, &omitted, evidence, weights);
    beads
        .into_iter()
        .filter(|bead| !(bead.is_addition() && taken.contains(&bead.target.start)))
        .filter(|bead| !(bead.is_omission() && extended.contains_key(&bead.source.start)))
        .map(|bead| match moved.get(&bead.source.start).filter(|_| bead.is_omission()) {
            Some((to, score)) => {
                let at = bead.source.start;
                let further = (at + 1..).take_while(|next| extended.get(next) == Some(&at)).count();
                let before = (0..at).rev().take_while(|next| extended.get(next) == Some(&at)).count();
                let source = at - before..at + 1 + further;
                Bead { source, target: *to..*to + 1, confidence: probability(*score), margin: *score, moved: true }
            }
            None => bead,
        })
        .collect()
}

/// Omitted sentences just before and behind a moved one that the same target sentence renders too, with the moved one.
fn extend(
    moved: &BTreeMap<usize, (usize, Score)>,
    omitted: &[usize],
    evidence: &Evidence,
    weights: &Weights,
) -> BTreeMap<usize, usize> {
    let mut found = BTreeMap::new();
    let mut masks = Vec::new();
    for (at, (to, _)) in moved {
        let mut room = LONGEST - 1;
        let mut joins = |next: usize, found: &mut BTreeMap<usize, usize>| {
            let free = omitted.binary_search(&next).is_ok() && !moved.contains_key(&next) && !found.contains_key(&next);
            if room == 0 || !free {
                return false;
            }
            evidence.masks(next, *to, *to + 1, &mut masks);
            let answers = evidence.of_two(next, *to, masks[0]) >= weights.moved_at_least / 2;
            if answers {
                found.insert(next, *at);
                room -= 1;
            }
            answers
        };
        let behind = (at + 1..).take_while(|next| joins(*next, &mut found)).count();
        let before = (0..*at).rev().take_while(|next| joins(*next, &mut found)).count();
        debug_assert!(behind + before < LONGEST, "a bead has at most {LONGEST} source sentences");
    }
    found
}
