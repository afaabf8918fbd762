//! Counties, cities and districts without the word for what they are: 安徽|宿松人, 常山、江山一带. The list has them with it.

use std::ops::Range;

use super::{Candidate, Sentence, named};
use crate::lang::zh::gazetteer::{NameKind, class_of};
use crate::lang::zh::script::is_han;
use crate::lang::zh::words;

/// Behind a larger place, in front of a word for the land around, or beside another such name in a list.
pub(super) fn without_kind(sentence: &Sentence) -> Vec<Candidate> {
    let text = sentence.text;
    let mut spans: Vec<Range<usize>> = Vec::new();
    let behind_larger = |start: usize| {
        sentence.listed.iter().any(|name| {
            let class = class_of(name, NameKind::Place);
            let whole = text[..start].ends_with(['省', '市', '州', '区']) || name.span.end == start;
            let near = name.span.end == start || name.span.end + 3 == start;
            near && whole && matches!(class, Some("region" | "city" | "territory"))
        })
    };
    let before_land = |end: usize| AROUND.iter().any(|word| text[end..].starts_with(word));
    let starts: Vec<usize> = text.char_indices().filter(|(_, c)| is_han(*c)).map(|(at, _)| at).collect();
    // Most characters have neither a larger place before them nor such a word a little behind.
    let land_near = |start: usize| {
        let ends = text[start..].char_indices().skip(2).take(2).map(|(offset, _)| start + offset);
        ends.into_iter().any(before_land)
    };
    for start in starts.iter().filter(|start| behind_larger(**start) || land_near(**start)) {
        let Some(end) = county_at(sentence, *start) else { continue };
        // 兰州|桥头: a noun that is the name of a district as well.
        if behind_larger(*start) && !words::is_word(&text[*start..end]) || before_land(end) {
            spans.push(*start..end);
        }
    }
    // 常山、|江山一带: to the front of the list, and to its end.
    let mut next = 0;
    while let Some(span) = spans.get(next).cloned() {
        next += 1;
        if let Some(mark) = text[..span.start].chars().next_back().filter(|c| matches!(c, '、' | '和' | '与')) {
            let pause = span.start - mark.len_utf8();
            let before = starts.iter().rev().filter(|start| **start < pause).take(3);
            let fits = before.clone().find(|start| county_at(sentence, **start) == Some(pause));
            spans.extend(fits.map(|start| *start..pause).filter(|found| !spans.contains(found)));
        }
        if let Some(mark) = text[span.end..].chars().next().filter(|c| matches!(c, '、' | '和' | '与')) {
            let start = span.end + mark.len_utf8();
            let fits = county_at(sentence, start).map(|end| start..end);
            spans.extend(fits.filter(|found| !spans.contains(found)));
        }
    }
    spans.into_iter().map(|span| named(span, 53, 72)).collect()
}

/// In the area of, within, all of, and other counties, and other places.
const AROUND: [&str; 6] = ["一带", "境内", "全境", "等县", "等市县", "等地"];

/// The end of the two or three characters at `start` that are the name of a listed county, city or district.
fn county_at(sentence: &Sentence, start: usize) -> Option<usize> {
    let text = sentence.text;
    let torn = |at: usize| sentence.word_across(at).is_some_and(|word| word.known);
    let ends = text[start..].char_indices().skip(2).map(|(offset, _)| start + offset).chain([text.len()]).take(2);
    ends.filter(|end| *end > start).find(|end| {
        let name = &text[start..*end];
        let counts = (2..=3).contains(&name.chars().count()) && name.chars().all(is_han);
        let listed = |kind: &&str| {
            let whole = format!("{name}{kind}");
            sentence.gazetteer.kinds(&whole).iter().any(|(kind, _)| *kind == NameKind::Place)
        };
        let common = words::parts_of_speech(name).contains(['v', 'a', 'd']);
        counts
            && sentence.gazetteer.kinds(name).is_empty()
            && !common
            && !torn(start)
            && !torn(*end)
            && ["县", "市", "区", "旗"].iter().any(listed)
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::sentence;
    use super::*;

    fn names(text: &str) -> Vec<String> {
        let mut found: Vec<Candidate> = without_kind(&sentence(text));
        found.sort_by_key(|c| c.span.start);
        found.into_iter().map(|c| text[c.span].to_owned()).collect()
    }

    #[test]
    fn a_county_goes_without_its_kind() {
        assert_eq!(names("她是云南元谋人"), ["元谋"]);
        assert_eq!(names("物资运往德清、磐安一带"), ["德清", "磐安"]);
        assert!(names("云南解放了").is_empty());
        assert!(names("元谋是他的名字").is_empty());
    }
}
