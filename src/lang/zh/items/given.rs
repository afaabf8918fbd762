//! Persons by their given name alone: 儿子春生, 小名叫“渡生”, 小芳, 阿强.

use super::{Candidate, Sentence};
use crate::extract::ItemKind;
use crate::extract::item::{Chinese, Value};
use crate::lang::zh::person;
use crate::lang::zh::script::is_han;
use crate::lang::zh::words;

/// The persons of `sentence` who go by a given name.
pub(super) fn find(sentence: &Sentence) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for (at, c) in sentence.text.char_indices().filter(|(_, c)| is_han(*c)) {
        let end = sentence.text[at..].char_indices().nth(2).map_or(sentence.text.len(), |(offset, _)| at + offset);
        let name = &sentence.text[at..end];
        if name.chars().count() < 2 || !name.chars().all(is_han) || is_taken(sentence, at, end) {
            continue;
        }
        let called = matches!(c, '小' | '阿') && is_called(sentence, at, end);
        if called || is_introduced(sentence, at, end) {
            found.push(Candidate {
                span: at..end,
                kind: ItemKind::Person,
                value: Value::Chinese(Chinese { surname: String::new() }),
                rank: 53,
                confidence: 70,
            });
        }
    }
    found
}

/// Whether a word of the list has to do with the two characters.
fn is_taken(sentence: &Sentence, start: usize, end: usize) -> bool {
    let name = &sentence.text[start..end];
    let known = |at: usize| sentence.word_across(at).is_some_and(|word| word.known);
    words::is_word(name)
        || person::verb_weight(name) > 0
        || person::is_office(name)
        || known(start)
        || known(end)
        || sentence.listed.iter().any(|listed| listed.span.start < end && start < listed.span.end)
}

/// 小芳说, 阿强，: one character that parents choose, in front of what people do.
fn is_called(sentence: &Sentence, start: usize, end: usize) -> bool {
    let last = sentence.text[start..end].chars().nth(1);
    let before = &sentence.text[..start];
    let border = !before.ends_with(is_han) || before.ends_with(['和', '与', '对', '给', '叫', '让', '跟', '的']);
    let chosen = last.is_some_and(person::is_chosen);
    border && chosen && (is_done(&sentence.text[end..]) || before.ends_with(['“', '「']))
}

/// 女儿桂芬在, 名叫春生: behind a word for a child or for being called, before what people do.
fn is_introduced(sentence: &Sentence, start: usize, end: usize) -> bool {
    const KIN: [&str; 22] = [
        "儿子",
        "女儿",
        "孙子",
        "孙女",
        "弟弟",
        "妹妹",
        "哥哥",
        "姐姐",
        "外孙",
        "外孙女",
        "侄子",
        "侄女",
        "妻子",
        "丈夫",
        "老伴",
        "堂弟",
        "堂妹",
        "表弟",
        "表妹",
        "养女",
        "养子",
        "徒弟",
    ];
    const CALLED: [&str; 9] = ["名叫", "小名", "乳名", "小名叫", "小名就叫", "乳名叫", "取名", "起名", "取名叫"];
    let bare = sentence.text[..start].trim_end_matches(['“', '「']);
    let name = &sentence.text[start..end];
    let given = name.chars().all(person::is_given) && name.chars().any(person::is_chosen_or_rare);
    let named = CALLED.iter().any(|word| bare.ends_with(word));
    let kin = KIN.iter().any(|word| bare.ends_with(word)) && is_done(&sentence.text[end..]);
    let closes = bare.len() == start || sentence.text[end..].starts_with(['”', '」']);
    given && closes && (kin || named && !sentence.text[end..].starts_with(is_han))
}

/// Whether `after` begins with what people do, or with a pause.
fn is_done(after: &str) -> bool {
    let verb = (1..=4).any(|n| {
        let end: usize = after.chars().take(n).map(char::len_utf8).sum();
        person::verb_weight(&after[..end]) > 0
    });
    verb || after.starts_with(['不', '没', '在', '也', '就', '从', '把', '被', '给', '是', '想', '，', '。', '、'])
}

#[cfg(test)]
mod tests {
    use super::super::tests::sentence;
    use super::*;

    fn names(text: &str) -> Vec<&str> {
        find(&sentence(text)).into_iter().map(|found| &text[found.span]).collect()
    }

    #[test]
    fn a_given_name_alone_is_told_by_its_neighbours() {
        assert_eq!(names("大儿子宏斌在外地做工"), ["宏斌"]);
        assert_eq!(names("孩子小名叫“溪生”"), ["溪生"]);
        assert_eq!(names("小莉说，阿涛不来了"), ["小莉", "阿涛"]);
    }

    #[test]
    fn words_are_nobody() {
        for text in ["女儿出嫁那天", "儿子高兴地说", "小学不大", "小雨不停", "妻子今年四十岁"]
        {
            assert_eq!(names(text), [""; 0], "{text}");
        }
    }
}
