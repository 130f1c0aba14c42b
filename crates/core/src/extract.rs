//! What a text says by itself: its dates, whom it names, and what happened when.
//!
//! A [`Document`] is read whole, block by block in its order, because what a word means may depend on what was said
//! before. Offsets are Unicode scalar values of a block's text, end exclusive. Nothing found here is true by itself: who
//! makes the dossier decides.

mod dates;
mod events;
mod full_dates;
mod names;
mod suggest;
mod timeml;

use crate::date::Date;
use crate::model::Span;

pub use dates::{
    Anchor, Confidence, FoundDate, Modifier, Role, Timex, TimexKind, Unresolved, dates,
};
pub use events::{ProposedEvent, events};
pub use full_dates::{FullDate, full_dates};
pub use names::{FoundName, NameRule, Named, Names};
pub use suggest::{NameRun, SuggestedName, name_runs, suggest};
pub use timeml::{TimeMl, timeml_from_text};

/// An article as far as its words matter.
#[derive(Clone, Copy, Debug, Default)]
pub struct Document<'a> {
    /// BCP 47 tag of its language.
    pub lang: &'a str,
    /// When it was published: what "yesterday" counts from.
    pub published: Option<&'a Date>,
    /// Its texts, in the order in which they are read.
    pub blocks: &'a [Text<'a>],
}

/// The text of one block.
#[derive(Clone, Copy, Debug, Default)]
pub struct Text<'a> {
    /// The words.
    pub text: &'a str,
    /// Whether it is a heading, where words are capitalised for other reasons and names are not marked.
    pub is_heading: bool,
    /// Dates that an editor has decided, in EDTF: what overlaps one of them is not searched again, and later dates may
    /// count from it. An empty one says that the run is no date.
    pub decided: &'a [(Span, String)],
}

/// Byte offsets of a text as counts of Unicode scalar values, worked out in one walk.
struct CharOffsets(Vec<(usize, u32)>);

impl CharOffsets {
    fn new(text: &str, bytes: impl Iterator<Item = usize>) -> Self {
        let mut bytes: Vec<usize> = bytes.collect();
        bytes.sort_unstable();
        bytes.dedup();
        let (mut n_chars, mut at) = (0, 0);
        let counted = bytes.into_iter().map(|byte| {
            n_chars += text[at..byte].chars().count() as u32;
            at = byte;
            (byte, n_chars)
        });
        CharOffsets(counted.collect())
    }

    fn span(&self, start: usize, end: usize) -> Span {
        let chars = |byte| match self.0.binary_search_by_key(&byte, |(byte, _)| *byte) {
            Ok(at) => self.0[at].1,
            Err(_) => 0,
        };
        Span {
            start: chars(start),
            end: chars(end),
        }
    }
}

/// A run of bytes as a run of Unicode scalar values.
pub fn span_of(text: &str, start: usize, end: usize) -> Span {
    CharOffsets::new(text, [start, end].into_iter()).span(start, end)
}
