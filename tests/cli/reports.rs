//! `diff` and `report`: what is done with reports that are there.

use super::desk::Desk;

fn desk() -> Desk {
    let desk = Desk::with_pair();
    desk.run("check zh.txt it.txt --id mercato -o json=good.json");
    desk.run("check zh.txt less.txt --id mercato -o json=bad.json");
    desk
}

#[test]
fn a_new_finding_fails_the_diff() {
    let run = desk().run("diff good.json bad.json");
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(lines[0], "1 new, 0 fixed, 0 updated, 0 unchanged");
    assert!(lines[1].starts_with("new: error[") && lines[1].contains("] mercato:2:3: "), "{run:?}");
    assert_eq!(lines.len(), 2);
}

#[test]
fn a_fixed_finding_does_not() {
    let run = desk().run("diff bad.json good.json");
    assert_eq!(run.code, 0);
    assert!(run.out.starts_with("0 new, 1 fixed, 0 updated, 0 unchanged\nfixed: error["), "{run:?}");
}

#[test]
fn the_same_findings_are_said_to_be() {
    let run = desk().run("diff bad.json bad.json");
    assert_eq!(
        (run.code, run.out.as_str()),
        (0, "0 new, 0 fixed, 0 updated, 1 unchanged\nthe two reports have the same findings\n")
    );
}

#[test]
fn fail_on_and_formats_hold_for_diff() {
    let desk = desk();
    assert_eq!(desk.run("diff good.json bad.json --fail-on never").code, 0);
    let run = desk.run("diff good.json bad.json -o json");
    assert_eq!(run.json()["findings"][0]["state"], "new");
    let quiet = desk.run("diff bad.json good.json -o json=d.json");
    assert_eq!((quiet.code, quiet.out.as_str()), (0, ""));
    assert_eq!(desk.json("d.json")["findings"][0]["state"], "fixed");
    desk.run("diff bad.json good.json -o json=good.json").refused(&["good.json is an input"]);
}

#[test]
fn a_pair_that_is_gone_is_told() {
    let desk = desk();
    desk.run("check zh.txt it.txt --id altro -o json=other.json");
    let run = desk.run("diff bad.json other.json");
    assert_eq!(run.code, 0);
    assert_eq!(run.err, "riscontro: mercato is not in the new report: its findings count as fixed\n");
}

#[test]
fn an_incomplete_report_never_ends_with_0() {
    let desk = desk();
    let mut report = desk.json("good.json");
    report["pairs"][0]["incomplete"] = "the Italian side has no sentence".into();
    report["summary"]["verdict"] = "incomplete".into();
    desk.put("half.json", report.to_string().as_bytes());
    assert_eq!(desk.run("diff good.json half.json --fail-on never").code, 3);
    assert_eq!(desk.run("report half.json -o json=x.json").code, 3);
}

#[test]
fn a_report_comes_back_as_it_was() {
    let desk = desk();
    let run = desk.run("report bad.json -o json");
    assert_eq!((run.code, run.out), (0, desk.text("bad.json")));
    let piped = desk.run_with("report - -o json", desk.text("bad.json").as_bytes());
    assert_eq!(piped.out, desk.text("bad.json"));
    let checked = desk.run("check zh.txt less.txt --id mercato");
    assert_eq!(desk.run("report bad.json").out, checked.out);
}

#[test]
fn a_file_that_is_no_report() {
    let desk = desk();
    desk.put("list.json", b"[1, 2]");
    desk.put("other.json", b"{\"schemaVersion\": \"1.0\", \"pairs\": 7}");
    desk.run("report zh.txt").refused(&["zh.txt is not a riscontro report", "no JSON"]);
    desk.run("report list.json").refused(&["list.json is not a riscontro report", "schemaVersion"]);
    desk.run("report other.json").refused(&["other.json is not a riscontro report", "line 1"]);
    desk.run("diff good.json zh.txt").refused(&["zh.txt is not a riscontro report"]);
    desk.run("diff nowhere.json good.json").refused(&["cannot read nowhere.json"]);
    desk.run("report .").refused(&["is a folder"]);
}

#[test]
fn a_report_of_another_generation() {
    let desk = desk();
    let mut report = desk.json("good.json");
    report["schemaVersion"] = "0.9".into();
    desk.put("old.json", report.to_string().as_bytes());
    desk.run("diff old.json good.json").refused(&[
        "old.json",
        "schema version is 0.9",
        "reads 1.x",
        "check the pairs again",
    ]);
    report["schemaVersion"] = "1.7".into();
    report["added"] = "later".into();
    desk.put("newer.json", report.to_string().as_bytes());
    assert_eq!(desk.run("diff newer.json good.json").code, 0);
}
