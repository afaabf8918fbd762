//! Word documents (Office Open XML): paragraphs, tables, lists and notes as a reader sees them with all changes
//! accepted: what was deleted is out, what was inserted is in. Headers, comments, field codes and hidden text are out.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::events::BytesStart;
use zip::ZipArchive;

use super::Fault;
use super::xml::{Node, Nodes, attribute, name};
use crate::text::extract::is_stray;

/// How much more a part may hold than its compressed form, beyond the first bytes. Prose in XML has 5 to 20 times
/// as much, tables of one value up to 100; a bomb has 1000.
const MOST_GROWTH: u64 = 300;
/// Up to this size no growth is looked at.
const SMALL: u64 = 4 * 1024 * 1024;

/// The words of the document. No part may unpack to more than `limit` bytes, nor all of them together.
pub fn read(bytes: &[u8], limit: u64) -> Result<String, Fault> {
    let damaged =
        |error: zip::result::ZipError| Fault::new(format!("its ZIP container is damaged ({error}); save it again"));
    let mut parts = Parts { archive: ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?, left: limit, limit };
    if !parts.has("[Content_Types].xml") {
        let what = parts.what_it_is();
        return Err(Fault::new(format!(
            "it is {what}; of packed formats only DOCX is read: save it as DOCX or as plain text"
        )));
    }
    let main = parts.main()?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let notes = |parts: &mut Parts, kind: &str| -> Result<BTreeMap<String, String>, Fault> {
        let path = if folder.is_empty() { format!("{kind}.xml") } else { format!("{folder}/{kind}.xml") };
        match parts.has(&path) {
            true => notes_of(&parts.text(&path)?, &path),
            false => Ok(BTreeMap::new()),
        }
    };
    let footnotes = notes(&mut parts, "footnotes")?;
    let endnotes = notes(&mut parts, "endnotes")?;
    let content = parts.text(&main)?;
    let mut body = Body { footnotes, endnotes, ..Body::default() };
    body.read(&content, &main)?;
    Ok(body.text)
}

struct Parts<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
    limit: u64,
}

impl Parts<'_> {
    fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    fn what_it_is(&self) -> &'static str {
        let first = self
            .archive
            .name_for_index(0)
            .and_then(|name| name.ok())
            .map_or_else(String::new, |name| name.into_owned());
        if first == "mimetype" && self.has("content.xml") {
            "an OpenDocument file"
        } else if first == "mimetype" {
            "an EPUB"
        } else {
            "a ZIP archive"
        }
    }

    /// The part that holds the text, which the relations of the package name.
    fn main(&mut self) -> Result<String, Fault> {
        let mut found = None;
        if self.has("_rels/.rels") {
            let relations = self.text("_rels/.rels")?;
            let mut nodes = Nodes::new(&relations);
            while let Some(node) = nodes.next().map_err(|fault| within("_rels/.rels", fault))? {
                if let Node::Start(element) = node
                    && attribute(&element, "Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
                {
                    found = attribute(&element, "Target").map(|target| target.trim_start_matches('/').to_owned());
                }
            }
        }
        // A name leads to a part of this file and nowhere else, whatever is in it.
        let path = found.unwrap_or_else(|| "word/document.xml".to_owned());
        if path.starts_with("xl/") || path.starts_with("ppt/") {
            return Err(Fault::new("it is a spreadsheet or a presentation; save its text as DOCX, TSV or plain text"));
        }
        match self.has(&path) {
            true => Ok(path),
            false => Err(Fault::new("it has no part with the text of a Word document; save it again as DOCX")),
        }
    }

    fn text(&mut self, path: &str) -> Result<String, Fault> {
        let bomb = |limit: u64| {
            Fault::new(format!(
                "its part {path} unpacks to more than {limit} bytes; raise the limit with --max-bytes if the file is to be trusted"
            ))
        };
        let part = self
            .archive
            .by_name(path)
            .map_err(|error| Fault::new(format!("its part {path} can't be unpacked ({error}); save it again")))?;
        let packed = part.compressed_size();
        let growth = SMALL.saturating_add(packed.saturating_mul(MOST_GROWTH));
        let most = self.left.min(growth);
        let mut bytes = Vec::new();
        part.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| {
            Fault::new(format!("its part {path} can't be unpacked ({error}); the file is damaged, save it again"))
        })?;
        let length = bytes.len() as u64;
        if length > most && growth < self.left {
            return Err(Fault::new(format!(
                "its part {path} unpacks to more than {MOST_GROWTH} times its size, as no document does; it is not read"
            )));
        }
        if length > most {
            return Err(bomb(self.limit));
        }
        self.left -= length;
        let (text, _, _) = encoding_rs::UTF_8.decode(&bytes);
        Ok(text.into_owned())
    }
}

fn within(path: &str, fault: Fault) -> Fault {
    Fault::new(format!("in its part {path}, {}", fault.why))
}

/// The notes of a part, by their ids.
fn notes_of(content: &str, path: &str) -> Result<BTreeMap<String, String>, Fault> {
    let mut body = Body { is_notes: true, ..Body::default() };
    body.read(content, path)?;
    Ok(body.notes)
}

