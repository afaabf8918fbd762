//! Chinese into one form: injected readings out, one width, one name dot, Traditional to Simplified by phrase before
//! character, damaged glyphs restored where the word tells which they were.

use std::ops::Range;
use std::sync::LazyLock;

use hanconv::{Converters, Trie};

use super::damage;
use super::gazetteer::Gazetteer;
use super::pinyin;
use super::script::{self, is_han};
use super::surname;
use super::taiwan;
use super::words;
use crate::normalise::Script;
use crate::normalise::{Builder, Damage, Fold, Normalised};

/// Folds Chinese.
#[derive(Clone, Copy)]
pub struct ChineseFold<'a> {
    names: &'a dyn Gazetteer,
}

impl<'a> ChineseFold<'a> {
    /// `names` are left alone where a word of Taiwan is a piece of one (查德, Chad, in 理查德, Richard).
    pub const fn new(names: &'a dyn Gazetteer) -> Self {
        Self { names }
    }
}

impl Fold for ChineseFold<'_> {
    fn fold(&self, raw: &str) -> Normalised {
        let script = script::of(raw);
        let (cleaned, injected) = without_readings(raw);
        let damage = damage::find(&cleaned, raw);
        let mut builder = Builder::default();
        let mut at = 0;
        for stretch in &cleaned {
            builder.skip(&raw[at..stretch.start]);
            let mut pieces = fold_stretch(raw, stretch.clone(), script, &damage);
            if script != Script::Hans {
                pieces = taiwan::in_mainland_words(raw, pieces, self.names);
            }
            for Piece { raw: span, folded } in &pieces {
                match folded {
                    Some(folded) => builder.replace(&raw[span.clone()], folded),
                    None => builder.keep(&raw[span.clone()]),
                }
            }
            at = stretch.end;
        }
        builder.skip(&raw[at..]);
        let (folded, map) = builder.finish();
        let damage = damage.into_iter().map(|(_, damage)| damage).collect();
        Normalised { folded, map, damage, script: Some(script), injected }
    }
}

/// A phrase or a character of the raw text and what it is folded to.
pub(super) struct Piece {
    /// Bytes of the raw text.
    pub raw: Range<usize>,
    /// `None` where it stays as it is.
    pub folded: Option<String>,
}

impl Piece {
    /// The text that comes out.
    pub fn text<'a>(&'a self, raw: &'a str) -> &'a str {
        self.folded.as_deref().unwrap_or(&raw[self.raw.clone()])
    }
}

/// The stretches of `raw` between injected readings, and how many readings there were.
///
/// A reading is a bracket right after a Han character that holds nothing but pinyin, at least one syllable of it
/// with a tone mark: 長(zhǎng). A gloss in brackets (Holly Willoughby), (NATO), (Pépé) is no pinyin and stays.
fn without_readings(raw: &str) -> (Vec<Range<usize>>, usize) {
    let mut stretches = Vec::new();
    let (mut start, mut at, mut previous) = (0, 0, ' ');
    while let Some(character) = raw[at..].chars().next() {
        let open = at;
        at += character.len_utf8();
        if matches!(character, '(' | '（')
            && is_han(previous)
            && let Some(length) = reading_length(&raw[at..])
        {
            stretches.push(start..open);
            at += length;
            start = at;
        } else {
            previous = character;
        }
    }
    let count = stretches.len();
    stretches.push(start..raw.len());
    (stretches, count)
}

/// Bytes up to and with the closing bracket, where what stands before it is a reading.
fn reading_length(inside: &str) -> Option<usize> {
    let window: usize = inside.chars().take(LONGEST_READING).map(char::len_utf8).sum();
    let length = inside[..window].find([')', '）'])?;
    let close = inside[length..].chars().next().map_or(0, char::len_utf8);
    pinyin::is_toned_reading(&inside[..length]).then_some(length + close)
}

/// A reading of four long syllables with spaces, in code points.
const LONGEST_READING: usize = 32;

fn fold_stretch(raw: &str, stretch: Range<usize>, script: Script, damage: &[(Range<usize>, Damage)]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = stretch.start;
    while at < stretch.end {
        let place = damage.partition_point(|(span, _)| span.start < at);
        let damaged = damage.get(place).filter(|(span, _)| span.start == at && span.end <= stretch.end);
        let before = pieces.last().map_or("", |piece| piece.text(raw));
        let piece = match damaged {
            // A question mark that ends no question must not end a sentence either.
            Some((span, found)) => {
                let restored = found.restored.clone().unwrap_or_else(|| "\u{fffd}".to_owned());
                Piece { raw: span.clone(), folded: Some(restored) }
            }
            None => {
                let rest = &raw[at..stretch.end];
                let character = rest.chars().next().expect("the stretch is not at its end");
                let (length, folded) = match fold_width(character, before, &rest[character.len_utf8()..]) {
                    Some(folded) => (character.len_utf8(), Some(folded.to_string())),
                    None => convert(before, rest, script),
                };
                Piece { raw: at..at + length, folded }
            }
        };
        at = piece.raw.end;
        pieces.push(piece);
    }
    pieces
}

