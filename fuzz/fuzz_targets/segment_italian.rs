//! Segmenting of Italian: segments are in order, do not overlap, and lead to the text as read.

#![no_main]

use libfuzzer_sys::fuzz_target;
use riscontro::pipeline::read_target;
use riscontro::segment::Layout;
use riscontro::text::Text;

fuzz_target!(|content: &str| {
    let text = Text::from_string(content);
    for layout in [Layout::Paragraphs, Layout::Units, Layout::Lines] {
        let done = read_target(&text, layout);
        let mut end = 0;
        for segment in &done.segments {
            assert!(segment.span.start >= end && text.content.get(segment.raw.range()).is_some());
            end = segment.span.end;
        }
    }
});
