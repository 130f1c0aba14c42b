//! Full-text search over passages, entities and events.
//!
//! [`Index::new`] numbers every word of a dossier once; [`Index::search`] takes what the reader typed and
//! returns the passages that match, ranked, with what to highlight and why each is there. Results depend
//! on nothing but the dossier and the query: no hash order, no clock. Filters other than the query are in
//! [`crate::filter`].

mod answer;
mod build;
mod dictionary;
mod evidence;
pub mod form;
mod hits;
mod layout;
mod leaf;
mod one_list;
mod parse;
mod partial;
mod phrase;
mod plan;
mod query;
pub mod radix;
#[cfg(test)]
pub(crate) mod sample;
mod score;
mod snippet;
mod spans;
mod spelling;
pub mod suggest;

use std::sync::Arc;

use fixedbitset::FixedBitSet;

pub use build::languages_to_load;
pub use one_list::{in_one_list, is_mixed};
pub use parse::parse;
pub use query::{MAX_SLOP, Node, Query, Reach};
pub use snippet::{Snippet, snippet};
pub use spans::Spans;

use crate::model::{EntityIdx, EventIdx, PassageIdx, Span};

/// How many passages are given beyond those that match: as many as a list shows.
pub const MAX_MORE: usize = 200;

/// How many words a passage can lack and say so.
const MAX_LACKING: usize = 3;

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// Whether nothing was asked: the search then constrains nothing, and the lists are empty.
    pub is_empty_query: bool,
    /// Every passage that matches.
    pub passages: FixedBitSet,
    /// The same passages, best first.
    pub hits: Vec<Hit>,
    /// Passages that are not among the hits and have words like those asked for, then those that have some of the words,
    /// each best first; at most [`MAX_MORE`]. They are no matches: nothing counts them.
    pub more: Vec<Hit>,
    /// Entities found by name, alias or summary, best first.
    pub entities: Vec<EntityHit>,
    /// Whether no entity matches everything, so that these match only most of it.
    pub entities_relaxed: bool,
    /// Events found by title, words of the date or names involved, best first.
    pub events: Vec<EventHit>,
    /// What the page should say about the search.
    pub notices: Vec<Notice>,
    /// Words that were perhaps meant: few passages match, none as it was typed, and these are like it.
    pub meant: Vec<Meant>,
    /// Whether no passage matches everything, so that these match only most of it.
    pub relaxed: bool,
    /// Whether [`Found::hits`] and [`Found::more`] are one list in the order of their scores: few passages match, none of
    /// them as it was typed.
    pub is_mixed: bool,
    /// In a relaxed search, and where [`Found::more`] follow: each word or phrase asked for, with the passages that have it.
    pub words: Vec<WordFound>,
}

impl Found {
    /// What is listed, best first, each with whether it matches: what matches, then [`Found::more`], or both in one list.
    pub fn listed(&self) -> Vec<(bool, &Hit)> {
        let hits: Vec<&Hit> = self.hits.iter().collect();
        let more: Vec<&Hit> = self.more.iter().collect();
        self.in_one_list(&hits, &more)
    }

    /// Some of the hits and some of the further ones, each in their order, as [`Found::listed`] has them.
    pub fn in_one_list<'a>(&self, hits: &[&'a Hit], more: &[&'a Hit]) -> Vec<(bool, &'a Hit)> {
        in_one_list(hits, more, |hit, further| {
            !self.is_mixed || hit.score >= further.score
        })
    }

    /// What a row of the list says that it lacks: nothing where that is very much, or where it has words like those instead.
    pub fn lacking(&self, hit: &Hit) -> Vec<&str> {
        let lacking: Vec<&str> = match hit.reason {
            Reason::Spelling { .. } => Vec::new(),
            _ => self.missing(hit.passage).collect(),
        };
        if lacking.len() > MAX_LACKING {
            return Vec::new();
        }
        lacking
    }

    /// The words and phrases that a passage of a relaxed search, or of [`Found::more`], lacks.
    pub fn missing(&self, passage: PassageIdx) -> impl Iterator<Item = &str> {
        let lacking = self
            .words
            .iter()
            .filter(move |word| !word.passages.contains(passage.at()));
        lacking.map(|word| word.asked.as_str())
    }
}

