//! `batch`: a line in, a line out; what is wrong with one line stays with that line.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use super::desk::{Desk, IT, IT_WITHOUT_NAME, ZH, rules};

fn line(id: impl Into<Value>, target: &str) -> String {
    json!({"id": id.into(), "source": ZH, "target": target, "more": [1]}).to_string() + "\n"
}

fn answers(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn started(line: &str) -> Child {
    Command::new(assert_cmd::cargo::cargo_bin!("riscontro"))
        .args(line.split(' '))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts")
}

#[test]
fn answers_have_the_findings_of_the_report() {
    let desk = Desk::with_pair();
    let input = line("less", IT_WITHOUT_NAME) + "\n" + &line(7, IT);
    let run = desk.run_with("batch", input.as_bytes());
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    let answers = answers(&run.out);
    assert_eq!(answers.len(), 2);
    let report = desk.run("check zh.txt less.txt --id less -o json").json();
    for (key, value) in [
        ("id", &json!("less")),
        ("verdict", &report["summary"]["verdict"]),
        ("counts", &report["summary"]["findings"]),
        ("coverage", &report["summary"]["coverage"]),
        ("findings", &report["findings"]),
    ] {
        assert_eq!(&answers[0][key], value, "{key}");
    }
    assert_eq!((&answers[1]["id"], &answers[1]["verdict"], rules(&answers[1]).len()), (&json!(7), &json!("pass"), 0));
}

#[test]
fn reads_a_file_as_it_reads_standard_input() {
    let desk = Desk::with(&[("pairs.jsonl", &(line("a", IT) + &line("b", IT_WITHOUT_NAME)))]);
    let run = desk.run("batch pairs.jsonl");
    assert_eq!(run.out, desk.run_with("batch -", desk.text("pairs.jsonl").as_bytes()).out);
    assert_eq!(desk.run("batch pairs.jsonl --fail-on never").code, 0);
    desk.run("batch nowhere.jsonl").refused(&["cannot read nowhere.jsonl"]);
    desk.run("batch .").refused(&["is a folder"]);
    desk.run_with("batch", b"\n \n").refused(&["standard input is empty"]);
}

#[test]
fn a_bad_line_is_answered_and_the_rest_goes_on() {
    let long = "水".repeat(2000);
    let input = format!("{}{{\"id\": \"b\"}}\n\n{{oops\n{}{}", line("a", IT), line("long", &long), line("e", IT));
    let run = Desk::with_pair().run_with("batch --max-line-bytes 3000 --summary", input.as_bytes());
    assert_eq!((run.code, run.err.as_str()), (3, ""));
    let answers = answers(&run.out);
    let seen: Vec<(&Value, &Value)> = answers.iter().map(|answer| (&answer["id"], &answer["line"])).collect();
    let null = Value::Null;
    assert_eq!(
        seen,
        [(&json!("a"), &null), (&json!("b"), &json!(2)), (&null, &json!(4)), (&null, &json!(5)), (&json!("e"), &null)]
    );
    assert!(answers[3]["error"].as_str().expect("text").contains("more than 3000 bytes"), "{run:?}");
    assert_eq!(answers[4].get("findings"), None);
}

/// Each kind of bad line alone: exit code 3, and one answer that says what is wrong.
#[test]
fn each_kind_of_bad_line() {
    let desk = Desk::with_pair();
    let with = |id: &str, source: &str, target: &str| format!(r#"{{"id":{id},"source":{source},"target":{target}}}"#);
    let (zh, it) = (json!(ZH).to_string(), json!(IT).to_string());
    let mut broken = with("1", &zh, &it).into_bytes();
    let at = broken.windows(3).position(|bytes| bytes == "渔".as_bytes()).expect("the first character");
    broken[at] = 0xff;
    let utf16: Vec<u8> = with("1", r#""a""#, r#""b""#).encode_utf16().flat_map(u16::to_le_bytes).collect();
    let endless = json!("渔市场，".repeat(6_000)).to_string();
    let rows: Vec<(&str, Vec<u8>, &str)> = vec![
        ("bytes that are no UTF-8", broken, "not a JSON object"),
        ("UTF-16", utf16, "a byte 0 in it, as UTF-16 has; write UTF-8"),
        ("half a surrogate pair", with("1", r#""\ud83d""#, &it).into(), "not a JSON object"),
        (
            "a line end inside a string",
            b"{\"id\":1,\"source\":\"a\rb\",\"target\":\"c\"}".to_vec(),
            "control character",
        ),
        ("two objects", format!("{0}{0}", with("1", &zh, &it)).into(), "trailing characters"),
        ("a comma too many", r#"{"id":1,"source":"水",}"#.into(), "trailing comma"),
        ("a key twice", r#"{"id":1,"id":2,"source":"水","target":"acqua"}"#.into(), "duplicate field `id`"),
        ("a string without an end", r#"{"id":1,"source":"水"#.into(), "EOF while parsing a string"),
        ("other quotes", "{'id':1}".into(), "key must be a string"),
        ("a tab-separated pair", format!("1\t{}", ZH.replace('\n', "")).into(), "does not begin with `{`"),
        ("deep nesting", format!("{{\"id\":{}", "[".repeat(100_000)).into(), "recursion limit"),
        ("a number without bounds", with("1e999", &zh, &it).into(), "number out of range"),
        ("no id", format!(r#"{{"source":{zh},"target":{it}}}"#).into(), "there is no `id`"),
        ("a blank id", with(r#"" ""#, &zh, &it).into(), "`id` is neither"),
        ("an object for an id", with("{}", &zh, &it).into(), "`id` is neither"),
        ("no original", format!(r#"{{"id":1,"target":{it}}}"#).into(), "there is no `source`"),
        ("no rendering", with("1", &zh, "null").into(), "there is no `target`"),
        ("a list of sentences", with("1", "[]", &it).into(), "`source` is no string"),
        ("an empty original", with("1", r#""\u3000\n""#, &it).into(), "source is empty"),
        ("no text", with("1", r#""水\u0007""#, &it).into(), "source is not text (byte 0x07"),
        ("sides swapped", with("1", &it, &zh).into(), "source reads as Italian and target as Chinese"),
        ("another language", with("1", &zh, r#""我们走吧。""#).into(), "target does not read as Italian"),
        ("a sentence without an end", with("1", &endless, &it).into(), "without the end of a sentence"),
    ];
    for (kind, line, word) in rows {
        let run = desk.run_with("batch", &line);
        let told = format!("{kind}: {run:?}");
        assert_eq!((run.code, run.err.as_str()), (3, ""), "{told}");
        let answers = answers(&run.out);
        assert_eq!((answers.len(), &answers[0]["line"]), (1, &json!(1)), "{told}");
        assert!(answers[0]["error"].as_str().is_some_and(|error| error.contains(word)), "{word:?} is not in {told}");
    }
}

#[test]
fn lists_and_rules_are_taken_as_check_takes_them() {
    let desk = Desk::with_pair();
    desk.put("terms.tsv", "渔市场\tpescheria comunale\n".as_bytes());
    desk.put("names.tsv", "林佩芝\tPatricia Lin\n".as_bytes());
    let input = line("less", IT_WITHOUT_NAME);
    for options in [
        "",
        "--glossary terms.tsv",
        "--names names.tsv",
        "--ignore generalised-person",
        "--rule generalised-person --min-confidence 100",
        "--fail-under-coverage 99 --ignore generalised-person",
    ] {
        let run = desk.run_with(&format!("batch --fail-on warning {options}"), input.as_bytes());
        let alone = desk.run(&format!("check zh.txt less.txt --id less --fail-on warning -o json {options}"));
        assert_eq!(run.code, alone.code, "{options}: {run:?}");
        let (answer, report) = (&answers(&run.out)[0], alone.json());
        assert_eq!(answer["findings"], report["findings"], "{options}");
        assert_eq!(answer["counts"], report["summary"]["findings"], "{options}");
        assert_eq!(answer["verdict"], report["summary"]["verdict"], "{options}");
        assert_eq!(answer["below"].as_u64(), report["summary"]["below"].as_u64().filter(|n| *n > 0), "{options}");
        assert_eq!(answer["coverageRequired"].is_u64(), options.contains("coverage"), "{options}");
    }
    desk.run_with("batch --glossary nowhere.tsv", input.as_bytes()).refused(&["nowhere.tsv"]);
    let misspelt = desk.run_with("batch --rule generalised-pereson", input.as_bytes());
    assert!(misspelt.code == 2 && misspelt.err.contains("did you mean `generalised-person`?"), "{misspelt:?}");
}

#[test]
fn settings_and_known_findings_hold_for_a_stream() {
    let desk = Desk::with_pair();
    let input = line("less", IT_WITHOUT_NAME);
    let code = |options: &str| desk.run_with(&format!("batch {options}"), input.as_bytes()).code;
    assert_eq!(code(""), 1);
    desk.put("riscontro.toml", b"ignore = [\"generalised-person\"]\n");
    assert_eq!((code(""), code("--no-config"), code("--config nowhere.toml")), (0, 1, 2));
    let among = desk.run_among(&[("RISCONTRO_IGNORE", "omitted-term")], "batch", input.as_bytes());
    assert_eq!(among.code, 1);
    assert_eq!(desk.run("baseline create zh.txt less.txt --id less --no-config --baseline known.jsonl").code, 0);
    assert_eq!(code("--no-config --baseline known.jsonl"), 0);
    let answer = &answers(&desk.run_with("batch --no-config --baseline known.jsonl", input.as_bytes()).out)[0];
    assert_eq!(answer["findings"][0]["suppression"]["by"], "baseline");
}

#[test]
fn keeps_the_order_however_many_work() {
    let input: String = (0..200).map(|n| line(n, if n % 3 == 0 { IT_WITHOUT_NAME } else { IT })).collect();
    let desk = Desk::with_pair();
    let four = desk.run_with("batch --threads 4", input.as_bytes());
    assert_eq!(four.out, desk.run_with("batch --threads 1", input.as_bytes()).out);
    let mut lines: Vec<&str> = four.out.lines().collect();
    let free = desk.run_with("batch --threads 4 --unordered", input.as_bytes()).out;
    let mut of_free: Vec<&str> = free.lines().collect();
    lines.sort_unstable();
    of_free.sort_unstable();
    assert_eq!(lines, of_free);
}

#[test]
fn an_answer_comes_before_the_next_line_is_sent() {
    let mut child = started("batch");
    let mut input = child.stdin.take().expect("piped");
    let mut output = BufReader::new(child.stdout.take().expect("piped"));
    for id in ["first", "second"] {
        input.write_all(line(id, IT).as_bytes()).expect("it reads");
        let mut answer = String::new();
        output.read_line(&mut answer).expect("it answers");
        assert!(answer.contains(id), "{answer}");
    }
    drop(input);
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}

/// The writer of the pairs has not ended when the reader of the answers goes away: nobody may wait for ever.
#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_ends_the_run_quietly() {
    let mut child = started("batch --threads 2");
    let mut input = child.stdin.take().expect("piped");
    drop(child.stdout.take());
    input.write_all(line("a", IT).as_bytes()).expect("it reads");
    let mut told = String::new();
    child.stderr.take().expect("piped").read_to_string(&mut told).expect("UTF-8");
    assert_eq!((child.wait().expect("it ends").code(), told.as_str()), (Some(3), ""));
    drop(input);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
    let mut child = Command::new(assert_cmd::cargo::cargo_bin!("riscontro"))
        .arg("batch")
        .stdin(Stdio::piped())
        .stdout(Stdio::from(full))
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("piped").write_all(line("a", IT).as_bytes()).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot write standard output"));
}

#[test]
fn a_line_without_an_end_does_not_fill_memory() {
    let mut child = started("batch --max-line-bytes 1000");
    let mut input = child.stdin.take().expect("piped");
    let piece = vec![b'x'; 1 << 20];
    for _ in 0..64 {
        input.write_all(&piece).expect("it reads");
    }
    let peak = peak_kilobytes(child.id());
    drop(input);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&output.stdout).contains("more than 1000 bytes"));
    assert!(peak.is_none_or(|peak| peak < 48 * 1024), "{peak:?}");
}

/// The most memory a process has had, where the system says so.
fn peak_kilobytes(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.split_whitespace().next()?.parse().ok()
}

#[test]
fn the_schema_of_a_line_is_printed() {
    let schema = Desk::with(&[]).run("schema batch").json();
    assert_eq!(schema["title"], "Line");
    assert!(schema["$defs"]["CheckedLine"]["properties"]["verdict"].is_object());
}
