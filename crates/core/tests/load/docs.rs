//! The example in `docs/format.md` is a dossier, and it shows every field.

use dossier_core::format::{FILE, Record};
use dossier_core::load;
use serde_json::Value;

use crate::invariants::{assert_holds, assert_shows};

const REFERENCE: &str = include_str!("../../../../docs/format.md");

/// The text of the example: the first JSON after its heading.
pub fn example() -> &'static str {
    let (_, rest) = REFERENCE.split_once("## A complete example").unwrap();
    let (_, rest) = rest.split_once("```json\n").unwrap();
    rest.split_once("```").unwrap().0
}

#[test]
fn the_example_loads_without_a_problem() {
    let loaded = load::load(example().as_bytes()).unwrap();
    assert_eq!(loaded.diagnostics, []);
    assert_holds(&loaded.dossier);
    assert_eq!(loaded.dossier.articles.len(), 2);
    assert!(!loaded.dossier.quantities.is_empty());
    assert_shows(loaded.dossier);
}

#[test]
fn every_field_of_the_example_is_one_that_is_read() {
    let written: Value = serde_json::from_str(example()).unwrap();
    assert_known(&written, &FILE);
}

/// Fails where an object has a field that its record lacks.
fn assert_known(value: &Value, record: &Record) {
    match value {
        Value::Array(list) => list.iter().for_each(|value| assert_known(value, record)),
        Value::Object(fields) => {
            for (name, value) in fields {
                let field = record.field(name);
                let field = field.unwrap_or_else(|| panic!("{name} of {}", record.name));
                if let Some(record) = field.kind.record() {
                    assert_known(value, record);
                }
            }
        }
        other => panic!("{other} is no {}", record.name),
    }
}

#[test]
fn every_field_that_is_documented_stands_in_the_example() {
    let example: Value = serde_json::from_str(example()).unwrap();
    let used = fields(&example);
    let rows = REFERENCE
        .lines()
        .filter_map(|line| line.strip_prefix("| `"));
    let fields = rows
        .filter_map(|row| row.split_once("` |"))
        .map(|(field, _)| field);
    let mut n_fields = 0;
    for field in fields.filter(|field| {
        field
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
    }) {
        assert!(used.contains(&field), "{field}");
        n_fields += 1;
    }
    assert!(n_fields > 60, "{n_fields} fields");
}

/// The names of all fields, in order.
fn fields(value: &Value) -> Vec<&str> {
    match value {
        Value::Object(record) => {
            let each = record
                .iter()
                .flat_map(|(name, value)| [vec![name.as_str()], fields(value)].concat());
            each.collect()
        }
        Value::Array(list) => list.iter().flat_map(fields).collect(),
        _ => Vec::new(),
    }
}
