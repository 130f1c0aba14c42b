//! A file of groups of articles that were read: a shard. The cache has one for each group, `--shard` writes one of all.
//!
//! ```text
//! file   := "dossier shard" version "\n" block* footer at:u64 n:u32 check:u32     numbers little-endian
//! footer := the description of the collection and the groups, in postcard; at, n and check are its own
//! ```
//!
//! Every block has a checksum (CRC-32) in the footer, which is looked at when the block is read.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use dossier_archive::{Shard, Storage, VERSION, rename};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Version of this file's own layout.
const LAYOUT: u32 = 3;

/// How many files were begun, for the names that they have until they are finished.
static N_WRITERS: AtomicU64 = AtomicU64::new(0);

/// Bytes after the footer.
const TAIL_BYTES: u64 = 16;

/// What a collection is called, and what its entities are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// What its files are named after.
    pub name: String,
    /// Its title.
    pub title: String,
    /// BCP 47, of the title; empty when it is not known.
    pub lang: String,
    /// What it is, in a sentence; empty when nobody said.
    pub description: String,
    /// Types of entities that have headings, in order, each with its headings by language.
    pub kinds: Vec<(String, Vec<(String, String)>)>,
}

/// A group of articles, ready to be merged.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// [`Shard::to_bytes`].
    pub shard: Vec<u8>,
    /// Where its blocks are.
    pub extents: Vec<Extent>,
    /// Its blocks of articles, each with the number of its first article in the group.
    pub docs: Vec<(u64, u32)>,
    /// Its articles.
    pub articles: Vec<Entry>,
    /// What is wrong with its sources.
    pub problems: Vec<Noted>,
    /// How many sources it has; those that are no article among them.
    pub n_items: u32,
    /// How many pictures its articles would have.
    pub n_pictures: u32,
    /// How many of its articles have no text.
    pub n_titles: u32,
    /// How many sources have neither title nor text, nothing being wrong with them, and are left out.
    pub n_entries: u32,
}

/// A place in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extent {
    at: u64,
    n_bytes: u32,
    check: u32,
}

/// An article of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The id that it would like to have.
    pub id: String,
    /// Whether that was given, and not made.
    pub has_own_id: bool,
    /// Which source of the group it is.
    pub item: u32,
}

/// Something wrong with a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {
    /// Which source of the group.
    pub item: u32,
    /// Line in that source, from 1; 0 for all of it.
    pub line: u32,
    /// Column, from 1; 0 for the whole line.
    pub column: u32,
    /// Whether something is not shown for it.
    pub is_error: bool,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub hint: String,
}

/// Why a file is no shard.
#[derive(Debug, thiserror::Error)]
pub enum ShardError {
    /// It cannot be read.
    #[error("cannot read it: {0}")]
    Read(#[from] io::Error),
    /// It is something else.
    #[error("it is no shard; dossier build --shard writes one")]
    Other,
    /// Another version of this program wrote it.
    #[error("it was written by another version of this program; write it again with this one")]
    Version,
    /// It is cut off or changed.
    #[error("it is damaged; write it again")]
    Damaged,
}

fn header() -> String {
    let package = env!("CARGO_PKG_VERSION");
    format!("dossier shard {LAYOUT}.{VERSION}.{package}\n")
}

fn check(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

/// A shard under construction, in the folder of which it takes its place when it is finished.
#[derive(Debug)]
pub struct Writer {
    file: BufWriter<File>,
    beside: PathBuf,
    path: PathBuf,
    at: u64,
}

impl Writer {
    /// Begins one.
    ///
    /// # Errors
    ///
    /// When it cannot be written there.
    pub fn create(path: &Path) -> io::Result<Self> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // Two groups of the same articles are written at once under the same name.
        let number = N_WRITERS.fetch_add(1, Ordering::Relaxed);
        let beside = path.with_file_name(format!(".{name}.{}-{number}", std::process::id()));
        let mut file = BufWriter::new(File::create(&beside)?);
        let header = header();
        file.write_all(header.as_bytes())?;
        Ok(Self {
            file,
            beside,
            path: path.to_owned(),
            at: header.len() as u64,
        })
    }

    /// Adds a block.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn put(&mut self, block: &[u8]) -> io::Result<Extent> {
        self.file.write_all(block)?;
        let extent = Extent {
            at: self.at,
            n_bytes: u32::try_from(block.len()).map_err(io::Error::other)?,
            check: check(block),
        };
        self.at += block.len() as u64;
        Ok(extent)
    }

    /// Ends it.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn finish(mut self, about: &About, groups: &[Group]) -> io::Result<()> {
        // Writing into memory fails for no type of this module.
        let footer = postcard::to_allocvec(&(about, groups)).unwrap_or_default();
        let n_bytes = u32::try_from(footer.len()).map_err(io::Error::other)?;
        self.file.write_all(&footer)?;
        self.file.write_all(&self.at.to_le_bytes())?;
        self.file.write_all(&n_bytes.to_le_bytes())?;
        self.file.write_all(&check(&footer).to_le_bytes())?;
        self.file.flush()?;
        std::fs::rename(&self.beside, &self.path)
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // It is gone when it was finished.
        let _ = std::fs::remove_file(&self.beside);
    }
}

