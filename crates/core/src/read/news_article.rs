//! schema.org `NewsArticle` and its kin, as JSON by itself or inside a page: who wrote what when, and who it is about.
//!
//! Source of the names: <https://schema.org/NewsArticle>.

use serde_json::{Map, Value, json};

use super::article::{Article, slug};
use super::block::{Blocks, Run};
use super::fields::published;
use super::html;
use super::registry::Entity;
use super::source::{Entry, Place, Source};

/// How the type of an article ends: `Article`, `NewsArticle`, `ReportageNewsArticle`, ...
const TYPE: &str = "Article";

/// Types of what an article is about, each with ours and its headings.
const ENTITY_TYPES: [(&str, &str, &str, &str); 5] = [
    ("Person", "person", "People", "Personnes"),
    (
        "Organization",
        "organisation",
        "Organisations",
        "Organisations",
    ),
    (
        "NewsMediaOrganization",
        "organisation",
        "Organisations",
        "Organisations",
    ),
    ("Place", "place", "Places", "Lieux"),
    ("Country", "place", "Places", "Lieux"),
];

/// The first article in a JSON-LD document: it may stand in a list or a graph.
pub fn find(json: &Value) -> Option<&Map<String, Value>> {
    match json {
        Value::Array(items) => items.iter().find_map(find),
        Value::Object(fields) => {
            let types = fields.get("@type").or_else(|| fields.get("type"));
            let is_article = |kind: &Value| kind.as_str().is_some_and(|kind| kind.ends_with(TYPE));
            let found = types.is_some_and(|types| match types {
                Value::Array(types) => types.iter().any(is_article),
                kind => is_article(kind),
            });
            if found {
                return Some(fields);
            }
            let inner = ["@graph", "mainEntity", "mainEntityOfPage"];
            inner.iter().find_map(|name| {
                fields
                    .get(*name)
                    .filter(|value| !value.is_string())
                    .and_then(find)
            })
        }
        _ => None,
    }
}

/// Reads a file of JSON-LD.
pub fn read(source: &Source<'_>, json: &Value, article: &mut Article) {
    let Some(fields) = find(json) else {
        article.problems.error(
            source.place(0),
            "this JSON holds no article",
            "it needs an object with \"@type\": \"NewsArticle\"",
        );
        return;
    };
    metadata(fields, article, &source.place(0));
    let mut blocks = Blocks::default();
    let place = place_of(source, "articleBody");
    if let Some(standfirst) = text(fields, &["description", "abstract"]) {
        blocks.push(
            "standfirst",
            Run::of(standfirst),
            place_of(source, "description"),
        );
    }
    match text(fields, &["articleBody", "text"]) {
        Some(body) if body.contains("</p>") || body.contains("<br") => {
            html::body(body, source, &mut blocks, &mut article.problems);
        }
        Some(body) => {
            for paragraph in body.split('\n').map(str::trim).filter(|text| !text.is_empty()) {
                blocks.push("paragraph", Run::of(paragraph), place.clone());
            }
        }
        None => article.problems.error(
            place,
            "the article has no text",
            "schema.org has it in \"articleBody\"; build from the page itself when the text is only there",
        ),
    }
    article.blocks = blocks.list;
}

/// Where a field stands in the file; its start when it does not.
fn place_of(source: &Source<'_>, field: &str) -> Place {
    source.place(
        source
            .text
            .find(&format!("\"{field}\""))
            .unwrap_or_default(),
    )
}

