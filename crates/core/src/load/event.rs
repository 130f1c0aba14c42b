//! Events and quantities: what points back into the text.

use crate::diagnostic::quoted;
use crate::model::{Anchor, Dossier, EntityIdx, Event, PassageIdx, Quantity};
use crate::order;
use crate::text;

use super::article;
use super::read::{Ids, Node};
use super::report::Report;

/// Events in order of time. One without a date that can be read is left out, since it has no place in time.
pub(super) fn events(report: &mut Report, file: &Node, dossier: &Dossier) -> Vec<Event> {
    let anchored = Anchored::new(dossier);
    let mut taken = Ids::new();
    let mut events = Vec::new();
    for node in report.nodes(file, "events") {
        let title = report.needed_text(&node, "title", "say in one sentence what happened");
        let edtf = report.required_text(&node, "date", "give the date in EDTF");
        let date = edtf.and_then(|edtf| report.date(&node, "date", edtf));
        let display = report.text(&node, "display");
        let anchors = anchored.anchors(report, &node);
        let entities = anchored.entities(report, &node);
        let according_to = report.text(&node, "according_to");
        let (Some(title), Some(date)) = (title, date) else {
            continue;
        };
        if anchors.is_empty() {
            report.error(
                &node.at("passages"),
                "the event has no passage",
                "name the block whose text says so; the event is left out until then",
            );
            continue;
        }
        let text_of = |anchor: &Anchor| &dossier.block_of(anchor.passage).text;
        if !anchors
            .iter()
            .any(|anchor| text_of(anchor).contains(&display))
        {
            report.warning(
                &node.at("display"),
                &format!(
                    "the words {} do not stand in the event's passages",
                    quoted(&display)
                ),
                "use the words of the text for the date",
            );
        }
        events.push(Event {
            id: report.id(&node, "event", &mut taken),
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
pub(super) fn quantities(report: &mut Report, file: &Node, dossier: &Dossier) -> Vec<Quantity> {
    let anchored = Anchored::new(dossier);
    let mut taken = Ids::new();
    let mut quantities = Vec::new();
    for node in report.nodes(file, "quantities") {
        let Some(value) = report.number(&node, "value", "give a number") else {
            continue;
        };
        let id = report.id(&node, "quantity", &mut taken);
        let label = report.label(&node, "label", Some("say what is counted"));
        let edtf = report.maybe_text(&node, "date");
        quantities.push(Quantity {
            label: label.unwrap_or_else(|| id.as_str().into()),
            id,
            value,
            unit: report.text(&node, "unit"),
            qualifier: report.qualifier(&node, "qualifier"),
            date: edtf.and_then(|edtf| report.date(&node, "date", edtf)),
            anchors: anchored.anchors(report, &node),
            entities: anchored.entities(report, &node),
            according_to: report.text(&node, "according_to"),
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
        let mut passages = Ids::new();
        for article in &dossier.articles {
            for block in &article.blocks {
                if let Some(passage) = block.passage {
                    passages.insert([&article.id, "/", &block.id].concat(), passage.0);
                }
            }
        }
        Anchored {
            dossier,
            passages,
            by_id: article::entity_ids(dossier),
        }
    }

    /// The field `passages` of a record.
    #[inline(never)]
    fn anchors(&self, report: &mut Report, record: &Node) -> Vec<Anchor> {
        let mut anchors = Vec::new();
        for node in report.nodes(record, "passages") {
            anchors.extend(self.anchor(report, &node));
        }
        anchors
    }

    fn anchor(&self, report: &mut Report, node: &Node) -> Option<Anchor> {
        const BLOCK: &str = "give the id of a block, and the article's when there are several";
        let only = match self.dossier.articles.as_slice() {
            [only] => &only.id,
            _ => "",
        };
        let article = report.maybe_text(node, "article").unwrap_or(only);
        let block = report.required_text(node, "block", BLOCK)?;
        let key = [article, "/", block].concat();
        let Some(passage) = self.passages.get(&key).copied().map(PassageIdx) else {
            let message = format!(
                "there is no block {} in the article {}",
                quoted(block),
                quoted(article)
            );
            report.error(&node.pointer, &message, BLOCK);
            return None;
        };
        if self.dossier.block_of(passage).id != block {
            // A heading: it has no run of its own inside the passage that it stands over.
            return Some(Anchor {
                passage,
                span: None,
            });
        }
        let start = report.count(node, "start", None);
        let end = report.count(node, "end", None);
        let span = match (start, end) {
            (Some(start), Some(end)) => {
                let text = &self.dossier.block_of(passage).text;
                article::span(report, &node.pointer, start, end, text::len_scalars(text))
            }
            (None, None) => None,
            _ => {
                let whole = "give both \"start\" and \"end\", or neither for the whole block";
                report.warning(&node.pointer, "the run of text has only one end", whole);
                None
            }
        };
        Some(Anchor { passage, span })
    }

    /// The field `entities` of a record.
    #[inline(never)]
    fn entities(&self, report: &mut Report, record: &Node) -> Vec<EntityIdx> {
        let mut entities: Vec<EntityIdx> = Vec::new();
        for (pointer, id) in report.texts(record, "entities") {
            entities.extend(article::entity(report, &pointer, id, &self.by_id));
        }
        order::sort(&mut entities);
        entities.dedup();
        entities
    }
}
