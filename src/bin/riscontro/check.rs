//! `check`: pairs in, findings out.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use clap::Args;
use rayon::prelude::*;
use riscontro::error::{Error, Result};
use riscontro::pair::{self, Found};
use riscontro::pipeline;
use riscontro::read::{Origin, Reading};
use riscontro::report::{Report, Written};
use riscontro::settings::fault_of_id;
use riscontro::write::{self, Batch};

use crate::args::{LengthArgs, ReadingArgs};
use crate::exit::{self, Exit, FailOn};
use crate::output;
use crate::written::{self, OutputArgs};

/// Say what the Italian rendering of a Chinese text left out
///
/// Give two files, the Chinese original first; or one file that holds both sides (TMX, XLIFF, TSV); or one or more
/// pair folders. A pair folder holds source.zh.* and target.it.*, or pair.tmx, pair.xlf or pair.tsv, and may hold a pair.toml with an `id` and a `title`; a folder of such folders is walked, hidden
/// folders left aside.
#[derive(Debug, Args)]
#[command(
    override_usage = "riscontro check [OPTIONS] SOURCE TARGET\n       riscontro check [OPTIONS] BILINGUAL_FILE\n       riscontro check [OPTIONS] PAIR_DIR..."
)]
#[command(after_help = format!("\
Examples:
  riscontro check articolo.zh.txt articolo.it.txt
  riscontro check articolo.zh.txt articolo.it.txt -o html=articolo.html -o terminal
  riscontro check memoria.tmx
  riscontro check pairs --reports reports --fail-on warning
  pandoc -t plain articolo.docx | riscontro check - articolo.it.txt -o json

{}", exit::HELP))]
pub struct CheckArgs {
    /// SOURCE and TARGET, one file with both sides, or pair folders; `-` is standard input for one side
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    output: OutputArgs,

    /// Write DIR/<id>.json and DIR/<id>.html for each pair, and DIR/index.json for all of them
    #[arg(long, value_name = "DIR", help_heading = "Output")]
    reports: Option<PathBuf>,

    /// The least severity that fails the run
    #[arg(long, value_name = "SEVERITY", value_enum, default_value_t, help_heading = "Judging")]
    fail_on: FailOn,

    /// Leave out findings that the program is less sure of than this, 0 to 100
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u8).range(..=100), help_heading = "Judging")]
    min_confidence: u8,

    /// Id of the pair in the report, instead of the one from its files
    #[arg(long, value_name = "ID", value_parser = id, help_heading = "Reading")]
    id: Option<String>,

    #[command(flatten)]
    reading: ReadingArgs,

    #[command(flatten)]
    length: LengthArgs,
}

/// Runs the subcommand.
pub fn run(args: &CheckArgs) -> Result<Exit> {
    let found = pairs(args)?;
    expect_places(args, &found)?;
    let surroundings = Surroundings { reading: args.reading.reading(Some(&args.length)), working: working_folder()? };
    let Some(mut written) = checked(&found, &surroundings) else {
        return Ok(Exit::CouldNotRun);
    };
    if surroundings.reading.encoding.is_none() {
        tell_guessed_encodings(&written);
    }
    leave_out_doubtful(&mut written, args.min_confidence);
    let report = Report::new(written.clone(), args.fail_on.severity());
    let batch = reports(args, &report, written)?;
    args.output.deliver(&report, args.fail_on.severity(), batch, |options| written::in_terminal(&report, options))?;
    Ok(args.fail_on.exit(&report, &report.findings))
}

struct Surroundings {
    reading: Reading,
    working: PathBuf,
}

/// The pairs that the paths name.
fn pairs(args: &CheckArgs) -> Result<Vec<Found>> {
    let is_folder = |path: &PathBuf| path.as_os_str() != "-" && path.is_dir();
    let mut found = match args.paths.as_slice() {
        paths if paths.iter().any(is_folder) => {
            match paths.iter().find(|path| path.as_os_str() == "-" || path.is_file()) {
                Some(file) => return Err(mixed(file)),
                None => pair::in_folders(paths)?,
            }
        }
        [source, target] => vec![pair::of_files(source, target, args.id.as_deref())?],
        [one] if !one.exists() && one.as_os_str() != "-" => pair::in_folders(std::slice::from_ref(one))?,
        [one] => vec![pair::of_one_file(one, args.id.as_deref())],
        _ => {
            return Err(Error::Usage(
                "give the Chinese original and its Italian rendering, or pair folders".to_owned(),
            ));
        }
    };
    match (&args.id, found.as_mut_slice()) {
        (Some(id), [one]) => one.id.clone_from(id),
        (Some(_), _) => {
            return Err(Error::Usage("--id names one pair; several pairs have theirs from pair.toml".to_owned()));
        }
        (None, _) => {}
    }
    Ok(found)
}

