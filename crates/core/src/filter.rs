//! Which passages a view shows, and how many each further choice would show: set logic, nothing else.
//!
//! A passage is shown when it matches the query AND every type's included entities (any of them, or all
//! of them where the reader asks so) AND none of the excluded ones AND the period. Sets are indexed by
//! [`PassageIdx`]. Nothing here ranks, and nothing knows a query's text.

use fixedbitset::FixedBitSet;

use crate::date::{Period, Presence};
use crate::model::{Dossier, EntityIdx, PassageIdx, TypeIdx};
use crate::sorted::{SortedMap, SortedSet};

/// What the reader chose for an entity; an entity without a choice is off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Choice {
    /// Only passages with it (or with another included entity of its type).
    Include,
    /// No passage with it.
    Exclude,
}

/// The parts of a view that decide which passages show.
#[derive(Clone, Copy, Debug)]
pub struct Filter<'a> {
    /// Passages that match the query; `None` without one.
    pub matched: Option<&'a FixedBitSet>,
    /// Choices by entity.
    pub choices: &'a SortedMap<EntityIdx, Choice>,
    /// Types of which a passage must have all included entities instead of any.
    pub all_types: &'a SortedSet<TypeIdx>,
    /// Passages in the period; `None` without one.
    pub in_period: Option<&'a FixedBitSet>,
}

/// The passages of every entity. Made once per load.
#[derive(Clone, Debug, Default)]
pub struct EntitySets {
    /// Entity number `e` is in `passages[starts[e]..starts[e + 1]]`.
    starts: Vec<u32>,
    passages: Vec<PassageIdx>,
}

impl EntitySets {
    /// From the entities of every passage.
    pub fn new(dossier: &Dossier) -> EntitySets {
        let mut starts = vec![0; dossier.entities.len() + 1];
        for entity in dossier
            .passages
            .iter()
            .flat_map(|passage| &passage.entities)
        {
            starts[entity.at() + 1] += 1;
        }
        let mut n_before = 0;
        for start in &mut starts {
            n_before += *start;
            *start = n_before;
        }
        let mut next = starts.clone();
        let mut passages = vec![PassageIdx(0); n_before as usize];
        for (passage_idx, passage) in dossier.passage_indices().zip(&dossier.passages) {
            for entity in &passage.entities {
                passages[next[entity.at()] as usize] = passage_idx;
                next[entity.at()] += 1;
            }
        }
        EntitySets { starts, passages }
    }

    /// The passages that mention the entity, ascending; none for an entity that is not in the dossier.
    pub fn passages(&self, entity: EntityIdx) -> &[PassageIdx] {
        let bound = |at: usize| {
            self.starts
                .get(at)
                .map_or(self.passages.len(), |&start| start as usize)
        };
        &self.passages[bound(entity.at())..bound(entity.at() + 1)]
    }
}

/// The passages that the view shows.
pub fn shown(dossier: &Dossier, sets: &EntitySets, filter: &Filter) -> FixedBitSet {
    let mut shown = unfaceted(dossier, filter);
    for (entity, _) in choices(dossier, filter, Choice::Exclude) {
        for passage in sets.passages(entity) {
            shown.remove(passage.at());
        }
    }
    for included in included_by_type(dossier, sets, filter).iter().flatten() {
        shown.intersect_with(included);
    }
    shown
}

/// How many passages would show if the entity were included in the view as it is, for every entity.
///
/// For an entity that is already included that is the number of passages shown; for an excluded one
/// the exclusion is taken as turned round. Exact, also where passages mention many entities.
pub fn counts(dossier: &Dossier, sets: &EntitySets, filter: &Filter) -> Vec<u32> {
    let others = unfaceted(dossier, filter);
    let n_excluded = n_excluded(dossier, sets, filter);
    let included = included_by_type(dossier, sets, filter);
    let bases: Vec<Base> = (0..dossier.types.len())
        .map(|kind| Base::new(&others, &n_excluded, &included, kind, filter))
        .collect();
    let indices = (0..dossier.entities.len() as u32).map(EntityIdx);
    indices
        .zip(&dossier.entities)
        .map(|(idx, entity)| {
            let Some(base) = bases.get(entity.kind.at()) else {
                return 0;
            };
            let excluded = filter.choices.get(&idx) == Some(&Choice::Exclude);
            let adds = |passage: &&PassageIdx| {
                base.others.contains(passage.at())
                    && n_excluded[passage.at()] == u32::from(excluded)
                    && base.is_added(passage.at(), excluded)
            };
            base.n_shown_anyway + sets.passages(idx).iter().filter(adds).count() as u32
        })
        .collect()
}

/// Passages inside the period, and those that certainly are.
///
/// A passage is inside when a date mentioned in it or an event anchored in it is; the most certain of
/// them decides.
pub fn in_period(dossier: &Dossier, period: &Period) -> (FixedBitSet, FixedBitSet) {
    let mut inside = FixedBitSet::with_capacity(dossier.passages.len());
    let mut certain = inside.clone();
    for (at, passage) in dossier.passages.iter().enumerate() {
        let events = passage
            .events
            .iter()
            .filter_map(|event| dossier.events.get(event.at()));
        let dates = passage.dates.iter().chain(events.map(|event| &event.date));
        let presence = dates
            .map(|date| date.within(period))
            .max_by_key(|&presence| certainty(presence));
        let rank = presence.map_or(0, certainty);
        inside.set(at, rank > 0);
        certain.set(at, rank > 1);
    }
    (inside, certain)
}

