//! Names that the registry lacks: runs of capitalised words, for a person to look at.

use super::{Document, FoundName};
use crate::model::Span;

/// A name that may be worth an entry in the registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuggestedName {
    /// Its fullest form.
    pub name: String,
    /// Other spellings of it in the document.
    pub variants: Vec<String>,
    /// `person`, `organisation`, `place`, … when the words around it say so, else empty.
    pub kind: &'static str,
    /// Why it is suggested, for people: "capitalised 4 times".
    pub cue: String,
    /// Where it stands: block index and run.
    pub passages: Vec<(usize, Span)>,
}

/// The names in a document that `known` does not cover, the likeliest first.
pub fn suggest(document: &Document<'_>, known: &[FoundName<'_>]) -> Vec<SuggestedName> {
    let _ = (document, known);
    Vec::new()
}
