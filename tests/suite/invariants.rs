//! What must hold of every text, attacked with generated ones. The seed is fixed: the same texts every time.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use riscontro::align::{Alignment, Order};
use riscontro::lang::it::fold::ItalianFold;
use riscontro::lang::zh::fold::ChineseFold;
use riscontro::lang::zh_it::lexicon::Lists;
use riscontro::normalise::{Fold, Normalised};
use riscontro::pipeline::{align_sides, check, read_source, read_target, source_items};
use riscontro::render::{FORMATS, Format, Options, render};
use riscontro::report::Report;
use riscontro::report::diff::{Changes, diff};
use riscontro::report::model::{Finding, FindingState, Severity};
use riscontro::segment::{Layout, Segmented};
use riscontro::span::{FoldedSpan, RawSpan};
use riscontro::text::Text;

use super::given;
use texts::{INTRODUCTIONS, arbitrary_text, chinese, italian, rendering, simplified};

mod texts;

const CHINESE: ChineseFold<'static> = ChineseFold::new(&Lists);

fn config(cases: u32) -> Config {
    Config {
        cases,
        rng_seed: RngSeed::Fixed(0x5eed),
        failure_persistence: None,
        max_shrink_iters: 2_000,
        ..Config::default()
    }
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn segments_put_together_give_the_text_back(source in chinese(), target in italian()) {
        for layout in [Layout::Paragraphs, Layout::Lines] {
            for side in [read_source(&Text::from_string(&source), layout), read_target(&Text::from_string(&target), layout)] {
                prop_assert_eq!(without_space(&put_together(&side)), without_space(&side.normalised.folded));
            }
        }
    }

    #[test]
    fn segments_stand_in_order_and_lead_to_the_text_as_read(source in chinese(), target in italian()) {
        let sides = [
            (read_source(&Text::from_string(&source), Layout::Paragraphs), &source),
            (read_target(&Text::from_string(&target), Layout::Paragraphs), &target),
        ];
        for (side, raw) in sides {
            for list in [&side.segments, &side.excluded] {
                prop_assert!(list.iter().all(|s| is_place(raw, s.raw) && !s.raw.is_empty() && !s.span.is_empty()));
                prop_assert!(list.windows(2).all(|two| two[0].span.end <= two[1].span.start && two[0].raw.end <= two[1].raw.start));
                prop_assert!(list.windows(2).all(|two| two[0].paragraph <= two[1].paragraph));
            }
            prop_assert!(side.segments.iter().all(|s| s.paragraph < side.paragraphs));
        }
    }

    #[test]
    fn a_folded_place_leads_to_whole_characters_of_the_text_as_read(source in chinese(), target in italian()) {
        every_place_leads_back(&source, &CHINESE.fold(&source))?;
        every_place_leads_back(&target, &ItalianFold.fold(&target))?;
        every_place_leads_back(&target, &CHINESE.fold(&target))?;
        every_place_leads_back(&source, &ItalianFold.fold(&source))?;
    }

    #[test]
    fn folding_what_is_folded_changes_nothing(source in chinese(), target in italian()) {
        for (once, fold) in [(CHINESE.fold(&source), &CHINESE as &dyn Fold), (ItalianFold.fold(&target), &ItalianFold)] {
            prop_assert_eq!(&fold.fold(&once.folded).folded, &once.folded);
        }
    }

    #[test]
    fn an_item_stands_in_its_segment_and_in_the_text_as_read(source in chinese()) {
        let side = read_source(&Text::from_string(&source), Layout::Paragraphs);
        for item in source_items(&side) {
            prop_assert!(is_place(&source, item.raw) && !item.raw.is_empty(), "{:?}", item);
            prop_assert_eq!(&side.normalised.folded[item.span.range()], &item.surface);
            prop_assert!(side.segments[item.segment].span.contains(&item.span), "{:?}", item);
            prop_assert!(side.segments[item.segment].raw.contains(&item.raw), "{:?}", item);
            prop_assert!(item.confidence <= 100);
        }
    }

    #[test]
    fn an_item_of_untouched_text_is_quoted_as_it_stands(source in simplified()) {
        let side = read_source(&Text::from_string(&source), Layout::Paragraphs);
        prop_assert_eq!(&side.normalised.folded, &source, "the fold touches nothing here");
        for item in source_items(&side) {
            prop_assert_eq!(&source[item.raw.range()], &item.surface);
        }
    }

    #[test]
    fn beads_cover_both_sides_once_and_are_never_empty((source, target) in rendering()) {
        for layout in [Layout::Paragraphs, Layout::Lines] {
            let source = read_source(&Text::from_string(&source), layout);
            let target = read_target(&Text::from_string(&target), layout);
            for order in [Order::Kept, Order::Free] {
                let alignment = align_sides(&source, &target, order);
                covers_once(&alignment, source.segments.len(), target.segments.len(), order)?;
            }
        }
    }
}

