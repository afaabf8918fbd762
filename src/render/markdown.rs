//! The report for a comment on a pull request or a mail: the verdict, how much is covered, and a table of findings
//! a pair.
//!
//! Foreign text becomes character references wherever a reader of Markdown, of GitHub or of GitLab would take a
//! character for anything else than itself.

use super::Options;
use super::context::{self, Group, Side};
use super::edited::{self, Edit};
use super::excerpt::{self, Excerpt};
use super::visible::visible;
use super::wording;
use crate::report::model::{Finding, FindingState, PairReport, Report, Severity, Verdict};

/// Columns of a sentence in a cell.
const ROOM: usize = 56;

/// Forms in a cell; a cell is no place for a list of ten.
const FORMS: usize = 4;

/// Writes the report.
pub(super) fn write(report: &Report, options: &Options) -> String {
    let mut out = verdict(report, options);
    out.push_str(&coverage(report));
    for group in context::groups(report) {
        out.push_str(&section(&group, options));
    }
    out.push_str(&closing(report, options));
    out
}

/// The heading with the verdict, and the result in a line.
pub(super) fn verdict(report: &Report, options: &Options) -> String {
    let verdict = wording::verdict(report, options.fail_on);
    let sign = match verdict {
        Verdict::Pass => "✅",
        Verdict::Fail => "❌",
        Verdict::Incomplete => "⚠️",
    };
    format!("## {sign} riscontro: {}\n\n{}.\n", wording::verdict_word(verdict), capital(&wording::result(report)))
}

/// `text` with a capital at the beginning.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

fn coverage(report: &Report) -> String {
    let mut out = String::from("\n| Covered | |\n| --- | ---: |\n");
    for (name, part) in wording::coverage(&report.summary.coverage) {
        let part = part.map_or("–".to_owned(), wording::percent);
        out.push_str(&format!("| {} | {part} |\n", escape(name)));
    }
    out
}

/// A heading, what could not be checked, a table of what has a place, a list of what has none.
fn section(group: &Group, options: &Options) -> String {
    let shown =
        |finding: &&Finding| finding.suppression.is_none() && (options.notes || finding.severity > Severity::Note);
    let (placed, unplaced): (Vec<&Finding>, Vec<&Finding>) = group
        .findings
        .iter()
        .copied()
        .filter(shown)
        .partition(|finding| finding.source.is_some() || finding.target.is_some());
    let incomplete = group.pair.and_then(|pair| pair.incomplete.as_deref());
    if placed.is_empty() && unplaced.is_empty() && incomplete.is_none() {
        return String::new();
    }
    let mut out = heading(group.pair);
    if let Some(why) = incomplete {
        out.push_str(&format!("\n**Not fully checked:** {}\n", escape(why)));
    }
    if !placed.is_empty() {
        out.push_str("\n| | Rule | Place | Chinese | Expected | Italian |\n| --- | --- | --- | --- | --- | --- |\n");
        placed.iter().for_each(|finding| out.push_str(&row(group.pair, finding)));
    }
    if !unplaced.is_empty() {
        out.push('\n');
        unplaced.iter().for_each(|finding| out.push_str(&remark(finding)));
    }
    out
}

fn heading(pair: Option<&PairReport>) -> String {
    let Some(pair) = pair else {
        return "\n### The run\n".to_owned();
    };
    let (source, target) = (escape(&pair.source.path), escape(&pair.target.path));
    format!("\n### {}\n\nIn {source} → {target}\n", escape(&pair.id))
}

fn row(pair: Option<&PairReport>, finding: &Finding) -> String {
    let cells = [
        label(finding),
        escape(&finding.rule),
        places(finding),
        sentence(pair, finding, Side::Source),
        expected(finding),
        sentence(pair, finding, Side::Target),
    ];
    format!("| {} |\n", cells.join(" | "))
}

fn label(finding: &Finding) -> String {
    match wording::state(finding.state) {
        Some(state) if finding.state == FindingState::Fixed => state.to_owned(),
        Some(state) => format!("{}, {state}", finding.severity.name()),
        None => finding.severity.name().to_owned(),
    }
}

fn places(finding: &Finding) -> String {
    let place =
        |name: &str, side: Side| side.place(finding).map(|place| format!("{name} {}:{}", place.line, place.column));
    let places = [place("zh", Side::Source), place("it", Side::Target)];
    places.into_iter().flatten().collect::<Vec<_>>().join("<br>")
}

/// The sentence around a place; under the Chinese, what is lost with it.
fn sentence(pair: Option<&PairReport>, finding: &Finding, side: Side) -> String {
    let line = context::line(pair, finding, side);
    let sentence = line.map_or("–".to_owned(), |line| marked(&excerpt::shorten(&line, ROOM)));
    let sentence = if side == Side::Source { sentence + &edit(finding) } else { sentence };
    let lost: Vec<&str> =
        finding.children.iter().filter_map(|child| Some(child.source.as_ref()?.text.as_str())).collect();
    if side == Side::Target || lost.is_empty() {
        return sentence;
    }
    format!("{sentence}<br>with it: {}", escape(&lost.join(", ")))
}

