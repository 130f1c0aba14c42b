//! From what a newsroom has to a dossier: stories in Markdown, HTML or plain text, data of other tools, a registry of
//! names, a list of events.
//!
//! Nothing here reads files: texts go in, the JSON of the format and a list of problems come out, each problem with its
//! file, line and column. Whatever can be kept is kept. Articles are read one by one ([`article`]), in parallel if the
//! caller likes, and put together by [`dossier`]. `docs/story.md` is the reference for people.

mod article;
mod block;
mod caption;
mod events;
mod fields;
mod front;
mod html;
mod kind;
mod markdown;
mod news_article;
mod offsets;
mod registry;
mod source;
mod text;
mod timelinejs;
mod write;
mod yaml;

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

pub use article::{Article, slug};
pub use kind::Kind;
pub use registry::Registry;
pub use source::{MAX_PROBLEMS, Place, Problem, Source};
pub use timelinejs::SheetRow;
pub use write::{Files, files};

pub(crate) use self::article::mentions;
pub(crate) use self::block::{Mark, What};
pub(crate) use self::fields::published;
use self::source::{Entry, Problems};
use crate::format::VERSION;
use crate::load;

/// The texts of one dossier.
#[derive(Clone, Debug)]
pub struct Sources<'a> {
    /// The articles, each with what it is.
    pub articles: Vec<(Kind, Source<'a>)>,
    /// Who and what they name, `entities.toml`.
    pub registry: Option<Source<'a>>,
    /// What happened and what is counted, `events.toml`.
    pub events: Option<Source<'a>>,
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
}

/// Reads articles with their registry and their events.
pub fn sources(sources: &Sources<'_>) -> Draft {
    let registry = Registry::read(&[], sources.registry.as_ref());
    let articles = sources
        .articles
        .iter()
        .map(|(kind, source)| article(*kind, source, &registry))
        .collect();
    let events = sources.events.as_ref();
    dossier(
        articles,
        registry,
        &Beside {
            events,
            ..Beside::default()
        },
    )
}

