//! The chunks that a reader has, and which it still needs.
//!
//! A look into a chunk that is not there yet notes it and finds nothing; the reader then asks for all that was noted and
//! begins again. A chunk that is damaged or could not be had also yields nothing, but is not asked for again.

mod packed;

use std::cell::{Cell, RefCell};
use std::cmp::Ordering;

use dossier_core::sorted::SortedSet;
use fixedbitset::FixedBitSet;

use crate::bytes::{Bytes, Damaged};
use crate::chunk::{ChunkId, Kind, name_hash};
use crate::columns::{Days, Mentions, Tags, read_dates};
use crate::dictionary::{Dictionary, Word};
use crate::keyed::{Keyed, MOST_MENTIONED};
use crate::numbers::Numbers;
use crate::root::Root;
use crate::tops::{self, Top};

use packed::Packed;

pub(crate) use packed::GROUP;

/// A chunk, unpacked as far as it is worth keeping so.
#[derive(Debug)]
enum Chunk {
    Absent,
    Failed,
    Dictionary(Dictionary),
    Keyed(Keyed),
    Listed(Listed),
    Packed(Packed),
    Lengths(Vec<u8>),
    Dates(Vec<Option<Days>>),
    Mentions(Mentions),
    Tags(Tags),
    Tops(Vec<Top>),
    /// A part of a table, which is in the root now.
    Table,
}

/// Entities and how many articles mention each, in a list of both by turns.
pub(crate) fn pairs(values: &[u32]) -> Vec<(u32, u32)> {
    let (pairs, _) = values.as_chunks();
    pairs
        .iter()
        .map(|&[entity, n_docs]| (entity, n_docs))
        .collect()
}

/// What comes after every text that begins so.
fn above(start: &str) -> String {
    let mut high = start.to_owned();
    high.push(char::MAX);
    high
}

/// By what an entity is found: its kind and name.
pub(crate) fn entity_key(kind: &str, name: &str) -> String {
    format!("{kind}\0{name}")
}

/// Things one after the other, with where each ends.
#[derive(Debug)]
struct Listed {
    bytes: Vec<u8>,
    /// Starts, and the end of the last one.
    starts: Vec<u32>,
}

impl Listed {
    fn read(bytes: Vec<u8>, n: usize) -> Result<Listed, Damaged> {
        let mut rest = Bytes(&bytes);
        let mut lengths = Vec::with_capacity(n.min(bytes.len()));
        for _ in 0..n {
            lengths.push(rest.small()?);
        }
        let mut at = (bytes.len() - rest.0.len()) as u32;
        let mut starts = Vec::with_capacity(lengths.len() + 1);
        starts.push(at);
        for length in lengths {
            at = at.checked_add(length).ok_or(Damaged)?;
            starts.push(at);
        }
        (at as usize == bytes.len())
            .then_some(Listed { bytes, starts })
            .ok_or(Damaged)
    }

    fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    fn get(&self, at: usize) -> Option<&[u8]> {
        let (start, end) = (*self.starts.get(at)?, *self.starts.get(at + 1)?);
        self.bytes.get(start as usize..end as usize)
    }
}

/// See the module.
#[derive(Debug)]
pub(crate) struct Store {
    pub root: Root,
    /// By kind, then by number.
    chunks: Vec<Vec<Chunk>>,
    wanted: RefCell<SortedSet<ChunkId>>,
    /// How often a failed chunk was looked into since [`begin`](Store::begin).
    failed: RefCell<SortedSet<ChunkId>>,
    /// Whether a list inside a chunk was not what it should be.
    is_damaged: Cell<bool>,
}

impl Store {
    pub fn new(root: Root) -> Store {
        let absent = |kind| root.table(kind).iter().map(|_| Chunk::Absent).collect();
        let chunks = Kind::ALL.into_iter().map(absent).collect();
        Store {
            root,
            chunks,
            wanted: RefCell::default(),
            failed: RefCell::default(),
            is_damaged: Cell::default(),
        }
    }

