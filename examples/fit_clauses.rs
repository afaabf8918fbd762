//! Fits the weights by which a clause is judged left out or only freely said (`lang/zh_it/clauses.rs`).
//!
//! ```text
//! cargo run --release --example fit_clauses -- SET_DIR...
//! ```
//!
//! A set is a folder of `DOC.zh` and `DOC.it`, a sentence a line, the same number of lines on both sides, complete
//! renderings. The clauses as they stand are taken for rendered; for each sentence, a clause of another sentence of the
//! document is planted beside them, which the Italian therefore lacks. Logistic regression by Newton's method tells the
//! two apart; planted clauses together weigh [`PRIOR`] of all, as rare as omissions are. What is printed: the weights in
//! hundredths of a nat, and for each threshold how many real clauses it would flag and how many planted ones it finds.

use std::error::Error;
use std::ops::Range;
use std::path::{Path, PathBuf};

use riscontro::align::{Alignment, Bead, SURE};
use riscontro::lang::zh::clause::clauses;
use riscontro::lang::zh_it::clauses::{Evidence, TERMS};
use riscontro::pipeline::{clause_evidence, read_source, read_target};
use riscontro::segment::Layout;
use riscontro::text::Text;

/// The share of all clauses that are left out, as assumed.
const PRIOR: f64 = 0.02;
/// Clauses with fewer words of content are not judged.
const WORDS: f64 = 0.8;
/// Sentences between a sentence and the one whose clause is planted in it.
const APART: usize = 7;

/// A clause is planted in one of so many sentences.
const SPARSE: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let (mut real, mut planted) = (Vec::new(), Vec::new());
    for folder in std::env::args().skip(1) {
        for document in documents(Path::new(&folder))? {
            read(&document, &mut real, &mut planted)?;
        }
    }
    let weights = fit(&real, &planted);
    say(&format!("{} clauses, {} planted", real.len(), planted.len()));
    say(&format!("weights: {:?}", weights.map(|w| (w * 100.0).round() as i32)));
    say("threshold  real flagged in 1,000  planted found in 100");
    for threshold in [20, 30, 40, 50, 60, 70, 80, 90] {
        let share = |set: &[Evidence]| {
            let over = set.iter().filter(|e| probability(e, &weights) * 100.0 >= f64::from(threshold)).count();
            over as f64 / set.len().max(1) as f64
        };
        say(&format!("{threshold:9}  {:20.1}  {:20.1}", share(&real) * 1000.0, share(&planted) * 100.0));
    }
    Ok(())
}

fn documents(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    found.retain(|path| path.extension().is_some_and(|e| e == "zh"));
    found.sort();
    Ok(found)
}

fn read(document: &Path, real: &mut Vec<Evidence>, planted: &mut Vec<Evidence>) -> Result<(), Box<dyn Error>> {
    let chinese = std::fs::read_to_string(document)?;
    let italian = std::fs::read_to_string(document.with_extension("it"))?;
    let count = chinese.lines().count();
    if count != italian.lines().count() {
        say(&format!("{}: the sides differ in length, left aside", document.display()));
        return Ok(());
    }
    let judged = |evidence: &Evidence| evidence.answered + evidence.missing >= WORDS;
    for (_, evidence) in evidence(&chinese, &italian) {
        real.extend(Some(evidence).filter(judged));
    }
    // One sentence in so many at a time, or the longer source would be taken for the usual proportion.
    for turn in (0..SPARSE).filter(|_| count > 2 * APART) {
        let (text, places) = plant(&chinese, turn);
        for (place, evidence) in evidence(&text, &italian) {
            planted.extend(Some(evidence).filter(|e| places.contains(&place) && judged(e)));
        }
    }
    Ok(())
}

/// The evidence on all clauses of a text whose lines render one another.
fn evidence(chinese: &str, italian: &str) -> Vec<((usize, Range<usize>), Evidence)> {
    let source = read_source(&Text::from_string(chinese.to_owned()), Layout::Lines);
    let target = read_target(&Text::from_string(italian.to_owned()), Layout::Lines);
    let bead = |at| Bead { source: at..at + 1, target: at..at + 1, confidence: 100, margin: SURE, moved: false };
    let alignment = Alignment { beads: (0..source.segments.len()).map(bead).collect() };
    clause_evidence(&source, &target, &alignment)
}

