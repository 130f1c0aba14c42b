//! Searching: from a query to the articles that match, in the chunks that are there.
//!
//! One pass is: the query becomes a plan of leaves ([`plan`]); each leaf finds its words in the dictionary ([`expand`]) and
//! the articles that have them ([`leaf`], [`phrase`]); conditions are put together as sets; what matches is ranked. When a
//! chunk is missing, the pass ends early and the reader asks for it. Nothing depends on hash order or on a clock.

mod expand;
pub(crate) mod filter;
mod leaf;
mod pass;
mod phrase;
pub(crate) mod plan;
pub(crate) mod spelling;

pub(crate) use leaf::Scratch;
pub(crate) use pass::{Outcome, Pass, Sets};

use dossier_core::date::Period;
use dossier_core::search;

use crate::rank::Grade;

/// What is asked of a collection.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// What the reader typed, read by `dossier_core::search::parse`.
    pub query: search::Query,
    /// Articles must mention these: of each type one, or all.
    pub include: Vec<u32>,
    /// Articles must mention none of these.
    pub exclude: Vec<u32>,
    /// Types of which every entity of `include` must be mentioned.
    pub all_types: Vec<String>,
    /// A day of the article must be possibly in this period.
    pub period: Option<Period>,
    /// The order.
    pub sort: Sort,
    /// How many of the first articles to pass over.
    pub offset: usize,
    /// How many articles to give.
    pub limit: usize,
}

/// An order of results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Best first; the newest first when nothing is asked.
    #[default]
    Relevance,
    /// By the latest day, newest first; undated ones last.
    Newest,
    /// By the earliest day, oldest first; undated ones last.
    Oldest,
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The articles asked for, in order.
    pub hits: Vec<Hit>,
    /// How many articles match.
    pub total: u32,
    /// Whether no article matches everything, so that these match only a part.
    pub relaxed: bool,
    /// Whether articles that match only in part stand among those that match, up to the last one asked for.
    pub is_mixed: bool,
    /// What the page should say.
    pub notices: Vec<Notice>,
}

/// An article that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Its number.
    pub doc: u32,
    /// The least literal of its matches; `None` when no word was asked for.
    pub grade: Option<Grade>,
    /// Whether one of its matches stands only in names of entities.
    pub by_name: bool,
    /// Whether it is one of those that match. After fewer than [`FEW`] matches others follow that match in part or in
    /// another spelling; they are not counted. Where several words were asked for and no match has them as they were
    /// typed, all are one list in the order of their scores.
    pub is_match: bool,
    /// By bit from the lowest: the words and phrases that were asked for and that it lacks, the first 64 of those not
    /// excluded; 0 where the query was loosened.
    pub lacks: u64,
}

/// Fewer matches than these are followed by others that match less.
pub const FEW: usize = 10;

/// What a page should say about a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Something about the query.
    Query(search::Notice),
    /// Each word is in some article, all of them are in none: those found have one of them in another spelling.
    Respelt,
    /// Parts of the index could not be read, so articles may be missing and counts too low.
    Incomplete {
        /// How many chunks.
        n_chunks: u32,
    },
}
