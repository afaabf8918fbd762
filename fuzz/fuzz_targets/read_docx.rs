//! The main part of a Word document, packed as it should be, so that the fuzzer need not find out how to pack.

#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use riscontro::text::Format;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

mod reading;

fuzz_target!(|bytes: &[u8]| {
    reading::hold(bytes, Some(Format::Docx));
    let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let (main, notes) = bytes.split_at(bytes.len() / 3 * 2);
    for (name, part) in [("[Content_Types].xml", &b"<Types/>"[..]), ("word/document.xml", main), ("word/footnotes.xml", notes)] {
        packed.start_file(name, options).expect("a name");
        packed.write_all(part).expect("memory");
    }
    reading::hold(packed.finish().expect("memory").get_ref(), Some(Format::Docx));
});
