//! Chinese into one form: injected readings out, one width, one name dot, Traditional to Simplified by phrase before
//! character, damaged glyphs restored where the word tells which they were.

use std::ops::Range;
use std::sync::LazyLock;

use hanconv::{Converters, Trie};

use super::damage;
use super::pinyin;
use super::script::{self, is_han};
use super::surname;
use crate::normalise::Script;
use crate::normalise::{Builder, Damage, Fold, Normalised};

/// Folds Chinese.
#[derive(Debug, Clone, Copy, Default)]
pub struct ChineseFold;

impl Fold for ChineseFold {
    fn fold(&self, raw: &str) -> Normalised {
        let script = script::of(raw);
        let (cleaned, injected) = without_readings(raw);
        let damage = damage::find(&cleaned, raw);
        let mut builder = Builder::default();
        let mut at = 0;
        for stretch in &cleaned {
            builder.skip(&raw[at..stretch.start]);
            fold_stretch(&mut builder, raw, stretch.clone(), script, &damage);
            at = stretch.end;
        }
        builder.skip(&raw[at..]);
        let (folded, map) = builder.finish();
        let damage = damage.into_iter().map(|(_, damage)| damage).collect();
        Normalised { folded, map, damage, script: Some(script), injected }
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

fn fold_stretch(
    builder: &mut Builder,
    raw: &str,
    stretch: Range<usize>,
    script: Script,
    damage: &[(Range<usize>, Damage)],
) {
    let mut at = stretch.start;
    while at < stretch.end {
        let place = damage.partition_point(|(span, _)| span.start < at);
        if let Some((span, found)) = damage.get(place).filter(|(span, _)| span.start == at && span.end <= stretch.end) {
            let text = &raw[span.clone()];
            match &found.restored {
                Some(restored) => builder.replace(text, restored),
                // A question mark that ends no question must not end a sentence either.
                None => builder.replace(text, "\u{fffd}"),
            }
            at = span.end;
            continue;
        }
        let rest = &raw[at..stretch.end];
        let character = rest.chars().next().expect("the stretch is not at its end");
        let length = match fold_width(character, builder.folded(), &rest[character.len_utf8()..]) {
            Some(folded) => {
                builder.replace(&rest[..character.len_utf8()], folded.encode_utf8(&mut [0; 4]));
                character.len_utf8()
            }
            None => convert(builder, rest, script),
        };
        at += length;
    }
}

/// One width and one name dot. Chinese marks keep their width: they are right as they are.
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
        _ => None,
    }
}

/// Converts the phrase or the character that begins `rest`; returns how many bytes of it were taken.
fn convert(builder: &mut Builder, rest: &str, script: Script) -> usize {
    let first = rest.chars().next().expect("not empty").len_utf8();
    if surname::keeps_traditional_form(builder.folded(), rest, script) {
        builder.keep(&rest[..first]);
        return first;
    }
    for trie in tables(script) {
        let Some((_, count)) = trie.r#match(rest.chars()) else { continue };
        let length: usize = rest.chars().take(count).map(char::len_utf8).sum();
        let phrase = &rest[..length];
        if is_shared(phrase, &rest[length..]) {
            continue;
        }
        if script == Script::Hans && count == 1 && script::is_simplified_too(phrase) {
            break;
        }
        let folded = CHAIN.iter().fold(phrase.to_owned(), |text, table| table.convert(&text));
        if folded == phrase {
            builder.keep(phrase);
        } else {
            builder.replace(phrase, &folded);
        }
        return length;
    }
    builder.keep(&rest[..first]);
    first
}

/// Whether a phrase of the Taiwan tables is no Taiwan word here: one that both sides use or that is a piece of a
/// longer name (查德 in 理查德), and one whose mainland form stands there already (哈薩克 in 哈薩克斯坦).
fn is_shared(phrase: &str, after: &str) -> bool {
    const SHARED: &[&str] = &[
        "查德",
        "布林",
        "埠",
        "通道",
        "聯絡",
        "通訊",
        "通訊社",
        "喬治亞",
        "溪",
        "澄",
        "盧安達",
        "尼日",
        "吉布地",
        "聯絡部",
    ];
    let (plain, folded) =
        (hanconv::t2s(phrase), CHAIN.iter().fold(phrase.to_owned(), |text, table| table.convert(&text)));
    let stands_already = folded
        .strip_prefix(plain.as_str())
        .is_some_and(|tail| !tail.is_empty() && hanconv::t2s(after).starts_with(tail));
    SHARED.contains(&phrase) || stands_already
}

/// Hong Kong variants, Taiwan phrases and variants, Traditional to Simplified: OpenCC's own order.
static CHAIN: LazyLock<Vec<&'static Trie<&'static str>>> = LazyLock::new(|| {
    let mut tables = Converters::HK2T.dictionaries();
    tables.extend(Converters::TW2SP.dictionaries());
    tables
});

/// Where to look for the longest phrase. A Simplified text has no Taiwan vocabulary to bring over.
fn tables(script: Script) -> &'static [&'static Trie<&'static str>] {
    match script {
        Script::Hans => &CHAIN[CHAIN.len() - 1..],
        Script::Hant | Script::Mixed => &PHRASES_FIRST,
    }
}

static PHRASES_FIRST: LazyLock<Vec<&'static Trie<&'static str>>> =
    LazyLock::new(|| CHAIN.iter().skip(1).chain(CHAIN.iter().take(1)).copied().collect());

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(raw: &str) -> String {
        ChineseFold.fold(raw).folded
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
            folded("２０２５年Ａ区增长１．５％，阿爾貝托．馬里諾說這個話題"),
            "2025年A区增长1.5%，阿尔贝托·马里诺说这个话题"
        );
    }

    #[test]
    fn every_folded_character_leads_back() {
        let raw = "長(zhǎng)江流域的計程車，阿爾貝托．馬里諾說：「資訊」。";
        let done = ChineseFold.fold(raw);
        let mut at = 0;
        for character in done.folded.chars() {
            let span = crate::span::FoldedSpan::new(at, at + character.len_utf8());
            assert!(!raw[done.map.raw(span).range()].is_empty(), "{character} leads nowhere");
            at += character.len_utf8();
        }
    }
}
