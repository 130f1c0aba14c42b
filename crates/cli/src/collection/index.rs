//! Writing the index of a collection into the output folder, chunk by chunk, and asking it what the first page shows.

use std::collections::BTreeSet;
use std::io::{self, Read};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use dossier_archive::{ChunkId, Kind, Part, Reader, Step, WriteError, write};
use dossier_page::collection::{chunk_path, chunk_script, read_chunk_script, root_name};
use dossier_page::html::content_name;
use flate2::read::DeflateDecoder;
use rayon::prelude::*;

use super::shard_file::Blocks;
use crate::Error;
use crate::build::Output;
use crate::build::explorer::Explorer;

/// Bytes of chunks that are gathered before they are compressed, on all cores.
const PENDING_BYTES: usize = 8 << 20;

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

/// Chunks on their way into the folder.
struct Writing<'a> {
    output: &'a mut Output,
    known: BTreeSet<String>,
    names: Vec<String>,
    pending: Vec<(String, Vec<u8>)>,
    n_pending: usize,
    failed: Option<Error>,
}

impl Writing<'_> {
    fn push(&mut self, name: String, bytes: &[u8]) {
        if !self.known.insert(name.clone()) {
            return;
        }
        self.names.push(name.clone());
        self.n_pending += bytes.len();
        self.pending.push((name, bytes.to_vec()));
        if self.n_pending >= PENDING_BYTES {
            self.flush();
        }
    }

    /// Compresses what is pending and writes what the folder does not have.
    fn flush(&mut self) {
        self.n_pending = 0;
        let pending = std::mem::take(&mut self.pending);
        let output = &*self.output;
        let scripts: Vec<_> = pending
            .into_par_iter()
            .map(|(name, bytes)| {
                let path = chunk_path(&name);
                let before = output
                    .before(&path)
                    .and_then(|script| unpacked(&name, &script));
                let script = match before {
                    Some(before) if before == bytes => None,
                    _ => Some(chunk_script(&name, &bytes)),
                };
                (path, script)
            })
            .collect();
        for (path, script) in scripts {
            let done = match script {
                None => {
                    self.output.keep(&path);
                    Ok(())
                }
                Some(Ok(script)) => self
                    .output
                    .add(&path, script.as_bytes(), false)
                    .map_err(Error::Build),
                Some(Err(error)) => Err(Error::Write(error)),
            };
            if let Err(error) = done {
                self.failed.get_or_insert(error);
            }
        }
    }
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
        let mut writing = Writing {
            output,
            known: BTreeSet::new(),
            names: Vec::new(),
            pending: Vec::new(),
            n_pending: 0,
            failed: None,
        };
        let root = write(parts, &mut |name, bytes| {
            writing.push(name.to_string(), bytes)
        });
        let root = root.map_err(|error| match error {
            WriteError::Storage((path, problem)) => Error::Shard { path, problem },
            WriteError::Damaged => Error::Index("a shard is damaged; write it again"),
            WriteError::TooMany => Error::Index("there are too many articles for one index"),
        })?;
        let root_name = root_name(&root);
        writing.push(root_name.clone(), &root);
        writing.flush();
        if let Some(error) = writing.failed {
            return Err(error);
        }
        let names = writing.names;
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
