//! What a command works on: a story or what another tool wrote, a folder of them, or a dossier's JSON.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use dossier_core::load::{self, Loaded};
use dossier_core::read::{self, Beside, Kind, Known, Place, Problem, Registry, Source, Undecided};
use rayon::prelude::*;
use serde_json::Value;

use crate::Error;
use crate::collection;
use crate::problems::Problems;

/// Names of the files that are looked for beside a story or in a folder.
pub const REGISTRY: &str = "entities.toml";
pub const EVENTS: &str = "events.toml";

/// In a folder: its title and language, and what its articles do not say of themselves.
pub const ABOUT: &str = "dossier.toml";

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
    /// When the text was published, if it does not say so itself: a date in EDTF such as 2018-02-07 or 2018-02?
    #[arg(
        long,
        value_name = "DATE",
        default_value = "",
        hide_default_value = true
    )]
    pub published: String,
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
    /// What was found in the texts and nobody has decided, if it was asked for.
    pub undecided: Undecided,
    /// How many decisions are accepted or changed, and how many rejected.
    pub n_decided: (usize, usize),
}

impl Input {
    /// Reads the files.
    ///
    /// # Errors
    ///
    /// When a file cannot be read, is not text in UTF-8, or is no dossier.
    pub fn read(&self) -> Result<Read, Error> {
        self.read_with(false)
    }

    /// Reads the files, and what the texts say beyond them.
    ///
    /// # Errors
    ///
    /// As [`Input::read`].
    pub fn propose(&self) -> Result<Read, Error> {
        self.read_with(true)
    }

    fn read_with(&self, propose: bool) -> Result<Read, Error> {
        if collection::is_records(self)? {
            return Err(Error::Records(self.file.clone()));
        }
        if self.file.is_dir() {
            return self.folder_of_stories(propose);
        }
        match text_of(&self.file) {
            Ok(source) => match Kind::of(&source.name, &source.text) {
                Some(kind) => self.put_together(vec![(kind, source)], self.folder(), propose),
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
        self.loaded_of(self.read()?)
    }

    /// Loads what was read, as [`Input::load`].
    ///
    /// # Errors
    ///
    /// When it is no dossier.
    pub fn loaded_of(&self, read: Read) -> Result<(Read, Loaded), Error> {
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

    /// The registries that are given and the one beside the story, which is the last.
    ///
    /// # Errors
    ///
    /// When one cannot be read.
    pub fn names(&self) -> Result<Registry, Error> {
        let shared: Result<Vec<_>, Error> =
            self.registry.iter().map(|path| text_of(path)).collect();
        let own = optional(None, &self.registry_path())?;
        Ok(Registry::read(&shared?, own.as_ref()))
    }

    /// The folder that is given, or that the file lies in.
    fn folder(&self) -> PathBuf {
        folder_of(&self.file)
    }

    /// The registry beside the story or in the folder, which may be there or not.
    pub fn registry_path(&self) -> PathBuf {
        self.folder().join(REGISTRY)
    }

    /// The events that belong to it, which may be there or not.
    pub fn events_path(&self) -> PathBuf {
        let given = self.events.clone();
        given.unwrap_or_else(|| self.folder().join(EVENTS))
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
            folder: self.folder(),
            problems: Problems {
                list: problems.collect(),
                texts: vec![(file, String::from_utf8_lossy(&json).into_owned())],
                notes: Vec::new(),
            },
            json: compact(json),
            n_articles: 0,
            undecided: Undecided::default(),
            n_decided: (0, 0),
        })
    }

    /// Every story in the folder and the folders in it, in the order of their paths.
    fn folder_of_stories(&self, propose: bool) -> Result<Read, Error> {
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
        self.put_together(stories, self.file.clone(), propose)
    }

    /// Reads the stories on all cores and puts them into one dossier, with what stands in their folder.
    fn put_together(
        &self,
        stories: Vec<(Kind, Source<'static>)>,
        folder: PathBuf,
        propose: bool,
    ) -> Result<Read, Error> {
        let shared: Result<Vec<_>, Error> =
            self.registry.iter().map(|path| text_of(path)).collect();
        let shared = shared?;
        let registry_file = optional(None, &folder.join(REGISTRY))?;
        let events = optional(self.events.as_deref(), &folder.join(EVENTS))?;
        let about = optional(None, &folder.join(ABOUT))?;
        let whole = folder.canonicalize().unwrap_or_else(|_| folder.clone());
        let title = whole.file_name().unwrap_or_default().to_string_lossy();
        let known = Known::read(&Beside {
            shared: &shared,
            registry: registry_file.as_ref(),
            events: events.as_ref(),
            about: about.as_ref(),
            is_folder: self.file.is_dir(),
            title: &title,
            published: &self.published,
            propose,
            ..Beside::default()
        });
        let n_articles = stories.len();
        let articles: Vec<_> = stories
            .par_iter()
            .map(|(kind, source)| {
                let mut article = read::article(*kind, source, &known);
                let prefix = prefix_of(&folder, &source.name);
                if *kind == Kind::Html {
                    let here = folder.join(&prefix);
                    article.keep_images(|image| here.join(image).is_file());
                }
                article.relocate_images(&prefix);
                article
            })
            .collect();
        let draft = read::dossier(articles, known);
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
            undecided: draft.undecided,
            n_decided: draft.n_decided,
        })
    }
}

/// A folder itself, or the one that a file lies in.
pub fn folder_of(path: &Path) -> PathBuf {
    match path.is_dir() {
        true => path.to_owned(),
        false => path.parent().unwrap_or(Path::new("")).to_owned(),
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
pub fn prefix_of(folder: &Path, file: &str) -> String {
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
///
/// # Errors
///
/// When a folder cannot be read.
pub fn stories_in(folder: &Path, paths: &mut Vec<PathBuf>) -> Result<(), Error> {
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
///
/// # Errors
///
/// As [`read_text`].
pub fn optional(given: Option<&Path>, else_here: &Path) -> Result<Option<Source<'static>>, Error> {
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
///
/// # Errors
///
/// As [`read_text`].
pub fn text_of(path: &Path) -> Result<Source<'static>, Error> {
    Ok(Source::new(path.display().to_string(), read_text(path)?))
}

/// The text of a file, byte for byte.
///
/// # Errors
///
/// When it cannot be read, is too large, or is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, Error> {
    let size = fs::metadata(path).map_or(0, |file| file.len());
    if size > load::MAX_BYTES as u64 {
        return Err(Error::TooLarge(path.to_owned(), size));
    }
    String::from_utf8(read_bytes(path)?).map_err(|error| Error::NotUtf8 {
        path: path.to_owned(),
        at: error.utf8_error().valid_up_to(),
    })
}
