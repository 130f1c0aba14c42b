//! Events and figures: `[[event]]` and `[[quantity]]` tables in TOML, which name their passages by their words.

use serde_json::{Value, json};

use super::article::Article;
use super::found::{Decision, Target};
use super::known::Known;
use super::passage::Passages;
use super::registry::entries;
use super::source::{Entry, Problems};

const EVENT_FIELDS: [&str; 8] = [
    "id",
    "date",
    "display",
    "title",
    "passages",
    "entities",
    "according_to",
    "sheet",
];

const QUANTITY_FIELDS: [&str; 9] = [
    "id",
    "label",
    "value",
    "unit",
    "qualifier",
    "date",
    "passages",
    "entities",
    "according_to",
];

/// Events and quantities with their places, in the order of the file, and what the decisions in it are about.
pub fn read(
    known: &Known<'_>,
    articles: &[Article],
    problems: &mut Problems,
) -> (Vec<Entry>, Vec<Entry>, Vec<Target>) {
    let Some(source) = known.events else {
        return Default::default();
    };
    let passages = Passages::new(articles);
    let mut tables = known.tables.clone();
    let mut anchored = |name: &str, fields: &[&str]| {
        let mut entries = entries(source, &mut tables, name, fields);
        for entry in &mut entries {
            anchor(entry, &passages, problems);
        }
        entries
    };
    let mut events = anchored("event", &EVENT_FIELDS);
    let quantities = anchored("quantity", &QUANTITY_FIELDS);
    let mut targets = Vec::new();
    let (joined, own): (Vec<_>, Vec<_>) = known
        .decided
        .iter()
        .partition(|decision| !decision.text("into").is_empty());
    for decision in own.into_iter().chain(joined) {
        decide(decision, &passages, &mut events, &mut targets, problems);
    }
    events.sort_by(|a, b| a.place.cmp(&b.place));
    (events, quantities, targets)
}

/// Makes a decision an event, or a passage of one, and adds what it is about.
fn decide(
    decision: &Decision,
    passages: &Passages<'_>,
    events: &mut Vec<Entry>,
    targets: &mut Vec<Target>,
    problems: &mut Problems,
) {
    let stand = passages.quoted(&decision.record);
    if let Some(stand) = &stand {
        let nth = decision.record["nth"].as_u64().unwrap_or(1);
        targets.push(Target {
            article: stand.article,
            block: stand.block,
            span: Some(stand.span),
            date: decision.text("date").to_owned(),
            display: decision.text("display").to_owned(),
            nth: usize::try_from(nth).unwrap_or(usize::MAX),
            words: decision.text("quote").to_owned(),
        });
    }
    let has_more = decision.record["passages"].is_array() && !decision.is_rejected;
    if stand.is_none() && (decision.record["quote"].is_string() || !has_more) {
        problems.lost(decision);
    }
    if decision.is_rejected || (stand.is_none() && !has_more) {
        return;
    }
    let mut entry = Entry {
        value: decision.record.clone(),
        place: decision.place.clone(),
    };
    anchor(&mut entry, passages, problems);
    let mut all: Vec<Value> = stand.iter().map(|stand| passages.json(stand)).collect();
    let others = entry.value["passages"].as_array().cloned();
    all.extend(others.unwrap_or_default());
    if let Some(fields) = entry.value.as_object_mut() {
        fields.retain(|field, _| EVENT_FIELDS.contains(&field.as_str()));
        fields.insert("id".to_owned(), decision.id.clone().into());
        fields.insert("passages".to_owned(), all.into());
    }
    let into = decision.text("into");
    if into.is_empty() {
        events.push(entry);
        return;
    }
    match events.iter_mut().find(|event| event.value["id"] == into) {
        Some(event) => {
            for field in ["passages", "entities"] {
                append(&mut event.value, field, &entry.value[field]);
            }
        }
        None => problems.warning(
            decision.place.clone(),
            format!(
                "there is no event {into:?} that {:?} could belong to",
                decision.id
            ),
            "write the id of an event of this file, or take into away",
        ),
    }
}

/// Adds to a list of a record what is not yet in it.
fn append(record: &mut Value, field: &str, more: &Value) {
    let Some(record) = record.as_object_mut() else {
        return;
    };
    let list = record.entry(field).or_insert_with(|| json!([]));
    if let Some(list) = list.as_array_mut() {
        for value in more.as_array().into_iter().flatten() {
            if !list.contains(value) {
                list.push(value.clone());
            }
        }
    }
}

/// Turns the words of each passage into offsets; a passage that is not found is left out.
fn anchor(entry: &mut Entry, passages: &Passages<'_>, problems: &mut Problems) {
    let Some(Value::Array(named)) = entry.value.get_mut("passages").map(Value::take) else {
        return;
    };
    let anchors = named
        .iter()
        .filter_map(|passage| match passages.offsets(passage) {
            Ok(anchor) => Some(anchor),
            Err((message, hint)) => {
                problems.error(entry.place.clone(), message, hint);
                None
            }
        });
    let anchors: Vec<Value> = anchors.collect();
    entry.value["passages"] = anchors.into();
}
