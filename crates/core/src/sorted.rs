//! Small maps and sets in the order of their keys, one vector each.
//!
//! For what a reader chooses: a dozen entries. The standard library's trees are faster from some hundred entries on
//! and weigh ten times as much in the page.

/// A map, by key ascending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SortedMap<K, V>(Vec<(K, V)>);

/// A set, ascending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SortedSet<K>(SortedMap<K, ()>);

type Pair<'a, K, V> = fn(&'a (K, V)) -> (&'a K, &'a V);

impl<K: Ord, V> SortedMap<K, V> {
    fn position(&self, key: &K) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| other.cmp(key))
    }

    /// The value of a key.
    pub fn get(&self, key: &K) -> Option<&V> {
        let at = self.position(key).ok()?;
        Some(&self.0[at].1)
    }

    /// Sets the value of a key; the value that it had.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.position(&key) {
            Ok(at) => Some(std::mem::replace(&mut self.0[at].1, value)),
            Err(at) => {
                self.0.insert(at, (key, value));
                None
            }
        }
    }

    /// Takes a key out; the value that it had.
    pub fn remove(&mut self, key: &K) -> Option<V> {
        let at = self.position(key).ok()?;
        Some(self.0.remove(at).1)
    }
}

impl<K, V> SortedMap<K, V> {
    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The entries, by key ascending.
    pub fn iter(&self) -> std::iter::Map<std::slice::Iter<'_, (K, V)>, Pair<'_, K, V>> {
        self.0.iter().map(|(key, value)| (key, value))
    }
}

impl<K: Ord> SortedSet<K> {
    /// Whether it is in the set.
    pub fn contains(&self, key: &K) -> bool {
        self.0.get(key).is_some()
    }

    /// Adds it; whether it is new.
    pub fn insert(&mut self, key: K) -> bool {
        self.0.insert(key, ()).is_none()
    }

    /// Takes it out; whether it was there.
    pub fn remove(&mut self, key: &K) -> bool {
        self.0.remove(key).is_some()
    }
}

impl<K> SortedSet<K> {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// All that is in it, ascending.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &K> {
        self.0.iter().map(|(key, _)| key)
    }
}

impl<K, V> Default for SortedMap<K, V> {
    fn default() -> Self {
        SortedMap(Vec::new())
    }
}

impl<K> Default for SortedSet<K> {
    fn default() -> Self {
        SortedSet(SortedMap::default())
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for SortedMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = SortedMap::default();
        for (key, value) in entries {
            map.insert(key, value);
        }
        map
    }
}

impl<K: Ord> FromIterator<K> for SortedSet<K> {
    fn from_iter<I: IntoIterator<Item = K>>(keys: I) -> Self {
        SortedSet(keys.into_iter().map(|key| (key, ())).collect())
    }
}

impl<'a, K, V> IntoIterator for &'a SortedMap<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = std::iter::Map<std::slice::Iter<'a, (K, V)>, Pair<'a, K, V>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_map_is_the_standard_librarys(steps: Vec<(u8, Option<u8>)>) {
            let (mut ours, mut stds) = (SortedMap::default(), BTreeMap::new());
            for (key, value) in steps {
                let key = key % 16;
                match value {
                    Some(value) => prop_assert_eq!(ours.insert(key, value), stds.insert(key, value)),
                    None => prop_assert_eq!(ours.remove(&key), stds.remove(&key)),
                }
                prop_assert_eq!(ours.get(&key), stds.get(&key));
                prop_assert_eq!((ours.len(), ours.is_empty()), (stds.len(), stds.is_empty()));
                prop_assert!(ours.iter().eq(stds.iter()));
            }
            prop_assert_eq!(ours, stds.into_iter().rev().collect());
        }

        #[test]
        fn a_set_is_the_standard_librarys(steps: Vec<(u8, bool)>) {
            let (mut ours, mut stds) = (SortedSet::default(), BTreeSet::new());
            for (key, add) in steps {
                let key = key % 16;
                if add {
                    prop_assert_eq!(ours.insert(key), stds.insert(key));
                } else {
                    prop_assert_eq!(ours.remove(&key), stds.remove(&key));
                }
                prop_assert_eq!(ours.contains(&key), stds.contains(&key));
                prop_assert!(ours.iter().eq(stds.iter()));
                prop_assert_eq!((ours.len(), ours.is_empty()), (stds.len(), stds.is_empty()));
            }
        }
    }
}
