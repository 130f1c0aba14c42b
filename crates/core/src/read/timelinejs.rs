//! TimelineJS: its spreadsheet as CSV, and its JSON. Every slide becomes a passage and an event.
//!
//! Columns and fields are those of TimelineJS 3; a sheet of version 2 (`Start Date`, `End Date`, `Tag`) is read too. A
//! year before the common era is negative there as people count: -44 is 44 BCE.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::article::{Article, slug};
use super::block::{Blocks, Mark, Run, What};
use super::html;
use super::registry::Entity;
use super::source::{Entry, Place, Problems, Source};
use super::text::language;
use crate::date::Date;

/// The columns, by their exact names.
const COLUMNS: [&str; 22] = [
    "Year",
    "Month",
    "Day",
    "Time",
    "End Year",
    "End Month",
    "End Day",
    "End Time",
    "Display Date",
    "Headline",
    "Text",
    "Media",
    "Media Credit",
    "Media Caption",
    "Media Thumbnail",
    "Alt Text",
    "Type",
    "Group",
    "Background",
    "Start Date",
    "End Date",
    "Tag",
];

/// The type of the entities that groups become.
const GROUP: &str = "group";

/// A slide: the texts of its columns, those that have one.
#[derive(Debug)]
struct Slide {
    cells: BTreeMap<&'static str, String>,
    /// Its own id, if it has one.
    id: String,
    place: Place,
}

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

fn slides_of_csv(source: &Source<'_>, problems: &mut Problems) -> Vec<Slide> {
    let header = source.text.lines().next().unwrap_or_default();
    let count = |mark: char| header.matches(mark).count();
    let delimiter = [',', ';', '\t']
        .into_iter()
        .max_by_key(|mark| count(*mark))
        .unwrap_or(',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter as u8)
        .flexible(true)
        .has_headers(false)
        .from_reader(source.text.as_bytes());
    let mut columns: Vec<Option<&'static str>> = Vec::new();
    let mut slides = Vec::new();
    for (at, record) in reader.records().enumerate() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                problems.error(
                    source.line(line as usize),
                    error.to_string(),
                    "save the sheet as CSV in UTF-8",
                );
                continue;
            }
        };
        let place = source.line(record.position().map_or(0, csv::Position::line) as usize);
        if at == 0 {
            columns = record.iter().map(column).collect();
            tell_columns(&record, &columns, place, problems);
            continue;
        }
        let mut cells = BTreeMap::new();
        for (cell, column) in record.iter().zip(&columns) {
            if let Some(column) = column.filter(|_| !cell.trim().is_empty()) {
                cells.insert(column, cell.to_owned());
            }
        }
        if !cells.is_empty() {
            slides.push(Slide {
                cells,
                id: String::new(),
                place,
            });
        }
    }
    slides
}

fn column(name: &str) -> Option<&'static str> {
    let name = name.trim();
    COLUMNS
        .into_iter()
        .find(|column| column.eq_ignore_ascii_case(name))
}

/// Says which columns are not read, or that the file is no sheet of TimelineJS.
fn tell_columns(
    header: &csv::StringRecord,
    columns: &[Option<&str>],
    place: Place,
    problems: &mut Problems,
) {
    let has = |name: &str| columns.contains(&Some(name));
    if !has("Headline") || !(has("Year") || has("Start Date")) {
        problems.error(
            place,
            "this sheet has no columns Year and Headline",
            "the first row has the names of TimelineJS's columns: Year, Month, Day, …, Headline, Text",
        );
        return;
    }
    let known = header.iter().zip(columns);
    let unknown: Vec<&str> = known
        .filter(|(name, column)| column.is_none() && !name.trim().is_empty())
        .map(|(name, _)| name)
        .collect();
    if !unknown.is_empty() {
        problems.warning(
            place,
            format!("columns that are not read: {}", unknown.join(", ")),
            "TimelineJS knows no such columns; nothing in them is shown",
        );
    }
}

