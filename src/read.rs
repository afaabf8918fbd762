//! A file, or standard input, into a [`Text`]: the limits are kept, and an encoding that a person named is taken at
//! their word.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use encoding_rs::Encoding;

use crate::error::{Error, Result};
use crate::settings::Limits;
use crate::text::{Content, Format, How, Language, LineIndex, Text};

/// Where a text comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A file.
    File(PathBuf),
    /// Standard input, `-` on the command line.
    Input,
}

impl Origin {
    /// What a word of the command line names.
    pub fn named(path: &Path) -> Self {
        if path.as_os_str() == "-" { Self::Input } else { Self::File(path.to_owned()) }
    }

    /// How messages call it.
    pub fn shown(&self) -> &Path {
        match self {
            Self::File(path) => path,
            Self::Input => Path::new("standard input"),
        }
    }

    /// The file, if it is one.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Input => None,
        }
    }
}

/// How texts are read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Reading {
    /// The encoding a person named; without it the bytes decide.
    pub encoding: Option<&'static Encoding>,
    /// The format a person named; without it the file decides.
    pub format: Option<Format>,
    /// How much is read.
    pub limits: Limits,
}

/// The encoding of this name: `utf-8`, `gb18030`, `big5`, `windows-1252`, and whatever else the web calls them.
///
/// # Errors
/// [`Error::Usage`] for an unknown name.
pub fn encoding(name: &str) -> Result<&'static Encoding> {
    Encoding::for_label_no_replacement(name.as_bytes()).ok_or_else(|| {
        Error::Usage(format!(
            "unknown encoding `{name}`; known are utf-8, utf-16le, utf-16be, gb18030, gbk, big5, windows-1252 and the other \
             names of the WHATWG list"
        ))
    })
}

/// Reads a text, and refuses one that is too long to be compared.
///
/// # Errors
/// Those of [`text`]; [`Error::TooLong`] and [`Error::EndlessSentence`] beyond the limits.
pub fn text_to_compare(origin: &Origin, language: Language, reading: &Reading) -> Result<Text> {
    let text = text(origin, language, reading)?;
    within_limits(&text, origin.shown(), &reading.limits)?;
    Ok(text)
}

/// Reads a text, in whatever format it is.
///
/// # Errors
/// Those of [`bytes`] and of [`Content::read`]; [`Error::BothSides`] where the file holds a pair.
pub fn text(origin: &Origin, language: Language, reading: &Reading) -> Result<Text> {
    let bytes = bytes(origin, reading.limits.bytes)?;
    match Content::read(&bytes, origin.shown(), &how(language, reading))? {
        Content::One(text) => Ok(*text),
        Content::Both(sides) => {
            Err(Error::BothSides { path: origin.shown().to_owned(), format: sides.0.format.name() })
        }
    }
}

/// A text that is in memory already, such as a field of a JSON line; `name` is for messages.
///
/// # Errors
/// Those of [`Text::given`]; [`Error::TooLong`] and [`Error::EndlessSentence`] beyond the limits.
pub fn given_text(content: String, name: &Path, limits: &Limits) -> Result<Text> {
    let text = Text::given(content, name)?;
    within_limits(&text, name, limits)?;
    Ok(text)
}

/// Reads a file that holds both sides of a pair, and refuses one that is too long to be compared. The Chinese side
/// comes first.
///
/// # Errors
/// Those of [`bytes`] and of [`Content::read_both`]; [`Error::TooLong`] and [`Error::EndlessSentence`].
pub fn both_sides(origin: &Origin, reading: &Reading) -> Result<(Text, Text)> {
    let bytes = bytes(origin, reading.limits.bytes)?;
    let sides = Content::read_both(&bytes, origin.shown(), &how(Language::Chinese, reading))?;
    for side in [&sides.0, &sides.1] {
        within_limits(side, origin.shown(), &reading.limits)?;
    }
    Ok(sides)
}

fn how(language: Language, reading: &Reading) -> How {
    How { language, encoding: reading.encoding, format: reading.format, unpacked: reading.limits.bytes }
}

