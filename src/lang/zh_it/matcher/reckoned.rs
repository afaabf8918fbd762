//! Figures that the rendering has reckoned from those of the original: 李明等6人 "Li Ming e altri cinque", 一斤800元 "1.600
//! yuan al chilo", 3万张 "trenta milioni di azioni", 四天后 "il 16".

use super::{ItalianMatcher, answer};
use crate::extract::compare::{self, Agreement};
use crate::extract::date::{Date, Year};
use crate::extract::quantity::{Approximation, Dimension, Exact, Form, Quantity};
use crate::extract::{Found, Item};
use crate::lang::zh::figures::date as zh;
use crate::link::Answer;

impl ItalianMatcher<'_> {
    /// The words among `within` that say what follows from the figure.
    pub(super) fn reckoned(&self, item: &Item, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        self.others(item, quantity, within)
            .or_else(|| self.by_another_measure(item, quantity, within))
            .or_else(|| self.shares_of_lots(item, quantity, within))
            .or_else(|| self.one_of_them(quantity, within))
            .or_else(|| self.day_reckoned(item, quantity, within))
    }

    /// The sentence of an item, before it and behind it.
    fn around(&self, item: &Item) -> (&str, &str) {
        let start = self.source.segments[item.segment].span.start;
        let text = self.source.segment_text(item.segment);
        (&text[..item.span.start - start], &text[item.span.end - start..])
    }

    /// The figure among `within` that `fits`, with the text before it and behind it.
    fn figure_that(&self, within: &[usize], fits: impl Fn(&Found<Quantity>, &str, &str) -> bool) -> Option<Answer> {
        within.iter().find_map(|at| {
            let text = self.target.segment_text(*at);
            let told = |found: &&Found<Quantity>| fits(found, &text[..found.span.start], &text[found.span.start..]);
            let found = self.sentence(*at).quantities.iter().find(told)?;
            Some(Answer { segment: *at, span: found.span.clone(), confidence: 80, variant: false })
        })
    }

    /// 李明等6人: "Li Ming e altri cinque", all of them less those who are named.
    fn others(&self, item: &Item, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        let counts = quantity.form == Form::Cardinal && quantity.unit.dimension == Dimension::Count;
        let named = named_before(self.around(item).0).filter(|_| counts)?;
        let rest = quantity.value.plus(&Exact::whole(-named)).filter(|rest| *rest > Exact::whole(0))?;
        self.figure_that(within, |found, before, _| {
            let word = before.trim_end().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
            found.value.value == rest && matches!(word.to_lowercase().as_str(), "altri" | "altre" | "ulteriori")
        })
    }

    /// 一斤800元: "1.600 yuan al chilo"; 亩产600公斤: "novemila chili per ettaro".
    fn by_another_measure(&self, item: &Item, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        let (factor, measures) = measure_before(self.around(item).0)?;
        let value = quantity.value.times(&Exact::whole(factor))?;
        let second = quantity.second.and_then(|second| second.times(&Exact::whole(factor)));
        let wanted = Quantity { value, second, ..*quantity };
        self.figure_that(within, |found, _, from| {
            let near: String = from.chars().take(found.span.len() + PER_MEASURE).collect();
            compare::quantities(&wanted, &found.value) >= Agreement::Near
                && measures.iter().any(|word| near.contains(word))
        })
    }

    /// 成交3万张, 20万手: shares are traded in lots of a thousand in Taiwan, of a hundred on the mainland.
    fn shares_of_lots(&self, item: &Item, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        let lot = match item.surface.trim_end_matches(['张', '張']).len() < item.surface.len() {
            true => 1000,
            false => item.surface.ends_with('手').then_some(100)?,
        };
        let value = quantity.value.times(&Exact::whole(lot))?;
        let wanted = Quantity { value, ..*quantity };
        self.figure_that(within, |found, _, from| {
            let near: String = from.chars().take(found.span.len() + PER_MEASURE).collect();
            compare::quantities(&wanted, &found.value) >= Agreement::Near
                && ["azion", "titol"].iter().any(|word| near.contains(word))
        })
    }

    /// 除1人外: "a parte uno", "tranne una": the pronoun, not the article.
    fn one_of_them(&self, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        let is_one = quantity.value == Exact::whole(1)
            && quantity.form == Form::Cardinal
            && quantity.unit.dimension == Dimension::Count;
        within.iter().filter(|_| is_one).find_map(|at| {
            let sentence = self.sentence(*at);
            let text = self.target.segment_text(*at);
            let stands_alone = |place: &usize| {
                let word = &sentence.words[*place];
                let closes = text[word.end..].trim_start().starts_with([',', '.', ';', ':', ')']);
                let part = sentence.words.get(place + 1).is_some_and(|next| {
                    matches!(next.plain.as_str(), "di" | "dei" | "degli" | "delle" | "è" | "e" | "ha" | "in")
                });
                matches!(word.plain.as_str(), "uno" | "una") && (closes || part)
            };
            let place = (0..sentence.words.len()).find(stands_alone)?;
            Some(answer(*at, sentence, &(place..place + 1), 70))
        })
    }

    /// 四天后: "il 16", a date that none of the original answers.
    fn day_reckoned(&self, item: &Item, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        let time = matches!(quantity.unit.dimension, Dimension::Duration | Dimension::Months)
            && quantity.approximation == Approximation::Exact;
        let told_from =
            ["后", "前", "之后", "之前", "以后", "以前"].iter().any(|word| self.around(item).1.starts_with(word));
        if !time || !told_from {
            return None;
        }
        let on_the_calendar = |date: &Date| {
            date.day.is_some()
                || date.month.is_some()
                || date.weekday.is_some()
                || matches!(date.year, Some(Year::Absolute(_)))
        };
        let told =
            zh::find(self.source.segment_text(item.segment)).iter().filter(|f| on_the_calendar(&f.value)).count();
        let dates: Vec<_> = within
            .iter()
            .flat_map(|at| self.sentence(*at).dates.iter().map(move |found| (*at, found)))
            .filter(|(_, found)| on_the_calendar(&found.value))
            .collect();
        let (at, found) = dates.first().filter(|_| dates.len() > told)?;
        Some(Answer { segment: *at, span: found.span.clone(), confidence: 60, variant: false })
    }
}

