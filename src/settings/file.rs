//! `riscontro.toml`: its text in, what it says out.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::Deserialize;
use toml::Spanned;

use super::keys::{Layer, Origin, Setting};
use super::overrides::{Override, glob};
use super::suggestion::told;
use super::words::{EncodingName, FailOn, FormatName, Percent, RuleId};
use crate::error::{Error, Result};
use crate::rules::Level;

/// A settings file, understood.
#[derive(Debug, Clone, Default)]
pub struct File {
    /// What it says of every pair.
    pub layer: Layer,
    /// What it says of some, in the order of the file.
    pub overrides: Vec<Override>,
}

impl File {
    /// What the file says of a pair at any of `paths`, which are relative to the folder of the file; what stands last
    /// in the file goes first.
    pub fn layers(&self, paths: &[PathBuf]) -> Vec<&Layer> {
        let fitting = self.overrides.iter().rev().filter(|one| paths.iter().any(|path| one.fits(path)));
        fitting.map(|one| &one.layer).chain([&self.layer]).collect()
    }
}

/// Reads the text of a settings file. `path` is for messages; paths in the file are taken from its folder.
///
/// # Errors
/// [`Error::Settings`] with the line, where it is no TOML, has a key or a rule that is not known, or a value that its
/// key can't have.
pub fn parse(text: &str, path: &Path) -> Result<File> {
    let read = Reader { text, path };
    let written: Written = toml::from_str(text)
        .map_err(|error| read.fault(error.span().map_or(0, |span| span.start), told(error.message())))?;
    let overrides = written.overrides.iter().map(|one| read.one_override(one)).collect::<Result<_>>()?;
    Ok(File { layer: read.layer(written)?, overrides })
}

/// The line, from 1, of byte `at`.
pub(super) fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

/// A `riscontro.toml`. The settings hold for the folder it lies in and all folders below, up to the next such file.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
#[schemars(title = "riscontro.toml")]
pub struct Written {
    /// The least severity that fails the run.
    #[schemars(with = "Option<FailOn>")]
    fail_on: Option<Spanned<FailOn>>,
    /// Findings that the program is less sure of than this, 0 to 100, are counted and not listed.
    #[schemars(with = "Option<Percent>")]
    min_confidence: Option<Spanned<Percent>>,
    /// Fail when less than this share of the source units is covered, in per cent.
    #[schemars(with = "Option<Percent>")]
    fail_under_coverage: Option<Spanned<Percent>>,
    /// The only rules to be heard; all, where it is empty.
    #[schemars(with = "Option<Vec<RuleId>>")]
    select: Option<Spanned<Vec<Spanned<String>>>>,
    /// Rules not to be heard, even if they are selected.
    #[schemars(with = "Option<Vec<RuleId>>")]
    ignore: Option<Spanned<Vec<Spanned<String>>>>,
    /// List notes too; they are counted either way.
    #[schemars(with = "Option<bool>")]
    notes: Option<Spanned<bool>>,
    /// Reports to write, each `FORMAT` or `FORMAT=PATH`.
    #[schemars(with = "Option<Vec<String>>")]
    output: Option<Spanned<Vec<String>>>,
    /// Encoding of the texts; recognised from the bytes where none is named.
    #[schemars(with = "Option<EncodingName>")]
    encoding: Option<Spanned<EncodingName>>,
    /// Format of the texts; recognised by content, then by name, where none is named.
    #[schemars(with = "Option<FormatName>")]
    input_format: Option<Spanned<FormatName>>,
    /// The file of known findings.
    #[schemars(with = "Option<PathBuf>")]
    baseline: Option<Spanned<PathBuf>>,
    /// The file of what persons decided.
    #[schemars(with = "Option<PathBuf>")]
    decisions: Option<Spanned<PathBuf>>,
    /// Glossaries.
    #[schemars(with = "Option<Vec<PathBuf>>")]
    glossaries: Option<Spanned<Vec<PathBuf>>>,
    /// Lists of names.
    #[schemars(with = "Option<Vec<PathBuf>>")]
    names: Option<Spanned<Vec<PathBuf>>>,
    /// How much is read before a file is refused.
    limits: WrittenLimits,
    /// Other severities than those of the catalogue, by rule.
    #[schemars(with = "BTreeMap<RuleId, Level>")]
    severity: BTreeMap<Spanned<RuleId>, Level>,
    /// What holds for some pairs only; the last that fits goes first.
    overrides: Vec<WrittenOverride>,
}

