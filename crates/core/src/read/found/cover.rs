//! Which proposals are decided: an event, or a decision, that is about the same date of the same passage.

use std::collections::BTreeMap;

use crate::extract::{Confidence, ProposedEvent, span_of};
use crate::model::Span;
use crate::text::slice;

/// Most runs of the same words in one passage that are told apart.
const MAX_SPOTS: usize = 100;

/// A proposed event, and where it is from.
#[derive(Clone, Debug)]
pub(in crate::read) struct Proposal {
    /// Index of the article.
    pub article: usize,
    pub event: ProposedEvent,
    /// Where its date stands in the block.
    pub date: Span,
    pub confidence: Confidence,
}

/// A passage that an event or a decision is about.
#[derive(Clone, Debug, Default)]
pub(in crate::read) struct Target {
    pub article: usize,
    pub block: usize,
    /// The run of text; the whole block when there is none.
    pub span: Option<Span>,
    /// In EDTF.
    pub date: String,
    /// The words of the date; empty when they are not known.
    pub display: String,
    /// Which of the runs with these words it is, from 1; any when it is 0.
    pub nth: usize,
    /// The words of a decision's passage; empty for an event.
    pub words: String,
}

/// For each proposal whether no target is about it. `text_of` gives the text of a block of an article.
pub(in crate::read) fn uncovered<'a>(
    proposals: &[Proposal],
    targets: &[Target],
    text_of: impl Fn(usize, usize) -> &'a str,
) -> Vec<bool> {
    let mut by_block: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (at, proposal) in proposals.iter().enumerate() {
        let block = (proposal.article, proposal.event.block);
        by_block.entry(block).or_default().push(at);
    }
    let mut is_open = vec![true; proposals.len()];
    // Decisions that say nothing new: they may be about the same words in another place.
    let mut spare = Vec::new();
    for target in targets {
        let Some(here) = by_block.get(&(target.article, target.block)) else {
            continue;
        };
        let text = text_of(target.article, target.block);
        let span = target.span.unwrap_or(Span {
            start: 0,
            end: u32::MAX,
        });
        let spots = spots(text, span, &target.display);
        let n_inside = here
            .iter()
            .filter(|at| overlap(proposals[**at].date, span))
            .count();
        let mut is_new = false;
        for at in here {
            let proposal = &proposals[*at];
            let is_meant = if spots.is_empty() {
                let is_same_date =
                    overlap(proposal.event.span, span) && proposal.event.edtf == target.date;
                is_same_date || (n_inside == 1 && overlap(proposal.date, span))
            } else {
                let mut spots = spots.iter().enumerate();
                spots.any(|(nth, spot)| {
                    overlap(*spot, proposal.date) && (target.nth == 0 || target.nth == nth + 1)
                })
            };
            if is_meant {
                is_new |= is_open[*at];
                is_open[*at] = false;
            }
        }
        if !is_new && !target.words.is_empty() {
            spare.push(target);
        }
    }
    for target in spare {
        let same = (0..proposals.len()).find(|at| {
            let (proposal, event) = (&proposals[*at], &proposals[*at].event);
            is_open[*at]
                && proposal.article == target.article
                && event.display == target.display
                && slice(text_of(proposal.article, event.block), event.span) == Some(&target.words)
        });
        if let Some(at) = same {
            is_open[at] = false;
        }
    }
    is_open
}

fn overlap(a: Span, b: Span) -> bool {
    a.start < b.end && b.start < a.end
}

/// Where these words stand in a run of a text.
pub(in crate::read) fn spots(text: &str, span: Span, words: &str) -> Vec<Span> {
    let n_chars = text.chars().count() as u32;
    let end = span.end.min(n_chars);
    let run = Span {
        start: span.start.min(end),
        end,
    };
    let Some(inside) = slice(text, run).filter(|_| !words.is_empty()) else {
        return Vec::new();
    };
    let before = Span {
        start: 0,
        end: run.start,
    };
    let start = slice(text, before).map_or(0, str::len);
    let spots = inside.match_indices(words).take(MAX_SPOTS);
    spots
        .map(|(at, _)| span_of(text, start + at, start + at + words.len()))
        .collect()
}
