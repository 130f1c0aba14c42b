//! The registry: `[[type]]` and `[[entity]]` tables in TOML, beside a story or shared by a newsroom.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::{Map, Value, json};

use super::found::{Decision, commented, decisions};
use super::front;
use super::source::{Entry, Problems, Source};
use super::tags::Tag;
use crate::extract::{Named, Names};
use crate::text::fold;

/// The fields of an entity that go into the dossier; any other is a note of the newsroom's own.
const ENTITY_FIELDS: [&str; 6] = ["id", "type", "name", "aliases", "summary", "same_as"];

/// The kind of an alias that is too common to name the entity by itself: it is searched for, and marks nothing.
const WEAK: &str = "weak";

/// Types that need no `[[type]]` when a name that was found has them: id, and their words in English and French.
const KNOWN_TYPES: [(&str, [&str; 4]); 7] = [
    ("person", ["People", "Personnes", "person", "personne"]),
    (
        "organisation",
        [
            "Organisations",
            "Organisations",
            "organisation",
            "organisation",
        ],
    ),
    ("place", ["Places", "Lieux", "place", "lieu"]),
    (
        "publication",
        ["Publications", "Publications", "publication", "publication"],
    ),
    (
        "agreement",
        ["Agreements", "Accords", "agreement", "accord"],
    ),
    ("event", ["Events", "Événements", "event", "événement"]),
    (
        "other",
        ["Other names", "Autres noms", "other name", "autre nom"],
    ),
];

/// Who and what stories name.
#[derive(Debug, Default)]
pub struct Registry {
    /// Types, in display order.
    pub(super) types: Vec<Value>,
    /// Entities in the order of their files, as the format has them.
    pub(super) entities: Vec<Entity>,
    /// All their names.
    pub(super) names: Names,
    /// Places of the entities by id, and by type and folded name or alias.
    by_id: HashMap<String, usize>,
    by_name: HashMap<(String, String), usize>,
    /// What was decided about names that were found, and the folded names that are rejected.
    pub(super) decided: Vec<Decision>,
    pub(super) rejected: BTreeSet<String>,
    /// The proposals that stand in the articles' own registry as comments.
    pub(super) commented: Vec<(String, Value)>,
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
            registry.commented = commented(&source.text, "names");
        }
        registry.prepare();
        registry
    }

    /// All names, prepared to be looked for.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// The entity with an id.
    pub(super) fn entity(&self, id: &str) -> Option<&Entity> {
        self.entities.get(*self.by_id.get(id)?)
    }

    /// The entity of a type that has this name, whatever its accents and its case are.
    pub(super) fn named(&self, kind: &str, name: &str) -> Option<&Entity> {
        if self.by_name.is_empty() {
            return None;
        }
        let key = (kind.to_owned(), fold(name));
        self.entities.get(*self.by_name.get(&key)?)
    }

    fn add(&mut self, source: &Source<'_>, shared: bool) {
        let mut tables = front::toml(source, &source.text, 0, &mut self.problems);
        if let Some(Value::Array(types)) = tables.remove("type") {
            for kind in types {
                put(&mut self.types, kind, |kind| &kind["id"]);
            }
        }
        let decided = decisions(source, &tables, "names");
        let accepted = decided
            .iter()
            .filter(|one| !one.is_rejected && one.text("into").is_empty());
        let accepted: Vec<Entry> = accepted.map(accepted_name).collect();
        self.add_types(&accepted);
        let own = entries(source, &mut tables, "entity", &ENTITY_FIELDS);
        let mut entities: Vec<Entity> = own
            .into_iter()
            .chain(accepted)
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
        for decision in &decided {
            if decision.is_rejected {
                self.rejected.insert(fold(decision.text("name")));
            } else if !decision.text("into").is_empty() {
                self.join(decision);
            }
        }
        self.decided.extend(decided);
    }

    /// Adds the types of accepted names that no `[[type]]` names, in the order in which readers expect them.
    fn add_types(&mut self, accepted: &[Entry]) {
        for (id, [en, fr, en_one, fr_one]) in KNOWN_TYPES {
            let is_used = accepted.iter().any(|entry| entry.value["type"] == id);
            if is_used && self.types.iter().all(|kind| kind["id"] != id) {
                self.types.push(json!({
                    "id": id,
                    "label": { "en": en, "fr": fr },
                    "singular": { "en": en_one, "fr": fr_one },
                }));
            }
        }
    }

    /// Makes a name that was found another name of an entity.
    fn join(&mut self, decision: &Decision) {
        let id = decision.text("into");
        let Some(entity) = self.entities.iter_mut().find(|entity| entity.id() == id) else {
            self.problems.warning(
                decision.place.clone(),
                format!(
                    "there is no entity {id:?} for the name {:?}",
                    decision.text("name")
                ),
                "write the id of an entity of this file or of a shared registry, or take into away",
            );
            return;
        };
        let aliases = decision.record["aliases"].as_array();
        let aliases = aliases.into_iter().flatten().filter_map(Value::as_str);
        for name in [decision.text("name")].into_iter().chain(aliases) {
            entity.add_alias(name);
        }
    }

    fn prepare(&mut self) {
        let named: Vec<Named<'_>> = self.entities.iter().map(Entity::named).collect();
        self.names = Names::new(&named);
        for (at, entity) in self.entities.iter().enumerate() {
            self.by_id.insert(entity.id().to_owned(), at);
            let kind = entity.entry.value["type"].as_str().unwrap_or_default();
            for (name, _) in &entity.names {
                let key = (kind.to_owned(), fold(name));
                self.by_name.entry(key).or_insert(at);
            }
        }
    }
}

