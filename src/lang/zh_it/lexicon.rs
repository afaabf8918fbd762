//! The Chinese-Italian lexicon: general vocabulary by domain, and the names that print knows.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::lang::tsv;
use crate::lang::zh::gazetteer::{Gazetteer, NameKind, Position, Role};
use crate::lang::zh::words::{self, Beginnings, Names};

use super::sound_weights::SoundWeights;

/// The Italian lemmas of `word`, alternatives separated by `|`.
pub fn word(word: &str) -> Option<&'static str> {
    WORDS.get(word).map(|entry| entry.lemmas)
}

/// In how many of ten sentences with `word` that are rendered in full one of its lemmas stands, as a translator judges:
/// 9 for 疫苗, which has one plain equivalent, 1 for 进行, which is said in many ways or not at all.
pub fn reliability(word: &str) -> Option<u8> {
    WORDS.get(word).map(|entry| entry.reliability)
}

/// Whether `word` holds a sentence together, as pronouns, particles and conjunctions do, or counts and measures.
pub fn is_function_word(word: &str) -> bool {
    WORDS.get(word).is_some_and(|entry| entry.function)
}

/// Italian words of a freer rendering of `word`, beside those of [`word`]: less proof, but a sign that it is there.
/// Alternatives are separated by `|`.
pub fn wider(word: &str) -> Option<&'static str> {
    WIDER.get(word).copied()
}

/// The words of the lexicon that say something by themselves, with their lemmas, in no order.
pub fn content_words() -> impl Iterator<Item = (&'static str, &'static str)> {
    WORDS.iter().filter(|(_, entry)| !entry.function).map(|(word, entry)| (*word, entry.lemmas))
}

/// The words with freer renderings, and these, in no order.
pub fn freer_words() -> impl Iterator<Item = (&'static str, &'static str)> {
    WIDER.iter().map(|(zh, it)| (*zh, *it))
}

/// A name that print knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    /// What it names.
    pub kind: NameKind,
    /// The class of the table: `country`, `city`, `company` …, `given`, `surname`.
    pub class: &'static str,
    /// Forms in Italian print, alternatives separated by `|`, the usual one first.
    pub forms: &'static str,
    /// Adjectives and demonyms that may stand for it.
    pub adjectives: &'static str,
}

/// Whether `word` is listed as a country.
pub fn is_country(word: &str) -> bool {
    names(word).iter().any(|name| name.kind == NameKind::Place && name.class == "country")
}

/// What `name` may name, in Simplified characters; several where tables share it (华盛顿).
pub fn names(name: &str) -> &'static [Name] {
    NAMES.entries.get(name).map_or(&[], Vec::as_slice)
}

/// Length in characters of the longest name that begins with `first` and `second`.
pub fn longest_name(first: char, second: char) -> usize {
    NAMES.beginnings.longest(first, second)
}

/// The Italian words that answer `word` inside the name of an organisation.
pub fn organisation_word(word: &str) -> Option<(Role, &'static str)> {
    ORGANISATION_WORDS.get(word).copied()
}

/// The English words for `word` in the names of bodies, newspapers and works, which print often leaves as they are:
/// alternatives separated by `|`.
pub fn english(word: &str) -> Option<&'static str> {
    ENGLISH.get(word).copied()
}

/// The Italian words of all heads of organisations, a cell each.
pub fn heads() -> impl Iterator<Item = &'static str> {
    ORGANISATION_WORDS.values().filter(|(role, _)| *role == Role::Head).map(|(_, cell)| *cell)
}

/// Whether `word` says what kind of body a name ends with.
pub fn is_head(word: &str) -> bool {
    organisation_word(word).is_some_and(|(role, _)| role == Role::Head)
}

/// The adjectives and the members that may stand for a body: europeo for 欧盟, parlamentare for 议会, gesuita for 耶稣会;
/// alternatives are separated by `|`.
pub fn body_adjectives(body: &str) -> Option<&'static str> {
    BODY_ADJECTIVES.get(body).copied()
}

/// The English words of all heads of organisations, a cell each.
pub fn english_heads() -> impl Iterator<Item = &'static str> {
    ORGANISATION_WORDS.iter().filter(|(_, (role, _))| *role == Role::Head).filter_map(|(word, _)| english(word))
}

