//! Who uses whom: no cycle among the modules of `src`, and no use that the table does not know.
//!
//! A module is a folder or a file right under `src`; under `src/lang` each pack is one. What stands under
//! `#[cfg(test)]`, in comments or in strings is no use.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::given;
use rust::Use;

mod rust;

/// Each module, and the modules before it that it may use. `lang/<side>` stands for every pack of one language
/// (`lang/zh`), `lang/<pair>` for every pack of two (`lang/zh_it`). A row for a module that is only announced does no
/// harm. When a use is missing here, first ask whether a type lives one step too late.
const TABLE: &[(&str, &[&str])] = &[
    ("span", &[]),
    ("error", &[]),
    ("text", &["span", "error"]),
    ("normalise", &["span"]),
    ("segment", &["span", "normalise"]),
    ("extract", &["span", "segment"]),
    ("align", &["span"]),
    ("pairing", &[]),
    ("embedding", &["error", "text"]),
    ("link", &["span", "segment", "extract", "align"]),
    ("rules", &["span", "segment", "extract", "align", "link"]),
    ("report", &["span", "error", "text", "normalise", "segment", "extract", "align", "link", "rules"]),
    ("render", &["extract", "rules", "report"]),
    ("settings", &["error", "rules", "text"]),
    ("read", &["error", "settings", "text"]),
    ("glossary", &["error", "read", "text"]),
    ("lang/tsv", &[]),
    ("lang/<side>", &["span", "text", "normalise", "segment", "extract", "lang/tsv"]),
    (
        "lang/<pair>",
        &[
            "span",
            "embedding",
            "glossary",
            "normalise",
            "segment",
            "extract",
            "align",
            "link",
            "rules",
            "lang/tsv",
            "lang/<side>",
        ],
    ),
    ("lang", &["lang/<side>", "lang/<pair>"]),
    ("write", &["error"]),
    (
        "pipeline",
        &[
            "span",
            "error",
            "text",
            "normalise",
            "segment",
            "extract",
            "align",
            "pairing",
            "link",
            "rules",
            "report",
            "lang/<side>",
            "lang/<pair>",
            "lang",
            "settings",
        ],
    ),
    ("pair", &["error", "text", "settings", "read", "report", "pipeline"]),
];

#[test]
fn the_modules_have_no_cycle() {
    let uses = uses();
    let cycles: BTreeSet<Vec<String>> = modules(&uses).iter().filter_map(|m| shortest_cycle(&uses, m)).collect();
    let told: Vec<String> = cycles.iter().map(|cycle| tell_cycle(&uses, cycle)).collect();
    given::assert_none("cycles of modules", &told);
}

#[test]
fn every_use_is_in_the_table() {
    let told: Vec<String> = uses()
        .iter()
        .filter(|edge| !allowed(&edge.from, &edge.to))
        .map(|edge| format!("  {}:{}: {} may not use {}", edge.file, edge.line, edge.from, edge.to))
        .collect();
    given::assert_none("uses that the table does not know", &told);
}

#[test]
fn a_row_of_the_table_names_only_rows_above_it() {
    for (at, (module, may_use)) in TABLE.iter().enumerate() {
        for used in *may_use {
            assert!(TABLE[..at].iter().any(|(above, _)| above == used), "{module} names {used}, which is not above it");
        }
    }
}

#[test]
fn stages_do_not_know_the_languages() {
    let stages = |module: &str| !module.starts_with("lang") && module != "pipeline";
    let told: Vec<String> = uses()
        .iter()
        .filter(|edge| stages(&edge.from) && edge.to.starts_with("lang"))
        .map(|edge| format!("  {}:{}: {} uses {}", edge.file, edge.line, edge.from, edge.to))
        .collect();
    given::assert_none("stages that use a language", &told);
}

#[test]
fn a_language_knows_neither_its_pairs_nor_other_languages() {
    let side = |module: &str| row_of(module) == "lang/<side>";
    let pack = |module: &str| side(module) || row_of(module) == "lang/<pair>";
    let told: Vec<String> = uses()
        .iter()
        .filter(|edge| side(&edge.from) && pack(&edge.to))
        .map(|edge| format!("  {}:{}: {} uses {}", edge.file, edge.line, edge.from, edge.to))
        .collect();
    given::assert_none("languages that use another pack", &told);
}

fn uses() -> Vec<Use> {
    rust::uses("src")
}

fn modules(uses: &[Use]) -> BTreeSet<String> {
    uses.iter().map(|edge| edge.from.clone()).collect()
}

fn allowed(from: &str, to: &str) -> bool {
    let Some((_, may_use)) = TABLE.iter().find(|(module, _)| *module == row_of(from)) else { return false };
    let of_the_pair = row_of(from) != "lang/<pair>" || row_of(to) != "lang/<side>" || sides(from).contains(&to);
    may_use.contains(&row_of(to)) && of_the_pair
}

/// The row that a module stands in.
fn row_of(module: &str) -> &str {
    match module.strip_prefix("lang/") {
        None | Some("tsv") => module,
        Some(pack) if pack.contains('_') => "lang/<pair>",
        Some(_) => "lang/<side>",
    }
}

/// The packs of the two languages of a pair: `lang/zh` and `lang/it` of `lang/zh_it`.
fn sides(pair: &str) -> Vec<&str> {
    let named = |name: &str| ["lang/zh", "lang/it"].into_iter().find(|side| side.ends_with(name));
    pair.trim_start_matches("lang/").split('_').filter_map(named).collect()
}

/// The shortest way from `module` back to it, beginning with the first of its modules in the alphabet.
fn shortest_cycle(uses: &[Use], module: &str) -> Option<Vec<String>> {
    let mut before: BTreeMap<&str, &str> = BTreeMap::new();
    let mut waiting = VecDeque::from([module]);
    while let Some(at) = waiting.pop_front() {
        for edge in uses.iter().filter(|edge| edge.from == at) {
            if edge.to == module {
                return Some(turned(&way_back(&before, module, at)));
            }
            if !before.contains_key(edge.to.as_str()) {
                before.insert(&edge.to, &edge.from);
                waiting.push_back(&edge.to);
            }
        }
    }
    None
}

fn way_back<'a>(before: &BTreeMap<&'a str, &'a str>, start: &'a str, end: &'a str) -> Vec<&'a str> {
    let mut way = vec![end];
    while let Some(last) = way.last().filter(|last| **last != start) {
        way.push(before[*last]);
    }
    way.reverse();
    way
}

fn turned(cycle: &[&str]) -> Vec<String> {
    let first = (0..cycle.len()).min_by_key(|at| cycle[*at]).unwrap_or(0);
    cycle[first..].iter().chain(&cycle[..first]).map(|module| (*module).to_owned()).collect()
}

fn tell_cycle(uses: &[Use], cycle: &[String]) -> String {
    let mut told = format!("  {} → {}", cycle.join(" → "), cycle[0]);
    for (from, to) in cycle.iter().zip(cycle.iter().cycle().skip(1)) {
        let places: Vec<String> = uses
            .iter()
            .filter(|edge| edge.from == *from && edge.to == *to)
            .map(|edge| format!("{}:{}", edge.file, edge.line))
            .collect();
        told.push_str(&format!("\n    {from} → {to}: {}", places.join(", ")));
    }
    told
}
