//! Reports of an earlier run, in every format.

#![no_main]

use libfuzzer_sys::fuzz_target;
use riscontro::render::{FORMATS, Options, render};
use riscontro::report::Report;
use riscontro::report::diff::diff;
use riscontro::report::model::Severity;

fuzz_target!(|bytes: &[u8]| {
    let Ok(report) = serde_json::from_slice::<Report>(bytes) else { return };
    let options = Options { colour: false, width: 100, fail_on: Severity::Error, notes: true };
    for entry in FORMATS {
        assert!(!render(&report, entry.format, &options).is_empty());
    }
    let (_, changes) = diff(&report, &report, Severity::Error);
    assert_eq!(changes.new, 0);
});
