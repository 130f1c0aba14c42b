//! The best articles for the first one, two or three letters of a word, found when the index is written.
//!
//! A letter alone matches nearly everything; with these lists the first results stand there before any posting is read.
//!
//! ```text
//! chunk := (letters:text total:number n:number (doc:number grade:byte)*)*
//! ```
//!
//! Letters are folded. `total` counts every article that has a word so beginning; only prefixes of more than
//! [`MIN_DOCS`] articles have a list, since the others are quickly answered from their postings.

use crate::bytes::{Bytes, Damaged, Write};

/// Most letters of a prefix that has a list.
pub(crate) const MAX_LETTERS: usize = 3;

/// Articles that a prefix must exceed to have a list; few in tests, so that small collections have lists too.
pub(crate) const MIN_DOCS: u32 = if cfg!(test) { 2 } else { 256 };

/// Longest list; a reader who asks for more results waits for the postings.
pub(crate) const MAX_TOPS: usize = 20;

/// The list of a prefix.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Top {
    /// The folded letters.
    pub letters: String,
    /// How many articles match.
    pub total: u32,
    /// The best of them, best first, with the grade of the match.
    pub best: Vec<(u32, u8)>,
}

pub(crate) fn write(top: &Top, bytes: &mut Vec<u8>) {
    bytes.text(&top.letters);
    bytes.number(top.total.into());
    bytes.number(top.best.len() as u64);
    for &(doc, grade) in &top.best {
        bytes.number(doc.into());
        bytes.push(grade);
    }
}

/// The lists of a chunk, in the order of their letters.
pub(crate) fn read(bytes: &[u8], n_docs: u32) -> Result<Vec<Top>, Damaged> {
    let mut bytes = Bytes(bytes);
    let mut tops = Vec::new();
    while !bytes.is_empty() {
        let (letters, total) = (bytes.text()?.to_owned(), bytes.small()?);
        let n = bytes.count()?;
        let mut best = Vec::with_capacity(n.min(MAX_TOPS));
        for _ in 0..n {
            let doc = bytes.small()?;
            best.push((doc, bytes.byte()?));
            if doc >= n_docs {
                return Err(Damaged);
            }
        }
        tops.push(Top {
            letters,
            total,
            best,
        });
    }
    Ok(tops)
}
