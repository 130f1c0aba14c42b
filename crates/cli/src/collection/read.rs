//! Reading all articles of a collection: group after group, on all cores, and what is wrong with them.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use dossier_archive::{Part, VERSION};
use dossier_core::diagnostic::Severity;
use dossier_core::read::{Beside, HEADINGS, Known, MAX_PROBLEMS, Place, Problem, Source};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::Build;
use super::around::Around;
use super::cache::Cache;
use super::cut::Cutter;
use super::group::{Placed, Reading};
use super::ids::Ids;
use super::shard_file::{self, About, Blocks, Writer, shard_of};
use super::sources::{Item, SourceFile, Sources};
use super::workers::{Give, in_order};
use crate::Error;
use crate::build::Progress;
use crate::input;
use crate::problems::{Format, Problems, is_coloured};

/// Groups that are read or wait to be read, for each core: enough that none is idle, few enough for its memory.
pub const GROUPS_A_CORE: usize = 3;

/// How many problems of one kind are said to people; a sum says how many more there are.
const N_ALIKE: usize = 3;

/// A collection that was read, in groups.
#[derive(Debug, Default)]
pub struct Collected {
    /// What it is called.
    pub about: About,
    /// Its groups, in order.
    pub groups: Vec<Placed>,
    /// How many of them were read, and not as they were.
    pub n_read: usize,
    /// What is wrong.
    pub problems: Problems,
    /// How many articles have no text, and how many records without a title either and pictures are left out: nothing is wrong
    /// there.
    n_titles: u32,
    n_entries: u32,
    n_pictures: u32,
    /// Other ids for articles whose own were taken: number of the group, number in it.
    ids: BTreeMap<(usize, u32), String>,
}

/// Reads all articles.
///
/// # Errors
///
/// When a file cannot be read or a group cannot be kept.
pub fn collect(
    sources: &Sources,
    build: &Build<'_>,
    cache: &Cache,
    progress: &Progress,
) -> Result<Collected, Error> {
    let around = Around::of(sources, build.input)?;
    let beside = around.beside();
    let known = Known::read(&beside);
    let text = |field: &str| known.whole(field).and_then(Value::as_str);
    let given = build.options.title.as_deref();
    let mut collected = Collected {
        about: About {
            name: text("id").unwrap_or(&around.name).to_owned(),
            title: given.or(text("title")).unwrap_or(&around.title).to_owned(),
            lang: around.lang.clone(),
            description: text("description").unwrap_or_default().to_owned(),
            kinds: kinds(&known),
        },
        ..Collected::default()
    };
    let reading = Reading {
        known: &known,
        files: &sources.files,
        folder: &sources.folder,
        settings: settings(&beside),
    };
    let mut problems = known.problems();
    if sources.folder.join(input::EVENTS).is_file() || build.input.events.is_some() {
        problems.push(problem(
            build.input.events_path().display().to_string(),
            0,
            false,
            "a collection has no list of events yet, so this file is not read",
            "mark events in the articles; docs/story.md says how",
        ));
    }
    let mut noticed = Vec::new();
    let mut n_articles = 0;
    let read = |items: Vec<Item>| read_group(&reading, cache, &items);
    let take = |group: io::Result<(Placed, bool)>| {
        let (placed, is_kept) = group?;
        n_articles += placed.group.articles.len();
        progress.is_at(format!("reading, {n_articles} articles"));
        collected.n_read += usize::from(!is_kept);
        collected.groups.push(placed);
        Ok(())
    };
    let most = GROUPS_A_CORE * rayon::current_num_threads();
    in_order(most, read, take, |give: Give<'_, _, Error>| {
        let mut cutter = Cutter::default();
        sources.each(&mut noticed, &mut |item| {
            cutter.push(item).map_or(Ok(()), &mut *give)?;
            Ok(true)
        })?;
        let last = cutter.finish();
        match last.is_empty() {
            true => Ok(()),
            false => give(last),
        }
    })?;
    problems.append(&mut noticed);
    collected.judge(&sources.files, problems);
    Ok(collected)
}

impl Collected {
    /// How many articles it has.
    pub fn n_articles(&self) -> usize {
        self.groups
            .iter()
            .map(|placed| placed.group.articles.len())
            .sum()
    }

    /// The files of its groups.
    pub fn used(&self) -> BTreeSet<PathBuf> {
        self.groups
            .iter()
            .map(|placed| placed.path.clone())
            .collect()
    }

