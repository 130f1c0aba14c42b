//! Shards: articles read into sorted runs, within bounded memory, on one machine or on many.
//!
//! A [`ShardBuilder`] takes articles one after another. What it has read it hands out in blocks whenever its memory is
//! full: a block of articles (`doc*`), or a run of words (`record*` in dictionary order). Where blocks are kept is the
//! caller's business, through [`Storage`]. [`write`](crate::write::write) then merges the runs of one shard or of many.
//!
//! ```text
//! doc    := card summary:text length:number n:number entity* text record:blob     see `article`
//! record := folded:text surface:text languages:number n:number postings:blob  surface empty when it is the folded form
//! posting:= doc:number count:number title:number heading:number names:number place:number*   doc, place less the last
//! ```
//!
//! Memory: the budget given, and one article. Blocks are about 64 kB, or one record.

use std::collections::HashMap;

use dossier_core::text::{Language, fold, words};

use crate::article::{Article, Role, write_blocks, write_days, write_entity};
use crate::bytes::{Bytes, Damaged, Write};
use crate::dictionary::MAX_WORD_BYTES;

/// Bytes after which a block is closed.
const BLOCK_BYTES: usize = 64 * 1024;

/// What a word costs in memory beside its letters and postings, in bytes: for the budget.
const WORD_BYTES: usize = 160;

/// The memory that a builder takes by default before it hands out a run, in bytes.
pub const DEFAULT_BUDGET: usize = 96 << 20;

/// Where a builder's blocks are kept until the index is written: a temporary file, or memory.
pub trait Storage {
    /// Why keeping or giving back can fail.
    type Error;

    /// Keeps a block and numbers it.
    ///
    /// # Errors
    ///
    /// Its own.
    fn put(&mut self, block: Vec<u8>) -> Result<u64, Self::Error>;

    /// Gives back a block.
    ///
    /// # Errors
    ///
    /// Its own, also for a number that it never gave.
    fn get(&mut self, number: u64) -> Result<Vec<u8>, Self::Error>;
}

/// Blocks kept in memory.
#[derive(Clone, Debug, Default)]
pub struct Memory(Vec<Vec<u8>>);

/// A block that is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSuchBlock;

impl Storage for Memory {
    type Error = NoSuchBlock;

    fn put(&mut self, block: Vec<u8>) -> Result<u64, NoSuchBlock> {
        self.0.push(block);
        Ok(self.0.len() as u64 - 1)
    }

    fn get(&mut self, number: u64) -> Result<Vec<u8>, NoSuchBlock> {
        let number = usize::try_from(number).map_err(|_| NoSuchBlock)?;
        self.0.get(number).cloned().ok_or(NoSuchBlock)
    }
}

/// Which blocks hold the articles and the runs of a shard. It is small and can be kept beside the blocks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shard {
    pub(crate) n_docs: u32,
    /// Blocks of articles.
    pub(crate) docs: Vec<u64>,
    /// Blocks of each run.
    pub(crate) runs: Vec<Vec<u64>>,
}

impl Shard {
    /// How many articles it has.
    pub fn len(&self) -> u32 {
        self.n_docs
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.n_docs == 0
    }

    /// Its blocks of articles, in order.
    pub fn doc_blocks(&self) -> &[u64] {
        &self.docs
    }

    /// As bytes, to be merged elsewhere.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        bytes.number(crate::root::VERSION);
        bytes.number(self.n_docs.into());
        bytes.number(self.runs.len() as u64);
        for blocks in std::iter::once(&self.docs).chain(&self.runs) {
            bytes.number(blocks.len() as u64);
            blocks.iter().for_each(|&block| bytes.number(block));
        }
        bytes
    }

    /// From [`to_bytes`](Shard::to_bytes); `None` when they are not of this version or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Option<Shard> {
        let read = |mut bytes: Bytes<'_>| -> Result<Shard, Damaged> {
            if bytes.number()? != crate::root::VERSION {
                return Err(Damaged);
            }
            let mut shard = Shard {
                n_docs: bytes.small()?,
                ..Shard::default()
            };
            for number in 0..=bytes.count()? {
                let n = bytes.count()?;
                let blocks: Result<Vec<u64>, Damaged> = (0..n).map(|_| bytes.number()).collect();
                match number {
                    0 => shard.docs = blocks?,
                    _ => shard.runs.push(blocks?),
                }
            }
            Ok(shard)
        };
        read(Bytes(bytes)).ok()
    }
}

