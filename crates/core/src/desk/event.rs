//! Events at the desk: added, retitled, redated, merged and taken away.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::action::{Refused, filled};
use super::work::{At, Work};
use crate::date::Date;
use crate::read;

impl Work {
    fn event_mut(&mut self, id: &str) -> Result<&mut Value, Refused> {
        if self.list("events").is_empty() {
            return Err(Refused::Gone);
        }
        let mut events = self.list_mut("events").iter_mut();
        events.find(|event| event["id"] == id).ok_or(Refused::Gone)
    }

    /// Adds an event; `[display, title, according_to]` are its words, of which only the title has to be there.
    pub(super) fn add_event(
        &mut self,
        at: At,
        edtf: &str,
        [display, title, according_to]: [&str; 3],
        entities: &[String],
    ) -> Result<(), Refused> {
        if !self.holds(at) {
            return Err(Refused::Gone);
        }
        let title = filled(title)?;
        let date = Date::parse(edtf.trim()).map_err(Refused::Date)?;
        let mut taken: BTreeSet<String> = self
            .list("events")
            .iter()
            .filter_map(|event| event["id"].as_str())
            .map(str::to_owned)
            .collect();
        let wished = match read::slug(title) {
            id if id.is_empty() => "event".to_owned(),
            id => id,
        };
        let block = self.block(at.article, at.block);
        let mut passage = json!({
            "block": block.and_then(|block| block.get("id")).cloned().unwrap_or_default(),
            "start": at.span.start, "end": at.span.end,
        });
        if self.n_articles() > 1 {
            passage["article"] = self.field(at.article, "id").into();
        }
        let mut known: Vec<&String> = Vec::new();
        for id in entities {
            if self.entity(id).is_ok() && !known.contains(&id) {
                known.push(id);
            }
        }
        let mut event = json!({
            "id": read::free_id(&wished, &mut taken), "date": date.edtf(), "title": title,
            "passages": [passage], "entities": known,
        });
        for (field, words) in [("display", display), ("according_to", according_to)] {
            if !words.trim().is_empty() {
                event[field] = words.trim().into();
            }
        }
        self.list_mut("events").push(event);
        Ok(())
    }

    pub(super) fn retitle_event(&mut self, id: &str, title: &str) -> Result<(), Refused> {
        let title = filled(title)?;
        self.event_mut(id)?["title"] = title.into();
        Ok(())
    }

    pub(super) fn redate_event(&mut self, id: &str, edtf: &str) -> Result<(), Refused> {
        let date = Date::parse(edtf.trim()).map_err(Refused::Date)?;
        self.event_mut(id)?["date"] = date.edtf().into();
        Ok(())
    }

    pub(super) fn merge_events(&mut self, from: &str, into: &str) -> Result<(), Refused> {
        if from == into {
            return Err(Refused::Gone);
        }
        self.event_mut(into)?;
        let merged = self.event_mut(from)?.clone();
        self.remove_event(from)?;
        let event = self.event_mut(into)?;
        for list in ["passages", "entities"] {
            let mut items = event[list].as_array().cloned().unwrap_or_default();
            for item in merged[list].as_array().into_iter().flatten() {
                if !items.contains(item) {
                    items.push(item.clone());
                }
            }
            event[list] = items.into();
        }
        Ok(())
    }

    pub(super) fn remove_event(&mut self, id: &str) -> Result<(), Refused> {
        self.event_mut(id)?;
        self.list_mut("events").retain(|event| event["id"] != id);
        Ok(())
    }
}
