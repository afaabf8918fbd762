//! `explain`: the page of a rule.

use clap::Args;
use riscontro::error::{Error, Result};
use riscontro::rules::{CATALOGUE, Rule, RuleState, rule};

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
    output::print(&format!("{}\n\n{}{end}", headline(rule), rule.page))?;
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

fn unknown(id: &str) -> Error {
    /// Below this likeness a suggestion is a guess.
    const ALIKE: f64 = 0.7;
    let likeness = |rule: &&Rule| strsim::jaro_winkler(&id.to_lowercase(), rule.id);
    let nearest = CATALOGUE.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    let near = nearest.filter(|rule| likeness(rule) >= ALIKE);
    let suggestion = near.map_or_else(String::new, |rule| format!(" (did you mean `{}`?)", rule.id));
    Error::NoRule { id: id.to_owned(), suggestion }
}
