//! The text of a file with markup: what is compared, and the way from each of its bytes to the place in the file it
//! came from. [`Writer`] makes the two in one go, so that they can't disagree.

use std::ops::Range;

/// The text that was taken out of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Extract {
    text: String,
    pieces: Vec<Piece>,
}

/// A stretch of the extracted text and the stretch of the file it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Bytes of the extracted text.
    pub extracted: Range<usize>,
    /// Bytes of the decoded file. Pieces go forwards there, with gaps where markup stands.
    pub file: Range<usize>,
    /// Whether the two are the same bytes. Else the whole of the one stands for the whole of the other.
    pub same: bool,
}

impl Extract {
    /// The extracted text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its pieces, in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }
}

/// Writes an [`Extract`] of `file`.
#[derive(Debug)]
pub(super) struct Writer<'a> {
    file: &'a str,
    done: Extract,
}

impl<'a> Writer<'a> {
    /// A writer that has written nothing.
    pub fn new(file: &'a str) -> Self {
        Self { file, done: Extract::default() }
    }

    /// How many bytes have been written.
    pub fn len(&self) -> usize {
        self.done.text.len()
    }

    /// Takes over these bytes of the file as they stand. Control characters become spaces.
    pub fn keep(&mut self, range: Range<usize>) {
        let mut start = range.start;
        for (at, control) in self.file[range.clone()].match_indices(is_stray) {
            let at = range.start + at;
            self.push(start..at, None);
            self.push(at..at + control.len(), Some(" "));
            start = at + control.len();
        }
        self.push(start..range.end, None);
    }

    /// Writes `text` for these bytes of the file.
    pub fn write(&mut self, range: Range<usize>, text: &str) {
        if self.file[range.clone()] == *text {
            self.keep(range);
        } else if text.contains(is_stray) {
            self.push(range, Some(&text.replace(is_stray, " ")));
        } else {
            self.push(range, Some(text));
        }
    }

    /// Ends the line, unless nothing stands on it.
    pub fn end_line(&mut self, at: usize) {
        if !self.done.text.is_empty() && !self.done.text.ends_with('\n') {
            self.push(at..at, Some("\n"));
        }
    }

    /// What has been written.
    pub fn text(&self) -> &str {
        &self.done.text
    }

    /// What was written, and where it came from.
    pub fn finish(self) -> Extract {
        self.done
    }

    fn push(&mut self, file: Range<usize>, text: Option<&str>) {
        let start = self.done.text.len();
        self.done.text.push_str(text.unwrap_or(&self.file[file.clone()]));
        let piece = Piece { extracted: start..self.done.text.len(), file, same: text.is_none() };
        match self.done.pieces.last_mut() {
            Some(last) if last.same && piece.same && last.file.end == piece.file.start => {
                last.extracted.end = piece.extracted.end;
                last.file.end = piece.file.end;
            }
            _ if piece.extracted.is_empty() => {}
            _ => self.done.pieces.push(piece),
        }
    }
}

/// Control characters that no text has. A reader of markup can meet them behind a character reference.
pub(super) fn is_stray(character: char) -> bool {
    matches!(character, '\0'..='\u{8}' | '\u{b}'..='\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_lead_back_to_the_file() {
        let file = "a&amp;b\u{1b}<i>c</i>";
        let mut writer = Writer::new(file);
        writer.keep(0..1);
        writer.write(1..6, "&");
        writer.keep(6..8);
        writer.keep(11..12);
        writer.end_line(16);
        writer.end_line(16);
        let done = writer.finish();
        assert_eq!(done.text(), "a&b c\n");
        for piece in done.pieces().iter().filter(|piece| piece.same) {
            assert_eq!(done.text()[piece.extracted.clone()], file[piece.file.clone()]);
        }
        let places: Vec<Range<usize>> = done.pieces().iter().map(|piece| piece.file.clone()).collect();
        assert_eq!(places, [0..1, 1..6, 6..7, 7..8, 11..12, 16..16]);
    }
}
