//! What is known before the articles are read: what stands beside them.

use serde_json::{Map, Value};

use super::fields;
use super::found::{Decision, decisions};
use super::front;
use super::registry::Registry;
use super::source::{Problem, Problems, Source};

/// What stands beside articles.
#[derive(Clone, Debug, Default)]
pub struct Beside<'a> {
    /// Registries that many stories share.
    pub shared: &'a [Source<'a>],
    /// Who and what the articles name, `entities.toml`.
    pub registry: Option<&'a Source<'a>>,
    /// What happened and what is counted, `events.toml`.
    pub events: Option<&'a Source<'a>>,
    /// What is said of the whole, and what articles do not say of themselves: `dossier.toml`.
    pub about: Option<&'a Source<'a>>,
    /// Whether the articles are a folder, whose `title`, `lang` and `id` then count.
    pub is_folder: bool,
    /// The title of several articles when nothing gives one.
    pub title: &'a str,
    /// When those articles were published that do not say it, in EDTF or as a full date; it goes before `about`.
    pub published: &'a str,
    /// Whether to propose what the texts say beyond all this.
    pub propose: bool,
    /// Whether the articles become a collection, each by itself.
    pub collects: bool,
    /// The language of articles that do not say it and whose text does not tell it.
    pub lang: &'a str,
}

/// The same, read.
#[derive(Debug)]
pub struct Known<'a> {
    pub(super) registry: Registry,
    /// events.toml, and what it holds.
    pub(super) events: Option<&'a Source<'a>>,
    pub(super) tables: Map<String, Value>,
    /// What was decided about dates and events that were found.
    pub(super) dates: Vec<Decision>,
    pub(super) decided: Vec<Decision>,
    /// What is said of the whole.
    pub(super) whole: Map<String, Value>,
    /// What is said of single articles, by their ids, in the fields of the format.
    articles: Map<String, Value>,
    published: Option<Value>,
    pub(super) title: String,
    pub(super) propose: bool,
    pub(super) collects: bool,
    pub(super) lang: String,
    pub(super) problems: Problems,
}

impl<'a> Known<'a> {
    /// Reads what stands beside the articles. Of two entities with one id the later counts, and those of the articles' own
    /// registry are the last; entities of `shared` registries are left out of a dossier that does not name them.
    pub fn read(beside: &Beside<'a>) -> Self {
        let mut problems = Problems::default();
        let mut whole = match beside.about {
            Some(about) => front::toml(about, &about.text, 0, &mut problems),
            None => Map::new(),
        };
        let published = whole.remove("published").map(date_of);
        let articles = match whole.remove("articles") {
            Some(Value::Object(articles)) => articles,
            _ => Map::new(),
        };
        if !beside.is_folder && !beside.collects {
            whole.clear();
        }
        let given = beside.published.trim();
        let given = (!given.is_empty()).then(|| fields::published(given));
        let tables = match beside.events {
            Some(events) => front::toml(events, &events.text, 0, &mut problems),
            None => Map::new(),
        };
        let decided = |list: &str| match beside.events {
            Some(events) => decisions(events, &tables, list),
            None => Vec::new(),
        };
        Known {
            registry: Registry::read(beside.shared, beside.registry),
            events: beside.events,
            dates: decided("dates"),
            decided: decided("events"),
            tables,
            whole,
            articles,
            published: given.or(published),
            title: beside.title.to_owned(),
            propose: beside.propose,
            collects: beside.collects,
            lang: beside.lang.to_owned(),
            problems,
        }
    }

    /// Gives an article the fields that its file does not: those under its id, and the day of publication of all.
    pub(super) fn complete(&self, id: &str, article: &mut Map<String, Value>) {
        if let Some(Value::Object(given)) = self.articles.get(id) {
            for (name, value) in fields::read(given.clone()).article {
                article.entry(name).or_insert(value);
            }
        }
        if let Some(published) = &self.published {
            article.entry("published").or_insert(published.clone());
        }
    }

    /// What is said of the whole, such as its `title` and its `lang`.
    pub fn whole(&self, field: &str) -> Option<&Value> {
        self.whole.get(field)
    }

    /// The other names of the entity of a type that the registries have under this name.
    pub fn aliases(&self, kind: &str, name: &str) -> Vec<String> {
        let entity = self.registry.named(kind, name);
        let aliases = entity.and_then(|entity| entity.entry.value["aliases"].as_array());
        let aliases = aliases.into_iter().flatten().filter_map(Value::as_str);
        aliases.map(str::to_owned).collect()
    }

    /// The types of entities of the registries, in display order, as the format has them.
    pub fn types(&self) -> &[Value] {
        &self.registry.types
    }

    /// What is wrong with what stands beside the articles.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = self.registry.problems.clone();
        problems.append(self.problems.clone());
        problems.sorted()
    }

    /// How many decisions are accepted, and how many rejected.
    pub fn n_decided(&self) -> (usize, usize) {
        let lists = [&self.dates, &self.decided, &self.registry.decided];
        let all = lists.into_iter().flatten();
        let n_rejected = all.clone().filter(|one| one.is_rejected).count();
        (all.count() - n_rejected, n_rejected)
    }
}

/// A day of publication in the format: a record as it is, a text as a date.
fn date_of(value: Value) -> Value {
    match value {
        Value::String(date) => fields::published(&date),
        value => value,
    }
}
