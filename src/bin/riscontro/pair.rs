//! `pair`: which Italian file renders which Chinese one, among many.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use rayon::prelude::*;
use riscontro::error::{Error, Result};
use riscontro::pair::path_in_report;
use riscontro::pairing::{Alone, Assignment, Compared, Index, assign};
use riscontro::pipeline;
use riscontro::read::{self, Origin, Reading};
use riscontro::settings::id_from_name;
use riscontro::text::{Language, Text};
use riscontro::write::{self, Batch};
use serde::Serialize;
use walkdir::WalkDir;

use crate::args::{LengthArgs, ReadingArgs};
use crate::exit::Exit;
use crate::output;
use crate::progress::Progress;
use crate::tsv;

/// Say which Italian text renders which Chinese one, among many
///
/// Every file below the two folders is read, hidden ones left aside. Each pair has a score, 0 to 1000, and a margin:
/// how much worse the next best partner of either would be. A small margin stands for editions that differ little. A
/// file without a partner is listed with the other cell empty, and the score that the nearest file came to.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  riscontro pair cinese italiano > pairs.tsv
  riscontro pair cinese italiano --write pairs && riscontro check pairs --reports reports

Exit code: 0 every file was read; 2 could not run (usage, input, output); 3 some file could not be read.")]
pub struct PairArgs {
    /// Folder of Chinese texts
    #[arg(value_name = "SOURCE_DIR")]
    source: PathBuf,

    /// Folder of Italian texts
    #[arg(value_name = "TARGET_DIR")]
    target: PathBuf,

    /// How the list is written
    #[arg(short, long, value_enum, default_value_t, help_heading = "Output")]
    format: ListFormat,

    /// Copy each pair to a folder of its own in DIR, for `check`; DIR must be new or empty
    #[arg(long, value_name = "DIR", help_heading = "Output")]
    write: Option<PathBuf>,

    /// The least score that makes a pair
    #[arg(long, value_name = "N", default_value_t = LEAST, value_parser = clap::value_parser!(u16).range(..=1000), help_heading = "Judging")]
    min_score: u16,

    #[command(flatten)]
    reading: ReadingArgs,

    #[command(flatten)]
    length: LengthArgs,
}

/// On the corpus of `benches/pairing.py` right pairs have 301 and more, files without a partner up to 278.
const LEAST: u16 = 280;

/// Candidates of one source that are looked at closely, where no more are as good as the best.
const CANDIDATES: usize = 8;

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum ListFormat {
    /// Tab-separated: source, target, score, margin
    #[default]
    Tsv,
    /// One JSON object
    Json,
}

/// Runs the subcommand.
pub fn run(args: &PairArgs) -> Result<Exit> {
    if let Some(folder) = &args.write {
        expect_empty(folder)?;
    }
    let reading = args.reading.reading(Some(&args.length));
    let sources = Side { folder: &args.source, language: Language::Chinese, reading };
    let targets = Side { folder: &args.target, language: Language::Target, reading };
    let (sources_found, targets_found) = (sources.files()?, targets.files()?);
    let progress = Progress::of_files(2 * sources_found.len() + targets_found.len());
    let keys = targets.each(&targets_found, &progress, pipeline::document_keys);
    let cues = sources.each(&sources_found, &progress, pipeline::document_cues);
    let (target_files, keys) = read_ones(&targets_found, &keys);
    let (source_files, cues) = read_ones(&sources_found, &cues);
    let index = Index::new(&keys);
    let compared: Vec<Compared> = source_files
        .par_iter()
        .zip(&cues)
        .enumerate()
        .flat_map_iter(|(source, (file, cues))| {
            let candidates = index.candidates(cues, CANDIDATES);
            let least = candidates.first().map_or(0, |best| best.score * WORTH_A_LOOK / 100);
            let text = sources.text(file);
            let looked_at = candidates.into_iter().filter(move |one| one.score >= least);
            let scores: Vec<Compared> = looked_at
                .filter_map(|one| {
                    let (source_text, target_text) =
                        (text.as_ref().ok()?, targets.text(target_files[one.target]).ok()?);
                    let score = pipeline::likeness(source_text, &target_text);
                    Some(Compared { source, target: one.target, score })
                })
                .collect();
            progress.step();
            scores
        })
        .collect();
    progress.end();
    let done = assign(&compared, (source_files.len(), target_files.len()), args.min_score);
    let list = List::new(&done, &source_files, &target_files, (sources.folder, targets.folder))?;
    if let Some(folder) = &args.write {
        write_pairs(folder, &done, &source_files, &target_files)?;
    }
    output::print(&match args.format {
        ListFormat::Tsv => list.tsv(),
        ListFormat::Json => serde_json::to_string_pretty(&list).expect("a list has string keys and no float") + "\n",
    })?;
    let all_read = source_files.len() == sources_found.len() && target_files.len() == targets_found.len();
    Ok(if all_read { Exit::Clean } else { Exit::Unchecked })
}

/// Candidates below this share of the score of the first, in per cent, are not looked at.
const WORTH_A_LOOK: u64 = 60;

/// One of the two folders.
struct Side<'a> {
    folder: &'a Path,
    language: Language,
    reading: Reading,
}

