//! Sentences with something to show in them: items marked in the Chinese, what stands for them marked in the
//! Italian, a caret where something would belong.

use std::ops::Range;

use maud::{Markup, html};

use super::super::context::{Piece, Side, cut};
use super::super::visible::visible;
use super::super::wording;
use super::{Section, anchor};
use crate::report::model::{Finding, Passage, Severity};

/// Something to show: a span of the whole text, and of which finding it is.
#[derive(Debug, Clone)]
pub(super) struct Spot<'a> {
    /// Where, in bytes of the whole text; empty where something would belong.
    pub span: Range<usize>,
    /// The finding it is part of.
    pub finding: &'a Finding,
    /// Whether it is a smaller loss that the finding takes with it.
    pub is_child: bool,
}

/// What a finding has to show on one side, its children included.
pub(super) fn spots<'a>(finding: &'a Finding, side: Side) -> Vec<Spot<'a>> {
    let spot = |part: &Finding, is_child| {
        let place = side.place(part)?;
        Some(Spot { span: place.start..place.end, finding, is_child })
    };
    let children = finding.children.iter().filter(|_| side == Side::Source);
    spot(finding, false).into_iter().chain(children.filter_map(|child| spot(child, true))).collect()
}

/// What stands between two sentences of a side.
const fn joint(side: Side) -> &'static str {
    match side {
        Side::Source => "",
        Side::Target => " ",
    }
}

/// Sentences one after the other; those not in `own` are there for their neighbourhood only. With `section` each
/// mark leads to its finding.
pub(super) fn sentences(
    passages: &[&Passage],
    own: &[Passage],
    spots: &[Spot],
    side: Side,
    section: Option<&Section>,
) -> Markup {
    let homes = homes(passages, spots);
    html! {
        @for (at, passage) in passages.iter().enumerate() {
            @if at > 0 { (joint(side)) }
            @let here: Vec<&Spot> = spots.iter().zip(&homes).filter(|(_, home)| home.includes(at)).map(|(spot, _)| spot).collect();
            @if own.contains(passage) { (sentence(passage, &here, side, section.is_some())) }
            @else { span.near { (sentence(passage, &here, side, section.is_some())) } }
        }
        @for (spot, home) in spots.iter().zip(&homes) {
            @if matches!(home, Home::Nowhere) && spot.span.is_empty() { (caret(spot, section.is_some())) }
        }
    }
}

/// Where a spot is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Home {
    /// In every sentence it reaches.
    Anywhere,
    /// In this one.
    Only(usize),
    /// In none.
    Nowhere,
}

impl Home {
    fn includes(self, at: usize) -> bool {
        self == Self::Anywhere || self == Self::Only(at)
    }
}

/// A caret between two sentences touches both; it is shown in the first.
fn homes(passages: &[&Passage], spots: &[Spot]) -> Vec<Home> {
    let touching = |at: usize| passages.iter().position(|passage| passage.start <= at && at <= passage.end);
    spots
        .iter()
        .map(|spot| match touching(spot.span.start) {
            _ if !spot.span.is_empty() => Home::Anywhere,
            Some(at) => Home::Only(at),
            None => Home::Nowhere,
        })
        .collect()
}

fn sentence(passage: &Passage, spots: &[&Spot], side: Side, is_linked: bool) -> Markup {
    let spans: Vec<Range<usize>> = spots.iter().map(|spot| spot.span.clone()).collect();
    html! {
        @for piece in cut(passage, &spans) {
            @match piece {
                Piece::Plain(text) => (visible(text)),
                Piece::Marked(text, number) => (marked(text, spots[number], side, is_linked)),
                Piece::Caret(number) => (caret(spots[number], is_linked)),
            }
        }
    }
}

fn marked(text: &str, spot: &Spot, side: Side, is_linked: bool) -> Markup {
    let class = mark_class(spot, side);
    let mark = html! { mark class=[class] { (visible(text)) } };
    let length = text.chars().count();
    // A comma between two marks of the same finding needs no link of its own.
    linked(mark, spot, length, is_linked && text.chars().any(char::is_alphanumeric))
}

/// The class of a mark in the style sheet; what is lost has none.
fn mark_class(spot: &Spot, side: Side) -> Option<&'static str> {
    match (spot.is_child, side, spot.finding.severity) {
        (true, _, _) => Some("child"),
        (false, Side::Target, _) => Some("instead"),
        (false, Side::Source, Severity::Note) => Some("minor"),
        (false, Side::Source, _) => None,
    }
}

/// Where something would belong.
fn caret(spot: &Spot, is_linked: bool) -> Markup {
    let sign = html! {
        span.caret lang="en" role="img" aria-label="would belong here" { (wording::CARET) }
    };
    linked(sign, spot, 1, is_linked)
}

/// Marks up to this many characters may be narrower than 24 pixels, which is what a finger hits (WCAG 2.5.8).
const NARROW: usize = 3;

fn linked(content: Markup, spot: &Spot, length: usize, is_linked: bool) -> Markup {
    if is_linked {
        html! { a.narrow[length <= NARROW] href=(format!("#{}", anchor(spot.finding))) { (content) } }
    } else {
        content
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;

    fn shown(rule: &str, side: Side) -> String {
        let report = sample::report();
        let finding = report.findings.iter().find(|finding| finding.rule == rule).unwrap();
        let pair = report.pairs.iter().find(|pair| pair.id == finding.pair).unwrap();
        let passages = super::super::super::context::passages(pair, finding, side);
        sentences(&passages, &[], &spots(finding, side), side, None).into_string()
    }

    #[test]
    fn marks_the_item_and_what_is_lost_with_it() {
        let markup = shown("generalised-person", Side::Source);
        assert!(markup.contains("<mark>林若溪</mark>"), "{markup}");
        assert!(markup.contains(r#"<mark class="child">河湾市水务局</mark>"#), "{markup}");
    }

    #[test]
    fn marks_what_stands_for_it() {
        let markup = shown("generalised-person", Side::Target);
        assert!(markup.contains(r#"<mark class="instead">un funzionario comunale</mark>"#), "{markup}");
    }

    #[test]
    fn a_lost_sentence_has_one_caret_between_its_neighbours() {
        let markup = shown("omitted-sentence", Side::Target);
        assert_eq!(markup.matches('‸').count(), 1, "{markup}");
        let (before, after) = markup.split_once('‸').unwrap();
        assert!(before.contains("prossimo anno.") && after.contains("Secondo gli esperti"), "{markup}");
    }
}
