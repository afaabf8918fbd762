//! Places that are counted up: 秀林、卓溪等八个乡镇, 沪、苏、浙三省.

use super::ending::loose_characters_before;
use super::vocabulary::{self, Use};
use super::{Candidate, Sentence, named};
use crate::lang::zh::script::is_han;

/// 秀林、卓溪、丰滨等八个乡镇: what is counted up before 等 and a number of towns, cities, countries is of that kind.
pub(super) fn summed_up(sentence: &Sentence) -> Vec<Candidate> {
    let text = sentence.text;
    let mut found = Vec::new();
    for (at, etc) in text.match_indices('等') {
        let after = &text[at + etc.len()..];
        let number = crate::lang::zh::figures::numeral::at_start(after).map_or(0, |(len, _)| len);
        let counted = after[number..].strip_prefix(['个', '多']).unwrap_or(&after[number..]);
        let counted = counted.strip_prefix('个').unwrap_or(counted);
        if number == 0
            || !vocabulary::of(Use::Counted).any(|kind| counted.starts_with(kind))
            || counted.starts_with("地方")
        {
            continue;
        }
        let list = &text[text[..at]
            .rfind(['，', '。', '；', '：', ',', '(', '（'])
            .map_or(0, |p| p + text[p..].chars().next().map_or(0, char::len_utf8))..at];
        let list = list.trim_start_matches(|c: char| !is_han(c));
        let mut end = at;
        for (index, name) in list.rsplit(['、', '和']).enumerate() {
            let separator = if index == 0 { 0 } else { '、'.len_utf8() };
            end -= separator;
            let start = end - name.len();
            let count = name.chars().count();
            if (2..=5).contains(&count) && name.chars().all(is_han) {
                found.push(named(start..end, 51, 70));
            } else if index > 0 {
                // The first of the list follows its verb: the last word of two or more characters, or loose ones.
                let start = loose_characters_before(sentence, end);
                if (2..=3).contains(&text[start..end].chars().count()) {
                    found.push(named(start..end, 51, 66));
                }
                break;
            } else {
                break;
            }
            end = start;
        }
    }
    found
}

/// 沪、苏、浙三省: provinces by one character each, counted up before their number.
pub(super) fn provinces_counted(sentence: &Sentence) -> Vec<Candidate> {
    let text = sentence.text;
    let province = |c: char| {
        let kind = sentence.gazetteer.abbreviation(c.encode_utf8(&mut [0; 4])).map(|(_, kind)| kind);
        matches!(kind, Some("province" | "city" | "region" | "territory"))
    };
    let mut found = Vec::new();
    let mut run: Vec<(usize, char)> = Vec::new();
    let mut pause = true;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let alone =
            province(c) && text[end..].chars().next().is_some_and(|next| !is_han(next) || is_counted(&text[end..]));
        if matches!(c, '、' | '和' | '与') && !pause && !run.is_empty() {
            pause = true;
        } else if alone && (pause || run.is_empty()) {
            run.push((at, c));
            pause = false;
            if run.len() > 1 && is_counted(text[end..].trim_start_matches('等')) {
                found.extend(run.drain(..).map(|(at, c)| named(at..at + c.len_utf8(), 51, 75)));
            }
        } else {
            run.clear();
            pause = true;
        }
    }
    found
}

/// Whether `after` begins with a number of provinces, cities or places: 三省, 四省市, 两地.
fn is_counted(after: &str) -> bool {
    let number = after.chars().next().is_some_and(|c| "两二三四五六七八九十".contains(c));
    let rest = after.chars().next().map_or("", |c| &after[c.len_utf8()..]);
    number && rest.trim_start_matches('个').starts_with(['省', '市', '地', '区'])
}
