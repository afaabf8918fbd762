//! `baseline`: the file of findings that are known and not judged.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use riscontro::error::{Error, Result};
use riscontro::report::Report;
use riscontro::report::baseline::{Baseline, Change};
use riscontro::report::model::Severity;
use riscontro::report::suppress::Known;
use riscontro::settings::{Layer, Percent};
use riscontro::write::{self, Batch};

use crate::check::{decisions, given};
use crate::checking::{self, Checker, PairsArgs};
use crate::exit::{self, Exit};
use crate::output::{self, shown};
use crate::report_file;
use crate::sources::{ConfigArgs, Sources, text};
use crate::tsv;

/// Keep the file of known findings, on which `check --baseline` does not fail
///
/// A baseline says that a finding is known, not that it is right: `riscontro review` is for judging. Findings are
/// matched by fingerprint, never counted. The file is JSON Lines, sorted, an entry a line.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  riscontro baseline create pairs
  riscontro check pairs --baseline riscontro.baseline.jsonl
  riscontro baseline prune pairs
  riscontro baseline update report.json --baseline known.jsonl
  riscontro baseline show -f json")]
pub struct BaselineArgs {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Write a new baseline of all that is found now
    Create(FromPairs),
    /// Take in what is found now, and take out what is not found any more
    Update(FromPairs),
    /// Take out what is not found any more
    Prune(FromPairs),
    /// Print the entries
    Show(ShowArgs),
}

#[derive(Debug, Args)]
#[command(after_help = "\
A PATH that is one file is a report that `check -o json=FILE` wrote; anything else is checked as `riscontro check` does, \
whatever the confidence of the findings. Entries of pairs that are not among them, or could not be fully checked, stay.")]
struct FromPairs {
    #[command(flatten)]
    pairs: PairsArgs,

