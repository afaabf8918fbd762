//! `normalise`: the Chinese text in the form in which it is compared.

use std::path::PathBuf;

use clap::Args;
use riscontro::error::Result;
use riscontro::normalise::Normalised;
use riscontro::pipeline;
use riscontro::read::{self, Origin};
use riscontro::text::Language;
use serde::Serialize;

use crate::args::ReadingArgs;
use crate::exit::Exit;
use crate::output;
use crate::sources::{self, ConfigArgs, Sources};

/// Print a Chinese text in Simplified characters, as it is compared
///
/// Traditional characters become Simplified ones by phrase, readings that a web site injected are taken out, letters
/// and digits get one width, damaged glyphs are restored where the word tells which they were.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  riscontro normalise articolo.zh.txt
  riscontro normalise articolo.zh.txt --map > articolo.map.jsonl

Of --map, each line is an object: {\"folded\":[start,end],\"raw\":[start,end],\"text\":…,\"from\":…} says which stretch of the
printed text comes from which stretch of the text as read; {\"damaged\":[start,end],\"restored\":…} names a damaged glyph.
Places count UTF-8 bytes, from 0, the end not included.")]
pub struct NormaliseArgs {
    /// The Chinese text; `-` is standard input
    file: PathBuf,

    /// Print the way back to the text as read instead, as JSON lines
    #[arg(long)]
    map: bool,

    /// Print the text as it was read, without markup, instead: what places in HTML and Word documents count in
    #[arg(long, conflicts_with = "map")]
    as_read: bool,

    #[command(flatten)]
    reading: ReadingArgs,

    #[command(flatten)]
    config: ConfigArgs,
}

/// Runs the subcommand.
pub fn run(args: &NormaliseArgs) -> Result<Exit> {
    let settings = Sources::for_files(&args.config, args.reading.layer(None))?.for_pair([args.file.as_path()]);
    let text = read::text(&Origin::named(&args.file), Language::Chinese, &sources::reading(&settings))?;
    if args.as_read {
        return output::print(text.words()).map(|()| Exit::Clean);
    }
    let done = pipeline::folded_source(&text);
    output::print(&if args.map { map(&done, &text.content) } else { done.folded })?;
    Ok(Exit::Clean)
}

#[derive(Serialize)]
#[serde(untagged)]
enum Line<'a> {
    Stretch { folded: [usize; 2], raw: [usize; 2], text: &'a str, from: &'a str },
    Damage { damaged: [usize; 2], restored: Option<&'a str> },
}

fn map(done: &Normalised, content: &str) -> String {
    let stretches = done.map.stretches().map(|(folded, raw)| Line::Stretch {
        folded: [folded.start, folded.end],
        raw: [raw.start, raw.end],
        text: &done.folded[folded.range()],
        from: &content[raw.range()],
    });
    let damage = done.damage.iter().map(|damage| Line::Damage {
        damaged: [damage.raw.start, damage.raw.end],
        restored: damage.restored.as_deref(),
    });
    let lines = stretches.chain(damage);
    lines.map(|line| serde_json::to_string(&line).expect("a line has string keys") + "\n").collect()
}
