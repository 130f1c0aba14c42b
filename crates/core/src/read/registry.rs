//! The registry: `[[type]]` and `[[entity]]` tables in TOML, beside a story or shared by a newsroom.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::front;
use super::source::{Entry, Problems, Source};
use crate::extract::{Named, Names};

/// The fields of an entity that go into the dossier; any other is a note of the newsroom's own.
const ENTITY_FIELDS: [&str; 6] = ["id", "type", "name", "aliases", "summary", "same_as"];

/// The kind of an alias that is too common to name the entity by itself: it is searched for, and marks nothing.
const WEAK: &str = "weak";

/// Who and what stories name.
#[derive(Debug, Default)]
pub struct Registry {
    /// Types, in display order.
    pub(super) types: Vec<Value>,
    /// Entities in the order of their files, as the format has them.
    pub(super) entities: Vec<Entity>,
    /// All their names.
    pub(super) names: Names,
    pub(super) problems: Problems,
}

/// An entity of a registry.
#[derive(Debug)]
pub(super) struct Entity {
    pub entry: Entry,
    /// Whether it is left out of a dossier that does not name it.
    pub shared: bool,
    /// The names to find it by, each with a language or none.
    names: Vec<(String, String)>,
}

impl Registry {
    /// Reads registries; of two records with one id the later counts. Entities of `shared` registries are left out of
    /// a dossier that does not name them.
    pub fn read(shared: &[Source<'_>], own: Option<&Source<'_>>) -> Self {
        let mut registry = Registry::default();
        for source in shared {
            registry.add(source, true);
        }
        if let Some(source) = own {
            registry.add(source, false);
        }
        registry.prepare();
        registry
    }

    /// All names, prepared to be looked for.
    pub fn names(&self) -> &Names {
        &self.names
    }

    fn add(&mut self, source: &Source<'_>, shared: bool) {
        let mut tables = front::toml(source, &source.text, 0, &mut self.problems);
        if let Some(Value::Array(types)) = tables.remove("type") {
            for kind in types {
                put(&mut self.types, kind, |kind| &kind["id"]);
            }
        }
        let mut entities: Vec<Entity> = entries(source, &mut tables, "entity", &ENTITY_FIELDS)
            .into_iter()
            .map(|entry| Entity::new(entry, shared))
            .collect();
        let places: BTreeMap<String, usize> = self
            .entities
            .iter()
            .enumerate()
            .map(|(at, entity)| (entity.id().to_owned(), at))
            .collect();
        // Two of one id in one file are the loader's to tell.
        for entity in entities.drain(..) {
            match places.get(entity.id()) {
                Some(at) => self.entities[*at] = entity,
                None => self.entities.push(entity),
            }
        }
    }

    fn prepare(&mut self) {
        let named: Vec<Named<'_>> = self.entities.iter().map(Entity::named).collect();
        self.names = Names::new(&named);
    }
}

/// Puts a record in the place of the one with its id, or behind all.
fn put(records: &mut Vec<Value>, record: Value, id: impl Fn(&Value) -> &Value) {
    match records.iter_mut().find(|known| id(known) == id(&record)) {
        Some(known) => *known = record,
        None => records.push(record),
    }
}

impl Entity {
    /// An entity whose aliases are texts or records; the format keeps their texts.
    pub fn new(mut entry: Entry, shared: bool) -> Self {
        let mut names = Vec::new();
        let text = |value: &Value| value.as_str().map(str::to_owned);
        names.extend(text(&entry.value["name"]).map(|name| (name, String::new())));
        if let Some(aliases) = entry.value.get_mut("aliases").and_then(Value::as_array_mut) {
            for alias in aliases {
                let lang = text(&alias["lang"]).unwrap_or_default();
                let is_weak = alias["kind"] == WEAK;
                if let Some(name) = text(&alias["name"]) {
                    *alias = name.into();
                }
                names.extend(text(alias).filter(|_| !is_weak).map(|name| (name, lang)));
            }
        }
        Entity {
            entry,
            shared,
            names,
        }
    }

    /// An entity that no text is searched for: its file says itself where it stands.
    pub fn unnamed(entry: Entry) -> Self {
        Entity {
            entry,
            shared: false,
            names: Vec::new(),
        }
    }

    pub fn id(&self) -> &str {
        self.entry.value["id"].as_str().unwrap_or_default()
    }

    pub fn named(&self) -> Named<'_> {
        Named {
            id: self.id(),
            kind: self.entry.value["type"].as_str().unwrap_or_default(),
            names: self
                .names
                .iter()
                .map(|(name, lang)| (name.as_str(), lang.as_str()))
                .collect(),
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
