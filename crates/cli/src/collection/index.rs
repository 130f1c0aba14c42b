//! Writing the index of a collection into the output folder, chunk by chunk, and asking it what the first page shows.

use std::collections::BTreeSet;
use std::io::{self, Read};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use dossier_archive::{ChunkId, Kind, Part, Reader, Step, WriteError, write};
use dossier_page::collection::{chunk_path, chunk_script, read_chunk_script, root_name};
use dossier_page::html::content_name;
use flate2::read::DeflateDecoder;

use super::shard_file::Blocks;
use super::workers::{Give, in_order};
use crate::Error;
use crate::build::Output;
use crate::build::explorer::Explorer;

/// Most chunks that are compressed or wait for it, on all cores.
const MAX_WAITING: usize = 256;

/// An index in the output folder.
#[derive(Debug)]
pub struct Index {
    /// The name of its root.
    pub root: String,
    /// The names of its chunks and of the root, in the order in which they were written.
    pub names: Vec<String>,
    /// How many bytes the root has, not compressed.
    pub n_root_bytes: usize,
    reader: Reader,
}

/// A chunk's script; `None` when the folder has it.
fn new_script(
    output: &Output,
    path: &str,
    name: &str,
    bytes: &[u8],
) -> Result<Option<String>, Error> {
    let before = output.before(path);
    let before = before.and_then(|script| unpacked(name, &script));
    if before.is_some_and(|before| before == bytes) {
        return Ok(None);
    }
    chunk_script(name, bytes).map(Some).map_err(Error::Write)
}

/// What a chunk's script carries; `None` when it is not that chunk's.
fn unpacked(name: &str, script: &[u8]) -> Option<Vec<u8>> {
    let (own, letters) = read_chunk_script(std::str::from_utf8(script).ok()?)?;
    let packed = BASE64.decode(letters).ok().filter(|_| own == name)?;
    let mut bytes = Vec::new();
    DeflateDecoder::new(&*packed).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

impl Index {
    /// Writes the index over all articles of the parts, in their order.
    ///
    /// # Errors
    ///
    /// When a shard or the folder does not do.
    pub fn write(parts: &mut [Part<Blocks>], output: &mut Output) -> Result<Self, Error> {
        let mut known = BTreeSet::new();
        let (mut names, mut staged) = (Vec::new(), Vec::new());
        let mut root = Vec::new();
        let script = |(name, bytes): (String, Vec<u8>)| {
            let path = chunk_path(&name);
            new_script(output, &path, &name, &bytes).map(|script| (path, script))
        };
        // One after another: files that are made in one folder at once wait for each other.
        let take = |done: Result<(String, Option<String>), Error>| {
            let (path, script) = done?;
            let script = script.as_deref();
            script.map_or(Ok(()), |script| output.stage(&path, script.as_bytes()))?;
            staged.push((path, script.is_none()));
            Ok(())
        };
        in_order(MAX_WAITING, script, take, |give: Give<'_, _, Error>| {
            let mut put = |name: String, bytes: &[u8]| {
                if !known.insert(name.clone()) {
                    return Ok(());
                }
                names.push(name.clone());
                give((name, bytes.to_vec()))
            };
            let mut failed = Ok(());
            let written = write(parts, &mut |name, bytes| {
                if failed.is_ok() {
                    failed = put(name.to_string(), bytes);
                }
            });
            failed?;
            root = written.map_err(|error| match error {
                WriteError::Storage((path, problem)) => Error::Shard { path, problem },
                WriteError::Damaged => Error::Index("a shard is damaged; write it again"),
                WriteError::TooMany => Error::Index("there are too many articles for one index"),
            })?;
            put(root_name(&root), &root)
        })?;
        for (path, is_kept) in staged {
            match is_kept {
                true => output.keep(&path),
                false => output.plan(&path, false),
            }
        }
        let root_name = root_name(&root);
        let reader = Reader::open(&root).map_err(|_| Error::Index("its root cannot be read"))?;
        Ok(Self {
            root: root_name,
            names,
            n_root_bytes: root.len(),
            reader,
        })
    }

    /// Writes the stemmers that a page needs for the articles' languages as further chunks; gives language and name of
    /// each.
    ///
    /// # Errors
    ///
    /// When the program was built without them, or the folder does not do.
    pub fn write_stemmers(
        &mut self,
        explorer: &Explorer,
        output: &mut Output,
    ) -> Result<Vec<(&'static str, String)>, Error> {
        let mut stemmers = Vec::new();
        for language in self.reader.languages().filter(|found| found.is_loaded()) {
            let tag = language.tag();
            let module = explorer.stemmer_module(tag)?;
            let name = format!("stem-{tag}-{}", content_name(module));
            let path = chunk_path(&name);
            let script = chunk_script(&name, module).map_err(Error::Write)?;
            match output.before(&path) {
                Some(before) if before == script.as_bytes() => output.keep(&path),
                _ => output.add(&path, script.as_bytes(), false)?,
            }
            self.names.push(name.clone());
            stemmers.push((tag, name));
        }
        Ok(stemmers)
    }

    /// The types of entities that articles mention.
    pub fn kinds(&self) -> Vec<String> {
        self.reader
            .kinds()
            .iter()
            .map(|(kind, _)| kind.clone())
            .collect()
    }

    /// How many articles there are.
    pub fn n_articles(&self) -> u32 {
        self.reader.n_docs()
    }

    /// Asks until there is an answer.
    ///
    /// # Errors
    ///
    /// When a chunk cannot be read.
    pub fn ask<T>(
        &mut self,
        output: &Output,
        mut question: impl FnMut(&mut Reader) -> Step<T>,
    ) -> Result<T, Error> {
        loop {
            match question(&mut self.reader) {
                Step::Done(answer) => return Ok(answer),
                Step::Need(chunks) => {
                    for chunk in chunks {
                        self.supply(output, chunk)?;
                    }
                }
            }
        }
    }

    fn supply(&mut self, output: &Output, chunk: ChunkId) -> Result<(), Error> {
        let name = self
            .reader
            .name(chunk)
            .map(|name| name.to_string())
            .unwrap_or_default();
        let script = output.read(&chunk_path(&name))?;
        let bytes = unpacked(&name, &script).unwrap_or_default();
        match self.reader.supply(chunk, bytes) {
            true => Ok(()),
            false => Err(Error::Write(io::Error::other(format!(
                "the chunk {name} was not written well"
            )))),
        }
    }

    /// Lets go of the articles' texts, which are asked for again when needed.
    pub fn forget_texts(&mut self) {
        self.reader.forget(Kind::Texts);
    }

    /// The letters of every chunk and of the root, by their names.
    ///
    /// # Errors
    ///
    /// When one cannot be read.
    pub fn letters(&self, output: &Output) -> Result<Vec<(String, String)>, Error> {
        let of = |name: &String| {
            let script = output.read(&chunk_path(name))?;
            let script = String::from_utf8_lossy(&script).into_owned();
            let letters = read_chunk_script(&script).map(|(_, letters)| letters.to_owned());
            Ok((name.clone(), letters.unwrap_or_default()))
        };
        self.names.iter().map(of).collect()
    }
}
