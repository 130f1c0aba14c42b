//! The tables: one row a passage, an entity, a mention, an event, a figure; several values in a cell have `; ` between.
//!
//! Each begins with one comment line: the dossier's title and the filter. Spreadsheets show it as a first row.

use crate::date::Date;
use crate::model::{Anchor, BlockKind, EntityIdx, PassageIdx};
use crate::number;
use crate::state::Selected;
use crate::text;

use super::csv::Table;
use super::own::{kind_name, qualifier_name};
use super::{Options, Selection, address};

/// One row a passage.
pub(super) fn passages(selection: &Selection, options: &Options) -> String {
    let dossier = selection.dossier;
    let columns = [
        "article",
        "article_title",
        "number",
        "key",
        "type",
        "headings",
        "text",
        "details",
        "entities",
        "entity_ids",
        "dates",
        "link",
    ];
    let mut table = begin(selection, options, &columns);
    for idx in selection.passages() {
        let passage = &dossier.passages[idx.at()];
        let article = dossier.article_of(idx);
        let block = dossier.block_of(idx);
        table.cell(&article.id);
        table.words(&article.title);
        table.count(passage.number);
        table.cell(&passage.key);
        table.cell(kind_name(&block.kind));
        let mut headings = String::new();
        for heading in &passage.headings {
            join(&mut headings, &article.blocks[heading.at()].text);
        }
        table.words(&headings);
        table.words(&block.text);
        table.words(&details(&block.kind, &dossier.lang));
        table.words(&names(selection, &passage.entities));
        table.cell(&ids(selection, &passage.entities));
        let mut dates = String::new();
        for date in &passage.dates {
            join(&mut dates, date.edtf());
        }
        table.cell(&dates);
        table.cell(&address::passage(dossier, options, idx));
        table.end();
    }
    table.into_text()
}

/// One row an entity.
pub(super) fn entities(selection: &Selection, options: &Options) -> String {
    let dossier = selection.dossier;
    let columns = [
        "id", "type", "name", "aliases", "summary", "same_as", "passages", "events", "link",
    ];
    let mut table = begin(selection, options, &columns);
    for count in selection.entities() {
        let entity = &dossier.entities[count.entity.at()];
        table.cell(&entity.id);
        table.cell(&dossier.types[entity.kind.at()].id);
        table.words(&entity.name);
        table.words(&entity.aliases.join("; "));
        table.words(&entity.summary);
        table.cell(&entity.same_as.join("; "));
        table.count(count.n_passages);
        table.count(count.n_events);
        let card = Selected::Entity(count.entity);
        table.cell(&address::link(dossier, options, card));
        table.end();
    }
    table.into_text()
}

/// One row a mention, in a passage or in a heading directly over it.
pub(super) fn mentions(selection: &Selection, options: &Options) -> String {
    let columns = [
        "article", "passage", "block", "start", "end", "text", "entity", "name", "date",
    ];
    let mut table = begin(selection, options, &columns);
    for idx in selection.passages() {
        for block in selection.blocks(idx) {
            for mention in Selection::mentions(block) {
                let (entity, edtf) = Selection::named(&mention.target);
                table.cell(&selection.dossier.article_of(idx).id);
                table.cell(&selection.dossier.passages[idx.at()].key);
                table.cell(&block.id);
                table.count(mention.span.start);
                table.count(mention.span.end);
                table.words(text::slice(&block.text, mention.span).unwrap_or_default());
                let entity = entity.map(|entity| &selection.dossier.entities[entity.at()]);
                table.cell(entity.map_or("", |entity| &entity.id));
                table.words(entity.map_or("", |entity| &entity.name));
                table.cell(edtf);
                table.end();
            }
        }
    }
    table.into_text()
}