    /// Shards that were written, as a collection that is called as the first of them.
    ///
    /// # Errors
    ///
    /// When a file is no shard.
    pub fn from_shards(paths: &[PathBuf]) -> Result<Self, Error> {
        let mut collected = Collected::default();
        for path in paths {
            let opened = shard_file::open(path);
            let (about, groups) = opened.map_err(|problem| Error::Shard {
                path: path.clone(),
                problem,
            })?;
            if collected.groups.is_empty() {
                collected.about = about;
            } else {
                for kind in about.kinds {
                    let mut known = collected.about.kinds.iter();
                    if known.all(|(id, _)| *id != kind.0) {
                        collected.about.kinds.push(kind);
                    }
                }
            }
            collected
                .groups
                .extend(groups.into_iter().map(|group| Placed {
                    path: path.clone(),
                    group,
                    places: Vec::new(),
                }));
        }
        collected.judge(&[], Vec::new());
        Ok(collected)
    }

    /// Gives every article an id of its own, and gathers what is wrong.
    fn judge(&mut self, files: &[SourceFile], mut problems: Vec<Problem>) {
        let mut ids = Ids::default();
        for (at, placed) in self.groups.iter().enumerate() {
            // Of a shard only the file is known; what was wrong with its sources was said when it was made.
            let is_shard = placed.places.is_empty();
            let place_of = |item: u32| {
                if is_shard {
                    return (placed.path.display().to_string(), 0);
                }
                let (file, line) = placed
                    .places
                    .get(item as usize)
                    .copied()
                    .unwrap_or_default();
                let name = files.get(file as usize).map_or("", |file| &file.name);
                (name.to_owned(), line as usize)
            };
            for noted in placed.group.problems.iter().filter(|_| !is_shard) {
                let (file, line) = place_of(noted.item);
                let line = line + (noted.line as usize).saturating_sub(1);
                let mut found = problem(file, line, noted.is_error, &noted.message, &noted.hint);
                // Records are shown as they stand, and the column is that of the whole line only on the first one.
                found.place.column = if noted.line > 1 {
                    noted.column as usize
                } else {
                    0
                };
                problems.push(found);
            }
            if !is_shard {
                self.n_titles += placed.group.n_titles;
                self.n_entries += placed.group.n_entries;
                self.n_pictures += placed.group.n_pictures;
            }
            for (number, entry) in (0..).zip(&placed.group.articles) {
                let id = ids.free(&entry.id);
                if id == entry.id {
                    continue;
                }
                if entry.has_own_id {
                    let (file, line) = place_of(entry.item);
                    problems.push(problem(
                        file,
                        line,
                        false,
                        &format!(
                            "another article has the id {:?} too; this one is {id:?}",
                            entry.id
                        ),
                        "give each article an id of its own, which links to it keep",
                    ));
                }
                self.ids.insert((at, number), id);
            }
        }
        self.problems.list = problems;
    }

    /// Writes what is wrong beside the result of a build: a few of each kind to people, as the result to programs.
    ///
    /// # Errors
    ///
    /// When `out` cannot be written to.
    pub fn say(&self, format: Format, out: &mut impl Write) -> io::Result<()> {
        match format {
            Format::Text => {
                let problems = self.shortened(N_ALIKE);
                let mut stderr = io::stderr().lock();
                problems.write_styled(&mut stderr, format, is_coloured(&io::stderr()))
            }
            Format::Json => self.write_problems(format, out),
        }
    }

    /// Writes what is wrong: of each kind at most [`MAX_PROBLEMS`], and how many more there are.
    ///
    /// # Errors
    ///
    /// When `out` cannot be written to.
    pub fn write_problems(&self, format: Format, out: &mut impl Write) -> io::Result<()> {
        let is_coloured = format == Format::Text && is_coloured(&io::stdout());
        self.shortened(MAX_PROBLEMS)
            .write_styled(out, format, is_coloured)
    }

    /// Writes how many articles have no text, and what is left out although nothing is wrong with it.
    ///
    /// # Errors
    ///
    /// When `out` cannot be written to.
    pub fn say_left_out(&self, out: &mut impl Write) -> io::Result<()> {
        match self.n_titles {
            0 => {}
            1 => writeln!(out, "1 article is a title without a text")?,
            n => writeln!(out, "{n} articles are titles without a text")?,
        }
        match self.n_entries {
            0 => {}
            1 => writeln!(out, "1 record has neither title nor text, and is left out")?,
            n => writeln!(
                out,
                "{n} records have neither title nor text, and are left out"
            )?,
        }
        match self.n_pictures {
            0 => Ok(()),
            1 => writeln!(out, "1 picture is left out; its description is there"),
            n => writeln!(
                out,
                "{n} pictures are left out; their descriptions are there"
            ),
        }
    }

    fn shortened(&self, most: usize) -> Problems {
        Problems {
            list: shortened(&self.problems.list, most),
            ..Problems::default()
        }
    }

