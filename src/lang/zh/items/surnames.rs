//! Persons of whom hardly more than the surname is told: 张某, 李某某, 赵某甲, “陈”某, 吴（音译）, 陈姓男子.

use super::{Candidate, Sentence};
use crate::extract::ItemKind;
use crate::extract::item::{Chinese, Value};
use crate::lang::zh::person;
use crate::lang::zh::script::is_han;
use crate::lang::zh::surname;

/// The persons of `sentence` that go by their surname.
pub(super) fn find(sentence: &Sentence) -> Vec<Candidate> {
    let text = sentence.text;
    let mut found = Vec::new();
    let mut end = 0;
    for (at, _) in text.char_indices().filter(|(_, c)| is_han(*c)) {
        let Some((family, entry)) = surname::at_start(&text[at..]).filter(|_| at >= end) else { continue };
        let behind = at + family.len();
        let Some(length) = withheld(text, at, behind, entry.rank).or_else(|| by_sound_only(text, at, behind)) else {
            continue;
        };
        end = behind + length;
        found.push(Candidate {
            span: at..end,
            kind: ItemKind::Person,
            value: Value::Chinese(Chinese { surname: family.to_owned() }),
            rank: 62,
            confidence: 85,
        });
    }
    found
}

/// The length of what stands for a given name that is withheld behind a surname that ends at `end`.
fn withheld(text: &str, start: usize, end: usize, rank: u8) -> Option<usize> {
    let before = &text[..start];
    let quote = ['”', '"', '」'].iter().find(|mark| text[end..].starts_with(**mark)).map_or(0, |mark| mark.len_utf8());
    let quoted = quote > 0 && before.ends_with(['“', '"', '「', '”']);
    let after = &text[end + if quoted { quote } else { 0 }..];
    let certain = quoted || after.starts_with("某某") || person::ends_with_office(before);
    let doubtful =
        rank > 2 || person::is_everyday_surname(&text[start..end]) || before.ends_with(['上', '本', '下', '每']);
    let stands = after.chars().take_while(|c| *c == '某').count();
    if stands == 0 || doubtful && !certain {
        return None;
    }
    let rest = &after[stands * '某'.len_utf8()..];
    // 某人, 某种, 某些: some person, kind, things; 和某国 is no He.
    if !certain && rest.starts_with(|c| SOME.contains(c)) {
        return None;
    }
    let number = rest.chars().next().filter(|c| "甲乙丙丁".contains(*c)).map_or(0, char::len_utf8);
    Some(after.as_ptr() as usize - text[end..].as_ptr() as usize + stands * '某'.len_utf8() + number)
}

/// What 某, some, stands before in other uses.
const SOME: &str = "人些个种地处年月日时事物方国次样一家位段项类天市县省校公大";

/// A surname alone that the text says is given by its sound, or that is told as such: 吴（音译）, 陈姓男子. Nothing of
/// what follows is part of the name.
fn by_sound_only(text: &str, start: usize, end: usize) -> Option<usize> {
    let after = &text[end..];
    let alone = !text[..start].ends_with(is_han) || person::ends_with_office(&text[..start]);
    let sounded =
        alone && after.starts_with(['（', '(']) && after[after.chars().next()?.len_utf8()..].starts_with("音译");
    let told = after.strip_prefix('姓').is_some_and(|who| {
        let ends = who.char_indices().map(|(at, c)| at + c.len_utf8());
        ends.skip(1).take(3).any(|end| person::is_office(&who[..end]))
    });
    let known = surname::get(&text[start..end]).is_some_and(|entry| entry.rank <= 2);
    (sounded || told && known && !person::is_everyday_surname(&text[start..end])).then_some(0)
}

#[cfg(test)]
mod tests {
    use super::super::tests::sentence;
    use super::*;

    fn names(text: &str) -> Vec<&str> {
        find(&sentence(text)).into_iter().map(|found| &text[found.span]).collect()
    }

    #[test]
    fn a_surname_with_its_given_name_withheld_is_a_person() {
        assert_eq!(names("张某与李某某发生争执，赵某甲报警"), ["张某", "李某某", "赵某甲"]);
        assert_eq!(names("画面显示“沈”某走出商店"), ["沈”某"]);
        assert_eq!(names("一名陈姓男子被捕，“邹（音译）”说"), ["陈", "邹"]);
    }

    #[test]
    fn some_person_is_none() {
        for text in ["在某种程度上", "他和某人谈话", "上周某天", "来自某国", "与某公司签约", "百家姓人物"]
        {
            assert_eq!(names(text), [""; 0], "{text}");
        }
    }
}
