//! Events and quantities: what points back into the text.

use crate::format::{self, Records};
use crate::label::Label;
use crate::model::{Anchor, Dossier, EntityIdx, Event, PassageIdx, Quantity};

use crate::order;

use super::article;
use super::report::{Ids, Report};

/// Events in order of time. One without a date that can be read is left out, since it has no place in time.
pub(super) fn events(
    report: &mut Report,
    list: Records<format::Event>,
    dossier: &Dossier,
) -> Vec<Event> {
    let anchored = Anchored::new(dossier);
    let mut taken = Ids::new();
    let mut events = Vec::new();
    for (pointer, record) in report.records("/events", list) {
        let at = |field: &str| format!("{pointer}/{field}");
        let title = report.text(&at("title"), record.title, "say in one sentence what happened");
        let edtf = report.required(&at("date"), record.date, "give the date in EDTF");
        let date = edtf.and_then(|edtf| report.date(&at("date"), &edtf));
        let display = report.optional(&at("display"), record.display);
        let anchors = anchored.anchors(report, &at("passages"), record.passages);
        let entities = anchored.entities(report, &at("entities"), record.entities);
        let according_to = report.optional(&at("according_to"), record.according_to);
        let (Some(title), Some(date)) = (title, date) else {
            continue;
        };
        if anchors.is_empty() {
            report.error(
                &at("passages"),
                "the event has no passage",
                "name the block whose text says so; the event is left out until then",
            );
            continue;
        }
        let stands = display.is_empty()
            || anchors
                .iter()
                .any(|anchor| dossier.block_of(anchor.passage).text.contains(&display));
        if !stands {
            report.warning(
                &at("display"),
                format!("the words {display:?} do not stand in the event's passages"),
                "use the words of the text for the date",
            );
        }
        let id = report.id(&at("id"), record.id, "event", &mut taken);
        events.push(Event {
            id,
            date,
            display,
            title,
            anchors,
            entities,
            according_to,
        });
    }
    order::sort_by_key(&mut events, |event: &Event| event.date.sort_key());
    events
}

/// The figures that the text gives as numbers.
pub(super) fn quantities(
    report: &mut Report,
    list: Records<format::Quantity>,
    dossier: &Dossier,
) -> Vec<Quantity> {
    let anchored = Anchored::new(dossier);
    let mut taken = Ids::new();
    let mut quantities = Vec::new();
    for (pointer, record) in report.records("/quantities", list) {
        let at = |field: &str| format!("{pointer}/{field}");
        const VALUE: &str = "give a number";
        let Some(value) = report.required(&at("value"), record.value, VALUE) else {
            continue;
        };
        let id = report.id(&at("id"), record.id, "quantity", &mut taken);
        let label = report
            .required(&at("label"), record.label, "say what is counted")
            .unwrap_or_else(|| Label::Plain(id.clone()));
        let edtf = report.maybe(&at("date"), record.date);
        quantities.push(Quantity {
            id,
            label,
            value,
            unit: report.optional(&at("unit"), record.unit),
            qualifier: report.optional(&at("qualifier"), record.qualifier),
            date: edtf.and_then(|edtf| report.date(&at("date"), &edtf)),
            anchors: anchored.anchors(report, &at("passages"), record.passages),
            entities: anchored.entities(report, &at("entities"), record.entities),
            according_to: report.optional(&at("according_to"), record.according_to),
        });
    }
    quantities
}

/// What references are resolved against.
struct Anchored<'a> {
    dossier: &'a Dossier,
    /// By article and block id, `/` between them; ids have none.
    passages: Ids,
    by_id: Ids,
}

impl<'a> Anchored<'a> {
    fn new(dossier: &'a Dossier) -> Self {
        let passages = dossier
            .articles
            .iter()
            .flat_map(|article| {
                let blocks = article.blocks.iter();
                blocks.filter_map(|block| {
                    let passage = block.passage?;
                    Some(([&article.id, "/", &block.id].concat(), passage.0))
                })
            })
            .collect();
        Anchored {
            dossier,
            passages,
            by_id: article::entity_ids(dossier),
        }
    }

    fn anchors(
        &self,
        report: &mut Report,
        pointer: &str,
        list: Records<format::Anchor>,
    ) -> Vec<Anchor> {
        let records = report.records(pointer, list);
        records
            .into_iter()
            .filter_map(|(pointer, record)| self.anchor(report, &pointer, record))
            .collect()
    }

    fn anchor(&self, report: &mut Report, pointer: &str, record: format::Anchor) -> Option<Anchor> {
        const BLOCK: &str = "give the id of a block, and the article's when there are several";
        let only = match self.dossier.articles.as_slice() {
            [only] => Some(only.id.clone()),
            _ => None,
        };
        let article = report
            .maybe(&format!("{pointer}/article"), record.article)
            .or(only)
            .unwrap_or_default();
        let block = report.required(&format!("{pointer}/block"), record.block, BLOCK)?;
        let key = [article.as_str(), "/", &block].concat();
        let Some(passage) = self.passages.get(&key).copied().map(PassageIdx) else {
            report.error(pointer, format!("there is no block {block:?} in the article {article:?}"), BLOCK);
            return None;
        };
        if self.dossier.block_of(passage).id != block {
            // A heading: it has no run of its own inside the passage that it stands over.
            return Some(Anchor {
                passage,
                span: None,
            });
        }
        let start = report.maybe(&format!("{pointer}/start"), record.start);
        let end = report.maybe(&format!("{pointer}/end"), record.end);
        let span = match (start, end) {
            (Some(start), Some(end)) => {
                let text = &self.dossier.block_of(passage).text;
                article::span(report, pointer, start, end, text)
            }
            _ => None,
        };
        Some(Anchor { passage, span })
    }

    fn entities(
        &self,
        report: &mut Report,
        pointer: &str,
        list: Records<String>,
    ) -> Vec<EntityIdx> {
        let records = report.records(pointer, list);
        let mut entities: Vec<EntityIdx> = records
            .into_iter()
            .filter_map(|(pointer, id)| article::entity(report, &pointer, &id, &self.by_id))
            .collect();
        order::sort(&mut entities);
        entities.dedup();
        entities
    }
}
