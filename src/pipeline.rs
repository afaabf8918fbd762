//! The line from two texts to a report: the only place where the stages and the languages meet.

use crate::align::{self, Alignment, Bead, Order, Weights};
use crate::extract::compare::WrittenOn;
use crate::extract::date::{Date, Year};
use crate::extract::item::Value;
use crate::extract::{Item, ItemKind};
use crate::lang::it::fold::ItalianFold;
use crate::lang::it::sentence::ItalianSentences;
use crate::lang::zh;
use crate::lang::zh::fold::ChineseFold;
use crate::lang::zh::sentence::ChineseSentences;
use crate::lang::zh_it::cues::CueMaker;
use crate::lang::zh_it::judge::ItalianJudge;
use crate::lang::zh_it::lexicon::Lists;
use crate::lang::zh_it::matcher::ItalianMatcher;
use crate::lang::zh_it::target::TargetText;
use crate::link;
use crate::normalise::{Damage, Fold, Normalised};
use crate::report::{Checked, Written, write};
use crate::rules::{self, Context};
use crate::segment::{Layout, Segment, Segmented, SentenceRules, Zone, ZoneRules, segment};
use crate::span::RawSpan;
use crate::text::{Mark, Text};

/// One pair of texts, read.
#[derive(Debug, Clone)]
pub struct Pair {
    /// Its id.
    pub id: String,
    /// Paths for the report, relative, with POSIX separators: source and target.
    pub paths: (String, String),
    /// The Chinese text.
    pub source: Text,
    /// The Italian text.
    pub target: Text,
}

/// Folds and cuts the Chinese side.
pub fn read_source(text: &Text, layout: Layout) -> Segmented {
    cut(text, layout, &ChineseFold, &ChineseSentences, &ChineseSentences)
}

/// Folds and cuts the Italian side.
pub fn read_target(text: &Text, layout: Layout) -> Segmented {
    cut(text, layout, &ItalianFold, &ItalianSentences, &ItalianSentences)
}

/// Folds a text; its places are those of the file, where the format has places.
pub fn folded(text: &Text, fold: &dyn Fold) -> Normalised {
    let folded = fold.fold(text.words());
    let Some(extract) = &text.extract else { return folded };
    let pieces: Vec<_> =
        extract.pieces().iter().map(|piece| (piece.extracted.clone(), piece.file.clone(), piece.same)).collect();
    let within = |raw: RawSpan| {
        let file = text.place_of_words(raw.range());
        RawSpan::new(file.start, file.end)
    };
    let damage = folded.damage.into_iter().map(|damage| Damage { raw: within(damage.raw), ..damage }).collect();
    Normalised { map: folded.map.through(&pieces), damage, ..folded }
}

fn cut(
    text: &Text,
    layout: Layout,
    fold: &dyn Fold,
    sentences: &dyn SentenceRules,
    zones: &dyn ZoneRules,
) -> Segmented {
    let layout = if layout == Layout::Paragraphs && !text.may_have_frame() { Layout::Units } else { layout };
    let mut done = segment(folded(text, fold), layout, sentences, zones);
    if layout == Layout::Paragraphs && !text.frame.is_empty() {
        let is_around = |segment: &Segment| {
            let behind = text.frame.partition_point(|frame| frame.end <= segment.raw.start);
            text.frame.get(behind).is_some_and(|frame| frame.start <= segment.raw.start)
        };
        let (around, body): (Vec<Segment>, Vec<Segment>) = done.segments.into_iter().partition(is_around);
        done.segments = body;
        done.excluded.extend(around.into_iter().map(|s| Segment { zone: Zone::Boilerplate, paragraph: 0, ..s }));
        done.excluded.sort_by_key(|segment| segment.span.start);
    }
    done
}

