//! A dossier of several articles taken apart: a dossier for each, with what belongs to it.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// Lists whose records name passages.
const ANCHORED: [&str; 2] = ["events", "quantities"];

/// The articles of a dossier's JSON, each as a dossier's JSON of its own: with the entities that it mentions, and the
/// events and figures that it tells of, as far as their passages are its own.
pub fn parts(whole: &Value) -> Vec<Value> {
    let articles = whole["articles"].as_array().map_or(&[][..], Vec::as_slice);
    let is_only = articles.len() == 1;
    articles
        .iter()
        .map(|article| part(whole, article, is_only))
        .collect()
}

fn part(whole: &Value, article: &Value, is_only: bool) -> Value {
    let mut part = Map::new();
    let mut used = BTreeSet::new();
    add_ids(article, &mut used);
    for list in ANCHORED {
        let records = whole[list].as_array().into_iter().flatten();
        let own: Vec<Value> = records
            .filter_map(|record| own_record(record, &article["id"], is_only))
            .collect();
        own.iter().for_each(|record| add_ids(record, &mut used));
        if !own.is_empty() {
            part.insert(list.to_owned(), own.into());
        }
    }
    let of = |list: &str, is_used: &dyn Fn(&Value) -> bool| -> Vec<Value> {
        let records = whole[list].as_array().into_iter().flatten();
        records.filter(|record| is_used(record)).cloned().collect()
    };
    let entities = of("entities", &|entity| {
        entity["id"].as_str().is_some_and(|id| used.contains(id))
    });
    let types = of("entity_types", &|kind| {
        entities.iter().any(|entity| entity["type"] == kind["id"])
    });
    for (list, records) in [("entities", entities), ("entity_types", types)] {
        if !records.is_empty() {
            part.insert(list.to_owned(), records.into());
        }
    }
    for (to, from) in [("title", &article["title"]), ("lang", &article["lang"])] {
        let value = if from.is_null() { &whole[to] } else { from };
        part.insert(to.to_owned(), value.clone());
    }
    part.insert("dossier".to_owned(), whole["dossier"].clone());
    part.insert("articles".to_owned(), vec![article.clone()].into());
    let mut article = Value::Object(part);
    if let Some(fields) = article
        .pointer_mut("/articles/0")
        .and_then(Value::as_object_mut)
    {
        let lang = &whole["lang"];
        if lang.is_string() {
            fields.entry("lang").or_insert_with(|| lang.clone());
        }
    }
    article
}

/// An event or a figure with its passages in an article alone; `None` when it has none there.
fn own_record(record: &Value, article: &Value, is_only: bool) -> Option<Value> {
    let is_own = |passage: &Value| passage["article"] == *article || is_only;
    let mut own = record.clone();
    let passages = own.get_mut("passages")?.as_array_mut()?;
    passages.retain(is_own);
    for passage in passages.iter_mut().filter_map(Value::as_object_mut) {
        // There is no other article, and this one may get another id.
        passage.remove("article");
    }
    (!passages.is_empty()).then_some(own)
}

/// Adds the ids of entities that a value refers to, however deep.
fn add_ids(value: &Value, used: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| add_ids(item, used)),
        Value::Object(fields) => {
            for (name, value) in fields {
                match (name.as_str(), value) {
                    ("entity", Value::String(id)) => drop(used.insert(id.clone())),
                    ("entities", Value::Array(ids)) => {
                        used.extend(ids.iter().filter_map(Value::as_str).map(str::to_owned));
                    }
                    _ => add_ids(value, used),
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_article_takes_what_belongs_to_it() {
        let block = |entity: &str| json!({ "id": "p1", "type": "paragraph", "text": entity, "mentions": [{ "start": 0, "end": entity.len(), "entity": entity }] });
        let whole = json!({
            "dossier": 1, "lang": "en",
            "entity_types": [{ "id": "person" }, { "id": "place" }],
            "articles": [{ "id": "a", "title": "A", "blocks": [block("ada")] }, { "id": "b", "title": "B", "blocks": [block("bo")] }],
            "entities": [{ "id": "ada", "type": "person", "name": "Ada" }, { "id": "bo", "type": "person", "name": "Bo" }, { "id": "oslo", "type": "place", "name": "Oslo" }],
            "events": [{ "id": "e", "date": "2018", "title": "E", "entities": ["oslo"], "passages": [{ "article": "b", "block": "p1" }, { "article": "c", "block": "p1" }] }],
        });
        let parts = parts(&whole);
        let ids = |at: usize, list: &str| {
            let records = parts[at][list].as_array().into_iter().flatten();
            records
                .map(|record| record["id"].as_str().unwrap_or_default())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            (ids(0, "entities"), ids(0, "events")),
            (vec!["ada"], vec![])
        );
        assert_eq!(
            (ids(1, "entities"), ids(1, "events")),
            (vec!["bo", "oslo"], vec!["e"])
        );
        assert_eq!(ids(1, "entity_types"), ["person", "place"]);
        assert_eq!(
            parts[1]["events"][0]["passages"],
            json!([{ "block": "p1" }])
        );
        for part in &parts {
            let loaded = crate::load::load(part.to_string().as_bytes()).expect("a dossier");
            assert_eq!(loaded.diagnostics, []);
        }
    }
}
