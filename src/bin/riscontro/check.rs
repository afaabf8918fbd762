//! `check`: pairs in, findings out.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use clap::Args;
use rayon::prelude::*;
use riscontro::error::{Error, Result};
use riscontro::pair::{self, Found};
use riscontro::read::Origin;
use riscontro::render::{terminal_closing, terminal_findings};
use riscontro::report::baseline::Baseline;
use riscontro::report::decisions::Decisions;
use riscontro::report::suppress::Known;
use riscontro::report::{Day, Report, Written};
use riscontro::settings::{Layer, Origin as From, Percent, Row, RuleId, Setting, Settings};
use riscontro::write::{self, Batch};

use crate::checking::{self, Checker, PairsArgs};
use crate::exit::{self, Exit, FailOn};
use crate::output;
use crate::progress::Progress;
use crate::reports_folder::ReportsFolder;
use crate::sources::{self, text};
use crate::written::{self, OutputArgs};

/// Say what the Italian rendering of a Chinese text left out
///
/// Give two files, the Chinese original first; or one file that holds both sides (TMX, XLIFF, TSV); or one or more
/// pair folders. A pair folder holds source.zh.* and target.it.*, or pair.tmx, pair.xlf or pair.tsv, and may hold a
/// pair.toml with an `id` and a `title`; a folder of such folders is walked, hidden folders left aside. What is set here
/// goes before RISCONTRO_… variables, and these before a riscontro.toml; `riscontro config show` tells what holds and why.
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
  riscontro check pairs --baseline riscontro.baseline.jsonl --decisions riscontro.decisions.jsonl
  pandoc -t plain articolo.docx | riscontro check - articolo.it.txt -o json

{}", exit::HELP))]
pub struct CheckArgs {
    #[command(flatten)]
    pairs: PairsArgs,

    #[command(flatten)]
    output: OutputArgs,

    /// Write DIR/<id>.json and DIR/<id>.html for each pair, and DIR/index.json for all of them
    ///
    /// A report is written as soon as its pair is checked, whole or not at all, so that a corpus needs no more memory
    /// than its largest pairs, and a run that was stopped can go on with --resume.
    #[arg(long, value_name = "DIR", help_heading = "Output")]
    reports: Option<PathBuf>,

    /// Keep what --reports has already, where neither texts nor program version nor settings have changed since
    #[arg(long, requires = "reports", help_heading = "Output")]
    resume: bool,

    #[command(flatten)]
    judging: JudgingArgs,
}

/// What is heard, what is known, and what fails.
#[derive(Debug, Args)]
#[command(next_help_heading = "Judging")]
pub struct JudgingArgs {
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
    let checker = Checker::new(&found, &sources, &known)?;
    #[cfg(feature = "embeddings")]
    let checker = checker.with_model(args.pairs.model.load()?.as_ref());
    if let Some(folder) = &args.reports {
        let depends_on = format!("{}{}{:?}", baseline.to_text(), decisions.to_text(), args.judging.today);
        let run = Run { found: &found, checker: &checker, settings: &settings, depends_on };
        return into_folder(&run, folder, args.resume, &output);
    }
    let Some(written) = checking::checked(&found, &checker) else {
        return Ok(Exit::CouldNotRun);
    };
    let report = whole(written, &settings);
    checking::say_guessed_encodings(&found, &report, &checker);
    say_below(&report, &settings);
    let fail_on = settings.fail_on.value.severity();
    output.deliver(&report, fail_on, Batch::default(), |options| written::in_terminal(&report, options))?;
    Ok(judged(&report, &settings))
}

impl CheckArgs {
    /// What the command line says.
    fn layer(&self) -> Layer {
        Layer { notes: self.output.notes.then(|| given("--notes", true)), ..self.judging.layer() }
    }
}

impl JudgingArgs {
    /// What the command line says.
    pub fn layer(&self) -> Layer {
        Layer {
            fail_on: self.fail_on.map(|threshold| given("--fail-on", threshold.into())),
            min_confidence: self.min_confidence.map(|least| given("--min-confidence", least)),
            fail_under_coverage: self.fail_under_coverage.map(|share| given("--fail-under-coverage", Some(share))),
            select: (!self.select.is_empty()).then(|| given("--rule", self.select.clone())),
            ignore: (!self.ignore.is_empty()).then(|| given("--ignore", self.ignore.clone())),
            baseline: self.baseline.clone().map(|path| given("--baseline", Some(path))),
            decisions: self.decisions.clone().map(|path| given("--decisions", Some(path))),
            ..Layer::default()
        }
    }

