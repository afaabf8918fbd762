//! What a file can do to a program that reads it. Every row is a kind of bad input: it is refused with exit code 2
//! and one line that says what, where and what to do, or it is answered, and then in good time.

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::desk::{Desk, IT, ZH};

/// A bad file, the command that meets it (`FILE` stands for its name), and what the refusal says.
struct Refused {
    name: &'static str,
    bytes: Vec<u8>,
    command: &'static str,
    words: &'static [&'static str],
}

const AS_SOURCE: &str = "check FILE it.txt";
const AS_TARGET: &str = "check zh.txt FILE";
const ALONE: &str = "check FILE";

fn refused(
    name: &'static str,
    bytes: impl Into<Vec<u8>>,
    command: &'static str,
    words: &'static [&'static str],
) -> Refused {
    Refused { name, bytes: bytes.into(), command, words }
}

#[track_caller]
fn hold(rows: Vec<Refused>) {
    let desk = Desk::with_pair();
    for row in rows {
        desk.put(row.name, &row.bytes);
        let run = desk.run(&row.command.replace("FILE", row.name));
        let told = format!("{}: {run:?}", row.name);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{told}");
        assert!(run.err.starts_with("riscontro: ") && run.err.lines().count() == 1, "{told}");
        for word in row.words {
            assert!(run.err.contains(word), "{word:?} is not in {told}");
        }
    }
}

/// Holds that a file is read: whatever is found, the report is whole, and it came soon.
#[track_caller]
fn answered(name: &str, bytes: &[u8], command: &str) -> serde_json::Value {
    let desk = Desk::with_pair();
    desk.put(name, bytes);
    let started = Instant::now();
    let run = desk.run(&format!("{} -o json", command.replace("FILE", name)));
    assert!([0, 1].contains(&run.code), "{name}: {:?}", run.err);
    assert!(started.elapsed() < Duration::from_secs(60), "{name} took {:?}", started.elapsed());
    assert!(!run.out.contains(['\u{1b}', '\u{202e}', '\0']), "{name}: the report has bare control characters");
    run.json()
}

