//! From segments to named items with canonical values: who, what body, where, how many, when, which title.

pub mod compare;
pub mod date;
pub mod item;
pub mod quantity;

pub use item::{Item, ItemKind, Value};

/// Something found in a folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<T> {
    /// Where, in UTF-8 bytes of the text that was searched.
    pub span: std::ops::Range<usize>,
    /// What it says.
    pub value: T,
}
