//! Fits the weights of the aligner to texts with a known alignment.
//!
//! ```text
//! cargo run --release --example fit_align -- SET_DIR... [--rounds N]
//! ```
//!
//! A set is a folder of `DOC.zh`, `DOC.it` (a sentence a line) and `DOC.gold` (`[0,1]:[2]` a line). The weights are
//! changed one at a time, by steps that grow smaller, and a change is kept if the mean over the sets of strict F1 and
//! of F1 on unaligned source lines rises. No random numbers: the same texts give the same weights.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use riscontro::align::{Features, Order, Weights, align};
use riscontro::lang::zh_it::cues::CueMaker;
use riscontro::pipeline::{read_source, read_target};
use riscontro::segment::Layout;
use riscontro::text::Text;

type Beads = HashSet<(Vec<usize>, Vec<usize>)>;

struct Document {
    source: Vec<Features>,
    target: Vec<Features>,
    gold: Beads,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let rounds = match arguments.iter().position(|a| a == "--rounds") {
        Some(at) => arguments.drain(at..=at + 1).next_back().map_or(Ok(3), |n| n.parse::<usize>())?,
        None => 3,
    };
    let sets: Vec<Vec<Document>> = arguments.iter().map(|set| read_set(Path::new(set))).collect::<Result<_, _>>()?;
    let mut weights = Weights::default();
    let mut best = score(&sets, &weights);
    report("start", best, &sets, &arguments, &weights);
    for round in 0..rounds {
        let before = best;
        for index in 0..weights.clone().named().len() {
            best = improve(&sets, &mut weights, index, round, best);
        }
        report(&format!("round {}", round + 1), best, &sets, &arguments, &weights);
        if best - before < 0.0001 {
            break;
        }
    }
    for (name, value) in weights.named() {
        say(&format!("            {name}: {value},"));
    }
    Ok(())
}

/// Tries steps up and down for one weight; returns the best score reached.
fn improve(sets: &[Vec<Document>], weights: &mut Weights, index: usize, round: usize, mut best: f64) -> f64 {
    let start = *weights.named()[index].1;
    let step = (start.abs() / 3).max(24) >> round.min(3);
    for direction in [step, -step] {
        loop {
            let mut changed = weights.clone();
            *changed.named()[index].1 += direction;
            if index < 5 && !(5..=97).contains(changed.named()[index].1) {
                break;
            }
            let reached = score(sets, &changed);
            if reached <= best + 1e-6 {
                break;
            }
            best = reached;
            *weights = changed;
        }
    }
    best
}

/// The mean over the sets.
fn score(sets: &[Vec<Document>], weights: &Weights) -> f64 {
    sets.iter()
        .map(|set| of_set(set, weights))
        .map(|(strict, unaligned)| strict + unaligned.unwrap_or(strict))
        .sum::<f64>()
        / (2.0 * sets.len() as f64)
}

/// Strict F1 and F1 on unaligned source lines, where there are any.
fn of_set(set: &[Document], weights: &Weights) -> (f64, Option<f64>) {
    let counts: Vec<[usize; 7]> = set.par_iter().map(|document| count(document, weights)).collect();
    let sum = |at: usize| counts.iter().map(|c| c[at]).sum::<usize>() as f64;
    let f1 = |hits: f64, predicted: f64, recalled: f64, gold: f64| {
        let (precision, recall) = (hits / predicted.max(1.0), recalled / gold.max(1.0));
        if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
    };
    let unaligned = (sum(6) > 0.0).then(|| f1(sum(4), sum(5), sum(4), sum(6)));
    (f1(sum(0), sum(1), sum(2), sum(3)), unaligned)
}

/// Hits and sizes, all beads and unaligned source lines.
fn count(document: &Document, weights: &Weights) -> [usize; 7] {
    let found: Beads = align(&document.source, &document.target, Order::Kept, weights)
        .beads
        .into_iter()
        .map(|b| (b.source.collect(), b.target.collect()))
        .collect();
    let gold = &document.gold;
    let two_sided = |beads: &Beads| beads.iter().filter(|b| !b.0.is_empty() && !b.1.is_empty()).count();
    let lone = |beads: &Beads| beads.iter().filter(|b| b.1.is_empty()).count();
    let hits = found.intersection(gold).count();
    let two_sided_hits = found.intersection(gold).filter(|b| !b.0.is_empty() && !b.1.is_empty()).count();
    let lone_hits = found.intersection(gold).filter(|b| b.1.is_empty()).count();
    [hits, found.len(), two_sided_hits, two_sided(gold), lone_hits, lone(&found), lone(gold)]
}

fn read_set(folder: &Path) -> Result<Vec<Document>, Box<dyn std::error::Error>> {
    let mut golds: Vec<PathBuf> = std::fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    golds.retain(|path| path.extension().is_some_and(|e| e == "gold"));
    golds.sort();
    golds
        .iter()
        .map(|gold| {
            let source = Text::from_string(std::fs::read_to_string(gold.with_extension("zh"))?);
            let target = Text::from_string(std::fs::read_to_string(gold.with_extension("it"))?);
            let (source, target) =
                CueMaker::default().both(&read_source(&source, Layout::Lines), &read_target(&target, Layout::Lines));
            Ok(Document { source, target, gold: read_gold(&std::fs::read_to_string(gold)?)? })
        })
        .collect()
}

/// The beads of a gold file; those with an empty side cut into single lines.
fn read_gold(text: &str) -> Result<Beads, Box<dyn std::error::Error>> {
    let numbers = |side: &str| -> Result<Vec<usize>, std::num::ParseIntError> {
        side.trim_matches(['[', ']']).split(',').map(str::trim).filter(|n| !n.is_empty()).map(str::parse).collect()
    };
    let mut beads = Beads::default();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let (source, target) = line.split_once(':').ok_or("a gold line has a colon")?;
        let (source, target) = (numbers(source)?, numbers(target)?);
        if source.is_empty() || target.is_empty() {
            beads.extend(source.iter().map(|n| (vec![*n], vec![])));
            beads.extend(target.iter().map(|n| (vec![], vec![*n])));
        } else {
            beads.insert((source, target));
        }
    }
    Ok(beads)
}

fn report(stage: &str, best: f64, sets: &[Vec<Document>], names: &[String], weights: &Weights) {
    say(&format!("{stage}: {:.4}", best));
    for (set, name) in sets.iter().zip(names) {
        let (strict, unaligned) = of_set(set, weights);
        say(&format!("  {name}: {:.4} {}", strict, unaligned.map_or_else(|| "-".to_owned(), |u| format!("{u:.4}"))));
    }
}

#[expect(clippy::print_stdout, reason = "a program for developers, its output is its purpose")]
fn say(line: &str) {
    println!("{line}");
}
