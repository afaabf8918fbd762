//! Italian.

pub mod date;
pub mod fold;
pub mod quantity;
pub mod sentence;
pub mod words;
