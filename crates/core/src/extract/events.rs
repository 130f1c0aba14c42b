//! What happened when: a dated passage becomes a proposed event.

use super::{Document, FoundDate, FoundName};
use crate::model::Span;

/// An event as the text suggests it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedEvent {
    /// Index of the block.
    pub block: usize,
    /// The sentence, or the clause, that tells of it.
    pub span: Span,
    /// Index of its date among those found.
    pub date_idx: usize,
    /// When, in EDTF.
    pub edtf: String,
    /// The words of the date.
    pub display: String,
    /// The words of the passage, as a first title.
    pub title: String,
    /// Ids of the entities that the passage names, each once, in their order.
    pub entities: Vec<String>,
    /// Who says so, when the passage says it: "according to …".
    pub according_to: Option<String>,
}

/// The events that dated passages tell of, in the order of the text.
pub fn events(
    document: &Document<'_>,
    dates: &[FoundDate],
    names: &[FoundName<'_>],
) -> Vec<ProposedEvent> {
    let proposed = dates.iter().enumerate().filter_map(|(date_idx, date)| {
        let text = document.blocks.get(date.block)?.text;
        let span = Span {
            start: 0,
            end: text.chars().count() as u32,
        };
        let mut entities: Vec<String> = Vec::new();
        for name in names.iter().filter(|name| name.block == date.block) {
            if !entities.iter().any(|id| id == name.entity) {
                entities.push(name.entity.to_owned());
            }
        }
        Some(ProposedEvent {
            block: date.block,
            span,
            date_idx,
            edtf: date.edtf.clone()?,
            display: run(text, date.span),
            title: text.to_owned(),
            entities,
            according_to: None,
        })
    });
    proposed.collect()
}

fn run(text: &str, span: Span) -> String {
    let (start, end) = (span.start as usize, span.end as usize);
    text.chars().take(end).skip(start).collect()
}
