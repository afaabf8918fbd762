//! The line from two texts to a report: the only place where the stages and the languages meet.

use crate::align::{self, Alignment, Order, Weights};
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
use crate::lang::zh_it::matcher::ItalianMatcher;
use crate::lang::zh_it::own::AllLists;
pub use crate::lang::zh_it::own::OwnLists;
use crate::lang::zh_it::own_cues;
use crate::lang::zh_it::target::TargetText;
use crate::link;
use crate::normalise::Fold;
use crate::report::{Checked, Written, write};
use crate::rules::{self, Context};
use crate::segment::{Layout, Segmented, segment};
use crate::text::Text;

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
    segment(ChineseFold.fold(&text.content), layout, &ChineseSentences, &ChineseSentences)
}

/// Folds and cuts the Italian side.
pub fn read_target(text: &Text, layout: Layout) -> Segmented {
    segment(ItalianFold.fold(&text.content), layout, &ItalianSentences, &ItalianSentences)
}

/// Pairs the sentences of the two sides.
pub fn align_sides(source: &Segmented, target: &Segmented, order: Order) -> Alignment {
    align_sides_with(source, target, order, &OwnLists::default())
}

/// The same with the customer's own lists.
pub fn align_sides_with(source: &Segmented, target: &Segmented, order: Order, own: &OwnLists) -> Alignment {
    let (mut cues, features) = CueMaker::default().both(source, target);
    own_cues::add(own, source, &mut cues);
    align::align(&cues, &features, order, &Weights::default())
}

/// The items of the Chinese side.
pub fn source_items(side: &Segmented) -> Vec<Item> {
    source_items_with(side, &OwnLists::default())
}

/// The same with the customer's own lists.
pub fn source_items_with(side: &Segmented, own: &OwnLists) -> Vec<Item> {
    zh::items::recognise(side, &AllLists::new(own))
}

/// Checks one pair.
pub fn check(pair: &Pair) -> Written {
    check_with(pair, &OwnLists::default())
}

/// Checks one pair with the customer's own terms and names, which come before the lists of the program.
pub fn check_with(pair: &Pair, own: &OwnLists) -> Written {
    let source = read_source(&pair.source, Layout::Paragraphs);
    let target = read_target(&pair.target, Layout::Paragraphs);
    let alignment = align_sides_with(&source, &target, Order::Free, own);
    let items = source_items_with(&source, own);
    let text = TargetText::new(&target);
    let matcher = ItalianMatcher::new(&source, &target, &text, written_on(&source, &items), own);
    let links = link::link(&items, &alignment, &target, &matcher);
    let judge = ItalianJudge::new(&source, &target, &text, own);
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