/// What a file holds, but for its blocks.
///
/// # Errors
///
/// When it is no shard, of another version, or damaged.
pub fn open(path: &Path) -> Result<(About, Vec<Group>), ShardError> {
    let mut file = File::open(path)?;
    let expected = header();
    let mut start = vec![0; expected.len()];
    let n_bytes = file.metadata()?.len();
    let n_start = Read::by_ref(&mut file)
        .take(start.len() as u64)
        .read(&mut start)?;
    let start = start.get(..n_start).unwrap_or_default();
    if start != expected.as_bytes() {
        return Err(match start.starts_with(b"dossier shard ") {
            true => ShardError::Version,
            false => ShardError::Other,
        });
    }
    let tail_at = n_bytes.checked_sub(TAIL_BYTES).ok_or(ShardError::Damaged)?;
    file.seek(SeekFrom::Start(tail_at))?;
    let mut tail = [0; TAIL_BYTES as usize];
    file.read_exact(&mut tail)?;
    let number = |range: std::ops::Range<usize>| {
        let bytes = tail.get(range).unwrap_or_default();
        bytes
            .iter()
            .rev()
            .fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte))
    };
    let (at, n, sum) = (number(0..8), number(8..12), number(12..16));
    if at.checked_add(n) != Some(tail_at) {
        return Err(ShardError::Damaged);
    }
    file.seek(SeekFrom::Start(at))?;
    let mut footer = vec![0; n as usize];
    file.read_exact(&mut footer)?;
    if u64::from(check(&footer)) != sum {
        return Err(ShardError::Damaged);
    }
    postcard::from_bytes(&footer).map_err(|_| ShardError::Damaged)
}

/// The blocks of a group in a file.
#[derive(Clone, Debug)]
pub struct Blocks {
    path: PathBuf,
    extents: Vec<Extent>,
    docs: Vec<(u64, u32)>,
    /// Other ids of articles, by their number in the group.
    pub ids: BTreeMap<u32, String>,
}

impl Blocks {
    /// Those of a group that the file at `path` has.
    pub fn new(path: &Path, group: &Group) -> Self {
        Self {
            path: path.to_owned(),
            extents: group.extents.clone(),
            docs: group.docs.clone(),
            ids: BTreeMap::new(),
        }
    }

    /// A block as it is in the file.
    ///
    /// # Errors
    ///
    /// When it cannot be read or is damaged.
    pub fn read(&self, number: u64) -> Result<Vec<u8>, ShardError> {
        let at = usize::try_from(number).map_err(|_| ShardError::Damaged)?;
        let extent = self.extents.get(at).ok_or(ShardError::Damaged)?;
        let mut file = File::open(&self.path)?;
        file.seek(SeekFrom::Start(extent.at))?;
        let mut block = vec![0; extent.n_bytes as usize];
        file.read_exact(&mut block)?;
        match check(&block) == extent.check {
            true => Ok(block),
            false => Err(ShardError::Damaged),
        }
    }
}

impl Storage for Blocks {
    /// The file and what is wrong with it.
    type Error = (PathBuf, ShardError);

    fn put(&mut self, _: Vec<u8>) -> Result<u64, Self::Error> {
        // Nothing is put into what was written.
        Err((self.path.clone(), ShardError::Other))
    }

    fn get(&mut self, number: u64) -> Result<Vec<u8>, Self::Error> {
        let block = self.renamed(number);
        block.map_err(|problem| (self.path.clone(), problem))
    }
}

impl Blocks {
    /// A block, its articles under their other ids.
    fn renamed(&self, number: u64) -> Result<Vec<u8>, ShardError> {
        let block = self.read(number)?;
        let Some((_, first)) = self.docs.iter().find(|(block, _)| *block == number) else {
            return Ok(block);
        };
        let ends = self.docs.iter().map(|(_, other)| *other);
        let end = ends.filter(|other| other > first).min().unwrap_or(u32::MAX);
        if self.ids.range(*first..end).next().is_none() {
            return Ok(block);
        }
        let mut doc = *first;
        let renamed = rename(&block, &mut |id, record| {
            if let Some(other) = self.ids.get(&doc) {
                other.clone_into(id);
                *record = record_with_id(record, other);
            }
            doc += 1;
        });
        renamed.ok_or(ShardError::Damaged)
    }
}

/// An article's record under another id.
fn record_with_id(record: &[u8], id: &str) -> Vec<u8> {
    let Ok(mut json) = serde_json::from_slice::<Value>(record) else {
        return record.to_owned();
    };
    if let Some(own) = json.pointer_mut("/articles/0/id") {
        *own = id.into();
    }
    json.to_string().into_bytes()
}

/// Blocks of a group while it is read.
#[derive(Debug, Default)]
pub struct InMemory(pub Vec<Vec<u8>>);

impl Storage for InMemory {
    type Error = std::convert::Infallible;

    fn put(&mut self, block: Vec<u8>) -> Result<u64, Self::Error> {
        self.0.push(block);
        Ok(self.0.len() as u64 - 1)
    }

    fn get(&mut self, number: u64) -> Result<Vec<u8>, Self::Error> {
        let at = usize::try_from(number).unwrap_or(usize::MAX);
        Ok(self.0.get(at).cloned().unwrap_or_default())
    }
}

/// A group's shard; `None` when it is damaged.
pub fn shard_of(group: &Group) -> Option<Shard> {
    Shard::from_bytes(&group.shard)
}
