//! `pair`: partners among many files, near-duplicates and files without a partner included.

use super::desk::{Desk, IT, ZH};

const EDITION_ZH: &str =
    "渔市场今天上午重新开门。\n市长林佩芝说，市场有320个摊位。\n去年有45万人前来参观。\n很多居民前来买鱼。\n";
const EDITION_IT: &str = "Il mercato del pesce ha riaperto questa mattina.\nLa sindaca Lin Peizhi ha detto che il mercato ha 320 banchi.\nL’anno scorso sono venuti in visita 450.000 visitatori.\nMolti abitanti sono venuti a comprare pesce.\n";

fn desk() -> Desk {
    let desk = Desk::with(&[
        ("zh/a.txt", EDITION_ZH),
        ("zh/sub/b.txt", &EDITION_ZH.replace("320", "280").replace("45万", "61万")),
        ("zh/c.txt", "意大利总统在罗马会见了法国外交部长，双方讨论了移民问题。\n"),
        ("zh/lone.txt", "科学家在南极发现了一种新的企鹅，研究报告发表在《自然》杂志上。\n"),
        ("it/1.txt", &EDITION_IT.replace("320", "280").replace("450.000", "610.000")),
        (
            "it/2.md",
            "Il presidente italiano ha incontrato a Roma il ministro degli Esteri francese: i due hanno discusso del problema delle migrazioni.\n",
        ),
        ("it/3.txt", EDITION_IT),
        ("it/lone.txt", "La squadra di pallacanestro ha vinto il campionato con due punti di vantaggio.\n"),
    ]);
    desk.put("it/.hidden", b"\0");
    desk
}

#[test]
fn editions_find_their_own_and_strangers_stay_alone() {
    let run = desk().run("pair zh it -f json");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let list = run.json();
    let pairs: Vec<(&str, &str)> = list["pairs"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|pair| (pair["source"].as_str().expect("a path"), pair["target"].as_str().expect("a path")))
        .collect();
    assert_eq!(pairs, [("a.txt", "3.txt"), ("c.txt", "2.md"), ("sub/b.txt", "1.txt")]);
    assert!(list["pairs"][0]["margin"].as_i64().expect("a number") > 0, "{list}");
    assert_eq!((&list["sources"][0]["path"], &list["targets"][0]["path"]), (&"lone.txt".into(), &"lone.txt".into()));
}

#[test]
fn the_list_is_a_table() {
    let out = desk().run("pair zh it").out;
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 6, "{out}");
    assert_eq!(lines[0], "source\ttarget\tscore\tmargin");
    assert!(lines[1].starts_with("a.txt\t3.txt\t"), "{out}");
    assert!(lines[4].starts_with("lone.txt\t\t") && lines[5].starts_with("\tlone.txt\t"), "{out}");
    assert!(lines.iter().all(|line| line.split('\t').count() == 4), "{out}");
}

#[test]
fn writes_pair_folders_that_check_takes() {
    let desk = desk();
    assert_eq!(desk.run("pair zh it --write pairs").code, 0);
    assert_eq!(desk.names("pairs"), ["a", "b", "c"]);
    assert_eq!(desk.names("pairs/c"), ["source.zh.txt", "target.it.md"]);
    assert_eq!(desk.text("pairs/a/target.it.txt"), EDITION_IT);
    assert_eq!(desk.run("check pairs -o json").json()["pairs"].as_array().expect("a list").len(), 3);
    desk.run("pair zh it --write pairs").refused(&["pairs is not empty"]);
}

#[test]
fn what_can_not_be_read_is_told() {
    let desk = Desk::with(&[("zh/a.txt", ZH), ("it/a.txt", IT), ("it/empty.txt", "")]);
    let run = desk.run("pair zh it");
    assert_eq!(run.code, 3);
    assert!(run.err.contains("it/empty.txt is empty") && run.out.contains("a.txt\ta.txt\t"), "{run:?}");
    desk.run("pair zh nowhere").refused(&["cannot read nowhere"]);
    desk.run("pair zh it/a.txt").refused(&["is no folder"]);
    std::fs::create_dir(desk.path("none")).expect("made");
    desk.run("pair none it").refused(&["there is no file in none"]);
}
