//! Annotations for GitHub Actions, as workflow commands that a step prints: `::error file=…,line=…::text`.
//!
//! GitHub shows ten errors and ten warnings (and ten notices) of a step and drops the rest, so only the ten worst of
//! each are commands; a last line counts what is left out. A foreign line end would let a text print commands of its
//! own, so everything passes through `visible`, and then through the escaping of the runner.

use super::Options;
use super::notice::{self, Notice};
use super::wording::{self, SEVERITIES};
use crate::report::model::{Place, Report, Severity};

/// How many annotations of one level GitHub shows for a step (docs.github.com, “Usage limits” of annotations).
const SHOWN: usize = 10;

/// Writes the report.
pub(super) fn write(report: &Report, options: &Options) -> String {
    let all = notice::all(report, options);
    let (known, news): (Vec<Notice>, Vec<Notice>) = all.into_iter().partition(Notice::is_known);
    let mut out = String::new();
    let mut left_out = Vec::new();
    for severity in SEVERITIES {
        let of: Vec<&Notice> = news.iter().filter(|notice| notice.severity() == severity).collect();
        of.iter().take(SHOWN).for_each(|notice| out.push_str(&command(notice)));
        if of.len() > SHOWN {
            left_out.push(wording::number(of.len() - SHOWN, severity.name()));
        }
    }
    out.push_str(&format!("riscontro: {}", wording::result(report)));
    if !left_out.is_empty() {
        out.push_str(&format!("; not annotated: {}", left_out.join(", ")));
    }
    if !known.is_empty() {
        out.push_str(&format!("; known before and not annotated: {}", known.len()));
    }
    out.push('\n');
    out
}

fn command(notice: &Notice) -> String {
    let mut properties = Vec::new();
    if let Some((file, place)) = notice.place() {
        properties.push(format!("file={}", property(&file)));
        properties.extend(place.map_or_else(|| vec!["line=1".to_owned()], lines));
    }
    properties.push(format!("title={}", property(&format!("riscontro {}", notice.rule()))));
    let italian = notice.italian().map(|place| format!("\nIn the Italian: {place}"));
    let text = data(&(notice.message() + italian.as_deref().unwrap_or_default()));
    format!("::{} {}::{text}\n", level(notice.severity()), properties.join(","))
}

/// Columns only where the place is within one line: GitHub takes them for nothing else.
fn lines(place: &Place) -> Vec<String> {
    let mut lines = vec![format!("line={}", place.line), format!("endLine={}", place.end_line.max(place.line))];
    if place.line == place.end_line {
        lines.extend([format!("col={}", place.column), format!("endColumn={}", place.end_column)]);
    }
    lines
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

/// Text behind the second `::`, as the runner reads it back.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, as the runner reads it back.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::report::model::FindingState;

    /// What the runner makes of a line: the command, its properties, its text (actions/runner, `ActionCommand`).
    fn read(line: &str) -> (String, Vec<(String, String)>, String) {
        let (head, text) = line.strip_prefix("::").and_then(|rest| rest.split_once("::")).expect("a command");
        let (name, properties) = head.split_once(' ').expect("properties");
        let unescape = |text: &str| {
            let text = text.replace("%3A", ":").replace("%2C", ",");
            text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
        };
        let pairs = properties.split(',').map(|one| one.split_once('=').expect("name and value"));
        (name.to_owned(), pairs.map(|(key, value)| (key.to_owned(), unescape(value))).collect(), unescape(text))
    }

    #[test]
    fn a_command_reads_back() {
        let written = write(&sample::report(), &Options::default());
        let (name, properties, text) = read(written.lines().next().unwrap());
        assert_eq!(name, "error");
        let keys: Vec<&str> = properties.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(keys, ["file", "line", "endLine", "col", "endColumn", "title"]);
        assert_eq!(properties[0].1, "pairs/argine/source.zh.txt");
        assert!(text.ends_with("not Lin Ruoxi\nIn the Italian: pairs/argine/target.it.txt:2:14"), "{text}");
    }

    #[test]
    fn a_text_prints_no_command_of_its_own() {
        let written = write(&sample::hostile(), &Options { notes: true, ..Options::default() });
        let lines: Vec<&str> = written.lines().collect();
        assert_eq!(lines.len(), 8, "{written}");
        for line in &lines[..7] {
            let (name, properties, _) = read(line);
            assert!(["error", "warning", "notice"].contains(&name.as_str()), "{line}");
            assert!(properties.iter().all(|(key, _)| "file line endLine col endColumn title".contains(key)), "{line}");
        }
        assert!(lines[7].starts_with("riscontro: "));
    }

    #[test]
    fn ten_of_a_level_are_shown_and_the_rest_counted() {
        let mut report = sample::large(25);
        report.findings[24].state = FindingState::Unchanged;
        report.summary.findings.error = 25;
        let written = write(&report, &Options::default());
        assert_eq!(written.matches("::error ").count(), 10);
        assert!(written.ends_with("; not annotated: 14 errors; known before and not annotated: 1\n"), "{written}");
    }

    #[test]
    fn a_place_of_several_lines_has_no_columns() {
        let mut report = sample::report();
        report.findings.truncate(1);
        report.findings[0].source.as_mut().unwrap().end_line = 3;
        assert!(!write(&report, &Options::default()).contains("col="));
    }
}