/// A word's postings in the run under construction.
#[derive(Debug)]
struct Growing {
    folded: String,
    languages: u32,
    n: u32,
    last_doc: u32,
    postings: Vec<u8>,
}

/// One occurrence of a word in the article at hand; the order is that of places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Occurrence {
    word: u32,
    field: Field,
    place: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Field {
    Title,
    Heading,
    Text,
    Name,
}

/// Reads articles into a shard.
#[derive(Debug)]
pub struct ShardBuilder<S> {
    storage: S,
    budget: usize,
    shard: Shard,
    docs: Vec<u8>,
    numbers: HashMap<String, u32>,
    words: Vec<Growing>,
    n_bytes: usize,
    occurrences: Vec<Occurrence>,
}

impl<S: Storage> ShardBuilder<S> {
    /// A shard whose blocks go to `storage`, in about `budget` bytes of memory ([`DEFAULT_BUDGET`]).
    pub fn new(storage: S, budget: usize) -> Self {
        ShardBuilder {
            storage,
            budget,
            shard: Shard::default(),
            docs: Vec::new(),
            numbers: HashMap::new(),
            words: Vec::new(),
            n_bytes: 0,
            occurrences: Vec::new(),
        }
    }

    /// Adds an article, which comes after those before.
    ///
    /// # Errors
    ///
    /// The storage's.
    pub fn add(&mut self, article: &Article) -> Result<(), S::Error> {
        let language = Language::from_tag(&article.language);
        let language = Language::ALL.iter().position(|&known| known == language);
        let length = self.find_words(article, 1 << language.unwrap_or(0).min(31));
        for text in [
            &article.id,
            &article.title,
            &article.address,
            &article.language,
        ] {
            self.docs.text(text);
        }
        write_days(article.days, &mut self.docs);
        self.docs.text(&article.summary);
        self.docs.number(length.into());
        self.docs.number(article.entities.len() as u64);
        for entity in &article.entities {
            write_entity(entity, &mut self.docs);
        }
        write_blocks(&article.blocks, &mut self.docs);
        self.docs.blob(&article.record);
        self.shard.n_docs += 1;
        if self.docs.len() >= BLOCK_BYTES {
            self.put_docs()?;
        }
        if self.n_bytes >= self.budget {
            self.put_run()?;
        }
        Ok(())
    }

    /// The shard and where its blocks are.
    ///
    /// # Errors
    ///
    /// The storage's.
    pub fn finish(mut self) -> Result<(Shard, S), S::Error> {
        self.put_docs()?;
        self.put_run()?;
        Ok((self.shard, self.storage))
    }

    /// Takes in the words of an article; returns its length.
    fn find_words(&mut self, article: &Article, language: u32) -> u32 {
        self.occurrences.clear();
        let mut next = self.find_in(&article.title, Field::Title, 0);
        for block in &article.blocks {
            let field = match block.role {
                Role::Heading => Field::Heading,
                Role::Text | Role::Aside => Field::Text,
            };
            // A gap, so that no phrase reaches from one block into the next.
            next = self.find_in(&block.text, field, next.saturating_add(1));
        }
        for entity in &article.entities {
            for name in std::iter::once(&entity.name).chain(&entity.aliases) {
                self.find_in(name, Field::Name, 0);
            }
        }
        self.occurrences.sort_unstable();
        let occurrences = std::mem::take(&mut self.occurrences);
        for of_word in occurrences.chunk_by(|a, b| a.word == b.word) {
            self.post(of_word, language);
        }
        self.occurrences = occurrences;
        next
    }

