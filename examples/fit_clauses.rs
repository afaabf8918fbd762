//! Fits the weights by which a clause is judged left out or only freely said (`lang/zh_it/clauses.rs`), and added or only
//! freely said (`lang/zh_it/additions.rs`).
//!
//! ```text
//! cargo run --release --example fit_clauses -- SET_DIR...
//! ```
//!
//! A set is a folder of `DOC.zh` and `DOC.it`, a sentence a line, the same number of lines on both sides, complete
//! renderings. The clauses as they stand are taken for rendered; a clause of another sentence of the document is planted
//! beside them, on the one side or the other, which the other side therefore lacks. Both go the way of a check, items and
//! all. Logistic regression by Newton's method tells the two apart; planted clauses together weigh [`PRIOR`] of all, as
//! rare as omissions are. What is printed: the weights in hundredths of a nat, and for each threshold how many real
//! clauses it would flag and how many planted ones it finds.

#[path = "common/logistic.rs"]
mod logistic;

use std::error::Error;
use std::ops::Range;
use std::path::{Path, PathBuf};

use logistic::Sample;
use riscontro::align::{Alignment, Bead, SURE};
use riscontro::lang::zh::clause::members as clauses;
use riscontro::lang::zh_it::additions::italian_clauses;
use riscontro::lang::zh_it::evidence::{Evidence, TERMS};
use riscontro::pipeline::{Weighed, clause_evidence, read_source, read_target};
use riscontro::segment::{Layout, Segmented};
use riscontro::text::Text;

/// The share of all clauses that are left out, as assumed, and so of those that are added.
const PRIOR: f64 = 0.02;
/// Little, the samples are many.
const RIDGE: f64 = 0.01;
/// Clauses with fewer words of content, each by what it weighs, are not judged.
const WORDS: f64 = 0.8;
/// Sentences between a sentence and the one whose clause is planted in it.
const APART: usize = 7;
/// A clause is planted in one of so many sentences at a time: with more, the longer side would be taken for usual.
const SPARSE: usize = 5;

/// Clauses as they are, and planted ones.
type Samples = (Vec<Evidence>, Vec<Evidence>);

fn main() -> Result<(), Box<dyn Error>> {
    let (mut left_out, mut added) = (Samples::default(), Samples::default());
    for folder in std::env::args().skip(1) {
        for document in documents(Path::new(&folder))? {
            read(&document, &mut left_out, &mut added)?;
        }
    }
    for (name, (real, planted)) in [("left out", left_out), ("added", added)] {
        let weights = fit(&real, &planted);
        say(&format!("{name}: {} clauses, {} planted", real.len(), planted.len()));
        say(&format!("weights: {:?}", weights.map(|w| (w * 100.0).round() as i32)));
        say(&format!("surprise: {:.1} nats in 1,000 clauses", surprise(&real, &planted, &weights) * 1000.0));
        say("threshold  real flagged in 1,000  planted found in 100");
        for threshold in [20, 30, 40, 50, 60, 70, 80, 90] {
            let share = |set: &[Evidence]| {
                let over = set.iter().filter(|e| probability(e, &weights) * 100.0 >= f64::from(threshold)).count();
                over as f64 / set.len().max(1) as f64
            };
            say(&format!("{threshold:9}  {:20.1}  {:20.1}", share(&real) * 1000.0, share(&planted) * 100.0));
        }
    }
    Ok(())
}

fn documents(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    found.retain(|path| path.extension().is_some_and(|e| e == "zh"));
    found.sort();
    Ok(found)
}

