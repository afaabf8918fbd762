//! What a Chinese sentence would be answered by in Italian, for the aligner.

use std::cell::RefCell;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::chinese_names;
use super::lexicon;
use super::sound;
use super::target::plain;
use crate::align::{Cue, CueKind, Features, Key, Renderings};
use crate::lang::it::words as italian;
use crate::lang::tsv;
use crate::lang::zh::gazetteer::NameKind;
use crate::lang::zh::person;
use crate::lang::zh::words as chinese;
use crate::segment::{Segmented, Zone};

/// Makes the features of both sides of one pair; mentions of one word share their renderings.
#[derive(Debug, Default)]
pub struct CueMaker {
    known: RefCell<FxHashMap<(CueKind, String), Option<Renderings>>>,
    keys: RefCell<FxHashMap<String, Key>>,
    /// Capitalised words of the Italian side by their first letter: plain letters and key.
    capitals: RefCell<FxHashMap<u8, Vec<(String, Key)>>>,
}

impl CueMaker {
    /// The features of both sides.
    pub fn both(&self, source: &Segmented, target: &Segmented) -> (Vec<Features>, Vec<Features>) {
        // Foreign names are looked for among the capitalised words of the other side: it goes first.
        let target = self.target(target);
        (self.source(source), target)
    }

    /// The features of the Chinese sentences.
    fn source(&self, side: &Segmented) -> Vec<Features> {
        side.segments
            .iter()
            .map(|segment| {
                let text = side.text(segment);
                Features { cues: self.cues(text), ..features(text, segment.paragraph, segment.zone) }
            })
            .collect()
    }

    /// The features of the Italian sentences.
    fn target(&self, side: &Segmented) -> Vec<Features> {
        side.segments
            .iter()
            .map(|segment| {
                let text = side.text(segment);
                self.note_capitals(text);
                Features { keys: self.keys_of(text), ..features(text, segment.paragraph, segment.zone) }
            })
            .collect()
    }

    fn cues(&self, text: &str) -> Vec<Cue> {
        let mut cues = Vec::new();
        let mut rest = Vec::new();
        let mut at = 0;
        for (start, end, names) in names_in(text) {
            rest.push(&text[at..start]);
            at = end;
            let forms = names.iter().flat_map(|name| tsv::cell(name.forms).chain(tsv::cell(name.adjectives)));
            cues.extend(self.cue(CueKind::Name, &text[start..end], forms));
        }
        rest.push(&text[at..]);
        for name in person::find(text, &chinese::words_and_names(text, &lexicon::Lists), &[]) {
            let (family, given) = (
                &text[name.span.start..name.span.start + name.surname],
                &text[name.span.start + name.surname..name.span.end],
            );
            let forms: Vec<String> = chinese_names::spellings(family, given)
                .into_iter()
                .chain(chinese_names::surnames(family).into_iter().filter(|form| form.len() > 3).map(str::to_owned))
                .collect();
            cues.extend(self.cue(CueKind::Name, &text[name.span.clone()], forms.iter().map(String::as_str)));
        }
        for stretch in rest {
            let words = chinese::words(stretch);
            for word in &words {
                let forms = lexicon::word(word.text).map(tsv::cell).into_iter().flatten();
                cues.extend(self.cue(CueKind::Word, word.text, forms));
            }
            for run in sounding_runs(stretch, &words) {
                cues.extend(self.cue_by_sound(run));
            }
            for word in italian::words(stretch).iter().filter(|w| w.text.is_ascii() && w.text.len() > 1) {
                let kind = if word.text.bytes().all(|b| b.is_ascii_digit()) { CueKind::Figure } else { CueKind::Latin };
                cues.extend(self.cue(kind, word.text, std::iter::once(word.text)));
            }
        }
        cues.sort_by(|a, b| a.renderings.cmp(&b.renderings));
        cues.dedup_by(|a, b| Arc::ptr_eq(&a.renderings, &b.renderings));
        cues
    }

