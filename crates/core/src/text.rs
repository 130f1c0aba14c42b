//! Text as search sees it: spans, words, folding and stems.
//!
//! Units: offsets are Unicode scalar values, end exclusive, as everywhere in a dossier. Nothing here
//! knows a dossier; there is no sentence splitting and no dictionary of any language.

mod case;
mod fold;
mod function;
mod script;
mod stem;
mod words;

pub use fold::{fold, fold_into};
pub(crate) use function::function_words;
pub use function::is_function_word;
pub use script::{is_word, pieces};
pub use stem::{Language, Stemmer, set_stemmer, stem};
pub use words::{Word, words};

use crate::model::Span;

/// How many Unicode scalar values `text` has.
pub fn len_scalars(text: &str) -> u32 {
    text.chars().count() as u32
}

/// The run of `text` that `span` covers; `None` when it ends before it starts or lies beyond the text.
///
/// ```
/// use dossier_core::{model::Span, text::slice};
/// assert_eq!(slice("déjà vu", Span { start: 5, end: 7 }), Some("vu"));
/// assert_eq!(slice("déjà vu", Span { start: 5, end: 8 }), None);
/// ```
pub fn slice(text: &str, span: Span) -> Option<&str> {
    let n_scalars = span.end.checked_sub(span.start)? as usize;
    let start = byte_offset(text, span.start as usize)?;
    let rest = text.get(start..)?;
    rest.get(..byte_offset(rest, n_scalars)?)
}

/// The byte at which scalar number `n_scalars` begins; the length of the text for the one past its last.
fn byte_offset(text: &str, n_scalars: usize) -> Option<usize> {
    text.char_indices()
        .map(|(at, _)| at)
        .chain(std::iter::once(text.len()))
        .nth(n_scalars)
}

#[cfg(test)]
mod tests;
