//! Provisional.
use crate::extract::Found;
use crate::extract::quantity::Quantity;
/// Nothing yet.
pub fn find(_text: &str) -> Vec<Found<Quantity>> { Vec::new() }
