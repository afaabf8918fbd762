//! Where a finding stands: its bead, the sentences around a place, and those sentences cut where something in them
//! is to be shown.
//!
//! A report may have been read from a file, so no place is trusted: one that does not fit its passage is left out,
//! never a panic.

use std::ops::Range;

use super::excerpt::Line;
use crate::report::model::{Bead, Finding, PairReport, Passage, Place, Report};

/// The findings of one pair, or those of the run as a whole.
#[derive(Debug)]
pub(super) struct Group<'a> {
    /// The pair; `None` for findings that name no pair of this report.
    pub pair: Option<&'a PairReport>,
    /// Its findings, in the order of the report.
    pub findings: Vec<&'a Finding>,
}

/// The findings by pair, every pair once; those of the run come last, if there are any.
pub(super) fn groups(report: &Report) -> Vec<Group<'_>> {
    let of = |id: &str| report.findings.iter().filter(|finding| finding.pair == id).collect();
    let mut groups: Vec<Group> =
        report.pairs.iter().map(|pair| Group { pair: Some(pair), findings: of(&pair.id) }).collect();
    let known = |finding: &&Finding| report.pairs.iter().any(|pair| pair.id == finding.pair);
    let rest: Vec<&Finding> = report.findings.iter().filter(|finding| !known(finding)).collect();
    if !rest.is_empty() {
        groups.push(Group { pair: None, findings: rest });
    }
    groups
}

/// One of the two texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// The Chinese.
    Source,
    /// The Italian.
    Target,
}

impl Side {
    /// The two.
    pub(super) const BOTH: [Self; 2] = [Self::Source, Self::Target];

    /// The sentences that `bead` has on this side.
    pub(super) fn of(self, bead: &Bead) -> &[Passage] {
        match self {
            Self::Source => &bead.source,
            Self::Target => &bead.target,
        }
    }

    /// What stands between two sentences of one bead.
    pub(super) const fn between(self) -> &'static str {
        match self {
            Self::Source => "",
            Self::Target => " ",
        }
    }

    /// The place that `finding` has on this side.
    pub(super) fn place(self, finding: &Finding) -> Option<&Place> {
        match self {
            Self::Source => finding.source.as_ref(),
            Self::Target => finding.target.as_ref(),
        }
    }
}

/// The bead a finding names.
pub(super) fn bead<'a>(pair: &'a PairReport, finding: &Finding) -> Option<&'a Bead> {
    let id = finding.bead.as_deref()?;
    // Beads are numbered from b1; a report of another hand may call them as it likes.
    let number = id.strip_prefix('b').and_then(|number| number.parse::<usize>().ok());
    let guess = number.and_then(|number| pair.beads.get(number.checked_sub(1)?));
    guess.filter(|bead| bead.id == id).or_else(|| pair.beads.iter().find(|bead| bead.id == id))
}

/// The sentences to show for a finding on one side: those of its bead and those its place reaches; where it would
/// belong between two sentences of other beads, these two.
pub(super) fn passages<'a>(pair: &'a PairReport, finding: &Finding, side: Side) -> Vec<&'a Passage> {
    let own = bead(pair, finding).map_or(&[][..], |bead| side.of(bead));
    let mut shown: Vec<&Passage> = own.iter().collect();
    if let Some(place) = side.place(finding)
        && !own.iter().any(|passage| holds(passage, place))
    {
        shown.extend(reached(pair, place, side).into_iter().filter(|passage| !own.contains(passage)));
    }
    shown.sort_by_key(|passage| (passage.start, passage.end));
    shown
}

/// The sentences a place reaches, of any bead; its two neighbours if it stands between sentences.
fn reached<'a>(pair: &'a PairReport, place: &Place, side: Side) -> Vec<&'a Passage> {
    let all = || pair.beads.iter().flat_map(|bead| side.of(bead));
    let reached: Vec<&Passage> = all().filter(|passage| overlaps(passage, place)).collect();
    if !reached.is_empty() {
        return reached;
    }
    let before = all().filter(|passage| passage.end <= place.start).max_by_key(|passage| passage.end);
    let after = all().filter(|passage| passage.start >= place.end).min_by_key(|passage| passage.start);
    before.into_iter().chain(after).collect()
}

fn overlaps(passage: &Passage, place: &Place) -> bool {
    if place.start == place.end {
        return passage.start < place.start && place.start < passage.end;
    }
    passage.start < place.end && place.start < passage.end
}

/// Whether the whole place lies in the passage.
fn holds(passage: &Passage, place: &Place) -> bool {
    passage.start <= place.start && place.end <= passage.end
}

/// The sentence a place stands in as one line; a place between sentences stands between the line's two halves.
pub(super) fn line(pair: Option<&PairReport>, finding: &Finding, side: Side) -> Option<Line> {
    let place = side.place(finding)?;
    let shown = pair.map_or_else(Vec::new, |pair| passages(pair, finding, side));
    let has_sentence = pair.and_then(|pair| bead(pair, finding)).is_some_and(|bead| !side.of(bead).is_empty());
    let inside = || shown.iter().find_map(|passage| inside(passage, place));
    let between = || between(&shown, place).filter(|_| place.start == place.end);
    let found = if has_sentence { inside().or_else(between) } else { between().or_else(inside) };
    Some(found.unwrap_or_else(|| Line { text: place.text.clone(), mark: 0..place.text.len() }))
}

