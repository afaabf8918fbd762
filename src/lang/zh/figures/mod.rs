//! Figures and dates of Chinese, by value.

pub mod date;
pub mod feast;
pub mod numeral;
pub mod quantity;

mod contest;
mod counted;
mod cursor;
mod lexicon;
mod units;
mod words;
