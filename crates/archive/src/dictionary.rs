//! Dictionary chunks: words in order of their folded form, then of their form with accents.
//!
//! ```text
//! chunk    := n:number shared:byte* rest:byte* letters accents masks counts
//! letters  := the folded form of each word without what it shares with the one before, one after the other
//! accents  := (0 | form:text)*      the form with accents where it is another
//! masks    := number*               languages of the articles that have the word, a bit each
//! counts   := number*               articles that have it
//! ```
//!
//! Columns instead of records: they compress by a fifth better. No word is longer than [`MAX_WORD_BYTES`].

use crate::bytes::{Bytes, Damaged, Write};

/// Longest folded form and longest form with accents; words beyond are not indexed.
pub(crate) const MAX_WORD_BYTES: usize = 120;

/// A word of the dictionary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word<'a> {
    /// Without case and accents.
    pub folded: &'a str,
    /// With accents.
    pub surface: &'a str,
    /// Languages of the articles that have it: bits by position in `Language::ALL`.
    pub languages: u32,
    /// How many articles have it.
    pub n_docs: u32,
}

/// A chunk under construction.
#[derive(Debug, Default)]
pub(crate) struct DictionaryWriter {
    n: u64,
    last: String,
    shared: Vec<u8>,
    rest: Vec<u8>,
    letters: Vec<u8>,
    accents: Vec<u8>,
    masks: Vec<u8>,
    counts: Vec<u8>,
}

impl DictionaryWriter {
    /// Appends a word, which comes after those before.
    pub fn push(&mut self, word: Word<'_>) {
        let shared = shared_bytes(&self.last, word.folded).min(255);
        let rest = word.folded.as_bytes().get(shared..).unwrap_or_default();
        self.shared.push(shared as u8);
        self.rest.push(rest.len().min(255) as u8);
        self.letters.extend_from_slice(rest);
        let is_plain = word.surface == word.folded;
        self.accents.text(if is_plain { "" } else { word.surface });
        self.masks.number(word.languages.into());
        self.counts.number(word.n_docs.into());
        self.last.clear();
        self.last.push_str(word.folded);
        self.n += 1;
    }

    /// About how long the chunk is.
    pub fn len(&self) -> usize {
        // Shared, rest, accents, masks: a byte each at least.
        self.letters.len() + self.counts.len() + self.accents.len() + 3 * self.shared.len()
    }

    /// The chunk; this begins the next one.
    pub fn finish(&mut self) -> Vec<u8> {
        let done = std::mem::take(self);
        let mut bytes = Vec::with_capacity(done.len() + 8);
        bytes.number(done.n);
        let columns = [
            done.shared,
            done.rest,
            done.letters,
            done.accents,
            done.masks,
            done.counts,
        ];
        columns
            .iter()
            .for_each(|column| bytes.extend_from_slice(column));
        bytes
    }
}

/// How many bytes two texts begin with in common.
pub(crate) fn shared_bytes(left: &str, right: &str) -> usize {
    left.bytes()
        .zip(right.bytes())
        .take_while(|(left, right)| left == right)
        .count()
}

/// A chunk, unpacked.
#[derive(Debug, Default)]
pub(crate) struct Dictionary {
    letters: String,
    entries: Vec<Entry>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    /// Where the folded form begins in the letters; the surface follows where it is another.
    start: u32,
    folded_bytes: u8,
    surface_bytes: u8,
    /// Bytes that the folded form has in common with the one before.
    shared: u8,
    languages: u32,
    n_docs: u32,
}

