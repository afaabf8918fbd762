//! `align`, `normalise` and `items`: one text or two, and what the program makes of them.

use super::desk::{Desk, IT, ZH};

#[test]
fn beads_cover_both_sides_in_order() {
    let desk = Desk::with_pair();
    let run = desk.run("align zh.txt it.txt --lines -f beads");
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "[0]:[0]\n[1]:[1]\n[2]:[2]\n", ""));
    let piped = desk.run_with("align - it.txt --lines -f beads", ZH.as_bytes());
    assert_eq!(piped.out, run.out);
}

#[test]
fn an_empty_line_is_a_line() {
    let desk = Desk::with(&[
        ("zh", "渔市场今天上午重新开门。\n\n很多居民前来买鱼。\n"),
        ("it", "Il mercato del pesce ha riaperto questa mattina.\nMolti abitanti sono venuti a comprare pesce.\n"),
    ]);
    let run = desk.run("align zh it --lines -f beads");
    assert_eq!(run.code, 0);
    let sides: Vec<(&str, &str)> = run.out.lines().map(|line| line.split_once(':').expect("two sides")).collect();
    let numbers = |side: Vec<&str>| -> Vec<usize> {
        let inside = side.into_iter().flat_map(|side| side.trim_matches(['[', ']']).split(','));
        inside.filter(|number| !number.is_empty()).map(|number| number.parse().expect("a number")).collect()
    };
    assert_eq!(numbers(sides.iter().map(|side| side.0).collect()), [0, 1, 2]);
    assert_eq!(numbers(sides.iter().map(|side| side.1).collect()), [0, 1]);
}

#[test]
fn a_sentence_left_out_stands_alone() {
    let lines: Vec<&str> = IT.lines().collect();
    let desk = Desk::with(&[("zh", ZH), ("it", &[lines[0], lines[2]].join("\n"))]);
    assert_eq!(desk.run("align zh it --lines -f beads").out, "[0]:[0]\n[1]:[]\n[2]:[1]\n");
}

#[test]
fn a_table_has_no_formula_and_no_stray_tab() {
    let desk = Desk::with(&[
        ("zh", "=渔市场今天\t上午重新开门。\n"),
        ("it", "Il mercato del pesce ha\triaperto questa mattina.\n"),
    ]);
    let run = desk.run("align zh it --lines");
    let lines: Vec<Vec<&str>> = run.out.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(lines[0], ["source_segments", "target_segments", "confidence", "moved", "source", "target"]);
    assert_eq!(lines[1][..2], ["0", "0"]);
    assert_eq!(
        lines[1][3..],
        ["no", "'=渔市场今天 上午重新开门。", "Il mercato del pesce ha riaperto questa mattina."]
    );
}

#[test]
fn beads_as_json_hold_to_their_schema() {
    let desk = Desk::with_pair();
    let schema = desk.run("schema beads").json();
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    for lines in ["", "--lines"] {
        let beads = desk.run(&format!("align zh.txt it.txt -f json {lines}")).json();
        let faults: Vec<String> = validator.iter_errors(&beads).map(|error| error.to_string()).collect();
        assert!(faults.is_empty() && beads.as_array().is_some_and(|beads| beads.len() == 3), "{faults:?}");
    }
}

#[test]
fn beads_for_translators() {
    let desk = Desk::with(&[
        ("text.zh.txt", "渔市场今天上午重新开门。\n\n市长林佩芝说，摊位比过去更多。\n很多居民前来买鱼。\n"),
        (
            "text.it.txt",
            "Il mercato del pesce ha riaperto questa mattina.\n\nMolti abitanti sono venuti a comprare pesce.\n",
        ),
    ]);
    let absolute = desk.path("text.zh.txt");
    for lines in ["", " --lines"] {
        let tmx = desk.run(&format!("align {} text.it.txt -f tmx{lines}", absolute.display())).out;
        assert_eq!(tmx.matches("<tu ").count(), 2, "{tmx}");
        assert!(tmx.contains("srclang=\"zh-Hans\"") && tmx.contains("tuid=\"text/b1\""), "{tmx}");
        let xliff = desk.run(&format!("align {} text.it.txt -f xliff{lines}", absolute.display())).out;
        assert!(xliff.contains("<file id=\"f1\" original=\"text.zh.txt\""), "{xliff}");
        assert!(xliff.contains("subState=\"riscontro:omitted\""), "{xliff}");
        for written in [tmx, xliff] {
            let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
            roxmltree::Document::parse_with_options(&written, options).expect("it is XML");
        }
    }
}

