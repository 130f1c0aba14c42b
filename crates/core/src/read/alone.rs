//! An article of a collection: a dossier of its own, with the entities that it mentions and the events that it tells.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::article::Article;
use super::known::Known;
use super::places::Places;
use super::registry::Entity;
use super::source::{Entry, Problem};
use super::tags::{self, HEADINGS, Tag};
use super::{free_id, slug};
use crate::format::VERSION;

/// Types whose names stand in texts as they do in lists: what a source says of an article is looked for in it.
const NAMED: [&str; 3] = ["person", "organisation", "place"];

/// An article by itself.
#[derive(Debug)]
pub struct Alone {
    /// The id that it has, or would like to have.
    pub id: String,
    /// Whether that id was given, and not made from its title.
    pub has_own_id: bool,
    /// The file of the format, with this article alone; `None` when there is nothing to show.
    pub json: Option<Value>,
    /// What its source says of the whole of it, and who wrote it, under the names of the registry; in order, each once.
    pub tags: Vec<Tag>,
    /// Whether there is nothing to show because it is the entry of an article that was not kept: it has neither title nor text.
    pub is_entry_alone: bool,
    /// What is wrong.
    pub problems: Vec<Problem>,
}

/// Makes what an article is tagged with entities of its own, so that their names are found in its text.
pub(super) fn entities_of_tags(article: &mut Article, known: &Known<'_>) {
    let mut taken: BTreeSet<String> = article
        .entities
        .iter()
        .map(|entity| entity.id().to_owned())
        .collect();
    let mut tags = std::mem::take(&mut article.tags);
    tags.sort();
    tags.dedup();
    for tag in &mut tags {
        let Tag { kind, name } = tag;
        if let Some(entity) = known.registry.named(kind, name) {
            let canonical = entity.entry.value["name"].as_str();
            canonical.unwrap_or_default().clone_into(name);
            continue;
        }
        let id = slug(name);
        if id.is_empty() || !NAMED.contains(&kind.as_str()) {
            continue;
        }
        let id = match known.registry.entity(&id) {
            Some(_) => free_id(&format!("{id}-{kind}"), &mut taken),
            None => free_id(&id, &mut taken),
        };
        let value = json!({ "id": id, "type": kind, "name": name });
        let place = article.place.clone();
        article
            .entities
            .push(Entity::new(Entry { value, place }, true));
        let has_type = article.types.iter().any(|known| known["id"] == *kind);
        if let Some((id, en, fr)) = HEADINGS.iter().find(|(id, ..)| *id == *kind && !has_type) {
            let label = json!({ "en": en, "fr": fr });
            article.types.push(json!({ "id": id, "label": label }));
        }
    }
    tags.sort();
    tags.dedup();
    article.tags = tags;
}

impl Alone {
    /// The only article of a dossier's JSON.
    pub fn of_dossier(json: Value) -> Self {
        let article = &json["articles"][0];
        let id = article["id"].as_str().unwrap_or_default();
        Alone {
            id: match slug(id) {
                plain if plain == id && !plain.is_empty() => plain,
                _ => "article".to_owned(),
            },
            has_own_id: true,
            tags: authors(&article["byline"]),
            json: Some(json),
            is_entry_alone: false,
            problems: Vec::new(),
        }
    }
}

/// Those who are named in a byline.
fn authors(byline: &Value) -> Vec<Tag> {
    let credits = byline.as_array().into_iter().flatten();
    let names = credits.filter_map(|one| tags::named("author", one["name"].as_str()?));
    let mut authors: Vec<Tag> = names.collect();
    authors.sort();
    authors.dedup();
    authors
}

impl Article {
    /// The article by itself, read with the same `known`.
    pub fn alone(mut self, known: &Known<'_>) -> Alone {
        let mut problems = std::mem::take(&mut self.problems);
        let id = self.id().to_owned();
        let mut tags = std::mem::take(&mut self.tags);
        tags.extend(authors(self.fields.get("byline").unwrap_or(&Value::Null)));
        tags.sort();
        tags.dedup();
        let mut alone = Alone {
            id,
            has_own_id: self.has_own_id || !self.is_record,
            json: None,
            tags,
            is_entry_alone: self.is_entry_alone,
            problems: Vec::new(),
        };
        if !self.blocks.is_empty() || self.is_title_alone {
            let is_record = self.is_record;
            let (json, places) = self.file(known);
            if !is_record {
                // A record has only what was made for it here.
                places.check(&json, &mut problems);
            }
            alone.json = Some(json);
        } else if problems.is_empty() && !self.is_entry_alone {
            problems.error(
                self.place,
                "the article has no text",
                "write one, or take the file away",
            );
        }
        alone.problems = problems.sorted();
        alone
    }

    /// The file of the format, and where its parts stand.
    fn file(mut self, known: &Known<'_>) -> (Value, Places) {
        let used = self.used();
        let own = std::mem::take(&mut self.entities);
        let own_ids: BTreeSet<String> = own.iter().map(|entity| entity.id().to_owned()).collect();
        let registered = used.iter().filter(|id| !own_ids.contains(*id));
        let registered = registered.filter_map(|id| known.registry.entity(id));
        let mut entities: Vec<Entry> = registered.map(|entity| entity.entry.clone()).collect();
        entities.extend(
            own.into_iter()
                .filter(|entity| !entity.shared || used.contains(entity.id()))
                .map(|entity| entity.entry),
        );
        let has_kind = |kind: &&Value| {
            let mut all = entities.iter();
            all.any(|entity| entity.value["type"] == kind["id"])
        };
        let of_registry = known.registry.types.iter();
        let own_types = self.types.iter().filter(|kind| {
            let mut others = known.registry.types.iter();
            others.all(|other| other["id"] != kind["id"])
        });
        let types: Vec<Value> = of_registry
            .chain(own_types)
            .filter(has_kind)
            .cloned()
            .collect();
        let [title, lang] = ["title", "lang"].map(|name| self.fields.get(name).cloned());
        let events = std::mem::take(&mut self.events);
        let (article, places) = self.into_record();
        let values = |entries: &[Entry]| -> Value {
            entries.iter().map(|entry| entry.value.clone()).collect()
        };
        let mut json = json!({
            "dossier": VERSION,
            "title": title,
            "lang": lang,
            "entity_types": types,
            "articles": [article],
            "entities": values(&entities),
            "events": values(&events),
        });
        if let Some(fields) = json.as_object_mut() {
            fields.retain(|_, value| {
                !value.is_null() && value.as_array().is_none_or(|all| !all.is_empty())
            });
        }
        let lists = [
            ("entities", entities),
            ("events", events),
            ("quantities", Vec::new()),
        ];
        let articles = vec![places];
        (json, Places { articles, lists })
    }

    /// Ids of the entities that its blocks and events refer to.
    fn used(&self) -> BTreeSet<String> {
        let mut used = BTreeSet::new();
        let mut add = |id: &Value| used.extend(id.as_str().map(str::to_owned));
        for block in &self.blocks {
            for list in ["mentions", "rows"] {
                let items = block.fields.get(list).and_then(Value::as_array);
                items
                    .into_iter()
                    .flatten()
                    .for_each(|item| add(&item["entity"]));
            }
        }
        for event in &self.events {
            let ids = event.value["entities"].as_array();
            ids.into_iter().flatten().for_each(&mut add);
        }
        used
    }
}