/// Entities that share passages with `entity`, and how many: most first, then by name.
pub fn co_occurrence(
    dossier: &Dossier,
    sets: &EntitySets,
    entity: EntityIdx,
) -> Vec<(EntityIdx, u32)> {
    let mut n_shared = vec![0; dossier.entities.len()];
    for passage in sets.passages(entity) {
        for other in &dossier.passages[passage.at()].entities {
            n_shared[other.at()] += 1;
        }
    }
    let mut shared: Vec<(EntityIdx, u32)> = n_shared
        .iter()
        .enumerate()
        .map(|(at, &n)| (EntityIdx(at as u32), n))
        .filter(|&(other, n)| n > 0 && other != entity)
        .collect();
    let name = |idx: EntityIdx| &dossier.entities[idx.at()].name;
    crate::order::sort_by(&mut shared, |a, b| {
        b.1.cmp(&a.1)
            .then_with(|| name(a.0).cmp(name(b.0)))
            .then(a.0.cmp(&b.0))
    });
    shared
}

/// What counting within one type needs to know of the rest of the view.
struct Base {
    /// Passages that meet the query, the period and the other types' inclusions.
    others: FixedBitSet,
    /// The type's own inclusions, which an entity adds to (any) or narrows (all).
    included: Option<FixedBitSet>,
    all: bool,
    /// Passages that show whatever entity of the type is added.
    n_shown_anyway: u32,
}

impl Base {
    fn new(
        unfaceted: &FixedBitSet,
        n_excluded: &[u32],
        included: &[Option<FixedBitSet>],
        kind: usize,
        filter: &Filter,
    ) -> Base {
        let mut others = unfaceted.clone();
        for (other, included) in included.iter().enumerate() {
            if let Some(included) = included.as_ref().filter(|_| other != kind) {
                others.intersect_with(included);
            }
        }
        let included = included[kind].clone();
        let all = filter.all_types.contains(&TypeIdx(kind as u32));
        let n_shown_anyway = match &included {
            Some(included) if !all => {
                let shown = others
                    .intersection(included)
                    .filter(|&passage| n_excluded[passage] == 0);
                shown.count() as u32
            }
            _ => 0,
        };
        Base {
            others,
            included,
            all,
            n_shown_anyway,
        }
    }

    /// Whether a passage of an added entity is new to the view (any) or stays in it (all). What the
    /// entity's own exclusion hid is new even where it has another included entity.
    fn is_added(&self, passage: usize, was_excluded: bool) -> bool {
        let Some(included) = &self.included else {
            return true;
        };
        if self.all {
            included.contains(passage)
        } else {
            was_excluded || !included.contains(passage)
        }
    }
}

/// Passages that meet the query and the period.
fn unfaceted(dossier: &Dossier, filter: &Filter) -> FixedBitSet {
    let mut shown = FixedBitSet::with_capacity(dossier.passages.len());
    shown.insert_range(..);
    for set in [filter.matched, filter.in_period].into_iter().flatten() {
        shown.intersect_with(set);
    }
    shown
}

/// The entities of the dossier for which the reader chose this, with their types.
fn choices(
    dossier: &Dossier,
    filter: &Filter,
    choice: Choice,
) -> impl Iterator<Item = (EntityIdx, TypeIdx)> {
    let chosen = filter
        .choices
        .iter()
        .filter(move |&(_, &chosen)| chosen == choice);
    chosen.filter_map(|(&idx, _)| Some((idx, dossier.entities.get(idx.at())?.kind)))
}

/// By type: the passages with any (or all) of its included entities; `None` where none is included.
fn included_by_type(
    dossier: &Dossier,
    sets: &EntitySets,
    filter: &Filter,
) -> Vec<Option<FixedBitSet>> {
    let mut by_type: Vec<Option<FixedBitSet>> = vec![None; dossier.types.len()];
    for (entity, kind) in choices(dossier, filter, Choice::Include) {
        let mut set = FixedBitSet::with_capacity(dossier.passages.len());
        set.extend(sets.passages(entity).iter().map(|passage| passage.at()));
        match by_type.get_mut(kind.at()) {
            Some(Some(included)) if filter.all_types.contains(&kind) => {
                included.intersect_with(&set)
            }
            Some(Some(included)) => included.union_with(&set),
            Some(empty) => *empty = Some(set),
            None => {}
        }
    }
    by_type
}

/// By passage: how many excluded entities it mentions.
fn n_excluded(dossier: &Dossier, sets: &EntitySets, filter: &Filter) -> Vec<u32> {
    let mut n_excluded = vec![0; dossier.passages.len()];
    for (entity, _) in choices(dossier, filter, Choice::Exclude) {
        for passage in sets.passages(entity) {
            n_excluded[passage.at()] += 1;
        }
    }
    n_excluded
}

fn certainty(presence: Presence) -> u8 {
    match presence {
        Presence::Outside => 0,
        Presence::Possible => 1,
        Presence::Certain => 2,
    }
}

#[cfg(test)]
mod tests;
