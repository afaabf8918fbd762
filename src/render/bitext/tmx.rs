//! TMX 1.4b (LISA OSCAR, 2005): a translation memory of the beads that have both sides.
//!
//! A memory offers what it holds to the next translator, so a sentence without a rendering is not put into it, and
//! what is incomplete says so in `x-status`. TMX has no way to write a control character; U+FFFD stands for it.

use super::{Bitext, common_language, language};
use crate::render::context::Side;
use crate::render::xml::{Document, replaced};
use crate::report::model::{Bead, BeadStatus};

/// Writes the beads.
pub(super) fn write(bitexts: &[Bitext]) -> String {
    let mut document = Document::new();
    document.doctype("tmx SYSTEM \"tmx14.dtd\"");
    document.open("tmx", &[("version", "1.4")]);
    document.empty(
        "header",
        &[
            ("creationtool", env!("CARGO_PKG_NAME")),
            ("creationtoolversion", env!("CARGO_PKG_VERSION")),
            ("segtype", "sentence"),
            ("o-tmf", "riscontro"),
            ("adminlang", "en"),
            ("srclang", common_language(bitexts)),
            ("datatype", "plaintext"),
        ],
    );
    document.open("body", &[]);
    for bitext in bitexts {
        let paired = bitext.beads.iter().filter(|bead| Side::BOTH.iter().all(|side| has_text(*side, bead)));
        paired.filter(|bead| bead.status != BeadStatus::Excluded).for_each(|bead| unit(&mut document, bitext, bead));
    }
    document.close("body");
    document.close("tmx");
    document.finish()
}

fn unit(document: &mut Document, bitext: &Bitext, bead: &Bead) {
    let id = format!("{}/{}", bitext.id, bead.id);
    let is_sentence = bead.source.len() == 1 && bead.target.len() == 1;
    // Of the unit, since a memory may hold units of several source languages.
    let source = language(bitext.script);
    let segtype = if is_sentence { "sentence" } else { "block" };
    document.open("tu", &[("tuid", &id), ("segtype", segtype), ("srclang", source)]);
    document.leaf("prop", &[("type", "x-confidence")], &bead.confidence.to_string(), replaced);
    document.leaf("prop", &[("type", "x-status")], bead.status.name(), replaced);
    variant(document, source, &joined(Side::Source, bead));
    variant(document, "it", &joined(Side::Target, bead));
    document.close("tu");
}

fn variant(document: &mut Document, language: &str, text: &str) {
    document.open("tuv", &[("xml:lang", language)]);
    document.leaf("seg", &[], text, replaced);
    document.close("tuv");
}

/// Empty lines are sentences where lines are kept.
fn has_text(side: Side, bead: &Bead) -> bool {
    side.of(bead).iter().any(|passage| !passage.text.trim().is_empty())
}

fn joined(side: Side, bead: &Bead) -> String {
    side.of(bead).iter().map(|passage| passage.text.as_str()).collect::<Vec<_>>().join(side.between())
}
