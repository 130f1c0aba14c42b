//! TimelineJS: its spreadsheet as CSV, and its JSON. Every slide becomes a passage and an event.
//!
//! Columns and fields are those of TimelineJS 3; a sheet of version 2 (`Start Date`, `End Date`, `Tag`) is read too. A
//! year before the common era is negative there as people count: -44 is 44 BCE.

mod rows;

use serde_json::{Value, json};

use self::rows::{Slide, cells_of_json, plain, slides_of_csv};
use super::article::{Article, slug};
use super::block::{Blocks, Mark, Run, What};
use super::html;
use super::registry::Entity;
use super::source::{Entry, Place, Source};

use super::language::language;
use crate::date::Date;
pub use rows::SheetRow;

/// The type of the entities that groups become.
const GROUP: &str = "group";

/// Whether JSON is a timeline.
pub fn is_timeline(json: &Value) -> bool {
    let start = |event: &Value| event.get("start_date").is_some();
    json["events"]
        .as_array()
        .is_some_and(|events| events.iter().any(start))
}

/// Reads a sheet.
pub fn read_csv(source: &Source<'_>, article: &mut Article) {
    let slides = slides_of_csv(source, &mut article.problems);
    read(source, slides, article);
}

/// Reads JSON.
pub fn read_json(source: &Source<'_>, json: &Value, article: &mut Article) {
    let mut slides = Vec::new();
    let title = json.get("title").map(|title| (title, "title"));
    let list = |name: &str| json[name].as_array().into_iter().flatten();
    let events = list("events").map(|event| (event, ""));
    let eras = list("eras").map(|era| (era, "era"));
    // Places follow the headlines, which stand in the order of the slides in most files.
    let mut byte = 0;
    for (slide, kind) in title.into_iter().chain(events).chain(eras) {
        let cells = cells_of_json(slide, kind);
        let headline = cells.get("Headline").map_or("", String::as_str);
        let quoted = Value::from(headline).to_string();
        if let Some(at) = source.text[byte..].find(&quoted) {
            byte += at;
        }
        slides.push(Slide {
            id: slide["unique_id"].as_str().unwrap_or_default().to_owned(),
            place: source.place(byte),
            cells,
        });
    }
    read(source, slides, article);
}

/// Slides as an article: the title slide is its head, each other slide a passage and an event.
fn read(source: &Source<'_>, slides: Vec<Slide>, article: &mut Article) {
    let texts: Vec<&str> = slides.iter().map(|slide| slide.cell("Text")).collect();
    let lang = language(&texts.join(" ")).unwrap_or("en");
    article.fields.insert("lang".to_owned(), lang.into());
    let mut blocks = Blocks::default();
    let is_title = |slide: &&Slide| slide.cell("Type").trim() == "title";
    match slides.iter().find(is_title) {
        Some(title) => {
            article
                .fields
                .insert("title".to_owned(), plain(title.cell("Headline")).into());
            let text = plain(title.cell("Text"));
            if !text.is_empty() {
                blocks.push("standfirst", Run::of(&text), title.place.clone());
            }
            article
                .fields
                .insert("sheet".to_owned(), json!(title.cells));
        }
        None => {
            article
                .fields
                .insert("title".to_owned(), source.stem().into());
            article.problems.warning(
                source.place(0),
                "the timeline has no title slide; the name of the file is the title",
                "add a row with title in the column Type",
            );
        }
    }
    for slide in slides.iter().filter(|slide| !is_title(slide)) {
        slide.read(source, lang, article, &mut blocks);
    }
    if slides.is_empty() {
        article.problems.error(
            source.place(0),
            "the timeline has no slide",
            "a row has at least Year and Headline",
        );
    }
    article.blocks = blocks.list;
}

