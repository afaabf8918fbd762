//! `items`: what was recognised in a text, with canonical values.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use riscontro::error::Result;
use riscontro::extract::Item;
use riscontro::pipeline;
use riscontro::read::{self, Origin};
use riscontro::report::value_of;
use riscontro::segment::Layout;
use riscontro::settings::{Layer, Settings};
use riscontro::text::Language;
use serde::Serialize;

use crate::args::{GlossaryArgs, LengthArgs, ReadingArgs};
use crate::exit::Exit;
use crate::output;
use crate::sources::{self, ConfigArgs, Sources};
use crate::tsv;

/// List the names, figures and dates that are recognised in a text
///
/// Persons, organisations, places, numbers, dates, titles and terms. In Italian a name is one that the lists have, or a
/// run of capitals; its value is the form that print uses most.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  riscontro items articolo.zh.txt --lang zh
  riscontro items articolo.it.txt --lang it -f json

Places count UTF-8 bytes of the text as read, from 0, the end not included.")]
pub struct ItemsArgs {
    /// The text; `-` is standard input
    file: PathBuf,

    /// Its language
    #[arg(long, value_enum)]
    lang: TextLanguage,

    /// How to write the items
    #[arg(short, long, value_name = "FORMAT", value_enum, default_value_t)]
    format: ItemFormat,

    #[command(flatten)]
    glossaries: GlossaryArgs,

    #[command(flatten)]
    reading: ReadingArgs,

    #[command(flatten)]
    length: LengthArgs,

    #[command(flatten)]
    config: ConfigArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum TextLanguage {
    /// Chinese
    Zh,
    /// Italian
    It,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum ItemFormat {
    /// An item a line: kind, start, end, text, value, confidence; with a heading
    #[default]
    Tsv,
    /// The same as an array of objects
    Json,
}

/// Runs the subcommand.
pub fn run(args: &ItemsArgs) -> Result<Exit> {
    let settings = args.settings()?;
    let reading = sources::reading(&settings);
    let read = |language| read::text_to_compare(&Origin::named(&args.file), language, &reading);
    let (text, items) = match args.lang {
        TextLanguage::Zh => {
            let text = read(Language::Chinese)?;
            let own = sources::own_lists(&settings)?;
            let items = pipeline::source_items_with(&pipeline::read_source(&text, Layout::Paragraphs), &own);
            (text, items)
        }
        TextLanguage::It => {
            let text = read(Language::Target)?;
            let items = pipeline::target_items(&pipeline::read_target(&text, Layout::Paragraphs));
            (text, items)
        }
    };
    let rows: Vec<Row> = items.iter().map(|item| Row::new(item, &text.content)).collect();
    output::print(&match args.format {
        ItemFormat::Tsv => table(&rows),
        ItemFormat::Json => serde_json::to_string_pretty(&rows).expect("rows have string keys") + "\n",
    })?;
    Ok(Exit::Clean)
}

impl ItemsArgs {
    fn settings(&self) -> Result<Settings> {
        let own = self.glossaries.layer();
        let reading = self.reading.layer(Some(&self.length));
        let layer = Layer { glossaries: own.glossaries, names: own.names, ..reading };
        Ok(Sources::for_files(&self.config, layer)?.for_pair([self.file.as_path()]))
    }
}

#[derive(Serialize)]
struct Row<'a> {
    kind: &'static str,
    start: usize,
    end: usize,
    text: &'a str,
    value: String,
    confidence: u8,
}

impl<'a> Row<'a> {
    fn new(item: &Item, content: &'a str) -> Self {
        Self {
            kind: item.kind.name(),
            start: item.raw.start,
            end: item.raw.end,
            text: &content[item.raw.range()],
            value: value_of(item),
            confidence: item.confidence,
        }
    }
}

fn table(rows: &[Row]) -> String {
    let heading = tsv::row(["kind", "start", "end", "text", "value", "confidence"]);
    let row = |row: &Row| {
        let (start, end, confidence) = (row.start.to_string(), row.end.to_string(), row.confidence.to_string());
        tsv::row([row.kind, &start, &end, row.text, &row.value, &confidence])
    };
    heading + &rows.iter().map(row).collect::<String>()
}
