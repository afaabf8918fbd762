//! Fits the weights of the aligner to texts with a known alignment.
//!
//! ```text
//! cargo run --release --example fit_align -- SET_DIR... [--rounds N] [--half] [--try NAME=VALUE]...
//! ```
//!
//! A set is a folder of `DOC.zh`, `DOC.it` (a sentence a line) and `DOC.gold` (`[0,1]:[2]` a line). The weights are
//! changed one at a time, by steps that grow smaller, and a change is kept if the mean over the sets of strict F1 and
//! of F1 on unaligned source lines rises. No random numbers: the same texts give the same weights.
//!
//! How the weights in `src/align/weights.rs` were made, and how to make them again:
//!
//! 1. `--half`: fit to every second document of each set and look at the figures of the others, which are printed
//!    beside. A new weight is kept if these rise too; what rises on the fitted half alone is learnt by heart.
//! 2. Copy the numbers that are printed, apart from those that say “by hand”.
//! 3. `--rounds 0` fits nothing: it prints the figures, and how often beads of each confidence are right. The last
//!    weight, `posterior_scale`, is the one of those tried (`--try posterior_scale=60`) whose log loss is least; it
//!    changes no bead.

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
    let half = arguments.iter().position(|a| a == "--half").map(|at| arguments.remove(at)).is_some();
    let mut weights = Weights::default();
    while let Some(at) = arguments.iter().position(|a| a == "--try") {
        let setting = arguments.drain(at..=at + 1).next_back().unwrap_or_default();
        let (name, value) = setting.split_once('=').ok_or("--try takes NAME=VALUE")?;
        let value = value.parse()?;
        match weights.named().into_iter().find(|(known, _)| *known == name) {
            Some((_, weight)) => *weight = value,
            None => return Err(format!("no weight is called {name}").into()),
        }
    }
    let mut sets: Vec<Vec<Document>> =
        arguments.iter().map(|set| read_set(Path::new(set))).collect::<Result<_, _>>()?;
    let others: Vec<Vec<Document>> = match half {
        true => sets.iter_mut().map(every_second).collect(),
        false => Vec::new(),
    };
    let tell = |stage: &str, weights: &Weights| {
        report(stage, &sets, &arguments, weights);
        if half {
            report(&format!("{stage}, other half"), &others, &arguments, weights);
        }
    };
    let mut best = score(&sets, &weights);
    tell("start", &weights);
    for round in 0..rounds {
        let before = best;
        for index in 0..FITTED.len() {
            best = improve(&sets, &mut weights, index, round, best);
        }
        tell(&format!("round {}", round + 1), &weights);
        if best - before < 0.0001 {
            break;
        }
    }
    for (name, value) in weights.named() {
        say(&format!("            {name}: {value},"));
    }
    if rounds == 0 {
        reliability(&sets, &weights);
    }
    Ok(())
}

/// Takes every second document out of a set.
fn every_second(set: &mut Vec<Document>) -> Vec<Document> {
    let (kept, other): (Vec<_>, Vec<_>) = set.drain(..).enumerate().partition(|(at, _)| at % 2 == 0);
    set.extend(kept.into_iter().map(|(_, document)| document));
    other.into_iter().map(|(_, document)| document).collect()
}

/// How often beads of each confidence are right, in ten classes, and the log loss.
fn reliability(sets: &[Vec<Document>], weights: &Weights) {
    let mut classes = [(0usize, 0usize, 0f64); 10];
    let mut by_margin = [(0usize, 0usize); 8];
    let mut loss = 0.0;
    for document in sets.iter().flatten() {
        for bead in align(&document.source, &document.target, Order::Kept, weights).beads {
            let class = &mut classes[usize::from(bead.confidence / 10).min(9)];
            let right = document.gold.contains(&(bead.source.collect(), bead.target.collect()));
            let stated = f64::from(bead.confidence) / 100.0;
            class.0 += 1;
            class.1 += usize::from(right);
            class.2 += stated;
            loss -= if right { stated } else { 1.0 - stated }.max(0.003).ln();
            let margin = &mut by_margin[(bead.margin.clamp(0, 799) / 100) as usize];
            margin.0 += 1;
            margin.1 += usize::from(right);
        }
    }
    let all: usize = classes.iter().map(|class| class.0).sum();
    say("confidence   beads   stated   right");
    for (number, (count, right, stated)) in classes.into_iter().enumerate().filter(|(_, class)| class.0 > 0) {
        let share = |value: f64| 100.0 * value / count as f64;
        say(&format!(
            "{:>3}-{:<3} {count:>10} {:>8.1} {:>7.1}",
            number * 10,
            number * 10 + 10,
            share(stated),
            share(right as f64)
        ));
    }
    say("margin       beads   right");
    for (number, (count, right)) in by_margin.into_iter().enumerate().filter(|(_, class)| class.0 > 0) {
        say(&format!("{:>4}- {count:>12} {:>7.1}", number * 100, 100.0 * right as f64 / count as f64));
    }
    say(&format!("log loss {:.4}", loss / all as f64));
}

/// The weights that are fitted, by name; the others have another source, which stands beside them.
const FITTED: [&str; 22] = [
    "word_answered",
    "name_answered",
    "figure_answered",
    "latin_answered",
    "mark_answered",
    "stops_scale",
    "shared_answer",
    "unexplained",
    "answer_scale",
    "further_sentence",
    "miss_scale",
    "length_scale",
    "one_one",
    "two_one",
    "three_one",
    "four_one",
    "two_two",
    "three_two",
    "omission_opens",
    "omission_goes_on",
    "addition_opens",
    "addition_goes_on",
];

/// Tries steps up and down for one weight; returns the best score reached.
fn improve(sets: &[Vec<Document>], weights: &mut Weights, index: usize, round: usize, mut best: f64) -> f64 {
    let name = FITTED[index];
    let start = *weight(weights, name);
    let step = match name {
        "unexplained" => (8 >> round.min(3)).max(1),
        _ => (start.abs() / 3).max(24) >> round.min(3),
    };
    for direction in [step, -step] {
        loop {
            let mut changed = weights.clone();
            *weight(&mut changed, name) += direction;
            if name.ends_with("_answered") && !(5..=97).contains(weight(&mut changed, name)) {
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

fn weight<'a>(weights: &'a mut Weights, name: &str) -> &'a mut i32 {
    weights.named().into_iter().find(|(known, _)| *known == name).expect("a weight of this name").1
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

fn report(stage: &str, sets: &[Vec<Document>], names: &[String], weights: &Weights) {
    say(&format!("{stage}: {:.4}", score(sets, weights)));
    for (set, name) in sets.iter().zip(names) {
        let (strict, unaligned) = of_set(set, weights);
        say(&format!("  {name}: {:.4} {}", strict, unaligned.map_or_else(|| "-".to_owned(), |u| format!("{u:.4}"))));
    }
}

#[expect(clippy::print_stdout, reason = "a program for developers, its output is its purpose")]
fn say(line: &str) {
    println!("{line}");
}