    /// The day decisions are held against.
    pub const fn today(&self) -> Option<&Day> {
        self.today.as_ref()
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
    let own = [&settings.baseline.value, &settings.decisions.value].into_iter().flatten();
    let lists = settings.glossaries.value.iter().chain(&settings.names.value);
    inputs.extend(own.chain(lists).map(PathBuf::as_path));
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
pub fn known(settings: &Settings) -> Result<(Baseline, Decisions)> {
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
pub fn say_endless(decisions: &Decisions, today: Option<&Day>) {
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
    if let Some(least) = least_coverage(settings) {
        report.require_coverage(least, fail_on);
    }
    report
}

/// The share of units in per cent that has to be covered, if one is set.
pub fn least_coverage(settings: &Settings) -> Option<u8> {
    settings.fail_under_coverage.value.map(|least| least.0)
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
fn judged(report: &Report, settings: &Settings) -> Exit {
    let exit = FailOn::from(settings.fail_on.value).exit_by_counts(report);
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

/// What a run with `--reports` is made of.
struct Run<'a> {
    found: &'a [Found],
    checker: &'a Checker<'a>,
    settings: &'a Settings,
    /// What the reports depend on besides pairs and settings.
    depends_on: String,
}

impl Run<'_> {
    /// All that the report of a pair depends on besides the pair: with other settings `--resume` keeps nothing.
    fn depends_on(&self, settings: &Settings) -> String {
        let heard = |row: &Row| !ELSEWHERE.contains(&row.key.as_str());
        let rows = settings.rows().into_iter().filter(heard).map(|row| format!("{} {}\n", row.key, row.value));
        let lists = self.checker.hash_of_lists(settings).to_owned();
        rows.chain([lists, self.depends_on.clone()]).collect()
    }
}

/// Keys that say where things are: what is there counts, or nothing does.
const ELSEWHERE: &[&str] = &["output", "baseline", "decisions", "glossaries", "names"];

/// Checks the pairs into the folder of `--reports`, each as it comes, and puts the whole together at the end.
fn into_folder(run: &Run, folder: &Path, resume: bool, output: &OutputArgs) -> Result<Exit> {
    let Run { found, checker, settings, .. } = *run;
    let fail_on = settings.fail_on.value.severity();
    let options = output.options(fail_on);
    let reports = ReportsFolder::open(folder, &options, resume)?;
    let progress = Progress::of(found.len());
    let kept = AtomicUsize::new(0);
    // There is a report, with what stood in the way of checking everything; or the pair could not be read.
    let one = |one: &Found| -> Result<std::result::Result<Option<String>, String>> {
        let of_pair = checker.settings_of(one);
        let depends_on = run.depends_on(&of_pair);
        let done = if let Some(incomplete) = reports.is_done(one, &depends_on, &sources::reading(&of_pair)) {
            kept.fetch_add(1, Ordering::Relaxed);
            Ok(incomplete)
        } else {
            match checker.check(one, &of_pair) {
                Ok(written) => {
                    let incomplete = written.pair.incomplete.clone();
                    reports.put(one, &depends_on, &whole(vec![written], settings))?;
                    Ok(incomplete)
                }
                Err(why) => Err(why),
            }
        };
        progress.step();
        Ok(done)
    };
    let outcomes: Vec<_> = found.par_iter().map(one).collect::<Result<_>>()?;
    progress.end();
    checking::say_faults(found, outcomes.iter().map(|outcome| outcome.as_ref().map(Option::as_ref)));
    if !outcomes.iter().any(std::result::Result::is_ok) {
        return Ok(Exit::CouldNotRun);
    }
    for (one, outcome) in found.iter().zip(&outcomes) {
        if let Err(why) = outcome {
            // Such a report is never kept: it has no hash of the texts.
            reports.put(one, "", &whole(vec![pair::unread(one, why, &checker.working)], settings))?;
        }
    }
    if resume {
        let kept = kept.into_inner();
        output::say(&format!("{kept} of {} reports kept, {} written", found.len(), found.len() - kept));
    }
    let ids: Vec<&str> = found.iter().map(|one| one.id.as_str()).collect();
    let overview = reports.close(&ids, |all| all.overview(fail_on, least_coverage(settings)))?;
    checking::say_guessed_encodings(found, &overview, checker);
    say_below(&overview, settings);
    if output.output.is_empty() {
        for id in ids {
            output::print(&terminal_findings(&reports.report(id)?, &options))?;
        }
        output::print(&terminal_closing(&overview, &options))?;
    } else {
        let report = reports.report(written::INDEX)?;
        output.deliver(&report, fail_on, Batch::default(), |options| written::in_terminal(&report, options))?;
    }
    Ok(judged(&overview, settings))
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