/// Characters behind a figure in which what it is per, or of, may be told.
const PER_MEASURE: usize = 24;

/// How many are named before 等 (and others, in all): 李明、王芳等6人 two.
fn named_before(before: &str) -> Option<i128> {
    let listed = before.trim_end().strip_suffix('等')?;
    let clause = listed.rsplit(['，', '。', '；', '：', ',']).next().unwrap_or(listed);
    Some(clause.split(['、', '和', '与', '及']).count() as i128)
}

/// The Chinese measure that a figure is for, by how many of the Italian one it is: two jin to the kilo, fifteen mu to the
/// hectare.
fn measure_before(before: &str) -> Option<(i128, &'static [&'static str])> {
    let from = before.char_indices().rev().nth(WINDOW).map_or(0, |(at, _)| at);
    let clause = before[from..].rsplit(['。', '；']).next().unwrap_or(before);
    let jin = clause.match_indices('斤').any(|(at, _)| !clause[..at].ends_with(['公', '千']));
    if jin {
        return Some((2, &["chil", "kg"]));
    }
    clause.contains('亩').then_some((15, &["ettar"]))
}

/// Characters before a price in which its measure stands.
const WINDOW: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_who_are_named_are_counted() {
        assert_eq!(named_before("警方逮捕李明、王芳等"), Some(2));
        assert_eq!(named_before("昨天，陈伟等"), Some(1));
        assert_eq!(named_before("警方逮捕李明"), None);
    }

    #[test]
    fn the_measure_of_a_price_is_told_from_those_like_it() {
        assert_eq!(measure_before("一斤鲜果卖").map(|(factor, _)| factor), Some(2));
        assert_eq!(measure_before("一公斤鲜果卖"), None);
        assert_eq!(measure_before("平均亩产").map(|(factor, _)| factor), Some(15));
    }
}
