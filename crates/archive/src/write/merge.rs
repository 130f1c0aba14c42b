//! Many sorted runs read as one.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::{Part, WriteError};
use crate::bytes::{Bytes, Damaged};
use crate::postings::Posting;
use crate::shard::Storage;

/// A word with its postings out of every run.
#[derive(Debug, Default)]
pub(super) struct Merged {
    pub folded: String,
    pub surface: String,
    pub languages: u32,
    pub postings: Vec<Posting>,
    /// The places of all postings, one list after the other.
    pub places: Vec<u32>,
}

/// A run being read.
#[derive(Debug)]
struct Cursor {
    /// Which part.
    part: usize,
    /// The number of the part's first article.
    base: u32,
    blocks: std::vec::IntoIter<u64>,
    block: Vec<u8>,
    /// Where in the block the next record begins.
    at: usize,
}

/// Folded form, form with accents, and the number of the cursor.
type Key = (String, String, usize);

/// See the module.
pub(super) struct Merger<'a, S> {
    parts: &'a mut [Part<S>],
    cursors: Vec<Cursor>,
    heap: BinaryHeap<Reverse<Key>>,
}

impl<'a, S: Storage> Merger<'a, S> {
    pub fn new(parts: &'a mut [Part<S>]) -> Result<Self, WriteError<S::Error>> {
        let mut cursors = Vec::new();
        let mut base = 0_u32;
        for (part, Part { shard, .. }) in parts.iter().enumerate() {
            for run in &shard.runs {
                cursors.push(Cursor {
                    part,
                    base,
                    blocks: run.clone().into_iter(),
                    block: Vec::new(),
                    at: 0,
                });
            }
            base = base.saturating_add(shard.n_docs);
        }
        let heap = BinaryHeap::new();
        let mut merger = Merger {
            parts,
            cursors,
            heap,
        };
        for number in 0..merger.cursors.len() {
            merger.advance(number)?;
        }
        Ok(merger)
    }

    /// The next word; false when there is none.
    pub fn next(&mut self, merged: &mut Merged) -> Result<bool, WriteError<S::Error>> {
        merged.postings.clear();
        merged.places.clear();
        merged.languages = 0;
        let Some(Reverse((folded, surface, number))) = self.heap.pop() else {
            return Ok(false);
        };
        (merged.folded, merged.surface) = (folded, surface);
        self.take(number, merged)?;
        // The runs of the same word come in their order, which is that of the articles.
        while let Some(Reverse((folded, surface, number))) = self.heap.peek() {
            if *folded != merged.folded || *surface != merged.surface {
                break;
            }
            let number = *number;
            self.heap.pop();
            self.take(number, merged)?;
        }
        Ok(true)
    }

    /// Reads the key of a cursor's next record.
    fn advance(&mut self, number: usize) -> Result<(), WriteError<S::Error>> {
        let Some(cursor) = self.cursors.get_mut(number) else {
            return Ok(());
        };
        if cursor.at >= cursor.block.len() {
            let Some(block) = cursor.blocks.next() else {
                return Ok(());
            };
            let part = self.parts.get_mut(cursor.part).ok_or(WriteError::Damaged)?;
            cursor.block = part.storage.get(block).map_err(WriteError::Storage)?;
            cursor.at = 0;
        }
        let mut bytes = Bytes(cursor.block.get(cursor.at..).unwrap_or_default());
        let folded = bytes.text()?.to_owned();
        let surface = bytes.text()?.to_owned();
        cursor.at = cursor.block.len() - bytes.0.len();
        let surface = if surface.is_empty() {
            folded.clone()
        } else {
            surface
        };
        self.heap.push(Reverse((folded, surface, number)));
        Ok(())
    }

    /// Takes in the record of a cursor whose key was just popped.
    fn take(&mut self, number: usize, merged: &mut Merged) -> Result<(), WriteError<S::Error>> {
        let cursor = self.cursors.get_mut(number).ok_or(WriteError::Damaged)?;
        let mut bytes = Bytes(cursor.block.get(cursor.at..).unwrap_or_default());
        read_record(&mut bytes, cursor.base, merged)?;
        cursor.at = cursor.block.len() - bytes.0.len();
        self.advance(number)
    }
}

fn read_record(bytes: &mut Bytes<'_>, base: u32, merged: &mut Merged) -> Result<(), Damaged> {
    merged.languages |= bytes.small()?;
    let n = bytes.count()?;
    let mut rest = Bytes(bytes.blob()?);
    let mut doc = base;
    merged.postings.reserve(n);
    for _ in 0..n {
        doc = doc.checked_add(rest.small()?).ok_or(Damaged)?;
        let count = rest.count()? as u32;
        merged.postings.push(Posting {
            doc,
            count,
            title: rest.small()?,
            heading: rest.small()?,
            names: rest.small()?,
        });
        let mut place = 0_u32;
        for _ in 0..count {
            place = place.checked_add(rest.small()?).ok_or(Damaged)?;
            merged.places.push(place);
        }
    }
    rest.is_empty().then_some(()).ok_or(Damaged)
}
