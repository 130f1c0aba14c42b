//! The work itself: the dossier without what is found in it, the runs that a person has decided about, and what was set
//! aside. It is compared and kept as a value.

use std::collections::BTreeSet;
use std::fmt;
use std::rc::Rc;
use std::str::FromStr;

use serde_json::{Map, Value, json};

use super::found;
use crate::model::Span;
use crate::read::{Files, Mark, What};

/// The entity types that can always be chosen, with their names in English and French, many and one.
pub const STANDARD_TYPES: [(&str, [&str; 2], [&str; 2]); 6] = [
    ("person", ["People", "Personnes"], ["person", "personne"]),
    (
        "organisation",
        ["Organisations", "Organisations"],
        ["organisation", "organisation"],
    ),
    ("place", ["Places", "Lieux"], ["place", "lieu"]),
    (
        "publication",
        ["Publications", "Publications"],
        ["publication", "publication"],
    ),
    (
        "agreement",
        ["Agreements", "Accords"],
        ["agreement", "accord"],
    ),
    (
        "other",
        ["Other names", "Autres noms"],
        ["other name", "autre nom"],
    ),
];

/// A run of a block's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    /// Index of the article.
    pub article: usize,
    /// Index of the block in it.
    pub block: usize,
    /// Where in its text.
    pub span: Span,
}

/// What there is to save of an article's files.
#[derive(Clone, Debug, PartialEq)]
pub struct Saved {
    /// The files.
    pub files: Files,
    /// Whether reading them gives this dossier again, to the letter.
    pub exact: bool,
}

/// A dossier in the making.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// What its files are called after.
    pub(super) name: String,
    /// The fields of the whole, but for the articles.
    pub(super) whole: Map<String, Value>,
    /// The fields of each article, but for the blocks.
    pub(super) articles: Vec<Map<String, Value>>,
    /// The blocks of each article, without mentions.
    pub(super) blocks: Rc<Vec<Vec<Map<String, Value>>>>,
    /// What was decided of each block of each article.
    pub(super) marks: Vec<Vec<Vec<Mark>>>,
    /// Keys of suggestions and proposals that are not wanted.
    pub(super) aside: BTreeSet<String>,
}

impl Work {
    /// The work that a dossier's JSON begins: where its mentions are what would be found, nothing is decided.
    pub(super) fn of_json(name: &str, json: Value) -> Work {
        let (mut work, mentions) = Self::of_parts(name, json);
        for (article, mentions) in mentions.iter().enumerate() {
            work.marks[article] = super::marks::decided(&work, article, mentions);
        }
        work
    }

    /// The work without decisions, and what each block of each article mentions.
    pub(super) fn of_parts(name: &str, json: Value) -> (Work, Vec<Vec<Vec<Value>>>) {
        let mut whole = match json {
            Value::Object(fields) => fields,
            _ => Map::new(),
        };
        let articles = match whole.remove("articles") {
            Some(Value::Array(articles)) => articles,
            _ => Vec::new(),
        };
        let mut work = Work {
            name: name.to_owned(),
            whole,
            articles: Vec::new(),
            blocks: Rc::default(),
            marks: Vec::new(),
            aside: BTreeSet::new(),
        };
        let mut all_blocks = Vec::new();
        let mut all_mentions = Vec::new();
        for article in articles {
            let Value::Object(mut fields) = article else {
                continue;
            };
            let (mut blocks, mut mentions) = (Vec::new(), Vec::new());
            if let Some(Value::Array(list)) = fields.remove("blocks") {
                for block in list {
                    let Value::Object(mut block) = block else {
                        continue;
                    };
                    mentions.push(match block.remove("mentions") {
                        Some(Value::Array(list)) => list,
                        _ => Vec::new(),
                    });
                    blocks.push(block);
                }
            }
            work.marks.push(vec![Vec::new(); blocks.len()]);
            work.articles.push(fields);
            all_blocks.push(blocks);
            all_mentions.push(mentions);
        }
        work.blocks = Rc::new(all_blocks);
        (work, all_mentions)
    }

    /// What its files are called after.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many articles it has.
    pub fn n_articles(&self) -> usize {
        self.articles.len()
    }

    /// A field of an article; empty when it is not said.
    pub fn field(&self, article: usize, name: &str) -> &str {
        let field = self
            .articles
            .get(article)
            .and_then(|fields| fields.get(name));
        match field {
            Some(Value::String(text)) => text,
            Some(record) => record["edtf"].as_str().unwrap_or_default(),
            None => "",
        }
    }

