//! The program as it is run: one command, what it prints, how it ends.

mod catalogue;
mod check;
mod desk;
mod diffs;
mod files;
mod folders;
mod known;
mod outputs;
mod recipes;
mod reports;
mod settings;
mod texts;
