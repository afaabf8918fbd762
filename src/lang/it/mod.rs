//! Italian.

pub mod denial;
pub mod figures;
pub mod fold;
pub mod items;
pub mod sentence;
pub mod subject;
pub mod verbal;
pub mod words;
