//! XML as far as the readers need it: events with their places, references of one character, no document type that
//! declares anything. Nothing is fetched and nothing is expanded, so no file grows while it is read.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};

use super::Fault;

/// What stands next in a file.
pub enum Node<'a> {
    /// An element begins; an empty one ends at once.
    Start(BytesStart<'a>),
    /// An element ends.
    End,
    /// Text, as it stands in the file.
    Text(Range<usize>),
    /// A reference, and the text it stands for.
    Reference(Range<usize>, String),
}

/// Reads the nodes of a file one by one.
pub struct Nodes<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
    /// Bytes of byte order marks at the beginning: the reader drops one, and does not count it.
    marks: usize,
}

impl<'a> Nodes<'a> {
    pub fn new(file: &'a str) -> Self {
        let text = file.trim_start_matches('\u{feff}');
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, depth: 0, marks: file.len() - text.len() }
    }

    /// Where the next node begins, in bytes.
    pub fn at(&self) -> usize {
        self.place(self.reader.buffer_position())
    }

    /// A position of the reader, in bytes of the file.
    fn place(&self, position: u64) -> usize {
        usize::try_from(position).unwrap_or(usize::MAX).saturating_add(self.marks)
    }

    /// The next node; `None` at the end.
    pub fn next(&mut self) -> Result<Option<Node<'a>>, Fault> {
        loop {
            let start = self.at();
            let event = self.reader.read_event().map_err(|error| {
                let at = self.place(self.reader.error_position());
                Fault::at(at, format!("the XML is not sound: {error}"))
            })?;
            let range = start..self.at();
            return Ok(Some(match event {
                Event::Start(element) => {
                    self.depth += 1;
                    Node::Start(element)
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::End
                }
                Event::Text(_) => Node::Text(range),
                Event::CData(_) => Node::Text(range.start + "<![CDATA[".len()..range.end - "]]>".len()),
                Event::GeneralRef(reference) => {
                    let text = match reference.resolve_char_ref() {
                        Ok(Some(character)) => Some(character.to_string()),
                        Ok(None) => resolve_predefined_entity(&reference).map(str::to_owned),
                        Err(_) => None,
                    };
                    let Some(text) = text else {
                        let name: String = reference.chars().take(40).collect();
                        return Err(Fault::at(
                            start,
                            format!("&{name}; is no character reference that XML knows; write the character itself"),
                        ));
                    };
                    Node::Reference(range, text)
                }
                Event::DocType(declared) if declared.contains("<!ENTITY") || declared.contains("<!entity") => {
                    return Err(Fault::at(
                        start,
                        "the document type declares entities; they are not read: write out what they stand for",
                    ));
                }
                Event::Eof if self.depth > 0 => {
                    return Err(Fault::at(start, "the file ends inside an element; it is cut off"));
                }
                Event::Eof => return Ok(None),
                Event::Empty(_) | Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::DocType(_) => continue,
            }));
        }
    }
}

/// The local name of an element.
pub fn name<'a>(element: &'a BytesStart) -> Cow<'a, str> {
    let whole = element.name().into_inner();
    Cow::Borrowed(whole.rsplit_once(':').map_or(whole, |(_, local)| local))
}

/// The value of the attribute of this local name.
pub fn attribute(element: &BytesStart, local: &str) -> Option<String> {
    // The check for doubles takes the square of their number.
    let found = element.attributes().with_checks(false).flatten().find(|attribute| {
        let key = attribute.key.into_inner();
        key.rsplit_once(':').map_or(key, |(_, local)| local) == local
    })?;
    Some(unescape(&found.value).map_or_else(|_| found.value.to_string(), Cow::into_owned))
}

/// The words of a unit: codes of the format stand between them and are left aside.
#[derive(Debug, Default)]
pub struct Run {
    pub pieces: Vec<(Range<usize>, Option<String>)>,
    depth: usize,
    codes: usize,
}

impl Run {
    /// Takes the next node; `false` where the unit is at its end.
    pub fn take(&mut self, node: &Node) -> bool {
        match node {
            Node::Start(element) => {
                self.depth += 1;
                if self.codes > 0 || is_code(&name(element)) {
                    self.codes += 1;
                }
            }
            Node::End if self.depth == 0 => return false,
            Node::End => {
                self.depth -= 1;
                self.codes = self.codes.saturating_sub(1);
            }
            Node::Text(range) if self.codes == 0 => self.pieces.push((range.clone(), None)),
            Node::Reference(range, text) if self.codes == 0 => self.pieces.push((range.clone(), Some(text.clone()))),
            Node::Text(_) | Node::Reference(..) => {}
        }
        true
    }
}

/// Elements of TMX and XLIFF 1.2 whose content is code of another format.
fn is_code(name: &str) -> bool {
    matches!(name, "bpt" | "ept" | "ph" | "it" | "ut")
}

/// A side of the pair, by the code of its language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SideLanguage {
    Chinese,
    Italian,
}

/// The side that a language code such as `zh-Hant-TW` or `it_IT` names.
pub fn side_of(code: &str) -> Option<SideLanguage> {
    let primary = code.split(['-', '_']).next().unwrap_or("").to_ascii_lowercase();
    match primary.as_str() {
        "zh" | "zho" | "chi" | "cmn" => Some(SideLanguage::Chinese),
        "it" | "ita" => Some(SideLanguage::Italian),
        _ => None,
    }
}

/// Language codes for a message, each once.
pub fn listed(codes: &[String]) -> String {
    let mut shown: Vec<&str> = codes.iter().map(String::as_str).filter(|code| !code.is_empty()).collect();
    shown.sort_unstable();
    shown.dedup();
    shown.truncate(8);
    if shown.is_empty() { "none".to_owned() } else { shown.join(", ") }
}
