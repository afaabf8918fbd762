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
use std::path::{Path, PathBuf};

use riscontro::lang::zh::clause::clauses;
use riscontro::lang::zh_it::clauses::{Clauses, Evidence, TERMS};
use riscontro::lang::zh_it::own::AllLists;
use riscontro::lang::zh_it::phrase::Phrases;
use riscontro::lang::zh_it::target::TargetText;
use riscontro::pipeline::{OwnLists, read_source, read_target};
use riscontro::segment::Layout;
use riscontro::text::Text;

/// The share of all clauses that are left out, as assumed.
const PRIOR: f64 = 0.02;
/// Clauses with fewer words of content are not judged.
const WORDS: f64 = 1.5;
/// Sentences between a sentence and the one whose clause is planted in it.
const APART: usize = 7;

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
    let source = read_source(&Text::from_string(std::fs::read_to_string(document)?), Layout::Lines);
    let italian = Text::from_string(std::fs::read_to_string(document.with_extension("it"))?);
    let target = read_target(&italian, Layout::Lines);
    let count = source.segments.len();
    if count != target.segments.len() {
        say(&format!("{}: the sides differ in length, left aside", document.display()));
        return Ok(());
    }
    let text = TargetText::new(&target);
    let own = OwnLists::default();
    let phrases = Phrases::new(AllLists::new(&own));
    let length = |side: &riscontro::segment::Segmented| side.normalised.folded.chars().count() as f64;
    let judge = Clauses::new(&phrases, &text, length(&target) / length(&source).max(1.0));
    let judged = |evidence: &Evidence| evidence.answered + evidence.missing >= WORDS;
    for at in 0..count {
        let sentence = source.segment_text(at);
        let mut own: Vec<&str> = clauses(sentence).into_iter().map(|span| &sentence[span]).collect();
        real.extend(judge.evidence(&own, &[at]).into_iter().filter(judged));
        let other = source.segment_text((at + APART) % count);
        let spans = clauses(other);
        if let Some(span) = spans.get(at % spans.len().max(1)).filter(|_| count > 2 * APART) {
            let place = at % (own.len() + 1);
            own.insert(place, &other[span.clone()]);
            planted.extend(judge.evidence(&own, &[at]).into_iter().nth(place).filter(judged));
        }
    }
    Ok(())
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