fn mixed(file: &Path) -> Error {
    let file = Origin::named(file).shown().display().to_string();
    Error::Usage(format!("{file} is a file among folders; give two files, or pair folders alone"))
}

/// Looks for what would make the work useless: files that can't be written, or that would replace a text.
fn expect_places(args: &CheckArgs, found: &[Found]) -> Result<()> {
    let sides = found.iter().filter_map(|one| one.sides.as_ref().ok());
    let inputs: Vec<&Path> = sides.flat_map(|(source, target)| [source, target]).filter_map(Origin::file).collect();
    args.output.expect_places(&inputs)?;
    let Some(folder) = &args.reports else {
        return Ok(());
    };
    match found.iter().find(|one| one.id.eq_ignore_ascii_case(written::INDEX)) {
        Some(one) => Err(Error::Usage(format!(
            "{} has the id `{}`, which --reports keeps for the whole; give it another `id` in its pair.toml",
            one.at.display(),
            one.id
        ))),
        None => write::make_folder(folder),
    }
}

/// Checks all pairs, side by side, in the order of their ids, and says which could not be read. `None` where none
/// could.
fn checked(found: &[Found], surroundings: &Surroundings) -> Option<Vec<Written>> {
    let outcomes: Vec<Outcome> = found.par_iter().map(|one| check_one(one, surroundings)).collect();
    let mut written = Vec::new();
    for (one, outcome) in found.iter().zip(&outcomes) {
        let (pair, fault) = match outcome {
            Ok(checked) => {
                (checked.clone(), checked.pair.incomplete.as_ref().map(|why| format!("not fully checked: {why}")))
            }
            Err(why) => (pair::unread(one, why, &surroundings.working), Some(why.clone())),
        };
        if let Some(fault) = fault {
            output::say(&if found.len() == 1 { fault } else { format!("{}: {fault}", one.id) });
        }
        written.push(pair);
    }
    outcomes.iter().any(Outcome::is_ok).then_some(written)
}

/// A checked pair, or why it could not be checked.
type Outcome = std::result::Result<Written, String>;

fn check_one(found: &Found, surroundings: &Surroundings) -> Outcome {
    let sides = found.sides.as_ref().map_err(ToString::to_string)?;
    let pair = pair::read(&found.id, sides, &surroundings.reading, &surroundings.working)
        .map_err(|error| error.to_string())?;
    // One pair that the program stumbles over must not take the others with it.
    catch_unwind(AssertUnwindSafe(|| pipeline::check(&pair))).map_err(|_| {
        "the check broke off; this is a fault of riscontro, please report it with the two texts".to_owned()
    })
}

/// Names the files whose encoding was a guess: UTF-8 and UTF-16 are recognised for certain.
fn tell_guessed_encodings(written: &[Written]) {
    for file in written.iter().flat_map(|one| [&one.pair.source, &one.pair.target]) {
        if !file.encoding.is_empty() && !file.encoding.starts_with("utf-") {
            output::say(&format!("{} was read as {}; --encoding names another", file.path, file.encoding));
        }
    }
}

/// Takes out the findings that are less sure than `least`, and says how many there were.
fn leave_out_doubtful(written: &mut [Written], least: u8) {
    let count = |written: &[Written]| written.iter().map(|one| one.findings.len()).sum::<usize>();
    let before = count(written);
    for one in written.iter_mut() {
        one.findings.retain(|finding| finding.confidence >= least);
    }
    let left_out = before - count(written);
    if left_out > 0 {
        let plural = if left_out == 1 { "" } else { "s" };
        output::say(&format!("{left_out} finding{plural} below --min-confidence {least} not shown"));
    }
}

/// The files of `--reports`, ready to appear.
fn reports(args: &CheckArgs, whole: &Report, written: Vec<Written>) -> Result<Batch> {
    let mut batch = Batch::default();
    if let Some(folder) = &args.reports {
        let fail_on = args.fail_on.severity();
        let one = |one: Written| (one.pair.id.clone(), Report::new(vec![one], fail_on));
        let pairs: Vec<(String, Report)> = written.into_iter().map(one).collect();
        written::stage_folder(&mut batch, folder, whole, &pairs, &args.output.options(fail_on))?;
    }
    Ok(batch)
}

fn working_folder() -> Result<PathBuf> {
    std::env::current_dir().map_err(|source| Error::Read { path: PathBuf::from("."), source })
}

fn id(word: &str) -> std::result::Result<String, String> {
    fault_of_id(word).map_or_else(|| Ok(word.to_owned()), Err)
}
