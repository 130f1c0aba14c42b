//! Stem chunks: words that have a stem in common, by language.
//!
//! ```text
//! chunk := (shared:number rest:text n:number (first:number more:number*))*
//! ```
//!
//! A key is the language's position in `Language::ALL` as a letter (`0`, `1`, …) and the stem; words are their numbers in
//! the dictionary, each less the one before. A group that is only the word that looks like its stem is left out.

use crate::bytes::{Bytes, Damaged, Write};
use crate::dictionary::shared_bytes;

/// The key of a group.
pub(crate) fn key(language: usize, stem: &str) -> String {
    let letter = u8::try_from(language)
        .unwrap_or(u8::MAX)
        .saturating_add(b'0');
    format!("{}{stem}", char::from(letter))
}

/// A chunk under construction.
#[derive(Debug, Default)]
pub(crate) struct StemsWriter {
    bytes: Vec<u8>,
    last: String,
}

impl StemsWriter {
    /// Appends a group, whose key comes after those before; its words ascend.
    pub fn push(&mut self, key: &str, words: &[u32]) {
        let mut shared = shared_bytes(&self.last, key);
        while !key.is_char_boundary(shared) {
            shared -= 1;
        }
        self.bytes.number(shared as u64);
        self.bytes.text(key.get(shared..).unwrap_or_default());
        self.bytes.number(words.len() as u64);
        let mut before = 0;
        for &word in words {
            self.bytes.number(u64::from(word.wrapping_sub(before)));
            before = word;
        }
        self.last.clear();
        self.last.push_str(key);
    }

    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// The chunk; this begins the next one.
    pub fn finish(&mut self) -> Vec<u8> {
        std::mem::take(self).bytes
    }
}

/// A chunk, unpacked.
#[derive(Debug, Default)]
pub(crate) struct Stems {
    groups: Vec<(String, Vec<u32>)>,
}

impl Stems {
    pub fn read(bytes: &[u8]) -> Result<Stems, Damaged> {
        let mut bytes = Bytes(bytes);
        let mut groups: Vec<(String, Vec<u32>)> = Vec::new();
        while !bytes.is_empty() {
            let shared = bytes.small()? as usize;
            let last = groups.last().map_or("", |(key, _)| key);
            let mut key = last.get(..shared).ok_or(Damaged)?.to_owned();
            key.push_str(bytes.text()?);
            let n = bytes.count()?;
            let mut words = Vec::with_capacity(n);
            let mut word = 0_u32;
            for _ in 0..n {
                word = word.checked_add(bytes.small()?).ok_or(Damaged)?;
                words.push(word);
            }
            groups.push((key, words));
        }
        Ok(Stems { groups })
    }

    /// The words of a group.
    pub fn get(&self, key: &str) -> Option<&[u32]> {
        let at = self
            .groups
            .binary_search_by(|(known, _)| known.as_str().cmp(key))
            .ok()?;
        self.groups.get(at).map(|(_, words)| words.as_slice())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn groups_come_out_as_they_went_in(
            groups in prop::collection::btree_map("[0-2][a-cé]{0,4}", prop::collection::btree_set(any::<u32>(), 1..5), 0..20)
        ) {
            let mut writer = StemsWriter::default();
            for (key, words) in &groups {
                writer.push(key, &words.iter().copied().collect::<Vec<_>>());
            }
            let read = Stems::read(&writer.finish()).unwrap();
            for (key, words) in &groups {
                prop_assert!(read.get(key).unwrap().iter().eq(words));
            }
            prop_assert_eq!(read.get("0none"), None);
        }

        #[test]
        fn any_bytes_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            _ = Stems::read(&bytes);
        }
    }
}
