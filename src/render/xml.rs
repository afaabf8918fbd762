//! Foreign text in XML 1.0: what it takes for markup becomes a reference, and so does every hidden character that
//! XML may hold, so that a file can be looked at in a terminal and a reader gets the same text back.
//!
//! Control characters other than tab and line ends, U+FFFE and U+FFFF are not in XML at all, not even as references.

use quick_xml::Writer;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::name::QName;

use super::visible::is_hidden;

/// What becomes of a character that XML has no way to write.
pub(super) type Unwritable = fn(char) -> String;

/// The sign for what was lost, where a format has nothing better.
pub(super) fn replaced(_: char) -> String {
    '\u{fffd}'.to_string()
}

/// `<U+001B>`, for texts that only people read.
pub(super) fn spelled(char: char) -> String {
    format!("&lt;U+{:04X}&gt;", u32::from(char))
}

/// Text between tags.
pub(super) fn text(text: &str, unwritable: Unwritable) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\n' => out.push('\n'),
            _ => push(&mut out, char, unwritable),
        }
    }
    out
}

/// Text between the quotes of an attribute, where a line end of its own would become a space.
pub(super) fn value(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|char| push(&mut out, char, spelled));
    out
}

fn push(out: &mut String, char: char, unwritable: Unwritable) {
    match char {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        _ if !is_writable(char) => out.push_str(&unwritable(char)),
        _ if is_hidden(char) => out.push_str(&format!("&#x{:X};", u32::from(char))),
        _ => out.push(char),
    }
}

/// `Char` of XML 1.0, section 2.2.
fn is_writable(char: char) -> bool {
    matches!(char, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..='\u{10ffff}')
}

/// A document as it is written, one element a line. Texts and values are quoted by it, except where it says so.
pub(super) struct Document {
    writer: Writer<Vec<u8>>,
}

impl Document {
    /// Begins with the XML declaration.
    pub(super) fn new() -> Self {
        let mut document = Self { writer: Writer::new_with_indent(Vec::new(), b' ', 2) };
        document.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        document
    }

    /// The document type, of our own words.
    pub(super) fn doctype(&mut self, words: &str) {
        self.event(Event::DocType(BytesText::from_escaped(words)));
    }

    /// Opens an element.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.event(Event::Start(start(name, attributes)));
    }

    /// Closes it.
    pub(super) fn close(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.event(Event::Empty(start(name, attributes)));
    }

    /// An element with text in it, which is quoted.
    pub(super) fn leaf(&mut self, name: &str, attributes: &[(&str, &str)], content: &str, unwritable: Unwritable) {
        self.inline(name, attributes, &text(content, unwritable));
    }

    /// An element with text and elements in it, which are written as they are: no white space gets in between.
    pub(super) fn inline(&mut self, name: &str, attributes: &[(&str, &str)], markup: &str) {
        self.open(name, attributes);
        self.event(Event::Text(BytesText::from_escaped(markup)));
        self.close(name);
    }

    /// The whole, ended.
    pub(super) fn finish(self) -> String {
        let text = String::from_utf8(self.writer.into_inner()).expect("only text was written");
        text + "\n"
    }

    fn event(&mut self, event: Event) {
        self.writer.write_event(event).expect("writing to memory does not fail");
    }
}

fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (key, text) in attributes {
        start.push_attribute(Attribute { key: QName(key), value: value(text).into() });
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let hostile = "a]]>&amp;<b> \"'\u{202e}\r\n\t\u{85}\u{2028}\u{9b} \u{e0041} 丁 è";
        let mut document = Document::new();
        document.open("r", &[("a", hostile)]);
        document.leaf("t", &[], hostile, replaced);
        document.close("r");
        let written = document.finish();
        let read = roxmltree::Document::parse(&written).expect("it is XML");
        assert_eq!(read.root_element().attribute("a"), Some(hostile));
        assert_eq!(read.root_element().first_element_child().and_then(|node| node.text()), Some(hostile));
        assert!(!written.chars().any(|char| is_hidden(char) && char != '\n'), "{written:?}");
    }

    #[test]
    fn what_xml_does_not_allow_is_not_written() {
        let forbidden = "\u{0}\u{8}\u{b}\u{1b}\u{fffe}\u{ffff}";
        assert_eq!(text(forbidden, replaced), "\u{fffd}".repeat(6));
        assert_eq!(value("\u{1b}"), "&lt;U+001B&gt;");
    }
}