    /// Notes the words of a text, the first at place `first`; returns the place after the last.
    fn find_in(&mut self, text: &str, field: Field, first: u32) -> u32 {
        let mut place = first;
        for word in words(text) {
            for surface in std::iter::once(word.surface).chain(word.joined) {
                if let Some(word) = self.number(surface) {
                    self.occurrences.push(Occurrence { word, field, place });
                }
            }
            place = place.saturating_add(1);
        }
        place
    }

    /// The number of a word in the run; `None` for one too long to be one.
    fn number(&mut self, surface: String) -> Option<u32> {
        if let Some(&number) = self.numbers.get(&surface) {
            return Some(number);
        }
        let folded = fold(&surface);
        if surface.len() > MAX_WORD_BYTES || folded.len() > MAX_WORD_BYTES {
            return None;
        }
        let number = self.words.len() as u32;
        self.n_bytes += WORD_BYTES + surface.len() + folded.len();
        self.words.push(Growing {
            folded,
            languages: 0,
            n: 0,
            last_doc: 0,
            postings: Vec::new(),
        });
        self.numbers.insert(surface, number);
        Some(number)
    }

    /// Appends a posting: the occurrences of one word in the article at hand, by field and place.
    fn post(&mut self, occurrences: &[Occurrence], language: u32) {
        let Some(first) = occurrences.first() else {
            return;
        };
        let Some(word) = self.words.get_mut(first.word as usize) else {
            return;
        };
        let before = word.postings.len();
        let n_in = |field| occurrences.iter().filter(|one| one.field == field).count() as u64;
        let names = n_in(Field::Name);
        let mut places: Vec<u32> = occurrences
            .iter()
            .filter(|one| one.field != Field::Name)
            .map(|one| one.place)
            .collect();
        places.sort_unstable();
        // A word and its joined form can be the same one; two at one place are one.
        places.dedup();
        let doc = self.shard.n_docs;
        word.postings.number(u64::from(doc - word.last_doc));
        word.postings.number(places.len() as u64);
        let n_title = n_in(Field::Title).min(places.len() as u64);
        word.postings.number(n_title);
        word.postings
            .number(n_in(Field::Heading).min(places.len() as u64 - n_title));
        word.postings.number(names);
        let mut last = 0;
        for place in places {
            word.postings.number(u64::from(place - last));
            last = place;
        }
        word.last_doc = doc;
        word.languages |= language;
        word.n += 1;
        self.n_bytes += word.postings.len() - before;
    }

    fn put_docs(&mut self) -> Result<(), S::Error> {
        if !self.docs.is_empty() {
            let block = std::mem::take(&mut self.docs);
            self.shard.docs.push(self.storage.put(block)?);
        }
        Ok(())
    }

    /// Hands out the words so far as a run, in dictionary order.
    fn put_run(&mut self) -> Result<(), S::Error> {
        let numbers = std::mem::take(&mut self.numbers);
        let mut words = std::mem::take(&mut self.words);
        self.n_bytes = 0;
        let mut order: Vec<(String, u32)> = numbers.into_iter().collect();
        let folded = |number: u32| words.get(number as usize).map(|word| word.folded.as_str());
        order.sort_unstable_by(|(a, at_a), (b, at_b)| {
            (folded(*at_a), a.as_str()).cmp(&(folded(*at_b), b.as_str()))
        });
        let mut blocks = Vec::new();
        let mut block = Vec::new();
        for (surface, number) in order {
            let Some(word) = words.get_mut(number as usize).filter(|word| word.n > 0) else {
                continue;
            };
            block.text(&word.folded);
            block.text(if surface == word.folded { "" } else { &surface });
            block.number(word.languages.into());
            block.number(word.n.into());
            block.blob(&std::mem::take(&mut word.postings));
            if block.len() >= BLOCK_BYTES {
                blocks.push(self.storage.put(std::mem::take(&mut block))?);
            }
        }
        if !block.is_empty() {
            blocks.push(self.storage.put(block)?);
        }
        if !blocks.is_empty() {
            self.shard.runs.push(blocks);
        }
        Ok(())
    }
}
