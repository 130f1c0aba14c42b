//! A block's text cut where mentions and highlights begin and end.

use crate::model::{Mention, Span};
use crate::order;

/// A run of text over which nothing changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where, in Unicode scalar values.
    pub span: Span,
    /// The mentions that cover it, as positions in the block's list, the innermost last.
    pub mentions: Vec<usize>,
    /// The highlight that covers it, as a position in the list of highlights.
    pub mark: Option<usize>,
}

/// Cuts `0..n_chars`. Mentions may nest and overlap; none is dropped: each covers at least one run. Of two that
/// overlap, the shorter counts as the inner one. Highlights that overlap count as the first of them.
pub fn runs(n_chars: u32, mentions: &[Mention], marks: &[Span]) -> Vec<Run> {
    let mut cuts = vec![0, n_chars];
    let spans = mentions.iter().map(|mention| mention.span);
    for span in spans.chain(marks.iter().copied()) {
        cuts.extend([span.start.min(n_chars), span.end.min(n_chars)]);
    }
    order::sort(&mut cuts);
    cuts.dedup();
    let covers = |outer: Span, inner: Span| outer.start <= inner.start && inner.end <= outer.end;
    cuts.windows(2)
        .map(|ends| {
            let span = Span {
                start: ends[0],
                end: ends[1],
            };
            let mut covering: Vec<usize> = (0..mentions.len())
                .filter(|at| covers(mentions[*at].span, span))
                .collect();
            order::sort_by_key(&mut covering, |at| {
                let mention = mentions[*at].span;
                u32::MAX - (mention.end - mention.start)
            });
            Run {
                span,
                mentions: covering,
                mark: marks.iter().position(|mark| covers(*mark, span)),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntityIdx, Target};

    fn mention(start: u32, end: u32) -> Mention {
        Mention {
            span: Span { start, end },
            target: Target::Entity(EntityIdx(0)),
        }
    }

    #[track_caller]
    fn check(mentions: &[(u32, u32)], marks: &[(u32, u32)], expected: &str) {
        let mentions: Vec<Mention> = mentions.iter().map(|(a, b)| mention(*a, *b)).collect();
        let marks: Vec<Span> = marks
            .iter()
            .map(|(start, end)| Span {
                start: *start,
                end: *end,
            })
            .collect();
        let written: Vec<String> = runs(10, &mentions, &marks)
            .iter()
            .map(|run| {
                let mark = run.mark.map_or(String::new(), |mark| format!("!{mark}"));
                format!(
                    "{}-{}{:?}{mark}",
                    run.span.start, run.span.end, run.mentions
                )
            })
            .collect();
        assert_eq!(written.join(" "), expected);
    }

    #[test]
    fn plain_text_is_one_run() {
        check(&[], &[], "0-10[]");
    }

    #[test]
    fn a_nested_mention_is_the_inner_one() {
        check(&[(0, 8), (2, 4)], &[], "0-2[0] 2-4[0, 1] 4-8[0] 8-10[]");
    }

    #[test]
    fn overlapping_mentions_both_keep_a_run() {
        check(&[(0, 5), (3, 9)], &[], "0-3[0] 3-5[1, 0] 5-9[1] 9-10[]");
    }

    #[test]
    fn a_highlight_may_cross_a_mention() {
        check(&[(2, 6)], &[(4, 8)], "0-2[] 2-4[0] 4-6[0]!0 6-8[]!0 8-10[]");
    }

    #[test]
    fn an_offset_past_the_end_is_cut_off() {
        check(&[(8, 40)], &[], "0-8[] 8-10[0]");
    }
}
