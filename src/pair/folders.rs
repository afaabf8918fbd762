//! Pair folders: which there are below a folder, and what they are called.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::Found;
use crate::error::{Error, Result};
use crate::read::{self, Origin};
use crate::settings::{PairSettings, id_from_name};

/// The pairs in `roots` and all folders below them, but for hidden ones; in the order of their ids. A folder is a
/// pair when it holds any of `source.zh.*`, `target.it.*` and `pair.toml`, or a file `pair.*` with both sides.
///
/// # Errors
/// [`Error::SameId`] where two pairs could not be told apart in a report.
pub fn in_folders(roots: &[PathBuf]) -> Result<Vec<Found>> {
    let mut seen: BTreeSet<PathBuf> = BTreeSet::new();
    let mut found: Vec<Found> = Vec::new();
    for root in roots {
        let is_new = |one: &Found| seen.insert(fs::canonicalize(&one.at).unwrap_or_else(|_| one.at.clone()));
        found.extend(below(root).into_iter().filter(is_new));
    }
    found.sort_by(|a, b| a.id.cmp(&b.id));
    // Some systems keep only one of two files whose names differ in capitals.
    let mut known: BTreeMap<String, &Path> = BTreeMap::new();
    for one in &found {
        if let Some(first) = known.insert(one.id.to_lowercase(), &one.at) {
            return Err(Error::SameId { id: one.id.clone(), first: first.to_owned(), second: one.at.clone() });
        }
    }
    Ok(found)
}

const SOURCE: &str = "source.zh.";
const TARGET: &str = "target.it.";
const SETTINGS: &str = "pair.toml";
/// One file with both sides.
const BOTH: [&str; 5] = ["pair.tmx", "pair.xlf", "pair.xliff", "pair.tsv", "pair.tab"];
/// A `pair.toml` has two lines.
const SETTINGS_LIMIT: u64 = 64 * 1024;

/// The files of a folder that make it a pair.
#[derive(Debug, Default)]
struct Parts {
    sources: Vec<PathBuf>,
    targets: Vec<PathBuf>,
    both: Vec<PathBuf>,
}

fn below(root: &Path) -> Vec<Found> {
    let mut folders: BTreeMap<PathBuf, Parts> = BTreeMap::new();
    let mut found = Vec::new();
    let is_shown =
        |entry: &walkdir::DirEntry| entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".");
    for entry in WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter().filter_entry(is_shown) {
        match entry {
            Ok(entry) if !entry.file_type().is_dir() => sort_in(&mut folders, entry.path()),
            Ok(_) => {}
            Err(error) => {
                let path = error.path().unwrap_or(root).to_owned();
                let source = error
                    .into_io_error()
                    .unwrap_or_else(|| std::io::Error::other("a link leads back to a folder above"));
                found.push(nowhere(&path, Error::Read { path: path.clone(), source }));
            }
        }
    }
    found.extend(folders.into_iter().map(|(folder, parts)| in_folder(folder, parts)));
    if found.is_empty() {
        let why = format!("neither it nor a folder below it holds {SOURCE}* and {TARGET}*");
        found.push(nowhere(root, Error::NoPair { path: root.to_owned(), why }));
    }
    found
}

fn nowhere(at: &Path, why: Error) -> Found {
    Found { id: id_from_name(&folder_name(at)), at: at.to_owned(), sides: Err(why) }
}

fn sort_in(folders: &mut BTreeMap<PathBuf, Parts>, path: &Path) {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return;
    };
    let name = name.to_string_lossy();
    let (is_source, is_target) = (is_side(&name, SOURCE), is_side(&name, TARGET));
    let is_both = BOTH.contains(&&*name);
    if is_source || is_target || is_both || name == SETTINGS {
        let parts = folders.entry(folder.to_owned()).or_default();
        parts.sources.extend(is_source.then(|| path.to_owned()));
        parts.targets.extend(is_target.then(|| path.to_owned()));
        parts.both.extend(is_both.then(|| path.to_owned()));
    }
}

/// Whether `name` is `prefix` and an extension: no copy that an editor left (`source.zh.txt.bak`, `source.zh.txt~`).
fn is_side(name: &str, prefix: &str) -> bool {
    name.strip_prefix(prefix).is_some_and(|rest| !rest.is_empty() && rest.chars().all(char::is_alphanumeric))
}

fn in_folder(folder: PathBuf, parts: Parts) -> Found {
    let no_pair = |why: String| Error::NoPair { path: folder.clone(), why };
    let one = |files: Vec<PathBuf>, prefix: &str| match <[PathBuf; 1]>::try_from(files) {
        Ok([file]) => Ok(Origin::File(file)),
        Err(none) if none.is_empty() => Err(no_pair(format!("it has no {prefix}*"))),
        Err(several) => Err(no_pair(format!("it has {} files {prefix}*; keep one", several.len()))),
    };
    let sides = match parts.both.as_slice() {
        [] => one(parts.sources, SOURCE).and_then(|source| Ok((source, one(parts.targets, TARGET)?))),
        [both] if parts.sources.is_empty() && parts.targets.is_empty() => {
            let origin = Origin::File(both.clone());
            Ok((origin.clone(), origin))
        }
        _ => Err(no_pair("it has more than one pair; keep source.zh.* and target.it.*, or one file pair.*".to_owned())),
    };
    match id_of_folder(&folder) {
        Ok(id) => Found { id, at: folder, sides },
        Err(error) => nowhere(&folder, error),
    }
}

/// The id of a pair folder: that of its `pair.toml`, else its name.
pub(super) fn id_of_folder(folder: &Path) -> Result<String> {
    let path = folder.join(SETTINGS);
    let settings = match path.is_file() {
        true => {
            let bytes = read::bytes(&Origin::File(path.clone()), SETTINGS_LIMIT)?;
            PairSettings::parse(&String::from_utf8_lossy(&bytes), &path)?
        }
        false => PairSettings::default(),
    };
    Ok(settings.id.unwrap_or_else(|| id_from_name(&folder_name(folder))))
}

/// The folder that both files are the sides of.
pub(super) fn pair_folder<'a>(source: &'a Path, target: &Path) -> Option<&'a Path> {
    let is = |path: &Path, prefix| path.file_name().is_some_and(|name| is_side(&name.to_string_lossy(), prefix));
    let folder = source.parent()?;
    (is(source, SOURCE) && is(target, TARGET) && target.parent() == Some(folder)).then_some(folder)
}

fn folder_name(folder: &Path) -> String {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let resolved = || fs::canonicalize(folder).ok()?.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned());
    name.or_else(resolved).unwrap_or_else(|| "pair".to_owned())
}
