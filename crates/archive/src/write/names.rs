//! Entities by the words of their names, and the most mentioned ones for the first letters of many.

use std::collections::{BTreeMap, BTreeSet};

use dossier_core::text::{fold, words};

use super::articles::Entities;
use crate::chunk::Kind;
use crate::keyed::{MAX_PREFIX, MAX_READ, MOST_MENTIONED, N_MOST};
use crate::sink::{ByText, Sink};

/// An entity and how many articles mention it.
type Mentioned = (u32, u32);

/// A prefix whose words are passing.
#[derive(Debug, Default)]
struct Open {
    letters: String,
    found: Vec<Mentioned>,
}

impl Open {
    /// The list of the prefix that ends, if there is too much to be read.
    fn close(&mut self) -> Option<(String, Vec<Mentioned>)> {
        let letters = std::mem::take(&mut self.letters);
        let mut found = std::mem::take(&mut self.found);
        if found.len() <= MAX_READ {
            return None;
        }
        found.sort_unstable();
        found.dedup();
        found.sort_by_key(|&(_, n)| std::cmp::Reverse(n));
        found.truncate(N_MOST);
        Some((format!("{letters}{MOST_MENTIONED}"), found))
    }
}

/// Writes both.
pub(super) fn write(entities: &Entities, sink: &mut Sink<'_>) {
    let mut lists: BTreeMap<String, BTreeSet<Mentioned>> = BTreeMap::new();
    for (number, ((_, name), known)) in (0..).zip(entities) {
        let n_docs = known.docs.len() as u32;
        for name in std::iter::once(name).chain(&known.aliases) {
            for word in words(name) {
                for surface in std::iter::once(word.surface).chain(word.joined) {
                    lists
                        .entry(fold(&surface))
                        .or_default()
                        .insert((number, n_docs));
                }
            }
        }
    }
    let most = most_mentioned(&lists);
    let mut lists = lists.into_iter().peekable();
    let mut most = most.into_iter().peekable();
    let mut chunks = ByText::new(Kind::Names);
    let flat = |list: &mut dyn Iterator<Item = Mentioned>| -> Vec<u32> {
        list.flat_map(|(entity, n_docs)| [entity, n_docs]).collect()
    };
    loop {
        let is_most_next = match (lists.peek(), most.peek()) {
            (Some((word, _)), Some((key, _))) => key < word,
            (None, Some(_)) => true,
            (Some(_), None) => false,
            (None, None) => break,
        };
        if is_most_next {
            if let Some((key, list)) = most.next() {
                chunks.push(&key, &flat(&mut list.into_iter()), sink);
            }
        } else if let Some((word, list)) = lists.next() {
            chunks.push(&word, &flat(&mut list.into_iter()), sink);
        }
    }
    chunks.flush(sink);
}

/// The most mentioned entities of every prefix that has many, in the order of their keys.
fn most_mentioned(lists: &BTreeMap<String, BTreeSet<Mentioned>>) -> Vec<(String, Vec<Mentioned>)> {
    let mut open: Vec<Open> = Vec::new();
    open.resize_with(MAX_PREFIX, Open::default);
    let mut most = Vec::new();
    for (word, list) in lists {
        let mut ends = word
            .char_indices()
            .map(|(at, scalar)| at + scalar.len_utf8());
        for open in &mut open {
            let letters = ends.next().and_then(|end| word.get(..end));
            let letters = letters.unwrap_or_default();
            if open.letters != letters {
                most.extend(open.close());
                letters.clone_into(&mut open.letters);
            }
            if !letters.is_empty() {
                open.found.extend(list);
            }
        }
    }
    most.extend(open.iter_mut().filter_map(Open::close));
    most.sort();
    most
}
