//! Baseline and decisions: what is known or judged does not fail a run, and what answers nothing is told.

use serde_json::Value;

use super::desk::{Desk, IT, IT_WITHOUT_NAME, Run, ZH, rules};

/// Two pairs; `due` lacks a name.
fn desk() -> Desk {
    Desk::with(&[
        ("pairs/uno/source.zh.txt", ZH),
        ("pairs/uno/target.it.txt", IT),
        ("pairs/due/source.zh.txt", ZH),
        ("pairs/due/target.it.txt", IT_WITHOUT_NAME),
    ])
}

fn created() -> Desk {
    let desk = desk();
    let run = desk.run("baseline create pairs");
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "riscontro.baseline.jsonl: 1 entry\n", ""));
    desk
}

const BASELINE: &str = "riscontro.baseline.jsonl";
const CHECK: &str = "check pairs -o json --notes --baseline riscontro.baseline.jsonl";

fn finding<'a>(report: &'a Value, rule: &str) -> &'a Value {
    let findings = report["findings"].as_array().expect("a list");
    findings.iter().find(|finding| finding["rule"] == rule).unwrap_or_else(|| panic!("no {rule} in {report}"))
}

#[test]
fn what_the_baseline_knows_does_not_fail() {
    let desk = created();
    let entry: Value = serde_json::from_str(desk.text(BASELINE).trim()).expect("one entry");
    assert_eq!((&entry["pair"], &entry["text"]), (&"due".into(), &"林佩芝".into()));
    assert_eq!(desk.run("check pairs").code, 1);
    let run = desk.run(CHECK);
    assert_eq!(run.code, 0);
    let report = run.json();
    let known = &report["findings"][0];
    assert_eq!((&known["state"], &known["fingerprint"]), (&"unchanged".into(), &entry["fingerprint"]));
    assert_eq!((&known["suppression"]["by"], &known["suppression"]["kind"]), (&"baseline".into(), &"external".into()));
    assert_eq!(report["summary"]["findings"]["error"], 0);
    assert!(desk.run("check pairs --baseline riscontro.baseline.jsonl").out.contains("suppressed: 1 by baseline"));
}

#[test]
fn a_new_omission_is_not_hidden_by_a_mended_one() {
    let desk = created();
    desk.put("pairs/due/target.it.txt", IT.as_bytes());
    desk.put("pairs/uno/target.it.txt", IT_WITHOUT_NAME.as_bytes());
    let run = desk.run(CHECK);
    assert_eq!(run.code, 1);
    let unused = run.json();
    let unused = finding(&unused, "unused-suppression");
    assert_eq!((&unused["pair"], &unused["severity"]), (&"due".into(), &"note".into()));
    assert!(unused["message"].as_str().expect("words").contains("“林佩芝”"), "{unused}");
    assert!(
        run.json()["findings"].as_array().expect("a list").iter().any(|f| f["pair"] == "uno" && f["state"] == "new")
    );
}

#[test]
fn prune_takes_out_and_update_takes_in() {
    let desk = created();
    let before = desk.text(BASELINE);
    desk.put("pairs/uno/target.it.txt", IT_WITHOUT_NAME.as_bytes());
    // A pair that this run does not see keeps its entries.
    assert_eq!(desk.run("baseline prune pairs/uno").out, "riscontro.baseline.jsonl: 0 added, 0 removed, 1 kept\n");
    assert_eq!(desk.run("baseline update pairs/uno").out, "riscontro.baseline.jsonl: 1 added, 0 removed, 1 kept\n");
    assert!(desk.text(BASELINE).starts_with(&before), "sorted by pair");
    assert_eq!(desk.run("check pairs --baseline riscontro.baseline.jsonl").code, 0);
    desk.put("pairs/due/target.it.txt", IT.as_bytes());
    assert_eq!(desk.run("baseline prune pairs").out, "riscontro.baseline.jsonl: 0 added, 1 removed, 1 kept\n");
    assert_eq!(rules(&desk.run(CHECK).json()).iter().filter(|rule| **rule == "unused-suppression").count(), 0);
    desk.run("baseline create pairs").refused(&["riscontro.baseline.jsonl is there already", "baseline update"]);
}