/// What is being read.
#[derive(Default)]
struct Body {
    text: String,
    /// Paragraphs that are open: a text box stands inside a paragraph of its own.
    paragraphs: Vec<Paragraph>,
    footnotes: BTreeMap<String, String>,
    endnotes: BTreeMap<String, String>,
    is_notes: bool,
    note: Option<(String, String)>,
    notes: BTreeMap<String, String>,
}

#[derive(Default)]
struct Paragraph {
    text: String,
    notes: Vec<String>,
}

impl Body {
    fn read(&mut self, content: &str, path: &str) -> Result<(), Fault> {
        let mut nodes = Nodes::new(content);
        let mut open: Vec<Part> = Vec::new();
        // Elements inside of one that is left out; text boxes twice, hidden runs, deletions.
        let mut silent = 0usize;
        while let Some(node) = nodes.next().map_err(|fault| within(path, fault))? {
            match node {
                Node::Start(element) => {
                    let part = Part::of(&element);
                    if silent > 0 || part == Part::LeftOut {
                        silent += 1;
                        open.push(part);
                        continue;
                    }
                    self.begin(part, &element);
                    open.push(part);
                    if part == Part::Hidden {
                        mark_hidden(&mut open);
                    }
                }
                Node::End => {
                    let part = open.pop().unwrap_or(Part::Other);
                    if silent > 0 {
                        silent -= 1;
                    } else {
                        self.end(part);
                    }
                }
                Node::Text(range) if silent == 0 && is_words(&open) => self.add(&content[range]),
                Node::Reference(_, text) if silent == 0 && is_words(&open) => self.add(&text),
                Node::Text(_) | Node::Reference(..) => {}
            }
        }
        Ok(())
    }

    fn begin(&mut self, part: Part, element: &BytesStart) {
        match part {
            Part::Paragraph => self.paragraphs.push(Paragraph::default()),
            Part::Tab => self.add(" "),
            Part::Break => self.add("\n"),
            Part::Hyphen => self.add("-"),
            Part::Note if self.is_notes => {
                self.note = attribute(element, "id").map(|id| (id, String::new()));
            }
            Part::FootnoteMark | Part::EndnoteMark => {
                let notes = if part == Part::FootnoteMark { &self.footnotes } else { &self.endnotes };
                let text = attribute(element, "id").and_then(|id| notes.get(&id).cloned());
                if let (Some(text), Some(paragraph)) = (text, self.paragraphs.last_mut()) {
                    paragraph.notes.push(text);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, part: Part) {
        match part {
            Part::Paragraph => {
                let Some(done) = self.paragraphs.pop() else { return };
                let lines = std::iter::once(done.text).chain(done.notes);
                let lines: Vec<String> = lines.filter(|line| !line.trim().is_empty()).collect();
                let place = match &mut self.note {
                    Some((_, note)) => note,
                    None => &mut self.text,
                };
                for line in lines {
                    if self.is_notes && !place.is_empty() {
                        place.push('\n');
                    }
                    place.push_str(line.trim_end());
                    if !self.is_notes {
                        place.push('\n');
                    }
                }
            }
            Part::Note => {
                if let Some((id, note)) = self.note.take() {
                    self.notes.insert(id, note);
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.text.extend(text.chars().map(|c| if is_stray(c) { ' ' } else { c }));
        }
    }
}

/// The elements that matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Paragraph,
    Run,
    HiddenRun,
    Hidden,
    Words,
    Tab,
    Break,
    Hyphen,
    Note,
    FootnoteMark,
    EndnoteMark,
    LeftOut,
    Other,
}

impl Part {
    fn of(element: &BytesStart) -> Self {
        match &*name(element) {
            "p" => Self::Paragraph,
            "r" => Self::Run,
            "vanish"
                if attribute(element, "val").is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off")) =>
            {
                Self::Hidden
            }
            "t" => Self::Words,
            "tab" => Self::Tab,
            "br" | "cr" => Self::Break,
            "noBreakHyphen" => Self::Hyphen,
            "footnote" | "endnote" => Self::Note,
            "footnoteReference" => Self::FootnoteMark,
            "endnoteReference" => Self::EndnoteMark,
            // Deleted, moved away, codes of fields, readings over characters, the second form of a text box.
            "del" | "moveFrom" | "delText" | "instrText" | "delInstrText" | "rt" | "Fallback" | "pPr" | "sectPr" => {
                Self::LeftOut
            }
            _ => Self::Other,
        }
    }
}

/// The run that is being read is hidden: what it holds is no words.
fn mark_hidden(open: &mut [Part]) {
    if let Some(run) = open.iter_mut().rev().find(|part| **part == Part::Run) {
        *run = Part::HiddenRun;
    }
}

/// Whether text stands where words stand.
fn is_words(open: &[Part]) -> bool {
    open.last() == Some(&Part::Words)
        && open.iter().rev().find(|p| matches!(p, Part::Run | Part::HiddenRun)) == Some(&Part::Run)
}
