//! Entities at the desk: added, renamed, retyped, merged and taken away, with everything that refers to them.

use std::collections::BTreeSet;
use std::rc::Rc;

use serde_json::{Value, json};

use super::action::{Refused, filled};
use super::work::{STANDARD_TYPES, Work};
use crate::read::{self, What};

/// The fields of events and quantities that hold one entity.
const SOURCE: &str = "source_entity";

impl Work {
    /// An entity by its id.
    pub(super) fn entity(&self, id: &str) -> Result<&Value, Refused> {
        let mut entities = self.list("entities").iter();
        entities
            .find(|entity| entity["id"] == id)
            .ok_or(Refused::Gone)
    }

    fn entity_mut(&mut self, id: &str) -> Result<&mut Value, Refused> {
        self.entity(id)?;
        let mut entities = self.list_mut("entities").iter_mut();
        entities
            .find(|entity| entity["id"] == id)
            .ok_or(Refused::Gone)
    }

    pub(super) fn add_entity(
        &mut self,
        name: &str,
        kind: &str,
        aliases: &[String],
    ) -> Result<(), Refused> {
        let name = filled(name)?;
        let kind = self.known_type(kind)?;
        let mut taken: BTreeSet<String> = self
            .list("entities")
            .iter()
            .filter_map(|entity| entity["id"].as_str())
            .map(str::to_owned)
            .collect();
        let wished = match read::slug(name) {
            id if id.is_empty() => "name".to_owned(),
            id => id,
        };
        let id = read::free_id(&wished, &mut taken);
        let mut entity = json!({ "id": id, "type": kind, "name": name });
        aliases
            .iter()
            .for_each(|alias| add_name(&mut entity, alias));
        self.list_mut("entities").push(entity);
        Ok(())
    }

    /// The id of a type, which is then one of the dossier's.
    fn known_type(&mut self, kind: &str) -> Result<String, Refused> {
        let id = read::slug(kind);
        if id.is_empty() {
            return Err(Refused::Empty);
        }
        let types = self.list("entity_types");
        if let Some(known) = types.iter().find(|known| known["id"] == kind) {
            return Ok(known["id"].as_str().unwrap_or_default().to_owned());
        }
        if types.iter().all(|known| known["id"] != id.as_str()) {
            let standard = STANDARD_TYPES.iter().find(|(standard, ..)| *standard == id);
            let record = match standard {
                Some((_, [en, fr], [one_en, one_fr])) => json!({
                    "id": id, "label": { "en": en, "fr": fr },
                    "singular": { "en": one_en, "fr": one_fr },
                }),
                None => json!({ "id": id, "label": kind.trim(), "singular": kind.trim() }),
            };
            self.list_mut("entity_types").push(record);
        }
        Ok(id)
    }

    pub(super) fn rename_entity(&mut self, id: &str, name: &str) -> Result<(), Refused> {
        let name = filled(name)?;
        let entity = self.entity_mut(id)?;
        let before = entity["name"].as_str().unwrap_or_default().to_owned();
        remove_name(entity, name);
        entity["name"] = name.into();
        add_name(entity, &before);
        Ok(())
    }

    pub(super) fn retype_entity(&mut self, id: &str, kind: &str) -> Result<(), Refused> {
        self.entity(id)?;
        let kind = self.known_type(kind)?;
        self.entity_mut(id)?["type"] = kind.into();
        Ok(())
    }

    pub(super) fn add_alias(&mut self, id: &str, alias: &str) -> Result<(), Refused> {
        let alias = filled(alias)?;
        add_name(self.entity_mut(id)?, alias);
        Ok(())
    }

    pub(super) fn remove_alias(&mut self, id: &str, alias: &str) -> Result<(), Refused> {
        remove_name(self.entity_mut(id)?, alias);
        Ok(())
    }

