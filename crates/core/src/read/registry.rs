//! The registry: `[[type]]` and `[[entity]]` tables in TOML.

use serde_json::{Map, Value};

use super::source::{Entry, Problems, Source};

/// The fields of an entity that go into the dossier; any other is a note of the newsroom's own.
const ENTITY_FIELDS: [&str; 6] = ["id", "type", "name", "aliases", "summary", "same_as"];

/// The types, and the entities with their places.
pub fn read(registry: &Source<'_>, problems: &mut Problems) -> (Value, Vec<Entry>) {
    let Some(mut tables) = toml_tables(registry, problems) else {
        return (Value::Array(Vec::new()), Vec::new());
    };
    let types = tables
        .remove("type")
        .unwrap_or_else(|| Value::Array(Vec::new()));
    let entities = entries(registry, &mut tables, "entity", &ENTITY_FIELDS);
    (types, entities)
}

/// A file of TOML; a problem with its place where it is none.
pub fn toml_tables(source: &Source<'_>, problems: &mut Problems) -> Option<Map<String, Value>> {
    match toml::from_str::<Map<String, Value>>(source.text) {
        Ok(tables) => Some(tables),
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            let what = format!("this is not TOML: {}", error.message());
            problems.error(
                source.place(at),
                what,
                "quote texts, and close every bracket; nothing of this file is used",
            );
            None
        }
    }
}

/// The tables of one name, each with the given fields alone and with its place.
pub fn entries(
    source: &Source<'_>,
    tables: &mut Map<String, Value>,
    name: &str,
    fields: &[&str],
) -> Vec<Entry> {
    let Some(Value::Array(items)) = tables.remove(name) else {
        return Vec::new();
    };
    let places = source.tables(name);
    let entry = |(at, item): (usize, Value)| {
        let value = match item {
            Value::Object(mut item) => {
                item.retain(|field, _| fields.contains(&field.as_str()));
                Value::Object(item)
            }
            other => other,
        };
        let place = places.get(at).cloned().unwrap_or_else(|| source.place(0));
        Entry { value, place }
    };
    items.into_iter().enumerate().map(entry).collect()
}
