//! Glossaries and names as tables. A heading is optional; where it stands, it says which column is which.

use std::path::Path;

use csv::{ErrorKind, Reader, ReaderBuilder, StringRecord};

use super::{Entry, EntryKind, Named, entry, line_of};
use crate::error::{Error, Result};

/// Terms, a row a term, cells parted by commas and quoted where need be.
pub(super) fn comma_separated(content: &str, path: &Path) -> Result<Vec<Entry>> {
    if let Some(line) = unclosed_quotation(content) {
        return Err(wrong(path, line, "the quotation mark of this cell is never closed"));
    }
    terms(ReaderBuilder::new().delimiter(b','), content, path)
}

/// The same with tabs; quotation marks are themselves.
pub(super) fn tab_separated(content: &str, path: &Path) -> Result<Vec<Entry>> {
    terms(ReaderBuilder::new().delimiter(b'\t').quoting(false), content, path)
}

/// Names: Chinese, Italian forms, and, if the row says it, `person`, `organisation` or `place`.
pub(super) fn names(content: &str, path: &Path) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for (line, record) in records(ReaderBuilder::new().delimiter(b'\t').quoting(false), content, path)? {
        if entries.is_empty() && heading(&record).is_some() {
            continue;
        }
        let kind = kind(record.get(2).unwrap_or("")).map_err(|why| wrong(path, line, &why))?;
        entries.push(row(&record, (0, 1), EntryKind::Name(kind)).map_err(|why| wrong(path, line, &why))?);
    }
    Ok(entries)
}

fn terms(builder: &mut ReaderBuilder, content: &str, path: &Path) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    let mut columns = (0, 1);
    for (at, (line, record)) in records(builder, content, path)?.into_iter().enumerate() {
        match heading(&record) {
            Some(Columns::Both(zh, it)) if at == 0 => columns = (zh, it),
            Some(Columns::One) if at == 0 => {
                return Err(wrong(path, line, "the heading names no column `zh` and `it`; both are needed"));
            }
            _ => entries.push(row(&record, columns, EntryKind::Term).map_err(|why| wrong(path, line, &why))?),
        }
    }
    Ok(entries)
}

fn row(record: &StringRecord, columns: (usize, usize), kind: EntryKind) -> std::result::Result<Entry, String> {
    let (Some(chinese), Some(forms)) = (record.get(columns.0), record.get(columns.1)) else {
        return Err("the row has too few columns; the Chinese and the Italian are needed".to_owned());
    };
    entry(chinese, &forms.split('|').collect::<Vec<_>>(), kind)
}

/// The rows with their lines, 1-based; comments and empty lines are left out.
fn records(builder: &mut ReaderBuilder, content: &str, path: &Path) -> Result<Vec<(usize, StringRecord)>> {
    let mut reader: Reader<&[u8]> =
        builder.has_headers(false).flexible(true).comment(Some(b'#')).from_reader(content.as_bytes());
    let mut found = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            let line = error.position().map_or(1, csv::Position::line) as usize;
            let why = match error.kind() {
                ErrorKind::Utf8 { .. } => "the row is not UTF-8".to_owned(),
                _ => error.to_string(),
            };
            wrong(path, line, &why)
        })?;
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            let from = record.position().map_or(0, csv::Position::byte) as usize;
            found.push((line_of(content, first_row(content, from)), record));
        }
    }
    Ok(found)
}

/// Where the row begins that the reader found from `from` on: it counts the empty lines and comments before in.
fn first_row(content: &str, from: usize) -> usize {
    let skipped =
        content[from..].split_inclusive('\n').take_while(|line| line.trim().is_empty() || line.starts_with('#'));
    from + skipped.map(str::len).sum::<usize>()
}

/// What a heading says of the columns.
enum Columns {
    Both(usize, usize),
    One,
}

/// A row that names languages is a heading.
fn heading(record: &StringRecord) -> Option<Columns> {
    let column = |names: &[&str]| record.iter().position(|cell| names.contains(&cell.trim().to_lowercase().as_str()));
    let zh = column(&["zh", "zh-cn", "zh-hans", "zh-tw", "zh-hant", "chinese", "cinese", "中文", "source", "name"]);
    let it = column(&["it", "it-it", "italian", "italiano", "意大利文", "意大利语", "target", "forms"]);
    match (zh, it) {
        (Some(zh), Some(it)) => Some(Columns::Both(zh, it)),
        (None, None) => None,
        _ => Some(Columns::One),
    }
}

fn kind(word: &str) -> std::result::Result<Option<Named>, String> {
    match word.trim() {
        "" => Ok(None),
        "person" => Ok(Some(Named::Person)),
        "organisation" | "organization" => Ok(Some(Named::Organisation)),
        "place" => Ok(Some(Named::Place)),
        other => Err(format!("`{other}` is no kind of name; known are person, organisation and place")),
    }
}

/// The line on which a quotation opens that reaches the end of the file. The reader would take it all for one cell.
fn unclosed_quotation(content: &str) -> Option<usize> {
    let (mut line, mut opened, mut cell_begins) = (1, None, true);
    for character in content.chars() {
        match (character, opened) {
            ('"', None) if cell_begins => opened = Some(line),
            ('"', Some(_)) => opened = None,
            _ => {}
        }
        // Behind a closing mark another one continues the cell: "a ""b"" c".
        cell_begins = matches!(character, ',' | '\n' | '"');
        line += usize::from(character == '\n');
    }
    opened
}

fn wrong(path: &Path, line: usize, why: &str) -> Error {
    Error::Settings { path: path.to_owned(), line, why: why.to_owned() }
}
