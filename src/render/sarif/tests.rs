use serde_json::Value;
use serde_sarif::sarif::Sarif;

use super::super::sample;
use super::*;

fn value(report: &Report) -> Value {
    serde_json::from_str(&write(report, &Options::default())).expect("it is JSON")
}

fn incomplete() -> Report {
    let mut report = sample::clean();
    report.pairs[1].incomplete = Some("the Italian [ends] in {the} middle".to_owned());
    report.pairs[1].source.sha256.clear();
    report.pairs[1].source.encoding.clear();
    report
}

/// The published schema, as the crate `serde-sarif` carries it; cargo knows where.
fn published_schema() -> Value {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = std::process::Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo writes JSON");
    let packages = metadata["packages"].as_array().expect("a list of packages");
    let manifest = packages.iter().find(|one| one["name"] == "serde-sarif").expect("it is a dependency");
    let manifest = std::path::Path::new(manifest["manifest_path"].as_str().expect("a path"));
    let text = std::fs::read_to_string(manifest.with_file_name("src").join("schema.json")).expect("the crate has it");
    serde_json::from_str(&text).expect("a schema is JSON")
}

#[test]
fn holds_to_the_published_schema() {
    let schema = published_schema();
    assert!(schema["title"].as_str().is_some_and(|title| title.contains("SARIF) Version 2.1.0")));
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    for report in [sample::report(), sample::hostile(), sample::clean(), incomplete()] {
        let written = value(&report);
        let faults: Vec<String> =
            validator.iter_errors(&written).map(|error| format!("{}: {error}", error.instance_path)).collect();
        assert!(faults.is_empty(), "{faults:#?}");
    }
}

#[test]
fn another_reader_finds_the_results_and_their_rules() {
    let report = sample::report();
    let read: Sarif = serde_json::from_str(&write(&report, &Options::default())).expect("serde-sarif reads it");
    let run = &read.runs[0];
    let results = run.results.as_ref().expect("results");
    let rules = run.tool.driver.rules.as_ref().expect("rules");
    assert_eq!(results.len(), report.findings.len());
    for (result, finding) in results.iter().zip(&report.findings) {
        let rule = &rules[usize::try_from(result.rule_index.expect("an index")).unwrap()];
        assert_eq!((rule.id.as_str(), result.rule_id.as_deref()), (finding.rule.as_str(), Some(finding.rule.as_str())));
    }
}

/// docs.github.com, “SARIF support for code scanning”: the properties it calls required.
#[test]
fn has_what_code_scanning_requires() {
    for report in [sample::report(), sample::hostile()] {
        let written = value(&report);
        let run = &written["runs"][0];
        assert!(run["tool"]["driver"]["name"].is_string());
        for rule in run["tool"]["driver"]["rules"].as_array().unwrap().iter().filter(|rule| !rule["help"].is_null()) {
            for required in ["/id", "/shortDescription/text", "/fullDescription/text", "/help/text", "/help/markdown"] {
                assert!(rule.pointer(required).is_some_and(|text| text != ""), "{required} of {rule}");
            }
        }
        for result in run["results"].as_array().unwrap() {
            for required in [
                "/message/text",
                "/locations/0/physicalLocation/artifactLocation/uri",
                "/locations/0/physicalLocation/region/startLine",
                "/partialFingerprints/primaryLocationLineHash",
            ] {
                assert!(result.pointer(required).is_some() || !known_pair(&report, result), "{required} of {result}");
            }
        }
    }
}

fn known_pair(report: &Report, result: &Value) -> bool {
    report.pairs.iter().any(|pair| visible(&pair.id) == result["properties"]["pair"])
}

#[test]
fn a_place_is_the_one_of_the_report() {
    let written = value(&sample::report());
    let result = &written["runs"][0]["results"][0];
    let physical = &result["locations"][0]["physicalLocation"];
    assert_eq!(physical["artifactLocation"]["uri"], "pairs/argine/source.zh.txt");
    assert_eq!(
        physical["region"],
        serde_json::json!({
            "startLine": 2, "startColumn": 15, "endLine": 2, "endColumn": 18,
            "byteOffset": 70, "byteLength": 9, "snippet": {"text": "林若溪"}
        })
    );
    let italian = &result["relatedLocations"][0];
    assert_eq!(italian["message"]["text"], "the Italian has this");
    assert_eq!(italian["physicalLocation"]["region"]["snippet"]["text"], "un funzionario comunale");
    assert_eq!(result["relatedLocations"][1]["message"]["text"], "with it: the organisation 河湾市水务局 is left out");
}

#[test]
fn offsets_of_another_encoding_are_not_offered_as_those_of_the_file() {
    let mut report = sample::report();
    report.pairs[0].source.encoding = "gb18030".to_owned();
    let region = value(&report)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"].clone();
    assert!(region["byteOffset"].is_null() && region["startColumn"] == 15, "{region}");
}

#[test]
fn what_became_of_a_finding_is_told() {
    let mut report = sample::report();
    report.findings[0].state = FindingState::Fixed;
    let written = value(&report);
    let results = written["runs"][0]["results"].as_array().unwrap();
    let states: Vec<&Value> = results.iter().map(|result| &result["baselineState"]).collect();
    assert_eq!(states[..3], ["absent", "new", "unchanged"]);
    let suppressed = results.iter().find(|result| result["suppressions"] != serde_json::json!([])).unwrap();
    assert_eq!(
        suppressed["suppressions"],
        serde_json::json!([{
            "kind": "external", "status": "accepted", "justification": "decision: the headline names the city"
        }])
    );
}

#[test]
fn what_was_not_checked_is_told() {
    let written = value(&incomplete());
    let invocation = &written["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let text = &invocation["toolExecutionNotifications"][0]["message"]["text"];
    assert_eq!(text, "mercato: not fully checked: the Italian \\[ends\\] in {{the}} middle");
    assert_eq!(value(&sample::report())["runs"][0]["invocations"][0], serde_json::json!({"executionSuccessful": true}));
}
