//! Countries by their first character, once the text has named them in full: 乌议长 of 乌拉圭, 中安两国 of 安哥拉.

use super::{Candidate, Sentence};
use crate::extract::ItemKind;
use crate::extract::item::Value;
use crate::lang::zh::gazetteer::{NameKind, class_of};

/// The countries of three characters and more that the text names, by their first character. Of two with the same
/// character none is meant.
pub(in crate::lang::zh::items) fn lands(sentences: &[Sentence]) -> Vec<(char, String)> {
    let mut found: Vec<(char, String)> = Vec::new();
    for sentence in sentences {
        for name in sentence.listed.iter().filter(|name| class_of(name, NameKind::Place) == Some("country")) {
            let text = &sentence.text[name.span.clone()];
            let Some(first) = text.chars().next().filter(|_| text.chars().count() >= 3) else { continue };
            if !found.iter().any(|(_, land)| land == text) {
                found.push((first, text.to_owned()));
            }
        }
    }
    let firsts: Vec<char> = found.iter().map(|(first, _)| *first).collect();
    found.retain(|(first, _)| firsts.iter().filter(|other| *other == first).count() == 1);
    found
}

/// The mentions of `lands` by one character: before an office or a power of state, and beside 中 or behind 对, 访, 赴.
pub(in crate::lang::zh::items) fn by_first_character(sentence: &Sentence, lands: &[(char, String)]) -> Vec<Candidate> {
    let text = sentence.text;
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        let Some((_, land)) = lands.iter().find(|(first, _)| *first == c) else { continue };
        let end = at + c.len_utf8();
        let (before, after) = (&text[..at], &text[end..]);
        let loose = |from: usize, to: usize| {
            sentence
                .word_starting_at(from)
                .or_else(|| sentence.word_across(from))
                .is_none_or(|word| !word.known || word.start >= from && word.end <= to)
        };
        if text[at..].starts_with(land.as_str()) || !loose(at, end) {
            continue;
        }
        let of_state = OF_STATE.iter().any(|word| after.starts_with(word));
        let mut paired = false;
        if let Some(rest) = before.strip_suffix('中') {
            paired = loose(rest.len(), at) && TOGETHER.iter().any(|word| after.starts_with(word));
        }
        let toward = before.ends_with(['对', '访', '赴', '援', '驻'])
            && ["出口", "进口", "投资", "贸易", "关系", "合作", "援助", "企业", "，", "。", "期间", "中"]
                .iter()
                .any(|word| after.starts_with(word));
        if !(of_state || paired || toward) {
            continue;
        }
        let mention = |span, value| Candidate { span, kind: ItemKind::Place, value, rank: 50, confidence: 72 };
        found.push(mention(at..end, Value::ShortFor(land.clone())));
        if paired {
            found.push(mention(at - '中'.len_utf8()..at, Value::ShortFor("中国".to_owned())));
        }
    }
    found
}

/// Offices and powers that a country has: president, premier, foreign minister, speaker, parliament, government …
const OF_STATE: [&str; 30] = [
    "总统",
    "总理",
    "首相",
    "国王",
    "外长",
    "防长",
    "财长",
    "议长",
    "众议长",
    "参议长",
    "副总统",
    "副总理",
    "外交部",
    "国防部",
    "议会",
    "国会",
    "众议院",
    "参议院",
    "政府",
    "军方",
    "警方",
    "媒体",
    "官员",
    "央行",
    "执政党",
    "反对党",
    "领导人",
    "驻华",
    "对华",
    "代表团",
];

/// What two countries have together: the two lands, relations, cooperation, trade, friendship, border, diplomatic ties …
const TOGETHER: [&str; 14] =
    ["两国", "关系", "合作", "双边", "贸易", "经贸", "友好", "友谊", "建交", "双方", "边境", "战略", "人文", "立法"];

#[cfg(test)]
mod tests {
    use super::super::super::tests::sentence;
    use super::*;

    #[test]
    fn a_country_named_in_full_goes_by_its_first_character() {
        let text = "他会见危地马拉总统，危外长在座，中危两国合作，局势危急";
        let sentence = sentence(text);
        let known = vec![('危', "危地马拉".to_owned())];
        let mut found: Vec<&str> = by_first_character(&sentence, &known).into_iter().map(|c| &text[c.span]).collect();
        found.sort_unstable();
        assert_eq!(found, ["中", "危", "危"]);
    }
}
