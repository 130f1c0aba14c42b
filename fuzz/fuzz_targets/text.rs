//! Any text as one that was copied from a page.
#![no_main]

use dossier_core::read::Kind;
use libfuzzer_sys::fuzz_target;

mod inputs;

fuzz_target!(|text: &str| inputs::check(Kind::Text, "a text.txt", text));
