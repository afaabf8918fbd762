//! Measures the findings against sets in which it is known what was left out: how often findings of each confidence
//! are right, and what each rule finds.
//!
//! ```text
//! cargo run --release --example calibrate -- planted=DIR invented=DIR struck=DIR... [--write src/rules/measured.tsv]
//! ```
//!
//! `planted` and `invented` are folders of cases (`source.zh.txt`, `target.it.txt`, `gold.json`): what was left out is in
//! `omissions`, what the translators themselves left out in `natural` or marked `optional`. A finding of level error or
//! warning is right if it overlaps an omission (a clause or a sentence: half of it) or lies inside one; one that overlaps
//! only a natural one is left aside. An omission is found if a finding of its kind, or a child of one, overlaps it.
//!
//! `struck` is a folder of complete renderings, `DOC.zh` and `DOC.it`, a sentence a line. They are checked as they are;
//! then with *non* or the unit behind a figure struck out of every other sentence. That measures the rules for denials
//! and units, which the other sets don't have.

#[path = "common/cases.rs"]
mod cases;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use cases::{Result, byte, pair, sorted};
use riscontro::pipeline::check;
use riscontro::report::model::{Finding, Severity};
use serde_json::Value;

fn main() -> Result<()> {
    let mut tally = Tally::default();
    let mut write = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.split_once('=') {
            Some((set @ ("planted" | "invented"), folder)) => marked(set, Path::new(folder), &mut tally)?,
            Some(("struck", folder)) => struck(Path::new(folder), &mut tally)?,
            _ if argument == "--write" => write = arguments.next(),
            _ => return Err(format!("`{argument}`: planted=DIR, invented=DIR, struck=DIR or --write FILE").into()),
        }
    }
    tally.print();
    if let Some(path) = write {
        fs::write(path, tally.table())?;
    }
    Ok(())
}

/// What was counted of one rule in one set.
#[derive(Debug, Default)]
struct Counts {
    planted: u32,
    found: u32,
    reported: u32,
    right: u32,
    /// Sum of the confidences stated.
    stated: u32,
}

#[derive(Debug, Default)]
struct Tally {
    /// By rule and set.
    rules: BTreeMap<(String, String), Counts>,
    /// By level (whether more than a note) and tenth of confidence: findings, sum of what was stated, right.
    tenths: BTreeMap<(bool, u8), (u32, u32, u32)>,
    /// By rule, state of the evidence and level: findings, sum of what was stated, right.
    states: BTreeMap<(String, String, bool), (u32, u32, u32)>,
}

impl Tally {
    fn counts(&mut self, rule: &str, set: &str) -> &mut Counts {
        self.rules.entry((rule.to_owned(), set.to_owned())).or_default()
    }

    fn judged(&mut self, finding: &Finding, set: &str, right: bool) {
        let counted = finding.severity > Severity::Note;
        if counted {
            let counts = self.counts(&finding.rule, set);
            counts.reported += 1;
            counts.right += u32::from(right);
            counts.stated += u32::from(finding.confidence);
        }
        let tenth = (finding.confidence / 10).min(9);
        let state = (finding.rule.clone(), format!("{:?}", finding.evidence.state), counted);
        for sums in [self.tenths.entry((counted, tenth)).or_default(), self.states.entry(state).or_default()] {
            sums.0 += 1;
            sums.1 += u32::from(finding.confidence);
            sums.2 += u32::from(right);
        }
    }

    fn print(&self) {
        say("| confidence | findings | stated | right | notes | stated | right |");
        say("|---|---|---|---|---|---|---|");
        for tenth in (0..10).rev() {
            let cell = |counted: bool| match self.tenths.get(&(counted, tenth)) {
                Some((count, stated, right)) => {
                    format!("{count} | {} | {}", mean(*stated, *count), share(*right, *count))
                }
                None => "0 | - | -".to_owned(),
            };
            let last = if tenth == 9 { 100 } else { tenth * 10 + 9 };
            say(&format!("| {}-{last} | {} | {} |", tenth * 10, cell(true), cell(false)));
        }
        say("\n| rule | set | planted | found | reported | right | stated |\n|---|---|---|---|---|---|---|");
        for ((rule, set), c) in &self.rules {
            let stated = if c.stated == 0 { "-".to_owned() } else { mean(c.stated, c.reported) };
            let (found, right) = (share(c.found, c.planted), share(c.right, c.reported));
            say(&format!("| {rule} | {set} | {} | {found} | {} | {right} | {stated} |", c.planted, c.reported));
        }
        say("\n| rule | evidence | level | findings | stated | right |\n|---|---|---|---|---|---|");
        for ((rule, state, counted), (count, stated, right)) in &self.states {
            let level = if *counted { "counts" } else { "note" };
            let (stated, right) = (mean(*stated, *count), share(*right, *count));
            say(&format!("| {rule} | {state} | {level} | {count} | {stated} | {right} |"));
        }
    }

