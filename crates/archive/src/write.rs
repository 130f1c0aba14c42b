//! Writing an index: the runs of shards are merged, and chunks go out one after another.
//!
//! The result depends on the articles and their order alone, not on how they were divided into shards or runs: shards
//! built apart give the same bytes as one. Memory: one block of each run, all postings of one word, five numbers for
//! each article, and what the dictionary's stems and the entities take; texts and postings are streamed.

mod articles;
mod heads;
mod merge;
mod names;

use dossier_core::text::{Language, stem};

use crate::bytes::Damaged;
use crate::chunk::{ChunkName, Kind};
use crate::dictionary::{DictionaryWriter, Word};
use crate::keyed::stem_key;
use crate::length;
use crate::postings::{self, Counted};
use crate::rank::Norms;
use crate::root::{MAX_DOCS, Root};
use crate::shard::{Shard, Storage};
use crate::sink::{ByText, Packed, Sink};
use crate::store::GROUP;
use crate::tops::{Top, TopsWriter};

use heads::Heads;
use merge::{Merged, Merger};

/// A shard and where its blocks are.
#[derive(Clone, Debug)]
pub struct Part<S> {
    /// Which blocks are whose.
    pub shard: Shard,
    /// The blocks.
    pub storage: S,
}

/// Why an index cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WriteError<E> {
    /// A block could not be had.
    Storage(E),
    /// A block is not what was put there.
    Damaged,
    /// There are more than [`MAX_DOCS`] articles.
    TooMany,
}

impl<E> From<Damaged> for WriteError<E> {
    fn from(_: Damaged) -> Self {
        WriteError::Damaged
    }
}

/// Writes the index over all articles of `parts`, in their order: hands every chunk to `emit` and returns the root.
///
/// Two chunks of the same content have the same name; such a one is handed out again.
///
/// # Errors
///
/// [`WriteError`] when a block is missing or damaged, or when there are too many articles.
pub fn write<S: Storage>(
    parts: &mut [Part<S>],
    emit: &mut dyn FnMut(ChunkName, &[u8]),
) -> Result<Vec<u8>, WriteError<S::Error>> {
    let mut n_docs = 0_u32;
    for part in parts.iter() {
        n_docs = n_docs
            .checked_add(part.shard.n_docs)
            .filter(|n| *n <= MAX_DOCS)
            .ok_or(WriteError::TooMany)?;
    }
    let root = Root {
        n_docs,
        ..Root::default()
    };
    let mut sink = Sink { root, emit };
    let levels = articles::write(parts, &mut sink)?;
    write_words(parts, &levels, &mut sink)?;
    sink.put_tables();
    Ok(sink.root.write())
}

fn write_words<S: Storage>(
    parts: &mut [Part<S>],
    levels: &[u8],
    sink: &mut Sink<'_>,
) -> Result<(), WriteError<S::Error>> {
    let n_docs = sink.root.n_docs;
    let mut words = Words::new(levels, Norms::new(n_docs, sink.root.length));
    let mut merger = Merger::new(parts)?;
    let mut merged = Merged::default();
    while merger.next(&mut merged)? {
        words.push(&merged, sink)?;
    }
    words.finish(sink);
    Ok(())
}

/// Chunks of words under construction.
struct Words<'a> {
    levels: &'a [u8],
    dictionary: DictionaryWriter,
    /// The first word of the chunk: number and folded form.
    first: (u32, String),
    lists: Packed,
    places: Packed,
    heads: Heads<'a>,
    /// Keys of stems with the words that have them, and whether the word's folded form is its stem.
    stems: Vec<(String, u32, bool)>,
}

impl<'a> Words<'a> {
    fn new(levels: &'a [u8], norms: Norms) -> Self {
        Words {
            levels,
            dictionary: DictionaryWriter::default(),
            first: (0, String::new()),
            lists: Packed::new(Kind::Postings),
            places: Packed::new(Kind::Positions),
            heads: Heads::new(levels, norms),
            stems: Vec::new(),
        }
    }

