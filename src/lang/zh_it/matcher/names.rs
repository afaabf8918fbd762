//! Persons and places: spellings, adjectives, surnames, and what sounds alike.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::{ItalianMatcher, Spellings, abbreviated, answer, is_latin};
use crate::extract::item::Value;
use crate::extract::{Item, ItemKind};
use crate::lang::it::words as italian;
use crate::lang::zh::gazetteer::{Gazetteer, NameKind};
use crate::lang::zh_it::lexicon::Lists;
use crate::lang::zh_it::target::{TargetSentence, TargetWord, plain};
use crate::lang::zh_it::{chinese_names, lexicon, romanised, sound};
use crate::lang::{tsv, zh};
use crate::link::Answer;

impl ItalianMatcher<'_> {
    /// The spellings of a name, the usual one first.
    pub(super) fn spellings(&self, item: &Item) -> Spellings {
        let id = (item.kind, item.surface.clone());
        if let Some(known) = self.forms.borrow().get(&id) {
            return known.clone();
        }
        let made = std::rc::Rc::new(self.fresh_spellings(item));
        self.forms.borrow_mut().insert(id, made.clone());
        made
    }

    pub(super) fn fresh_spellings(&self, item: &Item) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        if let Some(land) = land_by_its_first_character(item) {
            return self.listed_forms(land, item.kind);
        }
        // A name in Latin letters is printed as it stands.
        let latin = is_latin(&item.surface);
        found.extend(latin.then(|| item.surface.clone()));
        if latin && item.kind == ItemKind::Person {
            found.extend(lexicon::given_beside(&item.surface).map(str::to_owned));
        }
        // A letter that opens a sentence is told by what it is the letter of.
        if latin && item.kind == ItemKind::Place && item.surface.len() == 1 {
            found.extend(["Street", "Avenue"].map(|kind| format!("{} {kind}", item.surface)));
        }
        found.extend(self.gloss_of(item));
        found.extend(self.listed_forms(&item.surface, item.kind));
        found.extend(self.forms_of_a_ruler(item));
        match &item.value {
            // 春生, 小芳: a given name alone, whole in pinyin.
            Value::Chinese(name) if name.surname.is_empty() => {
                found.push(chinese_names::pinyin_of(&item.surface));
                found.extend(chinese_names::given_spellings(&item.surface));
            }
            Value::Chinese(name) => {
                let given = item.surface.strip_prefix(name.surname.as_str());
                match given {
                    Some(given) => found.extend(chinese_names::spellings(&name.surname, given)),
                    // 老叶: "Lao Ye", "il vecchio Ye".
                    None => found.extend(chinese_names::surnames(&name.surname).into_iter().flat_map(|family| {
                        ["Lao", "Xiao", "vecchio", "vecchia", "giovane"].map(|word| format!("{word} {family}"))
                    })),
                }
                let given = given.unwrap_or("");
                // 张某: "un certo Zhang", "Zhang X."; 苗女士: "la signora Miao".
                if given.contains('某') || zh::person::forms_of_address().any(|form| form == given) {
                    found.extend(chinese_names::surnames(&name.surname).into_iter().map(str::to_owned));
                }
            }
            Value::ShortFor(full) if item.kind == ItemKind::Person => {
                found.extend(self.listed_forms(full, item.kind));
                found.extend(full.split('·').flat_map(|part| self.listed_forms(part, item.kind)));
                found.extend(self.surname_as_introduced(&item.surface, full));
            }
            _ if item.kind == ItemKind::Person => {
                found.extend(item.surface.split(['·', '-']).rev().flat_map(|part| self.listed_forms(part, item.kind)))
            }
            _ if item.kind == ItemKind::Place => self.add_forms_of_a_place(item, &mut found),
            _ => {}
        }
        let mut seen = FxHashSet::default();
        found.retain(|form| seen.insert(form.clone()));
        found
    }

    /// How the rendering spells a surname where it gives the whole name: "Keogh" behind "Brian", for 基奥 of 布赖恩·基奥.
    fn surname_as_introduced(&self, surname: &str, full: &str) -> Vec<String> {
        let Some((given, last)) = full.split_once('·').filter(|(_, rest)| rest.ends_with(surname)) else {
            return Vec::new();
        };
        let forms: Vec<String> = self.listed_forms(given, ItemKind::Person).iter().map(|form| plain(form)).collect();
        let is_given = |word: &TargetWord| {
            forms.contains(&word.plain) || forms.is_empty() && sound::heard(given, &word.plain) <= sound::CLOSE
        };
        let mut found = Vec::new();
        for (at, sentence) in self.text.sentences.iter().enumerate() {
            for (first, second) in sentence.words.iter().zip(sentence.words.iter().skip(1)) {
                let pair = first.capital && second.capital && second.joined && last == surname;
                let alike =
                    || begins_alike(surname, &second.plain) || sound::heard(surname, &second.plain) < sound::ALIKE;
                if pair && is_given(first) && alike() {
                    found.push(self.shown(at, &(second.start..second.end)));
                }
            }
        }
        found
    }

    /// What is called after a person, by his name: 莫扎特之夜, "serata mozartiana".
    fn by_adjective_of_a_person(&self, item: &Item, at: usize) -> Option<Answer> {
        if item.kind != ItemKind::Person || matches!(item.value, Value::Chinese(_)) {
            return None;
        }
        let sentence = self.sentence(at);
        let forms = self.spellings(item);
        let stems: Vec<String> = forms
            .iter()
            .map(|form| plain(form.rsplit(' ').next().unwrap_or(form)))
            .map(|form| form.trim_end_matches(['a', 'e', 'i', 'o', 'u', 'y']).to_owned())
            .filter(|stem| stem.len() >= SHORTEST_STEM)
            .collect();
        let speaks = |word: &TargetWord| {
            stems.iter().any(|stem| {
                let ending =
                    word.plain.strip_prefix(stem.as_str()).map(|rest| rest.trim_start_matches(['e', 'o', 'i']));
                ending.is_some_and(|ending| AFTER_A_PERSON.contains(&ending))
            })
        };
        // Italo, Americo: an adjective that everybody makes of a country.
        let of_a_country = |word: &TargetWord| ["italian", "american"].iter().any(|stem| word.plain.starts_with(stem));
        let word = sentence.words.iter().position(|word| !word.capital && speaks(word) && !of_a_country(word))?;
        Some(answer(at, sentence, &(word..word + 1), 75))
    }

    /// 弗朗茨·约瑟夫一世: the Italian names of a ruler with his number and, as the text may go on, without.
    fn forms_of_a_ruler(&self, item: &Item) -> Vec<String> {
        let name = without_a_number(&item.surface);
        let numbered = zh::figures::numeral::at_start(&item.surface[name.len()..])
            .map(|(_, number)| (name, roman(number.numerator())));
        let Some((name, number)) = numbered.filter(|_| item.kind == ItemKind::Person) else { return Vec::new() };
        let mut whole = self.listed_forms(name, item.kind);
        let mut pieced = vec![String::new()];
        for part in name.split('·') {
            let forms = self.listed_forms(part, item.kind);
            let joined =
                |before: &String| forms.iter().map(|f| format!("{before} {f}").trim().to_owned()).collect::<Vec<_>>();
            pieced = pieced.iter().flat_map(joined).take(MOST_OF_A_RULER).collect();
        }
        whole.extend(pieced);
        let numbered: Vec<String> = whole.iter().map(|form| format!("{form} {number}")).collect();
        numbered.into_iter().chain(whole).collect()
    }

    /// A work under the title of its own language, where the Chinese gives it.
    pub(super) fn by_gloss(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        let gloss = self.gloss_of(item)?;
        within.iter().find_map(|at| {
            let words = self.sentence(*at).find(&gloss)?;
            Some(answer(*at, self.sentence(*at), &words, 95))
        })
    }

    pub(super) fn find_name(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        let spellings = self.spellings(item);
        let by_form = within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            spellings
                .iter()
                .find_map(|form| self.spelt(item, sentence, form))
                .map(|words| answer(*at, sentence, &words, 95))
        });
        by_form
            .or_else(|| within.iter().find_map(|at| self.by_adjective(item, *at)))
            .or_else(|| {
                (item.kind == ItemKind::Person)
                    .then(|| within.iter().find_map(|at| self.by_surname(item, *at)))
                    .flatten()
            })
            .or_else(|| self.by_sound(item, within))
            .or_else(|| self.by_romanisation(item, within))
            .or_else(|| self.by_pinyin(item, within))
            .or_else(|| within.iter().find_map(|at| self.by_adjective_of_a_person(item, *at)))
            .or_else(|| self.by_seat(item, within))
    }

    /// A Chinese name as Macao, Vietnam, Korea or Japan write it; or a name of two characters as one word, as names of
    /// China's other peoples are printed: 乌云, "Wuyun".
    fn by_romanisation(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        let Value::Chinese(name) = &item.value else { return None };
        let given = item.surface.strip_prefix(name.surname.as_str())?;
        let whole = chinese_names::pinyin_of(&item.surface);
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let words = romanised::find(sentence, &name.surname, given)
                .or_else(|| sentence.find(&whole).filter(|words| words.len() == 1))?;
            Some(answer(*at, sentence, &words, 80))
        })
    }

    /// A person without a Chinese surname, whole in pinyin, as names of China's other peoples are printed: "A Micai".
    pub(super) fn by_pinyin(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        let han = item.surface.chars().all(zh::script::is_han) && item.surface.chars().count() >= 2;
        if item.kind != ItemKind::Person || !han || matches!(item.value, Value::Chinese(_)) {
            return None;
        }
        let form = chinese_names::pinyin_of(&item.surface);
        within.iter().find_map(|at| {
            let words = self.sentence(*at).find(&form)?;
            Some(answer(*at, self.sentence(*at), &words, 75))
        })
    }

    /// A form, or of a foreign name in several words at least the last.
    pub(super) fn spelt(&self, item: &Item, sentence: &TargetSentence, form: &str) -> Option<Range<usize>> {
        if let Some(words) = sentence.find(form) {
            // One short word at the start of a sentence may be an Italian word: Ma, Li, Da.
            let risky =
                words.len() == 1 && sentence.words[words.start].plain.len() <= 3 && sentence.words[words.start].initial;
            return (!risky).then_some(words);
        }
        // Of a listed name in several words the last alone will do; it is a capital word of its own.
        let listed = item.kind == ItemKind::Person
            && (!matches!(item.value, Value::Chinese(_)) || !self.listed_forms(&item.surface, item.kind).is_empty());
        // 李承晚, Syngman Rhee; but Kim Jong-il: the surname stands where no hyphen is.
        let (mut family, rest) = form.rsplit_once(' ').map(|(rest, family)| (family, rest)).filter(|_| listed)?;
        if family.contains('-') && !rest.contains([' ', '-']) && item.surface.chars().all(zh::script::is_han) {
            family = rest;
        }
        sentence.find(family).filter(|_| family.len() >= 3)
    }

    pub(super) fn by_adjective(&self, item: &Item, at: usize) -> Option<Answer> {
        if item.kind != ItemKind::Place {
            return None;
        }
        let sentence = self.sentence(at);
        let land = land_by_its_first_character(item);
        let full = abbreviated(land.unwrap_or(&item.surface)).flat_map(lexicon::names);
        for entry in
            lexicon::names(land.unwrap_or(&item.surface)).iter().chain(full).filter(|n| n.kind == NameKind::Place)
        {
            for adjective in tsv::cell(entry.adjectives) {
                let key = italian::key(adjective);
                if let Some(word) = sentence.words.iter().position(|w| w.key == key || w.plain == adjective) {
                    return Some(answer(at, sentence, &(word..word + 1), 85));
                }
            }
        }
        None
    }

    /// The surname of a Chinese name, unless the name around it is somebody else's.
    pub(super) fn by_surname(&self, item: &Item, at: usize) -> Option<Answer> {
        let Value::Chinese(name) = &item.value else { return None };
        let sentence = self.sentence(at);
        let simple = self.simple_surname(item, &name.surname).map_or_else(Vec::new, chinese_names::surnames);
        for form in chinese_names::surnames(&name.surname).into_iter().chain(simple) {
            let mut from = 0;
            while let Some(place) =
                sentence.words[from..].iter().position(|w| w.capital && w.plain == plain(form)).map(|p| p + from)
            {
                from = place + 1;
                let word = &sentence.words[place];
                let next = sentence.words.get(place + 1).filter(|w| w.joined && w.capital);
                let previous =
                    place.checked_sub(1).map(|p| &sentence.words[p]).filter(|w| w.capital && word.joined && !w.initial);
                let text = self.target.segment_text(at);
                let quoted = text[..word.start].ends_with(['“', '"', '«', '‘'])
                    && text[word.end..].starts_with(['”', '"', '»', '’']);
                // "Nel suo intervento Fu ha ricordato", "fa notare Lo": a small word has no capital inside a sentence.
                let spelt = &text[word.start..word.end];
                let small = word.function && (word.initial || !word.joined || spelt == spelt.to_uppercase());
                let italian_word = small || word.initial && WORDS_TOO.contains(&word.plain.as_str()) && !quoted;
                // Who is called 老叶 may be named in full.
                let familiar = !item.surface.starts_with(name.surname.as_str());
                // "A Jishou Luo ha detto": what stands before is the place.
                let apart = || previous.is_none() || self.words_of_others(item, sentence).contains(&(place - 1));
                if (next.is_none() || familiar) && !italian_word && apart() {
                    return Some(answer(at, sentence, &(place..place + 1), 80));
                }
            }
        }
        None
    }

    /// 贺 of 贺兰清 where the rendering has "He Lanqing" somewhere: what looks like a surname of two characters is one of one
    /// there.
    fn simple_surname<'i>(&self, item: &'i Item, surname: &str) -> Option<&'i str> {
        let first = item.surface.chars().next().filter(|_| surname.chars().count() == 2)?;
        let (simple, given) = item.surface.split_at(first.len_utf8());
        if given.chars().count() != 2 || chinese_names::surnames(simple).is_empty() {
            return None;
        }
        let whole = chinese_names::spellings(simple, given);
        let named = |sentence: &TargetSentence| whole.iter().any(|form| sentence.find(form).is_some());
        self.text.sentences.iter().any(named).then_some(simple)
    }

    /// A capitalised word that sounds like the name.
    pub(super) fn by_sound(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        // A foreign name of three characters may look Chinese (桑福德, Sanford); then it has to sound just so.
        let chinese = matches!(item.value, Value::Chinese(_));
        let short = item.surface.chars().count() < 3;
        // Of bodies those go by their sound whose whole name is one: 索利迪安, Solidian.
        let sounding = item.kind == ItemKind::Organisation && is_all_sound(&item.surface);
        if chinese && short || !sounding && !matches!(item.kind, ItemKind::Person | ItemKind::Place) {
            return None;
        }
        let listed = !self.listed_forms(&item.surface, item.kind).is_empty();
        // A place that is listed has no other spelling; a person may have.
        if listed && item.kind == ItemKind::Place {
            return None;
        }
        let close = if chinese || listed { sound::CLOSE } else { sound::CLOSE_IN_PASSAGE };
        let surface = without_a_number(&item.surface);
        let parts: Vec<&str> = surface.split(['·', '-']).filter(|part| part.chars().count() >= 2).collect();
        let part = parts.last()?;
        let mut best: Option<(f64, Answer)> = None;
        for at in within {
            let (sentence, text) = (self.sentence(*at), self.target.segment_text(*at));
            let names =
                |word: &TargetWord| word.capital && (word.plain.len() >= 3 || text[word.end..].starts_with('-'));
            for (place, word) in sentence.words.iter().enumerate().filter(|(_, w)| names(w)) {
                // Bet-aven: a hyphen joins whatever stands behind it.
                let hyphened = text[word.end..].starts_with('-');
                let joined = sentence.words.get(place + 1).filter(|next| next.joined && (next.capital || hyphened));
                let two = joined.map(|next| format!("{}{}", word.plain, next.plain));
                let spellings = [(Some(word.plain.clone()), 1), (two, 2)];
                // 范德梅尔韦: "van der Merwe", of which the particles are part of the sound.
                if let Some((start, whole)) = with_particles(sentence, place) {
                    let distance = sound::heard(part, &whole);
                    if distance <= close && best.as_ref().is_none_or(|(d, _)| distance < *d) {
                        best = Some((distance, answer(*at, sentence, &(start..place + 1), 75)));
                    }
                }
                let named = parts.len() > 1
                    && joined.is_some_and(|next| {
                        let apart = (sound::heard(parts[0], &word.plain), sound::heard(part, &next.plain));
                        // One part that fits makes the other one its own slip, if it begins alike.
                        let slip = apart.0.min(apart.1) <= sound::CLOSE
                            && (apart.1 <= apart.0 || begins_alike(part, &next.plain))
                            && (apart.0 <= apart.1 || begins_alike(parts[0], &word.plain));
                        apart.0.max(apart.1) < sound::ALIKE && (apart.0 + apart.1) / 2.0 <= close || slip
                    });
                if named && best.is_none() {
                    best = Some((close, answer(*at, sentence, &(place..place + 2), 70)));
                }
                for (spelling, count) in spellings.iter().filter_map(|(s, n)| s.as_ref().map(|s| (s, *n))) {
                    let distance = sound::heard(part, spelling);
                    if distance <= close && best.as_ref().is_none_or(|(d, _)| distance < *d) {
                        best = Some((distance, answer(*at, sentence, &(place..place + count), 75)));
                    }
                }
            }
        }
        best.map(|(_, answer)| answer)
    }
}

