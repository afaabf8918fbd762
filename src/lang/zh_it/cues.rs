//! What a Chinese sentence would be answered by in Italian, for the aligner.

mod figures;

use std::cell::RefCell;
use std::collections::BTreeMap;
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
    known: RefCell<FxHashMap<CueKind, FxHashMap<String, Option<Renderings>>>>,
    /// Cues by sound, apart: the names are no words.
    heard: RefCell<FxHashMap<String, Option<Renderings>>>,
    /// Words as written → number of their key; none for function words.
    forms: RefCell<FxHashMap<String, Option<Key>>>,
    keys: RefCell<FxHashMap<String, Key>>,
    /// Capitalised words of the Italian side in plain letters, with their keys.
    capitals: RefCell<BTreeMap<String, Key>>,
    /// The same in the order of letters, once all are known.
    spellings: RefCell<Vec<(String, Key)>>,
}

impl CueMaker {
    /// The features of both sides.
    pub fn both(&self, source: &Segmented, target: &Segmented) -> (Vec<Features>, Vec<Features>) {
        // Foreign names are looked for among the capitalised words of the other side: it goes first.
        let target = self.target(target);
        *self.spellings.borrow_mut() = self.capitals.take().into_iter().collect();
        (self.source(source), target)
    }

    /// The keys as text, by their numbers.
    pub fn key_texts(&self) -> Vec<Arc<str>> {
        let keys = self.keys.borrow();
        let mut texts: Vec<Arc<str>> = vec![Arc::from(""); keys.len()];
        keys.iter().for_each(|(text, number)| texts[*number as usize] = Arc::from(text.as_str()));
        texts
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
                let words = italian::words(text);
                self.note_capitals(&words);
                let marks = MARKS.iter().filter(|(_, marks)| text.contains(|c| marks.contains(c)));
                let mut keys: Vec<Key> = words.iter().filter_map(|word| self.key_of(word.text)).collect();
                keys.extend(figures::italian(text).iter().flat_map(|(_, keys)| keys).map(|key| self.number(key)));
                keys.extend(marks.map(|(_, marks)| self.number(marks)));
                keys.sort_unstable();
                keys.dedup();
                Features { keys, ..features(text, segment.paragraph, segment.zone) }
            })
            .collect()
    }

    fn cues(&self, text: &str) -> Vec<Cue> {
        let figures = figures::chinese(text);
        let mut cues: Vec<Cue> = figures.iter().flat_map(|(_, keys)| keys).filter_map(|key| self.valued(key)).collect();
        let mut rest = Vec::new();
        let mut at = 0;
        for (start, end, names) in names_in(text) {
            rest.push(at..start);
            at = end;
            let forms = names.iter().flat_map(|name| tsv::cell(name.forms).chain(tsv::cell(name.adjectives)));
            cues.extend(self.cue(CueKind::Name, &text[start..end], forms));
        }
        rest.push(at..text.len());
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
        for span in rest {
            let stretch = &text[span.clone()];
            let words = chinese::words(stretch);
            for word in &words {
                let forms = lexicon::word(word.text).map(tsv::cell).into_iter().flatten();
                cues.extend(self.cue(CueKind::Word, word.text, forms));
            }
            for run in sounding_runs(stretch, &words) {
                cues.extend(self.cue_by_sound(run));
            }
            let valued = |word: &italian::Word| {
                let start = span.start + word.start;
                figures.iter().any(|(span, _)| span.contains(&start))
            };
            let latin = |word: &italian::Word| word.text.is_ascii() && word.text.len() > 1 && !valued(word);
            for word in italian::words(stretch).iter().filter(|word| latin(word)) {
                let kind = if word.text.bytes().all(|b| b.is_ascii_digit()) { CueKind::Figure } else { CueKind::Latin };
                cues.extend(self.cue(kind, word.text, std::iter::once(word.text)));
            }
        }
        for (_, marks) in MARKS.iter().filter(|(chinese, _)| text.contains(*chinese)) {
            cues.extend(self.marked(marks));
        }
        let mut kept: Vec<Cue> = Vec::with_capacity(cues.len());
        for cue in cues {
            // A sentence has some twenty cues: looking through them beats a table.
            if !kept.iter().any(|known| Arc::ptr_eq(&known.renderings, &cue.renderings)) {
                kept.push(cue);
            }
        }
        kept
    }

    /// The cue of `word`; `None` where no rendering has a word of content.
    fn cue<'a>(&self, kind: CueKind, word: &str, forms: impl Iterator<Item = &'a str>) -> Option<Cue> {
        if let Some(known) = self.known.borrow().get(&kind).and_then(|words| words.get(word)) {
            return known.clone().map(|renderings| Cue { kind, renderings });
        }
        let mut renderings: Vec<Vec<Key>> =
            forms.map(|form| self.keys_of(form)).filter(|keys| !keys.is_empty()).collect();
        renderings.sort();
        renderings.dedup();
        let made: Option<Renderings> = (!renderings.is_empty()).then(|| renderings.into());
        self.known.borrow_mut().entry(kind).or_default().insert(word.to_owned(), made.clone());
        made.map(|renderings| Cue { kind, renderings })
    }

    /// The cue of a figure or a date, by a key of its value.
    fn valued(&self, key: &str) -> Option<Cue> {
        let kind = CueKind::Figure;
        let mut known = self.known.borrow_mut();
        let made = known.entry(kind).or_default().entry(key.to_owned());
        let renderings = made.or_insert_with(|| Some([vec![self.number(key)]].into()));
        renderings.clone().map(|renderings| Cue { kind, renderings })
    }

    /// The cue of a mark of punctuation, by its name in [`MARKS`].
    fn marked(&self, mark: &str) -> Option<Cue> {
        let kind = CueKind::Mark;
        let mut known = self.known.borrow_mut();
        let renderings = known
            .entry(kind)
            .or_default()
            .entry(mark.to_owned())
            .or_insert_with(|| Some([vec![self.number(mark)]].into()));
        renderings.clone().map(|renderings| Cue { kind, renderings })
    }

    /// The cue of a name that no list has, by the capitalised words that sound like it.
    fn cue_by_sound(&self, name: &str) -> Option<Cue> {
        let kind = CueKind::Name;
        if let Some(known) = self.heard.borrow().get(name) {
            return known.clone().map(|renderings| Cue { kind, renderings });
        }
        let spellings = self.spellings.borrow();
        let mut renderings: Vec<Vec<Key>> =
            sound::close(name, &spellings).into_iter().map(|(_, key)| vec![*key]).collect();
        renderings.sort_unstable();
        renderings.dedup();
        let made: Option<Renderings> = (!renderings.is_empty()).then(|| renderings.into());
        self.heard.borrow_mut().insert(name.to_owned(), made.clone());
        made.map(|renderings| Cue { kind, renderings })
    }

    fn note_capitals(&self, words: &[italian::Word]) {
        let mut capitals = self.capitals.borrow_mut();
        for word in words.iter().filter(|w| w.text.len() >= 3 && w.text.starts_with(char::is_uppercase)) {
            let plain = plain(word.text);
            if !plain.is_empty() {
                capitals.entry(plain).or_insert_with(|| self.number(&italian::key(word.text)));
            }
        }
    }

    /// The keys of the words of content in `text`, sorted, each once.
    pub(super) fn keys_of(&self, text: &str) -> Vec<Key> {
        let mut keys: Vec<Key> = italian::words(text).iter().filter_map(|word| self.key_of(word.text)).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// The key of a word as written; none if it is a function word.
    fn key_of(&self, word: &str) -> Option<Key> {
        if let Some(known) = self.forms.borrow().get(word) {
            return *known;
        }
        let key = (!italian::is_function_word(&word.to_lowercase())).then(|| self.number(&italian::key(word)));
        self.forms.borrow_mut().insert(word.to_owned(), key);
        key
    }

    fn number(&self, key: &str) -> Key {
        if let Some(known) = self.keys.borrow().get(key) {
            return *known;
        }
        let mut keys = self.keys.borrow_mut();
        let number = keys.len() as Key;
        keys.insert(key.to_owned(), number);
        number
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
    Features {
        length,
        paragraph: paragraph as u32,
        heading: zone == Zone::Heading,
        stops: stops(text),
        ..Features::default()
    }
}

/// Marks of punctuation that a rendering keeps: the Chinese ones, the Italian ones. Commas and stops tell nothing.
const MARKS: [(&[char], &str); 5] = [
    (&['？', '?'], "?"),
    (&['！', '!'], "!"),
    (&['：', ':'], ":"),
    (&['“', '「', '『', '"', '”', '」', '』'], "\"«“”»"),
    (&['（', '(', '〔'], "("),
];

/// How many sentences end in `text`: runs of stops, in Latin script before white space or at the end.
fn stops(text: &str) -> u8 {
    let mut count = 0u8;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let ends = match character {
            '。' | '！' | '？' | '；' | '…' => !characters.peek().is_some_and(|next| "。！？；…".contains(*next)),
            '.' | '!' | '?' | ';' => {
                characters.peek().is_none_or(|next| next.is_whitespace() || "\"»”')".contains(*next))
            }
            _ => false,
        };
        count = count.saturating_add(u8::from(ends));
    }
    count
}

/// The names of the tables in `text`, longest first from the left: start, end, entries.
fn names_in(text: &str) -> Vec<(usize, usize, &'static [lexicon::Name])> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let second = text[at..].chars().nth(1);
        let longest = second.map_or(0, |second| lexicon::longest_name(first, second));
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
