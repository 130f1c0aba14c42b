//! A text with its name, places in it, and problems.

use serde_json::Value;

use crate::diagnostic::Severity;

/// A text to read, and what its file is called.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Name of the file, for messages.
    pub name: &'a str,
    /// What it holds.
    pub text: &'a str,
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Name of the file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode scalar values, from 1.
    pub column: usize,
}

/// A problem in a newsroom's files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What it cost.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// In JSON, the RFC 6901 pointer to the value at fault; else empty.
    pub pointer: String,
    /// What is wrong, as a sentence without a full stop.
    pub message: String,
    /// How to mend it, as a sentence without a full stop.
    pub hint: String,
}

/// A record, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub value: Value,
    pub place: Place,
}

/// Problems as they come.
#[derive(Debug, Default)]
pub(super) struct Problems(Vec<Problem>);

impl Source<'_> {
    /// The place of a byte; past the end it is the end.
    pub fn place(&self, byte: usize) -> Place {
        let before = match self.text.get(..byte) {
            Some(before) => before,
            None => self.text,
        };
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Place {
            file: self.name.to_owned(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }

    /// Where the tables `[[name]]` begin, in order.
    pub(super) fn tables(&self, name: &str) -> Vec<Place> {
        let header = format!("[[{name}]]");
        let mut byte = 0;
        let mut places = Vec::new();
        for line in self.text.split_inclusive('\n') {
            if line.trim_start().starts_with(&header) {
                places.push(self.place(byte + line.len() - line.trim_start().len()));
            }
            byte += line.len();
        }
        places
    }
}

impl Problems {
    pub fn push(&mut self, problem: Problem) {
        self.0.push(problem);
    }

    pub fn extend(&mut self, problems: impl Iterator<Item = Problem>) {
        self.0.extend(problems);
    }

    pub fn error(&mut self, place: Place, message: impl Into<String>, hint: &str) {
        self.add(Severity::Error, place, message.into(), hint);
    }

    pub fn warning(&mut self, place: Place, message: impl Into<String>, hint: &str) {
        self.add(Severity::Warning, place, message.into(), hint);
    }

    fn add(&mut self, severity: Severity, place: Place, message: String, hint: &str) {
        self.push(Problem {
            severity,
            place,
            pointer: String::new(),
            message,
            hint: hint.to_owned(),
        });
    }

    /// By file and line.
    pub fn sorted(mut self) -> Vec<Problem> {
        self.0.sort_by(|a, b| a.place.cmp(&b.place));
        self.0
    }
}
