//! From what a newsroom has to a dossier: a story in Markdown, a registry of names, a list of events.
//!
//! Nothing here reads files: texts go in, the JSON of the format and a list of problems come out, each problem with its
//! file, line and column. Whatever can be kept is kept; `docs/story.md` is the reference for people.

mod events;
mod front;
mod markdown;
mod registry;
mod source;

use serde_json::{Map, Value, json};

pub use source::{Place, Problem, Source};

use self::source::Problems;
use crate::diagnostic::Severity;
use crate::extract::{self, Named};
use crate::format::VERSION;
use crate::load;

/// The texts of one dossier.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// The story: Markdown behind front matter in TOML.
    pub story: Source<'a>,
    /// Who and what it names, `entities.toml`.
    pub registry: Option<Source<'a>>,
    /// What happened and what is counted, `events.toml`.
    pub events: Option<Source<'a>>,
}

/// What came of them.
#[derive(Debug)]
pub struct Draft {
    /// The file of the format.
    pub json: Value,
    /// What is wrong or was left out, by file and line.
    pub problems: Vec<Problem>,
}

/// Reads a story with its registry and its events.
pub fn story(sources: &Sources<'_>) -> Draft {
    let mut problems = Problems::default();
    let (front, body, body_start) = front::split(&sources.story, &mut problems);
    let mut blocks = markdown::blocks(&sources.story, body, body_start, &mut problems);
    if let Some(standfirst) = front.get("standfirst").and_then(Value::as_str) {
        let place = sources
            .story
            .place(sources.story.text.find("standfirst").unwrap_or_default());
        blocks.insert(0, markdown::standfirst(standfirst, place));
    }
    let (types, entities) = match &sources.registry {
        Some(registry) => registry::read(registry, &mut problems),
        None => (Value::Array(Vec::new()), Vec::new()),
    };
    name(&mut blocks, &entities);
    let (events, quantities) = match &sources.events {
        Some(events) => events::read(events, &blocks, &mut problems),
        None => Default::default(),
    };

    let mut article = Map::new();
    for field in ARTICLE_FIELDS {
        if let Some(value) = front.get(field) {
            article.insert(field.to_owned(), value.clone());
        }
    }
    article.entry("id").or_insert("story".into());
    let of_dossier = |field: &str| {
        let own = front.get("dossier").and_then(|dossier| dossier.get(field));
        own.or_else(|| front.get(field))
            .cloned()
            .unwrap_or_else(|| "".into())
    };
    let (title, lang) = (of_dossier("title"), of_dossier("lang"));
    let places: Vec<Place> = blocks.iter().map(|block| block.place.clone()).collect();
    article.insert(
        "blocks".to_owned(),
        blocks
            .into_iter()
            .map(|block| Value::Object(block.fields))
            .collect(),
    );
    let mut json = json!({
        "dossier": VERSION,
        "title": title,
        "lang": lang,
        "entity_types": types,
        "articles": [article],
        "entities": entities.iter().map(|entry| entry.value.clone()).collect::<Value>(),
        "events": events.iter().map(|entry| entry.value.clone()).collect::<Value>(),
        "quantities": quantities.iter().map(|entry| entry.value.clone()).collect::<Value>(),
    });
    if let Some(fields) = json.as_object_mut() {
        // What is not said is left out, and not said to be nothing.
        fields.retain(|_, value| value.as_str() != Some(""));
    }

    // What the format itself demands is said by the loader, which knows places in the JSON: here they are places in the
    // files that the JSON came from.
    let place_of = |pointer: &str| {
        let mut parts = pointer.split('/').skip(1);
        let (list, at) = (
            parts.next()?,
            parts.next().and_then(|at| at.parse::<usize>().ok())?,
        );
        let of = |entries: &[source::Entry]| entries.get(at).map(|entry| entry.place.clone());
        match list {
            "entities" => of(&entities),
            "events" => of(&events),
            "quantities" => of(&quantities),
            "articles" if parts.next() == Some("blocks") => {
                places.get(parts.next()?.parse::<usize>().ok()?).cloned()
            }
            _ => None,
        }
    };
    match load::load(json.to_string().as_bytes()) {
        Ok(loaded) => problems.extend(loaded.diagnostics.into_iter().map(|diagnostic| Problem {
            severity: diagnostic.severity,
            place: place_of(&diagnostic.pointer).unwrap_or_else(|| sources.story.place(0)),
            pointer: String::new(),
            message: match field_of(&diagnostic.pointer) {
                Some(field) => format!("{field}: {}", diagnostic.message),
                None => diagnostic.message,
            },
            hint: diagnostic.hint,
        })),
        Err(error) => problems.push(Problem {
            severity: Severity::Error,
            place: sources.story.place(0),
            pointer: String::new(),
            message: error.to_string(),
            hint: "give the story a title and a text".to_owned(),
        }),
    }
    Draft {
        json,
        problems: problems.sorted(),
    }
}

/// The field that a pointer ends with, if it does not end with a place in a list.
fn field_of(pointer: &str) -> Option<&str> {
    let last = pointer.rsplit('/').next()?;
    (!last.is_empty() && !last.bytes().all(|byte| byte.is_ascii_digit())).then_some(last)
}

/// What the front matter may say of the article; `standfirst` is a block, `dossier` is about the whole.
const ARTICLE_FIELDS: [&str; 10] = [
    "id",
    "lang",
    "kicker",
    "title",
    "byline",
    "published",
    "source",
    "rights",
    "translations",
    "contact",
];

/// Adds to each block the names that stand in it. What an editor marked (a date) stays.
fn name(blocks: &mut [markdown::Block], entities: &[source::Entry]) {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let names: Vec<(String, Vec<String>)> = entities
        .iter()
        .map(|entry| {
            let aliases = entry.value["aliases"]
                .as_array()
                .into_iter()
                .flatten()
                .map(text);
            let names = [text(&entry.value["name"])].into_iter().chain(aliases);
            (text(&entry.value["id"]), names.collect())
        })
        .collect();
    let named: Vec<Named<'_>> = names
        .iter()
        .map(|(id, names)| Named {
            id,
            names: names.iter().map(String::as_str).collect(),
        })
        .collect();
    for block in blocks.iter_mut().filter(|block| !block.is_heading()) {
        let found = extract::names(&block.text(), &named);
        let found = found.into_iter().map(|found| {
            json!({ "start": found.span.start, "end": found.span.end, "entity": found.entity })
        });
        let mut mentions: Vec<Value> = block.dates.drain(..).chain(found).collect();
        let number = |mention: &Value, field: &str| mention[field].as_u64().unwrap_or_default();
        mentions.sort_by_key(|mention| {
            let entity = mention["entity"].as_str().unwrap_or_default().to_owned();
            (
                number(mention, "start"),
                std::cmp::Reverse(number(mention, "end")),
                entity,
            )
        });
        block.fields.insert("mentions".to_owned(), mentions.into());
    }
}

#[cfg(test)]
mod tests;