#[test]
fn a_pair_that_can_not_be_read_keeps_its_entries() {
    let desk = created();
    desk.put("pairs/due/target.it.txt", b"");
    let run = desk.run("baseline prune pairs");
    assert_eq!((run.code, run.out.as_str()), (3, "riscontro.baseline.jsonl: 0 added, 0 removed, 1 kept\n"));
    assert!(!rules(&desk.run(CHECK).json()).contains(&"unused-suppression"));
}

#[test]
fn a_baseline_comes_from_a_report_as_well() {
    let desk = created();
    desk.run("check pairs -o json=report.json");
    desk.run("baseline create report.json --baseline other.jsonl");
    assert_eq!(desk.text("other.jsonl"), desk.text(BASELINE));
    desk.run("check pairs -o json=half.json --min-confidence 100");
    desk.run("baseline prune half.json").refused(&["half.json leaves out 1 findings", "without --min-confidence"]);
    let shown = desk.run("baseline show");
    assert_eq!(shown.out.lines().count(), 2);
    assert_eq!(desk.run("baseline show other.jsonl -f json").json()[0]["pair"], "due");
    desk.put("broken.jsonl", b"{}\n");
    desk.run("baseline show broken.jsonl").refused(&["broken.jsonl:1: missing field"]);
    desk.run("check pairs --baseline none.jsonl").refused(&["cannot read none.jsonl"]);
    desk.run("check pairs -o json=riscontro.baseline.jsonl --baseline riscontro.baseline.jsonl")
        .refused(&["is an input"]);
}

#[test]
fn runs_at_once_leave_a_whole_baseline() {
    let desk = created();
    let whole = desk.text(BASELINE);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                std::fs::remove_file(desk.path(BASELINE)).ok();
                desk.run("baseline create pairs");
            });
        }
    });
    assert_eq!(desk.text(BASELINE), whole);
    assert_eq!(desk.names("."), ["pairs", BASELINE]);
}

/// The fingerprint of the finding on `due`.
fn fingerprint(desk: &Desk) -> String {
    desk.run("check pairs -o json").json()["findings"][0]["fingerprint"].as_str().expect("a text").to_owned()
}

/// What the HTML report exports.
fn export(fingerprint: &str, decision: &str) -> String {
    serde_json::json!({
        "schemaVersion": "1.0",
        "decisions": [{"fingerprint": fingerprint, "decision": decision, "reason": "nel titolo", "date": "2026-03-01"}],
    })
    .to_string()
}

fn decided(desk: &Desk, decision: &str) -> Run {
    desk.put("export.json", export(&fingerprint(desk), decision).as_bytes());
    desk.run("check pairs -o json --decisions export.json")
}

#[test]
fn an_export_of_the_page_is_applied() {
    let desk = desk();
    for decision in ["false-positive", "accepted"] {
        let run = decided(&desk, decision);
        assert_eq!(run.code, 0, "{decision}");
        let suppression = run.json()["findings"][0]["suppression"].clone();
        assert_eq!((&suppression["by"], &suppression["decision"]), (&"decision".into(), &decision.into()));
        assert_eq!(suppression["reason"], "nel titolo");
    }
    let run = decided(&desk, "confirmed");
    assert_eq!((run.code, &run.json()["findings"][0]["suppression"]), (1, &Value::Null));
}

