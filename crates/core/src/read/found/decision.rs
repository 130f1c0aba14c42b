//! The decisions that stand in a file, and the proposals that stand there as comments.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::text_of;
use crate::read::source::{Place, Source};
use crate::read::toml_lines::{Kind, parts};

/// The key before the id of what is rejected.
const REJECTED: &str = "no";

/// What an editor decided about something that was found.
#[derive(Clone, Debug)]
pub(in crate::read) struct Decision {
    /// Its key.
    pub id: String,
    /// Whether it is rejected.
    pub is_rejected: bool,
    /// What the line says.
    pub record: Value,
    /// Where it stands.
    pub place: Place,
}

impl Decision {
    /// A field that is a text; empty when it is none.
    pub fn text(&self, field: &str) -> &str {
        text_of(&self.record, field)
    }
}

/// The decisions in the table `found.LIST`, in the order of the file. `tables` is what the file holds.
pub(in crate::read) fn decisions(
    source: &Source<'_>,
    tables: &Map<String, Value>,
    list: &str,
) -> Vec<Decision> {
    let Some(found) = tables
        .get("found")
        .and_then(|found| found[list].as_object())
    else {
        return Vec::new();
    };
    let places = places(source, list);
    let place_of = |key: &str| {
        let place = places.get(key).or_else(|| places.get(""));
        place.cloned().unwrap_or_else(|| source.place(0))
    };
    let mut decisions = Vec::new();
    for (id, record) in found {
        let Some(record) = record.as_object() else {
            continue;
        };
        let is_group = id == REJECTED && record.values().all(Value::is_object);
        if !is_group {
            decisions.push(Decision {
                id: id.clone(),
                is_rejected: false,
                record: record.clone().into(),
                place: place_of(id),
            });
            continue;
        }
        for (id, record) in record {
            decisions.push(Decision {
                id: id.clone(),
                is_rejected: true,
                record: record.clone(),
                place: place_of(&format!("{REJECTED}.{id}")),
            });
        }
    }
    decisions.sort_by(|a, b| a.place.cmp(&b.place));
    decisions
}

/// Where each key of the table stands, `no.` before those that are rejected; the table itself has no key.
fn places(source: &Source<'_>, list: &str) -> BTreeMap<String, Place> {
    let table = format!("found.{list}");
    let mut places = BTreeMap::new();
    let mut group: Option<String> = None;
    for part in parts(&source.text) {
        let start = &source.text[part.range.clone()];
        let byte = part.range.start + (start.len() - start.trim_start().len());
        if part.kind == Kind::Header {
            let name = part.table(&source.text).unwrap_or_default();
            let below = name.strip_prefix(&table);
            group = match below {
                Some("") => Some(String::new()),
                Some(below) => below.strip_prefix('.').map(str::to_owned),
                None => None,
            };
            if let Some(key) = &group {
                places
                    .entry(key.clone())
                    .or_insert_with(|| source.place(byte));
            }
        } else if let (Some(group), Some(key)) = (&group, part.key(&source.text)) {
            let key: String = key
                .chars()
                .filter(|letter| !" \"'".contains(*letter))
                .collect();
            let key = match group.as_str() {
                "" => key,
                group => format!("{group}.{key}"),
            };
            places.entry(key).or_insert_with(|| source.place(byte));
        }
    }
    places
}

/// The proposals that stand in the table `found.LIST` of a file as comments, with their keys.
pub(in crate::read) fn commented(text: &str, list: &str) -> Vec<(String, Value)> {
    let table = format!("found.{list}");
    let mut is_inside = false;
    let mut found = Vec::new();
    for part in parts(text) {
        match part.kind {
            Kind::Header => is_inside = part.table(text).as_deref() == Some(table.as_str()),
            Kind::Comment if is_inside => found.extend(proposal(part.words(text))),
            _ => {}
        }
    }
    found
}

/// The key and the record of a comment that is a proposal: `#id = { … }`.
pub(super) fn proposal(comment: &str) -> Option<(String, Value)> {
    let line = comment.strip_prefix('#')?;
    if !line.starts_with(|letter: char| letter.is_ascii_alphanumeric()) {
        return None;
    }
    let fields = toml::from_str::<Map<String, Value>>(line).ok()?;
    let mut fields = fields.into_iter();
    let (id, record) = fields.next().filter(|_| fields.next().is_none())?;
    let is_proposal = record["quote"].is_string() || record["name"].is_string();
    is_proposal.then_some((id, record))
}
