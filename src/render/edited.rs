//! What was edited in a sentence, word by word: what went, what came, what stayed.

use similar::{ChangeTag, TextDiff};

use super::visible::visible;
use crate::report::model::Previous;

/// A stretch of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Edit {
    /// It is in both versions.
    Stayed(String),
    /// It is in the old one alone.
    Went(String),
    /// It is in the new one alone.
    Came(String),
}

/// How a finding's sentence was edited; nothing where the finding is gone, or only its place is another.
pub(super) fn edits(previous: &Previous) -> Vec<Edit> {
    let Some(now) = previous.now.as_ref().filter(|now| **now != previous.sentence) else { return Vec::new() };
    let (old, new) = (words(&previous.sentence), words(now));
    let mut edits: Vec<(ChangeTag, String)> = Vec::new();
    for change in TextDiff::from_slices(&old, &new).iter_all_changes() {
        match edits.last_mut() {
            Some((tag, text)) if *tag == change.tag() => text.push_str(change.value()),
            _ => edits.push((change.tag(), change.value().to_owned())),
        }
    }
    let edit = |(tag, text)| match tag {
        ChangeTag::Equal => Edit::Stayed(text),
        ChangeTag::Delete => Edit::Went(text),
        ChangeTag::Insert => Edit::Came(text),
    };
    edits.into_iter().map(edit).collect()
}

/// The edit on one line, as `git diff --word-diff` has it: `[-went-]{+came+}`. `None` where nothing was edited.
pub fn inline_edit(previous: &Previous) -> Option<String> {
    let edits = edits(previous);
    let write = |edit: &Edit| match edit {
        Edit::Stayed(text) => visible(text),
        Edit::Went(text) => format!("[-{}-]", visible(text)),
        Edit::Came(text) => format!("{{+{}+}}", visible(text)),
    };
    (!edits.is_empty()).then(|| edits.iter().map(write).collect())
}

/// The words of a sentence; a character beyond the alphabets is a word, as is any sign.
fn words(text: &str) -> Vec<&str> {
    let is_letter = |char: char| char.is_alphanumeric() && char < '\u{2e80}';
    let mut words: Vec<&str> = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (at, char) in text.char_indices() {
        if at > start && !(is_letter(char) && last.is_some_and(is_letter)) {
            words.push(&text[start..at]);
            start = at;
        }
        last = Some(char);
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(old: &str, new: &str) -> Option<String> {
        let (fingerprint, sentence) = ("r1:0".to_owned(), old.to_owned());
        inline_edit(&Previous { fingerprint, sentence, now: Some(new.to_owned()) })
    }

    #[test]
    fn marks_characters_of_chinese_and_words_of_italian() {
        assert_eq!(edit("市长昨天说。", "市长今天说。").as_deref(), Some("市长[-昨-]{+今+}天说。"));
        let italian = edit("La sindaca ha detto ieri.", "La sindaca disse ieri.");
        assert_eq!(italian.as_deref(), Some("La sindaca [-ha detto-]{+disse+} ieri."));
        assert_eq!(edit("同", "同"), None);
        assert_eq!(edit("a\u{202e}", "b").as_deref(), Some("[-a<U+202E>-]{+b+}"));
    }
}
