//! The report as JUnit XML, for the test tabs of Jenkins, GitLab and the like: a suite is a pair, a case is a rule.
//!
//! A rule that found nothing passes. One with new findings at or above the threshold fails; all else it found (below
//! the threshold, known before, suppressed, fixed) stands in the case's `system-out`. A case of its own, `checked
//! fully`, is in error where a pair could not be checked fully; where nothing of it was, its rules are skipped.

use quick_junit::{NonSuccessKind, Property, TestCase, TestCaseStatus, TestSuite};

use super::visible::visible;
use super::{Options, context, wording};
use crate::report::model::{Finding, FindingState, PairReport, Place, Report, Severity};
use crate::rules::{CATALOGUE, RuleState};

/// Writes the report.
pub(super) fn write(report: &Report, options: &Options) -> String {
    let mut suites = quick_junit::Report::new("riscontro");
    for group in context::groups(report) {
        suites.add_test_suite(suite(group.pair, &group.findings, options.fail_on));
    }
    let written = suites.to_string().expect("writing to memory does not fail");
    written.trim_end().to_owned() + "\n"
}

fn suite(pair: Option<&PairReport>, findings: &[&Finding], fail_on: Severity) -> TestSuite {
    let name = pair.map_or("the run".to_owned(), |pair| visible(&pair.id));
    let mut suite = TestSuite::new(name.as_str());
    if let Some(pair) = pair {
        suite.add_property(Property::new("source", visible(&pair.source.path)));
        suite.add_property(Property::new("target", visible(&pair.target.path)));
        suite.add_test_case(checked_fully(pair, &name));
    }
    let is_unread = pair.is_some_and(|pair| pair.incomplete.is_some() && pair.beads.is_empty());
    for rule in rules(pair, findings) {
        let of: Vec<&Finding> = findings.iter().copied().filter(|finding| finding.rule == rule).collect();
        let mut case = case(&rule, &of, fail_on, is_unread);
        case.set_classname(name.as_str());
        if let Some(pair) = pair {
            case.extra.insert("file".into(), visible(&pair.source.path).into());
        }
        suite.add_test_case(case);
    }
    suite
}

/// The rules that fire, then those of the findings that this version does not fire.
fn rules(pair: Option<&PairReport>, findings: &[&Finding]) -> Vec<String> {
    let active = CATALOGUE.iter().filter(|rule| rule.state == RuleState::Active && pair.is_some());
    let mut rules: Vec<String> = active.map(|rule| rule.id.to_owned()).collect();
    for finding in findings {
        if !rules.contains(&finding.rule) {
            rules.push(finding.rule.clone());
        }
    }
    rules
}

fn checked_fully(pair: &PairReport, suite: &str) -> TestCase {
    let status = pair.incomplete.as_deref().map_or_else(TestCaseStatus::success, |why| {
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
        status.set_type("incomplete").set_message(visible(why));
        status
    });
    let mut case = TestCase::new("checked fully", status);
    case.set_classname(suite);
    case
}

fn case(rule: &str, findings: &[&Finding], fail_on: Severity, is_unread: bool) -> TestCase {
    let (failing, rest): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().copied().partition(|finding| wording::fails(finding, fail_on));
    let status = match failing.first() {
        Some(first) => failure(rule, first, &failing),
        None if is_unread => {
            let mut status = TestCaseStatus::skipped();
            status.set_message("the pair could not be checked");
            status
        }
        None => TestCaseStatus::success(),
    };
    let mut case = TestCase::new(visible(rule), status);
    if !rest.is_empty() {
        case.set_system_out(lines(&rest));
    }
    case
}

fn failure(rule: &str, first: &Finding, failing: &[&Finding]) -> TestCaseStatus {
    let message = match failing.len() {
        1 => visible(&first.message),
        count => format!("{}: {}", wording::number(count, "finding"), visible(&first.message)),
    };
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    status.set_type(visible(rule)).set_message(message);
    status.set_description(lines(failing));
    status
}

fn lines(findings: &[&Finding]) -> String {
    findings.iter().map(|finding| line(finding)).collect::<Vec<_>>().join("\n")
}

/// `zh 2:14, it 2:14: error (confidence 95): …`.
fn line(finding: &Finding) -> String {
    let place = |name: &str, place: &Place| format!("{name} {}:{}", place.line, place.column);
    let source = finding.source.as_ref().map(|at| place("zh", at));
    let target = finding.target.as_ref().map(|at| place("it", at));
    let places: Vec<String> = source.into_iter().chain(target).collect();
    let places = if places.is_empty() { String::new() } else { places.join(", ") + ": " };
    let severity = finding.severity.name();
    let status = status(finding).map_or(String::new(), |status| format!(", {status}"));
    format!("{places}{severity} (confidence {}{status}): {}", finding.confidence, visible(&finding.message))
}

/// Why a finding is not held against the pair, if that is not its severity.
fn status(finding: &Finding) -> Option<String> {
    let state = wording::state(finding.state).map(str::to_owned);
    match &finding.suppression {
        Some(by) if finding.state != FindingState::Fixed => {
            Some(visible(&format!("suppressed by {}: {}", by.by, by.reason)))
        }
        _ => state,
    }
}

