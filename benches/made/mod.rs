//! Texts made of the project's own lists, the same each time, and what the benches print with.
//!
//! Lines have four to eighteen words of the lexicon, three in four of them rendered, and some invented names; of a
//! hundred lines five have no Italian, two no Chinese, six are joined in pairs.
#![allow(dead_code, reason = "each bench uses a part of it")]

use riscontro::lang::it::figures::date::MONTHS;

const LEXICON: [&str; 4] = [
    include_str!("../../src/lang/zh_it/data/lexicon/general.tsv"),
    include_str!("../../src/lang/zh_it/data/lexicon/economy.tsv"),
    include_str!("../../src/lang/zh_it/data/lexicon/society.tsv"),
    include_str!("../../src/lang/zh_it/data/lexicon/nature.tsv"),
];
const SOUNDS: &str = include_str!("../../src/lang/zh_it/data/transliteration.tsv");

const PEOPLE: &str = include_str!("../../src/lang/zh_it/data/people.tsv");
const PLACES: &str = include_str!("../../src/lang/zh_it/data/places.tsv");
const BODIES: &str = include_str!("../../src/lang/zh_it/data/organisations.tsv");

/// Makes texts.
pub struct Maker {
    words: Vec<(&'static str, Vec<&'static str>)>,
    sounds: Vec<(&'static str, &'static str)>,
    /// Persons, places and bodies.
    names: [Vec<(&'static str, &'static str)>; 3],
    /// Invented names so far, and one in how many is a new one.
    invented: Vec<(String, String)>,
    new_in: usize,
    state: u64,
}

/// The first column of the rows of `data`, and another; rows in which that is empty are left out.
fn rows_of(data: &'static str, column: usize) -> impl Iterator<Item = (&'static str, &'static str)> {
    data.lines().filter(|line| !line.starts_with('#')).filter_map(move |line| {
        let mut columns = line.split('\t');
        Some((columns.next()?, columns.nth(column - 1).filter(|cell| !cell.is_empty())?))
    })
}

impl Maker {
    /// Begins at the beginning.
    pub fn new() -> Self {
        let rows = |data| rows_of(data, 1);
        let words: Vec<_> =
            LEXICON.into_iter().flat_map(rows).map(|(chinese, cell)| (chinese, cell.split('|').collect())).collect();
        let sounds =
            rows(SOUNDS).map(|(chinese, cell)| (chinese, cell.split('|').next().unwrap_or_default())).collect();
        let first = |cell: &'static str| cell.split('|').next().unwrap_or_default();
        let named = |data, column| rows_of(data, column).map(|(chinese, cell)| (first(chinese), first(cell)));
        let names = [(PEOPLE, 1), (PLACES, 2), (BODIES, 2)].map(|(data, column)| named(data, column).collect());
        Self { words, sounds, names, invented: Vec::new(), new_in: 1, state: 20_261_121 }
    }

    /// The same with names that come again, as in a text about something: one in `count` is new.
    pub fn with_new_name_in(count: usize) -> Self {
        Self { new_in: count, ..Self::new() }
    }

    /// A number below `below`.
    fn next(&mut self, below: usize) -> usize {
        self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) as usize % below
    }

    /// So many lines, Chinese and Italian, each a sentence.
    pub fn text(&mut self, lines: usize) -> (String, String) {
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

    /// A book of so many sentences: paragraphs of one to eight, each sentence with what is checked in it (a person, a
    /// place, a body, a date, a figure), one in ten of which the rendering leaves out or changes.
    pub fn book(&mut self, sentences: usize) -> (String, String) {
        let (mut chinese, mut italian) = (String::new(), String::new());
        let mut made = 0;
        while made < sentences {
            let mut renderings = Vec::new();
            for _ in 0..1 + self.next(8) {
                let (source, target) = self.line();
                let (asked, answer) = self.item();
                made += 1;
                chinese += &format!("{asked}{source}");
                match self.next(100) {
                    0..3 => {}
                    3..12 => renderings.push(target),
                    _ => renderings.push(format!("{answer} {target}")),
                }
            }
            chinese += "\n";
            italian += &(renderings.join(" ") + "\n");
        }
        (chinese, italian)
    }

    /// Something that is checked, in both languages.
    fn item(&mut self) -> (String, String) {
        let kind = self.next(5);
        match kind {
            0..3 => {
                let name = self.next(self.names[kind].len());
                let (chinese, italian) = self.names[kind][name];
                (chinese.to_owned(), italian.to_owned())
            }
            3 => {
                let (year, month, day) = (1950 + self.next(75), self.next(12), 1 + self.next(28));
                (format!("{year}年{}月{day}日", month + 1), format!("Il {day} {} {year}", MONTHS[month])) // year, month, day
            }
            _ => {
                let count = 11 + self.next(900);
                (format!("{count}人"), format!("Le {count} persone")) // persons
            }
        }
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
        if self.new_in > 1 && !self.invented.is_empty() && self.next(self.new_in) > 0 {
            let again = self.next(self.invented.len());
            return self.invented[again].clone();
        }
        let (mut chinese, mut latin) = (String::new(), String::new());
        for _ in 0..2 + self.next(3) {
            let sound = self.next(self.sounds.len());
            chinese += self.sounds[sound].0;
            latin += self.sounds[sound].1;
        }
        let mut letters = latin.chars();
        let capitalised =
            letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect());
        self.invented.push((chinese.clone(), capitalised.clone()));
        (chinese, capitalised)
    }
}

/// The most memory the process has held, in kilobytes, where the system tells.
pub fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().trim_end_matches(" kB").parse().ok()
}

/// Prints a line.
#[expect(clippy::print_stdout, reason = "a program for developers, its output is its purpose")]
pub fn say(line: &str) {
    println!("{line}");
}
