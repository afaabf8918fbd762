//! Damaged glyphs. A text in GBK that passed through a program for one-byte letters loses the first byte of some
//! characters: 現場 arrives as `?F場`, since the second byte of 現 is an `F`. The second byte and the neighbours
//! often tell which character it was.

use std::ops::Range;

use encoding_rs::GBK;

use super::script::is_han;
use super::words;
use crate::normalise::Damage;
use crate::span::RawSpan;

/// The damaged glyphs inside `stretches` of `raw`, in order, each with its range of bytes.
pub fn find(stretches: &[Range<usize>], raw: &str) -> Vec<(Range<usize>, Damage)> {
    let mut found: Vec<(Range<usize>, Damage)> = Vec::new();
    for stretch in stretches {
        for (at, character) in raw[stretch.clone()].char_indices().map(|(at, c)| (at + stretch.start, c)) {
            if found.last().is_some_and(|(span, _)| at < span.end) {
                continue;
            }
            let length = match character {
                '\u{fffd}' | '\u{e000}'..='\u{f8ff}' => Some(character.len_utf8()),
                '?' => damaged_length(raw, at, stretch),
                _ => None,
            };
            if let Some(length) = length {
                let span = at..at + length;
                let restored = restore(raw, &span);
                let damage = Damage { raw: RawSpan::new(span.start, span.end), restored };
                found.push((span, damage));
            }
        }
    }
    found
}

/// The length of a damaged glyph that begins with the question mark at `at`: `?F` between Han characters, or
/// `?` Han `?`. A question mark that ends a question is none: no Han character follows its letter.
fn damaged_length(raw: &str, at: usize, stretch: &Range<usize>) -> Option<usize> {
    let before = raw[stretch.start..at].chars().next_back()?;
    let mut after = raw[at + 1..stretch.end].chars();
    let (first, second) = (after.next()?, after.next()?);
    if !is_han(before) {
        return None;
    }
    if first.is_ascii_alphabetic() && is_han(second) {
        return Some(2);
    }
    let third = after.next();
    (is_han(first) && second == '?' && third.is_some_and(is_han)).then(|| 2 + first.len_utf8())
}

/// The character or word that must have stood at `span`, if just one makes a word with its neighbours.
fn restore(raw: &str, span: &Range<usize>) -> Option<String> {
    let lost = lost_bytes(&raw[span.clone()])?;
    let before = raw[..span.start].chars().next_back()?;
    let after = raw[span.end..].chars().next()?;
    let mut best: Option<String> = None;
    for lead in 0x81..=0xfeu8 {
        let bytes: Vec<u8> = std::iter::once(lead).chain(lost.iter().copied()).collect();
        let Some(candidate) = complete(&bytes) else { continue };
        let simplified = hanconv::t2s(&candidate);
        let neighbours = [
            format!("{}{simplified}", hanconv::t2s(before.to_string())),
            format!("{simplified}{}", hanconv::t2s(after.to_string())),
        ];
        let makes_word = candidate.chars().count() > 1 && words::is_word(&simplified)
            || candidate.chars().count() == 1 && neighbours.iter().any(|word| words::is_word(word));
        if makes_word {
            if best.is_some() {
                return None;
            }
            best = Some(simplified);
        }
    }
    best
}

/// The bytes that came through behind the lost lead byte: `?F` → 46; `?浾?` → 9B D5 with a last byte lost too.
fn lost_bytes(damaged: &str) -> Option<Vec<u8>> {
    let inside = damaged.strip_prefix('?')?.trim_end_matches('?');
    let (bytes, _, unmappable) = GBK.encode(inside);
    (!unmappable).then(|| bytes.into_owned())
}

/// The characters that `bytes` are in GBK; where a last byte is lost, the one that makes a word.
fn complete(bytes: &[u8]) -> Option<String> {
    if bytes.len().is_multiple_of(2) {
        return decode(bytes);
    }
    (0x40..=0xfeu8).find_map(|last| {
        let whole: Vec<u8> = bytes.iter().copied().chain([last]).collect();
        decode(&whole).filter(|text| words::is_word(&hanconv::t2s(text)))
    })
}

fn decode(bytes: &[u8]) -> Option<String> {
    let text = GBK.decode_without_bom_handling_and_without_replacement(bytes)?;
    text.chars().all(is_han).then(|| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_a_damaged_glyph_from_a_question() {
        let spans = |raw: &str| {
            find(std::slice::from_ref(&(0..raw.len())), raw)
                .into_iter()
                .map(|(span, _)| raw[span].to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(spans("會議?F場，簽?s後接受?浾?採訪"), ["?F", "?s", "?浾?"]);
        assert!(spans("是吗?A股还会涨吗?好吧? OK").iter().all(|s| s == "?A"));
        assert!(spans("你好吗?我很好。Why?").is_empty());
    }
}
