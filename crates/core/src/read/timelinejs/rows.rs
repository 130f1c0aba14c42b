//! Rows of a timeline: what their columns hold, wherever they come from, and their dates.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::source::{Place, Problems, Source};
use crate::export::TIMELINE_COLUMNS;

/// Columns of version 2.
const OLD_COLUMNS: [&str; 3] = ["Start Date", "End Date", "Tag"];

/// A slide: the texts of its columns, those that have one.
#[derive(Debug)]
pub struct Slide {
    pub cells: BTreeMap<&'static str, String>,
    /// Its own id, if it has one.
    pub id: String,
    pub place: Place,
}

impl Slide {
    pub fn cell(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// The date of the slide in EDTF: a day, a month, a year, or from one to the other.
    pub fn date(&self) -> String {
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
}

pub fn slides_of_csv(source: &Source<'_>, problems: &mut Problems) -> Vec<Slide> {
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
    TIMELINE_COLUMNS
        .into_iter()
        .chain(OLD_COLUMNS)
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

pub fn cells_of_json(slide: &Value, kind: &str) -> BTreeMap<&'static str, String> {
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
pub fn plain(text: &str) -> String {
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
