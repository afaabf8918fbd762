//! How much a rendering loses, as its names and figures show it: where some are gone, more of the rest is gone as well.

use super::{Context, Cover, Draft, Severity};
use crate::extract::ItemKind;
use crate::segment::Zone;

/// The share of clauses that are left out as the weights of clauses were fitted, and of the names and figures of such a
/// text.
const USUAL: f64 = 0.02;
/// So many names and figures weigh as much as that share, which is believed of a text that has none.
const BELIEF: f64 = 50.0;
/// The logarithm of the odds is moved by at most this much, down and up: a text of little loss has clauses left out too,
/// and one of great loss free ones.
const MOST: (f64, f64) = (-0.7, 1.6);

/// By how much the losses of a text move the odds that a clause of it is left out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Losses {
    log_odds: f64,
}

impl Losses {
    /// From what `drafts` say of the names and figures of the body, sentences left out whole counted with them.
    pub(super) fn of(context: &Context, drafts: &[Draft]) -> Self {
        let body = |segment: usize| context.source.segments[segment].zone == Zone::Body;
        let beads = context.alignment.beads.iter();
        let sentences = beads.filter(|bead| bead.is_omission() && body(bead.source.start)).count();
        let weighty = context.items.iter().filter(|item| {
            let told = !matches!(item.kind, ItemKind::Term | ItemKind::Title);
            told && body(item.segment)
        });
        let lost = drafts.iter().filter(|draft| draft.severity == Severity::Error).count();
        Self::new(lost + sentences, weighty.count() + sentences)
    }

    /// `lost` of `all` are gone.
    fn new(lost: usize, all: usize) -> Self {
        let share = (lost as f64 + BELIEF * USUAL) / (all as f64 + BELIEF);
        Self { log_odds: (share / USUAL).ln().clamp(MOST.0, MOST.1) }
    }

    /// The cover of a clause in the light of them.
    pub(super) fn weigh(&self, cover: Cover) -> Cover {
        let before = (f64::from(cover.omitted) / 100.0).clamp(0.005, 0.995);
        let odds = before / (1.0 - before) * self.log_odds.exp();
        Cover { omitted: (100.0 * odds / (1.0 + odds)).round() as u8, ..cover }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn losses_make_a_clause_more_suspect_and_completeness_less() {
        let weighed = |lost, all| {
            Losses::new(lost, all).weigh(Cover { omitted: 40, missing: 2, answered: 0, named: false }).omitted
        };
        assert_eq!(weighed(0, 0), 40);
        assert!(weighed(0, 60) < 30);
        assert_eq!(weighed(1, 50), 40);
        assert!(weighed(8, 50) > 70);
        assert!(weighed(8, 5_000) < 30);
        let certain =
            |omitted| Losses::new(50, 50).weigh(Cover { omitted, missing: 2, answered: 0, named: false }).omitted;
        assert!(certain(0) < 5 && certain(100) > 98);
    }
}
