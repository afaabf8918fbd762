//! How print spells a Chinese name: pinyin in either order; Wade-Giles for Taiwan, Cantonese for Hong Kong and Macao,
//! Hokkien and others further south. Hyphens, apostrophes and spaces do not count, see [`super::target`].

use std::sync::LazyLock;

use pinyin::ToPinyin;
use rustc_hash::FxHashMap;

use crate::lang::tsv;
use crate::lang::zh::{pinyin as syllables, surname};

/// The spellings of a name, the one in pinyin with the surname first at the front.
pub fn spellings(family: &str, given: &str) -> Vec<String> {
    let Some(entry) = surname::get(family) else { return Vec::new() };
    // How a Japanese given name is read nobody can tell by its characters.
    if given.is_empty() || entry.rank == surname::JAPANESE {
        return surnames(family).into_iter().map(str::to_owned).collect();
    }
    let mut found = Vec::new();
    let pinyin_given = combine(given, readings);
    let wade_given = combine(given, |c| {
        readings(c).iter().flat_map(|r| syllables::wade_giles(r)).map(|s| (*s).to_owned()).collect()
    });
    let cantonese_given = combine(given, |c| listed(c, |r| r.1));
    let hokkien_given = combine(given, |c| listed(c, |r| r.2));
    let systems = [
        (entry.pinyin, &pinyin_given),
        (entry.wade_giles, &wade_given),
        (entry.wade_giles, &pinyin_given),
        (entry.cantonese, &cantonese_given),
        (entry.other, &hokkien_given),
        (entry.other, &pinyin_given),
        (entry.other, &cantonese_given),
    ];
    for (families, givens) in systems {
        for family in tsv::cell(families) {
            found.extend(givens.iter().map(|given| format!("{family} {given}")));
        }
    }
    let turned: Vec<String> =
        found.iter().filter_map(|name| name.split_once(' ').map(|(f, g)| format!("{g} {f}"))).collect();
    found.extend(turned);
    let mut seen = rustc_hash::FxHashSet::default();
    found.retain(|name| seen.insert(name.clone()));
    found
}

/// The spellings of a surname alone.
pub fn surnames(family: &str) -> Vec<&'static str> {
    surname::get(family).map_or_else(Vec::new, |s| {
        [s.pinyin, s.wade_giles, s.cantonese, s.other].into_iter().flat_map(tsv::cell).collect()
    })
}

/// The given names that go with a family name: for telling whether a word behind a surname belongs to this person.
pub fn given_spellings(given: &str) -> Vec<String> {
    combine(given, |c| {
        let mut all = readings(c);
        all.extend(listed(c, |r| r.1));
        all.extend(all.clone().iter().flat_map(|r| syllables::wade_giles(r)).map(|s| (*s).to_owned()));
        all
    })
}

/// Pinyin of any Chinese text as one capitalised word, each character by its commonest reading.
pub fn pinyin_of(text: &str) -> String {
    let mut word = String::new();
    for character in text.chars() {
        match readings(character).first() {
            Some(reading) if needs_apostrophe(&word, reading) => {
                word.push('\'');
                word.push_str(reading);
            }
            Some(reading) => word.push_str(reading),
            None => word.push(character),
        }
    }
    capitalised(&word)
}

/// Every spelling of a given name from those of its characters: `Kuiling`.
fn combine(given: &str, of: impl Fn(char) -> Vec<String>) -> Vec<String> {
    let mut words = vec![String::new()];
    for character in given.chars() {
        let readings = of(character);
        words = words
            .iter()
            .flat_map(|word| {
                readings.iter().map(move |reading| {
                    let mark = if needs_apostrophe(word, reading) { "'" } else { "" };
                    format!("{word}{mark}{reading}")
                })
            })
            .take(MOST)
            .collect();
    }
    words.iter().filter(|w| !w.is_empty()).map(|w| capitalised(w)).collect()
}

/// Spellings kept of one name in one system.
const MOST: usize = 24;

fn needs_apostrophe(before: &str, reading: &str) -> bool {
    !before.is_empty() && reading.starts_with(['a', 'e', 'o'])
}

fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// Readings in names first, then those of the dictionary.
fn readings(character: char) -> Vec<String> {
    let known = listed(character, |r| r.0);
    if !known.is_empty() {
        return known;
    }
    character.to_pinyin().map(|reading| vec![reading.plain().to_owned()]).unwrap_or_default()
}

/// The readings of a character in Cantonese and Hokkien.
pub fn readings_of_the_south(character: char) -> Vec<String> {
    let mut found = listed(character, |r| r.1);
    found.extend(listed(character, |r| r.2));
    found
}

type Row = (&'static str, &'static str, &'static str);

fn listed(character: char, column: impl Fn(&Row) -> &'static str) -> Vec<String> {
    READINGS.get(&character).map_or_else(Vec::new, |row| tsv::cell(column(row)).map(str::to_owned).collect())
}

static READINGS: LazyLock<FxHashMap<char, Row>> = LazyLock::new(|| {
    tsv::rows(include_str!("../zh/data/name-readings.tsv"))
        .filter_map(|[zh, pinyin, cantonese, hokkien]| Some((zh.chars().next()?, (pinyin, cantonese, hokkien))))
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spells_names_as_each_place_prints_them() {
        for (family, given, wanted) in [
            ("单", "敏", "Shan Min"),
            ("尉迟", "明", "Yuchi Ming"),
            ("曾", "建安", "Zeng Jian'an"),
            ("林", "佳慧", "Chiahui Lin"),
            ("霍", "诗敏", "Fok Szeman"),
            ("解", "文", "Wen Xie"),
        ] {
            let found = spellings(family, given);
            assert!(found.iter().any(|name| name == wanted), "{wanted}: {found:?}");
        }
        assert_eq!(spellings("丁", "奎岭")[0], "Ding Kuiling");
    }
}
