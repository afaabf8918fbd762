//! `check`: pairs in, findings out.

use std::path::{Path, PathBuf};

use clap::Args;
use riscontro::error::{Error, Result};
use riscontro::pair::Found;
use riscontro::read::Origin;
use riscontro::report::baseline::Baseline;
use riscontro::report::decisions::Decisions;
use riscontro::report::suppress::Known;
use riscontro::report::{Day, Report, Written};
use riscontro::settings::{Layer, Origin as From, Percent, RuleId, Setting, Settings};
use riscontro::write::{self, Batch};

use crate::checking::{self, PairsArgs};
use crate::exit::{self, Exit, FailOn};
use crate::output;
use crate::sources::text;
use crate::written::{self, OutputArgs};

/// Say what the Italian rendering of a Chinese text left out
///
/// Give two files, the Chinese original first; or one or more pair folders. A pair folder holds source.zh.* and
/// target.it.*, and may hold a pair.toml with an `id` and a `title`; a folder of such folders is walked, hidden
/// folders left aside. What is set here goes before RISCONTRO_… variables, and these before a riscontro.toml;
/// `riscontro config show` tells what holds and why.
#[derive(Debug, Args)]
#[command(override_usage = "riscontro check [OPTIONS] SOURCE TARGET\n       riscontro check [OPTIONS] PAIR_DIR...")]
#[command(after_help = format!("\
Examples:
  riscontro check articolo.zh.txt articolo.it.txt
  riscontro check articolo.zh.txt articolo.it.txt -o html=articolo.html -o terminal
  riscontro check pairs --reports reports --fail-on warning
  riscontro check pairs --baseline riscontro.baseline.jsonl --decisions riscontro.decisions.jsonl
  pandoc -t plain articolo.docx | riscontro check - articolo.it.txt -o json

{}", exit::HELP))]
pub struct CheckArgs {
    #[command(flatten)]
    pairs: PairsArgs,

    #[command(flatten)]
    output: OutputArgs,

    /// Write DIR/<id>.json and DIR/<id>.html for each pair, and DIR/index.json for all of them
    #[arg(long, value_name = "DIR", help_heading = "Output")]
    reports: Option<PathBuf>,

    #[command(flatten)]
    judging: JudgingArgs,
}

/// What is heard, what is known, and what fails.
#[derive(Debug, Args)]
#[command(next_help_heading = "Judging")]
struct JudgingArgs {
    /// The least severity that fails the run [default: error]
    #[arg(long, value_name = "SEVERITY", value_enum)]
    fail_on: Option<FailOn>,

    /// Count findings that the program is less sure of than this, 0 to 100, but don't list them [default: 0]
    #[arg(long, value_name = "N", value_parser = percent)]
    min_confidence: Option<Percent>,

    /// Fail when less than N per cent of the source units is covered
    #[arg(long, value_name = "N", value_parser = percent)]
    fail_under_coverage: Option<Percent>,

    /// Hear this rule alone; may be given several times
    #[arg(long = "rule", value_name = "RULE", value_delimiter = ',', value_parser = rule_id)]
    select: Vec<RuleId>,

    /// Don't hear this rule; may be given several times
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = rule_id)]
    ignore: Vec<RuleId>,

    /// Known findings: they don't fail the run
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,

    /// What persons decided on findings: a decisions file, or an export of the HTML report
    #[arg(long, value_name = "FILE")]
    decisions: Option<PathBuf>,

    /// The day decisions are held against; without it none ends
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    today: Option<Day>,
}

/// Runs the subcommand.
pub fn run(args: &CheckArgs) -> Result<Exit> {
    let found = args.pairs.found()?;
    let sources = args.pairs.sources(&found, args.layer())?;
    let settings = sources.for_run();
    let output = args.output.with(&settings)?;
    expect_places(args, &output, &settings, &found)?;
    let (baseline, decisions) = known(&settings)?;
    say_endless(&decisions, args.judging.today.as_ref());
    let known = Known::new(&baseline, &decisions, args.judging.today.as_ref());
    let Some(written) = checking::checked(&found, &sources, &known)? else {
        return Ok(Exit::CouldNotRun);
    };
    let fail_on = FailOn::from(settings.fail_on.value);
    let report = whole(written.clone(), &settings);
    say_below(&report, &settings);
    let batch = reports(args, &report, written, &settings)?;
    output.deliver(&report, fail_on.severity(), batch, |options| written::in_terminal(&report, options))?;
    Ok(judged(&report, fail_on))
}

