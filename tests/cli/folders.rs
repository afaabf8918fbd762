//! `check` on pair folders: which pairs there are, what they are called, and that none is passed over.

use super::desk::{Desk, IT, IT_WITHOUT_NAME, ZH, mentions};

fn desk() -> Desk {
    Desk::with(&[
        ("pairs/uno/source.zh.txt", ZH),
        ("pairs/uno/target.it.txt", IT),
        ("pairs/due/source.zh.md", ZH),
        ("pairs/due/target.it.md", IT_WITHOUT_NAME),
        ("pairs/due/pair.toml", "id = \"mercato\"\ntitle = \"Il mercato del pesce\"\n"),
    ])
}

fn ids(report: &serde_json::Value) -> Vec<&str> {
    report["pairs"].as_array().expect("a list").iter().map(|pair| pair["id"].as_str().expect("an id")).collect()
}

#[test]
fn walks_a_folder_of_pairs() {
    let desk = desk();
    let run = desk.run("check pairs -o json");
    assert_eq!(run.code, 1);
    let report = run.json();
    assert_eq!(ids(&report), ["mercato", "uno"]);
    assert_eq!(report["pairs"][0]["source"]["path"], "pairs/due/source.zh.md");
    assert!(report["findings"].as_array().expect("a list").iter().all(|finding| finding["pair"] == "mercato"));
    assert_eq!(run.out, desk.run("check pairs/uno pairs/due/ ./pairs -o json").out);
}

#[test]
fn a_pair_has_one_id_as_folder_and_as_files() {
    let desk = desk();
    let folder = desk.run("check pairs/due -o json");
    let files = desk.run("check pairs/due/source.zh.md pairs/due/target.it.md -o json");
    assert_eq!(folder.out, files.out);
    assert_eq!(desk.run("check pairs/uno --id altro -o json").json()["pairs"][0]["id"], "altro");
    desk.run("check pairs --id altro").refused(&["--id names one pair"]);
}

#[test]
fn an_unreadable_pair_is_told_and_the_others_go_on() {
    let desk = desk();
    desk.put("pairs/tre/source.zh.txt", ZH.as_bytes());
    desk.put("pairs/uno/target.it.txt", b"");
    let run = desk.run("check pairs -o json");
    assert_eq!(run.code, 3);
    assert!(run.err.contains("riscontro: tre: pairs/tre is no pair: it has no target.it.*"), "{run:?}");
    assert!(run.err.contains("riscontro: uno: pairs/uno/target.it.txt is empty"), "{run:?}");
    let report = run.json();
    assert_eq!(ids(&report), ["mercato", "tre", "uno"]);
    assert_eq!(report["summary"]["verdict"], "incomplete");
    assert_eq!(report["pairs"][2]["incomplete"], "pairs/uno/target.it.txt is empty; there is nothing to compare");
    assert_eq!(desk.run("check pairs --fail-on never").code, 3);
}

#[test]
fn an_unreadable_pair_keeps_absolute_paths_out_of_the_report() {
    let desk = desk();
    desk.put("pairs/uno/target.it.txt", b"");
    let run = desk.run(&format!("check {} -o json", desk.path("pairs").display()));
    assert_eq!(run.code, 3);
    assert!(!mentions(&run.json(), desk.path("").as_path()), "{run:?}");
}

#[test]
fn nothing_readable_at_all() {
    let desk = Desk::with(&[("a/source.zh.txt", ZH), ("b/source.zh.txt", ZH), ("c/notes.txt", "x")]);
    desk.run("check a").refused(&["a is no pair: it has no target.it.*"]);
    desk.run("check c").refused(&["c is no pair: neither it nor a folder below it holds source.zh.* and target.it.*"]);
    let both = desk.run("check a b -o json=x.json");
    assert_eq!((both.code, both.out.as_str(), both.err.lines().count()), (2, "", 2));
    assert!(!desk.path("x.json").exists());
    desk.run("check nowhere").refused(&["cannot read nowhere: "]);
    let mixed = super::folders::desk().run("check pairs nowhere");
    assert_eq!(mixed.code, 3);
    assert!(mixed.err.contains("nowhere: cannot read nowhere: "), "{mixed:?}");
}

#[test]
fn too_many_sides() {
    let desk = desk();
    desk.put("pairs/uno/source.zh.md", ZH.as_bytes());
    desk.run("check pairs/uno").refused(&["pairs/uno is no pair: it has 2 files source.zh.*; keep one"]);
}

#[test]
fn a_pair_toml_that_can_not_be_understood() {
    let desk = desk();
    desk.put("pairs/due/pair.toml", b"id = \"mercato\"\nauthor = \"x\"\n");
    desk.run("check pairs/due").refused(&["pairs/due/pair.toml:2: ", "`author`"]);
    desk.put("pairs/due/pair.toml", b"id = \"a/b\"\n");
    desk.run("check pairs/due").refused(&["pairs/due/pair.toml:1: "]);
    desk.run("check pairs/due/source.zh.md pairs/due/target.it.md").refused(&["pairs/due/pair.toml:1: "]);
}

#[test]
fn two_pairs_of_one_id() {
    let desk = desk();
    desk.put("pairs/uno/pair.toml", b"id = \"Mercato\"\n");
    desk.run("check pairs").refused(&["have the same id", "pair.toml"]);
}

#[test]
fn a_pair_without_anything_to_compare_is_incomplete() {
    let desk = Desk::with(&[("zh.txt", ZH), ("dots.txt", "...\n")]);
    let run = desk.run("check zh.txt dots.txt -o json --fail-on never");
    let incomplete = run.json()["pairs"][0]["incomplete"].is_string();
    assert_eq!(run.code, if incomplete { 3 } else { 0 }, "{run:?}");
}
