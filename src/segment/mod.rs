//! From a folded document to zones, paragraphs and sentences. A line is a paragraph; a paragraph is cut into
//! sentences by the rules of its language; what the web site put around the article is a zone of its own, counted
//! and never compared.

mod zones;

pub use zones::{LineKind, Zone, ZoneRules};

use crate::normalise::Normalised;
use crate::span::{FoldedSpan, RawSpan};

/// Where the sentences of a language end.
pub trait SentenceRules {
    /// The ends of the sentences of one paragraph, in bytes of `paragraph`, the last one being its length.
    fn ends(&self, paragraph: &str) -> Vec<usize>;
}

/// A document in sentences.
#[derive(Debug, Clone)]
pub struct Segmented {
    /// The folded text, and the way back.
    pub normalised: Normalised,
    /// The sentences of the body, in order.
    pub segments: Vec<Segment>,
    /// What stands around the body, in order.
    pub excluded: Vec<Segment>,
    /// How many paragraphs the body has.
    pub paragraphs: usize,
}

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// Where it stands in the folded text, without the white space around it.
    pub span: FoldedSpan,
    /// Where it stands in the text as read.
    pub raw: RawSpan,
    /// Number of its paragraph, from 0, within the body; 0 in boilerplate.
    pub paragraph: usize,
    /// What it is part of.
    pub zone: Zone,
}

impl Segmented {
    /// The folded text of a segment.
    pub fn text(&self, segment: &Segment) -> &str {
        &self.normalised.folded[segment.span.range()]
    }

    /// The folded text of segment number `index`.
    pub fn segment_text(&self, index: usize) -> &str {
        self.text(&self.segments[index])
    }

    /// Where `within`, in bytes of segment number `index`, stands in the folded text.
    pub fn folded_within(&self, index: usize, within: &std::ops::Range<usize>) -> FoldedSpan {
        let start = self.segments[index].span.start;
        FoldedSpan::new(start + within.start, start + within.end)
    }

    /// The same in the text as it was read.
    pub fn raw_within(&self, index: usize, within: &std::ops::Range<usize>) -> RawSpan {
        self.normalised.map.raw(self.folded_within(index, within))
    }
}

/// How a document is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// A line is a paragraph and holds sentences.
    Paragraphs,
    /// The same, and nothing is boilerplate or a heading: cues of subtitles, units of a translation memory.
    Units,
    /// A line is a sentence, as other aligners take their input; nothing is boilerplate.
    Lines,
}

/// Cuts a document.
pub fn segment(
    normalised: Normalised,
    layout: Layout,
    sentences: &dyn SentenceRules,
    zones: &dyn ZoneRules,
) -> Segmented {
    let mut lines = lines(&normalised.folded);
    if layout == Layout::Paragraphs {
        lines = lines.into_iter().flat_map(|line| without_tail(&normalised.folded, line, sentences, zones)).collect();
    }
    let labels = match layout {
        Layout::Paragraphs => zones::label(&normalised.folded, &lines, zones),
        Layout::Units | Layout::Lines => vec![Zone::Body; lines.len()],
    };
    let mut done = Segmented { normalised, segments: Vec::new(), excluded: Vec::new(), paragraphs: 0 };
    for (line, zone) in lines.iter().zip(labels) {
        let text = &done.normalised.folded[line.range()];
        if text.trim().is_empty() && layout != Layout::Lines {
            continue;
        }
        let ends = match layout {
            Layout::Paragraphs | Layout::Units => sentences.ends(text),
            Layout::Lines => vec![text.len()],
        };
        let paragraph = if zone == Zone::Boilerplate { 0 } else { done.paragraphs };
        let mut start = 0;
        let mut found = Vec::new();
        for end in ends {
            let (from, to) = trimmed(text, start, end);
            start = end;
            if from == to && layout != Layout::Lines {
                continue;
            }
            let span = FoldedSpan::new(line.start + from, line.start + to);
            found.push(Segment { span, raw: done.normalised.map.raw(span), paragraph, zone });
        }
        match zone {
            Zone::Boilerplate => done.excluded.append(&mut found),
            Zone::Body | Zone::Heading => {
                done.paragraphs += 1;
                done.segments.append(&mut found);
            }
        }
    }
    done
}

/// The lines of a text, without their ends. The last line counts if it holds anything.
fn lines(text: &str) -> Vec<FoldedSpan> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let length = line.trim_end_matches(['\n', '\r']).len();
        found.push(FoldedSpan::new(start, start + length));
        start += line.len();
    }
    found
}

/// What a site puts behind the last sentence has no more bytes.
const TAIL: usize = 300;

/// A line as it is, or in two: a site often puts its frame behind the last sentence of a paragraph, on the same line.
fn without_tail(
    folded: &str,
    line: FoldedSpan,
    sentences: &dyn SentenceRules,
    zones: &dyn ZoneRules,
) -> impl Iterator<Item = FoldedSpan> {
    let text = &folded[line.range()];
    let is_frame = |end: &usize| {
        let rest = text[*end..].trim();
        !rest.is_empty() && rest.len() <= TAIL && matches!(zones.kind(rest), LineKind::Mark | LineKind::Closing)
    };
    let cut = match zones.kind(text.trim()) {
        LineKind::Mark | LineKind::Closing => None,
        LineKind::Text | LineKind::Short => sentences.ends(text).into_iter().find(is_frame),
    };
    let at = line.start + cut.unwrap_or(text.len());
    let tail = cut.map(|_| FoldedSpan::new(at, line.end));
    [FoldedSpan::new(line.start, at)].into_iter().chain(tail)
}

/// The stretch from `start` to `end` of `text` without white space at either end.
fn trimmed(text: &str, start: usize, end: usize) -> (usize, usize) {
    let inside = &text[start..end];
    let from = start + (inside.len() - inside.trim_start().len());
    let to = end - (inside.len() - inside.trim_end().len());
    (from.min(to.max(start)), to.max(start))
}
