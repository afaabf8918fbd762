//! Reads a Chinese text and its Italian rendering and says what the rendering left out.
//!
//! ```text
//!            once a side
//! bytes ─decode→ Text ─normalise→ Normalised ─segment→ Segmented ─extract→ Extracted
//! (Extracted, Extracted) ─align→ Aligned ─link→ Linked ─check→ [Finding] ─Report::new→ Report
//! (old Report, Report) ─diff→ Report ─render→ bytes
//! ```
//!
//! Only the edges can fail; the middle returns values. To learn the program, read `pipeline`, then one module.

pub mod align;
#[cfg(feature = "embeddings")]
pub mod embedding;
pub mod error;
pub mod extract;
pub mod glossary;
pub mod lang;
pub mod link;
pub mod normalise;
pub mod pair;
pub mod pairing;
pub mod pipeline;
pub mod read;
pub mod render;
pub mod report;
pub mod rules;
pub mod segment;
pub mod settings;
pub mod span;
pub mod text;
pub mod write;
