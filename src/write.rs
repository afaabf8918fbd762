//! Files whole or not at all: what is written stands in a temporary file of the same folder until all of it is
//! there, and is then renamed. Nobody reads half a report, and a failed run leaves the old one as it was.

use std::fs;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::error::{Error, Result};

/// Files that are to appear together, once all of them could be written.
#[derive(Debug, Default)]
pub struct Batch {
    staged: Vec<Staged>,
}

#[derive(Debug)]
enum Staged {
    /// A file that waits for its name.
    Whole { path: PathBuf, place: PathBuf, waiting: NamedTempFile },
    /// A pipe or a device: it can't be renamed over, and must not be.
    Stream { path: PathBuf, bytes: Vec<u8> },
}

impl Batch {
    /// Writes `bytes` beside `path`; nothing stands at `path` before [`Batch::commit`].
    ///
    /// # Errors
    /// [`Error::Write`].
    pub fn stage(&mut self, path: &Path, bytes: &[u8]) -> Result<()> {
        self.stage_with(path, |out| out.write_all(bytes).map_err(|source| failed(path, source)))
    }

    /// The same for what is too large to be held: `fill` writes it.
    ///
    /// # Errors
    /// [`Error::Write`], and those of `fill`.
    pub fn stage_with(&mut self, path: &Path, fill: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
        let failed = |source| failed(path, source);
        let staged = if is_stream(path) {
            let mut bytes = Vec::new();
            fill(&mut bytes)?;
            Staged::Stream { path: path.to_owned(), bytes }
        } else {
            // A link stays a link: what it leads to is replaced.
            let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
            let mut out = BufWriter::new(waiting_file(&place).map_err(failed)?);
            fill(&mut out)?;
            let waiting = out.into_inner().map_err(|error| failed(error.into_error()))?;
            Staged::Whole { path: path.to_owned(), place, waiting }
        };
        self.staged.push(staged);
        Ok(())
    }

    /// Puts all files in their places.
    ///
    /// # Errors
    /// [`Error::Write`] for the first that could not be put there; those before it stand.
    pub fn commit(self) -> Result<()> {
        self.staged.into_iter().try_for_each(|staged| match staged {
            Staged::Whole { path, place, waiting } => {
                waiting.persist(&place).map(drop).map_err(|error| failed(&path, error.error))
            }
            Staged::Stream { path, bytes } => fs::write(&path, bytes).map_err(|error| failed(&path, error)),
        })
    }
}

/// Where a file named `path` would stand, with all links followed, if one can be written there as far as that shows
/// before the work is done.
///
/// # Errors
/// [`Error::Write`] with what to do.
pub fn expect_place(path: &Path) -> Result<PathBuf> {
    let folder = folder_of(path);
    let refused = |kind, why: String| Err(failed(path, io::Error::new(kind, why)));
    if path.is_dir() {
        refused(ErrorKind::IsADirectory, "it is a folder; name a file".to_owned())
    } else if !folder.exists() {
        refused(ErrorKind::NotFound, format!("the folder {} does not exist; make it first", folder.display()))
    } else if !folder.is_dir() {
        refused(ErrorKind::NotADirectory, format!("{} is no folder", folder.display()))
    } else {
        let made = || fs::canonicalize(folder).ok()?.join(path.file_name()?).into();
        Ok(fs::canonicalize(path).ok().or_else(made).unwrap_or_else(|| path.to_owned()))
    }
}

/// Makes a folder for reports, and those above it.
///
/// # Errors
/// [`Error::Write`].
pub fn make_folder(path: &Path) -> Result<()> {
    if path.exists() && !path.is_dir() {
        let why = "it is a file; name a folder".to_owned();
        return Err(failed(path, io::Error::new(ErrorKind::NotADirectory, why)));
    }
    fs::create_dir_all(path).map_err(|source| failed(path, source))
}

fn failed(path: &Path, source: io::Error) -> Error {
    Error::Write { path: path.to_owned(), source }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn is_stream(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|known| !known.is_file() && !known.is_dir())
}

fn waiting_file(path: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".riscontro-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let waiting = builder.tempfile_in(folder_of(path))?;
    if let Ok(known) = fs::metadata(path) {
        waiting.as_file().set_permissions(known.permissions())?;
    }
    Ok(waiting)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_stands_there_before_all_is_written() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (first, second) = (folder.path().join("a.json"), folder.path().join("none/b.json"));
        let mut batch = Batch::default();
        batch.stage(&first, b"{}").expect("the folder is there");
        assert!(batch.stage(&second, b"{}").is_err());
        drop(batch);
        assert_eq!(fs::read_dir(folder.path()).expect("readable").count(), 0);
    }

    #[test]
    fn replaces_what_was_there_and_leaves_nothing_else() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("a.json");
        fs::write(&path, "old").expect("written");
        let mut batch = Batch::default();
        batch.stage(&path, b"new").expect("the folder is there");
        assert_eq!(fs::read_to_string(&path).expect("readable"), "old");
        batch.commit().expect("renamed");
        assert_eq!(fs::read_to_string(&path).expect("readable"), "new");
        assert_eq!(fs::read_dir(folder.path()).expect("readable").count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn keeps_links_and_permissions_as_they_are() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (real, link) = (folder.path().join("real.json"), folder.path().join("link.json"));
        let mut batch = Batch::default();
        batch.stage(&real, b"1").expect("the folder is there");
        batch.commit().expect("renamed");
        let plain = folder.path().join("plain");
        fs::write(&plain, "").expect("written");
        let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode();
        assert_eq!(mode(&real), mode(&plain));
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("ours");
        symlink(&real, &link).expect("a link");
        let mut batch = Batch::default();
        batch.stage(&link, b"2").expect("the folder is there");
        batch.commit().expect("renamed");
        assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
        assert_eq!(fs::read_to_string(&real).expect("readable"), "2");
        assert_eq!(fs::metadata(&real).expect("there").permissions().mode() & 0o777, 0o640);
    }

    #[test]
    fn says_beforehand_what_can_not_be_written() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("file");
        fs::write(&file, "x").expect("written");
        let why = |path: &Path| expect_place(path).expect_err("no place").to_string();
        assert!(why(folder.path()).contains("name a file"));
        assert!(why(&folder.path().join("none/x.json")).contains("does not exist; make it first"));
        assert!(why(&file.join("x.json")).contains("is no folder"));
        assert!(expect_place(&folder.path().join("x.json")).is_ok());
        assert!(make_folder(&file).is_err());
    }
}