/// One width and one name dot. Chinese marks keep their width, but for the small forms of old code pages: they are right
/// as they are.
fn fold_width(character: char, before: &str, after: &str) -> Option<char> {
    let between_names = || before.chars().next_back().is_some_and(is_han) && after.chars().next().is_some_and(is_han);
    match character {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(character as u32 - 0xfee0),
        '％' => Some('%'),
        '＋' => Some('+'),
        '－' => Some('-'),
        '＄' => Some('$'),
        '／' => Some('/'),
        '＆' => Some('&'),
        '＃' => Some('#'),
        '\u{3000}' | '\u{a0}' | '\u{2009}' | '\u{202f}' => Some(' '),
        '．' if before.ends_with(|c: char| c.is_ascii_digit()) => Some('.'),
        '．' | '‧' | '•' | '・' | '･' | '∙' | '⋅' | '●' if between_names() => Some('·'),
        '丶' if between_names() => Some('、'),
        '﹕' => Some('：'),
        '﹔' => Some('；'),
        '﹐' => Some('，'),
        '﹑' => Some('、'),
        '﹗' => Some('！'),
        '﹖' => Some('？'),
        _ => None,
    }
}

/// How many bytes the phrase or the character that begins `rest` has, and its Simplified form where that differs.
fn convert(before: &str, rest: &str, script: Script) -> (usize, Option<String>) {
    let first = rest.chars().next().expect("not empty").len_utf8();
    if surname::keeps_traditional_form(before, rest, script) || keeps_literary_form(before, rest) {
        return (first, None);
    }
    let tables: &[&Trie<&str>] = if script == Script::Hans { &TABLES[..1] } else { &TABLES };
    // The longest phrase; of equals that of the first table.
    let count = tables.iter().filter_map(|table| table.r#match(rest.chars())).map(|(_, count)| count).max();
    let Some(count) = count else { return (first, None) };
    let length: usize = rest.chars().take(count).map(char::len_utf8).sum();
    let phrase = &rest[..length];
    if count == 1 && (script == Script::Hans && script::is_simplified_too(phrase) || STANDARD.contains(phrase)) {
        return (first, None);
    }
    let folded = simplified(phrase);
    (length, (folded != phrase).then_some(folded))
}

/// Whether the 著 that begins `rest` is that of 名著 and 著作, and not the particle 着, which Taiwan writes the same.
fn keeps_literary_form(before: &str, rest: &str) -> bool {
    let mut characters = rest.chars();
    if characters.next() != Some('著') {
        return false;
    }
    let with_next =
        characters.next().is_some_and(|next| words::is_word(&format!("著{}", simplified(&next.to_string()))));
    with_next || before.chars().next_back().is_some_and(|previous| words::is_word(&format!("{previous}著")))
}

/// `phrase` in Simplified characters, from the writing of Taiwan or of Hong Kong; the words stay.
pub(super) fn simplified(phrase: &str) -> String {
    let [characters, variants @ ..] = TABLES.as_slice() else { return phrase.to_owned() };
    let plain = characters.convert(phrase);
    // What the first table knows needs no variant of Taiwan: 裡 is 里, and not by way of 裏.
    if plain != phrase {
        return plain;
    }
    variants.iter().fold(plain, |text, table| characters.convert(table.convert(text)))
}

/// Traditional to Simplified, then the variants of Taiwan and of Hong Kong, each phrases and characters.
static TABLES: LazyLock<Vec<&'static Trie<&'static str>>> = LazyLock::new(|| {
    [Converters::T2S, Converters::TW2T, Converters::HK2T].iter().flat_map(Converters::dictionaries).collect()
});

/// Standard characters of the mainland for which the tables of variants name a rarer one.
const STANDARD: &str = "抬么";

#[cfg(test)]
mod tests {
    use super::*;

    use crate::lang::zh::words::Nameless;

    fn folded(raw: &str) -> String {
        ChineseFold::new(&Nameless).fold(raw).folded
    }

    #[test]
    fn strips_toned_readings_and_no_other_bracket() {
        assert_eq!(folded("長(zhǎng)三角產(chǎn)業(yè)鏈(liàn)"), "长三角产业链");
        assert_eq!(folded("沃伦(Elizabeth Warren)表示"), "沃伦(Elizabeth Warren)表示");
        assert_eq!(folded("北约(NATO)，若瑟(José)，香港(Hong Kong)"), "北约(NATO)，若瑟(José)，香港(Hong Kong)");
    }

    #[test]
    fn converts_by_phrase_before_character() {
        assert_eq!(folded("臺灣的計程車司機頭髮乾淨，發展資訊產業"), "台湾的出租车司机头发干净，发展信息产业");
    }

    #[test]
    fn protects_names() {
        assert_eq!(folded("乾隆皇帝與徐乾學在這裡吃餅乾"), "乾隆皇帝与徐乾学在这里吃饼干");
        assert_eq!(folded("徐乾学是清代学者，著有文集"), "徐乾学是清代学者，著有文集");
    }

    #[test]
    fn folds_width_and_name_dots() {
        assert_eq!(
            folded("２０２５年Ａ区增长１．５％，阿爾弗雷多．羅西尼說這個話題"),
            "2025年A区增长1.5%，阿尔弗雷多·罗西尼说这个话题"
        );
    }

    #[test]
    fn every_folded_character_leads_back() {
        let raw = "長(zhǎng)江流域的計程車，阿爾弗雷多．羅西尼說：「資訊」。";
        let done = ChineseFold::new(&Nameless).fold(raw);
        let mut at = 0;
        for character in done.folded.chars() {
            let span = crate::span::FoldedSpan::new(at, at + character.len_utf8());
            assert!(!raw[done.map.raw(span).range()].is_empty(), "{character} leads nowhere");
            at += character.len_utf8();
        }
    }
}
