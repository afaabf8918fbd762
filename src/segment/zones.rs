//! What belongs to the article and what the web site put around it.
//!
//! A site writes its frame before the first and after the last paragraph of the article; rarely between. So the
//! frame grows from the two ends: from the top as long as lines are navigation, date lines or the headline; from
//! the first line that opens a closing frame (related articles, disclaimer, sharing) to the end. Inside, only
//! a line that is a mark by itself (an editor's code, a caption) is taken out.

use crate::span::FoldedSpan;

/// What a segment is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// The article.
    Body,
    /// Its headline or a heading.
    Heading,
    /// What the site put around it.
    Boilerplate,
}

/// What a line looks like, as a language tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// Running text.
    Text,
    /// Short, without a closing mark: a headline, a heading, a signature, a menu entry.
    Short,
    /// A mark of the site: navigation, date and source line, editor, code, sharing.
    Mark,
    /// The same, and all that follows belongs to the site: related articles, disclaimer.
    Closing,
}

/// How a language's web sites frame an article.
pub trait ZoneRules {
    /// What `line`, trimmed and not empty, looks like.
    fn kind(&self, line: &str) -> LineKind;
}

/// The zone of each line; empty lines are body.
pub(super) fn label(folded: &str, lines: &[FoldedSpan], rules: &dyn ZoneRules) -> Vec<Zone> {
    let kinds: Vec<Option<LineKind>> = lines
        .iter()
        .map(|line| Some(folded[line.range()].trim()).filter(|text| !text.is_empty()).map(|text| rules.kind(text)))
        .collect();
    let texts = |range: &[Option<LineKind>]| range.contains(&Some(LineKind::Text));
    let mut zones = vec![Zone::Body; lines.len()];
    let closing = kinds
        .iter()
        .enumerate()
        .position(|(at, kind)| *kind == Some(LineKind::Closing) && texts(&kinds[..at]))
        .unwrap_or(lines.len());
    for (zone, kind) in zones.iter_mut().zip(&kinds).take(closing) {
        if matches!(kind, Some(LineKind::Mark | LineKind::Closing)) {
            *zone = Zone::Boilerplate;
        }
    }
    zones[closing..].fill(Zone::Boilerplate);
    trim_tail(&mut zones, &kinds, closing);
    mark_headings(&mut zones, &kinds, closing);
    zones
}

/// Short lines that stand among marks behind the last running text belong to the frame (编辑 … Es916).
fn trim_tail(zones: &mut [Zone], kinds: &[Option<LineKind>], closing: usize) {
    let Some(last) = kinds[..closing].iter().rposition(|kind| *kind == Some(LineKind::Text)) else { return };
    let mut framed = closing < zones.len();
    for at in last + 1..closing {
        framed |= zones[at] == Zone::Boilerplate;
        if framed && kinds[at] == Some(LineKind::Short) {
            zones[at] = Zone::Boilerplate;
        }
    }
}

/// A short line before running text is a heading.
fn mark_headings(zones: &mut [Zone], kinds: &[Option<LineKind>], closing: usize) {
    let mut text_follows = false;
    for at in (0..closing).rev() {
        match kinds[at] {
            Some(LineKind::Text) => text_follows = true,
            Some(LineKind::Short) if text_follows && zones[at] == Zone::Body => zones[at] = Zone::Heading,
            _ => {}
        }
    }
}