/// The particles that stand before the word at `place`, and all of them as one word: vandermerwe.
fn with_particles(sentence: &TargetSentence, place: usize) -> Option<(usize, String)> {
    let words = &sentence.words;
    let particle = |at: &usize| words[*at].joined || *at == 0 || !words[*at].capital;
    let count = (1..=2)
        .take_while(|back| {
            let at = place.checked_sub(*back);
            at.is_some_and(|at| PARTICLES.contains(&words[at].plain.as_str()) && words[at + 1].joined && particle(&at))
        })
        .count();
    let start = place - count;
    (count > 0).then(|| (start, words[start..=place].iter().map(|word| word.plain.as_str()).collect()))
}

/// What stands before surnames: Dutch, German, French, Spanish, Arabic.
const PARTICLES: [&str; 17] =
    ["van", "von", "der", "den", "de", "ter", "ten", "du", "la", "le", "al", "el", "bin", "ibn", "ben", "abu", "af"];

/// 乌 of 乌拉圭: the country that one character stands for where the text has named it in full.
fn land_by_its_first_character(item: &Item) -> Option<&str> {
    match &item.value {
        Value::ShortFor(full) if item.kind == ItemKind::Place && item.surface.chars().count() == 1 => Some(full),
        _ => None,
    }
}

/// Letters of a surname without its last vowel that tell an adjective made of it, at least.
const SHORTEST_STEM: usize = 4;

