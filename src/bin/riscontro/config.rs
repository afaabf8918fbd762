//! `config`: which settings hold, and where each comes from.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use riscontro::error::{Error, Result};
use riscontro::settings::{Layer, Row};
use serde_json::json;

use crate::exit::Exit;
use crate::output::{self, shown};
use crate::sources::{ConfigArgs, Sources};

/// Show the settings that hold, and where each comes from
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  riscontro config show
  riscontro config show pairs/sport/finale -f json")]
pub struct ConfigCommand {
    #[command(subcommand)]
    action: ConfigAction,
}

#[derive(Debug, Subcommand)]
enum ConfigAction {
    /// Print each key with its value and its source
    ///
    /// What an option of the command line would change is not shown: options are those of one run.
    Show(ShowArgs),
}

#[derive(Debug, Args)]
struct ShowArgs {
    /// A pair folder or a folder of pairs: what holds there; or a file: what holds where it is named by itself, for which
    /// the settings file is sought from the working directory on
    #[arg(default_value = ".")]
    path: PathBuf,

    /// How to write it
    #[arg(short, long, value_name = "FORMAT", value_enum, default_value_t)]
    format: ConfigFormat,

    #[command(flatten)]
    config: ConfigArgs,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum ConfigFormat {
    /// For reading: key, value, source
    #[default]
    Text,
    /// An object with the file and an array of keys
    Json,
}

/// Runs the subcommand.
pub fn run(args: &ConfigCommand) -> Result<Exit> {
    let ConfigAction::Show(args) = &args.action;
    if !args.path.exists() {
        let source = std::io::Error::from(std::io::ErrorKind::NotFound);
        return Err(Error::Read { path: args.path.clone(), source });
    }
    let sources = match args.path.is_dir() {
        true => Sources::read(&args.config, std::slice::from_ref(&args.path), Layer::default())?,
        false => Sources::for_files(&args.config, Layer::default())?,
    };
    let rows = sources.for_pair([args.path.as_path()]).rows();
    output::print(&match args.format {
        ConfigFormat::Text => text(sources.path.as_deref(), &rows),
        ConfigFormat::Json => json(sources.path.as_deref(), &rows),
    })?;
    Ok(Exit::Clean)
}

fn text(file: Option<&Path>, rows: &[Row]) -> String {
    let values: Vec<String> =
        rows.iter().map(|row| if row.value.is_null() { "-".into() } else { row.value.to_string() }).collect();
    let key = rows.iter().map(|row| row.key.len()).max().unwrap_or(0);
    let value = values.iter().map(|value| value.chars().count()).max().unwrap_or(0);
    let mut out = match file {
        Some(file) => format!("settings file: {}\n\n", shown(&file.display().to_string())),
        None => "no settings file\n\n".to_owned(),
    };
    for (row, written) in rows.iter().zip(&values) {
        out += &format!("{:key$}  {:value$}  {}\n", row.key, shown(written), shown(&row.origin.to_string()));
    }
    out
}

fn json(file: Option<&Path>, rows: &[Row]) -> String {
    let one = |row: &Row| json!({"key": row.key, "value": row.value, "origin": row.origin.to_string()});
    let whole = json!({
        "file": file.map(|file| file.display().to_string()),
        "settings": rows.iter().map(one).collect::<Vec<_>>(),
    });
    serde_json::to_string_pretty(&whole).expect("settings have string keys") + "\n"
}
