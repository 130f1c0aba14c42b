//! A search index over very many articles, written once and read in small chunks.
//!
//! Like `dossier-core` it is pure: no file, no clock, no web. Bytes go out through a callback and come in when the reader
//! has said which it needs, so the same code runs in a worker that fetches, on a page from disk, and in tests.

mod article;
mod bits;
mod bytes;
mod chunk;
mod columns;
mod dictionary;
mod length;
mod postings;
mod rank;
mod reader;
mod root;
mod search;
mod shard;
mod sink;
mod stems;
mod store;
mod tops;
mod write;

pub use article::{Article, Block, Card, Entity, Role};
pub use chunk::{ChunkId, ChunkName, Kind};
pub use columns::Days;
pub use rank::Grade;
pub use reader::{Reader, Step};
pub use root::{OpenError, VERSION};
pub use search::{FEW, Facet, Found, Hit, Notice, Request, Sort};
pub use shard::{DEFAULT_BUDGET, Memory, NoSuchBlock, Shard, ShardBuilder, Storage};
pub use write::{Part, WriteError, write};

#[cfg(test)]
mod tests;
