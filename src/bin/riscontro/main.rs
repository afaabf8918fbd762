//! The command line of `riscontro`. Here, and nowhere else, the program prints, exits and reads its surroundings;
//! each subcommand has its own file, exit codes stand in `exit`.

mod align;
mod args;
mod baseline;
mod batch;
mod check;
mod checking;
mod completions;
mod config;
mod diff;
mod exit;
mod explain;
mod items;
mod lexicon;
mod man;
mod normalise;
mod output;
mod pair;
mod progress;
mod report;
mod report_file;
mod reports_folder;
mod review;
mod rules;
mod schema;
mod sources;
mod tsv;
mod written;

use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};
use exit::Exit;

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Check(args) => check::run(&args),
        Command::Batch(args) => batch::run(&args),
        Command::Align(args) => align::run(&args),
        Command::Normalise(args) => normalise::run(&args),
        Command::Items(args) => items::run(&args),
        Command::Lexicon(args) => lexicon::run(&args),
        Command::Pair(args) => pair::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Report(args) => report::run(&args),
        Command::Baseline(args) => baseline::run(&args),
        Command::Review(args) => review::run(&args),
        Command::Config(args) => config::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Rules(args) => rules::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Completions(args) => completions::run(&args),
        Command::Man(args) => man::run(&args),
    };
    done.unwrap_or_else(|error| {
        output::say(&error.to_string());
        Exit::CouldNotRun
    })
    .into()
}
