//! The way back to a sheet of TimelineJS: rows that were read from one are written as they were.
//!
//! What was changed in the dossier since then counts before the cell that it was read from: date, headline, text. Rows
//! stand in the order of the sheet, what is new behind them.

use std::collections::HashMap;

use dossier_core::export::{Options, Selection, TIMELINE_COLUMNS, TimelineRow, timeline_rows};
use dossier_core::read::SheetRow;
use serde_json::Value;

/// The rows of what is selected; `None` when nothing of the dossier was read from a sheet.
pub fn rows(
    selection: &Selection<'_>,
    options: &Options<'_>,
    json: &Value,
) -> Option<Vec<TimelineRow>> {
    let dossier = selection.dossier();
    let list = |of: &Value, name: &str| of[name].as_array().cloned().unwrap_or_default();
    let events = list(json, "events");
    let by_id: HashMap<&str, (usize, &Value, SheetRow)> = events
        .iter()
        .enumerate()
        .filter_map(|(at, event)| Some((event["id"].as_str()?, (at, event, SheetRow::of(event)?))))
        .collect();
    if by_id.is_empty() {
        return None;
    }
    let articles = list(json, "articles");
    let mut rows: Vec<(usize, TimelineRow)> = Vec::new();
    for mut row in timeline_rows(selection, options) {
        let place = match row.event {
            None => {
                let Some((article, sheet)) = articles
                    .iter()
                    .find_map(|article| Some((article, SheetRow::of(article)?)))
                else {
                    // A sheet without a title slide has none afterwards.
                    continue;
                };
                let is_same = article["title"] == sheet.words("Headline");
                write(&mut row, &sheet, |column| column != "Headline" || is_same);
                0
            }
            Some(idx) => {
                let event = &dossier.events[idx.at()];
                match by_id.get(event.id.as_str()) {
                    Some((at, record, sheet)) => {
                        let is_same_date = event.date.edtf() == sheet.date();
                        let is_same_title = event.title == sheet.words("Headline")
                            || sheet.cell("Headline").is_empty();
                        let is_same_display = record["display"].as_str().unwrap_or_default()
                            == sheet.words("Display Date");
                        let passage = event
                            .anchors
                            .first()
                            .map(|anchor| dossier.block_of(anchor.passage).text.as_str());
                        let words = |text: &str| text.split_whitespace().collect::<String>();
                        let is_same_text = sheet.cell("Text").is_empty()
                            || passage.is_some_and(|passage| {
                                words(&sheet.words("Text")).starts_with(&words(passage))
                            });
                        write(&mut row, sheet, |column| match column {
                            "Headline" => is_same_title,
                            "Text" => is_same_text,
                            "Display Date" => is_same_display,
                            "Year" | "Month" | "Day" | "Time" | "End Year" | "End Month"
                            | "End Day" | "End Time" => is_same_date,
                            _ => true,
                        });
                        at + 1
                    }
                    None => usize::MAX,
                }
            }
        };
        rows.push((place, row));
    }
    rows.sort_by_key(|(place, _)| *place);
    Some(rows.into_iter().map(|(_, row)| row).collect())
}

/// Puts the sheet's cells into the columns that have not changed.
fn write(row: &mut TimelineRow, sheet: &SheetRow, is_same: impl Fn(&str) -> bool) {
    for (cell, column) in row.cells.iter_mut().zip(TIMELINE_COLUMNS) {
        if is_same(column) {
            *cell = sheet.cell(column).to_owned();
        }
    }
}
