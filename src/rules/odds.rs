//! How likely a finding about an item is right, by what stands around it: weights of evidence, fitted by logistic
//! regression on marked texts (`examples/fit_findings.rs`, docs/MEASURED.md). What is rather wrong than right is a note.

use super::clauses::Judged;
use super::losses::Losses;
use super::{Context, Draft, EvidenceState, Severity};
use crate::extract::ItemKind;
use crate::link::{self, Instead, Link, State};

/// Number of weights of [`Features::terms`].
pub const TERMS: usize = 12;

/// What weighs for a finding and against it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Features {
    /// Whether the item is an organisation: those go by more names than a list has.
    organisation: bool,
    /// Whether its own head stands for it ("la provincia").
    shortened: bool,
    /// Whether something vaguer stands for it ("un conoscente").
    vaguer: bool,
    /// Whether the rendering has it in another sentence.
    elsewhere: bool,
    /// Whether another mention is answered there.
    taken: bool,
    /// Sentences of the source since it was last named; none where it was not, or long ago.
    since: Option<usize>,
    /// Code points of the name; those of a person count twice, and a figure is as unmistakable as a long one.
    length: usize,
    /// How sure the recogniser is, in per cent.
    recognised: u8,
    /// The probability, in per cent, that the clause around it was left out.
    clause: u8,
    /// Of the other items of its bead, the share that is answered; none where it has no other.
    answered: Option<f64>,
    /// Of the names and figures of the text, the share that is lost, this one left aside.
    lost: f64,
}

impl Features {
    /// What is weighed, the constant first; each runs over about one.
    pub fn terms(&self) -> [f64; TERMS] {
        let is = |feature: bool| f64::from(u8::from(feature));
        [
            1.0,
            is(self.organisation),
            is(self.shortened),
            is(self.vaguer),
            is(self.elsewhere),
            is(self.taken),
            self.since.map_or(0.0, |sentences| 1.0 / sentences.max(1) as f64),
            self.length.min(LONG) as f64 / LONG as f64,
            f64::from(self.recognised) / 10.0 - 9.0,
            f64::from(self.clause) / 100.0,
            self.answered.map_or(0.0, |share| share - ANSWERED),
            (self.lost / LOST).ln().clamp(APART.0, APART.1),
        ]
    }

    /// The probability that the finding is right, in per cent.
    fn probability(&self) -> u8 {
        let sum: f64 = self.terms().iter().zip(WEIGHTS).map(|(term, weight)| term * f64::from(weight) / 100.0).sum();
        (100.0 / (1.0 + (-sum).exp())).round() as u8
    }
}

/// The weights of [`Features::terms`], in hundredths of a nat.
const WEIGHTS: [i32; TERMS] = [100, -58, -38, 58, -67, -74, -121, 86, 25, 190, 110, 327];
/// Code points from which on a name is as good as unmistakable.
const LONG: usize = 6;
/// The share of items answered beside one that is not, as it usually is.
const ANSWERED: f64 = 0.7;
/// The share of names and figures that texts with losses lose, as it usually is, and the logarithm by which a text may
/// differ from it: a single omission of a complete text has to come through.
const LOST: f64 = 0.1;
const APART: (f64, f64) = (-0.2, 1.0);
/// So many names and figures weigh as much as that usual share: a sentence by itself tells nothing of its text.
const BELIEF: f64 = 30.0;
/// Sentences after which a name is as good as new.
const RECENT: usize = 10;
/// A finding less likely than this, in per cent, is a note.
const LIKELY: u8 = 65;
/// One less likely than this is at most a warning: an error has to be right nine times in ten, and on texts that nobody
/// has read findings are right a little less often than they state.
const SURE: u8 = 85;
/// Nothing is certain, in per cent.
const MOST: u8 = 98;

/// The findings, those that count for more than a note with the confidence that their features give them.
pub(super) fn weigh(context: &Context, losses: Losses, judged: &[Judged], drafts: Vec<(&Link, Draft)>) -> Vec<Draft> {
    let features = features(context, losses, judged, &drafts);
    let likely = features.into_iter().map(|features| features.map(|features| features.probability()));
    let weighed = |((_, draft), likely): ((&Link, Draft), Option<u8>)| match likely {
        None => draft,
        Some(likely) if likely < LIKELY => Draft { severity: Severity::Note, ..draft },
        Some(likely) => {
            let most = if likely >= SURE { Severity::Error } else { Severity::Warning };
            Draft { severity: draft.severity.min(most), confidence: likely.min(MOST), ..draft }
        }
    };
    drafts.into_iter().zip(likely).map(weighed).collect()
}

