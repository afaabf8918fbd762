//! Passages that the rendering has in another place. After the best path in order, what is left over on both sides
//! is compared again, whatever its place.

use super::evidence::{Evidence, LONGEST};
use super::length::LengthLaw;
use super::{Bead, Features, Weights};

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
    let added: Vec<usize> = beads.iter().filter(|b| b.is_addition()).map(|b| b.target.start).collect();
    let mut candidates = Vec::new();
    let mut masks = Vec::new();
    for at in &omitted {
        for to in &added {
            evidence.masks(*at, *to, *to + 1, &mut masks);
            let score = evidence.score(*at, masks[0], 1)
                + law.score(source[*at].length, target[*to].length, 1) * weights.length_scale / 100;
            if score >= weights.moved_at_least {
                candidates.push((score, *at, *to));
            }
        }
    }
    candidates.sort_unstable_by_key(|(score, at, to)| (-*score, *at, *to));
    let mut moved: Vec<(usize, usize, i32)> = Vec::new();
    for (score, at, to) in candidates {
        if moved.iter().all(|(a, t, _)| *a != at && *t != to) {
            moved.push((at, to, score));
        }
    }
    let extended = extend(&moved, &omitted, evidence, weights);
    beads
        .into_iter()
        .filter(|bead| !(bead.is_addition() && moved.iter().any(|(_, to, _)| *to == bead.target.start)))
        .filter(|bead| !(bead.is_omission() && extended.iter().any(|(_, extra)| *extra == bead.source.start)))
        .map(|bead| match moved.iter().find(|(at, _, _)| bead.is_omission() && *at == bead.source.start) {
            Some((at, to, score)) => {
                let confidence = (100.0 / (1.0 + (-f64::from(*score) / 100.0).exp())).round() as u8;
                let end = extended
                    .iter()
                    .filter(|(first, _)| first == at)
                    .map(|(_, extra)| extra + 1)
                    .max()
                    .unwrap_or(at + 1);
                Bead { source: *at..end, target: *to..*to + 1, confidence, moved: true }
            }
            None => bead,
        })
        .collect()
}

/// Omitted sentences just behind a moved one that the same target sentence renders too, as pairs of both.
fn extend(
    moved: &[(usize, usize, i32)],
    omitted: &[usize],
    evidence: &Evidence,
    weights: &Weights,
) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut masks = Vec::new();
    for (at, to, _) in moved {
        for next in at + 1..at + LONGEST {
            let free = omitted.contains(&next) && !moved.iter().any(|(other, _, _)| *other == next);
            if !free {
                break;
            }
            evidence.masks(next, *to, *to + 1, &mut masks);
            if evidence.score(next, masks[0], 1) < weights.moved_at_least / 2 {
                break;
            }
            found.push((*at, next));
        }
    }
    found
}