proptest! {
    #![proptest_config(config(30))]

    #[test]
    fn a_report_against_itself_is_all_unchanged((source, target) in rendering()) {
        all_unchanged(&given::report_of(&source, &target))?;
    }

    #[test]
    fn checking_twice_gives_the_same_bytes((source, target) in rendering()) {
        let json = || render(&given::report_of(&source, &target), Format::Json, &Options::default());
        prop_assert_eq!(json(), json());
    }

    #[test]
    fn a_finding_quotes_both_texts((source, target) in rendering()) {
        for finding in given::report_of(&source, &target).findings {
            for (place, text) in [(&finding.source, &source), (&finding.target, &target)] {
                let Some(place) = place else { continue };
                prop_assert_eq!(text.get(place.start..place.end), Some(place.text.as_str()), "{}", finding.rule);
            }
        }
    }

    #[test]
    fn no_text_makes_the_program_panic(source in arbitrary_text(), target in arbitrary_text()) {
        let report = given::report_of(&source, &target);
        for entry in FORMATS {
            render(&report, entry.format, &Options::default());
        }
        all_unchanged(&report)?;
    }

    #[test]
    fn no_text_breaks_the_sides_and_the_beads(source in arbitrary_text(), target in arbitrary_text()) {
        let sides = (
            read_source(&Text::from_string(&source), Layout::Paragraphs),
            read_target(&Text::from_string(&target), Layout::Paragraphs),
        );
        every_place_leads_back(&source, &sides.0.normalised)?;
        every_place_leads_back(&target, &sides.1.normalised)?;
        prop_assert_eq!(without_space(&put_together(&sides.0)), without_space(&sides.0.normalised.folded));
        prop_assert_eq!(without_space(&put_together(&sides.1)), without_space(&sides.1.normalised.folded));
        let alignment = align_sides(&sides.0, &sides.1, Order::Free);
        covers_once(&alignment, sides.0.segments.len(), sides.1.segments.len(), Order::Free)?;
    }
}

#[test]
fn the_report_of_each_sample_against_itself_is_all_unchanged() {
    for id in given::sample_ids() {
        all_unchanged(&given::report(&[given::sample(&id)])).unwrap_or_else(|error| panic!("{id}: {error}"));
    }
}

#[test]
fn a_paragraph_put_in_front_of_both_texts_changes_no_fingerprint() {
    let mut told = Vec::new();
    for id in given::sample_ids() {
        let pair = given::sample(&id);
        let before = fingerprints(&check(&pair).findings);
        for (source, target) in INTRODUCTIONS {
            let mut longer = pair.clone();
            longer.source = Text::from_string(format!("{source}\n\n{}", pair.source.content));
            longer.target = Text::from_string(format!("{target}\n\n{}", pair.target.content));
            let later: Vec<Finding> =
                check(&longer).findings.into_iter().filter(|f| !is_within(f, source, target)).collect();
            let after = fingerprints(&later);
            let lost =
                before.iter().filter(|f| !after.contains(f)).map(|f| format!("  {id}: lost {f} behind {source}"));
            let new = after.iter().filter(|f| !before.contains(f)).map(|f| format!("  {id}: new {f} behind {source}"));
            told.extend(lost.chain(new));
        }
    }
    given::assert_none("fingerprints that a paragraph in front changes", &told);
}

#[test]
fn a_traditional_edition_keeps_the_fingerprints_of_persons() {
    let mut told = Vec::new();
    for (id, source, target) in editions() {
        let of = |source: &str| persons(&check(&given::pair(&id, source, &target)).findings);
        let (simplified, traditional) = (of(&source), of(&hanconv::s2t(&source)));
        assert!(!simplified.is_empty(), "{id}: no person is missing, so nothing is compared");
        if simplified != traditional {
            told.push(format!("  {id}\n    Simplified:  {simplified:?}\n    Traditional: {traditional:?}"));
        }
    }
    given::assert_none("texts whose Traditional edition has other fingerprints", &told);
}

/// Texts in which persons are missing: one fixed, one from the samples.
fn editions() -> [(String, String, String); 2] {
    let fixed = "设计师苏文澜、韩芮和孟昭宁共同完成了灯塔的修复方案。厅长岳成舟说，工程五月开始。";
    let rendering = "I progettisti Su Wenlan e Meng Zhaoning hanno messo a punto insieme il piano di restauro del faro. \
                     I lavori cominciano a maggio.";
    let sample = given::sample("forum-energia");
    [
        ("faro".to_owned(), fixed.to_owned(), rendering.to_owned()),
        (sample.id, sample.source.content, sample.target.content),
    ]
}

