//! Exit codes, all of them.

use std::process::ExitCode;

use clap::ValueEnum;
use riscontro::report::Report;
use riscontro::report::model::{Finding, Severity};
use riscontro::settings;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// 0: everything was checked, and nothing is at or above `--fail-on`.
    Clean,
    /// 1: findings at or above `--fail-on`; for `diff`, new ones.
    Findings,
    /// 2: nothing could be done: usage, settings, input, output. Errors of usage that clap finds have it too.
    CouldNotRun,
    /// 3: some pair could not be checked fully.
    Unchecked,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Clean => 0,
            Exit::Findings => 1,
            Exit::CouldNotRun => 2,
            Exit::Unchecked => 3,
        })
    }
}

/// What the exit code means, for the help texts.
pub const HELP: &str = "\
Exit code: 0 nothing at or above --fail-on; 1 findings there, or too little covered; 2 could not
run (usage, settings, input, output); 3 some pair could not be checked fully, whatever was found
in the others.";

/// From which severity on a finding fails the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum FailOn {
    /// Errors fail the run
    #[default]
    Error,
    /// Errors and warnings do
    Warning,
    /// Every finding does
    Note,
    /// None does: findings leave the exit code at 0
    Never,
}

impl FailOn {
    /// The threshold of the verdict in the report.
    pub fn severity(self) -> Severity {
        settings::FailOn::from(self).severity()
    }

    /// The exit code for a report of which every finding counts, by its counts: the findings need not be there.
    pub fn exit_by_counts(self, report: &Report) -> Exit {
        let counts = &report.summary.findings;
        let failing =
            [(Severity::Error, counts.error), (Severity::Warning, counts.warning), (Severity::Note, counts.note)]
                .iter()
                .any(|(severity, count)| *severity >= self.severity() && *count > 0);
        match () {
            () if is_unchecked(report) => Exit::Unchecked,
            () if self != Self::Never && failing => Exit::Findings,
            () => Exit::Clean,
        }
    }

    /// The exit code for a report of which `judged` findings count.
    pub fn exit<'a>(self, report: &Report, judged: impl IntoIterator<Item = &'a Finding>) -> Exit {
        let fails = |finding: &&Finding| finding.counts() && finding.severity >= self.severity();
        if is_unchecked(report) {
            Exit::Unchecked
        } else if self != Self::Never && judged.into_iter().any(|finding| fails(&finding)) {
            Exit::Findings
        } else {
            Exit::Clean
        }
    }
}

impl From<FailOn> for settings::FailOn {
    fn from(threshold: FailOn) -> Self {
        match threshold {
            FailOn::Error => Self::Error,
            FailOn::Warning => Self::Warning,
            FailOn::Note => Self::Note,
            FailOn::Never => Self::Never,
        }
    }
}

impl From<settings::FailOn> for FailOn {
    fn from(threshold: settings::FailOn) -> Self {
        match threshold {
            settings::FailOn::Error => Self::Error,
            settings::FailOn::Warning => Self::Warning,
            settings::FailOn::Note => Self::Note,
            settings::FailOn::Never => Self::Never,
        }
    }
}

/// Whether some pair of the report could not be checked fully.
pub fn is_unchecked(report: &Report) -> bool {
    report.pairs.iter().any(|pair| pair.incomplete.is_some())
}
