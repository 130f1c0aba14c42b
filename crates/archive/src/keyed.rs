//! Chunks of lists that are found by a text: words by their stem, entities by a word of their names, articles by id.
//!
//! ```text
//! chunk := n:number shared:number* rest:number* counts:number* letters firsts:number* others:number*
//! ```
//!
//! Keys ascend; each is as many bytes as it shares with the one before, and the rest of it out of the letters. Then come the
//! first value of each list, and all others. Columns instead of lists: they compress by a sixth better.
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
    n: u64,
    shared: Vec<u8>,
    rest: Vec<u8>,
    counts: Vec<u8>,
    letters: Vec<u8>,
    firsts: Vec<u8>,
    others: Vec<u8>,
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
        let rest = key.get(shared..).unwrap_or_default();
        self.n += 1;
        self.shared.number(shared as u64);
        self.rest.number(rest.len() as u64);
        self.counts.number(values.len() as u64);
        self.letters.extend_from_slice(rest.as_bytes());
        let (firsts, others) = values.split_at(values.len().min(1));
        firsts
            .iter()
            .for_each(|&value| self.firsts.number(value.into()));
        others
            .iter()
            .for_each(|&value| self.others.number(value.into()));
        self.last.clear();
        self.last.push_str(key);
    }

    pub fn len(&self) -> usize {
        let columns = [&self.shared, &self.rest, &self.counts, &self.letters];
        let values = self.firsts.len() + self.others.len();
        columns.map(Vec::len).into_iter().sum::<usize>() + values
    }

    /// The chunk; this begins the next one.
    pub fn finish(&mut self) -> Vec<u8> {
        let done = std::mem::take(self);
        let mut bytes = Vec::with_capacity(done.len() + 8);
        bytes.number(done.n);
        for column in [
            done.shared,
            done.rest,
            done.counts,
            done.letters,
            done.firsts,
            done.others,
        ] {
            bytes.extend_from_slice(&column);
        }
        bytes
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

/// The next `n` numbers.
fn numbers(bytes: &mut Bytes<'_>, n: usize) -> Result<Vec<u32>, Damaged> {
    if n > bytes.0.len() {
        return Err(Damaged);
    }
    (0..n).map(|_| bytes.small()).collect()
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
        let n = bytes.count()?;
        let shared = numbers(&mut bytes, n)?;
        let rest = numbers(&mut bytes, n)?;
        let counts = numbers(&mut bytes, n)?;
        let n_letters = rest.iter().map(|&n| n as usize).sum();
        let mut letters = Bytes(bytes.take(n_letters)?);
        let firsts = numbers(&mut bytes, counts.iter().filter(|&&n| n > 0).count())?;
        let mut firsts = firsts.into_iter();
        let mut lists: Vec<(String, Vec<u32>)> = Vec::with_capacity(n);
        let mut last_first = 0_u32;
        for ((shared, rest), count) in shared.into_iter().zip(rest).zip(counts) {
            let last = lists.last().map_or("", |(key, _)| key);
            let mut key = last.get(..shared as usize).ok_or(Damaged)?.to_owned();
            let rest = std::str::from_utf8(letters.take(rest as usize)?).map_err(|_| Damaged)?;
            key.push_str(rest);
            let mut values = Vec::new();
            if count > 0 {
                let value = firsts.next().ok_or(Damaged)?;
                values = numbers(&mut bytes, count as usize - 1)?;
                values.insert(0, value);
            }
            if near && let Some((first, others)) = values.split_first_mut() {
                *first = last_first.wrapping_add(unfolded(*first));
                last_first = *first;
                let mut before = last_first;
                for value in others {
                    before = before.checked_add(*value).ok_or(Damaged)?;
                    *value = before;
                }
            }
            lists.push((key, values));
        }
        if !bytes.is_empty() {
            return Err(Damaged);
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