/// A name that was found and accepted, as an entity.
fn accepted_name(decision: &Decision) -> Entry {
    let mut value = decision.record.clone();
    if let Some(fields) = value.as_object_mut() {
        fields.retain(|field, _| ENTITY_FIELDS.contains(&field.as_str()));
        fields.insert("id".to_owned(), decision.id.clone().into());
    }
    Entry {
        value,
        place: decision.place.clone(),
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

    /// Gives it another name.
    fn add_alias(&mut self, name: &str) {
        if name.is_empty() || self.names.iter().any(|(known, _)| known == name) {
            return;
        }
        self.names.push((name.to_owned(), String::new()));
        if let Some(fields) = self.entry.value.as_object_mut() {
            let aliases = fields.entry("aliases").or_insert_with(|| json!([]));
            if let Some(aliases) = aliases.as_array_mut() {
                aliases.push(name.into());
            }
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

    fn kind(&self) -> &str {
        self.entry.value["type"].as_str().unwrap_or_default()
    }

    /// It, as a source says of an article that it is about it.
    pub fn tag(&self) -> Tag {
        let name = self.entry.value["name"].as_str().unwrap_or_default();
        Tag {
            kind: self.kind().to_owned(),
            name: name.to_owned(),
        }
    }

    pub fn named(&self) -> Named<'_> {
        Named {
            id: self.id(),
            kind: self.kind(),
            names: self
                .names
                .iter()
                .map(|(name, lang)| (name.as_str(), lang.as_str()))
                .collect(),
        }
    }
}

/// Says which names several entities have: their words are marked as all of these.
pub fn warn_of_shared_names(entities: &[Entity], problems: &mut Problems) {
    let mut owners: BTreeMap<&str, Vec<(&Entity, &str)>> = BTreeMap::new();
    for entity in entities {
        for (name, lang) in &entity.names {
            owners.entry(name).or_default().push((entity, lang));
        }
    }
    for (name, owners) in owners {
        let (first, lang) = owners[0];
        let is_other = |(entity, other): &&(&Entity, &str)| {
            let is_same_language = lang.is_empty() || other.is_empty() || lang == *other;
            entity.id() != first.id() && is_same_language
        };
        if let Some((other, _)) = owners.iter().find(is_other) {
            problems.warning(
                other.entry.place.clone(),
                format!("{name:?} is a name of {:?} and of {:?}; where the text does not tell which it means, both are marked", first.id(), other.id()),
                "give it to one of them, or to neither and mark it by hand; with kind = \"weak\" it is still found by search",
            );
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
