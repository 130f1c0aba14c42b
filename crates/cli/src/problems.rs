//! What is wrong with someone's files, printed with its place, its line, and how to mend it.

mod lines;
mod pointer;
mod report;

use std::collections::HashMap;
use std::io::{self, Write};

use anstream::ColorChoice;
use anstream::stream::RawStream;
use clap::ValueEnum;
use dossier_core::read::{Place, Problem, Source};
use serde_json::json;

use self::lines::Lines;

/// How problems are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Lines for people
    Text,
    /// One array of objects with severity (error, warning, note), file, line, column, pointer, message and hint
    Json,
}

/// What is wrong, and the texts that it is wrong with.
#[derive(Debug, Default)]
pub struct Problems {
    /// By file and line.
    pub list: Vec<Problem>,
    /// Names and texts of the files, for the lines that problems are about.
    pub texts: Vec<(String, String)>,
    /// What is nothing wrong and is said to programs only, in the form of a problem.
    pub notes: Vec<serde_json::Value>,
}

/// Whether lines to a stream are coloured: on a terminal, unless `NO_COLOR` or `CLICOLOR=0` says otherwise.
pub fn is_coloured(stream: &impl RawStream) -> bool {
    anstream::AutoStream::choice(stream) != ColorChoice::Never
}

impl Problems {
    /// Problems with the sources that they are about, or that later ones may be about.
    pub fn of<'a>(list: Vec<Problem>, sources: impl Iterator<Item = Source<'a>>) -> Self {
        let texts = sources.map(|source| (source.name.into_owned(), source.text.into_owned()));
        Problems {
            texts: texts.collect(),
            list,
            notes: Vec::new(),
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

    /// Where a value stands, best in quotation marks, for a problem that is found later than these.
    pub fn place_of(&self, value: &str) -> Option<Place> {
        let quoted = serde_json::Value::from(value).to_string();
        self.texts.iter().find_map(|(name, text)| {
            let at = text.find(&quoted).or_else(|| text.find(value))?;
            let (line, column) = Lines::new(text).place(at);
            Some(Place {
                file: name.clone(),
                line,
                column,
            })
        })
    }

    /// Writes each of them, without colour.
    ///
    /// # Errors
    ///
    /// When `out` cannot be written to.
    pub fn write(&self, out: &mut impl Write, format: Format) -> io::Result<()> {
        self.write_styled(out, format, false)
    }

    /// Writes each of them; the lines for people are `coloured` or not.
    ///
    /// # Errors
    ///
    /// When `out` cannot be written to.
    pub fn write_styled(
        &self,
        out: &mut impl Write,
        format: Format,
        coloured: bool,
    ) -> io::Result<()> {
        let places = self.places();
        let list = self.list.iter().zip(&places);
        match format {
            Format::Text => {
                let texts: HashMap<&str, Lines<'_>> = self
                    .texts
                    .iter()
                    .filter(|_| !self.list.is_empty())
                    .map(|(name, text)| (name.as_str(), Lines::new(text)))
                    .collect();
                for (problem, place) in list {
                    let lines = texts.get(place.file.as_str());
                    let line = lines.and_then(|lines| lines.get(place.line));
                    writeln!(out, "{}\n", report::report(problem, place, line, coloured))?;
                }
                Ok(())
            }
            Format::Json => {
                let list: Vec<_> = list
                    .map(as_json)
                    .chain(self.notes.iter().cloned())
                    .collect();
                serde_json::to_writer_pretty(&mut *out, &list)?;
                writeln!(out)
            }
        }
    }

    /// The place of each: where only a pointer is known, that of the value that it names.
    fn places(&self) -> Vec<Place> {
        let mut places: Vec<Place> = self.list.iter().map(|one| one.place.clone()).collect();
        for (name, text) in &self.texts {
            let pointed: Vec<usize> = (0..self.list.len())
                .filter(|at| places[*at].line == 0 && places[*at].file == *name)
                .filter(|at| !self.list[*at].pointer.is_empty())
                .collect();
            if pointed.is_empty() {
                continue;
            }
            let pointers: Vec<&str> = pointed
                .iter()
                .map(|at| self.list[*at].pointer.as_str())
                .collect();
            let lines = Lines::new(text);
            for (at, byte) in pointed.iter().zip(pointer::places(text, &pointers)) {
                if let Some((line, column)) = byte.map(|byte| lines.place(byte)) {
                    places[*at].line = line;
                    places[*at].column = column;
                }
            }
        }
        places
    }
}

fn as_json((problem, place): (&Problem, &Place)) -> serde_json::Value {
    json!({
        "severity": problem.severity,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "pointer": problem.pointer,
        "message": problem.message,
        "hint": problem.hint,
    })
}
