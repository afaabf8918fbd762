//! Years that the Chinese tells from the one of writing and the Italian by number, 明年 "nel 2026", where the text does not
//! say outright when it was written.

use super::ItalianMatcher;
use crate::extract::date::{Date, Year};
use crate::extract::item::Value;
use crate::extract::{Found, Item};
use crate::lang::zh::figures::date as zh;
use crate::link::Answer;

/// The years of both sides.
#[derive(Debug, Default)]
pub(super) struct Years {
    /// Those that the Chinese has by number, in titles and around the text as well.
    named: Vec<i32>,
    /// Those that it tells from the one of writing: last year is -1.
    told: Vec<i32>,
    /// Those that the Italian has by number and the Chinese has not.
    added: Vec<i32>,
    /// Whether the day of writing was told with its year, by a full date or by the code of an agency.
    dated: bool,
}

impl Years {
    fn of(matcher: &ItalianMatcher<'_>) -> Self {
        let source = matcher.source;
        let mut years = Self::default();
        let texts = source.segments.iter().chain(&source.excluded).map(|segment| source.text(segment));
        for date in texts.flat_map(zh::find).map(|found| found.value) {
            let on = matcher.on;
            years.dated |= on.day.is_some() && date.day == on.day && date.year.and_then(Year::absolute) == on.year;
            let Some(year) = date.year else { continue };
            match year {
                Year::Absolute(year) => years.named.push(year),
                Year::Relative(offset) => years.told.push(offset),
                _ => {}
            }
        }
        // A year that stands nowhere was read from the code.
        years.dated |= matcher.on.year.is_some_and(|year| !years.named.contains(&year));
        let italian = matcher.text.sentences.iter().flat_map(|sentence| sentence.dates.iter());
        years.added = italian.filter_map(|found| found.value.year.and_then(Year::absolute)).collect();
        years.added.retain(|year| !years.named.contains(year));
        for list in [&mut years.named, &mut years.told, &mut years.added] {
            list.sort_unstable();
            list.dedup();
        }
        years
    }

    /// Whether both sides speak for a year as that of writing: the Chinese names it and none just after it, or two years
    /// of the Italian are told from it.
    fn speak_for(&self, now: i32) -> bool {
        let named = self.named.contains(&now) && !self.named.contains(&(now + 1));
        let from_it = self.added.iter().filter(|year| self.told.contains(&(*year - now))).count();
        named || from_it >= 2
    }
}

impl ItalianMatcher<'_> {
    /// 明年: "nel 2026" in a report of 2025.
    pub(super) fn year_by_number(&self, item: &Item, date: &Date, within: &[usize]) -> Option<Answer> {
        let (at, found, now) = self.year_standing_for(item, date, within)?;
        let years = self.years.get_or_init(|| Years::of(self));
        (years.speak_for(now) && !self.is_dated_otherwise(now)).then_some(Answer::new(at, found.span.clone(), 70))
    }

    /// Whether a year by number stands where 去年 would, and nothing tells that it is another one.
    pub(super) fn may_be_the_year(&self, item: &Item, within: &[usize]) -> bool {
        let Value::Date(date) = &item.value else { return false };
        self.year_standing_for(item, date, within).is_some_and(|(_, _, now)| !self.is_dated_otherwise(now))
    }

    /// The year by number among `within` that the sentence of the item does not have so, and the year of writing that
    /// follows from it. What else the date says must be told as well.
    fn year_standing_for(&self, item: &Item, date: &Date, within: &[usize]) -> Option<(usize, &Found<Date>, i32)> {
        let Some(Year::Relative(offset)) = date.year else { return None };
        let rest = Date { year: None, ..*date };
        if !rest.is_empty() && !self.tells(&rest, within) {
            return None;
        }
        let here = zh::find(self.source.segment_text(item.segment));
        let is_named = |year: i32| here.iter().any(|found| found.value.year.and_then(Year::absolute) == Some(year));
        within.iter().find_map(|at| {
            let free =
                |found: &&Found<Date>| found.value.year.and_then(Year::absolute).is_some_and(|year| !is_named(year));
            let found = self.sentence(*at).dates.iter().find(free)?;
            Some((*at, found, found.value.year.and_then(Year::absolute)? - offset))
        })
    }

    /// Whether the pair was written in a year near this one, and has the day to show for it.
    fn is_dated_otherwise(&self, now: i32) -> bool {
        let dated = self.on.year.filter(|_| self.years.get_or_init(|| Years::of(self)).dated);
        dated.is_some_and(|year| year != now && (year - now).abs() <= SLIP)
    }
}

/// Years by which a rendering is off that has reckoned wrong; one that is off by more is told from another day.
const SLIP: i32 = 2;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_of_writing_follows_from_the_whole_pair() {
        let report = Years { named: vec![2019, 2025], told: vec![1], added: vec![2026], dated: false };
        assert!(report.speak_for(2025) && !report.speak_for(2024));
        let reckoned = Years { named: vec![2008], told: vec![-1, 1], added: vec![2022, 2024], dated: false };
        assert!(reckoned.speak_for(2023) && !reckoned.speak_for(2025));
        let alone = Years { named: vec![2008], told: vec![-1], added: vec![2024], dated: false };
        assert!(!alone.speak_for(2025));
        let later = Years { named: vec![2024, 2025], told: vec![-1], added: vec![], dated: false };
        assert!(!later.speak_for(2024));
    }
}
