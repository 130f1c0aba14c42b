//! The passage of an article that says best why it was found.

use dossier_core::model::Span;
use dossier_core::order;
use dossier_core::search::{parse, snippet};

use super::MAX_ROWS;
use super::mark::{Mark, Marker, Text, spans};
use crate::article::{Block, Role};
use crate::rank::Grade;
use crate::reader::Reader;
use crate::wire::Snippet;

/// Longest passage, in scalar values.
const MAX_CHARS: u32 = 200;

impl Reader {
    /// The answer to [`Question::Snippets`](crate::wire::Question::Snippets).
    pub(super) fn snippets(&self, query: &str, docs: &[u32]) -> Vec<Option<Snippet>> {
        let marker = Marker::new(&parse(query), &self.store.root);
        let one = |&doc: &u32| {
            if marker.n_leaves() == 0 {
                return None;
            }
            let (card, blocks) = (self.card(doc), self.blocks(doc));
            let language = card.map(|card| card.language).unwrap_or_default();
            let passage = blocks.and_then(|blocks| best(&marker, &blocks, &language));
            // Most have a passage, so summaries wait until it is known which have none.
            if passage.is_some() || self.store.is_waiting() {
                return passage;
            }
            let text = self.summary(doc);
            (!text.is_empty()).then(|| Snippet {
                text,
                ..Snippet::default()
            })
        };
        docs.iter().take(MAX_ROWS).map(one).collect()
    }
}

/// A block with what is meant in it.
struct Marked<'a> {
    block: &'a Block,
    /// Its number among those of the text.
    number: u32,
    marks: Vec<Mark>,
}

impl Marked<'_> {
    /// What makes it the better passage: how many of the words it has, how many of them literally, and that it is no
    /// heading.
    fn worth(&self) -> (usize, usize, bool, usize) {
        let n_of = |worst: Grade| {
            let mut leaves: Vec<usize> = self
                .marks
                .iter()
                .filter(|mark| mark.grade <= worst)
                .map(|mark| mark.leaf)
                .collect();
            order::sort(&mut leaves);
            leaves.dedup();
            leaves.len()
        };
        let is_text = self.block.role != Role::Heading;
        (
            n_of(Grade::TwoTypos),
            n_of(Grade::Folded),
            is_text,
            self.marks.len(),
        )
    }
}

fn best(marker: &Marker, blocks: &[Block], language: &str) -> Option<Snippet> {
    let texts: Vec<Text> = blocks
        .iter()
        .map(|block| Text::new(&block.text, language))
        .collect();
    let mut number = 0_u32;
    let mut all: Vec<Marked<'_>> = Vec::with_capacity(blocks.len());
    for (block, text) in blocks.iter().zip(&texts) {
        // Words beside a block are shown with the one before them.
        let is_own = block.role != Role::Aside;
        let mut marks = Vec::new();
        marker.in_text(text, &mut marks);
        all.push(Marked {
            block,
            number: if is_own {
                number
            } else {
                number.saturating_sub(1)
            },
            marks,
        });
        number += u32::from(is_own);
    }
    for leaf in 0..marker.n_leaves() {
        let mut marks = all.iter().flat_map(|block| &block.marks);
        if !marks.any(|mark| mark.leaf == leaf) {
            for (block, text) in all.iter_mut().zip(&texts) {
                marker.misspelt(text, leaf, &mut block.marks);
            }
        }
    }
    // Of equals the first.
    let mut best: Option<&mut Marked<'_>> = None;
    for block in &mut all {
        if best
            .as_ref()
            .is_none_or(|best| best.worth() < block.worth())
        {
            best = Some(block);
        }
    }
    let best = best.filter(|best| !best.marks.is_empty())?;
    let marks: Vec<Span> = spans(&mut best.marks)
        .into_iter()
        .map(|(start, end)| Span { start, end })
        .collect();
    let cut = snippet(&best.block.text, &marks, MAX_CHARS);
    let is_cut = (cut.cut_start, cut.cut_end);
    let spans = cut.spans.iter().map(|span| (span.start, span.end));
    Some(Snippet {
        block: best.number,
        spans: spans.collect(),
        text: cut.text,
        is_cut,
    })
}
