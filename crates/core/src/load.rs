//! Bytes to a dossier: shows what can be shown and says what is wrong with the rest.
//!
//! [`load`] fails only when there is nothing to show at all: not JSON, not an object, another version, too
//! large. Every other problem becomes a [`Diagnostic`] and the load goes on. Whatever comes out keeps the
//! promises of [`crate::model`]: indices in range, offsets inside their text, finite numbers, links with a
//! scheme that a page may follow.

mod article;
mod entity;
mod event;
mod kind;
mod passage;
mod read;
mod report;

use std::fmt;

use crate::diagnostic::Diagnostic;
use crate::format;
use crate::model::Dossier;
use read::Node;
use report::Report;

/// The largest file that is read, in bytes: what a phone can hold several times over while it indexes.
pub const MAX_BYTES: usize = 64 << 20;

/// The most diagnostics that are kept; past that, one says how many more there were.
pub const MAX_DIAGNOSTICS: usize = 500;

/// A dossier and what was wrong with its data.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// What can be shown.
    pub dossier: Dossier,
    /// Problems, in file order.
    pub diagnostics: Vec<Diagnostic>,
}

/// Why nothing can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// The bytes are not JSON.
    Json {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// The parser's words.
        message: String,
    },
    /// JSON, but not an object.
    NotAnObject,
    /// No usable `dossier` field.
    NoVersion,
    /// A version that this code does not read.
    UnknownVersion(u64),
    /// More than [`MAX_BYTES`].
    TooLarge(usize),
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LoadError::Json {
                line,
                column,
                message,
            } => write!(
                f,
                "not valid JSON at line {line}, column {column}: {message}"
            ),
            LoadError::NotAnObject => f.write_str(
                "a dossier is one JSON object, {\"dossier\": 1, \"articles\": [...], ...}, and this is something else",
            ),
            LoadError::NoVersion => f.write_str(
                "the field \"dossier\" with the format version is missing; write \"dossier\": 1",
            ),
            LoadError::UnknownVersion(found) => write!(
                f,
                "the format version is {found}, and this page reads version {}; build the dossier anew",
                format::VERSION
            ),
            LoadError::TooLarge(bytes) => write!(
                f,
                "the file has {bytes} bytes, and at most {MAX_BYTES} are read; split it into several dossiers"
            ),
        }
    }
}

impl std::error::Error for LoadError {}

/// Reads a dossier.
///
/// # Errors
///
/// [`LoadError`] when nothing can be shown; all lesser problems are in [`Loaded::diagnostics`].
pub fn load(bytes: &[u8]) -> Result<Loaded, LoadError> {
    if bytes.len() > MAX_BYTES {
        return Err(LoadError::TooLarge(bytes.len()));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let value: serde_json::Value =
        serde_json::from_slice(bytes).map_err(|error| LoadError::Json {
            line: error.line(),
            column: error.column().max(1),
            message: without_position(&error.to_string()),
        })?;
    let fields = value.as_object().ok_or(LoadError::NotAnObject)?;
    let file = Node {
        fields,
        pointer: String::new(),
    };
    match file.value("dossier").and_then(serde_json::Value::as_u64) {
        Some(format::VERSION) => Ok(resolve(&file)),
        Some(other) => Err(LoadError::UnknownVersion(other)),
        None => Err(LoadError::NoVersion),
    }
}

/// Turns records into a dossier: entities first, since mentions and events name them.
fn resolve(file: &Node) -> Loaded {
    let mut report = Report::default();
    let mut dossier = Dossier {
        title: report.text(file, "title"),
        lang: report.lang(file, "lang", "en"),
        ..Dossier::default()
    };
    dossier.types = entity::types(&mut report, file);
    dossier.entities = entity::entities(&mut report, file, &mut dossier.types);
    dossier.articles = article::articles(&mut report, file, &dossier);
    dossier.passages = passage::passages(&mut dossier.articles);
    dossier.events = event::events(&mut report, file, &dossier);
    dossier.quantities = event::quantities(&mut report, file, &dossier);
    passage::connect(&mut dossier);
    if dossier.title.is_empty() {
        dossier.title = dossier
            .articles
            .iter()
            .map(|article| article.title.clone())
            .find(|title| !title.is_empty())
            .unwrap_or_default();
    }
    Loaded {
        dossier,
        diagnostics: report.into_diagnostics(),
    }
}

/// The parser's message without its own "at line 3 column 7", which stands in the error already.
fn without_position(message: &str) -> String {
    let end = message.find(" at line ").unwrap_or(message.len());
    message[..end].to_owned()
}

#[cfg(test)]
mod tests;
