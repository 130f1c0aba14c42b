//! Stretches: tables of the root that are chunks themselves, of the kind [`Kind::Tables`].
//!
//! ```text
//! stretch := first:number* hash:6 bytes*     of each chunk what it begins with, less the last, the first one less what the
//!                                            root says of the stretch; then the names of all
//! ```
//!
//! Texts, records and summaries have most of the chunks of an index, and none is needed before results stand there. Of their
//! tables the root has how many entries there are, and of every [`STRETCH`] of them what they begin with and the name of the
//! chunk that they are.

use std::ops::Range;

use super::{HASH_BYTES, Root, TableEntry, read_hash, write_hash};
use crate::bytes::{Bytes, Damaged, Write};
use crate::chunk::{ChunkId, Kind};

/// Entries of a table that are one chunk.
pub(super) const STRETCH: usize = if cfg!(test) { 2 } else { 256 };

/// Instead of the hash of a chunk whose stretch is not there. No name has so many bits.
pub(super) const UNKNOWN: u64 = u64::MAX;

/// Kinds whose tables are chunks, in their order.
pub(crate) const APART: [Kind; 3] = [Kind::Texts, Kind::Records, Kind::Summaries];

/// A part of a table as a chunk.
pub(crate) fn write(entries: &[TableEntry]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(entries.len() * (HASH_BYTES + 1));
    let mut last = entries.first().map_or(0, |entry| entry.first);
    for entry in entries {
        bytes.number(u64::from(entry.first.wrapping_sub(last)));
        last = entry.first;
    }
    for entry in entries {
        write_hash(entry.hash, &mut bytes);
    }
    bytes
}

impl Root {
    /// A kind's table in stretches, of the kinds whose tables are chunks.
    pub fn cut(&self, kind: Kind) -> impl Iterator<Item = &[TableEntry]> {
        self.table(kind).chunks(STRETCH)
    }

    /// Which chunks of [`Kind::Tables`] are a kind's table; `None` when that is in the root.
    pub(super) fn stretches(&self, kind: Kind) -> Option<Range<usize>> {
        let mut start = 0;
        for apart in APART {
            let end = start + self.table(apart).len().div_ceil(STRETCH);
            if apart == kind {
                return Some(start..end);
            }
            start = end;
        }
        None
    }

    /// The stretch in which it is said where article `number` of a kind stands; `None` when that is in the root.
    pub fn stretch_of(&self, kind: Kind, number: u32) -> Option<ChunkId> {
        let stretches = self.stretches(kind)?;
        let (id, _) = self.chunk_of(kind, number)?;
        let at = stretches.start + id.number as usize / STRETCH;
        Some(ChunkId::new(Kind::Tables, at))
    }

    /// The entries that are stretch `number`: of which kind, and where in its table.
    pub(super) fn entries_of(&self, number: usize) -> Option<(Kind, Range<usize>)> {
        APART.into_iter().find_map(|kind| {
            let stretches = self.stretches(kind).filter(|all| all.contains(&number))?;
            let start = (number - stretches.start) * STRETCH;
            let end = self.table(kind).len().min(start + STRETCH);
            Some((kind, start..end))
        })
    }

    /// Takes in a stretch.
    pub fn take_stretch(&mut self, number: usize, bytes: &[u8]) -> Result<(), Damaged> {
        let (kind, range) = self.entries_of(number).ok_or(Damaged)?;
        let table = self.tables.get_mut(kind.at()).ok_or(Damaged)?;
        let end = table.get(range.end).map_or(self.n_docs, |next| next.first);
        let entries = table.get_mut(range).ok_or(Damaged)?;
        let mut first = entries.first().ok_or(Damaged)?.first;
        let mut bytes = Bytes(bytes);
        let mut read = Vec::with_capacity(entries.len());
        for _ in 0..entries.len() {
            first = first.checked_add(bytes.small()?).ok_or(Damaged)?;
            read.push((first, UNKNOWN));
        }
        for (_, hash) in &mut read {
            *hash = read_hash(&mut bytes)?;
        }
        if first > end || !bytes.is_empty() {
            return Err(Damaged);
        }
        for (entry, (first, hash)) in entries.iter_mut().zip(read) {
            (entry.first, entry.hash) = (first, hash);
        }
        Ok(())
    }
}
