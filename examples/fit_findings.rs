//! Fits the weights by which a finding about a name or a figure is judged right or wrong (`rules/odds.rs`).
//!
//! ```text
//! cargo run --release --example fit_findings -- SET_DIR...
//! ```
//!
//! A set is a folder of cases (`source.zh.txt`, `target.it.txt`, `gold.json`, as `calibrate` has them). A finding is
//! right where it touches what was planted; one that touches only what the translator left out is left aside. What is
//! printed: the weights in hundredths of a nat, and how often findings of each probability are right, each set judged by
//! weights that were fitted on the others.

#[path = "common/cases.rs"]
mod cases;
#[path = "common/logistic.rs"]
mod logistic;

use std::collections::BTreeMap;
use std::path::Path;

use cases::Result;
use logistic::{Sample, fit, probability};
use riscontro::pipeline::item_features;
use riscontro::rules::TERMS;

/// As much as one sample for each weight says that it is nothing.
const RIDGE: f64 = 1.0;

fn main() -> Result<()> {
    let sets: Vec<Vec<Sample<TERMS>>> =
        std::env::args().skip(1).map(|folder| samples(Path::new(&folder))).collect::<Result<_>>()?;
    let all = sets.concat();
    let right = all.iter().filter(|(_, right, _)| *right).count();
    say(&format!("{} findings, {right} right", all.len()));
    say(&format!("weights: {:?}", fit(&all, RIDGE).map(|w| (w * 100.0).round() as i32)));
    let mut tenths: BTreeMap<u8, (u32, u32)> = BTreeMap::new();
    for (at, set) in sets.iter().enumerate() {
        let others: Vec<Sample<TERMS>> =
            sets.iter().enumerate().filter(|(other, _)| *other != at).flat_map(|(_, set)| set.clone()).collect();
        let weights = fit(&others, RIDGE);
        for (terms, right, _) in set {
            let (count, good) = tenths.entry((probability(terms, &weights) * 10.0).min(9.0) as u8).or_default();
            *count += 1;
            *good += u32::from(*right);
        }
    }
    say("probability  findings  right");
    for (tenth, (count, right)) in tenths.iter().rev() {
        say(&format!("{:3}-{:3}      {count:8}  {right:5}", tenth * 10, tenth * 10 + 10));
    }
    Ok(())
}

fn samples(folder: &Path) -> Result<Vec<Sample<TERMS>>> {
    let mut samples = Vec::new();
    for case in cases::cases(folder)? {
        let (planted, natural) = case.omissions();
        for (place, features) in item_features(&case.pair()) {
            let touches =
                |all: &[(_, (usize, usize))]| all.iter().any(|(_, at)| place.start < at.1 && at.0 < place.end);
            if touches(&planted) || !touches(&natural) {
                samples.push((features.terms(), touches(&planted), 1.0));
            }
        }
    }
    Ok(samples)
}

#[expect(clippy::print_stdout, reason = "a program for developers, its output is its purpose")]
fn say(line: &str) {
    println!("{line}");
}
