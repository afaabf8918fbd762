//! Which document renders which, among many. Each target document goes into an [`Index`] by the keys of its words and
//! figures; a source document asks it by its cues, rare ones counting more, for the few candidates worth a close look;
//! [`assign`] makes pairs of what that look found. It knows nothing of languages.
//!
//! The work grows with the number of documents, not with its square: a cue that very many documents answer says
//! nothing about any of them and is passed over.

mod assign;
mod index;

pub use assign::{Alone, Assignment, Compared, Paired, assign};
pub use index::{Candidate, Cue, Index, Key};
