//! What was found in the texts and what an editor made of it.
//!
//! Proposals stand in the files as comments: `#id = { … }` in the table `[found.events]` or `[found.dates]` of
//! events.toml, `[found.names]` of entities.toml. Without the `#` a line is accepted, and may say something else than was
//! proposed; with `no.` in the place of the `#` it is rejected. Decisions keep to the words that they are about
//! ([`Quote`]), so they outlive changes of the text around them.

mod cover;
mod decision;
mod write;

use serde_json::Value;

pub(super) use self::cover::{Proposal, Target, spots, uncovered};
pub(super) use self::decision::{Decision, commented, decisions};
pub use self::write::{
    Verdict, decide_date, decide_event, decide_name, entities_toml, events_toml,
};
use super::quote::Quote;
use super::source::Place;
use super::toml_lines::quoted;
use crate::extract::Confidence;
use crate::model::Span;

/// What nobody has decided yet, in the order of the texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Undecided {
    /// Dated passages that may be events.
    pub events: Vec<EventProposal>,
    /// Words that may be dates, and are not marked until somebody says so.
    pub dates: Vec<DateProposal>,
    /// Names that the registry lacks, the likeliest first.
    pub names: Vec<NameProposal>,
}

impl Undecided {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.events.len() + self.dates.len() + self.names.len()
    }

    /// Whether everything is decided.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A passage, as a proposal names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Id of the article; written out only where there are several.
    pub article: String,
    /// Whether there are several articles.
    pub is_one_of_several: bool,
    /// Id of the block.
    pub block: String,
    /// The run of text in it, in Unicode scalar values.
    pub span: Span,
    /// Its words, by which it is found again.
    pub quote: Quote,
    /// Where the block begins in its file.
    pub place: Place,
}

/// An event that a dated passage may tell of.
#[derive(Clone, Debug, PartialEq)]
pub struct EventProposal {
    /// The id that it gets.
    pub id: String,
    /// The sentence, or the clause, that tells of it.
    pub passage: Found,
    /// Where the words of its date stand in the block.
    pub date_span: Span,
    /// When, in EDTF.
    pub date: String,
    /// The words of the date.
    pub display: String,
    /// Which of the runs with these words in the passage it is, from 1.
    pub nth: usize,
    /// What happened, in the words of the passage.
    pub title: String,
    /// Ids of the entities that the passage names.
    pub entities: Vec<String>,
    /// Who says so; empty when the passage does not say.
    pub according_to: String,
    /// How sure its date is.
    pub confidence: Confidence,
}

/// Words that may be a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateProposal {
    /// The key of its line.
    pub id: String,
    /// The words.
    pub passage: Found,
    /// What they may mean, in EDTF.
    pub date: String,
    /// What else they may mean, likelier first.
    pub alternatives: Vec<String>,
}

/// A name that may be worth an entry in the registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameProposal {
    /// The id that it gets.
    pub id: String,
    /// Its fullest form.
    pub name: String,
    /// Id of a type: `person`, `organisation`, `place`, or `other` when the words around it do not say.
    pub kind: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// Why it is proposed, for people.
    pub cue: String,
    /// Where it stands: article, block, run of text.
    pub passages: Vec<(String, String, Span)>,
    /// Where the first of these blocks begins in its file.
    pub place: Place,
}

/// A record of TOML on one line, of fields that are not empty.
#[derive(Debug, Default)]
struct Record(Vec<String>);

impl Record {
    fn text(mut self, field: &str, text: &str) -> Self {
        if !text.is_empty() {
            self.0.push(format!("{field} = {}", quoted(text)));
        }
        self
    }

    fn texts(mut self, field: &str, texts: &[String]) -> Self {
        if !texts.is_empty() {
            let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
            self.0.push(format!("{field} = [{}]", texts.join(", ")));
        }
        self
    }

    fn passage(mut self, passage: &Found) -> Self {
        if passage.is_one_of_several {
            self = self.text("article", &passage.article);
        }
        let quote = &passage.quote;
        self.text("block", &passage.block)
            .text("quote", &quote.exact)
            .text("prefix", &quote.prefix)
            .text("suffix", &quote.suffix)
    }

    fn line(self, id: &str) -> String {
        format!("{id} = {{ {} }}", self.0.join(", "))
    }
}

impl EventProposal {
    /// Its line in `[found.events]`, without a `#` and without the end of the line.
    pub fn line(&self) -> String {
        self.record().line(&self.id)
    }

    fn record(&self) -> Record {
        let record = Record::default()
            .text("date", &self.date)
            .text("display", &self.display)
            .text("title", &self.title)
            .texts("entities", &self.entities)
            .text("according_to", &self.according_to);
        let mut record = record.passage(&self.passage);
        if self.nth > 1 {
            record.0.push(format!("nth = {}", self.nth));
        }
        record
    }
}

impl DateProposal {
    /// Its line in `[found.dates]`, without a `#` and without the end of the line.
    pub fn line(&self) -> String {
        self.record().line(&self.id)
    }

    fn record(&self) -> Record {
        Record::default()
            .text("date", &self.date)
            .texts("or", &self.alternatives)
            .passage(&self.passage)
    }
}

impl NameProposal {
    /// Its line in `[found.names]`, without a `#` and without the end of the line.
    pub fn line(&self) -> String {
        let cue = self.cue.replace(char::is_control, " ");
        let line = self.record().line(&self.id);
        match cue.trim() {
            "" => line,
            cue => format!("{line} # {cue}"),
        }
    }

    fn record(&self) -> Record {
        Record::default()
            .text("name", &self.name)
            .text("type", &self.kind)
            .texts("aliases", &self.aliases)
    }
}

/// A field of a record that is a text; empty when it is none.
fn text_of<'a>(record: &'a Value, field: &str) -> &'a str {
    record[field].as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests;
