//! The root: what a reader always has, and by which it finds everything else.
//!
//! ```text
//! root   := "dossier archive" version:number docs:number words:number entities:number length:number languages:number
//!           kinds table* hash:8 bytes
//! kinds  := n:number (name:text first:number)*     entity types; their entities are in order
//! table  := n:number (first [bytes:number] hash:6 bytes)*    one for each `Kind` but tables, in order; the length of
//!                                                  dictionary, entities and lengths
//! first  := shared:byte rest:text                  what dictionary, stems, entities, tops, names and ids begin with
//!           number                                 what all but stems, tops, names and ids begin with (word, article or
//!                                                  entity), less the last
//! ```
//!
//! The tables of texts, records and summaries are chunks themselves ([`stretch`]): after how many chunks there are, the
//! root has an entry for each stretch of the table.
//!
//! `length` is the sum of the articles' lengths as their levels say them; the hash is of everything before it.
//! A reader of this version refuses every other ([`OpenError::Version`]): an index is written from its articles again.

pub(crate) mod stretch;

use std::fmt::{self, Display, Formatter};

use dossier_core::text::Language;

use crate::bytes::{Bytes, Damaged, Write};
use crate::chunk::{ChunkId, ChunkName, Kind, hash, name_hash};
use crate::dictionary::shared_bytes;

use stretch::{APART, STRETCH, UNKNOWN};

/// What a root begins with.
const MAGIC: &[u8] = b"dossier archive";

/// The version of the format that is written and read: of every chunk, and of the formula that chose the tops.
pub const VERSION: u64 = 5;

/// Bytes of a chunk's name in the root; see `chunk::name_hash`.
const HASH_BYTES: usize = 6;

/// Most articles of an index. A reader keeps some bytes for each, so no number in a root may ask for more.
pub const MAX_DOCS: u32 = 1 << 24;

/// Why an index cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// It is none, or was damaged.
    Damaged,
    /// It was written by another version of the program, and must be written again.
    Version {
        /// Of the format.
        found: u64,
    },
}

impl Display for OpenError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            OpenError::Damaged => f.write_str("the index is damaged or is none"),
            OpenError::Version { found } => {
                write!(
                    f,
                    "the index has format {found}, this reads {VERSION}: build it again"
                )
            }
        }
    }
}

impl std::error::Error for OpenError {}

/// How chunks of a kind are found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TableEntry {
    /// The first key in it, for kinds that are found by text.
    pub first_text: String,
    /// The first number in it, for the others.
    pub first: u32,
    /// Its length, of kinds of which the root says it; else 0.
    pub n_bytes: u32,
    /// Its checksum, which is its name.
    pub hash: u64,
}

/// See the module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Root {
    pub n_docs: u32,
    pub n_words: u32,
    pub n_entities: u32,
    /// Sum of the lengths of all articles, as their levels say them.
    pub length: u64,
    /// Languages of the articles: bits by position in `Language::ALL`.
    pub languages: u32,
    /// Entity types, with the number of the first entity of each.
    pub kinds: Vec<(String, u32)>,
    /// Chunks by kind. Those of a stretch that is not there begin with what the stretch begins with, and have no names.
    pub tables: [Vec<TableEntry>; Kind::ALL.len()],
}

/// Whether chunks of a kind are found by a text.
fn is_by_text(kind: Kind) -> bool {
    use Kind::{Dictionary, Entities, Ids, Names, Stems, Tops};
    matches!(kind, Dictionary | Stems | Entities | Tops | Names | Ids)
}

/// Whether chunks of a kind are found by a number.
fn is_by_number(kind: Kind) -> bool {
    !is_by_text(kind) || matches!(kind, Kind::Dictionary | Kind::Entities)
}

/// Whether the root says how long chunks of a kind are: those by which it tells whether its other numbers can be true.
fn has_length(kind: Kind) -> bool {
    matches!(kind, Kind::Dictionary | Kind::Entities | Kind::Lengths)
}

fn write_hash(hash: u64, bytes: &mut Vec<u8>) {
    bytes.extend(hash.to_le_bytes().into_iter().take(HASH_BYTES));
}

fn read_hash(bytes: &mut Bytes<'_>) -> Result<u64, Damaged> {
    let mut hash = [0; 8];
    let (low, _) = hash.split_at_mut(HASH_BYTES);
    low.copy_from_slice(bytes.take(HASH_BYTES)?);
    Ok(u64::from_le_bytes(hash))
}

