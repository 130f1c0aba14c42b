//! What a command works on: a story or what another tool wrote, a folder of them, or a dossier's JSON.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use dossier_core::load::{self, Loaded};
use dossier_core::read::{self, Beside, Kind, Place, Problem, Registry, Source};
use rayon::prelude::*;
use serde_json::Value;

use crate::Error;
use crate::problems::Problems;

/// Names of the files that are looked for beside a story or in a folder.
const REGISTRY: &str = "entities.toml";
const EVENTS: &str = "events.toml";

/// In a folder: its title and language.
const ABOUT: &str = "dossier.toml";

/// A folder with this file was written by `dossier build`: nothing in it is a story.
const BUILT: &str = ".dossier-files";

/// The files that a command is given.
#[derive(Clone, Debug, clap::Args)]
pub struct Input {
    /// A story (Markdown, HTML, plain text, TimelineJS, NewsArticle, spaCy), a folder of them, or a dossier's JSON
    pub file: PathBuf,
    /// A registry of names that many stories share; entities.toml beside the story is read too. May be repeated
    #[arg(long)]
    pub registry: Vec<PathBuf>,
    /// The events; events.toml beside the story when not given
    #[arg(long)]
    pub events: Option<PathBuf>,
}

/// What was read.
#[derive(Debug)]
pub struct Read {
    /// What the dossier's files are named after: the id of the story's article, or the name of the JSON file or folder.
    pub name: String,
    /// The dossier's JSON, without space between its parts.
    pub json: Vec<u8>,
    /// The folder that addresses of pictures are relative to.
    pub folder: PathBuf,
    /// What is wrong.
    pub problems: Problems,
    /// How many articles were read from files of their own; none when a dossier's JSON was.
    pub n_articles: usize,
}

impl Input {
    /// Reads the files.
    ///
    /// # Errors
    ///
    /// When a file cannot be read, is not text in UTF-8, or is no dossier.
    pub fn read(&self) -> Result<Read, Error> {
        if self.file.is_dir() {
            return self.folder_of_stories();
        }
        match text_of(&self.file) {
            Ok(source) => match Kind::of(&source.name, &source.text) {
                Some(kind) => self.story(kind, source),
                None => self.dossier(),
            },
            // The loader says what is wrong with JSON that is no text.
            Err(Error::NotUtf8 { .. }) if has_ending(&self.file, "json") => self.dossier(),
            Err(error) => Err(error),
        }
    }

    /// Reads and loads them; how much is wrong is said in a line on standard error.
    ///
    /// # Errors
    ///
    /// As [`Input::read`].
    pub fn load(&self) -> Result<(Read, Loaded), Error> {
        let read = self.read()?;
        if !read.problems.is_empty() {
            eprintln!(
                "dossier: {} to mend; `dossier check` lists them",
                read.problems.sum()
            );
        }
        let loaded = self.loaded(&read.json)?;
        Ok((read, loaded))
    }

    fn loaded(&self, json: &[u8]) -> Result<Loaded, Error> {
        load::load(json).map_err(|source| Error::Load {
            path: self.file.clone(),
            source,
        })
    }

    /// The folder that the file lies in.
    fn beside(&self) -> PathBuf {
        self.file.parent().unwrap_or(Path::new("")).to_owned()
    }

    fn dossier(&self) -> Result<Read, Error> {
        let path = &self.file;
        if !has_ending(path, "json") {
            return Err(Error::Kind(path.clone()));
        }
        let json = read_bytes(path)?;
        let diagnostics = self.loaded(&json)?.diagnostics;
        let file = path.display().to_string();
        let problems = diagnostics.into_iter().map(|diagnostic| Problem {
            severity: diagnostic.severity,
            place: Place {
                file: file.clone(),
                line: 0,
                column: 0,
            },
            pointer: diagnostic.pointer,
            message: diagnostic.message,
            hint: diagnostic.hint,
        });
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        Ok(Read {
            name: name.into_owned(),
            folder: self.beside(),
            problems: Problems {
                list: problems.collect(),
                texts: vec![(file, String::from_utf8_lossy(&json).into_owned())],
            },
            json: compact(json),
            n_articles: 0,
        })
    }

    fn story(&self, kind: Kind, story: Source<'static>) -> Result<Read, Error> {
        let folder = self.beside();
        self.put_together(vec![(kind, story)], folder, None)
    }

    /// Every story in the folder and the folders in it, in the order of their paths.
    fn folder_of_stories(&self) -> Result<Read, Error> {
        let mut paths = Vec::new();
        stories_in(&self.file, &mut paths)?;
        let stories: Result<Vec<_>, Error> = paths
            .par_iter()
            .map(|path| {
                let source = text_of(path)?;
                Ok(Kind::of(&source.name, &source.text).map(|kind| (kind, source)))
            })
            .collect();
        let stories: Vec<_> = stories?.into_iter().flatten().collect();
        if stories.is_empty() {
            return Err(Error::NoStory(self.file.clone()));
        }
        let about = optional(None, &self.file.join(ABOUT))?;
        self.put_together(stories, self.file.clone(), about)
    }

