//! What stands after a numeral: a unit of measure, a classifier, or a noun that is counted without one.

use std::sync::LazyLock;

use super::lexicon::Lexicon;
use super::units;
use crate::extract::quantity::Unit;
use crate::lang::tsv;

/// What a numeral counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counted {
    /// 公里 (kilometre), 小时 (hour), 元 (yuan).
    Measured(Unit),
    /// 家, 名, 次; and 国 (country), 省 (province).
    Classified,
}

/// The unit or classifier that begins `text`, the longer one, and the bytes it takes.
pub(super) fn at_start(text: &str) -> Option<(usize, Counted)> {
    let unit = units::at_start(text).map(|(len, unit)| (len, Counted::Measured(unit)));
    let classifier = CLASSIFIERS.longest(text).map(|(len, ())| (len, Counted::Classified));
    match (unit, classifier) {
        (Some(unit), Some(classifier)) if unit.0 < classifier.0 => Some(classifier),
        (unit, classifier) => unit.or(classifier),
    }
}

static DATA: &str = include_str!("data/classifiers.tsv");

static CLASSIFIERS: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::new(tsv::rows::<3>(DATA).map(|[word, unless, _meaning]| (word, tsv::cell(unless).collect(), ())))
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longer_of_unit_and_classifier_is_taken() {
        assert_eq!(at_start("个月"), Some(("个月".len(), Counted::Measured(units::at_start("个月").unwrap().1))));
        assert_eq!(at_start("个人"), Some(("个".len(), Counted::Classified)));
        assert_eq!(at_start("人次"), Some(("人次".len(), Counted::Classified)));
        assert_eq!(at_start("台北"), None);
    }

    #[test]
    fn the_rows_are_in_order_and_none_stands_twice() {
        let words: Vec<&str> = tsv::rows::<3>(DATA).map(|[word, ..]| word).collect();
        let wrong = words.windows(2).find(|pair| pair[0] >= pair[1]);
        assert_eq!(wrong, None);
    }
}
