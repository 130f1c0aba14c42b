//! `dossier schema`, held against a validator: what loads without a problem is valid, what is damaged is not.

use std::process::Command;

use serde_json::{Value, json};

const BUNDLED: &str = include_str!("../../../articles/committee.json");

fn schema() -> jsonschema::Validator {
    let output = Command::new(env!("CARGO_BIN_EXE_dossier"))
        .arg("schema")
        .output()
        .expect("the program starts");
    assert!(output.status.success());
    let schema: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    jsonschema::meta::validate(&schema).expect("a schema");
    jsonschema::draft202012::new(&schema).expect("a schema")
}

#[test]
fn the_bundled_dossier_is_valid() {
    let bundled: Value = serde_json::from_str(BUNDLED).expect("JSON");
    let errors: Vec<String> = schema()
        .iter_errors(&bundled)
        .map(|error| error.to_string())
        .collect();
    assert_eq!(errors, [""; 0]);
}

#[test]
fn damage_is_told() {
    let schema = schema();
    let bundled: Value = serde_json::from_str(BUNDLED).expect("JSON");
    for (pointer, value) in [
        ("/dossier", json!(2)),
        ("/articles", json!({})),
        ("/articles/0/title", json!(7)),
        ("/articles/0/blocks/0", json!("text")),
        ("/articles/0/blocks/0/type", Value::Null),
        ("/articles/0/byline/0/role", json!({})),
        ("/entities/0/aliases", json!("one")),
        ("/entities/0", json!({ "id": "a" })),
        ("/events/0/passages", json!([{ "start": 1 }])),
        ("/quantities/0/qualifier", json!("nearly")),
        (
            "/articles/0/blocks/1/mentions",
            json!([{ "start": -1, "end": 2 }]),
        ),
    ] {
        let mut damaged = bundled.clone();
        *damaged
            .pointer_mut(pointer)
            .unwrap_or_else(|| panic!("{pointer}")) = value;
        assert!(!schema.is_valid(&damaged), "{pointer}");
    }
    let mut more = bundled;
    more["unknown"] = json!(1);
    assert!(schema.is_valid(&more));
}