    fn table(&self) -> String {
        let mut text = String::from(
            "# columns: rule <tab> set <tab> omissions of its kind in the set <tab> found <tab> findings of level error or \
             warning <tab> right\n# source: written by examples/calibrate.rs\n",
        );
        for ((rule, set), c) in &self.rules {
            text += &format!("{rule}\t{set}\t{}\t{}\t{}\t{}\n", c.planted, c.found, c.reported, c.right);
        }
        text
    }
}

fn mean(sum: u32, count: u32) -> String {
    if count == 0 { "-".to_owned() } else { format!("{:.0}", f64::from(sum) / f64::from(count)) }
}

fn share(part: u32, whole: u32) -> String {
    mean(part * 100, whole)
}

/// Something that was left out, in bytes of the source.
struct Omission {
    start: usize,
    end: usize,
    /// Its kind and the further ones that are right too.
    kinds: Vec<String>,
    rule: String,
}

impl Omission {
    /// Whether `finding` is about this: it overlaps it, a clause or a sentence by half, or lies inside it.
    fn is_touched_by(&self, finding: &Finding) -> bool {
        let inside = finding.source.as_ref().is_some_and(|place| self.start <= place.start && place.end <= self.end);
        inside || self.is_half_in(finding)
    }

    fn is_half_in(&self, finding: &Finding) -> bool {
        let Some(place) = &finding.source else { return false };
        let common = place.end.min(self.end).saturating_sub(place.start.max(self.start));
        let long = matches!(self.kinds[0].as_str(), "clause" | "sentence");
        common > 0 && (!long || 2 * common >= self.end - self.start)
    }

    fn is_found_by(&self, finding: &Finding) -> bool {
        let names = ["person", "organisation", "place"];
        let is_name = |kind: &str| names.contains(&kind);
        let agrees = self.kinds.contains(&finding.kind)
            || is_name(&finding.kind) && self.kinds.iter().any(|kind| is_name(kind))
            || finding.kind == "sentence"
                && finding.source.as_ref().is_some_and(|place| place.start <= self.start && self.end <= place.end);
        agrees && self.is_half_in(finding)
    }
}

/// The rule that has to find an omission.
fn rule_for(kind: &str, operation: &str) -> String {
    let verb = match (operation, kind) {
        ("generalised", "person" | "organisation" | "place") => "generalised",
        ("altered", "number" | "date") => "altered",
        _ => "omitted",
    };
    format!("{verb}-{kind}")
}

fn marked(set: &str, folder: &Path, tally: &mut Tally) -> Result<()> {
    for case in cases::cases(folder)? {
        let (planted, natural) = case.omissions();
        let omissions = |all: Vec<(&Value, (usize, usize))>| -> Vec<Omission> {
            all.into_iter().map(|(item, place)| omission(item, place)).collect()
        };
        let (planted, natural) = (omissions(planted), omissions(natural));
        let findings = check(&case.pair()).findings;
        for finding in findings.iter().filter(|finding| finding.source.is_some() && finding.kind != "run") {
            let touches = |all: &[Omission]| all.iter().any(|omission| omission.is_touched_by(finding));
            if touches(&planted) || !touches(&natural) {
                tally.judged(finding, set, touches(&planted));
            }
        }
        let counted: Vec<&Finding> =
            findings.iter().filter(|finding| finding.severity > Severity::Note).flat_map(with_children).collect();
        for omission in &planted {
            let counts = tally.counts(&omission.rule, set);
            counts.planted += 1;
            counts.found += u32::from(counted.iter().any(|finding| omission.is_found_by(finding)));
        }
        let added = case.gold["additions"].as_array().map_or(&[][..], Vec::as_slice);
        additions(set, added, &case.target, &findings, tally);
    }
    Ok(())
}

fn additions(set: &str, gold: &[Value], target: &str, findings: &[Finding], tally: &mut Tally) {
    let counted = findings.iter().filter(|f| f.rule == "unsupported-addition" && f.severity > Severity::Note);
    let places: Vec<(usize, usize)> = gold
        .iter()
        .map(|item| if item["target"].is_object() { &item["target"] } else { item })
        .map(|place| (byte(target, &place["start"]), byte(target, &place["end"])))
        .collect();
    let overlaps = |finding: &Finding, place: &(usize, usize)| {
        finding.target.as_ref().is_some_and(|at| at.start < place.1 && place.0 < at.end)
    };
    let counted: Vec<&Finding> = counted.collect();
    for place in &places {
        let counts = tally.counts("unsupported-addition", set);
        counts.planted += 1;
        counts.found += u32::from(counted.iter().any(|finding| overlaps(finding, place)));
    }
    // The planted set does not say what its translators added.
    if set == "invented" {
        for finding in counted {
            tally.judged(finding, set, places.iter().any(|place| overlaps(finding, place)));
        }
    }
}

