//! Checks made-up books of 3,000, 10,000 and 30,000 sentences, writes their reports, and prints the time of each step,
//! how it grows, and the most memory held so far.
//!
//! ```text
//! cargo bench --bench check
//! cargo bench --bench check -- write DIR 30000     # the texts alone, for the program itself
//! ```

mod made;

use std::fs;
use std::path::Path;
use std::time::Instant;

use made::{Maker, peak_memory, say};
use riscontro::align::Order;
use riscontro::pipeline::{Pair, align_sides, check, read_source, read_target, source_items};
use riscontro::render::{FORMATS, Options, render};
use riscontro::report::Report;
use riscontro::report::model::Severity;
use riscontro::segment::Layout;
use riscontro::text::Text;

const SIZES: [usize; 3] = [3_000, 10_000, 30_000];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    if let [write, folder, sentences] = words.as_slice() {
        assert_eq!(write, "write", "give `write DIR SENTENCES`, or nothing");
        let (chinese, italian) = Maker::new().book(sentences.parse().expect("a number of sentences"));
        fs::create_dir_all(folder).expect("the folder can be made");
        fs::write(Path::new(folder).join("source.zh.txt"), chinese).expect("the folder can be written");
        fs::write(Path::new(folder).join("target.it.txt"), italian).expect("the folder can be written");
        return;
    }
    let mut before: Option<Vec<f64>> = None;
    for sentences in SIZES {
        let steps = steps(sentences);
        let times: Vec<f64> = steps.iter().map(|(_, seconds)| *seconds).collect();
        say(&format!("{sentences} sentences"));
        for (at, (step, seconds)) in steps.iter().enumerate() {
            let growth =
                before.as_ref().map_or_else(String::new, |before| format!(", {:.2} times", seconds / before[at]));
            say(&format!("    {step:12} {seconds:8.3} s{growth}"));
        }
        if let Some(kilobytes) = peak_memory() {
            say(&format!("    {} MB at most", kilobytes / 1024));
        }
        before = Some(times);
    }
}

/// The time of each step, in seconds; the check does the two before it again.
fn steps(sentences: usize) -> Vec<(&'static str, f64)> {
    let (chinese, italian) = Maker::new().book(sentences);
    let pair = Pair {
        id: "book".to_owned(),
        paths: ("source.zh.txt".to_owned(), "target.it.txt".to_owned()),
        source: Text::from_string(chinese),
        target: Text::from_string(italian),
    };
    let source = read_source(&pair.source, Layout::Paragraphs);
    let target = read_target(&pair.target, Layout::Paragraphs);
    let mut steps = Vec::new();
    let mut step = |name, work: &mut dyn FnMut()| {
        let started = Instant::now();
        work();
        steps.push((name, started.elapsed().as_secs_f64()));
    };
    step("items", &mut || drop(source_items(&source)));
    step("alignment", &mut || drop(align_sides(&source, &target, Order::Free)));
    let mut report = None;
    step("check", &mut || report = Some(Report::new(vec![check(&pair)], Severity::Error)));
    let report = report.expect("the step before has run");
    for format in FORMATS {
        step(format.name, &mut || drop(render(&report, format.format, &Options::default())));
    }
    steps
}
