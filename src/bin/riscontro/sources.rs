//! Where settings come from: the command line, the environment, the settings file. Which of them goes first is the
//! library's to know.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use riscontro::error::{Error, Result};
use riscontro::glossary;
use riscontro::pipeline::OwnLists;
use riscontro::read::{Origin, Reading};
use riscontro::settings::{self, File, Layer, Settings};

use crate::output;

/// Which settings file is read.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Settings")]
pub struct ConfigArgs {
    /// Take the settings from FILE [default: riscontro.toml of the pair's folder or of one above it; for two files: of
    /// the working directory or above]
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    config: Option<PathBuf>,

    /// Read no settings file
    #[arg(long)]
    no_config: bool,
}

/// Everything that settings are taken from.
#[derive(Debug)]
pub struct Sources {
    command_line: Layer,
    environment: Layer,
    file: File,
    /// The folder of the file, with links resolved.
    folder: Option<PathBuf>,
    /// The file as messages call it.
    pub path: Option<PathBuf>,
}

impl Sources {
    /// Reads the environment and the settings file for `starts`, the folders of the pairs.
    pub fn read(args: &ConfigArgs, starts: &[PathBuf], command_line: Layer) -> Result<Self> {
        for name in std::env::vars_os().filter_map(|(name, _)| name.into_string().ok()) {
            settings::unknown_variable(&name).iter().for_each(|remark| output::say(remark));
        }
        let environment = Layer::from_environment(|name| std::env::var(name).ok())?;
        let path = match (&args.config, args.no_config) {
            (_, true) => None,
            (Some(path), _) => Some(path.clone()),
            (None, _) => only_one(starts)?,
        };
        let sources = Self { command_line, environment, file: File::default(), folder: None, path: None };
        let Some(path) = path else { return Ok(sources) };
        let failed = |source| Error::Read { path: path.clone(), source };
        let text = fs::read_to_string(&path).map_err(failed)?;
        let file = settings::parse(&text, &path)?;
        let folder = fs::canonicalize(&path).map_err(failed)?.parent().map(Path::to_owned);
        Ok(Self { file, folder, path: Some(path), ..sources })
    }

    /// The same for texts that are named one by one: the settings file is sought from the working directory on.
    pub fn for_files(args: &ConfigArgs, command_line: Layer) -> Result<Self> {
        Self::read(args, &[PathBuf::from(".")], command_line)
    }

    /// What holds for the run as a whole.
    pub fn for_run(&self) -> Settings {
        self.settings(&[])
    }

    /// What holds for the pair that is found at any of `paths`.
    pub fn for_pair<'a>(&self, paths: impl IntoIterator<Item = &'a Path>) -> Settings {
        let inside = |path: &Path| {
            let folder = self.folder.as_ref()?;
            fs::canonicalize(path).ok()?.strip_prefix(folder).ok().map(Path::to_owned)
        };
        self.settings(&paths.into_iter().filter_map(inside).collect::<Vec<_>>())
    }

    fn settings(&self, paths: &[PathBuf]) -> Settings {
        let mut layers = vec![&self.command_line, &self.environment];
        layers.extend(self.file.layers(paths));
        Settings::resolve(&layers)
    }
}

/// The one settings file for all of `starts`; a run can't be judged by two.
fn only_one(starts: &[PathBuf]) -> Result<Option<PathBuf>> {
    let working = std::env::current_dir().and_then(fs::canonicalize).unwrap_or_default();
    let mut files: BTreeMap<Option<PathBuf>, &Path> = BTreeMap::new();
    for start in starts.iter().filter(|start| start.exists()) {
        files.entry(settings::above(start)).or_insert(start);
    }
    let mut files = files.into_iter();
    match (files.next(), files.next()) {
        (Some((first, of_first)), Some((second, of_second))) => {
            let shown = |file: &Option<PathBuf>| match file {
                Some(path) => settings::seen_from(&working, path).display().to_string(),
                None => "none".to_owned(),
            };
            Err(Error::Usage(format!(
                "the pairs have different settings files: {} for {}, {} for {}; check them apart, or name one file with \
                 --config",
                shown(&first),
                of_first.display(),
                shown(&second),
                of_second.display()
            )))
        }
        (one, _) => Ok(one.and_then(|(file, _)| file).map(|path| settings::seen_from(&working, &path))),
    }
}

/// How texts are read by these settings.
pub fn reading(settings: &Settings) -> Reading {
    let encoding = settings.encoding.value.as_ref().map(settings::EncodingName::encoding);
    let format = settings.input_format.value.as_ref().map(settings::FormatName::format);
    Reading { encoding, format, limits: settings.limits() }
}

/// The customer's lists that these settings name, read.
pub fn own_lists(settings: &Settings) -> Result<OwnLists> {
    Ok(OwnLists::new(&glossary::read_all(&settings.glossaries.value, &settings.names.value)?))
}

/// The text of a small file of ours; `-` is standard input.
pub fn text(path: &Path) -> Result<String> {
    /// A decision has some 200 bytes.
    const LIMIT: u64 = 256 * 1024 * 1024;
    let bytes = riscontro::read::bytes(&Origin::named(path), LIMIT)?;
    String::from_utf8(bytes).map_err(|error| Error::Entry {
        path: path.to_owned(),
        line: error.as_bytes()[..error.utf8_error().valid_up_to()].split(|byte| *byte == b'\n').count(),
        why: "it is not in UTF-8".to_owned(),
    })
}
