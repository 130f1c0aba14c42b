//! A good dossier with values taken away, doubled, or replaced by others, at random places.

use dossier_core::load::{self, MAX_DIAGNOSTICS};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::docs::example;
use crate::invariants::{assert_holds, assert_shows};

#[derive(Clone, Debug)]
enum Change {
    Removed,
    Doubled,
    Replaced(Value),
}

fn any_change() -> impl Strategy<Value = Change> {
    let texts = [
        "",
        " ",
        "other",
        "p1",
        "ana",
        "2016",
        "2016/..",
        "Y-170000002",
        "[..1984]",
        "heading",
        "chart",
        "-",
        "A",
        "javascript:x",
        "https://example.org",
        "../x",
        "é👩‍🚀\u{202E}",
        "en-GB",
        "about",
    ];
    let texts = prop::sample::select(texts.to_vec());
    let value = prop_oneof![
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::from),
        1 => (0..40_u32).prop_map(Value::from),
        1 => any::<u64>().prop_map(Value::from),
        1 => any::<f64>().prop_map(Value::from),
        4 => texts.prop_map(Value::from),
        1 => any::<String>().prop_map(Value::from),
        1 => Just(json!([])),
        1 => Just(json!({})),
        1 => Just(json!([[], {}, null, "x", 3])),
        1 => Just(json!({"en": 1})),
    ];
    prop_oneof![
        1 => Just(Change::Removed),
        1 => Just(Change::Doubled),
        3 => value.prop_map(Change::Replaced),
    ]
}

/// The pointers to all values inside a value.
fn pointers(value: &Value, here: &str, all: &mut Vec<String>) {
    let mut step = |name: &str, value: &Value| {
        let pointer = format!("{here}/{name}");
        pointers(value, &pointer, all);
        all.push(pointer);
    };
    match value {
        Value::Object(record) => record.iter().for_each(|(name, value)| step(name, value)),
        Value::Array(list) => list
            .iter()
            .enumerate()
            .for_each(|(at, value)| step(&at.to_string(), value)),
        _ => {}
    }
}

fn apply(file: &mut Value, place: prop::sample::Index, change: Change) {
    let mut all = Vec::new();
    pointers(file, "", &mut all);
    all.retain(|pointer| pointer != "/dossier");
    if all.is_empty() {
        return;
    }
    let (record, name) = place.get(&all).rsplit_once('/').unwrap();
    match (file.pointer_mut(record).unwrap(), change) {
        (Value::Object(record), Change::Replaced(value)) => {
            _ = record.insert(name.to_owned(), value)
        }
        (Value::Object(record), Change::Removed) => _ = record.remove(name),
        (Value::Array(list), change) => {
            let at: usize = name.parse().unwrap();
            match change {
                Change::Removed => _ = list.remove(at),
                Change::Doubled => list.insert(at, list[at].clone()),
                Change::Replaced(value) => list[at] = value,
            }
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn whatever_a_file_holds_the_promises_of_the_model_hold(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any_change()), 1..10),
    ) {
        let mut file: Value = serde_json::from_str(example()).unwrap();
        for (place, change) in changes {
            apply(&mut file, place, change);
        }
        let loaded = load::load(file.to_string().as_bytes()).unwrap();
        assert_holds(&loaded.dossier);
        prop_assert!(loaded.diagnostics.len() <= MAX_DIAGNOSTICS + 1);
        for diagnostic in &loaded.diagnostics {
            let record = diagnostic.pointer.rsplit_once('/').map_or("", |(record, _)| record);
            prop_assert!(file.pointer(record).is_some(), "{}", diagnostic.pointer);
            prop_assert!(!diagnostic.message.is_empty() && !diagnostic.hint.is_empty());
        }
        assert_shows(loaded.dossier);
    }

    #[test]
    fn any_bytes_load_or_are_refused(bytes: Vec<u8>, text in "[\\[\\]{}\":,0-9a-z \\\\u]{0,40}") {
        _ = load::load(&bytes);
        _ = load::load(text.as_bytes());
        _ = load::load(format!("{{\"dossier\":1,{text}").as_bytes());
    }
}
