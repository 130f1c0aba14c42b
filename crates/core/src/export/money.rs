//! FollowTheMoney: each article, entity, mention and event as an entity of its model, one JSON object a line.
//!
//! Its model decides what can be said. A person is a `Person`, an organisation an `Organization`; a place is an
//! `Address`, the only place in it; publications and platforms are `LegalEntity`, since they take part in events; every
//! other type is a `Note` with its own type as keyword. Dates are ISO prefixes of the years 1000 to 2999, and what they
//! cannot say stands in the notes. Only parties can be involved in an event; places are its location. Ids begin with
//! the first article's id and have only the characters that the model allows.

use crate::date::Date;
use crate::model::{ArticleIdx, EntityIdx, EventIdx, Target};
use crate::state::Selected;
use crate::text;

use super::json::Json;
use super::when::{self, Parts};
use super::{Options, Selection, address};

/// Our entity types by id, with the schema and whether it is a party. Ids are free, so other usual words count too.
const SCHEMATA: [(&str, &str); 14] = [
    ("person", "Person"),
    ("people", "Person"),
    ("organisation", "Organization"),
    ("organization", "Organization"),
    ("org", "Organization"),
    ("company", "Company"),
    ("place", "Address"),
    ("location", "Address"),
    ("publication", "LegalEntity"),
    ("platform", "LegalEntity"),
    ("party", "LegalEntity"),
    ("group", "Organization"),
    ("institution", "Organization"),
    ("vessel", "Vessel"),
];

/// Languages as ISO 639-1 and as FollowTheMoney writes them, ISO 639-3.
const LANGUAGES: [[&str; 2]; 20] = [
    ["ar", "ara"],
    ["cs", "ces"],
    ["da", "dan"],
    ["de", "deu"],
    ["el", "ell"],
    ["en", "eng"],
    ["es", "spa"],
    ["fr", "fra"],
    ["he", "heb"],
    ["hu", "hun"],
    ["it", "ita"],
    ["nl", "nld"],
    ["pl", "pol"],
    ["pt", "por"],
    ["ro", "ron"],
    ["ru", "rus"],
    ["sv", "swe"],
    ["tr", "tur"],
    ["uk", "ukr"],
    ["zh", "zho"],
];

/// The entities, a line each.
pub(super) fn write(selection: &Selection, options: &Options) -> String {
    let mut lines = Lines {
        selection,
        options,
        json: Json::lines(),
    };
    for idx in selection.articles() {
        lines.article(idx);
        lines.mentions(idx);
    }
    for count in selection.entities() {
        lines.entity(count.entity);
    }
    for idx in &selection.events {
        lines.event(*idx);
    }
    lines.json.into_text()
}

struct Lines<'a> {
    selection: &'a Selection<'a>,
    options: &'a Options<'a>,
    json: Json,
}

