//! Any text as a document: every date that is found stands inside it and is EDTF.
#![no_main]

use dossier_core::date::Date;
use dossier_core::extract::{Document, Text, dates};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let n_chars = text.chars().count() as u32;
    let published = Date::parse("2018-03-09").ok();
    let blocks = [Text { text, ..Text::default() }];
    for lang in ["en", "fr", "de"] {
        let document = Document { lang, published: published.as_ref(), blocks: &blocks };
        for date in dates(&document) {
            assert!(date.span.start < date.span.end && date.span.end <= n_chars);
            assert!(date.date().is_none_or(|read| read.is_ok()));
        }
    }
});
