//! `align`: which Italian sentences render which Chinese ones.

use std::fmt::Write;
use std::ops::Range;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use riscontro::align::{Alignment, Bead, Order};
use riscontro::error::Result;
use riscontro::pair;
use riscontro::pipeline::{self, Pair};
use riscontro::render::bitext::{self, Bitext};
use riscontro::report::model::{self, BeadStatus, Passage};
use riscontro::segment::{Layout, Segmented};
use riscontro::settings::{Layer, Settings};

#[cfg(feature = "embeddings")]
use crate::args::ModelArgs;
use crate::args::{BookLengthArgs, GlossaryArgs, ReadingArgs};
use crate::checking::working_folder;
use crate::exit::Exit;
use crate::output;
use crate::sources::{self, ConfigArgs, Sources};
use crate::tsv;

/// Pair the sentences of a Chinese text with those of its Italian rendering
///
/// Beads are printed in the order of the Chinese; together they cover both sides once. What the web site put around
/// an article takes no part, unless --lines says that every line is a sentence.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  riscontro align articolo.zh.txt articolo.it.txt > articolo.tsv
  riscontro align frasi.zh frasi.it --lines -f beads
  riscontro align articolo.zh.txt articolo.it.txt -f tmx > articolo.tmx

Of -f beads: `[0,1]:[2]` means that sentences 0 and 1 of the Chinese are sentence 2 of the Italian, counted from 0
(with --lines: lines); `[5]:[]` has no Italian, `[]:[7]` no Chinese.")]
pub struct AlignArgs {
    /// The Chinese original; `-` is standard input
    source: PathBuf,

    /// Its Italian rendering; `-` is standard input
    target: PathBuf,

    /// Take each line as one sentence, empty ones too, and keep their order
    #[arg(long)]
    lines: bool,

    /// How to write the beads
    #[arg(short, long, value_name = "FORMAT", value_enum, default_value_t)]
    format: BeadFormat,

    #[command(flatten)]
    glossaries: GlossaryArgs,

    #[cfg(feature = "embeddings")]
    #[command(flatten)]
    model: ModelArgs,

    #[command(flatten)]
    reading: ReadingArgs,

    #[command(flatten)]
    length: BookLengthArgs,

    #[command(flatten)]
    config: ConfigArgs,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum BeadFormat {
    /// A bead a line: numbers of the Chinese and of the Italian sentences, confidence, whether it was moved, both
    /// texts; with a heading
    #[default]
    Tsv,
    /// A bead a line: numbers of the sentences
    Beads,
    /// The beads as reports have them, with places in bytes; `riscontro schema beads` prints the schema
    Json,
    /// A translation memory, TMX 1.4b: the beads that have both sides
    Tmx,
    /// XLIFF 2.1: all beads
    Xliff,
}

/// Runs the subcommand.
pub fn run(args: &AlignArgs) -> Result<Exit> {
    let settings = args.settings()?;
    let own = sources::own_lists(&settings)?;
    #[cfg(feature = "embeddings")]
    let own = own.with_model(args.model.load()?);
    let found = pair::of_files(&args.source, &args.target, args.format.id())?;
    let pair = pair::read(&found.id, &found.sides?, &sources::reading(&settings), &working_folder()?)?;
    let (layout, order) = match args.lines {
        true => (Layout::Lines, Order::Kept),
        false => (Layout::Paragraphs, Order::Free),
    };
    let source = pipeline::read_source(&pair.source, layout);
    let target = pipeline::read_target(&pair.target, layout);
    let alignment = pipeline::align_sides_with(&source, &target, order, &own);
    let sides = Sides { pair: &pair, source: &source, target: &target };
    output::print(&match args.format {
        BeadFormat::Tsv => sides.tsv(&alignment),
        BeadFormat::Beads => beads(&alignment),
        BeadFormat::Json => bitext::json(&sides.beads(&alignment)),
        BeadFormat::Tmx => bitext::tmx(&[sides.bitext(&sides.beads(&alignment))]),
        BeadFormat::Xliff => bitext::xliff(&[sides.bitext(&sides.beads(&alignment))]),
    })?;
    Ok(Exit::Clean)
}

impl AlignArgs {
    fn settings(&self) -> Result<Settings> {
        let own = self.glossaries.layer();
        let reading = self.reading.layer(Some(&self.length.given()));
        let layer = Layer { glossaries: own.glossaries, names: own.names, ..reading };
        let settings =
            Sources::for_files(&self.config, layer)?.for_pair([self.source.as_path(), self.target.as_path()]);
        Ok(BookLengthArgs::with_room(settings))
    }
}

impl BeadFormat {
    /// The id to take for the pair where none is written: its `pair.toml` need not be read then.
    const fn id(self) -> Option<&'static str> {
        match self {
            Self::Tsv | Self::Beads | Self::Json => Some("pair"),
            Self::Tmx | Self::Xliff => None,
        }
    }
}

