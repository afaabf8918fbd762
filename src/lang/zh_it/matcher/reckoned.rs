//! Figures that the rendering has reckoned from those of the original: 李明等6人 "Li Ming e altri cinque", 一斤800元 "1.600
//! yuan al chilo", 3万张 "trenta milioni di azioni", 四天后 "il 16".

use super::{ItalianMatcher, answer};
use crate::extract::compare::{self, Agreement};
use crate::extract::date::{Date, Year};
use crate::extract::quantity::{Approximation, Dimension, Exact, Form, Quantity};
use crate::extract::{Found, Item};
use crate::lang::zh::figures::date as zh;
use crate::lang::zh_it::target::TargetWord;
use crate::link::Answer;

impl ItalianMatcher<'_> {
    /// The words among `within` that say what follows from the figure.
    pub(super) fn reckoned(&self, item: &Item, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        self.others(item, quantity, within)
            .or_else(|| self.by_another_measure(item, quantity, within))
            .or_else(|| self.shares_of_lots(item, quantity, within))
            .or_else(|| self.one_of_them(item, quantity, within))
            .or_else(|| self.reduction(item, quantity, within))
            .or_else(|| self.without_a_figure(quantity, within))
            .or_else(|| self.round_of(item, quantity, within))
            .or_else(|| self.day_reckoned(item, quantity, within))
    }

    /// The sentence of an item, before it and behind it.
    pub(super) fn around(&self, item: &Item) -> (&str, &str) {
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
            Some(Answer::new(*at, found.span.clone(), 80))
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

    /// 1名工人 "un operaio", 除1人外 "a parte uno", 另有1人 "un altro": the article before what is counted, or the pronoun.
    fn one_of_them(&self, item: &Item, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        if !is_one(quantity) {
            return None;
        }
        let behind = self.around(item).1;
        let end = behind.find(['，', '。', '；', '、', ',']).unwrap_or(behind.len());
        let end = behind[..end].char_indices().nth(COUNTED).map_or(end, |(at, _)| at);
        let counted = self.phrases.units(&behind[..end]);
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let text = self.target.segment_text(*at);
            let is_article = |place: usize| matches!(sentence.words[place].plain.as_str(), "un" | "uno" | "una");
            let of_the_noun = || {
                let places = counted.iter().flat_map(|unit| unit.renderings.places_in(sentence));
                places.into_iter().find_map(|place| (place.saturating_sub(2)..place).rev().find(|at| is_article(*at)))
            };
            let stands_alone = |place: &usize| {
                let word = &sentence.words[*place];
                let closes = text[word.end..].trim_start().starts_with([',', '.', ';', ':', ')']);
                let next = sentence.words.get(place + 1).map_or("", |next| next.plain.as_str());
                let pronoun = word.plain != "un" && (closes || PART_OF.contains(&next));
                is_article(*place) && (pronoun || FURTHER.contains(&next))
            };
            let place = of_the_noun().or_else(|| (0..sentence.words.len()).find(stands_alone))?;
            Some(answer(*at, sentence, &(place..place + 1), 70))
        })
    }

    /// Whether an article that may be the one person or thing stands among `within`.
    pub(super) fn has_an_article_for_one(&self, quantity: &Quantity, within: &[usize]) -> bool {
        let is_article = |word: &TargetWord| matches!(word.plain.as_str(), "un" | "uno" | "una");
        is_one(quantity) && within.iter().any(|at| self.sentence(*at).words.iter().any(is_article))
    }

    /// 打八折: "con il 20 per cento di sconto", what is taken off and not what is left.
    fn reduction(&self, item: &Item, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        let parts = match quantity.value {
            value if value < Exact::whole(1) => 1,
            value if value <= Exact::whole(10) => 10,
            _ => 100,
        };
        let left = quantity.value.divided_by(&Exact::whole(parts))?;
        let taken = Exact::whole(1).plus(&Exact::new(-left.numerator(), left.denominator()))?;
        let priced = item.surface.ends_with('折');
        self.figure_that(within, |found, _, _| {
            let share = matches!(found.value.form, Form::Percent | Form::Fraction);
            priced && share && (found.value.value == taken || found.value.value == left)
        })
    }

    /// 过半 "la maggioranza", 24小时 "giorno e notte".
    fn without_a_figure(&self, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        let half = quantity.form == Form::Fraction && quantity.value == Exact::new(1, 2);
        let more = half && quantity.approximation == Approximation::Over;
        let day = quantity.unit.dimension == Dimension::Duration
            && quantity.value.times(&quantity.unit.factor) == Some(Exact::whole(86_400));
        let words: &[&[&str]] = match (more, day) {
            (true, _) => &[&["maggioranza"], &["maggior", "parte"]],
            (_, true) => &AROUND_THE_CLOCK,
            _ => return None,
        };
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let stands = |form: &&[&str]| {
                let is_form = |run: &[TargetWord]| run.iter().zip(*form).all(|(word, wanted)| word.plain == *wanted);
                let place = sentence.words.windows(form.len()).position(is_form)?;
                Some(answer(*at, sentence, &(place..place + form.len()), 70))
            };
            words.iter().find_map(stands)
        })
    }

    /// 四强 "le semifinali", 八强 "i quarti": so many are left in a tournament.
    fn round_of(&self, item: &Item, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        const ROUNDS: [(i128, &str); 4] = [(4, "semifinal"), (8, "quarti"), (16, "ottavi"), (32, "sedicesimi")];
        let round = |(left, _): &&(i128, &str)| item.surface.ends_with('强') && quantity.value == Exact::whole(*left);
        let (_, stem) = ROUNDS.iter().find(round)?;
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let place = sentence.words.iter().position(|word| word.plain.starts_with(stem))?;
            Some(answer(*at, sentence, &(place..place + 1), 75))
        })
    }

    /// 四天后: "il 16", a date that none of the original answers.
    fn day_reckoned(&self, item: &Item, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        let time = matches!(quantity.unit.dimension, Dimension::Duration | Dimension::Months)
            && quantity.approximation == Approximation::Exact;
        let told_from = ["后", "前", "之后", "之前", "以后", "以前"]
            .iter()
            .any(|word| self.around(item).1.starts_with(word) || item.surface.ends_with(word));
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
        Some(Answer::new(*at, found.span.clone(), 60))
    }
}

