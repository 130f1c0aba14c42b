//! Where finished chunks go: they are named by their content, handed to the caller, and noted in the root's tables.

use crate::bits::BitWriter;
use crate::bytes::Write;
use crate::chunk::{ChunkId, ChunkName, Kind, name_hash};
use crate::keyed::KeyedWriter;
use crate::root::stretch::{self, APART};
use crate::root::{Root, TableEntry};

/// What is done with each chunk: its name and its bytes, not compressed.
pub(crate) type Emit<'a> = &'a mut dyn FnMut(ChunkName, &[u8]);

/// See the module.
pub(crate) struct Sink<'a> {
    pub root: Root,
    pub emit: Emit<'a>,
}

impl Sink<'_> {
    /// Hands out a chunk that begins with a number.
    pub fn put(&mut self, kind: Kind, first: u32, bytes: &[u8]) {
        self.put_entry(kind, first, String::new(), bytes);
    }

    /// Hands out a chunk that begins with a text, and for words and entities with a number too.
    pub fn put_text(&mut self, kind: Kind, first: u32, first_text: &str, bytes: &[u8]) {
        self.put_entry(kind, first, first_text.to_owned(), bytes);
    }

    /// Hands out the tables that are chunks themselves, when they are whole.
    pub fn put_tables(&mut self) {
        for kind in APART {
            let cut = self.root.cut(kind).filter_map(|entries| {
                let first = entries.first()?.first;
                Some((first, stretch::write(entries)))
            });
            for (first, bytes) in cut.collect::<Vec<_>>() {
                self.put(Kind::Tables, first, &bytes);
            }
        }
    }

    fn put_entry(&mut self, kind: Kind, first: u32, first_text: String, bytes: &[u8]) {
        let hash = name_hash(bytes);
        (self.emit)(ChunkName { kind, hash }, bytes);
        let n_bytes = bytes.len() as u32;
        if let Some(table) = self.root.tables.get_mut(ChunkId::new(kind, 0).kind.at()) {
            table.push(TableEntry {
                first_text,
                first,
                n_bytes,
                hash,
            });
        }
    }
}

/// A chunk of things that are numbered without gaps: their lengths first, then they themselves.
#[derive(Debug)]
pub(crate) struct Listed {
    kind: Kind,
    first: u32,
    next: u32,
    /// What the first thing of the chunk is found by, for kinds that are found by text.
    first_text: String,
    lengths: Vec<u8>,
    lists: Vec<u8>,
}

impl Listed {
    pub fn new(kind: Kind) -> Listed {
        Listed {
            kind,
            first: 0,
            next: 0,
            first_text: String::new(),
            lengths: Vec::new(),
            lists: Vec::new(),
        }
    }

    /// Appends the next thing, and hands out the chunk when it is large enough.
    pub fn push(&mut self, list: &[u8], sink: &mut Sink<'_>) {
        self.lengths.number(list.len() as u64);
        self.lists.extend_from_slice(list);
        self.next += 1;
        if self.lists.len() >= self.kind.target_bytes() {
            self.flush(sink);
        }
    }

    /// The same for a thing that is found by `key` too.
    pub fn push_keyed(&mut self, key: String, list: &[u8], sink: &mut Sink<'_>) {
        if self.next == self.first {
            self.first_text = key;
        }
        self.push(list, sink);
    }

    /// Hands out what is left.
    pub fn flush(&mut self, sink: &mut Sink<'_>) {
        if self.next > self.first {
            let mut bytes = std::mem::take(&mut self.lengths);
            bytes.append(&mut self.lists);
            sink.put_text(self.kind, self.first, &self.first_text, &bytes);
            self.first = self.next;
        }
    }
}

/// A chunk of lists of bits without lengths, in groups; see `store::packed`.
#[derive(Debug)]
pub(crate) struct Packed {
    kind: Kind,
    first: u32,
    n_groups: u64,
    starts: Vec<u8>,
    /// Where the last group begins.
    last_start: u32,
    /// To which the lists are appended.
    pub bits: BitWriter,
}

impl Packed {
    pub fn new(kind: Kind) -> Packed {
        Packed {
            kind,
            first: 0,
            n_groups: 0,
            starts: Vec::new(),
            last_start: 0,
            bits: BitWriter::default(),
        }
    }

    /// Begins a group with the list of this word, in another chunk when this one is large enough.
    pub fn begin(&mut self, word: u32, sink: &mut Sink<'_>) {
        let start = self.bits.len_bits();
        if start as usize / 8 >= self.kind.target_bytes() {
            self.flush(sink);
            self.first = word;
        }
        let start = self.bits.len_bits();
        self.starts.number(u64::from(start - self.last_start));
        self.last_start = start;
        self.n_groups += 1;
    }

    /// Hands out what is left.
    pub fn flush(&mut self, sink: &mut Sink<'_>) {
        if self.n_groups > 0 {
            let Packed {
                first,
                n_groups,
                starts,
                bits,
                ..
            } = std::mem::replace(self, Packed::new(self.kind));
            let mut bytes = Vec::new();
            bytes.number(n_groups);
            bytes.extend_from_slice(&starts);
            bytes.extend_from_slice(&bits.finish());
            sink.put(self.kind, first, &bytes);
        }
    }
}

/// A chunk of lists that are found by a text.
#[derive(Debug)]
pub(crate) struct ByText {
    kind: Kind,
    first: String,
    chunk: KeyedWriter,
}

impl ByText {
    pub fn new(kind: Kind) -> ByText {
        ByText {
            kind,
            first: String::new(),
            chunk: KeyedWriter::default(),
        }
    }

    /// Appends a list, whose key comes after those before, and hands out the chunk when it is large enough.
    pub fn push(&mut self, key: &str, values: &[u32], sink: &mut Sink<'_>) {
        if self.chunk.len() == 0 {
            key.clone_into(&mut self.first);
        }
        if self.kind.is_near() {
            self.chunk.push_near(key, values);
        } else {
            self.chunk.push(key, values);
        }
        if self.chunk.len() >= self.kind.target_bytes() {
            self.flush(sink);
        }
    }

    /// Hands out what is left.
    pub fn flush(&mut self, sink: &mut Sink<'_>) {
        if self.chunk.len() > 0 {
            sink.put_text(self.kind, 0, &self.first, &self.chunk.finish());
        }
    }
}

/// A chunk of things that are numbered without gaps and end by themselves.
#[derive(Debug)]
pub(crate) struct Plain {
    kind: Kind,
    first: u32,
    next: u32,
    pub bytes: Vec<u8>,
}

impl Plain {
    pub fn new(kind: Kind) -> Plain {
        Plain {
            kind,
            first: 0,
            next: 0,
            bytes: Vec::new(),
        }
    }

    /// Says that a thing was appended to `bytes`; hands out the chunk when it is large enough, and says whether it did.
    pub fn pushed(&mut self, sink: &mut Sink<'_>) -> bool {
        self.next += 1;
        let is_full = self.bytes.len() >= self.kind.target_bytes();
        if is_full {
            self.flush(sink);
        }
        is_full
    }

    /// Hands out what is left.
    pub fn flush(&mut self, sink: &mut Sink<'_>) {
        if self.next > self.first {
            sink.put(self.kind, self.first, &std::mem::take(&mut self.bytes));
            self.first = self.next;
        }
    }
}
