//! A short piece of a passage around what was found.

use crate::model::Span;
use crate::text::{len_scalars, slice};

/// A piece of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The piece.
    pub text: String,
    /// What to highlight in it, relative to it.
    pub spans: Vec<Span>,
    /// Where it begins in the whole text, in scalar values.
    pub start: u32,
    /// Whether text before it was left out.
    pub cut_start: bool,
    /// Whether text after it was left out.
    pub cut_end: bool,
}

/// The piece of at most `max_chars` scalar values that holds the most of `spans` (ascending, in range),
/// cut between words where the text has any spaces.
///
/// A first span that is longer than the piece is cut too.
pub fn snippet(text: &str, spans: &[Span], max_chars: u32) -> Snippet {
    let n_chars = len_scalars(text);
    if n_chars <= max_chars {
        return Snippet {
            text: text.to_owned(),
            spans: spans.to_vec(),
            ..Snippet::default()
        };
    }
    let (start, end) = on_words(text, densest(spans, max_chars), n_chars, max_chars);
    let piece = slice(text, Span { start, end }).unwrap_or_default();
    let inside = spans
        .iter()
        .filter(|span| span.start < end && span.end > start);
    let relative = |span: &Span| Span {
        start: span.start.max(start) - start,
        end: span.end.min(end) - start,
    };
    Snippet {
        text: piece.to_owned(),
        spans: inside.map(relative).collect(),
        start,
        cut_start: start > 0,
        cut_end: end < n_chars,
    }
}

/// The run of spans with the most of them within `max_chars`; the first of equals.
fn densest(spans: &[Span], max_chars: u32) -> Span {
    let mut best = (0, Span { start: 0, end: 0 });
    let mut first = 0;
    for (last, span) in spans.iter().enumerate() {
        while first < last && span.end.saturating_sub(spans[first].start) > max_chars {
            first += 1;
        }
        let n_inside = last + 1 - first;
        if n_inside > best.0 {
            best = (
                n_inside,
                Span {
                    start: spans[first].start,
                    end: span.end,
                },
            );
        }
    }
    best.1
}

/// A piece around `core`, a third of the spare room before it, its ends moved in to whole words.
fn on_words(text: &str, core: Span, n_chars: u32, max_chars: u32) -> (u32, u32) {
    let core_end = core
        .end
        .min(core.start.saturating_add(max_chars))
        .min(n_chars);
    let core_start = core.start.min(core_end);
    let spare = max_chars - (core_end - core_start);
    let earliest = core_start
        .saturating_sub(spare / 3)
        .min(n_chars - max_chars);
    let latest = earliest + max_chars;
    let (mut start, mut end) = (None, latest);
    let mut previous_is_space = true;
    for (at, scalar) in (0..).zip(text.chars()).take(latest as usize + 1) {
        let is_space = scalar.is_whitespace();
        let begins_word = previous_is_space && !is_space;
        let ends_word = !previous_is_space && is_space;
        if begins_word && (earliest..=core_start).contains(&at) {
            start = start.or(Some(at));
        }
        if ends_word && (core_end..=latest).contains(&at) {
            end = at;
        }
        previous_is_space = is_space;
    }
    let end = if latest == n_chars { latest } else { end };
    (start.unwrap_or(earliest), end)
}
