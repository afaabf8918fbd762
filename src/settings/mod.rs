//! What a person may set: the keys of `riscontro.toml` with their sources and their precedence, the limits of a run,
//! and the `pair.toml` of a pair folder.
//!
//! A key is taken from the first source that has it: command line, environment, the `[[overrides]]` of the file that
//! fit the pair, the file, the default. Each value remembers where it comes from.

mod file;
mod keys;
mod limits;
mod overrides;
mod pair;
mod place;
mod suggestion;
mod words;

pub use file::{File, Written, parse};
pub use keys::{ENVIRONMENT, Layer, Origin, Row, Setting, Settings, unknown_variable};
pub use limits::Limits;
pub use pair::{PairSettings, fault_of_id, id_from_name};
pub use place::{FILE_NAME, above, seen_from};
pub use suggestion::{did_you_mean, nearest};
pub use words::{EncodingName, FailOn, FormatName, Percent, RuleId};
