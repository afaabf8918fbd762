//! Folding, of both languages: the map leads to code points of the text as read.

#![no_main]

use libfuzzer_sys::fuzz_target;
use riscontro::lang::it::fold::ItalianFold;
use riscontro::lang::zh::fold::ChineseFold;
use riscontro::normalise::Fold;
use riscontro::span::FoldedSpan;

fuzz_target!(|text: &str| {
    for fold in [&ChineseFold as &dyn Fold, &ItalianFold] {
        let done = fold.fold(text);
        for (at, character) in done.folded.char_indices() {
            let raw = done.map.raw(FoldedSpan::new(at, at + character.len_utf8()));
            assert!(text.get(raw.range()).is_some(), "{at} leads to {raw:?}");
        }
    }
});
