//! JSON Lines: one entry a line, so that two persons can edit the file and Git can merge it.

use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{Error, Result};

/// Characters of a text that is there to be recognised, not to be read.
const RECOGNISABLE: usize = 80;

/// Reads the entries, each with its line; blank lines are passed over.
pub(super) fn read<T: DeserializeOwned>(text: &str, path: &Path) -> Result<Vec<(usize, T)>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(number, line)| {
            let entry = serde_json::from_str(line).map_err(|error| fault(path, number + 1, told(&error)))?;
            Ok((number + 1, entry))
        })
        .collect()
}

/// Writes the entries in the order they are in.
pub(super) fn write<T: Serialize>(entries: &[T]) -> String {
    let line = |entry| serde_json::to_string(entry).expect("entries have string keys") + "\n";
    entries.iter().map(line).collect()
}

pub(super) fn fault(path: &Path, line: usize, why: String) -> Error {
    Error::Entry { path: path.to_owned(), line, why }
}

/// What serde says, without the line of its own, which is always the first.
fn told(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let column = error.column();
    match message.rsplit_once(" at line 1 column ") {
        Some((what, _)) if column > 0 => format!("{what} (column {column})"),
        _ => message,
    }
}

/// As much of `text` as one needs to recognise it, on one line.
pub(super) fn recognisable(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(RECOGNISABLE) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}
