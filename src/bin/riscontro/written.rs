//! Reports into formats, and formats to where they were asked for: the only place here that knows the renderers.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use riscontro::error::{Error, Result};
use riscontro::render::{FORMATS, Format, Options, Part, Parts, render, render_parted};
use riscontro::report::Report;
use riscontro::report::model::Severity;
use riscontro::settings::Settings;
use riscontro::write::{self, Batch};

use crate::args::ColourChoice;
use crate::output;

/// Where reports go, and how they look.
#[derive(Debug, Clone, Args)]
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
    /// These options, and what `settings` say where they say nothing.
    pub fn with(&self, settings: &Settings) -> Result<Self> {
        let set = &settings.output;
        let read = |word: &String| destination(word).map_err(|why| Error::Usage(format!("{}: {why}", set.origin)));
        let output = match self.output.is_empty() {
            true => set.value.iter().map(read).collect::<Result<_>>()?,
            false => self.output.clone(),
        };
        Ok(Self { output, notes: settings.notes.value, colour: self.colour })
    }

    /// The options of the renderers.
    pub fn options(&self, fail_on: Severity) -> Options {
        Options { colour: output::is_coloured(self.colour), width: output::width(), fail_on, notes: self.notes }
    }

    /// Looks, before the work is done, whether all files can be written. None of them may be among `inputs`.
    pub fn expect_places(&self, inputs: &[&Path]) -> Result<()> {
        let inputs: BTreeSet<PathBuf> = inputs.iter().filter_map(|path| fs::canonicalize(path).ok()).collect();
        let mut taken: BTreeSet<PathBuf> = BTreeSet::new();
        for one in &self.output {
            let Some(path) = one.path.as_deref() else { continue };
            let folder = one.folder_of_parts();
            if let Some(input) = folder.as_deref().and_then(|folder| page_in(folder, one.format, &inputs)) {
                return Err(Error::Usage(format!("{} is an input; write the report elsewhere", input.display())));
            }
            if one.is_folder() {
                write::make_folder(path.components().as_path())?;
            }
            let place = write::expect_place(&one.main())?;
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
        for one in self.output.iter().filter(|one| one.path.is_some()) {
            one.stage(&mut batch, report, &plain)?;
        }
        batch.commit()?;
        if self.output.is_empty() {
            return output::print(&otherwise(&options));
        }
        let printed = self.output.iter().filter(|one| one.path.is_none());
        printed.map(|one| render(report, one.format, &options)).try_for_each(|text| output::print(&text))
    }
}

impl Destination {
    /// Whether a folder was named, for a format that can have parts.
    fn is_folder(&self) -> bool {
        let ends_as_one = |path: &PathBuf| path.as_os_str().to_string_lossy().ends_with(std::path::is_separator);
        self.format.has_parts() && self.path.as_ref().is_some_and(|path| ends_as_one(path) || path.is_dir())
    }

    /// The file that is read first.
    fn main(&self) -> PathBuf {
        let path = self.path.clone().unwrap_or_default();
        if self.is_folder() { path.join(INDEX).with_extension(self.format.entry().extension) } else { path }
    }

    /// Where the parts go, if there are any: into the folder that was named, or into one beside the file.
    fn folder_of_parts(&self) -> Option<PathBuf> {
        let path = self.path.as_ref().filter(|_| self.format.has_parts())?;
        if self.is_folder() {
            return Some(path.clone());
        }
        let stem = path.file_stem()?.to_owned();
        // A file without an extension would be in the way of its own folder.
        let name = if path.extension().is_some() { stem } else { format!("{}-pairs", stem.display()).into() };
        Some(path.with_file_name(name))
    }

    fn stage(&self, batch: &mut Batch, report: &Report, options: &Options) -> Result<()> {
        let main = self.main();
        let folder = self.folder_of_parts().unwrap_or_default();
        let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (main_name, folder_name) = (name(&main), name(&folder));
        let parts = if self.is_folder() {
            Parts::Always
        } else {
            Parts::WhereTooLarge { main: &main_name, folder: &folder_name }
        };
        let rendered = render_parted(report, self.format, options, &parts);
        if !rendered.parts.is_empty() {
            write::make_folder(&folder)?;
        }
        for Part { name, text } in &rendered.parts {
            batch.stage(&folder.join(name), text.as_bytes())?;
        }
        batch.stage(&main, rendered.main.as_bytes())
    }
}

/// The first input that stands right in `folder` and is named like a part: one could be written over it.
fn page_in<'a>(folder: &Path, format: Format, inputs: &'a BTreeSet<PathBuf>) -> Option<&'a PathBuf> {
    let folder = fs::canonicalize(folder).ok()?;
    let is_page = |input: &&PathBuf| {
        let extension = input.extension().is_some_and(|it| it.eq_ignore_ascii_case(format.entry().extension));
        extension && input.parent() == Some(&folder)
    };
    inputs.iter().find(is_page)
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
         a PATH alone nothing is printed. A file appears whole or not at all. `html=DIR/` writes an index and a page for \
         each pair; so does `html=NAME.html`, into the folder NAME, where one page would be larger than 2 MB.\n\nFormats:\n{}",
        lines.join("\n")
    )
}
