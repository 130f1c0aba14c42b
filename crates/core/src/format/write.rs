//! A dossier's JSON as text for people: the fields of each record in the order of the format, two spaces a level.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use super::{FILE, Record};

/// The file, with a line end at its end. Fields that the format does not know come last, by name.
pub fn write(file: &Value) -> String {
    let mut text = String::new();
    value(&mut text, file, Some(&FILE), 0);
    text.push('\n');
    text
}

fn value(text: &mut String, of: &Value, record: Option<&Record>, level: usize) {
    match of {
        Value::Object(fields) if !fields.is_empty() => object(text, fields, record, level),
        Value::Array(items) if !items.is_empty() => {
            text.push('[');
            for (at, item) in items.iter().enumerate() {
                next(text, at, level + 1);
                value(text, item, record, level + 1);
            }
            line(text, level);
            text.push(']');
        }
        // What is left is written on one line; writing to a string cannot fail.
        _ => drop(write!(text, "{of}")),
    }
}

fn object(text: &mut String, fields: &Map<String, Value>, record: Option<&Record>, level: usize) {
    text.push('{');
    let place = |name: &str| {
        let known =
            record.and_then(|record| record.fields.iter().position(|field| field.name == name));
        known.unwrap_or(usize::MAX)
    };
    let mut names: Vec<&String> = fields.keys().collect();
    names.sort_by_key(|name| (place(name), *name));
    for (at, name) in names.into_iter().enumerate() {
        next(text, at, level + 1);
        let _ = write!(text, "{}: ", Value::from(name.as_str()));
        let of = record
            .and_then(|record| record.field(name))
            .and_then(|field| field.kind.record());
        value(text, &fields[name], of, level + 1);
    }
    line(text, level);
    text.push('}');
}

fn next(text: &mut String, at: usize, level: usize) {
    if at > 0 {
        text.push(',');
    }
    line(text, level);
}

fn line(text: &mut String, level: usize) {
    text.push('\n');
    for _ in 0..level {
        text.push_str("  ");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_stand_in_the_order_of_the_format_and_unknown_ones_last() {
        let file = serde_json::json!({
            "zebra": {}, "articles": [{ "title": "T", "blocks": [], "id": "a" }], "dossier": 1,
        });
        let text = write(&file);
        assert_eq!(
            text,
            "{\n  \"dossier\": 1,\n  \"articles\": [\n    {\n      \"id\": \"a\",\n      \"title\": \"T\",\n      \"blocks\": []\n    }\n  ],\n  \"zebra\": {}\n}\n"
        );
        assert_eq!(serde_json::from_str::<Value>(&text).ok(), Some(file));
    }
}
