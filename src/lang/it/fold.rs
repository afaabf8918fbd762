//! Italian into one form: composed letters, straight apostrophes, plain spaces. Quotation marks stay: they mark
//! titles.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::normalise::{Builder, Fold, Normalised};

/// Folds Italian.
#[derive(Debug, Clone, Copy, Default)]
pub struct ItalianFold;

impl Fold for ItalianFold {
    fn fold(&self, raw: &str) -> Normalised {
        let mut builder = Builder::default();
        let mut characters = raw.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            let mut end = at + character.len_utf8();
            while let Some((_, mark)) = characters.next_if(|(_, c)| is_combining_mark(*c)) {
                end += mark.len_utf8();
            }
            let text = &raw[at..end];
            if end > at + character.len_utf8() {
                let composed: String = text.nfc().collect();
                builder.replace(text, &composed);
                continue;
            }
            match fold(character) {
                Some(Folded::To(other)) => builder.replace(text, other.encode_utf8(&mut [0; 4])),
                Some(Folded::Nothing) => builder.skip(text),
                None => builder.keep(text),
            }
        }
        let (folded, map) = builder.finish();
        Normalised { folded, map, damage: Vec::new(), script: None, injected: 0 }
    }
}

enum Folded {
    To(char),
    Nothing,
}

fn fold(character: char) -> Option<Folded> {
    match character {
        '’' | '‘' | 'ʼ' | '′' | '´' | '`' => Some(Folded::To('\'')),
        '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{2002}'..='\u{2008}' => Some(Folded::To(' ')),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => Some(Folded::Nothing),
        '−' | '‐' | '‑' => Some(Folded::To('-')),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composes_letters_and_straightens_apostrophes() {
        let raw = "L’attivita\u{300} e\u{300} «piu\u{300}» di\u{a0}tutto";
        let done = ItalianFold.fold(raw);
        assert_eq!(done.folded, "L'attività è «più» di tutto");
        let at = done.folded.find('è').expect("in the folded text");
        assert_eq!(&raw[done.map.raw(crate::span::FoldedSpan::new(at, at + 2)).range()], "e\u{300}");
    }
}