/// Surnames that open an Italian sentence as words of it: "Ma il sindaco", "Fu allora".
const WORDS_TOO: [&str; 22] = [
    "ai", "an", "che", "chi", "ci", "da", "dai", "di", "fa", "fu", "ha", "la", "le", "li", "lo", "ma", "mi", "nei",
    "se", "su", "tu", "ve",
];

/// What adjectives made of surnames end in behind the stem and a vowel: wagner-iano, dant-esco, verd-iane, trump-ismo.
const AFTER_A_PERSON: [&str; 13] =
    ["ano", "ana", "ani", "ane", "sco", "sca", "schi", "sche", "sta", "sti", "ste", "smo", "smi"];

/// Italian names of a ruler that are pieced together, at most.
const MOST_OF_A_RULER: usize = 24;

/// Whether a name of three and more characters is all sound.
pub(super) fn is_all_sound(name: &str) -> bool {
    name.chars().count() >= 3 && name.chars().all(|c| Lists.is_sound(c))
}

/// The name of a ruler without his number: 弗朗茨·约瑟夫 of 弗朗茨·约瑟夫一世.
fn without_a_number(name: &str) -> &str {
    let bare = |rest: &'_ str| rest.trim_end_matches(|c| "一二三四五六七八九十".contains(c)).len();
    let length = name.strip_suffix('世').map(|rest| (bare(rest), rest.len())).filter(|(bare, rest)| bare < rest);
    &name[..length.map_or(name.len(), |(bare, _)| bare)]
}

/// Whether a Latin word begins with a letter that the first character of a name by sound may stand for.
fn begins_alike(name: &str, plain: &str) -> bool {
    let groups = name.chars().next().map_or(&[][..], lexicon::sounds);
    groups.iter().any(|group| group.bytes().next() == plain.bytes().next())
}

/// A number below forty in Roman numerals.
fn roman(number: i128) -> String {
    let signs = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut rest = number.clamp(0, 39);
    let mut written = String::new();
    for (value, sign) in signs {
        while rest >= value {
            written.push_str(sign);
            rest -= value;
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_ruler_is_told_from_his_name() {
        assert_eq!(without_a_number("弗里德里希·威廉四世"), "弗里德里希·威廉");
        assert_eq!(without_a_number("隆世"), "隆世");
        assert_eq!(
            (roman(4), roman(9), roman(14), roman(38)),
            ("IV".into(), "IX".into(), "XIV".into(), "XXXVIII".into())
        );
    }

    #[test]
    fn a_part_begins_alike() {
        assert!(begins_alike("达利", "dalmi") && !begins_alike("达利", "rossi"));
    }
}