    pub(super) fn merge_entities(&mut self, from: &str, into: &str) -> Result<(), Refused> {
        if from == into {
            return Err(Refused::Gone);
        }
        self.entity(into)?;
        let merged = self.entity(from)?.clone();
        let entity = self.entity_mut(into)?;
        add_name(entity, merged["name"].as_str().unwrap_or_default());
        for alias in texts(&merged["aliases"]) {
            add_name(entity, alias);
        }
        let mut same_as: Vec<Value> = entity["same_as"].as_array().cloned().unwrap_or_default();
        for address in merged["same_as"].as_array().into_iter().flatten() {
            if !same_as.contains(address) {
                same_as.push(address.clone());
            }
        }
        if !same_as.is_empty() {
            entity["same_as"] = same_as.into();
        }
        if !entity["summary"].is_string() && merged["summary"].is_string() {
            entity["summary"] = merged["summary"].clone();
        }
        self.refer(from, Some(into));
        Ok(())
    }

    pub(super) fn remove_entity(&mut self, id: &str) -> Result<(), Refused> {
        self.entity(id)?;
        self.refer(id, None);
        Ok(())
    }

    /// Takes an entity out of the list, and gives everything that refers to it another, or none.
    fn refer(&mut self, from: &str, into: Option<&str>) {
        self.list_mut("entities")
            .retain(|entity| entity["id"] != from);
        for list in ["events", "quantities"] {
            if self.list(list).is_empty() {
                continue;
            }
            for record in self.list_mut(list) {
                refer_in(record, from, into);
            }
        }
        for mark in self.marks.iter_mut().flatten().flatten() {
            if mark.what == What::Entity(from.to_owned()) {
                mark.what = What::Entity(into.unwrap_or_default().to_owned());
            }
        }
        let names_it = |row: &Value| row["entity"] == from;
        let has_it = |rows: &Value| {
            rows.as_array()
                .is_some_and(|rows| rows.iter().any(names_it))
        };
        let mut blocks = self.blocks.iter().flatten();
        if !blocks.any(|block| block.get("rows").is_some_and(has_it)) {
            return;
        }
        for block in Rc::make_mut(&mut self.blocks).iter_mut().flatten() {
            let rows = block.get_mut("rows").and_then(Value::as_array_mut);
            for row in rows.into_iter().flatten().filter(|row| names_it(row)) {
                match (into, row.as_object_mut()) {
                    (Some(into), Some(row)) => drop(row.insert("entity".to_owned(), into.into())),
                    (None, Some(row)) => drop(row.remove("entity")),
                    _ => {}
                }
            }
        }
    }
}

fn refer_in(record: &mut Value, from: &str, into: Option<&str>) {
    if let Some(entities) = record.get_mut("entities").and_then(Value::as_array_mut) {
        let is_there = into.is_some_and(|into| entities.iter().any(|id| *id == into));
        match into.filter(|_| !is_there) {
            Some(into) => {
                let same = entities.iter_mut().filter(|id| **id == from);
                same.for_each(|id| *id = into.into());
            }
            None => entities.retain(|id| *id != from),
        }
    }
    if record[SOURCE] == from
        && let Some(fields) = record.as_object_mut()
    {
        match into {
            Some(into) => fields.insert(SOURCE.to_owned(), into.into()),
            None => fields.remove(SOURCE),
        };
    }
}

fn texts(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
}

/// One more name, if the entity has it not yet.
fn add_name(entity: &mut Value, name: &str) {
    let name = name.trim();
    if name.is_empty()
        || entity["name"] == name
        || texts(&entity["aliases"]).any(|known| known == name)
    {
        return;
    }
    match entity.get_mut("aliases").and_then(Value::as_array_mut) {
        Some(aliases) => aliases.push(name.into()),
        None => entity["aliases"] = json!([name]),
    }
}

/// Takes one of the other names away; a list that is empty then is none.
fn remove_name(entity: &mut Value, name: &str) {
    let Some(fields) = entity.as_object_mut() else {
        return;
    };
    if let Some(aliases) = fields.get_mut("aliases").and_then(Value::as_array_mut) {
        aliases.retain(|alias| alias != name);
        if aliases.is_empty() {
            fields.remove("aliases");
        }
    }
}
