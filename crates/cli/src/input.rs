//! What a command works on: a story with the files beside it, or a dossier's JSON.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use dossier_core::format;
use dossier_core::load::{self, Loaded};
use dossier_core::read::{self, Kind, Place, Problem, Source, Sources};

use crate::Error;
use crate::problems::Problems;

/// Names of the files that are looked for beside a story.
const REGISTRY: &str = "entities.toml";
const EVENTS: &str = "events.toml";

/// The files that a command is given.
#[derive(Clone, Debug, clap::Args)]
pub struct Input {
    /// A story in Markdown, or a dossier's JSON file
    pub file: PathBuf,
    /// The registry of names; entities.toml beside the story when not given
    #[arg(long)]
    pub registry: Option<PathBuf>,
    /// The events; events.toml beside the story when not given
    #[arg(long)]
    pub events: Option<PathBuf>,
}

/// What was read.
#[derive(Debug)]
pub struct Read {
    /// What the dossier's files are named after: the id of the story's article, or the JSON file's own name.
    pub name: String,
    /// The dossier's JSON.
    pub json: Vec<u8>,
    /// The folder that addresses of pictures are relative to.
    pub folder: PathBuf,
    /// What is wrong.
    pub problems: Problems,
}

impl Input {
    /// Reads the files.
    ///
    /// # Errors
    ///
    /// When a file cannot be read, is not text in UTF-8, or is no dossier.
    pub fn read(&self) -> Result<Read, Error> {
        match Kind::of(&self.file.to_string_lossy()) {
            Some(kind) => self.story(kind),
            None => self.dossier(),
        }
    }

    /// Reads and loads them.
    ///
    /// # Errors
    ///
    /// As [`Input::read`].
    pub fn load(&self) -> Result<(Read, Loaded), Error> {
        let read = self.read()?;
        let loaded = self.loaded(&read.json)?;
        Ok((read, loaded))
    }

    fn loaded(&self, json: &[u8]) -> Result<Loaded, Error> {
        load::load(json).map_err(|source| Error::Load {
            path: self.file.clone(),
            source,
        })
    }

    fn folder(&self) -> PathBuf {
        self.file.parent().unwrap_or(Path::new("")).to_owned()
    }

    fn dossier(&self) -> Result<Read, Error> {
        let path = &self.file;
        let json = fs::read(path).map_err(|source| Error::Read {
            path: path.clone(),
            source,
        })?;
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
            },
            json,
        })
    }

    fn story(&self, kind: Kind) -> Result<Read, Error> {
        let path = &self.file;
        let folder = self.folder();
        let optional = |given: &Option<PathBuf>, name: &str| match given {
            Some(path) => text_of(path).map(Some),
            None => match folder.join(name) {
                path if path.is_file() => text_of(&path).map(Some),
                _ => Ok(None),
            },
        };
        let story = text_of(path)?;
        let registry = optional(&self.registry, REGISTRY)?;
        let events = optional(&self.events, EVENTS)?;
        let draft = read::sources(&Sources {
            articles: vec![(kind, as_source(&story))],
            registry: registry.as_ref().map(as_source),
            events: events.as_ref().map(as_source),
        });
        let texts = [Some(story), registry, events];
        let id = draft.json["articles"][0]["id"].as_str().unwrap_or_default();
        Ok(Read {
            name: id.to_owned(),
            json: format::write(&draft.json).into_bytes(),
            folder,
            problems: Problems {
                list: draft.problems,
                texts: texts.into_iter().flatten().collect(),
            },
        })
    }
}

fn as_source((name, text): &(String, String)) -> Source<'_> {
    Source::new(name, text)
}

/// A file's name as it was given, and its text. A mark at its start that tells the order of bytes is no text.
fn text_of(path: &Path) -> Result<(String, String), Error> {
    let wrong = |source: io::Error| Error::Read {
        path: path.to_owned(),
        source,
    };
    let bytes = fs::read(path).map_err(wrong)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        wrong(io::Error::other(format!(
            "byte {at} is not UTF-8; save the file in UTF-8"
        )))
    })?;
    let text = text
        .strip_prefix('\u{feff}')
        .unwrap_or(&text)
        .replace("\r\n", "\n");
    Ok((path.display().to_string(), text))
}
