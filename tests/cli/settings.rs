//! Settings: where they come from, which goes first, what is wrong with them.

use super::desk::{Desk, IT, IT_WITHOUT_NAME, ZH, rules};

fn desk(settings: &str) -> Desk {
    let desk = Desk::with_pair();
    desk.put("riscontro.toml", settings.as_bytes());
    desk
}

/// Two pair folders that both lack the mayor's name.
fn folders(settings: &str) -> Desk {
    Desk::with(&[
        ("work/riscontro.toml", settings),
        ("work/pairs/news/source.zh.txt", ZH),
        ("work/pairs/news/target.it.txt", IT_WITHOUT_NAME),
        ("work/pairs/sport/finale/source.zh.txt", ZH),
        ("work/pairs/sport/finale/target.it.txt", IT_WITHOUT_NAME),
    ])
}

#[test]
fn the_command_line_goes_before_the_environment_and_that_before_the_file() {
    let desk = desk("fail-on = \"never\"\n");
    assert_eq!(desk.run("check zh.txt less.txt -o json").code, 0);
    let error = [("RISCONTRO_FAIL_ON", "error")];
    assert_eq!(desk.run_among(&error, "check zh.txt less.txt -o json", b"").code, 1);
    assert_eq!(desk.run_among(&error, "check zh.txt less.txt -o json --fail-on never", b"").code, 0);
    assert_eq!(desk.run_among(&[("RISCONTRO_FAIL_ON", "")], "check zh.txt less.txt -o json", b"").code, 0);
    assert_eq!(desk.run("check zh.txt less.txt -o json --no-config").code, 1);
    desk.put("strict/riscontro.toml", b"fail-on = \"note\"\n");
    assert_eq!(desk.run("check zh.txt less.txt -o json --config strict/riscontro.toml").code, 1);
}

#[test]
fn a_variable_that_is_wrong_or_unknown_is_told() {
    let desk = Desk::with_pair();
    let run = desk.run_among(&[("RISCONTRO_FAIL_ON", "errors")], "check zh.txt it.txt", b"");
    run.refused(&["RISCONTRO_FAIL_ON: unknown value `errors` (did you mean `error`?)"]);
    let run = desk.run_among(&[("RISCONTRO_FAILON", "error")], "check zh.txt it.txt", b"");
    assert_eq!(run.code, 0);
    assert!(run.err.contains("RISCONTRO_FAILON is not known (did you mean `RISCONTRO_FAIL_ON`?)"), "{run:?}");
}

#[test]
fn severities_and_overrides_hold_for_their_pairs() {
    let desk = folders(
        "[[overrides]]\npaths = [\"pairs/sport/**\"]\nseverity = { omitted-person = \"off\", generalised-person = \"note\" }\n",
    );
    let run = desk.run("check work/pairs -o json --notes");
    let severities: Vec<(String, String)> = run.json()["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|f| (f["pair"].as_str().expect("an id").to_owned(), f["severity"].as_str().expect("a word").to_owned()))
        .collect();
    assert!(severities.contains(&("news".to_owned(), "error".to_owned())), "{severities:?}");
    assert!(!severities.contains(&("finale".to_owned(), "error".to_owned())), "{severities:?}");
    assert_eq!(desk.run("check work/pairs/sport").code, 0);
    assert_eq!(desk.run("check work/pairs/news").code, 1);
    // The same files, named one by one: the working directory has no settings.
    let files = "check work/pairs/sport/finale/source.zh.txt work/pairs/sport/finale/target.it.txt";
    assert_eq!(desk.run(files).code, 1);
    assert_eq!(desk.run(&format!("{files} --config work/riscontro.toml")).code, 0);
}

#[test]
fn outputs_of_the_file_are_written_beside_it() {
    let desk = folders("output = [\"json=report.json\"]\nfail-on = \"never\"\n");
    let run = desk.run("check work/pairs");
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""));
    assert_eq!(rules(&desk.json("work/report.json")).len(), 2);
    let wrong = folders("\noutput = [\"pdf\"]\n").run("check work/pairs");
    wrong.refused(&["work/riscontro.toml:2: there is no format `pdf`"]);
}

