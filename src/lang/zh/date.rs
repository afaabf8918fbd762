//! Provisional.
use crate::extract::Found;
use crate::extract::date::Date;
/// Nothing yet.
pub fn find(_text: &str) -> Vec<Found<Date>> { Vec::new() }
