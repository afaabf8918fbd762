//! What the script works with: the filters, the search, the keys, the export. All of it is hidden until the script
//! runs, so a page without it shows nothing that does not work.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::super::visible::visible;
use super::super::wording;
use super::language::{Chinese, mixed};
use super::{Page, finding};
use crate::report::model::Finding;

/// The keys and what they do.
const KEYS: [(&str, &str); 9] = [
    ("j", "next finding"),
    ("k", "previous finding"),
    ("n", "next undecided finding"),
    ("c", "confirm it"),
    ("d", "dismiss it: a false positive"),
    ("s", "let it stand: accepted"),
    ("u", "undo the decision"),
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
                summary { "Filter " span #shown role="status" {} }
                label.search { "Search" input #search type="search" autocomplete="off"; }
                button #clear type="button" { "Clear the filter" }
                @for (facet, title) in FACETS { (choices(page, facet, title)) }
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
fn choices(page: &Page, (name, value): (&str, Facet), title: &str) -> Markup {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for finding in &page.report.findings {
        *counts.entry(value(finding)).or_default() += 1;
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(value, _)| wording::SEVERITIES.iter().position(|severity| severity.name() == value));
    html! {
        @if counts.len() > 1 {
            fieldset data-facet=(name) {
                legend { (title) }
                @for (value, count) in counts {
                    label.choice {
                        input type="checkbox" value=(value);
                        span.choice-name { (mixed(&value, Chinese::of(None))) } span.count { (count) }
                    }
                }
            }
        }
    }
}

/// The line above the findings: the keys most needed, how far the review is, the way out.
pub(super) fn bar() -> Markup {
    html! {
        div.bar #bar hidden {
            p.hint {
                kbd { "j" } " " kbd { "k" } " go through the findings, " kbd { "c" } " " kbd { "d" } " " kbd { "s" } " decide, "
                kbd { "?" } " all keys"
            }
            label.choice { input #keys-on type="checkbox" checked; "Keys on" }
            p #decided {}
            button #export type="button" { "Export decisions" }
        }
    }
}

fn keys() -> Markup {
    html! {
        details.keys #keys open {
            summary { "Keys" }
            dl { @for (key, deed) in KEYS { div { dt { kbd { (key) } } dd { (deed) } } } }
        }
    }
}

/// The buttons under an open finding; the script puts a copy there.
fn decision_template() -> Markup {
    html! {
        template #decide {
            div.decide role="group" aria-label="Decision" {
                @for (decision, label, key) in DECISIONS {
                    button type="button" aria-pressed="false" data-decision=(decision) { (label) " " kbd { (key) } }
                }
                label { "Reason" input.reason type="text" autocomplete="off"; }
                a.link { "Link to this finding" }
            }
        }
    }
}
