//! Lists of bits that follow one another without lengths: postings and places, by word.
//!
//! ```text
//! chunk := n:number start:number* bits     n groups; in bits, each less the one before
//! group := list*                           of GROUP words, or fewer where a chunk of the dictionary ends
//! ```
//!
//! Where a list begins follows from the lists before it in its group, which are passed once; what is needed for that, how
//! many articles have each word, stands in one chunk of the dictionary, and for places in one chunk of postings.

use std::cell::Cell;

use super::{Chunk, Store};
use crate::bits::BitReader;
use crate::bytes::{Bytes, Damaged};
use crate::chunk::{ChunkId, Kind};
use crate::length;
use crate::postings::{self, Counted, Posting};
use crate::root::Root;

/// Words of a group: the more, the fewer starts are written, and the more lists are passed to find one.
pub(crate) const GROUP: u32 = if cfg!(test) { 3 } else { 32 };

/// Of a list whose start is not found yet.
const UNKNOWN: u32 = u32::MAX;

/// Passes the list of a word; `None` when what it takes is not there.
type Pass<'a> = dyn FnMut(u32, &mut BitReader<'_>) -> Option<Result<(), Damaged>> + 'a;

/// A chunk of lists.
#[derive(Debug)]
pub(super) struct Packed {
    bytes: Vec<u8>,
    /// The bit where each list begins.
    starts: Vec<Cell<u32>>,
}

impl Packed {
    /// Reads chunk `id` of the index of `root`.
    pub fn read(bytes: Vec<u8>, id: ChunkId, root: &Root) -> Result<Packed, Damaged> {
        let mut rest = Bytes(&bytes);
        let n = rest.count()?;
        let mut in_groups = Vec::with_capacity(n);
        for _ in 0..n {
            in_groups.push(rest.small()?);
        }
        let mut at = ((bytes.len() - rest.0.len()) as u32).saturating_mul(8);
        let first = root.entry(id).ok_or(Damaged)?.first;
        let n_lists = root.len_of(id, root.n_words);
        if n_lists > n.saturating_mul(GROUP as usize) {
            return Err(Damaged);
        }
        let starts = vec![Cell::new(UNKNOWN); n_lists];
        let (mut word, mut in_groups) = (first, in_groups.into_iter());
        while let Some(start) = starts.get((word - first) as usize) {
            at = at.saturating_add(in_groups.next().ok_or(Damaged)?);
            start.set(at);
            word = group_end(word, root);
        }
        (in_groups.len() == 0)
            .then_some(Packed { bytes, starts })
            .ok_or(Damaged)
    }
}

/// The first word of the group after that of `word`.
fn group_end(word: u32, root: &Root) -> u32 {
    let Some((id, at)) = root.chunk_of(Kind::Dictionary, word) else {
        return word.saturating_add(GROUP);
    };
    let n_left = (root.len_of(id, root.n_words).saturating_sub(at) as u32).max(1);
    word.saturating_add((GROUP - at as u32 % GROUP).min(n_left))
}

impl Store {
    /// Calls `each` with the postings of a word, block by block.
    pub fn postings(&self, word: u32, each: &mut dyn FnMut(&[Posting])) {
        let n_docs = self.root.n_docs;
        let pass = &mut |word: u32, bits: &mut BitReader<'_>| {
            let n = self.word(word)?.n_docs as usize;
            Some(postings::pass(bits, n, n_docs))
        };
        if let (Some(n), Some(mut bits)) = (
            self.word(word).map(|word| word.n_docs as usize),
            self.list(Kind::Postings, word, pass),
        ) {
            self.note(postings::read(&mut bits, n, n_docs, each));
        }
    }

    /// What is known of a word's places before they are read, when the articles have these levels of length.
    pub fn counted(&self, word: u32, levels: &[u8]) -> Vec<Counted> {
        let mut counted = Vec::new();
        self.postings(word, &mut |block| {
            counted.extend(block.iter().map(|posting| {
                let level = levels.get(posting.doc as usize).copied();
                Counted {
                    count: posting.count,
                    title: posting.title,
                    length: length::longest(level.unwrap_or_default()),
                }
            }));
        });
        counted
    }

    /// Calls `each` with the number of a posting and its places, for those of a word's postings that `wanted` names.
    pub fn places(
        &self,
        word: u32,
        levels: &[u8],
        counted: &[Counted],
        wanted: &[usize],
        each: impl FnMut(usize, &[u32]),
    ) {
        let pass = &mut |word: u32, bits: &mut BitReader<'_>| {
            self.word(word)?;
            Some(postings::pass_places(bits, &self.counted(word, levels)))
        };
        if let Some(mut bits) = self.list(Kind::Positions, word, pass) {
            self.note(postings::read_places(&mut bits, counted, wanted, each));
        }
    }

    /// Notes a word's list as needed, if it is not there.
    pub fn want(&self, kind: Kind, word: u32) {
        if let Some((id, _)) = self.root.chunk_of(kind, word) {
            self.chunk(id);
        }
    }

    /// The bits of a word's list; `pass` passes the list of another word of its group.
    fn list(&self, kind: Kind, word: u32, pass: &mut Pass<'_>) -> Option<BitReader<'_>> {
        let (id, at) = self.root.chunk_of(kind, word)?;
        let Chunk::Packed(packed) = self.chunk(id)? else {
            return None;
        };
        let before = packed.starts.get(..=at)?;
        let known = before.iter().rposition(|start| start.get() != UNKNOWN)?;
        let start = before.get(known)?.get();
        let mut bits = BitReader::starting_at(&packed.bytes, start);
        let first = word - at as u32;
        for (passed, start) in (known as u32..).zip(before.get(known + 1..)?) {
            if pass(first + passed, &mut bits)?.is_err() {
                self.is_damaged.set(true);
                return None;
            }
            start.set(bits.position());
        }
        Some(bits)
    }
}