fn persons(findings: &[Finding]) -> Vec<String> {
    let mut found: Vec<String> = findings
        .iter()
        .flat_map(|finding| std::iter::once(finding).chain(&finding.children))
        .filter(|finding| finding.kind == "person")
        .map(|finding| format!("{} {}", finding.rule, finding.fingerprint))
        .collect();
    found.sort();
    found
}

/// What a finding that counts is, for a person to read, and its fingerprint. A note may say how sure the pairing is,
/// which hangs on the whole text.
fn fingerprints(findings: &[Finding]) -> Vec<String> {
    let text = |f: &Finding| f.source.as_ref().or(f.target.as_ref()).map_or(String::new(), |place| place.text.clone());
    let counted = findings.iter().filter(|f| f.severity != Severity::Note);
    counted.map(|f| format!("{} {} {}", f.rule, text(f), f.fingerprint)).collect()
}

/// Whether a finding stands in a text put in front.
fn is_within(finding: &Finding, source: &str, target: &str) -> bool {
    match (&finding.source, &finding.target) {
        (Some(place), _) => place.start < source.len(),
        (None, Some(place)) => place.start < target.len(),
        (None, None) => false,
    }
}

fn all_unchanged(report: &Report) -> Result<(), TestCaseError> {
    let (compared, changes) = diff(report, report, Severity::Error);
    let count = report.findings.len();
    prop_assert_eq!(changes, Changes { unchanged: count, ..Changes::default() });
    prop_assert_eq!(compared.findings.len(), count);
    prop_assert!(compared.findings.iter().all(|finding| finding.state == FindingState::Unchanged));
    prop_assert_eq!(compared.summary, report.summary.clone());
    Ok(())
}

/// The segments and the boilerplate of a side, in the order of the text.
fn put_together(side: &Segmented) -> String {
    let mut all: Vec<_> = side.segments.iter().chain(&side.excluded).collect();
    all.sort_by_key(|segment| segment.span.start);
    all.iter().map(|segment| side.text(segment)).collect()
}

fn without_space(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Whether `span` can be cut out of `raw`.
fn is_place(raw: &str, span: RawSpan) -> bool {
    span.start <= span.end && raw.get(span.range()).is_some()
}

/// Every character, every stretch from the beginning and every stretch to the end leads to a place of `raw`, and the
/// places are in the order of the characters.
fn every_place_leads_back(raw: &str, normalised: &Normalised) -> Result<(), TestCaseError> {
    let folded = &normalised.folded;
    let place = |start: usize, end: usize| normalised.map.raw(FoldedSpan::new(start, end));
    let mut last = RawSpan::new(0, 0);
    for (start, character) in folded.char_indices() {
        let end = start + character.len_utf8();
        let here = place(start, end);
        prop_assert!(is_place(raw, here) && !here.is_empty(), "{:?} at {} leads to {:?}", character, start, here);
        prop_assert!(last.start <= here.start && last.end <= here.end, "{:?} at {} leads back", character, start);
        let (left, right) = (place(0, end), place(start, folded.len()));
        prop_assert!(is_place(raw, left) && left.contains(&here), "from the beginning to {}", end);
        prop_assert!(is_place(raw, right) && right.contains(&here), "from {} to the end", start);
        prop_assert!(is_place(raw, place(start, start)) && place(start, start).is_empty(), "empty at {}", start);
        last = here;
    }
    Ok(())
}

fn covers_once(alignment: &Alignment, sources: usize, targets: usize, order: Order) -> Result<(), TestCaseError> {
    let beads = &alignment.beads;
    prop_assert!(beads.iter().all(|bead| !bead.source.is_empty() || !bead.target.is_empty()), "{:?}", beads);
    prop_assert!(beads.iter().all(|bead| bead.confidence <= 100), "{:?}", beads);
    let source: Vec<usize> = beads.iter().flat_map(|bead| bead.source.clone()).collect();
    prop_assert_eq!(source, (0..sources).collect::<Vec<_>>(), "{:?}: each source once, in order", order);
    let mut target: Vec<usize> = beads.iter().flat_map(|bead| bead.target.clone()).collect();
    let kept = target.is_sorted();
    target.sort_unstable();
    prop_assert_eq!(target, (0..targets).collect::<Vec<_>>(), "{:?}: each target once", order);
    let moved = beads.iter().any(|bead| bead.moved);
    prop_assert!(kept || (order == Order::Free && moved), "{:?}: the target is out of order", order);
    Ok(())
}
