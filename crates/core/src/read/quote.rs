//! Passages that are found again by their words, also when the text around them or in them was edited.
//!
//! A [`Quote`] is what the Web Annotation model calls a TextQuoteSelector: the words, and some of what stands before and
//! behind them. It is looked for in three ways, one after the other: word for word; between what stands around it; and
//! as the run of words that is most like it. Ranges are in bytes, on boundaries of characters.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use serde_json::Value;

use crate::model::Span;
use crate::text::{self, fold, slice};

/// Most characters that are kept of what stands before and behind.
const CONTEXT_CHARS: usize = 32;

/// A quote of so many characters is told by itself; a shorter one, such as a year, needs what stands around it.
const LONG_CHARS: usize = 24;

/// The share of the words around a short quote that have to stand there still, `0.0..=1.0`.
const MIN_CONTEXT: f64 = 0.5;

/// How like the quote the words between its prefix and its suffix have to be, `0.0..=1.0`: 1 minus edits per word.
const MIN_BETWEEN: f64 = 0.4;

/// How like the quote a run of words has to be when nothing around it is known, `0.0..=1.0`.
const MIN_ALIKE: f64 = 0.7;

/// Fewest and most words of a quote that is looked for by likeness.
const ALIKE_WORDS: Range<usize> = 4..400;

/// Most blocks in which a likeness is looked for.
const MAX_BLOCKS: usize = 16;

/// Words of a text, with what stands around them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quote {
    /// The words.
    pub exact: String,
    /// What stands before them.
    pub prefix: String,
    /// What stands behind them.
    pub suffix: String,
}

impl Quote {
    /// The quote of a run of a text; empty where the run is not inside the text.
    pub fn of(text: &str, span: Span) -> Self {
        let before = Span {
            start: 0,
            end: span.start,
        };
        let (Some(before), Some(exact)) = (slice(text, before), slice(text, span)) else {
            return Quote::default();
        };
        let behind = &text[before.len() + exact.len()..];
        let start = before.char_indices().nth_back(CONTEXT_CHARS - 1);
        let start = start.map_or(0, |(at, _)| at);
        let end = behind.char_indices().nth(CONTEXT_CHARS);
        let end = end.map_or(behind.len(), |(at, _)| at);
        Quote {
            exact: exact.to_owned(),
            prefix: without_first_piece(&before[start..], start > 0).to_owned(),
            suffix: without_last_piece(&behind[..end], end < behind.len()).to_owned(),
        }
    }

    /// The fields `quote`, `prefix` and `suffix` of a record; `None` without a quote.
    pub(super) fn from_record(record: &Value) -> Option<Self> {
        let text = |field: &str| record[field].as_str().unwrap_or_default().to_owned();
        let quote = Quote {
            exact: text("quote"),
            prefix: text("prefix"),
            suffix: text("suffix"),
        };
        (!quote.exact.trim().is_empty()).then_some(quote)
    }
}

/// A text without the piece of a word that it begins with.
fn without_first_piece(text: &str, is_cut: bool) -> &str {
    match text.find(char::is_whitespace).filter(|_| is_cut) {
        Some(at) => &text[at..],
        None => text,
    }
}

/// A text without the piece of a word that it ends with.
fn without_last_piece(text: &str, is_cut: bool) -> &str {
    match text.rfind(char::is_whitespace).filter(|_| is_cut) {
        Some(at) => &text[..=at],
        None => text,
    }
}

/// A folded word and its bytes.
type FoldedWord = (Range<usize>, String);

/// Texts in which quotes are looked for.
#[derive(Debug)]
pub(super) struct Texts<'a> {
    texts: Vec<&'a str>,
    /// Their words, from the first time that they are needed.
    words: OnceCell<Vec<Vec<FoldedWord>>>,
}

impl<'a> Texts<'a> {
    pub fn new(texts: Vec<&'a str>) -> Self {
        Texts {
            texts,
            words: OnceCell::new(),
        }
    }

    /// Where a quote stands: the index of the text, and the bytes in it. `hint` is the text that it stood in.
    pub fn find(&self, quote: &Quote, hint: Option<usize>) -> Option<(usize, Range<usize>)> {
        self.exact(quote, hint)
            .or_else(|| self.between(quote))
            .or_else(|| self.alike(quote, hint))
    }

