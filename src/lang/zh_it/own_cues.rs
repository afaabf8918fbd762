//! The customer's terms and names as cues for the aligner, beside those of the program's lists.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::cues::CueMaker;
use super::own::OwnLists;
use crate::align::{Cue, CueKind, Features, Key, Renderings};
use crate::segment::Segmented;

/// Adds the own terms and names of each sentence of `source` to its `features`, which `maker` made. Mentions of one
/// share their renderings.
pub fn add(own: &OwnLists, maker: &CueMaker, source: &Segmented, features: &mut [Features]) {
    let mut known: BTreeMap<String, Option<Renderings>> = BTreeMap::new();
    for (segment, features) in source.segments.iter().zip(features) {
        let mut cues = Vec::new();
        for (word, forms) in own.words_in(source.text(segment)) {
            let renderings = known.entry(word.to_owned()).or_insert_with(|| renderings(maker, &forms));
            if let Some(renderings) = renderings {
                cues.push(Cue { kind: CueKind::Name, renderings: Arc::clone(renderings) });
            }
        }
        cues.dedup_by(|a, b| Arc::ptr_eq(&a.renderings, &b.renderings));
        features.cues.extend(cues);
    }
}

fn renderings(maker: &CueMaker, forms: &[&str]) -> Option<Renderings> {
    let mut made: Vec<Vec<Key>> =
        forms.iter().map(|form| maker.keys_of(form)).filter(|keys| !keys.is_empty()).collect();
    made.sort();
    made.dedup();
    (!made.is_empty()).then(|| made.into())
}
