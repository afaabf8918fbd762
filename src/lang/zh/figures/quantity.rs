//! The figures of a Chinese sentence with unit, approximation and form.
//!
//! A figure is read from its first character on: sign or currency (零下, 人民币), numeral, 多 or 余, the second half of
//! a range or score, unit or classifier, 半, further parts of a sum (2小时26分), 左右. What stands before it (近, 约, 逾)
//! is then looked up behind. Dates are found first, and what they cover is no figure.

mod approximation;
mod context;
mod count;
mod half;
mod ordinal;
mod pair;
mod plain;
mod rate;
mod ratio;
mod sign;
mod sum;
mod tail;

use std::ops::Range;

use super::cursor::Cursor;
use super::{date, words};
use crate::extract::Found;
use crate::extract::date::Date;
use crate::extract::quantity::{Approximation, Exact, Form, Quantity};
use approximation::Lead;

/// The figures of `text`, in order, not overlapping.
///
/// ```
/// use riscontro::lang::zh::figures::quantity::find;
/// let found = find("近百家协会和千余家企业");
/// let texts: Vec<&str> = found.iter().map(|f| &"近百家协会和千余家企业"[f.span.clone()]).collect();
/// assert_eq!(texts, ["近百家", "千余家"]);
/// ```
pub fn find(text: &str) -> Vec<Found<Quantity>> {
    find_with_dates(text).0
}

/// The same with the dates, which have to be known first.
pub fn find_with_dates(text: &str) -> (Vec<Found<Quantity>>, Vec<Found<Date>>) {
    let dates = date::find(text);
    (beside(text, &dates), dates)
}

fn beside(text: &str, dates: &[Found<Date>]) -> Vec<Found<Quantity>> {
    let mut found = Vec::new();
    let mut dates = dates.iter().map(|date| &date.span).peekable();
    let (mut at, mut free) = (0, 0);
    while at < text.len() {
        if let Some(date) = dates.next_if(|date| at >= date.start) {
            at = at.max(date.end);
            free = at;
            continue;
        }
        let limit = dates.peek().map_or(text.len(), |date| date.start);
        let cursor = Cursor::new(text, at);
        if let Some(figure) = read(cursor, free).filter(|figure| figure.span.end <= limit) {
            at = figure.span.end;
            free = at;
            found.push(figure);
        } else {
            at = limit.min(at + words::passed_over(cursor));
        }
    }
    found
}

/// The figure that begins at the cursor. Words of approximation may be looked for behind it, from byte `free` on.
fn read(cursor: Cursor<'_>, free: usize) -> Option<Found<Quantity>> {
    if !context::may_begin(cursor.next()?) {
        return None;
    }
    let lead = Lead::behind(cursor, free);
    // 近百年 is nearly a century, and no figure of speech.
    let meant = lead.approximation.is_some() && cursor.sees("百千万亿");
    if !meant && words::no_figure_at_start(cursor.rest()).is_some() {
        return None;
    }
    if is_a_measure_alone(cursor) && !meant {
        return None;
    }
    let readings = [ordinal::read, ratio::read, half::read, plain::read];
    let body = readings.iter().find_map(|reading| reading(cursor, &lead))?;
    let mut figure = body.found(cursor, &lead);
    // 倒数第三: the third from the end.
    if figure.value.form == Form::Ordinal && text_before(cursor, free).ends_with("倒数") {
        figure.span.start -= "倒数".len();
    }
    rate::add(&mut figure, cursor.text(), free);
    Some(figure)
}

/// 毫克/千克, 元/百公里: the kilo and the hundred of a unit that nothing counts.
fn is_a_measure_alone(cursor: Cursor<'_>) -> bool {
    let per = cursor.sees("百千") && cursor.follows("/／");
    per || cursor.sees_word(&["千克", "千瓦", "千赫", "千帕", "千焦", "千卡", "千伏"])
}

/// What stands before the cursor, from byte `free` on.
fn text_before(cursor: Cursor<'_>, free: usize) -> &str {
    &cursor.text()[free..cursor.at()]
}

/// A figure as it is put together, before the words around it have been heard.
#[derive(Debug, Clone, Copy)]
struct Body {
    end: usize,
    quantity: Quantity,
}