/// One row an event, with the passages of it that are shown.
pub(super) fn events(selection: &Selection, options: &Options) -> String {
    let dossier = selection.dossier;
    let columns = [
        "id",
        "date",
        "earliest",
        "latest",
        "display",
        "title",
        "passages",
        "entities",
        "entity_ids",
        "according_to",
        "link",
    ];
    let mut table = begin(selection, options, &columns);
    for idx in &selection.events {
        let event = &dossier.events[idx.at()];
        table.cell(&event.id);
        when(&mut table, Some(&event.date));
        table.words(&event.display);
        table.words(&event.title);
        table.cell(&keys(selection, &event.anchors));
        table.words(&names(selection, &event.entities));
        table.cell(&ids(selection, &event.entities));
        table.words(&event.according_to);
        table.cell(&address::link(dossier, options, Selected::Event(*idx)));
        table.end();
    }
    table.into_text()
}

/// One row a figure given as a number.
pub(super) fn quantities(selection: &Selection, options: &Options) -> String {
    let columns = [
        "id",
        "label",
        "value",
        "unit",
        "qualifier",
        "date",
        "earliest",
        "latest",
        "passages",
        "entities",
        "entity_ids",
        "according_to",
    ];
    let mut table = begin(selection, options, &columns);
    for quantity in selection.quantities() {
        table.cell(&quantity.id);
        table.words(quantity.label.get(&selection.dossier.lang));
        table.cell(&number::exact(quantity.value));
        table.words(&quantity.unit);
        table.cell(qualifier_name(quantity.qualifier));
        when(&mut table, quantity.date.as_ref());
        table.cell(&keys(selection, &quantity.anchors));
        table.words(&names(selection, &quantity.entities));
        table.cell(&ids(selection, &quantity.entities));
        table.words(&quantity.according_to);
        table.end();
    }
    table.into_text()
}

fn begin(selection: &Selection, options: &Options, columns: &[&str]) -> Table {
    let comment = [&selection.dossier.title, ". ", &selection.filter];
    Table::new(&comment, options.bom, columns)
}

/// EDTF, earliest and latest day.
fn when(table: &mut Table, date: Option<&Date>) {
    let bounds = date.map(Date::bounds);
    table.cell(date.map_or("", Date::edtf));
    for day in [
        bounds.and_then(|bounds| bounds.first),
        bounds.and_then(|bounds| bounds.last),
    ] {
        let day = day.map(|day| day.to_string());
        table.cell(day.as_deref().unwrap_or_default());
    }
}

/// What stands beside the text: who said it, what a picture shows, the bars of a chart.
fn details(kind: &BlockKind, lang: &str) -> String {
    match kind {
        BlockKind::Quotation(cite) => cite.clone(),
        BlockKind::Figure(figure) => figure.alt.clone(),
        BlockKind::Chart(chart) => {
            let mut bars = String::new();
            for row in &chart.rows {
                join(&mut bars, &row.label);
                bars.push_str(": ");
                bars.push_str(&number::exact(row.value));
                let unit = chart.unit.get(lang);
                if !unit.is_empty() {
                    bars.push(' ');
                    bars.push_str(unit);
                }
            }
            bars
        }
        _ => String::new(),
    }
}

fn names(selection: &Selection, entities: &[EntityIdx]) -> String {
    let mut names = String::new();
    for entity in entities {
        join(&mut names, &selection.dossier.entities[entity.at()].name);
    }
    names
}

fn ids(selection: &Selection, entities: &[EntityIdx]) -> String {
    let mut ids = String::new();
    for entity in entities {
        join(&mut ids, &selection.dossier.entities[entity.at()].id);
    }
    ids
}

/// The passages that are shown, by key, each once.
fn keys(selection: &Selection, anchors: &[Anchor]) -> String {
    let mut keys = String::new();
    let mut last: Option<PassageIdx> = None;
    for anchor in anchors {
        if selection.shows(anchor.passage) && last != Some(anchor.passage) {
            join(
                &mut keys,
                &selection.dossier.passages[anchor.passage.at()].key,
            );
            last = Some(anchor.passage);
        }
    }
    keys
}

fn join(list: &mut String, item: &str) {
    if !list.is_empty() {
        list.push_str("; ");
    }
    list.push_str(item);
}
