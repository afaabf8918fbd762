//! `batch`: pairs in, a line of JSON each; answers out, a line of JSON each. For corpora and for other programs: no
//! file is opened for a pair, and memory does not grow with their number.

mod lines;
mod turns;

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::thread;

use clap::Args;
use riscontro::error::{Error, Result};
use riscontro::glossary;
use riscontro::pair;
use riscontro::pipeline::{self, OwnLists, Pair};
use riscontro::render::json_line;
use riscontro::report::Written;
use riscontro::report::line::{CheckedLine, FailedLine, Line, LineId};
use riscontro::report::model::{Severity, Verdict};
use riscontro::report::suppress::Known;
use riscontro::settings::{Layer, Limits};
use serde::Deserialize;
use serde_json::Value;

use crate::args::{GlossaryArgs, LengthArgs};
use crate::check::{self, JudgingArgs};
use crate::exit::{Exit, FailOn};
use crate::sources::{ConfigArgs, Sources};
use lines::{InputLine, Lines};
use turns::{End, Sequence, Source};

/// Check many pairs, one a line, and answer each with a line
///
/// A line is `{"id": …, "source": "Chinese", "target": "Italian"}`; the id is a string or a whole number, other keys
/// are passed over. The answer has `id`, `verdict`, `counts`, `coverage` and `findings` (`riscontro schema batch`). A
/// line that can't be checked is answered by `{"id": …, "line": 17, "error": "…"}`, and the rest goes on. Settings are
/// taken as by `check`; the file is the riscontro.toml of the working directory or above it.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  riscontro batch < pairs.jsonl > answers.jsonl
  zstdcat pairs.jsonl.zst | riscontro batch --summary | jq -r 'select(.verdict == \"fail\").id'
  riscontro batch --glossary terms.tsv --ignore omitted-term < pairs.jsonl > answers.jsonl

Exit code: 0 nothing at or above --fail-on in any pair; 1 findings there, or too little covered; 2 could not run (usage, input, output, or no
line at all); 3 some line could not be checked fully, or the reader of the answers went away before the end.")]
pub struct BatchArgs {
    /// File of JSON lines; `-` is standard input
    #[arg(value_name = "FILE", default_value = "-")]
    file: PathBuf,

    /// Leave the findings out of the answers; they are counted
    #[arg(long, help_heading = "Output")]
    summary: bool,

    /// Write answers as they are ready, not in the order of the lines
    #[arg(long, help_heading = "Output")]
    unordered: bool,

    /// How many pairs are checked at once [default: as many as there are cores]
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,

    /// Refuse lines with more bytes than this, without reading them whole
    #[arg(long, value_name = "N", default_value_t = LONGEST_LINE, help_heading = "Reading")]
    max_line_bytes: usize,

    #[command(flatten)]
    length: LengthArgs,

    #[command(flatten)]
    glossaries: GlossaryArgs,

    #[command(flatten)]
    judging: JudgingArgs,

    #[command(flatten)]
    config: ConfigArgs,
}

impl BatchArgs {
    /// What the command line says.
    fn layer(&self) -> Layer {
        let own = self.glossaries.layer();
        let max_characters = self.length.setting();
        Layer { glossaries: own.glossaries, names: own.names, max_characters, ..self.judging.layer() }
    }
}

/// A novel and its rendering take 3 to 6 MB. Each thread may hold some lines of that length.
const LONGEST_LINE: usize = 8 * 1024 * 1024;

/// What is read from the system at once. Lines that came together are answered together.
const BUFFER: usize = 128 * 1024;

/// Runs the subcommand.
pub fn run(args: &BatchArgs) -> Result<Exit> {
    let sources = Sources::read(&args.config, &[PathBuf::from(".")], args.layer())?;
    let settings = sources.for_run();
    let entries = glossary::read_all(&settings.glossaries.value, &settings.names.value)?;
    let (own, policy) = (OwnLists::new(&entries), settings.policy());
    // The threads are not joined, so what they look at lasts as long as the program.
    let (baseline, decisions) = Box::leak(Box::new(check::known(&settings)?));
    let today = args.judging.today().cloned().map(|day| &*Box::leak(Box::new(day)));
    check::say_endless(decisions, today);
    let known = Known::new(baseline, decisions, today);
    let least = settings.min_confidence.value.0;
    let checker = Checker {
        limits: settings.limits(),
        longest_line: args.max_line_bytes,
        fail_on: settings.fail_on.value.severity(),
        least_coverage: check::least_coverage(&settings),
        summary: args.summary,
        check: move |pair: &Pair| {
            let mut written = pipeline::check_with(pair, &own, &policy);
            known.apply(&mut written, &policy);
            written.leave_out_doubtful(least);
            written
        },
    };
    let input = Input { lines: Lines::new(BufReader::with_capacity(BUFFER, opened(&args.file)?), args.max_line_bytes) };
    let threads = args.threads.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    let sequence = if args.unordered { Sequence::Free } else { Sequence::Kept };
    let answer = move |lines: Vec<InputLine>| checker.answer_all(lines);
    match turns::run(input, io::stdout(), (threads, sequence), answer, Tally::add) {
        End::Complete(tally) if tally.lines == 0 => Err(Error::Empty { path: shown(&args.file).to_owned() }),
        End::Complete(tally) => Ok(tally.exit(settings.fail_on.value.into())),
        End::Unread(_) => Ok(Exit::Unchecked),
        End::Unreadable(source) => Err(Error::Read { path: shown(&args.file).to_owned(), source }),
        End::Unwritable(source) => Err(Error::Write { path: PathBuf::from("standard output"), source }),
    }
}

