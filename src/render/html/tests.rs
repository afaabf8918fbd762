//! What must hold of the whole page.

use std::collections::BTreeSet;

use super::super::sample;
use super::*;
use crate::report::model::FindingState;
use crate::rules::CATALOGUE;

fn page(report: &Report) -> String {
    write(report, &Options::default())
}

/// A piece of a page: a tag as it is written, or the text between two tags.
enum Part<'a> {
    Tag(&'a str),
    Text(&'a str),
}

/// The page cut into tags and text; the style sheet and the script are left out.
fn parts(html: &str) -> Vec<Part<'_>> {
    let body = &html[html.find("<body").unwrap()..html.find("<template id=\"italian\">").unwrap()];
    let mut parts = Vec::new();
    for piece in body.split_inclusive('>') {
        let (text, tag) = piece.split_at(piece.find('<').unwrap_or(piece.len()));
        parts.extend([Part::Text(text), Part::Tag(tag)]);
    }
    parts
}

/// The values of one attribute, in order.
fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let opening = format!(" {name}=\"");
    html.match_indices(&opening).map(|(at, _)| html[at + opening.len()..].split('"').next().unwrap()).collect()
}

fn inlined<'a>(html: &'a str, element: &str) -> &'a str {
    let (_, rest) = html.split_once(&format!("<{element}>")).unwrap();
    rest.split_once(&format!("</{element}>")).unwrap().0
}

#[test]
fn opens_the_worst_finding_and_no_other() {
    let html = page(&sample::report());
    assert_eq!(html.matches("<details class=\"finding").count(), 9);
    let open: Vec<&str> =
        html.split('>').filter(|tag| tag.contains("class=\"finding") && tag.contains(" open")).collect();
    assert_eq!(open.len(), 1, "{open:?}");
    assert!(open[0].contains("id=\"f-05050505050505050505050505050505\""), "{open:?}");
}

#[test]
fn every_run_of_chinese_says_so() {
    let mut report = sample::report();
    report.pairs[1].id = "夜市".to_owned();
    report
        .findings
        .iter_mut()
        .filter(|finding| finding.pair == "mercato")
        .for_each(|finding| finding.pair = "夜市".to_owned());
    let html = page(&report);
    let mut languages = vec!["en"];
    assert!(parts(&html).len() > 100);
    for part in parts(&html) {
        match part {
            Part::Text(text) if text.chars().any(|char| ('\u{3400}'..='\u{9fff}').contains(&char)) => {
                assert!(languages.last().is_some_and(|language| language.starts_with("zh")), "{text}");
            }
            Part::Text(_) => {}
            Part::Tag(tag) if tag.starts_with("</") => {
                languages.pop();
            }
            Part::Tag(tag) if tag.starts_with("<meta") || tag.starts_with("<input") || tag.is_empty() => {}
            Part::Tag(tag) => {
                let inherited = *languages.last().unwrap();
                languages.push(attributes(tag, "lang").first().copied().unwrap_or(inherited));
            }
        }
    }
}

