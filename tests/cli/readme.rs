//! `README.md`: what it shows of a run is what the run prints, and its commands run as they stand there.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::desk::{Desk, IT_WITHOUT_NAME, ZH};

const PAGE: &str = include_str!("../../README.md");

/// The README's folder: the sample pairs and the accepted report, and what a reader brings.
fn desk() -> Desk {
    let desk = Desk::with(&[
        ("articolo.zh.txt", ZH),
        ("articolo.it.txt", IT_WITHOUT_NAME),
        ("testi/uno.txt", ZH),
        ("nostri.tsv", "渔市场\tmercato del pesce\n"),
        ("persone.tsv", "林佩芝\tLin Peizhi\tperson\n"),
    ]);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pairs = fs::read_dir(root.join("pairs")).expect("the samples").map(|entry| entry.expect("readable").path());
    for file in
        pairs.flat_map(|pair| fs::read_dir(pair).expect("a folder").map(|entry| entry.expect("readable").path()))
    {
        let name = file.strip_prefix(root).expect("inside").to_str().expect("plain").replace('\\', "/");
        desk.put(&name, &fs::read(&file).expect("readable"));
    }
    let accepted = fs::read_to_string(root.join("reports/index.json")).expect("readable");
    desk.put("reports/index.json", accepted.as_bytes());
    desk.put("riscontro-decisions.json", decisions(&accepted).as_bytes());
    fs::create_dir(desk.path("target")).expect("made");
    desk
}

/// What the page exports where the first finding of a report was accepted.
fn decisions(report: &str) -> String {
    let report: Value = serde_json::from_str(report).expect("JSON");
    let fingerprint = &report["findings"][0]["fingerprint"];
    json!({
        "schemaVersion": "1.0",
        "decisions": [{"fingerprint": fingerprint, "decision": "accepted", "reason": "nel titolo", "date": "2026-03-01"}],
    })
    .to_string()
}

/// The commands in the fenced blocks for a shell, without what the shell does around them.
fn commands() -> Vec<String> {
    let blocks = PAGE.split("\n```sh\n").skip(1).map(|rest| rest.split("\n```").next().unwrap_or_default());
    let lines = blocks
        .flat_map(str::lines)
        .filter_map(|line| line.strip_prefix("riscontro ").or_else(|| line.strip_prefix("cargo run --release -- ")));
    lines.map(|line| line.split(" #").next().unwrap_or(line).trim().replace("testi/*.txt", "testi/uno.txt")).collect()
}

#[test]
fn the_run_is_as_it_is_shown() {
    let (command, rest) =
        PAGE.split_once("<!-- run: ").and_then(|(_, rest)| rest.split_once(" -->")).expect("a run is shown");
    let (_, rest) = rest.split_once("\n```text\n").expect("what it prints");
    let (shown, _) = rest.split_once("\n```").expect("a fence is closed");
    let run = desk().run(command);
    assert!(run.out.trim_end().ends_with(shown), "{}", run.out);
}

#[test]
fn every_command_runs() {
    let desk = desk();
    let commands = commands();
    assert!(commands.len() >= 12, "{commands:?}");
    for command in commands {
        let run = desk.run(&command);
        // Things were left out of the samples: what judges them fails.
        let judges = command.starts_with("check") && !command.contains("--fail-on never");
        let known = command.contains("--baseline");
        assert_eq!((run.code, run.err.as_str()), (i32::from(judges && !known), ""), "{command}");
    }
}
