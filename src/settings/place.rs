//! Where the settings file is.

use std::fs;
use std::path::{Component, Path, PathBuf};

/// The name of the settings file.
pub const FILE_NAME: &str = "riscontro.toml";

/// The settings file of the folder `start`, or of the nearest folder above it that has one; with all links resolved.
pub fn above(start: &Path) -> Option<PathBuf> {
    let start = fs::canonicalize(start).ok()?;
    start.ancestors().map(|folder| folder.join(FILE_NAME)).find(|path| path.is_file())
}

/// `path` as it is seen from the folder `working`, so that messages name no more folders than they must. Both have to
/// be absolute.
pub fn seen_from(working: &Path, path: &Path) -> PathBuf {
    let (from, to): (Vec<Component>, Vec<Component>) = (working.components().collect(), path.components().collect());
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    // With nothing in common but the root, the way up and down again says less than the path.
    if shared <= 1 {
        return path.to_owned();
    }
    let up = from[shared..].iter().map(|_| Component::ParentDir);
    let seen: PathBuf = up.chain(to[shared..].iter().copied()).collect();
    if seen.as_os_str().is_empty() { PathBuf::from(".") } else { seen }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_file_upwards_is_taken() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = fs::canonicalize(folder.path()).expect("there");
        fs::create_dir_all(root.join("a/b/c")).expect("made");
        fs::write(root.join(FILE_NAME), "").expect("written");
        assert_eq!(above(&root.join("a/b")), Some(root.join(FILE_NAME)));
        fs::write(root.join("a/b").join(FILE_NAME), "").expect("written");
        assert_eq!(above(&root.join("a/b/c")), Some(root.join("a/b").join(FILE_NAME)));
        assert_eq!(above(&root.join("nowhere")), None);
    }

    #[test]
    fn paths_are_told_from_where_one_stands() {
        let seen = |working: &str, path: &str| seen_from(Path::new(working), Path::new(path)).display().to_string();
        assert_eq!(seen("/w/a", "/w/a/riscontro.toml"), "riscontro.toml");
        assert_eq!(seen("/w/a/b", "/w/riscontro.toml"), "../../riscontro.toml");
        assert_eq!(seen("/w/a", "/w/b/x"), "../b/x");
        assert_eq!(seen("/w", "/etc/x"), "/etc/x");
        assert_eq!(seen("/w/a", "/w/a"), ".");
    }
}
