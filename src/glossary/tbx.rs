//! Glossaries in TBX (ISO 30042, editions of 2008 and 2019). Of a concept the Chinese and the Italian terms are taken:
//! each Chinese term with all the Italian ones.

use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{Entry, EntryKind, entry, line_of};
use crate::error::{Error, Result};

/// The terms of a TBX file. A concept without one of the two languages is an error: the file is not for this pair, or
/// the row was never finished.
pub(super) fn terms(content: &str, path: &Path) -> Result<Vec<Entry>> {
    let wrong = |at: usize, why: String| Error::Settings { path: path.to_owned(), line: line_of(content, at), why };
    let mut reader = Reader::from_str(content);
    let mut entries = Vec::new();
    let mut concept = Concept::default();
    loop {
        let at = reader.buffer_position() as usize;
        let event = reader.read_event().map_err(|error| wrong(at, format!("this is no sound XML: {error}")))?;
        match event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "termEntry" | "conceptEntry" => concept = Concept { at, ..Concept::default() },
                "langSet" | "langSec" => concept.language = language(&tag),
                "term" => concept.term = Some(String::new()),
                _ => {}
            },
            Event::Text(text) => concept.extend(&text),
            Event::CData(text) => concept.extend(&text),
            Event::GeneralRef(name) => {
                let known = name.resolve_char_ref().ok().flatten().or_else(|| predefined(&name));
                match known {
                    Some(character) => concept.extend(character.encode_utf8(&mut [0; 4])),
                    None => return Err(wrong(at, "an entity that XML does not know".to_owned())),
                }
            }
            Event::End(tag) => match tag.local_name().as_ref() {
                "term" => concept.close(),
                "termEntry" | "conceptEntry" => {
                    entries.extend(concept.entries().map_err(|why| wrong(concept.at, why))?);
                    concept = Concept::default();
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    if entries.is_empty() { Err(wrong(0, "the file has no termEntry or conceptEntry".to_owned())) } else { Ok(entries) }
}

/// One `termEntry` or `conceptEntry`, as far as it was read.
#[derive(Default)]
struct Concept {
    /// Where it begins, in bytes.
    at: usize,
    /// Primary subtag of the language section that is open.
    language: String,
    chinese: Vec<String>,
    italian: Vec<String>,
    /// The term that is open.
    term: Option<String>,
}

impl Concept {
    fn extend(&mut self, text: &str) {
        if let Some(term) = &mut self.term {
            term.push_str(text);
        }
    }

    fn close(&mut self) {
        let Some(term) = self.term.take() else { return };
        let term = term.split_whitespace().collect::<Vec<_>>().join(" ");
        match self.language.as_str() {
            "zh" => self.chinese.push(term),
            "it" => self.italian.push(term),
            _ => {}
        }
    }

    fn entries(&self) -> std::result::Result<Vec<Entry>, String> {
        let forms: Vec<&str> = self.italian.iter().map(String::as_str).collect();
        if self.chinese.is_empty() {
            return Err(format!("the concept of “{}” has no Chinese term", forms.join("”, “")));
        }
        self.chinese.iter().map(|chinese| entry(chinese, &forms, EntryKind::Term)).collect()
    }
}

fn language(tag: &BytesStart) -> String {
    let attribute = tag.attributes().flatten().find(|a| a.key.local_name().as_ref() == "lang");
    let value = attribute.map(|a| a.value.to_lowercase()).unwrap_or_default();
    value.split(['-', '_']).next().unwrap_or("").to_owned()
}

fn predefined(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}
