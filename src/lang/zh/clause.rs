//! The clauses of a Chinese sentence, as its marks part them: what stands between commas, colons, dashes, brackets
//! and quotation marks, and between the commas of a list.

use std::ops::Range;

use super::script::is_han;

/// The clauses of `sentence` in order, in bytes, without the marks around them; runs without a letter or digit are
/// none.
pub fn clauses(sentence: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut characters = sentence.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, character)) = characters.next() {
        let after = characters.peek().map_or(' ', |(_, next)| *next);
        if parts(before, character, after) {
            push(sentence, start..at, &mut found);
            start = at + character.len_utf8();
        }
        before = character;
    }
    push(sentence, start..sentence.len(), &mut found);
    found
}

/// Whether `character` parts two clauses. A comma between figures and a hyphen inside a word do not.
fn parts(before: char, character: char, after: char) -> bool {
    match character {
        '，' | '；' | '：' | '、' | '。' | '！' | '？' | '…' | '—' | '–' | '“' | '”' | '「' | '」' | '『' | '』'
        | '（' | '）' | '(' | ')' | ';' | '"' => true,
        ',' | ':' => is_han(before) || is_han(after) || after.is_whitespace(),
        '-' => before.is_whitespace() && after.is_whitespace(),
        _ => false,
    }
}

fn push(sentence: &str, span: Range<usize>, found: &mut Vec<Range<usize>>) {
    let text = &sentence[span.clone()];
    if !text.chars().any(char::is_alphanumeric) {
        return;
    }
    let start = span.start + (text.len() - text.trim_start().len());
    found.push(start..start + text.trim().len());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(sentence: &str) -> Vec<&str> {
        clauses(sentence).into_iter().map(|span| &sentence[span]).collect()
    }

    #[test]
    fn marks_part_clauses() {
        assert_eq!(
            texts("他说：“虽然下雨，我们——大家——还是去了（走路）。”"),
            ["他说", "虽然下雨", "我们", "大家", "还是去了", "走路"]
        );
        assert_eq!(texts("铁、铜和锌 - 甚至还有金"), ["铁", "铜和锌", "甚至还有金"]);
    }

    #[test]
    fn a_figure_and_a_hyphen_stay_whole() {
        assert_eq!(texts("售价1,200元,含税"), ["售价1,200元", "含税"]);
        assert_eq!(texts("莱茵-普法尔茨州"), ["莱茵-普法尔茨州"]);
        assert_eq!(texts("，。"), [""; 0]);
    }
}