#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct WrittenLimits {
    /// Most bytes of a file.
    #[schemars(with = "Option<u64>")]
    bytes: Option<Spanned<u64>>,
    /// Most characters of a text that is to be compared.
    #[schemars(with = "Option<u64>")]
    characters: Option<Spanned<u64>>,
    /// Most characters of one sentence.
    #[schemars(with = "Option<u64>")]
    sentence: Option<Spanned<u64>>,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct WrittenOverride {
    /// Patterns of paths, from the folder of this file on, of pair folders or of their files: `*` stays within a
    /// folder, `**` does not.
    #[schemars(with = "Vec<String>")]
    paths: Vec<Spanned<String>>,
    /// Findings that the program is less sure of than this are counted and not listed.
    #[schemars(with = "Option<Percent>")]
    min_confidence: Option<Spanned<Percent>>,
    /// Encoding of the texts.
    #[schemars(with = "Option<EncodingName>")]
    encoding: Option<Spanned<EncodingName>>,
    /// Glossaries, in the place of those above.
    #[schemars(with = "Option<Vec<PathBuf>>")]
    glossaries: Option<Spanned<Vec<PathBuf>>>,
    /// Lists of names, in the place of those above.
    #[schemars(with = "Option<Vec<PathBuf>>")]
    names: Option<Spanned<Vec<PathBuf>>>,
    /// Other severities, by rule.
    #[schemars(with = "BTreeMap<RuleId, Level>")]
    #[serde(default)]
    severity: BTreeMap<Spanned<RuleId>, Level>,
}

struct Reader<'a> {
    text: &'a str,
    path: &'a Path,
}

