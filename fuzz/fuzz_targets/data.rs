//! Any text as what other tools write: a sheet, JSON of every kind, an object of a data set.
#![no_main]

use dossier_core::read::Kind;
use libfuzzer_sys::fuzz_target;

mod inputs;

fuzz_target!(|text: &str| {
    let kinds = [
        Kind::TimelineCsv,
        Kind::TimelineJson,
        Kind::NewsArticle,
        Kind::Offsets,
        Kind::Record,
    ];
    for kind in kinds {
        inputs::check(kind, "data.json", text);
    }
});
