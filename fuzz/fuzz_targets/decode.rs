//! Bytes of any kind, decoded for either language.

#![no_main]

use std::path::Path;

use libfuzzer_sys::fuzz_target;
use riscontro::text::{Language, LineIndex, Text};

fuzz_target!(|bytes: &[u8]| {
    for language in [Language::Chinese, Language::Target] {
        if let Ok(text) = Text::decode(bytes, Path::new("x"), language) {
            let lines = LineIndex::new(&text.content);
            assert!(lines.position(text.content.len()).line >= 1);
        }
    }
});
