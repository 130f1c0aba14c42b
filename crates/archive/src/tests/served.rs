//! An index in memory, whose reader is given what it asks for.

use std::collections::BTreeMap;

use super::reference::Answer;
use crate::*;

/// Chunks by name.
pub type Chunks = BTreeMap<String, Vec<u8>>;

/// A shard of articles, with runs of about `budget` bytes.
pub fn shard(articles: &[Article], budget: usize) -> Part<Memory> {
    let mut builder = ShardBuilder::new(Memory::default(), budget);
    articles
        .iter()
        .for_each(|article| builder.add(article).unwrap());
    let (shard, storage) = builder.finish().unwrap();
    Part { shard, storage }
}

/// The root and the chunks by name.
pub fn written(parts: &mut [Part<Memory>]) -> (Vec<u8>, Chunks) {
    let mut chunks = Chunks::new();
    let root = write(parts, &mut |name, bytes| {
        chunks.insert(name.to_string(), bytes.to_vec());
    });
    (root.unwrap(), chunks)
}

/// An index with its chunks.
pub struct Served {
    pub reader: Reader,
    pub chunks: Chunks,
    pub n_supplied: usize,
}

impl Served {
    pub fn new(articles: &[Article]) -> Served {
        let (root, chunks) = written(&mut [shard(articles, usize::MAX)]);
        Served {
            reader: Reader::open(&root).unwrap(),
            chunks,
            n_supplied: 0,
        }
    }

    pub fn until_done<T>(&mut self, mut ask: impl FnMut(&mut Reader) -> Step<T>) -> T {
        for _ in 0..12 {
            let needed = match ask(&mut self.reader) {
                Step::Done(done) => return done,
                Step::Need(needed) => needed,
            };
            assert!(!needed.is_empty());
            for id in needed {
                self.n_supplied += 1;
                let name = self.reader.name(id).unwrap().to_string();
                self.reader
                    .supply(id, self.chunks.get(&name).cloned().unwrap_or_default());
            }
        }
        panic!("asked twelve times for chunks");
    }

    pub fn search(&mut self, request: &Request) -> Found {
        self.until_done(|reader| reader.search(request))
    }

    pub fn entity(&mut self, number: u32) -> (String, String) {
        let entities = self.until_done(|reader| reader.entities(&[number]));
        let (entity, _) = entities.into_iter().next().flatten().unwrap();
        (entity.kind, entity.name)
    }

    pub fn entities(&mut self) -> Vec<(String, String)> {
        (0..self.reader.n_entities())
            .map(|number| self.entity(number))
            .collect()
    }

    pub fn answer(&mut self, request: &Request) -> Answer {
        let found = self.search(request);
        Answer {
            hits: found
                .hits
                .iter()
                .map(|hit| (hit.doc, hit.grade, hit.is_match))
                .collect(),
            total: found.total,
            relaxed: found.relaxed,
            is_mixed: found.is_mixed,
        }
    }
}
