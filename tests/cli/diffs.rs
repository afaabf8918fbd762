//! `diff` after real checks: what was edited around an omission, and what that makes of it.

use super::desk::{Desk, Run};

const FRONT_ZH: &str = "今天天气很好。\n";
const FRONT_IT: &str = "Oggi il tempo è bello.\n";
const ZH: &str = "渔市场今天上午重新开门。\n市长林佩芝说，摊位比过去更多。\n渔民代表苏文澜介绍了新的冷藏设备。\n";
const IT: &str = "Il mercato del pesce ha riaperto questa mattina.\nLa sindaca Lin Peizhi ha detto che i banchi sono più di prima.\nIl rappresentante dei pescatori Su Wenlan ha presentato i nuovi impianti frigoriferi.\n";

fn without(text: &str, name: &str) -> String {
    assert!(text.contains(name), "{name}");
    text.replace(name, "")
}

/// Checks two versions of a pair and compares the reports.
fn compared(old: (&str, &str), new: (&str, &str)) -> (Desk, Run) {
    let desk = Desk::with(&[("old.zh", old.0), ("old.it", old.1), ("new.zh", new.0), ("new.it", new.1)]);
    for which in ["old", "new"] {
        let run = desk.run(&format!("check {which}.zh {which}.it --id mercato -o json={which}.json"));
        assert!([0, 1].contains(&run.code), "{run:?}");
    }
    let run = desk.run("diff old.json new.json");
    (desk, run)
}

fn counts(run: &Run) -> &str {
    run.out.lines().next().expect("a line of counts")
}

#[test]
fn a_paragraph_in_front_is_nothing_new() {
    let less = without(IT, " Lin Peizhi");
    let (_, run) = compared((ZH, &less), (&format!("{FRONT_ZH}{ZH}"), &format!("{FRONT_IT}{less}")));
    assert_eq!((run.code, counts(&run)), (0, "0 new, 0 fixed, 0 updated, 1 unchanged"));
    assert!(run.out.contains("the two reports have the same findings"));
}

#[test]
fn a_swap_is_seen() {
    let (_, run) = compared((ZH, &without(IT, " Lin Peizhi")), (ZH, &without(IT, " Su Wenlan")));
    assert_eq!((run.code, counts(&run)), (1, "1 new, 1 fixed, 0 updated, 0 unchanged"));
    assert!(run.out.lines().any(|line| line.starts_with("new: ") && line.contains("苏文澜")), "{run:?}");
    assert!(run.out.lines().any(|line| line.starts_with("fixed: ") && line.contains("林佩芝")), "{run:?}");
}

#[test]
fn a_simplified_edition_in_place_of_a_traditional_one_is_nothing_new() {
    let less = without(IT, " Lin Peizhi");
    let (_, run) = compared((&hanconv::s2t(ZH), &less), (ZH, &less));
    assert_eq!((run.code, counts(&run)), (0, "0 new, 0 fixed, 0 updated, 1 unchanged"));
}

#[test]
fn a_moved_pair_with_an_id_of_its_own_is_nothing_new() {
    let less = without(IT, " Lin Peizhi");
    let files = |folder: &str| {
        [("source.zh.txt", ZH), ("target.it.txt", less.as_str()), ("pair.toml", "id = \"mercato\"\n")]
            .map(|(name, text)| (format!("{folder}/{name}"), text.to_owned()))
    };
    let desk = Desk::with(&[]);
    for (path, text) in files("a/uno").iter().chain(&files("b/archivio/due")) {
        desk.put(path, text.as_bytes());
    }
    desk.run("check a -o json=old.json");
    desk.run("check b -o json=new.json");
    let run = desk.run("diff old.json new.json");
    assert_eq!((run.code, counts(&run), run.err.as_str()), (0, "0 new, 0 fixed, 0 updated, 1 unchanged", ""));
}

const EDITED: (&str, &str) = ("市长林佩芝说，", "市长林佩芝昨天说，");