impl Lines<'_> {
    fn begin(&mut self, id: &str, schema: &str) {
        self.json.open('{');
        self.json.field("id", id);
        self.json.field("schema", schema);
        self.json.open_field("properties", '{');
    }

    fn end(&mut self) {
        self.json.close('}');
        self.json.close('}');
    }

    /// A property with one value, unless that is empty.
    fn value(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.json.texts(name, &[value]);
        }
    }

    fn id(&self, kind: &str, id: &str) -> String {
        let first = address::first_id(self.selection.dossier);
        [first, ".", kind, ".", id].concat()
    }

    fn article_id(&self, idx: ArticleIdx) -> String {
        self.id("article", &self.selection.dossier.articles[idx.at()].id)
    }

    fn entity_id(&self, idx: EntityIdx) -> String {
        self.id("entity", &self.selection.dossier.entities[idx.at()].id)
    }

    fn schema(&self, idx: EntityIdx) -> &'static str {
        let dossier = self.selection.dossier;
        let kind = &dossier.types[dossier.entities[idx.at()].kind.at()].id;
        let known = SCHEMATA.iter().find(|(id, _)| id == kind);
        known.map_or("Note", |(_, schema)| schema)
    }

    /// The article with the text of its passages that are shown.
    fn article(&mut self, idx: ArticleIdx) {
        let dossier = self.selection.dossier;
        let article = &dossier.articles[idx.at()];
        let id = self.article_id(idx);
        self.begin(&id, "Article");
        self.value("title", &article.title);
        let mut authors = Vec::new();
        for credit in &article.byline {
            authors.push(credit.name.as_str());
        }
        self.json.texts("author", &authors);
        if let Some(published) = &article.published {
            let date = prefix(when::ends(&published.date).map(|(start, _)| start));
            self.value("publishedAt", &date);
        }
        if let Some(source) = &article.source {
            self.value("publisher", &source.publisher);
        }
        let url = match (self.options.url, &article.source) {
            (Some(url), _) => address::page(url),
            (None, Some(source)) => source.url.as_deref().unwrap_or_default(),
            (None, None) => "",
        };
        self.value("sourceUrl", url);
        let primary = article.lang.split('-').next().unwrap_or_default();
        let language = LANGUAGES.iter().find(|[short, _]| *short == primary);
        self.value("language", language.map_or("", |[_, long]| long));
        let mut body = String::new();
        for passage in self.selection.passages() {
            if dossier.passages[passage.at()].article == idx {
                if !body.is_empty() {
                    body.push_str("\n\n");
                }
                body.push_str(&dossier.block_of(passage).text);
            }
        }
        self.value("bodyText", &body);
        self.value("notes", &self.selection.filter);
        self.end();
    }

    /// Who is named in the article, with the words by which they are: a `Mention` of a party, a `Documentation` of what
    /// else there is, since a mention may only be resolved to a party.
    fn mentions(&mut self, idx: ArticleIdx) {
        let selection = self.selection;
        let dossier = selection.dossier;
        let mut words: Vec<Vec<&str>> = vec![Vec::new(); dossier.entities.len()];
        for passage in selection.passages() {
            if dossier.passages[passage.at()].article != idx {
                continue;
            }
            for block in selection.blocks(passage) {
                for mention in &block.mentions {
                    let Target::Entity(entity) = &mention.target else {
                        continue;
                    };
                    let word = text::slice(&block.text, mention.span).unwrap_or_default();
                    let word = match word.trim() {
                        // Spaces are no name in the model.
                        "" => dossier.entities[entity.at()].name.as_str(),
                        word => word,
                    };
                    let words = &mut words[entity.at()];
                    if !words.contains(&word) {
                        words.push(word);
                    }
                }
            }
        }
        let article = self.article_id(idx);
        for (at, words) in words.iter().enumerate() {
            if words.is_empty() {
                continue;
            }
            let entity = EntityIdx(at as u32);
            let both = [
                &dossier.articles[idx.at()].id,
                ".",
                &dossier.entities[at].id,
            ];
            let id = self.id("mention", &both.concat());
            let resolved = self.entity_id(entity);
            if is_party(self.schema(entity)) {
                self.begin(&id, "Mention");
                self.value("document", &article);
                self.json.texts("name", words);
                self.value("resolved", &resolved);
            } else {
                self.begin(&id, "Documentation");
                self.value("document", &article);
                self.value("entity", &resolved);
                self.value("role", "mentioned");
                self.value("summary", &words.join("; "));
            }
            self.end();
        }
    }

    fn entity(&mut self, idx: EntityIdx) {
        let dossier = self.selection.dossier;
        let entity = &dossier.entities[idx.at()];
        let (id, schema) = (self.entity_id(idx), self.schema(idx));
        self.begin(&id, schema);
        self.value("name", &entity.name);
        if schema == "Address" {
            self.value("full", &entity.name);
        }
        let mut aliases = Vec::new();
        for alias in &entity.aliases {
            aliases.push(alias.as_str());
        }
        self.json.texts("alias", &aliases);
        self.value("summary", &entity.summary);
        self.value(
            "keywords",
            dossier.types[entity.kind.at()].singular.get("en"),
        );
        let (mut wikidata, mut others) = (Vec::new(), Vec::new());
        for url in &entity.same_as {
            match wikidata_id(url) {
                Some(id) => wikidata.push(id),
                None => others.push(url.as_str()),
            }
        }
        self.json.texts("wikidataId", &wikidata);
        self.json.texts("notes", &others);
        let card = address::link(dossier, self.options, Selected::Entity(idx));
        self.value("sourceUrl", &card);
        self.end();
    }

    fn event(&mut self, idx: EventIdx) {
        let dossier = self.selection.dossier;
        let event = &dossier.events[idx.at()];
        let id = self.id("event", &event.id);
        self.begin(&id, "Event");
        self.value("name", &event.title);
        self.dates(&event.date);
        let mut notes = ["Date (EDTF): ", event.date.edtf()].concat();
        if !event.display.is_empty() {
            notes.push_str("; in the words of the text: ");
            notes.push_str(&event.display);
        }
        self.value("notes", &notes);
        if !event.according_to.is_empty() {
            let summary = ["According to: ", &event.according_to].concat();
            self.value("summary", &summary);
        }
        let (mut parties, mut places, mut locations) = (Vec::new(), Vec::new(), Vec::new());
        for entity in &event.entities {
            let schema = self.schema(*entity);
            if is_party(schema) {
                parties.push(self.entity_id(*entity));
            } else if schema == "Address" {
                places.push(self.entity_id(*entity));
                locations.push(dossier.entities[entity.at()].name.clone());
            }
        }
        self.values("involved", &parties);
        self.values("addressEntity", &places);
        self.values("location", &locations);
        let mut articles: Vec<String> = Vec::new();
        for anchor in &event.anchors {
            let article = self.article_id(dossier.passages[anchor.passage.at()].article);
            if self.selection.shows(anchor.passage) && !articles.contains(&article) {
                articles.push(article);
            }
        }
        self.values("proof", &articles);
        self.value("recordId", &event.id);
        let card = address::link(dossier, self.options, Selected::Event(idx));
        self.value("sourceUrl", &card);
        self.end();
    }

    /// `date` for one time, `startDate` and `endDate` for what begins and ends.
    fn dates(&mut self, date: &Date) {
        let Some((start, end)) = when::ends(date) else {
            return;
        };
        if date.open_start() {
            self.value("endDate", &prefix(Some(end.unwrap_or(start))));
        } else if date.open_end() || end.is_some() {
            self.value("startDate", &prefix(Some(start)));
            self.value("endDate", &prefix(end));
        } else {
            self.value("date", &prefix(Some(start)));
        }
    }

    fn values(&mut self, name: &str, values: &[String]) {
        let mut texts = Vec::new();
        for value in values {
            texts.push(value.as_str());
        }
        self.json.texts(name, &texts);
    }
}

/// Whether the model takes the schema for a party, which can be involved in events and be what a mention means.
fn is_party(schema: &str) -> bool {
    matches!(
        schema,
        "Person" | "Organization" | "Company" | "LegalEntity"
    )
}

/// A date as FollowTheMoney writes it, empty where it cannot.
fn prefix(parts: Option<Parts>) -> String {
    match parts {
        Some(parts) if (1000..3000).contains(&parts.year) => when::iso(parts),
        _ => String::new(),
    }
}

/// The `Q…` of an address at Wikidata.
fn wikidata_id(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    let rest = rest.strip_prefix("wikidata.org/")?;
    let id = rest.rsplit('/').next()?;
    let digits = id.strip_prefix('Q')?;
    let is_id = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_id.then_some(id)
}
