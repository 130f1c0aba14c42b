//! Numbers with a value each, in order: words with how literally they match, entities with how many articles mention them.
//!
//! One vector and one type for all of them: a tree of the standard library is some ten kilobytes of WebAssembly for each
//! type of value, and the numbers of an index mostly come in order.

use dossier_core::search::radix::sort_by_upper_half;

/// By number ascending, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Numbers(Vec<(u32, u32)>);

/// What one number with two values has.
pub(crate) type Join = fn(u32, u32) -> u32;

impl Numbers {
    /// From pairs in any order.
    pub fn new(pairs: &[(u32, u32)], join: Join) -> Numbers {
        let key = |&(number, value): &(u32, u32)| u64::from(number) << 32 | u64::from(value);
        let mut keys: Vec<u64> = pairs.iter().map(key).collect();
        sort_by_upper_half(&mut keys);
        let mut numbers = Numbers(Vec::with_capacity(keys.len()));
        for key in keys {
            numbers.put((key >> 32) as u32, key as u32, join);
        }
        numbers
    }

    /// Adds a number, or joins its value with the one that is there.
    pub fn put(&mut self, number: u32, value: u32, join: Join) {
        let at = match self.0.last() {
            Some(&(last, _)) if last < number => Err(self.0.len()),
            _ => self.position(number),
        };
        match at {
            Ok(at) => {
                if let Some((_, known)) = self.0.get_mut(at) {
                    *known = join(*known, value);
                }
            }
            Err(at) => self.0.insert(at, (number, value)),
        }
    }

    fn position(&self, number: u32) -> Result<usize, usize> {
        self.0.binary_search_by_key(&number, |(known, _)| *known)
    }

    /// Whether the number is there.
    pub fn has(&self, number: u32) -> bool {
        self.position(number).is_ok()
    }

    /// Keeps those that `others` has too.
    pub fn keep(&mut self, others: &Numbers) {
        self.retain(|number| others.has(number));
    }

    /// Keeps the numbers that `is_kept`.
    pub fn retain(&mut self, is_kept: impl Fn(u32) -> bool) {
        self.0.retain(|(number, _)| is_kept(*number));
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The numbers with their values, ascending.
    pub fn iter(&self) -> impl Iterator<Item = (u32, u32)> {
        self.0.iter().copied()
    }

    /// The numbers, ascending.
    pub fn keys(&self) -> impl Iterator<Item = u32> {
        self.0.iter().map(|(number, _)| *number)
    }

    /// Greatest value first, of equals the smaller number.
    pub fn greatest_first(&self) -> Vec<(u32, u32)> {
        let key = |(number, value): (u32, u32)| u64::from(!value) << 32 | u64::from(number);
        let mut keys: Vec<u64> = self.iter().map(key).collect();
        sort_by_upper_half(&mut keys);
        let pair = |key: u64| (key as u32, !((key >> 32) as u32));
        keys.into_iter().map(pair).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn numbers_are_a_map_of_the_standard_library(
            pairs in prop::collection::vec((0_u32..40, any::<u8>()), 0..60), more in prop::collection::vec(0_u32..40, 0..9)
        ) {
            let pairs: Vec<(u32, u32)> = pairs.into_iter().map(|(number, value)| (number, value.into())).collect();
            let mut expected: BTreeMap<u32, u32> = BTreeMap::new();
            for &(number, value) in &pairs {
                *expected.entry(number).or_default() += value;
            }
            let mut numbers = Numbers::new(&pairs, u32::saturating_add);
            let mut put = Numbers::default();
            pairs.iter().for_each(|&(number, value)| put.put(number, value, u32::saturating_add));
            prop_assert_eq!(&put, &numbers);
            prop_assert!(numbers.iter().eq(expected.iter().map(|(number, value)| (*number, *value))));
            prop_assert_eq!((numbers.len(), numbers.is_empty()), (expected.len(), expected.is_empty()));

            let mut ranked: Vec<(u32, u32)> = numbers.iter().collect();
            ranked.sort_by_key(|&(number, value)| (Reverse(value), number));
            prop_assert_eq!(numbers.greatest_first(), ranked);

            let of_more: Vec<(u32, u32)> = more.iter().map(|&number| (number, 0)).collect();
            let others = Numbers::new(&of_more, u32::max);
            numbers.keep(&others);
            expected.retain(|number, _| more.contains(number));
            prop_assert!(numbers.keys().eq(expected.keys().copied()));
            prop_assert!(more.iter().all(|&number| others.has(number)));
        }
    }
}
