//! Any text as a story with its registry and its events: it becomes a dossier that loads, or problems say why not.
#![no_main]

use dossier_core::format;
use dossier_core::load;
use dossier_core::read::{self, Kind, Source, Sources};
use libfuzzer_sys::fuzz_target;

#[path = "../../crates/core/tests/load/invariants.rs"]
mod invariants;

/// What stands between the three files in one input.
const BETWEEN: &str = "\n====\n";

fuzz_target!(|text: &str| {
    let mut files = text.splitn(3, BETWEEN);
    let mut source = |name| files.next().map(|text| Source::new(name, text));
    let Some(story) = source("story.md") else {
        return;
    };
    let sources = Sources {
        articles: vec![(Kind::Markdown, story)],
        registry: source("entities.toml"),
        events: source("events.toml"),
        ..Sources::default()
    };
    let draft = read::sources(&sources);
    for problem in &draft.problems {
        assert!(problem.place.line >= 1 && problem.place.column >= 1);
    }
    match load::load(format::write(&draft.json).as_bytes()) {
        Ok(loaded) => invariants::assert_holds(&loaded.dossier),
        Err(_) => assert!(!draft.problems.is_empty(), "what does not load has a reason"),
    }
});
