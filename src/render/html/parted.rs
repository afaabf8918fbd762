//! A report as a page a pair and an index that leads to them, for what is too large for one page.

use std::collections::BTreeSet;

use super::super::context::{self, Group};
use super::super::uri::uri;
use super::super::{Options, Part, Parts, Rendered};
use super::{BUDGET, Page, Section, sections, within, write, written};
use crate::report::model::{PairReport, Report};

/// Writes the report as one page, or as an index and its parts.
pub(in crate::render) fn parted(report: &Report, options: &Options, parts: &Parts) -> Rendered {
    let (folder, home) = match parts {
        Parts::Always => (String::new(), "index.html".to_owned()),
        Parts::WhereTooLarge { main, folder } => {
            if report.pairs.len() < 2 {
                return Rendered { main: write(report, options), parts: Vec::new() };
            }
            let page = written(&Page::new(report, sections(&context::groups(report)), options));
            if page.len() <= BUDGET {
                return Rendered { main: page, parts: Vec::new() };
            }
            (format!("{}/", uri(folder)), format!("../{}", uri(main)))
        }
    };
    let names = names(&report.pairs);
    Rendered {
        main: index(report, options, &folder, &names),
        parts: report.pairs.iter().zip(&names).map(|(pair, name)| part(report, pair, name, options, &home)).collect(),
    }
}

fn index(report: &Report, options: &Options, folder: &str, names: &[String]) -> String {
    let groups = context::groups(report);
    let mut sections = sections(&groups);
    for (section, name) in sections.iter_mut().zip(names) {
        section.page = section.pair.map(|_| format!("{folder}{}", uri(name)));
        section.has_whole_text = false;
    }
    within(Page { is_index: true, ..Page::new(report, sections, options) }, BUDGET)
}

fn part(report: &Report, pair: &PairReport, name: &str, options: &Options, home: &str) -> Part {
    let mut own = Report { pairs: vec![pair.clone()], findings: Vec::new(), ..head(report) };
    own.findings.extend(report.findings.iter().filter(|finding| finding.pair == pair.id).cloned());
    own.summarise(options.fail_on);
    let group = Group { pair: own.pairs.first(), findings: own.findings.iter().collect() };
    let page = Page { home: Some(home.to_owned()), ..Page::new(&own, vec![Section::new(0, &group)], options) };
    Part { name: name.to_owned(), text: within(page, BUDGET) }
}

/// The report without its pairs and findings.
fn head(report: &Report) -> Report {
    Report {
        schema_version: report.schema_version.clone(),
        tool: report.tool.clone(),
        conventions: report.conventions.clone(),
        summary: report.summary.clone(),
        pairs: Vec::new(),
        findings: Vec::new(),
    }
}

/// A file name for each pair: its id, or a number where the id is none, or is that of a pair before on a system that
/// does not tell capitals apart. `index` is taken.
fn names(pairs: &[PairReport]) -> Vec<String> {
    let mut taken: BTreeSet<String> = BTreeSet::from(["index".to_owned()]);
    let name = |(number, pair): (usize, &PairReport)| {
        let wanted = Some(pair.id.clone()).filter(|id| names_a_file(id) && !taken.contains(&id.to_lowercase()));
        let mut numbers = (number + 1..).map(|number| format!("pair-{number}"));
        let chosen = wanted.or_else(|| numbers.find(|name| !taken.contains(name))).unwrap_or_default();
        taken.insert(chosen.to_lowercase());
        format!("{chosen}.html")
    };
    pairs.iter().enumerate().map(name).collect()
}

