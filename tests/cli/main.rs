//! The program as it is run: one command, what it prints, how it ends.

mod batch;
mod catalogue;
mod check;
mod desk;
mod files;
mod folders;
mod outputs;
mod pair;
mod reports;
mod resume;
mod texts;