    /// Word for word; of several places the one with the same words around it, or the text that it stood in.
    fn exact(&self, quote: &Quote, hint: Option<usize>) -> Option<(usize, Range<usize>)> {
        let mut best: Option<(f64, usize, usize, Range<usize>)> = None;
        let mut n_found = 0;
        let hint = hint.filter(|hint| *hint < self.texts.len());
        let others = (0..self.texts.len()).filter(|at| Some(*at) != hint);
        for at in hint.into_iter().chain(others) {
            let text = self.texts[at];
            for (start, _) in text.match_indices(&quote.exact) {
                let range = start..start + quote.exact.len();
                n_found += 1;
                let context = context(quote, text, &range).unwrap_or_default();
                let n_same = n_same_ends(quote, text, &range);
                // What was found first is the text that it stood in.
                let is_better = |known: &(f64, usize, _, _)| (context, n_same) > (known.0, known.1);
                if best.as_ref().is_none_or(is_better) {
                    best = Some((context, n_same, at, range));
                }
            }
            if best.as_ref().is_some_and(|(_, n_same, ..)| *n_same == 2) {
                break;
            }
        }
        let (context, _, at, range) = best?;
        let is_bare = quote.prefix.trim().is_empty() && quote.suffix.trim().is_empty();
        let is_told = quote.exact.chars().count() >= LONG_CHARS
            || context >= MIN_CONTEXT
            || (is_bare && (n_found == 1 || hint == Some(at)));
        is_told.then_some((at, range))
    }

    /// What stands now between the prefix and the suffix, if it is still somewhat like the quote.
    fn between(&self, quote: &Quote) -> Option<(usize, Range<usize>)> {
        let (prefix, suffix) = (quote.prefix.trim(), quote.suffix.trim());
        if prefix.is_empty() || suffix.is_empty() {
            return None;
        }
        let wanted = folded_words(&quote.exact);
        let max_len = quote.exact.len().saturating_mul(2) + CONTEXT_CHARS;
        let mut best: Option<(f64, usize, Range<usize>)> = None;
        for (at, text) in self.texts.iter().enumerate() {
            for (before, _) in text.match_indices(prefix) {
                let start = before + prefix.len();
                let rest = &text[start..];
                let Some(len) = rest.find(suffix).filter(|len| *len <= max_len) else {
                    continue;
                };
                let between = &rest[..len];
                let start = start + (len - between.trim_start().len());
                let range = start..start + between.trim().len();
                let words = folded_words(&text[range.clone()]);
                let likeness = likeness(&wanted, &words).map_or(0.0, |(likeness, _)| likeness);
                let is_better = best.as_ref().is_none_or(|(known, ..)| likeness > *known);
                if likeness >= MIN_BETWEEN && is_better && !range.is_empty() {
                    best = Some((likeness, at, range));
                }
            }
        }
        best.map(|(_, at, range)| (at, range))
    }

    /// The run of words that is most like the quote.
    fn alike(&self, quote: &Quote, hint: Option<usize>) -> Option<(usize, Range<usize>)> {
        let wanted = folded_words(&quote.exact);
        if !ALIKE_WORDS.contains(&wanted.len()) {
            return None;
        }
        let texts = self.words.get_or_init(|| {
            let words = self.texts.iter().map(|text| folded_words(text));
            words.collect()
        });
        let distinct: BTreeSet<&str> = wanted.iter().map(|(_, word)| word.as_str()).collect();
        let mut shared: Vec<(usize, usize)> = Vec::new();
        for (at, words) in texts.iter().enumerate() {
            let there: BTreeSet<&str> = words.iter().map(|(_, word)| word.as_str()).collect();
            let n_shared = distinct.intersection(&there).count();
            // Each word that is missing costs an edit.
            if n_shared as f64 >= distinct.len() as f64 * (MIN_ALIKE - 0.1) {
                shared.push((n_shared, at));
            }
        }
        shared.sort_by_key(|(n_shared, at)| (Reverse(*n_shared), Some(*at) != hint));
        let mut best: Option<(f64, usize, Range<usize>)> = None;
        for (_, at) in shared.into_iter().take(MAX_BLOCKS) {
            let words = &texts[at];
            let Some((likeness, run)) = likeness(&wanted, words) else {
                continue;
            };
            let is_better = best.as_ref().is_none_or(|(known, ..)| likeness > *known);
            if likeness < MIN_ALIKE || !is_better {
                continue;
            }
            if let (Some((first, _)), Some((last, _))) =
                (words.get(run.start), words.get(run.end.saturating_sub(1)))
            {
                let range = with_ends(self.texts[at], first.start..last.end, &quote.exact);
                best = Some((likeness, at, range));
            }
        }
        best.map(|(_, at, range)| (at, range))
    }
}

/// A run of words with the marks around it that the quote has too: a full stop, quotation marks.
fn with_ends(text: &str, range: Range<usize>, exact: &str) -> Range<usize> {
    let is_word = |letter: char| letter.is_alphanumeric();
    let lead = &exact[..exact.find(is_word).unwrap_or(0)];
    let tail_at = exact.rfind(is_word).map_or(exact.len(), |at| {
        at + exact[at..].chars().next().map_or(0, char::len_utf8)
    });
    let tail = &exact[tail_at..];
    let start = range.start
        - if text[..range.start].ends_with(lead) {
            lead.len()
        } else {
            0
        };
    let end = range.end
        + if text[range.end..].starts_with(tail) {
            tail.len()
        } else {
            0
        };
    start..end
}

