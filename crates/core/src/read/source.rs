//! A text with its name, places in it, and problems.

use std::borrow::Cow;

use serde_json::Value;

use super::found::Decision;
use super::propose::shortened;
use crate::diagnostic::Severity;

/// Most problems that are kept for one reading; a sum says how many more there are.
pub const MAX_PROBLEMS: usize = 500;

/// A text to read, and what its file is called.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    /// Name of the file, for messages.
    pub name: Cow<'a, str>,
    /// What it holds.
    pub text: Cow<'a, str>,
    /// The byte that each line begins at.
    lines: Vec<usize>,
}

/// A place in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Name of the file.
    pub file: String,
    /// Line, from 1; 0 for the whole file.
    pub line: usize,
    /// Column in Unicode scalar values, from 1; 0 for the whole line.
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
#[derive(Clone, Debug, Default)]
pub(super) struct Problems {
    list: Vec<Problem>,
    n_left_out: usize,
}

impl<'a> Source<'a> {
    /// A text under a name. A byte order mark and Windows line ends are no part of it.
    pub fn new(name: impl Into<Cow<'a, str>>, text: impl Into<Cow<'a, str>>) -> Self {
        let mut text = text.into();
        if text.starts_with('\u{feff}') || text.contains('\r') {
            let plain = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
            text = plain.replace('\r', "\n").into();
        }
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        Source {
            lines: [0].into_iter().chain(ends).collect(),
            name: name.into(),
            text,
        }
    }

    /// The place of a byte; past the end it is the end.
    pub fn place(&self, byte: usize) -> Place {
        let line = self.lines.partition_point(|start| *start <= byte);
        let start = self.lines[line.saturating_sub(1)];
        let before = match self.text.get(start..byte) {
            Some(before) => before,
            None => &self.text[start..],
        };
        Place {
            file: self.name.to_string(),
            line: line.max(1),
            column: before.chars().count() + 1,
        }
    }

    /// The place of a line, counted from 1; 0 is the whole file.
    pub fn line(&self, line: usize) -> Place {
        Place {
            file: self.name.to_string(),
            line,
            column: line.min(1),
        }
    }

    /// The name of the file without folder and ending.
    pub fn stem(&self) -> &str {
        let name = self.name.rsplit(['/', '\\']).next().unwrap_or_default();
        name.split_once('.').map_or(name, |(stem, _)| stem)
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
        if self.list.len() < MAX_PROBLEMS {
            self.list.push(problem);
        } else {
            self.n_left_out += 1;
        }
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub fn append(&mut self, others: Problems) {
        self.n_left_out += others.n_left_out;
        others
            .list
            .into_iter()
            .for_each(|problem| self.push(problem));
    }

    pub fn error(&mut self, place: Place, message: impl Into<String>, hint: impl Into<String>) {
        self.add(Severity::Error, place, message.into(), hint.into());
    }

    pub fn warning(&mut self, place: Place, message: impl Into<String>, hint: impl Into<String>) {
        self.add(Severity::Warning, place, message.into(), hint.into());
    }

    fn add(&mut self, severity: Severity, place: Place, message: String, hint: String) {
        self.push(Problem {
            severity,
            place,
            pointer: String::new(),
            message,
            hint,
        });
    }

    /// A decision whose words the text has no more.
    pub fn lost(&mut self, decision: &Decision) {
        let words = shortened(decision.text("quote"));
        self.warning(
            decision.place.clone(),
            format!("{:?} is about words that the text has no more: {words:?}", decision.id),
            "copy the words as they are now into quote, or delete the line; it is kept, and nothing comes of it until then",
        );
    }

    /// By file and line; a last one says how many were left out.
    pub fn sorted(mut self) -> Vec<Problem> {
        self.list.sort_by(|a, b| a.place.cmp(&b.place));
        if let Some(last) = self.list.last().filter(|_| self.n_left_out > 0) {
            self.list.push(Problem {
                severity: Severity::Error,
                place: Place {
                    line: 0,
                    column: 0,
                    ..last.place.clone()
                },
                pointer: String::new(),
                message: format!("{} more problems", self.n_left_out),
                hint: "mend those above first, and check again".to_owned(),
            });
        }
        self.list
    }
}
