//! One file a format: from the decoded file, or the bytes of a Word document, to the text that is compared.

pub(super) mod docx;
pub(super) mod html;
pub(super) mod markdown;
pub(super) mod subtitles;
pub(super) mod table;
pub(super) mod tmx;
mod unit;
pub(super) mod xliff;
mod xml;

use std::ops::Range;

use super::extract::{Extract, Writer};

/// Why a file could not be read in its format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    /// Where, in bytes of the decoded file, where that can be said.
    pub at: Option<usize>,
    /// What is wrong and what to do.
    pub why: String,
}

impl Fault {
    pub fn new(why: impl Into<String>) -> Self {
        Self { at: None, why: why.into() }
    }

    pub fn at(at: usize, why: impl Into<String>) -> Self {
        Self { at: Some(at), why: why.into() }
    }
}

/// Both sides of a file that holds both: unit for unit the text and where its units stand.
#[derive(Debug)]
pub(super) struct Sides {
    pub source: Side,
    pub target: Side,
}

/// One side of such a file.
#[derive(Debug, Default)]
pub(super) struct Side {
    pub extract: Extract,
    /// Each unit in bytes of the file, with its name where it has one. Empty where the side lacks the unit.
    pub units: Vec<(Range<usize>, Option<String>)>,
}

/// Writes one side of such a file, a unit a line.
struct SideWriter<'a> {
    writer: Writer<'a>,
    units: Vec<(Range<usize>, Option<String>)>,
}

impl<'a> SideWriter<'a> {
    fn new(file: &'a str) -> Self {
        Self { writer: Writer::new(file), units: Vec::new() }
    }

    /// Writes the pieces of a unit: each is a stretch of the file and what stands for it. `at` is where the unit
    /// stands when it holds nothing.
    fn unit(&mut self, pieces: &[(Range<usize>, Option<String>)], at: usize, name: Option<String>) {
        let start = pieces.first().map_or(at, |(range, _)| range.start);
        let end = pieces.last().map_or(at, |(range, _)| range.end);
        for (range, text) in pieces {
            match text {
                Some(text) => self.writer.write(range.clone(), text),
                None => self.writer.keep(range.clone()),
            }
        }
        self.writer.end_line(end);
        self.units.push((start..end, name));
    }

    fn finish(self) -> Side {
        Side { extract: self.writer.finish(), units: self.units }
    }
}
