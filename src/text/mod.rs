//! From bytes to text: the encoding is decided, told, and never guessed at twice. Everything later counts in
//! UTF-8 bytes of [`Text::content`].

mod encoding;
mod han;
mod lines;

use std::path::Path;

use sha2::{Digest, Sha256};

pub use encoding::Language;
pub use han::is_han;
pub use lines::{LineIndex, Position};

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
        Ok(Self {
            content: decoded.content,
            encoding: decoded.encoding.to_owned(),
            sha256: hex(&Sha256::digest(bytes)),
            undecodable: decoded.undecodable,
        })
    }

    /// A text already in memory, for tests and for library users.
    pub fn from_string(content: impl Into<String>) -> Self {
        let content = content.into();
        let sha256 = hex(&Sha256::digest(content.as_bytes()));
        Self { content, encoding: "utf-8".to_owned(), sha256, undecodable: 0 }
    }
}

/// Lower-case hexadecimal digits of `bytes`.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
