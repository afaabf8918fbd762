//! Where pairs are and how they are read: two files, a folder with both sides, or a folder of such folders. What
//! can't be read comes back as a pair that was not checked, never as silence.

mod folders;
mod language;

use std::fs;
use std::path::{Component, Path, PathBuf};

pub use folders::in_folders;
use folders::{id_of_folder, pair_folder};
use language::expect_languages;

use crate::error::{Error, Result};
use crate::pipeline::Pair;
use crate::read::{self, Origin, Reading};
use crate::report::Written;
use crate::report::model::{FileReport, Ledger, PairReport};
use crate::settings::{Limits, id_from_name};
use crate::text::Language;

/// A pair that was found and not yet read.
#[derive(Debug)]
pub struct Found {
    /// Its id.
    pub id: String,
    /// The file or the folder it was found at, for messages.
    pub at: PathBuf,
    /// Its sides, the Chinese one first, or why it has none.
    pub sides: Result<(Origin, Origin)>,
}

/// The pair of two files. Without an `id`, files of a pair folder have the id of that folder; others are named
/// after themselves.
///
/// # Errors
/// [`Error::Usage`] where both are standard input, [`Error::SameFile`], and what is wrong with a `pair.toml`.
pub fn of_files(source: &Path, target: &Path, id: Option<&str>) -> Result<Found> {
    let sides = (Origin::named(source), Origin::named(target));
    match (sides.0.file(), sides.1.file()) {
        (None, None) => {
            return Err(Error::Usage(
                "standard input, `-`, can be one side only; name a file for the other".to_owned(),
            ));
        }
        (Some(a), Some(b)) if is_same_file(a, b) => {
            return Err(Error::SameFile { path: a.to_owned() });
        }
        _ => {}
    }
    let id = match (id, pair_folder(source, target)) {
        (Some(id), _) => id.to_owned(),
        (None, Some(folder)) => id_of_folder(folder)?,
        (None, None) => id_of_files(&sides.0, &sides.1),
    };
    Ok(Found { id, at: source.to_owned(), sides: Ok(sides) })
}

/// The pair of one file that holds both sides (TMX, XLIFF, TSV); `-` is standard input.
pub fn of_one_file(path: &Path, id: Option<&str>) -> Found {
    let origin = Origin::named(path);
    let named = || match path.parent() {
        Some(folder) if path.file_stem().is_some_and(|stem| stem == "pair") => id_of_folder(folder).ok(),
        _ => None,
    };
    let id = id.map(str::to_owned).or_else(named).unwrap_or_else(|| id_of_files(&origin, &Origin::Input));
    Found { id, at: path.to_owned(), sides: Ok((origin.clone(), origin)) }
}

/// Reads the sides of a pair and looks whether they are what they are said to be. `working` is the working
/// directory. Where both sides are one file, it holds both.
///
/// # Errors
/// Those of [`read::text_to_compare`] and [`read::both_sides`]; [`Error::Swapped`] and [`Error::Language`].
pub fn read(id: &str, sides: &(Origin, Origin), reading: &Reading, working: &Path) -> Result<Pair> {
    let (source, target) = match sides.0 == sides.1 {
        true => read::both_sides(&sides.0, reading)?,
        false => (
            read::text_to_compare(&sides.0, Language::Chinese, reading)?,
            read::text_to_compare(&sides.1, Language::Target, reading)?,
        ),
    };
    expect_languages((sides.0.shown(), &source), (sides.1.shown(), &target))?;
    let paths = (origin_in_report(&sides.0, working), origin_in_report(&sides.1, working));
    Ok(Pair { id: id.to_owned(), paths, source, target })
}

/// The pair of two texts in memory. Messages call them `source` and `target`.
///
/// # Errors
/// Those of [`read::given_text`]; [`Error::Swapped`] and [`Error::Language`].
pub fn of_texts(id: &str, source: String, target: String, limits: &Limits) -> Result<Pair> {
    let names = (Path::new("source"), Path::new("target"));
    let (source, target) = (read::given_text(source, names.0, limits)?, read::given_text(target, names.1, limits)?);
    expect_languages((names.0, &source), (names.1, &target))?;
    Ok(Pair { id: id.to_owned(), paths: ("-".to_owned(), "-".to_owned()), source, target })
}

