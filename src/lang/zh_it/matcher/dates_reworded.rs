//! Dates that the Italian says by other words: 前年 "due anni fa", 下半年 "la seconda parte dell'anno", 今年四十岁 by the age,
//! 2021年 "due anni prima" of a year that the original has.

use super::ItalianMatcher;
use crate::extract::date::{Date, Period, Relative, Year};
use crate::extract::quantity::{Approximation, Dimension, Exact, Quantity};
use crate::extract::{Found, Item};
use crate::lang::zh::figures::{date as zh, quantity as zh_quantity};
use crate::link::Answer;

impl ItalianMatcher<'_> {
    /// The words among `within` that say the date otherwise.
    pub(super) fn date_reworded(&self, item: &Item, date: &Date, within: &[usize]) -> Option<Answer> {
        self.years_ago(date, within)
            .or_else(|| self.years_from_another(item, date, within))
            .or_else(|| self.part_of_the_year(date, within))
            .or_else(|| self.with_an_age(item, date, within))
            .or_else(|| self.year_by_number(item, date, within))
    }

    /// A number of years followed by one of `words`.
    fn years_with(&self, words: &[&str], count: i128, within: &[usize]) -> Option<Answer> {
        let months = Exact::whole(count.checked_mul(12)?);
        within.iter().find_map(|at| {
            let text = self.target.segment_text(*at);
            let told = |found: &&Found<Quantity>| {
                let unit = found.value.unit;
                let behind = text[found.span.end..].trim_start();
                let length = found.value.value.times(&unit.factor);
                let said = found.value.approximation == Approximation::Exact;
                unit.dimension == Dimension::Months
                    && said
                    && length == Some(months)
                    && words.iter().any(|word| {
                        behind.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
                    })
            };
            let found = self.sentence(*at).quantities.iter().find(told)?;
            Some(Answer::new(*at, found.span.clone(), 80))
        })
    }

    /// 前年: "due anni fa", "due anni prima".
    fn years_ago(&self, date: &Date, within: &[usize]) -> Option<Answer> {
        let Some(Year::Relative(offset @ ..=-1)) = date.year else { return None };
        if *date != (Date { year: date.year, ..Date::default() }) {
            return None;
        }
        self.years_with(&AGO, i128::from(-offset), within)
    }

    /// 2021年 beside 2023年: "due anni prima". The other year stands in the sentence or in the one before it.
    fn years_from_another(&self, item: &Item, date: &Date, within: &[usize]) -> Option<Answer> {
        let year = date.year.and_then(Year::absolute)?;
        if *date != (Date { year: date.year, ..Date::default() }) {
            return None;
        }
        let near = item.segment.saturating_sub(1)..=item.segment;
        let others = near.flat_map(|segment| zh::find(self.source.segment_text(segment)));
        let years: Vec<i32> = others
            .filter_map(|found| found.value.year.and_then(Year::absolute))
            .filter(|other| *other != year)
            .collect();
        years.into_iter().find_map(|other| {
            let words: &[&str] = if other > year { &AGO } else { &LATER };
            self.years_with(words, i128::from((other - year).abs()), within)
        })
    }

    /// 下半年: "la seconda parte dell'anno", "da luglio in poi"; 四季度: "gli ultimi tre mesi".
    fn part_of_the_year(&self, date: &Date, within: &[usize]) -> Option<Answer> {
        let forms: &[&[&str]] = match date.period? {
            Period::Half(1) => {
                &[&["prima", "parte"], &["primi", "sei"], &["primo", "semestre"], &["fino", "a", "giugno"]]
            }
            Period::Half(2) => &[
                &["seconda", "parte"],
                &["ultimi", "sei"],
                &["da", "luglio"],
                &["secondo", "semestre"],
                &["qui", "a", "dicembre"],
            ],
            Period::Quarter(1) => {
                &[&["primi", "tre", "mesi"], &["fra", "gennaio", "e", "marzo"], &["tra", "gennaio", "e", "marzo"]]
            }
            Period::Quarter(2) => &[
                &["fra", "aprile", "e", "giugno"],
                &["tra", "aprile", "e", "giugno"],
                &["da", "aprile", "a", "giugno"],
            ],
            Period::Quarter(3) => &[
                &["fra", "luglio", "e", "settembre"],
                &["tra", "luglio", "e", "settembre"],
                &["da", "luglio", "a", "settembre"],
            ],
            Period::Quarter(4) => &[
                &["ultimi", "tre", "mesi"],
                &["ultimo", "trimestre"],
                &["tre", "mesi", "conclusivi"],
                &["tra", "ottobre", "e", "dicembre"],
                &["fra", "ottobre", "e", "dicembre"],
            ],
            _ => return None,
        };
        self.one_of_forms(forms, within)
    }

    /// 今年四十岁: who is forty is so now.
    fn with_an_age(&self, item: &Item, date: &Date, within: &[usize]) -> Option<Answer> {
        let now = date.year == Some(Year::Relative(0)) || date.relative == Some(Relative::Day(0));
        if !now || *date != (Date { year: date.year, relative: date.relative, ..Date::default() }) {
            return None;
        }
        let behind = self.around(item).1.trim_start_matches(['已', '刚', '才', '满', '将', '整']);
        let age = zh_quantity::find(behind)
            .into_iter()
            .find(|found| found.span.start == 0 && found.value.unit.dimension == Dimension::Age)?;
        within.iter().find_map(|at| {
            let found = self.sentence(*at).quantities.iter().find(|found| {
                found.value.value == age.value.value
                    && matches!(found.value.unit.dimension, Dimension::Age | Dimension::Months | Dimension::Count)
            })?;
            Some(Answer::new(*at, found.span.clone(), 70))
        })
    }
}

/// What follows a number of years gone by.
const AGO: [&str; 6] = ["fa", "prima", "or sono", "addietro", "orsono", "indietro"];

/// What follows a number of years that have still to pass.
const LATER: [&str; 4] = ["dopo", "più tardi", "più in là", "in seguito"];