    /// Takes in a chunk; false when it is not the one that the root names, or cannot be read.
    pub fn supply(&mut self, id: ChunkId, bytes: Vec<u8>) -> bool {
        let read = match self.root.entry(id) {
            Some(entry) if entry.hash == name_hash(&bytes) => self.read(id, bytes),
            _ => Err(Damaged),
        };
        let done = read.is_ok();
        if let Some(chunk) = self
            .chunks
            .get_mut(id.kind.at())
            .and_then(|of_kind| of_kind.get_mut(id.number as usize))
        {
            *chunk = read.unwrap_or(Chunk::Failed);
        }
        done
    }

    fn read(&mut self, id: ChunkId, bytes: Vec<u8>) -> Result<Chunk, Damaged> {
        let listed = |total: u32| Listed::read(bytes.clone(), self.root.len_of(id, total));
        Ok(match id.kind {
            Kind::Dictionary => Chunk::Dictionary(Dictionary::read(&bytes)?),
            Kind::Stems | Kind::Names | Kind::Ids => {
                Chunk::Keyed(Keyed::read(&bytes, id.kind.is_near())?)
            }
            Kind::Postings | Kind::Positions => Chunk::Packed(Packed::read(bytes, id, &self.root)?),
            Kind::Cards | Kind::Summaries | Kind::Texts | Kind::Records => {
                Chunk::Listed(listed(self.root.n_docs)?)
            }
            Kind::Entities => Chunk::Listed(listed(self.root.n_entities)?),
            Kind::Lengths => Chunk::Lengths(bytes),
            Kind::Dates => Chunk::Dates(read_dates(&bytes)?),
            Kind::Mentions => Chunk::Mentions(Mentions::read(bytes)?),
            Kind::Tags => Chunk::Tags(Tags::read(
                &bytes,
                self.root.len_of(id, self.root.n_docs),
                self.root.n_entities,
            )?),
            Kind::Tops => Chunk::Tops(tops::read(&bytes, self.root.n_docs)?),
            Kind::Tables => {
                self.root.take_stretch(id.number as usize, &bytes)?;
                Chunk::Table
            }
        })
    }

    /// Lets go of every chunk of a kind: those that are read once, such as texts.
    pub fn forget(&mut self, kind: Kind) {
        for chunk in self.chunks.get_mut(kind.at()).into_iter().flatten() {
            *chunk = Chunk::Absent;
        }
    }

    /// Notes nothing as needed and nothing as failed.
    pub fn begin(&self) {
        self.wanted.take();
        self.failed.take();
        self.is_damaged.set(false);
    }

    /// Whether something was looked for that is not there yet.
    pub fn is_waiting(&self) -> bool {
        !self.wanted.borrow().is_empty()
    }

    /// What was looked for and is not there yet.
    pub fn wanted(&self) -> Vec<ChunkId> {
        self.wanted.borrow().iter().copied().collect()
    }

    /// How many chunks could not be read though they were needed.
    pub fn n_failed(&self) -> u32 {
        (self.failed.borrow().len() as u32).max(u32::from(self.is_damaged.get()))
    }

    /// Notes that something inside a chunk makes no sense, though its checksum is right.
    pub fn note<T: Default>(&self, read: Result<T, Damaged>) -> T {
        read.unwrap_or_else(|Damaged| {
            self.is_damaged.set(true);
            T::default()
        })
    }

    fn chunk(&self, id: ChunkId) -> Option<&Chunk> {
        let chunk = self.chunks.get(id.kind.at())?.get(id.number as usize)?;
        match chunk {
            Chunk::Absent => {
                self.wanted.borrow_mut().insert(id);
                None
            }
            Chunk::Failed => {
                self.failed.borrow_mut().insert(id);
                None
            }
            chunk => Some(chunk),
        }
    }

    /// A chunk of the dictionary.
    pub fn dictionary(&self, number: usize) -> Option<&Dictionary> {
        match self.chunk(ChunkId::new(Kind::Dictionary, number))? {
            Chunk::Dictionary(dictionary) => Some(dictionary),
            _ => None,
        }
    }

