//! Every format writes the report of every sample pair, twice the same; the JSON is the contract that other programs
//! read: its keys, its numbers, its order.

use std::collections::BTreeSet;

use riscontro::pipeline::check;
use riscontro::render::{FORMATS, Format, Options, render};
use riscontro::report::Report;
use riscontro::report::model::{Finding, Ledger, Severity};
use serde_json::Value;

use super::{given, schema};

#[test]
fn every_format_writes_every_sample_the_same_twice() {
    for (id, report) in reports() {
        for entry in FORMATS {
            let written = render(&report, entry.format, &Options::default());
            assert!(!written.trim().is_empty(), "{id}: {} is empty", entry.name);
            assert_eq!(written, render(&report, entry.format, &Options::default()), "{id}: {} differs", entry.name);
        }
    }
}

#[test]
fn every_format_writes_a_report_without_pairs() {
    let nothing = Report::new(Vec::new(), Severity::Error);
    for entry in FORMATS {
        assert!(!render(&nothing, entry.format, &Options::default()).is_empty(), "{}", entry.name);
    }
}

#[test]
fn options_change_the_writing_and_never_fail() {
    let options = [
        Options { colour: true, width: 20, ..Options::default() },
        Options { width: 0, notes: true, ..Options::default() },
        Options { width: usize::MAX, fail_on: Severity::Note, notes: true, ..Options::default() },
    ];
    for (_, report) in reports() {
        for entry in FORMATS {
            options.iter().for_each(|chosen| assert!(!render(&report, entry.format, chosen).is_empty()));
        }
    }
}

#[test]
fn json_reads_back_as_the_same_report() {
    for (id, report) in reports() {
        let read: Report = serde_json::from_str(&json(&report)).unwrap_or_else(|error| panic!("{id}: {error}"));
        assert_eq!(read, report, "{id}");
    }
}

#[test]
fn json_holds_to_its_schema() {
    let schema = serde_json::to_value(schemars::schema_for!(Report)).expect("a schema is JSON");
    for (id, report) in reports() {
        given::assert_none(&format!("{id}: against the schema"), &schema::violations(&schema, &value(&report)));
    }
}

#[test]
fn json_has_the_keys_of_the_contract() {
    for (id, report) in reports() {
        let value = value(&report);
        let mut missing = Vec::new();
        lacks(&mut missing, &value, "", CONTRACT);
        for pair in value["pairs"].as_array().into_iter().flatten() {
            lacks(&mut missing, pair, "pairs", PAIR);
            lacks_each(&mut missing, &pair["beads"], "beads", "id source target confidence status");
            lacks_each(&mut missing, &pair["items"], "items", "kind bead source value rendered target");
            for passage in pair["beads"].as_array().into_iter().flatten() {
                lacks_each(&mut missing, &passage["source"], "beads.source", "start end text");
                lacks_each(&mut missing, &passage["target"], "beads.target", "start end text");
            }
        }
        for finding in all_findings(&value["findings"]) {
            lacks(&mut missing, finding, "findings", FINDING);
            for side in ["source", "target"].iter().filter(|side| !finding[**side].is_null()) {
                lacks(&mut missing, &finding[*side], side, "text start end line column endLine endColumn");
            }
        }
        given::assert_none(&format!("{id}: keys that are missing"), &missing);
    }
}

/// The keys of DESIGN 4, with a dot where one stands inside another.
const CONTRACT: &str = "schemaVersion tool.name tool.version summary.verdict summary.findings.error \
    summary.findings.warning summary.findings.note summary.coverage.segments summary.coverage.items pairs findings";
const PAIR: &str = "id source.path source.sha256 source.encoding source.script target.path target.sha256 \
    target.encoding ledger.units ledger.covered ledger.partial ledger.omitted ledger.unverifiable ledger.excluded \
    beads items";
const FINDING: &str = "fingerprint rule kind severity confidence mqm.type mqm.severity its state pair bead source \
    target expected evidence.state evidence.found message children suppression";

#[test]
fn keys_are_in_camel_case_and_numbers_are_integers() {
    for (id, report) in reports() {
        let mut told = Vec::new();
        walk(&value(&report), "$", &mut |place, value| match value {
            Value::Object(object) => {
                told.extend(object.keys().filter(|k| !is_camel_case(k)).map(|k| format!("{place}.{k}")))
            }
            Value::Number(number) if number.is_f64() => told.push(format!("{place}: {number}")),
            _ => {}
        });
        given::assert_none(&format!("{id}: keys not in camelCase, numbers with a fraction"), &told);
    }
}

#[test]
fn findings_are_sorted_by_pair_offset_and_rule() {
    let report = all();
    let place = |f: &Finding| (f.pair.clone(), f.source.as_ref().map_or(usize::MAX, |s| s.start), f.rule.clone());
    for two in report.findings.windows(2) {
        assert!(place(&two[0]) <= place(&two[1]), "{:?} stands before {:?}", place(&two[0]), place(&two[1]));
    }
    assert!(report.pairs.is_sorted_by_key(|pair| pair.id.clone()), "pairs are in the order of their ids");
}