/// A word with those like it that stand in the dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meant {
    /// As typed, in lower case.
    pub asked: String,
    /// What may have been meant, in lower case.
    pub used: Vec<String>,
}

/// A passage that matches.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Which.
    pub passage: PassageIdx,
    /// Comparable within one search; higher is better.
    pub score: f32,
    /// What to highlight in the block's text, ascending, not overlapping. Empty when the match is elsewhere.
    pub spans: Spans,
    /// Why it is found.
    pub reason: Reason,
}

/// Why a passage is found: for the word of the query that is furthest from literal. Hits share their words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The words stand in its text.
    Literal,
    /// In a heading over it.
    Heading,
    /// In the description or credit of its figure.
    Caption,
    /// It mentions an entity that is also known by the words.
    AlsoKnownAs {
        /// The entity.
        entity: EntityIdx,
        /// Position in its aliases; `None` for the canonical name.
        alias: Option<u32>,
    },
    /// An event that happens in it has the words in its title.
    Event {
        /// The event.
        event: EventIdx,
    },
    /// Another form of the word.
    Stem {
        /// As typed.
        asked: Arc<str>,
        /// As found, in lower case.
        found: Arc<str>,
    },
    /// A longer word.
    Prefix {
        /// As typed.
        asked: Arc<str>,
        /// As found, in lower case.
        found: Arc<str>,
    },
    /// A word that differs by one or two typing errors.
    Spelling {
        /// As typed.
        asked: Arc<str>,
        /// As found, in lower case.
        found: Arc<str>,
    },
    /// It has no word of what is excluded, or meets the dates.
    Condition,
}

/// An entity that matches.
#[derive(Clone, Debug, PartialEq)]
pub struct EntityHit {
    /// Which.
    pub entity: EntityIdx,
    /// Comparable within one search; higher is better.
    pub score: f32,
    /// What to highlight in the canonical name, or in the alias where one matched.
    pub spans: Vec<Span>,
    /// Position in its aliases of the one that matched; `None` for the canonical name or the summary.
    pub alias: Option<u32>,
    /// Why it is found: [`Reason::Literal`], [`Reason::Stem`], [`Reason::Prefix`] or [`Reason::Spelling`].
    pub reason: Reason,
}

/// An event that matches.
#[derive(Clone, Debug, PartialEq)]
pub struct EventHit {
    /// Which.
    pub event: EventIdx,
    /// Comparable within one search; higher is better.
    pub score: f32,
    /// What to highlight in the title.
    pub spans: Vec<Span>,
}

/// A word or phrase of a query with the passages that have it.
#[derive(Clone, Debug, PartialEq)]
pub struct WordFound {
    /// As typed.
    pub asked: String,
    /// Passages that have it.
    pub passages: FixedBitSet,
}

/// What the page should say about a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Not a valid query (a quotation mark or bracket is open): searched as plain words.
    PlainFallback,
    /// The query is longer than is searched; the rest was left out.
    TooLong,
    /// What stands before the colon is no field; searched as words.
    UnknownField {
        /// As typed, in lower case.
        field: String,
    },
    /// What stands after `date:` is no date or period; searched as words.
    BadDate {
        /// As typed.
        value: String,
    },
    /// No passage has all the words: the ones shown have most of them.
    NothingForAll {
        /// Words and phrases that no passage has, as typed.
        missing: Vec<String>,
    },
    /// A word that stands nowhere was taken for another.
    Spelling {
        /// As typed.
        asked: String,
        /// What was searched instead, in lower case.
        used: Vec<String>,
    },
}

/// The words of a dossier, numbered. Made once per load; never changes.
#[derive(Clone, Debug, Default)]
pub struct Index {
    dictionary: dictionary::Dictionary,
    layout: layout::Layout,
    /// Languages of the texts.
    languages: Vec<crate::text::Language>,
}

#[cfg(test)]
mod tests;
