use roxmltree::{Document, Node, ParsingOptions};

use super::super::sample;
use super::*;

const XLIFF: &str = "urn:oasis:names:tc:xliff:document:2.0";
const ITS: &str = "http://www.w3.org/2005/11/its";

fn options() -> Options {
    Options::default()
}

/// `roxmltree` takes a DOCTYPE only when told to.
fn parse(written: &str) -> Document<'_> {
    Document::parse_with_options(written, ParsingOptions { allow_dtd: true, ..ParsingOptions::default() })
        .unwrap_or_else(|error| panic!("{error}: {written}"))
}

fn elements<'a>(node: Node<'a, 'a>) -> Vec<Node<'a, 'a>> {
    node.children().filter(Node::is_element).collect()
}

fn names<'a>(node: Node<'a, 'a>) -> Vec<&'a str> {
    elements(node).iter().map(|child| child.tag_name().name()).collect()
}

fn all_text(node: Node) -> String {
    node.descendants().filter(|inner| inner.is_text()).filter_map(|inner| inner.text()).collect()
}

fn reports() -> [Report; 3] {
    let mut nothing = sample::clean();
    nothing.pairs.clear();
    [sample::report(), sample::hostile(), nothing]
}

/// The content models and required attributes of `tmx14.dtd`, as far as they are used.
#[test]
fn tmx_holds_to_its_document_type() {
    for report in reports() {
        let written = tmx_of(&report, &options());
        assert!(written.contains("<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">"));
        let document = parse(&written);
        let root = document.root_element();
        assert_eq!((root.attribute("version"), names(root)), (Some("1.4"), vec!["header", "body"]));
        let header = elements(root)[0];
        for required in ["creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"]
        {
            assert!(header.attribute(required).is_some_and(|value| !value.is_empty()), "{required}");
        }
        for unit in elements(elements(root)[1]) {
            assert_eq!(names(unit), ["prop", "prop", "tuv", "tuv"]);
            assert!(["sentence", "block"].contains(&unit.attribute("segtype").unwrap()));
            let languages: Vec<Option<&str>> = unit
                .children()
                .filter(|child| child.has_tag_name("tuv"))
                .map(|variant| variant.attribute(("http://www.w3.org/XML/1998/namespace", "lang")))
                .collect();
            assert_eq!(languages, [unit.attribute("srclang"), Some("it")]);
        }
    }
}

#[test]
fn tmx_has_the_beads_with_both_sides_and_their_text() {
    let written = tmx_of(&sample::report(), &options());
    let document = parse(&written);
    let units: Vec<&str> = document.descendants().filter_map(|node| node.attribute("tuid")).collect();
    assert_eq!(units, ["argine/b1", "argine/b2", "argine/b3", "argine/b4", "mercato/b1", "mercato/b2", "mercato/b3"]);
    let segments: Vec<&str> =
        document.descendants().filter(|node| node.has_tag_name("seg")).filter_map(|node| node.text()).collect();
    assert_eq!(segments[4], "工程总投资3.6亿元，计划修建12座泵站。");
    assert_eq!(document.root_element().first_element_child().unwrap().attribute("srclang"), Some("zh"));
}

/// What the schema of XLIFF 2.1 and its text ask: order, required attributes, ids unique within their scope, references
/// that lead somewhere.
fn xliff_faults(document: &Document) -> Vec<String> {
    let mut faults = Vec::new();
    let mut expect = |is: bool, what: String| faults.extend((!is).then_some(what));
    let root = document.root_element();
    expect(root.has_tag_name((XLIFF, "xliff")), "root".to_owned());
    expect(root.attribute("version") == Some("2.1") && root.attribute("srcLang").is_some(), "version".to_owned());
    expect(names(root).iter().all(|name| *name == "file") && !names(root).is_empty(), "files".to_owned());
    let unique = |nodes: &[Node], key: &str| {
        let mut ids: Vec<&str> = nodes.iter().filter_map(|node| node.attribute(key)).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        all == ids.len()
    };
    expect(unique(&elements(root), "id"), "ids of files".to_owned());
    for file in elements(root) {
        let inside = names(file);
        expect(inside.first() == Some(&"notes"), format!("{inside:?}"));
        expect(inside.len() > 1 && inside[1..].iter().all(|name| *name == "unit"), format!("{inside:?}"));
        expect(unique(&elements(file), "id"), "ids of units".to_owned());
        for unit in elements(file).into_iter().skip(1) {
            let order: Vec<bool> = names(unit).iter().map(|name| *name == "segment").collect();
            expect(order.is_sorted() && order.iter().filter(|is| **is).count() == 1, format!("{:?}", names(unit)));
            let issues: Vec<&str> = elements(unit)
                .iter()
                .filter(|node| node.has_tag_name((ITS, "locQualityIssues")))
                .filter_map(|node| node.attribute(("http://www.w3.org/XML/1998/namespace", "id")))
                .collect();
            let marks: Vec<Node> = unit.descendants().filter(|node| node.has_tag_name((XLIFF, "mrk"))).collect();
            expect(unique(&marks, "id"), "ids of marks".to_owned());
            let referred: Vec<&str> = marks
                .iter()
                .filter_map(|mark| mark.attribute((ITS, "locQualityIssuesRef"))?.strip_prefix("#its="))
                .collect();
            expect(referred.iter().all(|id| issues.contains(id)), format!("{referred:?} in {issues:?}"));
            expect(issues.iter().all(|id| referred.contains(id)), format!("{issues:?} in {referred:?}"));
            for segment in elements(unit).into_iter().filter(|node| node.has_tag_name((XLIFF, "segment"))) {
                expect(["source", "target"].starts_with(&names(segment)), format!("{:?}", names(segment)));
                expect(segment.attribute("subState").is_none() || segment.attribute("state").is_some(), "state".into());
            }
        }
    }
    faults
}

#[test]
fn xliff_holds_to_its_schema() {
    for report in reports() {
        let written = xliff_of(&report, &options());
        assert_eq!(xliff_faults(&parse(&written)), Vec::<String>::new(), "{written}");
    }
}

#[test]
fn xliff_keeps_every_sentence() {
    let report = sample::report();
    let written = xliff_of(&report, &options());
    let document = parse(&written);
    let mut units = document.descendants().filter(|node| node.has_tag_name((XLIFF, "unit")));
    for bead in report.pairs.iter().flat_map(|pair| &pair.beads) {
        let unit = units.next().expect("a unit for each bead");
        let side = |name: &str| unit.descendants().find(|node| node.has_tag_name((XLIFF, name))).map(all_text);
        let text = |passages: &[crate::report::model::Passage]| {
            passages.iter().map(|one| one.text.as_str()).collect::<String>()
        };
        assert_eq!(side("source"), Some(text(&bead.source)));
        assert_eq!(side("target").unwrap_or_default(), text(&bead.target));
    }
}

#[test]
fn xliff_marks_what_is_left_out() {
    let written = xliff_of(&sample::report(), &options());
    let document = parse(&written);
    let unit = document.descendants().find(|node| node.attribute("name") == Some("b3")).unwrap();
    let mark = unit.descendants().find(|node| node.has_tag_name((XLIFF, "mrk"))).unwrap();
    assert_eq!(mark.text(), Some("3.6亿元"));
    let issue = unit.descendants().find(|node| node.has_tag_name((ITS, "locQualityIssue"))).unwrap();
    assert_eq!(issue.attribute("locQualityIssueType"), Some("omission"));
    assert_eq!(issue.attribute("locQualityIssueSeverity"), Some("75"));
    assert!(issue.attribute("locQualityIssueComment").unwrap().starts_with("omitted-number: the number 3.6亿元"));
    let notes: Vec<&str> = document
        .descendants()
        .filter(|node| node.has_tag_name((XLIFF, "note")))
        .filter_map(|node| node.attribute("category"))
        .collect();
    assert_eq!(notes, ["pair", "target", "encoding-suspect", "pair", "target"]);
}

#[test]
fn what_is_fixed_or_suppressed_is_no_issue() {
    let mut report = sample::report();
    report.findings.iter_mut().for_each(|finding| finding.state = crate::report::model::FindingState::Fixed);
    let written = xliff_of(&report, &options());
    assert!(!written.contains("<mrk") && !written.contains("locQualityIssueType"), "{written}");
}

/// XLIFF has an element for a control character; TMX has nothing.
#[test]
fn a_control_character_is_kept_where_the_format_can() {
    let mut report = sample::report();
    report.pairs[0].beads[0].source[0].text = "堤\u{1b}岸".to_owned();
    assert!(xliff_of(&report, &options()).contains("堤<cp hex=\"001B\"/>岸"));
    assert!(tmx_of(&report, &options()).contains("堤\u{fffd}岸"));
}

#[test]
fn the_texts_of_two_scripts_are_both_chinese() {
    let report = sample::report();
    assert!(xliff_of(&report, &options()).contains("srcLang=\"zh\""));
    let mut one = report;
    one.pairs.truncate(1);
    assert!(xliff_of(&one, &options()).contains("srcLang=\"zh-Hans\""));
}
