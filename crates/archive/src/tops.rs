//! The best articles for the first one, two or three letters of a word, found when the index is written.
//!
//! A letter alone matches nearly everything; with these lists the first results stand there before any posting is read.
//!
//! ```text
//! chunk := (letters:text total:number n:number (doc:number grade:byte)* n:number (rest:text docs:number)*)*
//! ```
//!
//! Letters are folded. A grade has [`BY_NAME`] added where the word stands in names of entities only. Then come the
//! commonest words that begin so, without function words: what follows the letters in them, or, where accents differ, a
//! space and the word; and how many articles have each. `total` counts every article that has a word so beginning; only prefixes of more than
//! [`MIN_DOCS`] articles have a list, since the others are quickly answered from their postings.

use crate::bytes::{Bytes, Damaged, Write};

/// Most letters of a prefix that has a list.
pub(crate) const MAX_LETTERS: usize = 3;

/// Articles that a prefix must exceed to have a list; few in tests, so that small collections have lists too.
pub(crate) const MIN_DOCS: u32 = if cfg!(test) { 2 } else { 256 };

/// Longest list; a reader who asks for more results waits for the postings.
pub(crate) const MAX_TOPS: usize = 20;

/// Most words that are suggested for a prefix.
pub(crate) const MAX_WORDS: usize = 4;

/// What is added to a grade.
pub(crate) const BY_NAME: u8 = 0x80;

/// The list of a prefix.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Top {
    /// The folded letters.
    pub letters: String,
    /// How many articles match.
    pub total: u32,
    /// The best of them, best first, with the grade of the match.
    pub best: Vec<(u32, u8)>,
    /// The commonest words and how many articles have each, commonest first.
    pub words: Vec<(String, u32)>,
}

pub(crate) fn write(top: &Top, bytes: &mut Vec<u8>) {
    bytes.text(&top.letters);
    bytes.number(top.total.into());
    bytes.number(top.best.len() as u64);
    for &(doc, grade) in &top.best {
        bytes.number(doc.into());
        bytes.push(grade);
    }
    bytes.number(top.words.len() as u64);
    for (word, n_docs) in &top.words {
        match word.strip_prefix(&top.letters) {
            Some(rest) => bytes.text(rest),
            None => bytes.text(&format!(" {word}")),
        }
        bytes.number((*n_docs).into());
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
        let n = bytes.count()?;
        let mut words = Vec::with_capacity(n.min(MAX_WORDS));
        for _ in 0..n {
            let rest = bytes.text()?;
            let word = match rest.strip_prefix(' ') {
                Some(word) => word.to_owned(),
                None => format!("{letters}{rest}"),
            };
            words.push((word, bytes.small()?));
        }
        tops.push(Top {
            letters,
            total,
            best,
            words,
        });
    }
    Ok(tops)
}
