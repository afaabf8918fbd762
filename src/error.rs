//! Everything that can go wrong at the edges: reading, decoding, settings, an old report, writing. The stages
//! between decoding and rendering cannot fail.

use std::fmt;
use std::path::{Path, PathBuf};

/// An error a person meets: what, where, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file could not be read.
    #[error("cannot read {path}: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A folder stands where a file is wanted.
    #[error("{path} is a folder; name a file, or a pair folder with source.zh.* and target.it.*")]
    Folder {
        /// The folder.
        path: PathBuf,
    },
    /// Nothing but white space.
    #[error("{path} is empty; there is nothing to compare")]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// Not text.
    #[error(
        "{path} is not text (byte 0x{byte:02x} at offset {offset}); give a text file in UTF-8, UTF-16, GB18030 or Big5"
    )]
    Binary {
        /// The file.
        path: PathBuf,
        /// The byte that gave it away.
        byte: u8,
        /// Where it stands.
        offset: usize,
    },
    /// A file that is not sound in its format, or in a format that is not read.
    #[error("{}: {why}", Located(path, *line))]
    Format {
        /// The file.
        path: PathBuf,
        /// Line of the decoded file, 1-based, where that can be said.
        line: Option<usize>,
        /// What is wrong and what to do.
        why: String,
    },
    /// One text where a file with both sides is wanted.
    #[error(
        "{path} holds one text; give the Chinese original and its Italian rendering, or one file that holds both (TMX, XLIFF, TSV)"
    )]
    OneSide {
        /// The file.
        path: PathBuf,
    },
    /// Both sides where one text is wanted.
    #[error("{path} holds both sides ({format}); give it alone, or read it as text with --input-format text")]
    BothSides {
        /// The file.
        path: PathBuf,
        /// Its format.
        format: &'static str,
    },
    /// More bytes than the limit.
    #[error("{path} has more than {limit} bytes; raise the limit with --max-bytes")]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The limit in bytes.
        limit: u64,
    },
    /// More text than can be compared in reasonable time.
    #[error(
        "{path} has {characters} characters, the limit is {limit}; give it in parts, or raise the limit with --max-characters"
    )]
    TooLong {
        /// The file.
        path: PathBuf,
        /// Its length in characters.
        characters: usize,
        /// The limit in characters.
        limit: usize,
    },
    /// A sentence that nobody wrote: a file without a mark or a line end.
    #[error(
        "{path}:{line} has {characters} characters without the end of a sentence, the limit is {limit}; break the line up"
    )]
    EndlessSentence {
        /// The file.
        path: PathBuf,
        /// Line, 1-based.
        line: usize,
        /// Length of the stretch in characters.
        characters: usize,
        /// The limit in characters.
        limit: usize,
    },
    /// The two sides are the same file.
    #[error("source and target are the same file, {path}; give the Chinese original first, then its Italian rendering")]
    SameFile {
        /// The file.
        path: PathBuf,
    },
    /// The sides are swapped.
    #[error(
        "{source_path} reads as Italian and {target_path} as Chinese; give the Chinese original first, then its Italian rendering"
    )]
    Swapped {
        /// The first file named.
        source_path: PathBuf,
        /// The second file named.
        target_path: PathBuf,
    },
    /// A side in another language.
    #[error("{path} does not read as {wanted}: {why}")]
    Language {
        /// The file.
        path: PathBuf,
        /// The language wanted, in English.
        wanted: &'static str,
        /// What was seen.
        why: String,
    },
    /// A pair folder that lacks a side or has too many.
    #[error("{path} is no pair: {why}")]
    NoPair {
        /// The folder.
        path: PathBuf,
        /// What is missing or double.
        why: String,
    },
    /// Two pairs of one run with the same id.
    #[error("{first} and {second} have the same id, `{id}`; give one of them another `id` in its pair.toml")]
    SameId {
        /// The id.
        id: String,
        /// Where it stands first.
        first: PathBuf,
        /// Where it stands again.
        second: PathBuf,
    },
    /// A `pair.toml` or a settings file that cannot be understood.
    #[error("{path}:{line}: {why}")]
    Settings {
        /// The file.
        path: PathBuf,
        /// Line, 1-based.
        line: usize,
        /// What is wrong and what to do.
        why: String,
    },
    /// A line of a baseline or of a decisions file that cannot be understood.
    #[error("{path}:{line}: {why}")]
    Entry {
        /// The file.
        path: PathBuf,
        /// Line, 1-based.
        line: usize,
        /// What is wrong and what to do.
        why: String,
    },
    /// A file that is not one of our reports.
    #[error("{path} is not a riscontro report: {why}")]
    NotAReport {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        why: String,
    },
    /// A file could not be written; nothing of it was.
    #[error("cannot write {path}: {source}; nothing was written there")]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A rule that does not exist.
    #[error("there is no rule `{id}`{suggestion}; `riscontro rules` lists them")]
    NoRule {
        /// What was asked for.
        id: String,
        /// ` (did you mean …?)`, or nothing.
        suggestion: String,
    },
    /// Words on the command line that do not go together.
    #[error("{0}")]
    Usage(String),
}

/// A path, and a line where it is known.
struct Located<'a>(&'a Path, Option<usize>);

impl fmt::Display for Located<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.1 {
            Some(line) => write!(out, "{}:{line}", self.0.display()),
            None => write!(out, "{}", self.0.display()),
        }
    }
}

/// A result at the edges.
pub type Result<T> = std::result::Result<T, Error>;