#[cfg(test)]
mod tests {
    use roxmltree::{Document, Node};

    use super::super::sample;
    use super::*;

    fn written(report: &Report, fail_on: Severity) -> String {
        write(report, &Options { fail_on, ..Options::default() })
    }

    fn case<'a>(document: &'a Document, suite: &str, name: &str) -> Node<'a, 'a> {
        let suite = document.descendants().find(|node| node.attribute("name") == Some(suite)).expect("the suite");
        suite.children().find(|node| node.attribute("name") == Some(name)).expect("the case")
    }

    fn has(case: Node, name: &str) -> bool {
        case.children().any(|node| node.has_tag_name(name))
    }

    /// The rules that Jenkins' and Ant's schemas have in common: who stands in whom, in which order, with what.
    fn faults(document: &Document) -> Vec<String> {
        let mut faults = Vec::new();
        let mut expect = |is: bool, what: String| faults.extend((!is).then_some(what));
        let root = document.root_element();
        expect(root.has_tag_name("testsuites"), "the root is testsuites".to_owned());
        for suite in root.children().filter(Node::is_element) {
            expect(suite.has_tag_name("testsuite"), format!("{:?} in testsuites", suite.tag_name()));
            let cases: Vec<Node> = suite.children().filter(|node| node.has_tag_name("testcase")).collect();
            let count = |name: &str| cases.iter().filter(|case| has(**case, name)).count().to_string();
            for (attribute, count) in [
                ("tests", cases.len().to_string()),
                ("failures", count("failure")),
                ("errors", count("error")),
                ("skipped", count("skipped")),
            ] {
                expect(suite.attribute(attribute) == Some(count.as_str()), format!("{attribute} is not {count}"));
            }
            let mut names: Vec<&str> = cases.iter().filter_map(|case| case.attribute("name")).collect();
            names.sort_unstable();
            names.dedup();
            expect(names.len() == cases.len(), "a case has no name of its own".to_owned());
            for case in cases {
                expect(case.attribute("classname").is_some(), "a case has no classname".to_owned());
                let order = ["properties", "skipped", "error", "failure", "system-out", "system-err"];
                let at = |node: Node| order.iter().position(|name| node.has_tag_name(*name));
                let places: Vec<Option<usize>> = case.children().filter(Node::is_element).map(at).collect();
                expect(places.iter().all(Option::is_some) && places.is_sorted(), format!("children {places:?}"));
            }
        }
        faults
    }

    #[test]
    fn holds_to_the_order_and_the_counts_of_junit() {
        let mut unread = sample::clean();
        unread.pairs[0].beads.clear();
        unread.pairs[0].incomplete = Some("cannot read it".to_owned());
        for report in [sample::report(), sample::hostile(), unread] {
            let written = written(&report, Severity::Warning);
            let document = Document::parse(&written).expect("it is XML");
            assert_eq!(faults(&document), Vec::<String>::new());
        }
    }

    #[test]
    fn a_rule_fails_at_the_threshold_and_passes_below_it() {
        let report = sample::report();
        for (fail_on, fails) in [(Severity::Error, false), (Severity::Warning, true)] {
            let written = written(&report, fail_on);
            let document = Document::parse(&written).unwrap();
            let addition = case(&document, "argine", "unsupported-addition");
            assert_eq!(has(addition, "failure"), fails);
            assert_eq!(has(addition, "system-out"), !fails);
            assert!(has(case(&document, "argine", "omitted-number"), "failure"));
            let passed = case(&document, "argine", "altered-date");
            assert_eq!(passed.children().filter(Node::is_element).count(), 0);
        }
    }

    #[test]
    fn what_is_suppressed_or_known_or_fixed_does_not_fail() {
        let mut report = sample::report();
        report.findings[0].state = FindingState::Unchanged;
        report.findings[1].state = FindingState::Fixed;
        let written = written(&report, Severity::Warning);
        let document = Document::parse(&written).unwrap();
        let out = |suite: &str, rule: &str| {
            let case = case(&document, suite, rule);
            let out = case.children().find(|node| node.has_tag_name("system-out")).and_then(|node| node.text());
            (has(case, "failure"), out.unwrap_or_default().to_owned())
        };
        assert!(matches!(out("argine", "generalised-person"), (false, text) if text.contains(", unchanged)")));
        assert!(matches!(out("argine", "omitted-number"), (false, text) if text.contains(", fixed)")));
        let (fails, text) = out("mercato", "omitted-place");
        assert!(fails && text.contains("suppressed by decision: the headline names the city"), "{text}");
    }

    #[test]
    fn a_pair_that_was_not_read_is_in_error_and_its_rules_are_skipped() {
        let mut report = sample::clean();
        report.pairs[0].incomplete = Some("cannot read it".to_owned());
        let error = |report: &Report| {
            let written = written(report, Severity::Error);
            let document = Document::parse(&written).unwrap();
            assert!(has(case(&document, "argine", "checked fully"), "error"));
            has(case(&document, "argine", "omitted-person"), "skipped")
        };
        assert!(!error(&report));
        report.pairs[0].beads.clear();
        assert!(error(&report));
    }
}
