//! `--glossary` and `--names`, and `lexicon coverage`.

use super::desk::{Desk, IT};

const ZH: &str = "渔市场今天上午重新开门。\n市长林佩芝说，摊位比过去更多。\n很多居民前来买鱼。\n";

fn desk() -> Desk {
    Desk::with(&[
        ("zh.txt", ZH),
        ("it.txt", IT),
        ("terms.tsv", "渔市场\tpescheria comunale\n"),
        ("agreed.csv", "it,zh\nmercato del pesce,渔市场\n"),
        ("broken.tsv", "zh\tit\n渔市场\n"),
        ("names.tsv", "林佩芝\tPatricia Lin\n"),
    ])
}

fn findings(report: &serde_json::Value) -> Vec<String> {
    let all = report["findings"].as_array().expect("a list").iter();
    all.map(|f| format!("{} {}", f["rule"].as_str().unwrap_or(""), f["source"]["text"].as_str().unwrap_or("")))
        .collect()
}

#[test]
fn a_term_rendered_otherwise_than_agreed_is_found() {
    let run = desk().run("check zh.txt it.txt --glossary terms.tsv -o json --fail-on warning");
    assert_eq!(run.code, 1, "{}", run.err);
    assert_eq!(findings(&run.json()), ["glossary-term 渔市场"]);
    let agreed = desk().run("check zh.txt it.txt --glossary agreed.csv -o json --fail-on warning");
    assert_eq!((agreed.code, findings(&agreed.json())), (0, Vec::new()));
    let both = desk().run("check zh.txt it.txt --glossary terms.tsv --glossary agreed.csv -o json --fail-on warning");
    assert_eq!((both.code, findings(&both.json())), (0, Vec::new()));
}

#[test]
fn the_settings_name_lists_as_the_options_do() {
    let desk = desk();
    for id in ["uno", "due"] {
        desk.put(&format!("pairs/{id}/source.zh.txt"), ZH.as_bytes());
        desk.put(&format!("pairs/{id}/target.it.txt"), IT.as_bytes());
    }
    desk.put("riscontro.toml", b"[[overrides]]\npaths = [\"pairs/due/**\"]\nglossaries = [\"terms.tsv\"]\n");
    let found = |options: &str| findings(&desk.run(&format!("check pairs -o json {options}")).json());
    assert_eq!(found(""), ["glossary-term 渔市场"]);
    assert_eq!(found("--glossary agreed.csv"), Vec::<String>::new());
    let resume = || desk.run("check pairs --reports out --resume").err;
    resume();
    desk.put("terms.tsv", "渔市场\tmercato del pesce\n".as_bytes());
    assert_eq!(resume().trim_end(), "riscontro: 1 of 2 reports kept, 1 written");
    desk.put("terms.tsv", "渔市场\n".as_bytes());
    desk.run("check pairs").refused(&["terms.tsv:1: "]);
}

#[test]
fn a_row_that_can_not_be_used_is_named_with_its_line() {
    for line in ["check zh.txt it.txt", "align zh.txt it.txt", "lexicon coverage zh.txt"] {
        desk().run(&format!("{line} --glossary broken.tsv")).refused(&["broken.tsv:2: "]);
        desk().run(&format!("{line} --names missing.tsv")).refused(&["missing.tsv"]);
    }
}

#[test]
fn a_name_of_ones_own_is_looked_for_in_its_own_form() {
    let less = "Il mercato del pesce ha riaperto questa mattina.\nLa sindaca ha detto che i banchi sono più di prima.\nMolti abitanti sono venuti a comprare pesce.\n";
    let own = "Il mercato del pesce ha riaperto questa mattina.\nLa sindaca Patricia Lin ha detto che i banchi sono più di prima.\nMolti abitanti sono venuti a comprare pesce.\n";
    let desk = desk();
    desk.put("less.txt", less.as_bytes());
    desk.put("own.txt", own.as_bytes());
    let lost = desk.run("check zh.txt less.txt --names names.tsv -o json").json();
    assert_eq!(lost["findings"][0]["expected"][0], "Patricia Lin");
    let kept = desk.run("check zh.txt own.txt --names names.tsv -o json --fail-on warning");
    assert_eq!((kept.code, findings(&kept.json())), (0, Vec::new()));
}

#[test]
fn tells_how_much_the_vocabulary_covers() {
    let desk = desk();
    desk.put("odd.txt", "蠛蠓增长。\n蠛蠓迅速增长。\n".as_bytes());
    let table = desk.run("lexicon coverage odd.txt");
    assert_eq!(table.code, 0);
    assert!(table.out.starts_with("3 of 5 words of content have an entry: 60.0 %\n"), "{}", table.out);
    assert!(table.out.ends_with("     2\t蠛蠓\t?\n"), "{}", table.out);
    let json = desk.run("lexicon coverage odd.txt -f json").json();
    assert_eq!(
        (json["words"].as_u64(), json["known"].as_u64(), json["perMille"].as_u64()),
        (Some(5), Some(3), Some(600))
    );
    assert_eq!(json["lacking"][0]["text"], "蠛蠓");
}
