//! Recognising items of Chinese: each stands where it says.

#![no_main]

use libfuzzer_sys::fuzz_target;
use riscontro::pipeline::{read_source, source_items};
use riscontro::segment::Layout;
use riscontro::text::Text;

fuzz_target!(|content: &str| {
    let text = Text::from_string(content);
    let side = read_source(&text, Layout::Paragraphs);
    for item in source_items(&side) {
        assert!(text.content.get(item.raw.range()).is_some());
        assert!(side.normalised.folded.get(item.span.range()).is_some());
    }
});
