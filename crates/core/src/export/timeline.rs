//! TimelineJS: its JSON, and the table that it reads from a spreadsheet, with the columns spelt as it wants them.
//!
//! It knows years, months and days, and shows other words in place of them: those say circa, uncertain, before and
//! after. An event without any known year has no place in it and is left out. Headline and text are HTML there, so
//! they are escaped; the table has no comment line, no mark of encoding and no apostrophes, which it would show.

use crate::date::{Date, Precision};
use crate::model::{Event, EventIdx, PassageIdx};
use crate::state::Selected;
use crate::text;

use super::csv::Table;
use super::graph::escape;
use super::json::Json;
use super::when::{self, Parts};
use super::{Options, Selection, address};

/// The columns of TimelineJS, in their order.
pub const TIMELINE_COLUMNS: [&str; 19] = [
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
];

/// Beyond this year, before or after, dates in JavaScript end and TimelineJS needs its other scale, of years alone.
const MAX_HUMAN_YEAR: i64 = 270_000;

/// One event as a slide.
struct Slide {
    idx: EventIdx,
    start: Parts,
    end: Option<Parts>,
    /// What to show in place of the date; may be empty.
    display: String,
    /// HTML.
    headline: String,
    /// HTML.
    text: String,
}

/// As JSON.
pub(super) fn json(selection: &Selection, options: &Options) -> String {
    let slides = slides(selection, options);
    let is_far = |parts: &Parts| parts.year.abs() > MAX_HUMAN_YEAR;
    let is_cosmological = slides
        .iter()
        .any(|slide| is_far(&slide.start) || slide.end.as_ref().is_some_and(is_far));
    let mut json = Json::pretty();
    json.open('{');
    json.field("filter", &selection.filter);
    if is_cosmological {
        json.field("scale", "cosmological");
    }
    json.open_field("title", '{');
    let (headline, text) = title(selection, options);
    words(&mut json, &headline, &text);
    json.close('}');
    json.open_field("events", '[');
    for slide in &slides {
        json.open('{');
        json.field("unique_id", &selection.dossier.events[slide.idx.at()].id);
        date(&mut json, "start_date", slide.start, is_cosmological);
        if let Some(end) = slide.end {
            date(&mut json, "end_date", end, is_cosmological);
        }
        json.maybe("display_date", &slide.display);
        words(&mut json, &slide.headline, &slide.text);
        json.close('}');
    }
    json.close(']');
    json.close('}');
    json.into_text()
}

/// A row of the table: the event that it is (none for the title slide), and its cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineRow {
    /// The event; none for the title slide.
    pub event: Option<EventIdx>,
    /// One cell for each of [`TIMELINE_COLUMNS`].
    pub cells: Vec<String>,
}

/// The rows of the table, the title slide first.
pub fn timeline_rows(selection: &Selection, options: &Options) -> Vec<TimelineRow> {
    let (headline, text) = title(selection, options);
    let mut rows = vec![TimelineRow {
        event: None,
        cells: row([None, None], ["", &headline, &text], "title"),
    }];
    for slide in slides(selection, options) {
        let texts = [&*slide.display, &slide.headline, &slide.text];
        rows.push(TimelineRow {
            event: Some(slide.idx),
            cells: row([Some(slide.start), slide.end], texts, ""),
        });
    }
    rows
}

/// Rows as a table.
pub fn timeline_table(rows: &[TimelineRow]) -> String {
    let mut table = Table::bare(&TIMELINE_COLUMNS);
    for row in rows {
        for cell in &row.cells {
            table.cell(cell);
        }
        table.end();
    }
    table.into_text()
}

/// As a table.
pub(super) fn csv(selection: &Selection, options: &Options) -> String {
    timeline_table(&timeline_rows(selection, options))
}

fn row(dates: [Option<Parts>; 2], texts: [&str; 3], kind: &str) -> Vec<String> {
    let mut cells = Vec::new();
    for date in dates {
        match date {
            Some(date) => {
                cells.push(date.year.to_string());
                for part in [date.month, date.day] {
                    cells.push(if part > 0 {
                        part.to_string()
                    } else {
                        String::new()
                    });
                }
            }
            None => cells.extend(["", "", ""].map(str::to_owned)),
        }
        // The time of day.
        cells.push(String::new());
    }
    cells.extend(texts.map(str::to_owned));
    cells.extend(["", "", "", "", "", kind, "", ""].map(str::to_owned));
    cells
}

fn date(json: &mut Json, name: &str, parts: Parts, year_only: bool) {
    json.open_field(name, '{');
    json.key("year");
    json.bare(&parts.year.to_string());
    for (name, part) in [("month", parts.month), ("day", parts.day)] {
        if part > 0 && !year_only {
            json.count(name, u32::from(part));
        }
    }
    json.close('}');
}

