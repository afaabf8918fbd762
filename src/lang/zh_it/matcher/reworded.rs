//! Figures that Italian says without their number: 第二年 "l'anno dopo", 十几岁 "adolescente", 十票中的七票 "sette voti su
//! dieci".

use super::ItalianMatcher;
use crate::extract::date::{Relative, Year};
use crate::extract::item::Value;
use crate::extract::quantity::{Approximation, Dimension, Exact, Form, Quantity};
use crate::extract::{Found, Item};
use crate::lang::zh::figures::quantity as zh;
use crate::link::Answer;

impl ItalianMatcher<'_> {
    /// The words among `within` that say the figure in another way.
    pub(super) fn reworded(&self, item: &Item, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        self.next_in_time(item, quantity, within)
            .or_else(|| self.teens(quantity, within))
            .or_else(|| self.share_of(item, quantity, within))
            .or_else(|| self.half_of_a_score(item, quantity, within))
    }

    /// 第二年 "l'anno seguente", 第三天 "due giorni dopo": what is second comes one later.
    fn next_in_time(&self, item: &Item, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        let place = quantity.value.numerator();
        if quantity.form != Form::Ordinal || quantity.second.is_some() || place < 2 {
            return None;
        }
        let span_of_time = SPANS.iter().find(|(ending, _)| item.surface.ends_with(ending))?.1;
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let told = |span: &std::ops::Range<usize>| Answer {
                segment: *at,
                span: span.clone(),
                confidence: 80,
                variant: false,
            };
            let next = || sentence.dates.iter().find(|date| is_next(&date.value, span_of_time)).map(|d| told(&d.span));
            let text = self.target.segment_text(*at);
            let later = || {
                let counted = |found: &&Found<Quantity>| {
                    found.value.value == Exact::whole(place - 1)
                        && matches!(found.value.unit.dimension, Dimension::Duration | Dimension::Months)
                        && LATER.iter().any(|word| text[found.span.end..].trim_start().starts_with(word))
                };
                sentence.quantities.iter().find(counted).map(|found| told(&found.span))
            };
            if place == 2 { next() } else { later() }
        })
    }

    /// 十几岁: "adolescente", "teenager", "ragazzina".
    fn teens(&self, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        let loosely = matches!(quantity.approximation, Approximation::Over | Approximation::Several);
        let teens = quantity.unit.dimension == Dimension::Age && loosely && quantity.value == Exact::whole(10);
        within.iter().filter(|_| teens).find_map(|at| {
            let sentence = self.sentence(*at);
            let word = sentence.words.iter().position(|word| TEENS.iter().any(|stem| word.plain.starts_with(stem)))?;
            Some(super::answer(*at, sentence, &(word..word + 1), 75))
        })
    }

    /// 12胜5负: two figures in a row, which Italian writes as a score, 12-5.
    fn half_of_a_score(&self, item: &Item, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        let scores: Vec<(usize, &Found<Quantity>)> = within
            .iter()
            .flat_map(|at| self.sentence(*at).quantities.iter().map(move |found| (*at, found)))
            .filter(|(_, found)| found.value.form == Form::Score && found.value.second.is_some())
            .collect();
        if scores.is_empty() {
            return None;
        }
        let (start, beside) = self.figures_beside(item);
        let here = beside.iter().position(|found| found.span.start + start == item.span.start)?;
        let near = |a: &Found<Quantity>, b: &Found<Quantity>| b.span.start.saturating_sub(a.span.end) <= NEAR;
        let before = here.checked_sub(1).map(|at| &beside[at]).filter(|other| near(other, &beside[here]));
        let behind = beside.get(here + 1).filter(|other| near(&beside[here], other));
        let pairs = [
            before.map(|other| (other.value.value, quantity.value)),
            behind.map(|other| (quantity.value, other.value.value)),
        ];
        let told = |found: &Found<Quantity>| {
            found.value.second.is_some_and(|second| pairs.contains(&Some((found.value.value, second))))
        };
        let (at, score) = scores.into_iter().find(|(_, found)| told(found))?;
        Some(Answer::new(at, score.span.clone(), 80))
    }

    /// The figures of the words around the item, and where these begin in the folded text. A line of figures alone may
    /// be as long as a book.
    pub(super) fn figures_beside(&self, item: &Item) -> (usize, Vec<Found<Quantity>>) {
        let text = &self.source.normalised.folded;
        let segment = &self.source.segments[item.segment].span;
        let mut start = item.span.start.saturating_sub(AROUND).max(segment.start);
        let mut end = (item.span.end + AROUND).min(segment.end);
        while !text.is_char_boundary(start) {
            start += 1;
        }
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        (start, zh::find(&text[start..end]))
    }

    /// 十票中的七票: the part and the whole, which Italian says as one fraction.
    fn share_of(&self, item: &Item, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        if quantity.form != Form::Cardinal || quantity.second.is_some() {
            return None;
        }
        let (at, share) = within.iter().find_map(|at| {
            let share = self
                .sentence(*at)
                .quantities
                .iter()
                .find(|found| matches!(found.value.form, Form::Fraction | Form::Percent))?;
            Some((*at, share))
        })?;
        // 每三名儿童中有一名: "un bambino su tre", where the one is no figure.
        let (before, after) = self.around(item);
        let one_in =
            share.value.value == Exact::new(1, quantity.value.numerator()) && quantity.value.denominator() == 1;
        if one_in && before.ends_with('每') && after.contains(['一', '1']) {
            return Some(Answer::new(at, share.span.clone(), 85));
        }
        let (_, beside) = self.figures_beside(item);
        let is_share = |part: &Exact, whole: &Exact| part.divided_by(whole).as_ref() == Some(&share.value.value);
        beside
            .iter()
            .any(|other| {
                other.value.form == Form::Cardinal
                    && other.value.unit.dimension == quantity.unit.dimension
                    && (is_share(&quantity.value, &other.value.value) || is_share(&other.value.value, &quantity.value))
            })
            .then(|| Answer::new(at, share.span.clone(), 80))
    }
}

