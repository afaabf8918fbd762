//! The customer's own lists: glossaries of terms and lists of names, from files into entries. What is wrong in a file
//! is an error with its line, since a row that was passed over would look like a term that is never misused.
//!
//! A glossary is a CSV or TSV table with the columns `zh` and `it`, or a TBX file; a list of names is a TSV table. The
//! pack of the language pair makes of the entries what it looks up.

mod table;
mod tbx;

use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::read::{self, Origin, Reading};
use crate::text::{Format, Language, is_han};

/// A row of a customer's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The Chinese, in either script.
    pub chinese: String,
    /// The renderings agreed on, the usual one first.
    pub forms: Vec<String>,
    /// What the row is.
    pub kind: EntryKind,
}

/// What a row of a list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// A term of a glossary.
    Term,
    /// A name, of a kind that the row may say.
    Name(Option<Named>),
}

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// A human being.
    Person,
    /// A body.
    Organisation,
    /// A place.
    Place,
}

/// Reads glossaries and lists of names, in this order; of two rows with the same Chinese the forms of the first come
/// first.
///
/// # Errors
/// Those of [`read::text`]; [`Error::Settings`] with the line of a row that can't be used.
pub fn read_all(glossaries: &[PathBuf], names: &[PathBuf]) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for path in glossaries {
        entries.extend(terms(&content(path)?, path)?);
    }
    for path in names {
        entries.extend(table::names(&content(path)?, path)?);
    }
    Ok(entries)
}

/// The entries of a glossary; the extension of `path` says whether it is TBX (`tbx`, `xml`), CSV (`csv`) or TSV
/// (anything else).
///
/// # Errors
/// [`Error::Settings`] with the line of a row that can't be used.
pub fn terms(content: &str, path: &Path) -> Result<Vec<Entry>> {
    let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    match extension.as_str() {
        "tbx" | "xml" => tbx::terms(content, path),
        "csv" => table::comma_separated(content, path),
        _ => table::tab_separated(content, path),
    }
}

fn content(path: &Path) -> Result<String> {
    // A table of two languages, but no pair of texts.
    let reading = Reading { format: Some(Format::Text), ..Reading::default() };
    let text = read::text(&Origin::named(path), Language::Chinese, &reading)?;
    match text.undecodable {
        0 => Ok(text.content),
        _ => {
            let at = text.content.find('\u{fffd}').unwrap_or(0);
            let why = "a character could not be decoded; save the file as UTF-8".to_owned();
            Err(Error::Settings { path: path.to_owned(), line: line_of(&text.content, at), why })
        }
    }
}

/// An entry of one row, if the row can be used; otherwise why not.
fn entry(chinese: &str, forms: &[&str], kind: EntryKind) -> std::result::Result<Entry, String> {
    let chinese = chinese.trim();
    let forms: Vec<String> = forms.iter().map(|form| form.trim().to_owned()).filter(|form| !form.is_empty()).collect();
    match () {
        () if chinese.is_empty() => Err("the Chinese is missing".to_owned()),
        () if !chinese.chars().any(is_han) => Err(format!("“{chinese}” is to be Chinese and has no Chinese character")),
        () if chinese.contains(['\n', '\t']) => Err("the Chinese goes over a line end or a tab".to_owned()),
        () if forms.is_empty() => Err(format!("{chinese} has no Italian form")),
        () => match forms.iter().find(|form| form.chars().any(is_han) || !form.chars().any(char::is_alphanumeric)) {
            Some(form) => Err(format!("“{form}” is to be the Italian form of {chinese}")),
            None => Ok(Entry { chinese: chinese.to_owned(), forms, kind }),
        },
    }
}

fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, content: &str) -> std::result::Result<Vec<(String, String)>, String> {
        let entries = terms(content, Path::new(name)).map_err(|error| error.to_string())?;
        Ok(entries.into_iter().map(|e| (e.chinese, e.forms.join("|"))).collect())
    }

    fn rows(rows: &[(&str, &str)]) -> std::result::Result<Vec<(String, String)>, String> {
        Ok(rows.iter().map(|(zh, it)| ((*zh).to_owned(), (*it).to_owned())).collect())
    }

    #[test]
    fn reads_the_same_terms_from_every_format() {
        let wanted = rows(&[("智慧农业", "agricoltura intelligente"), ("大湾区", "Grande Area della Baia|GBA")]);
        assert_eq!(read("a.tsv", "智慧农业\tagricoltura intelligente\n大湾区\tGrande Area della Baia|GBA\n"), wanted);
        assert_eq!(
            read(
                "a.csv",
                "it,note,zh\r\nagricoltura intelligente,,智慧农业\r\n\"Grande Area della Baia|GBA\",x,大湾区\r\n"
            ),
            wanted
        );
        let tbx = "<?xml version=\"1.0\"?>\n<tbx><text><body>\n<conceptEntry>\n<langSec xml:lang=\"zh-CN\"><termSec>\
                   <term>智慧农业</term></termSec></langSec>\n<langSec xml:lang=\"it\"><termSec><term>agricoltura \
                   intelligente</term></termSec></langSec></conceptEntry>\n<termEntry><langSet xml:lang=\"it\"><tig>\
                   <term>Grande Area della Baia</term></tig><tig><term>GBA</term></tig></langSet><langSet \
                   xml:lang=\"zh\"><tig><term>大湾区</term></tig></langSet><langSet xml:lang=\"en\"><tig><term>Greater \
                   Bay Area</term></tig></langSet></termEntry></body></text></tbx>";
        assert_eq!(read("a.tbx", tbx), wanted);
    }

    #[test]
    fn passes_over_comments_empty_lines_and_a_heading() {
        let wanted = rows(&[("智慧农业", "agricoltura intelligente")]);
        assert_eq!(read("a.tsv", "# ours\nzh\tit\n\n智慧农业\tagricoltura intelligente\n"), wanted);
        assert_eq!(read("a.tsv", "Chinese\tItalian\n智慧农业\tagricoltura intelligente"), wanted);
    }

    #[test]
    fn names_the_line_of_a_row_that_can_not_be_used() {
        for (name, content, place) in [
            ("a.tsv", "智慧农业\tagricoltura intelligente\n大湾区\n", "a.tsv:2: "),
            ("a.tsv", "智慧农业\tagricoltura intelligente\n\n大湾区\t \n", "a.tsv:3: "),
            ("a.tsv", "zh\tit\nagricoltura intelligente\t智慧农业\n", "a.tsv:2: "),
            ("a.csv", "zh,it\n智慧农业,\"agricoltura, \"\"smart\"\"\nintelligente\"\n大湾区,大湾区\n", "a.csv:4: "),
            ("a.csv", "zh,en\n智慧农业,smart agriculture\n", "a.csv:1: "),
            ("a.csv", "zh,it\n智慧农业,\"agricoltura\n", "a.csv:2: "),
            (
                "a.tbx",
                "<tbx>\n<termEntry>\n<langSet xml:lang=\"zh\"><term>大湾区</term></langSet></termEntry></tbx>",
                "a.tbx:2: ",
            ),
            ("a.tbx", "<tbx>\n<termEntry></tbx>", "a.tbx:2: "),
            ("a.tbx", "<tbx>\n</tbx>", "a.tbx:1: "),
        ] {
            let told = read(name, content).expect_err(content);
            assert!(told.starts_with(place), "{told}");
        }
    }

    #[test]
    fn a_name_may_say_what_it_names() {
        let path = Path::new("n.tsv");
        let entries =
            table::names("沈朗\tShen Lang\n青禾社\tQinghe|Società Qinghe\torganisation\n", path).expect("sound");
        assert_eq!(entries[0].kind, EntryKind::Name(None));
        assert_eq!(entries[1].kind, EntryKind::Name(Some(Named::Organisation)));
        assert_eq!(entries[1].forms, ["Qinghe", "Società Qinghe"]);
        let told = table::names("沈朗\tShen Lang\tpersona\n", path).expect_err("unknown kind").to_string();
        assert!(told.starts_with("n.tsv:1: ") && told.contains("`persona`"), "{told}");
    }
}
