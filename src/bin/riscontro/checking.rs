//! Pairs in, checked pairs out: what `check` and `baseline` have in common.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use clap::Args;
use rayon::prelude::*;
use riscontro::error::{Error, Result};
use riscontro::pair::{self, Found};
use riscontro::pipeline;
use riscontro::read::Origin;
use riscontro::report::Written;
use riscontro::report::suppress::Known;
use riscontro::settings::{Layer, Settings, fault_of_id};

use crate::args::{LengthArgs, ReadingArgs};
use crate::output;
use crate::sources::{self, ConfigArgs, Sources};

/// Which pairs are checked, and how they are read.
#[derive(Debug, Args)]
pub struct PairsArgs {
    /// SOURCE and TARGET, or pair folders; `-` is standard input for one side
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// Id of the pair in the report, instead of the one from its files
    #[arg(long, value_name = "ID", value_parser = id, help_heading = "Reading")]
    id: Option<String>,

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
        let command_line = Layer {
            encoding: reading.encoding,
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

/// What holds for one of the pairs.
pub fn settings_of(found: &Found, sources: &Sources) -> Settings {
    let sides = found.sides.iter().flat_map(|(source, target)| [source, target]).filter_map(Origin::file);
    sources.for_pair(sides.chain([found.at.as_path()]))
}

/// Checks all pairs, side by side, in the order of their ids, and says which could not be read. `None` where none
/// could.
pub fn checked(found: &[Found], sources: &Sources, known: &Known) -> Result<Option<Vec<Written>>> {
    let working = working_folder()?;
    let one = |one: &Found| check_one(one, &settings_of(one, sources), known, &working);
    let outcomes: Vec<Outcome> = found.par_iter().map(one).collect();
    say_faults(found, outcomes.iter().map(|outcome| outcome.as_ref().map(|checked| checked.pair.incomplete.as_ref())));
    if !outcomes.iter().any(Outcome::is_ok) {
        return Ok(None);
    }
    let written = |(one, outcome): (&Found, Outcome)| outcome.unwrap_or_else(|why| pair::unread(one, &why, &working));
    Ok(Some(found.iter().zip(outcomes).map(written).collect()))
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

/// Checks one pair, and lays over it what is known.
pub fn check_one(found: &Found, settings: &Settings, known: &Known, working: &Path) -> Outcome {
    let policy = settings.policy();
    let sides = found.sides.as_ref().map_err(ToString::to_string)?;
    let pair = pair::read(&found.id, sides, &sources::reading(settings), working).map_err(|error| error.to_string())?;
    // One pair that the program stumbles over must not take the others with it.
    let mut written = catch_unwind(AssertUnwindSafe(|| pipeline::check_with(&pair, &policy))).map_err(|_| {
        "the check broke off; this is a fault of riscontro, please report it with the two texts".to_owned()
    })?;
    known.apply(&mut written, &policy);
    written.leave_out_doubtful(settings.min_confidence.value.0);
    Ok(written)
}

/// The folder from which the paths in reports are told.
pub fn working_folder() -> Result<PathBuf> {
    std::env::current_dir().map_err(|source| Error::Read { path: PathBuf::from("."), source })
}

fn id(word: &str) -> std::result::Result<String, String> {
    fault_of_id(word).map_or_else(|| Ok(word.to_owned()), Err)
}
