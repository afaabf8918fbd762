//! The report as its model says it, for other programs: pretty, with a line end at the end.
//!
//! Hidden characters are written as `\uXXXX`, so that a report can be looked at in a terminal; a reader of JSON gets
//! the same value back.

use super::Options;
use super::visible::is_hidden;
use crate::report::line::Line;
use crate::report::model::Report;

/// Writes the report.
pub(super) fn write(report: &Report, _options: &Options) -> String {
    visible(&serde_json::to_string_pretty(report).expect("a report has string keys and no float"))
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
    fn a_character_beyond_the_first_plane_becomes_two_units() {
        let mut out = String::new();
        push_escaped(&mut out, '\u{e0041}');
        assert_eq!(out, "\\udb40\\udc41");
    }
}
