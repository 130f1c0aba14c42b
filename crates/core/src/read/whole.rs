//! Articles, and what stands beside them, put together into one dossier.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::article::Article;
use super::known::Known;
use super::places::{ArticlePlaces, Places};
use super::source::{Entry, Problems};
use super::{Draft, events, propose, registry};
use crate::format::VERSION;

/// Puts articles into one dossier, each read with the same `known`.
pub fn dossier(mut articles: Vec<Article>, known: Known<'_>) -> Draft {
    let mut problems = Problems::default();
    problems.append(known.registry.problems.clone());
    problems.append(known.problems.clone());
    let mut whole = known.whole.clone();
    if articles.len() > 1 && !known.title.is_empty() {
        whole.entry("title").or_insert(known.title.clone().into());
    }
    let n_articles = articles.len();
    different_ids(&mut articles, &mut problems);
    for article in &mut articles {
        problems.append(std::mem::take(&mut article.problems));
    }
    let (mut events, quantities, mut targets) = events::read(&known, &articles, &mut problems);
    add_events(&mut articles, &mut events);
    targets.extend(propose::targets(&events, &articles));
    propose::lost_dates(&known, &articles, &mut problems);
    let undecided = propose::undecided(&known, &articles, &events, &targets);
    let n_decided = known.n_decided();

    let registry = known.registry;
    let mut types = registry.types;
    let mut entities: Vec<registry::Entity> = registry.entities;
    let mut taken: BTreeSet<String> = entities
        .iter()
        .map(|entity| entity.id().to_owned())
        .collect();
    for article in &mut articles {
        for kind in article.types.drain(..) {
            if types.iter().all(|known| known["id"] != kind["id"]) {
                types.push(kind);
            }
        }
        let own = article.entities.drain(..);
        entities.extend(own.filter(|entity| taken.insert(entity.id().to_owned())));
    }
    let used = used_entities(&articles, &events, &quantities);
    entities.retain(|entity| !entity.shared || used.contains(entity.id()));
    registry::warn_of_shared_names(&entities, &mut problems);
    let entities: Vec<Entry> = entities.into_iter().map(|entity| entity.entry).collect();

    let [title, lang] = ["title", "lang"].map(|field| {
        let said = whole.get(field);
        let said = said.or_else(|| articles.iter().find_map(|article| article.whole.get(field)));
        said.or_else(|| {
            articles
                .first()
                .and_then(|article| article.fields.get(field))
        })
        .cloned()
        .unwrap_or_else(|| "".into())
    });
    let mut places: Vec<ArticlePlaces> = Vec::new();
    let articles: Vec<Value> = articles
        .into_iter()
        .map(|article| {
            let (record, own) = article.into_record();
            places.push(own);
            record
        })
        .collect();
    let values = |entries: &[Entry]| {
        entries
            .iter()
            .map(|entry| entry.value.clone())
            .collect::<Value>()
    };
    let mut json = json!({
        "dossier": VERSION,
        "title": title,
        "lang": lang,
        "entity_types": types,
        "articles": articles,
        "entities": values(&entities),
        "events": values(&events),
        "quantities": values(&quantities),
    });
    if let Some(fields) = json.as_object_mut() {
        // What is not said is left out, and not said to be nothing.
        fields.retain(|_, value| value.as_str() != Some(""));
    }
    let places = Places {
        articles: places,
        lists: [
            ("entities", entities),
            ("events", events),
            ("quantities", quantities),
        ],
    };
    places.check(&json, &mut problems);
    let first = || Some(json["articles"][0]["id"].as_str()?.to_owned());
    let id = whole.get("id").and_then(Value::as_str).map(str::to_owned);
    Draft {
        name: id.or_else(|| if n_articles > 1 { None } else { first() }),
        json,
        problems: problems.sorted(),
        undecided,
        n_decided,
    }
}

/// Articles of one id would hide one another: the later gets a number.
fn different_ids(articles: &mut [Article], problems: &mut Problems) {
    let mut known = BTreeSet::new();
    for article in articles {
        let id = article.id().to_owned();
        let free = free_id(&id, &mut known);
        if free != id {
            problems.warning(
                article.place.clone(),
                format!("another article has the id {id:?} too; this one is {free:?}"),
                "give each article an id of its own: id = \"…\" in its front matter",
            );
            article.fields.insert("id".to_owned(), free.into());
        }
    }
}

/// An id that is not taken, which it then is: the wished one, or that with a number.
pub fn free_id(wished: &str, taken: &mut BTreeSet<String>) -> String {
    let mut id = wished.to_owned();
    let mut number = 2;
    while !taken.insert(id.clone()) {
        id = format!("{wished}-{number}");
        number += 1;
    }
    id
}

/// The events that articles bring, behind those of the list, each with an id of its own.
fn add_events(articles: &mut [Article], events: &mut Vec<Entry>) {
    let id_of = |entry: &Entry| entry.value["id"].as_str().unwrap_or_default().to_owned();
    let mut taken: BTreeSet<String> = events.iter().map(id_of).collect();
    let several = articles.len() > 1;
    for article in articles {
        let id = article.id().to_owned();
        for mut event in article.events.drain(..) {
            event.value["id"] = free_id(&id_of(&event), &mut taken).into();
            let passages = event.value["passages"].as_array_mut();
            for passage in passages.into_iter().flatten().filter(|_| several) {
                passage["article"] = id.clone().into();
            }
            events.push(event);
        }
    }
}

/// Ids of the entities that something refers to.
fn used_entities(articles: &[Article], events: &[Entry], quantities: &[Entry]) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    let mut add = |id: &Value| used.extend(id.as_str().map(str::to_owned));
    for block in articles.iter().flat_map(|article| &article.blocks) {
        for list in ["mentions", "rows"] {
            let items = block.fields.get(list).and_then(Value::as_array);
            items
                .into_iter()
                .flatten()
                .for_each(|item| add(&item["entity"]));
        }
    }
    for entry in events.iter().chain(quantities) {
        let ids = entry.value["entities"].as_array();
        ids.into_iter().flatten().for_each(&mut add);
    }
    used
}