impl Root {
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.number(VERSION);
        for n in [self.n_docs, self.n_words, self.n_entities] {
            bytes.number(n.into());
        }
        bytes.number(self.length);
        bytes.number(self.languages.into());
        bytes.number(self.kinds.len() as u64);
        for (name, first) in &self.kinds {
            bytes.text(name);
            bytes.number((*first).into());
        }
        for (kind, table) in Kind::ALL.into_iter().zip(&self.tables) {
            if kind == Kind::Tables {
                break;
            }
            bytes.number(table.len() as u64);
            let (mut last_text, mut last) = ("", 0);
            let stretches = self.stretches(kind);
            let stretches = stretches.and_then(|of_kind| self.table(Kind::Tables).get(of_kind));
            for entry in stretches.unwrap_or(table) {
                if is_by_text(kind) {
                    let mut shared = shared_bytes(last_text, &entry.first_text).min(255);
                    while !entry.first_text.is_char_boundary(shared) {
                        shared -= 1;
                    }
                    bytes.push(shared as u8);
                    bytes.text(entry.first_text.get(shared..).unwrap_or_default());
                    last_text = &entry.first_text;
                }
                if is_by_number(kind) {
                    bytes.number(u64::from(entry.first.wrapping_sub(last)));
                    last = entry.first;
                }
                if has_length(kind) {
                    bytes.number(entry.n_bytes.into());
                }
                write_hash(entry.hash, &mut bytes);
            }
        }
        let hash = hash(&bytes);
        bytes.extend_from_slice(&hash.to_le_bytes());
        bytes
    }

    pub fn read(bytes: &[u8]) -> Result<Root, OpenError> {
        let (content, end) = bytes.split_last_chunk::<8>().ok_or(OpenError::Damaged)?;
        let mut rest = Bytes(content.strip_prefix(MAGIC).ok_or(OpenError::Damaged)?);
        let version = rest.number().map_err(|_| OpenError::Damaged)?;
        if version != VERSION {
            return Err(OpenError::Version { found: version });
        }
        if hash(content) != u64::from_le_bytes(*end) {
            return Err(OpenError::Damaged);
        }
        Root::read_content(rest).map_err(|_| OpenError::Damaged)
    }

    fn read_content(mut bytes: Bytes<'_>) -> Result<Root, Damaged> {
        let mut root = Root {
            n_docs: bytes.small()?,
            n_words: bytes.small()?,
            n_entities: bytes.small()?,
            length: bytes.number()?,
            languages: bytes.small()?,
            ..Root::default()
        };
        for _ in 0..bytes.count()? {
            let name = bytes.text()?.to_owned();
            root.kinds.push((name, bytes.small()?));
        }
        let mut stretches = Vec::new();
        for (kind, table) in Kind::ALL.into_iter().zip(&mut root.tables) {
            if kind == Kind::Tables {
                *table = std::mem::take(&mut stretches);
                break;
            }
            let n = bytes.small()? as usize;
            let is_apart = APART.contains(&kind);
            // A chunk of articles has one at least; of other kinds every entry takes a byte.
            let is_possible = match is_apart {
                true => n <= root.n_docs as usize,
                false => n <= bytes.0.len(),
            };
            if !is_possible {
                return Err(Damaged);
            }
            let (mut last_text, mut last) = (String::new(), 0_u32);
            while table.len() < n {
                if is_by_text(kind) {
                    let shared = usize::from(bytes.byte()?);
                    let kept = last_text.get(..shared).ok_or(Damaged)?;
                    last_text = [kept, bytes.text()?].concat();
                }
                if is_by_number(kind) {
                    last = last.checked_add(bytes.small()?).ok_or(Damaged)?;
                }
                let entry = TableEntry {
                    n_bytes: if has_length(kind) { bytes.small()? } else { 0 },
                    hash: read_hash(&mut bytes)?,
                    first_text: last_text.clone(),
                    first: last,
                };
                if is_apart {
                    let hash = UNKNOWN;
                    let unknown = TableEntry {
                        hash,
                        ..entry.clone()
                    };
                    table.resize(n.min(table.len() + STRETCH), unknown);
                    stretches.push(entry);
                } else {
                    table.push(entry);
                }
            }
        }
        (bytes.is_empty() && root.is_possible())
            .then_some(root)
            .ok_or(Damaged)
    }

    /// Whether the numbers can be true: none makes a reader look through more than there are bytes for.
    fn is_possible(&self) -> bool {
        let n_bytes = |kind| -> u64 {
            self.table(kind)
                .iter()
                .map(|entry| u64::from(entry.n_bytes))
                .sum()
        };
        let firsts = self.kinds.iter().map(|(_, first)| *first);
        n_bytes(Kind::Lengths) == u64::from(self.n_docs)
            && self.n_docs <= MAX_DOCS
            && u64::from(self.n_words) <= n_bytes(Kind::Dictionary)
            && u64::from(self.n_entities) <= n_bytes(Kind::Entities)
            && firsts.clone().is_sorted()
            && firsts.max().is_none_or(|first| first < self.n_entities)
    }

    /// The languages of the articles.
    pub fn languages(&self) -> impl Iterator<Item = Language> {
        let all = Language::ALL.into_iter().enumerate();
        all.filter(|(at, _)| self.languages >> (*at).min(31) & 1 == 1)
            .map(|(_, language)| language)
    }

    /// The chunks of a kind.
    pub fn table(&self, kind: Kind) -> &[TableEntry] {
        self.tables.get(kind.at()).map_or(&[], Vec::as_slice)
    }

    pub fn entry(&self, id: ChunkId) -> Option<&TableEntry> {
        self.table(id.kind).get(id.number as usize)
    }

    /// The name of a chunk; `None` too when its stretch is not there.
    pub fn name(&self, id: ChunkId) -> Option<ChunkName> {
        let (kind, hash) = (id.kind, self.entry(id)?.hash);
        (hash != UNKNOWN).then_some(ChunkName { kind, hash })
    }

    /// The chunk in which word, article or entity `number` stands, and its place there.
    pub fn chunk_of(&self, kind: Kind, number: u32) -> Option<(ChunkId, usize)> {
        let table = self.table(kind);
        let at = table
            .partition_point(|entry| entry.first <= number)
            .checked_sub(1)?;
        let place = number - table.get(at)?.first;
        Some((ChunkId::new(kind, at), place as usize))
    }

    /// How many words, articles or entities a chunk has, when the kind has `total` of them.
    pub fn len_of(&self, id: ChunkId, total: u32) -> usize {
        let table = self.table(id.kind);
        let first = table
            .get(id.number as usize)
            .map_or(total, |entry| entry.first);
        let next = table
            .get(id.number as usize + 1)
            .map_or(total, |entry| entry.first);
        next.saturating_sub(first) as usize
    }

    /// The chunk in which a key stands, if it stands anywhere: for kinds in which no key stands twice.
    pub fn chunk_holding(&self, kind: Kind, key: &str) -> Option<ChunkId> {
        let table = self.table(kind);
        let end = table.partition_point(|entry| entry.first_text.as_str() <= key);
        Some(ChunkId::new(kind, end.checked_sub(1)?))
    }

    /// The chunks in which keys that are not below `low` and not above `high` can stand.
    pub fn chunks_between(&self, kind: Kind, low: &str, high: &str) -> std::ops::Range<usize> {
        let table = self.table(kind);
        // A key may also stand at the end of the chunk before the one that begins with it.
        let first = table.partition_point(|entry| entry.first_text.as_str() < low);
        let end = table.partition_point(|entry| entry.first_text.as_str() <= high);
        first.saturating_sub(1).min(end)..end
    }
}

