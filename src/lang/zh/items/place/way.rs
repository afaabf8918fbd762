//! Roads by their number; streets, tunnels, temples and ranges behind a preposition.

use super::vocabulary::{self, Use};
use super::{Candidate, Sentence, named};
use crate::lang::zh::script::is_han;
use crate::lang::zh::words;

/// 国道219线贡山段, 沪宁高速公路, G60高速: a road by its number or by the places it joins.
pub(super) fn roads(sentence: &Sentence) -> Vec<Candidate> {
    let text = sentence.text;
    let mut found = Vec::new();
    for kind in ["国道", "省道", "县道"] {
        for (at, _) in text.match_indices(kind) {
            let digits = text[at + kind.len()..].bytes().take_while(u8::is_ascii_digit).count();
            let before = text[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
            if digits.max(before) < 2 {
                continue;
            }
            let mut end = at + kind.len() + digits;
            end += if text[end..].starts_with('线') { '线'.len_utf8() } else { 0 };
            let stretch: usize =
                text[end..].chars().take(5).take_while(|c| is_han(*c) && *c != '段').map(char::len_utf8).sum();
            if (6..=12).contains(&stretch) && text[end + stretch..].starts_with('段') {
                end += stretch + '段'.len_utf8();
            }
            let start = at - if digits == 0 { before } else { 0 };
            found.push(named(start..end, 66, 72));
        }
    }
    found
}

/// What a street, a tunnel, a temple, a snowy mountain or a wharf is called: two or three characters that no verb or particle
/// is, behind a preposition, a verb of going or a place. 沿中正路, 穿过青云岭隧道.
pub(super) fn ways_and_ranges(sentence: &Sentence) -> Vec<Candidate> {
    let text = sentence.text;
    let mut found = Vec::new();
    for before in vocabulary::of(Use::Behind) {
        for (at, _) in text.match_indices(before) {
            let start = at + before.len();
            if sentence.word_across(start).is_some_and(|word| word.known) {
                continue;
            }
            let ends: Vec<usize> =
                text[start..].char_indices().skip(2).take(3).map(|(offset, _)| start + offset).collect();
            let fits = |end: &usize, kind: &&str| {
                if !text[*end..].starts_with(*kind) {
                    return false;
                }
                let name = &text[start..*end];
                let close = end + kind.len();
                // 发车区, 观众区: an area for something.
                let purpose = *kind == "区" && words::is_word(name);
                let plain = !purpose && name.chars().all(|c| is_han(c) && !NO_WAY.contains(c));
                let whole = sentence.word_across(close).is_none_or(|word| !word.known);
                let other = |word: &words::Word| {
                    words::parts_of_speech(word.text).contains(['v', 'd', 'm', 'r', 'p', 'c', 'q'])
                };
                let inside = sentence.words.iter().filter(|w| w.start >= start && w.end <= *end && w.end - w.start > 3);
                let common = words::is_word(&text[start..close])
                    || sentence.word_ending_at(close).is_some_and(|w| {
                        w.start < *end
                            && w.start > start
                            && w.known
                            && words::is_word(w.text)
                            && kind.chars().count() == 1
                    });
                // 地铁路线, 山上, 街头, 路边: the kind goes on.
                let goes_on = kind.chars().count() == 1
                    && text[close..].starts_with([
                        '上', '头', '边', '线', '面', '口', '道', '段', '程', '区', '市', '村', '县', '体', '里', '下',
                        '脚', '顶', '人', '径', '由', '过', '经', '民', '长', '委', '政', '级', '容', '域', '际', '愁',
                        '办', '中', '内', '外', '水', '流', '岸', '底', '鱼', '岛', '湾', '乡', '镇', '局', '院', '厂',
                        '场', '间', '子', '石', '木', '林', '地', '庄', '落', '寨', '式', '主', '友', '币', '股', '府',
                    ])
                    && !(text[close..].starts_with(['中', '内', '外', '边', '上', '里', '下', '水', '岸', '口', '脚'])
                        && kind_is_certain(kind));
                let listed_common = vocabulary::of(Use::Common).any(|word| text[start..close].ends_with(word));
                plain && whole && !common && !listed_common && !goes_on && !inside.clone().any(other)
            };
            let first = ends.iter().find_map(|end| {
                let kind = vocabulary::of(Use::Way).find(|kind| fits(end, kind))?;
                Some(end + kind.len())
            });
            // 青云岭|隧道: a feature that is called after another.
            let longer = first.and_then(|end| {
                let kind = vocabulary::of(Use::Way).find(|kind| kind.chars().count() > 1 && fits(&end, kind))?;
                Some(end + kind.len())
            });
            if let Some(end) = longer.or(first) {
                found.push(named(start..end, 51, 70));
            }
        }
    }
    found
}

/// Whether words for a side of it may follow the kind of a place: 雨花区内, 岚溪河边, but not 山上, 路边, 街头.
fn kind_is_certain(kind: &str) -> bool {
    ["区", "县", "镇", "乡", "村", "寨", "岭", "河", "溪", "湖", "岛"].contains(&kind)
}

/// What no name of a street, a temple or a mountain has: particles, pronouns, numerals, "this", "each", adjectives of size.
const NO_WAY: &str = "的了在是与及或也就被把对给向从到这那个几两各每该本全某为等以些不得着过我你他她所一二三四五六七八九十条座片处有无同何原老小旧新高";
