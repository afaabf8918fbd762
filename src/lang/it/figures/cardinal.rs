//! Cardinals of one word, joined as Italian joins them: `ventitré`, `centosettantacinquemila`, `vent'`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

const UNITS: [(&str, i128); 8] =
    [("due", 2), ("tre", 3), ("quattro", 4), ("cinque", 5), ("sei", 6), ("sette", 7), ("otto", 8), ("nove", 9)];

const TEENS: [(&str, i128); 10] = [
    ("dieci", 10),
    ("undici", 11),
    ("dodici", 12),
    ("tredici", 13),
    ("quattordici", 14),
    ("quindici", 15),
    ("sedici", 16),
    ("diciassette", 17),
    ("diciotto", 18),
    ("diciannove", 19),
];

/// Tens without their last vowel, and that vowel.
const TENS: [(&str, &str, i128); 8] = [
    ("vent", "i", 20),
    ("trent", "a", 30),
    ("quarant", "a", 40),
    ("cinquant", "a", 50),
    ("sessant", "a", 60),
    ("settant", "a", 70),
    ("ottant", "a", 80),
    ("novant", "a", 90),
];

/// Every way to write 0 to 99 in one word.
static BELOW_HUNDRED: LazyLock<FxHashMap<String, i128>> = LazyLock::new(|| {
    let mut table: FxHashMap<String, i128> = FxHashMap::default();
    let simple = UNITS.iter().chain(&TEENS);
    table.extend(simple.map(|(word, value)| ((*word).to_owned(), *value)));
    table.extend([("zero", 0), ("uno", 1), ("un", 1), ("una", 1)].map(|(word, value)| (word.to_owned(), value)));
    for (stem, vowel, ten) in TENS {
        table.insert(format!("{stem}{vowel}"), ten);
        table.extend(["uno", "un", "una"].map(|one| (format!("{stem}{one}"), ten + 1)));
        table.extend(["tré", "trè"].map(|three| (format!("{stem}{vowel}{three}"), ten + 3)));
        table.insert(format!("{stem}otto"), ten + 8);
        table.extend(UNITS.map(|(unit, value)| (format!("{stem}{vowel}{unit}"), ten + value)));
    }
    table
});

/// The value of a cardinal below a million in one lower-case word; an elided ten (`vent'anni`) is one too.
pub(super) fn value(word: &str) -> Option<i128> {
    match word.strip_suffix('\'') {
        Some("un") => Some(1),
        Some(stem) => clipped(stem).filter(|value| *value >= 20),
        None => below_million(word),
    }
}

/// The value of a cardinal that lost its last vowel to what follows: `vent`(esimo), `ventott`(enne), `cent`(').
pub(super) fn clipped(stem: &str) -> Option<i128> {
    if !may_begin_cardinal(stem) {
        return None;
    }
    below_million(stem)
        .or_else(|| ["o", "i", "a", "e"].iter().find_map(|vowel| below_million(&format!("{stem}{vowel}"))))
}

/// Whether `word` has the first two letters of a cardinal: spares the long way for most words.
fn may_begin_cardinal(word: &str) -> bool {
    matches!(
        word.as_bytes(),
        [b'd', b'u' | b'i' | b'o', ..]
            | [b't', b'r', ..]
            | [b'q', b'u', ..]
            | [b'c', b'i' | b'e', ..]
            | [b's' | b'v' | b'z', b'e', ..]
            | [b'o', b't', ..]
            | [b'n', b'o', ..]
            | [b'u', b'n', ..]
            | [b'm', b'i', ..]
    )
}

fn below_million(word: &str) -> Option<i128> {
    if !may_begin_cardinal(word) {
        return None;
    }
    if let Some(rest) = word.strip_prefix("mille") {
        return Some(1000 + tail(rest)?);
    }
    if let Some(at) = word.find("mila") {
        let thousands = below_thousand(&word[..at]).filter(|value| *value > 1)?;
        return Some(1000 * thousands + tail(&word[at + "mila".len()..])?);
    }
    below_thousand(word)
}

