//! Places of one character: 中意两国, 在沪举行, 全港.

use std::ops::Range;

use super::vocabulary::{self, Use};
use super::{Candidate, Sentence, named};
use crate::lang::zh::script::is_han;

/// 全港, 全澳, 全台: all of the region, where no longer word goes on (全台词).
pub(super) fn whole_regions(sentence: &Sentence) -> Vec<Candidate> {
    let text = sentence.text;
    let whole = ["全港", "全澳", "全台", "访港", "访澳", "来港", "来澳"];
    let spans = whole.iter().flat_map(|word| text.match_indices(word).map(|(at, word)| at..at + word.len()));
    let free = |span: &Range<usize>| {
        let across = |at: usize| sentence.word_across(at).is_some_and(|word| word.known);
        // 全台灯光: all the stage, where the text is not of Taiwan.
        let of_taiwan = sentence.traditional || text.contains("台湾");
        (!text[span.clone()].ends_with('台') || of_taiwan)
            && !across(span.start)
            && !across(span.end)
            && !text[span.end..].starts_with(['元', '币', '词', '阶', '口', '湾'])
    };
    spans
        .filter(free)
        .map(|span| {
            let all = text[span.clone()].starts_with('全');
            let start = span.start + if all { 0 } else { '访'.len_utf8() };
            named(start..span.end, 51, 75)
        })
        .collect()
}

/// 沪, 苏, 中, 意: in a list of such characters, or behind 在 and before a few words that only follow a place.
pub(super) fn one_character(sentence: &Sentence) -> Vec<Candidate> {
    let text = sentence.text;
    let mut found = Vec::new();
    let mut run: Vec<(usize, char)> = Vec::new();
    for (at, character) in text.char_indices() {
        let short = sentence.gazetteer.abbreviation(character.encode_utf8(&mut [0; 4]));
        let held = sentence
            .word_starting_at(at)
            .or_else(|| sentence.word_across(at))
            .filter(|w| w.known && w.end - w.start > 3);
        // 驻港, 访华, 在沪 are words, and say a place all the same.
        let moving = held
            .is_some_and(|w| w.end - w.start == 6 && w.end == at + character.len_utf8() && w.text.starts_with(TOWARD));
        let inside_word = held.is_some() && !moving;
        let kind = short.map(|(_, kind)| kind);
        // 乌方: Ukraine, where the character alone is a town.
        let side =
            (kind == Some("country") || character == '乌') && text[at + character.len_utf8()..].starts_with('方');
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
    // 在港|揭幕: the second may begin another word.
    if let [(first, _), (_, second)] = run.as_slice()
        && text[..*first].ends_with(['在', '驻', '访', '赴'])
        && kind(*second) == "city"
    {
        run.pop();
    }
    let taken: Vec<(usize, char)> = match run.as_slice() {
        [(at, c)] if *c == '中' && text[at + c.len_utf8()..].starts_with("外") => {
            // 中外 museums, guests, firms: China and abroad.
            let after = &text[at + "中外".len()..];
            let noun = ["博物馆", "嘉宾", "企业", "媒体", "专家", "学者", "客商", "艺术家", "记者", "游客", "名家"];
            if noun.iter().any(|word| after.starts_with(word)) { run.clone() } else { Vec::new() }
        }
        [(at, c)] => {
            let before = text[..*at].chars().next_back();
            let after = &text[at + c.len_utf8()..];
            let located = before == Some('在') && vocabulary::of(Use::Event).any(|word| after.starts_with(word));
            let side = after.starts_with('方')
                && (kind(*c) == "country" || *c == '乌')
                && !after.starts_with("方面")
                && !after.starts_with("方式");
            // 采访|中, 走访|中: interview, look round, and no visit to China.
            let torn = *c == '中'
                && sentence
                    .word_ending_at(*at)
                    .is_some_and(|word| word.end - word.start > 3 && word.text.ends_with('访'));
            // 涉湖, 涉江, 涉川: about lakes and rivers, and not about provinces.
            let waters = text[..*at].ends_with('涉') && "湖江川海沙浙".contains(*c);
            let toward = !torn && !waters && text[..*at].ends_with(['驻', '访', '赴', '抵', '旅', '涉'])
                || text[..*at].ends_with(['来', '在', '离', '返']) && *c == '华'
                || text[..*at].ends_with(['在', '来', '离', '返', '抵'])
                    && "京沪港澳台".contains(*c)
                    && after.chars().next().is_none_or(|next| {
                        !is_han(next)
                            || sentence.word_starting_at(*at + c.len_utf8()).is_some_and(|w| w.end - w.start > 3)
                    })
                || before == Some('对') && *c == '华'
                || before == Some('对')
                    && kind(*c) == "country"
                    && (!"中日以".contains(*c) || after.starts_with(['关', '贸', '投', '出', '政', '援', '军', '制']));
            if located || side || toward { run.clone() } else { Vec::new() }
        }
        // Two countries or a run of provinces: 中意, 沪苏浙皖.
        [(_, a), (at, b)] if kind(*a) == "country" && kind(*b) == "country" && a != b => {
            let after = &text[at + b.len_utf8()..];
            let two = vocabulary::of(Use::Pair).any(|word| after.starts_with(word));
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
        found.push(named(at..end, 50, 75));
    }
    run.clear();
}

/// Stationed in, visiting, going to, arriving in, coming to, in, leaving, returning to.
const TOWARD: &[char] = &['驻', '访', '赴', '抵', '来', '在', '离', '返'];
