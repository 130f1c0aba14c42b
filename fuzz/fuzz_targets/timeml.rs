//! Any file as TimeML: its text is the same after dates were written into it.
#![no_main]

use dossier_core::extract::{Document, Text, TimeMl, dates};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|file: &str| {
    let read = TimeMl::read(file);
    let blocks = [Text { text: &read.text, ..Text::default() }];
    let found = dates(&Document { lang: "en", blocks: &blocks, ..Document::default() });
    assert_eq!(TimeMl::read(&read.write(&found)).text, read.text);
});