fn beads(alignment: &Alignment) -> String {
    let mut out = String::new();
    for bead in &alignment.beads {
        let _ = writeln!(out, "[{}]:[{}]", numbers(&bead.source), numbers(&bead.target));
    }
    out
}

fn numbers(range: &Range<usize>) -> String {
    range.clone().map(|number| number.to_string()).collect::<Vec<_>>().join(",")
}

struct Sides<'a> {
    pair: &'a Pair,
    source: &'a Segmented,
    target: &'a Segmented,
}

impl Sides<'_> {
    fn tsv(&self, alignment: &Alignment) -> String {
        let mut out = tsv::row(["source_segments", "target_segments", "confidence", "moved", "source", "target"]);
        for bead in &alignment.beads {
            let (source, target) = self.passages(bead);
            let texts = |passages: Vec<Passage>| passages.into_iter().map(|one| one.text).collect::<Vec<_>>();
            let moved = if bead.moved { "yes" } else { "no" };
            let (from, to) = (numbers(&bead.source), numbers(&bead.target));
            let (source, target) = (texts(source).concat(), texts(target).join(" "));
            out += &tsv::row([&from, &to, &bead.confidence.to_string(), moved, &source, &target]);
        }
        out
    }

    fn bitext<'b>(&'b self, beads: &'b [model::Bead]) -> Bitext<'b> {
        Bitext {
            id: &self.pair.id,
            source: &self.pair.paths.0,
            target: &self.pair.paths.1,
            script: self.source.normalised.script,
            beads,
            findings: Vec::new(),
        }
    }

    /// The beads as reports have them.
    fn beads(&self, alignment: &Alignment) -> Vec<model::Bead> {
        alignment.beads.iter().enumerate().map(|(number, bead)| self.written(number, bead)).collect()
    }

    fn written(&self, number: usize, bead: &Bead) -> model::Bead {
        let (source, target) = self.passages(bead);
        let status = match () {
            () if bead.is_omission() => BeadStatus::Omitted,
            () if bead.is_addition() => BeadStatus::Added,
            () => BeadStatus::Covered,
        };
        model::Bead {
            id: format!("b{}", number + 1),
            source,
            target,
            confidence: bead.confidence,
            status,
            moved: bead.moved,
        }
    }

    /// The sentences of a bead as they were read.
    fn passages(&self, bead: &Bead) -> (Vec<Passage>, Vec<Passage>) {
        let of = |content: &str, side: &Segmented, range: &Range<usize>| {
            let places = side.segments[range.clone()].iter().map(|segment| segment.raw);
            places
                .map(|raw| Passage { start: raw.start, end: raw.end, text: content[raw.range()].to_owned() })
                .collect()
        };
        (
            of(&self.pair.source.content, self.source, &bead.source),
            of(&self.pair.target.content, self.target, &bead.target),
        )
    }
}
