//! Cases in which it is known what was left out: folders of `source.zh.txt`, `target.it.txt` and `gold.json`.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use riscontro::pipeline::Pair;
use riscontro::text::Text;
use serde_json::Value;

/// What goes wrong here is for a developer to read.
pub type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// What the gold says of a stretch of the source, and where that stands, in bytes.
pub type Placed<'g> = (&'g Value, (usize, usize));

/// A case, read.
pub struct Case {
    /// The Chinese.
    pub source: String,
    /// The Italian.
    pub target: String,
    /// What is known of it.
    pub gold: Value,
}

impl Case {
    /// What was planted, and what the translator left out, which is neither right nor wrong to find.
    pub fn omissions(&self) -> (Vec<Placed<'_>>, Vec<Placed<'_>>) {
        let list = |key: &str| self.gold[key].as_array().map_or(&[][..], Vec::as_slice).iter();
        let placed = |item| -> Placed<'_> { (item, self.place(&item["source"])) };
        let (optional, planted): (Vec<Placed>, Vec<Placed>) =
            list("omissions").map(placed).partition(|(item, _)| item["optional"] == true);
        (planted, list("natural").map(placed).chain(optional).collect())
    }

    /// A stretch of the source, in bytes; the gold counts code points.
    fn place(&self, stretch: &Value) -> (usize, usize) {
        (byte(&self.source, &stretch["start"]), byte(&self.source, &stretch["end"]))
    }

    /// As a pair to check.
    pub fn pair(&self) -> Pair {
        pair(&self.source, &self.target)
    }
}

/// The cases in a folder, in order.
pub fn cases(folder: &Path) -> Result<Vec<Case>> {
    let folders = sorted(folder)?.into_iter().filter(|path| path.join("gold.json").is_file());
    let read = |case: PathBuf| {
        Ok(Case {
            source: fs::read_to_string(case.join("source.zh.txt"))?,
            target: fs::read_to_string(case.join("target.it.txt"))?,
            gold: serde_json::from_str(&fs::read_to_string(case.join("gold.json"))?)?,
        })
    };
    folders.map(read).collect()
}

/// Two texts as a pair to check.
pub fn pair(source: &str, target: &str) -> Pair {
    Pair {
        id: "case".to_owned(),
        paths: ("source.zh.txt".to_owned(), "target.it.txt".to_owned()),
        source: Text::from_string(source.to_owned()),
        target: Text::from_string(target.to_owned()),
    }
}

/// The byte at which the code point of this number begins.
pub fn byte(text: &str, number: &Value) -> usize {
    let number = number.as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    text.char_indices().nth(number).map_or(text.len(), |(at, _)| at)
}

/// What a folder holds, in order.
pub fn sorted(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect::<std::io::Result<_>>()?;
    found.sort();
    Ok(found)
}