/// Bytes on either side in which the other part of a figure may stand.
const AROUND: usize = 120;

/// Bytes between the two halves of a record, at most: 12胜、5负, 9个好球，4个坏球.
const NEAR: usize = 12;

/// Spans of time that are numbered.
#[derive(Clone, Copy)]
enum SpanOfTime {
    Day,
    Week,
    Month,
    Year,
}

/// The Chinese words for them: day, week, month, year.
const SPANS: [(&str, SpanOfTime); 8] = [
    ("天", SpanOfTime::Day),
    ("日", SpanOfTime::Day),
    ("周", SpanOfTime::Week),
    ("星期", SpanOfTime::Week),
    ("月", SpanOfTime::Month),
    ("年", SpanOfTime::Year),
    ("年度", SpanOfTime::Year),
    ("学年", SpanOfTime::Year),
];

/// "il giorno dopo", "domani", "la settimana seguente".
fn is_next(date: &crate::extract::date::Date, span: SpanOfTime) -> bool {
    match span {
        SpanOfTime::Day => matches!(date.relative, Some(Relative::NextDay | Relative::Day(1))),
        SpanOfTime::Week => date.relative == Some(Relative::Week(1)),
        SpanOfTime::Month => date.relative == Some(Relative::Month(1)),
        SpanOfTime::Year => date.year == Some(Year::Relative(1)),
    }
}

/// What follows a stretch of time that has gone by.
const LATER: [&str; 5] = ["dopo", "più tardi", "più avanti", "successiv", "seguent"];

/// Beginnings of words for somebody in the teens.
const TEENS: [&str; 6] = ["adolescen", "teenager", "teenage", "ragazzin", "giovanissim", "minorenn"];

/// Whether a count only takes up what has just been listed or named: 保罗和马可二人, 他们三人, 这两个, 上述四国.
pub(super) fn takes_up(before: &str, item: &Item) -> bool {
    let Value::Quantity(quantity) = &item.value else { return false };
    let counts = quantity.unit.dimension == Dimension::Count
        && quantity.form == Form::Cardinal
        && quantity.approximation == Approximation::Exact
        && quantity.second.is_none();
    let small = (2..=9).contains(&quantity.value.numerator()) && quantity.value.denominator() == 1;
    if !counts || !small {
        return false;
    }
    // A list of nine names is no longer than this.
    let from = before.char_indices().rev().take(LISTED * 9).last().map_or(0, |(at, _)| at);
    let before = before[from..].trim_end();
    POINTING.iter().any(|word| before.ends_with(word)) || ends_a_list(before, quantity.value.numerator())
}

/// They, we, you, these, those, the said, both sides.
const POINTING: [&str; 16] = [
    "他们", "她们", "它们", "我们", "咱们", "你们", "这", "那", "此", "该", "上述", "以上", "前述", "双方", "其他",
    "其余",
];

/// Whether `before` ends in a list of just so many things: 意大利、法国和德国.
fn ends_a_list(before: &str, count: i128) -> bool {
    let clause = before.rsplit(['，', '。', '；', '：', ',', '（', '(']).next().unwrap_or(before);
    let parts: Vec<&str> = clause.split(['、', '和', '与', '及']).collect();
    // The first part may begin with words of the sentence, the last is a name by itself.
    parts.len() as i128 == count
        && parts.iter().all(|part| !part.trim().is_empty())
        && parts[1..].iter().all(|part| part.chars().count() <= LISTED)
}

/// Characters of a name in a list, at most.
const LISTED: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_as_long_as_the_count_behind_it() {
        assert!(ends_a_list("昨天保罗和马可", 2));
        assert!(ends_a_list("到场的有保罗、马可和卢卡", 3));
        assert!(!ends_a_list("到场的有保罗、马可和卢卡", 4));
        assert!(!ends_a_list("到场的有", 2));
    }
}
