//! The part of the table worth filling in. A short pair is filled whole. In a long one, rare cues give anchors, the
//! heaviest rising chain of them a path, and what is rare between two anchors gives further ones; a corridor follows
//! it, of bounded width, so that memory and time grow with the text and not with its square.

use super::Score;
use super::evidence::{Evidence, Walk};

/// For each number of source sentences read, the range of target sentences read that is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Corridor {
    rows: Vec<(usize, usize)>,
}

/// Tables up to this many cells are filled whole: 200 sentences a side.
const WHOLE: usize = 40_000;
/// Half the width around the path between anchors, in sentences.
const MARGIN: usize = 24;
/// How much wider it gets between anchors that are far apart or far off the diagonal: a run of sentences without a
/// rendering may stand anywhere between them.
const MOST_DRIFT: usize = 160;
const MOST_DISTANCE: usize = 96;
/// A cue is rare if at most this many target sentences answer it.
const RARE: usize = 6;
/// In a long stretch, at most one in so many: names come again in a long text, and where several of them stand
/// together they tell a place as well as a rarer one does.
const SENTENCES_FOR_ONE: usize = 1500;
/// What rare cues must sum up to for an anchor, in hundredths of a nat.
const ANCHOR: Score = 500;
/// Stretches between anchors that are longer than this are searched for what is rare in them.
const LONG_GAP: usize = 48;
/// How often.
const DEPTH: usize = 4;
/// The second pass looks this many rows up and down the path of the first one, and columns to its sides.
const NEAR_ROWS: usize = 6;
const NEAR_COLUMNS: usize = 6;

impl Corridor {
    /// The corridor of the first pass.
    pub(super) fn wide(evidence: &Evidence, source: usize, target: usize) -> Self {
        if (source + 1) * (target + 1) <= WHOLE {
            return Self { rows: vec![(0, target); source + 1] };
        }
        let mut path = Vec::new();
        refine(&mut Walk::new(evidence), (0, 0), (source, target), DEPTH, &mut path);
        Self::around(&path, source, target)
    }

    /// The corridor of the second pass, along the path of the first; the whole table where that is small.
    pub(super) fn along(&self, path: &[(usize, usize)], target: usize) -> Self {
        if self.cells() <= WHOLE && self.rows.iter().all(|row| *row == (0, target)) {
            return self.clone();
        }
        let mut visited = vec![(usize::MAX, 0); self.rows.len()];
        for (row, column) in path {
            visited[*row].0 = visited[*row].0.min(*column);
            visited[*row].1 = visited[*row].1.max(*column);
        }
        // A bead of several source sentences skips rows.
        for row in 1..visited.len() {
            if visited[row].0 == usize::MAX {
                visited[row] = (visited[row - 1].1, visited[row - 1].1);
            }
        }
        let last = visited.len() - 1;
        let rows = (0..=last)
            .map(|row| {
                let low = visited[row.saturating_sub(NEAR_ROWS)].0.saturating_sub(NEAR_COLUMNS);
                let high = (visited[(row + NEAR_ROWS).min(last)].1 + NEAR_COLUMNS).min(target);
                (low, high)
            })
            .collect();
        Self { rows }
    }

    /// First and last number of target sentences looked at when `source` source sentences are read.
    pub(super) fn row(&self, source: usize) -> (usize, usize) {
        self.rows[source]
    }

    /// Rows: one more than there are source sentences.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Cells in all.
    pub(super) fn cells(&self) -> usize {
        self.rows.iter().map(|(from, to)| to + 1 - from).sum()
    }

    /// A corridor around the straight lines between the anchors, open at both corners.
    fn around(path: &[(usize, usize)], source: usize, target: usize) -> Self {
        let mut rows = vec![(target, 0); source + 1];
        let mut previous = (0, 0);
        for next in path.iter().copied().chain([(source, target)]) {
            let (height, width) = (next.0 - previous.0, next.1 - previous.1);
            let margin = MARGIN + height.abs_diff(width).min(MOST_DRIFT) + (height.max(width) / 8).min(MOST_DISTANCE);
            for (row, cell) in rows.iter_mut().enumerate().take(next.0 + 1).skip(previous.0) {
                let middle = previous.1 + (row - previous.0) * width / height.max(1);
                // A jump without height must be covered by the rows at its ends.
                let (low, high) = if height == 0 { (previous.1, next.1) } else { (middle, middle) };
                cell.0 = cell.0.min(low.saturating_sub(margin));
                cell.1 = cell.1.max((high + margin).min(target));
            }
            previous = next;
        }
        rows[0].0 = 0;
        rows[source].1 = target;
        // The search only ever goes forward: each row must overlap the next.
        for row in 1..=source {
            rows[row].1 = rows[row].1.max(rows[row - 1].1.min(target));
        }
        for row in (0..source).rev() {
            rows[row].0 = rows[row].0.min(rows[row + 1].0);
        }
        // Nor may the path jump further than both margins reach, as in a book that says the same thing in many places.
        for row in 1..=source {
            rows[row].0 = rows[row].0.min(rows[row - 1].1);
        }
        Self { rows }
    }
}