/// 24小时 as a way of being open.
const AROUND_THE_CLOCK: [&[&str]; 17] = [
    &["giorno", "e", "notte"],
    &["notte", "e", "giorno"],
    &["giorno", "e", "della", "notte"],
    &["giorno", "e", "di", "notte"],
    &["notte", "e", "del", "giorno"],
    &["intera", "giornata"],
    &["qualsiasi", "ora"],
    &["qualunque", "ora"],
    &["ogni", "ora"],
    &["tutte", "le", "ore"],
    &["qualsiasi", "momento"],
    &["qualunque", "momento"],
    &["senza", "interruzione"],
    &["senza", "interruzioni"],
    &["non", "stop"],
    &["h24"],
    &["ininterrottamente"],
];

/// Whether a figure counts one person or thing.
fn is_one(quantity: &Quantity) -> bool {
    quantity.value == Exact::whole(1) && quantity.form == Form::Cardinal && quantity.unit.dimension == Dimension::Count
}

/// Characters behind a count in which what it counts is looked for.
const COUNTED: usize = 10;

/// What follows the pronoun "uno".
const PART_OF: [&str; 8] = ["di", "dei", "degli", "delle", "e", "ha", "in", "era"];

/// What makes a pronoun of the article: "un altro", "un terzo", "una sola".
const FURTHER: [&str; 8] = ["altro", "altra", "solo", "sola", "unico", "unica", "ulteriore", "singolo"];

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
    fn one_is_a_count_of_one_and_nothing_else() {
        let one = Quantity::count(Exact::whole(1));
        assert!(is_one(&one));
        assert!(!is_one(&Quantity { form: Form::Ordinal, ..one }));
        assert!(!is_one(&Quantity::count(Exact::whole(2))));
    }

    #[test]
    fn the_measure_of_a_price_is_told_from_those_like_it() {
        assert_eq!(measure_before("一斤鲜果卖").map(|(factor, _)| factor), Some(2));
        assert_eq!(measure_before("一公斤鲜果卖"), None);
        assert_eq!(measure_before("平均亩产").map(|(factor, _)| factor), Some(15));
    }
}