/// What stands in the report for a pair that could not be read.
pub fn unread(found: &Found, why: &str, working: &Path) -> Written {
    let sides = found.sides.as_ref().ok();
    let file = |side: Option<&Origin>| FileReport {
        path: side.map_or_else(|| path_in_report(&found.at, working), |side| origin_in_report(side, working)),
        sha256: String::new(),
        encoding: String::new(),
        script: None,
        format: None,
        offsets: None,
    };
    let pair = PairReport {
        id: found.id.clone(),
        source: file(sides.map(|s| &s.0)),
        target: file(sides.map(|s| &s.1)),
        incomplete: Some(without_folders(why, found, working)),
        ledger: Ledger::default(),
        ledger_by_kind: std::collections::BTreeMap::new(),
        beads: Vec::new(),
        items: Vec::new(),
    };
    Written { pair, findings: Vec::new(), below: 0 }
}

/// A path as reports have it, so that they are the same wherever they are made: relative ones as they were given,
/// absolute ones from the working directory on, elsewhere the name alone; with `/` between the parts.
pub fn path_in_report(path: &Path, working: &Path) -> String {
    if path.is_relative() {
        return posix(path);
    }
    let resolved = || fs::canonicalize(path).ok()?.strip_prefix(fs::canonicalize(working).ok()?).ok().map(posix);
    match path.strip_prefix(working) {
        Ok(below) => posix(below),
        Err(_) => resolved().unwrap_or_else(|| path.file_name().unwrap_or_default().to_string_lossy().into_owned()),
    }
}

fn origin_in_report(origin: &Origin, working: &Path) -> String {
    origin.file().map_or_else(|| "-".to_owned(), |path| path_in_report(path, working))
}

