//! Counts of things that are named: 三大产业：农业、工业和服务业, or 中日韩三国 "Cina, Giappone e Corea del Sud". Whoever has
//! the names needs no count.

use super::ItalianMatcher;
use crate::extract::Item;
use crate::extract::item::Value;
use crate::extract::quantity::{Approximation, Dimension, Form};
use crate::lang::zh_it::target::TargetWord;

impl ItalianMatcher<'_> {
    /// Whether a list of just so many names stands among `within`.
    pub(super) fn names_so_many(&self, count: i128, within: &[usize]) -> bool {
        within.iter().any(|at| {
            let gap = |from: usize, to: usize| &self.target.segment_text(*at)[from..to];
            lists_of_names(&self.sentence(*at).words, &gap).contains(&count)
        })
    }
}

/// How many an item counts, where it is a plain small count.
pub(super) fn count(item: &Item) -> Option<i128> {
    let Value::Quantity(quantity) = &item.value else { return None };
    let plain = quantity.form == Form::Cardinal
        && quantity.approximation == Approximation::Exact
        && quantity.unit.dimension == Dimension::Count
        && quantity.second.is_none()
        && quantity.value.denominator() == 1;
    Some(quantity.value.numerator()).filter(|count| plain && (2..=9).contains(count))
}

/// Whether so many things are listed behind the count, after a colon or right behind what is counted.
pub(super) fn is_listed_behind(after: &str, item: &Item) -> bool {
    let Some(count) = count(item) else { return false };
    let near = after.char_indices().nth(COUNTED).map_or(after.len(), |(at, _)| at);
    let marks = ['：', ':', '，', '—'];
    let Some((start, mark)) = after[..near].char_indices().find(|(_, c)| marks.contains(c)) else { return false };
    let list = &after[start + mark.len_utf8()..];
    let list = list.split(['。', '；', '，', ';']).next().unwrap_or(list);
    let parts: Vec<&str> = list.split(['、', '和', '与', '及']).filter(|part| !part.is_empty()).collect();
    list.contains('、') && parts.len() as i128 == count
}

/// Characters behind a count before the list of what it counts, at most.
const COUNTED: usize = 16;

/// How many names stand in each list: "Cina, Giappone e Corea del Sud" three. `gap` is the text between two bytes.
fn lists_of_names<'t>(words: &[TargetWord], gap: &dyn Fn(usize, usize) -> &'t str) -> Vec<i128> {
    let mut lists = Vec::new();
    let (mut names, mut last): (i128, Option<usize>) = (0, None);
    for (place, _) in words.iter().enumerate().filter(|(_, word)| word.capital) {
        match last {
            // Words of one name: "Corea del Sud".
            Some(before) if is_one_name(words, before, place, gap) => {}
            Some(before) if is_next(words, before, place, gap) => names += 1,
            _ => {
                lists.push(names);
                names = 1;
            }
        }
        last = Some(place);
    }
    lists.push(names);
    lists
}

fn is_one_name<'t>(words: &[TargetWord], one: usize, other: usize, gap: &dyn Fn(usize, usize) -> &'t str) -> bool {
    let between = gap(words[one].end, words[other].start);
    !between.contains([',', ';', '.', ':', '(']) && other - one <= 2 && words[one + 1..other].iter().all(is_of)
}

/// "Cina, Giappone", "Giappone e la Corea".
fn is_next<'t>(words: &[TargetWord], one: usize, other: usize, gap: &dyn Fn(usize, usize) -> &'t str) -> bool {
    let between = &words[one + 1..other];
    let comma = gap(words[one].end, words[other].start).trim_start().starts_with(',');
    let joint = between.first().is_some_and(|word| matches!(word.plain.as_str(), "e" | "ed"));
    let rest = if joint { &between[1..] } else { between };
    (comma || joint) && rest.len() <= 2 && rest.iter().all(|word| word.function || word.plain.len() <= 4)
}

fn is_of(word: &TargetWord) -> bool {
    matches!(word.plain.as_str(), "di" | "del" | "della" | "dello" | "dell" | "dei" | "degli" | "delle" | "d" | "de")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::zh_it::target::TargetSentence;

    fn longest(text: &str) -> i128 {
        let words = TargetSentence::new(text).words;
        lists_of_names(&words, &|from, to| &text[from..to]).into_iter().max().unwrap_or(0)
    }

    #[test]
    fn names_in_a_list_are_counted() {
        assert_eq!(longest("si sono visti i capi di Cina, Giappone e Corea del Sud"), 3);
        assert_eq!(longest("fra il Perù e la Bolivia"), 2);
        assert_eq!(longest("sabato a Torino è andata in scena la Bohème"), 1);
        assert_eq!(longest("nessun nome"), 0);
    }
}
