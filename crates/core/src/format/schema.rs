//! The format as a JSON Schema, from the same tables that everything else is held to.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{FILE, Kind, Record, VERSION};

/// The schema, draft 2020-12. Unknown fields are allowed, as the loader allows them.
pub fn schema() -> Value {
    let mut records = BTreeMap::new();
    collect(&FILE, &mut records);
    let definitions: Map<String, Value> = records
        .into_iter()
        .filter(|(name, _)| *name != FILE.name)
        .map(|(name, record)| (key(name), object(record)))
        .collect();
    let mut schema = object(&FILE);
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
    schema["title"] = format!("Dossier, version {VERSION}").into();
    schema["properties"]["dossier"] = json!({ "const": VERSION, "description": "Format version." });
    schema["$defs"] = definitions.into();
    schema
}

fn collect(record: &'static Record, records: &mut BTreeMap<&'static str, &'static Record>) {
    if records.insert(record.name, record).is_none() {
        let inner = record.fields.iter().filter_map(|field| field.kind.record());
        inner.for_each(|inner| collect(inner, records));
    }
}

fn object(record: &Record) -> Value {
    let properties: Map<String, Value> = record
        .fields
        .iter()
        .map(|field| {
            let mut schema = kind(field.kind);
            schema["description"] = field.doc.into();
            (field.name.to_owned(), schema)
        })
        .collect();
    let required: Vec<&str> = record
        .fields
        .iter()
        .filter(|field| field.required)
        .map(|field| field.name)
        .collect();
    json!({ "type": "object", "description": record.doc, "properties": properties, "required": required })
}

fn kind(kind: Kind) -> Value {
    let list = |items: Value| json!({ "type": "array", "items": items });
    match kind {
        Kind::Text => json!({ "type": "string" }),
        Kind::Count => json!({ "type": "integer", "minimum": 0 }),
        Kind::Number => json!({ "type": "number" }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Label => json!({ "anyOf": [
            { "type": "string" },
            { "type": "object", "minProperties": 1, "additionalProperties": { "type": "string" } },
        ] }),
        Kind::Qualifier => {
            json!({ "enum": ["exact", "about", "more-than", "at-least", "fewer-than"] })
        }
        Kind::Record(record) => json!({ "$ref": reference(record) }),
        Kind::Records(record) => list(json!({ "$ref": reference(record) })),
        Kind::Texts => list(json!({ "type": "string" })),
    }
}

fn reference(record: &Record) -> String {
    format!("#/$defs/{}", key(record.name))
}

fn key(name: &str) -> String {
    name.replace(' ', "-")
}
