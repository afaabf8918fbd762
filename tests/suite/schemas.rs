//! The schemas in docs/ are those of the types, and what the program writes and reads holds to them.

use std::path::PathBuf;

use riscontro::report::Report;
use riscontro::report::baseline::{Baseline, Entry};
use riscontro::report::decisions::{Decision, Decisions};
use riscontro::settings::{self, ENVIRONMENT, Written};
use schemars::{Schema, schema_for};
use serde_json::Value;

use super::{given, schema};

fn schemas() -> [(&'static str, Schema); 4] {
    [
        ("report", schema_for!(Report)),
        ("settings", schema_for!(Written)),
        ("decisions", schema_for!(Decision)),
        ("baseline", schema_for!(Entry)),
    ]
}

fn path(name: &str) -> PathBuf {
    given::root().join(format!("docs/{name}.schema.json"))
}

fn value(name: &str) -> Value {
    serde_json::from_str(&given::read(&path(name))).expect("a schema is JSON")
}

/// With `RISCONTRO_BLESS` set, writes them anew.
#[test]
fn the_schemas_of_the_documentation_are_those_of_the_types() {
    for (name, schema) in schemas() {
        let now = serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n";
        if std::env::var_os("RISCONTRO_BLESS").is_some() {
            std::fs::write(path(name), &now).expect("docs/ can be written to");
        }
        let written = std::fs::read_to_string(path(name)).unwrap_or_default();
        assert!(
            written == now,
            "docs/{name}.schema.json is out of date: `riscontro schema {name}` prints what it should be"
        );
    }
}

#[test]
fn a_baseline_holds_to_its_schema() {
    let pairs: Vec<_> = given::sample_ids().iter().map(|id| given::sample(id)).collect();
    let text = Baseline::of(&given::report(&pairs)).to_text();
    assert!(text.lines().count() > 10, "the samples have findings");
    for line in text.lines() {
        let entry: Value = serde_json::from_str(line).expect("a line is JSON");
        given::assert_none(line, &schema::violations(&value("baseline"), &entry));
    }
}

#[test]
fn decisions_hold_to_their_schema() {
    let whole = "{\"pair\":\"p\",\"rule\":\"omitted-person\",\"text\":\"林佩芝\",\"fingerprint\":\"r1:a\",\"decision\":\
                 \"false-positive\",\"reason\":\"\",\"date\":\"2026-01-31\",\"expires\":\"2026-12-31\"}";
    let bare = "{\"fingerprint\":\"r1:b\",\"decision\":\"accepted\"}";
    let read = Decisions::parse(&format!("{whole}\n{bare}\n"), "d".as_ref()).expect("sound");
    for line in read.to_text().lines().chain([whole, bare]) {
        let entry: Value = serde_json::from_str(line).expect("a line is JSON");
        given::assert_none(line, &schema::violations(&value("decisions"), &entry));
    }
}

/// The keys of the settings, with a full stop where one stands in a table.
fn keys() -> Vec<String> {
    let schema = value("settings");
    let of = |properties: &Value| properties.as_object().map_or_else(Vec::new, |all| all.keys().cloned().collect());
    let mut keys = Vec::new();
    for key in of(&schema["properties"]) {
        let inside = match key.as_str() {
            "limits" => of(&schema["$defs"]["WrittenLimits"]["properties"]),
            "overrides" => of(&schema["$defs"]["WrittenOverride"]["properties"]),
            _ => Vec::new(),
        };
        keys.extend(inside.iter().map(|one| format!("{key}.{one}")));
        keys.push(key);
    }
    keys
}

#[test]
fn every_setting_is_documented_and_the_example_has_them_all() {
    let page = given::read(&given::root().join("docs/SETTINGS.md"));
    let mut told: Vec<String> =
        keys().iter().filter(|key| !page.contains(&format!("`{key}`"))).map(|key| format!("  {key}")).collect();
    told.extend(ENVIRONMENT.iter().filter(|name| !page.contains(*name)).map(|name| format!("  {name}")));
    given::assert_none("settings that docs/SETTINGS.md does not have", &told);

    let example = page.split("```toml\n").nth(1).and_then(|rest| rest.split("\n```").next()).expect("an example");
    settings::parse(example, "riscontro.toml".as_ref()).expect("the example is sound");
    let read: Value = serde_json::to_value(toml::from_str::<toml::Table>(example).expect("TOML")).expect("JSON");
    given::assert_none("against the schema", &schema::violations(&value("settings"), &read));
    let lacking: Vec<String> = keys()
        .into_iter()
        .filter(|key| {
            let pointer = format!("/{}", key.replace("overrides.", "overrides/0/").replace('.', "/"));
            read.pointer(&pointer).is_none()
        })
        .collect();
    given::assert_none("keys that the example lacks", &lacking);
}
