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

    /// Wade-Giles by its rules, without apostrophes and other marks.
    fn by_rule(syllable: &str) -> String {
        const WHOLE: &[(&str, &str)] = &[
            ("zhi", "chih"),
            ("chi", "chih"),
            ("shi", "shih"),
            ("ri", "jih"),
            ("zi", "tzu"),
            ("ci", "tzu"),
            ("si", "ssu"),
            ("ge", "ko"),
            ("ke", "ko"),
            ("he", "ho"),
            ("e", "o"),
            ("er", "erh"),
            ("yi", "i"),
            ("you", "yu"),
            ("yan", "yen"),
            ("ye", "yeh"),
            ("yue", "yueh"),
            ("yong", "yung"),
            ("gui", "kuei"),
            ("kui", "kuei"),
            ("guo", "kuo"),
            ("kuo", "kuo"),
            ("huo", "huo"),
            ("shuo", "shuo"),
            ("lo", "lo"),
        ];
        if let Some((_, whole)) = WHOLE.iter().find(|(pinyin, _)| *pinyin == syllable) {
            return (*whole).to_owned();
        }
        const INITIALS: &[(&str, &str)] = &[
            ("zh", "ch"),
            ("ch", "ch"),
            ("sh", "sh"),
            ("b", "p"),
            ("d", "t"),
            ("g", "k"),
            ("j", "ch"),
            ("q", "ch"),
            ("x", "hs"),
            ("r", "j"),
            ("z", "ts"),
            ("c", "ts"),
        ];
        let (initial, rest) = INITIALS
            .iter()
            .find_map(|(pinyin, wade)| syllable.strip_prefix(pinyin).map(|rest| (*wade, rest)))
            .unwrap_or_else(|| {
                let at = syllable.find(|c: char| "aeiouü".contains(c)).unwrap_or(0);
                syllable.split_at(at)
            });
        let palatal = syllable.starts_with(['j', 'q', 'x', 'y']);
        let rest = match rest {
            "ian" => "ien",
            "ie" => "ieh",
            "ue" | "üe" | "ve" => "ueh",
            "ong" | "iong" if rest == "ong" => "ung",
            "iong" => "iung",
            "uo" => "o",
            "ü" | "v" => "u",
            "e" if initial == "y" => "eh",
            other => other,
        };
        // jü, qü, xü: the marks of ü are left out in print.
        let spelling = if palatal && initial != "y" { rest.replace('ü', "u") } else { rest.to_owned() };
        format!("{initial}{spelling}")
    }

    #[test]
    fn the_table_of_wade_giles_follows_its_rules() {
        let wrong: Vec<String> = SYLLABLES
            .iter()
            .filter(|(syllable, forms)| !forms.contains(&by_rule(syllable).as_str()))
            .map(|(syllable, forms)| format!("{syllable}: {forms:?}, by rule {}", by_rule(syllable)))
            .collect();
        assert_eq!(wrong, [""; 0]);
        // Without apostrophes two syllables may share a spelling, never more than the aspirates and palatals make.
        let mut back: FxHashMap<&str, usize> = FxHashMap::default();
        for form in SYLLABLES.values().flatten() {
            *back.entry(form).or_default() += 1;
        }
        assert!(back.values().all(|syllables| *syllables <= 5), "{back:?}");
    }

    /// Without their marks, Wade-Giles spellings tell b from p, d from t, g from k and the six sounds behind ch and ts
    /// no longer apart; nothing else is lost.
    #[test]
    fn each_spelling_of_wade_giles_leads_back_to_its_syllable() {
        let sounds_alike = |syllable: &str| {
            let pairs =
                [("zh", "C"), ("ch", "C"), ("j", "C"), ("q", "C"), ("sh", "S"), ("x", "X"), ("b", "p"), ("d", "t")];
            let (plain, marks) = pairs
                .into_iter()
                .chain([("g", "k"), ("z", "T"), ("c", "T")])
                .find_map(|(initial, class)| syllable.strip_prefix(initial).map(|rest| (class, rest)))
                .unwrap_or(("", syllable));
            let rest = marks.replace(['ü', 'v'], "u");
            // jun and zhun are chün and chun without the marks: only ü and the i before the vowel go.
            format!("{plain}{rest}")
        };
        let mut wrong = Vec::new();
        for syllable in SYLLABLES.keys() {
            let spelling = by_rule(syllable);
            let back: Vec<&&str> = SYLLABLES.keys().filter(|other| by_rule(other) == spelling).collect();
            let alike = |other: &&&str| {
                let (one, two) = (sounds_alike(syllable), sounds_alike(other));
                one == two || one.replace('i', "") == two.replace('i', "")
            };
            if !back.contains(&syllable) || !back.iter().all(alike) {
                wrong.push(format!("{syllable} {spelling}: {back:?}"));
            }
        }
        wrong.sort();
        // 俄 e and 哦 o, 洛 luo and 咯 lo are one in the system itself; yu is both yü and the spelling of you.
        let known = ["e o: ", "lo lo: ", "luo lo: ", "o o: ", "you yu: ", "yu yu: "];
        wrong.retain(|line| !known.iter().any(|start| line.starts_with(start)));
        assert_eq!(wrong, [""; 0]);
    }

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
