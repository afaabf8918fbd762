//! Places: listed ones, one-character names in lists and compounds, and those that a word such as 镇 town ends.

use super::{Candidate, Sentence, class_of};
use crate::extract::ItemKind;
use crate::extract::item::Value;
use crate::lang::zh::gazetteer::NameKind;
use crate::lang::zh::script::is_han;
use crate::lang::zh::words;

/// The places of a sentence.
pub(super) fn find(sentence: &Sentence) -> Vec<Candidate> {
    let mut found = listed(sentence);
    found.extend(by_ending(sentence));
    found.extend(one_character(sentence));
    found
}

fn listed(sentence: &Sentence) -> Vec<Candidate> {
    sentence
        .listed
        .iter()
        .filter_map(|name| class_of(name, NameKind::Place).map(|class| (name, class)))
        .filter(|(name, _)| !is_part_of_a_word(sentence, &name.span) && !is_part_of_a_sound(sentence, &name.span))
        .map(|(name, _)| {
            let end = with_ending(sentence.text, name.span.end);
            Candidate {
                span: name.span.start..end,
                kind: ItemKind::Place,
                value: Value::Name,
                rank: 52,
                confidence: 90,
            }
        })
        .collect()
}

/// Whether a short name by sound goes on in more characters of sound: 里尔 in 维拉里尔, 范斯 in 范斯坦.
pub(super) fn is_part_of_a_sound(sentence: &Sentence, span: &std::ops::Range<usize>) -> bool {
    let sounding = |word: &words::Word| {
        let particle = "的了在是和与及或也都就被把对给向从到这那个不有说称为将于以等则而但其之曾已还又再来去上下里"
            .contains(word.text);
        word.end - word.start == 3 && !particle && word.text.chars().all(|c| sentence.gazetteer.is_sound(c))
    };
    let all_sound = sentence.text[span.clone()].chars().all(|c| sentence.gazetteer.is_sound(c));
    let before = sentence.words.iter().any(|w| w.end == span.start && sounding(w));
    let behind = sentence.words.iter().any(|w| w.start == span.end && sounding(w));
    let inside = sentence
        .words
        .iter()
        .any(|w| w.start < span.start && span.start < w.end || w.start < span.end && span.end < w.end);
    span.len() <= 9 && all_sound && (before || behind || inside)
}

/// Whether the word list knows a word that holds a border of `span`: 日本 in 今日本报.
fn is_part_of_a_word(sentence: &Sentence, span: &std::ops::Range<usize>) -> bool {
    let text = &sentence.text[span.clone()];
    span.len() <= 6
        && !words::is_word(text)
        && sentence.words.iter().any(|w| {
            w.known
                && w.end - w.start > 3
                && (w.start < span.start && span.start < w.end || w.start < span.end && span.end < w.end)
        })
}

/// Takes a county's or a province's ending along: 贡山 + 县.
fn with_ending(text: &str, end: usize) -> usize {
    match text[end..].chars().next() {
        Some(c)
            if "省市县区州镇乡村".contains(c)
                && !text[end..].starts_with("市场")
                && !text[end..].starts_with("区域")
                && !text[end..].starts_with("村民")
                && !text[end..].starts_with("市民") =>
        {
            end + c.len_utf8()
        }
        _ => end,
    }
}

/// Town, township, village, county, district, island, river, mountain, bay, harbour, road, square, airport, station.
const ENDINGS: &[&str] = &[
    "自治县",
    "自治州",
    "新区",
    "开发区",
    "县",
    "镇",
    "乡",
    "岛",
    "江",
    "河",
    "湖",
    "湾",
    "机场",
    "广场",
    "大桥",
    "断裂带",
    "山脉",
    "海峡",
    "半岛",
    "高原",
    "盆地",
    "平原",
];

/// One to three characters that no word takes, before an ending.
fn by_ending(sentence: &Sentence) -> Vec<Candidate> {
    let mut found = Vec::new();
    for ending in ENDINGS {
        for (at, _) in sentence.text.match_indices(ending) {
            let start = loose_characters_before(sentence, at);
            let count = sentence.text[start..at].chars().count();
            let end = at + ending.len();
            let word_goes_on = sentence.words.iter().any(|w| w.known && w.start < end && end < w.end);
            if (2..=3).contains(&count) && !word_goes_on && !words::is_word(&sentence.text[start..end]) {
                found.push(Candidate {
                    span: start..end,
                    kind: ItemKind::Place,
                    value: Value::Name,
                    rank: 48,
                    confidence: 65,
                });
            }
        }
    }
    found
}

