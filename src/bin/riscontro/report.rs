//! `report`: an existing report in another format.

use std::path::PathBuf;

use clap::Args;
use riscontro::error::Result;
use riscontro::report::Report;
use riscontro::report::model::{Severity, Verdict};
use riscontro::write::Batch;

use crate::exit::{self, Exit};
use crate::report_file;
use crate::written::{self, OutputArgs};

/// Write an existing report in another format; nothing is checked again
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  riscontro report reports/index.json
  riscontro report reports/index.json -o html=review.html -o markdown=comment.md

Exit code: 0 written, whatever the findings; 2 could not run; 3 written, but the report says that some pair could not be
checked fully.")]
pub struct ReportArgs {
    /// A report that `check -o json=FILE` wrote; `-` is standard input
    #[arg(value_name = "REPORT.json")]
    report: PathBuf,

    #[command(flatten)]
    output: OutputArgs,
}

/// Runs the subcommand.
pub fn run(args: &ReportArgs) -> Result<Exit> {
    args.output.expect_places(&[&args.report])?;
    let report = report_file::read(&args.report)?;
    args.output
        .deliver(&report, threshold(&report), Batch::default(), |options| written::in_terminal(&report, options))?;
    Ok(if exit::is_unchecked(&report) { Exit::Unchecked } else { Exit::Clean })
}

/// The threshold that the report's verdict was made with, as far as it shows: the highest at which it fails as it did.
fn threshold(report: &Report) -> Severity {
    let counts = report.summary.findings;
    match report.summary.verdict {
        // Too little covered fails at any threshold, so that nothing shows.
        Verdict::Fail if report.is_short() => Severity::Error,
        Verdict::Fail if counts.error == 0 && counts.warning > 0 => Severity::Warning,
        Verdict::Fail if counts.error == 0 => Severity::Note,
        Verdict::Fail | Verdict::Pass | Verdict::Incomplete => Severity::Error,
    }
}
