//! A sentence cut into words, runs of digits and single marks, each known by its place: what all readers of figures
//! and dates walk over.
//!
//! An elided article keeps its apostrophe and stands apart from its noun: `dell'11` is `dell'` and `11`.

use std::ops::Range;

use crate::lang::it::words::lowered;

/// What a piece is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, with the apostrophe of an elision.
    Letters,
    /// ASCII digits.
    Digits,
    /// One character of any other kind.
    Mark,
    /// Already part of a date: no reader of figures sees it.
    Taken,
}

/// One piece of the sentence, in bytes.
#[derive(Debug, Clone, Copy)]
struct Piece {
    start: usize,
    end: usize,
    kind: Kind,
}

/// The pieces of a sentence. Every question about a place past either end is answered with `""` or `false`.
#[derive(Debug)]
pub(super) struct Words<'t> {
    text: &'t str,
    lower: String,
    pieces: Vec<Piece>,
}

impl<'t> Words<'t> {
    /// Cuts `text`.
    pub(super) fn of(text: &'t str) -> Self {
        let mut pieces = Vec::with_capacity(text.len() / 5 + 1);
        let mut at = 0;
        while let Some(first) = text[at..].chars().next() {
            let kind = kind_of(first);
            let end = at + piece_length(&text[at..], first);
            if !first.is_whitespace() {
                pieces.push(Piece { start: at, end, kind });
            }
            at = end;
        }
        Self { text, lower: lowered(text), pieces }
    }

    /// How many pieces there are.
    pub(super) fn len(&self) -> usize {
        self.pieces.len()
    }

    /// Piece `i` in lower case; nothing where a date stands.
    pub(super) fn at(&self, i: usize) -> &str {
        match self.pieces.get(i) {
            Some(piece) if piece.kind != Kind::Taken => &self.lower[piece.start..piece.end],
            _ => "",
        }
    }

    /// The piece `by` places before piece `i`, in lower case.
    pub(super) fn back(&self, i: usize, by: usize) -> &str {
        i.checked_sub(by).map_or("", |at| self.at(at))
    }

    /// Piece `i` as it is written.
    pub(super) fn original(&self, i: usize) -> &'t str {
        match self.pieces.get(i) {
            Some(piece) if piece.kind != Kind::Taken => &self.text[piece.start..piece.end],
            _ => "",
        }
    }

    /// Whether piece `i` is of letters.
    pub(super) fn is_letters(&self, i: usize) -> bool {
        self.pieces.get(i).is_some_and(|piece| piece.kind == Kind::Letters)
    }

    /// Whether piece `i` is of digits.
    pub(super) fn is_digits(&self, i: usize) -> bool {
        self.pieces.get(i).is_some_and(|piece| piece.kind == Kind::Digits)
    }

    /// Piece `i` where it is of digits.
    pub(super) fn digits(&self, i: usize) -> Option<&str> {
        self.is_digits(i).then(|| self.at(i))
    }

    /// Whether piece `i` begins with a capital.
    pub(super) fn is_capital(&self, i: usize) -> bool {
        self.original(i).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether nothing stands between piece `i` and the one before it.
    pub(super) fn is_glued(&self, i: usize) -> bool {
        i > 0 && i < self.len() && self.pieces[i - 1].end == self.pieces[i].start
    }

    /// Whether a single space stands between piece `i` and the one before it.
    pub(super) fn is_one_space_on(&self, i: usize) -> bool {
        i > 0 && i < self.len() && self.pieces[i - 1].end + 1 == self.pieces[i].start
    }

    /// Whether piece `i` is the mark `mark`, directly on the piece before it.
    pub(super) fn is_glued_mark(&self, i: usize, marks: &[&str]) -> bool {
        self.is_glued(i) && marks.contains(&self.at(i))
    }

    /// Whether the sentence, or one inside it, begins with piece `i`.
    pub(super) fn begins_sentence(&self, i: usize) -> bool {
        i == 0 || matches!(self.back(i, 1), "." | "!" | "?" | ":" | "\"" | "«" | "“" | "(")
    }

    /// The bytes that the pieces of `range` cover.
    pub(super) fn span(&self, range: Range<usize>) -> Range<usize> {
        match (self.pieces.get(range.start), range.end.checked_sub(1).and_then(|last| self.pieces.get(last))) {
            (Some(first), Some(last)) => first.start..last.end,
            _ => 0..0,
        }
    }

    /// Hides the pieces of `range` from readers.
    pub(super) fn take(&mut self, range: Range<usize>) {
        for piece in &mut self.pieces[range] {
            piece.kind = Kind::Taken;
        }
    }

    /// One past the run of pieces without a space between them that holds piece `i`.
    pub(super) fn run_end(&self, i: usize) -> usize {
        (i + 1..self.len()).find(|at| !self.is_glued(*at) || !self.is_part_of_run(*at)).unwrap_or(self.len())
    }

    /// Whether piece `i` holds a run together: letters, digits, or a mark with one of them behind it.
    fn is_part_of_run(&self, i: usize) -> bool {
        let is_plain = |at: usize| self.is_letters(at) || self.is_digits(at);
        is_plain(i)
            || (matches!(self.at(i), "." | "-" | "/" | "_" | ":" | "@") && self.is_glued(i + 1) && is_plain(i + 1))
    }
}

