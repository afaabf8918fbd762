//! The report for reading in a terminal, in the shape compilers have taught: each finding with its sentence, the part
//! that matters underlined, and where it would belong in the Italian.
//!
//! Nothing foreign reaches the terminal as it is: sentences pass through `excerpt`, everything else through
//! `visible`. Colours are written only where they are asked for, so the text is the same without.

use anstyle::{AnsiColor, Style};

use super::Options;
use super::context::{self, Group, Side};
use super::edited;
use super::excerpt::{self, Excerpt};
use super::visible::visible;
use super::wording;
use crate::report::model::{Finding, FindingState, PairReport, Place, Report, Severity, Verdict};

const BOLD: Style = Style::new().bold();
const GUTTER: Style = AnsiColor::Blue.on_default().bold();
const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const NOTE: Style = AnsiColor::Cyan.on_default().bold();
const GOOD: Style = AnsiColor::Green.on_default().bold();

/// Room for a sentence on the narrowest terminal that is served.
const LEAST_ROOM: usize = 24;

/// Writes the report.
pub(super) fn write(report: &Report, options: &Options) -> String {
    findings(report, options) + &closing(report, options)
}

/// Writes the findings.
pub(super) fn findings(report: &Report, options: &Options) -> String {
    let mut screen = Screen { out: String::new(), options };
    for group in context::groups(report) {
        screen.group(&group);
    }
    screen.out
}

/// Writes what stands below them.
pub(super) fn closing(report: &Report, options: &Options) -> String {
    let mut screen = Screen { out: String::new(), options };
    screen.coverage(report);
    screen.closing(report);
    screen.out
}

/// The text so far.
struct Screen<'a> {
    out: String,
    options: &'a Options,
}

/// More pairs than these are not told one by one.
const PAIRS_ON_A_SCREEN: usize = 24;

