//! `rules`: the catalogue.

use clap::{Args, ValueEnum};
use riscontro::error::Result;
use riscontro::rules::{CATALOGUE, Rule, RuleState};
use serde::Serialize;

use crate::exit::Exit;
use crate::output;

/// List the rules: what is worth a finding, and how bad it is
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  riscontro rules
  riscontro rules -f json | jq -r '.[] | select(.severity == \"error\") | .id'

A planned rule has its id; nothing reports it yet. `riscontro explain RULE` prints the page of a rule.")]
pub struct RulesArgs {
    /// How to write the list
    #[arg(short, long, value_name = "FORMAT", value_enum, default_value_t)]
    format: RulesFormat,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum RulesFormat {
    /// For reading
    #[default]
    Table,
    /// An array of objects, with the MQM and ITS types
    Json,
}

/// Runs the subcommand.
pub fn run(args: &RulesArgs) -> Result<Exit> {
    let rows: Vec<Row> = CATALOGUE.iter().map(Row::new).collect();
    output::print(&match args.format {
        RulesFormat::Table => table(&rows),
        RulesFormat::Json => serde_json::to_string_pretty(&rows).expect("rows have string keys") + "\n",
    })?;
    Ok(Exit::Clean)
}

#[derive(Serialize)]
struct Row {
    id: &'static str,
    severity: &'static str,
    kind: &'static str,
    state: &'static str,
    mqm: &'static str,
    its: &'static str,
    summary: String,
}

impl Row {
    fn new(rule: &Rule) -> Self {
        let state = match rule.state {
            RuleState::Active => "active",
            RuleState::Planned => "planned",
        };
        let summary = rule.summary().split_whitespace().collect::<Vec<_>>().join(" ");
        Self {
            id: rule.id,
            severity: rule.severity.name(),
            kind: rule.kind,
            state,
            mqm: rule.mqm,
            its: rule.its,
            summary,
        }
    }
}

fn table(rows: &[Row]) -> String {
    let widest = |cell: fn(&Row) -> &'static str| rows.iter().map(|row| cell(row).len()).max().unwrap_or(0);
    let (id, severity) = (widest(|row| row.id), widest(|row| row.severity));
    let (kind, state) = (widest(|row| row.kind), widest(|row| row.state));
    let line = |row: &Row| {
        format!(
            "{:id$}  {:severity$}  {:kind$}  {:state$}  {}\n",
            row.id, row.severity, row.kind, row.state, row.summary
        )
    };
    rows.iter().map(line).collect()
}
