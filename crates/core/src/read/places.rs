//! What the loader says of a dossier's JSON, as problems in the files that it was made from.

use std::collections::BTreeMap;

use serde_json::Value;

use super::source::{Entry, Place, Problem, Problems};
use crate::load;

/// Where an article and its parts stand.
pub struct ArticlePlaces {
    pub file: Place,
    pub fields: BTreeMap<String, Place>,
    pub blocks: Vec<Place>,
}

/// Where the parts of a dossier stand in the files that they came from.
pub struct Places {
    pub articles: Vec<ArticlePlaces>,
    pub lists: [(&'static str, Vec<Entry>); 3],
}

impl Places {
    /// What the format itself demands is said by the loader, which knows places in the JSON: here they become places in
    /// the files.
    pub fn check(&self, json: &Value, problems: &mut Problems) {
        let start = self.articles.first().map(|article| article.file.clone());
        let start = start.unwrap_or_default();
        match load::load(json.to_string().as_bytes()) {
            Ok(loaded) => {
                for diagnostic in loaded.diagnostics {
                    let place = self.of(&diagnostic.pointer);
                    problems.push(Problem {
                        severity: diagnostic.severity,
                        place: place.unwrap_or_else(|| start.clone()),
                        pointer: String::new(),
                        message: match field_of(&diagnostic.pointer) {
                            Some(field) => format!("{field}: {}", diagnostic.message),
                            None => diagnostic.message,
                        },
                        hint: diagnostic.hint,
                    });
                }
            }
            Err(error) => problems.error(
                start,
                error.to_string(),
                "give the story a title and a text",
            ),
        }
    }

    fn of(&self, pointer: &str) -> Option<Place> {
        let mut parts = pointer.split('/').skip(1);
        let list = parts.next()?;
        let at = parts.next()?.parse::<usize>().ok()?;
        if list != "articles" {
            let (_, entries) = self.lists.iter().find(|(name, _)| *name == list)?;
            return entries.get(at).map(|entry| entry.place.clone());
        }
        let article = self.articles.get(at)?;
        let place = match parts.next() {
            Some("blocks") => parts
                .next()
                .and_then(|at| article.blocks.get(at.parse::<usize>().ok()?)),
            Some(field) => article.fields.get(field),
            None => None,
        };
        Some(place.unwrap_or(&article.file).clone())
    }
}

/// The field that a pointer ends with, if it does not end with a place in a list.
fn field_of(pointer: &str) -> Option<&str> {
    let last = pointer.rsplit('/').next()?;
    (!last.is_empty() && !last.bytes().all(|byte| byte.is_ascii_digit())).then_some(last)
}