impl Screen<'_> {
    fn group(&mut self, group: &Group) {
        let shown: Vec<&Finding> = group.findings.iter().copied().filter(|finding| self.is_shown(finding)).collect();
        let incomplete = group.pair.and_then(|pair| pair.incomplete.as_deref());
        if shown.is_empty() && incomplete.is_none() {
            return;
        }
        self.heading(group.pair);
        if let Some(why) = incomplete {
            let label = self.label("not fully checked:", ERROR, 2);
            self.wrapped(&label, &visible(why), Style::new());
            self.line("");
        }
        for finding in shown {
            self.finding(group.pair, finding);
        }
    }

    fn is_shown(&self, finding: &Finding) -> bool {
        let is_loud = self.options.notes || finding.severity > Severity::Note;
        finding.suppression.is_none() && is_loud
    }

    fn heading(&mut self, pair: Option<&PairReport>) {
        let Some(pair) = pair else {
            let heading = self.paint(BOLD, "the run");
            return self.line(&format!("{heading}\n"));
        };
        let id = self.paint(BOLD, &visible(&pair.id));
        let files = format!("{} → {}", visible(&pair.source.path), visible(&pair.target.path));
        self.line(&format!("{id}: {files}\n"));
    }

    fn finding(&mut self, pair: Option<&PairReport>, finding: &Finding) {
        self.headline(finding);
        let gutter = gutter(finding);
        for (side, arrow) in [(Side::Source, "-->"), (Side::Target, ":::")] {
            self.place(pair, finding, side, arrow, gutter);
        }
        if finding.source.is_none()
            && finding.target.is_none()
            && let Some(pair) = pair
        {
            self.place_line("-->", &visible(&pair.source.path), gutter);
        }
        for (name, text) in facts(finding) {
            self.fact(gutter, name, &text);
        }
        for child in &finding.children {
            self.fact(gutter, "with it", &format!("{}: {}", child.rule, child.message));
        }
        self.line("");
    }

    fn headline(&mut self, finding: &Finding) {
        let (word, style) = severity(finding);
        let label = self.label(&format!("{word}[{}]:", visible(&finding.rule)), style, 2);
        let state = wording::state(finding.state).filter(|state| *state != word);
        let state = state.map_or(String::new(), |state| format!(", {state}"));
        let text = format!("{} (confidence {}{state})", visible(&finding.message), finding.confidence);
        self.wrapped(&label, &text, BOLD);
    }

    fn fact(&mut self, gutter: usize, name: &str, text: &str) {
        let plain = format!("{} = {name}:", " ".repeat(gutter));
        let label = self.label(&plain, GUTTER, plain.len() + 1);
        self.wrapped(&label, &visible(text), Style::new());
    }

    fn place(&mut self, pair: Option<&PairReport>, finding: &Finding, side: Side, arrow: &str, gutter: usize) {
        let (Some(place), Some(line)) = (side.place(finding), context::line(pair, finding, side)) else {
            return;
        };
        let file = pair.map(|pair| match side {
            Side::Source => &pair.source.path,
            Side::Target => &pair.target.path,
        });
        let path = file.map_or(String::new(), |path| visible(path));
        self.place_line(arrow, &format!("{path}:{}:{}", place.line, place.column), gutter);
        let room = self.options.width.saturating_sub(gutter + 4).max(LEAST_ROOM);
        self.excerpt(&excerpt::shorten(&line, room), place, severity(finding).1, gutter);
    }

    fn place_line(&mut self, arrow: &str, place: &str, gutter: usize) {
        let arrow = self.paint(GUTTER, arrow);
        self.line(&format!("{}{arrow} {place}", " ".repeat(gutter)));
    }

    fn excerpt(&mut self, excerpt: &Excerpt, place: &Place, style: Style, gutter: usize) {
        let bar = self.paint(GUTTER, "|");
        let number = self.paint(GUTTER, &format!("{:>gutter$}", place.line));
        let empty = " ".repeat(gutter);
        let room = self.options.width.saturating_sub(gutter + 3);
        let (indent, carets) = underline(excerpt, place.insertion, room);
        let under = format!("{}{}", " ".repeat(indent), self.paint(style, &carets));
        self.line(&format!("{empty} {bar}"));
        self.line(&format!("{number} {bar} {}", excerpt.text().trim_end()));
        self.line(&format!("{empty} {bar} {under}"));
    }

    fn coverage(&mut self, report: &Report) {
        let lines = wording::coverage(&report.summary.coverage);
        let heading = self.paint(BOLD, "coverage");
        self.line(&heading);
        let widest = lines.iter().map(|(name, _)| excerpt::width(&visible(name))).max().unwrap_or(0);
        for (name, part) in lines {
            let name = visible(name);
            let padding = " ".repeat(widest - excerpt::width(&name));
            let part = part.map_or("none to cover".to_owned(), |part| format!("{:>7}", wording::percent(part)));
            self.line(&format!("  {name}{padding}  {part}"));
        }
        self.line("");
        self.ledgers(report);
    }

    /// What became of the units of each pair, where there are several that fit on a screen.
    fn ledgers(&mut self, report: &Report) {
        if !(2..=PAIRS_ON_A_SCREEN).contains(&report.pairs.len()) {
            return;
        }
        let heading = self.paint(BOLD, "by pair");
        self.line(&heading);
        let widest = report.pairs.iter().map(|pair| excerpt::width(&visible(&pair.id))).max().unwrap_or(0);
        for pair in &report.pairs {
            let name = visible(&pair.id);
            let padding = " ".repeat(widest - excerpt::width(&name));
            self.line(&format!("  {name}{padding}  {}", wording::ledger(&pair.ledger)));
        }
        self.line("");
    }

    fn closing(&mut self, report: &Report) {
        let notes = report.summary.findings.note as usize;
        if notes > 0 && !self.options.notes {
            self.line(&format!("not shown: {}", wording::number(notes, "note")));
        }
        for aside in [wording::below(report), wording::suppressed(report)].into_iter().flatten() {
            self.line(&visible(&aside));
        }
        let verdict = wording::verdict(report, self.options.fail_on);
        let style = if verdict == Verdict::Pass { GOOD } else { ERROR };
        let word = self.paint(style, wording::verdict_word(verdict));
        self.line(&format!("riscontro: {}: {word}", wording::result(report)));
    }

    fn label(&self, plain: &str, style: Style, indent: usize) -> Label {
        Label { painted: self.paint(style, plain), width: excerpt::width(plain), indent }
    }

    /// A line beginning with `label`; what does not fit goes on below, indented.
    fn wrapped(&mut self, label: &Label, text: &str, style: Style) {
        let room = |taken: usize| self.options.width.saturating_sub(taken).max(LEAST_ROOM);
        let parts = excerpt::wrap(text, room(label.width + 1), room(label.indent));
        for (number, part) in parts.iter().enumerate() {
            let part = self.paint(style, part);
            if number == 0 {
                self.line(format!("{} {part}", label.painted).trim_end());
            } else {
                self.line(&format!("{}{part}", " ".repeat(label.indent)));
            }
        }
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(&harmless(text));
        self.out.push('\n');
    }

    fn paint(&self, style: Style, text: &str) -> String {
        if self.options.colour && style != Style::new() { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
}

/// A line in which no text is a command to the runner of GitHub Actions, which reads what its steps print: `::` at the
/// beginning of a line, and `##[` anywhere. Our own arrow, `::: `, is none.
fn harmless(line: &str) -> String {
    let line = line.replace("##[", "##<U+005B>");
    let text = line.trim_start();
    match text.strip_prefix("::") {
        Some(rest) if !rest.starts_with(": ") => format!("{}<U+003A>:{rest}", &line[..line.len() - text.len()]),
        _ => line,
    }
}

/// What a wrapped line begins with.
struct Label {
    painted: String,
    width: usize,
    indent: usize,
}

/// The word a finding opens with and its colour.
fn severity(finding: &Finding) -> (&'static str, Style) {
    if finding.state == FindingState::Fixed {
        return ("fixed", GOOD);
    }
    let style = match finding.severity {
        Severity::Error => ERROR,
        Severity::Warning => WARNING,
        Severity::Note => NOTE,
    };
    (finding.severity.name(), style)
}

/// What stands under a sentence and how far in; a place where something is missing says so on the side that has room.
fn underline(excerpt: &Excerpt, is_insertion: bool, room: usize) -> (usize, String) {
    const LABEL: &str = "would belong here";
    let indent = excerpt::width(&excerpt.before);
    let carets = "^".repeat(excerpt::width(&excerpt.marked).max(1));
    if !is_insertion {
        (indent, carets)
    } else if indent + carets.len() + LABEL.len() < room {
        (indent, format!("{carets} {LABEL}"))
    } else if indent > LABEL.len() {
        (indent - LABEL.len() - 1, format!("{LABEL} {carets}"))
    } else {
        (indent, carets)
    }
}

/// Columns of the highest line number of a finding.
fn gutter(finding: &Finding) -> usize {
    let places = [&finding.source, &finding.target];
    let highest = places.into_iter().flatten().map(|place| place.line).max().unwrap_or(1);
    highest.to_string().len()
}

/// What stands under the sentences of a finding.
fn facts(finding: &Finding) -> Vec<(&'static str, String)> {
    let expected = Some(finding.expected.join(", ")).filter(|forms| !forms.is_empty());
    let edited = finding.previous.as_ref().and_then(edited::inline_edit);
    let facts = [("expected", expected), ("evidence", wording::evidence(finding)), ("edited", edited)];
    facts.into_iter().filter_map(|(name, text)| Some((name, text?))).collect()
}

#[cfg(test)]
mod tests;
