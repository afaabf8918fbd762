//! A unit of a translation memory or an XLIFF file while it is read.

use std::ops::Range;

use super::SideWriter;
use super::xml::{Run, SideLanguage};

/// The pieces of a text with what stands for them, and where it begins in the file.
type Words = (Vec<(Range<usize>, Option<String>)>, usize);

/// A unit of which not all may have been read yet.
#[derive(Default)]
pub struct Unit {
    name: Option<String>,
    /// The Chinese.
    pub source: Option<Words>,
    /// The Italian.
    pub target: Option<Words>,
}

impl Unit {
    /// A unit without texts.
    pub fn named(name: Option<String>) -> Self {
        Self { name, ..Self::default() }
    }

    /// Takes a text; the first of each language holds.
    pub fn put(&mut self, side: SideLanguage, run: Run, at: usize) {
        let place = match side {
            SideLanguage::Chinese => &mut self.source,
            SideLanguage::Italian => &mut self.target,
        };
        place.get_or_insert((run.pieces, at));
    }

    /// Writes both sides; one that is missing is empty, and stands at `missing_at`.
    pub fn write(self, sides: &mut (SideWriter, SideWriter), missing_at: usize) {
        let or_empty = |side: Option<Words>| side.unwrap_or((Vec::new(), missing_at));
        let ((source, source_at), (target, target_at)) = (or_empty(self.source), or_empty(self.target));
        sides.0.unit(&source, source_at, self.name.clone());
        sides.1.unit(&target, target_at, self.name);
    }
}
