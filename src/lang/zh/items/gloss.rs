//! What is written behind a name and belongs to it: its Latin spelling in brackets, the number of a ruler.

use super::{Candidate, Sentence};
use crate::extract::item::Value;
use crate::lang::zh::script::is_han;

/// Whether the name that ends at `end` is spelt out behind it: 贝尔蒂（Berti）.
pub(super) fn is_glossed(sentence: &Sentence, end: usize) -> bool {
    let after = &sentence.text[end..];
    after.trim_start().starts_with(['(', '（']) && gloss_is_latin(after)
}

/// The length of the number of a ruler behind the name: 二世.
pub(super) fn ordinal_behind(after: &str) -> usize {
    let number: usize =
        after.chars().take(3).take_while(|c| "一二三四五六七八九十".contains(*c)).map(char::len_utf8).sum();
    if number > 0 && after[number..].starts_with('世') && !after[number..].starts_with("世纪") {
        number + '世'.len_utf8()
    } else {
        0
    }
}

/// Lets a name by sound begin where its Latin spelling in brackets behind says: 卡洛|尼尼（Carlo Nini）.
pub(super) fn fit_to_gloss(sentence: &Sentence, name: &mut Candidate) {
    if name.value != Value::Name || !is_glossed(sentence, name.span.end) {
        return;
    }
    let text = sentence.text;
    let gloss = inside_brackets(&text[name.span.end..]);
    let far = |start: usize| sentence.gazetteer.distance(&text[start..name.span.end], &gloss);
    let back = text[..name.span.end].char_indices().rev().take(LONGEST_GLOSSED);
    let sounds = back.take_while(|(_, c)| *c == '·' || is_han(*c) && sentence.gazetteer.is_sound(*c));
    // A border of words inside a known word would be none.
    let starts = sounds.map(|(at, _)| at).filter(|at| sentence.word_across(*at).is_none_or(|word| !word.known));
    let best = starts.filter(|at| *at < name.span.start).min_by_key(|at| far(*at));
    if let Some(start) = best.filter(|start| far(*start) < far(name.span.start)) {
        name.span.start = start;
    }
}

/// Characters of a name that is spelt out behind it, at most.
const LONGEST_GLOSSED: usize = 12;

/// What stands in the brackets that `after` begins with.
fn inside_brackets(after: &str) -> String {
    after.trim_start().chars().skip(1).take_while(|c| !matches!(c, ')' | '）')).collect()
}

fn gloss_is_latin(after: &str) -> bool {
    let inside = inside_brackets(after);
    inside.len() >= 3 && inside.chars().all(|c| c.is_alphabetic() && !is_han(c) || " .-'·".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ruler_has_a_number() {
        assert_eq!(ordinal_behind("十二世去世"), "十二世".len());
        assert_eq!((ordinal_behind("一世纪前"), ordinal_behind("十月"), ordinal_behind("世代")), (0, 0, 0));
    }
}
