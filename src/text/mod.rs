//! From bytes to text: the encoding is decided, told, and never guessed at twice. Everything later counts in
//! UTF-8 bytes of [`Text::content`].

mod encoding;
mod extract;
mod format;
mod formats;
mod han;
mod lines;
mod read;

use std::ops::Range;
use std::path::Path;

use sha2::{Digest, Sha256};

pub use encoding::Language;
pub use extract::{Extract, Piece};
pub use format::Format;
pub use han::is_han;
pub use lines::{LineIndex, Position};
pub use read::{Content, How};

use crate::error::{Error, Result};

/// A decoded file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The text, without a byte order mark; line ends as they were.
    pub content: String,
    /// Encoding it was read in, lower case: `utf-8`, `utf-16le`, `gb18030`, `big5`, `windows-1252`.
    pub encoding: String,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// Bytes that could not be decoded and became U+FFFD.
    pub undecodable: usize,
    /// The format of the file. Of HTML and Word documents, [`Text::content`] is the extracted text.
    pub format: Format,
    /// Of a format with markup whose places are kept: the words of it, which alone are compared.
    pub extract: Option<Extract>,
    /// Places with a name of their own, in order: cues of subtitles, units of a translation memory.
    pub marks: Vec<Mark>,
    /// What stands around the article of a web page, in bytes of [`Text::content`], in order.
    pub frame: Vec<Range<usize>>,
}

/// A place of a file that has a name of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Bytes of [`Text::content`]. Empty where the side of a pair lacks the unit.
    pub span: Range<usize>,
    /// What it is called.
    pub name: MarkName,
}

/// What a place is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarkName {
    /// A cue of subtitles: when it appears and when it goes, in milliseconds.
    Cue {
        /// When it appears.
        start: u64,
        /// When it goes.
        end: u64,
    },
    /// A unit of a file that holds both sides, with its id, if it has one.
    Unit(Option<String>),
}

impl Text {
    /// Decodes `bytes`. `path` is for messages alone; `language` helps to choose between legacy encodings.
    ///
    /// # Errors
    /// [`Error::Binary`] where the bytes are no text, [`Error::Empty`] where there is nothing but white space.
    pub fn decode(bytes: &[u8], path: &Path, language: Language) -> Result<Self> {
        if bytes.is_empty() {
            return Err(Error::Empty { path: path.to_owned() });
        }
        let decoded = encoding::decode(bytes, language).map_err(|(byte, offset)| Error::Binary {
            path: path.to_owned(),
            byte,
            offset,
        })?;
        if decoded.content.trim().is_empty() {
            return Err(Error::Empty { path: path.to_owned() });
        }
        let sha256 = hex(&Sha256::digest(bytes));
        Ok(Self { undecodable: decoded.undecodable, ..Self::plain(decoded.content, decoded.encoding, sha256) })
    }

    /// Plain text.
    fn plain(content: String, encoding: &str, sha256: String) -> Self {
        Self {
            content,
            encoding: encoding.to_owned(),
            sha256,
            undecodable: 0,
            format: Format::Text,
            extract: None,
            marks: Vec::new(),
            frame: Vec::new(),
        }
    }

    /// What is compared: the words without markup.
    pub fn words(&self) -> &str {
        self.extract.as_ref().map_or(&self.content, Extract::text)
    }

    /// Where in [`Text::content`] the byte `at` of [`Text::words`] comes from.
    pub fn place_of_word(&self, at: usize) -> usize {
        let Some(extract) = &self.extract else { return at };
        let behind = extract.pieces().partition_point(|piece| piece.extracted.start <= at);
        let Some(piece) = behind.checked_sub(1).map(|before| &extract.pieces()[before]) else { return 0 };
        if piece.same { piece.file.start + (at - piece.extracted.start) } else { piece.file.start }
    }

    /// Where in [`Text::content`] the bytes `words` of [`Text::words`] come from.
    pub fn place_of_words(&self, words: Range<usize>) -> Range<usize> {
        let start = self.place_of_word(words.start);
        let Some(extract) = self.extract.as_ref().filter(|_| !words.is_empty()) else {
            return start..start + words.len();
        };
        let piece = extract.pieces().partition_point(|piece| piece.extracted.start < words.end);
        let last = piece.checked_sub(1).map(|before| &extract.pieces()[before]);
        let end = last.map_or(start, |piece| match piece.same {
            true => piece.file.start + (words.end - piece.extracted.start).min(piece.file.len()),
            false => piece.file.end,
        });
        start..end.max(start)
    }

    /// Whether places count in text that was taken out of the file, and not in the file.
    pub const fn counts_extracted(&self) -> bool {
        matches!(self.format, Format::Html | Format::Docx)
    }

    /// Whether a web site may have put something around it. Cues and units are bare sentences.
    pub const fn may_have_frame(&self) -> bool {
        matches!(self.format, Format::Text | Format::Markdown | Format::Html | Format::Docx)
    }

    /// The units of a file that holds both sides.
    pub fn units(&self) -> Option<&[Mark]> {
        self.format.holds_both_sides().then_some(&self.marks)
    }

    /// A text already in memory, for tests and for library users.
    pub fn from_string(content: impl Into<String>) -> Self {
        let content = content.into();
        let sha256 = hex(&Sha256::digest(content.as_bytes()));
        Self::plain(content, "utf-8", sha256)
    }
}

/// Lower-case hexadecimal digits of `bytes`.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
