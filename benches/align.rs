//! Aligns made-up texts of 1,000, 10,000 and 30,000 lines and prints the time each takes, how it grows, and the most
//! memory held so far.
//!
//! ```text
//! cargo bench --bench align
//! ```
//!
//! A plain program and not a harness: one run of seconds each is steady enough, and what counts is the ratio of the
//! sizes, which a harness does not print. The text is made of the project's own lexicon, the same each time: lines of
//! four to eighteen words, three in four of them rendered, some invented names; of a hundred lines five have no
//! Italian, two no Chinese, six are joined in pairs.

use std::time::Instant;

use riscontro::align::{Alignment, Order};
use riscontro::pipeline::{align_sides, read_source, read_target};
use riscontro::segment::Layout;
use riscontro::text::Text;

const SIZES: [usize; 3] = [1_000, 10_000, 30_000];

const LEXICON: [&str; 4] = [
    include_str!("../src/lang/zh_it/data/lexicon/general.tsv"),
    include_str!("../src/lang/zh_it/data/lexicon/economy.tsv"),
    include_str!("../src/lang/zh_it/data/lexicon/society.tsv"),
    include_str!("../src/lang/zh_it/data/lexicon/nature.tsv"),
];
const SOUNDS: &str = include_str!("../src/lang/zh_it/data/transliteration.tsv");

fn main() {
    let mut before = None;
    for lines in SIZES {
        let (chinese, italian) = Maker::new().text(lines);
        let started = Instant::now();
        let alignment = run(chinese, italian);
        let seconds = started.elapsed().as_secs_f64();
        let growth = before.map_or_else(String::new, |(size, time): (usize, f64)| {
            format!(", {:.2} times that of {size} lines", seconds / time)
        });
        let memory = peak_memory().map_or_else(String::new, |kilobytes| format!(", {} MB at most", kilobytes / 1024));
        say(&format!("{lines:>6} lines: {} beads, {seconds:.3} s{growth}{memory}", alignment.beads.len()));
        before = Some((lines, seconds));
    }
}

/// From the two texts to beads.
fn run(chinese: String, italian: String) -> Alignment {
    let (source, target) = (Text::from_string(chinese), Text::from_string(italian));
    align_sides(&read_source(&source, Layout::Lines), &read_target(&target, Layout::Lines), Order::Kept)
}

/// Makes texts.
struct Maker {
    words: Vec<(&'static str, Vec<&'static str>)>,
    sounds: Vec<(&'static str, &'static str)>,
    state: u64,
}

impl Maker {
    fn new() -> Self {
        let rows = |data: &'static str| {
            data.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
                let mut columns = line.split('\t');
                Some((columns.next()?, columns.next()?))
            })
        };
        let words: Vec<_> =
            LEXICON.into_iter().flat_map(rows).map(|(chinese, cell)| (chinese, cell.split('|').collect())).collect();
        let sounds =
            rows(SOUNDS).map(|(chinese, cell)| (chinese, cell.split('|').next().unwrap_or_default())).collect();
        Self { words, sounds, state: 20_261_121 }
    }

    /// A number below `below`.
    fn next(&mut self, below: usize) -> usize {
        self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) as usize % below
    }

    fn text(&mut self, lines: usize) -> (String, String) {
        let (mut chinese, mut italian) = (String::new(), String::new());
        let mut made = 0;
        while made < lines {
            let (source, target) = self.line();
            made += 1;
            match self.next(100) {
                0..5 => chinese += &(source + "\n"),
                5..7 => italian += &(target + "\n"),
                7..10 => {
                    let (further, rendered) = self.line();
                    chinese += &format!("{source}\n{further}\n");
                    italian += &format!("{target} {rendered}\n");
                    made += 1;
                }
                _ => {
                    chinese += &(source + "\n");
                    italian += &(target + "\n");
                }
            }
        }
        (chinese, italian)
    }

    fn line(&mut self) -> (String, String) {
        let (mut chinese, mut italian) = (String::new(), Vec::new());
        for _ in 0..4 + self.next(15) {
            // Half of the words are among the commonest hundred.
            let among = if self.next(2) == 0 { 100 } else { self.words.len() };
            let word = self.next(among);
            chinese += self.words[word].0;
            let rendered = if self.next(4) == 0 { self.next(self.words.len()) } else { word };
            let form = self.next(self.words[rendered].1.len());
            italian.push(self.words[rendered].1[form].to_owned());
        }
        if self.next(3) == 0 {
            let (name, spelt) = self.name();
            chinese += &name;
            italian.push(spelt);
        }
        (chinese + "。", italian.join(" ") + ".")
    }

    /// An invented foreign name, in both scripts.
    fn name(&mut self) -> (String, String) {
        let (mut chinese, mut latin) = (String::new(), String::new());
        for _ in 0..2 + self.next(3) {
            let sound = self.next(self.sounds.len());
            chinese += self.sounds[sound].0;
            latin += self.sounds[sound].1;
        }
        let mut letters = latin.chars();
        let capitalised =
            letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect());
        (chinese, capitalised)
    }
}

/// The most memory the process has held, in kilobytes, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().trim_end_matches(" kB").parse().ok()
}

#[expect(clippy::print_stdout, reason = "a program for developers, its output is its purpose")]
fn say(line: &str) {
    println!("{line}");
}
