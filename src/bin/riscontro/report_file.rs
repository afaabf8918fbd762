//! Reports that an earlier run wrote.

use std::path::Path;

use riscontro::error::{Error, Result};
use riscontro::read::{self, Origin};
use riscontro::report::Report;
use riscontro::report::model::SCHEMA_VERSION;
use serde_json::Value;

/// Reports are larger than texts.
const LIMIT: u64 = 1024 * 1024 * 1024;

/// Reads a report; `-` is standard input.
///
/// # Errors
/// [`Error::NotAReport`] for any other file, and for a report that a program of another generation wrote.
pub fn read(path: &Path) -> Result<Report> {
    let origin = Origin::named(path);
    let refused = |why: String| Error::NotAReport { path: origin.shown().to_owned(), why };
    let bytes = read::bytes(&origin, LIMIT)?;
    let value: Value = serde_json::from_slice(&bytes).map_err(|error| refused(format!("it is no JSON ({error})")))?;
    match value.get("schemaVersion").and_then(Value::as_str) {
        None => {
            return Err(refused("it has no schemaVersion; `check -o json=FILE` writes reports".to_owned()));
        }
        Some(version) if generation(version) != generation(SCHEMA_VERSION) => {
            return Err(refused(format!(
                "its schema version is {version}, this program reads {}.x; check the pairs again, or use the version of \
                 riscontro that wrote it",
                generation(SCHEMA_VERSION)
            )));
        }
        Some(_) => {}
    }
    // From the bytes once more, since a value of its own has no line to point at.
    serde_json::from_slice(&bytes).map_err(|error| refused(error.to_string()))
}

/// What stands before the first full stop: within one generation, fields are only added.
fn generation(version: &str) -> &str {
    version.split('.').next().unwrap_or(version)
}
