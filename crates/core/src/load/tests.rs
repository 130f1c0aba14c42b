//! The tables of [`crate::format`] and the code that reads name the same fields.

use serde_json::{Map, Value, json};

use crate::format::{FILE, Field, Kind, Record};

/// A record with what it must have, its blocks, and its text. `2016` is a word, an id, and a date.
fn bare(record: &Record, block_type: &str) -> Map<String, Value> {
    let mut fields = Map::new();
    let needed = |field: &&Field| field.required || ["text", "blocks"].contains(&field.name);
    for field in record.fields.iter().filter(needed) {
        let value = match (field.name, field.kind) {
            ("dossier", _) => json!(1),
            ("type", _) => json!(block_type),
            ("end", _) => json!(1),
            ("href", _) => json!("https://example.org"),
            (_, Kind::Count | Kind::Number) => json!(0),
            (_, Kind::Records(nested)) => json!([bare(nested, block_type)]),
            _ => json!("2016"),
        };
        fields.insert(field.name.to_owned(), value);
    }
    fields
}

fn of_another_kind(kind: Kind) -> Value {
    match kind {
        Kind::Text | Kind::Label | Kind::Qualifier => json!(7),
        _ => json!("seven"),
    }
}

/// A file in which the last field of `path` is of another kind, and the pointer to it.
fn file(path: &[(&Record, &Field)], block_type: &str) -> (Value, String) {
    let mut value = of_another_kind(path[path.len() - 1].1.kind);
    let mut pointer = String::new();
    for (at, (record, field)) in path.iter().enumerate().rev() {
        let is_last = at + 1 == path.len();
        if matches!(field.kind, Kind::Records(_)) && !is_last {
            value = json!([value]);
            pointer = format!("/0{pointer}");
        }
        let mut outer = bare(record, block_type);
        outer.insert(field.name.to_owned(), value);
        value = Value::Object(outer);
        pointer = format!("/{}{pointer}", field.name);
    }
    (value, pointer)
}

fn is_read(path: &[(&Record, &Field)]) -> bool {
    let block_types = ["heading", "quotation", "list-item", "figure", "chart"];
    block_types.iter().any(|block_type| {
        let (value, pointer) = file(path, block_type);
        let loaded = super::load(value.to_string().as_bytes());
        let mut diagnostics = loaded.unwrap().diagnostics.into_iter();
        diagnostics.any(|one| one.pointer == pointer && one.message.starts_with("expected "))
    })
}

fn for_each_field(path: &[(&'static Record, &'static Field)], n_fields: &mut usize) {
    let record = path
        .last()
        .map_or(Some(&FILE), |(_, field)| field.kind.record());
    for field in record.map_or(&[][..], |record| record.fields) {
        let record = record.unwrap_or(&FILE);
        let path = [path, &[(record, field)]].concat();
        // The version is read before all else, and a wrong one is no diagnostic.
        if field.name != "dossier" {
            assert!(is_read(&path), "{} of {}", field.name, record.name);
        }
        *n_fields += 1;
        for_each_field(&path, n_fields);
    }
}

/// That nothing else is read is asserted where it is read, in [`super::read::Node::value`].
#[test]
fn every_field_of_the_tables_is_read() {
    let mut n_fields = 0;
    for_each_field(&[], &mut n_fields);
    assert!(n_fields > 60, "{n_fields} fields");
}

#[test]
fn many_records_without_an_id_each_get_their_own() {
    let blocks = vec![json!({"type": "paragraph", "text": "No id."}); 3];
    let mut file = bare(&FILE, "");
    file.insert("articles".into(), json!([{"title": "A", "blocks": blocks}]));
    let bytes = Value::Object(file).to_string();
    let dossier = super::load(bytes.as_bytes()).unwrap().dossier;
    let ids = dossier.articles[0].blocks.iter().map(|block| &block.id);
    assert_eq!(ids.collect::<Vec<_>>(), ["block-1", "block-2", "block-3"]);
}
