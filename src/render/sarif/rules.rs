//! The rules that a run knows, with their pages, for whoever reads the log without the program.

use super::log::{Configuration, Help, Rule, RuleProperties};
use super::text::Message;
use crate::render::visible::visible;
use crate::render::wording;
use crate::report::model::{Report, Severity};
use crate::rules::{self, CATALOGUE, RuleState};

/// The rules that fire, in the order of the catalogue, and after them those of the report that this version does
/// not know, or does not fire.
pub(super) fn of(report: &Report) -> Vec<Rule> {
    let active = CATALOGUE.iter().filter(|rule| rule.state == RuleState::Active);
    let mut all: Vec<Rule> = active.map(known).collect();
    for finding in &report.findings {
        let id = visible(&finding.rule);
        if all.iter().all(|rule| rule.id != id) {
            all.push(rules::rule(&id).map_or_else(|| unknown(id), known));
        }
    }
    all
}

fn known(rule: &rules::Rule) -> Rule {
    Rule {
        id: rule.id.to_owned(),
        short_description: Some(Message::plain(rule.summary())),
        full_description: Some(Message::plain(rule.summary())),
        help: Some(Help {
            text: format!("{} `riscontro explain {}` has more, with examples.", rule.summary(), rule.id),
            markdown: without_links(rule.page),
        }),
        help_uri: wording::rule_page(rule.id),
        default_configuration: Some(Configuration { level: rule.severity.name() }),
        properties: Some(RuleProperties {
            tags: vec!["translation", rule.kind, rule.mqm],
            problem_severity: match rule.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "recommendation",
            },
        }),
    }
}

fn unknown(id: String) -> Rule {
    Rule {
        id,
        short_description: None,
        full_description: None,
        help: None,
        help_uri: None,
        default_configuration: None,
        properties: None,
    }
}

/// The page without its links to other pages, which lead nowhere from inside a log.
fn without_links(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(at) = rest.find("](") {
        let (before, after) = (&rest[..at], &rest[at + 2..]);
        let target = after.find(')').map(|end| &after[..end]);
        match (before.rfind('['), target) {
            (Some(open), Some(target)) if target.ends_with(".md") => {
                out.push_str(&before[..open]);
                out.push_str(&before[open + 1..]);
                rest = &after[target.len() + 1..];
            }
            _ => {
                out.push_str(&rest[..at + 2]);
                rest = after;
            }
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_other_pages_become_their_text() {
        let page = "v. [`a-b`](a-b.md), [W3C](https://www.w3.org/) e [c](c.md).";
        assert_eq!(without_links(page), "v. `a-b`, [W3C](https://www.w3.org/) e c.");
    }

    #[test]
    fn no_page_keeps_a_link_to_another() {
        assert!(CATALOGUE.iter().all(|rule| !without_links(rule.page).contains(".md)")));
    }
}