impl Body {
    /// A figure that ends where the cursor stands.
    fn new(cursor: Cursor<'_>, form: Form, value: Exact) -> Self {
        let quantity = Quantity { form, ..Quantity::count(value) };
        Self { end: cursor.at(), quantity }
    }

    /// With the approximation of the words before and after.
    fn found(self, cursor: Cursor<'_>, lead: &Lead) -> Found<Quantity> {
        let mut quantity = self.quantity;
        let mut end = Cursor::new(cursor.text(), self.end);
        let after = approximation::after(&mut end, &quantity);
        let recent = lead.means_recent(&quantity);
        let before = lead.approximation.filter(|_| !recent);
        if quantity.approximation != Approximation::Several {
            let own = Some(quantity.approximation).filter(|own| *own != Approximation::Exact);
            quantity.approximation = before.or(own).or(after).unwrap_or(Approximation::Exact);
        }
        let start = if recent { cursor.at() } else { lead.start };
        Found { span: Range { start, end: end.at() }, value: quantity }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::extract::quantity::Dimension;

    /// The figures of `text` with the words that say them.
    pub(super) fn figures(text: &str) -> Vec<(&str, Quantity)> {
        find(text).into_iter().map(|found| (&text[found.span], found.value)).collect()
    }

    /// The words of the figures of `text`.
    pub(super) fn words_of(text: &str) -> Vec<&str> {
        figures(text).into_iter().map(|(words, _)| words).collect()
    }

    /// The one figure of `text`.
    pub(super) fn figure(text: &str) -> Quantity {
        let found = figures(text);
        assert_eq!(found.len(), 1, "not one figure in {text}: {found:?}");
        found[0].1
    }

    /// `num / den`.
    pub(super) fn ratio(num: i128, den: i128) -> Exact {
        Exact::new(num, den)
    }

    #[test]
    fn reads_every_small_number_with_its_unit() {
        let units = [("人", Dimension::Count), ("公里", Dimension::Length), ("元", Dimension::Money("XXX"))];
        for number in 2..10_000 {
            for (unit, dimension) in units {
                let text = format!("共{number}{unit}。");
                let found = figures(&text);
                assert_eq!(found.len(), 1, "{text}");
                assert_eq!(found[0].0, format!("{number}{unit}"));
                assert_eq!((found[0].1.value, found[0].1.unit.dimension), (Exact::whole(number), dimension), "{text}");
            }
        }
    }

    #[test]
    fn the_span_takes_the_words_of_approximation_and_the_unit_but_not_the_noun() {
        assert_eq!(
            words_of("近百家协会、260余家企业、约2.3吨、第三届大会"),
            ["近百家", "260余家", "约2.3吨", "第三届"]
        );
        assert_eq!(words_of("超过2万公里，突破38万台，产值约48亿元"), ["2万公里", "38万台", "约48亿元"]);
        assert_eq!(words_of("逾110件（套）文物，两到三天，零下6摄氏度"), ["逾110件（套）", "两到三天", "零下6摄氏度"]);
    }

    #[test]
    fn what_a_date_covers_is_no_figure() {
        assert_eq!(words_of("2025年9月26日，30人于10时30分到达，17、18日"), ["30人"]);
    }

    #[test]
    fn the_kilo_of_a_unit_is_no_figure() {
        assert_eq!(words_of("0.3毫克/千克，8克/百公里，以千克计，5千克"), ["0.3毫克", "8克", "5千克"]);
        assert_eq!(words_of("千元，上千公里"), ["千元", "上千公里"]);
    }

    #[test]
    fn one_alone_is_the_article() {
        assert_eq!(words_of("一个人，一名，一些，一样，一起，一年，一小时，唯一，之一，一方面"), [""; 0]);
        assert_eq!(words_of("一成，一半，一年半，一亿元，一百人"), ["一成", "一半", "一年半", "一亿元", "一百人"]);
    }

    #[test]
    fn idioms_and_names_are_no_figures() {
        let text = "万一，三心二意，千万别去，七上八下，成千上万，十分重要，四川，三亚，九江，五一，百度，三文鱼，双方，两岸，二手，一带一路";
        assert_eq!(words_of(text), [""; 0]);
        assert_eq!(words_of("神舟十八号，路易十四世，二维码，统一，百姓，五金"), [""; 0]);
        assert_eq!(words_of("近百年，上千年"), ["近百年", "上千年"]);
    }
}
