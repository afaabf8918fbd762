//! Terms that their form or a list gives away: dynasties (南宋), peoples (傣族), craft and rockets (长征五号), slogans of
//! policy (专精特新).

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Candidate, Sentence};
use crate::extract::ItemKind;
use crate::extract::item::Value;
use crate::lang::tsv;
use crate::lang::zh::figures::numeral;
use crate::lang::zh::gazetteer::{NameKind, class_of};

/// The terms of a sentence.
pub(super) fn find(sentence: &Sentence) -> Vec<Candidate> {
    let mut found = themes(sentence);
    found.extend(works(sentence));
    let mut at = 0;
    while let Some(character) = sentence.text[at..].chars().next() {
        let rest = &sentence.text[at..];
        let length = listed(rest, character).or_else(|| dynasty(rest)).map(|len| (len, 53)).or_else(|| {
            // The numeral in a name is none of its own.
            craft(rest, character).map(|len| (len, 67))
        });
        let Some((length, rank)) = length.filter(|(length, _)| !is_torn(sentence, at, at + length)) else {
            at += character.len_utf8();
            continue;
        };
        let confidence = if is_plan(&rest[..length]) { SURE_PLAN } else { 62 };
        found.push(Candidate { span: at..at + length, kind: ItemKind::Term, value: Value::Name, rank, confidence });
        at += length;
    }
    found
}

/// Works and treaties that the lists know, without title marks: four characters and more stand for themselves.
fn works(sentence: &Sentence) -> Vec<Candidate> {
    let known = sentence.listed.iter().filter(|name| class_of(name, NameKind::Work).is_some() && name.span.len() >= 12);
    known
        .map(|name| Candidate {
            span: name.span.clone(),
            kind: ItemKind::Title,
            value: Value::Name,
            rank: 54,
            confidence: 72,
        })
        .collect()
}

/// 围绕甲、乙、丙主题: the themes that are counted up behind "round" and before "theme", "topic", "field".
fn themes(sentence: &Sentence) -> Vec<Candidate> {
    let text = sentence.text;
    let mut found = Vec::new();
    for (at, around) in text.match_indices("围绕") {
        let start = at + around.len();
        let stretch = &text[start..text[start..].find(['，', '。', ',', '；']).map_or(text.len(), |end| start + end)];
        let Some(end) = ["主题", "议题", "话题", "方向", "领域"].iter().filter_map(|word| stretch.find(word)).min()
        else {
            continue;
        };
        let list = stretch[..end].trim_end_matches(['等', '的', '个', '大', '两', '三', '四', '五', '六']);
        if !list.contains('、') || list.contains(['“', '《']) {
            continue;
        }
        let mut from = start;
        for theme in list.split(['、', '和']) {
            if (2..=10).contains(&theme.chars().count()) {
                found.push(Candidate {
                    span: from..from + theme.len(),
                    kind: ItemKind::Term,
                    value: Value::Name,
                    rank: 46,
                    confidence: 58,
                });
            }
            from += theme.len() + list[from - start + theme.len()..].chars().next().map_or(0, char::len_utf8);
        }
    }
    found
}

/// Whether a known word goes on beyond either end.
fn is_torn(sentence: &Sentence, start: usize, end: usize) -> bool {
    [start, end].iter().any(|at| sentence.word_across(*at).is_some_and(|word| word.known))
}

fn listed(rest: &str, first: char) -> Option<usize> {
    let longest = TERMS.longest.get(&first)?;
    let ends: Vec<usize> = rest.char_indices().map(|(at, c)| at + c.len_utf8()).take(usize::from(*longest)).collect();
    ends.into_iter().rev().find(|end| TERMS.names.contains(&rest[..*end]))
}

/// 十四五, short for a five-year plan: it says which, as a figure does, and Italian has no vaguer name for it.
pub(super) fn is_plan(term: &str) -> bool {
    term.strip_suffix('五').is_some_and(|number| number.starts_with('十') && number.chars().count() == 2)
}

/// How sure such a plan is one.
pub(super) const SURE_PLAN: u8 = 90;

/// 汉代, 清朝: the name of a house before 代 or 朝.
fn dynasty(rest: &str) -> Option<usize> {
    let mut characters = rest.chars();
    let house = characters.next().filter(|c| "夏商周秦汉晋隋唐宋辽金元明清".contains(*c))?;
    let word = characters.next().filter(|c| "代朝".contains(*c))?;
    let plain = !matches!((house, word), ('金' | '周', '代')) && !characters.as_str().starts_with(['表', '理']);
    plain.then_some(house.len_utf8() + word.len_utf8())
}

/// 长征四号丙, 神舟二十号: a series and a number.
fn craft(rest: &str, first: char) -> Option<usize> {
    // Long March, Shenzhou, Tiangong, Chang'e, Tianwen, Tianzhou, Fengyun, Gaofen, Beidou, Kuaizhou, Queqiao …
    const SERIES: &[&str] = &[
        "长征",
        "神舟",
        "天宫",
        "嫦娥",
        "天问",
        "天舟",
        "风云",
        "高分",
        "北斗",
        "快舟",
        "鹊桥",
        "雪龙",
        "阿波罗",
        "猎鹰",
        "玉兔",
        "墨子",
        "力箭",
        "谷神星",
        "朱雀",
        "引力",
    ];
    if !"长神天嫦风高北快鹊雪阿猎玉墨力谷朱引".contains(first) {
        return None;
    }
    let series = SERIES.iter().find(|series| rest.starts_with(**series))?;
    let number = &rest[series.len()..];
    let (digits, _) = numeral::at_start(number)?;
    let behind = number[digits..].strip_prefix('号')?;
    let variant = behind.chars().next().filter(|c| "甲乙丙丁A".contains(*c)).map_or(0, char::len_utf8);
    Some(rest.len() - behind.len() + variant)
}

struct Terms {
    names: FxHashSet<&'static str>,
    longest: FxHashMap<char, u8>,
}

static TERMS: LazyLock<Terms> = LazyLock::new(|| {
    let mut terms = Terms { names: FxHashSet::default(), longest: FxHashMap::default() };
    for [name] in tsv::rows(include_str!("../data/terms.tsv")) {
        let first = name.chars().next().expect("no empty term");
        let longest = terms.longest.entry(first).or_insert(0);
        *longest = (*longest).max(name.chars().count() as u8);
        terms.names.insert(name);
    }
    terms
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_dynasties_and_craft() {
        assert_eq!(dynasty("明代家具"), Some("明代".len()));
        assert_eq!(dynasty("现代家具"), None);
        assert_eq!(craft("神舟二十号载人飞船", '神'), Some("神舟二十号".len()));
        assert_eq!(craft("长征七号甲火箭", '长'), Some("长征七号甲".len()));
        assert_eq!(craft("长征精神", '长'), None);
        assert!(is_plan("十二五") && !is_plan("十五") && !is_plan("十月革命"));
    }
}
