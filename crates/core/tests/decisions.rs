//! The bundled dossier is what is found in its text plus its editor's recorded decisions, and nothing else.

use std::collections::BTreeSet;

use dossier_core::model::Span;
use dossier_core::read::{self, Draft, Kind, Source, Sources};
use serde_json::Value;

const STORY: &str = include_str!("../../../articles/committee/story.md");
const REGISTRY: &str = include_str!("../../../articles/committee/entities.toml");
const EVENTS: &str = include_str!("../../../articles/committee/events.toml");
const JSON: &str = include_str!("../../../articles/committee.json");

fn read(story: &str, events: &str) -> Draft {
    read::sources(&Sources {
        articles: vec![(Kind::Markdown, Source::new("story.md", story))],
        registry: Some(Source::new("entities.toml", REGISTRY)),
        events: Some(Source::new("events.toml", events)),
        ..Sources::default()
    })
}

fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value[field].as_array().map_or(&[], Vec::as_slice)
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

/// What events.toml holds.
fn decisions() -> Value {
    toml::from_str(EVENTS).expect("TOML")
}

/// The ids of what is accepted and of what is rejected.
fn decided() -> (BTreeSet<String>, BTreeSet<String>) {
    let events = decisions()["found"]["events"].clone();
    let ids = |value: &Value| -> BTreeSet<String> {
        let fields = value.as_object();
        fields
            .into_iter()
            .flat_map(|fields| fields.keys().cloned())
            .collect()
    };
    let mut accepted = ids(&events);
    accepted.remove("no");
    (accepted, ids(&events["no"]))
}

#[test]
fn nothing_is_undecided_and_nothing_is_wrong() {
    let draft = read(STORY, EVENTS);
    assert_eq!(draft.problems, []);
    let undecided = &draft.undecided;
    let lines: Vec<String> = (undecided.events.iter().map(|one| one.line()))
        .chain(undecided.dates.iter().map(|one| one.line()))
        .chain(undecided.names.iter().map(|one| one.line()))
        .collect();
    assert_eq!(lines, [""; 0]);
    let shipped: Value = serde_json::from_str(JSON).expect("JSON");
    assert!(
        draft.json == shipped,
        "articles/committee.json is of another story"
    );
}

#[test]
fn every_event_is_a_decision_about_what_was_found_or_the_editors_own() {
    let found = read(STORY, "").undecided.events;
    let (accepted, rejected) = decided();
    let decisions = decisions();
    let own: BTreeSet<&str> = list(&decisions, "event")
        .iter()
        .map(|event| text(event, "id"))
        .collect();
    let dossier: Value = serde_json::from_str(JSON).expect("JSON");
    for event in list(&dossier, "events") {
        let id = text(event, "id");
        assert!(
            accepted.contains(id) != own.contains(id),
            "{id} is decided once"
        );
        let blocks = list(&dossier["articles"][0], "blocks");
        let is_found = list(event, "passages").iter().any(|passage| {
            let of_block = found
                .iter()
                .filter(|one| one.passage.block == text(passage, "block"));
            let block = blocks.iter().find(|block| block["id"] == passage["block"]);
            let words: Vec<char> = block
                .map_or("", |block| text(block, "text"))
                .chars()
                .collect();
            of_block.into_iter().any(|one| {
                let Span { start, end } = one.date_span;
                let words: String = words[start as usize..end as usize].iter().collect();
                let display = text(event, "display");
                words.contains(display) || display.contains(&words)
            })
        });
        assert!(is_found || own.contains(id), "{id} is found in the text");
    }
    // Each decision is a step from what was found: none stands for nothing.
    assert!(
        accepted.len() + rejected.len() >= found.len(),
        "{} found",
        found.len()
    );
    let events: BTreeSet<&str> = list(&dossier, "events")
        .iter()
        .map(|event| text(event, "id"))
        .collect();
    for id in &accepted {
        let into = text(&decisions["found"]["events"][id], "into");
        assert!(
            events.contains(if into.is_empty() { id.as_str() } else { into }),
            "{id} is an event"
        );
    }
    for id in &rejected {
        assert!(!events.contains(id.as_str()), "{id} is rejected");
    }
}

#[test]
fn without_the_decisions_each_found_passage_is_proposed() {
    let draft = read(STORY, "");
    assert_eq!(list(&draft.json, "events"), [Value::Null; 0]);
    assert!(
        draft.undecided.events.len() >= 30,
        "{}",
        draft.undecided.events.len()
    );
}

#[test]
fn a_date_is_marked_only_where_the_text_is_read_otherwise() {
    let whole = read(STORY, EVENTS).json;
    let mut rest = STORY;
    while let Some(at) = rest.find("](date:") {
        let close = at + rest[at..].find(')').expect("the mark ends");
        let before = &STORY[..STORY.len() - rest.len() + at];
        let open = before.rfind('[').expect("the mark begins");
        let unmarked = [&before[..open], &before[open + 1..], &rest[close + 1..]].concat();
        assert!(
            read(&unmarked, EVENTS).json != whole,
            "{} needs no mark",
            &before[open..]
        );
        rest = &rest[close + 1..];
    }
}
