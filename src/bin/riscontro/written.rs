//! Reports into formats, and formats to where they were asked for: the only place here that knows the renderers.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use riscontro::error::{Error, Result};
use riscontro::render::{FORMATS, Format, Options, render};
use riscontro::report::Report;
use riscontro::report::model::Severity;
use riscontro::write::{self, Batch};

use crate::args::ColourChoice;
use crate::output;

/// Where reports go, and how they look.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub struct OutputArgs {
    /// Write the report in FORMAT to PATH, or to standard output without a PATH; may be given several times
    #[arg(short, long = "output", value_name = "FORMAT[=PATH]", value_parser = destination, long_help = formats_help())]
    pub output: Vec<Destination>,

    /// List notes too; they are counted either way
    #[arg(long)]
    pub notes: bool,

    /// When to write colours
    #[arg(long = "color", visible_alias = "colour", value_name = "WHEN", value_enum, default_value_t)]
    pub colour: ColourChoice,
}

/// One `-o`.
#[derive(Debug, Clone)]
pub struct Destination {
    format: Format,
    path: Option<PathBuf>,
}

impl OutputArgs {
    /// The options of the renderers.
    pub fn options(&self, fail_on: Severity) -> Options {
        Options { colour: output::is_coloured(self.colour), width: output::width(), fail_on, notes: self.notes }
    }

    /// Looks, before the work is done, whether all files can be written. None of them may be among `inputs`.
    pub fn expect_places(&self, inputs: &[&Path]) -> Result<()> {
        let inputs: BTreeSet<PathBuf> = inputs.iter().filter_map(|path| fs::canonicalize(path).ok()).collect();
        let mut taken: BTreeSet<PathBuf> = BTreeSet::new();
        for path in self.output.iter().filter_map(|one| one.path.as_deref()) {
            let place = write::expect_place(path)?;
            if inputs.contains(&place) {
                return Err(Error::Usage(format!("{} is an input; write the report elsewhere", path.display())));
            }
            if !taken.insert(place) {
                return Err(Error::Usage(format!("two formats go to {}; give each its own file", path.display())));
            }
        }
        Ok(())
    }

    /// Writes the report to its files, which wait in `batch`, and then to standard output. Without an `-o`, standard
    /// output has what `otherwise` makes.
    pub fn deliver(
        &self,
        report: &Report,
        fail_on: Severity,
        batch: Batch,
        otherwise: impl FnOnce(&Options) -> String,
    ) -> Result<()> {
        let mut batch = batch;
        let options = self.options(fail_on);
        let plain = Options { colour: self.colour == ColourChoice::Always, width: PAGE, ..options.clone() };
        for (one, path) in self.output.iter().filter_map(|one| Some((one, one.path.as_deref()?))) {
            batch.stage(path, render(report, one.format, &plain).as_bytes())?;
        }
        batch.commit()?;
        if self.output.is_empty() {
            return output::print(&otherwise(&options));
        }
        let printed = self.output.iter().filter(|one| one.path.is_none());
        printed.map(|one| render(report, one.format, &options)).try_for_each(|text| output::print(&text))
    }
}

/// The report for reading in a terminal.
pub fn in_terminal(report: &Report, options: &Options) -> String {
    render(report, Format::Terminal, options)
}

/// The name of the whole report among those of `--reports`; no pair can have it there.
pub const INDEX: &str = "index";

/// Columns of a text that goes to a file.
pub const PAGE: usize = 100;

fn destination(word: &str) -> std::result::Result<Destination, String> {
    let (name, path) = match word.split_once('=') {
        Some((_, "")) => return Err("there is no path behind `=`".to_owned()),
        Some((name, path)) => (name, Some(path).filter(|path| *path != "-").map(PathBuf::from)),
        None => (word, None),
    };
    let known = FORMATS.iter().find(|entry| entry.name == name);
    let names = || FORMATS.iter().map(|entry| entry.name).collect::<Vec<_>>().join(", ");
    match known {
        Some(entry) => Ok(Destination { format: entry.format, path }),
        None => Err(format!("there is no format `{name}`; there are {}", names())),
    }
}

fn formats_help() -> String {
    let widest = FORMATS.iter().map(|entry| entry.name.len()).max().unwrap_or(0);
    let lines: Vec<String> = FORMATS.iter().map(|entry| format!("  {:widest$}  {}", entry.name, entry.about)).collect();
    format!(
        "Write the report in FORMAT to PATH, or to standard output without a PATH; may be given several times. With \
         a PATH alone nothing is printed. A file appears whole or not at all.\n\nFormats:\n{}",
        lines.join("\n")
    )
}