/// A passage as a line, marked where the place stands in it.
fn inside(passage: &Passage, place: &Place) -> Option<Line> {
    let mark = local(passage, &(place.start..place.end))?;
    Some(Line { text: passage.text.clone(), mark })
}

/// The sentence before a place and the one after it as a line, marked at the join.
fn between(shown: &[&Passage], place: &Place) -> Option<Line> {
    let before = shown.iter().rfind(|passage| passage.end <= place.start).map_or("", |passage| &passage.text);
    let after = shown.iter().find(|passage| passage.start >= place.end).map_or("", |passage| &passage.text);
    if before.is_empty() && after.is_empty() {
        return None;
    }
    let at = before.len() + usize::from(!before.is_empty());
    let text = if before.is_empty() { after.to_owned() } else { format!("{before} {after}") };
    Some(Line { text, mark: at..at })
}

/// A span of the whole text as bytes of one passage, cut to the passage; `None` where it does not reach into it or
/// falls inside a character.
fn local(passage: &Passage, span: &Range<usize>) -> Option<Range<usize>> {
    let start = span.start.max(passage.start);
    let end = span.end.min(passage.end);
    let is_caret = span.start == span.end;
    if start > end || (start == end && !is_caret) {
        return None;
    }
    let range = start - passage.start..end - passage.start;
    passage.text.get(range.clone()).map(|_| range)
}

/// A piece of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Nothing to show here.
    Plain(&'a str),
    /// Part of the span of that number.
    Marked(&'a str, usize),
    /// The empty span of that number stands here.
    Caret(usize),
}

/// Cuts a passage at `spans`, which are in bytes of the whole text. Where several cover the same text, the
/// shortest has it; where several are empty at the same place, the first.
pub(super) fn cut<'a>(passage: &'a Passage, spans: &[Range<usize>]) -> Vec<Piece<'a>> {
    let inside: Vec<(usize, Range<usize>)> =
        spans.iter().enumerate().filter_map(|(number, span)| Some((number, local(passage, span)?))).collect();
    let mut bounds: Vec<usize> = inside.iter().flat_map(|(_, span)| [span.start, span.end]).collect();
    bounds.extend([0, passage.text.len()]);
    bounds.sort_unstable();
    bounds.dedup();
    let mut pieces = Vec::new();
    for (at, start) in bounds.iter().enumerate() {
        let caret = inside.iter().find(|(_, span)| span.is_empty() && span.start == *start);
        pieces.extend(caret.map(|(number, _)| Piece::Caret(*number)));
        if let Some(end) = bounds.get(at + 1) {
            pieces.push(piece(&passage.text[*start..*end], *start..*end, &inside));
        }
    }
    pieces
}

fn piece<'a>(text: &'a str, range: Range<usize>, spans: &[(usize, Range<usize>)]) -> Piece<'a> {
    spans
        .iter()
        .filter(|(_, span)| span.start <= range.start && range.end <= span.end)
        .min_by_key(|(_, span)| span.len())
        .map_or(Piece::Plain(text), |(number, _)| Piece::Marked(text, *number))
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn passage(text: &str) -> Passage {
        Passage { start: 100, end: 100 + text.len(), text: text.to_owned() }
    }

    #[test]
    fn every_finding_stands_in_one_group() {
        let mut report = sample::report();
        report.findings[0].pair = "gone".to_owned();
        let groups = groups(&report);
        assert_eq!(groups.iter().map(|group| group.findings.len()).sum::<usize>(), report.findings.len());
        assert!(groups.last().is_some_and(|group| group.pair.is_none()));
    }

    #[test]
    fn the_pieces_of_a_passage_give_it_back() {
        let text = "il rettore ha detto";
        let passage = passage(text);
        let pieces = cut(&passage, &[103..110, 105..107, 110..110, 0..5, 118..400]);
        let joined: String = pieces
            .iter()
            .map(|piece| match piece {
                Piece::Plain(text) | Piece::Marked(text, _) => *text,
                Piece::Caret(_) => "",
            })
            .collect();
        assert_eq!(joined, text);
        assert!(pieces.contains(&Piece::Marked("tt", 1)), "the shortest span has it: {pieces:?}");
        assert!(pieces.contains(&Piece::Caret(2)));
    }

    #[test]
    fn a_place_inside_a_character_is_left_out() {
        assert_eq!(cut(&passage("丁奎岭"), std::slice::from_ref(&(101..103))), [Piece::Plain("丁奎岭")]);
    }

    #[test]
    fn a_place_between_two_sentences_shows_both() {
        let report = sample::report();
        let finding = report.findings.iter().find(|finding| finding.rule == "omitted-sentence").unwrap();
        let line = line(report.pairs.first(), finding, Side::Target).unwrap();
        assert!(line.mark.is_empty());
        assert!(line.text[..line.mark.start].ends_with(". "), "{line:?}");
        assert!(line.text[line.mark.end..].starts_with("Secondo"), "{line:?}");
    }

    #[test]
    fn a_place_that_fits_no_passage_shows_its_own_text() {
        let mut report = sample::report();
        let place = report.findings[0].source.as_mut().unwrap();
        (place.start, place.end) = (9_000, 9_009);
        let line = line(report.pairs.first(), &report.findings[0], Side::Source).unwrap();
        assert_eq!(line.text, report.findings[0].source.as_ref().unwrap().text);
    }
}