/// The metadata of an article; what is there already stays.
pub fn metadata(fields: &Map<String, Value>, article: &mut Article, place: &Place) {
    let mut set = |field: &str, value: Value| {
        article.fields.entry(field.to_owned()).or_insert(value);
    };
    if let Some(title) = text(fields, &["headline", "name"]) {
        set("title", title.into());
    }
    let kicker = text(fields, &["alternativeHeadline", "articleSection"]);
    if let Some(kicker) = kicker {
        set("kicker", kicker.into());
    }
    if let Some(lang) = fields.get("inLanguage") {
        let lang = lang.as_str().or_else(|| lang["alternateName"].as_str());
        lang.into_iter().for_each(|lang| set("lang", lang.into()));
    }
    if let Some(date) = text(fields, &["datePublished", "dateCreated"]) {
        set("published", published(date));
    }
    let byline: Vec<Value> = people(fields.get("author"))
        .map(|name| json!({ "name": name }))
        .chain(people(fields.get("translator")).map(
            |name| json!({ "name": name, "role": { "en": "translation", "fr": "traduction" } }),
        ))
        .collect();
    if !byline.is_empty() {
        set("byline", byline.into());
    }
    let mut source = Map::new();
    if let Some(publisher) = people(fields.get("publisher")).next() {
        source.insert("publisher".to_owned(), publisher.into());
    }
    let url = text(fields, &["url", "@id"]).or_else(|| {
        fields
            .get("mainEntityOfPage")
            .and_then(|page| page.as_str().or_else(|| page["@id"].as_str()))
    });
    if let Some(url) = url.filter(|url| url.starts_with("http")) {
        source.insert("url".to_owned(), url.into());
    }
    if !source.is_empty() {
        set("source", source.into());
    }
    let holder = people(fields.get("copyrightHolder"))
        .next()
        .map(str::to_owned);
    if let Some(rights) = text(fields, &["copyrightNotice"])
        .map(str::to_owned)
        .or(holder)
    {
        set("rights", rights.into());
    }
    entities(fields, article, place);
}

/// Who and what the article says it is about.
fn entities(fields: &Map<String, Value>, article: &mut Article, place: &Place) {
    let things = ["about", "mentions", "contentLocation"]
        .iter()
        .filter_map(|name| fields.get(*name));
    for thing in things.flat_map(|value| {
        value
            .as_array()
            .map_or(std::slice::from_ref(value), Vec::as_slice)
    }) {
        let kind = thing["@type"].as_str().unwrap_or_default();
        let known = ENTITY_TYPES.iter().find(|(name, ..)| *name == kind);
        let (Some((_, kind, en, fr)), Some(name)) = (known, thing["name"].as_str()) else {
            continue;
        };
        let id = slug(name);
        if id.is_empty() || article.entities.iter().any(|entity| entity.id() == id) {
            continue;
        }
        let same_as: Vec<Value> = match &thing["sameAs"] {
            Value::Array(all) => all.clone(),
            Value::String(one) => vec![one.clone().into()],
            _ => Vec::new(),
        };
        let mut aliases = thing["alternateName"].clone();
        if aliases.is_string() {
            aliases = json!([aliases]);
        }
        let mut value = json!({ "id": id, "type": kind, "name": name, "same_as": same_as });
        if aliases.is_array() {
            value["aliases"] = aliases;
        }
        if let Some(summary) = thing["description"].as_str() {
            value["summary"] = summary.into();
        }
        let entry = Entry {
            value,
            place: place.clone(),
        };
        article.entities.push(Entity::new(entry, false));
        if article.types.iter().all(|known| known["id"] != *kind) {
            article
                .types
                .push(json!({ "id": kind, "label": { "en": en, "fr": fr } }));
        }
    }
}

/// The first of these fields that is a text with something in it.
fn text<'a>(fields: &'a Map<String, Value>, names: &[&str]) -> Option<&'a str> {
    let texts = names.iter().filter_map(|name| fields.get(*name)?.as_str());
    texts.map(str::trim).find(|text| !text.is_empty())
}

/// Names of people or organisations: texts, or objects with a name, one or several.
fn people(value: Option<&Value>) -> impl Iterator<Item = &str> {
    let all = value.map_or(&[][..], |value| {
        value
            .as_array()
            .map_or(std::slice::from_ref(value), Vec::as_slice)
    });
    all.iter()
        .filter_map(|person| person.as_str().or_else(|| person["name"].as_str()))
        .map(str::trim)
        .filter(|name| !name.is_empty())
}