#[test]
fn a_fault_of_the_file_has_its_line() {
    let why = |settings: &str, words: &[&str]| desk(settings).run("check zh.txt it.txt").refused(words);
    why("notes = true\nfail_on = \"error\"\n", &["riscontro.toml:2: ", "no key `fail_on`", "`fail-on`?"]);
    why("\n[severity]\nomitted-people = \"note\"\n", &["riscontro.toml:3: ", "no rule `omitted-people`"]);
    why("min-confidence = 200\n", &["riscontro.toml:1: 200 is more than 100"]);
    Desk::with_pair().run("check zh.txt it.txt --config none.toml").refused(&["cannot read none.toml"]);
}

#[test]
fn one_run_has_one_settings_file() {
    let desk = folders("");
    desk.put("work/pairs/sport/riscontro.toml", b"fail-on = \"never\"\n");
    let words =
        ["different settings files", "work/riscontro.toml for ", "work/pairs/sport/riscontro.toml for ", "--config"];
    desk.run("check work/pairs").refused(&words);
    assert_eq!(desk.run("check work/pairs --config work/pairs/sport/riscontro.toml").code, 0);
    assert_eq!(desk.run("check work/pairs/sport").code, 0);
}

#[test]
fn limits_and_encoding_come_from_the_file_too() {
    desk("[limits]\ncharacters = 20\n")
        .run("check zh.txt it.txt")
        .refused(&["zh.txt has 39 characters, the limit is 20"]);
    assert_eq!(desk("[limits]\ncharacters = 20\n").run("check zh.txt it.txt --max-characters 500").code, 0);
    let desk = desk("encoding = \"gbk\"\n");
    let (zh, _, _) = encoding_rs::GBK.encode(ZH);
    desk.put("zh.gbk", &zh);
    desk.put("it.gbk", b"La sindaca Lin Peizhi ha parlato.");
    assert_eq!(desk.run("check zh.gbk it.gbk -o json").json()["pairs"][0]["source"]["encoding"], "gbk");
}

