//! Two texts, aligned and checked: beads cover both sides once, and the report can be written.

#![no_main]

use libfuzzer_sys::fuzz_target;
use riscontro::align::Order;
use riscontro::pipeline::{Pair, align_sides, check, read_source, read_target};
use riscontro::report::{Report, model::Severity};
use riscontro::segment::Layout;
use riscontro::text::Text;

fuzz_target!(|texts: (&str, &str)| {
    let (source, target) = texts;
    if source.len() + target.len() > 8_000 {
        return;
    }
    let pair = Pair {
        id: "x".to_owned(),
        paths: ("a".to_owned(), "b".to_owned()),
        source: Text::from_string(source),
        target: Text::from_string(target),
    };
    let (ours, theirs) = (read_source(&pair.source, Layout::Paragraphs), read_target(&pair.target, Layout::Paragraphs));
    let beads = align_sides(&ours, &theirs, Order::Free).beads;
    let covered = |of: fn(&riscontro::align::Bead) -> std::ops::Range<usize>| {
        let mut numbers: Vec<usize> = beads.iter().flat_map(of).collect();
        numbers.sort_unstable();
        numbers
    };
    assert!(covered(|bead| bead.source.clone()).into_iter().eq(0..ours.segments.len()));
    assert!(covered(|bead| bead.target.clone()).into_iter().eq(0..theirs.segments.len()));
    let report = Report::new(vec![check(&pair)], Severity::Error);
    assert!(serde_json::to_string(&report).is_ok());
});