    /// Calls `each` with the words whose folded form begins with `letters`, in order, with their numbers.
    pub fn each_word_from(&self, letters: &str, each: &mut dyn FnMut(u32, Word<'_>)) {
        self.each_word(letters, &above(letters), false, each);
    }

    /// Calls `each` with the words of this folded form, in order, with their numbers.
    pub fn each_word_of(&self, folded: &str, each: &mut dyn FnMut(u32, Word<'_>)) {
        self.each_word(folded, folded, true, each);
    }

    /// Calls `each` with the words from `letters` on, up to `high`, that begin with them, or are them if `whole`.
    fn each_word(
        &self,
        letters: &str,
        high: &str,
        whole: bool,
        each: &mut dyn FnMut(u32, Word<'_>),
    ) {
        for number in self.root.chunks_between(Kind::Dictionary, letters, high) {
            let Some(dictionary) = self.dictionary(number) else {
                continue;
            };
            let first = self.first_word(number);
            for at in dictionary.lower_bound(letters)..dictionary.len() {
                let word = dictionary.word(at).filter(|word| {
                    let is_longer = word.folded.len() > letters.len();
                    word.folded.starts_with(letters) && !(whole && is_longer)
                });
                let Some(word) = word else {
                    break;
                };
                each(first.saturating_add(at as u32), word);
            }
        }
    }

    /// The dictionary chunks that can hold words beginning with `letters`, each with the folded form of its first word and
    /// of the one behind its last, of no letters when there is none.
    pub fn dictionaries(&self, letters: &str) -> impl Iterator<Item = (usize, [&str; 2])> {
        let chunks = self
            .root
            .chunks_between(Kind::Dictionary, letters, &above(letters));
        let table = self.root.table(Kind::Dictionary);
        let text = |number: usize| table.get(number).map_or("", |entry| &entry.first_text);
        chunks.map(move |number| (number, [text(number), text(number + 1)]))
    }

    /// The number of a dictionary chunk's first word.
    pub fn first_word(&self, chunk: usize) -> u32 {
        self.root
            .table(Kind::Dictionary)
            .get(chunk)
            .map_or(0, |entry| entry.first)
    }

    /// A word by its number.
    pub fn word(&self, number: u32) -> Option<Word<'_>> {
        let (id, at) = self.root.chunk_of(Kind::Dictionary, number)?;
        self.dictionary(id.number as usize)?.word(at)
    }

    /// The words that share a stem; see `keyed::stem_key`.
    pub fn stem_group(&self, key: &str) -> &[u32] {
        self.keyed(Kind::Stems, key)
    }

    /// The list of a key in a kind of such lists; none when there is no such key.
    pub fn keyed(&self, kind: Kind, key: &str) -> &[u32] {
        let id = self.root.chunk_holding(kind, key);
        match id.and_then(|id| self.chunk(id)) {
            Some(Chunk::Keyed(keyed)) => keyed.get(key).unwrap_or_default(),
            _ => &[],
        }
    }

    /// Calls `each` with the lists of the keys that begin so, in order.
    pub fn each_keyed_from(&self, kind: Kind, start: &str, each: &mut dyn FnMut(&str, &[u32])) {
        let high = above(start);
        for number in self.root.chunks_between(kind, start, &high) {
            if let Some(Chunk::Keyed(keyed)) = self.chunk(ChunkId::new(kind, number)) {
                keyed
                    .each_from(start)
                    .for_each(|(key, values)| each(key, values));
            }
        }
    }

    /// The entities of which a name has a word that begins so, and how many articles mention each.
    pub fn named_from(&self, letters: &str) -> Numbers {
        let mut named = Vec::new();
        self.each_keyed_from(Kind::Names, letters, &mut |key, values| {
            if !key.ends_with(MOST_MENTIONED) {
                named.extend(pairs(values));
            }
        });
        named.retain(|(entity, _)| *entity < self.root.n_entities);
        Numbers::new(&named, u32::max)
    }

    /// The entities of which a name has this word, and how many articles mention each.
    pub fn named(&self, word: &str) -> Numbers {
        Numbers::new(&pairs(self.keyed(Kind::Names, word)), u32::max)
    }

    /// The number of an entity; `None` when there is none of this kind and name.
    pub fn entity(&self, kind: &str, name: &str) -> Option<u32> {
        let id = self
            .root
            .chunk_holding(Kind::Entities, &entity_key(kind, name))?;
        let first = self.root.entry(id)?.first;
        let Some(Chunk::Listed(listed)) = self.chunk(id) else {
            return None;
        };
        let (mut low, mut high) = (0, listed.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let mut bytes = Bytes(listed.get(middle)?);
            let found = (bytes.text().ok()?, bytes.text().ok()?);
            match found.cmp(&(kind, name)) {
                Ordering::Less => low = middle + 1,
                Ordering::Equal => return first.checked_add(middle as u32),
                Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// Notes every chunk as needed that is a part of a table, if it is not there.
    pub fn want_tables(&self) {
        for number in 0..self.root.table(Kind::Tables).len() {
            self.chunk(ChunkId::new(Kind::Tables, number));
        }
    }

    /// Thing `number` of a kind whose chunks are lists: an article's card, an entity.
    pub fn listed(&self, kind: Kind, number: u32) -> Option<&[u8]> {
        if let Some(stretch) = self.root.stretch_of(kind, number) {
            self.chunk(stretch)?;
        }
        let (id, at) = self.root.chunk_of(kind, number)?;
        match self.chunk(id)? {
            Chunk::Listed(listed) => listed.get(at),
            _ => None,
        }
    }

    /// The length levels of all articles; those of missing chunks are 0.
    pub fn levels(&self) -> Vec<u8> {
        let mut levels = Vec::new();
        for number in 0..self.root.table(Kind::Lengths).len() {
            let id = ChunkId::new(Kind::Lengths, number);
            match self.chunk(id) {
                Some(Chunk::Lengths(of_chunk)) => levels.extend_from_slice(of_chunk),
                _ => {
                    let n_bytes = self.root.entry(id).map_or(0, |entry| entry.n_bytes);
                    levels.resize(levels.len() + n_bytes as usize, 0);
                }
            }
        }
        levels.resize(self.root.n_docs as usize, 0);
        levels
    }

    /// Calls `each` with every article's days.
    pub fn each_days(&self, each: &mut dyn FnMut(u32, Option<Days>)) {
        for number in 0..self.root.table(Kind::Dates).len() {
            let id = ChunkId::new(Kind::Dates, number);
            let first = self.root.entry(id).map_or(0, |entry| entry.first);
            if let Some(Chunk::Dates(dates)) = self.chunk(id) {
                let of_chunk = self.root.len_of(id, self.root.n_docs);
                let docs = first..self.root.n_docs;
                for (doc, days) in docs.zip(dates.iter().take(of_chunk)) {
                    each(doc, *days);
                }
            }
        }
    }

    /// Calls `each` with the articles that mention an entity.
    pub fn each_mention(&self, entity: u32, each: &mut dyn FnMut(u32)) {
        let Some((id, at)) = self.root.chunk_of(Kind::Mentions, entity) else {
            return;
        };
        if let Some(Chunk::Mentions(mentions)) = self.chunk(id) {
            let known = at < mentions.len();
            self.note(if known {
                mentions.each(at, self.root.n_docs, each)
            } else {
                Err(Damaged)
            });
        }
    }

    /// Calls `each` with the entities that each of `docs` mentions; nothing for an article whose chunk is missing.
    pub fn each_tagged(&self, docs: &FixedBitSet, each: &mut dyn FnMut(&[u32])) {
        for number in 0..self.root.table(Kind::Tags).len() {
            let id = ChunkId::new(Kind::Tags, number);
            let first = self.root.entry(id).map_or(0, |entry| entry.first);
            let n = self.root.len_of(id, self.root.n_docs) as u32;
            let end = first.saturating_add(n).min(self.root.n_docs);
            let range = first.min(end) as usize..end as usize;
            if docs.count_ones(range.clone()) == 0 {
                continue;
            }
            let Some(Chunk::Tags(tags)) = self.chunk(id) else {
                continue;
            };
            for doc in range.filter(|&doc| docs.contains(doc)) {
                each(tags.get(doc - first as usize));
            }
        }
    }

    /// The list of the best articles for these letters.
    pub fn top(&self, letters: &str) -> Option<&Top> {
        let of_chunk = |number| match self.chunk(ChunkId::new(Kind::Tops, number))? {
            Chunk::Tops(tops) => {
                let at = tops
                    .binary_search_by(|top| top.letters.as_str().cmp(letters))
                    .ok()?;
                tops.get(at)
            }
            _ => None,
        };
        // A list begins a chunk or stands in the one before; no two have the same letters.
        self.root
            .chunks_between(Kind::Tops, letters, letters)
            .next_back()
            .and_then(of_chunk)
    }
}