    /// The cue of `word`; `None` where no rendering has a word of content.
    fn cue<'a>(&self, kind: CueKind, word: &str, forms: impl Iterator<Item = &'a str>) -> Option<Cue> {
        let id = (kind, word.to_owned());
        if let Some(known) = self.known.borrow().get(&id) {
            return known.clone().map(|renderings| Cue { kind, renderings });
        }
        let mut renderings: Vec<Vec<Key>> =
            forms.map(|form| self.keys_of(form)).filter(|keys| !keys.is_empty()).collect();
        renderings.sort();
        renderings.dedup();
        let made: Option<Renderings> = (!renderings.is_empty()).then(|| renderings.into());
        self.known.borrow_mut().insert(id, made.clone());
        made.map(|renderings| Cue { kind, renderings })
    }

    /// The cue of a name that no list has, by the capitalised words that sound like it.
    fn cue_by_sound(&self, name: &str) -> Option<Cue> {
        let (kind, id) = (CueKind::Name, (CueKind::Name, format!("~{name}")));
        if let Some(known) = self.known.borrow().get(&id) {
            return known.clone().map(|renderings| Cue { kind, renderings });
        }
        let first = name.chars().next()?;
        let mut initials: Vec<u8> = lexicon::sounds(first).iter().filter_map(|group| group.bytes().next()).collect();
        initials.sort_unstable();
        initials.dedup();
        let count = name.chars().count();
        let capitals = self.capitals.borrow();
        let mut renderings: Vec<Vec<Key>> = initials
            .iter()
            .filter_map(|initial| capitals.get(initial))
            .flatten()
            .filter(|(plain, _)| {
                plain.len() > count && plain.len() <= count * 4 && sound::distance(name, plain) <= sound::CLOSE
            })
            .map(|(_, key)| vec![key.clone()])
            .collect();
        renderings.sort();
        renderings.dedup();
        let made: Option<Renderings> = (!renderings.is_empty()).then(|| renderings.into());
        self.known.borrow_mut().insert(id, made.clone());
        made.map(|renderings| Cue { kind, renderings })
    }

    fn note_capitals(&self, text: &str) {
        let mut capitals = self.capitals.borrow_mut();
        for word in italian::words(text).iter().filter(|w| w.text.len() >= 3 && w.text.starts_with(char::is_uppercase))
        {
            let plain = plain(word.text);
            let Some(initial) = plain.bytes().next() else { continue };
            let words = capitals.entry(initial).or_default();
            if !words.iter().any(|(known, _)| *known == plain) {
                words.push((plain, self.shared(italian::key(word.text))));
            }
        }
    }

    /// The keys of the words of content in `text`, sorted, each once.
    fn keys_of(&self, text: &str) -> Vec<Key> {
        let mut keys: Vec<Key> = italian::words(text)
            .iter()
            .filter(|word| !italian::is_function_word(&word.text.to_lowercase()))
            .map(|word| self.shared(italian::key(word.text)))
            .collect();
        keys.sort();
        keys.dedup();
        keys
    }

    fn shared(&self, key: String) -> Key {
        self.keys.borrow_mut().entry(key).or_insert_with_key(|key| Key::from(key.as_str())).clone()
    }
}

/// Runs of two and more characters of sound that no word of the list explains.
fn sounding_runs<'a>(text: &'a str, words: &[chinese::Word]) -> Vec<&'a str> {
    let sounding = |word: &chinese::Word| {
        word.text.chars().count() == 1 && word.text.chars().all(|c| !lexicon::sounds(c).is_empty())
    };
    words
        .chunk_by(|a, b| a.end == b.start && sounding(a) && sounding(b))
        .filter(|run| run.len() >= 2 && run.len() <= 8)
        .map(|run| &text[run[0].start..run[run.len() - 1].end])
        .collect()
}

fn features(text: &str, paragraph: usize, zone: Zone) -> Features {
    let length = text.chars().filter(|c| !c.is_whitespace()).count() as u32;
    Features { length, paragraph: paragraph as u32, heading: zone == Zone::Heading, ..Features::default() }
}

/// The names of the tables in `text`, longest first from the left: start, end, entries.
fn names_in(text: &str) -> Vec<(usize, usize, &'static [lexicon::Name])> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let longest = lexicon::longest_name(first);
        let ends: Vec<usize> = text[at..].char_indices().map(|(i, c)| at + i + c.len_utf8()).take(longest).collect();
        let name = ends.iter().rev().map(|end| (*end, lexicon::names(&text[at..*end]))).find(|(end, names)| {
            !names.is_empty() && (*end - at > first.len_utf8()) && !is_word_rather(&text[at..*end], names)
        });
        match name {
            Some((end, names)) => {
                found.push((at, end, names));
                at = end;
            }
            None => at += first.len_utf8(),
        }
    }
    found
}

/// Whether the word is likelier than the name: two characters, in the word list, and only a piece of a foreign name.
fn is_word_rather(text: &str, names: &[lexicon::Name]) -> bool {
    chinese::is_word(text) && names.iter().all(|name| name.kind == NameKind::ForeignName)
}