#[test]
fn an_import_makes_a_sorted_file_that_says_the_same() {
    let desk = desk();
    decided(&desk, "accepted");
    desk.run("check pairs -o json=report.json");
    let run = desk.run("review import export.json --report report.json");
    assert_eq!((run.code, run.out.as_str()), (0, "riscontro.decisions.jsonl: 1 added, 0 changed, 0 the same\n"));
    let line: Value = serde_json::from_str(desk.text("riscontro.decisions.jsonl").trim()).expect("one line");
    assert_eq!((&line["pair"], &line["text"], &line["date"]), (&"due".into(), &"林佩芝".into(), &"2026-03-01".into()));
    assert_eq!(desk.run("check pairs --decisions riscontro.decisions.jsonl").code, 0);
    let again = desk.run("review import export.json").out;
    assert_eq!(again, "riscontro.decisions.jsonl: 0 added, 0 changed, 1 the same\n");
    assert!(desk.run("review list").out.contains("accepted\tdue\t"));
    assert_eq!(desk.run("review list -f json").json()[0]["decision"], "accepted");
    assert!(desk.run("review stats").out.ends_with("all\t0\t0\t1\n"));
    assert_eq!(desk.run("review stats -f json").json()["byDecision"]["accepted"], 1);
    desk.run("review list none.jsonl").refused(&["none.jsonl is not there", "review import"]);
}

#[test]
fn a_decision_ends_when_the_day_is_given() {
    let desk = desk();
    let line = format!(
        "{{\"pair\":\"due\",\"fingerprint\":\"{}\",\"decision\":\"accepted\",\"reason\":\"\",\"expires\":\"2026-06-30\"}}\n",
        fingerprint(&desk)
    );
    desk.put("d.jsonl", line.as_bytes());
    let run = desk.run("check pairs -o json --decisions d.jsonl");
    assert_eq!(run.code, 0);
    assert!(run.err.contains("1 decision has an end") && run.err.contains("--today"), "{run:?}");
    let last = desk.run("check pairs -o json --decisions d.jsonl --today 2026-06-30");
    assert_eq!((last.code, last.err.as_str()), (0, ""));
    let over = desk.run("check pairs -o json --decisions d.jsonl --today 2026-07-01");
    assert_eq!(over.code, 1);
    let report = over.json();
    assert!(
        finding(&report, "unused-suppression")["message"].as_str().expect("words").contains("held until 2026-06-30")
    );
    assert_eq!(desk.run("check pairs --decisions d.jsonl --today tomorrow").code, 2);
}

#[test]
fn decisions_that_answer_nothing_are_told_once_and_can_be_made_to_fail() {
    let desk = desk();
    let line = |pair: &str| {
        format!(
            "{{\"pair\":\"{pair}\",\"rule\":\"omitted-person\",\"fingerprint\":\"r1:{pair}\",\"decision\":\"accepted\"}}\n"
        )
    };
    desk.put("d.jsonl", [line("uno"), line("tre")].concat().as_bytes());
    let run = desk.run("check pairs/uno -o json --decisions d.jsonl");
    assert_eq!((run.code, rules(&run.json())), (0, vec!["unused-suppression"]));
    desk.put("riscontro.toml", b"decisions = \"d.jsonl\"\n[severity]\nunused-suppression = \"error\"\n");
    assert_eq!(desk.run("check pairs/uno -o json").code, 1);
    assert_eq!(rules(&desk.run("check pairs/uno -o json --ignore omitted-person").json()), Vec::<&str>::new());
    assert_eq!(desk.run("check pairs/uno --ignore unused-suppression").code, 0);
}

#[test]
fn what_is_judged_is_not_taken_into_a_baseline() {
    let desk = desk();
    decided(&desk, "accepted");
    desk.put("riscontro.toml", b"decisions = \"export.json\"\n");
    assert_eq!(desk.run("baseline create pairs").out, "riscontro.baseline.jsonl: 0 entries\n");
    assert_eq!(desk.run("check pairs").code, 0);
}

#[test]
fn a_decision_goes_before_the_baseline() {
    let desk = created();
    desk.put("export.json", export(&fingerprint(&desk), "false-positive").as_bytes());
    let run = desk.run("check pairs -o json --decisions export.json --baseline riscontro.baseline.jsonl");
    let known = &run.json()["findings"][0];
    assert_eq!((&known["suppression"]["by"], &known["state"]), (&"decision".into(), &"unchanged".into()));
}
