//! Pinyin: which strings are readings, and what they are without tones.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Whether `text` is pinyin, syllable after syllable, at least one of them with a tone mark.
pub fn is_toned_reading(text: &str) -> bool {
    let mut toned = false;
    let mut plain = String::with_capacity(text.len());
    for character in text.trim().chars() {
        match without_tone(character) {
            Some(letter) => {
                toned = true;
                plain.push(letter);
            }
            None => plain.push(character),
        }
    }
    toned && plain.split([' ', '\'', '’']).all(|part| !part.is_empty() && is_syllables(&part.to_lowercase()))
}

/// The Wade-Giles spelling of a syllable, as on Taiwan's documents (no apostrophes): `xuan` → `hsuan`. Several
/// where usage differs.
pub fn wade_giles(syllable: &str) -> &'static [&'static str] {
    SYLLABLES.get(syllable).map_or(&[], Vec::as_slice)
}

/// Whether `text`, in lower case without tones, is made of pinyin syllables.
pub fn is_syllables(text: &str) -> bool {
    text.is_empty()
        || (1..=text.len().min(6))
            .rev()
            .any(|n| text.is_char_boundary(n) && SYLLABLES.contains_key(&text[..n]) && is_syllables(&text[n..]))
}

fn without_tone(character: char) -> Option<char> {
    Some(match character {
        'ā' | 'á' | 'ǎ' | 'à' => 'a',
        'ē' | 'é' | 'ě' | 'è' => 'e',
        'ī' | 'í' | 'ǐ' | 'ì' => 'i',
        'ō' | 'ó' | 'ǒ' | 'ò' => 'o',
        'ū' | 'ú' | 'ǔ' | 'ù' => 'u',
        'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => 'ü',
        'ń' | 'ň' | 'ǹ' => 'n',
        'Ā' | 'Á' | 'Ǎ' | 'À' => 'a',
        'Ē' | 'É' | 'Ě' | 'È' => 'e',
        'Ō' | 'Ó' | 'Ǒ' | 'Ò' => 'o',
        _ => return None,
    })
}

static SYLLABLES: LazyLock<FxHashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    crate::lang::tsv::rows(include_str!("data/wade-giles.tsv"))
        .map(|[pinyin, wade]| (pinyin, wade.split('|').collect()))
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_pinyin_from_other_latin() {
        for reading in ["zhǎng", "běi jīng", "Běijīng", "lǜ", "xi'ān"] {
            assert!(is_toned_reading(reading), "{reading}");
        }
        for other in ["NATO", "José", "Pépé", "Sayfullo Saipov", "zhang", "1999", "André", ""] {
            assert!(!is_toned_reading(other), "{other}");
        }
    }
}
