//! Which pairs an `[[overrides]]` is for.

use std::path::Path;

use globset::{Glob, GlobBuilder, GlobSet, GlobSetBuilder};

use super::keys::Layer;

/// What holds for some pairs only.
#[derive(Debug, Clone)]
pub struct Override {
    paths: GlobSet,
    /// What it says.
    pub layer: Layer,
}

impl Override {
    pub(super) fn new(globs: &[Glob], layer: Layer) -> Result<Self, globset::Error> {
        let mut builder = GlobSetBuilder::new();
        globs.iter().for_each(|glob| {
            builder.add(glob.clone());
        });
        Ok(Self { paths: builder.build()?, layer })
    }

    /// Whether it is for a pair at `path`, which is relative to the folder of the settings file.
    pub fn fits(&self, path: &Path) -> bool {
        self.paths.is_match(path)
    }
}

/// A pattern of `paths`: `*` stays within a folder, `**` does not.
pub(super) fn glob(pattern: &str) -> Result<Glob, String> {
    let built = GlobBuilder::new(pattern).literal_separator(true).build();
    built.map_err(|error| format!("`{pattern}` is no pattern of paths: {}", error.kind()))
}
