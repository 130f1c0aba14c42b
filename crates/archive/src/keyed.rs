//! Chunks of lists that are found by a text: words by their stem, entities by a word of their names, articles by id.
//!
//! ```text
//! chunk := (shared:number rest:text n:number value:number*)*     keys ascend; shared bytes with the key before
//! ```
//!
//! | kind | key | values |
//! | --- | --- | --- |
//! | stems | position of the language in `Language::ALL` as a letter (`0`, `1`, …), then the stem | words, coded near; a group that is only the word that looks like its stem is left out |
//! | names | a folded word of a name or of another name | entity, and how many articles mention it; entities ascend |
//! | names | first letters of more than [`MAX_READ`] such pairs, then [`MOST_MENTIONED`] | the same, the most mentioned first |
//! | ids | an id | articles that have it, ascending, coded near |
//!
//! Coded near: the first value is the distance from the first one of the list before, `0, -1, 1, -2, …` as `0, 1, 2, 3, …`; each
//! other is less the one before it. In such kinds lists that follow one another have values that do nearly so.

use crate::bytes::{Bytes, Damaged, Write};
use crate::dictionary::shared_bytes;

/// What ends the key of a list of the most mentioned: no folded word has it.
pub(crate) const MOST_MENTIONED: char = '\u{1}';

/// How many pairs of entity and count are read to find the most mentioned ones of a prefix; beyond, a list is written.
pub(crate) const MAX_READ: usize = if cfg!(test) { 3 } else { 64 };

/// Letters of the longest prefix that has such a list.
pub(crate) const MAX_PREFIX: usize = 12;

/// How long such a list is.
pub(crate) const N_MOST: usize = if cfg!(test) { 2 } else { 20 };

/// The key of a group of words with a stem in common.
pub(crate) fn stem_key(language: usize, stem: &str) -> String {
    let letter = u8::try_from(language)
        .unwrap_or(u8::MAX)
        .saturating_add(b'0');
    format!("{}{stem}", char::from(letter))
}

/// A chunk under construction.
#[derive(Debug, Default)]
pub(crate) struct KeyedWriter {
    bytes: Vec<u8>,
    last: String,
    /// The first value of the list before, for those that are coded near.
    last_first: u32,
}

impl KeyedWriter {
    /// Appends a list that is coded near; its values ascend.
    pub fn push_near(&mut self, key: &str, values: &[u32]) {
        let mut before = self.last_first;
        let mut coded = Vec::with_capacity(values.len());
        for (at, &value) in values.iter().enumerate() {
            let distance = value.wrapping_sub(before);
            coded.push(if at == 0 { folded(distance) } else { distance });
            before = value;
        }
        self.last_first = values.first().copied().unwrap_or(self.last_first);
        self.push(key, &coded);
    }

    /// Appends a list, whose key comes after those before.
    pub fn push(&mut self, key: &str, values: &[u32]) {
        let mut shared = shared_bytes(&self.last, key);
        while !key.is_char_boundary(shared) {
            shared -= 1;
        }
        self.bytes.number(shared as u64);
        self.bytes.text(key.get(shared..).unwrap_or_default());
        self.bytes.number(values.len() as u64);
        values
            .iter()
            .for_each(|&value| self.bytes.number(value.into()));
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

/// A distance forwards or backwards, as a number that is small for short ones.
fn folded(distance: u32) -> u32 {
    let distance = distance as i32;
    (distance << 1 ^ distance >> 31) as u32
}

fn unfolded(number: u32) -> u32 {
    number >> 1 ^ (number & 1).wrapping_neg()
}

/// A chunk, unpacked.
#[derive(Debug, Default)]
pub(crate) struct Keyed {
    lists: Vec<(String, Vec<u32>)>,
}

impl Keyed {
    /// Reads a chunk, whose values may be coded near.
    pub fn read(bytes: &[u8], near: bool) -> Result<Keyed, Damaged> {
        let mut bytes = Bytes(bytes);
        let mut lists: Vec<(String, Vec<u32>)> = Vec::new();
        let mut last_first = 0_u32;
        while !bytes.is_empty() {
            let shared = bytes.small()? as usize;
            let last = lists.last().map_or("", |(key, _)| key);
            let mut key = last.get(..shared).ok_or(Damaged)?.to_owned();
            key.push_str(bytes.text()?);
            let n = bytes.count()?;
            let mut values = Vec::with_capacity(n);
            for at in 0..n {
                let value = bytes.small()?;
                let before = values.last().copied().unwrap_or(last_first);
                values.push(match at {
                    _ if !near => value,
                    0 => before.wrapping_add(unfolded(value)),
                    _ => before.checked_add(value).ok_or(Damaged)?,
                });
            }
            last_first = values.first().copied().unwrap_or(last_first);
            lists.push((key, values));
        }
        Ok(Keyed { lists })
    }

    /// The list of a key.
    pub fn get(&self, key: &str) -> Option<&[u32]> {
        let at = self
            .lists
            .binary_search_by(|(known, _)| known.as_str().cmp(key))
            .ok()?;
        self.lists.get(at).map(|(_, values)| values.as_slice())
    }

    /// The lists whose keys begin so, in order.
    pub fn each_from<'a>(&'a self, start: &'a str) -> impl Iterator<Item = (&'a str, &'a [u32])> {
        let first = self.lists.partition_point(|(key, _)| key.as_str() < start);
        let rest = self.lists.get(first..).unwrap_or_default().iter();
        let rest = rest.map(|(key, values)| (key.as_str(), values.as_slice()));
        rest.take_while(move |(key, _)| key.starts_with(start))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn lists_come_out_as_they_went_in(
            lists in prop::collection::btree_map("[0-2][a-cé]{0,4}", prop::collection::btree_set(any::<u32>(), 1..5), 0..20)
        ) {
            for near in [false, true] {
                let mut writer = KeyedWriter::default();
                for (key, values) in &lists {
                    let values: Vec<u32> = values.iter().copied().collect();
                    if near {
                        writer.push_near(key, &values);
                    } else {
                        writer.push(key, &values);
                    }
                }
                let read = Keyed::read(&writer.finish(), near).unwrap();
                for (key, values) in &lists {
                    prop_assert!(read.get(key).unwrap().iter().eq(values));
                }
                prop_assert_eq!(read.get("0none"), None);
                let found = read.each_from("1").map(|(key, _)| key);
                prop_assert!(found.eq(lists.keys().filter(|key| key.starts_with('1'))));
            }
        }

        #[test]
        fn any_bytes_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..60), near in any::<bool>()) {
            if let Ok(read) = Keyed::read(&bytes, near) {
                _ = read.get("a");
                _ = read.each_from("").count();
            }
        }
    }
}