/// Puts a clause of another sentence into each [`SPARSE`]th, from `turn` on; with the text, where they stand: the line
/// and its bytes.
fn plant(chinese: &str, turn: usize) -> (String, Vec<(usize, Range<usize>)>) {
    let source = read_source(&Text::from_string(chinese.to_owned()), Layout::Lines);
    let count = source.segments.len();
    let (mut text, mut places) = (String::new(), Vec::new());
    for at in 0..count {
        let (sentence, other) = (source.segment_text(at), source.segment_text((at + APART) % count));
        let (own, spans) = (clauses(sentence), clauses(other));
        match spans.get(at % spans.len().max(1)).filter(|_| at % SPARSE == turn) {
            Some(span) => {
                let before = own.get(at % (own.len() + 1)).map(|clause| clause.start);
                let start = before.unwrap_or_else(|| own.last().map_or(0, |clause| clause.end));
                let clause = &other[span.clone()];
                let mark = if before.is_some() { 0 } else { "，".len() };
                places.push((at, start + mark..start + mark + clause.len()));
                let (head, tail) = sentence.split_at(start);
                let planted = if before.is_some() { format!("{clause}，") } else { format!("，{clause}") };
                text.push_str(&format!("{head}{planted}{tail}\n"));
            }
            None => text.push_str(&format!("{sentence}\n")),
        }
    }
    (text, places)
}

fn probability(evidence: &Evidence, weights: &[f64; TERMS]) -> f64 {
    let sum: f64 = evidence.terms().iter().zip(weights).map(|(term, weight)| term * weight).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// Newton's method on the weighted likelihood, with a little ridge.
fn fit(real: &[Evidence], planted: &[Evidence]) -> [f64; TERMS] {
    let weight_planted = PRIOR * real.len() as f64 / ((1.0 - PRIOR) * planted.len().max(1) as f64);
    let all = real.iter().map(|e| (e, 0.0, 1.0)).chain(planted.iter().map(|e| (e, 1.0, weight_planted)));
    let all: Vec<(&Evidence, f64, f64)> = all.collect();
    let mut weights = [0.0; TERMS];
    for _ in 0..50 {
        let mut gradient = [0.0; TERMS];
        let mut curvature = [[0.0; TERMS]; TERMS];
        for (evidence, label, weight) in &all {
            let (terms, p) = (evidence.terms(), probability(evidence, &weights));
            for i in 0..TERMS {
                gradient[i] += weight * (label - p) * terms[i];
                for j in 0..TERMS {
                    curvature[i][j] += weight * p * (1.0 - p) * terms[i] * terms[j];
                }
            }
        }
        for i in 0..TERMS {
            gradient[i] -= 0.01 * weights[i];
            curvature[i][i] += 0.01;
        }
        let step = solve(curvature, gradient);
        for i in 0..TERMS {
            weights[i] += step[i];
        }
        if step.iter().all(|s| s.abs() < 1e-6) {
            break;
        }
    }
    weights
}

/// Gaussian elimination.
fn solve(mut a: [[f64; TERMS]; TERMS], mut b: [f64; TERMS]) -> [f64; TERMS] {
    for i in 0..TERMS {
        for row in i + 1..TERMS {
            let factor = a[row][i] / a[i][i];
            let above = a[i];
            a[row].iter_mut().zip(above).skip(i).for_each(|(cell, above)| *cell -= factor * above);
            b[row] -= factor * b[i];
        }
    }
    for i in (0..TERMS).rev() {
        for column in i + 1..TERMS {
            b[i] -= a[i][column] * b[column];
        }
        b[i] /= a[i][i];
    }
    b
}

#[expect(clippy::print_stdout, reason = "a program for developers, its output is its purpose")]
fn say(line: &str) {
    println!("{line}");
}