fn omission(item: &Value, (start, end): (usize, usize)) -> Omission {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let kind = text(&item["kind"]);
    let further = item["accept"].as_array().map(|all| all.iter().map(text).collect()).unwrap_or_default();
    Omission {
        start,
        end,
        rule: rule_for(&kind, item["operation"].as_str().unwrap_or_default()),
        kinds: [vec![kind], further].concat(),
    }
}

fn with_children(finding: &Finding) -> Vec<&Finding> {
    std::iter::once(finding).chain(finding.children.iter().flat_map(with_children)).collect()
}

fn struck(folder: &Path, tally: &mut Tally) -> Result<()> {
    for document in sorted(folder)?.into_iter().filter(|path| path.extension().is_some_and(|e| e == "zh")) {
        let source = fs::read_to_string(&document)?;
        let target = fs::read_to_string(document.with_extension("it"))?;
        let (chinese, italian): (Vec<&str>, Vec<&str>) = (source.lines().collect(), target.lines().collect());
        if chinese.len() != italian.len() {
            say(&format!("{}: the sides differ in length, left aside", document.display()));
            continue;
        }
        for (rule, strike) in STRIKES {
            let counted = |target: &str| -> Vec<usize> {
                let found = check(&pair(&source, target)).findings;
                let all = found.iter().filter(|f| f.severity > Severity::Note).flat_map(with_children);
                all.filter(|f| f.rule == *rule).filter_map(|f| f.source.as_ref().map(|place| place.line - 1)).collect()
            };
            let counts = tally.counts(rule, "struck");
            counts.reported += counted(&target).len() as u32;
            for parity in 0..2 {
                let lines: Vec<Option<String>> = (0..italian.len())
                    .map(|at| strike(chinese[at], italian[at]).filter(|_| at % 2 == parity))
                    .collect();
                let changed: Vec<&str> =
                    lines.iter().zip(&italian).map(|(new, old)| new.as_deref().unwrap_or(old)).collect();
                let found = counted(&changed.join("\n"));
                let right = found.iter().filter(|line| lines[**line].is_some()).count() as u32;
                counts.planted += lines.iter().flatten().count() as u32;
                counts.found += right;
                counts.reported += right;
                counts.right += right;
            }
        }
    }
    Ok(())
}

/// The Italian with the thing struck out, where it has one.
type Strike = fn(&str, &str) -> Option<String>;

const STRIKES: &[(&str, Strike)] = &[("omitted-negation", without_denial), ("omitted-unit", without_unit)];

fn without_denial(chinese: &str, italian: &str) -> Option<String> {
    let denied = chinese.contains(['不', '没', '沒', '未', '无', '無']);
    let once = italian.matches(" non ").count() == 1 && !italian.starts_with("Non ");
    (denied && once).then(|| italian.replacen(" non ", " ", 1))
}

/// Units that stand behind a figure; ages are left out.
const UNITS: &[&str] = &[
    "dollari",
    "euro",
    "sterline",
    "chilometri",
    "km",
    "metri",
    "centimetri",
    "miglia",
    "piedi",
    "kg",
    "chili",
    "tonnellate",
    "ettari",
    "gradi",
    "giorni",
    "settimane",
    "mesi",
    "minuti",
    "ore",
];

fn without_unit(_chinese: &str, italian: &str) -> Option<String> {
    let words: Vec<&str> = italian.split(' ').collect();
    let is_figure = |word: &str| {
        word.bytes().any(|b| b.is_ascii_digit()) || matches!(word, "milioni" | "miliardi" | "due" | "tre" | "dieci")
    };
    let is_unit = |word: &str| UNITS.contains(&word.trim_end_matches(|c: char| !c.is_alphanumeric()));
    let at = (1..words.len()).find(|at| {
        is_unit(words[*at])
            && (is_figure(words[at - 1]) || words[at - 1] == "di" && *at > 1 && is_figure(words[at - 2]))
    })?;
    let first = if words[at - 1] == "di" { at - 1 } else { at };
    let mark: String = words[at].chars().skip_while(|c| c.is_alphanumeric()).collect();
    let before = format!("{}{mark}", words[..first].join(" "));
    Some([&[before.as_str()], &words[at + 1..]].concat().join(" "))
}

#[expect(clippy::print_stdout, reason = "a program for developers, its output is its purpose")]
fn say(line: &str) {
    println!("{line}");
}
