//! A stretch of Chinese by its words of content, and how many of them an Italian passage answers.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::chinese_names;
use super::lexicon;
use super::own::AllLists;
use super::sound;
use super::target::{TargetSentence, TargetText};
use crate::lang::it::words as italian;
use crate::lang::tsv;
use crate::lang::zh::gazetteer::{NameKind, class_of, listed};
use crate::lang::zh::words::{self as chinese, Names};

/// A word of content.
#[derive(Debug, Clone)]
pub struct Unit {
    /// Where it stands, in bytes of the phrase.
    pub span: std::ops::Range<usize>,
    /// What part it plays.
    pub kind: UnitKind,
    /// Its renderings.
    pub renderings: Rc<Renderings>,
}

/// What part a word plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitKind {
    /// A listed name.
    Name,
    /// A word of the lexicon.
    Word,
    /// A piece of a foreign name, as likely part of a brand.
    Foreign,
    /// What no list has, read by sound.
    Unknown,
    /// Latin letters or a figure.
    Latin,
}

/// The ways to answer a word.
#[derive(Debug, Default)]
pub struct Renderings {
    /// Sets of keys that must all be there.
    pub keys: Vec<Vec<String>>,
    /// Spellings to be found letter by letter.
    pub spellings: Vec<String>,
    /// Chinese to be found by how it sounds, in capitalised words.
    pub sound: Option<String>,
}

impl Renderings {
    /// Whether `sentence` has one of them.
    pub fn answered_in(&self, sentence: &TargetSentence) -> bool {
        self.keys.iter().any(|keys| keys.iter().all(|key| sentence.has_key(key)))
            || self.spellings.iter().any(|spelling| sentence.find(spelling).is_some())
            || self.heard_in(sentence).is_some()
    }

    /// Share of the Italian sentences that have one of them, by their words, 0 to 1; the likeliest counts.
    fn chance_in(&self, text: &TargetText) -> f64 {
        let rarest = |keys: &Vec<String>| keys.iter().map(|key| text.frequency(key)).fold(1.0, f64::min);
        self.keys.iter().map(rarest).fold(0.0, f64::max)
    }

    /// The chance that a sentence answers by accident, 0 to 1: the share of the Italian sentences other than those
    /// `within` that do, as if there were six more that seldom do.
    pub fn chance_beside(&self, text: &TargetText, within: &[usize]) -> f64 {
        let others = text.sentences.len().saturating_sub(within.len()) as f64;
        let with = |key: &String| {
            let all = text.with_key(key);
            all.len() - within.iter().filter(|at| all.binary_search(at).is_ok()).count()
        };
        let with = |keys: &Vec<String>| keys.iter().map(with).min().unwrap_or(0);
        let none: f64 = self.keys.iter().map(|keys| 1.0 - (with(keys) as f64 + 0.05) / (others + 6.0)).product();
        1.0 - none
    }

    /// Whether so many sentences have it that it says nothing about one of them; in a few sentences none is common.
    pub fn is_common_in(&self, text: &TargetText) -> bool {
        text.sentences.len() > FEW && self.chance_in(text) > COMMON
    }

    fn heard_in(&self, sentence: &TargetSentence) -> Option<usize> {
        let name = self.sound.as_deref()?;
        sentence.words.iter().position(|word| {
            word.capital && word.plain.len() >= 3 && sound::distance(name, &word.plain) <= sound::CLOSE
        })
    }

    /// All words of `sentence` that answer, by number.
    pub fn places_in(&self, sentence: &TargetSentence) -> Vec<usize> {
        let keys: Vec<&String> =
            self.keys.iter().filter(|keys| keys.iter().all(|key| sentence.has_key(key))).flatten().collect();
        let by_key = sentence.words.iter().enumerate().filter(|(_, word)| keys.contains(&&word.key)).map(|(at, _)| at);
        by_key
            .chain(self.spellings.iter().filter_map(|spelling| sentence.find(spelling)).flatten())
            .chain(self.heard_in(sentence))
            .collect()
    }

    /// The same in the sentences `within` of `text`, each with the number of its sentence.
    pub fn places_among(&self, text: &TargetText, within: &[usize]) -> Vec<(usize, usize)> {
        let in_sentence = |at: &usize| {
            let places = self.places_in(&text.sentences[*at]);
            places.into_iter().map(|place| (*at, place)).collect::<Vec<_>>()
        };
        within.iter().flat_map(in_sentence).collect()
    }

