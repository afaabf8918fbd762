//! A report goes in, text comes out: for a terminal, for another program, for a pull request, for a browser.
//!
//! The formats know the report, the report does not know the formats. Whatever came from the two texts, or from
//! a report file somebody handed over, is foreign: each format writes it in its own way of quoting, and characters
//! that would steer a terminal or turn the direction of the writing are spelled out (`visible`).
//!
//! A new format is one file with its `mod` line here, and one entry in [`FORMATS`].

pub mod bitext;
mod context;
mod edited;
mod excerpt;
mod github;
mod github_summary;
mod gitlab;
mod html;
mod json;
mod junit;
mod markdown;
mod notice;
mod rdjson;
#[cfg(test)]
mod sample;
mod sarif;
mod terminal;
mod uri;
mod visible;
mod wording;
mod xml;

pub use edited::inline_edit;

use std::io::{self, Write};

use crate::report::line::Line;
use crate::report::model::{Finding, PairReport, Report, Severity};

/// Makes [`Format`] and [`FORMATS`] of one list, so that neither can lack what the other has.
macro_rules! formats {
    ($($variant:ident: $name:literal, $about:literal, $media_type:literal, $extension:literal, $write:path;)*) => {
        /// A way of writing a report.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Format {
            $(#[doc = $about] $variant,)*
        }

        /// Every format, in the order of the help text.
        pub const FORMATS: &[FormatEntry] = &[$(FormatEntry {
            format: Format::$variant,
            name: $name,
            about: $about,
            media_type: $media_type,
            extension: $extension,
            write: $write,
        },)*];
    };
}

formats! {
    Terminal: "terminal", "For reading in a terminal.", "text/plain", "txt", terminal::write;
    Json: "json", "The whole report, for other programs.", "application/json", "json", json::write;
    Markdown: "markdown", "For a comment on a pull request or a mail.", "text/markdown", "md", markdown::write;
    Html: "html", "One page to review both texts in a browser.", "text/html", "html", html::write;
    Sarif: "sarif", "SARIF 2.1.0, for code scanning and editors.", "application/sarif+json", "sarif", sarif::write;
    Junit: "junit", "JUnit XML, for the test tab of a CI server.", "application/xml", "xml", junit::write;
    Github: "github", "Annotations that a step of GitHub Actions prints.", "text/plain", "txt", github::write;
    GithubSummary: "github-summary", "The summary of a step of GitHub Actions.", "text/markdown", "md",
        github_summary::write;
    Gitlab: "gitlab", "A Code Quality report for GitLab.", "application/json", "json", gitlab::write;
    Rdjson: "rdjson", "Diagnostics for reviewdog.", "application/json", "json", rdjson::write;
    Tmx: "tmx", "TMX 1.4b: the aligned text for translation memories.", "application/x-tmx+xml", "tmx",
        bitext::tmx_of;
    Xliff: "xliff", "XLIFF 2.1: the aligned text for translators, findings as ITS 2.0 quality issues.",
        "application/xliff+xml", "xlf", bitext::xliff_of;
}

/// What is known of a format.
#[derive(Debug, Clone, Copy)]
pub struct FormatEntry {
    /// The format.
    pub format: Format,
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is for, as a sentence.
    pub about: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// The usual extension of its files, without the dot.
    pub extension: &'static str,
    write: fn(&Report, &Options) -> String,
}

impl Format {
    /// The format of that name.
    pub fn named(name: &str) -> Option<Self> {
        FORMATS.iter().find(|entry| entry.name == name).map(|entry| entry.format)
    }

    /// What is known of it.
    pub fn entry(self) -> &'static FormatEntry {
        &FORMATS[self as usize]
    }
}

/// What a reader may choose about the writing. None of it changes what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Whether a terminal gets colours.
    pub colour: bool,
    /// How many columns a terminal has.
    pub width: usize,
    /// From which severity on the verdict is `fail`.
    pub fail_on: Severity,
    /// Whether the formats that are read as they are (terminal, Markdown, annotations of a change) list notes; they are
    /// counted either way. Archives (JSON, HTML, SARIF, JUnit, XLIFF) hold them always.
    pub notes: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { colour: false, width: 100, fail_on: Severity::Error, notes: false }
    }
}

/// Writes `report` in `format`. The same report and options give the same text.
pub fn render(report: &Report, format: Format, options: &Options) -> String {
    (format.entry().write)(report, options)
}

/// A rendered report that may have several files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The file that was asked for.
    pub main: String,
    /// Files that it leads to; none where it holds everything.
    pub parts: Vec<Part>,
}

/// One of several files of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name in the folder of the parts.
    pub name: String,
    /// What stands in it.
    pub text: String,
}

/// When a report has parts, and where they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parts<'a> {
    /// Always, in the folder of the main file, which is `index` there.
    Always,
    /// Where one file would be too large, in a folder of their own beside the main file.
    WhereTooLarge {
        /// The name of the main file.
        main: &'a str,
        /// The name of the folder.
        folder: &'a str,
    },
}

impl Format {
    /// Whether a report in this format may have parts.
    pub const fn has_parts(self) -> bool {
        matches!(self, Self::Html)
    }
}

/// Writes `report` in `format`, in several files where the format and `parts` ask for it.
pub fn render_parted(report: &Report, format: Format, options: &Options, parts: &Parts) -> Rendered {
    if format.has_parts() {
        html::parted(report, options, parts)
    } else {
        Rendered { main: render(report, format, options), parts: Vec::new() }
    }
}

/// Writes, in JSON, the report that has the summary of `head` and these pairs and findings, without holding them all.
/// The text is that of [`render`].
///
/// # Errors
/// Those of `out`, and whatever the pairs and findings come with.
pub fn json_in_parts<E: From<io::Error>>(
    out: &mut dyn Write,
    head: &Report,
    pairs: impl Iterator<Item = Result<PairReport, E>>,
    findings: impl Iterator<Item = Result<Finding, E>>,
) -> Result<(), E> {
    json::write_in_parts(out, head, pairs, findings)
}

/// The findings of `report` for a terminal, without coverage and verdict; [`terminal_closing`] ends the text.
pub fn terminal_findings(report: &Report, options: &Options) -> String {
    terminal::findings(report, options)
}

/// The coverage and the verdict of `report` for a terminal.
pub fn terminal_closing(report: &Report, options: &Options) -> String {
    terminal::closing(report, options)
}

/// Writes an answer of `batch`: JSON on one line, with the line end.
pub fn json_line(line: &Line) -> String {
    json::line(line)
}

#[cfg(test)]
mod tests;
