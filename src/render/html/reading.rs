//! How Chinese words are read: pinyin with tones. A character with several readings takes the one that an expected
//! Italian form spells: 覃秋白 with Qin Qiubai is Qín Qiūbái, not Tán.

use pinyin::{Pinyin, ToPinyin, ToPinyinMulti};

/// Longer than this is a sentence, which nobody wants spelled out.
const LONGEST: usize = 16;

/// The reading of `text`; `None` where it is not all Han, or too long.
pub(super) fn reading(text: &str, expected: &[String]) -> Option<String> {
    let characters: Vec<char> = text.chars().filter(|char| !is_joint(*char)).collect();
    if characters.is_empty() || characters.len() > LONGEST {
        return None;
    }
    let readings: Vec<Vec<Pinyin>> = characters.iter().map(|char| readings(*char)).collect::<Option<_>>()?;
    let spelled = expected.iter().find_map(|form| as_form(form, &readings));
    Some(spelled.unwrap_or_else(|| readings.iter().map(|all| all[0].with_tone()).collect::<Vec<_>>().join(" ")))
}

/// The point in a foreign name.
const fn is_joint(char: char) -> bool {
    matches!(char, '·' | '・' | ' ' | '\u{3000}')
}

/// The usual reading first.
fn readings(char: char) -> Option<Vec<Pinyin>> {
    let usual = char.to_pinyin()?;
    let others = char.to_pinyin_multi().into_iter().flatten();
    Some(std::iter::once(usual).chain(others).collect())
}

/// The reading in the words of `form`, where `form` is these characters in pinyin without tones.
fn as_form(form: &str, readings: &[Vec<Pinyin>]) -> Option<String> {
    let mut at = 0;
    let mut words = Vec::new();
    for word in form.split_whitespace() {
        let chosen = spell(&letters(word), &readings[at..])?;
        at += chosen.len();
        words.push(capitalised(&chosen.concat()));
    }
    (at == readings.len()).then(|| words.join(" "))
}

/// The readings, of the first characters of `readings`, that together are `letters`.
fn spell(letters: &str, readings: &[Vec<Pinyin>]) -> Option<Vec<&'static str>> {
    if letters.is_empty() {
        return Some(Vec::new());
    }
    let (first, rest) = readings.split_first()?;
    first.iter().find_map(|reading| {
        let behind = letters.strip_prefix(self::letters(reading.plain()).as_str())?;
        let mut chosen = spell(behind, rest)?;
        chosen.insert(0, reading.with_tone());
        Some(chosen)
    })
}

/// What two spellings of a syllable share: `Lü'` and `lu` are the same.
fn letters(word: &str) -> String {
    let lower = word.to_lowercase().replace('ü', "u");
    lower.chars().filter(|char| char.is_alphabetic()).collect()
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, expected: &[&str]) -> Option<String> {
        reading(text, &expected.iter().map(|form| (*form).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn an_expected_form_decides_between_readings() {
        assert_eq!(read("覃秋白", &["Qin Qiubai"]).as_deref(), Some("Qín Qiūbái"));
        assert_eq!(read("單雄信", &["Shan Xiongxin"]).as_deref(), Some("Shàn Xióngxìn"));
    }

    #[test]
    fn without_a_spelling_the_usual_readings_stand_apart() {
        assert_eq!(read("西安", &["Sian"]).as_deref(), Some("xī ān"));
        assert_eq!(read("管维镛", &[]).as_deref(), Some("guǎn wéi yōng"));
    }

    #[test]
    fn figures_and_sentences_are_not_spelled_out() {
        assert_eq!(read("3.6亿元", &[]), None);
        assert_eq!(read(&"山".repeat(LONGEST + 1), &[]), None);
    }
}