#[test]
fn fingerprints_are_well_formed_and_unique() {
    let mut seen = BTreeSet::new();
    for fingerprint in flat(&all().findings).iter().map(|finding| &finding.fingerprint) {
        let digits = fingerprint.strip_prefix("r1:").unwrap_or("");
        let hexadecimal = digits.len() == 32 && digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        assert!(hexadecimal, "{fingerprint} is not r1: and 32 hexadecimal digits");
        assert!(seen.insert(fingerprint.clone()), "{fingerprint} names two findings");
    }
}

#[test]
fn places_quote_the_text_and_count_its_lines() {
    for id in given::sample_ids() {
        let pair = given::sample(&id);
        let written = check(&pair);
        for finding in flat(&written.findings) {
            for (place, text) in [(&finding.source, &pair.source), (&finding.target, &pair.target)] {
                let Some(place) = place else { continue };
                let before = &text.content[..place.start];
                assert_eq!(text.content[place.start..place.end], place.text, "{id}: {}", finding.rule);
                assert_eq!(place.line, 1 + before.matches('\n').count(), "{id}: line of {}", place.text);
                let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
                assert_eq!(place.column, column, "{id}: column of {}", place.text);
                assert_eq!(place.insertion, place.text.is_empty(), "{id}: only an insertion is empty");
            }
        }
    }
}

#[test]
fn numbers_keep_within_their_bounds_and_add_up() {
    let report = all();
    for pair in &report.pairs {
        let ledger = pair.ledger;
        let parts = ledger.covered + ledger.partial + ledger.omitted + ledger.unverifiable + ledger.excluded;
        assert_eq!(ledger.units, parts, "{}: the ledger adds up", pair.id);
        let beside = |kind: &str| matches!(kind, "clause" | "word");
        let kinds = pair.ledger_by_kind.iter().filter(|(kind, _)| !beside(kind));
        let sum = kinds.map(|(_, ledger)| ledger).fold(Ledger::default(), |sum, ledger| sum.plus(ledger));
        assert_eq!(sum, ledger, "{}: the kinds add up", pair.id);
        for (kind, ledger) in &pair.ledger_by_kind {
            let parts = ledger.covered + ledger.partial + ledger.omitted + ledger.unverifiable + ledger.excluded;
            assert_eq!(ledger.units, parts, "{}: the ledger of {kind} adds up", pair.id);
        }
        assert!(pair.beads.iter().all(|bead| bead.confidence <= 100), "{}: confidence is of 100", pair.id);
    }
    let coverage = &report.summary.coverage;
    assert!(coverage.items.values().chain(&coverage.segments).all(|share| *share <= 1000), "coverage is in per mille");
    assert!(flat(&report.findings).iter().all(|finding| finding.confidence <= 100), "confidence is of 100");
}

#[test]
fn paths_are_relative_and_posix() {
    for (id, report) in reports() {
        for file in report.pairs.iter().flat_map(|pair| [&pair.source.path, &pair.target.path]) {
            assert!(!file.starts_with('/') && !file.contains('\\'), "{id}: {file}");
        }
        let here = given::root().to_string_lossy().into_owned();
        for entry in FORMATS {
            let written = render(&report, entry.format, &Options::default());
            assert!(!written.contains(&here), "{id}: {} tells where the project lies", entry.name);
        }
    }
}

fn reports() -> Vec<(String, Report)> {
    given::sample_ids().into_iter().map(|id| (id.clone(), given::report(&[given::sample(&id)]))).collect()
}

/// The report of all samples.
fn all() -> Report {
    given::report(&given::sample_ids().iter().map(|id| given::sample(id)).collect::<Vec<_>>())
}

fn json(report: &Report) -> String {
    render(report, Format::Json, &Options::default())
}

fn value(report: &Report) -> Value {
    serde_json::from_str(&json(report)).expect("the JSON format writes JSON")
}

/// The findings and their children.
fn flat(findings: &[Finding]) -> Vec<&Finding> {
    findings.iter().flat_map(|finding| std::iter::once(finding).chain(flat(&finding.children))).collect()
}

fn all_findings(findings: &Value) -> Vec<&Value> {
    let list = findings.as_array().into_iter().flatten();
    list.flat_map(|finding| std::iter::once(finding).chain(all_findings(&finding["children"]))).collect()
}

fn lacks_each(missing: &mut Vec<String>, list: &Value, place: &str, keys: &str) {
    list.as_array().into_iter().flatten().for_each(|value| lacks(missing, value, place, keys));
}

fn lacks(missing: &mut Vec<String>, value: &Value, place: &str, keys: &str) {
    let there = |key: &str| value.pointer(&format!("/{}", key.replace('.', "/"))).is_some();
    missing.extend(keys.split_whitespace().filter(|key| !there(key)).map(|key| format!("  {place}: {key}")));
}

fn is_camel_case(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_lowercase()) && key.chars().all(|c| c.is_ascii_alphanumeric())
}

fn walk(value: &Value, place: &str, look: &mut impl FnMut(&str, &Value)) {
    look(place, value);
    match value {
        Value::Array(values) => {
            values.iter().enumerate().for_each(|(at, inside)| walk(inside, &format!("{place}[{at}]"), look));
        }
        Value::Object(object) => {
            object.iter().for_each(|(key, inside)| walk(inside, &format!("{place}.{key}"), look));
        }
        _ => {}
    }
}