/// Anchors between two cells, and between these again while they are far apart, onto `path`.
fn refine(evidence: &mut Walk, from: (usize, usize), to: (usize, usize), depth: usize, path: &mut Vec<(usize, usize)>) {
    if depth == 0 || to.0 - from.0 < LONG_GAP || to.1 <= from.1 {
        return;
    }
    let mut previous = from;
    for next in chain(&anchors(evidence, from, to)) {
        // The anchor's sentences are a bead: one cell lies before it, the next gap begins with it.
        refine(evidence, previous, next, depth - 1, path);
        path.push(next);
        previous = next;
    }
    if previous != from {
        refine(evidence, previous, to, depth - 1, path);
    }
}

/// For each source sentence the target sentence that its rare cues speak for, if clearly one.
fn anchors(evidence: &mut Walk, from: (usize, usize), to: (usize, usize)) -> Vec<(usize, usize, Score)> {
    let mut found = Vec::new();
    let rare = RARE.max((to.1 - from.1) / SENTENCES_FOR_ONE);
    for at in from.0..to.0 {
        let mut places = evidence.rare_places(at, rare, (from.1, to.1));
        places.sort_unstable();
        let (mut best, mut second) = ((0, 0), 0);
        for group in places.chunk_by(|a, b| a.0 == b.0) {
            let score: Score = group.iter().map(|(_, score)| score).sum();
            if score > best.1 {
                second = best.1;
                best = (group[0].0, score);
            } else {
                second = second.max(score);
            }
        }
        if best.1 >= ANCHOR && best.1 >= second * 3 / 2 {
            found.push((at, best.0, best.1));
        }
    }
    found
}

/// The heaviest chain that rises on both sides (a Fenwick tree of best sums by target place).
fn chain(anchors: &[(usize, usize, Score)]) -> Vec<(usize, usize)> {
    let first = anchors.iter().map(|a| a.1).min().unwrap_or(0);
    let width = anchors.iter().map(|a| a.1 - first).max().map_or(0, |most| most + 2);
    let mut tree: Vec<(i64, usize)> = vec![(0, usize::MAX); width + 1];
    let mut before = vec![usize::MAX; anchors.len()];
    let mut best = (0i64, usize::MAX);
    for (index, (_, place, score)) in anchors.iter().enumerate() {
        let (mut sum, mut last) = (0, usize::MAX);
        let mut at = *place - first;
        while at > 0 {
            if tree[at].0 > sum {
                (sum, last) = tree[at];
            }
            at &= at - 1;
        }
        before[index] = last;
        let total = sum + i64::from(*score);
        if total > best.0 {
            best = (total, index);
        }
        let mut at = place - first + 1;
        while at <= width {
            if tree[at].0 < total {
                tree[at] = (total, index);
            }
            at += at & at.wrapping_neg();
        }
    }
    let mut path = Vec::new();
    let mut at = best.1;
    while at != usize::MAX {
        path.push((anchors[at].0, anchors[at].1));
        at = before[at];
    }
    path.reverse();
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chain_rises_on_both_sides() {
        let anchors = [(0, 0, 500), (1, 9, 900), (2, 2, 500), (3, 3, 500), (5, 5, 500)];
        assert_eq!(chain(&anchors), [(0, 0), (2, 2), (3, 3), (5, 5)]);
    }

    #[test]
    fn each_row_overlaps_the_next_and_both_corners_are_open() {
        // Beside a jump that the margins reach over, one that they do not.
        for far in [400, 8_000] {
            let corridor = Corridor::around(&[(100, 30), (101, far), (700, far + 20)], 1000, far + 500);
            assert_eq!((corridor.row(0).0, corridor.row(1000).1), (0, far + 500));
            for row in 1..=1000 {
                let (above, here) = (corridor.row(row - 1), corridor.row(row));
                assert!(here.0 >= above.0 && here.0 <= above.1 && here.1 >= above.1, "row {row}: {above:?} {here:?}");
            }
        }
    }
}
