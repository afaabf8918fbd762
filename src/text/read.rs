//! From the bytes of a file to its text, in whatever format it is.

use std::path::Path;

use encoding_rs::Encoding;
use sha2::{Digest, Sha256};

use super::encoding::{Language, declared};
use super::formats::{Fault, Side, docx, html, markdown, subtitles, table, tmx, xliff};
use super::{Format, LineIndex, Mark, MarkName, Text, format, hex};
use crate::error::{Error, Result};

/// How a file is read.
#[derive(Debug, Clone, Copy)]
pub struct How {
    /// The language to expect.
    pub language: Language,
    /// The encoding a person named.
    pub encoding: Option<&'static Encoding>,
    /// The format a person named.
    pub format: Option<Format>,
    /// Bytes that a packed file may unpack to.
    pub unpacked: u64,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// One text.
    One(Box<Text>),
    /// Both sides of a pair, the Chinese one first, with as many units on either side.
    Both(Box<(Text, Text)>),
}

impl Content {
    /// Reads the bytes of a file; `path` tells what its content leaves open.
    ///
    /// # Errors
    /// [`Error::Format`] where the file is not sound in its format, or in one that is not read; [`Error::Binary`] and
    /// [`Error::Empty`].
    pub fn read(bytes: &[u8], path: &Path, how: &How) -> Result<Self> {
        let refused = |why: &str| Error::Format { path: path.to_owned(), line: None, why: one_line(why) };
        let packed = match how.format {
            Some(Format::Docx) => Some(Format::Docx),
            Some(_) => None,
            None => format::of_bytes(bytes).map_err(refused)?,
        };
        if packed == Some(Format::Docx) {
            let content = docx::read(bytes, how.unpacked).map_err(|fault| refused(&fault.why))?;
            let text = Text { format: Format::Docx, ..Text::plain(content, "utf-8", digest(bytes)) };
            return Ok(Self::One(Box::new(not_empty(text, path)?)));
        }
        let text = decoded(bytes, path, how)?;
        let format = match how.format {
            Some(format) => format,
            None => format::of_text(&text.content, path).map_err(|why| refused(&why))?,
        };
        extracted(text, format)
            .map_err(|(fault, content)| located(path, &content, fault))
            .and_then(|content| content.not_empty(path))
    }

    /// The same, of a file that must hold both sides: plain text with tabs is taken for a table.
    ///
    /// # Errors
    /// Those of [`Content::read`]; [`Error::OneSide`].
    pub fn read_both(bytes: &[u8], path: &Path, how: &How) -> Result<(Text, Text)> {
        match Self::read(bytes, path, how)? {
            Self::Both(sides) => Ok(*sides),
            Self::One(text)
                if how.format.is_none() && text.format == Format::Text && table::is_table(&text.content) =>
            {
                let how = How { format: Some(Format::Tsv), ..*how };
                Self::read_both(bytes, path, &how)
            }
            Self::One(_) => Err(Error::OneSide { path: path.to_owned() }),
        }
    }

    fn not_empty(self, path: &Path) -> Result<Self> {
        match self {
            Self::One(text) => Ok(Self::One(Box::new(not_empty(*text, path)?))),
            Self::Both(sides) => {
                let (source, target) = *sides;
                Ok(Self::Both(Box::new((not_empty(source, path)?, not_empty(target, path)?))))
            }
        }
    }
}

fn not_empty(text: Text, path: &Path) -> Result<Text> {
    match text.words().trim().is_empty() {
        true if text.format == Format::Text => Err(Error::Empty { path: path.to_owned() }),
        true => {
            let why = format!(
                "read as {}, it has no text to compare; --input-format names another format",
                text.format.name()
            );
            Err(Error::Format { path: path.to_owned(), line: None, why })
        }
        false => Ok(text),
    }
}

