//! Reading an index: what is needed is asked for, handed in, and the question put again.
//!
//! ```no_run
//! # fn fetch(name: &str) -> Vec<u8> { Vec::new() }
//! use dossier_archive::{Reader, Request, Step};
//! use dossier_core::search::parse;
//!
//! let mut reader = Reader::open(&fetch("root"))?;
//! let request = Request { query: parse("harbour fire"), limit: 20, ..Request::default() };
//! let found = loop {
//!     match reader.search(&request) {
//!         Step::Done(found) => break found,
//!         Step::Need(chunks) => {
//!             for chunk in chunks {
//!                 let name = reader.name(chunk).expect("a chunk of this index").to_string();
//!                 reader.supply(chunk, fetch(&name));
//!             }
//!         }
//!     }
//! };
//! # Ok::<(), dossier_archive::OpenError>(())
//! ```
//!
//! Every round asks for other chunks, so it ends: after two to five rounds for a new word, at once for a known one. A
//! chunk that cannot be had is handed in as no bytes; then the answer is what the others say, with
//! [`Notice::Incomplete`](crate::Notice::Incomplete).

use dossier_core::text::Language;
use fixedbitset::FixedBitSet;

use crate::article::{Block, Card, Entity, Text, read_blocks, read_card, read_entity};
use crate::bytes::Bytes;
use crate::chunk::{ChunkId, ChunkName, Kind};
use crate::rank::Norms;
use crate::root::{OpenError, Root};
use crate::search::{Found, Outcome, Pass, Request, Scratch};
use crate::store::Store;

/// An answer, or what is needed for it.
#[derive(Clone, Debug, PartialEq)]
pub enum Step<T> {
    /// These chunks, to be handed to [`Reader::supply`], each once.
    Need(Vec<ChunkId>),
    /// The answer.
    Done(T),
}

/// An open index.
#[derive(Debug)]
pub struct Reader {
    pub(crate) store: Store,
    norms: Norms,
    scratch: Scratch,
}

impl Reader {
    /// Opens an index by its root.
    ///
    /// # Errors
    ///
    /// [`OpenError`] when the root is damaged or of another version.
    pub fn open(root: &[u8]) -> Result<Reader, OpenError> {
        let root = Root::read(root)?;
        let norms = Norms::new(root.n_docs, root.length);
        let scratch = Scratch::new(root.n_docs);
        Ok(Reader {
            store: Store::new(root),
            norms,
            scratch,
        })
    }

    /// How many articles there are.
    pub fn n_docs(&self) -> u32 {
        self.store.root.n_docs
    }

    /// The languages of the articles.
    pub fn languages(&self) -> impl Iterator<Item = Language> {
        self.store.root.languages()
    }

    /// The types of entities, with the number of the first entity of each; the last ones end at
    /// [`n_entities`](Reader::n_entities).
    pub fn kinds(&self) -> &[(String, u32)] {
        &self.store.root.kinds
    }

    /// How many entities there are.
    pub fn n_entities(&self) -> u32 {
        self.store.root.n_entities
    }

    /// The name of a chunk; `None` when the index has no such one, or none that was asked for.
    pub fn name(&self, id: ChunkId) -> Option<ChunkName> {
        self.store.root.name(id)
    }

    /// Every chunk of the index, whose names are known then.
    pub fn chunks(&self) -> Step<Vec<ChunkId>> {
        let of_kind =
            |kind| (0..self.store.root.table(kind).len()).map(move |at| ChunkId::new(kind, at));
        self.asked(|| {
            self.store.want_tables();
            Kind::ALL.into_iter().flat_map(of_kind).collect()
        })
    }

    /// Takes in a chunk, not compressed. False when it is not the one that is named, or was damaged on the way; the next
    /// answers then do without it, until it is handed in again.
    pub fn supply(&mut self, id: ChunkId, bytes: Vec<u8>) -> bool {
        self.store.supply(id, bytes)
    }

    /// Lets go of the chunks of a kind, which are asked for again when needed.
    pub fn forget(&mut self, kind: Kind) {
        self.store.forget(kind);
    }

    /// Searches.
    pub fn search(&mut self, request: &Request) -> Step<Found> {
        self.store.begin();
        match self.find(request, false) {
            Some(outcome) => Step::Done(outcome.found),
            None => Step::Need(self.store.wanted()),
        }
    }

    /// Searches; `None` when chunks are missing, which the store then knows.
    pub(crate) fn find(&mut self, request: &Request, wants_sets: bool) -> Option<Outcome> {
        let (store, norms, scratch) = (&self.store, &self.norms, &mut self.scratch);
        Pass::new(store, norms, scratch, request, wants_sets).run()
    }

    /// What a list shows of articles first, in the order asked for; `None` for one that cannot be had.
    pub fn cards(&self, docs: &[u32]) -> Step<Vec<Option<Card>>> {
        self.asked(|| docs.iter().map(|&doc| self.card(doc)).collect())
    }

    pub(crate) fn card(&self, doc: u32) -> Option<Card> {
        let mut bytes = Bytes(self.store.listed(Kind::Cards, doc)?);
        let card = read_card(&mut bytes).ok()?;
        Some(Card {
            is_title_alone: !bytes.is_empty(),
            ..card
        })
    }

    /// What stands below an article's title where no passage does; empty too when it cannot be had.
    pub(crate) fn summary(&self, doc: u32) -> String {
        let bytes = self.store.listed(Kind::Summaries, doc).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default().to_owned()
    }

    /// An article's text; `None` when it cannot be had.
    pub fn text(&self, doc: u32) -> Step<Option<Text>> {
        self.asked(|| {
            let (blocks, record) = (self.blocks(doc), self.record(doc));
            Some(Text {
                blocks: blocks?,
                record: record?,
            })
        })
    }

    pub(crate) fn blocks(&self, doc: u32) -> Option<Vec<Block>> {
        read_blocks(&mut Bytes(self.store.listed(Kind::Texts, doc)?)).ok()
    }

    pub(crate) fn record(&self, doc: u32) -> Option<Vec<u8>> {
        self.store.listed(Kind::Records, doc).map(<[u8]>::to_vec)
    }

    /// Entities with how many articles mention each, in the order asked for; `None` for one that cannot be had.
    pub fn entities(&self, numbers: &[u32]) -> Step<Vec<Option<(Entity, u32)>>> {
        self.asked(|| numbers.iter().map(|&number| self.entity(number)).collect())
    }

    pub(crate) fn entity(&self, number: u32) -> Option<(Entity, u32)> {
        let mut bytes = Bytes(self.store.listed(Kind::Entities, number)?);
        let entity = read_entity(&mut bytes).ok()?;
        Some((entity, bytes.small().ok()?))
    }

    /// The numbers of the entities that an article mentions, ascending.
    pub fn mentioned(&self, doc: u32) -> Step<Vec<u32>> {
        self.asked(|| {
            let mut docs = FixedBitSet::with_capacity(self.n_docs() as usize);
            let mut mentioned = Vec::new();
            if doc < self.n_docs() {
                docs.insert(doc as usize);
                self.store
                    .each_tagged(&docs, &mut |entities| mentioned.extend_from_slice(entities));
            }
            mentioned
        })
    }

    /// What `look` finds, when it needs no chunk that is not there.
    fn asked<T>(&self, look: impl FnOnce() -> T) -> Step<T> {
        self.store.begin();
        let found = look();
        if self.store.is_waiting() {
            Step::Need(self.store.wanted())
        } else {
            Step::Done(found)
        }
    }
}
