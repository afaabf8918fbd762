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
    lost: usize,
    all: usize,
}

impl Losses {
    /// From what `drafts` say of the names and figures of the body, sentences left out whole counted with them.
    pub(super) fn of<'d>(context: &Context, drafts: impl Iterator<Item = &'d Draft>) -> Self {
        let body = |segment: usize| context.source.segments[segment].zone == Zone::Body;
        let beads = context.alignment.beads.iter();
        let sentences = beads.filter(|bead| bead.is_omission() && body(bead.source.start)).count();
        let weighty = context.items.iter().filter(|item| {
            let told = !matches!(item.kind, ItemKind::Term | ItemKind::Title);
            told && body(item.segment)
        });
        let lost = drafts.filter(|draft| counts(draft)).count();
        Self { lost: lost + sentences, all: weighty.count() + sentences }
    }

    /// The share that is lost where `belief` names and figures more lost the share `usual`: so many have to tell otherwise.
    fn share(self, usual: f64, belief: f64) -> f64 {
        (self.lost as f64 + belief * usual) / (self.all as f64 + belief)
    }

    /// The same of what `draft` does not speak of.
    pub(super) fn share_besides(self, draft: &Draft, usual: f64, belief: f64) -> f64 {
        let own = usize::from(counts(draft));
        Self { lost: self.lost - own, all: self.all.saturating_sub(own) }.share(usual, belief)
    }

    /// The cover of a clause in the light of them.
    pub(super) fn weigh(self, cover: Cover) -> Cover {
        let before = (f64::from(cover.omitted) / 100.0).clamp(0.005, 0.995);
        let odds = before / (1.0 - before) * (self.share(USUAL, BELIEF) / USUAL).ln().clamp(MOST.0, MOST.1).exp();
        Cover { omitted: (100.0 * odds / (1.0 + odds)).round() as u8, ..cover }
    }
}

/// Whether a finding about an item counts as a loss of the text.
fn counts(draft: &Draft) -> bool {
    draft.severity == Severity::Error
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn losses_make_a_clause_more_suspect_and_completeness_less() {
        let weighed = |lost, all| {
            Losses { lost, all }.weigh(Cover { omitted: 40, missing: 2, answered: 0, named: false }).omitted
        };
        assert_eq!(weighed(0, 0), 40);
        assert!(weighed(0, 60) < 30);
        assert_eq!(weighed(1, 50), 40);
        assert!(weighed(8, 50) > 70);
        assert!(weighed(8, 5_000) < 30);
        let certain = |omitted| {
            Losses { lost: 50, all: 50 }.weigh(Cover { omitted, missing: 2, answered: 0, named: false }).omitted
        };
        assert!(certain(0) < 5 && certain(100) > 98);
    }
}
