//! Files whose format the content decides.

#![no_main]

use libfuzzer_sys::fuzz_target;

mod reading;

fuzz_target!(|bytes: &[u8]| reading::hold(bytes, None));
