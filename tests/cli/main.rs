//! The program as it is run: one command, what it prints, how it ends.

mod catalogue;
mod check;
mod desk;
mod files;
mod folders;
mod hostile;
mod outputs;
mod readers;
mod reports;
mod texts;
