//! The `pair.toml` of a pair folder, and what may be the id of a pair.

use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::file::line_of;
use super::suggestion::told;
use crate::error::{Error, Result};

/// A `pair.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PairSettings {
    /// Id of the pair, instead of the folder's name.
    pub id: Option<String>,
    /// What the pair is about, for people.
    pub title: Option<String>,
}

impl PairSettings {
    /// Reads the text of a `pair.toml`; `path` is for messages alone.
    ///
    /// # Errors
    /// [`Error::Settings`] where it is no TOML, has a key that is not known, or an id that can't name a file.
    pub fn parse(text: &str, path: &Path) -> Result<Self> {
        let wrong = |at: usize, why: String| Error::Settings { path: path.to_owned(), line: line_of(text, at), why };
        let written: Written = toml::from_str(text)
            .map_err(|error| wrong(error.span().map_or(0, |span| span.start), told(error.message())))?;
        if let Some(id) = &written.id
            && let Some(why) = fault_of_id(id.get_ref())
        {
            return Err(wrong(id.span().start, why));
        }
        Ok(Self { id: written.id.map(Spanned::into_inner), title: written.title })
    }
}

/// Why `id` can't be the id of a pair; `None` where it can. Reports are named after it, on every system.
pub fn fault_of_id(id: &str) -> Option<String> {
    match id.chars().find(|c| !names_a_file(*c)) {
        _ if id.trim().is_empty() => Some("the id of a pair is empty".to_owned()),
        _ if id.starts_with('.') => Some(format!("the id `{id}` begins with a full stop")),
        _ if id.trim() != id => Some(format!("the id `{id}` has white space around it")),
        _ if id.len() > LONGEST_ID => Some(format!("the id of a pair has more than {LONGEST_ID} bytes")),
        Some(c) => Some(format!("the id of a pair can't hold {c:?}, since reports are named after it")),
        None => None,
    }
}

/// The id that a folder or a file of this name gives its pair.
pub fn id_from_name(name: &str) -> String {
    let shown: String = name.chars().map(|c| if names_a_file(c) { c } else { '-' }).collect();
    let bare = shown.trim_start_matches(|c: char| c == '.' || c.is_whitespace());
    let fitting = bare.char_indices().take_while(|(at, c)| at + c.len_utf8() <= LONGEST_ID);
    let kept: String = fitting.map(|(_, c)| c).collect();
    if kept.trim().is_empty() { "pair".to_owned() } else { kept.trim_end().to_owned() }
}

/// Names of files have 255 bytes; a report adds its extension.
const LONGEST_ID: usize = 200;

/// Whether every system takes `character` in the name of a file, and it shows.
fn names_a_file(character: char) -> bool {
    let is_hidden = matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !character.is_control() && !is_hidden && !r#"/\:*?"<>|"#.contains(character)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: Option<Spanned<String>>,
    title: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> std::result::Result<PairSettings, String> {
        PairSettings::parse(text, Path::new("pair.toml")).map_err(|error| error.to_string())
    }

    #[test]
    fn reads_id_and_title() {
        let settings = parsed("id = \"mercato\"\ntitle = \"Il mercato del pesce\"\n").expect("sound");
        assert_eq!(settings.id.as_deref(), Some("mercato"));
        assert_eq!(settings.title.as_deref(), Some("Il mercato del pesce"));
        assert_eq!(parsed(""), Ok(PairSettings::default()));
    }

    #[test]
    fn names_the_line_of_a_fault() {
        let unknown = parsed("title = \"x\"\nname = \"y\"\n").expect_err("unknown key");
        assert!(unknown.starts_with("pair.toml:2: ") && unknown.contains("`name`"), "{unknown}");
        let path = parsed("\n\nid = \"../x\"\n").expect_err("an id that leads elsewhere");
        assert!(path.starts_with("pair.toml:3: "), "{path}");
        assert!(parsed("id = ").expect_err("no value").starts_with("pair.toml:1: "));
    }

    #[test]
    fn an_id_can_name_a_file() {
        for sound in ["forum-energia", "n000_hans", "论坛", "a+b", "v1.2", "Il mercato"] {
            assert_eq!(fault_of_id(sound), None, "{sound}");
        }
        for wrong in ["", "..", ".x", "a/b", " a", "a\nb", "c:", "a\u{202e}b"] {
            assert!(fault_of_id(wrong).is_some(), "{wrong:?}");
            assert_eq!(fault_of_id(&id_from_name(wrong)), None, "{wrong:?}");
        }
    }
}
