//! Any text as the page of an article.
#![no_main]

use dossier_core::read::Kind;
use libfuzzer_sys::fuzz_target;

mod inputs;

fuzz_target!(|text: &str| inputs::check(Kind::Html, "page.html", text));
