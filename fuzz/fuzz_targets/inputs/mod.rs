//! What every input must become: a dossier that loads, or reasons why not; and files that read back as the same.

use dossier_core::format;
use dossier_core::load;
use dossier_core::read::{self, Kind, Source, Sources};

#[path = "../../../crates/core/tests/load/invariants.rs"]
mod invariants;

/// Reads one text as an article.
pub fn check(kind: Kind, name: &str, text: &str) {
    let draft = read::sources(&Sources {
        articles: vec![(kind, Source::new(name, text))],
        ..Sources::default()
    });
    match load::load(format::write(&draft.json).as_bytes()) {
        Ok(loaded) => invariants::assert_holds(&loaded.dossier),
        Err(_) => assert!(!draft.problems.is_empty(), "what does not load has a reason"),
    }
    let Some(files) = read::files(&draft.json) else {
        return;
    };
    let source = |name: &'static str, text: String| (!text.is_empty()).then(|| Source::new(name, text));
    read::sources(&Sources {
        articles: vec![(Kind::Markdown, Source::new("story.md", files.story))],
        registry: source("entities.toml", files.registry),
        events: source("events.toml", files.events),
        ..Sources::default()
    });
}
