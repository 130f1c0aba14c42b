//! Blocks as they are read: words, and marks on runs of them.
//!
//! Offsets are Unicode scalar values of a block's text, end exclusive.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::source::Place;
use crate::model::Span;

/// A block of an article.
#[derive(Debug)]
pub struct Block {
    /// Its fields in the format, but for the mentions.
    pub fields: Map<String, Value>,
    /// What its text marks.
    pub marks: Vec<Mark>,
    /// Where it begins.
    pub place: Place,
}

/// A marked run of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub start: usize,
    pub end: usize,
    pub what: What,
}

/// What a mark says of its run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// It is this date, in EDTF.
    Date(String),
    /// It names the entity with this id.
    Entity(String),
    /// It tells of an event: its date in EDTF, and its title (the run's own words when that is empty).
    Event { date: String, title: String },
    /// It leads to this address.
    Link(String),
}

impl Block {
    /// Its id.
    pub fn id(&self) -> &str {
        self.fields["id"].as_str().unwrap_or_default()
    }

    /// Its text.
    pub fn text(&self) -> &str {
        let text = self.fields.get("text").and_then(Value::as_str);
        text.unwrap_or_default()
    }

    /// Whether it is of this type.
    pub fn is(&self, kind: &str) -> bool {
        self.fields["type"] == kind
    }

    /// The runs that an editor marked as dates, and those that are none, with an empty date.
    pub fn decided_dates(&self) -> Vec<(Span, String)> {
        let decided = self.marks.iter().filter_map(|mark| {
            let What::Date(date) = &mark.what else {
                return None;
            };
            let span = Span {
                start: u32::try_from(mark.start).ok()?,
                end: u32::try_from(mark.end).ok()?,
            };
            Some((span, date.clone()))
        });
        decided.collect()
    }

    /// Sets a field.
    pub fn set(&mut self, field: &str, value: impl Into<Value>) {
        self.fields.insert(field.to_owned(), value.into());
    }
}

/// Words as they come, and what is marked in them.
#[derive(Debug, Default)]
pub struct Run {
    text: String,
    n_chars: usize,
    marks: Vec<Mark>,
    /// What is being marked, and where its words begin.
    open: Vec<(What, usize)>,
}

impl Run {
    /// A run with these words.
    pub fn of(words: &str) -> Self {
        let mut run = Run::default();
        run.push(words);
        run
    }

    /// Adds words.
    pub fn push(&mut self, words: &str) {
        self.text.push_str(words);
        self.n_chars += words.chars().count();
    }

    /// Adds words as HTML shows them: any white space is one space, and none stands at the start or doubled.
    pub fn push_collapsed(&mut self, words: &str) {
        for letter in words.chars() {
            let is_space = letter.is_ascii_whitespace();
            if is_space && (self.text.is_empty() || self.text.ends_with([' ', '\n'])) {
                continue;
            }
            self.text.push(if is_space { ' ' } else { letter });
            self.n_chars += 1;
        }
    }

    /// The words that follow are marked, until [`Run::close`].
    pub fn open(&mut self, what: What) {
        self.open.push((what, self.n_chars));
    }

    /// Ends the mark that was opened last.
    pub fn close(&mut self) {
        if let Some((what, start)) = self.open.pop() {
            self.marks.push(Mark {
                start,
                end: self.n_chars,
                what,
            });
        }
    }

    /// Marks a run that stands already.
    pub fn mark(&mut self, mark: Mark) {
        self.marks.push(mark);
    }

    /// The words so far, without space around them.
    pub fn words(&self) -> &str {
        self.text.trim()
    }

    /// Text without space around it, with its marks.
    fn trimmed(mut self) -> (String, Vec<Mark>) {
        while !self.open.is_empty() {
            self.close();
        }
        let start = self.text.trim_start();
        let n_lost = self.text[..self.text.len() - start.len()].chars().count();
        let text = start.trim_end();
        let n_chars = text.chars().count();
        let mut marks = self.marks;
        for mark in &mut marks {
            mark.start = mark.start.saturating_sub(n_lost).min(n_chars);
            mark.end = mark.end.saturating_sub(n_lost).min(n_chars);
        }
        marks.retain(|mark| mark.start < mark.end);
        (text.to_owned(), marks)
    }
}

/// Blocks as they come, each with an id: its kind, and how many there are of it.
#[derive(Debug, Default)]
pub struct Blocks {
    pub list: Vec<Block>,
    counts: BTreeMap<&'static str, usize>,
}

impl Blocks {
    /// Adds a block of a type of the format.
    pub fn push(&mut self, kind: &'static str, run: Run, place: Place) -> &mut Block {
        let count = self.counts.entry(kind).or_default();
        *count += 1;
        let id = match prefix(kind) {
            "" => kind.to_owned(),
            prefix => format!("{prefix}{count}"),
        };
        let (text, marks) = run.trimmed();
        let fields = json!({ "id": id, "type": kind, "text": text });
        self.list.push(Block {
            fields: fields.as_object().cloned().unwrap_or_default(),
            marks,
            place,
        });
        self.list.last_mut().expect("it was pushed")
    }
}

/// How the ids of a kind of block begin; empty for the kind that an article has one of.
fn prefix(kind: &str) -> &'static str {
    match kind {
        "standfirst" => "",
        "heading" => "h",
        "quotation" => "q",
        "list-item" => "li",
        "figure" => "fig",
        "chart" => "chart",
        _ => "p",
    }
}