/// Reads one article.
pub fn article(kind: Kind, source: &Source<'_>, registry: &Registry) -> Article {
    let mut article = Article::default();
    match kind {
        Kind::Markdown => story(source, &mut article),
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
    article.finish(source, registry);
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
fn story(source: &Source<'_>, article: &mut Article) {
    let front = front::split(source, &mut article.problems);
    let fields = fields::read(front.fields.clone());
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

/// What stands beside articles.
#[derive(Debug, Default)]
pub struct Beside<'a> {
    /// What happened and what is counted, `events.toml`.
    pub events: Option<&'a Source<'a>>,
    /// `title` and `lang` of the whole, and the `id` that its files are named after: `dossier.toml`.
    pub about: Option<&'a Source<'a>>,
    /// The title of several articles when nothing gives one.
    pub title: &'a str,
}

/// Puts articles into one dossier.
pub fn dossier(mut articles: Vec<Article>, registry: Registry, beside: &Beside<'_>) -> Draft {
    let mut problems = registry.problems;
    let mut whole = match beside.about {
        Some(about) => front::toml(about, &about.text, 0, &mut problems),
        None => Map::new(),
    };
    if articles.len() > 1 && !beside.title.is_empty() {
        whole.entry("title").or_insert(beside.title.into());
    }
    let n_articles = articles.len();
    different_ids(&mut articles, &mut problems);
    for article in &mut articles {
        problems.append(std::mem::take(&mut article.problems));
    }
    let (mut events, quantities) = match beside.events {
        Some(events) => events::read(events, &articles, &mut problems),
        None => Default::default(),
    };
    add_events(&mut articles, &mut events);

    let mut types = registry.types;
    let mut entities: Vec<registry::Entity> = registry.entities;
    let mut known: BTreeSet<String> = entities
        .iter()
        .map(|entity| entity.id().to_owned())
        .collect();
    for article in &mut articles {
        for kind in article.types.drain(..) {
            if types.iter().all(|known| known["id"] != kind["id"]) {
                types.push(kind);
            }
        }
        let own = article.entities.drain(..);
        entities.extend(own.filter(|entity| known.insert(entity.id().to_owned())));
    }
    let used = used_entities(&articles, &events, &quantities);
    entities.retain(|entity| !entity.shared || used.contains(entity.id()));
    let entities: Vec<Entry> = entities.into_iter().map(|entity| entity.entry).collect();

    let [title, lang] = ["title", "lang"].map(|field| {
        let said = whole.get(field);
        let said = said.or_else(|| articles.iter().find_map(|article| article.whole.get(field)));
        said.or_else(|| {
            articles
                .first()
                .and_then(|article| article.fields.get(field))
        })
        .cloned()
        .unwrap_or_else(|| "".into())
    });
    let mut places: Vec<ArticlePlaces> = Vec::new();
    let articles: Vec<Value> = articles
        .into_iter()
        .map(|mut article| {
            places.push(ArticlePlaces {
                file: article.place,
                fields: article.places,
                blocks: article
                    .blocks
                    .iter()
                    .map(|block| block.place.clone())
                    .collect(),
            });
            let blocks = article
                .blocks
                .into_iter()
                .map(|block| Value::Object(block.fields));
            article.fields.insert("blocks".to_owned(), blocks.collect());
            article.fields.into()
        })
        .collect();
    let values = |entries: &[Entry]| {
        entries
            .iter()
            .map(|entry| entry.value.clone())
            .collect::<Value>()
    };
    let mut json = json!({
        "dossier": VERSION,
        "title": title,
        "lang": lang,
        "entity_types": types,
        "articles": articles,
        "entities": values(&entities),
        "events": values(&events),
        "quantities": values(&quantities),
    });
    if let Some(fields) = json.as_object_mut() {
        // What is not said is left out, and not said to be nothing.
        fields.retain(|_, value| value.as_str() != Some(""));
    }
    let places = Places {
        articles: places,
        lists: [
            ("entities", entities),
            ("events", events),
            ("quantities", quantities),
        ],
    };
    places.check(&json, &mut problems);
    let first = || Some(json["articles"][0]["id"].as_str()?.to_owned());
    let id = whole.get("id").and_then(Value::as_str).map(str::to_owned);
    Draft {
        name: id.or_else(|| if n_articles > 1 { None } else { first() }),
        json,
        problems: problems.sorted(),
    }
}

/// Articles of one id would hide one another: the later gets a number.
fn different_ids(articles: &mut [Article], problems: &mut Problems) {
    let mut known = BTreeSet::new();
    for article in articles {
        let id = article.id().to_owned();
        let free = free_id(&id, &mut known);
        if free != id {
            problems.warning(
                article.place.clone(),
                format!("another article has the id {id:?} too; this one is {free:?}"),
                "give each article an id of its own: id = \"…\" in its front matter",
            );
            article.fields.insert("id".to_owned(), free.into());
        }
    }
}

/// An id that is not taken, which it then is: the wished one, or that with a number.
pub(crate) fn free_id(wished: &str, taken: &mut BTreeSet<String>) -> String {
    let mut id = wished.to_owned();
    let mut number = 2;
    while !taken.insert(id.clone()) {
        id = format!("{wished}-{number}");
        number += 1;
    }
    id
}

/// The events that articles bring, behind those of the list, each with an id of its own.
fn add_events(articles: &mut [Article], events: &mut Vec<Entry>) {
    let id_of = |entry: &Entry| entry.value["id"].as_str().unwrap_or_default().to_owned();
    let mut taken: BTreeSet<String> = events.iter().map(id_of).collect();
    let several = articles.len() > 1;
    for article in articles {
        let id = article.id().to_owned();
        for mut event in article.events.drain(..) {
            event.value["id"] = free_id(&id_of(&event), &mut taken).into();
            let passages = event.value["passages"].as_array_mut();
            for passage in passages.into_iter().flatten().filter(|_| several) {
                passage["article"] = id.clone().into();
            }
            events.push(event);
        }
    }
}

/// Ids of the entities that something refers to.
fn used_entities(articles: &[Article], events: &[Entry], quantities: &[Entry]) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    let mut add = |id: &Value| used.extend(id.as_str().map(str::to_owned));
    for block in articles.iter().flat_map(|article| &article.blocks) {
        for list in ["mentions", "rows"] {
            let items = block.fields.get(list).and_then(Value::as_array);
            items
                .into_iter()
                .flatten()
                .for_each(|item| add(&item["entity"]));
        }
    }
    for entry in events.iter().chain(quantities) {
        let ids = entry.value["entities"].as_array();
        ids.into_iter().flatten().for_each(&mut add);
    }
    used
}

/// Where an article and its parts stand.
struct ArticlePlaces {
    file: Place,
    fields: std::collections::BTreeMap<String, Place>,
    blocks: Vec<Place>,
}

/// Where the parts of a dossier stand in the files that they came from.
struct Places {
    articles: Vec<ArticlePlaces>,
    lists: [(&'static str, Vec<Entry>); 3],
}

impl Places {
    /// What the format itself demands is said by the loader, which knows places in the JSON: here they become places in
    /// the files.
    fn check(&self, json: &Value, problems: &mut Problems) {
        let start = self.articles.first().map(|article| article.file.clone());
        let start = start.unwrap_or_default();
        match load::load(json.to_string().as_bytes()) {
            Ok(loaded) => {
                for diagnostic in loaded.diagnostics {
                    let place = self.of(&diagnostic.pointer);
                    problems.push(Problem {
                        severity: diagnostic.severity,
                        place: place.unwrap_or_else(|| start.clone()),
                        pointer: String::new(),
                        message: match field_of(&diagnostic.pointer) {
                            Some(field) => format!("{field}: {}", diagnostic.message),
                            None => diagnostic.message,
                        },
                        hint: diagnostic.hint,
                    });
                }
            }
            Err(error) => problems.error(
                start,
                error.to_string(),
                "give the story a title and a text",
            ),
        }
    }

    fn of(&self, pointer: &str) -> Option<Place> {
        let mut parts = pointer.split('/').skip(1);
        let list = parts.next()?;
        let at = parts.next()?.parse::<usize>().ok()?;
        if list != "articles" {
            let (_, entries) = self.lists.iter().find(|(name, _)| *name == list)?;
            return entries.get(at).map(|entry| entry.place.clone());
        }
        let article = self.articles.get(at)?;
        let place = match parts.next() {
            Some("blocks") => parts
                .next()
                .and_then(|at| article.blocks.get(at.parse::<usize>().ok()?)),
            Some(field) => article.fields.get(field),
            None => None,
        };
        Some(place.unwrap_or(&article.file).clone())
    }
}

/// The field that a pointer ends with, if it does not end with a place in a list.
fn field_of(pointer: &str) -> Option<&str> {
    let last = pointer.rsplit('/').next()?;
    (!last.is_empty() && !last.bytes().all(|byte| byte.is_ascii_digit())).then_some(last)
}

#[cfg(test)]
mod outline;
#[cfg(test)]
mod tests;
