//! `schema`: what the files are made of, for programs that read them.

use clap::{Args, ValueEnum};
use riscontro::error::Result;
use riscontro::report::Report;
use riscontro::report::line::Line;

use crate::exit::Exit;
use crate::output;

/// Print the JSON Schema of a file that riscontro writes
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  riscontro schema report > report.schema.json")]
pub struct SchemaArgs {
    /// Which file
    #[arg(value_enum)]
    file: SchemaFile,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum SchemaFile {
    /// The report that `check -o json` writes
    Report,
    /// A line that `batch` writes
    Batch,
}

/// Runs the subcommand.
pub fn run(args: &SchemaArgs) -> Result<Exit> {
    let schema = match args.file {
        SchemaFile::Report => schemars::schema_for!(Report),
        SchemaFile::Batch => schemars::schema_for!(Line),
    };
    output::print(&(serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n"))?;
    Ok(Exit::Clean)
}
