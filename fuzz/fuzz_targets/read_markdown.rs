//! Markdown.
//! Places lead back to the file, and what was read can be checked.

#![no_main]

use libfuzzer_sys::fuzz_target;
use riscontro::text::Format;

mod reading;

fuzz_target!(|bytes: &[u8]| reading::hold(bytes, Some(Format::Markdown)));
