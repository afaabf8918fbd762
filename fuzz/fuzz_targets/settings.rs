//! `pair.toml`: what is read can name a file.

#![no_main]

use std::path::Path;

use libfuzzer_sys::fuzz_target;
use riscontro::settings::{PairSettings, fault_of_id, id_from_name};

fuzz_target!(|text: &str| {
    if let Ok(settings) = PairSettings::parse(text, Path::new("pair.toml"))
        && let Some(id) = settings.id
    {
        assert_eq!(fault_of_id(&id), None);
    }
    assert_eq!(fault_of_id(&id_from_name(text)), None);
});
