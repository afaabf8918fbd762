//! `diff`: what changed between two reports.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use riscontro::error::Result;
use riscontro::render::inline_edit;
use riscontro::report::Report;
use riscontro::report::diff::{Changes, diff};
use riscontro::report::model::{Finding, FindingState};
use riscontro::settings::Layer;
use riscontro::write::Batch;

use crate::check::given;
use crate::exit::{self, Exit, FailOn};
use crate::output::{self, shown};
use crate::report_file;
use crate::sources::{ConfigArgs, Sources};
use crate::written::OutputArgs;

/// Compare two reports: which findings are new, fixed, updated, unchanged
///
/// Findings are matched by fingerprint, so that text that only moved changes nothing. One is updated when its
/// sentence was edited. Only new findings fail the run.
#[derive(Debug, Args)]
#[command(after_help = format!("\
Examples:
  riscontro diff main.json branch.json
  riscontro diff main.json branch.json -o markdown=comment.md --fail-on warning

{}", exit::HELP))]
pub struct DiffArgs {
    /// The report to compare with
    #[arg(value_name = "OLD.json")]
    old: PathBuf,

    /// The report that is judged
    #[arg(value_name = "NEW.json")]
    new: PathBuf,

    #[command(flatten)]
    output: OutputArgs,

    /// The least severity of a new finding that fails the run [default: error]
    #[arg(long, value_name = "SEVERITY", value_enum, help_heading = "Judging")]
    fail_on: Option<FailOn>,

    #[command(flatten)]
    config: ConfigArgs,
}

/// Runs the subcommand.
pub fn run(args: &DiffArgs) -> Result<Exit> {
    args.output.expect_places(&[&args.old, &args.new])?;
    let fail_on = fail_on(args)?;
    let (old, new) = (report_file::read(&args.old)?, report_file::read(&args.new)?);
    say_gone_pairs(&old, &new);
    let (report, changes) = diff(&old, &new, fail_on.severity());
    args.output.deliver(&report, fail_on.severity(), Batch::default(), |_| text(&report, changes))?;
    let new_ones = report.findings.iter().filter(|finding| finding.state == FindingState::New);
    Ok(fail_on.exit(&report, new_ones))
}

/// The threshold of the command line, or that of the settings of the working directory. Formats and the like are
/// those of checks, and not taken over.
fn fail_on(args: &DiffArgs) -> Result<FailOn> {
    let command_line =
        Layer { fail_on: args.fail_on.map(|threshold| given("--fail-on", threshold.into())), ..Layer::default() };
    let sources = Sources::read(&args.config, &[PathBuf::from(".")], command_line)?;
    Ok(sources.for_run().fail_on.value.into())
}

/// The findings of a pair that is no longer there count as fixed; nobody should take that for work done.
fn say_gone_pairs(old: &Report, new: &Report) {
    let is_gone = |id: &str| new.pairs.iter().all(|pair| pair.id != id);
    for pair in old.pairs.iter().filter(|pair| is_gone(&pair.id)) {
        output::say(&format!("{} is not in the new report: its findings count as fixed", pair.id));
    }
}

fn text(report: &Report, changes: Changes) -> String {
    let Changes { new, fixed, updated, unchanged } = changes;
    let mut out = format!("{new} new, {fixed} fixed, {updated} updated, {unchanged} unchanged\n");
    if new + fixed + updated == 0 {
        out += "the two reports have the same findings\n";
    }
    for (state, word) in
        [(FindingState::New, "new"), (FindingState::Updated, "updated"), (FindingState::Fixed, "fixed")]
    {
        for finding in report.findings.iter().filter(|finding| finding.state == state) {
            let _ = writeln!(out, "{word}: {}", shown(&line(finding)));
            if let Some(edit) = finding.previous.as_ref().and_then(inline_edit) {
                let _ = writeln!(out, "  edited: {edit}");
            }
        }
    }
    out
}

fn line(finding: &Finding) -> String {
    let place = finding.source.as_ref().or(finding.target.as_ref());
    let place = place.map_or_else(String::new, |place| format!(":{}:{}", place.line, place.column));
    let aside = finding.suppression.as_ref().map_or_else(String::new, |one| format!(" (suppressed by {})", one.by));
    format!("{}[{}] {}{place}: {}{aside}", finding.severity.name(), finding.rule, finding.pair, finding.message)
}