/// A chunk with its name.
type NamedChunk = (ChunkName, Vec<u8>);

/// An index in which one chunk is another, so that tests can hand a reader chunks that are wrong in themselves: its root,
/// and the chunk that says where this one is, when that is not the root. `None` when there is no such chunk, or the
/// reader does not know the names of [all chunks](crate::Reader::chunks).
#[doc(hidden)]
pub fn with_chunk(
    reader: &crate::Reader,
    id: ChunkId,
    chunk: &[u8],
) -> Option<(Vec<u8>, Option<NamedChunk>)> {
    let mut root = reader.store.root.clone();
    let change = |root: &mut Root, id: ChunkId, chunk: &[u8]| {
        let table = root.tables.get_mut(id.kind.at())?;
        let entry = table.get_mut(id.number as usize)?;
        entry.n_bytes = if has_length(id.kind) {
            chunk.len() as u32
        } else {
            0
        };
        entry.hash = name_hash(chunk);
        Some(())
    };
    change(&mut root, id, chunk)?;
    let Some(stretches) = root.stretches(id.kind) else {
        return Some((root.write(), None));
    };
    let at = stretches.start + id.number as usize / STRETCH;
    let (kind, range) = root.entries_of(at)?;
    let bytes = stretch::write(root.table(kind).get(range)?);
    let id = ChunkId::new(Kind::Tables, at);
    change(&mut root, id, &bytes)?;
    Some((root.write(), root.name(id).map(|name| (name, bytes))))
}