fn posix(path: &Path) -> String {
    let parts = path.components().filter(|part| *part != Component::CurDir);
    parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// A message about a pair, with the paths in it as the report has them.
fn without_folders(message: &str, found: &Found, working: &Path) -> String {
    let sides = found.sides.iter().flat_map(|(source, target)| [source, target]).filter_map(Origin::file);
    let mut paths: Vec<&Path> = sides.chain([found.at.as_path()]).filter(|path| path.is_absolute()).collect();
    paths.sort_by_key(|path| std::cmp::Reverse(path.as_os_str().len()));
    paths.into_iter().fold(message.to_owned(), |text, path| {
        text.replace(&path.display().to_string(), &path_in_report(path, working))
    })
}

fn id_of_files(source: &Origin, target: &Origin) -> String {
    let stem = |origin: &Origin| {
        let stem = origin.file()?.file_stem()?.to_string_lossy().into_owned();
        let bare = [".zh", ".it", "-zh", "-it", "_zh", "_it"].iter().find_map(|suffix| stem.strip_suffix(suffix));
        Some(bare.filter(|bare| !bare.is_empty()).map_or(stem.clone(), str::to_owned))
    };
    let name = match (stem(source), stem(target)) {
        (Some(a), Some(b)) if a != b => format!("{a}-{b}"),
        (Some(one), _) | (None, Some(one)) => one,
        (None, None) => String::new(),
    };
    id_from_name(&name)
}

fn is_same_file(a: &Path, b: &Path) -> bool {
    matches!((fs::canonicalize(a), fs::canonicalize(b)), (Ok(a), Ok(b)) if a == b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder_with(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (path, content) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("inside")).expect("made");
            fs::write(path, content).expect("written");
        }
        folder
    }

    const ZH: &str = "渔市场今天开门。";
    const IT: &str = "Oggi il mercato del pesce apre.";

    #[test]
    fn finds_pairs_at_every_depth_in_the_order_of_their_ids() {
        let folder = folder_with(&[
            ("b/source.zh.txt", ZH),
            ("b/target.it.txt", IT),
            ("b/source.zh.txt.bak", ZH),
            ("year/c/source.zh.md", ZH),
            ("year/c/target.it.md", IT),
            ("year/c/pair.toml", "id = \"apertura\"\n"),
            ("half/source.zh.txt", ZH),
            (".git/source.zh.txt", ZH),
            ("notes.txt", "x"),
        ]);
        let found = in_folders(&[folder.path().to_owned(), folder.path().join("b")]).expect("ids differ");
        let seen: Vec<(&str, bool)> = found.iter().map(|one| (one.id.as_str(), one.sides.is_ok())).collect();
        assert_eq!(seen, [("apertura", true), ("b", true), ("half", false)]);
    }

    #[test]
    fn a_folder_without_a_pair_is_not_passed_over() {
        let folder = folder_with(&[("empty/notes.txt", "x"), ("two/source.zh.txt", ZH), ("two/source.zh.md", ZH)]);
        let why = |name: &str| {
            let mut found = in_folders(&[folder.path().join(name)]).expect("one");
            assert_eq!(found.len(), 1, "{name}");
            found.remove(0).sides.expect_err("no pair").to_string()
        };
        assert!(why("empty").contains("neither it nor a folder below it"));
        assert!(why("two").contains("2 files source.zh.*; keep one"));
        assert!(why("none").contains("cannot read"));
    }

    #[test]
    fn refuses_two_pairs_of_one_id() {
        let files = ["x/a", "y/A"].map(|f| [(format!("{f}/source.zh.txt"), ZH), (format!("{f}/target.it.txt"), IT)]);
        let files: Vec<(&str, &str)> = files.iter().flatten().map(|(path, text)| (path.as_str(), *text)).collect();
        let folder = folder_with(&files);
        assert!(matches!(in_folders(&[folder.path().to_owned()]), Err(Error::SameId { .. })));
    }

    #[test]
    fn files_of_a_pair_folder_have_its_id() {
        let folder = folder_with(&[
            ("uno/source.zh.txt", ZH),
            ("uno/target.it.txt", IT),
            ("uno/pair.toml", "id = \"mercato\""),
            ("due/source.zh.txt", ZH),
            ("due/target.it.txt", IT),
        ]);
        let id = |source: &str, target: &str| {
            of_files(&folder.path().join(source), &folder.path().join(target), None).expect("a pair").id
        };
        assert_eq!(id("uno/source.zh.txt", "uno/target.it.txt"), "mercato");
        assert_eq!(id("due/source.zh.txt", "due/target.it.txt"), "due");
        assert_eq!(id("pesce.zh.txt", "pesce.it.txt"), "pesce");
        assert_eq!(id("pesce.zh.txt", "fish.it.txt"), "pesce-fish");
        let piped = of_files(Path::new("-"), Path::new("pesce.it.txt"), None).expect("a pair");
        assert_eq!((piped.id.as_str(), piped.sides.is_ok()), ("pesce", true));
    }

    #[test]
    fn refuses_one_file_for_both_sides() {
        let folder = folder_with(&[("a.txt", ZH)]);
        let (path, around) = (folder.path().join("a.txt"), folder.path().join("./a.txt"));
        assert!(matches!(of_files(&path, &around, None), Err(Error::SameFile { .. })));
        assert!(matches!(of_files(Path::new("-"), Path::new("-"), None), Err(Error::Usage(_))));
    }

    #[test]
    fn tells_wrong_languages() {
        let folder = folder_with(&[
            ("zh", ZH),
            ("it", IT),
            ("zh2", ZH),
            ("it2", IT),
            ("mixed", "欧佩克（OPEC）今天开会。"),
            ("digits", "1 2 3"),
        ]);
        let tried = |source: &str, target: &str| {
            let origin = |name: &str| Origin::File(folder.path().join(name));
            read("x", &(origin(source), origin(target)), &Reading::default(), Path::new("/"))
        };
        assert!(tried("zh", "it").is_ok() && tried("mixed", "it").is_ok() && tried("zh", "digits").is_ok());
        assert!(matches!(tried("it", "zh"), Err(Error::Swapped { .. })));
        assert!(matches!(tried("it", "it2"), Err(Error::Language { wanted: "Chinese", .. })));
        assert!(matches!(tried("digits", "it"), Err(Error::Language { wanted: "Chinese", .. })));
        assert!(matches!(tried("zh", "zh2"), Err(Error::Language { wanted: "Italian", .. })));
    }

    #[test]
    fn reports_have_no_absolute_path() {
        let working = Path::new("/home/anna/work");
        let shown = |path: &str| path_in_report(Path::new(path), working);
        assert_eq!(shown("./pairs//a/source.zh.txt"), "pairs/a/source.zh.txt");
        assert_eq!(shown("../a.txt"), "../a.txt");
        assert_eq!(shown("/home/anna/work/a/b.txt"), "a/b.txt");
        assert_eq!(shown("/tmp/nowhere/b.txt"), "b.txt");
    }

    #[test]
    fn an_unread_pair_says_why_without_an_absolute_path() {
        let folder = folder_with(&[("a/source.zh.txt", ZH), ("a/target.it.txt", "")]);
        let found = in_folders(&[folder.path().to_owned()]).expect("one").remove(0);
        let sides = found.sides.as_ref().expect("both");
        let why = read(&found.id, sides, &Reading::default(), folder.path()).expect_err("empty");
        let written = unread(&found, &why.to_string(), folder.path());
        assert_eq!(written.pair.incomplete.as_deref(), Some("a/target.it.txt is empty; there is nothing to compare"));
        assert_eq!(written.pair.source.path, "a/source.zh.txt");
    }
}
