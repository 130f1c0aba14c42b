//! What a newsroom's file is.

use serde_json::Value;

use super::{news_article, offsets, timelinejs};

/// The kinds of file that an article is read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Markdown behind front matter.
    Markdown,
    /// The page of an article.
    Html,
    /// A text as copied from a page.
    Text,
    /// schema.org `NewsArticle` in JSON-LD.
    NewsArticle,
    /// A spreadsheet of TimelineJS as CSV.
    TimelineCsv,
    /// The JSON of TimelineJS.
    TimelineJson,
    /// Texts with the offsets of names: spaCy, doccano.
    Offsets,
    /// One object of a data set of articles: a line of JSON Lines, an item of an array. Nothing tells it by a file's name.
    Record,
}

impl Kind {
    /// The kind of a file by the ending of its name and, for JSON, by what it holds; `None` for one that is no article:
    /// a dossier's JSON, a picture.
    pub fn of(name: &str, text: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Some(Kind::Markdown),
            "html" | "htm" | "xhtml" => Some(Kind::Html),
            "txt" | "text" => Some(Kind::Text),
            "csv" | "tsv" => Some(Kind::TimelineCsv),
            "jsonl" | "ndjson" => Some(Kind::Offsets),
            "json" | "jsonld" => Self::of_json(&serde_json::from_str(text).ok()?),
            _ => None,
        }
    }

    fn of_json(json: &Value) -> Option<Self> {
        if json.get("dossier").is_some() {
            None
        } else if timelinejs::is_timeline(json) {
            Some(Kind::TimelineJson)
        } else if news_article::find(json).is_some() {
            Some(Kind::NewsArticle)
        } else {
            offsets::is_offsets(json).then_some(Kind::Offsets)
        }
    }
}
