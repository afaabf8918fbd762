//! Places in a text. A [`Span`] knows what it counts, so that a place in the folded text can't be
//! taken for a place in the text as it was read.

use std::marker::PhantomData;
use std::ops::Range;

/// Marks a span that counts UTF-8 bytes of the text as it was read (after decoding).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Raw {}

/// Marks a span that counts UTF-8 bytes of the folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Folded {}

/// A half-open range of bytes in the text named by `Of`.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span<Of> {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    of: PhantomData<Of>,
}

/// A place in the text as it was read.
pub type RawSpan = Span<Raw>;
/// A place in the folded text.
pub type FoldedSpan = Span<Folded>;

impl<Of> Clone for Span<Of> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<Of> Copy for Span<Of> {}

impl<Of> Span<Of> {
    /// The span from `start` to `end`, in bytes.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end, of: PhantomData }
    }

    /// Length in bytes.
    pub const fn len(&self) -> usize {
        self.end - self.start
    }

    /// Whether it holds no byte.
    pub const fn is_empty(&self) -> bool {
        self.end <= self.start
    }

    /// The same as a range, for slicing.
    pub const fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// Whether `other` lies wholly inside.
    pub const fn contains(&self, other: &Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn union(&self, other: &Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The same span `by` bytes further on.
    pub const fn shifted(&self, by: usize) -> Self {
        Self::new(self.start + by, self.end + by)
    }
}