fn cells_of_json(slide: &Value, kind: &str) -> BTreeMap<&'static str, String> {
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    };
    let (start, end, media) = (&slide["start_date"], &slide["end_date"], &slide["media"]);
    let time = |date: &Value| {
        let parts = ["hour", "minute", "second"].map(|part| text(&date[part]));
        let parts: Vec<String> = parts
            .into_iter()
            .take_while(|part| !part.is_empty())
            .collect();
        let parts: Vec<String> = parts.iter().map(|part| format!("{part:0>2}")).collect();
        parts.join(":")
    };
    let display = [&slide["display_date"], &start["display_date"]].map(text);
    let background = [&slide["background"]["url"], &slide["background"]["color"]].map(text);
    let first = |texts: [String; 2]| {
        texts
            .into_iter()
            .find(|text| !text.is_empty())
            .unwrap_or_default()
    };
    let cells = [
        ("Year", text(&start["year"])),
        ("Month", text(&start["month"])),
        ("Day", text(&start["day"])),
        ("Time", time(start)),
        ("End Year", text(&end["year"])),
        ("End Month", text(&end["month"])),
        ("End Day", text(&end["day"])),
        ("End Time", time(end)),
        ("Display Date", first(display)),
        ("Headline", text(&slide["text"]["headline"])),
        ("Text", text(&slide["text"]["text"])),
        ("Media", text(&media["url"])),
        ("Media Credit", text(&media["credit"])),
        ("Media Caption", text(&media["caption"])),
        ("Media Thumbnail", text(&media["thumbnail"])),
        ("Alt Text", text(&media["alt"])),
        ("Type", kind.to_owned()),
        ("Group", text(&slide["group"])),
        ("Background", first(background)),
    ];
    cells
        .into_iter()
        .filter(|(_, cell)| !cell.is_empty())
        .collect()
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
    fn cell(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// The date of the slide in EDTF: a day, a month, a year, or from one to the other.
    fn date(&self) -> String {
        let day = |prefix: &str, old: &str| {
            let part = |name: &str| self.cell(&format!("{prefix}{name}")).trim();
            match part("Year") {
                "" => old_date(self.cell(old).trim()),
                year => edtf(year, part("Month"), part("Day")),
            }
        };
        let (start, end) = (day("", "Start Date"), day("End ", "End Date"));
        if end.is_empty() || end == start {
            start
        } else {
            format!("{start}/{end}")
        }
    }

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

/// The cells of a row that a slide was read from, as they are kept with it in the field `sheet`, for the way back.
#[derive(Debug)]
pub struct SheetRow(Slide);

impl SheetRow {
    /// The cells of an event or an article; `None` when it was not read from a sheet.
    pub fn of(record: &Value) -> Option<Self> {
        let kept = record.get("sheet")?.as_object()?;
        let cells = kept
            .iter()
            .filter_map(|(name, cell)| Some((column(name)?, cell.as_str()?.to_owned())));
        let (id, place) = (String::new(), Place::default());
        Some(SheetRow(Slide {
            cells: cells.collect(),
            id,
            place,
        }))
    }

    /// A cell; empty when there is none.
    pub fn cell(&self, column: &str) -> &str {
        self.0.cell(column)
    }

    /// The date of the row, in EDTF.
    pub fn date(&self) -> String {
        self.0.date()
    }

    /// The words of a cell, without its markup.
    pub fn words(&self, column: &str) -> String {
        plain(self.0.cell(column))
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

/// Year, month and day as EDTF; what is no number stays as it is, for the message.
fn edtf(year: &str, month: &str, day: &str) -> String {
    let mut date = match year.parse::<i64>() {
        // There is a year 0 in EDTF and none before the common era as people count.
        Ok(year) if year < 0 => match year + 1 {
            year if year < -9999 => format!("Y{year}"),
            year => format!("{}{:04}", if year < 0 { "-" } else { "" }, -year),
        },
        Ok(year) if year > 9999 => format!("Y{year}"),
        Ok(year) => format!("{year:04}"),
        Err(_) => year.to_owned(),
    };
    for part in [month, day].into_iter().take_while(|part| !part.is_empty()) {
        date.push('-');
        match part.parse::<u32>() {
            Ok(number) => date.push_str(&format!("{number:02}")),
            Err(_) => date.push_str(part),
        }
    }
    date
}

/// A date of version 2: `5/17/2016` (month first), `2016-05-17`, `2016`.
fn old_date(text: &str) -> String {
    let text = text.split_whitespace().next().unwrap_or_default();
    let parts: Vec<&str> = text.split('/').collect();
    match parts[..] {
        [month, day, year] => edtf(year, month, day),
        [month, year] => edtf(year, month, ""),
        _ => text.to_owned(),
    }
}

/// Text that may be HTML, without its markup.
fn plain(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return text.trim().to_owned();
    }
    let piece = dom_query::Document::fragment(text);
    piece
        .text()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