/// Where the run of single characters before `at` begins, three at most, particles left out.
fn loose_characters_before(sentence: &Sentence, at: usize) -> usize {
    let mut start = at;
    for word in sentence.words.iter().rev().filter(|w| w.end <= at).take(3) {
        let single = word.end - word.start == 3 && word.end == start;
        let particle =
            "的了在是和与及或也都就被把对给向从到这那个一二三四五六七八九十两某该各本每新大小老县市省上下前后中为于有"
                .contains(word.text);
        if !single || particle || !word.text.chars().all(is_han) {
            break;
        }
        start = word.start;
    }
    start
}

/// 沪, 苏, 中, 意: in a list of such characters, or behind 在 and before a few words that only follow a place.
fn one_character(sentence: &Sentence) -> Vec<Candidate> {
    let text = sentence.text;
    let mut found = Vec::new();
    let mut run: Vec<(usize, char)> = Vec::new();
    for (at, character) in text.char_indices() {
        let short = sentence.gazetteer.abbreviation(character.encode_utf8(&mut [0; 4]));
        let inside_word = sentence.words.iter().any(|w| w.known && w.end - w.start > 3 && w.start <= at && at < w.end);
        let kind = short.map(|(_, kind)| kind);
        let side = kind == Some("country") && text[at + character.len_utf8()..].starts_with('方');
        if kind.is_some() && (!inside_word || side) {
            run.push((at, character));
            continue;
        }
        close_run(sentence, &mut run, &mut found);
    }
    close_run(sentence, &mut run, &mut found);
    found
}

fn close_run(sentence: &Sentence, run: &mut Vec<(usize, char)>, found: &mut Vec<Candidate>) {
    let text = sentence.text;
    let kind = |c: char| sentence.gazetteer.abbreviation(c.encode_utf8(&mut [0; 4])).map_or("", |(_, kind)| kind);
    let taken: Vec<(usize, char)> = match run.as_slice() {
        [(at, c)] => {
            let before = text[..*at].chars().next_back();
            let after = &text[at + c.len_utf8()..];
            let located = before == Some('在') && AFTER_PLACE.iter().any(|word| after.starts_with(word));
            let side = after.starts_with('方')
                && kind(*c) == "country"
                && !after.starts_with("方面")
                && !after.starts_with("方式");
            let toward = before == Some('驻')
                || before == Some('访')
                || before == Some('赴')
                || before == Some('对') && after.starts_with(['关', '贸', '投', '出', '政']);
            if located || side || toward { run.clone() } else { Vec::new() }
        }
        // Two countries or a run of provinces: 中意, 沪苏浙皖.
        [(_, a), (at, b)] if kind(*a) == "country" && kind(*b) == "country" && a != b => {
            let after = &text[at + b.len_utf8()..];
            let two = AFTER_PAIR.iter().any(|word| after.starts_with(word));
            if two { run.clone() } else { Vec::new() }
        }
        [_, _, _, ..] if run.iter().all(|(_, c)| kind(*c) != "city") => run.clone(),
        _ => Vec::new(),
    };
    for (at, character) in taken {
        let mut end = at + character.len_utf8();
        if run.len() == 1 && text[end..].starts_with('方') && !text[..at].ends_with('在') {
            end += '方'.len_utf8();
        }
        found.push(Candidate { span: at..end, kind: ItemKind::Place, value: Value::Name, rank: 50, confidence: 75 });
    }
    run.clear();
}

/// 两国 two countries, 关系 relations, 贸易 trade …: what follows the names of two countries.
const AFTER_PAIR: &[&str] = &[
    "两国", "关系", "贸易", "双方", "合作", "建交", "友好", "边境", "会谈", "元首", "经贸", "外长", "战略", "领导",
    "联合", "政治", "文化", "科技", "双边", "外交", "之间", "论坛", "峰会", "青年", "企业", "经济", "冲突", "战争",
    "谈判", "协议", "人文", "教育",
];

/// 举行 held, 召开 convened, 揭幕 opened …: what follows a place behind 在.
const AFTER_PLACE: &[&str] = &[
    "举行", "举办", "召开", "开幕", "揭幕", "闭幕", "启动", "发布", "成立", "签署", "会见", "揭牌", "落幕", "亮相",
    "开", "的", "，", "逝世", "落户", "设立",
];
