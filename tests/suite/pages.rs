//! The examples on the pages of the rules: a `zh` block, its `it` block, and the `findings` that the pair must have,
//! no more and no fewer. Notes don't count. A `glossary` block holds for all examples behind it. Examples of a rule that is only announced are read, not run.

use std::collections::BTreeSet;
use std::path::Path;

use riscontro::glossary;
use riscontro::pipeline::{OwnLists, check_with};
use riscontro::report::model::{Finding, Severity};
use riscontro::rules::{CATALOGUE, Policy, RuleState, rule};

use super::given;

#[test]
fn the_examples_of_active_rules_hold() {
    let active = CATALOGUE.iter().filter(|rule| rule.state == RuleState::Active);
    let told: Vec<String> = active.flat_map(|rule| examples(rule.id, rule.page)).filter_map(|e| e.failure()).collect();
    given::assert_none("examples that fail", &told);
}

#[test]
fn every_page_has_an_example_with_a_finding_and_one_without_or_says_why_not() {
    for rule in CATALOGUE.iter().filter(|rule| !rule.page.contains("There are no examples here")) {
        let examples = examples(rule.id, rule.page);
        let noted = rule.severity == Severity::Note;
        assert!(noted || examples.iter().any(|e| !e.findings.is_empty()), "{}: nothing is found on its page", rule.id);
        assert!(examples.iter().any(|e| e.findings.is_empty()), "{}: nothing is let through on its page", rule.id);
    }
}

#[test]
fn a_finding_on_a_page_quotes_its_text_and_names_a_rule() {
    for example in CATALOGUE.iter().flat_map(|rule| examples(rule.id, rule.page)) {
        for (id, text) in &example.findings {
            let place = example.place();
            assert!(rule(id).is_some(), "{place}: there is no rule {id}");
            let side = if is_about_the_target(id) { &example.target } else { &example.source };
            assert!(one_line(side).contains(text), "{place}: the text does not have {text}");
        }
    }
}

/// An example of a page.
struct Example {
    page: &'static str,
    number: usize,
    glossary: String,
    source: String,
    target: String,
    findings: BTreeSet<(String, String)>,
}

impl Example {
    fn place(&self) -> String {
        format!("{}, example {}", self.page, self.number)
    }

    fn failure(&self) -> Option<String> {
        let terms = glossary::terms(&self.glossary, Path::new(self.page)).unwrap_or_else(|error| panic!("{error}"));
        let written =
            check_with(&given::pair("page", &self.source, &self.target), &OwnLists::new(&terms), &Policy::default());
        let counted = |finding: &&Finding| finding.severity >= Severity::Warning;
        let got: Vec<(String, String)> = written.findings.iter().filter(counted).map(quoted).collect();
        let same = got.len() == self.findings.len() && got.iter().all(|found| self.findings.contains(found));
        let expected: Vec<_> = self.findings.iter().cloned().collect();
        (!same).then(|| format!("  {}\n    expected: {}\n    got:      {}", self.place(), list(&expected), list(&got)))
    }
}

fn list(findings: &[(String, String)]) -> String {
    let all: Vec<String> = findings.iter().map(|(rule, text)| format!("{rule} {text}")).collect();
    if all.is_empty() { "nothing".to_owned() } else { all.join("; ") }
}

/// The rule of a finding and the text it is about.
fn quoted(finding: &Finding) -> (String, String) {
    let place = if is_about_the_target(&finding.rule) { &finding.target } else { &finding.source };
    (finding.rule.clone(), one_line(place.as_ref().map_or("", |place| &place.text)))
}

/// Whether a finding of this rule has nothing to mark in the Chinese.
fn is_about_the_target(rule: &str) -> bool {
    matches!(rule, "unsupported-addition" | "untranslated-text")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The examples of a page.
fn examples(page: &'static str, text: &str) -> Vec<Example> {
    let all = blocks(page, text);
    let (glossaries, blocks): (Vec<_>, Vec<_>) = all.iter().partition(|(kind, _)| kind == "glossary");
    let glossary: String = glossaries.iter().map(|(_, rows)| rows.as_str()).collect();
    assert!(blocks.len().is_multiple_of(3), "{page}: the blocks are not in threes");
    let read = |(at, three): (usize, &[&(String, String)])| {
        let kinds: Vec<&str> = three.iter().map(|(kind, _)| kind.as_str()).collect();
        assert_eq!(kinds, ["zh", "it", "findings"], "{page}, example {}: the blocks are in another order", at + 1);
        let findings = three[2].1.lines().map(|line| finding(page, line)).collect();
        Example {
            page,
            number: at + 1,
            glossary: glossary.clone(),
            source: three[0].1.clone(),
            target: three[1].1.clone(),
            findings,
        }
    };
    blocks.chunks(3).enumerate().map(read).collect()
}

fn finding(page: &str, line: &str) -> (String, String) {
    let (rule, text) = line.split_once(' ').unwrap_or_else(|| panic!("{page}: `{line}` is no rule and its text"));
    (rule.to_owned(), text.to_owned())
}

/// The fenced blocks of a page: what is named behind the fence, and what stands inside.
fn blocks(page: &str, text: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        match line.strip_prefix("```") {
            Some("") if open => open = false,
            Some(kind) => {
                assert!(!open && !kind.is_empty(), "{page}: a fence without a kind, or one that is not closed");
                found.push((kind.to_owned(), String::new()));
                open = true;
            }
            None if open => {
                let inside = &mut found.last_mut().expect("the fence was opened").1;
                inside.push_str(line);
                inside.push('\n');
            }
            None => {}
        }
    }
    assert!(!open, "{page}: the last fence is not closed");
    found
}
