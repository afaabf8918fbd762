//! Forms of address: 丁院士, 李女士, 王总, 老王, 小李. The item is the surname; the title is no part of the name.

use super::{Candidate, Sentence};
use crate::extract::ItemKind;
use crate::extract::item::{Chinese, Value};
use crate::lang::zh::script::is_han;
use crate::lang::zh::{person, surname};

/// The persons of a sentence that are called by surname and title.
pub(super) fn find(sentence: &Sentence) -> Vec<Candidate> {
    let text = sentence.text;
    let mut found = Vec::new();
    for (at, _) in text.char_indices().filter(|(_, c)| is_han(*c)) {
        let Some((family, entry)) = surname::at_start(&text[at..]) else { continue };
        let end = at + family.len();
        let confidence = match () {
            // 原董事长: the former chairman.
            () if family == "原" => continue,
            // 由市长王某主持: by the mayor.
            () if family == "由" => continue,
            () if person::is_everyday_surname(family) || names_a_discipline(sentence, at, family) => continue,
            () if is_titled(sentence, at, end) => 72,
            // The familiar forms go with the commoner surnames only.
            () if entry.rank <= 2 && is_familiar(sentence, at, end) => 65,
            () => continue,
        };
        found.push(Candidate {
            span: at..end,
            kind: ItemKind::Person,
            value: Value::Chinese(Chinese { surname: family.to_owned() }),
            rank: 54,
            confidence,
        });
    }
    found
}

/// 艺术史教授: history, letters, law … behind a noun.
fn names_a_discipline(sentence: &Sentence, at: usize, family: &str) -> bool {
    let noun = sentence.word_ending_at(at).is_some_and(|word| word.end - word.start > 3);
    noun && "史学文经商农医理工法哲".contains(family)
}

/// Academician, Mrs, Mr, Miss, professor, doctor, teacher, comrade …
const TITLES: &[&str] = &[
    "院士",
    "女士",
    "先生",
    "小姐",
    "教授",
    "博士",
    "老师",
    "太太",
    "夫人",
    "同志",
    "律师",
    "法官",
    "大夫",
    "医生",
    "导演",
    "董事长",
    "总经理",
    "主任",
    "书记",
    "局长",
    "部长",
    "省长",
    "市长",
    "县长",
    "校长",
    "院长",
    "会长",
];

/// 丁院士, 王总: a title behind the surname, and a border before it.
fn is_titled(sentence: &Sentence, start: usize, end: usize) -> bool {
    let after = &sentence.text[end..];
    let title = TITLES.iter().find(|title| after.starts_with(**title)).map(|title| end + title.len());
    let chief = || {
        let word = sentence.word_starting_at(end).filter(|word| word.text == "总")?;
        let next = sentence.text[word.end..].chars().next();
        next.is_none_or(|c| !is_han(c) || person::verb_weight(c.encode_utf8(&mut [0; 4])) > 0).then_some(word.end)
    };
    let Some(title_end) = title.or_else(chief) else { return false };
    is_loose(sentence, start, end) && sentence.word_across(title_end).is_none() && begins(sentence, start)
}

/// 老王说, 小李: behind a border, with a verb or a pause after it.
fn is_familiar(sentence: &Sentence, start: usize, end: usize) -> bool {
    let before = &sentence.text[..start];
    let Some(prefix) = before.chars().next_back().filter(|c| "老小".contains(*c)) else { return false };
    let said = (1..=3).any(|n| {
        let after = &sentence.text[end..];
        let length: usize = after.chars().take(n).map(char::len_utf8).sum();
        person::verb_weight(&after[..length]) == 3
    });
    said && is_loose(sentence, start, end) && begins(sentence, start - prefix.len_utf8())
}

/// Whether no known word holds the surname together with what stands beside it.
fn is_loose(sentence: &Sentence, start: usize, end: usize) -> bool {
    [start, end].iter().all(|at| sentence.word_across(*at).is_none())
}

/// Whether a name may begin at `start`: at a pause, behind a known word, or behind a particle.
fn begins(sentence: &Sentence, start: usize) -> bool {
    sentence.word_ending_at(start).is_none_or(|before| {
        before.end - before.start > 3 && before.known || "的对向和与由是在请据让给跟为被".contains(before.text)
    })
}