    /// The word of `sentence` that answers, for showing.
    pub fn place_in(&self, sentence: &TargetSentence) -> Option<std::ops::Range<usize>> {
        let by_key = self.keys.iter().filter(|keys| keys.iter().all(|key| sentence.has_key(key))).find_map(|keys| {
            let at = sentence.words.iter().position(|w| keys.contains(&w.key))?;
            Some(at..at + 1)
        });
        by_key
            .or_else(|| self.spellings.iter().find_map(|spelling| sentence.find(spelling)))
            .or_else(|| self.heard_in(sentence).map(|at| at..at + 1))
    }
}

/// A word that more than this share of the Italian sentences has is common.
const COMMON: f64 = 0.25;
/// In so many sentences shares say nothing.
const FEW: usize = 4;

/// Cuts phrases; mentions of one word share their renderings.
#[derive(Debug)]
pub struct Phrases<'a> {
    lists: AllLists<'a>,
    known: RefCell<FxHashMap<String, Rc<Renderings>>>,
}

impl<'a> Phrases<'a> {
    /// Cuts by these lists.
    pub fn new(lists: AllLists<'a>) -> Self {
        Self { lists, known: RefCell::default() }
    }

    /// The words of content of `phrase`. Particles, and words that Italian says without a word, are left out.
    pub fn units(&self, phrase: &str) -> Vec<Unit> {
        self.cut(phrase, true)
    }

    /// The same for the name of an organisation: its places stay whole, the rest is cut into what it is made of.
    pub fn parts(&self, phrase: &str) -> Vec<Unit> {
        self.cut(phrase, false)
    }

    fn cut(&self, phrase: &str, organisations_whole: bool) -> Vec<Unit> {
        let mut units = Vec::new();
        let mut at = 0;
        let mut names = listed(phrase, &self.lists);
        // A listed body is cut as well; its last character goes, so that the names inside it are found.
        if let ([whole], false) = (names.as_slice(), organisations_whole)
            && whole.span.len() == phrase.len()
            && whole.kinds.iter().all(|(kind, _)| *kind == NameKind::Organisation)
        {
            let last = phrase.chars().next_back().map_or(0, char::len_utf8);
            names = listed(&phrase[..phrase.len() - last], &self.lists);
        }
        for name in names {
            if name.kinds.iter().all(|(kind, _)| *kind == NameKind::ForeignName)
                && chinese::is_word(&phrase[name.span.clone()])
            {
                continue;
            }
            let place = class_of(&name, NameKind::Place).is_some();
            let organisation = class_of(&name, NameKind::Organisation).is_some();
            self.plain_units(phrase, at..name.span.start, &mut units);
            let text = &phrase[name.span.clone()];
            units.push(Unit {
                renderings: if place && !organisations_whole { self.brand(text) } else { self.name(text) },
                kind: if place || organisation { UnitKind::Name } else { UnitKind::Foreign },
                span: name.span.clone(),
            });
            at = name.span.end;
        }
        self.plain_units(phrase, at..phrase.len(), &mut units);
        units
    }

    fn plain_units(&self, phrase: &str, within: std::ops::Range<usize>, units: &mut Vec<Unit>) {
        let text = &phrase[within.clone()];
        let mut unknown: Option<std::ops::Range<usize>> = None;
        for word in chinese::words_and_names(text, &Parts(self.lists)) {
            let span = within.start + word.start..within.start + word.end;
            if word.known {
                self.close_unknown(phrase, &mut unknown, units);
                let renderings = self.word(word.text);
                if !renderings.keys.is_empty() {
                    units.push(Unit { span, kind: UnitKind::Word, renderings });
                }
            } else {
                match &mut unknown {
                    Some(open) if open.end == span.start => open.end = span.end,
                    _ => {
                        self.close_unknown(phrase, &mut unknown, units);
                        unknown = Some(span);
                    }
                }
            }
        }
        self.close_unknown(phrase, &mut unknown, units);
        for word in italian::words(text).iter().filter(|w| w.text.is_ascii()) {
            let span = within.start + word.start..within.start + word.end;
            let mut spellings = vec![word.text.to_owned()];
            // 125th Street: la 125ª strada.
            let figure = ["st", "nd", "rd", "th"].iter().find_map(|end| word.text.strip_suffix(end));
            if let Some(figure) = figure.filter(|f| !f.is_empty() && f.bytes().all(|b| b.is_ascii_digit())) {
                spellings.extend(["", "ª", "º"].map(|sign| format!("{figure}{sign}")));
            }
            let renderings = Rc::new(Renderings { keys: vec![vec![italian::key(word.text)]], spellings, sound: None });
            units.push(Unit { span, kind: UnitKind::Latin, renderings });
        }
        units.sort_by_key(|unit| unit.span.start);
    }

