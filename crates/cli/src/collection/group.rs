//! Reading a group of articles: from their sources to a group of a shard file.

use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

use dossier_archive::{DEFAULT_BUDGET, ShardBuilder};
use dossier_core::diagnostic::Severity;
use dossier_core::read::{self, Alone, Kind, Known, Source};
use sha2::{Digest, Sha256};

use super::article;
use super::shard_file::{About, Entry, Group, InMemory, Noted, Writer};
use super::sources::{Item, SourceFile};
use crate::input::prefix_of;

/// What all groups are read with.
#[derive(Debug)]
pub struct Reading<'a> {
    /// What stands beside the articles.
    pub known: &'a Known<'a>,
    /// The files that they are from.
    pub files: &'a [SourceFile],
    /// The folder that addresses of pictures are relative to.
    pub folder: &'a Path,
    /// A hash of everything beside the articles that what is read hangs on: registries, this program.
    pub settings: [u8; 32],
}

impl Reading<'_> {
    fn name(&self, item: &Item) -> &str {
        self.files.get(item.file).map_or("", |file| &file.name)
    }

    /// A name for what a group will be: the same sources and settings have the same.
    pub fn key(&self, items: &[Item]) -> String {
        let mut hash = Sha256::new();
        hash.update(self.settings);
        for item in items {
            // Where a record stands is nothing to it; a story takes its id and its pictures from its place.
            let name = match item.kind {
                Some(Kind::Record) | None => "",
                Some(_) => self.name(item),
            };
            for part in [name, &item.text] {
                hash.update((part.len() as u64).to_le_bytes());
                hash.update(part);
            }
        }
        let mut key = String::new();
        for byte in hash.finalize() {
            // Writing to a string cannot fail.
            let _ = write!(key, "{byte:02x}");
        }
        key
    }

    /// Reads an article.
    fn alone(&self, item: &Item) -> Alone {
        let Some(kind) = item.kind else {
            return Alone::of_dossier(serde_json::from_str(&item.text).unwrap_or_default());
        };
        let source = Source::new(self.name(item), item.text.as_str());
        let mut article = read::article(kind, &source, self.known);
        if kind != Kind::Record {
            article.relocate_images(&prefix_of(self.folder, &source.name));
        }
        article.alone(self.known)
    }

    /// Reads a group into a file of its own.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn read(&self, items: &[Item], path: &Path) -> io::Result<Group> {
        let mut group = Group {
            n_items: items.len() as u32,
            ..Group::default()
        };
        let mut builder = ShardBuilder::new(InMemory::default(), DEFAULT_BUDGET);
        for (at, item) in (0..).zip(items) {
            let alone = self.alone(item);
            group.n_entries += u32::from(alone.is_entry_alone);
            let problems = alone.problems.into_iter();
            group.problems.extend(problems.map(|problem| Noted {
                item: at,
                line: problem.place.line as u32,
                column: problem.place.column as u32,
                is_error: problem.severity == Severity::Error,
                message: problem.message,
                hint: problem.hint,
            }));
            let Some(json) = alone.json else {
                continue;
            };
            let article = article::article(json, &alone.tags, self.known, &mut group.n_pictures);
            group.n_titles += u32::from(article.blocks.is_empty());
            let Ok(()) = builder.add(&article);
            group.articles.push(Entry {
                id: alone.id,
                has_own_id: alone.has_own_id,
                item: at,
            });
        }
        let Ok((shard, InMemory(blocks))) = builder.finish();
        let mut writer = Writer::create(path)?;
        for block in &blocks {
            group.extents.push(writer.put(block)?);
        }
        let mut first = 0;
        for number in shard.doc_blocks() {
            group.docs.push((*number, first));
            let block = blocks.get(*number as usize).map_or(&[][..], Vec::as_slice);
            // Counts them: nothing is renamed.
            let _ = dossier_archive::rename(block, &mut |_, _| first += 1);
        }
        group.shard = shard.to_bytes();
        writer.finish(&About::default(), std::slice::from_ref(&group))?;
        Ok(group)
    }
}

/// A group, the file that holds it, and where its sources are.
#[derive(Debug)]
pub struct Placed {
    /// The file.
    pub path: PathBuf,
    /// What it holds.
    pub group: Group,
    /// File and line of each source.
    pub places: Vec<(u32, u32)>,
}
