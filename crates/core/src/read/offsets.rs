//! Texts with the names that another program found in them: what spaCy, displaCy and doccano write.
//!
//! Offsets are Unicode scalar values in the whole text, as in the dossier itself. Each text becomes paragraphs, each
//! name an entity, the label its type.

use serde_json::{Value, json};

use super::article::{Article, slug};
use super::block::{Blocks, Mark, Run, What};
use super::language::language;
use super::registry::Entity;
use super::source::{Entry, Place, Source};

/// Labels of the usual models, each with the type they are here and its headings.
const TYPES: [(&str, &str, &str, &str); 12] = [
    ("PERSON", "person", "People", "Personnes"),
    ("PER", "person", "People", "Personnes"),
    ("ORG", "organisation", "Organisations", "Organisations"),
    ("NORP", "group", "Groups", "Groupes"),
    ("GPE", "place", "Places", "Lieux"),
    ("LOC", "place", "Places", "Lieux"),
    ("FAC", "place", "Places", "Lieux"),
    ("EVENT", "occasion", "Occasions", "Occasions"),
    ("LAW", "law", "Laws", "Lois"),
    ("PRODUCT", "product", "Products", "Produits"),
    ("WORK_OF_ART", "work", "Works", "Œuvres"),
    ("LANGUAGE", "language", "Languages", "Langues"),
];

/// Labels of what is no entity: dates are found by themselves, numbers name nobody.
const NO_ENTITY: [&str; 7] = [
    "DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY",
];

/// A name that was found.
struct Found {
    start: usize,
    end: usize,
    label: String,
}

/// Whether JSON is a text with offsets, or a list of such.
pub fn is_offsets(json: &Value) -> bool {
    match json {
        Value::Array(items) => items.first().is_some_and(|first| record(first).is_some()),
        one => record(one).is_some(),
    }
}

/// Reads JSON, or a line of JSON for each text.
pub fn read(source: &Source<'_>, article: &mut Article) {
    let mut blocks = Blocks::default();
    let mut texts = String::new();
    for (json, place) in records(source, article) {
        match record(&json) {
            Some((text, found)) => {
                texts.push_str(text);
                texts.push(' ');
                paragraphs(text, &found, &place, article, &mut blocks);
            }
            None => article.problems.error(
                place,
                "this record has no text with names",
                "spaCy writes {\"text\": …, \"ents\": [{\"start\", \"end\", \"label\"}]}, doccano {\"text\": …, \"label\": [[0, 5, \"PERSON\"]]}",
            ),
        }
    }
    article
        .fields
        .insert("title".to_owned(), source.stem().into());
    if let Some(lang) = language(&texts) {
        article.fields.insert("lang".to_owned(), lang.into());
    }
    article.blocks = blocks.list;
}

fn records(source: &Source<'_>, article: &mut Article) -> Vec<(Value, Place)> {
    if let Ok(json) = serde_json::from_str::<Value>(&source.text) {
        let all = match json {
            Value::Array(all) if all.first().is_some_and(|first| !first.is_string()) => all,
            one => vec![one],
        };
        return all
            .into_iter()
            .map(|json| (json, source.place(0)))
            .collect();
    }
    let mut records = Vec::new();
    for (at, line) in source.text.lines().enumerate() {
        match serde_json::from_str::<Value>(line) {
            Ok(json) => records.push((json, source.line(at + 1))),
            Err(_) if line.trim().is_empty() => {}
            Err(error) => article.problems.error(
                Place {
                    column: error.column(),
                    ..source.line(at + 1)
                },
                format!("this line is not JSON: {error}"),
                "each line is one JSON object",
            ),
        }
    }
    records
}

/// The text and the names of a record.
fn record(json: &Value) -> Option<(&str, Vec<Found>)> {
    // A pair of a text and its annotations, as spaCy's training data.
    if let Some([Value::String(text), notes]) = json.as_array().map(Vec::as_slice) {
        return Some((text, found(notes.get("entities")?)));
    }
    let names = ["ents", "entities", "label", "labels", "spans"];
    let list = names
        .iter()
        .find_map(|name| json.get(*name).filter(|list| list.is_array()))?;
    Some((
        json["text"].as_str().or_else(|| json["data"].as_str())?,
        found(list),
    ))
}