fn words(json: &mut Json, headline: &str, text: &str) {
    json.open_field("text", '{');
    json.field("headline", headline);
    json.field("text", text);
    json.close('}');
}

fn slides(selection: &Selection, options: &Options) -> Vec<Slide> {
    let dossier = selection.dossier;
    let mut slides = Vec::new();
    for idx in &selection.events {
        let event = &dossier.events[idx.at()];
        let Some((start, end)) = when::ends(&event.date) else {
            continue;
        };
        // TimelineJS draws to the beginning of its last year or month: give it the last day, and the words for it.
        let ends_with_a_day = end.is_none_or(|end| end.day > 0);
        let end = end.map(|end| when::last_day(&event.date).unwrap_or(end));
        slides.push(Slide {
            idx: *idx,
            start,
            end,
            display: display(&event.date, &dossier.lang, ends_with_a_day),
            headline: escaped(&event.title),
            text: event_text(selection, options, *idx, event),
        });
    }
    slides
}

/// Words for a date of which TimelineJS would say too much or too little by itself.
fn display(date: &Date, lang: &str, ends_with_a_day: bool) -> String {
    let first = date.bounds().first.map(|day| day.ymd().0);
    let is_before_christ = first.is_some_and(|year| year < 1);
    let is_one_unit = date.precision() <= Precision::Year || date.is_interval();
    if when::is_plain(date) && is_one_unit && ends_with_a_day && !is_before_christ {
        String::new()
    } else {
        escaped(&date.words(lang))
    }
}

/// The headline and the text of the first slide, both HTML.
fn title(selection: &Selection, options: &Options) -> (String, String) {
    let dossier = selection.dossier;
    let mut html = String::new();
    for idx in selection.articles() {
        let article = &dossier.articles[idx.at()];
        if article.title != dossier.title {
            paragraph(&mut html, "", &article.title);
        }
        if let Some(source) = &article.source {
            html.push_str("<p>Source: ");
            let title = match source.title.as_str() {
                "" => &source.publisher,
                title => title,
            };
            anchor(&mut html, source.url.as_deref().unwrap_or_default(), title);
            if !source.title.is_empty() && !source.publisher.is_empty() {
                html.push_str(", ");
                escape(&mut html, &source.publisher);
            }
            html.push_str("</p>");
        }
    }
    paragraph(&mut html, "", &selection.filter);
    if let Some(url) = options.url {
        html.push_str("<p>");
        anchor(&mut html, address::page(url), "Read the text");
        html.push_str("</p>");
    }
    (escaped(&dossier.title), html)
}

/// What the passages say, who says so, and where.
fn event_text(selection: &Selection, options: &Options, idx: EventIdx, event: &Event) -> String {
    let dossier = selection.dossier;
    let mut html = String::new();
    for anchor in &event.anchors {
        if selection.shows(anchor.passage) {
            let text = &dossier.block_of(anchor.passage).text;
            let span = anchor.span.and_then(|span| text::slice(text, span));
            paragraph(&mut html, "", span.unwrap_or(text));
        }
    }
    if !event.according_to.is_empty() {
        paragraph(&mut html, "According to: ", &event.according_to);
    }
    if options.url.is_some() {
        html.push_str("<p>");
        let card = address::link(dossier, options, Selected::Event(idx));
        anchor(&mut html, &card, "In the text");
        for passage in shown_passages(selection, event) {
            html.push_str(", ");
            let link = address::passage(dossier, options, passage);
            let number = dossier.passages[passage.at()].number.to_string();
            anchor(&mut html, &link, &["passage ", &number].concat());
        }
        html.push_str("</p>");
    }
    html
}

fn shown_passages(selection: &Selection, event: &Event) -> Vec<PassageIdx> {
    let mut passages = Vec::new();
    for anchor in &event.anchors {
        if selection.shows(anchor.passage) && !passages.contains(&anchor.passage) {
            passages.push(anchor.passage);
        }
    }
    passages
}

fn paragraph(html: &mut String, label: &str, text: &str) {
    html.push_str("<p>");
    html.push_str(label);
    escape(html, text);
    html.push_str("</p>");
}

/// A link, or its words alone where there is no address.
fn anchor(html: &mut String, url: &str, words: &str) {
    if url.is_empty() {
        escape(html, words);
        return;
    }
    html.push_str("<a href=\"");
    escape(html, url);
    html.push_str("\">");
    escape(html, words);
    html.push_str("</a>");
}

fn escaped(text: &str) -> String {
    let mut html = String::new();
    escape(&mut html, text);
    html
}
