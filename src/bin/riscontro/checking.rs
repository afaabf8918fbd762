//! Pairs in, checked pairs out: what `check` and `baseline` have in common.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
#[cfg(feature = "embeddings")]
use std::sync::Arc;

use clap::Args;
use rayon::prelude::*;
#[cfg(feature = "embeddings")]
use riscontro::embedding::SentenceModel;
use riscontro::error::{Error, Result};
use riscontro::glossary;
use riscontro::pair::{self, Found};
use riscontro::pipeline::{self, OwnLists};
use riscontro::read::Origin;
use riscontro::report::model::FileReport;
use riscontro::report::suppress::Known;
use riscontro::report::{Report, Written};
use riscontro::settings::{Layer, Settings, fault_of_id};
use riscontro::text::hex;
use sha2::{Digest, Sha256};

#[cfg(feature = "embeddings")]
use crate::args::ModelArgs;
use crate::args::{GlossaryArgs, LengthArgs, ReadingArgs};
use crate::output;
use crate::progress::Progress;
use crate::sources::{self, ConfigArgs, Sources};

/// Which pairs are checked, and how they are read.
#[derive(Debug, Args)]
pub struct PairsArgs {
    /// SOURCE and TARGET, one file with both sides, or pair folders; `-` is standard input for one side
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// Id of the pair in the report, instead of the one from its files
    #[arg(long, value_name = "ID", value_parser = id, help_heading = "Reading")]
    id: Option<String>,

    #[command(flatten)]
    glossaries: GlossaryArgs,

    #[cfg(feature = "embeddings")]
    #[command(flatten)]
    pub model: ModelArgs,

    #[command(flatten)]
    reading: ReadingArgs,

    #[command(flatten)]
    length: LengthArgs,

    #[command(flatten)]
    config: ConfigArgs,
}

impl PairsArgs {
    /// The pairs that the paths name.
    pub fn found(&self) -> Result<Vec<Found>> {
        let is_folder = |path: &PathBuf| path.as_os_str() != "-" && path.is_dir();
        let mut found = match self.paths.as_slice() {
            paths if paths.iter().any(is_folder) => {
                match paths.iter().find(|path| path.as_os_str() == "-" || path.is_file()) {
                    Some(file) => return Err(mixed(file)),
                    None => pair::in_folders(paths)?,
                }
            }
            [source, target] => vec![pair::of_files(source, target, self.id.as_deref())?],
            [one] if !one.exists() && one.as_os_str() != "-" => pair::in_folders(std::slice::from_ref(one))?,
            [one] => vec![pair::of_one_file(one, self.id.as_deref())],
            _ => {
                return Err(Error::Usage(
                    "give the Chinese original and its Italian rendering, or pair folders".to_owned(),
                ));
            }
        };
        match (&self.id, found.as_mut_slice()) {
            (Some(id), [one]) => one.id.clone_from(id),
            (Some(_), _) => {
                return Err(Error::Usage("--id names one pair; several pairs have theirs from pair.toml".to_owned()));
            }
            (None, _) => {}
        }
        Ok(found)
    }

    /// The settings for these pairs, below what `command_line` says.
    pub fn sources(&self, found: &[Found], command_line: Layer) -> Result<Sources> {
        let given_as_files = !self.paths.iter().any(|path| path.is_dir());
        let starts: Vec<PathBuf> = match given_as_files {
            true => vec![PathBuf::from(".")],
            false => found.iter().map(|one| one.at.clone()).collect(),
        };
        let reading = self.reading.layer(Some(&self.length));
        let own = self.glossaries.layer();
        let command_line = Layer {
            glossaries: own.glossaries,
            names: own.names,
            encoding: reading.encoding,
            input_format: reading.input_format,
            max_bytes: reading.max_bytes,
            max_characters: reading.max_characters,
            ..command_line
        };
        Sources::read(&self.config, &starts, command_line)
    }
}

fn mixed(file: &Path) -> Error {
    let file = Origin::named(file).shown().display().to_string();
    Error::Usage(format!("{file} is a file among folders; give two files, or pair folders alone"))
}

/// What all pairs are checked with.
pub struct Checker<'a> {
    sources: &'a Sources,
    known: &'a Known<'a>,
    /// The customer's lists by the files they stand in, with the hash of what is there.
    own: BTreeMap<Files, (OwnLists, String)>,
    /// The folder from which the paths in reports are told.
    pub working: PathBuf,
}

/// Glossaries and lists of names.
type Files = (Vec<PathBuf>, Vec<PathBuf>);

impl<'a> Checker<'a> {
    /// Reads the customer's lists that the settings of these pairs name, each set of them once.
    pub fn new(found: &[Found], sources: &'a Sources, known: &'a Known<'a>) -> Result<Self> {
        let mut own = BTreeMap::new();
        for one in found {
            if let Entry::Vacant(place) = own.entry(files(&settings_of(one, sources))) {
                let entries = glossary::read_all(&place.key().0, &place.key().1)?;
                let hash = hex(&Sha256::digest(format!("{entries:?}")));
                place.insert((OwnLists::new(&entries), hash));
            }
        }
        Ok(Self { sources, known, own, working: working_folder()? })
    }

