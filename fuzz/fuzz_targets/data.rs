//! Any text as what other tools write: a sheet, and JSON of every kind.
#![no_main]

use dossier_core::read::Kind;
use libfuzzer_sys::fuzz_target;

mod inputs;

fuzz_target!(|text: &str| {
    for kind in [Kind::TimelineCsv, Kind::TimelineJson, Kind::NewsArticle, Kind::Offsets] {
        inputs::check(kind, "data.json", text);
    }
});
