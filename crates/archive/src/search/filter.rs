//! Conditions that are not words: entities, periods, and the counts beside entities.

use dossier_core::date::{Day, Period};
use dossier_core::order;
use dossier_core::text::{fold, words};
use fixedbitset::FixedBitSet;

use super::Request;
use crate::article::read_entity;
use crate::bytes::Bytes;
use crate::chunk::Kind;
use crate::columns::Days;
use crate::numbers::Numbers;
use crate::store::Store;

/// The articles that meet the filters of a request; `None` when there are none.
pub(super) fn allowed(store: &Store, request: &Request) -> Option<FixedBitSet> {
    let n_docs = store.root.n_docs as usize;
    let mut allowed: Option<FixedBitSet> = None;
    let mut narrow = |docs: FixedBitSet| match &mut allowed {
        Some(allowed) => allowed.intersect_with(&docs),
        None => allowed = Some(docs),
    };
    let mut include = request.include.clone();
    order::sort(&mut include);
    let type_of = |entity: &u32| {
        store
            .root
            .kinds
            .partition_point(|(_, first)| first <= entity)
    };
    let wants_all = |entity: &u32| {
        let kind = type_of(entity).checked_sub(1);
        let kind = kind.and_then(|at| store.root.kinds.get(at));
        kind.is_some_and(|(kind, _)| request.all_types.contains(kind))
    };
    for of_type in include.chunk_by(|a, b| type_of(a) == type_of(b)) {
        if of_type.first().is_some_and(wants_all) {
            of_type
                .iter()
                .for_each(|&entity| narrow(mentioning(store, &[entity])));
        } else {
            narrow(mentioning(store, of_type));
        }
    }
    if !request.exclude.is_empty() {
        let mut docs = mentioning(store, &request.exclude);
        docs.toggle_range(..);
        narrow(docs);
    }
    if let Some(period) = &request.period {
        narrow(within(store, period));
    }
    debug_assert!(
        allowed
            .as_ref()
            .is_none_or(|allowed| allowed.len() == n_docs)
    );
    allowed
}

/// The articles that mention one of `entities`.
fn mentioning(store: &Store, entities: &[u32]) -> FixedBitSet {
    let mut docs = FixedBitSet::with_capacity(store.root.n_docs as usize);
    for &entity in entities {
        store.each_mention(entity, &mut |doc| docs.insert(doc as usize));
    }
    docs
}

/// The articles of which a day may be in the period.
pub(crate) fn within(store: &Store, period: &Period) -> FixedBitSet {
    let mut docs = FixedBitSet::with_capacity(store.root.n_docs as usize);
    store.each_days(&mut |doc, days| {
        if days.is_some_and(|days| may_be_in(days, period)) {
            docs.insert(doc as usize);
        }
    });
    docs
}

fn may_be_in((first, last): Days, period: &Period) -> bool {
    Day(first.into()) <= period.last && Day(last.into()) >= period.first
}

/// The articles that mention an entity of a type with these words in a name, one after the other; the last one may go on.
pub(super) fn named(store: &Store, kind: &str, asked: &[String], grows: bool) -> FixedBitSet {
    let kinds = &store.root.kinds;
    let at = kinds.iter().position(|(known, _)| known == kind);
    let first = at.and_then(|at| kinds.get(at)).map(|(_, first)| *first);
    let end = at.and_then(|at| kinds.get(at + 1)).map(|(_, first)| *first);
    let of_kind = first.unwrap_or(0)..end.unwrap_or(store.root.n_entities);
    let mut found = Vec::new();
    if first.is_some() {
        each_name_with(store, asked, grows, &mut |entity, _| {
            if of_kind.contains(&entity) {
                found.push(entity);
            }
        });
    }
    mentioning(store, &found)
}

/// Calls `each` with every entity and the number of its names that have these words (folded) one after the other; the last
/// word may go on.
pub(super) fn each_name_with(
    store: &Store,
    asked: &[String],
    grows: bool,
    each: &mut dyn FnMut(u32, u32),
) {
    let last = asked.len().saturating_sub(1);
    let mut candidates: Option<Numbers> = None;
    for (at, word) in asked.iter().enumerate() {
        let mut of_word = if grows && at == last {
            store.named_from(word)
        } else {
            store.named(word)
        };
        if let Some(before) = &candidates {
            of_word.keep(before);
        }
        candidates = Some(of_word);
    }
    for entity in candidates.unwrap_or_default().keys() {
        let Some(bytes) = store.listed(Kind::Entities, entity) else {
            continue;
        };
        let Ok(known) = read_entity(&mut Bytes(bytes)) else {
            continue;
        };
        let names = std::iter::once(&known.name).chain(&known.aliases);
        let n = names.filter(|name| has(name, asked, grows)).count();
        if n > 0 {
            each(entity, n as u32);
        }
    }
}

/// The entities of which a name has, for each word of `typed`, a word that begins so; `None` when there is no word.
pub(crate) fn beginning(store: &Store, typed: &str) -> Option<Numbers> {
    let mut all: Option<Numbers> = None;
    for word in words(typed) {
        let mut of_word = store.named_from(&fold(&word.surface));
        if let Some(known) = &all {
            of_word.keep(known);
        }
        all = Some(of_word);
    }
    all
}

pub(crate) fn has(name: &str, asked: &[String], grows: bool) -> bool {
    let names: Vec<String> = words(name).map(|word| fold(&word.surface)).collect();
    let is_run = |run: &[String]| {
        run.iter()
            .zip(asked)
            .enumerate()
            .all(|(at, (name, asked))| {
                name == asked || grows && at + 1 == run.len() && name.starts_with(asked.as_str())
            })
    };
    names.windows(asked.len().max(1)).any(is_run)
}
