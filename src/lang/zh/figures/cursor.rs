//! A place in a text from which words are taken, one after the other. A cursor is `Copy`: try on a copy, and keep
//! it where the try went well.

/// A place in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// Stands at byte `at` of `text`.
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    /// The whole text.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// The byte it stands at.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// What lies ahead.
    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// What lies behind.
    pub(super) fn before(&self) -> &'a str {
        &self.text[..self.at]
    }

    /// The character ahead.
    pub(super) fn next(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The character behind.
    pub(super) fn previous(&self) -> Option<char> {
        self.before().chars().next_back()
    }

    /// Whether the character ahead is one of `set`.
    pub(super) fn sees(&self, set: &str) -> bool {
        self.next().is_some_and(|c| set.contains(c))
    }

    /// Whether the character behind is one of `set`.
    pub(super) fn follows(&self, set: &str) -> bool {
        self.previous().is_some_and(|c| set.contains(c))
    }

    /// Whether the text ahead begins with one of `words`.
    pub(super) fn sees_word(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.rest().starts_with(word))
    }

    /// Whether the text behind ends with one of `words`.
    pub(super) fn follows_word(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.before().ends_with(word))
    }

    /// Goes on by `bytes`.
    pub(super) fn skip(&mut self, bytes: usize) {
        self.at += bytes;
    }

    /// Goes past `word`, if it lies ahead.
    pub(super) fn take(&mut self, word: &str) -> bool {
        let seen = self.rest().starts_with(word);
        if seen {
            self.at += word.len();
        }
        seen
    }

    /// Goes past the character ahead, if it is one of `set`.
    pub(super) fn take_one(&mut self, set: &str) -> Option<char> {
        let next = self.next().filter(|c| set.contains(*c))?;
        self.at += next.len_utf8();
        Some(next)
    }

    /// Goes past the first word of `table` that lies ahead; longer words have to stand before shorter ones.
    pub(super) fn take_row<T: Copy>(&mut self, table: &[(&str, T)]) -> Option<T> {
        let (word, value) = table.iter().find(|(word, _)| self.rest().starts_with(word))?;
        self.at += word.len();
        Some(*value)
    }

    /// Goes past one plain space, if there is one.
    pub(super) fn space(&mut self) {
        self.take(" ");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_what_lies_ahead_and_nothing_else() {
        let mut cursor = Cursor::new("约 三名", 0);
        assert!(cursor.take("约"));
        cursor.space();
        assert!(!cursor.take("名"));
        assert_eq!(cursor.take_one("二三"), Some('三'));
        assert!(cursor.follows("三") && cursor.sees("名") && cursor.follows_word(&["约 三"]));
        assert_eq!(cursor.take_row(&[("名", 1), ("家", 2)]), Some(1));
        assert_eq!((cursor.next(), cursor.at()), (None, "约 三名".len()));
    }
}