/// The names of all tables, with what they name and a cell of Italian forms, in no order.
pub fn listed_names() -> impl Iterator<Item = (NameKind, &'static str)> {
    NAMES.entries.values().flatten().map(|name| (name.kind, name.forms))
}

/// Whether `word` is a given name in Latin letters.
pub fn is_latin_given_name(word: &str) -> bool {
    LATIN_GIVEN.contains(word)
}

/// The other spellings of a given name in Latin letters, among them the Italian one: Stefano of Stephen.
pub fn given_beside(word: &str) -> impl Iterator<Item = &'static str> {
    LATIN_BESIDE.get(word).map_or(&[][..], Vec::as_slice).iter().flat_map(|cell| tsv::cell(cell))
}

/// The Latin letter groups that `character` stands for in foreign names.
pub fn sounds(character: char) -> &'static [&'static str] {
    SOUNDS.get(&character).map_or(&[], Vec::as_slice)
}

/// The groups of `character` that end in n, m or ng, with each other vowel before it: Mon, so also Men, Man, Min.
pub fn other_vowels(character: char) -> &'static [String] {
    OTHER_VOWELS.get(&character).map_or(&[], Vec::as_slice)
}

/// The lists, as the recognisers of Chinese ask them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Lists;

impl Names for Lists {
    fn longest(&self, first: char, second: char) -> usize {
        longest_name(first, second)
    }

    fn is_name(&self, text: &str) -> bool {
        names(text).iter().any(|name| !matches!(name.kind, NameKind::ForeignName | NameKind::Work))
    }
}

impl Gazetteer for Lists {
    fn kinds(&self, name: &str) -> Vec<(NameKind, &'static str)> {
        names(name).iter().map(|name| (name.kind, name.class)).collect()
    }

    fn role(&self, word: &str) -> Option<Role> {
        organisation_word(word).map(|(role, _)| role)
    }

    fn is_sound(&self, character: char) -> bool {
        SOUNDS.contains_key(&character)
    }

    fn sound_weight(&self, character: char, position: Position) -> i32 {
        SOUND_WEIGHTS.weight(character, position)
    }

    fn distance(&self, name: &str, latin: &str) -> i32 {
        (100.0 * super::sound::distance(name, &super::target::plain(latin))).round() as i32
    }

    fn is_latin_given(&self, word: &str) -> bool {
        is_latin_given_name(word)
    }

    fn abbreviation(&self, short: &str) -> Option<(&'static str, &'static str)> {
        ABBREVIATIONS.get(short).copied()
    }
}

/// Whether `word`, in lower case and in any form, is one of the Italian words of the lexicon: its last vowel does not
/// count, and a participle is known by its infinitive.
pub fn is_italian_word(word: &str) -> bool {
    let trunk = trunk(word);
    let infinitive = || ["at", "it", "ut"].iter().find_map(|end| trunk.strip_suffix(end));
    ITALIAN.contains(trunk)
        || infinitive()
            .is_some_and(|verb| ["ar", "er", "ir"].iter().any(|end| ITALIAN.contains(format!("{verb}{end}").as_str())))
}

fn trunk(word: &str) -> &str {
    word.strip_suffix(['a', 'e', 'i', 'o']).unwrap_or(word)
}

/// The Italian words of the lexicon without their last vowel.
static ITALIAN: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    WORDS.values().flat_map(|entry| tsv::cell(entry.lemmas)).filter(|form| !form.contains(' ')).map(trunk).collect()
});

/// The domains, each a file of its own.
const DOMAINS: [&str; 20] = [
    include_str!("data/lexicon/agriculture.tsv"),
    include_str!("data/lexicon/culture.tsv"),
    include_str!("data/lexicon/disaster.tsv"),
    include_str!("data/lexicon/economy.tsv"),
    include_str!("data/lexicon/education.tsv"),
    include_str!("data/lexicon/general.tsv"),
    include_str!("data/lexicon/health.tsv"),
    include_str!("data/lexicon/industry.tsv"),
    include_str!("data/lexicon/law.tsv"),
    include_str!("data/lexicon/military.tsv"),
    include_str!("data/lexicon/nature.tsv"),
    include_str!("data/lexicon/offices.tsv"),
    include_str!("data/lexicon/politics.tsv"),
    include_str!("data/lexicon/religion.tsv"),
    include_str!("data/lexicon/science.tsv"),
    include_str!("data/lexicon/society.tsv"),
    include_str!("data/lexicon/sport.tsv"),
    include_str!("data/lexicon/time.tsv"),
    include_str!("data/lexicon/transport.tsv"),
    include_str!("data/lexicon/world.tsv"),
];

