//! A story in Markdown with the registry and the events beside it: reading the files, and printing what is wrong with
//! them.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use dossier_core::diagnostic::Severity;
use dossier_core::format;
use dossier_core::read::{self, Problem, Source, Sources};

use crate::Error;

/// Names of the files that are looked for beside a story.
const REGISTRY: &str = "entities.toml";
const EVENTS: &str = "events.toml";

/// A story as a dossier.
#[derive(Debug)]
pub struct Story {
    /// The dossier's JSON.
    pub json: String,
    /// The id of its article, which its files are named after.
    pub id: String,
    /// What is wrong with the files.
    pub problems: Vec<Problem>,
    /// The files' names and texts, for the lines that problems are about.
    texts: Vec<(String, String)>,
}

/// Files that are not where they are looked for otherwise.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Beside {
    /// The registry of names; entities.toml beside the story when not given
    #[arg(long)]
    pub registry: Option<PathBuf>,
    /// The events; events.toml beside the story when not given
    #[arg(long)]
    pub events: Option<PathBuf>,
}

/// Whether a file is a story and not a dossier's JSON.
pub fn is_story(path: &Path) -> bool {
    let ending = path
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default();
    matches!(ending.to_ascii_lowercase().as_str(), "md" | "markdown")
}

/// Reads a story and what stands beside it.
///
/// # Errors
///
/// When a file cannot be read, or is not text in UTF-8.
pub fn read(path: &Path, beside: &Beside) -> Result<Story, Error> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let optional = |given: &Option<PathBuf>, name: &str| match given {
        Some(path) => text_of(path).map(Some),
        None => match folder.join(name) {
            path if path.is_file() => text_of(&path).map(Some),
            _ => Ok(None),
        },
    };
    let story = text_of(path)?;
    let registry = optional(&beside.registry, REGISTRY)?;
    let events = optional(&beside.events, EVENTS)?;
    let draft = read::story(&Sources {
        story: as_source(&story),
        registry: registry.as_ref().map(as_source),
        events: events.as_ref().map(as_source),
    });
    let texts = [Some(story), registry, events]
        .into_iter()
        .flatten()
        .collect();
    let id = draft.json["articles"][0]["id"].as_str().unwrap_or_default();
    Ok(Story {
        id: id.to_owned(),
        json: format::write(&draft.json),
        problems: draft.problems,
        texts,
    })
}

fn as_source((name, text): &(String, String)) -> Source<'_> {
    Source { name, text }
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

impl Story {
    /// Prints each problem with its place, its line, and how to mend it.
    ///
    /// # Errors
    ///
    /// When `out` cannot be written to.
    pub fn write_problems(&self, out: &mut impl Write) -> io::Result<()> {
        for problem in &self.problems {
            let severity = match problem.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            let place = &problem.place;
            writeln!(
                out,
                "{}:{}:{}: {severity}: {}",
                place.file, place.line, place.column, problem.message
            )?;
            let text = self.texts.iter().find(|(name, _)| *name == place.file);
            let line = text.and_then(|(_, text)| text.lines().nth(place.line - 1));
            if let Some(line) = line.filter(|line| !line.trim().is_empty()) {
                writeln!(out, "  | {}", shown(line))?;
            }
            writeln!(out, "  = {}", problem.hint)?;
        }
        Ok(())
    }
}

/// Most characters of a line that a problem shows.
const LINE_CHARS: usize = 120;

/// A line as it can stand in a terminal: cut when it is long, without characters that would steer the terminal.
fn shown(line: &str) -> String {
    let mut shown: String = line
        .chars()
        .take(LINE_CHARS)
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    if line.chars().nth(LINE_CHARS).is_some() {
        shown.push('…');
    }
    shown
}