    /// Reads the stories on all cores and puts them into one dossier, with what stands in their folder.
    fn put_together(
        &self,
        stories: Vec<(Kind, Source<'static>)>,
        folder: PathBuf,
        about: Option<Source<'static>>,
    ) -> Result<Read, Error> {
        let shared: Result<Vec<_>, Error> =
            self.registry.iter().map(|path| text_of(path)).collect();
        let shared = shared?;
        let registry_file = optional(None, &folder.join(REGISTRY))?;
        let events = optional(self.events.as_deref(), &folder.join(EVENTS))?;
        let registry = Registry::read(&shared, registry_file.as_ref());
        let n_articles = stories.len();
        let articles: Vec<_> = stories
            .par_iter()
            .map(|(kind, source)| {
                let mut article = read::article(*kind, source, &registry);
                let prefix = prefix_of(&folder, &source.name);
                if *kind == Kind::Html {
                    let here = folder.join(&prefix);
                    article.keep_images(|image| here.join(image).is_file());
                }
                article.relocate_images(&prefix);
                article
            })
            .collect();
        let whole = folder.canonicalize().unwrap_or_else(|_| folder.clone());
        let title = whole.file_name().unwrap_or_default().to_string_lossy();
        let beside = Beside {
            events: events.as_ref(),
            about: about.as_ref(),
            title: &title,
        };
        let draft = read::dossier(articles, registry, &beside);
        let others = [registry_file, events.clone(), about.clone()];
        let others = others.into_iter().flatten();
        let sources = stories
            .into_iter()
            .map(|(_, source)| source)
            .chain(shared)
            .chain(others);
        Ok(Read {
            name: draft.name.unwrap_or_else(|| read::slug(&title)),
            json: draft.json.to_string().into_bytes(),
            folder,
            problems: Problems::of(draft.problems, sources),
            n_articles,
        })
    }
}

/// JSON without the space between its parts; as it is when it is none.
fn compact(json: Vec<u8>) -> Vec<u8> {
    match serde_json::from_slice::<Value>(&json) {
        Ok(value) => value.to_string().into_bytes(),
        Err(_) => json,
    }
}

/// The folder of a file below another, with a slash at its end; empty for that folder itself.
fn prefix_of(folder: &Path, file: &str) -> String {
    let below = Path::new(file)
        .strip_prefix(folder)
        .unwrap_or(Path::new(""));
    let parts = below.parent().unwrap_or(Path::new("")).components();
    parts
        .map(|part| part.as_os_str().to_string_lossy().into_owned() + "/")
        .collect()
}

/// Adds the files of a folder that may be stories. What is hidden, a site that was built, and links to elsewhere are
/// passed by.
fn stories_in(folder: &Path, paths: &mut Vec<PathBuf>) -> Result<(), Error> {
    let wrong = |source: io::Error| Error::Read {
        path: folder.to_owned(),
        source,
    };
    if folder.join(BUILT).exists() {
        return Ok(());
    }
    let mut entries = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(wrong)? {
        let entry = entry.map_err(wrong)?;
        entries.insert(entry.file_name(), entry);
    }
    for (name, entry) in entries {
        let name = name.to_string_lossy();
        let kind = entry.file_type().map_err(wrong)?;
        let is_story = [
            "md", "markdown", "html", "htm", "xhtml", "txt", "text", "csv", "tsv", "json",
            "jsonld", "jsonl", "ndjson",
        ]
        .iter()
        .any(|ending| has_ending(&entry.path(), ending));
        if name.starts_with(['.', '_']) || name.to_lowercase().starts_with("readme") {
            continue;
        } else if kind.is_dir() {
            stories_in(&entry.path(), paths)?;
        } else if kind.is_file() && is_story {
            paths.push(entry.path());
        }
    }
    Ok(())
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension()
        .is_some_and(|own| own.eq_ignore_ascii_case(ending))
}

/// A file that was asked for, or one that may be there.
fn optional(given: Option<&Path>, else_here: &Path) -> Result<Option<Source<'static>>, Error> {
    match given {
        Some(path) => text_of(path).map(Some),
        None if else_here.is_file() => text_of(else_here).map(Some),
        None => Ok(None),
    }
}

fn read_bytes(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(|source| Error::Read {
        path: path.to_owned(),
        source,
    })
}

/// A file under its name as it was given.
pub fn text_of(path: &Path) -> Result<Source<'static>, Error> {
    let size = fs::metadata(path).map_or(0, |file| file.len());
    if size > load::MAX_BYTES as u64 {
        return Err(Error::TooLarge(path.to_owned(), size));
    }
    let text = String::from_utf8(read_bytes(path)?).map_err(|error| Error::NotUtf8 {
        path: path.to_owned(),
        at: error.utf8_error().valid_up_to(),
    })?;
    Ok(Source::new(path.display().to_string(), text))
}