    fn push(&mut self, merged: &Merged, sink: &mut Sink<'_>) -> Result<(), Damaged> {
        let number = sink.root.n_words;
        if self.dictionary.len() == 0 {
            self.first = (number, merged.folded.clone());
        }
        if (number - self.first.0).is_multiple_of(GROUP) {
            self.lists.begin(number, sink);
            self.places.begin(number, sink);
        }
        let word = Word {
            folded: &merged.folded,
            surface: &merged.surface,
            languages: merged.languages,
            n_docs: merged.postings.len() as u32,
        };
        self.dictionary.push(word);
        postings::write(&merged.postings, sink.root.n_docs, &mut self.lists.bits);
        let mut places = Vec::with_capacity(merged.postings.len());
        let mut rest = merged.places.as_slice();
        for posting in &merged.postings {
            let (of_doc, others) = rest
                .split_at_checked(posting.count as usize)
                .ok_or(Damaged)?;
            rest = others;
            let level = self.levels.get(posting.doc as usize).ok_or(Damaged)?;
            let longest = length::longest(*level);
            if of_doc.last().is_some_and(|&place| place >= longest) {
                return Err(Damaged);
            }
            let counted = Counted {
                count: posting.count,
                title: posting.title.min(posting.count),
                length: longest,
            };
            places.push((of_doc, counted));
        }
        postings::write_places(&places, &mut self.places.bits);
        self.heads.push(merged);
        for (at, &language) in Language::ALL.iter().enumerate() {
            if merged.languages >> at.min(31) & 1 == 1 {
                let stem = stem(&merged.surface, language);
                let is_itself = stem == merged.folded;
                self.stems.push((stem_key(at, &stem), number, is_itself));
            }
        }
        sink.root.languages |= merged.languages;
        sink.root.n_words += 1;
        if self.dictionary.len() >= Kind::Dictionary.target_bytes() {
            self.put_dictionary(sink);
        }
        Ok(())
    }

    fn put_dictionary(&mut self, sink: &mut Sink<'_>) {
        if self.dictionary.len() > 0 {
            let bytes = self.dictionary.finish();
            sink.put_text(Kind::Dictionary, self.first.0, &self.first.1, &bytes);
        }
    }

    fn finish(mut self, sink: &mut Sink<'_>) {
        self.put_dictionary(sink);
        self.lists.flush(sink);
        self.places.flush(sink);
        write_stems(self.stems, sink);
        write_tops(self.heads.finish(), sink);
    }
}

/// Writes the groups that the dictionary alone does not show: those with a word that is not its own stem.
fn write_stems(mut stems: Vec<(String, u32, bool)>, sink: &mut Sink<'_>) {
    stems.sort_unstable();
    let mut chunks = ByText::new(Kind::Stems);
    for group in stems.chunk_by(|(a, ..), (b, ..)| a == b) {
        let Some((key, ..)) = group.first() else {
            continue;
        };
        if group.iter().all(|(.., is_itself)| *is_itself) {
            continue;
        }
        let words: Vec<u32> = group.iter().map(|(_, word, _)| *word).collect();
        chunks.push(key, &words, sink);
    }
    chunks.flush(sink);
}

fn write_tops(tops: Vec<Top>, sink: &mut Sink<'_>) {
    let mut chunk = TopsWriter::new(sink.root.n_docs);
    let mut first = String::new();
    for top in tops {
        if chunk.len() == 0 {
            first.clone_from(&top.letters);
        }
        chunk.push(&top);
        if chunk.len() >= Kind::Tops.target_bytes() {
            sink.put_text(Kind::Tops, 0, &first, &chunk.finish());
        }
    }
    if chunk.len() > 0 {
        sink.put_text(Kind::Tops, 0, &first, &chunk.finish());
    }
}
