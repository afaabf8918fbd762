//! The folder of `--reports`: for each pair a page and its data, written as the pair is checked, and the data of the
//! whole. A journal beside them says with which settings each report was made; with the hashes in the report it tells
//! what a stopped run need not do again.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use riscontro::error::{Error, Result};
use riscontro::pair::Found;
use riscontro::read::{self, Origin, Reading};
use riscontro::render::{Format, Options, json_in_parts, render};
use riscontro::report::model::FileReport;
use riscontro::report::{Report, Whole};
use riscontro::text::hex;
use riscontro::write::Batch;
use sha2::{Digest, Sha256};

use crate::report_file;
use crate::written::{INDEX, PAGE};

/// The journal. A run that has come to its end without `--resume` takes it away again.
const JOURNAL: &str = ".riscontro-journal";

/// A folder of reports.
pub struct ReportsFolder<'a> {
    folder: &'a Path,
    options: Options,
    resume: bool,
    /// Key of the report of each pair, as the journal has it.
    done: HashMap<String, String>,
    journal: Mutex<File>,
}

impl<'a> ReportsFolder<'a> {
    /// Opens the folder, which is there. With `resume` what an earlier run wrote is kept where it would be written
    /// again.
    pub fn open(folder: &'a Path, options: &Options, resume: bool) -> Result<Self> {
        let path = folder.join(JOURNAL);
        let failed = |source| Error::Write { path: path.clone(), source };
        let known = match fs::read(&path) {
            Ok(bytes) if resume => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if resume && error.kind() != ErrorKind::NotFound => return Err(failed(error)),
            _ => String::new(),
        };
        let mut open = OpenOptions::new();
        let open = if resume { open.append(true) } else { open.write(true).truncate(true) };
        let mut journal = open.create(true).open(&path).map_err(failed)?;
        // A line that was cut off must not swallow the next one.
        if !known.is_empty() && !known.ends_with('\n') {
            journal.write_all(b"\n").map_err(failed)?;
        }
        let done = known.lines().filter_map(|line| line.rsplit_once('\t')).map(owned).collect();
        let options = Options { colour: false, width: PAGE, ..options.clone() };
        Ok(Self { folder, options, resume, done, journal: Mutex::new(journal) })
    }

    /// Whether the reports of a pair are there and would be written again as they are; if so, what stood in the way
    /// of checking it fully. `settings` has all that a report depends on besides the pair.
    pub fn is_done(&self, found: &Found, settings: &str, reading: &Reading) -> Option<Option<String>> {
        let (source, target) = found.sides.as_ref().ok()?;
        let is_known = self.done.get(&found.id).is_some_and(|key| *key == key_of(found, settings));
        if !is_known || !self.path(&found.id, Format::Html).is_file() {
            return None;
        }
        let report = self.report(&found.id).ok()?;
        let [pair] = report.pairs.as_slice() else { return None };
        let is_same = |side: &Origin, known: &FileReport| {
            let bytes = side.file().and_then(|_| read::bytes(side, reading.limits.bytes).ok());
            bytes.is_some_and(|bytes| hex(&Sha256::digest(bytes)) == known.sha256)
        };
        let is_current = report.tool.version == env!("CARGO_PKG_VERSION")
            && is_same(source, &pair.source)
            && is_same(target, &pair.target);
        is_current.then(|| pair.incomplete.clone())
    }

    /// Writes the reports of a pair, whole or not at all.
    pub fn put(&self, found: &Found, settings: &str, report: &Report) -> Result<()> {
        let mut batch = Batch::default();
        for format in [Format::Html, Format::Json] {
            batch.stage(&self.path(&found.id, format), render(report, format, &self.options).as_bytes())?;
        }
        batch.commit()?;
        let line = format!("{}\t{}\n", found.id, key_of(found, settings));
        let mut journal = self.journal.lock().unwrap_or_else(PoisonError::into_inner);
        journal.write_all(line.as_bytes()).map_err(|source| Error::Write { path: self.folder.join(JOURNAL), source })
    }

    /// The report of a pair, or of the whole.
    pub fn report(&self, id: &str) -> Result<Report> {
        let path = self.path(id, Format::Json);
        let parsed = fs::read(&path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        // What is wrong with a file that somebody else has put there is said as of any other.
        parsed.map_or_else(|| report_file::read(&path), Ok)
    }

    /// Writes the report of the whole from those of the pairs, and gives it without what is in them.
    pub fn close(&self, ids: &[&str], overview: impl FnOnce(&Whole) -> Report) -> Result<Report> {
        let mut whole = Whole::default();
        for id in ids {
            whole.add(&self.report(id)?);
        }
        let overview = overview(&whole);
        let path = self.path(INDEX, Format::Json);
        let pairs = ids.iter().flat_map(|id| self.parts(id, |report| report.pairs));
        let findings = ids.iter().flat_map(|id| self.parts(id, |report| report.findings));
        let mut batch = Batch::default();
        batch.stage_with(&path, |out| {
            json_in_parts(out, &overview, pairs, findings).map_err(|failed: Failed| failed.at(&path))
        })?;
        batch.commit()?;
        if !self.resume {
            let journal = self.folder.join(JOURNAL);
            fs::remove_file(&journal).map_err(|source| Error::Write { path: journal, source })?;
        }
        Ok(overview)
    }

    fn parts<T>(&self, id: &str, part: impl Fn(Report) -> Vec<T>) -> Vec<std::result::Result<T, Failed>> {
        match self.report(id) {
            Ok(report) => part(report).into_iter().map(Ok).collect(),
            Err(error) => vec![Err(Failed::Reading(error))],
        }
    }

    fn path(&self, id: &str, format: Format) -> PathBuf {
        self.folder.join(format!("{id}.{}", format.entry().extension))
    }
}

/// What the report of a pair depends on besides its two texts.
fn key_of(found: &Found, settings: &str) -> String {
    let of_pair = fs::read(found.at.join("pair.toml")).unwrap_or_default();
    let paths = found.sides.as_ref().map(|(source, target)| (source.shown(), target.shown())).ok();
    let mut hash = Sha256::new();
    hash.update(format!("{}\n{settings}\n{paths:?}\n", env!("CARGO_PKG_VERSION")));
    hash.update(of_pair);
    hex(&hash.finalize())
}

fn owned((id, key): (&str, &str)) -> (String, String) {
    (id.to_owned(), key.to_owned())
}

/// Why the report of the whole could not be put together.
enum Failed {
    Writing(io::Error),
    Reading(Error),
}

impl From<io::Error> for Failed {
    fn from(error: io::Error) -> Self {
        Self::Writing(error)
    }
}

impl Failed {
    fn at(self, path: &Path) -> Error {
        match self {
            Self::Writing(source) => Error::Write { path: path.to_owned(), source },
            Self::Reading(error) => error,
        }
    }
}
