//! From files to work: what each file is, and what is read from it.

use std::borrow::Cow;

use serde_json::Value;

use super::paste::PASTED;
use super::work::Work;
use crate::diagnostic::Severity;
use crate::load;
use crate::read::{self, Kind, Place, Problem, Source, Sources};

/// Most bytes of one file: pages of newsrooms' systems are far below.
pub const MAX_FILE_BYTES: usize = 4_000_000;

/// Most characters of all texts together, about 150,000 words: each step reads them anew.
pub const MAX_TEXT_CHARS: usize = 1_000_000;

/// A file as it was dropped, pasted or chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name, by which its kind is told.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The work that begins.
    pub work: Work,
    /// What is wrong or was left out, by file and line.
    pub problems: Vec<Problem>,
}

/// Why nothing could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// There is no text in the files.
    Nothing,
    /// A file is too large: its name, how many bytes it has.
    TooLarge(String, usize),
    /// The texts together are too long: how many characters they have.
    TooLong(usize),
    /// A file is no text: a picture, a word processor's document.
    NotText(String),
    /// A file is of no kind that is read.
    NotKnown(String),
    /// A dossier's JSON stands alone.
    DossierAndMore(String),
    /// A dossier's JSON that cannot be loaded, and why.
    Damaged(String, String),
}

/// Reads the files of one dossier: stories, or a dossier's JSON; a registry and a list of events in TOML.
///
/// # Errors
///
/// [`Unread`] when there is nothing to work on. Anything less is a problem beside the work.
pub fn open(files: &[File]) -> Result<Opened, Unread> {
    let mut articles = Vec::new();
    let mut dossiers = Vec::new();
    let (mut registry, mut events) = (None, None);
    let mut more = Vec::new();
    for file in files {
        if file.bytes.len() > MAX_FILE_BYTES {
            return Err(Unread::TooLarge(file.name.clone(), file.bytes.len()));
        }
        let text = text_of(&file.bytes).ok_or_else(|| Unread::NotText(file.name.clone()))?;
        let source = Source::new(file.name.clone(), text.into_owned());
        if is_ending(&file.name, "toml") {
            let place = match table_of(&source.text) {
                Some("entity" | "type") => &mut registry,
                Some("event" | "quantity") => &mut events,
                _ => return Err(Unread::NotKnown(file.name.clone())),
            };
            if let Some(other) = place.replace(source) {
                more.push(passed_by(&other));
            }
            continue;
        }
        match Kind::of(&source.name, &source.text) {
            Some(kind) => articles.push((kind, source)),
            None if is_dossier(&source) => dossiers.push(source),
            None => return Err(Unread::NotKnown(file.name.clone())),
        }
    }
    match (&dossiers[..], &articles[..]) {
        ([dossier], []) => {
            more.extend(registry.iter().chain(&events).map(passed_by));
            of_dossier(dossier, more)
        }
        ([dossier, ..], _) => Err(Unread::DossierAndMore(dossier.name.to_string())),
        ([], []) => Err(Unread::Nothing),
        ([], _) => {
            let mut sources = Sources {
                articles,
                registry,
                events,
                published: "",
            };
            let mut draft = read::sources(&sources);
            if n_chars(&draft.json) == 0 {
                // A line or two look like the head of a text. Here they are the text.
                for (kind, _) in &mut sources.articles {
                    if *kind == Kind::Text {
                        *kind = Kind::Markdown;
                    }
                }
                draft = read::sources(&sources);
            }
            let name = draft.name.as_deref().unwrap_or("dossier");
            more.splice(0..0, draft.problems.iter().cloned());
            let mut opened = begun(name, draft.json.clone(), more)?;
            if draft.n_decided != (0, 0) {
                opened.work.decided_in_files(&draft);
            }
            Ok(opened)
        }
    }
}

fn of_dossier(source: &Source<'_>, mut problems: Vec<Problem>) -> Result<Opened, Unread> {
    let name = source.stem();
    let loaded = load::load(source.text.as_bytes())
        .map_err(|error| Unread::Damaged(source.name.to_string(), error.to_string()))?;
    problems.extend(loaded.diagnostics.into_iter().map(|diagnostic| Problem {
        severity: diagnostic.severity,
        place: Place {
            file: source.name.to_string(),
            ..Place::default()
        },
        pointer: diagnostic.pointer,
        message: diagnostic.message,
        hint: diagnostic.hint,
    }));
    let json = serde_json::from_str(&source.text)
        .map_err(|error| Unread::Damaged(source.name.to_string(), error.to_string()))?;
    begun(name, json, problems)
}

/// The work that this JSON begins, when it has words.
fn begun(name: &str, json: Value, problems: Vec<Problem>) -> Result<Opened, Unread> {
    let n_chars = n_chars(&json);
    if n_chars == 0 {
        return Err(Unread::Nothing);
    }
    if n_chars > MAX_TEXT_CHARS {
        return Err(Unread::TooLong(n_chars));
    }
    // What was pasted has no name of its own.
    let title = json["title"].as_str().unwrap_or_default();
    let slug = read::slug(if name == PASTED { title } else { name });
    let name = if slug.is_empty() { "dossier" } else { &slug };
    Ok(Opened {
        work: Work::of_json(name, json),
        problems,
    })
}

/// How many characters the blocks of a dossier have.
pub(super) fn n_chars(json: &Value) -> usize {
    let articles = json["articles"].as_array().into_iter().flatten();
    let blocks = articles.flat_map(|article| article["blocks"].as_array().into_iter().flatten());
    blocks
        .filter_map(|block| block["text"].as_str())
        .map(|text| text.chars().count())
        .sum()
}

/// Bytes as text: UTF-8, or UTF-16 with its mark; `None` for anything else.
fn text_of(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let wide = |from_bytes: fn([u8; 2]) -> u16| {
        let units = bytes.get(2..)?.chunks_exact(2);
        let units: Vec<u16> = units.map(|unit| from_bytes([unit[0], unit[1]])).collect();
        String::from_utf16(&units).ok().map(Cow::Owned)
    };
    let text = match bytes {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes)?,
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes)?,
        _ => Cow::Borrowed(std::str::from_utf8(bytes).ok()?),
    };
    (!text.contains('\0')).then_some(text)
}

fn is_ending(name: &str, ending: &str) -> bool {
    let of_name = name.rsplit_once('.').map(|(_, ending)| ending);
    of_name.is_some_and(|of_name| of_name.eq_ignore_ascii_case(ending))
}

/// The name of the first list of tables in a file of TOML.
fn table_of(text: &str) -> Option<&str> {
    text.lines().find_map(|line| {
        let name = line.trim().strip_prefix("[[")?;
        Some(name.split_once("]]")?.0.trim())
    })
}

fn is_dossier(source: &Source<'_>) -> bool {
    let json: Option<Value> = serde_json::from_str(&source.text).ok();
    json.is_some_and(|json| json.get("dossier").is_some())
}

fn passed_by(source: &Source<'_>) -> Problem {
    Problem {
        severity: Severity::Warning,
        place: Place {
            file: source.name.to_string(),
            ..Place::default()
        },
        pointer: String::new(),
        message: "this file is passed by".to_owned(),
        hint: "give one registry and one list of events, with a story and not with a dossier"
            .to_owned(),
    }
}
