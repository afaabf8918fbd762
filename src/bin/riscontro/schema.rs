//! `schema`: what the files are made of, for programs that read them.

use clap::{Args, ValueEnum};
use riscontro::error::Result;
use riscontro::report::Report;
use riscontro::report::baseline::Entry;
use riscontro::report::decisions::Decision;
use riscontro::report::line::Line;
use riscontro::report::model::Bead;
use riscontro::settings::Written;
use schemars::schema_for;

use crate::exit::Exit;
use crate::output;

/// Print the JSON Schema of a file that riscontro reads or writes
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  riscontro schema report > report.schema.json
  riscontro schema settings > settings.schema.json

They are in docs/ as well.")]
pub struct SchemaArgs {
    /// Which file
    #[arg(value_enum)]
    file: SchemaFile,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum SchemaFile {
    /// The report that `check -o json` writes
    Report,
    /// The beads that `align -f json` writes
    Beads,
    /// riscontro.toml
    Settings,
    /// A line of a decisions file
    Decisions,
    /// A line of a baseline
    Baseline,
    /// A line that `batch` writes
    Batch,
}

/// Runs the subcommand.
pub fn run(args: &SchemaArgs) -> Result<Exit> {
    let schema = match args.file {
        SchemaFile::Report => schema_for!(Report),
        SchemaFile::Beads => schema_for!(Vec<Bead>),
        SchemaFile::Settings => schema_for!(Written),
        SchemaFile::Decisions => schema_for!(Decision),
        SchemaFile::Baseline => schema_for!(Entry),
        SchemaFile::Batch => schema_for!(Line),
    };
    output::print(&(serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n"))?;
    Ok(Exit::Clean)
}
