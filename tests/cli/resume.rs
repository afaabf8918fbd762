//! `check --reports` on many pairs: each report whole or not at all, and a run that was stopped goes on.

use super::desk::{Desk, IT, IT_WITHOUT_NAME, ZH};

fn desk(pairs: usize) -> Desk {
    let desk = Desk::with(&[]);
    for number in 0..pairs {
        desk.put(&format!("pairs/p{number:02}/source.zh.txt"), ZH.as_bytes());
        let target = if number % 2 == 0 { IT } else { IT_WITHOUT_NAME };
        desk.put(&format!("pairs/p{number:02}/target.it.txt"), target.as_bytes());
    }
    desk
}

fn kept(desk: &Desk, options: &str) -> String {
    let run = desk.run(&format!("check pairs --reports out --resume {options}"));
    assert_eq!(run.code, 1, "{run:?}");
    run.err.trim_end().to_owned()
}

#[test]
fn the_folder_says_what_a_run_without_it_says() {
    let desk = desk(3);
    desk.put("pairs/p01/target.it.txt", b"");
    let (plain, into_folder) = (desk.run("check pairs"), desk.run("check pairs --reports out"));
    assert_eq!((plain.code, plain.out, plain.err), (into_folder.code, into_folder.out, into_folder.err));
    assert_eq!(desk.text("out/index.json"), desk.run("check pairs -o json").out);
    assert_eq!(desk.names("out").len(), 7);
}

#[test]
fn what_is_done_is_done_once() {
    let desk = desk(4);
    assert_eq!(kept(&desk, ""), "riscontro: 0 of 4 reports kept, 4 written");
    let first = (desk.text("out/index.json"), desk.text("out/p01.html"));
    // Marked, so that it shows whether it is written again.
    desk.put("out/p01.html", b"marked");
    assert_eq!(kept(&desk, ""), "riscontro: 4 of 4 reports kept, 0 written");
    assert_eq!((desk.text("out/index.json"), desk.text("out/p01.html")), (first.0, "marked".to_owned()));
    desk.run("check pairs --reports out");
    assert_eq!(desk.text("out/p01.html"), first.1);
    assert!(!desk.names("out").contains(&".riscontro-journal".to_owned()));
}

#[test]
fn what_has_changed_is_done_again() {
    let desk = desk(4);
    kept(&desk, "");
    desk.put("pairs/p01/target.it.txt", IT.as_bytes());
    assert_eq!(kept(&desk, ""), "riscontro: 3 of 4 reports kept, 1 written");
    assert_eq!(desk.json("out/p01.json")["summary"]["verdict"], "pass");
    assert_eq!(kept(&desk, "--fail-on warning"), "riscontro: 0 of 4 reports kept, 4 written");
    std::fs::remove_file(desk.path("out/p00.html")).expect("it was there");
    desk.put("out/p02.json", b"{}");
    assert_eq!(kept(&desk, "--fail-on warning"), "riscontro: 2 of 4 reports kept, 2 written");
    desk.put("pairs/p03/pair.toml", b"title = \"Il mercato\"\n");
    assert_eq!(kept(&desk, "--fail-on warning"), "riscontro: 3 of 4 reports kept, 1 written");
}