/// Reads the bytes of a file or of standard input.
///
/// # Errors
/// [`Error::Read`], [`Error::Folder`], [`Error::TooLarge`].
pub fn bytes(origin: &Origin, limit: u64) -> Result<Vec<u8>> {
    let path = origin.shown();
    match origin {
        Origin::Input => up_to(io::stdin().lock(), limit, path),
        Origin::File(_) => {
            let failed = |source| Error::Read { path: path.to_owned(), source };
            let file = File::open(path).map_err(|error| if path.is_dir() { folder(path) } else { failed(error) })?;
            let known = file.metadata().map_err(failed)?;
            match () {
                () if known.is_dir() => Err(folder(path)),
                () if known.len() > limit => Err(too_large(path, limit)),
                () => up_to(file, limit, path),
            }
        }
    }
}

/// Reads to the end; the size of a pipe is known only when it is read.
fn up_to(reader: impl Read, limit: u64, path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = reader.take(limit.saturating_add(1)).read_to_end(&mut bytes);
    let length = read.map_err(|source| Error::Read { path: path.to_owned(), source })?;
    if length as u64 > limit { Err(too_large(path, limit)) } else { Ok(bytes) }
}

fn folder(path: &Path) -> Error {
    Error::Folder { path: path.to_owned() }
}

fn too_large(path: &Path, limit: u64) -> Error {
    Error::TooLarge { path: path.to_owned(), limit }
}

fn within_limits(text: &Text, path: &Path, limits: &Limits) -> Result<()> {
    let content = text.words();
    let characters = content.chars().count();
    if characters > limits.characters {
        return Err(Error::TooLong { path: path.to_owned(), characters, limit: limits.characters });
    }
    for line in content.lines() {
        let longest = line.split(is_end).map(|stretch| stretch.chars().count()).max().unwrap_or(0);
        if longest > limits.sentence {
            let at = text.place_of_word(line.as_ptr() as usize - content.as_ptr() as usize);
            return Err(Error::EndlessSentence {
                path: path.to_owned(),
                line: LineIndex::new(&text.content).position(at).line,
                characters: longest,
                limit: limits.sentence,
            });
        }
    }
    Ok(())
}

/// Whether a sentence may end with `character`, in either language.
fn is_end(character: char) -> bool {
    matches!(character, '。' | '！' | '？' | '；' | '…' | '.' | '!' | '?' | ';' | '\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], reading: &Reading) -> Result<Text> {
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        std::fs::write(file.path(), bytes).expect("written");
        text_to_compare(&Origin::File(file.path().to_owned()), Language::Chinese, reading)
    }

    #[test]
    fn takes_a_named_encoding_at_its_word() {
        let (big5, _, _) = encoding_rs::BIG5.encode("漁市場今天開門。");
        let named = Reading { encoding: encoding("Big5").ok(), ..Reading::default() };
        let text = read(&big5, &named).expect("text");
        assert_eq!((text.content.as_str(), text.encoding.as_str()), ("漁市場今天開門。", "big5"));
        assert!(encoding("klingon").expect_err("unknown").to_string().contains("gb18030"));
    }

    #[test]
    fn a_named_encoding_makes_no_text_of_a_picture() {
        let named = Reading { encoding: encoding("windows-1252").ok(), ..Reading::default() };
        let error = read(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", &named).expect_err("a picture");
        assert!(matches!(error, Error::Binary { byte: 0x1a, offset: 6, .. }), "{error}");
    }

    #[test]
    fn keeps_the_limits() {
        let tight = |limits| Reading { limits, ..Reading::default() };
        let text = "第一句。\r\n第二句，很长很长。".as_bytes();
        let bytes = read(text, &tight(Limits { bytes: 10, ..Limits::default() }));
        assert!(matches!(bytes, Err(Error::TooLarge { limit: 10, .. })), "{bytes:?}");
        let characters = read(text, &tight(Limits { characters: 14, ..Limits::default() }));
        assert!(matches!(characters, Err(Error::TooLong { characters: 15, .. })), "{characters:?}");
        let sentence = read(text, &tight(Limits { sentence: 7, ..Limits::default() }));
        assert!(matches!(sentence, Err(Error::EndlessSentence { line: 2, characters: 8, .. })), "{sentence:?}");
        assert!(read(text, &Reading::default()).is_ok());
    }
}
