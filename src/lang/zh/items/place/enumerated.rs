//! Places counted up before 等地: 书院巷、莲花池等地. What the words at the end say holds for each of the list, listed or not.

use super::{Candidate, Sentence, named};
use crate::lang::zh::gazetteer::{NameKind, class_of};
use crate::lang::zh::script::is_han;
use crate::lang::zh::words;

/// And other places, and other counties and cities, districts, towns, villages.
const OTHERS: [&str; 13] = [
    "等地",
    "等县市",
    "等市县",
    "等县区",
    "等区县",
    "等县",
    "等乡镇",
    "等乡",
    "等镇",
    "等村",
    "等村庄",
    "等城市",
    "等景区",
];

/// Characters of a name in such a list, at most.
const LONGEST: usize = 6;

/// The places of such lists that nothing else shows.
pub(super) fn enumerated(sentence: &Sentence) -> Vec<Candidate> {
    let text = sentence.text;
    let mut found = Vec::new();
    for (at, _) in text.match_indices('等') {
        if !OTHERS.iter().any(|others| text[at..].starts_with(others)) {
            continue;
        }
        let mut end = at;
        loop {
            let start =
                text[..end].char_indices().rev().take_while(|(_, c)| is_han(*c)).last().map_or(end, |(at, _)| at);
            let goes_back = text[..start].ends_with('、');
            let begin = if goes_back { Some(start) } else { beginning(sentence, start, end, end < at) };
            let Some(begin) = begin else { break };
            let listed = sentence.listed.iter().any(|name| name.span == (begin..end));
            if !listed && !is_a_name(sentence, begin, end) {
                break;
            }
            if !listed {
                found.push(named(begin..end, 56, 68));
            }
            if !goes_back {
                break;
            }
            end = start - '、'.len_utf8();
        }
    }
    found
}

/// Where the first name of a list begins that ends at `end`: behind a listed place that it lies in (高雄|桃源), behind a
/// preposition, or where its stretch begins.
fn beginning(sentence: &Sentence, start: usize, end: usize, several: bool) -> Option<usize> {
    let text = &sentence.text[start..end];
    let larger = sentence
        .listed
        .iter()
        .filter(|name| start <= name.span.start && class_of(name, NameKind::Place).is_some())
        .map(|name| name.span.end)
        .filter(|at| *at < end && sentence.text[*at..end].chars().count() >= 2)
        .max();
    let behind = || {
        let at = text.rfind(['在', '从', '到', '赴'])?;
        Some(start + at + '在'.len_utf8())
    };
    let whole = || (several && text.chars().count() <= 4).then_some(start);
    larger.or_else(behind).or_else(whole)
}

/// Whether what stands there may be the name of a place: two characters to six, no verb and no particle.
fn is_a_name(sentence: &Sentence, start: usize, end: usize) -> bool {
    let name = &sentence.text[start..end];
    let count = name.chars().count();
    let plain = !name.contains(['的', '了', '是', '和', '与', '被', '把', '等', '各', '其', '这', '全', '多']);
    let torn = [start, end].iter().any(|at| sentence.word_across(*at).is_some_and(|word| word.known));
    let other = words::parts_of_speech(name).contains(['v', 'a', 'd', 'r', 'm']);
    (2..=LONGEST).contains(&count) && plain && !torn && !other
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::sentence;
    use super::*;

    fn names(text: &str) -> Vec<String> {
        let mut found: Vec<Candidate> = enumerated(&sentence(text));
        found.sort_by_key(|c| c.span.start);
        found.into_iter().map(|c| text[c.span].to_owned()).collect()
    }

    #[test]
    fn what_is_counted_up_before_other_places_is_a_place() {
        assert_eq!(names("书院巷、莲花池等地游人不绝"), ["书院巷", "莲花池"]);
        assert_eq!(names("屏东雾台、泰武等地降雨明显"), ["泰武"]);
        assert_eq!(names("苹果、梨等水果"), [""; 0]);
    }
}