fn found(list: &Value) -> Vec<Found> {
    let one = |item: &Value| {
        let number = |names: [&str; 2], at: usize| {
            let number = names.iter().find_map(|name| item.get(*name)?.as_u64());
            number
                .or_else(|| item.get(at)?.as_u64())
                .map(|number| number as usize)
        };
        let label = item["label"].as_str().or_else(|| item.get(2)?.as_str())?;
        Some(Found {
            start: number(["start", "start_offset"], 0)?,
            end: number(["end", "end_offset"], 1)?,
            label: label.to_owned(),
        })
    };
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(one)
        .collect()
}

/// The lines of a text as paragraphs, each with the names that lie in it.
fn paragraphs(
    text: &str,
    found: &[Found],
    place: &Place,
    article: &mut Article,
    blocks: &mut Blocks,
) {
    let letters: Vec<char> = text.chars().collect();
    let mut n_outside = 0;
    let mut marks = Vec::new();
    let named = |found: &&Found| !NO_ENTITY.contains(&found.label.as_str());
    for found in found.iter().filter(named) {
        let words = letters.get(found.start..found.end).unwrap_or_default();
        // A name ends with its line: lines become paragraphs.
        if words.is_empty() || words.contains(&'\n') {
            n_outside += 1;
            continue;
        }
        let name: String = words.iter().collect();
        if let Some(id) = entity(name.trim(), &found.label, article, place) {
            marks.push((found.start, found.end, id));
        }
    }
    if n_outside > 0 {
        article.problems.error(
            place.clone(),
            format!(
                "names that lie outside their text, or in more than one line of it: {n_outside}"
            ),
            "offsets count Unicode code points from 0, end exclusive, in this very text",
        );
    }
    marks.sort_unstable();
    let mut marks = marks.into_iter().peekable();
    let mut line_start = 0;
    for line in text.split('\n') {
        let line_end = line_start + line.chars().count();
        let mut run = Run::of(line);
        while let Some((start, end, id)) = marks.next_if(|(_, end, _)| *end <= line_end) {
            run.mark(Mark {
                start: start - line_start,
                end: end - line_start,
                what: What::Entity(id),
            });
        }
        if !line.trim().is_empty() {
            blocks.push("paragraph", run, place.clone());
        }
        line_start = line_end + 1;
    }
}

/// The entity of a name under a label: the same name under the same label is the same entity.
fn entity(name: &str, label: &str, article: &mut Article, place: &Place) -> Option<String> {
    let known = TYPES
        .iter()
        .find(|(known, ..)| *known == label.to_uppercase());
    let kind = match known {
        Some((_, kind, ..)) => (*kind).to_owned(),
        None => slug(label),
    };
    let words = slug(name);
    if kind.is_empty() || words.is_empty() {
        return None;
    }
    let is_same = |entity: &&Entity| {
        entity.entry.value["name"] == name && entity.entry.value["type"] == *kind
    };
    if let Some(entity) = article.entities.iter().find(is_same) {
        return Some(entity.id().to_owned());
    }
    let taken = article.entities.iter().any(|entity| entity.id() == words);
    let id = if taken {
        format!("{words}-{}", article.entities.len() + 1)
    } else {
        words
    };
    if article.types.iter().all(|known| known["id"] != *kind) {
        article.types.push(match known {
            Some((_, _, en, fr)) => json!({ "id": kind, "label": { "en": en, "fr": fr } }),
            None => json!({ "id": kind, "label": label }),
        });
    }
    let value = json!({ "id": id, "type": kind, "name": name });
    article.entities.push(Entity::unnamed(Entry {
        value,
        place: place.clone(),
    }));
    Some(id)
}
