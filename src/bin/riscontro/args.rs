//! The command line as clap reads it: the list of subcommands, and the options that several of them share. Options
//! of one subcommand stand with it.

use clap::{Args, Parser, Subcommand, ValueEnum};
use encoding_rs::Encoding;
use riscontro::error::Result;
use riscontro::read::{self, Reading};
use riscontro::settings::Limits;

use crate::{align, check, completions, diff, explain, items, normalise, report, rules, schema};

/// Reads a Chinese original and its Italian rendering and says what the rendering left out.
#[derive(Debug, Parser)]
#[command(
    name = "riscontro",
    version,
    max_term_width = 100,
    disable_help_subcommand = true,
    arg_required_else_help = true
)]
#[command(after_help = "\
Examples:
  riscontro check articolo.zh.txt articolo.it.txt     what the Italian left out, in the terminal
  riscontro check pairs -o html=report.html           all pairs of a folder, as one page to review
  riscontro explain omitted-person                    what a finding means, and what is let through

Each subcommand has its own --help with examples.")]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    Check(check::CheckArgs),
    Align(align::AlignArgs),
    #[command(visible_alias = "normalize")]
    Normalise(normalise::NormaliseArgs),
    Items(items::ItemsArgs),
    Diff(diff::DiffArgs),
    Report(report::ReportArgs),
    Explain(explain::ExplainArgs),
    Rules(rules::RulesArgs),
    Schema(schema::SchemaArgs),
    Completions(completions::CompletionsArgs),
}

/// How texts are read.
#[derive(Debug, Args)]
#[command(next_help_heading = "Reading")]
pub struct ReadingArgs {
    /// Encoding of the texts, such as gb18030, big5, utf-16le [default: recognised from the bytes]
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    encoding: Option<&'static Encoding>,

    /// Refuse files with more bytes than this
    #[arg(long, value_name = "N", default_value_t = Limits::default().bytes)]
    max_bytes: u64,
}

/// How long a text may be that is to be compared.
#[derive(Debug, Args)]
#[command(next_help_heading = "Reading")]
pub struct LengthArgs {
    /// Refuse texts with more characters than this: the work grows with the square of it
    #[arg(long, value_name = "N", default_value_t = Limits::default().characters)]
    max_characters: usize,
}

/// The same for texts that are only aligned: whole books, since the work grows with their length alone.
#[derive(Debug, Args)]
#[command(next_help_heading = "Reading")]
pub struct BookLengthArgs {
    /// Refuse texts with more characters than this
    #[arg(long, value_name = "N", default_value_t = 10_000_000)]
    max_characters: usize,
}

impl From<&BookLengthArgs> for LengthArgs {
    fn from(length: &BookLengthArgs) -> Self {
        Self { max_characters: length.max_characters }
    }
}

impl ReadingArgs {
    /// The library's settings for these options.
    pub fn reading(&self, length: Option<&LengthArgs>) -> Reading {
        let limits = Limits { bytes: self.max_bytes, ..Limits::default() };
        let characters = length.map_or(limits.characters, |length| length.max_characters);
        Reading { encoding: self.encoding, limits: Limits { characters, ..limits } }
    }
}

/// When to write colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ColourChoice {
    /// In a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    /// Even into files and pipes
    Always,
    /// Not at all
    Never,
}

fn encoding(name: &str) -> std::result::Result<&'static Encoding, String> {
    let known: Result<&'static Encoding> = read::encoding(name);
    known.map_err(|error| error.to_string())
}