impl Dictionary {
    pub fn read(bytes: &[u8]) -> Result<Dictionary, Damaged> {
        let mut bytes = Bytes(bytes);
        let n = bytes.count()?;
        let (shared, rest) = (bytes.take(n)?, bytes.take(n)?);
        let n_letters = rest.iter().map(|&n| usize::from(n)).sum();
        let mut suffixes = Bytes(bytes.take(n_letters)?);
        let mut letters = Vec::with_capacity(n_letters * 2);
        let mut entries = Vec::with_capacity(n);
        let mut last = 0..0;
        for (&shared, &rest) in shared.iter().zip(rest) {
            let start = letters.len();
            let kept = last.start..last.start + usize::from(shared);
            if kept.end > last.end {
                return Err(Damaged);
            }
            letters.extend_from_within(kept);
            letters.extend_from_slice(suffixes.take(rest.into())?);
            let n_bytes = letters.len() - start;
            if n_bytes > MAX_WORD_BYTES {
                return Err(Damaged);
            }
            let surface = bytes.blob()?;
            if surface.len() > MAX_WORD_BYTES || std::str::from_utf8(surface).is_err() {
                return Err(Damaged);
            }
            letters.extend_from_slice(surface);
            last = start..start + n_bytes;
            entries.push(Entry {
                start: start as u32,
                folded_bytes: n_bytes as u8,
                surface_bytes: surface.len() as u8,
                shared,
                languages: 0,
                n_docs: 0,
            });
        }
        for entry in &mut entries {
            entry.languages = bytes.small()?;
        }
        for entry in &mut entries {
            entry.n_docs = bytes.small()?;
        }
        let letters = String::from_utf8(letters).map_err(|_| Damaged)?;
        let dictionary = Dictionary { letters, entries };
        let whole = (0..n).all(|at| dictionary.folded(at).is_some());
        whole.then_some(dictionary).ok_or(Damaged)
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    fn folded(&self, at: usize) -> Option<&str> {
        let entry = self.entries.get(at)?;
        let start = entry.start as usize;
        self.letters
            .get(start..start + usize::from(entry.folded_bytes))
    }

    /// Bytes that the folded form of word `at` has in common with the one before in the chunk.
    pub fn shared(&self, at: usize) -> usize {
        self.entries.get(at).map_or(0, |entry| entry.shared.into())
    }

    /// Word number `at` of the chunk.
    pub fn word(&self, at: usize) -> Option<Word<'_>> {
        let entry = self.entries.get(at)?;
        let folded = self.folded(at)?;
        let start = entry.start as usize + folded.len();
        let surface = match entry.surface_bytes {
            0 => folded,
            n => self.letters.get(start..start + usize::from(n))?,
        };
        let (languages, n_docs) = (entry.languages, entry.n_docs);
        Some(Word {
            folded,
            surface,
            languages,
            n_docs,
        })
    }

    /// The first word whose folded form is not below `folded`; how many words there are when none is.
    pub fn lower_bound(&self, folded: &str) -> usize {
        let (mut low, mut high) = (0, self.entries.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.folded(middle).is_some_and(|found| found < folded) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use dossier_core::text::fold;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn words_come_out_as_they_went_in(surfaces in prop::collection::btree_set("[a-cé京]{1,5}", 0..40)) {
            let words: BTreeSet<(String, String)> = surfaces.iter().map(|word| (fold(word), word.clone())).collect();
            let mut writer = DictionaryWriter::default();
            for (n_docs, (folded, surface)) in (1..).zip(&words) {
                writer.push(Word { folded, surface, languages: n_docs & 3, n_docs });
            }
            let read = Dictionary::read(&writer.finish()).unwrap();
            prop_assert_eq!(read.len(), words.len());
            for (at, (folded, surface)) in words.iter().enumerate() {
                let n_docs = at as u32 + 1;
                prop_assert_eq!(read.word(at), Some(Word { folded, surface, languages: n_docs & 3, n_docs }));
                prop_assert!(read.lower_bound(folded) <= at);
            }
        }

        #[test]
        fn any_bytes_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            if let Ok(read) = Dictionary::read(&bytes) {
                for at in 0..=read.len() {
                    _ = read.word(at);
                }
                _ = read.lower_bound("m");
            }
        }
    }
}
