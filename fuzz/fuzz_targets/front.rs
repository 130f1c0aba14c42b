//! Any text as the front matter of a story, in TOML and in YAML.
#![no_main]

use dossier_core::read::Kind;
use libfuzzer_sys::fuzz_target;

mod inputs;

fuzz_target!(|text: &str| {
    for fence in ["+++", "---"] {
        inputs::check(Kind::Markdown, "story.md", &format!("{fence}\n{text}\n{fence}\nText.\n"));
    }
});
