//! Where results go: `-o`, `--reports`, standard output, and places that can't be written.

use super::desk::{Desk, IT, IT_WITHOUT_NAME, ZH, rules};

#[test]
fn a_path_takes_the_report_and_leaves_standard_output_empty() {
    let desk = Desk::with_pair();
    let run = desk.run("check zh.txt less.txt -o json=out.json -o html=out.html");
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (1, "", ""));
    assert_eq!(rules(&desk.json("out.json")).len(), 1);
    assert!(!desk.text("out.html").is_empty());
    assert_eq!(desk.names("."), ["it.txt", "less.txt", "out.html", "out.json", "zh.txt"]);
}

#[test]
fn one_run_writes_a_file_and_standard_output() {
    let desk = Desk::with_pair();
    let run = desk.run("check zh.txt less.txt -o json=out.json -o json");
    assert_eq!(run.out, desk.text("out.json"));
    assert_eq!(run.out, desk.run("check zh.txt less.txt -o json=-").out);
}

#[test]
fn an_old_report_is_replaced_whole() {
    let desk = Desk::with_pair();
    desk.put("out.json", "x".repeat(100_000).as_bytes());
    assert_eq!(desk.run("check zh.txt it.txt -o json=out.json").code, 0);
    assert_eq!(desk.json("out.json")["summary"]["verdict"], "pass");
}

#[test]
fn places_that_can_not_be_written() {
    let desk = Desk::with_pair();
    desk.put("folder/x.txt", b"x");
    let check = |output: &str| desk.run(&format!("check zh.txt less.txt {output}"));
    check("-o json=none/out.json").refused(&["cannot write none/out.json", "the folder none does not exist"]);
    check("-o json=folder").refused(&["cannot write folder", "name a file"]);
    check("-o json=zh.txt/out.json").refused(&["cannot write zh.txt/out.json", "zh.txt is no folder"]);
    check("--reports zh.txt").refused(&["cannot write zh.txt", "name a folder"]);
    check("-o json=a.json -o html=none/out.html").refused(&["cannot write none/out.html"]);
    assert!(!desk.path("a.json").exists());
}

#[test]
fn an_input_is_never_replaced() {
    let desk = Desk::with_pair();
    desk.run("check zh.txt less.txt -o json=./zh.txt").refused(&["./zh.txt is an input"]);
    assert_eq!(desk.text("zh.txt"), ZH);
    desk.run("check zh.txt less.txt -o json=x -o html=./x").refused(&["two formats go to ./x"]);
}

#[test]
fn a_folder_gets_an_index_and_a_page_for_each_pair() {
    let desk = Desk::with(&[
        ("pairs/uno/source.zh.txt", ZH),
        ("pairs/uno/target.it.txt", IT),
        ("pairs/index/source.zh.txt", ZH),
        ("pairs/index/target.it.txt", IT_WITHOUT_NAME),
    ]);
    assert_eq!(desk.run("check pairs -o html=review/ -o json=all.json").code, 1);
    assert_eq!(desk.names("review"), ["index.html", "pair-1.html", "uno.html"]);
    assert!(desk.text("review/index.html").contains("href=\"uno.html\""));
    let before = desk.text("review/index.html");
    assert_eq!(desk.run("report all.json -o html=review").code, 0);
    assert_eq!(desk.text("review/index.html"), before);
    desk.run("check pairs -o html=pairs/uno/source.zh.txt/").refused(&["it is a file; name a folder"]);
}

#[test]
fn no_page_is_written_over_an_input() {
    let desk = Desk::with_pair();
    desk.put("texts/zh.html", ZH.as_bytes());
    desk.run("check texts/zh.html it.txt -o html=texts/").refused(&["texts/zh.html is an input"]);
    assert_eq!(desk.text("texts/zh.html"), ZH);
    assert_eq!(desk.run("check texts/zh.html it.txt -o html=page.html").code, 0);
}

#[test]
fn a_format_that_is_not_there() {
    let desk = Desk::with_pair();
    let run = desk.run("check zh.txt less.txt -o pdf=out.pdf");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("there is no format `pdf`") && run.err.contains("terminal, json"), "{run:?}");
    assert_eq!(desk.run("check zh.txt less.txt -o json=").code, 2);
}

#[test]
fn reports_holds_each_pair_and_the_whole_and_nothing_else() {
    let desk = Desk::with(&[
        ("pairs/uno/source.zh.txt", ZH),
        ("pairs/uno/target.it.txt", IT),
        ("pairs/due/source.zh.txt", ZH),
        ("pairs/due/target.it.txt", IT_WITHOUT_NAME),
    ]);
    let run = desk.run("check pairs --reports out/reports -o json=whole.json");
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    assert_eq!(desk.names("out/reports"), ["due.html", "due.json", "index.json", "uno.html", "uno.json"]);
    assert_eq!(desk.text("out/reports/index.json"), desk.text("whole.json"));
    assert_eq!(desk.json("out/reports/uno.json")["summary"]["verdict"], "pass");
    assert_eq!(desk.json("out/reports/due.json")["summary"]["verdict"], "fail");
    let before = desk.text("out/reports/due.html");
    desk.run("check pairs --reports out/reports --color always");
    assert_eq!(desk.text("out/reports/due.html"), before);
}

#[test]
fn reports_keeps_the_name_index_for_the_whole() {
    let desk = Desk::with(&[("pairs/index/source.zh.txt", ZH), ("pairs/index/target.it.txt", IT)]);
    desk.run("check pairs --reports out").refused(&["pairs/index has the id `index`"]);
    assert_eq!(desk.run("check pairs").code, 0);
}

/// Runs `riscontro` with its standard output closed at once, as behind `| head -1`.
#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_quietly() {
    use std::process::{Command, Stdio};
    let desk = Desk::with_pair();
    for (line, code) in [("rules", 0), ("completions bash", 0), ("check zh.txt less.txt -o json", 1)] {
        let mut child = Command::new(assert_cmd::cargo::cargo_bin!("riscontro"))
            .args(line.split(' '))
            .current_dir(desk.path(""))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(code), &b""[..]), "{line}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    use std::process::{Command, Stdio};
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
    let output = Command::new(assert_cmd::cargo::cargo_bin!("riscontro"))
        .arg("rules")
        .stdout(Stdio::from(full))
        .output()
        .expect("the program starts");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot write standard output"));
}

#[cfg(unix)]
#[test]
fn a_device_is_written_to_and_stays() {
    let desk = Desk::with_pair();
    let run = desk.run("check zh.txt less.txt -o json=/dev/null");
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (1, "", ""));
    assert!(!std::fs::metadata("/dev/null").expect("still there").is_file());
}
