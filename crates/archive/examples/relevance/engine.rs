//! The two engines, behind one question: which documents are listed for what was typed.

use std::collections::HashMap;
use std::fmt;

use dossier_archive::{
    Article, Block, DEFAULT_BUDGET, Memory, Part, Reader, Request, Role, ShardBuilder, Step, write,
};
use dossier_core::load::load;
use dossier_core::search::parse;
use dossier_core::view::Prepared;
use serde_json::{Value, json};

use crate::Outcome;
use crate::collection::Doc;

/// Which engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `dossier_core::search`, which looks through the passages of one page.
    Core,
    /// `dossier_archive`, which looks through the articles of a collection.
    Archive,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kind::Core => "core",
            Kind::Archive => "archive",
        })
    }
}

/// A collection that can be searched.
pub enum Engine {
    /// A document is a passage.
    Core(Box<Prepared>),
    /// A document is an article; its chunks by name.
    Archive(Box<Reader>, HashMap<String, Vec<u8>>),
}

impl Engine {
    /// Reads the documents.
    pub fn new(kind: Kind, docs: &[Doc]) -> Outcome<Engine> {
        match kind {
            Kind::Core => core(docs),
            Kind::Archive => archive(docs),
        }
    }

    /// Positions of the first documents that are listed.
    pub fn listed(&mut self, typed: &str, limit: usize) -> Vec<usize> {
        match self {
            Engine::Core(prepared) => {
                let found = prepared.search(typed);
                let listed = found.listed().into_iter().take(limit);
                listed.map(|(_, hit)| hit.passage.at()).collect()
            }
            Engine::Archive(reader, chunks) => {
                let request = Request {
                    query: parse(typed),
                    limit,
                    ..Request::default()
                };
                loop {
                    match reader.search(&request) {
                        Step::Done(found) => {
                            return found.hits.iter().map(|hit| hit.doc as usize).collect();
                        }
                        Step::Need(wanted) => {
                            for id in wanted {
                                let name = reader.name(id).map(|name| name.to_string());
                                let bytes = name.and_then(|name| chunks.get(&name)).cloned();
                                reader.supply(id, bytes.unwrap_or_default());
                            }
                        }
                    }
                }
            }
        }
    }
}

fn core(docs: &[Doc]) -> Outcome<Engine> {
    // A passage has words; a document of a title alone is a dot under it.
    let filled = |text: &str| if text.is_empty() { "." } else { text }.to_owned();
    let article = |(at, doc): (usize, &Doc)| -> Value {
        json!({
            "id": format!("a{at}"), "lang": "en", "title": filled(&doc.title),
            "blocks": [{ "id": "p1", "type": "paragraph", "text": filled(&doc.text) }],
        })
    };
    let articles: Vec<Value> = docs.iter().enumerate().map(article).collect();
    let dossier = json!({ "dossier": 1, "title": "Judged", "lang": "en", "articles": articles });
    let loaded = load(dossier.to_string().as_bytes())?;
    if loaded.dossier.passages.len() != docs.len() {
        return Err("not every document is a passage".into());
    }
    Ok(Engine::Core(Box::new(Prepared::new(loaded.dossier))))
}

fn archive(docs: &[Doc]) -> Outcome<Engine> {
    let mut builder = ShardBuilder::new(Memory::default(), DEFAULT_BUDGET);
    for doc in docs {
        let block = Block {
            role: Role::Text,
            text: doc.text.clone(),
        };
        let article = Article {
            id: doc.id.clone(),
            title: doc.title.clone(),
            language: "en".to_owned(),
            // As the builder has it: of a title alone there is none.
            blocks: Vec::from_iter((!doc.text.is_empty()).then_some(block)),
            ..Article::default()
        };
        builder
            .add(&article)
            .map_err(|error| format!("{error:?}"))?;
    }
    let (shard, storage) = builder.finish().map_err(|error| format!("{error:?}"))?;
    let mut chunks = HashMap::new();
    let root = write(&mut [Part { shard, storage }], &mut |name, bytes| {
        chunks.insert(name.to_string(), bytes.to_vec());
    });
    let root = root.map_err(|error| format!("{error:?}"))?;
    Ok(Engine::Archive(Box::new(Reader::open(&root)?), chunks))
}
