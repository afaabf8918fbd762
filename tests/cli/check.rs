//! `check` on two files: verdicts, exit codes, what the options change.

use super::desk::{Desk, IT_WITHOUT_NAME, ZH, mentions, rules};

#[test]
fn a_complete_rendering_passes() {
    let desk = Desk::with_pair();
    let run = desk.run("check zh.txt it.txt -o json");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_eq!(run.json()["summary"]["verdict"], "pass");
    assert_eq!(rules(&run.json()), Vec::<&str>::new());
}

#[test]
fn a_lost_name_fails() {
    let desk = Desk::with_pair();
    let run = desk.run("check zh.txt less.txt -o json");
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    let report = run.json();
    assert_eq!(report["summary"]["verdict"], "fail");
    assert_eq!(report["findings"][0]["source"]["text"], "林佩芝");
    assert_eq!(report["findings"][0]["source"]["line"], 2);
}

#[test]
fn prints_for_the_terminal_without_an_output() {
    let desk = Desk::with_pair();
    let (plain, named) = (desk.run("check zh.txt less.txt"), desk.run("check zh.txt less.txt -o terminal"));
    assert_eq!(plain.code, 1);
    assert!(!plain.out.is_empty() && !plain.out.contains('\u{1b}'), "{plain:?}");
    assert_eq!(plain.out, named.out);
}

#[test]
fn fail_on_moves_the_threshold() {
    let desk = Desk::with_pair();
    for (threshold, code) in [("error", 1), ("warning", 1), ("note", 1), ("never", 0)] {
        let run = desk.run(&format!("check zh.txt less.txt -o json --fail-on {threshold}"));
        assert_eq!(run.code, code, "{threshold}");
    }
    let run = desk.run("check zh.txt less.txt --fail-on fatal");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("error, warning, note, never"), "{run:?}");
}

#[test]
fn min_confidence_leaves_out_and_says_so() {
    let desk = Desk::with_pair();
    let run = desk.run("check zh.txt less.txt -o json --min-confidence 100");
    assert_eq!(run.code, 0);
    assert_eq!(run.err, "riscontro: 1 finding below --min-confidence 100 not shown\n");
    assert_eq!(run.json()["summary"]["verdict"], "pass");
    assert_eq!((run.json()["summary"]["below"].as_u64(), rules(&run.json()).len()), (Some(1), 0));
    assert_eq!(run.json()["summary"]["findings"]["error"], 0);
    let shown = desk.run("check zh.txt less.txt --min-confidence 100").out;
    assert!(shown.contains("below the confidence asked for: 1 finding\n"), "{shown}");
    assert_eq!(desk.run("check zh.txt less.txt --min-confidence 101").code, 2);
}

#[test]
fn too_little_covered_fails() {
    let desk = Desk::with_pair();
    let run = desk.run("check zh.txt less.txt -o json --fail-on never --fail-under-coverage 100");
    assert_eq!(run.code, 1);
    assert!(run.err.contains("source units are covered, ") && run.err.contains("--fail-under-coverage 100"), "{run:?}");
    assert_eq!(run.json()["summary"]["verdict"], "fail");
    assert_eq!(run.json()["summary"]["coverageRequired"], 100);
    let shown = desk.run("check zh.txt less.txt --fail-on never --fail-under-coverage 100").out;
    assert!(shown.ends_with("fail\n"), "{shown}");
    assert_eq!(desk.run("check zh.txt it.txt --fail-under-coverage 100").code, 0);
    assert_eq!(desk.run("check zh.txt less.txt --fail-on never --fail-under-coverage 10").code, 0);
    assert_eq!(desk.run("check zh.txt less.txt --fail-under-coverage 101").code, 2);
}

#[test]
fn rules_are_chosen() {
    let desk = Desk::with_pair();
    let run = desk.run("check zh.txt less.txt -o json");
    let rule = rules(&run.json())[0].to_owned();
    let found = |line: &str| rules(&desk.run(&format!("check zh.txt less.txt -o json {line}")).json()).len();
    assert_eq!(found(&format!("--rule {rule}")), 1);
    assert_eq!(found("--rule omitted-date,omitted-number"), 0);
    assert_eq!(found(&format!("--ignore {rule}")), 0);
    assert_eq!(found(&format!("--rule {rule} --ignore {rule}")), 0);
    let wrong = desk.run("check zh.txt less.txt --ignore omitted-persons");
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("did you mean `omitted-person`?"), "{wrong:?}");
}

#[test]
fn one_side_can_be_standard_input() {
    let desk = Desk::with_pair();
    let piped = desk.run_with("check - less.txt -o json", ZH.as_bytes());
    assert_eq!(piped.code, 1);
    assert_eq!(piped.json()["pairs"][0]["source"]["path"], "-");
    assert_eq!(piped.json()["pairs"][0]["id"], "less");
    let other = desk.run_with("check zh.txt - -o json", IT_WITHOUT_NAME.as_bytes());
    assert_eq!(other.code, 1);
    assert_eq!(other.json()["pairs"][0]["target"]["path"], "-");
    desk.run_with("check - - -o json", ZH.as_bytes()).refused(&["standard input", "one side"]);
}

#[test]
fn an_id_names_the_pair() {
    let desk = Desk::with_pair();
    let id = |line: &str| desk.run(line).json()["pairs"][0]["id"].clone();
    assert_eq!(id("check zh.txt it.txt -o json --id mercato"), "mercato");
    assert_eq!(id("check zh.txt it.txt -o json"), "zh-it");
    assert_eq!(desk.run("check zh.txt it.txt --id ../mercato").code, 2);
}

#[test]
fn the_same_input_gives_the_same_bytes_wherever_it_stands() {
    let (one, other) = (Desk::with_pair(), Desk::with_pair());
    let relative = one.run("check zh.txt less.txt -o json").out;
    assert_eq!(relative, other.run("check ./zh.txt ./less.txt -o json").out);
    let (zh, it) = (one.path("zh.txt"), one.path("less.txt"));
    let absolute = format!("check {} {} -o json", zh.display(), it.display());
    assert_eq!(relative, one.run(&absolute).out);
    let elsewhere = other.run(&absolute);
    assert_eq!(elsewhere.json()["pairs"][0]["source"]["path"], "zh.txt");
    assert!(!mentions(&elsewhere.json(), one.path("").as_path()));
}

#[test]
fn a_named_encoding_is_used_for_both_sides() {
    let desk = Desk::with_pair();
    let (zh, _, _) = encoding_rs::GBK.encode(ZH);
    let (it, _, _) = encoding_rs::GBK.encode("La sindaca Lin Peizhi ha parlato.");
    desk.put("zh.gbk", &zh);
    desk.put("it.gbk", &it);
    let report = desk.run("check zh.gbk it.gbk --encoding gbk -o json").json();
    assert_eq!(report["pairs"][0]["source"]["encoding"], "gbk");
    assert_eq!(report["pairs"][0]["target"]["encoding"], "gbk");
    let run = desk.run("check zh.gbk it.gbk --encoding morse");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("unknown encoding `morse`") && run.err.contains("gb18030"), "{run:?}");
}

#[test]
fn colours_come_when_asked_for() {
    let desk = Desk::with_pair();
    for choice in ["auto", "never"] {
        assert!(!desk.run(&format!("check zh.txt less.txt --color {choice}")).out.contains('\u{1b}'), "{choice}");
    }
    assert_eq!(desk.run("check zh.txt less.txt --colour always").code, 1);
}