    /// The same with a model for the aligner; results hang on it as on the lists.
    #[cfg(feature = "embeddings")]
    pub fn with_model(mut self, model: Option<&Arc<SentenceModel>>) -> Self {
        let Some(model) = model else { return self };
        for (lists, hash) in self.own.values_mut() {
            *lists = std::mem::take(lists).with_model(Some(Arc::clone(model)));
            hash.push_str(model.hash());
        }
        self
    }

    /// What holds for one of the pairs.
    pub fn settings_of(&self, found: &Found) -> Settings {
        settings_of(found, self.sources)
    }

    /// The hash of the customer's lists that go with these settings.
    pub fn hash_of_lists(&self, settings: &Settings) -> &str {
        &self.own[&files(settings)].1
    }

    /// Checks one pair, and lays over it what is known.
    pub fn check(&self, found: &Found, settings: &Settings) -> Outcome {
        let policy = settings.policy();
        let (own, _) = &self.own[&files(settings)];
        let sides = found.sides.as_ref().map_err(ToString::to_string)?;
        let pair = pair::read(&found.id, sides, &sources::reading(settings), &self.working)
            .map_err(|error| error.to_string())?;
        // One pair that the program stumbles over must not take the others with it.
        let checked = catch_unwind(AssertUnwindSafe(|| pipeline::check_with(&pair, own, &policy)));
        let mut written = checked.map_err(|_| {
            "the check broke off; this is a fault of riscontro, please report it with the two texts".to_owned()
        })?;
        self.known.apply(&mut written, &policy);
        written.leave_out_doubtful(settings.min_confidence.value.0);
        Ok(written)
    }
}

/// What holds for one of the pairs.
fn settings_of(found: &Found, sources: &Sources) -> Settings {
    let sides = found.sides.iter().flat_map(|(source, target)| [source, target]).filter_map(Origin::file);
    sources.for_pair(sides.chain([found.at.as_path()]))
}

fn files(settings: &Settings) -> Files {
    (settings.glossaries.value.clone(), settings.names.value.clone())
}

/// Checks all pairs, side by side, in the order of their ids, and says which could not be read. `None` where none
/// could.
pub fn checked(found: &[Found], checker: &Checker) -> Option<Vec<Written>> {
    let progress = Progress::of(found.len());
    let one = |one: &Found| {
        let outcome = checker.check(one, &checker.settings_of(one));
        progress.step();
        outcome
    };
    let outcomes: Vec<Outcome> = found.par_iter().map(one).collect();
    progress.end();
    say_faults(found, outcomes.iter().map(|outcome| outcome.as_ref().map(|checked| checked.pair.incomplete.as_ref())));
    if !outcomes.iter().any(Outcome::is_ok) {
        return None;
    }
    let unread = |one: &Found, why: &str| pair::unread(one, why, &checker.working);
    let written = |(one, outcome): (&Found, Outcome)| outcome.unwrap_or_else(|why| unread(one, &why));
    Some(found.iter().zip(outcomes).map(written).collect())
}

/// Says for each pair what stood in the way of checking everything, or why it could not be read.
pub fn say_faults<'a>(
    found: &[Found],
    outcomes: impl Iterator<Item = std::result::Result<Option<&'a String>, &'a String>>,
) {
    for (one, outcome) in found.iter().zip(outcomes) {
        let fault = match outcome {
            Ok(None) => continue,
            Ok(Some(why)) => format!("not fully checked: {why}"),
            Err(why) => why.clone(),
        };
        output::say(&if found.len() == 1 { fault } else { format!("{}: {fault}", one.id) });
    }
}

/// A checked pair, or why it could not be checked.
pub type Outcome = std::result::Result<Written, String>;

/// Names the files whose encoding was a guess: UTF-8 and UTF-16 are recognised for certain.
pub fn say_guessed_encodings(found: &[Found], report: &Report, checker: &Checker) {
    let is_named = |one: &Found| checker.settings_of(one).encoding.value.is_some();
    let is_guess = |file: &&FileReport| !file.encoding.is_empty() && !file.encoding.starts_with("utf-");
    // Both are in the order of the ids.
    for (one, pair) in found.iter().zip(&report.pairs) {
        for file in [&pair.source, &pair.target].into_iter().filter(is_guess).filter(|_| !is_named(one)) {
            output::say(&format!("{} was read as {}; --encoding names another", file.path, file.encoding));
        }
    }
}

/// The folder from which the paths in reports are told.
pub fn working_folder() -> Result<PathBuf> {
    std::env::current_dir().map_err(|source| Error::Read { path: PathBuf::from("."), source })
}

fn id(word: &str) -> std::result::Result<String, String> {
    fault_of_id(word).map_or_else(|| Ok(word.to_owned()), Err)
}