impl Reader<'_> {
    fn fault(&self, at: usize, why: String) -> Error {
        Error::Settings { path: self.path.to_owned(), line: line_of(self.text, at), why }
    }

    fn layer(&self, written: Written) -> Result<Layer> {
        Ok(Layer {
            fail_on: self.setting(written.fail_on),
            min_confidence: self.setting(written.min_confidence),
            fail_under_coverage: self.some(written.fail_under_coverage, |share| share),
            select: self.rules(written.select)?,
            ignore: self.rules(written.ignore)?,
            notes: self.setting(written.notes),
            output: self.made(written.output, |all| all.into_iter().map(|one| self.destination(one)).collect()),
            encoding: self.some(written.encoding, |name| name),
            input_format: self.some(written.input_format, |name| name),
            max_bytes: self.setting(written.limits.bytes),
            max_characters: self.setting(written.limits.characters),
            max_sentence: self.setting(written.limits.sentence),
            baseline: self.some(written.baseline, |path| self.beside(path)),
            decisions: self.some(written.decisions, |path| self.beside(path)),
            glossaries: self.made(written.glossaries, |paths| self.all_beside(paths)),
            names: self.made(written.names, |paths| self.all_beside(paths)),
            severity: self.severity(written.severity),
        })
    }

    /// Rules of a list, each fault with the line of its own.
    fn rules(&self, written: Option<Spanned<Vec<Spanned<String>>>>) -> Result<Option<Setting<Vec<RuleId>>>> {
        let Some(list) = written else { return Ok(None) };
        let origin = self.origin(list.span().start);
        let known = |id: Spanned<String>| {
            let at = id.span().start;
            RuleId::try_from(id.into_inner()).map_err(|why| self.fault(at, why))
        };
        let value = list.into_inner().into_iter().map(known).collect::<Result<_>>()?;
        Ok(Some(Setting { value, origin }))
    }

    fn one_override(&self, written: &WrittenOverride) -> Result<Override> {
        let WrittenOverride { paths, min_confidence, encoding, glossaries, names, severity } = written.clone();
        let layer = Layer {
            min_confidence: self.setting(min_confidence),
            encoding: self.some(encoding, |name| name),
            glossaries: self.made(glossaries, |paths| self.all_beside(paths)),
            names: self.made(names, |paths| self.all_beside(paths)),
            severity: self.severity(severity),
            ..Layer::default()
        };
        let start = paths.first().map_or(0, |path| path.span().start);
        let globs: Vec<_> = paths
            .iter()
            .map(|pattern| glob(pattern.get_ref()).map_err(|why| self.fault(pattern.span().start, why)))
            .collect::<Result<_>>()?;
        Override::new(&globs, layer).map_err(|error| self.fault(start, error.to_string()))
    }

    fn setting<T>(&self, written: Option<Spanned<T>>) -> Option<Setting<T>> {
        self.made(written, |value| value)
    }

    fn some<T, U>(&self, written: Option<Spanned<T>>, make: impl Fn(T) -> U) -> Option<Setting<Option<U>>> {
        self.made(written, |value| Some(make(value)))
    }

    fn made<T, U>(&self, written: Option<Spanned<T>>, make: impl Fn(T) -> U) -> Option<Setting<U>> {
        written.map(|spanned| {
            let origin = self.origin(spanned.span().start);
            Setting { value: make(spanned.into_inner()), origin }
        })
    }

    fn severity(&self, written: BTreeMap<Spanned<RuleId>, Level>) -> BTreeMap<RuleId, Setting<Level>> {
        let one = |(rule, value): (Spanned<RuleId>, Level)| {
            let origin = self.origin(rule.span().start);
            (rule.into_inner(), Setting { value, origin })
        };
        written.into_iter().map(one).collect()
    }

    fn origin(&self, at: usize) -> Origin {
        Origin::File { path: self.path.to_owned(), line: line_of(self.text, at) }
    }

    /// A path of the file, from where the program runs.
    fn beside(&self, path: PathBuf) -> PathBuf {
        self.path.parent().map_or_else(|| path.clone(), |folder| folder.join(&path))
    }

    fn all_beside(&self, paths: Vec<PathBuf>) -> Vec<PathBuf> {
        paths.into_iter().map(|path| self.beside(path)).collect()
    }

    /// `FORMAT=PATH` with the path from where the program runs.
    fn destination(&self, word: String) -> String {
        match word.split_once('=') {
            Some((format, path)) if !matches!(path, "" | "-") => {
                format!("{format}={}", self.beside(PathBuf::from(path)).display())
            }
            _ => word,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Settings;
    use super::*;

    fn parsed(text: &str) -> std::result::Result<File, String> {
        parse(text, Path::new("work/riscontro.toml")).map_err(|error| error.to_string())
    }

    const WHOLE: &str = "\
fail-on = \"warning\"
min-confidence = 40
fail-under-coverage = 95
select = [\"omitted-person\", \"omitted-place\"]
ignore = [\"omitted-place\"]
notes = true
output = [\"terminal\", \"html=out/report.html\"]
encoding = \"gb18030\"
input-format = \"markdown\"
baseline = \"known.jsonl\"
decisions = \"/srv/decisions.jsonl\"
glossaries = [\"terms.tsv\"]
names = []

[limits]
bytes = 1000

[severity]
omitted-place = \"error\"

[[overrides]]
paths = [\"pairs/sport/**\"]
min-confidence = 70
severity = { omitted-place = \"off\" }

[[overrides]]
paths = [\"pairs/sport/old-*\"]
min-confidence = 90
";

    #[test]
    fn every_key_is_read_with_its_line() {
        let file = parsed(WHOLE).expect("sound");
        let settings = Settings::resolve(&file.layers(&[]));
        let told: Vec<String> = settings.rows().iter().map(|r| format!("{} {} {}", r.key, r.value, r.origin)).collect();
        assert_eq!(told[0], "fail-on \"warning\" work/riscontro.toml:1");
        assert_eq!(told[6], "output [\"terminal\",\"html=work/out/report.html\"] work/riscontro.toml:7");
        assert!(told.contains(&"limits.bytes 1000 work/riscontro.toml:16".to_owned()), "{told:?}");
        assert!(told.contains(&"limits.sentence 20000 default".to_owned()), "{told:?}");
        assert!(told.contains(&"baseline \"work/known.jsonl\" work/riscontro.toml:10".to_owned()), "{told:?}");
        assert!(told.contains(&"decisions \"/srv/decisions.jsonl\" work/riscontro.toml:11".to_owned()), "{told:?}");
        assert!(told.contains(&"severity.omitted-place \"error\" work/riscontro.toml:19".to_owned()), "{told:?}");
    }

    #[test]
    fn an_override_holds_for_its_paths_and_the_last_goes_first() {
        let file = parsed(WHOLE).expect("sound");
        let confidence = |path: &str| Settings::resolve(&file.layers(&[PathBuf::from(path)])).min_confidence.value.0;
        assert_eq!(confidence("pairs/news/a"), 40);
        assert_eq!(confidence("pairs/sport/a"), 70);
        assert_eq!(confidence("pairs/sport/2024/a"), 70);
        assert_eq!(confidence("pairs/sport/old-a"), 90);
        assert_eq!(confidence("pairs/sport/old-a/b"), 70);
        let policy = Settings::resolve(&file.layers(&[PathBuf::from("pairs/sport/a")])).policy();
        assert!(!policy.hears("omitted-place") && policy.hears("omitted-person"));
    }

    #[test]
    fn a_fault_has_its_line_and_a_suggestion() {
        let why = |text: &str| parsed(text).expect_err("wrong");
        assert_eq!(
            why("notes = true\nfail_on = \"error\"\n"),
            "work/riscontro.toml:2: there is no key `fail_on` (did you mean `fail-on`?)"
        );
        assert_eq!(
            why("\n[severity]\nommited-place = \"error\"\n"),
            "work/riscontro.toml:3: there is no rule `ommited-place` (did you mean `omitted-place`?); `riscontro rules` \
             lists them"
        );
        assert_eq!(
            why("[severity]\nomitted-place = \"err\"\n"),
            "work/riscontro.toml:2: unknown value `err` (did you mean `error`?)"
        );
        let two = why("select = [\n  \"omitted-date\",\n  \"omitted-dates\",\n]\n");
        assert!(two.starts_with("work/riscontro.toml:3: there is no rule `omitted-dates` (did"), "{two}");
        assert!(why("fail-on = \"warnings\"").contains("did you mean `warning`?"));
        assert!(why("min-confidence = 101").contains("101 is more than 100"));
        assert!(why("encoding = \"morse\"").contains("unknown encoding `morse`"));
        assert!(why("[limits]\nbytes = -1").starts_with("work/riscontro.toml:2: "));
        assert!(why("[limits]\nbites = 1").contains("did you mean `bytes`?"));
        assert!(why("[[overrides]]\npaths = [\"a/[\"]").starts_with("work/riscontro.toml:2: `a/[` is no pattern"));
        assert!(why("[[overrides]]\nnotes = true").starts_with("work/riscontro.toml:"));
        assert!(why("fail-on =").starts_with("work/riscontro.toml:1: "));
    }
}