fn folded_words(text: &str) -> Vec<FoldedWord> {
    let mut words = Vec::new();
    let mut byte = 0;
    let mut n_chars = 0;
    for word in text::words(text) {
        let bytes_of = |n: u32, rest: &str| {
            let n = n as usize;
            rest.char_indices().nth(n).map_or(rest.len(), |(at, _)| at)
        };
        let start = byte + bytes_of(word.span.start - n_chars, &text[byte..]);
        let end = start + bytes_of(word.span.end - word.span.start, &text[start..]);
        (byte, n_chars) = (end, word.span.end);
        words.push((start..end, fold(&text[start..end])));
    }
    words
}

/// How many of the two ends of a quote are letter by letter as they were; nothing there is the end of the text.
fn n_same_ends(quote: &Quote, text: &str, range: &Range<usize>) -> usize {
    let (before, behind) = (&text[..range.start], &text[range.end..]);
    let is_start = match quote.prefix.as_str() {
        "" => before.trim().is_empty(),
        prefix => before.ends_with(prefix),
    };
    let is_end = match quote.suffix.as_str() {
        "" => behind.trim().is_empty(),
        suffix => behind.starts_with(suffix),
    };
    usize::from(is_start) + usize::from(is_end)
}

/// The share of the words around a quote that stand around this place too; `None` when none is known.
fn context(quote: &Quote, text: &str, range: &Range<usize>) -> Option<f64> {
    let (prefix, suffix) = (folded_words(&quote.prefix), folded_words(&quote.suffix));
    let n_words = prefix.len() + suffix.len();
    if n_words == 0 {
        return None;
    }
    // Twice as far, since a word or two may have been added.
    let before = &text[..range.start];
    let start = before.char_indices().nth_back(2 * CONTEXT_CHARS);
    let before = folded_words(&before[start.map_or(0, |(at, _)| at)..]);
    let behind = &text[range.end..];
    let end = behind.char_indices().nth(2 * CONTEXT_CHARS);
    let behind = folded_words(&behind[..end.map_or(behind.len(), |(at, _)| at)]);
    let n_there = |wanted: &[FoldedWord], there: &[FoldedWord]| {
        let is_there = |word: &&FoldedWord| there.iter().any(|(_, other)| *other == word.1);
        wanted.iter().filter(is_there).count()
    };
    let n_found = n_there(&prefix, &before) + n_there(&suffix, &behind);
    Some(n_found as f64 / n_words as f64)
}

/// How like the wanted words the most similar run of words is, and which run: 1 minus edits for each wanted word.
///
/// Approximate matching after Sellers (1980), over words: a run may begin and end anywhere.
fn likeness(wanted: &[FoldedWord], words: &[FoldedWord]) -> Option<(f64, Range<usize>)> {
    if wanted.is_empty() || words.is_empty() {
        return None;
    }
    // For each number of wanted words the best run that ends here: fewest edits, most of the same words, and the
    // latest start.
    type Run = (usize, Reverse<usize>, Reverse<usize>);
    let run = |n_edits, n_same, start| (n_edits, Reverse(n_same), Reverse(start));
    let mut column: Vec<Run> = (0..=wanted.len()).map(|n| run(n, 0, 0)).collect();
    let mut best = (run(usize::MAX, 0, 0), 0);
    for (at, (_, word)) in words.iter().enumerate() {
        let mut diagonal = column[0];
        column[0] = run(0, 0, at + 1);
        for n in 1..=wanted.len() {
            let is_same = wanted[n - 1].1 == *word;
            let (n_edits, Reverse(n_same), start) = diagonal;
            let kept = (
                n_edits + usize::from(!is_same),
                Reverse(n_same + usize::from(is_same)),
                start,
            );
            let added = (column[n].0 + 1, column[n].1, column[n].2);
            let missing = (column[n - 1].0 + 1, column[n - 1].1, column[n - 1].2);
            diagonal = column[n];
            column[n] = kept.min(added).min(missing);
        }
        if column[wanted.len()] < best.0 {
            best = (column[wanted.len()], at + 1);
        }
    }
    let ((n_edits, _, Reverse(start)), end) = best;
    let best = (n_edits, start..end);
    let likeness = 1.0 - best.0.min(wanted.len()) as f64 / wanted.len() as f64;
    (!best.1.is_empty()).then_some((likeness, best.1))
}

#[cfg(test)]
mod tests;