/// What stands behind the thousands, perhaps nothing.
fn tail(word: &str) -> Option<i128> {
    if word.is_empty() { Some(0) } else { below_thousand(word) }
}

fn below_thousand(word: &str) -> Option<i128> {
    let Some(at) = word.find("cen") else { return BELOW_HUNDRED.get(word).copied() };
    let hundreds = match &word[..at] {
        "" => 1,
        unit => UNITS.iter().find(|(name, _)| *name == unit)?.1,
    };
    Some(100 * hundreds + behind_hundred(&word[at + "cen".len()..])?)
}

/// What stands behind `cen`: `to`, `totrenta`, elided `tuno`, `totto`, `tottanta`, and `venti`, `trenta` in old texts.
fn behind_hundred(rest: &str) -> Option<i128> {
    let below = |rest: &str| BELOW_HUNDRED.get(rest).copied();
    let whole = rest.strip_prefix("to").and_then(|rest| if rest.is_empty() { Some(0) } else { below(rest) });
    let elided = || rest.strip_prefix('t').filter(|rest| rest.starts_with(['u', 'o'])).and_then(below);
    whole.or_else(elided).or_else(|| below(rest).filter(|value| *value >= 20))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// `number` below a million in words, joined.
    pub(in crate::lang::it) fn written(number: i128) -> String {
        match number {
            0..1000 => written_below_thousand(number),
            1000..2000 => format!("mille{}", written_tail(number - 1000)),
            _ => format!("{}mila{}", written_below_thousand(number / 1000), written_tail(number % 1000)),
        }
    }

    fn written_tail(number: i128) -> String {
        if number == 0 { String::new() } else { written_below_thousand(number) }
    }

    fn written_below_thousand(number: i128) -> String {
        if number < 100 {
            return written_below_hundred(number);
        }
        let hundreds = if number < 200 { String::new() } else { written_below_hundred(number / 100) };
        format!(
            "{hundreds}cento{}",
            if number % 100 == 0 { String::new() } else { written_below_hundred(number % 100) }
        )
    }

    fn written_below_hundred(number: i128) -> String {
        let (tens, unit) = (number / 10, number % 10);
        let name = |value: i128| UNITS.iter().chain(&TEENS).find(|(_, v)| *v == value).map_or("", |(name, _)| name);
        match (tens, unit) {
            (0, 0) => "zero".to_owned(),
            (0, 1) => "uno".to_owned(),
            (0 | 1, _) => name(number).to_owned(),
            _ => {
                let (stem, vowel, _) = TENS[tens as usize - 2];
                match unit {
                    0 => format!("{stem}{vowel}"),
                    1 => format!("{stem}uno"),
                    3 => format!("{stem}{vowel}tré"),
                    8 => format!("{stem}otto"),
                    _ => format!("{stem}{vowel}{}", name(unit)),
                }
            }
        }
    }

    #[test]
    fn every_number_below_a_million_is_read_back() {
        for number in 0..1_000_000 {
            assert_eq!(value(&written(number)), Some(number), "{}", written(number));
        }
    }

    #[test]
    fn hundreds_elide_before_one_and_eight() {
        for (word, number) in
            [("centuno", 101), ("centotto", 108), ("centottanta", 180), ("duecentundici", 211), ("cenventi", 120)]
        {
            assert_eq!(value(word), Some(number), "{word}");
        }
    }

    #[test]
    fn a_ten_elides_before_a_vowel() {
        for (word, number) in [("vent'", 20), ("cent'", 100), ("quarant'", 40), ("un'", 1)] {
            assert_eq!(value(word), Some(number), "{word}");
        }
        assert_eq!(value("dell'"), None);
    }

    #[test]
    fn other_words_are_no_numbers() {
        for word in ["", "centro", "mila", "unmila", "seicentesco", "recente", "treno", "ventina", "millesimo"] {
            assert_eq!(value(word), None, "{word}");
        }
    }
}