/// A report may come from anywhere, so an id is no name of a file before it was looked at.
fn names_a_file(id: &str) -> bool {
    let fits = |char: char| char.is_alphanumeric() || matches!(char, '-' | '_' | '.');
    !id.is_empty() && id.len() <= 200 && !id.starts_with('.') && !id.ends_with('.') && id.chars().all(fits)
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;
    use crate::report::model::Finding;

    fn beside(report: &Report) -> Rendered {
        let parts = Parts::WhereTooLarge { main: "a b.html", folder: "a b" };
        parted(report, &Options::default(), &parts)
    }

    #[test]
    fn a_small_report_stays_one_page() {
        let rendered = beside(&sample::report());
        assert!(rendered.parts.is_empty());
        assert_eq!(rendered.main, write(&sample::report(), &Options::default()));
    }

    #[test]
    fn a_large_report_is_an_index_and_a_page_a_pair() {
        let mut report = sample::large(1_500);
        report.pairs.push(sample::report().pairs[1].clone());
        for finding in report.findings.iter_mut().skip(700) {
            finding.pair = report.pairs[1].id.clone();
        }
        let rendered = beside(&report);
        let names: Vec<&str> = rendered.parts.iter().map(|part| part.name.as_str()).collect();
        assert_eq!(names, ["argine.html", "mercato.html"]);
        assert!(rendered.main.len() <= BUDGET, "{}", rendered.main.len());
        assert!(rendered.main.contains(r#"<a href="a%20b/argine.html">"#));
        assert!(rendered.parts[0].text.contains(r#"<a href="../a%20b.html">"#));
        assert_eq!(rendered.parts[0].text.matches("<details class=\"finding").count(), 700);
    }

    #[test]
    fn the_index_holds_the_findings_of_all_pairs_the_worst_first() {
        let report = sample::report();
        let index = parted(&report, &Options::default(), &Parts::Always).main;
        let place = |finding: &Finding| index.find(&format!(" id=\"{}\"", super::super::anchor(finding))).unwrap();
        let mut wanted: Vec<&Finding> = report.findings.iter().collect();
        wanted.sort_by_key(|finding| super::super::finding::rank(finding));
        assert!(wanted.windows(2).all(|two| place(two[0]) < place(two[1])));
        assert!(index.contains("data-pair=\"argine\"") && index.contains("data-pair=\"mercato\""));
        assert!(!index.contains("class=\"whole\""));
    }

    #[test]
    fn what_an_index_has_no_room_for_it_counts() {
        let mut report = sample::large(4_000);
        report.pairs.push(sample::report().pairs[1].clone());
        report.findings[3_900].confidence = 99;
        let rendered = beside(&report);
        let index = &rendered.main;
        assert!(index.len() <= BUDGET && index.len() > BUDGET / 2, "{}", index.len());
        let cards = index.matches("<details class=\"finding").count();
        let full = index.matches("<div class=\"bitext\">").count();
        assert!(full > 400 && cards > 2 * full && cards < 4_000, "{cards} {full}");
        assert!(index.contains(&format!("data-v=\"{}\"", 4_000 - cards)));
        let surest = format!("id=\"{}\"", super::super::anchor(&report.findings[3_900]));
        assert!(index.contains(&surest), "the surest goes first");
        assert!(rendered.parts.iter().all(|part| part.text.len() <= BUDGET));
    }

    #[test]
    fn every_link_of_the_index_has_its_page_and_its_finding() {
        let rendered = parted(&sample::report(), &Options::default(), &Parts::Always);
        let links = rendered.main.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let links: Vec<&str> = links.filter(|link| !link.starts_with('#')).collect();
        assert_eq!(links.len(), 13, "{links:?}");
        for link in links {
            let (name, anchor) = link.split_once('#').unwrap_or((link, "findings"));
            let part = rendered.parts.iter().find(|part| part.name == name).expect(link);
            assert!(part.text.contains(&format!("id=\"{anchor}\"")), "{link}");
        }
    }

    #[test]
    fn no_id_leads_out_of_the_folder() {
        let mut pairs = sample::report().pairs;
        pairs.truncate(1);
        let pairs: Vec<PairReport> = ["../x", "Index", "uno", "UNO", "a\u{202e}b", "夜市", "pair-4", ""]
            .into_iter()
            .map(|id| PairReport { id: id.to_owned(), ..pairs[0].clone() })
            .collect();
        assert_eq!(
            names(&pairs),
            [
                "pair-1.html",
                "pair-2.html",
                "uno.html",
                "pair-4.html",
                "pair-5.html",
                "夜市.html",
                "pair-7.html",
                "pair-8.html"
            ]
        );
    }

    #[test]
    fn hostile_words_stay_words_in_every_part() {
        let rendered = parted(&sample::hostile(), &Options::default(), &Parts::Always);
        for text in rendered.parts.iter().map(|part| &part.text).chain([&rendered.main]) {
            assert!(!text.contains("<script>alert") && !text.contains("<img") && !text.contains("onload=\"x"));
        }
    }
}
