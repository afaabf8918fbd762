//! `completions`: the command line for a shell.

use clap::{Args, CommandFactory};
use clap_complete::{Shell, generate};
use riscontro::error::Result;

use crate::args::Cli;
use crate::exit::Exit;
use crate::output;

/// Print a completion script for a shell
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  riscontro completions bash > ~/.local/share/bash-completion/completions/riscontro
  riscontro completions fish > ~/.config/fish/completions/riscontro.fish
  riscontro completions zsh > \"${fpath[1]}/_riscontro\"")]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Runs the subcommand.
pub fn run(args: &CompletionsArgs) -> Result<Exit> {
    let mut script = Vec::new();
    generate(args.shell, &mut Cli::command(), "riscontro", &mut script);
    output::print(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Clean)
}
