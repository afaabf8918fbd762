//! Where the findings of a bead stand in its sentences, as text of XLIFF with `mrk` around what they are about.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::render::context::{self, Piece, Side};
use crate::render::xml;
use crate::report::model::{Finding, Passage};

/// The findings of which a piece stands in `passages`, by their numbers in `findings`.
pub(super) fn placed(findings: &[&Finding], passages: &[Passage], side: Side) -> Vec<usize> {
    let reaches = |span: &Range<usize>| passages.iter().any(|one| one.start < span.end && span.start < one.end);
    let near: Vec<usize> = (0..findings.len()).filter(|number| reaches(&span(findings[*number], side))).collect();
    let spans: Vec<Range<usize>> = near.iter().map(|number| span(findings[*number], side)).collect();
    let pieces = passages.iter().flat_map(|passage| context::cut(passage, &spans));
    let marked: BTreeSet<usize> = pieces
        .filter_map(|piece| match piece {
            Piece::Marked(_, at) => Some(near[at]),
            _ => None,
        })
        .collect();
    marked.into_iter().collect()
}

/// The sentences, in one run of text. The pieces of finding number n, for each n of `placed`, stand in a `mrk` that
/// refers to the issues `id(n)`; the marks are numbered on from `next`.
pub(super) fn text(
    findings: &[&Finding],
    placed: &[usize],
    passages: &[Passage],
    side: Side,
    next: &mut usize,
    id: impl Fn(usize) -> String,
) -> String {
    let spans: Vec<Range<usize>> = placed.iter().map(|number| span(findings[*number], side)).collect();
    let mut written = |piece: Piece| match piece {
        Piece::Plain(text) => quoted(text),
        Piece::Marked(text, at) => {
            *next += 1;
            let issues = id(placed[at]);
            format!(
                "<mrk id=\"m{next}\" type=\"its:generic\" its:locQualityIssuesRef=\"#its={issues}\">{}</mrk>",
                quoted(text)
            )
        }
        Piece::Caret(_) => String::new(),
    };
    let sentence = |passage| context::cut(passage, &spans).into_iter().map(&mut written).collect::<String>();
    passages.iter().map(sentence).collect::<Vec<_>>().join(side.between())
}

/// Text between tags; XLIFF has an element for each character that XML has none for.
fn quoted(text: &str) -> String {
    xml::text(text, |char| format!("<cp hex=\"{:04X}\"/>", u32::from(char)))
}

/// Empty where a finding has no place on this side, or only one where something would belong.
fn span(finding: &Finding, side: Side) -> Range<usize> {
    side.place(finding).map_or(0..0, |place| place.start..place.end)
}
