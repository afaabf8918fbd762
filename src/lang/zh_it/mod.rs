//! Chinese against Italian.

pub mod chinese_names;
pub mod clauses;
pub mod cues;

pub mod generic;
pub mod judge;
pub mod lexicon;
pub mod matcher;
pub mod phrase;
pub mod sound;
pub mod target;