/// The words that hold a sentence together, and those that measure.
const FUNCTION_DOMAINS: [&str; 2] =
    [include_str!("data/lexicon/function.tsv"), include_str!("data/lexicon/measure.tsv")];

struct Entry {
    lemmas: &'static str,
    reliability: u8,
    function: bool,
}

static WORDS: LazyLock<FxHashMap<&'static str, Entry>> = LazyLock::new(|| {
    let entry = |[word, lemmas, reliability]: [&'static str; 3], function| {
        (word, Entry { lemmas, reliability: reliability.parse().expect("reliability is a digit"), function })
    };
    let content = DOMAINS.into_iter().flat_map(tsv::rows).map(|row| entry(row, false));
    content.chain(FUNCTION_DOMAINS.into_iter().flat_map(tsv::rows).map(|row| entry(row, true))).collect()
});

/// Freer renderings, by the same domains; function words have none.
const WIDER_DOMAINS: [&str; 18] = [
    include_str!("data/wider/agriculture.tsv"),
    include_str!("data/wider/culture.tsv"),
    include_str!("data/wider/disaster.tsv"),
    include_str!("data/wider/economy.tsv"),
    include_str!("data/wider/education.tsv"),
    include_str!("data/wider/general.tsv"),
    include_str!("data/wider/health.tsv"),
    include_str!("data/wider/industry.tsv"),
    include_str!("data/wider/law.tsv"),
    include_str!("data/wider/military.tsv"),
    include_str!("data/wider/nature.tsv"),
    include_str!("data/wider/politics.tsv"),
    include_str!("data/wider/science.tsv"),
    include_str!("data/wider/society.tsv"),
    include_str!("data/wider/sport.tsv"),
    include_str!("data/wider/time.tsv"),
    include_str!("data/wider/transport.tsv"),
    include_str!("data/wider/world.tsv"),
];

static WIDER: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| WIDER_DOMAINS.iter().flat_map(|data| tsv::rows(data)).map(|[zh, it]| (zh, it)).collect());

#[derive(Default)]
struct NameTable {
    entries: FxHashMap<&'static str, Vec<Name>>,
    beginnings: Beginnings,
}

impl NameTable {
    fn add(&mut self, chinese: &'static str, name: Name) {
        for variant in tsv::cell(chinese) {
            // Few names mean several things: a vector of its own accord would make room for four.
            self.entries.entry(variant).or_insert_with(|| Vec::with_capacity(1)).push(name);
            self.beginnings.add(variant);
        }
    }
}

static NAMES: LazyLock<NameTable> = LazyLock::new(|| {
    let mut names = NameTable::default();
    for [zh, class, forms, adjectives] in tsv::rows(include_str!("data/places.tsv")) {
        names.add(zh, Name { kind: NameKind::Place, class, forms, adjectives });
    }
    for [zh, class, forms] in tsv::rows(include_str!("data/organisations.tsv")) {
        names.add(zh, Name { kind: NameKind::Organisation, class, forms, adjectives: "" });
    }
    for [zh, forms] in tsv::rows(include_str!("data/people.tsv")) {
        names.add(zh, Name { kind: NameKind::Person, class: "person", forms, adjectives: "" });
    }
    for [zh, forms] in tsv::rows(include_str!("data/works.tsv")) {
        names.add(zh, Name { kind: NameKind::Work, class: "work", forms, adjectives: "" });
    }
    for [zh, class, forms] in tsv::rows(include_str!("data/foreign-names.tsv")) {
        names.add(zh, Name { kind: NameKind::ForeignName, class, forms, adjectives: "" });
    }
    names
});

