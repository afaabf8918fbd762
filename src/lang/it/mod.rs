//! Italian.

pub mod denial;
pub mod figures;
pub mod fold;
pub mod sentence;
pub mod words;
