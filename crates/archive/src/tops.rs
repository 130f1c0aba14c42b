//! The best articles for the first one, two or three letters of a word, found when the index is written.
//!
//! A letter alone matches nearly everything; with these lists the first results stand there before any posting is read.
//!
//! ```text
//! chunk := n:number (letters:text total:number best:number words:number (rest:text docs:number)*)* bits
//! bits  := (doc grade)*                     of all lists, one after the other
//! doc   := minimal binary below N
//! grade := 1 | 0 number:8 bits              that of the article before, of which the first counts as a longer word
//! ```
//!
//! Letters are folded. Of the words those are the commonest that begin so, without function words: what follows the letters
//! in them, or, where accents differ, a space and the word; and how many articles have each. A grade has [`BY_NAME`] added
//! where the word stands in names of entities only. `total` counts every article that has a word so beginning; only prefixes of more than
//! [`MIN_DOCS`] articles have a list, since the others are quickly answered from their postings.

use crate::bits::{BitReader, BitWriter};
use crate::bytes::{Bytes, Damaged, Write};
use crate::rank::Grade;

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

/// A chunk under construction, of an index of `n_docs` articles.
#[derive(Debug)]
pub(crate) struct TopsWriter {
    n_docs: u32,
    n: u64,
    lists: Vec<u8>,
    bits: BitWriter,
}

impl TopsWriter {
    pub fn new(n_docs: u32) -> TopsWriter {
        TopsWriter {
            n_docs,
            n: 0,
            lists: Vec::new(),
            bits: BitWriter::default(),
        }
    }

    /// Appends a list, whose letters come after those before.
    pub fn push(&mut self, top: &Top) {
        self.n += 1;
        self.lists.text(&top.letters);
        self.lists.number(top.total.into());
        self.lists.number(top.best.len() as u64);
        self.lists.number(top.words.len() as u64);
        for (word, n_docs) in &top.words {
            match word.strip_prefix(&top.letters) {
                Some(rest) => self.lists.text(rest),
                None => self.lists.text(&format!(" {word}")),
            }
            self.lists.number((*n_docs).into());
        }
        let mut before = Grade::Prefix as u8;
        for &(doc, grade) in &top.best {
            self.bits.minimal(doc, self.n_docs);
            self.bits.bits(u32::from(grade == before), 1);
            if grade != before {
                self.bits.bits(grade.into(), 8);
            }
            before = grade;
        }
    }

    /// How long the chunk is, but for the number of its lists.
    pub fn len(&self) -> usize {
        self.lists.len() + self.bits.len_bytes()
    }

    /// The chunk; this begins the next one.
    pub fn finish(&mut self) -> Vec<u8> {
        let done = std::mem::replace(self, TopsWriter::new(self.n_docs));
        let mut bytes = Vec::with_capacity(done.len() + 8);
        bytes.number(done.n);
        bytes.extend_from_slice(&done.lists);
        bytes.extend_from_slice(&done.bits.finish());
        bytes
    }
}

/// The lists of a chunk, in the order of their letters.
pub(crate) fn read(bytes: &[u8], n_docs: u32) -> Result<Vec<Top>, Damaged> {
    let mut bytes = Bytes(bytes);
    let n = bytes.count()?;
    let mut tops = Vec::with_capacity(n);
    let mut n_best = Vec::with_capacity(n);
    for _ in 0..n {
        let (letters, total) = (bytes.text()?.to_owned(), bytes.small()?);
        n_best.push(bytes.small()?);
        let mut words = Vec::new();
        for _ in 0..bytes.count()? {
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
            best: Vec::new(),
            words,
        });
    }
    let mut bits = BitReader::new(bytes.0);
    for (top, n_best) in tops.iter_mut().zip(n_best) {
        let mut grade = Grade::Prefix as u8;
        for _ in 0..n_best {
            if n_docs == 0 {
                return Err(Damaged);
            }
            let doc = bits.minimal(n_docs);
            if bits.bits(1) == 0 {
                grade = bits.bits(8) as u8;
            }
            if bits.failed() {
                return Err(Damaged);
            }
            top.best.push((doc, grade));
        }
    }
    Ok(tops)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn lists_come_out_as_they_went_in(
            lists in prop::collection::vec(
                (
                    "[a-z]{1,3}",
                    any::<u32>(),
                    prop::collection::vec((0_u32..900, any::<u8>()), 0..20),
                    prop::collection::vec(("[a-zé]{1,9}", any::<u32>()), 0..4),
                ),
                0..9,
            )
        ) {
            let mut writer = TopsWriter::new(900);
            let tops: Vec<Top> = lists
                .into_iter()
                .map(|(letters, total, best, words)| Top { letters, total, best, words })
                .collect();
            tops.iter().for_each(|top| writer.push(top));
            prop_assert_eq!(read(&writer.finish(), 900), Ok(tops));
        }

        #[test]
        fn any_bytes_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..60), n_docs in 0_u32..90) {
            for top in read(&bytes, n_docs).into_iter().flatten() {
                prop_assert!(top.best.iter().all(|(doc, _)| *doc < n_docs));
            }
        }
    }
}