#[test]
fn each_script_has_its_tag() {
    let html = page(&sample::report());
    assert!(html.contains(r#"<p lang="zh-Hans">8月14日"#) && html.contains(r#"<p lang="zh-Hant">週六晚上"#));
    assert!(html.contains(r#"<p lang="it">Sabato sera"#));
}

#[test]
fn every_link_leads_somewhere_on_the_page() {
    for report in [sample::report(), sample::clean(), sample::hostile()] {
        let html = page(&report);
        let anchors: Vec<&str> = attributes(&html, "id");
        let known: BTreeSet<&str> = anchors.iter().copied().collect();
        assert_eq!(anchors.len(), known.len(), "an id stands twice");
        for link in attributes(&html, "href") {
            assert!(link.strip_prefix('#').is_some_and(|anchor| known.contains(anchor)), "{link}");
        }
    }
}

#[test]
fn the_policy_allows_this_style_and_this_script_only() {
    let html = page(&sample::report());
    let wanted = policy::policy(inlined(&html, "style"), inlined(&html, "script"));
    let escaped = html! { (wanted) }.into_string();
    assert!(
        html.contains(&format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{escaped}\">")),
        "{escaped}"
    );
    assert!(wanted.starts_with("default-src 'none'; style-src 'sha256-"));
}

#[test]
fn loads_nothing_and_runs_nothing_from_the_markup() {
    for report in [sample::report(), sample::hostile()] {
        let html = page(&report);
        assert_eq!(html.matches("<script").count(), 1);
        assert_eq!(html.matches("<style").count(), 1);
        for part in parts(&html) {
            let Part::Tag(tag) = part else { continue };
            let names = tag.split_whitespace().skip(1).filter_map(|word| word.split_once("=\"")).map(|(name, _)| name);
            for name in names {
                assert!(!name.starts_with("on") && !["src", "style", "action"].contains(&name), "{tag}");
            }
            assert!(!tag.starts_with("<img") && !tag.starts_with("<link") && !tag.starts_with("<iframe"), "{tag}");
        }
    }
}

#[test]
fn says_what_could_not_be_checked() {
    let mut report = sample::report();
    report.pairs[1].incomplete = Some("the Italian is cut off".to_owned());
    let html = page(&report);
    assert!(html.contains("<span class=\"verdict incomplete\">") && html.contains("Not everything was checked."));
    assert!(html.contains("<b>mercato</b>: <span lang=\"en\">the Italian is cut off</span>"));
    assert!(page(&sample::report()).contains("Everything was checked."));
}

#[test]
fn a_finding_of_no_pair_stands_under_the_run() {
    let mut report = sample::report();
    report.findings[5].pair = String::new();
    let html = page(&report);
    let (_, run) = html.split_once(">The run</span></h2>").expect("the run has its section");
    assert!(run.contains("encoding-suspect"));
}

#[test]
fn a_clean_report_says_so() {
    assert!(page(&sample::clean()).contains("Nothing was left out."));
}

#[test]
fn a_thousand_findings_keep_to_the_budget() {
    let size = page(&sample::large(1_000)).len();
    assert!(size < 2_000_000, "{size} bytes");
}

#[test]
fn a_page_past_the_budget_lacks_the_whole_text_and_says_so() {
    let report = sample::large(1_250);
    let html = page(&report);
    assert!(html.len() <= BUDGET, "{} bytes", html.len());
    assert_eq!(html.matches("<details class=\"finding").count(), 1_250);
    assert_eq!(html.matches("<div class=\"bitext\">").count(), 1_250);
    assert!(!html.contains("<details class=\"whole\">") && !html.contains(">In the whole text</a>"));
    assert!(html.contains("<code>riscontro align pairs/argine/source.zh.txt pairs/argine/target.it.txt</code>"));
}

#[test]
fn findings_past_the_budget_are_counted() {
    let mut report = sample::large(4_000);
    report.findings[3_900].confidence = 99;
    let html = page(&report);
    assert!(html.len() <= BUDGET && html.len() > BUDGET / 2, "{} bytes", html.len());
    let shown = html.matches("<details class=\"finding").count();
    assert!(shown > 1_000 && html.contains(&format!("data-v=\"{}\"", 4_000 - shown)), "{shown}");
    assert!(html.contains(&format!("id=\"{}\"", anchor(&report.findings[3_900]))), "the surest is there");
    assert!(html.contains(&format!("<span class=\"count\">{shown}</span>")), "choices count what is there");
    let anchors: BTreeSet<&str> = attributes(&html, "id").into_iter().collect();
    for link in attributes(&html, "href") {
        assert!(link.strip_prefix('#').is_some_and(|anchor| anchors.contains(anchor)), "{link}");
    }
}

/// Standard terms, which are not translated.
const MQM: [&str; 3] = ["minor", "major", "critical"];

/// Words of the page have a class, or are labels; the script knows them by what they say.
#[test]
fn whatever_the_page_says_it_can_say_in_italian() {
    let mut report = sample::report();
    report.findings[0].state = FindingState::Fixed;
    report.findings[3].state = FindingState::Updated;
    report.pairs[1].incomplete = Some("the Italian is cut off".to_owned());
    let parted = parted(&report, &Options::default(), &super::super::Parts::Always);
    let pages = [page(&report), page(&sample::clean()), page(&sample::large(3_000)), parted.main];
    for html in &pages {
        let said = parts(html);
        for (at, part) in said.iter().enumerate() {
            let Part::Tag(tag) = part else { continue };
            for label in attributes(tag, "aria-label").into_iter().chain(attributes(tag, "data-t")) {
                assert!(words::is_said_in_italian(label), "{label}");
            }
            let is_said = attributes(tag, "class").iter().any(|class| class.split(' ').any(|name| name == "t"));
            let is_said =
                is_said || ["<dt>", "<i>", "<span class=\"severity\">", "<span class=\"state\">"].contains(tag);
            if let (true, false, Some(Part::Text(text))) = (is_said, tag.contains(" data-t="), said.get(at + 1)) {
                assert!(
                    text.is_empty()
                        || MQM.contains(text)
                        || words::is_said_in_italian(text)
                        || CATALOGUE.iter().any(|rule| rule.id == *text),
                    "{tag}{text}"
                );
            }
        }
    }
}

#[test]
fn what_is_gone_shows_none_of_the_new_text() {
    let mut report = sample::report();
    report.findings.truncate(1);
    report.findings[0].state = FindingState::Fixed;
    let html = page(&report);
    let card = html.split("<details class=\"finding fixed off\"").nth(1).expect("the finding");
    let card = card.split("</details>").next().unwrap();
    assert!(card.contains("林若溪") && !card.contains("宣布") && !card.contains("In the whole text"), "{card}");
}

#[test]
fn shows_how_the_item_is_read() {
    let html = page(&sample::report());
    assert!(html.contains(r#"<dd class="reading" lang="zh-Latn">Lín Ruòxī</dd>"#));
}