fn shown(file: &Path) -> &Path {
    if file.as_os_str() == "-" { Path::new("standard input") } else { file }
}

fn opened(file: &Path) -> Result<Box<dyn Read + Send>> {
    if file.as_os_str() == "-" {
        return Ok(Box::new(io::stdin()));
    }
    if file.is_dir() {
        return Err(Error::Folder { path: file.to_owned() });
    }
    let opened = File::open(file).map_err(|source| Error::Read { path: file.to_owned(), source })?;
    Ok(Box::new(opened))
}

struct Input {
    lines: Lines<BufReader<Box<dyn Read + Send>>>,
}

impl Source for Input {
    type Work = Vec<InputLine>;

    fn take(&mut self) -> io::Result<Option<Vec<InputLine>>> {
        // A program that waits for the answer to one line must not be made to send more first.
        let lines = self.lines.some(|reader| reader.buffer().contains(&b'\n'))?;
        Ok((!lines.is_empty()).then_some(lines))
    }
}

/// What the answers come to.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    lines: u64,
    unchecked: u64,
    failing: u64,
    /// Those of which less is covered than was asked for, which fails whatever `--fail-on` says.
    short: u64,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.lines += other.lines;
        self.unchecked += other.unchecked;
        self.failing += other.failing;
        self.short += other.short;
    }

    const fn exit(&self, fail_on: FailOn) -> Exit {
        match (self.unchecked, self.failing, fail_on) {
            (0, _, _) if self.short > 0 => Exit::Findings,
            (0, 0, _) | (0, _, FailOn::Never) => Exit::Clean,
            (0, _, _) => Exit::Findings,
            _ => Exit::Unchecked,
        }
    }
}

/// A line as it was given; whatever is no string where one belongs is told with the id.
#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    id: Value,
    #[serde(default)]
    source: Value,
    #[serde(default)]
    target: Value,
}

struct Checker<C> {
    limits: Limits,
    longest_line: usize,
    fail_on: Severity,
    least_coverage: Option<u8>,
    summary: bool,
    check: C,
}

impl<C: Fn(&Pair) -> Written> Checker<C> {
    fn answer_all(&self, lines: Vec<InputLine>) -> (Vec<u8>, Tally) {
        let mut bytes = Vec::new();
        let mut tally = Tally::default();
        for line in lines {
            let answer = self.answer(line);
            tally.lines += 1;
            match &answer {
                Line::Failed(_) => tally.unchecked += 1,
                Line::Checked(line) => {
                    tally.short += u64::from(line.is_short());
                    match line.verdict {
                        Verdict::Incomplete => tally.unchecked += 1,
                        Verdict::Fail => tally.failing += 1,
                        Verdict::Pass => {}
                    }
                }
            }
            bytes.extend_from_slice(json_line(&answer).as_bytes());
        }
        (bytes, tally)
    }

    fn answer(&self, line: InputLine) -> Line {
        let mut id = None;
        match self.checked(line.bytes, &mut id) {
            Ok(checked) => Line::Checked(checked),
            Err(error) => Line::Failed(FailedLine { id, line: line.number, error }),
        }
    }

