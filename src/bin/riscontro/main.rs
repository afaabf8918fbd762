//! The command line of `riscontro`. Here, and nowhere else, the program prints, exits and reads its surroundings;
//! each subcommand has its own file, exit codes stand in `exit`.

mod align;
mod args;
mod check;
mod completions;
mod diff;
mod exit;
mod explain;
mod items;
mod lexicon;
mod normalise;
mod output;
mod report;
mod report_file;
mod rules;
mod schema;
mod tsv;
mod written;

use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};
use exit::Exit;

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Check(args) => check::run(&args),
        Command::Align(args) => align::run(&args),
        Command::Normalise(args) => normalise::run(&args),
        Command::Items(args) => items::run(&args),
        Command::Lexicon(args) => lexicon::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Report(args) => report::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Rules(args) => rules::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Completions(args) => completions::run(&args),
    };
    done.unwrap_or_else(|error| {
        output::say(&error.to_string());
        Exit::CouldNotRun
    })
    .into()
}
