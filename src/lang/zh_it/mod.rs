//! Chinese against Italian.

pub mod additions;
pub mod affinity;
pub mod chinese_names;
pub mod clauses;
pub mod coverage;
pub mod cues;
pub mod dateline;
mod denied;
pub mod evidence;
pub mod generic;
pub mod identifier;
pub mod italian_names;
pub mod judge;
pub mod lexicon;
pub mod matcher;
pub mod own;
pub mod own_cues;
pub mod phrase;
pub mod read_back;
pub mod rejoin;
pub mod romanised;
pub mod sound;
pub mod sound_weights;
pub mod spelling;
pub mod target;
pub mod unit;
