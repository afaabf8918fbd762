//! The command line as clap reads it: the list of subcommands, and the options that several of them share. Options
//! of one subcommand stand with it.

use std::path::PathBuf;
#[cfg(feature = "embeddings")]
use std::sync::Arc;

use clap::{Args, Parser, Subcommand, ValueEnum};
use encoding_rs::Encoding;
#[cfg(feature = "embeddings")]
use riscontro::embedding::SentenceModel;
use riscontro::error::Result;
use riscontro::glossary;
use riscontro::pipeline::OwnLists;
use riscontro::read::{self, Reading};
use riscontro::settings::{EncodingName, FormatName, Layer, Origin, Setting, Settings};
use riscontro::text::Format as InputFormat;

use crate::check::given;
use crate::{
    align, baseline, batch, check, completions, config, diff, explain, items, lexicon, man, normalise, pair, report,
    review, rules, schema, sources,
};

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
    Batch(batch::BatchArgs),
    Align(align::AlignArgs),
    #[command(visible_alias = "normalize")]
    Normalise(normalise::NormaliseArgs),
    Items(items::ItemsArgs),
    Pair(pair::PairArgs),
    Lexicon(lexicon::LexiconArgs),
    Diff(diff::DiffArgs),
    Report(report::ReportArgs),
    Baseline(baseline::BaselineArgs),
    Review(review::ReviewArgs),
    Config(config::ConfigCommand),
    Explain(explain::ExplainArgs),
    Rules(rules::RulesArgs),
    Schema(schema::SchemaArgs),
    Completions(completions::CompletionsArgs),
    Man(man::ManArgs),
}

/// How texts are read.
#[derive(Debug, Args)]
#[command(next_help_heading = "Reading")]
pub struct ReadingArgs {
    /// Encoding of the texts, such as gb18030, big5, utf-16le [default: recognised from the bytes]
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    encoding: Option<&'static Encoding>,

    /// Format of the files [default: recognised by content, then by name]
    #[arg(long = "input-format", visible_alias = "from", value_name = "NAME", value_parser = input_format, long_help = input_formats_help())]
    input_format: Option<InputFormat>,

    /// Refuse files with more bytes than this, packed or unpacked [default: 67108864]
    #[arg(long, value_name = "N")]
    max_bytes: Option<u64>,
}

/// How long a text may be that is to be compared.
#[derive(Debug, Args)]
#[command(next_help_heading = "Reading")]
pub struct LengthArgs {
    /// Refuse texts with more characters than this: time and memory grow with it [default: 5000000]
    #[arg(long, value_name = "N")]
    max_characters: Option<u64>,
}

impl LengthArgs {
    /// What the command line says.
    pub fn setting(&self) -> Option<Setting<u64>> {
        self.max_characters.map(|most| given("--max-characters", most))
    }
}

/// The same for texts that are only aligned: whole books, since the work grows with their length alone.
#[derive(Debug, Args)]
#[command(next_help_heading = "Reading")]
pub struct BookLengthArgs {
    /// Refuse texts with more characters than this [default: 10000000]
    #[arg(long, value_name = "N")]
    max_characters: Option<u64>,
}

/// Characters of a book with room to spare.
const BOOK: u64 = 10_000_000;

impl BookLengthArgs {
    /// The length as an option of its own.
    pub fn given(&self) -> LengthArgs {
        LengthArgs { max_characters: self.max_characters }
    }

    /// `settings` with room for a book, unless somebody has set a length.
    pub fn with_room(settings: Settings) -> Settings {
        let max_characters = match settings.max_characters.origin {
            Origin::Default => Setting { value: BOOK, origin: Origin::Default },
            _ => settings.max_characters.clone(),
        };
        Settings { max_characters, ..settings }
    }
}

impl ReadingArgs {
    /// The library's settings for these options, where no settings file is asked.
    pub fn reading(&self, length: Option<&LengthArgs>) -> Reading {
        sources::reading(&Settings::resolve(&[&self.layer(length)]))
    }

    /// What these options say.
    pub fn layer(&self, length: Option<&LengthArgs>) -> Layer {
        let name = |encoding: &'static Encoding| EncodingName(encoding.name().to_ascii_lowercase());
        Layer {
            encoding: self.encoding.map(|encoding| given("--encoding", Some(name(encoding)))),
            input_format: self.input_format.map(|format| given("--input-format", Some(FormatName::from(format)))),
            max_bytes: self.max_bytes.map(|most| given("--max-bytes", most)),
            max_characters: length.and_then(LengthArgs::setting),
            ..Layer::default()
        }
    }
}

/// The customer's own lists.
#[derive(Debug, Args)]
#[command(next_help_heading = "Vocabulary")]
pub struct GlossaryArgs {
    /// Terms and the renderings agreed on: a CSV or TSV table with the columns zh and it (forms parted by |), or TBX;
    /// may be repeated
    #[arg(long, value_name = "FILE")]
    glossary: Vec<PathBuf>,

    /// Names and their Italian forms: a TSV table of Chinese, forms parted by |, and if need be person, organisation or
    /// place; may be repeated
    #[arg(long, value_name = "FILE")]
    names: Vec<PathBuf>,
}

impl GlossaryArgs {
    /// The lists of these files, read.
    pub fn own_lists(&self) -> Result<OwnLists> {
        Ok(OwnLists::new(&glossary::read_all(&self.glossary, &self.names)?))
    }

    /// What these options say.
    pub fn layer(&self) -> Layer {
        let paths = |paths: &Vec<PathBuf>| Some(paths.clone()).filter(|paths| !paths.is_empty());
        Layer {
            glossaries: paths(&self.glossary).map(|paths| given("--glossary", paths)),
            names: paths(&self.names).map(|paths| given("--names", paths)),
            ..Layer::default()
        }
    }
}

/// A model of the customer's own.
#[cfg(feature = "embeddings")]
#[derive(Debug, Args)]
#[command(next_help_heading = "Vocabulary")]
pub struct ModelArgs {
    /// Pair sentences by their vectors too: the folder of a multilingual Model2Vec model, with tokenizer.json,
    /// model.safetensors and config.json
    #[arg(long, value_name = "DIR")]
    embeddings: Option<PathBuf>,
}

#[cfg(feature = "embeddings")]
impl ModelArgs {
    /// The model, loaded.
    pub fn load(&self) -> Result<Option<Arc<SentenceModel>>> {
        self.embeddings.as_deref().map(|folder| SentenceModel::load(folder).map(Arc::new)).transpose()
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

fn input_format(name: &str) -> std::result::Result<InputFormat, String> {
    InputFormat::named(name).ok_or_else(|| {
        let names: Vec<&str> = InputFormat::ALL.iter().map(|(_, name, _)| *name).collect();
        format!("there is no input format `{name}`; there are {}", names.join(", "))
    })
}

fn input_formats_help() -> String {
    let line =
        |(_, name, extensions): &(InputFormat, &str, &[&str])| format!("  {name:8}  .{}", extensions.join(", ."));
    let lines: Vec<String> = InputFormat::ALL.iter().map(line).collect();
    format!(
        "Format of the files. Without it the content decides, then the name.\n\nFormats, and the names they are known by:\n{}\n\n\
         tmx, xliff and tsv hold both sides in one file",
        lines.join("\n")
    )
}

fn encoding(name: &str) -> std::result::Result<&'static Encoding, String> {
    let known: Result<&'static Encoding> = read::encoding(name);
    known.map_err(|error| error.to_string())
}
