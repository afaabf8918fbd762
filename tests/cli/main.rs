//! The program as it is run: one command, what it prints, how it ends.

mod batch;
mod catalogue;
mod check;
mod desk;
mod diffs;
#[cfg(feature = "embeddings")]
mod embeddings;
mod files;
mod folders;
mod glossaries;
mod hostile;
mod known;
mod outputs;
mod pair;
#[cfg(unix)]
mod progress;
mod readers;
mod readme;
mod recipes;
mod reports;
mod resume;
mod settings;
mod texts;