fn read(document: &Path, left_out: &mut Samples, added: &mut Samples) -> Result<(), Box<dyn Error>> {
    let chinese = read_source(&Text::from_string(std::fs::read_to_string(document)?), Layout::Lines);
    let italian = std::fs::read_to_string(document.with_extension("it"))?;
    let italian = read_target(&Text::from_string(italian), Layout::Lines);
    let count = chinese.segments.len();
    if count != italian.segments.len() {
        say(&format!("{}: the sides differ in length, left aside", document.display()));
        return Ok(());
    }
    let weighty = |(_, evidence): &&Weighed| evidence.answered + evidence.missing >= WORDS;
    let evidence = |found: &[Weighed]| found.iter().filter(weighty).map(|(_, e)| *e).collect::<Vec<Evidence>>();
    let (source, target) = clause_evidence(&chinese, &italian, &line_by_line(count));
    left_out.0.extend(evidence(&source));
    added.0.extend(evidence(&target));
    for turn in (0..SPARSE).filter(|_| count > 2 * APART) {
        let (text, places) = plant(&chinese, turn, clauses, "，");
        let longer = read_source(&Text::from_string(text), Layout::Lines);
        let (mut source, _) = clause_evidence(&longer, &italian, &line_by_line(count));
        source.retain(|(place, _)| places.contains(place));
        left_out.1.extend(evidence(&source));
        let (text, places) = plant(&italian, turn, italian_clauses, ", ");
        let longer = read_target(&Text::from_string(text), Layout::Lines);
        let (_, mut target) = clause_evidence(&chinese, &longer, &line_by_line(count));
        target.retain(|(place, _)| places.contains(place));
        added.1.extend(evidence(&target));
    }
    Ok(())
}

/// The alignment of texts whose lines render one another.
fn line_by_line(count: usize) -> Alignment {
    let bead = |at| Bead { source: at..at + 1, target: at..at + 1, confidence: 100, margin: SURE, moved: false };
    Alignment { beads: (0..count).map(bead).collect() }
}

/// Puts a clause of another sentence into each [`SPARSE`]th, from `turn` on; with the text, where they stand: the line
/// and its bytes.
fn plant(
    side: &Segmented,
    turn: usize,
    clauses: fn(&str) -> Vec<Range<usize>>,
    comma: &str,
) -> (String, Vec<(usize, Range<usize>)>) {
    let count = side.segments.len();
    let (mut text, mut places) = (String::new(), Vec::new());
    for at in 0..count {
        let (sentence, other) = (side.segment_text(at), side.segment_text((at + APART) % count));
        let (own, spans) = (clauses(sentence), clauses(other));
        match spans.get(at % spans.len().max(1)).filter(|_| at % SPARSE == turn) {
            Some(span) => {
                let before = own.get(at % (own.len() + 1)).map(|clause| clause.start);
                let start = before.unwrap_or_else(|| own.last().map_or(0, |clause| clause.end));
                let clause = &other[span.clone()];
                let mark = if before.is_some() { 0 } else { comma.len() };
                places.push((at, start + mark..start + mark + clause.len()));
                let (head, tail) = sentence.split_at(start);
                let planted = if before.is_some() { format!("{clause}{comma}") } else { format!("{comma}{clause}") };
                text.push_str(&format!("{head}{planted}{tail}\n"));
            }
            None => text.push_str(&format!("{sentence}\n")),
        }
    }
    (text, places)
}

fn probability(evidence: &Evidence, weights: &[f64; TERMS]) -> f64 {
    logistic::probability(&evidence.terms(), weights)
}

/// Mean of what each clause tells that the weights did not foresee, in nats; planted ones together weigh [`PRIOR`].
fn surprise(real: &[Evidence], planted: &[Evidence], weights: &[f64; TERMS]) -> f64 {
    let mean = |set: &[Evidence], of: &dyn Fn(f64) -> f64| {
        set.iter().map(|e| -of(probability(e, weights)).ln()).sum::<f64>() / set.len().max(1) as f64
    };
    PRIOR * mean(planted, &|p| p) + (1.0 - PRIOR) * mean(real, &|p| 1.0 - p)
}

fn fit(real: &[Evidence], planted: &[Evidence]) -> [f64; TERMS] {
    let weight_planted = PRIOR * real.len() as f64 / ((1.0 - PRIOR) * planted.len().max(1) as f64);
    let real = real.iter().map(|e| (e.terms(), false, 1.0));
    let all: Vec<Sample<TERMS>> = real.chain(planted.iter().map(|e| (e.terms(), true, weight_planted))).collect();
    logistic::fit(&all, RIDGE)
}

#[expect(clippy::print_stdout, reason = "a program for developers, its output is its purpose")]
fn say(line: &str) {
    println!("{line}");
}