fn decoded(bytes: &[u8], path: &Path, how: &How) -> Result<Text> {
    let text = match how.encoding.or_else(|| declared(bytes)) {
        Some(encoding) => {
            let (content, _) = encoding.decode_with_bom_removal(bytes);
            let undecodable = content.matches('\u{fffd}').count();
            let name = encoding.name().to_ascii_lowercase();
            Text { undecodable, ..Text::plain(content.into_owned(), &name, digest(bytes)) }
        }
        None => Text::decode(bytes, path, how.language)?,
    };
    sound(text, bytes, path)
}

impl Text {
    /// Plain text that is in memory already; `name` is for messages.
    ///
    /// # Errors
    /// [`Error::Empty`] and [`Error::Binary`].
    pub fn given(content: String, name: &Path) -> Result<Self> {
        let bytes = content.clone().into_bytes();
        sound(Self::from_string(content), &bytes, name)
    }
}

fn sound(text: Text, bytes: &[u8], path: &Path) -> Result<Text> {
    if text.content.trim_start_matches('\u{feff}').trim().is_empty() {
        return Err(Error::Empty { path: path.to_owned() });
    }
    match text.content.bytes().position(|byte| is_control(&byte)) {
        Some(at) => Err(binary(bytes, &text.content, at, path)),
        None => Ok(text),
    }
}

fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Control characters that no text has. Line ends, tabs, form feeds and escapes are let through.
fn is_control(byte: &u8) -> bool {
    matches!(byte, 0x00..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f)
}

/// A control character at `at` of what was decoded. In every encoding but UTF-16 it is the same byte in the file.
fn binary(bytes: &[u8], content: &str, at: usize, path: &Path) -> Error {
    let byte = content.as_bytes()[at];
    let offset = bytes.iter().position(|b| *b == byte).unwrap_or(at);
    Error::Binary { path: path.to_owned(), byte, offset }
}

/// The words of a decoded file. A fault comes with the content its place counts in.
fn extracted(text: Text, format: Format) -> std::result::Result<Content, (Fault, String)> {
    let both = |sides: std::result::Result<super::formats::Sides, Fault>, text: Text| match sides {
        Ok(sides) => {
            let side = |side: Side, text: Text| {
                let mark = |(span, name)| Mark { span, name: MarkName::Unit(name) };
                Text { format, extract: Some(side.extract), marks: side.units.into_iter().map(mark).collect(), ..text }
            };
            Ok(Content::Both(Box::new((side(sides.source, text.clone()), side(sides.target, text)))))
        }
        Err(fault) => Err((fault, text.content)),
    };
    let one = |text: Text| Ok(Content::One(Box::new(text)));
    match format {
        Format::Text | Format::Docx => one(text),
        Format::Markdown => one(Text { format, extract: Some(markdown::read(&text.content)), ..text }),
        Format::Html => match html::read(&text.content) {
            Ok(page) => one(Text { format, content: page.text, frame: page.frame, ..text }),
            Err(fault) => Err((fault, text.content)),
        },
        Format::Srt | Format::Vtt => match subtitles::read(&text.content) {
            Ok(read) => {
                let mark = |cue: subtitles::Cue| Mark {
                    span: cue.file,
                    name: MarkName::Cue { start: cue.start, end: cue.end },
                };
                one(Text {
                    format,
                    extract: Some(read.extract),
                    marks: read.cues.into_iter().map(mark).collect(),
                    ..text
                })
            }
            Err(fault) => Err((fault, text.content)),
        },
        Format::Tmx => both(tmx::read(&text.content), text),
        Format::Xliff => both(xliff::read(&text.content), text),
        Format::Tsv => both(table::read(&text.content), text),
    }
}

fn located(path: &Path, content: &str, fault: Fault) -> Error {
    let line = fault.at.map(|at| {
        let at = (0..=at.min(content.len())).rev().find(|at| content.is_char_boundary(*at)).unwrap_or(0);
        LineIndex::new(content).position(at).line
    });
    Error::Format { path: path.to_owned(), line, why: one_line(&fault.why) }
}

/// What a parser quotes of the file may go over several lines.
fn one_line(why: &str) -> String {
    why.split(['\n', '\r']).collect::<Vec<_>>().join(" ")
}
