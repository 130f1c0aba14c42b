//! A search index over very many articles, written once and read in small chunks.
//!
//! Like `dossier-core` it is pure: no file, no clock, no web. Bytes go out through a callback and come in when the reader
//! has said which it needs, so the same code runs in a worker that fetches, on a page from disk, and in tests.
//!
//! - **Writing**: a [`ShardBuilder`] takes articles one after another, within a budget of memory; [`write()`] merges one
//!   [`Shard`] or many into chunks and a root. The bytes depend on the articles and their order alone.
//! - **Reading**: a [`Reader`] is opened with the root. Every question is answered with [`Step::Done`], or with
//!   [`Step::Need`] and the chunks to fetch first. Chunks are not compressed: whoever stores them does that.
//! - **The format** is described where it is read and written, at the top of each module, and has one version for all
//!   ([`VERSION`]). A name is the hash of its chunk, so chunks never change and may be cached for ever; those of an older
//!   root stay where they are until nobody reads it any more.
//! - **Limits**: [`MAX_DOCS`] articles; in memory a reader keeps nine bytes for each article and what it fetched, so
//!   one index is meant for up to about a million, and more are searched as several.
//!
//! ```
//! use dossier_archive::{Article, Memory, Part, Reader, Request, ShardBuilder, Step, write};
//! use dossier_core::search::parse;
//!
//! let mut builder = ShardBuilder::new(Memory::default(), 1 << 20);
//! builder.add(&Article { id: "a1".into(), title: "Lamps at the harbour".into(), ..Article::default() })?;
//! let (shard, storage) = builder.finish()?;
//! let mut chunks = std::collections::HashMap::new();
//! let root = write(&mut [Part { shard, storage }], &mut |name, bytes| {
//!     chunks.insert(name, bytes.to_vec());
//! })
//! .expect("memory keeps its blocks");
//!
//! let mut reader = Reader::open(&root).expect("a root just written");
//! let request = Request { query: parse("lamp"), limit: 10, ..Request::default() };
//! let found = loop {
//!     match reader.search(&request) {
//!         Step::Done(found) => break found,
//!         Step::Need(ids) => ids.into_iter().for_each(|id| {
//!             let name = reader.name(id).expect("a chunk of this index");
//!             reader.supply(id, chunks[&name].clone());
//!         }),
//!     }
//! };
//! assert_eq!(found.total, 1);
//! # Ok::<(), dossier_archive::NoSuchBlock>(())
//! ```

mod answer;
mod article;
mod bits;
mod bytes;
mod chunk;
mod columns;
mod dictionary;
mod keyed;
mod length;
mod numbers;
mod postings;
mod rank;
mod reader;
mod rename;
mod root;
mod search;
mod shard;
mod sink;
mod store;
mod tops;
pub mod wire;
mod write;

pub use answer::corrected;
pub use article::{Article, Block, Card, Entity, Role, Text};
pub use chunk::{ChunkId, ChunkName, Kind};
pub use columns::Days;
pub use rank::Grade;
pub use reader::{Reader, Step};
pub use rename::rename;
pub use root::{MAX_DOCS, OpenError, VERSION, with_chunk};
pub use search::{FEW, Found, Hit, Notice, Request, Sort};
pub use shard::{DEFAULT_BUDGET, Memory, NoSuchBlock, Shard, ShardBuilder, Storage};
pub use write::{Part, WriteError, write};

#[cfg(test)]
mod tests;
