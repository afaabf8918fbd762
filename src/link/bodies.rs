//! Bodies that are named side by side: what answers one of them does not answer another.

use std::ops::Range;

use super::{Answer, Matcher};
use crate::extract::item::Value;
use crate::extract::{Item, ItemKind};
use crate::segment::Segmented;

/// Takes its answer from a body of which the rendering has no more than what it says of another in the same sentence.
pub(super) fn part(
    items: &[Item],
    found: &mut [Option<Answer>],
    within: &dyn Fn(&Item) -> Option<Vec<usize>>,
    matcher: &dyn Matcher,
) {
    let bodies: Vec<usize> = (0..items.len()).filter(|at| items[*at].kind == ItemKind::Organisation).collect();
    for beside in bodies.chunk_by(|a, b| items[*a].segment == items[*b].segment).filter(|beside| beside.len() > 1) {
        for at in beside {
            let item = &items[*at];
            let Some(within) = within(item).filter(|_| found[*at].is_some()) else { continue };
            let another = |other: &&usize| is_another(item, &items[**other]) && found[**other].is_some();
            if beside.iter().filter(another).any(|other| matcher.belongs_to(item, &items[*other], &within)) {
                found[*at] = None;
            }
        }
    }
}

/// Whether two mentions are of different bodies, neither of which is part of the name of the other.
fn is_another(item: &Item, other: &Item) -> bool {
    let apart = item.span.end <= other.span.start || other.span.end <= item.span.start;
    let short = matches!(item.value, Value::ShortFor(_)) && item.value == other.value;
    let same = short || item.surface.contains(&other.surface);
    apart && !same && !other.surface.contains(&item.surface)
}

/// The other name of a body in brackets behind its answer: "Banca africana di import-export (Afreximbank)".
pub(super) fn in_brackets_behind(answer: &Answer, target: &Segmented) -> Option<Range<usize>> {
    let text = target.segment_text(answer.segment);
    let behind = text[answer.span.end..].trim_start();
    let open = text.len() - behind.len();
    let inside = behind.strip_prefix('(')?;
    let close = inside.find(')').filter(|close| *close <= LONGEST_GLOSS)?;
    Some(open..open + close + 2)
}

/// Bytes of another name in brackets, at most.
const LONGEST_GLOSS: usize = 60;