#[test]
fn config_show_says_where_each_value_is_from() {
    let desk = folders("fail-on = \"warning\"\n\n[[overrides]]\npaths = [\"pairs/sport/**\"]\nmin-confidence = 60\n");
    let line = |out: &str, key: &str| {
        let line = out.lines().find(|line| line.starts_with(&format!("{key} "))).expect("every key is shown");
        line.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    let run = desk.run_among(&[("RISCONTRO_NOTES", "true")], "config show work/pairs/sport/finale", b"");
    assert_eq!(run.code, 0);
    assert!(run.out.starts_with("settings file: work/riscontro.toml\n"), "{run:?}");
    assert_eq!(line(&run.out, "fail-on"), ["fail-on", "\"warning\"", "work/riscontro.toml:1"]);
    assert_eq!(line(&run.out, "min-confidence"), ["min-confidence", "60", "work/riscontro.toml:5"]);
    assert_eq!(line(&run.out, "notes"), ["notes", "true", "RISCONTRO_NOTES"]);
    assert_eq!(line(&run.out, "baseline"), ["baseline", "-", "default"]);
    let json = desk.run("config show work/pairs/news -f json").json();
    assert_eq!(json["file"], "work/riscontro.toml");
    assert_eq!(json["settings"][1], serde_json::json!({"key": "min-confidence", "value": 0, "origin": "default"}));
    assert!(desk.run("config show").out.starts_with("no settings file\n"));
    let file = "config show work/pairs/sport/finale/source.zh.txt";
    assert!(desk.run(file).out.starts_with("no settings file\n"), "as for `check` with two files");
    let named = desk.run(&format!("{file} --config work/riscontro.toml")).out;
    assert_eq!(line(&named, "min-confidence"), ["min-confidence", "60", "work/riscontro.toml:5"]);
    desk.run("config show nowhere").refused(&["cannot read nowhere"]);
    assert_eq!(desk.run("config").code, 2);
}

#[test]
fn a_complete_pair_passes_with_every_rule_made_worse() {
    let lines: String = ["omitted-person", "omitted-place", "omitted-term", "unsupported-addition"]
        .map(|rule| format!("{rule} = \"error\"\n"))
        .concat();
    let desk = desk(&format!("[severity]\n{lines}"));
    desk.put("pairs/a/source.zh.txt", ZH.as_bytes());
    desk.put("pairs/a/target.it.txt", IT.as_bytes());
    assert_eq!(desk.run("check pairs").code, 0);
}

#[test]
fn single_texts_are_read_by_the_settings_too() {
    let desk = desk("encoding = \"gbk\"\n\n[limits]\ncharacters = 500\n");
    // Short texts, which nobody could tell from other encodings.
    let (zh, _, _) = encoding_rs::GBK.encode("市长林佩芝说，开门。\n");
    desk.put("zh.gbk", &zh);
    desk.put("it.gbk", b"Apre, ha detto la sindaca Lin Peizhi.\n");
    assert_eq!(desk.run("normalise zh.gbk").out, "市长林佩芝说，开门。\n");
    assert!(desk.run("items zh.gbk --lang zh").out.contains("\t林佩芝\t"));
    assert!(desk.run("align zh.gbk it.gbk -f tsv").out.contains("市长林佩芝说，开门。"));
    for line in ["normalise zh.txt", "items zh.txt --lang zh", "align zh.txt it.txt -f tsv"] {
        assert!(!desk.run(line).out.contains("市长"), "{line} is read as GBK");
        let run = desk.run(&format!("{line} --encoding utf-8"));
        assert!(run.code == 0 && !run.out.contains('\u{fffd}'), "{run:?}");
        let run = desk.run(&format!("{line} --no-config"));
        assert!(run.code == 0 && run.out.contains("林佩芝"), "{run:?}");
        let variable = [("RISCONTRO_ENCODING", "utf-8")];
        assert!(desk.run_among(&variable, line, b"").out.contains("林佩芝"), "the environment goes before the file");
    }
    for (line, limit) in [("items zh.txt --lang zh", 20), ("align zh.txt it.txt", 30)] {
        let variable = [("RISCONTRO_MAX_CHARACTERS", limit.to_string())];
        let variable = variable.iter().map(|(name, value)| (*name, value.as_str())).collect::<Vec<_>>();
        let run = desk.run_among(&variable, &format!("{line} --encoding utf-8"), b"");
        run.refused(&[&format!("zh.txt has 39 characters, the limit is {limit}")]);
    }
}

#[test]
fn lists_of_the_settings_hold_for_items_and_beads() {
    let desk = desk("names = [\"names.tsv\"]\n\n[[overrides]]\npaths = [\"old/**\"]\nnames = [\"none.tsv\"]\n");
    desk.put("names.tsv", "摊位\tBottega Sei\torganisation\n".as_bytes());
    let is_listed = |options: &str| {
        desk.run(&format!("items zh.txt --lang zh {options}")).out.contains("organisation\t58\t64\t摊位\t")
    };
    assert!(is_listed("") && is_listed("--no-config --names names.tsv") && !is_listed("--no-config"));
    desk.put("old/zh.txt", ZH.as_bytes());
    desk.put("old/it.txt", IT.as_bytes());
    desk.run("align old/zh.txt old/it.txt").refused(&["none.tsv"]);
    desk.run("items old/zh.txt --lang zh").refused(&["none.tsv"]);
    assert_eq!(desk.run("normalise old/zh.txt").out, ZH);
    desk.put("riscontro.toml", b"[limits]\nwords = 3\n");
    for line in ["align zh.txt it.txt", "items zh.txt --lang zh", "normalise zh.txt"] {
        desk.run(line).refused(&["riscontro.toml:2: ", "`words`"]);
    }
}
