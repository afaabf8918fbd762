//! What the script works with: the filters, the search, the keys, the decisions, the file they go to. All of it is
//! hidden until the script runs, so a page without it shows nothing that does not work.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::super::visible::visible;
use super::super::wording;
use super::words::say;
use super::{Page, finding};
use crate::report::model::Finding;

/// The keys and what they do.
const KEYS: [(&str, &str); 10] = [
    ("j", "next finding"),
    ("k", "previous finding"),
    ("n", "next undecided finding"),
    ("c", "confirm it"),
    ("d", "dismiss it: a false positive"),
    ("s", "let it stand: accepted"),
    ("u", "undo the last decision"),
    ("e", "export the decisions"),
    ("/", "search"),
    ("?", "show these keys"),
];

/// The decisions a person can take, as the decisions file names them.
const DECISIONS: [(&str, &str, &str); 3] =
    [("confirmed", "Confirm", "c"), ("false-positive", "Dismiss", "d"), ("accepted", "Let stand", "s")];

/// The tools beside the findings.
pub(super) fn tools(page: &Page) -> Markup {
    html! {
        aside.tools #tools aria-label="Filter and keys" hidden {
            details #tool-box open {
                summary { (say("Filter")) " " span #shown role="status" {} }
                label.search { span.t { "Search" } input #search type="search" autocomplete="off"; }
                p.about { (say("Either script, pinyin without tones, Italian without accents.")) }
                button.t #clear type="button" { "Clear the filter" }
                @for (facet, title) in FACETS { (choices(page, facet, title)) }
                (decision_choices(page))
                (keys())
            }
        }
        (decision_template())
    }
}

type Facet = fn(&Finding) -> String;

/// What findings are filtered by: the name the script knows it by, and what it is called.
const FACETS: [((&str, Facet), &str); 5] = [
    (("severity", |finding| finding::label(finding).to_owned()), "Severity"),
    (("kind", |finding| visible(&finding.kind)), "Kind"),
    (("rule", |finding| visible(&finding.rule)), "Rule"),
    (("state", |finding| finding::state(finding).to_owned()), "State"),
    (("pair", |finding| visible(&finding.pair)), "Pair"),
];

/// One box a value, where there is more than one.
fn choices(page: &Page, (name, value): (&str, Facet), title: &'static str) -> Markup {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for finding in page.findings() {
        *counts.entry(value(finding)).or_default() += 1;
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(value, _)| wording::SEVERITIES.iter().position(|severity| severity.name() == value));
    html! {
        @if counts.len() > 1 {
            fieldset data-facet=(name) {
                legend.t { (title) }
                div.choices { @for (value, count) in &counts { (choice(value, *count)) } }
            }
        }
    }
}

/// What was decided, which the script counts.
fn decision_choices(page: &Page) -> Markup {
    html! {
        fieldset data-facet="decision" {
            legend.t { "Decision" }
            (choice("undecided", page.findings().count()))
            @for (decision, _, _) in DECISIONS { (choice(decision, 0)) }
        }
    }
}

fn choice(value: &str, count: usize) -> Markup {
    html! {
        label.choice {
            input type="checkbox" value=(value);
            span.choice-name { (finding::word(value)) } span.count { (count) }
        }
    }
}

/// The line above the findings: how far the review is, the way out, what can be done to all that is shown.
pub(super) fn bar() -> Markup {
    html! {
        div.bar #bar hidden {
            div.progress {
                p #decided role="status" {}
                svg.share viewBox="0 0 1000 1" preserveAspectRatio="none" aria-hidden="true" { path #done class="covered" d="" {} }
            }
            (exchange())
            details.bulk #bulk {
                summary { (say("Decide on all shown")) }
                div.bulk-box role="group" aria-label="Decide on all shown" {
                    label { span.t { "Reason" } input #bulk-reason type="text" autocomplete="off"; }
                    @for (decision, label, _) in DECISIONS {
                        button.t type="button" data-bulk=(decision) { (label) }
                    }
                    p.about { (say("What is already decided stays as it is. Undo takes all of it back.")) }
                }
            }
            p.hint {
                kbd { "j" } " " kbd { "k" } " " (say("next, previous")) " · " kbd { "n" } " " (say("next undecided")) " · "
                kbd { "?" } " " (say("all keys"))
            }
            label.choice { input #keys-on type="checkbox" checked; span.t { "Keys on" } }
        }
        p.said-now #said role="status" {}
    }
}

/// Decisions out into a file and in from one.
fn exchange() -> Markup {
    html! {
        div.exchange {
            button.t.main #export type="button" { "Export decisions" }
            button.t #import type="button" { "Import" }
            input #import-file type="file" accept=".json,application/json" aria-label="Import" hidden;
        }
    }
}

fn keys() -> Markup {
    html! {
        details.keys #keys open {
            summary { (say("Keys")) }
            dl { @for (key, deed) in KEYS { div { dt { kbd { (key) } } dd.t { (deed) } } } }
        }
    }
}

/// The buttons under an open finding; the script puts a copy there.
fn decision_template() -> Markup {
    html! {
        template #decide {
            div.decide role="group" aria-label="Decision" {
                @for (decision, label, key) in DECISIONS {
                    button type="button" aria-pressed="false" data-decision=(decision) { span.t { (label) } " " kbd { (key) } }
                }
                button.undo type="button" disabled { span.t { "Undo" } " " kbd { "u" } }
                label { span.t { "Reason" } input.reason type="text" autocomplete="off"; }
                a.link.t { "Link" }
            }
        }
    }
}
