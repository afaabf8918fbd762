//! What the tests start from: the files of the project, the sample pairs, and pairs made on the spot.

use std::fs;
use std::path::{Path, PathBuf};

use riscontro::pipeline::{Pair, check};
use riscontro::report::Report;
use riscontro::report::model::Severity;
use riscontro::text::{Language, Text};
use walkdir::WalkDir;

/// The folder of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files under `folder` with that extension, in the order of their paths.
pub fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let entries = WalkDir::new(root().join(folder)).sort_by_file_name();
    entries
        .into_iter()
        .map(|entry| entry.expect("the folders of the project can be read").into_path())
        .filter(|path| path.is_file() && path.extension().is_some_and(|e| e == extension))
        .collect()
}

/// The path from the folder of the project, with POSIX separators.
pub fn shown(path: &Path) -> String {
    let inside = path.strip_prefix(root()).unwrap_or(path);
    inside.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// The text of a file of the project.
pub fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", shown(path)))
}

/// The ids of the sample pairs, in order.
pub fn sample_ids() -> Vec<String> {
    let pairs = fs::read_dir(root().join("pairs")).expect("the sample pairs are there");
    let mut ids: Vec<String> = pairs
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().expect("a folder has a name").to_string_lossy().into_owned())
        .collect();
    ids.sort();
    ids
}

/// A sample pair, with the paths that the command line writes.
pub fn sample(id: &str) -> Pair {
    let paths = (format!("pairs/{id}/source.zh.txt"), format!("pairs/{id}/target.it.txt"));
    let decode = |path: &str, language| {
        let bytes = fs::read(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        Text::decode(&bytes, Path::new(path), language).unwrap_or_else(|error| panic!("{error}"))
    };
    let (source, target) = (decode(&paths.0, Language::Chinese), decode(&paths.1, Language::Target));
    Pair { id: id.to_owned(), paths, source, target }
}

/// A pair of two texts in memory.
pub fn pair(id: &str, source: &str, target: &str) -> Pair {
    Pair {
        id: id.to_owned(),
        paths: ("source.zh.txt".to_owned(), "target.it.txt".to_owned()),
        source: Text::from_string(source),
        target: Text::from_string(target),
    }
}

/// The report of these pairs.
pub fn report(pairs: &[Pair]) -> Report {
    Report::new(pairs.iter().map(check).collect(), Severity::Error)
}

/// The report of two texts in memory.
pub fn report_of(source: &str, target: &str) -> Report {
    report(&[pair("generated", source, target)])
}

/// How bad the worst finding is about a mention, as the source has it, in the check of two texts in memory.
pub fn worst_about(mention: &str, source: &str, target: &str) -> Option<Severity> {
    let findings = check(&pair("pair", source, target)).findings;
    let about = findings.iter().filter(|f| f.source.as_ref().is_some_and(|place| place.text == mention));
    about.map(|finding| finding.severity).max()
}

/// Fails with everything that was found, not with the first of it.
pub fn assert_none(what: &str, failures: &[String]) {
    assert!(failures.is_empty(), "{what}: {}\n{}", failures.len(), failures.join("\n"));
}
