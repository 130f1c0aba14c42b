//! From what a newsroom has to a dossier: stories in Markdown, HTML or plain text, data of other tools, a registry of
//! names, a list of events.
//!
//! Nothing here reads files: texts go in, the JSON of the format and a list of problems come out, each problem with its
//! file, line and column. Whatever can be kept is kept. Articles are read one by one ([`article`]), in parallel if the
//! caller likes, and put together by [`dossier`]. `docs/story.md` is the reference for people.

mod alone;
mod article;
mod block;
mod caption;
mod events;
mod fields;
mod found;
mod front;
mod html;
mod kind;
mod known;
mod lacking;
mod language;
mod markdown;
mod news_article;
mod offsets;
mod parts;
mod passage;
mod places;
mod propose;
mod quote;
mod records;
mod registry;
mod source;
mod stamp;
mod tags;
mod text;
mod timelinejs;
mod toml_lines;
mod whole;
mod write;
mod yaml;

use serde_json::Value;

pub use alone::Alone;
pub use article::{Article, slug};
pub use found::{
    DateProposal, EventProposal, Found, NameProposal, Undecided, Verdict, decide_date,
    decide_event, decide_name, entities_toml, events_toml,
};
pub use kind::Kind;
pub use known::{Beside, Known};
pub use lacking::LackingNames;
pub use language::language;
pub use parts::parts;
pub use quote::Quote;
pub use records::{beginning, is_record};
pub use registry::Registry;
pub use source::{MAX_PROBLEMS, Place, Problem, Source};
pub use tags::{HEADINGS, Tag};
pub use timelinejs::SheetRow;
pub use whole::dossier;
pub use write::{Files, files};

pub(crate) use article::{is_mention, mentions};
pub(crate) use block::{Mark, What};
pub(crate) use fields::published;
pub(crate) use whole::free_id;

/// The texts of one dossier.
#[derive(Clone, Debug, Default)]
pub struct Sources<'a> {
    /// The articles, each with what it is.
    pub articles: Vec<(Kind, Source<'a>)>,
    /// Who and what they name, `entities.toml`.
    pub registry: Option<Source<'a>>,
    /// What happened and what is counted, `events.toml`.
    pub events: Option<Source<'a>>,
    /// When those were published that do not say it themselves, in EDTF; empty when it is not known.
    pub published: &'a str,
}

/// What came of them.
#[derive(Debug)]
pub struct Draft {
    /// What its files are named after: the id of the whole, or of the only article.
    pub name: Option<String>,
    /// The file of the format.
    pub json: Value,
    /// What is wrong or was left out, by file and line.
    pub problems: Vec<Problem>,
    /// What was found in the texts and nobody has decided; nothing when it was not asked for.
    pub undecided: Undecided,
    /// How many decisions stand in the files: accepted or changed, and rejected.
    pub n_decided: (usize, usize),
}

/// Reads articles with their registry and their events, and proposes what the texts say beyond them.
pub fn sources(sources: &Sources<'_>) -> Draft {
    let known = Known::read(&Beside {
        registry: sources.registry.as_ref(),
        events: sources.events.as_ref(),
        published: sources.published,
        propose: true,
        ..Beside::default()
    });
    let articles = sources
        .articles
        .iter()
        .map(|(kind, source)| article(*kind, source, &known))
        .collect();
    dossier(articles, known)
}

/// Reads one article.
pub fn article(kind: Kind, source: &Source<'_>, known: &Known<'_>) -> Article {
    let mut article = Article::default();
    match kind {
        Kind::Markdown => story(source, known, &mut article),
        Kind::Record => records::read(source, known, &mut article),
        Kind::Html => html::read(source, &mut article),
        Kind::Text => text::read(source, &mut article),
        Kind::TimelineCsv => timelinejs::read_csv(source, &mut article),
        Kind::Offsets => offsets::read(source, &mut article),
        Kind::NewsArticle | Kind::TimelineJson => {
            if let Some(json) = json(source, &mut article) {
                if kind == Kind::NewsArticle {
                    news_article::read(source, &json, &mut article);
                } else {
                    timelinejs::read_json(source, &json, &mut article);
                }
            }
        }
    }
    article.finish(source, known);
    article
}

/// A file of JSON; a problem with its place where it is none.
fn json(source: &Source<'_>, article: &mut Article) -> Option<Value> {
    let json = serde_json::from_str(&source.text);
    let error = match json {
        Ok(json) => return Some(json),
        Err(error) => error,
    };
    let place = Place {
        column: error.column(),
        ..source.line(error.line())
    };
    article.problems.error(
        place,
        format!("this is not JSON: {error}"),
        "export the file again, or look for a missing bracket or comma before this place",
    );
    None
}

/// Markdown behind front matter.
fn story(source: &Source<'_>, known: &Known<'_>, article: &mut Article) {
    let front = front::split(source, &mut article.problems);
    let mut fields = fields::read(front.fields.clone());
    if known.collects {
        fields.unknown.retain(|name| {
            let value = front.fields.get(name).unwrap_or(&Value::Null);
            let tags = tags::read(name, value);
            let is_used = tags.is_some();
            article.tags.extend(tags.into_iter().flatten());
            !is_used
        });
    }
    let mut blocks = block::Blocks::default();
    if let Some(standfirst) = &fields.standfirst {
        let place = source.place(front.field(&source.text, "standfirst"));
        blocks.push("standfirst", markdown::standfirst(standfirst), place);
    }
    if !fields.unknown.is_empty() {
        article.problems.warning(
            source.place(front.field(&source.text, &fields.unknown[0])),
            format!(
                "the front matter has fields that are not used: {}",
                fields.unknown.join(", ")
            ),
            "nothing is lost in your file; docs/story.md lists what is used",
        );
    }
    article.places = fields
        .article
        .keys()
        .map(|name| (name.clone(), source.place(front.field(&source.text, name))))
        .collect();
    article.fields = fields.article;
    article.whole = fields.whole;
    markdown::read(source, front.end, &mut blocks, &mut article.problems);
    article.blocks = blocks.list;
}

#[cfg(test)]
mod outline;
#[cfg(test)]
mod tests;
