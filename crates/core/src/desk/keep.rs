//! The work as a text, to keep it over a reload and to take it up again.

use serde_json::{Map, Value, json};

use super::open;
use super::work::Work;
use crate::model::Span;
use crate::read::{Mark, What};

/// Version of the text.
const VERSION: u64 = 1;

impl Work {
    /// As a text that [`restore`] takes: the decisions too, which the dossier's JSON does not hold.
    pub fn keep(&self) -> String {
        let articles = self.articles.iter().zip(self.blocks.iter());
        let articles = articles.map(|(fields, blocks)| {
            let mut fields = fields.clone();
            let blocks = blocks.iter().cloned().map(Value::Object);
            fields.insert("blocks".to_owned(), blocks.collect());
            Value::Object(fields)
        });
        let mut dossier = self.whole.clone();
        dossier.insert("articles".to_owned(), articles.collect());
        let mut marks = Vec::new();
        for (article, blocks) in self.marks.iter().enumerate() {
            for (block, of_block) in blocks.iter().enumerate() {
                for Mark { start, end, what } in of_block {
                    let (kind, value) = match what {
                        What::Date(edtf) => ("date", edtf),
                        What::Entity(id) => ("entity", id),
                        What::Link(href) => ("href", href),
                        What::Event { .. } => continue,
                    };
                    marks.push(json!([article, block, start, end, kind, value]));
                }
            }
        }
        json!({
            "desk": VERSION, "name": self.name, "dossier": dossier, "marks": marks, "aside": self.aside,
        })
        .to_string()
    }
}

/// Takes up kept work; `None` when the text is none, or not of this version.
pub fn restore(text: &str) -> Option<Work> {
    let mut kept: Map<String, Value> = serde_json::from_str(text).ok()?;
    if kept.get("desk")?.as_u64()? != VERSION {
        return None;
    }
    let dossier = kept.remove("dossier")?;
    if !(1..=open::MAX_TEXT_CHARS).contains(&open::n_chars(&dossier)) {
        return None;
    }
    let mut work = Work::of_parts(kept.get("name")?.as_str()?, dossier).0;
    for mark in kept.get("marks")?.as_array()? {
        let number = |at: usize| mark.get(at).and_then(Value::as_u64);
        let text = |at: usize| mark.get(at).and_then(Value::as_str);
        let value = text(5)?.to_owned();
        let what = match text(4)? {
            "date" => What::Date(value),
            "entity" => What::Entity(value),
            "href" => What::Link(value),
            _ => return None,
        };
        let (article, block) = (number(0)? as usize, number(1)? as usize);
        let span = Span {
            start: u32::try_from(number(2)?).ok()?,
            end: u32::try_from(number(3)?).ok()?,
        };
        let at = super::found::at(article, block, span);
        if !work.holds(at) {
            return None;
        }
        work.marks.get_mut(article)?.get_mut(block)?.push(Mark {
            start: span.start as usize,
            end: span.end as usize,
            what,
        });
    }
    let aside = kept.get("aside")?.as_array()?;
    work.aside = aside
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect();
    Some(work)
}
