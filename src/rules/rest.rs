//! Drafts that wait to be told, alone or under a larger one. In a book there are tens of thousands of both, so a larger
//! one finds its own by bead or by place and does not go through all.

use rustc_hash::FxHashMap;

use super::Draft;
use crate::span::RawSpan;

/// The drafts that nobody has taken yet, in their order.
pub(super) struct Rest {
    drafts: Vec<Option<Draft>>,
    /// The numbers of those with a place in the source, by where it begins.
    by_start: Vec<(usize, usize)>,
    by_bead: FxHashMap<usize, Vec<usize>>,
}

impl Rest {
    pub(super) fn new(drafts: Vec<Draft>) -> Self {
        let mut by_start: Vec<(usize, usize)> = Vec::new();
        let mut by_bead: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        for (number, draft) in drafts.iter().enumerate() {
            by_start.extend(draft.source.map(|source| (source.start, number)));
            if let Some(bead) = draft.bead {
                by_bead.entry(bead).or_default().push(number);
            }
        }
        by_start.sort_unstable();
        Self { drafts: drafts.into_iter().map(Some).collect(), by_start, by_bead }
    }

    /// Takes out those whose source lies within `span`.
    pub(super) fn take_within(&mut self, span: RawSpan) -> Vec<Draft> {
        let first = self.by_start.partition_point(|(start, _)| *start < span.start);
        let begun = self.by_start[first..].iter().take_while(|(start, _)| *start <= span.end);
        let ends_within = |number: &usize| {
            let draft = self.drafts[*number].as_ref();
            draft.and_then(|draft| draft.source).is_some_and(|source| source.end <= span.end)
        };
        let mut numbers: Vec<usize> = begun.map(|(_, number)| *number).filter(ends_within).collect();
        numbers.sort_unstable();
        numbers.into_iter().filter_map(|number| self.drafts[number].take()).collect()
    }

    /// Takes out those of a bead.
    pub(super) fn take_of_bead(&mut self, bead: usize) -> Vec<Draft> {
        let numbers = self.by_bead.remove(&bead).unwrap_or_default();
        numbers.into_iter().filter_map(|number| self.drafts[number].take()).collect()
    }

    /// Those that are left.
    pub(super) fn into_drafts(self) -> impl Iterator<Item = Draft> {
        self.drafts.into_iter().flatten()
    }
}