/// The features of each finding that is more than a note.
pub(super) fn features(
    context: &Context,
    losses: Losses,
    judged: &[Judged],
    drafts: &[(&Link, Draft)],
) -> Vec<Option<Features>> {
    let claimed = link::claimed(context.links, context.target.segments.len());
    let of = |(link, draft): &(&Link, Draft)| {
        let counted = draft.severity > Severity::Note;
        let bead = link.bead.filter(|_| counted)?;
        let item = &context.items[link.item];
        let elsewhere = link.elsewhere.as_ref().filter(|_| draft.evidence.0 != EvidenceState::Altered);
        let others = || {
            let named = |other: &&Link| context.items[other.item].kind != ItemKind::Term && other.item != link.item;
            context.links_of(bead).filter(named)
        };
        let count = others().count();
        let start = item.span.start - context.source.segments[item.segment].span.start;
        let clause = judged[bead].iter().find(|((at, span), _)| *at == item.segment && span.contains(&start));
        Some(Features {
            organisation: item.kind == ItemKind::Organisation,
            shortened: matches!(link.state, State::Instead(Instead::Shortened { .. })) && item.kind != ItemKind::Person,
            vaguer: matches!(link.state, State::Instead(Instead::Generalised(_))),
            elsewhere: elsewhere.is_some(),
            taken: elsewhere.is_some_and(|answer| link::is_claimed(&claimed[answer.segment], &answer.span)),
            since: since_named(context, link.item),
            length: match item.kind {
                ItemKind::Number | ItemKind::Date => LONG,
                ItemKind::Person => 2 * item.surface.chars().count(),
                _ => item.surface.chars().count(),
            },
            recognised: item.confidence,
            clause: clause.map_or(0, |(_, cover)| cover.omitted),
            answered: (count > 0).then(|| others().filter(|other| other.is_rendered()).count() as f64 / count as f64),
            lost: losses.share_besides(draft, LOST, BELIEF),
        })
    };
    drafts.iter().map(of).collect()
}

/// How many sentences before the source last named item number `index`, or named it by a longer or a shorter name.
fn since_named(context: &Context, index: usize) -> Option<usize> {
    let item = &context.items[index];
    let several = |name: &str| name.chars().nth(1).is_some();
    let same = |name: &str| {
        name == item.surface
            || several(name) && several(&item.surface) && (name.contains(&item.surface) || item.surface.contains(name))
    };
    let before = context.items[..index].iter().rev().take_while(|other| other.segment + RECENT >= item.segment);
    let mut named =
        before.filter(|other| other.segment < item.segment && other.kind == item.kind && same(&other.surface));
    named.next().map(|other| item.segment - other.segment)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A person of three characters who is gone without a trace from a text that has lost more.
    const GONE: Features = Features {
        organisation: false,
        shortened: false,
        vaguer: false,
        elsewhere: false,
        taken: false,
        since: None,
        length: LONG,
        recognised: 95,
        clause: 0,
        answered: Some(ANSWERED),
        lost: LOST,
    };

    #[test]
    fn what_is_said_elsewhere_just_now_or_short_is_less_likely_left_out() {
        let gone = GONE.probability();
        assert!(gone > 80, "{gone}");
        for doubt in [
            Features { organisation: true, ..GONE },
            Features { shortened: true, ..GONE },
            Features { elsewhere: true, ..GONE },
            Features { taken: true, ..GONE },
            Features { since: Some(1), ..GONE },
            Features { length: 2, ..GONE },
            Features { recognised: 70, ..GONE },
            Features { answered: Some(0.0), ..GONE },
        ] {
            assert!(doubt.probability() < gone, "{doubt:?}");
        }
        assert!(Features { since: Some(8), ..GONE }.probability() > Features { since: Some(1), ..GONE }.probability());
        assert!(Features { clause: 90, ..GONE }.probability() > gone);
    }

    #[test]
    fn a_single_omission_of_a_complete_text_comes_through() {
        let alone = Features { lost: 0.001, ..GONE };
        assert!(alone.probability() >= LIKELY);
        assert!(Features { elsewhere: true, taken: true, since: Some(1), ..alone }.probability() < LIKELY);
    }
}