    /// The baseline [default: the `baseline` of the settings, else riscontro.baseline.jsonl]
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct ShowArgs {
    /// The baseline [default: the `baseline` of the settings, else riscontro.baseline.jsonl]
    #[arg(value_name = "FILE")]
    baseline: Option<PathBuf>,

    /// How to write it
    #[arg(short, long, value_name = "FORMAT", value_enum, default_value_t)]
    format: ShowFormat,

    #[command(flatten)]
    config: ConfigArgs,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum ShowFormat {
    /// A line each: pair, rule, text, fingerprint; with a heading
    #[default]
    Tsv,
    /// An array of the entries
    Json,
}

/// Where a baseline is when nobody says.
const FILE: &str = "riscontro.baseline.jsonl";

/// Runs the subcommand.
pub fn run(args: &BaselineArgs) -> Result<Exit> {
    match &args.action {
        Action::Create(args) => create(args),
        Action::Update(args) => change(args, |old, current| old.updated(&current.report, |p, r| current.hears(p, r))),
        Action::Prune(args) => change(args, |old, current| old.pruned(&current.report, |p, r| current.hears(p, r))),
        Action::Show(args) => show(args),
    }
}

/// What is found now.
struct Current {
    report: Report,
    /// Rules that are not heard, by pair.
    silent: Vec<(String, riscontro::rules::Policy)>,
    baseline: PathBuf,
}

impl Current {
    fn hears(&self, pair: &str, rule: &str) -> bool {
        self.silent.iter().find(|(id, _)| id == pair).is_none_or(|(_, policy)| policy.hears(rule))
    }

    fn exit(&self) -> Exit {
        if exit::is_unchecked(&self.report) { Exit::Unchecked } else { Exit::Clean }
    }
}

fn create(args: &FromPairs) -> Result<Exit> {
    let Some(current) = current(args)? else { return Ok(Exit::CouldNotRun) };
    let path = &current.baseline;
    if path.exists() {
        return Err(Error::Usage(format!(
            "{} is there already; `riscontro baseline update` changes it, or remove it first",
            path.display()
        )));
    }
    let baseline = Baseline::of(&current.report);
    save(path, &baseline)?;
    output::print(&format!("{}: {}\n", shown(&path.display().to_string()), entries(baseline.entries().len())))?;
    Ok(current.exit())
}

fn change(args: &FromPairs, make: impl Fn(&Baseline, &Current) -> (Baseline, Change)) -> Result<Exit> {
    let Some(current) = current(args)? else { return Ok(Exit::CouldNotRun) };
    let path = &current.baseline;
    let old = Baseline::parse(&text(path)?, path)?;
    let (new, Change { added, removed, kept }) = make(&old, &current);
    if new != old {
        save(path, &new)?;
    }
    let path = shown(&path.display().to_string());
    output::print(&format!("{path}: {added} added, {removed} removed, {kept} kept\n"))?;
    Ok(current.exit())
}

fn show(args: &ShowArgs) -> Result<Exit> {
    let sources = Sources::read(&args.config, &[PathBuf::from(".")], Layer::default())?;
    let path = args.baseline.clone().or(sources.for_run().baseline.value).unwrap_or_else(|| PathBuf::from(FILE));
    let baseline = Baseline::parse(&text(&path)?, &path)?;
    output::print(&match args.format {
        ShowFormat::Tsv => {
            let rows =
                baseline.entries().iter().map(|one| tsv::row([&one.pair, &one.rule, &one.text, &one.fingerprint]));
            tsv::row(["pair", "rule", "text", "fingerprint"]) + &rows.collect::<String>()
        }
        ShowFormat::Json => serde_json::to_string_pretty(baseline.entries()).expect("entries have string keys") + "\n",
    })?;
    Ok(Exit::Clean)
}

/// Reads the report, or checks the pairs. `None` where no pair could be read.
fn current(args: &FromPairs) -> Result<Option<Current>> {
    if let [path] = args.pairs.paths.as_slice()
        && (path.is_file() || path.as_os_str() == "-")
    {
        return of_report(path, args).map(Some);
    }
    // What is only doubtful is known as well, so that it is not new when the threshold falls.
    let all = Layer { min_confidence: Some(given("baseline", Percent(0))), ..Layer::default() };
    let found = args.pairs.found()?;
    let sources = args.pairs.sources(&found, all)?;
    // What somebody judged is no longer merely known.
    let decisions = decisions(&sources.for_run())?;
    let known = Baseline::default();
    let known = Known::new(&known, &decisions, None);
    let checker = Checker::new(&found, &sources, &known)?;
    #[cfg(feature = "embeddings")]
    let checker = checker.with_model(args.pairs.model.load()?.as_ref());
    let Some(written) = checking::checked(&found, &checker) else {
        return Ok(None);
    };
    let silent = found.iter().map(|one| (one.id.clone(), checker.settings_of(one).policy())).collect();
    let baseline = place(args, &sources);
    Ok(Some(Current { report: Report::new(written, Severity::Error), silent, baseline }))
}

fn of_report(path: &Path, args: &FromPairs) -> Result<Current> {
    let report = report_file::read(path)?;
    if report.summary.below > 0 {
        return Err(Error::Usage(format!(
            "{} leaves out {} findings below a confidence; check again without --min-confidence",
            path.display(),
            report.summary.below
        )));
    }
    let sources = args.pairs.sources(&[], Layer::default())?;
    Ok(Current { report, silent: Vec::new(), baseline: place(args, &sources) })
}

fn place(args: &FromPairs, sources: &Sources) -> PathBuf {
    args.baseline.clone().or(sources.for_run().baseline.value).unwrap_or_else(|| PathBuf::from(FILE))
}

fn save(path: &Path, baseline: &Baseline) -> Result<()> {
    write::expect_place(path)?;
    let mut batch = Batch::default();
    batch.stage(path, baseline.to_text().as_bytes())?;
    batch.commit()
}

fn entries(count: usize) -> String {
    format!("{count} {}", if count == 1 { "entry" } else { "entries" })
}
