//! What is wrong with someone's files, printed with its place, its line, and how to mend it.

use std::collections::BTreeSet;
use std::io::{self, Write};

use clap::ValueEnum;
use dossier_core::diagnostic::Severity;
use dossier_core::read::{Problem, Source};
use serde_json::json;

/// How problems are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Lines for people
    Text,
    /// One array of objects with severity, file, line, column, pointer, message and hint
    Json,
}

/// What is wrong, and the texts that it is wrong with.
#[derive(Debug, Default)]
pub struct Problems {
    /// By file and line.
    pub list: Vec<Problem>,
    /// Names and texts of the files, for the lines that problems are about.
    pub texts: Vec<(String, String)>,
}

impl Problems {
    /// Problems with the sources that they are about; the texts of the others are let go.
    pub fn of<'a>(list: Vec<Problem>, sources: impl Iterator<Item = Source<'a>>) -> Self {
        let files: BTreeSet<&str> = list
            .iter()
            .map(|problem| problem.place.file.as_str())
            .collect();
        let texts = sources.filter(|source| files.contains(&*source.name));
        let texts = texts.map(|source| (source.name.into_owned(), source.text.into_owned()));
        Problems {
            texts: texts.collect(),
            list,
        }
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// "no problem", "1 problem", "2 problems".
    pub fn sum(&self) -> String {
        match self.list.len() {
            0 => "no problem".to_owned(),
            1 => "1 problem".to_owned(),
            n_problems => format!("{n_problems} problems"),
        }
    }

    /// Writes each of them.
    ///
    /// # Errors
    ///
    /// When `out` cannot be written to.
    pub fn write(&self, out: &mut impl Write, format: Format) -> io::Result<()> {
        match format {
            Format::Text => self
                .list
                .iter()
                .try_for_each(|problem| self.one(out, problem)),
            Format::Json => {
                let list: Vec<_> = self.list.iter().map(as_json).collect();
                serde_json::to_writer_pretty(&mut *out, &list)?;
                writeln!(out)
            }
        }
    }

    fn one(&self, out: &mut impl Write, problem: &Problem) -> io::Result<()> {
        let severity = match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let place = &problem.place;
        write!(out, "{}:", place.file)?;
        if place.line > 0 {
            write!(out, "{}:{}:", place.line, place.column)?;
        }
        write!(out, " {severity}: ")?;
        if !problem.pointer.is_empty() {
            write!(out, "{}: ", problem.pointer)?;
        }
        writeln!(out, "{}", problem.message)?;
        let text = self.texts.iter().find(|(name, _)| *name == place.file);
        let line = text
            .filter(|_| place.line > 0)
            .and_then(|(_, text)| text.lines().nth(place.line - 1));
        if let Some(line) = line.filter(|line| !line.trim().is_empty()) {
            writeln!(out, "  | {}", shown(line))?;
        }
        writeln!(out, "  = {}", problem.hint)
    }
}

fn as_json(problem: &Problem) -> serde_json::Value {
    json!({
        "severity": problem.severity,
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "pointer": problem.pointer,
        "message": problem.message,
        "hint": problem.hint,
    })
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
