//! What holds of every text that was read.

use std::path::Path;

use riscontro::pipeline::{Pair, check, read_source};
use riscontro::segment::Layout;
use riscontro::text::{Content, Format, How, Language, LineIndex, Text};

/// Reads the bytes; what comes of them leads back to the file, and can be checked where it is short.
pub fn hold(bytes: &[u8], format: Option<Format>) {
    let how = How { language: Language::Chinese, encoding: None, format, unpacked: 1 << 20 };
    let (source, target) = match Content::read(bytes, Path::new("x"), &how) {
        Err(error) => {
            assert!(!error.to_string().contains('\n'), "{error}");
            return;
        }
        Ok(Content::One(text)) => ((*text).clone(), *text),
        Ok(Content::Both(sides)) => *sides,
    };
    leads_back(&source);
    leads_back(&target);
    if source.words().len() + target.words().len() < 4_000 {
        let pair = Pair { id: "x".to_owned(), paths: ("a".to_owned(), "b".to_owned()), source, target };
        let written = check(&pair);
        let units = pair.source.units().map_or(0, <[_]>::len);
        assert!(units == 0 || written.pair.beads.len() <= units, "the units are the beads");
    }
}

fn leads_back(text: &Text) {
    let lines = LineIndex::new(&text.content);
    for piece in text.extract.iter().flat_map(|extract| extract.pieces()) {
        let file = text.content.get(piece.file.clone()).expect("a place of the file");
        assert!(!piece.same || file == &text.words()[piece.extracted.clone()]);
        assert!(lines.position(piece.file.start).line >= 1);
    }
    if text.words().len() < 4_000 {
        for segment in read_source(text, Layout::Paragraphs).segments {
            assert!(text.content.get(segment.raw.range()).is_some(), "{segment:?}");
        }
    }
}