#[test]
fn an_edited_sentence_is_updated_and_shows_the_edit() {
    let less = without(IT, " Lin Peizhi");
    let now = less.replace("La sindaca ha detto", "La sindaca ha detto ieri");
    let (desk, run) = compared((ZH, &less), (&ZH.replace(EDITED.0, EDITED.1), &now));
    assert_eq!((run.code, counts(&run)), (0, "0 new, 0 fixed, 1 updated, 0 unchanged"));
    assert!(run.out.contains("  edited: 市长林佩芝{+昨天+}说，摊位比过去更多。\n"), "{run:?}");
    assert!(desk.run("diff old.json new.json -o terminal").out.contains("= edited: 市长林佩芝{+昨天+}说"));
    assert!(desk.run("diff old.json new.json -o markdown").out.contains("市长林佩芝<ins>昨天</ins>说"));
    assert!(desk.run("diff old.json new.json -o html").out.contains("市长林佩芝<ins>昨天</ins>说"));
    let report = desk.run("diff old.json new.json -o json").json();
    let previous = &report["findings"][0]["previous"];
    assert_eq!(previous["sentence"], "市长林佩芝说，摊位比过去更多。");
    assert_eq!(previous["now"], "市长林佩芝昨天说，摊位比过去更多。");
    assert_ne!(previous["fingerprint"], report["findings"][0]["fingerprint"]);
}

#[test]
fn another_sentence_on_the_same_person_is_new() {
    let less = without(IT, " Lin Peizhi");
    let (zh, it) = (
        ZH.replace("市长林佩芝说，摊位比过去更多。", "市长林佩芝下午参观了港口的新灯塔和海洋博物馆。"),
        less.replace(
            "La sindaca ha detto che i banchi sono più di prima.",
            "Nel pomeriggio la sindaca ha visitato il nuovo faro del porto e il museo del mare.",
        ),
    );
    let (_, run) = compared((ZH, &less), (&zh, &it));
    assert_eq!((run.code, counts(&run)), (1, "1 new, 1 fixed, 0 updated, 0 unchanged"));
}

#[test]
fn what_became_part_of_a_larger_loss_is_not_fixed() {
    let less = without(IT, " Lin Peizhi");
    let sentence = "La sindaca Lin Peizhi ha detto che i banchi sono più di prima.\n";
    let (desk, run) = compared((ZH, &less), (ZH, &without(IT, sentence)));
    let report = desk.json("new.json");
    assert_eq!(report["findings"][0]["rule"], "omitted-sentence", "{report}");
    let person = |value: &serde_json::Value| value["source"]["text"] == "林佩芝";
    assert!(report["findings"][0]["children"].as_array().expect("a list").iter().any(person), "{report}");
    // The rule may be another one by itself (a name made vague, a name left out); what counts is that it is no gain.
    assert_eq!(run.code, 1);
    assert!(counts(&run).starts_with("1 new, "), "{run:?}");
    let back = desk.run("diff new.json old.json");
    assert!(back.out.lines().any(|line| line.starts_with("fixed: ") && line.contains("omitted-sentence")), "{back:?}");
}

#[test]
fn a_fixed_finding_keeps_its_old_sentence_and_no_bead_of_the_new_report() {
    let (desk, run) = compared((ZH, &without(IT, " Lin Peizhi")), (ZH, IT));
    assert_eq!((run.code, counts(&run)), (0, "0 new, 1 fixed, 0 updated, 0 unchanged"));
    let report = desk.run("diff old.json new.json -o json").json();
    let fixed = &report["findings"][0];
    assert_eq!((&fixed["state"], fixed["bead"].is_null()), (&"fixed".into(), true));
    assert_eq!(fixed["previous"]["sentence"], "市长林佩芝说，摊位比过去更多。");
    assert_eq!(report["summary"]["verdict"], "pass");
}

#[test]
fn the_threshold_of_the_settings_holds_for_diff() {
    let (desk, _) = compared((ZH, IT), (ZH, &without(IT, " Lin Peizhi")));
    assert_eq!(desk.run("diff old.json new.json").code, 1);
    desk.put("riscontro.toml", b"fail-on = \"never\"\n");
    assert_eq!(desk.run("diff old.json new.json").code, 0);
    assert_eq!(desk.run("diff old.json new.json --fail-on error").code, 1);
    assert_eq!(desk.run("diff old.json new.json --no-config").code, 1);
}