/// How the sentence was edited, on a line of its own in the cell.
fn edit(finding: &Finding) -> String {
    let write = |edit: Edit| match edit {
        Edit::Stayed(text) => escape(&text),
        Edit::Went(text) => format!("<del>{}</del>", escape(&text)),
        Edit::Came(text) => format!("<ins>{}</ins>", escape(&text)),
    };
    let edits: String = finding.previous.iter().flat_map(edited::edits).map(write).collect();
    if edits.is_empty() { edits } else { format!("<br>edited: {edits}") }
}

/// `<b>` and not `**`: two asterisks beside Chinese punctuation make no bold.
fn marked(excerpt: &Excerpt) -> String {
    let Excerpt { before, marked, after } = excerpt;
    let marked = if marked.is_empty() { wording::CARET } else { marked };
    format!("{}<b>{}</b>{}", escape(before), escape(marked), escape(after))
}

fn expected(finding: &Finding) -> String {
    let mut forms: Vec<String> = finding.expected.iter().take(FORMS).map(|form| escape(form)).collect();
    if finding.expected.len() > FORMS {
        forms.push("…".to_owned());
    }
    if forms.is_empty() { "–".to_owned() } else { forms.join(", ") }
}

fn remark(finding: &Finding) -> String {
    format!("- {}, {}: {}\n", label(finding), escape(&finding.rule), escape(&finding.message))
}

fn closing(report: &Report, options: &Options) -> String {
    let notes = report.summary.findings.note as usize;
    let hidden = (notes > 0 && !options.notes).then(|| format!("not shown: {}", wording::number(notes, "note")));
    let suppressed = wording::suppressed(report).map(|text| escape(&text));
    let lines: Vec<String> = hidden.into_iter().chain(wording::below(report)).chain(suppressed).collect();
    if lines.is_empty() { String::new() } else { format!("\n{}.\n", capital(&lines.join("; "))) }
}

/// Text that stands for itself inside a paragraph, a heading or a cell; never at the beginning of a line, where more
/// characters have a meaning.
pub(super) fn escape(text: &str) -> String {
    let text = visible(text);
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(char) = rest.next() {
        let next = rest.peek().copied();
        if is_markup(char) || starts_link(char, next, &out) {
            out.push_str(&format!("&#{};", u32::from(char)));
        } else {
            out.push(char);
        }
        if names_somebody(char) && next.is_some_and(char::is_alphanumeric) {
            out.push_str("&#8288;");
        }
    }
    out
}

/// Characters that open something inside a line: code, emphasis, links, HTML, cells, formulas, attributes.
fn is_markup(char: char) -> bool {
    matches!(char, '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '<' | '>' | '&' | '|' | '~' | '$' | '^' | '"')
        || names_somebody(char)
}

/// `@name`, `#12`, `!12`: GitHub and GitLab look for them after they have resolved references, so besides the
/// reference a word joiner keeps sign and name apart.
fn names_somebody(char: char) -> bool {
    matches!(char, '@' | '#' | '!' | '%' | '&' | '~' | '$')
}

/// `://`, `:smile:` and `www.` become links and pictures by themselves.
fn starts_link(char: char, next: Option<char>, before: &str) -> bool {
    let www = char == '.'
        && before.len() >= 3
        && before.is_char_boundary(before.len() - 3)
        && before[before.len() - 3..].eq_ignore_ascii_case("www");
    www || (char == ':' && next.is_some_and(|next| next == '/' || next.is_ascii_alphanumeric() || next == '+'))
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn every_row_of_a_table_has_its_cells() {
        for report in [sample::report(), sample::hostile()] {
            let text = write(&report, &Options { notes: true, ..Options::default() });
            for row in text.lines().filter(|line| line.starts_with("| error") || line.starts_with("| warning")) {
                assert_eq!(row.matches('|').count(), 7, "{row}");
            }
        }
    }

    #[test]
    fn marks_the_item_and_the_place_it_would_belong() {
        let text = write(&sample::report(), &Options::default());
        assert!(text.contains("工程总投资<b>3.6亿元</b>，计划修建12座泵站。"), "{text}");
        assert!(text.contains("Il progetto<b>‸</b> prevede"), "{text}");
        assert!(text.contains("with it: 河湾市水务局"), "{text}");
    }

    #[test]
    fn opens_with_the_verdict() {
        let text = write(&sample::report(), &Options::default());
        assert!(text.starts_with("## ❌ riscontro: fail\n\n3 errors, 3 warnings, 2 notes in 2 pairs.\n"), "{text}");
        let text = write(&sample::clean(), &Options::default());
        assert!(text.starts_with("## ✅ riscontro: pass\n\nNothing left out in 2 pairs.\n"), "{text}");
    }

    #[test]
    fn markup_stands_for_itself() {
        assert_eq!(escape("a|b `c` <i> [d](e)"), "a&#124;b &#96;c&#96; &#60;i&#62; &#91;d&#93;(e)");
        assert_eq!(escape("http://x www.x :smile: alle 10: sì"), "http&#58;//x www&#46;x &#58;smile: alle 10: sì");
    }

    #[test]
    fn nobody_is_mentioned() {
        assert_eq!(escape("@nome #12"), "&#64;&#8288;nome &#35;&#8288;12");
    }

    #[test]
    fn ordinary_text_stays_readable() {
        let text = "Il 14 agosto, (a) l'Ufficio – 3,6 miliardi; «sì» 《报告》";
        assert_eq!(escape(text), text);
    }
}
