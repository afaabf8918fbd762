//! Whether the Italian says, without denying it, what a Chinese clause denies: 没有批准 "ha approvato". Where it doesn't,
//! one word may stand for the denial and the verb: 没有赶上 "ha perso".

use std::ops::Range;

use super::phrase::{Phrases, Unit};
use super::target::TargetSentence;
use crate::lang::zh::words;

/// Whether one of `within` says what the word at `denial`, in bytes of `sentence`, denies, by words that answer nothing
/// else of it.
pub(super) fn is_said(
    phrases: &Phrases,
    sentence: &str,
    denial: &Range<usize>,
    target: &[TargetSentence],
    within: &[usize],
) -> bool {
    let units = phrases.units(sentence);
    let end = sentence[denial.end..].find(ENDS).map_or(sentence.len(), |at| denial.end + at);
    let denied: Vec<&Unit> =
        units.iter().filter(|unit| denial.end <= unit.span.start && unit.span.end <= end).take(LOOKED_AT).collect();
    let others: Vec<&Unit> = units.iter().filter(|unit| !denied.iter().any(|own| own.span == unit.span)).collect();
    for unit in denied {
        let said = within.iter().map(|at| &target[*at]).any(|italian| {
            let mut places = unit.renderings.places_in(italian).into_iter();
            places.any(|place| !others.iter().any(|other| other.renderings.places_in(italian).contains(&place)))
        });
        if said {
            return true;
        }
        let word = &sentence[unit.span.clone()];
        let verb = words::parts_of_speech(word).split('|').any(|part| part == "v");
        if verb && !MODAL.contains(&word) {
            return false;
        }
    }
    false
}

/// Words behind the denial that are looked at: an auxiliary and its verb, or what has the verb.
const LOOKED_AT: usize = 3;

/// What ends a clause.
const ENDS: [char; 6] = ['，', '。', '；', '！', ',', ';'];

/// Verbs whose own verb follows: plan, be ready, want, can, dare, may, must, consider.
const MODAL: &[&str] = &[
    "打算", "计划", "准备", "愿", "愿意", "想", "想要", "能", "能够", "可能", "可以", "会", "敢", "肯", "得", "许",
    "应", "应该", "应当", "必", "必须", "需要", "考虑", "允许", "有", "再", "进行", "继续", "曾", "参与",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::zh_it::own::{AllLists, OwnLists};

    fn said(chinese: &str, denial: &str, italian: &str) -> bool {
        let own = OwnLists::default();
        let phrases = Phrases::new(AllLists::new(&own));
        let start = chinese.find(denial).expect("the denial");
        is_said(&phrases, chinese, &(start..start + denial.len()), &[TargetSentence::new(italian)], &[0])
    }

    #[test]
    fn the_verb_without_its_denial_is_a_loss() {
        assert!(said("政府尚未批准该项目。", "尚未", "Il governo ha approvato il progetto."));
        assert!(said("公司不打算出售工厂。", "不", "L’azienda vuole vendere lo stabilimento."));
        assert!(said("警方称没有人员伤亡。", "没有", "La polizia parla di vittime."));
    }

    #[test]
    fn another_word_may_stand_for_both() {
        assert!(!said("他没有赶上末班车。", "没有", "Ha perso l’ultimo autobus."));
        assert!(!said("政府尚未公布方案。", "尚未", "Il governo tiene ancora segreto il piano."));
    }
}
