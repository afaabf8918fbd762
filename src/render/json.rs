//! The report as its model says it, for other programs: pretty, with a line end at the end.
//!
//! Hidden characters are written as `\uXXXX`, so that a report can be looked at in a terminal; a reader of JSON gets
//! the same value back.

use std::io::{self, Write};

use serde::Serialize;

use super::Options;
use super::visible::is_hidden;
use crate::report::line::Line;
use crate::report::model::{Finding, PairReport, Report};

/// Writes the report.
pub(super) fn write(report: &Report, _options: &Options) -> String {
    pretty(report)
}

/// Any value with string keys as JSON.
pub(super) fn pretty(value: &impl Serialize) -> String {
    visible(&serde_json::to_string_pretty(value).expect("what is written has string keys and no float"))
}

/// Writes the report that has the summary of `head` and these pairs and findings, as [`write`] would, one after the
/// other.
///
/// # Errors
/// Those of `out`, and whatever the pairs and findings come with.
pub(super) fn write_in_parts<E: From<io::Error>>(
    out: &mut dyn Write,
    head: &Report,
    pairs: impl Iterator<Item = Result<PairReport, E>>,
    findings: impl Iterator<Item = Result<Finding, E>>,
) -> Result<(), E> {
    let empty = Report { pairs: Vec::new(), findings: Vec::new(), ..head.clone() };
    let frame = write(&empty, &Options::default());
    let (before, rest) = frame.split_once("\"pairs\": []").expect("the lists are empty");
    let (between, after) = rest.split_once("\"findings\": []").expect("the lists are empty");
    write!(out, "{before}\"pairs\": ")?;
    list(out, pairs)?;
    write!(out, "{between}\"findings\": ")?;
    list(out, findings)?;
    out.write_all(after.as_bytes())?;
    Ok(())
}

fn list<E: From<io::Error>>(
    out: &mut dyn Write,
    parts: impl Iterator<Item = Result<impl Serialize, E>>,
) -> Result<(), E> {
    let mut is_first = true;
    for part in parts {
        out.write_all(if is_first { b"[\n" } else { b",\n" })?;
        is_first = false;
        let lines: Vec<String> = pretty(&part?).lines().map(|line| format!("    {line}")).collect();
        out.write_all(lines.join("\n").as_bytes())?;
    }
    out.write_all(if is_first { b"[]" } else { b"\n  ]" })?;
    Ok(())
}

/// Writes an answer of `batch` on one line.
pub(super) fn line(line: &Line) -> String {
    visible(&serde_json::to_string(line).expect("an answer has string keys and no float"))
}

fn visible(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + 1);
    for char in json.chars() {
        // A line end is JSON's own here: one inside a text is already written `\n`.
        if is_hidden(char) && char != '\n' { push_escaped(&mut out, char) } else { out.push(char) }
    }
    out.push('\n');
    out
}

fn push_escaped(out: &mut String, char: char) {
    for unit in char.encode_utf16(&mut [0; 2]) {
        out.push_str(&format!("\\u{unit:04x}"));
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn reads_back_as_the_same_report() {
        for report in [sample::report(), sample::hostile()] {
            let written = write(&report, &Options::default());
            let read: Report = serde_json::from_str(&written).expect("it is JSON");
            assert_eq!(read, report);
            assert!(written.ends_with("}\n"));
        }
    }

    #[test]
    fn in_parts_it_is_the_same_text() {
        let mut empty = sample::report();
        (empty.pairs, empty.findings) = (Vec::new(), Vec::new());
        for report in [sample::report(), sample::hostile(), empty] {
            let mut parts = Vec::new();
            let pairs = report.pairs.iter().cloned().map(Ok::<_, io::Error>);
            let findings = report.findings.iter().cloned().map(Ok::<_, io::Error>);
            write_in_parts(&mut parts, &report, pairs, findings).expect("memory can be written to");
            assert_eq!(String::from_utf8(parts).expect("UTF-8"), write(&report, &Options::default()));
        }
    }

    #[test]
    fn a_character_beyond_the_first_plane_becomes_two_units() {
        let mut out = String::new();
        push_escaped(&mut out, '\u{e0041}');
        assert_eq!(out, "\\udb40\\udc41");
    }
}
