//! A sentence and the part of it that matters go in, as much as fits into so many columns comes out.
//!
//! Columns are those of a terminal: Han counts two, a combining mark none.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::visible::visible;

/// How far a cut moves so as not to fall inside a word, in characters.
const WORD_REACH: usize = 14;

/// A sentence with the part that matters; an empty part is a place between two characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// The text as read.
    pub text: String,
    /// The part, in bytes of `text`, on character boundaries.
    pub mark: Range<usize>,
}

/// What is shown of a line, with nothing hidden in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// What stands before the part that matters.
    pub before: String,
    /// The part that matters.
    pub marked: String,
    /// What stands after it.
    pub after: String,
}

impl Excerpt {
    /// The three parts together.
    pub(super) fn text(&self) -> String {
        format!("{}{}{}", self.before, self.marked, self.after)
    }
}

/// Takes at most `room` columns of `line` around its part that matters.
pub(super) fn shorten(line: &Line, room: usize) -> Excerpt {
    let marked = head(&visible(&line.text[line.mark.clone()]), room);
    let before = visible(&line.text[..line.mark.start]);
    let after = visible(&line.text[line.mark.end..]);
    let left = room.saturating_sub(width(&marked));
    let before_room = (left / 2).max(left.saturating_sub(width(&after)));
    let before = tail(&before, before_room);
    let after = head(&after, left.saturating_sub(width(&before)));
    Excerpt { before, marked, after }
}

/// How many columns `text` takes.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

/// The beginning of `text` in at most `room` columns, with an ellipsis if something was cut off.
pub(super) fn head(text: &str, room: usize) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut end = fitting(text.chars(), room);
    if splits_word(text, end) {
        end = text[..end].rfind(' ').filter(|space| is_near(&text[*space..end])).unwrap_or(end);
    }
    if room == 0 { String::new() } else { format!("{}…", text[..end].trim_end()) }
}

/// The end of `text` in at most `room` columns, with an ellipsis if something was cut off.
fn tail(text: &str, room: usize) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut start = text.len() - fitting(text.chars().rev(), room);
    if splits_word(text, start) {
        start += text[start..].find(' ').filter(|space| is_near(&text[start..start + space])).unwrap_or(0);
    }
    let kept = text[start..].trim_start_matches(|char: char| char == ' ' || char_width(char) == 0);
    if room == 0 { String::new() } else { format!("…{kept}") }
}

/// Bytes of the leading characters that fit beside an ellipsis.
fn fitting(chars: impl Iterator<Item = char>, room: usize) -> usize {
    let mut used = 1;
    chars
        .take_while(|char| {
            used += char_width(*char);
            used <= room
        })
        .map(char::len_utf8)
        .sum()
}

/// Whether a cut falls between two letters of a word in an alphabet; Han has no such words.
fn splits_word(text: &str, at: usize) -> bool {
    let is_letter = |char: char| char.is_alphanumeric() && char_width(char) == 1;
    text[..at].chars().next_back().is_some_and(is_letter) && text[at..].chars().next().is_some_and(is_letter)
}

fn is_near(skipped: &str) -> bool {
    skipped.chars().count() <= WORD_REACH
}

fn char_width(char: char) -> usize {
    char.width().unwrap_or(0)
}

/// Breaks `text` at spaces and before Han into lines of at most `rest` columns, the first one of at most `first`.
pub(super) fn wrap(text: &str, first: usize, rest: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for piece in unbreakable(text) {
        let columns = width(piece.trim_end());
        let room = if lines.len() == 1 { first } else { rest };
        if used > 0 && used + columns > room {
            lines.push(String::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(piece);
        }
        used += width(piece);
    }
    lines.iter().map(|line| line.trim_end().to_owned()).collect()
}

/// The pieces of a text between which a line may end.
fn unbreakable(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut previous = ' ';
    for (at, char) in text.char_indices() {
        let breaks = (previous == ' ' && char != ' ') || (char_width(char) == 2 && char.is_alphanumeric());
        if breaks && at > start {
            pieces.push(&text[start..at]);
            start = at;
        }
        previous = char;
    }
    pieces.push(&text[start..]);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, part: &str) -> Line {
        let start = text.find(part).expect("the part stands in the text");
        Line { text: text.to_owned(), mark: start..start + part.len() }
    }

    #[test]
    fn han_takes_two_columns() {
        assert_eq!(width("丁奎岭 ha"), 9);
        assert_eq!(width("e\u{300}"), 1);
    }

    #[test]
    fn keeps_a_short_sentence_whole() {
        let excerpt = shorten(&line("校长丁奎岭表示。", "丁奎岭"), 40);
        assert_eq!(
            (excerpt.before.as_str(), excerpt.marked.as_str(), excerpt.after.as_str()),
            ("校长", "丁奎岭", "表示。")
        );
    }

    #[test]
    fn shortens_on_both_sides_of_the_part_and_never_past_the_room() {
        let long = format!("{}丁奎岭{}", "山".repeat(80), "水".repeat(80));
        for room in 7..60 {
            let excerpt = shorten(&line(&long, "丁奎岭"), room);
            let total = width(&excerpt.before) + width(&excerpt.marked) + width(&excerpt.after);
            assert!(total <= room, "{total} columns in {room}: {excerpt:?}");
            assert_eq!(excerpt.marked, "丁奎岭");
        }
    }

    #[test]
    fn gives_the_room_one_side_does_not_need_to_the_other() {
        let excerpt = shorten(&line(&format!("{}丁奎岭说。", "山".repeat(80)), "丁奎岭"), 40);
        assert_eq!(excerpt.after, "说。");
        assert!(width(&excerpt.before) >= 28, "{excerpt:?}");
    }

    #[test]
    fn cuts_a_long_part_at_its_end() {
        let text = "丁".repeat(60);
        let excerpt = shorten(&line(&text, &text), 21);
        assert_eq!(excerpt.marked, format!("{}…", "丁".repeat(10)));
    }

    #[test]
    fn does_not_cut_inside_an_italian_word() {
        let text = "Durante la conferenza stampa il rettore ha confermato la collaborazione internazionale";
        let excerpt = shorten(&line(text, "rettore"), 34);
        assert_eq!((excerpt.before.as_str(), excerpt.after.as_str()), ("…stampa il ", " ha confermato…"));
    }

    #[test]
    fn a_cut_leaves_no_combining_mark_behind() {
        assert_eq!(tail("aaaae\u{300}b", 2), "…b");
    }

    #[test]
    fn wraps_between_words_and_between_han() {
        assert_eq!(wrap("una riga lunga", 4, 9), ["una", "riga", "lunga"]);
        assert_eq!(wrap("一二三四五", 4, 4), ["一二", "三四", "五"]);
    }
}
