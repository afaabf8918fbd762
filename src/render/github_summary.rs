//! The report for `$GITHUB_STEP_SUMMARY`: the verdict, a line a pair, and a table of the worst findings.
//!
//! GitHub refuses a summary above 1 MiB, so the tables have an end; what is left out is counted.

use super::markdown::{escape, verdict};
use super::notice::{self, Notice};
use super::visible::visible;
use super::{Options, excerpt, wording};
use crate::report::model::{Finding, FindingState, PairReport, Report, Severity, SeverityCounts};

/// Rows of the table of pairs, and of that of findings. With the longest cells they stay far below 1 MiB.
const ROWS: usize = 100;

/// Columns of the text of a finding.
const ROOM: usize = 200;

/// Columns of a path or an id.
const NAME_ROOM: usize = 80;

/// Writes the report.
pub(super) fn write(report: &Report, options: &Options) -> String {
    let mut out = verdict(report, options);
    out.push_str(&pairs(report));
    out.push_str(&findings(report, options));
    out
}

fn pairs(report: &Report) -> String {
    if report.pairs.is_empty() {
        return String::new();
    }
    let mut out =
        String::from("\n| Pair | Errors | Warnings | Notes | Checked |\n| --- | ---: | ---: | ---: | --- |\n");
    let mut rows: Vec<(&PairReport, SeverityCounts)> =
        report.pairs.iter().map(|pair| (pair, counts(report, pair))).collect();
    let complete = |pair: &PairReport| pair.incomplete.is_none();
    rows.sort_by_key(|(pair, c)| (complete(pair), std::cmp::Reverse((c.error, c.warning, c.note))));
    for (pair, counts) in rows.iter().take(ROWS) {
        let SeverityCounts { error, warning, note } = counts;
        let checked =
            pair.incomplete.as_deref().map_or("fully".to_owned(), |why| format!("**not fully:** {}", cell(why, ROOM)));
        out.push_str(&format!("| {} | {error} | {warning} | {note} | {checked} |\n", cell(&pair.id, NAME_ROOM)));
    }
    out + &more(rows.len(), "pair")
}

fn counts(report: &Report, pair: &PairReport) -> SeverityCounts {
    let of: Vec<&Finding> = report.findings.iter().filter(|finding| finding.pair == pair.id).collect();
    wording::tally(&of)
}

fn findings(report: &Report, options: &Options) -> String {
    let notices = notice::all(report, options);
    let notices: Vec<(&Finding, &Notice)> = notices
        .iter()
        .filter_map(|notice| match notice.about {
            notice::About::Finding(finding) => Some((finding, notice)),
            notice::About::Incomplete(_) => None,
        })
        .collect();
    let mut out = String::new();
    if !notices.is_empty() {
        out.push_str("\n| | Rule | Place | Finding |\n| --- | --- | --- | --- |\n");
        notices.iter().take(ROWS).for_each(|(finding, notice)| out.push_str(&row(finding, notice)));
        out.push_str(&more(notices.len(), "finding"));
    }
    out + &uncounted(report, options)
}

fn row(finding: &Finding, notice: &Notice) -> String {
    let state = wording::state(finding.state).map_or(String::new(), |state| format!(", {state}"));
    let place = notice.place().map_or("–".to_owned(), |(file, place)| {
        cell(&file, NAME_ROOM) + &place.map_or(String::new(), |place| format!(" {}:{}", place.line, place.column))
    });
    let label = finding.severity.name();
    format!("| {label}{state} | {} | {place} | {} |\n", cell(&finding.rule, NAME_ROOM), cell(&finding.message, ROOM))
}

/// Foreign text of bounded length.
fn cell(text: &str, room: usize) -> String {
    escape(&excerpt::head(&visible(text), room))
}

fn more(all: usize, noun: &str) -> String {
    if all > ROWS { format!("\nNot listed: {} more.\n", wording::number(all - ROWS, noun)) } else { String::new() }
}

/// What no table lists: notes, what is suppressed, what is fixed.
fn uncounted(report: &Report, options: &Options) -> String {
    let notes = report.summary.findings.note as usize;
    let hidden = (notes > 0 && !options.notes && Severity::Note < options.fail_on)
        .then(|| format!("not listed: {}", wording::number(notes, "note")));
    let suppressed = wording::suppressed(report).map(|text| escape(&text));
    let fixed = report.findings.iter().filter(|finding| finding.state == FindingState::Fixed).count();
    let fixed = (fixed > 0).then(|| format!("fixed: {fixed}"));
    let parts: Vec<String> = [hidden, suppressed, fixed].into_iter().flatten().collect();
    if parts.is_empty() { String::new() } else { format!("\n{}.\n", super::markdown::capital(&parts.join("; "))) }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn stays_below_what_github_takes() {
        let mut report = sample::large(2_000);
        for finding in &mut report.findings {
            finding.message = "<|>".repeat(5_000);
            finding.rule = "[x]".repeat(5_000);
        }
        report.pairs[0].source.path = "*".repeat(50_000);
        let written = write(&report, &Options::default());
        assert!(written.len() < 1024 * 1024, "{}", written.len());
        assert!(written.contains("Not listed: 1900 findings more."));
    }

    #[test]
    fn what_is_fixed_is_counted_and_not_listed() {
        let mut report = sample::report();
        report.findings[0].state = FindingState::Fixed;
        report.findings[1].state = FindingState::Unchanged;
        let written = write(&report, &Options::default());
        assert!(!written.contains("generalised-person"), "{written}");
        assert!(written.contains("| error, unchanged | omitted-number |"), "{written}");
        assert!(written.contains("Fixed: 1") || written.contains("fixed: 1"), "{written}");
    }

    #[test]
    fn every_row_has_its_cells() {
        for report in [sample::report(), sample::hostile()] {
            let text = write(&report, &Options { notes: true, ..Options::default() });
            for row in text.lines().filter(|line| line.starts_with("| error") || line.starts_with("| warning")) {
                assert_eq!(row.matches('|').count(), 5, "{row}");
            }
        }
    }
}