    /// The groups as parts of an index.
    ///
    /// # Errors
    ///
    /// When one is damaged.
    pub fn parts(&self) -> Result<Vec<Part<Blocks>>, Error> {
        let part = |(at, placed): (usize, &Placed)| {
            let mut storage = Blocks::new(&placed.path, &placed.group);
            let own = self.ids.range((at, 0)..=(at, u32::MAX));
            storage.ids = own.map(|((_, number), id)| (*number, id.clone())).collect();
            let shard = shard_of(&placed.group).ok_or_else(|| Error::Shard {
                path: placed.path.clone(),
                problem: shard_file::ShardError::Damaged,
            })?;
            Ok(Part { shard, storage })
        };
        self.groups.iter().enumerate().map(part).collect()
    }

    /// Writes all groups into one file.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn write_shard(&self, path: &Path) -> Result<(), Error> {
        let damaged = |problem| Error::Shard {
            path: path.to_owned(),
            problem,
        };
        let mut writer = Writer::create(path)?;
        let mut groups = Vec::with_capacity(self.groups.len());
        for placed in &self.groups {
            let blocks = Blocks::new(&placed.path, &placed.group);
            let mut group = placed.group.clone();
            for (number, extent) in (0..).zip(&mut group.extents) {
                *extent = writer.put(&blocks.read(number).map_err(damaged)?)?;
            }
            groups.push(group);
        }
        Ok(writer.finish(&self.about, &groups)?)
    }
}

/// Reads a group; whether it was in the cache.
fn read_group(reading: &Reading<'_>, cache: &Cache, items: &[Item]) -> io::Result<(Placed, bool)> {
    let (path, group, is_kept) = cache.group(reading, items)?;
    let places = items.iter();
    let places = places.map(|item| (item.file as u32, item.line as u32));
    let placed = Placed {
        path,
        group,
        places: places.collect(),
    };
    Ok((placed, is_kept))
}

fn problem(file: String, line: usize, is_error: bool, message: &str, hint: &str) -> Problem {
    Problem {
        severity: match is_error {
            true => Severity::Error,
            false => Severity::Warning,
        },
        place: Place {
            file,
            line,
            column: line.min(1),
        },
        pointer: String::new(),
        message: message.to_owned(),
        hint: hint.to_owned(),
    }
}

/// The first problems of each kind, and for each kind how many more there are.
fn shortened(problems: &[Problem], most: usize) -> Vec<Problem> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut list = Vec::new();
    for problem in problems {
        // What is quoted differs from one to the next.
        let kind = problem.hint.as_str();
        let count = counts.entry(kind).or_default();
        *count += 1;
        if *count <= most {
            list.push(problem.clone());
        }
    }
    for (hint, count) in counts {
        let n_more = count.saturating_sub(most);
        let last = problems.iter().rev().find(|problem| problem.hint == hint);
        if let Some(last) = last.filter(|_| n_more > 0) {
            let mut sum = last.clone();
            sum.place.line = 0;
            sum.place.column = 0;
            sum.message = format!("{n_more} more such as this: {}", last.message);
            list.push(sum);
        }
    }
    list
}

/// Types that have headings: those of the registries, and the usual ones.
fn kinds(known: &Known<'_>) -> Vec<(String, Vec<(String, String)>)> {
    let mut kinds: Vec<(String, Vec<(String, String)>)> = Vec::new();
    for kind in known.types() {
        let id = kind["id"].as_str().unwrap_or_default().to_owned();
        let label = &kind["label"];
        let mut labels: Vec<(String, String)> = Vec::new();
        if let Some(label) = label.as_str() {
            labels.push((String::new(), label.to_owned()));
        }
        let by_lang = label.as_object().into_iter().flatten();
        let by_lang =
            by_lang.filter_map(|(lang, label)| Some((lang.clone(), label.as_str()?.to_owned())));
        labels.extend(by_lang);
        kinds.push((id, labels));
    }
    for (id, en, fr) in HEADINGS {
        if kinds.iter().all(|(known, _)| known != id) {
            let labels = [("en", en), ("fr", fr)];
            let labels = labels.map(|(lang, label)| (lang.to_owned(), label.to_owned()));
            kinds.push((id.to_owned(), labels.to_vec()));
        }
    }
    kinds
}

/// A hash of what reading hangs on beside the articles.
fn settings(beside: &Beside<'_>) -> [u8; 32] {
    let mut hash = Sha256::new();
    let mut add = |part: &[u8]| {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    };
    add(env!("CARGO_PKG_VERSION").as_bytes());
    add(&VERSION.to_le_bytes());
    add(&program().to_le_bytes());
    add(beside.lang.as_bytes());
    add(beside.published.as_bytes());
    let text = |source: &Source<'_>| source.text.to_string();
    let sources = beside
        .shared
        .iter()
        .chain(beside.registry)
        .chain(beside.about);
    sources.for_each(|source| add(text(source).as_bytes()));
    hash.finalize().into()
}

/// A checksum of this program: one that was changed reads everything anew.
fn program() -> u32 {
    let file = std::env::current_exe().and_then(std::fs::read);
    let mut crc = flate2::Crc::new();
    crc.update(&file.unwrap_or_default());
    crc.sum()
}
