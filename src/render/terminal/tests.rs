//! What must hold of the text on a terminal.

use super::super::sample;
use super::*;
use crate::report::model::SeverityCounts;

fn written(options: &Options) -> String {
    write(&sample::report(), options)
}

#[test]
fn underlines_the_item_counting_han_as_two_columns() {
    let text = written(&Options::default());
    let lines: Vec<&str> = text.lines().collect();
    let at = lines.iter().position(|line| line.contains("水务局局长林若溪")).unwrap();
    let (before, _) = lines[at].split_once("林若溪").unwrap();
    let (indent, carets) = lines[at + 1].split_at(excerpt::width(before));
    assert!(indent.ends_with(' '), "{indent:?}");
    assert_eq!(carets, "^^^^^^");
}

#[test]
fn points_at_where_a_lost_item_would_belong() {
    let text = written(&Options::default());
    let lines: Vec<&str> = text.lines().collect();
    let at = lines.iter().position(|line| line.contains("| Il progetto prevede")).unwrap();
    let column = lines[at].find(" prevede").unwrap();
    assert_eq!(lines[at + 1].split_at(column).1, "^ would belong here");
}

#[test]
fn counts_notes_and_shows_them_only_when_asked() {
    let quiet = written(&Options::default());
    assert!(!quiet.contains("inconsistent-name") && quiet.contains("not shown: 2 notes"), "{quiet}");
    let notes = written(&Options { notes: true, ..Options::default() });
    assert!(notes.contains("note[inconsistent-name]") && !notes.contains("not shown"), "{notes}");
}

#[test]
fn ends_with_the_verdict() {
    let last = |report: &Report| write(report, &Options::default()).lines().last().unwrap_or_default().to_owned();
    assert_eq!(last(&sample::report()), "riscontro: 3 errors, 3 warnings, 2 notes in 2 pairs: fail");
    assert_eq!(last(&sample::clean()), "riscontro: nothing left out in 2 pairs: pass");
    let mut loud = sample::clean();
    loud.summary.findings = SeverityCounts { error: 0, warning: 1, note: 0 };
    assert_eq!(last(&loud), "riscontro: 1 warning in 2 pairs: pass");
}

#[test]
fn says_why_a_pair_is_not_fully_checked() {
    let mut report = sample::clean();
    report.pairs[1].incomplete = Some("the Italian is cut off".to_owned());
    let text = write(&report, &Options::default());
    assert!(text.contains("mercato: pairs/mercato") && text.contains("not fully checked: the Italian is cut off"));
    assert!(text.ends_with("riscontro: no findings in 2 pairs, 1 not fully checked: incomplete\n"), "{text}");
}

#[test]
fn does_not_show_what_is_suppressed() {
    let text = written(&Options::default());
    assert!(!text.contains("海東市 is left out"));
    assert!(text.contains("suppressed: 1 by decision"));
}

#[test]
fn colours_change_nothing_but_the_colours() {
    let coloured = written(&Options { colour: true, ..Options::default() });
    assert!(coloured.contains("\u{1b}[1m\u{1b}[31merror[omitted-number]:\u{1b}[0m"), "{coloured}");
    let mut plain = coloured;
    for code in ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[31m", "\u{1b}[32m", "\u{1b}[33m", "\u{1b}[34m", "\u{1b}[36m"] {
        plain = plain.replace(code, "");
    }
    assert_eq!(plain, written(&Options::default()));
}

#[test]
fn keeps_to_the_width() {
    for width in [60, 80, 120] {
        let text = written(&Options { width, notes: true, ..Options::default() });
        for line in text.lines().filter(|line| !line.contains("pairs/")) {
            assert!(excerpt::width(line) <= width, "{width}: {line}");
        }
    }
}

#[test]
fn no_text_is_a_command_to_a_runner() {
    assert_eq!(harmless("    ::add-mask::x ##[error]y"), "    <U+003A>:add-mask::x ##<U+005B>error]y");
    assert_eq!(harmless(" ::: pairs/x:2:14"), " ::: pairs/x:2:14");
    let options = Options { notes: true, width: 40, ..Options::default() };
    let text = write(&sample::hostile(), &options);
    for line in text.lines() {
        let start = line.trim_start();
        assert!(!start.starts_with("::") || start.starts_with("::: "), "{line}");
        assert!(!line.contains("##["), "{line}");
    }
}