impl Slide {
    fn read(&self, source: &Source<'_>, lang: &str, article: &mut Article, blocks: &mut Blocks) {
        let title = plain(self.cell("Headline"));
        let date = self.date();
        let display = plain(self.cell("Display Date"));
        let words = match Date::parse(&date) {
            _ if !display.is_empty() => display.clone(),
            Ok(date) => date.words(lang),
            Err(_) => date.clone(),
        };
        let group = self.cell("Group").trim();
        let group = if group.is_empty() {
            self.cell("Tag").trim()
        } else {
            group
        };
        // The date and the group stand in the words, so that searching and filtering find the slide by them.
        let mut run = Run::default();
        run.open(What::Date(date.clone()));
        run.push(&words);
        run.close();
        if !title.is_empty() {
            run.push(": ");
            run.push(&title);
        }
        let mut entities = Vec::new();
        if !group.is_empty() {
            let id = group_entity(group, article, &self.place);
            run.push(" (");
            run.open(What::Entity(id.clone()));
            run.push(group);
            run.close();
            run.push(")");
            entities.push(id);
        }
        let text = self.cell("Text");
        let kind = if text.trim().is_empty() {
            "paragraph"
        } else {
            "heading"
        };
        let n_before = blocks.list.len();
        let head = blocks.push(kind, run, self.place.clone());
        if kind == "heading" {
            head.set("level", 2);
        }
        html::body(text, source, blocks, &mut article.problems);
        self.media(blocks);
        for block in &mut blocks.list[n_before..] {
            block.place = self.place.clone();
        }
        let passage = blocks.list[n_before..]
            .iter()
            .find(|block| !block.is("heading"));
        let Some(passage) = passage else { return };
        let title = if title.is_empty() { words } else { title };
        let id = match [slug(&self.id), slug(&title)] {
            [id, _] if !id.is_empty() => id,
            [_, id] if !id.is_empty() => id,
            _ => "slide".to_owned(),
        };
        let mut value = json!({
            "id": id, "date": date, "title": title, "entities": entities, "passages": [{ "block": passage.id() }],
        });
        if !display.is_empty() {
            value["display"] = display.into();
        }
        value["sheet"] = json!(self.cells);
        article.events.push(Entry {
            value,
            place: self.place.clone(),
        });
    }

    /// The medium's words as a figure. It lies on another site, which a dossier asks nothing of: a link leads there.
    fn media(&self, blocks: &mut Blocks) {
        let [url, caption, credit, alt] = ["Media", "Media Caption", "Media Credit", "Alt Text"]
            .map(|column| plain(self.cell(column)));
        let url = if url.starts_with('<') {
            String::new()
        } else {
            url
        };
        if [&url, &caption, &credit, &alt]
            .iter()
            .all(|text| text.is_empty())
        {
            return;
        }
        let caption = [&caption, &alt, &url]
            .into_iter()
            .find(|text| !text.is_empty())
            .cloned()
            .unwrap_or_default();
        let mut run = Run::of(&caption);
        let is_address = url.starts_with("https://") || url.starts_with("http://");
        if is_address {
            run.mark(Mark {
                start: 0,
                end: caption.chars().count(),
                what: What::Link(url.clone()),
            });
        }
        let block = blocks.push("figure", run, self.place.clone());
        block.set("alt", if alt.is_empty() { caption } else { alt });
        if !is_address && !url.is_empty() && !url.contains(':') && !url.starts_with('/') {
            block.set("image", url);
        }
        if !credit.is_empty() {
            block.set("credit", credit);
        }
    }
}

/// The entity that a group is.
fn group_entity(group: &str, article: &mut Article, place: &Place) -> String {
    let id = match slug(group) {
        id if id.is_empty() => format!("group-{}", article.entities.len() + 1),
        id => id,
    };
    if article.entities.iter().all(|entity| entity.id() != id) {
        if article.types.is_empty() {
            article.types.push(json!({
                "id": GROUP, "label": { "en": "Groups", "fr": "Groupes" }, "singular": { "en": "group", "fr": "groupe" },
            }));
        }
        let value = json!({ "id": id, "type": GROUP, "name": group });
        article.entities.push(Entity::unnamed(Entry {
            value,
            place: place.clone(),
        }));
    }
    id
}
