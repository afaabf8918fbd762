//! The sample pairs: what the program says of them is committed under `reports/`, byte for byte, and of a complete
//! rendering it says nothing.

use std::io::Write;
use std::path::PathBuf;

use riscontro::pipeline::check;
use riscontro::render::{Format, Options, render};
use riscontro::report::Report;
use riscontro::report::model::Severity;

use super::given;

#[test]
fn the_committed_reports_are_reproduced_byte_for_byte() {
    if given::files("reports", "json").is_empty() {
        skip("reports/ holds no .json yet; `riscontro check pairs --reports reports` writes them");
        return;
    }
    let expected = expected();
    let different = |(path, content): &(PathBuf, String)| {
        let committed = std::fs::read(path).ok()?;
        (committed != content.as_bytes())
            .then(|| format!("  {} {}", given::shown(path), first_difference(&committed, content)))
    };
    let missing = expected
        .iter()
        .filter(|(path, _)| !path.is_file())
        .map(|(path, _)| format!("  {} is missing", given::shown(path)));
    let mut told: Vec<String> = missing.chain(expected.iter().filter_map(different)).collect();
    told.extend(stale(&expected));
    given::assert_none("reports that differ; `riscontro check pairs --reports reports` writes them anew", &told);
}

#[test]
fn a_complete_rendering_has_no_finding() {
    let complete = given::sample_ids().into_iter().filter(|id| id.ends_with("-completo"));
    let told: Vec<String> = complete
        .flat_map(|id| check(&given::sample(&id)).findings)
        .filter_map(|finding| {
            let place = finding.source.as_ref().or(finding.target.as_ref()).map_or("", |place| place.text.as_str());
            (finding.severity >= Severity::Warning).then(|| format!("  {}: {} {place}", finding.pair, finding.rule))
        })
        .collect();
    given::assert_none("findings of complete renderings", &told);
}

#[test]
fn a_damaged_rendering_has_a_finding() {
    let damaged = given::sample_ids().into_iter().filter(|id| !id.ends_with("-completo"));
    let silent = |id: &String| check(&given::sample(id)).findings.iter().all(|f| f.severity < Severity::Warning);
    given::assert_none("pairs with losses of which nothing is said", &damaged.filter(silent).collect::<Vec<_>>());
}

/// Says on standard error why a test did not run; `eprintln!` would be heard only of a test that fails.
fn skip(why: &str) {
    writeln!(std::io::stderr(), "skipped: {why}").expect("standard error can be written to");
}

/// The files of `reports/`: each pair as JSON and as HTML, and all of them in one.
fn expected() -> Vec<(PathBuf, String)> {
    let folder = given::root().join("reports");
    let written: Vec<_> = given::sample_ids().iter().map(|id| check(&given::sample(id))).collect();
    let mut files = Vec::new();
    for one in &written {
        let report = Report::new(vec![one.clone()], Severity::Error);
        for format in [Format::Json, Format::Html] {
            let name = format!("{}.{}", one.pair.id, format.entry().extension);
            files.push((folder.join(name), render(&report, format, &Options::default())));
        }
    }
    let all = Report::new(written, Severity::Error);
    files.push((folder.join("index.json"), render(&all, Format::Json, &Options::default())));
    files
}

/// Reports of pairs that are no more. An index in another format may stand beside.
fn stale(expected: &[(PathBuf, String)]) -> Vec<String> {
    let committed = ["json", "html"].iter().flat_map(|extension| given::files("reports", extension));
    let is_index = |path: &PathBuf| path.file_stem().is_some_and(|stem| stem == "index");
    let unknown = committed.filter(|path| !is_index(path) && expected.iter().all(|(known, _)| known != path));
    unknown.map(|path| format!("  {} belongs to no pair", given::shown(&path))).collect()
}

/// The first line in which the two differ.
fn first_difference(committed: &[u8], now: &str) -> String {
    let committed = String::from_utf8_lossy(committed);
    let at = committed.lines().zip(now.lines()).take_while(|(a, b)| a == b).count();
    let line = |text: &str| text.lines().nth(at).unwrap_or("(the end)").trim().chars().take(200).collect::<String>();
    format!("line {}\n    committed: {}\n    now:       {}", at + 1, line(&committed), line(now))
}
