//! Formats in: what is read of each, and where its findings lead.

use std::io::{Cursor, Write};

use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::desk::{Desk, IT, IT_WITHOUT_NAME, ZH, rules};

/// The finding on the mayor, whom [`IT_WITHOUT_NAME`] leaves out.
#[track_caller]
fn mayor(report: &Value) -> &Value {
    let findings = report["findings"].as_array().expect("a list");
    let found = findings.iter().find(|finding| finding["source"]["text"] == "林佩芝");
    found.unwrap_or_else(|| panic!("the mayor is not missed: {report}"))
}

fn number(value: &Value) -> usize {
    value.as_u64().expect("a number") as usize
}

/// Checks a pair, and holds that the finding on the mayor leads to her name in the file.
#[track_caller]
fn leads_to_the_file(desk: &Desk, command: &str, file: &str, line: usize) -> Value {
    let run = desk.run(&format!("{command} -o json"));
    assert_eq!(run.code, 1, "{run:?}");
    let report = run.json();
    let place = &mayor(&report)["source"];
    let content = desk.text(file);
    assert_eq!(&content[number(&place["start"])..number(&place["end"])], "林佩芝");
    assert_eq!(number(&place["line"]), line);
    report
}

#[test]
fn markdown() {
    let zh = "---\ntitle: 张伟\n---\n\n# 渔市场\n\n渔市场今天上午[重新](http://x)开门。\n\n- 市长**林佩芝**说，摊位比过去更多。\n- 很多居民前来`张伟`买鱼。\n";
    let it = "# Il mercato del pesce\n\nIl *mercato* del pesce ha riaperto questa mattina.\n\n- La sindaca ha detto che i banchi sono più di prima.\n- Molti abitanti sono venuti a comprare pesce.\n";
    let desk = Desk::with(&[("zh.md", zh), ("it.md", it)]);
    let report = leads_to_the_file(&desk, "check zh.md it.md", "zh.md", 9);
    assert_eq!(rules(&report).len(), 1, "{report}");
    assert_eq!(report["pairs"][0]["source"]["format"], "markdown");
    assert!(report["pairs"][0]["source"]["offsets"].is_null());
    let plain = desk.run("check zh.md it.md --input-format text -o json").json();
    assert!(plain["pairs"][0]["source"]["format"].is_null());
}

#[test]
fn html_counts_in_the_text_taken_out() {
    let page = |text: &str| {
        let paragraphs: String = text.lines().map(|line| format!("<p>{line}</p>\n")).collect();
        format!(
            "<!DOCTYPE html><html><head><title>x</title><style>p{{}}</style></head><body>{paragraphs}<script>张伟</script></body></html>"
        )
    };
    let desk = Desk::with(&[("zh.html", &page(ZH)), ("it.htm", &page(IT_WITHOUT_NAME)), ("full.txt", &page(IT))]);
    let run = desk.run("check zh.html it.htm -o json");
    let report = run.json();
    let place = &mayor(&report)["source"];
    let text = desk.run("normalise zh.html --as-read").out;
    assert_eq!(text, ZH);
    assert_eq!(&text[number(&place["start"])..number(&place["end"])], "林佩芝");
    assert_eq!(report["pairs"][0]["source"]["offsets"], "extracted text");
    assert_eq!(report["pairs"][0]["target"]["format"], "html");
    assert_eq!(desk.run("check zh.html full.txt").code, 0);
}

