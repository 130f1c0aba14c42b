//! Any text with any decisions about it: proposals are written once, decisions keep what they say, and nothing is left
//! undecided when all is accepted.
#![no_main]

use dossier_core::format;
use dossier_core::load;
use dossier_core::read::{self, Draft, Kind, Source, Sources};
use libfuzzer_sys::fuzz_target;

#[path = "../../crates/core/tests/load/invariants.rs"]
mod invariants;

/// What stands between the three files in one input.
const BETWEEN: &str = "\n====\n";

fn read_all(story: &str, registry: &str, events: &str) -> Draft {
    read::sources(&Sources {
        articles: vec![(Kind::Markdown, Source::new("story.md", story))],
        registry: Some(Source::new("entities.toml", registry)),
        events: Some(Source::new("events.toml", events)),
        published: "2018-02?",
    })
}

/// Takes the mark away from each proposal, as an editor does.
fn accepted(text: &str) -> String {
    let lines = text.split_inclusive('\n');
    let lines = lines.map(|line| match line.strip_prefix('#') {
        Some(rest) if rest.starts_with(|letter: char| letter.is_ascii_alphanumeric()) => rest,
        _ => line,
    });
    lines.collect()
}

fuzz_target!(|text: &str| {
    let mut files = text.splitn(3, BETWEEN).chain(["", ""]);
    let mut file = || files.next().unwrap_or_default();
    let (story, registry, events) = (file(), file(), file());
    let draft = read_all(story, registry, events);
    if let Ok(loaded) = load::load(format::write(&draft.json).as_bytes()) {
        invariants::assert_holds(&loaded.dossier);
    }
    let written = read::entities_toml(registry, &draft.undecided).zip(read::events_toml(events, &draft.undecided));
    let Some((registry, events)) = written else {
        return;
    };
    let again = read_all(story, &registry, &events);
    assert_eq!(again.json, draft.json, "comments change nothing");
    assert_eq!(read::entities_toml(&registry, &again.undecided).as_deref(), Some(&*registry), "names twice");
    assert_eq!(read::events_toml(&events, &again.undecided).as_deref(), Some(&*events), "events twice");

    // Events depend on dates and names, so each is accepted in its turn.
    let fresh = read_all(story, "", "");
    let Some(events) = read::events_toml("", &fresh.undecided) else {
        return;
    };
    let dated = read_all(story, "", &accepted(&events));
    let events = read::events_toml(&accepted(&events), &dated.undecided).expect("what was written is TOML");
    let last = read_all(story, "", &accepted(&events));
    assert!(last.undecided.events.is_empty(), "{:?}", last.undecided.events);
});
