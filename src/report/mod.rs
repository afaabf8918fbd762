//! What one run found, as the working model turns into the written one: severities are final, places have lines
//! and columns, findings have fingerprints.

mod build;
pub mod diff;
pub mod fingerprint;
pub mod line;
pub mod model;
mod value;
mod whole;

pub use build::{Checked, Written, write};
pub use model::Report;
pub use value::of as value_of;
pub use whole::Whole;
