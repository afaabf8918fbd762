//! `explain`: the page of a rule.

use clap::Args;
use riscontro::error::{Error, Result};
use riscontro::rules::{CATALOGUE, Rule, RuleState, measured, rule};
use riscontro::settings::did_you_mean;

use crate::exit::Exit;
use crate::output;

/// Explain a rule: what is looked for, why, and what is let through
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  riscontro explain omitted-person
  riscontro explain altered-magnitude | less

`riscontro rules` lists the rules.")]
pub struct ExplainArgs {
    /// Id of the rule, as findings have it
    #[arg(value_name = "RULE")]
    rule: String,
}

/// Runs the subcommand.
pub fn run(args: &ExplainArgs) -> Result<Exit> {
    let rule = rule(&args.rule).ok_or_else(|| unknown(&args.rule))?;
    let end = if rule.page.ends_with('\n') { "" } else { "\n" };
    output::print(&format!("{}\n\n{}{end}{}", headline(rule), rule.page, figures(rule)))?;
    Ok(Exit::Clean)
}

/// How bad it is, and where it belongs.
fn headline(rule: &Rule) -> String {
    let planned = match rule.state {
        RuleState::Active => "",
        RuleState::Planned => " · planned: nothing reports it yet",
    };
    format!("{} · MQM {} · ITS {}{planned}", rule.severity.name(), rule.mqm, rule.its)
}

/// What was measured of it, and on what.
fn figures(rule: &Rule) -> String {
    let lines: String = measured(rule.id).map(|row| format!("- {}.\n", row.line())).collect();
    if lines.is_empty() {
        return String::new();
    }
    format!(
        "\n## Measured\n\nOn texts that were looked at while the rules were written; on others expect less. Findings of \
         level error and warning; what was left aside is in docs/MEASURED.md.\n\n{lines}"
    )
}

fn unknown(id: &str) -> Error {
    let suggestion = did_you_mean(id, CATALOGUE.iter().map(|rule| rule.id));
    Error::NoRule { id: id.to_owned(), suggestion }
}