    /// Checks the pair of a line; `known` takes its id as soon as that is read.
    fn checked(&self, bytes: Option<Vec<u8>>, known: &mut Option<LineId>) -> std::result::Result<CheckedLine, String> {
        let bytes = bytes.ok_or_else(|| {
            format!("the line has more than {} bytes; raise the limit with --max-line-bytes", self.longest_line)
        })?;
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        if bytes.contains(&0) {
            return Err("not a JSON object: there is a byte 0 in it, as UTF-16 has; write UTF-8".to_owned());
        }
        // A list of three would be read as the three fields.
        if !bytes.trim_ascii_start().starts_with(b"{") {
            return Err("not a JSON object with id, source and target: it does not begin with `{`".to_owned());
        }
        let asked: Asked = serde_json::from_slice(bytes).map_err(|error| no_object(&error))?;
        let id = known.insert(id(asked.id)?).clone();
        let source = text(asked.source, "source", "the Chinese original")?;
        let target = text(asked.target, "target", "its Italian rendering")?;
        let pair = pair::of_texts(&id.text(), source, target, &self.limits).map_err(|error| error.to_string())?;
        let written = catch_unwind(AssertUnwindSafe(|| (self.check)(&pair))).map_err(|_| {
            "the check broke off; this is a fault of riscontro, please report it with the line".to_owned()
        })?;
        Ok(CheckedLine::new(id, written, (self.fail_on, self.least_coverage), self.summary))
    }
}

fn no_object(error: &serde_json::Error) -> String {
    let told = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let why = told.strip_suffix(&place).unwrap_or(&told);
    format!("not a JSON object with id, source and target: {why} (byte {})", error.column())
}

fn id(value: Value) -> std::result::Result<LineId, String> {
    match value {
        Value::String(name) if !name.trim().is_empty() => Ok(LineId::Name(name)),
        Value::Number(number) if number.is_i64() => Ok(LineId::Number(number.as_i64().expect("just asked"))),
        Value::Null => Err("there is no `id`; give each pair one".to_owned()),
        _ => Err("`id` is neither a string with something in it nor a whole number".to_owned()),
    }
}

fn text(value: Value, key: &str, what: &str) -> std::result::Result<String, String> {
    match value {
        Value::String(text) => Ok(text),
        Value::Null => Err(format!("there is no `{key}`; give {what} as a string")),
        _ => Err(format!("`{key}` is no string; give {what} as one")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{"id":7,"source":"市长林佩芝说，摊位更多。","target":"La sindaca Lin Peizhi ha detto che i banchi sono di più."}"#;

    fn checker<C: Fn(&Pair) -> Written>(check: C) -> Checker<C> {
        let limits = Limits::default();
        Checker {
            limits,
            longest_line: LONGEST_LINE,
            fail_on: Severity::Error,
            least_coverage: None,
            summary: false,
            check,
        }
    }

    fn answered(text: &str) -> Value {
        let line = InputLine { number: 3, bytes: Some(text.as_bytes().to_vec()) };
        let (bytes, _) = checker(pipeline::check).answer_all(vec![line]);
        serde_json::from_slice(&bytes).expect("JSON")
    }

    #[test]
    fn a_pair_that_the_check_breaks_off_at_is_answered() {
        let broken = checker(|_: &Pair| panic!("on purpose"));
        let (bytes, tally) = broken.answer_all(vec![InputLine { number: 3, bytes: Some(GOOD.into()) }]);
        let answer: Value = serde_json::from_slice(&bytes).expect("JSON");
        assert_eq!((&answer["id"], &answer["line"]), (&7.into(), &3.into()));
        assert!(answer["error"].as_str().expect("text").contains("the check broke off"));
        assert_eq!(tally, Tally { lines: 1, unchecked: 1, failing: 0, short: 0 });
    }

    #[test]
    fn says_what_is_wrong_with_a_line() {
        for (line, id, word) in [
            ("{", Value::Null, "not a JSON object"),
            (r#"[7,"水","acqua"]"#, Value::Null, "not a JSON object"),
            (r#"{"source":"水","target":"acqua"}"#, Value::Null, "no `id`"),
            (r#"{"id":1.5,"source":"水","target":"acqua"}"#, Value::Null, "`id` is neither"),
            (r#"{"id":"a","target":"acqua"}"#, "a".into(), "no `source`"),
            (r#"{"id":"a","source":"水","target":["acqua"]}"#, "a".into(), "`target` is no string"),
            (r#"{"id":"a","source":" ","target":"acqua"}"#, "a".into(), "source is empty"),
            (r#"{"id":"a","source":"acqua","target":"水"}"#, "a".into(), "source reads as Italian"),
            (r#"{"id":"a","source":"水\u0000","target":"acqua"}"#, "a".into(), "source is not text"),
        ] {
            let answer = answered(line);
            assert_eq!(answer["id"], id, "{line}");
            assert!(answer["error"].as_str().expect("an error").contains(word), "{line}: {answer}");
        }
    }

    #[test]
    fn the_id_comes_back_as_it_was_given() {
        let answer = answered(GOOD);
        assert_eq!((&answer["id"], &answer["verdict"]), (&7.into(), &"pass".into()));
        assert_eq!(answer["findings"], Value::Array(Vec::new()));
    }
}
