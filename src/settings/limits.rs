//! How much is read before a file is refused, so that a wrong file is answered at once.

/// The limits of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a file.
    pub bytes: u64,
    /// Characters of a text that is to be compared. Time and memory grow with it: a book of 30,000 sentences has 1.3
    /// million in Chinese and 4.2 million in Italian, and takes a gigabyte.
    pub characters: usize,
    /// Characters of one sentence. The longest of the benchmark has under 600.
    pub sentence: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 64 * 1024 * 1024, characters: 5_000_000, sentence: 20_000 }
    }
}
