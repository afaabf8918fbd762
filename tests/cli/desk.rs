//! A folder of its own for each test, and the program run in it.

use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

/// Three sentences; the second names a mayor.
pub const ZH: &str = "渔市场今天上午重新开门。\n市长林佩芝说，摊位比过去更多。\n很多居民前来买鱼。\n";
/// All that [`ZH`] says.
pub const IT: &str = "Il mercato del pesce ha riaperto questa mattina.\nLa sindaca Lin Peizhi ha detto che i banchi sono più di prima.\nMolti abitanti sono venuti a comprare pesce.\n";
/// The same without the mayor's name.
pub const IT_WITHOUT_NAME: &str = "Il mercato del pesce ha riaperto questa mattina.\nLa sindaca ha detto che i banchi sono più di prima.\nMolti abitanti sono venuti a comprare pesce.\n";

/// A working folder with files.
pub struct Desk {
    folder: TempDir,
}

/// How a run went.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Desk {
    /// A folder with these files, each a path and its content.
    pub fn with(files: &[(&str, &str)]) -> Self {
        let desk = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        for (path, content) in files {
            desk.put(path, content.as_bytes());
        }
        desk
    }

    /// A folder with a complete pair, `zh.txt` and `it.txt`, and a rendering that lacks a name, `less.txt`.
    pub fn with_pair() -> Self {
        Self::with(&[("zh.txt", ZH), ("it.txt", IT), ("less.txt", IT_WITHOUT_NAME)])
    }

    /// Adds a file.
    pub fn put(&self, path: &str, content: &[u8]) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, content).expect("written");
    }

    /// The path of a file.
    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).expect("readable")
    }

    /// A JSON file.
    pub fn json(&self, path: &str) -> Value {
        serde_json::from_str(&self.text(path)).expect("JSON")
    }

    /// The names in a folder, sorted.
    pub fn names(&self, path: &str) -> Vec<String> {
        let entries = std::fs::read_dir(self.path(path)).expect("a folder");
        let mut names: Vec<String> =
            entries.map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// Runs `riscontro` with the words of `line`.
    pub fn run(&self, line: &str) -> Run {
        self.run_with(line, b"")
    }

    /// Runs `riscontro` with the words of `line` and with `input` on standard input.
    pub fn run_with(&self, line: &str, input: &[u8]) -> Run {
        self.run_among(&[], line, input)
    }

    /// Runs `riscontro` with the words of `line` among these variables of the environment.
    pub fn run_among(&self, variables: &[(&str, &str)], line: &str, input: &[u8]) -> Run {
        let mut command = assert_cmd::cargo::cargo_bin_cmd!("riscontro");
        command.current_dir(self.folder.path()).args(line.split_whitespace()).write_stdin(input);
        command.envs(variables.iter().copied());
        command.env_remove("NO_COLOR");
        let output = command.output().expect("the program starts");
        Run {
            code: output.status.code().expect("no signal"),
            out: String::from_utf8(output.stdout).expect("UTF-8"),
            err: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }
}

impl Run {
    /// Holds that the program refused: exit 2, nothing on standard output, one line on standard error with all of
    /// `words`.
    #[track_caller]
    pub fn refused(&self, words: &[&str]) {
        assert_eq!(self.code, 2, "{self:?}");
        assert_eq!(self.out, "", "{self:?}");
        assert!(self.err.starts_with("riscontro: ") && self.err.lines().count() == 1, "{self:?}");
        for word in words {
            assert!(self.err.contains(word), "{word:?} is not in {self:?}");
        }
    }

    /// Standard output as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

/// The rules of the findings of a report.
pub fn rules(report: &Value) -> Vec<&str> {
    let findings = report["findings"].as_array().expect("a list");
    findings.iter().map(|finding| finding["rule"].as_str().expect("a rule")).collect()
}

/// Whether any text of `value` holds `word`.
pub fn mentions(value: &Value, word: &Path) -> bool {
    value.to_string().contains(&*word.to_string_lossy())
}