impl Side<'_> {
    /// All files below the folder, in the order of their paths.
    fn files(&self) -> Result<Vec<PathBuf>> {
        let failed = |source| Error::Read { path: self.folder.to_owned(), source };
        if !fs::metadata(self.folder).map_err(failed)?.is_dir() {
            return Err(Error::Usage(format!("{} is no folder; give two folders of texts", self.folder.display())));
        }
        let is_shown =
            |entry: &walkdir::DirEntry| entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".");
        let entries = WalkDir::new(self.folder).follow_links(true).sort_by_file_name().into_iter();
        let mut files = Vec::new();
        for entry in entries.filter_entry(is_shown) {
            let entry = entry.map_err(|error| failed(error.into()))?;
            if !entry.file_type().is_dir() {
                files.push(entry.into_path());
            }
        }
        match files.is_empty() {
            true => Err(Error::Usage(format!("there is no file in {}", self.folder.display()))),
            false => Ok(files),
        }
    }

    fn text(&self, file: &Path) -> Result<Text> {
        read::text_to_compare(&Origin::File(file.to_owned()), self.language, &self.reading)
    }

    /// What `make` gives for each file; `None` for those that can't be read, which are told.
    fn each<T: Send>(
        &self,
        files: &[PathBuf],
        progress: &Progress,
        make: impl Fn(&Text) -> T + Sync,
    ) -> Vec<Option<T>> {
        let made: Vec<Result<T>> = files
            .par_iter()
            .map(|file| {
                let made = self.text(file).map(|text| make(&text));
                progress.step();
                made
            })
            .collect();
        made.into_iter().map(|one| one.map_err(|error| output::say(&error.to_string())).ok()).collect()
    }
}

/// The files that could be read, with what was made of them.
fn read_ones<'a, T: Clone>(files: &'a [PathBuf], made: &[Option<T>]) -> (Vec<&'a Path>, Vec<T>) {
    files.iter().zip(made).filter_map(|(file, made)| Some((file.as_path(), made.clone()?))).unzip()
}

/// The result as it is written.
#[derive(Serialize)]
struct List {
    pairs: Vec<ListedPair>,
    sources: Vec<ListedAlone>,
    targets: Vec<ListedAlone>,
}

#[derive(Serialize)]
struct ListedPair {
    source: String,
    target: String,
    score: u16,
    margin: i32,
}

/// A file without a partner.
#[derive(Serialize)]
struct ListedAlone {
    path: String,
    nearest: Option<String>,
    score: u16,
}

impl List {
    fn new(done: &Assignment, sources: &[&Path], targets: &[&Path], folders: (&Path, &Path)) -> Result<Self> {
        let working = std::env::current_dir().map_err(|source| Error::Read { path: PathBuf::from("."), source })?;
        let inside = |path: &Path, folder: &Path| path_in_report(path.strip_prefix(folder).unwrap_or(path), &working);
        let source = |number: usize| inside(sources[number], folders.0);
        let target = |number: usize| inside(targets[number], folders.1);
        let alone = |one: &Alone, own: &dyn Fn(usize) -> String, other: &dyn Fn(usize) -> String| ListedAlone {
            path: own(one.document),
            nearest: one.nearest.map(|(document, _)| other(document)),
            score: one.nearest.map_or(0, |(_, score)| score),
        };
        Ok(Self {
            pairs: done
                .pairs
                .iter()
                .map(|pair| ListedPair {
                    source: source(pair.source),
                    target: target(pair.target),
                    score: pair.score,
                    margin: pair.margin,
                })
                .collect(),
            sources: done.sources.iter().map(|one| alone(one, &source, &target)).collect(),
            targets: done.targets.iter().map(|one| alone(one, &target, &source)).collect(),
        })
    }

    fn tsv(&self) -> String {
        let mut out = tsv::row(["source", "target", "score", "margin"]);
        for pair in &self.pairs {
            // Figures are ours: a margin below zero is no formula.
            let cells = tsv::row([&pair.source, &pair.target, &pair.score.to_string()]);
            out.push_str(&format!("{}\t{}\n", cells.trim_end_matches('\n'), pair.margin));
        }
        for one in &self.sources {
            out.push_str(&tsv::row([&one.path, "", &one.score.to_string(), ""]));
        }
        for one in &self.targets {
            out.push_str(&tsv::row(["", &one.path, &one.score.to_string(), ""]));
        }
        out
    }
}

fn expect_empty(folder: &Path) -> Result<()> {
    let is_used = fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
    if is_used {
        return Err(Error::Usage(format!("{} is not empty; name a new folder for the pairs", folder.display())));
    }
    write::make_folder(folder)
}

/// Copies each pair to `folder/<id>/source.zh.*` and `target.it.*`, the id made of the name of the source.
fn write_pairs(folder: &Path, done: &Assignment, sources: &[&Path], targets: &[&Path]) -> Result<()> {
    let mut ids = BTreeSet::new();
    for pair in &done.pairs {
        let (source, target) = (sources[pair.source], targets[pair.target]);
        let stem = source.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let bare = id_from_name(stem.strip_suffix(".zh").unwrap_or(&stem));
        let numbered = (2..).map(|number| format!("{bare}-{number}"));
        let id = std::iter::once(bare.clone()).chain(numbered).find(|id| ids.insert(id.to_lowercase()));
        let place = folder.join(id.expect("there are enough numbers"));
        write::make_folder(&place)?;
        let mut batch = Batch::default();
        for (file, side) in [(source, "source.zh"), (target, "target.it")] {
            let bytes = fs::read(file).map_err(|source| Error::Read { path: file.to_owned(), source })?;
            batch.stage(&place.join(format!("{side}.{}", extension(file))), &bytes)?;
        }
        batch.commit()?;
    }
    Ok(())
}

fn extension(file: &Path) -> String {
    let known = file.extension().map(|extension| extension.to_string_lossy().into_owned());
    known.filter(|known| !known.is_empty() && known.chars().all(char::is_alphanumeric)).unwrap_or("txt".to_owned())
}