#[test]
fn what_is_judged_otherwise_is_done_again() {
    let desk = desk(4);
    desk.put("riscontro.toml", b"notes = false\n");
    kept(&desk, "");
    desk.put("riscontro.toml", b"# the same\nnotes = false\n");
    assert_eq!(kept(&desk, "-o json=whole.json"), "riscontro: 4 of 4 reports kept, 0 written");
    desk.put(
        "riscontro.toml",
        b"[[overrides]]\npaths = [\"pairs/p03/**\"]\nseverity = { generalised-person = \"note\" }\n",
    );
    assert_eq!(kept(&desk, ""), "riscontro: 3 of 4 reports kept, 1 written");
    assert_eq!(desk.json("out/p03.json")["summary"]["findings"]["note"], 1);
    desk.put("riscontro.baseline.jsonl", b"");
    let entry = |id: &str| desk.json(&format!("out/{id}.json"))["findings"][0]["fingerprint"].clone();
    let line = format!(r#"{{"fingerprint":{},"pair":"p01","rule":"generalised-person","text":"x"}}"#, entry("p01"));
    desk.put("riscontro.baseline.jsonl", format!("{line}\n").as_bytes());
    let run = desk.run("check pairs --reports out --resume --baseline riscontro.baseline.jsonl");
    assert_eq!((run.code, run.err.trim_end()), (0, "riscontro: 0 of 4 reports kept, 4 written"));
    assert!(desk.json("out/p01.json")["findings"][0]["suppression"].is_object());
    let run = desk.run("check pairs --reports out --baseline riscontro.baseline.jsonl --fail-under-coverage 100");
    let plain = desk.run("check pairs --baseline riscontro.baseline.jsonl --fail-under-coverage 100");
    assert_eq!((run.code, &run.err, &run.out), (1, &plain.err, &plain.out));
    assert!(run.err.contains("--fail-under-coverage 100"), "{run:?}");
    let json = desk.run("check pairs --baseline riscontro.baseline.jsonl --fail-under-coverage 100 -o json");
    assert_eq!(desk.text("out/index.json"), json.out);
    let doubtful = |options: &str| desk.run(&format!("check pairs --min-confidence 100 {options}"));
    let (run, plain) = (doubtful("--reports out"), doubtful(""));
    assert_eq!((run.code, run.err, run.out), (plain.code, plain.err, plain.out));
}

#[test]
fn a_journal_cut_off_in_a_line_is_read_as_far_as_it_goes() {
    let desk = desk(4);
    kept(&desk, "");
    let journal = desk.text("out/.riscontro-journal");
    desk.put("out/.riscontro-journal", &journal.as_bytes()[..journal.len() - 20]);
    assert_eq!(kept(&desk, ""), "riscontro: 3 of 4 reports kept, 1 written");
    assert_eq!(kept(&desk, ""), "riscontro: 4 of 4 reports kept, 0 written");
}

#[test]
fn resume_needs_a_folder() {
    let run = desk(1).run("check pairs --resume");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("--reports"), "{run:?}");
}

/// Killed without warning, as by a system that has run out of memory.
#[cfg(unix)]
#[test]
fn a_killed_run_leaves_whole_reports_and_goes_on() {
    use std::process::{Command, Stdio};
    let desk = desk(60);
    let mut child = Command::new(assert_cmd::cargo::cargo_bin!("riscontro"))
        .args(["check", "pairs", "--reports", "out"])
        .current_dir(desk.path(""))
        .stdout(Stdio::null())
        .spawn()
        .expect("the program starts");
    let journal = desk.path("out/.riscontro-journal");
    let lines = || std::fs::read_to_string(&journal).map_or(0, |text| text.lines().count());
    while lines() < 3 && child.try_wait().expect("ours").is_none() {
        std::thread::yield_now();
    }
    child.kill().expect("ours");
    child.wait().expect("it ends");
    let written: Vec<String> = desk.names("out").into_iter().filter(|name| name.ends_with(".json")).collect();
    for name in &written {
        assert!(desk.json(&format!("out/{name}"))["summary"]["verdict"].is_string(), "{name}");
    }
    let told = kept(&desk, "");
    assert!(written.len() >= 3 && !told.contains(" 0 of 60"), "{told}");
    assert_eq!(desk.json("out/index.json")["pairs"].as_array().expect("a list").len(), 60);
    assert_eq!(desk.text("out/index.json"), desk.run("check pairs -o json").out);
}

#[cfg(unix)]
#[test]
fn two_runs_into_one_folder_leave_whole_reports() {
    use std::process::{Command, Stdio};
    let desk = desk(20);
    let start = || {
        Command::new(assert_cmd::cargo::cargo_bin!("riscontro"))
            .args(["check", "pairs", "--reports", "out", "--resume"])
            .current_dir(desk.path(""))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts")
    };
    let mut runs = [start(), start()];
    for run in &mut runs {
        assert_eq!(run.wait().expect("it ends").code(), Some(1));
    }
    assert_eq!(desk.text("out/index.json"), desk.run("check pairs -o json").out);
    assert_eq!(kept(&desk, ""), "riscontro: 20 of 20 reports kept, 0 written");
}

/// No file may grow beyond some kilobytes: what a full disk answers in the middle of a report.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_no_half_report() {
    let desk = desk(2);
    let limited = format!(
        "trap '' XFSZ; ulimit -f 8; exec '{}' check pairs --reports out",
        assert_cmd::cargo::cargo_bin!("riscontro").display()
    );
    let output = std::process::Command::new("bash")
        .args(["-c", &limited])
        .current_dir(desk.path(""))
        .output()
        .expect("bash is there");
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("cannot write out/") && told.contains("nothing was written there"), "{told}");
    assert_eq!(desk.names("out"), [".riscontro-journal"]);
    assert_eq!(desk.run("check pairs --reports out --resume").code, 1);
}
