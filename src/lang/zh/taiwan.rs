//! Words of Taiwan in the words of the mainland: 計程車 is 出租车, 軟體 is 软件.
//!
//! OpenCC's table replaces a phrase wherever its characters stand together. Half of its phrases are also words on
//! the mainland with another meaning (文件, 通道, 執行), or pieces of words and names (哈薩克 in 哈薩克斯坦). So the
//! Simplified text is first cut into words, those of Taiwan among them; what comes out of the cut as a word of Taiwan,
//! and is no word of our own list, is brought over.

use std::sync::LazyLock;

use hanconv::RawDictionary;
use rustc_hash::FxHashMap;

use super::fold::{Piece, simplified};
use super::gazetteer::Gazetteer;
use super::words::{self, Beginnings, Names};
use crate::lang::tsv;

/// The pieces of a text of Taiwan, those that make up a word which the mainland lacks joined and replaced.
pub(super) fn in_mainland_words(raw: &str, pieces: Vec<Piece>, names: &dyn Gazetteer) -> Vec<Piece> {
    let mut plain = String::new();
    let mut ends = vec![0];
    for piece in &pieces {
        plain.push_str(piece.text(raw));
        ends.push(plain.len());
    }
    let is_boundary = |at: usize| ends.binary_search(&at).is_ok();
    let mut found = words::words_and_names(&plain, &Vocabulary { names }).into_iter().filter_map(|word| {
        let mainland = mainland_word(word.text).filter(|mainland| is_same_name(word.text, mainland, names))?;
        (is_boundary(word.start) && is_boundary(word.end)).then_some((word.start..word.end, mainland))
    });
    let mut next = found.next();
    let mut written: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut at = 0;
    for piece in pieces {
        let start = at;
        at += piece.text(raw).len();
        while next.as_ref().is_some_and(|(span, _)| span.end <= start) {
            next = found.next();
        }
        let inside = next.as_ref().filter(|(span, _)| span.start <= start && at <= span.end);
        match (inside, written.last_mut()) {
            // The first piece of the word takes its mainland form, the others are added to it.
            (Some((span, mainland)), _) if span.start == start => {
                written.push(Piece { raw: piece.raw, folded: Some((*mainland).to_owned()) });
            }
            (Some(_), Some(first)) => first.raw.end = piece.raw.end,
            _ => written.push(piece),
        }
    }
    written
}

/// Whether what `taiwan` names, if it is a listed name at all, is named by `mainland` too: 义大利 and 意大利 are one
/// country, 查德 in a person's name and 乍得 are not.
fn is_same_name(taiwan: &str, mainland: &str, names: &dyn Gazetteer) -> bool {
    let named = names.kinds(mainland);
    names.kinds(taiwan).iter().all(|kind| named.contains(kind))
}

/// The mainland's word for a word of Taiwan, both in Simplified characters; `None` for a word of both sides.
fn mainland_word(word: &str) -> Option<&'static str> {
    OF_TAIWAN.get(word).map(String::as_str)
}

/// Words of Taiwan and listed names, for cutting a sentence into words.
struct Vocabulary<'a> {
    names: &'a dyn Gazetteer,
}

impl Names for Vocabulary<'_> {
    fn longest(&self, first: char, second: char) -> usize {
        self.names.longest(first, second).max(BEGINNINGS.longest(first, second))
    }

    fn is_name(&self, text: &str) -> bool {
        mainland_word(text).is_some() || !self.names.kinds(text).is_empty()
    }
}

/// Characters of the longest word of the table.
const LONGEST: usize = 8;

static OF_TAIWAN: LazyLock<FxHashMap<String, String>> = LazyLock::new(|| {
    let ours = tsv::rows(include_str!("data/taiwan-words.tsv"))
        .map(|[taiwan, mainland]| (taiwan.to_owned(), mainland.to_owned()));
    RawDictionary::TWPhrasesRev
        .iter()
        .map(|(taiwan, mainland)| (simplified(taiwan), simplified(mainland)))
        .filter(|(taiwan, mainland)| {
            let length = taiwan.chars().count();
            taiwan != mainland && (2..=LONGEST).contains(&length) && !words::is_word(taiwan)
        })
        .chain(ours)
        .collect()
});

static BEGINNINGS: LazyLock<Beginnings> = LazyLock::new(|| {
    let mut beginnings = Beginnings::default();
    OF_TAIWAN.keys().for_each(|word| beginnings.add(word));
    beginnings
});