impl CheckArgs {
    /// What the command line says.
    fn layer(&self) -> Layer {
        let judging = &self.judging;
        Layer {
            fail_on: judging.fail_on.map(|threshold| given("--fail-on", threshold.into())),
            min_confidence: judging.min_confidence.map(|least| given("--min-confidence", least)),
            fail_under_coverage: judging.fail_under_coverage.map(|share| given("--fail-under-coverage", Some(share))),
            select: (!judging.select.is_empty()).then(|| given("--rule", judging.select.clone())),
            ignore: (!judging.ignore.is_empty()).then(|| given("--ignore", judging.ignore.clone())),
            notes: self.output.notes.then(|| given("--notes", true)),
            baseline: judging.baseline.clone().map(|path| given("--baseline", Some(path))),
            decisions: judging.decisions.clone().map(|path| given("--decisions", Some(path))),
            ..Layer::default()
        }
    }
}

/// A value from the command line.
pub fn given<T>(option: &'static str, value: T) -> Setting<T> {
    Setting { value, origin: From::CommandLine(option) }
}

/// Looks for what would make the work useless: files that can't be written, or that would replace a text.
fn expect_places(args: &CheckArgs, output: &OutputArgs, settings: &Settings, found: &[Found]) -> Result<()> {
    let sides = found.iter().filter_map(|one| one.sides.as_ref().ok());
    let mut inputs: Vec<&Path> = sides.flat_map(|(source, target)| [source, target]).filter_map(Origin::file).collect();
    inputs.extend([&settings.baseline.value, &settings.decisions.value].into_iter().flatten().map(PathBuf::as_path));
    output.expect_places(&inputs)?;
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

/// The two files of what was known before, as far as they are set.
fn known(settings: &Settings) -> Result<(Baseline, Decisions)> {
    let baseline = match &settings.baseline.value {
        Some(path) => Baseline::parse(&text(path)?, path)?,
        None => Baseline::default(),
    };
    Ok((baseline, decisions(settings)?))
}

/// What persons decided, as far as a file of it is set.
pub fn decisions(settings: &Settings) -> Result<Decisions> {
    match &settings.decisions.value {
        Some(path) => Decisions::parse(&text(path)?, path),
        None => Ok(Decisions::default()),
    }
}

/// No clock is read, so that nothing ends by itself; nobody should rely on it.
fn say_endless(decisions: &Decisions, today: Option<&Day>) {
    let ending = decisions.entries().iter().filter(|decision| decision.expires.is_some()).count();
    if ending > 0 && today.is_none() {
        let (plural, verb) = if ending == 1 { ("", "has") } else { ("s", "have") };
        output::say(&format!(
            "{ending} decision{plural} {verb} an end, which is held against --today YYYY-MM-DD; without it they all hold"
        ));
    }
}

/// All pairs in one report, judged by these settings.
fn whole(written: Vec<Written>, settings: &Settings) -> Report {
    let fail_on = settings.fail_on.value.severity();
    let mut report = Report::new(written, fail_on);
    if let Some(least) = settings.fail_under_coverage.value {
        report.require_coverage(least.0, fail_on);
    }
    report
}

fn say_below(report: &Report, settings: &Settings) {
    let below = report.summary.below;
    if below > 0 {
        let plural = if below == 1 { "" } else { "s" };
        let least = settings.min_confidence.value.0;
        // An override may ask more of some pairs, so that there is no one number.
        let threshold = if least > 0 { format!("--min-confidence {least}") } else { "min-confidence".to_owned() };
        output::say(&format!("{below} finding{plural} below {threshold} not shown"));
    }
}

/// How the run ends. The share of what is covered is asked for by itself, and holds with `--fail-on never` too.
fn judged(report: &Report, fail_on: FailOn) -> Exit {
    let exit = fail_on.exit(report, &report.findings);
    let Some(least) = report.summary.coverage_required.filter(|_| report.is_short()) else { return exit };
    let (covered, all) = report.covered_units();
    let tenths = covered * 1000 / all.max(1);
    output::say(&format!(
        "{covered} of {all} source units are covered, {}.{} %: less than --fail-under-coverage {least}",
        tenths / 10,
        tenths % 10
    ));
    if exit == Exit::Clean { Exit::Findings } else { exit }
}

/// The files of `--reports`, ready to appear.
fn reports(args: &CheckArgs, whole_report: &Report, written: Vec<Written>, settings: &Settings) -> Result<Batch> {
    let mut batch = Batch::default();
    if let Some(folder) = &args.reports {
        let one = |one: Written| (one.pair.id.clone(), whole(vec![one], settings));
        let pairs: Vec<(String, Report)> = written.into_iter().map(one).collect();
        let options = args.output.with(settings)?.options(settings.fail_on.value.severity());
        written::stage_folder(&mut batch, folder, whole_report, &pairs, &options)?;
    }
    Ok(batch)
}

fn percent(word: &str) -> std::result::Result<Percent, String> {
    word.parse::<u64>().map_err(|_| "it is no whole number".to_owned()).and_then(Percent::try_from)
}

fn rule_id(word: &str) -> std::result::Result<RuleId, String> {
    RuleId::try_from(word.to_owned())
}

/// A day on the command line.
pub fn day(word: &str) -> std::result::Result<Day, String> {
    Day::try_from(word.to_owned())
}
