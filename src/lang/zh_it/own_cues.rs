//! The customer's terms and names as cues for the aligner, beside those of the program's lists.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::own::OwnLists;
use super::phrase::content_keys;
use crate::align::{Cue, CueKind, Features, Key, Renderings};
use crate::segment::Segmented;

/// Adds the own terms and names of each sentence of `source` to its `features`. Mentions of one share their renderings.
pub fn add(own: &OwnLists, source: &Segmented, features: &mut [Features]) {
    let mut known: BTreeMap<String, Option<Renderings>> = BTreeMap::new();
    for (segment, features) in source.segments.iter().zip(features) {
        let mut cues = Vec::new();
        for (word, forms) in own.words_in(source.text(segment)) {
            let renderings = known.entry(word.to_owned()).or_insert_with(|| renderings(&forms));
            if let Some(renderings) = renderings {
                cues.push(Cue { kind: CueKind::Name, renderings: Arc::clone(renderings) });
            }
        }
        cues.dedup_by(|a, b| Arc::ptr_eq(&a.renderings, &b.renderings));
        features.cues.extend(cues);
    }
}

fn renderings(forms: &[&str]) -> Option<Renderings> {
    let keys = |form: &&str| -> Vec<Key> { content_keys(form).iter().map(|key| Key::from(key.as_str())).collect() };
    let mut made: Vec<Vec<Key>> = forms.iter().map(keys).filter(|keys| !keys.is_empty()).collect();
    made.sort();
    made.dedup();
    (!made.is_empty()).then(|| made.into())
}
