//! The rule of the filters, computed from the file without any cleverness: what the page has to agree with.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// Ids of entities by passage, and of types and names by entity, as the file has them.
#[derive(Debug)]
pub struct Brute {
    /// Id of each passage, in order, with the entities that stand in it.
    passages: Vec<(String, BTreeSet<String>)>,
    /// Id, type and name of each entity.
    entities: Vec<(String, String, String)>,
}

/// What a reader chose, by ids.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    /// Included entities.
    pub with: BTreeSet<String>,
    /// Excluded entities.
    pub without: BTreeSet<String>,
    /// Types of which all included entities must stand in one passage.
    pub all: BTreeSet<String>,
}

impl Choices {
    /// From lists with commas, as links have them.
    pub fn new(with: &str, without: &str, all: &str) -> Choices {
        let ids = |list: &str| {
            let ids = list.split(',').filter(|id| !id.is_empty());
            ids.map(str::to_owned).collect()
        };
        Choices {
            with: ids(with),
            without: ids(without),
            all: ids(all),
        }
    }
}

impl Brute {
    /// Reads a file of one article.
    pub fn new(file: &Value) -> Brute {
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let mut passages = Vec::new();
        let mut waiting = BTreeSet::new();
        for block in list(&file["articles"][0]["blocks"]) {
            let mentions = list(&block["mentions"])
                .into_iter()
                .chain(list(&block["rows"]));
            waiting.extend(
                mentions
                    .map(|named| text(&named["entity"]))
                    .filter(|id| !id.is_empty()),
            );
            if block["type"] != "heading" {
                passages.push((text(&block["id"]), std::mem::take(&mut waiting)));
            }
        }
        let entities = list(&file["entities"]).into_iter();
        let entities = entities.map(|entity| {
            (
                text(&entity["id"]),
                text(&entity["type"]),
                text(&entity["name"]),
            )
        });
        Brute {
            passages,
            entities: entities.collect(),
        }
    }

    /// The passages that show, of those that match everything else.
    pub fn shown(&self, choices: &Choices, matched: Option<&BTreeSet<String>>) -> Vec<String> {
        let types: BTreeSet<&String> = self.entities.iter().map(|(_, kind, _)| kind).collect();
        let passages = self.passages.iter().filter(|(id, named)| {
            matched.is_none_or(|matched| matched.contains(id))
                && named.is_disjoint(&choices.without)
                && types
                    .iter()
                    .all(|kind| self.type_passes(choices, kind, named))
        });
        passages.map(|(id, _)| id.clone()).collect()
    }

    fn type_passes(&self, choices: &Choices, kind: &String, named: &BTreeSet<String>) -> bool {
        let of_type = self.entities.iter().filter(|entity| entity.1 == *kind);
        let mut included = of_type
            .map(|(id, ..)| id)
            .filter(|id| choices.with.contains(*id))
            .peekable();
        if included.peek().is_none() {
            return true;
        }
        if choices.all.contains(kind) {
            included.all(|id| named.contains(id))
        } else {
            included.any(|id| named.contains(id))
        }
    }

    /// By name of each entity: how many passages would show if it were included in the current view.
    pub fn counts(
        &self,
        choices: &Choices,
        matched: Option<&BTreeSet<String>>,
    ) -> BTreeMap<String, usize> {
        let count = |id: &String| {
            let mut included = choices.clone();
            included.without.remove(id);
            included.with.insert(id.clone());
            self.shown(&included, matched).len()
        };
        self.entities
            .iter()
            .map(|(id, _, name)| (name.clone(), count(id)))
            .collect()
    }
}