static ORGANISATION_WORDS: LazyLock<FxHashMap<&'static str, (Role, &'static str)>> = LazyLock::new(|| {
    let mut words = FxHashMap::default();
    for [zh, role, it] in tsv::rows(include_str!("data/organisation-words.tsv")) {
        let role = match role {
            "head" => Role::Head,
            "level" => Role::Level,
            _ => Role::Topic,
        };
        // A word that may be a head is one wherever the name ends with it.
        if role == Role::Head || !words.contains_key(zh) {
            words.insert(zh, (role, it));
        }
    }
    words
});

static ENGLISH: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| tsv::rows(include_str!("data/english-words.tsv")).map(|[zh, en]| (zh, en)).collect());

static BODY_ADJECTIVES: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows = tsv::rows(include_str!("data/body-adjectives.tsv"));
    rows.flat_map(|[bodies, adjectives]| tsv::cell(bodies).map(move |body| (body, adjectives))).collect()
});

static SOUNDS: LazyLock<FxHashMap<char, Vec<&'static str>>> = LazyLock::new(|| {
    tsv::rows(include_str!("data/transliteration.tsv"))
        .filter_map(|[zh, sounds]| Some((zh.chars().next()?, tsv::cell(sounds).collect())))
        .collect()
});

static OTHER_VOWELS: LazyLock<FxHashMap<char, Vec<String>>> = LazyLock::new(|| {
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let others = |groups: &Vec<&'static str>| {
        let mut found: Vec<String> = Vec::new();
        for group in groups.iter().filter(|group| group.is_ascii()) {
            let onset = group.find(vowel).unwrap_or(group.len());
            let coda = group.rfind(vowel).map_or(group.len(), |at| at + 1);
            let one_vowel = onset < coda && group[onset..coda].chars().all(vowel);
            if one_vowel && matches!(&group[coda..], "n" | "m" | "ng" | "nn") {
                let made = "aeiou".chars().map(|v| format!("{}{v}{}", &group[..onset], &group[coda..]));
                found.extend(made.filter(|other| !groups.contains(&other.as_str())));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    };
    SOUNDS.iter().map(|(character, groups)| (*character, others(groups))).filter(|(_, o)| !o.is_empty()).collect()
});

/// How foreign names and Chinese words use characters.
static SOUND_WEIGHTS: LazyLock<SoundWeights> = LazyLock::new(|| {
    let foreign = |(name, meanings): (&&'static str, &Vec<Name>)| {
        meanings.iter().any(|m| m.kind == NameKind::ForeignName).then_some(*name)
    };
    SoundWeights::new(NAMES.entries.iter().filter_map(foreign), words::list())
});

/// The cells of given names by each of their Latin spellings.
static LATIN_BESIDE: LazyLock<FxHashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut cells: FxHashMap<&'static str, Vec<&'static str>> = FxHashMap::default();
    for [_, _, forms] in tsv::rows(include_str!("data/foreign-names.tsv")).filter(|[_, class, _]| *class == "given") {
        for form in tsv::cell(forms) {
            let found = cells.entry(form).or_default();
            if !found.contains(&forms) {
                found.push(forms);
            }
        }
    }
    cells
});

/// The Latin spellings of foreign given names.
static LATIN_GIVEN: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    tsv::rows(include_str!("data/foreign-names.tsv"))
        .filter(|[_, class, _]| *class != "surname")
        .flat_map(|[_, _, forms]| tsv::cell(forms))
        .collect()
});

static ABBREVIATIONS: LazyLock<FxHashMap<&'static str, (&'static str, &'static str)>> = LazyLock::new(|| {
    tsv::rows(include_str!("../zh/data/place-abbreviations.tsv"))
        .map(|[short, full, kind]| (short, (full, kind)))
        .collect()
});

/// The Italian forms of the foreign names, in plain letters.
#[cfg(test)]
pub(super) fn spellings_for_tests() -> Vec<(String, ())> {
    let names = NAMES.entries.values().flatten().filter(|name| name.kind == NameKind::ForeignName);
    let forms = names.flat_map(|name| tsv::cell(name.forms)).map(super::target::plain);
    forms.filter(|plain| !plain.is_empty() && plain.is_ascii()).map(|plain| (plain, ())).collect()
}