    pub(super) fn block(&self, article: usize, block: usize) -> Option<&Map<String, Value>> {
        self.blocks.get(article)?.get(block)
    }

    pub(super) fn text(&self, article: usize, block: usize) -> &str {
        let text = self
            .block(article, block)
            .and_then(|block| block.get("text"));
        text.and_then(Value::as_str).unwrap_or_default()
    }

    pub(super) fn is_heading(&self, article: usize, block: usize) -> bool {
        let kind = self
            .block(article, block)
            .and_then(|block| block.get("type"));
        kind.is_some_and(|kind| kind == "heading")
    }

    /// The words of a run; empty when it is not in the text.
    pub fn words(&self, at: At) -> String {
        let (start, end) = (at.span.start as usize, at.span.end as usize);
        let text = self.text(at.article, at.block);
        text.chars().take(end).skip(start).collect()
    }

    /// Whether a run is one, and inside its text.
    pub(super) fn holds(&self, at: At) -> bool {
        let n_chars = self.text(at.article, at.block).chars().count();
        at.span.start < at.span.end && at.span.end as usize <= n_chars
    }

    /// A list of the whole: `entities`, `events`, …
    pub(super) fn list(&self, name: &str) -> &[Value] {
        let list = self.whole.get(name).and_then(Value::as_array);
        list.map_or(&[], Vec::as_slice)
    }

    /// The same to change it; it is made when there is none.
    pub(super) fn list_mut(&mut self, name: &str) -> &mut Vec<Value> {
        let list = self.whole.entry(name).or_insert_with(|| json!([]));
        if !list.is_array() {
            *list = json!([]);
        }
        match list {
            Value::Array(list) => list,
            _ => unreachable!("it was made a list"),
        }
    }

    /// Decides about a run: what was decided of the same kind about a part of it is forgotten.
    pub(super) fn decide(&mut self, at: At, what: What) {
        self.forget(at, &what);
        if let Some(marks) = self.marks_mut(at) {
            marks.push(Mark {
                start: at.span.start as usize,
                end: at.span.end as usize,
                what,
            });
            marks.sort_by_key(|mark| (mark.start, mark.end));
        }
    }

    /// Forgets what was decided about a run, or a part of it, of the kind of `like`.
    pub(super) fn forget(&mut self, at: At, like: &What) {
        let (start, end) = (at.span.start as usize, at.span.end as usize);
        let kind = std::mem::discriminant(like);
        if let Some(marks) = self.marks_mut(at) {
            marks.retain(|mark| {
                std::mem::discriminant(&mark.what) != kind || mark.end <= start || end <= mark.start
            });
        }
    }

    fn marks_mut(&mut self, at: At) -> Option<&mut Vec<Mark>> {
        self.marks.get_mut(at.article)?.get_mut(at.block)
    }

    /// The dossier, as the format has it.
    pub fn json(&self) -> Value {
        let found = found::of(self);
        let articles = self.articles.iter().enumerate().map(|(article, fields)| {
            let mut fields = fields.clone();
            let blocks = self.blocks.get(article).into_iter().flatten().enumerate();
            let blocks = blocks.map(|(block, fields)| {
                let mut fields = fields.clone();
                let mentions = found.mentions(self, article, block);
                if !(self.is_heading(article, block) && mentions.is_empty()) {
                    fields.insert("mentions".to_owned(), mentions.into());
                }
                Value::Object(fields)
            });
            fields.insert("blocks".to_owned(), blocks.collect());
            Value::Object(fields)
        });
        let mut json = self.whole.clone();
        json.insert("articles".to_owned(), articles.collect());
        json.into()
    }
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Span { start, end } = self.span;
        write!(f, "{}.{}.{start}.{end}", self.article, self.block)
    }
}

impl FromStr for At {
    type Err = ();

    fn from_str(text: &str) -> Result<At, ()> {
        let mut parts = text
            .split('.')
            .map(|part| part.parse::<u32>().map_err(drop));
        let mut next = || parts.next().ok_or(())?;
        let at = At {
            article: next()? as usize,
            block: next()? as usize,
            span: Span {
                start: next()?,
                end: next()?,
            },
        };
        match next() {
            Ok(_) => Err(()),
            Err(()) => Ok(at),
        }
    }
}