#[test]
fn beads_as_json_lead_to_the_bytes_of_the_text() {
    let desk = Desk::with_pair();
    let beads = desk.run("align zh.txt it.txt -f json").json();
    let first = &beads[0]["source"][0];
    let range = first["start"].as_u64().expect("a number") as usize..first["end"].as_u64().expect("a number") as usize;
    assert_eq!(&ZH[range], first["text"].as_str().expect("a text"));
    assert_eq!(beads[0]["status"], "covered");
}

#[test]
fn normalises_to_simplified_characters() {
    let desk = Desk::with(&[("hant", "漁市場今天重新開門。\n")]);
    let run = desk.run("normalise hant");
    assert_eq!((run.code, run.out.as_str()), (0, "渔市场今天重新开门。\n"));
    assert_eq!(desk.run("normalize hant").out, run.out);
    assert_eq!(desk.run_with("normalise -", run.out.as_bytes()).out, run.out);
}

#[test]
fn the_map_leads_back_to_the_text_as_read() {
    let raw = "長(zhǎng)三角的漁市場開門。在現?F場所見。\n";
    let desk = Desk::with(&[("hant", raw)]);
    let folded = desk.run("normalise hant").out;
    let lines: Vec<serde_json::Value> =
        desk.run("normalise hant --map").out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let range = |value: &serde_json::Value| {
        value[0].as_u64().expect("a number") as usize..value[1].as_u64().expect("a number") as usize
    };
    let (mut text, mut from) = (String::new(), String::new());
    for line in lines.iter().filter(|line| line.get("folded").is_some()) {
        assert_eq!(line["text"], folded[range(&line["folded"])]);
        assert_eq!(line["from"], raw[range(&line["raw"])]);
        text += line["text"].as_str().expect("a text");
        from += line["from"].as_str().expect("a text");
    }
    assert_eq!((text.as_str(), from.as_str()), (folded.as_str(), raw));
    let damaged: Vec<&serde_json::Value> = lines.iter().filter(|line| line.get("damaged").is_some()).collect();
    assert_eq!(damaged.len(), 1);
    assert_eq!(&raw[range(&damaged[0]["damaged"])], "?F");
    assert!(damaged[0].get("restored").is_some());
}

#[test]
fn lists_the_items_of_a_chinese_text() {
    let desk = Desk::with_pair();
    let run = desk.run("items zh.txt --lang zh");
    assert_eq!(run.code, 0);
    assert_eq!(run.out.lines().next(), Some("kind\tstart\tend\ttext\tvalue\tconfidence"));
    assert!(run.out.lines().any(|line| line.starts_with("person\t43\t52\t林佩芝\t")), "{run:?}");
    let items = desk.run("items zh.txt --lang zh -f json").json();
    let person = items.as_array().expect("a list").iter().find(|item| item["kind"] == "person").expect("the mayor");
    assert_eq!((person["start"].as_u64(), person["text"].as_str()), (Some(43), Some("林佩芝")));
}

#[test]
fn items_of_an_italian_text_stand_where_they_say() {
    let text = "Il 12 maggio 2025 il mercato ha venduto 340 casse di pesce.\n";
    let desk = Desk::with(&[("it", text)]);
    let run = desk.run("items it --lang it -f json");
    assert_eq!(run.code, 0);
    let items = run.json();
    let mut end = 0;
    for item in items.as_array().expect("a list") {
        let (start, to) =
            (item["start"].as_u64().expect("a number") as usize, item["end"].as_u64().expect("a number") as usize);
        assert_eq!(item["text"], text[start..to]);
        assert!(start >= end, "{items}");
        end = to;
    }
    assert_eq!(desk.run("items it").code, 2);
}