fn kind_of(character: char) -> Kind {
    match character {
        '0'..='9' => Kind::Digits,
        'a'..='z' | 'A'..='Z' => Kind::Letters,
        '\0'..='\x7f' => Kind::Mark,
        'ª' | 'º' | '×' | '÷' => Kind::Mark,
        // the accented letters of the West, without the look-up
        'À'..='ÿ' => Kind::Letters,
        _ if character.is_alphabetic() => Kind::Letters,
        _ => Kind::Mark,
    }
}

/// Bytes of the piece that `text` begins with.
fn piece_length(text: &str, first: char) -> usize {
    let kind = kind_of(first);
    if kind == Kind::Mark {
        return first.len_utf8();
    }
    let run = text.find(|c| kind_of(c) != kind).unwrap_or(text.len());
    let elides = kind == Kind::Letters && elides(&text[..run], &text[run..]);
    run + usize::from(elides)
}

/// Whether `rest` begins with the apostrophe of `word`: `l'anno`, `l'8`, `dell'«Ottava`, `po' di`.
fn elides(word: &str, rest: &str) -> bool {
    let Some(after) = rest.strip_prefix('\'') else { return false };
    word.eq_ignore_ascii_case("po") || after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '«' | '“'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<String> {
        let words = Words::of(text);
        (0..words.len()).map(|i| words.at(i).to_owned()).collect()
    }

    #[test]
    fn an_elided_article_stands_apart() {
        assert_eq!(pieces("Dell'11 all'ora, un po' di"), ["dell'", "11", "all'", "ora", ",", "un", "po'", "di"]);
        assert_eq!(pieces("'Napoli'"), ["'", "napoli", "'"]);
    }

    #[test]
    fn letters_and_digits_part() {
        assert_eq!(pieces("12mila 3ª 2h26'48\""), ["12", "mila", "3", "ª", "2", "h", "26", "'", "48", "\""]);
    }

    #[test]
    fn spans_lead_back_to_the_bytes() {
        let text = "È l'İstanbul del '98: 3 °C";
        let words = Words::of(text);
        for i in 0..words.len() {
            assert_eq!(&text[words.span(i..i + 1)], words.original(i));
        }
    }

    #[test]
    fn a_run_ends_at_the_space() {
        let words = Words::of("A380-800, www.sito.it/2024/09 e");
        assert_eq!(words.span(0..words.run_end(0)), 0..8);
        assert_eq!(words.run_end(5), 14);
        assert_eq!(words.at(14), "e");
    }
}