/// The alignment that a file with both sides has already: a bead a unit. `None` where there is no such file.
pub fn given_alignment(pair: &Pair, source: &Segmented, target: &Segmented) -> Option<Alignment> {
    let (ours, theirs) = (pair.source.units()?, pair.target.units()?);
    let mut beads = Vec::new();
    let mut at = (0, 0);
    for (ours, theirs) in ours.iter().zip(theirs) {
        let ends = (behind(source, at.0, ours), behind(target, at.1, theirs));
        if ends != at {
            beads.push(Bead { source: at.0..ends.0, target: at.1..ends.1, confidence: 100, moved: false });
        }
        at = ends;
    }
    (ours.len() == theirs.len() && at == (source.segments.len(), target.segments.len())).then_some(Alignment { beads })
}

/// The number of the first segment from `at` on that stands behind the unit.
fn behind(side: &Segmented, at: usize, unit: &Mark) -> usize {
    at + side.segments[at..].iter().take_while(|segment| segment.raw.start < unit.span.end).count()
}

/// Pairs the sentences of the two sides.
pub fn align_sides(source: &Segmented, target: &Segmented, order: Order) -> Alignment {
    let (source, target) = CueMaker::default().both(source, target);
    align::align(&source, &target, order, &Weights::default())
}

/// The items of the Chinese side.
pub fn source_items(side: &Segmented) -> Vec<Item> {
    zh::items::recognise(side, &Lists)
}

/// Checks one pair.
pub fn check(pair: &Pair) -> Written {
    let source = read_source(&pair.source, Layout::Paragraphs);
    let target = read_target(&pair.target, Layout::Paragraphs);
    let alignment =
        given_alignment(pair, &source, &target).unwrap_or_else(|| align_sides(&source, &target, Order::Free));
    let items = source_items(&source);
    let text = TargetText::new(&target);
    let matcher = ItalianMatcher::new(&source, &target, &text, written_on(&source, &items));
    let links = link::link(&items, &alignment, &target, &matcher);
    let judge = ItalianJudge::new(&source, &target, &text);
    let drafts = rules::check(&Context {
        source: &source,
        target: &target,
        items: &items,
        links: &links,
        alignment: &alignment,
        judge: &judge,
        undecodable: (pair.source.undecodable, pair.target.undecodable),
    });
    write(Checked {
        id: &pair.id,
        paths: (&pair.paths.0, &pair.paths.1),
        texts: (&pair.source, &pair.target),
        sides: (&source, &target),
        items: &items,
        links: &links,
        alignment: &alignment,
        drafts,
        incomplete: incomplete(&source, &target),
    })
}

/// What stood in the way of checking everything.
fn incomplete(source: &Segmented, target: &Segmented) -> Option<String> {
    match (source.segments.is_empty(), target.segments.is_empty()) {
        (true, _) => Some("the Chinese side has no sentence outside its frame".to_owned()),
        (_, true) => Some("the Italian side has no sentence".to_owned()),
        _ => None,
    }
}

/// The day the source was written on: the stamp of the page, else the first full date of the text, else what the
/// dateline has.
fn written_on(source: &Segmented, items: &[Item]) -> WrittenOn {
    let stamps = source.excluded.iter().flat_map(|s| zh::figures::date::find(source.text(s))).map(|found| found.value);
    let in_text = items.iter().filter(|i| i.kind == ItemKind::Date).filter_map(|i| match &i.value {
        Value::Date(date) => Some(*date),
        _ => None,
    });
    let full = |date: &Date| match (date.year, date.month, date.day) {
        (Some(Year::Absolute(year)), Some(month), Some(day)) => {
            Some(WrittenOn { year: Some(year), month: Some(month), day: Some(day) })
        }
        _ => None,
    };
    let all: Vec<Date> = stamps.chain(in_text).collect();
    let partial = || {
        let year = all.iter().find_map(|d| match d.year {
            Some(Year::Absolute(year)) => Some(year),
            _ => None,
        });
        let dated = all.iter().find(|d| d.month.is_some() && d.day.is_some());
        WrittenOn { year, month: dated.and_then(|d| d.month), day: dated.and_then(|d| d.day) }
    };
    all.iter().find_map(full).unwrap_or_else(partial)
}
