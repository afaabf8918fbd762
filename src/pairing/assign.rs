//! One to one: of all comparisons those that make the pairs.

use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A source and a target document that were looked at closely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compared {
    /// Number of the source document.
    pub source: usize,
    /// Number of the target document.
    pub target: usize,
    /// How well the one renders the other, 0 to 1000.
    pub score: u16,
}

/// A pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paired {
    /// Number of the source document.
    pub source: usize,
    /// Number of the target document.
    pub target: usize,
    /// How well the one renders the other, 0 to 1000.
    pub score: u16,
    /// How much worse the best other partner of either would be; below 0 where another would be better, but is taken.
    pub margin: i32,
}

/// A document without a partner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alone {
    /// Its number.
    pub document: usize,
    /// The document of the other side that comes nearest, with the score, if any was looked at.
    pub nearest: Option<(usize, u16)>,
}

/// What became of all documents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Assignment {
    /// The pairs, in the order of their sources.
    pub pairs: Vec<Paired>,
    /// Sources that no target renders.
    pub sources: Vec<Alone>,
    /// Targets that render no source.
    pub targets: Vec<Alone>,
}

/// Pairs `sources` and `targets` documents, the best first, each once; nothing below `least` is a pair.
///
/// Where editions of one text compete, the best comparison of all may be a wrong one: an abridged original against the
/// complete rendering. So two pairs change partners wherever that makes the sum of their scores greater.
pub fn assign(compared: &[Compared], (sources, targets): (usize, usize), least: u16) -> Assignment {
    let mut order: Vec<Compared> = compared.to_vec();
    order.sort_by_key(|one| (Reverse(one.score), one.source, one.target));
    order.dedup();
    let mut partners = Partners::new(&order, (sources, targets), least);
    while partners.exchange() {}
    let mut done = Assignment { pairs: partners.pairs(), ..Assignment::default() };
    // The two best partners of each document, the best first.
    let mut of_sources = vec![Vec::new(); sources];
    let mut of_targets = vec![Vec::new(); targets];
    for one in &order {
        keep_two(&mut of_sources[one.source], (one.target, one.score));
        keep_two(&mut of_targets[one.target], (one.source, one.score));
    }
    for pair in &mut done.pairs {
        let others = other(&of_sources[pair.source], pair.target).max(other(&of_targets[pair.target], pair.source));
        pair.margin = i32::from(pair.score) - i32::from(others);
    }
    done.sources = alone(&partners.of_sources, &of_sources);
    done.targets = alone(&partners.of_targets, &of_targets);
    done
}

/// Who is paired with whom so far.
struct Partners {
    of_sources: Vec<Option<usize>>,
    of_targets: Vec<Option<usize>>,
    scores: BTreeMap<(usize, usize), u16>,
}

impl Partners {
    /// The best first, each once.
    fn new(order: &[Compared], (sources, targets): (usize, usize), least: u16) -> Self {
        let enough = || order.iter().filter(|one| one.score >= least);
        let scores = enough().map(|one| ((one.source, one.target), one.score)).collect();
        let mut partners = Self { of_sources: vec![None; sources], of_targets: vec![None; targets], scores };
        for one in enough() {
            if partners.of_sources[one.source].is_none() && partners.of_targets[one.target].is_none() {
                partners.pair(one.source, one.target);
            }
        }
        partners
    }

    fn pair(&mut self, source: usize, target: usize) {
        self.of_sources[source] = Some(target);
        self.of_targets[target] = Some(source);
    }

    /// Lets pairs change partners; whether any did. The sum of the scores grows each time, so it comes to an end.
    fn exchange(&mut self) -> bool {
        let known: Vec<(usize, usize)> = self.scores.keys().copied().collect();
        let mut any = false;
        for (source, target) in known {
            let (Some(old_target), Some(old_source)) = (self.of_sources[source], self.of_targets[target]) else {
                continue;
            };
            let score = |source, target| self.scores.get(&(source, target)).map(|score| u32::from(*score));
            let now = score(source, old_target).zip(score(old_source, target)).map(|(a, b)| a + b);
            let then = score(source, target).zip(score(old_source, old_target)).map(|(a, b)| a + b);
            if then > now {
                self.pair(source, target);
                self.pair(old_source, old_target);
                any = true;
            }
        }
        any
    }

    /// The pairs in the order of their sources, without their margins.
    fn pairs(&self) -> Vec<Paired> {
        let pairs = self.of_sources.iter().enumerate().filter_map(|(source, target)| Some((source, (*target)?)));
        pairs
            .map(|(source, target)| Paired { source, target, score: self.scores[&(source, target)], margin: 0 })
            .collect()
    }
}

fn keep_two(best: &mut Vec<(usize, u16)>, one: (usize, u16)) {
    if best.len() < 2 {
        best.push(one);
    }
}

fn other(best: &[(usize, u16)], partner: usize) -> u16 {
    best.iter().find(|(document, _)| *document != partner).map_or(0, |(_, score)| *score)
}

fn alone(partners: &[Option<usize>], best: &[Vec<(usize, u16)>]) -> Vec<Alone> {
    let free = partners.iter().enumerate().filter(|(_, partner)| partner.is_none());
    free.map(|(document, _)| Alone { document, nearest: best[document].first().copied() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compared(rows: &[(usize, usize, u16)]) -> Vec<Compared> {
        rows.iter()
            .map(|(source, target, score)| Compared { source: *source, target: *target, score: *score })
            .collect()
    }

    #[test]
    fn editions_of_one_text_find_their_own() {
        let rows = compared(&[(0, 0, 900), (0, 1, 850), (1, 0, 860), (1, 1, 880)]);
        let done = assign(&rows, (2, 2), 300);
        let seen: Vec<(usize, usize, i32)> = done.pairs.iter().map(|p| (p.source, p.target, p.margin)).collect();
        assert_eq!(seen, [(0, 0, 40), (1, 1, 20)]);
    }

    #[test]
    fn the_best_comparison_gives_way_where_two_others_are_better() {
        let done = assign(&compared(&[(0, 0, 815), (0, 1, 600), (1, 0, 818), (1, 1, 810)]), (2, 2), 300);
        let seen: Vec<(usize, usize)> = done.pairs.iter().map(|pair| (pair.source, pair.target)).collect();
        assert_eq!(seen, [(0, 0), (1, 1)]);
    }

    #[test]
    fn what_resembles_nothing_stays_alone() {
        let done = assign(&compared(&[(0, 0, 900), (1, 0, 500), (2, 1, 200)]), (3, 3), 300);
        assert_eq!(done.pairs.len(), 1);
        assert_eq!(
            done.sources,
            [Alone { document: 1, nearest: Some((0, 500)) }, Alone { document: 2, nearest: Some((1, 200)) }]
        );
        assert_eq!(
            done.targets,
            [Alone { document: 1, nearest: Some((2, 200)) }, Alone { document: 2, nearest: None }]
        );
    }

    #[test]
    fn a_pair_that_is_no_ones_first_choice_has_a_margin_below_zero() {
        let done = assign(&compared(&[(0, 0, 900), (0, 1, 400), (1, 0, 800), (1, 1, 700)]), (2, 2), 300);
        assert_eq!(done.pairs[1].margin, -100);
    }
}
