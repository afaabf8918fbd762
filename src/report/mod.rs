//! What one run found, as the working model turns into the written one: severities are final, places have lines
//! and columns, findings have fingerprints.

pub mod baseline;
mod build;
mod day;
pub mod decisions;
pub mod diff;
pub mod fingerprint;
pub mod line;
mod lines;
pub mod model;
pub mod suppress;
mod value;
mod whole;

pub use build::{Checked, Written, write};
pub use day::Day;
pub use model::Report;
pub use value::of as value_of;
pub use whole::Whole;
