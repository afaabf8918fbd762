//! What must hold of every format.

use std::path::{Path, PathBuf};

use super::visible::is_hidden;
use super::*;

fn all_shown() -> Options {
    Options { notes: true, ..Options::default() }
}

fn hostile(format: Format) -> String {
    render(&sample::hostile(), format, &all_shown())
}

/// `expected/sample.<extension>`; with the name of the format before it where an earlier one has the extension.
fn expected_path(entry: &FormatEntry) -> PathBuf {
    let first = FORMATS.iter().find(|other| other.extension == entry.extension);
    let is_first = first.is_some_and(|other| other.format == entry.format);
    let name = if is_first { String::new() } else { format!("{}.", entry.name) };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/render/expected");
    folder.join(format!("sample.{name}{}", entry.extension))
}

/// Compares with `expected/sample.*`; with `RISCONTRO_BLESS` set, writes it anew.
#[test]
fn every_format_prints_the_sample_as_expected() {
    for entry in FORMATS {
        let path = expected_path(entry);
        let written = render(&sample::report(), entry.format, &all_shown());
        if std::env::var_os("RISCONTRO_BLESS").is_some() {
            std::fs::write(&path, &written).unwrap();
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            written == expected,
            "{} has changed: look at the difference, then set RISCONTRO_BLESS",
            path.display()
        );
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    for entry in FORMATS {
        let twice = [sample::report(), sample::report()].map(|report| render(&report, entry.format, &all_shown()));
        assert_eq!(twice[0], twice[1], "{}", entry.name);
        assert!(twice[0].ends_with('\n'), "{}", entry.name);
    }
}

#[test]
fn every_format_is_found_by_a_name_of_its_own() {
    for entry in FORMATS {
        assert_eq!(Format::named(entry.name), Some(entry.format));
        assert_eq!(entry.format.entry().name, entry.name);
        assert!(entry.name.chars().all(|char| char.is_ascii_lowercase() || char == '-'), "{}", entry.name);
        assert!(entry.about.ends_with('.'), "{}", entry.about);
    }
    assert_eq!(Format::named("papyrus"), None);
}

#[test]
fn no_format_lets_hidden_characters_through() {
    for entry in FORMATS {
        let written = hostile(entry.format);
        let hidden: Vec<char> = written.chars().filter(|char| is_hidden(*char) && *char != '\n').collect();
        assert!(hidden.is_empty(), "{}: {hidden:?}", entry.name);
    }
}

#[test]
fn only_our_own_colours_reach_a_terminal() {
    let options = Options { colour: true, ..all_shown() };
    let written = render(&sample::hostile(), Format::Terminal, &options);
    let ours = ["[0m", "[1m", "[31m", "[32m", "[33m", "[34m", "[36m"];
    for after in written.split('\u{1b}').skip(1) {
        assert!(ours.iter().any(|code| after.starts_with(code)), "{after}");
    }
    assert!(written.contains("<U+001B>[31mred"));
}

#[test]
fn no_markup_of_the_texts_is_live_in_html() {
    let written = hostile(Format::Html);
    for live in ["<script>alert", "<img", "onload=\"x", "]]>"] {
        assert!(!written.contains(live), "{live}");
    }
    assert!(written.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
}

#[test]
fn no_markup_of_the_texts_is_live_in_markdown() {
    let written = hostile(Format::Markdown);
    let without_ours = ["<b>", "</b>", "<br>"].iter().fold(written.clone(), |text, tag| text.replace(tag, ""));
    for live in ['<', '>', '`', '[', ']', '*', '$', '@'] {
        assert!(!without_ours.contains(live), "{live} in {without_ours}");
    }
    assert!(!written.contains("://"));
    let headings: Vec<&str> = written.lines().filter(|line| line.trim_start().starts_with('#')).collect();
    assert_eq!(headings.len(), 3, "{headings:?}");
}

#[test]
fn a_report_of_nothing_is_written_too() {
    let mut report = sample::clean();
    report.pairs.clear();
    for entry in FORMATS {
        assert!(!render(&report, entry.format, &all_shown()).is_empty(), "{}", entry.name);
    }
    assert!(render(&report, Format::Terminal, &all_shown()).ends_with("riscontro: no pair was checked: pass\n"));
}

#[test]
fn places_that_lie_outside_their_texts_do_no_harm() {
    let mut report = sample::report();
    for (number, finding) in report.findings.iter_mut().enumerate() {
        for place in finding.source.iter_mut().chain(&mut finding.target) {
            (place.start, place.end) = [(1, 2), (usize::MAX, 0), (7, 7), (0, usize::MAX), (31, 33)][number % 5];
        }
    }
    for pair in &mut report.pairs {
        pair.beads.iter_mut().flat_map(|bead| &mut bead.source).for_each(|passage| passage.text = "山".to_owned());
    }
    for entry in FORMATS {
        render(&report, entry.format, &all_shown());
    }
}