fn docx(body: &str, notes: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let relations = "<Relationships><Relationship Id='1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' Target='word/document.xml'/></Relationships>";
    let document = format!("<?xml version='1.0'?><w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
    let notes = format!("<w:footnotes xmlns:w='w'>{notes}</w:footnotes>");
    let parts = [
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", relations),
        ("word/document.xml", &document),
        ("word/footnotes.xml", &notes),
    ];
    for (name, content) in parts {
        zip.start_file(name, SimpleFileOptions::default()).expect("a name");
        zip.write_all(content.as_bytes()).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

#[test]
fn docx_with_all_changes_accepted() {
    let desk = Desk::with(&[("it.txt", IT_WITHOUT_NAME)]);
    let run = |text: &str| format!("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>");
    let body = format!(
        "<w:p>{}<w:del>{}</w:del><w:ins>{}</w:ins></w:p>\
         <w:tbl><w:tr><w:tc><w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{}{}</w:p></w:tc></w:tr></w:tbl>\
         <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>{}<w:r><w:footnoteReference w:id='2'/></w:r>\
         <w:r><w:instrText>HYPERLINK</w:instrText></w:r></w:p>",
        run("渔市场今天"),
        run("昨天").replace("w:t", "w:delText"),
        run("上午重新开门。"),
        run("市长林佩"),
        run("芝说，摊位比过去更多。"),
        run("很多居民前来买鱼。")
    );
    desk.put(
        "zh.docx",
        &docx(&body, "<w:footnote w:id='2'><w:p><w:r><w:t>注释 &amp; 说明</w:t></w:r></w:p></w:footnote>"),
    );
    let read = desk.run("normalise zh.docx --as-read").out;
    assert_eq!(read, format!("{ZH}注释 & 说明\n"));
    let report = desk.run("check zh.docx it.txt -o json").json();
    assert_eq!(report["pairs"][0]["source"]["format"], "docx");
    assert_eq!(report["pairs"][0]["source"]["offsets"], "extracted text");
    let place = &mayor(&report)["source"];
    assert_eq!(&read[number(&place["start"])..number(&place["end"])], "林佩芝");
}

fn cues(text: &str) -> String {
    let cue = |(n, line): (usize, &str)| format!("{}\n00:00:0{n},500 --> 00:01:0{n},000\n<i>{line}</i>\n\n", n + 1);
    text.lines().enumerate().map(cue).collect()
}

#[test]
fn subtitles_keep_their_times() {
    let vtt = format!("WEBVTT\n\n{}", cues(IT_WITHOUT_NAME).replace(",500", ".500").replace(",000", ".000"));
    let desk = Desk::with(&[("zh.srt", &cues(ZH)), ("it.vtt", &vtt), ("it.srt", &cues(IT))]);
    let report = leads_to_the_file(&desk, "check zh.srt it.vtt", "zh.srt", 7);
    let finding = mayor(&report);
    assert_eq!(finding["source"]["cue"], serde_json::json!({"start": 1500, "end": 61000}));
    assert_eq!(finding["target"]["cue"], serde_json::json!({"start": 1500, "end": 61000}));
    assert_eq!(report["pairs"][0]["target"]["format"], "vtt");
    assert_eq!(desk.run("check zh.srt it.srt").code, 0);
}

fn units(zh: &str, it: &str, unit: impl Fn(usize, &str, &str) -> String) -> String {
    zh.lines().zip(it.lines()).enumerate().map(|(n, (zh, it))| unit(n + 1, zh, it)).collect()
}

#[test]
fn tmx_is_aligned_already() {
    let tmx = |it: &str| {
        let unit = |n: usize, zh: &str, it: &str| {
            format!(
                "<tu tuid=\"u{n}\">\n<tuv xml:lang=\"zh-CN\"><seg>{zh}</seg></tuv>\n<tuv xml:lang=\"it\"><seg>{it}</seg></tuv></tu>\n"
            )
        };
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\"><body>\n{}</body></tmx>",
            units(ZH, it, unit)
        )
    };
    let desk = Desk::with(&[("less.tmx", &tmx(IT_WITHOUT_NAME)), ("full.tmx", &tmx(IT)), ("p/pair.tmx", &tmx(IT))]);
    let report = leads_to_the_file(&desk, "check less.tmx", "less.tmx", 7);
    let finding = mayor(&report);
    assert_eq!((finding["source"]["unit"].as_str(), finding["target"]["unit"].as_str()), (Some("u2"), Some("u2")));
    let beads = report["pairs"][0]["beads"].as_array().expect("a list");
    assert_eq!(beads.len(), 3);
    assert!(beads.iter().all(|bead| bead["confidence"] == 100), "{beads:?}");
    assert_eq!(report["pairs"][0]["id"], "less");
    assert_eq!(desk.run("check full.tmx").code, 0);
    assert_eq!(desk.run("check p -o json").json()["pairs"][0]["id"], "p");
    let piped = desk.run_with("check - -o json", desk.text("less.tmx").as_bytes());
    assert_eq!(piped.json()["pairs"][0]["source"]["format"], "tmx", "{piped:?}");
}

#[test]
fn xliff_is_aligned_already_and_an_empty_target_is_an_omission() {
    let unit = |n: usize, zh: &str, it: &str| {
        let target = if n == 3 { String::new() } else { format!("<target>{it}</target>") };
        format!("<unit id=\"u{n}\"><segment><source>{zh}</source>{target}</segment></unit>\n")
    };
    let xliff = format!(
        "<xliff version=\"2.1\" srcLang=\"zh\" trgLang=\"it\"><file id=\"f\">\n{}</file></xliff>",
        units(ZH, IT, unit)
    );
    let desk = Desk::with(&[("a.xlf", &xliff)]);
    let run = desk.run("check a.xlf -o json");
    assert_eq!(run.code, 1, "{run:?}");
    let report = run.json();
    assert!(rules(&report)[0].starts_with("omitted-"), "{report}");
    assert_eq!(report["findings"][0]["source"]["unit"], "u3");
    assert_eq!(report["findings"][0]["source"]["line"], 4);
}

#[test]
fn tab_separated_pairs() {
    let table = |it: &str| units(ZH, it, |_, zh, it| format!("{zh}\t{it}\n"));
    let desk = Desk::with(&[
        ("less.tsv", &format!("zh\tit\n{}", table(IT_WITHOUT_NAME))),
        ("full.tsv", &table(IT)),
        ("full.txt", &table(IT)),
    ]);
    leads_to_the_file(&desk, "check less.tsv", "less.tsv", 3);
    assert_eq!(desk.run("check full.tsv").code, 0);
    assert_eq!(desk.run("check full.txt").code, 0);
}

#[test]
fn declared_encodings_are_believed() {
    let page = format!("<html><meta charset=\"big5\"><p>{}", "漁市場今天開門。".replace('\n', "<p>"));
    let desk = Desk::with(&[("it.txt", "Oggi il mercato del pesce apre.")]);
    desk.put("zh.html", &encoding_rs::BIG5.encode(&page).0);
    assert_eq!(desk.run("normalise zh.html").out, "渔市场今天开门。\n");
    let report = desk.run("check zh.html it.txt -o json").json();
    assert_eq!(report["pairs"][0]["source"]["encoding"], "big5");
}
