//! A block's text cut where something begins or ends.

use super::rows::Segment;
use crate::model::Span;

/// What begins and ends in a block.
#[derive(Clone, Debug, Default)]
pub struct Cuts {
    pub dates: Vec<(Span, usize)>,
    pub names: Vec<(Span, usize)>,
    pub suggestions: Vec<(Span, usize)>,
}

impl Cuts {
    /// The text in pieces; of several things of one kind the innermost counts, which is the one that begins last.
    pub fn segments(mut self, text: &str) -> Vec<Segment> {
        let lists = [&mut self.dates, &mut self.names, &mut self.suggestions];
        lists.into_iter().for_each(|list| {
            list.sort_by_key(|(span, row)| (span.start, std::cmp::Reverse(span.end), *row))
        });
        let spans = self
            .dates
            .iter()
            .chain(&self.names)
            .chain(&self.suggestions);
        let mut ends: Vec<u32> = spans.flat_map(|(span, _)| [span.start, span.end]).collect();
        ends.push(0);
        ends.sort_unstable();
        ends.dedup();
        let mut segments: Vec<Segment> = Vec::new();
        let mut letters = text.chars();
        for (at, start) in ends.iter().enumerate() {
            let words: String = match ends.get(at + 1) {
                Some(end) => letters.by_ref().take((end - start) as usize).collect(),
                None => letters.by_ref().collect(),
            };
            if words.is_empty() {
                continue;
            }
            let of = |list: &[(Span, usize)]| {
                let upto = list.partition_point(|(span, _)| span.start <= *start);
                let mut before = list[..upto].iter().rev();
                before
                    .find(|(span, _)| *start < span.end)
                    .map(|(_, row)| *row)
            };
            segments.push(Segment {
                text: words,
                start: *start,
                date: of(&self.dates),
                name: of(&self.names),
                suggestion: of(&self.suggestions),
            });
        }
        segments
    }
}
