//! Aligns made-up texts of 1,000, 10,000 and 30,000 lines and prints the time each takes, how it grows, and the most
//! memory held so far.
//!
//! ```text
//! cargo bench --bench align
//! ```
//!
//! A plain program and not a harness: one run of seconds each is steady enough, and what counts is the ratio of the
//! sizes, which a harness does not print.

mod made;

use std::time::Instant;

use made::{Maker, peak_memory, say};
use riscontro::align::{Alignment, Order};
use riscontro::pipeline::{align_sides, read_source, read_target};
use riscontro::segment::Layout;
use riscontro::text::Text;

const SIZES: [usize; 3] = [1_000, 10_000, 30_000];

fn main() {
    for (what, new_in) in [("of ten invented names one is new", 10), ("each invented name is new", 1)] {
        say(what);
        grow(new_in);
    }
}

/// Aligns texts of growing size in which one invented name in `new_in` is new.
fn grow(new_in: usize) {
    let mut before = None;
    for lines in SIZES {
        let (chinese, italian) = Maker::with_new_name_in(new_in).text(lines);
        let started = Instant::now();
        let alignment = run(chinese, italian);
        let seconds = started.elapsed().as_secs_f64();
        let growth = before.map_or_else(String::new, |(size, time): (usize, f64)| {
            format!(", {:.2} times that of {size} lines", seconds / time)
        });
        let memory = peak_memory().map_or_else(String::new, |kilobytes| format!(", {} MB at most", kilobytes / 1024));
        // Where the corridor misses the way, stretches stand alone on both sides.
        assert!(alignment.beads.len() <= lines, "{} beads of {lines} lines: the way is lost", alignment.beads.len());
        say(&format!("{lines:>6} lines: {} beads, {seconds:.3} s{growth}{memory}", alignment.beads.len()));
        before = Some((lines, seconds));
    }
}

/// From the two texts to beads.
fn run(chinese: String, italian: String) -> Alignment {
    let (source, target) = (Text::from_string(chinese), Text::from_string(italian));
    align_sides(&read_source(&source, Layout::Lines), &read_target(&target, Layout::Lines), Order::Kept)
}
