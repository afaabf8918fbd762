//! `lexicon`: what the program's vocabulary covers.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use riscontro::error::Result;
use riscontro::lang::zh_it::coverage::{Coverage, Lacking};
use riscontro::pipeline;
use riscontro::read::{self, Origin};
use riscontro::segment::Layout;
use riscontro::text::Language;
use serde::Serialize;

use crate::args::{GlossaryArgs, ReadingArgs};
use crate::exit::Exit;
use crate::output;

/// Say how much of Chinese texts the vocabulary covers
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  riscontro lexicon coverage articolo.zh.txt
  riscontro lexicon coverage texts/*.txt --glossary nostri.tsv -f json")]
pub struct LexiconArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Coverage(CoverageArgs),
}

/// The share of the words of content that have an entry, and the most frequent ones that have none
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  riscontro lexicon coverage articolo.zh.txt
  riscontro lexicon coverage texts/*.txt --top 100 -f json

How it is counted: the texts are cut into words by the program's own list. Names, figures, dates and punctuation are
left out, and so are words that Italian answers by grammar: particles, pronouns, prepositions, conjunctions, numerals,
measure words, adverbs of one character. Neighbouring single characters of which one is unknown are a stretch that
could not be joined into words; it counts as one unknown word for every two characters. Where all of them are known
they count as words, and the second line says how many these are: part of them are pieces of words that the list lacks.
Of such stretches those pieces of two to four characters are listed that recur in the texts, marked `?`: guesses.")]
struct CoverageArgs {
    /// Chinese texts; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// How many words without an entry to list
    #[arg(long, value_name = "N", default_value_t = 50)]
    top: usize,

    /// How to write the result
    #[arg(short, long, value_name = "FORMAT", value_enum, default_value_t)]
    format: CoverageFormat,

    #[command(flatten)]
    glossaries: GlossaryArgs,

    #[command(flatten)]
    reading: ReadingArgs,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum CoverageFormat {
    /// For reading
    #[default]
    Table,
    /// An object
    Json,
}

/// Runs the subcommand.
pub fn run(args: &LexiconArgs) -> Result<Exit> {
    let What::Coverage(args) = &args.what;
    let own = args.glossaries.own_lists()?;
    let mut coverage = Coverage::default();
    for file in &args.files {
        let text = read::text(&Origin::named(file), Language::Chinese, &args.reading.reading(None))?;
        coverage.add(&pipeline::read_source(&text, Layout::Paragraphs), &own);
    }
    let lacking = coverage.lacking();
    let listed = &lacking[..lacking.len().min(args.top)];
    output::print(&match args.format {
        CoverageFormat::Table => table(&coverage, listed),
        CoverageFormat::Json => json(&coverage, listed),
    })?;
    Ok(Exit::Clean)
}

fn table(coverage: &Coverage, lacking: &[Lacking]) -> String {
    let share = coverage.per_mille();
    let mut out = format!(
        "{} of {} words of content have an entry: {}.{} %\n{} of them are single characters beside each other\n",
        coverage.known,
        coverage.words,
        share / 10,
        share % 10,
        coverage.pieces
    );
    for word in lacking {
        let guess = if word.is_word { "" } else { "\t?" };
        out += &format!("{:>6}\t{}{guess}\n", word.count, output::shown(&word.text));
    }
    out
}

fn json(coverage: &Coverage, lacking: &[Lacking]) -> String {
    let row = |word: &Lacking| Row { text: word.text.clone(), count: word.count, guess: !word.is_word };
    let whole = Whole {
        words: coverage.words,
        known: coverage.known,
        pieces: coverage.pieces,
        per_mille: coverage.per_mille(),
        lacking: lacking.iter().map(row).collect(),
    };
    serde_json::to_string_pretty(&whole).expect("rows have string keys") + "\n"
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Whole {
    words: u64,
    known: u64,
    pieces: u64,
    per_mille: u64,
    lacking: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    text: String,
    count: u64,
    guess: bool,
}
