//! The aligned text for the tools of translators: TMX for their memories, XLIFF for their editors.
//!
//! Both are written of [`Bitext`], which a report and an alignment on its own alike can give.

mod marks;
mod tmx;
mod xliff;

use super::{Options, json, wording};
use crate::report::model::{Bead, Finding, Report, Script};

/// Two texts, bead by bead.
#[derive(Debug, Clone)]
pub struct Bitext<'a> {
    /// Id of the pair.
    pub id: &'a str,
    /// Path of the Chinese as reports have it.
    pub source: &'a str,
    /// Path of the Italian.
    pub target: &'a str,
    /// The script of the Chinese, if it is known.
    pub script: Option<Script>,
    /// The beads, in the order of the Chinese.
    pub beads: &'a [Bead],
    /// What was found in the pair, without what is fixed or suppressed.
    pub findings: Vec<&'a Finding>,
}

/// Beads on their own as JSON, one array; its schema is that of `Vec<Bead>`.
pub fn json(beads: &[Bead]) -> String {
    json::pretty(&beads)
}

/// The aligned texts as TMX 1.4b.
pub fn tmx(bitexts: &[Bitext]) -> String {
    tmx::write(bitexts)
}

/// The aligned texts as XLIFF 2.1.
pub fn xliff(bitexts: &[Bitext]) -> String {
    xliff::write(bitexts)
}

/// The report as TMX.
pub(super) fn tmx_of(report: &Report, _options: &Options) -> String {
    tmx(&bitexts(report))
}

/// The report as XLIFF.
pub(super) fn xliff_of(report: &Report, _options: &Options) -> String {
    xliff(&bitexts(report))
}

fn bitexts(report: &Report) -> Vec<Bitext<'_>> {
    let findings = |id: &str| {
        let of = report.findings.iter().filter(|finding| finding.pair == id && wording::is_counted(finding));
        of.collect()
    };
    let pairs = report.pairs.iter();
    pairs
        .map(|pair| Bitext {
            id: &pair.id,
            source: &pair.source.path,
            target: &pair.target.path,
            script: pair.source.script,
            beads: &pair.beads,
            findings: findings(&pair.id),
        })
        .collect()
}

/// Chinese as BCP 47 has it.
const fn language(script: Option<Script>) -> &'static str {
    match script {
        Some(Script::Hans) => "zh-Hans",
        Some(Script::Hant) => "zh-Hant",
        Some(Script::Mixed) | None => "zh",
    }
}

/// The one language of all sources, or the one that holds them all.
fn common_language(bitexts: &[Bitext]) -> &'static str {
    let mut languages = bitexts.iter().map(|bitext| language(bitext.script));
    let first = languages.next().unwrap_or("zh");
    if languages.all(|other| other == first) { first } else { "zh" }
}

#[cfg(test)]
mod tests;
