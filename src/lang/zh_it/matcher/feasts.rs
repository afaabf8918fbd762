//! Feasts by their Italian names: 中秋节 "la festa di metà autunno", “五一”假期 "il ponte del 1° maggio".

use std::sync::LazyLock;

use super::{ItalianMatcher, answer};
use crate::extract::Item;
use crate::extract::date::Date;
use crate::lang::tsv;
use crate::lang::zh::figures::feast;
use crate::lang::zh_it::target::{TargetSentence, TargetWord};
use crate::link::Answer;

impl ItalianMatcher<'_> {
    /// A rendering of the feast among `within`.
    pub(super) fn find_feast(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        let name = feast::name(&item.surface)?;
        let (_, forms) = FEASTS.iter().find(|(feast, _)| *feast == name)?;
        within.iter().find_map(|at| forms.iter().find_map(|form| form.in_sentence(*at, self.sentence(*at))))
    }

    /// Whether a holiday is spoken of, which may be the feast: "le festività", "il ponte".
    pub(super) fn speaks_of_a_feast(&self, within: &[usize]) -> bool {
        const STEMS: [&str; 5] = ["fest", "feria", "ferie", "vacanz", "ponte"];
        let speaks = |word: &TargetWord| STEMS.iter().any(|stem| word.plain.starts_with(stem));
        within.iter().any(|at| self.sentence(*at).words.iter().any(speaks))
    }
}

/// A rendering of a feast.
pub(super) enum FeastForm {
    /// Month and day.
    Day(u8, u8),
    /// Words in a row; the last may have any ending.
    Words(Vec<&'static str>),
}

impl FeastForm {
    pub(super) fn of(form: &'static str) -> Self {
        let day = form.strip_prefix('@').and_then(|day| day.split_once('-'));
        match day.and_then(|(month, day)| Some((month.parse().ok()?, day.parse().ok()?))) {
            Some((month, day)) => Self::Day(month, day),
            None => Self::Words(form.split(' ').collect()),
        }
    }

    pub(super) fn in_sentence(&self, at: usize, sentence: &TargetSentence) -> Option<Answer> {
        match self {
            Self::Day(month, day) => {
                let is_day = |date: &Date| (date.month, date.day) == (Some(*month), Some(*day));
                let found = sentence.dates.iter().find(|found| is_day(&found.value))?;
                Some(Answer::new(at, found.span.clone(), 85))
            }
            Self::Words(form) => {
                let fits = |(word, wanted): (&TargetWord, &&str)| match wanted.strip_suffix('*') {
                    Some(stem) => word.plain.starts_with(stem),
                    None => word.plain == *wanted,
                };
                let place = sentence.words.windows(form.len()).position(|run| run.iter().zip(form).all(fits))?;
                Some(answer(at, sentence, &(place..place + form.len()), 85))
            }
        }
    }
}

/// Each feast with its renderings, in the order of the table.
static FEASTS: LazyLock<Vec<(&str, Vec<FeastForm>)>> = LazyLock::new(|| {
    tsv::rows(include_str!("../data/feasts.tsv"))
        .map(|[name, forms]| (name, tsv::cell(forms).map(FeastForm::of).collect()))
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    fn form_in(form: &'static str, text: &str) -> Option<String> {
        let found = FeastForm::of(form).in_sentence(0, &TargetSentence::new(text));
        found.map(|answer| text[answer.span].to_owned())
    }

    #[test]
    fn a_form_is_a_day_or_words() {
        assert!(matches!(FeastForm::of("@12-24"), FeastForm::Day(12, 24)));
        assert!(matches!(FeastForm::of("doppio nono"), FeastForm::Words(words) if words == ["doppio", "nono"]));
    }

    #[test]
    fn a_feast_is_found_by_its_day_and_by_its_words() {
        assert_eq!(form_in("@5-1", "La funivia riapre il 1° maggio.").as_deref(), Some("1° maggio"));
        assert_eq!(form_in("@5-1", "La funivia riapre il 2 maggio."), None);
        assert_eq!(form_in("pasqu*", "Riposano il lunedì di Pasquetta.").as_deref(), Some("Pasquetta"));
        assert_eq!(
            form_in("barche del drago", "La regata delle barche del drago.").as_deref(),
            Some("barche del drago")
        );
        assert_eq!(form_in("barche del drago", "Le barche, il drago e il fiume."), None);
    }

    #[test]
    fn every_feast_of_the_chinese_table_has_renderings() {
        for name in ["春节", "中秋节", "元宵节", "圣诞节", "清明节", "国庆假期", "除夕夜"] {
            let feast = feast::name(name).expect(name);
            assert!(FEASTS.iter().any(|(known, forms)| *known == feast && !forms.is_empty()), "{name}");
        }
    }
}