    /// Unknown characters are read aloud: coined names go by their pinyin.
    fn close_unknown(&self, phrase: &str, open: &mut Option<std::ops::Range<usize>>, units: &mut Vec<Unit>) {
        let Some(span) = open.take() else { return };
        let text = &phrase[span.clone()];
        if text.chars().count() >= 2 {
            let spellings = vec![chinese_names::pinyin_of(text).to_lowercase()];
            let sounding = text.chars().all(|c| !lexicon::sounds(c).is_empty());
            let sound = sounding.then(|| text.to_owned());
            units.push(Unit {
                span,
                kind: UnitKind::Unknown,
                renderings: Rc::new(Renderings { keys: Vec::new(), spellings, sound }),
            });
        }
    }

    /// The renderings of a word of the lexicon.
    pub fn word(&self, word: &str) -> Rc<Renderings> {
        self.cached(word, |r| {
            r.keys.extend(self.lists.own.term(word).iter().map(|form| content_keys(form)));
            for lemma in lexicon::word(word).into_iter().flat_map(tsv::cell) {
                r.keys.push(content_keys(lemma));
            }
            if let Some((_, cell)) = lexicon::organisation_word(word) {
                r.keys.extend(tsv::cell(cell).map(content_keys));
            }
            r.keys.extend(lexicon::body_adjectives(word).into_iter().flat_map(tsv::cell).map(content_keys));
            r.keys.extend(lexicon::english(word).into_iter().flat_map(tsv::cell).map(content_keys));
        })
    }

    /// The freer renderings of a word of the lexicon.
    pub fn wider(&self, word: &str) -> Rc<Renderings> {
        self.cached(&format!("~{word}"), |r| {
            r.keys.extend(lexicon::wider(word).into_iter().flat_map(tsv::cell).map(content_keys));
        })
    }

    /// The renderings of a listed name.
    pub fn name(&self, name: &str) -> Rc<Renderings> {
        self.cached(&format!("={name}"), |r| {
            for form in self.lists.own.name(name).into_iter().flat_map(|(_, forms)| forms) {
                r.spellings.push(form.clone());
                r.keys.push(content_keys(form));
            }
            for entry in lexicon::names(name) {
                r.spellings.extend(tsv::cell(entry.forms).map(str::to_owned));
                r.keys.extend(tsv::cell(entry.adjectives).map(content_keys));
                if entry.kind != NameKind::ForeignName {
                    let forms = tsv::cell(entry.forms).map(|form| (is_common_noun(form), content_keys(form)));
                    r.keys.extend(forms.filter(|(word, keys)| *word || keys.len() > 1).map(|(_, keys)| keys));
                }
            }
        })
    }

    /// A place in the name of a body; of a firm it may be a brand that goes by its pinyin (东海航运, Donghai Shipping).
    fn brand(&self, name: &str) -> Rc<Renderings> {
        let place = self.name(name);
        self.cached(&format!("+{name}"), |r| {
            r.keys.clone_from(&place.keys);
            r.spellings.clone_from(&place.spellings);
            let pinyin = chinese_names::pinyin_of(name);
            if name.chars().count() >= 2 && !r.spellings.contains(&pinyin) {
                r.spellings.push(pinyin);
            }
        })
    }

    fn cached(&self, id: &str, fill: impl FnOnce(&mut Renderings)) -> Rc<Renderings> {
        if let Some(known) = self.known.borrow().get(id) {
            return Rc::clone(known);
        }
        let mut renderings = Renderings::default();
        fill(&mut renderings);
        renderings.keys.retain(|keys| !keys.is_empty());
        renderings.keys.sort();
        renderings.keys.dedup();
        let made = Rc::new(renderings);
        self.known.borrow_mut().insert(id.to_owned(), Rc::clone(&made));
        made
    }
}

/// The words from which names of organisations are built, as words of their own.
struct Parts<'a>(AllLists<'a>);

/// Characters of the longest of them: 高新技术产业开发区, a development zone of high technology.
const LONGEST_PART: usize = 9;

impl Names for Parts<'_> {
    fn longest(&self, first: char, second: char) -> usize {
        self.0.longest(first, second).max(LONGEST_PART)
    }

    fn is_name(&self, text: &str) -> bool {
        lexicon::organisation_word(text).is_some() || self.is_preferred(text)
    }

    fn is_preferred(&self, text: &str) -> bool {
        !self.0.own.term(text).is_empty()
    }
}

/// Whether a listed form is a word like others, "laburisti", "twittare", to be found in any of its forms.
pub fn is_common_noun(form: &str) -> bool {
    form.starts_with(char::is_lowercase) && form.chars().count() > 4
}

/// The keys of the words of content of an Italian phrase.
pub fn content_keys(phrase: &str) -> Vec<String> {
    italian::words(phrase)
        .iter()
        .filter(|word| !italian::is_function_word(&word.text.to_lowercase()))
        .map(|word| italian::key(word.text))
        .collect()
}