fn utf16(text: &str, mark: &[u8]) -> Vec<u8> {
    mark.iter().copied().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a name");
        zip.write_all(content.as_bytes()).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

fn docx(body: &str) -> Vec<u8> {
    docx_with(&format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>"))
}

fn docx_with(document: &str) -> Vec<u8> {
    packed(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", document)])
}

fn paragraphs(text: &str) -> String {
    text.lines().map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>")).collect()
}

const LAUGHS: &str =
    "[<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]";

fn tmx(units: &str) -> String {
    format!("<?xml version=\"1.0\"?><tmx version=\"1.4\"><header/><body>{units}</body></tmx>")
}

fn unit(zh: &str, it: &str) -> String {
    format!("<tu><tuv xml:lang=\"zh\"><seg>{zh}</seg></tuv><tuv xml:lang=\"it\"><seg>{it}</seg></tuv></tu>\n")
}

#[test]
fn nothing_and_no_text() {
    let random: Vec<u8> = (0..4000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8 | 0x80).collect();
    hold(vec![
        refused("empty.txt", "", AS_SOURCE, &["empty.txt is empty; there is nothing to compare"]),
        refused("blank.txt", " \n\t\r\n\u{3000}", AS_TARGET, &["blank.txt is empty"]),
        refused("mark8.txt", "\u{feff}", AS_SOURCE, &["mark8.txt is empty"]),
        refused("mark16le.txt", b"\xff\xfe", AS_SOURCE, &["mark16le.txt is empty"]),
        refused("mark16be.txt", b"\xfe\xff", AS_SOURCE, &["mark16be.txt is empty"]),
        refused("nul.txt", "渔市场\0今天开门。", AS_SOURCE, &["nul.txt is not text (byte 0x00 at offset 9)", "UTF-8"]),
        refused("bell.txt", "渔市场今天开门。\u{7}", AS_SOURCE, &["bell.txt is not text (byte 0x07 at offset 24)"]),
        refused("photo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", AS_SOURCE, &["photo.png is not text (byte 0x1a"]),
        refused("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01", AS_TARGET, &["photo.jpg is not text"]),
        refused("moving.gif", b"GIF89a\x01\0\x01\0\x80\0\0", AS_TARGET, &["moving.gif is not text"]),
        refused("program", b"\x7fELF\x02\x01\x01\0\0\0\0\0", AS_SOURCE, &["program is not text"]),
        refused("noise.txt", random, AS_SOURCE, &["noise.txt"]),
    ]);
}

#[test]
fn formats_that_are_not_read() {
    let word = ("[Content_Types].xml", "<Types/>");
    let relation = |target: &str| {
        format!("<Relationships><Relationship Type=\"http://x/officeDocument\" Target=\"{target}\"/></Relationships>")
    };
    let sheet = relation("xl/workbook.xml");
    let slides = relation("ppt/presentation.xml");
    hold(vec![
        refused("a.pdf", "%PDF-1.7\n%\u{e2}", AS_SOURCE, &["a.pdf: it is a PDF", "plain text"]),
        refused("a.rtf", "{\\rtf1\\ansi x}", AS_TARGET, &["a.rtf: it is RTF", "save it as DOCX"]),
        refused(
            "a.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0",
            AS_SOURCE,
            &["old Word (.doc) or one with a password"],
        ),
        refused("a.gz", b"\x1f\x8b\x08\0\0", AS_SOURCE, &["gzip; unpack it first"]),
        refused("a.bz2", b"BZh91AY&SY", AS_SOURCE, &["bzip2; unpack it first"]),
        refused("a.xz", b"\xfd7zXZ\0\0", AS_SOURCE, &["xz; unpack it first"]),
        refused("a.zst", b"\x28\xb5\x2f\xfd\0", AS_SOURCE, &["zstd; unpack it first"]),
        refused("a.7z", b"7z\xbc\xaf\x27\x1c\0", AS_SOURCE, &["7z archive"]),
        refused("a.rar", b"Rar!\x1a\x07\0", AS_SOURCE, &["RAR archive"]),
        refused(
            "a.zip",
            packed(&[("a.txt", ZH)]),
            AS_SOURCE,
            &["a.zip: it is a ZIP archive; of packed formats only DOCX is read"],
        ),
        refused("a.odt", packed(&[("mimetype", "x"), ("content.xml", "<x/>")]), AS_SOURCE, &["an OpenDocument file"]),
        refused("a.epub", packed(&[("mimetype", "x"), ("OEBPS/a.html", "<x/>")]), AS_SOURCE, &["an EPUB"]),
        refused("a.xlsx", packed(&[word, ("_rels/.rels", &sheet)]), AS_SOURCE, &["a spreadsheet or a presentation"]),
        refused("a.pptx", packed(&[word, ("_rels/.rels", &slides)]), AS_SOURCE, &["a spreadsheet or a presentation"]),
        refused(
            "a.xml",
            "<?xml version=\"1.0\"?>\n<book><p>渔市场</p></book>",
            AS_SOURCE,
            &["a.xml: it is XML with the root <book>", "--input-format text"],
        ),
        refused("a.svg", "<?xml version=\"1.0\"?><svg xmlns=\"x\"/>", AS_TARGET, &["the root <svg>"]),
    ]);
    let desk = Desk::with_pair();
    let run = desk.run("check zh.txt it.txt --input-format klingon");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("there is no input format `klingon`; there are text, markdown"), "{run:?}");
    let run = desk.run("check zh.txt it.txt --encoding klingon");
    assert!(run.code == 2 && run.err.contains("unknown encoding `klingon`"), "{run:?}");
}

#[test]
fn word_documents() {
    let relation = |target: &str| {
        format!("<Relationships><Relationship Type=\"http://x/officeDocument\" Target=\"{target}\"/></Relationships>")
    };
    let word = ("[Content_Types].xml", "<Types/>");
    let (above, outside) = (relation("../../../../etc/passwd"), relation("file:///etc/passwd"));
    let sound = docx(&paragraphs(ZH));
    let mut damaged = sound.clone();
    let at = damaged.windows(17).position(|bytes| bytes == b"word/document.xml").expect("its name") + 17;
    damaged[at + 5] ^= 0xff;
    let bomb = docx(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", " ".repeat(24 << 20)));
    let long = docx(&paragraphs(&"渔市场今天上午重新开门。\n".repeat(400)));
    let mut laughs = String::from("<!DOCTYPE w:document ");
    laughs += LAUGHS;
    laughs += "><w:document><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>";
    let outer = "<!DOCTYPE x [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><x>&x;</x>";
    hold(vec![
        refused(
            "cut.docx",
            &sound[..sound.len() / 2],
            AS_SOURCE,
            &["cut.docx: its ZIP container is damaged", "save it again"],
        ),
        refused("head.docx", b"PK\x03\x04", AS_SOURCE, &["head.docx: its ZIP container is damaged"]),
        refused(
            "none.docx",
            b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
            AS_SOURCE,
            &["none.docx: it is a ZIP archive"],
        ),
        refused("damaged.docx", damaged, AS_SOURCE, &["damaged.docx: its part word/document.xml can't be unpacked"]),
        refused("partless.docx", packed(&[word]), AS_SOURCE, &["no part with the text of a Word document"]),
        refused("above.docx", packed(&[word, ("_rels/.rels", &above)]), AS_SOURCE, &["no part with the text"]),
        refused("outside.docx", packed(&[word, ("_rels/.rels", &outside)]), AS_SOURCE, &["no part with the text"]),
        refused("bomb.docx", bomb, AS_SOURCE, &["its part word/document.xml unpacks to more than 300 times its size"]),
        refused(
            "long.docx",
            long,
            "check FILE it.txt --max-bytes 9000",
            &["unpacks to more than 9000 bytes; raise the limit with --max-bytes"],
        ),
        refused(
            "tags.docx",
            docx_with("<w:a></w:b>"),
            AS_SOURCE,
            &["in its part word/document.xml, the XML is not sound"],
        ),
        // Found by fuzzing: the name of an element went over two lines of the message.
        refused("lines.docx", docx_with("<w:a></w:b\nc>"), AS_SOURCE, &["the XML is not sound"]),
        refused("open.docx", docx_with("<w:document><w:p>"), AS_SOURCE, &["the file ends inside an element"]),
        refused("laughs.docx", docx_with(&laughs), AS_SOURCE, &["the document type declares entities"]),
        refused("outer.docx", docx_with(outer), AS_SOURCE, &["the document type declares entities"]),
        refused("blank.docx", docx("<w:p/>"), AS_SOURCE, &["blank.docx: read as docx, it has no text to compare"]),
        refused(
            "deleted.docx",
            docx("<w:p><w:del><w:r><w:delText>渔</w:delText></w:r></w:del></w:p>"),
            AS_SOURCE,
            &["it has no text to compare"],
        ),
        refused("text.docx", ZH, "check FILE it.txt --input-format docx", &["its ZIP container is damaged"]),
    ]);
}

#[test]
fn web_pages_and_markdown() {
    hold(vec![
        refused(
            "deep.html",
            format!("<html>{}渔", "<div>".repeat(300_000)),
            AS_SOURCE,
            &["deep.html: its elements are nested more than 512 deep", "plain text"],
        ),
        refused(
            "spans.html",
            format!("<html>{}渔", "<span>".repeat(100_000)),
            AS_SOURCE,
            &["nested more than 512 deep"],
        ),
        refused(
            "script.html",
            "<html><script>渔市场</script></html>",
            AS_SOURCE,
            &["read as html, it has no text to compare"],
        ),
        refused("hidden.html", "<!doctype html><p hidden>渔市场", AS_SOURCE, &["it has no text to compare"]),
        refused("open.html", "<html><!-- 渔市场", AS_SOURCE, &["it has no text to compare"]),
        refused(
            "code.md",
            "---\nid: 渔\n---\n\n```\n渔市场\n```\n",
            AS_SOURCE,
            &["read as markdown, it has no text to compare"],
        ),
        refused("links.md", "[](渔市场)\n", AS_SOURCE, &["it has no text to compare"]),
    ]);
}

#[test]
fn files_with_both_sides() {
    let outer = "<!DOCTYPE tmx [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><tmx>&x;</tmx>";
    let sound = tmx(&unit("渔市场开门。", "Il mercato apre."));
    hold(vec![
        refused(
            "laughs.tmx",
            format!("<!DOCTYPE tmx {LAUGHS}><tmx>&c;</tmx>"),
            ALONE,
            &["laughs.tmx:1: the document type declares entities", "write out"],
        ),
        refused("outer.tmx", outer, ALONE, &["the document type declares entities"]),
        refused("cut.tmx", &sound[..sound.len() - 30], ALONE, &["cut.tmx:1: the XML is not sound: "]),
        refused("half.tmx", &sound[..60], ALONE, &["half.tmx:1:"]),
        refused("tags.tmx", "<tmx>\n<body>\n</tmx>", ALONE, &["tags.tmx:3: the XML is not sound"]),
        refused("entity.tmx", tmx(&unit("渔&market;", "x")), ALONE, &["&market; is no character reference"]),
        refused("number.tmx", tmx(&unit("渔&#xD800;", "x")), ALONE, &["is no character reference"]),
        refused(
            "english.tmx",
            sound.replace("\"zh\"", "\"en\""),
            ALONE,
            &["no unit has Chinese text (xml:lang=\"zh\"); the languages in it: en"],
        ),
        refused("french.tmx", sound.replace("\"it\"", "\"fr\""), ALONE, &["no unit has Italian text", "fr"]),
        refused("side.tmx", sound.clone(), AS_SOURCE, &["side.tmx holds both sides (tmx); give it alone"]),
        refused("none.tmx", tmx(""), ALONE, &["no unit has Chinese text", "none"]),
        refused("not.tmx", ZH, "check FILE --input-format tmx", &["not.tmx"]),
        refused(
            "swapped.xlf",
            "<xliff version='1.2'><file source-language='it' target-language='zh'/></xliff>",
            ALONE,
            &["swapped.xlf:1: its source language is `it`; it should be Chinese (zh)"],
        ),
        refused(
            "german.xlf",
            "<xliff version='2.0'\n srcLang='zh' trgLang='de'/>",
            ALONE,
            &["its target language is `de`; it should be Italian (it)"],
        ),
        refused("unitless.xlf", "<xliff version='1.2'><file/></xliff>", ALONE, &["it has no unit with a <source>"]),
        refused(
            "cut.xlf",
            "<xliff version='1.2'><file><body><trans-unit id='1'><source>渔",
            ALONE,
            &["cut.xlf:1: the file ends inside an element"],
        ),
        refused(
            "side.xlf",
            "<xliff><file><body><trans-unit><source>渔市场</source><target>x</target></trans-unit></body></file></xliff>",
            AS_TARGET,
            &["holds both sides (xliff)"],
        ),
        refused(
            "untranslated.xlf",
            "<xliff><file><body><trans-unit><source>渔市场</source></trans-unit></body></file></xliff>",
            ALONE,
            &["it has no text to compare"],
        ),
        refused("tabless.tsv", "渔市场\tIl mercato\n很多人\n", ALONE, &["tabless.tsv:2: the line has no tab"]),
        refused("swapped.tsv", "Il mercato apre.\t渔市场开门。\n", ALONE, &["reads as Italian", "original first"]),
        refused("side.tsv", "渔市场\tIl mercato\n", AS_SOURCE, &["side.tsv holds both sides (tsv)"]),
        refused("one.txt", ZH, ALONE, &["one.txt holds one text", "the Chinese original and its Italian rendering"]),
    ]);
}

#[test]
fn subtitles() {
    hold(vec![
        refused(
            "back.srt",
            "1\n00:00:05,000 --> 00:00:02,000\n渔市场\n",
            AS_SOURCE,
            &["back.srt:2: the cue ends before it begins"],
        ),
        refused(
            "range.srt",
            "1\n00:00:01,000 --> 00:75:02,000\n渔市场\n",
            AS_SOURCE,
            &["range.srt:2: one of the two times", "00:00:01,000"],
        ),
        refused("none.srt", ZH, AS_SOURCE, &["none.srt: it has no line of times"]),
        refused("header.vtt", "WEBVTT\n\n", AS_SOURCE, &["header.vtt: it has no line of times"]),
        refused("silent.srt", "1\n00:00:01,000 --> 00:00:02,000\n<i></i>\n", AS_SOURCE, &["it has no text to compare"]),
    ]);
}

#[test]
fn limits_and_languages() {
    let long = "渔市场，".repeat(6_000);
    hold(vec![
        refused(
            "large.txt",
            ZH,
            "check FILE it.txt --max-bytes 20",
            &["large.txt has more than 20 bytes", "--max-bytes"],
        ),
        refused(
            "long.txt",
            ZH,
            "check FILE it.txt --max-characters 20",
            &["long.txt has 39 characters, the limit is 20", "--max-characters"],
        ),
        refused(
            "line.txt",
            format!("一。\n{long}"),
            AS_SOURCE,
            &["line.txt:2 has 24000 characters without the end of a sentence"],
        ),
        refused(
            "line.md",
            format!("# 一\n\n二\n三。\n\n{long}"),
            AS_SOURCE,
            &["line.md:6 has 24000 characters without the end of a sentence"],
        ),
        refused("en.txt", "The market opened.", AS_SOURCE, &["en.txt does not read as Chinese: 0 %"]),
        refused("digits.txt", "12 34", AS_SOURCE, &["digits.txt does not read as Chinese: it has no letters"]),
        refused("zh2.txt", ZH, AS_TARGET, &["zh2.txt does not read as Italian"]),
        refused("wrong.txt", ZH, "check FILE it.txt --encoding utf-16le", &["it.txt does not read as Italian"]),
    ]);
}

#[test]
fn names_and_settings() {
    let desk = Desk::with_pair();
    let settings: [(&str, &[&str]); 7] = [
        ("id = \"etc/../x\"", &["pair.toml:1: ", "can't hold '/'"]),
        ("id = \"..\"", &["begins with a full stop"]),
        ("\nid = \"a\\u202eb\"", &["pair.toml:2: "]),
        ("id = \"\"", &["is empty"]),
        ("id = ", &["pair.toml:1: "]),
        ("name = \"x\"", &["pair.toml:1: ", "`name`"]),
        ("id = 3", &["pair.toml:1: "]),
    ];
    for (text, words) in settings {
        for (path, content) in [("p/source.zh.txt", ZH), ("p/target.it.txt", IT), ("p/pair.toml", text)] {
            desk.put(path, content.as_bytes());
        }
        desk.run("check p").refused(words);
    }
    desk.put("q/source.zh.txt", ZH.as_bytes());
    desk.put("q/pair.tmx", b"x");
    desk.run("check q").refused(&["q is no pair: it has more than one pair"]);
    desk.put("r/pair.toml", &[b'#'; 100_000]);
    desk.run("check r").refused(&["pair.toml has more than 65536 bytes"]);
    desk.put("s/pair.toml", b"id = \"a\0b\"");
    desk.run("check s").refused(&["pair.toml:1: "]);
}

#[test]
fn odd_text_is_read() {
    answered("utf16.txt", &utf16(ZH, b""), AS_SOURCE);
    answered("utf16mark.txt", &utf16(ZH, b"\xff\xfe"), AS_SOURCE);
    let mut lone = utf16(ZH, b"\xff\xfe");
    lone.extend([0x00, 0xd8, b'\n', 0, 0x00, 0xdc, b'\n', 0]);
    answered("lone.txt", &lone, AS_SOURCE);
    let mut odd = utf16(ZH, b"\xff\xfe");
    odd.push(0x4e);
    answered("odd.txt", &odd, AS_SOURCE);
    answered("cut.txt", &ZH.as_bytes()[..ZH.len() - 2], AS_SOURCE);
    answered("ends.txt", ZH.replacen('\n', "\r\n", 1).replacen("。\n", "。\r", 1).as_bytes(), AS_SOURCE);
    answered("none.txt", ZH.replace('\n', "\u{fffe}\u{ffff}\u{1fffe}\u{fdd0}\n").as_bytes(), AS_SOURCE);
    answered("bidi.txt", ZH.replace("市长", "\u{202e}市\u{2066}长\u{202c}\u{200b}").as_bytes(), AS_SOURCE);
    answered("escape.txt", ZH.replace("市长", "\u{1b}[2J市长").as_bytes(), AS_SOURCE);
    answered("separators.txt", ZH.replace('\n', "\u{2028}").as_bytes(), AS_SOURCE);
    answered("marks.txt", format!("\u{feff}\u{feff}{ZH}").as_bytes(), AS_SOURCE);
    answered("stack.txt", format!("{ZH}渔{}。\n", "\u{301}".repeat(5_000)).as_bytes(), AS_SOURCE);
    answered("brackets.txt", format!("{ZH}{}。\n", "（".repeat(5_000)).as_bytes(), AS_SOURCE);
    answered("glosses.txt", format!("{ZH}{}", "Bob Rossi(\n林佩芝(\n".repeat(1_000)).as_bytes(), AS_SOURCE);
    answered("one-line.txt", format!("{}\n", ZH.replace('\n', "").repeat(300)).as_bytes(), AS_SOURCE);
    answered("quotes.txt", format!("{ZH}{}。\n", "“《「".repeat(1_000)).as_bytes(), AS_SOURCE);
    answered("digits.txt", format!("{ZH}{}万亿。\n", "9".repeat(4_000)).as_bytes(), AS_SOURCE);
    answered("numerals.txt", format!("{ZH}{}。\n", "十万亿".repeat(300)).as_bytes(), AS_SOURCE);
}

#[test]
fn odd_markup_is_read() {
    let page = |inside: &str| format!("<html><body>{}{inside}</body></html>", ZH.replace('\n', "<br>"));
    let attributes: String = (0..100_000).map(|n| format!(" a{n}=1")).collect();
    answered("attributes.html", page(&format!("<p{attributes}>")).as_bytes(), AS_SOURCE);
    answered("value.html", page(&format!("<p title='{}'>", "x".repeat(4_000_000))).as_bytes(), AS_SOURCE);
    answered("open.html", page(&"<p>".repeat(20_000)).as_bytes(), AS_SOURCE);
    answered("less.html", page(&"<".repeat(10_000)).as_bytes(), AS_SOURCE);
    answered("closed.html", page(&"</div>".repeat(100_000)).as_bytes(), AS_SOURCE);
    answered("tables.html", page(&"<b><table></b></table>".repeat(200)).as_bytes(), AS_SOURCE);
    answered("controls.html", page("<p>&#0;&#1;&#x1b;&#xd800;&#x110000;&nosuch;").as_bytes(), AS_SOURCE);
    let gb = encoding_rs::GB18030.encode(&page("<meta charset=gb2312>")).0.into_owned();
    answered("gb.html", &gb, AS_SOURCE);
    for nested in ["> ", "- ", "[", "![", "*", "_", "`", "<!--", "(", "|", "\\", "&#1;", "[^1]: "] {
        let text = format!("{}\n\n{}", ZH.replace('\n', "\n\n"), nested.repeat(12_000 / nested.len()));
        answered("nested.md", text.as_bytes(), AS_SOURCE);
    }
    answered(
        "names.docx",
        &packed(&[
            ("../../../x", "x"),
            ("/etc/x", "x"),
            ("[Content_Types].xml", "<Types/>"),
            ("word/document.xml", &format!("<d>{}</d>", paragraphs(ZH).replace("w:", ""))),
        ]),
        AS_SOURCE,
    );
    let (open, close) = ("<w:tbl><w:tr><w:tc>".repeat(20_000), "</w:tc></w:tr></w:tbl>".repeat(20_000));
    answered("tables.docx", &docx(&format!("{}{open}{close}", paragraphs(ZH))), AS_SOURCE);
    let deep = format!("{}渔市场开门。{}", "<hi>".repeat(100_000), "</hi>".repeat(100_000));
    answered("deep.tmx", tmx(&unit(&deep, "Il mercato apre.")).as_bytes(), ALONE);
    let attributes: String = (0..100_000).map(|n| format!(" a{n}='1'")).collect();
    answered(
        "attributes.tmx",
        tmx(&unit("渔市场开门。", "Il mercato apre.")).replace("<header", &format!("<header{attributes}")).as_bytes(),
        ALONE,
    );
    answered(
        "dtd.tmx",
        tmx(&unit("渔市场开门。", "Il mercato apre."))
            .replace("<tmx", "<!DOCTYPE tmx SYSTEM \"http://nowhere.invalid/tmx14.dtd\"><tmx")
            .as_bytes(),
        ALONE,
    );
    answered(
        "empty.srt",
        format!("1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:02,000 --> 00:00:02,000\n{ZH}").as_bytes(),
        AS_SOURCE,
    );
    // Found by fuzzing: damage was looked up in the middle of a character.
    let mut damaged = format!("1\n00:00:01,000 --> 00:00:02,000\n<i>{ZH}</i>").into_bytes();
    damaged[45] = 0xff;
    answered("damaged.srt", &damaged, AS_SOURCE);
    answered(
        "many.srt",
        (0..200).map(|n| format!("{n}\n00:00:0{},000 --> 00:00:09,000\n渔\n", n % 9)).collect::<String>().as_bytes(),
        AS_SOURCE,
    );
}
