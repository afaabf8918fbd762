//! `review`: the file of what persons decided on findings.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use riscontro::error::{Error, Result};
use riscontro::report::Day;
use riscontro::report::decisions::{Decision, Decisions, Merged};
use riscontro::settings::Layer;
use riscontro::write::{self, Batch};
use serde_json::json;

use crate::check::day;
use crate::exit::Exit;
use crate::output::{self, shown};
use crate::report_file;
use crate::sources::{ConfigArgs, Sources, text};
use crate::tsv;

/// Keep the file of what persons decided on findings
///
/// A decision is `confirmed` (the finding is right and has to be mended), `false-positive` (nothing is missing) or
/// `accepted` (it is right and stays). The last two no longer count in `check --decisions`. The file is JSON Lines,
/// sorted, a decision a line.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  riscontro review import riscontro-decisions.json --report report.json
  riscontro check pairs --decisions riscontro.decisions.jsonl --today 2026-11-21
  riscontro review list
  riscontro review stats -f json")]
pub struct ReviewArgs {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Merge what the HTML report exports into the file
    ///
    /// Where both have a finding, the export holds, unless the file has a decision of a later day.
    Import(ImportArgs),
    /// Print the decisions
    List(ListArgs),
    /// Count the decisions, by kind and by rule
    Stats(ListArgs),
}

#[derive(Debug, Args)]
struct ImportArgs {
    /// Exports of the HTML report, or other decisions files; `-` is standard input
    #[arg(required = true, value_name = "EXPORT.json")]
    exports: Vec<PathBuf>,

    /// The decisions file [default: the `decisions` of the settings, else riscontro.decisions.jsonl]
    #[arg(long, value_name = "FILE")]
    decisions: Option<PathBuf>,

    /// The report that was reviewed: pair, rule and text of each finding are taken from it
    #[arg(long, value_name = "REPORT.json")]
    report: Option<PathBuf>,

    #[command(flatten)]
    config: ConfigArgs,
}

#[derive(Debug, Args)]
struct ListArgs {
    /// The decisions file [default: the `decisions` of the settings, else riscontro.decisions.jsonl]
    #[arg(value_name = "FILE")]
    decisions: Option<PathBuf>,

    /// How to write it
    #[arg(short, long, value_name = "FORMAT", value_enum, default_value_t)]
    format: ListFormat,

    /// The day that the end of decisions is held against
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    today: Option<Day>,

    #[command(flatten)]
    config: ConfigArgs,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum ListFormat {
    /// A table with tabs and a heading
    #[default]
    Tsv,
    /// JSON
    Json,
}

/// Where decisions are when nobody says.
const FILE: &str = "riscontro.decisions.jsonl";

/// Runs the subcommand.
pub fn run(args: &ReviewArgs) -> Result<Exit> {
    match &args.action {
        Action::Import(args) => import(args)?,
        Action::List(args) => {
            let decisions = filed(args)?;
            output::print(&list(&decisions, args))?;
        }
        Action::Stats(args) => {
            let decisions = filed(args)?;
            output::print(&stats(&decisions, args))?;
        }
    }
    Ok(Exit::Clean)
}

fn import(args: &ImportArgs) -> Result<()> {
    let path = place(args.decisions.as_deref(), &args.config)?;
    write::expect_place(&path)?;
    let old = if path.exists() { Decisions::parse(&text(&path)?, &path)? } else { Decisions::default() };
    let (mut all, mut sum) = (old.clone(), Merged::default());
    for export in &args.exports {
        let (merged, one) = all.merged(&Decisions::parse(&text(export)?, export)?);
        all = merged;
        sum = Merged {
            added: sum.added + one.added,
            changed: sum.changed + one.changed,
            same: sum.same + one.same,
            older: sum.older + one.older,
        };
    }
    if let Some(report) = &args.report {
        all = all.described(&report_file::read(report)?);
    }
    if all != old {
        let mut batch = Batch::default();
        batch.stage(&path, all.to_text().as_bytes())?;
        batch.commit()?;
    }
    let Merged { added, changed, same, older } = sum;
    let path = shown(&path.display().to_string());
    let late = if older == 0 { String::new() } else { format!(", {older} older than the file has") };
    output::print(&format!("{path}: {added} added, {changed} changed, {same} the same{late}\n"))
}

fn place(named: Option<&Path>, config: &ConfigArgs) -> Result<PathBuf> {
    let sources = Sources::read(config, &[PathBuf::from(".")], Layer::default())?;
    Ok(named.map(Path::to_owned).or(sources.for_run().decisions.value).unwrap_or_else(|| PathBuf::from(FILE)))
}

fn filed(args: &ListArgs) -> Result<Decisions> {
    let path = place(args.decisions.as_deref(), &args.config)?;
    if !path.exists() && path.as_os_str() != "-" {
        return Err(Error::Usage(format!(
            "{} is not there; `riscontro review import` makes it of what the HTML report exports",
            path.display()
        )));
    }
    Decisions::parse(&text(&path)?, &path)
}

fn list(decisions: &Decisions, args: &ListArgs) -> String {
    if matches!(args.format, ListFormat::Json) {
        return serde_json::to_string_pretty(decisions.entries()).expect("entries have string keys") + "\n";
    }
    let mut out = tsv::row(["decision", "pair", "rule", "text", "reason", "date", "expires", "fingerprint"]);
    let word = |text: &Option<String>| text.clone().unwrap_or_default();
    let date = |day: &Option<Day>| day.as_ref().map(ToString::to_string).unwrap_or_default();
    for one in decisions.entries() {
        let (pair, rule, text) = (word(&one.pair), word(&one.rule), word(&one.text));
        let (made, ends) = (date(&one.date), date(&one.expires) + if is_over(one, args) { " (over)" } else { "" });
        out += &tsv::row([one.decision.name(), &pair, &rule, &text, &one.reason, &made, &ends, &one.fingerprint]);
    }
    out
}

fn is_over(decision: &Decision, args: &ListArgs) -> bool {
    args.today.as_ref().is_some_and(|today| decision.is_expired(today))
}

fn stats(decisions: &Decisions, args: &ListArgs) -> String {
    let mut kinds: BTreeMap<&str, usize> = ["confirmed", "false-positive", "accepted"].map(|kind| (kind, 0)).into();
    let mut rules: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for one in decisions.entries() {
        *kinds.entry(one.decision.name()).or_default() += 1;
        let rule = one.rule.as_deref().unwrap_or("not known");
        *rules.entry(rule).or_default().entry(one.decision.name()).or_default() += 1;
    }
    let over = decisions.entries().iter().filter(|one| is_over(one, args)).count();
    if matches!(args.format, ListFormat::Json) {
        let whole = json!({"decisions": decisions.entries().len(), "byDecision": kinds, "byRule": rules, "over": over});
        return serde_json::to_string_pretty(&whole).expect("counts have string keys") + "\n";
    }
    let order = ["confirmed", "false-positive", "accepted"];
    let row = |name: &str, counts: &BTreeMap<&str, usize>| {
        let of = |kind: &str| counts.get(kind).copied().unwrap_or(0).to_string();
        tsv::row([name, &of(order[0]), &of(order[1]), &of(order[2])])
    };
    let mut out = tsv::row(["rule", order[0], order[1], order[2]]);
    rules.iter().for_each(|(rule, counts)| out += &row(rule, counts));
    out += &row("all", &kinds);
    if args.today.is_some() {
        out += &format!("over\t{over}\n");
    }
    out
}
