//! `man`: the manual pages, made from the command line itself.

use std::path::PathBuf;

use clap::{Args, Command, CommandFactory};
use clap_mangen::Man;
use riscontro::error::Result;
use riscontro::write::{self, Batch};

use crate::args::Cli;
use crate::exit::Exit;
use crate::output;

/// Print the manual page, or write one for each subcommand
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  riscontro man | man -l -
  riscontro man --dir ~/.local/share/man/man1")]
pub struct ManArgs {
    /// Write riscontro.1, riscontro-check.1 and so on into DIR
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

/// Runs the subcommand.
pub fn run(args: &ManArgs) -> Result<Exit> {
    let mut command = Cli::command();
    command.build();
    match &args.dir {
        None => output::print(&page(command))?,
        Some(folder) => {
            write::make_folder(folder)?;
            let mut batch = Batch::default();
            for (name, command) in pages(&command, "riscontro") {
                batch.stage(&folder.join(format!("{name}.1")), page(command).as_bytes())?;
            }
            batch.commit()?;
        }
    }
    Ok(Exit::Clean)
}

/// A command and all below it, each with the name of its page.
fn pages(command: &Command, name: &str) -> Vec<(String, Command)> {
    let below = command.get_subcommands().filter(|one| one.get_name() != "help" && !one.is_hide_set());
    let below = below.flat_map(|one| pages(one, &format!("{name}-{}", one.get_name())));
    std::iter::once((name.to_owned(), command.clone())).chain(below).collect()
}

fn page(command: Command) -> String {
    let mut page = Vec::new();
    // No date: the same program gives the same page.
    let page_of =
        Man::new(command).date("").manual("riscontro").source(concat!("riscontro ", env!("CARGO_PKG_VERSION")));
    let written = page_of.render(&mut page);
    written.expect("writing to memory does not fail");
    String::from_utf8(page).expect("the command line is UTF-8")
}
