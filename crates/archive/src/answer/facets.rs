//! How many articles would show if an entity were included in the view, for every entity, by one walk over the articles.
//!
//! The rule is that of `dossier_core::filter`: within a type the included entities are alternatives, or all needed; across
//! types all hold; for an excluded entity the exclusion is taken as turned round.

use dossier_core::search::radix::sort_by_upper_half;
use fixedbitset::FixedBitSet;

use crate::store::Store;

/// What the view asks of entities.
pub(super) struct Choices<'a> {
    pub include: &'a [u32],
    pub exclude: &'a [u32],
    pub all_types: &'a [String],
}

/// See the module.
pub(super) struct Counts {
    /// How many articles the view has.
    n_shown: u32,
    /// By entity: the articles that it adds to the view (any) or keeps in it (all).
    counts: Vec<u32>,
    /// Entities in articles that would show if they were included.
    seen: FixedBitSet,
    /// Types with included entities of which one is enough: ranges of entities.
    any_of: Vec<std::ops::Range<u32>>,
}

/// A type with included entities.
struct Wanted {
    entities: std::ops::Range<u32>,
    /// Whether an article must have all of those that are included.
    is_all: bool,
    /// How many an article must have.
    n_needed: u32,
    /// How many the article at hand has.
    n_had: u32,
}

impl Wanted {
    fn is_met(&self) -> bool {
        self.n_had >= self.n_needed
    }
}

const INCLUDED: u8 = 1;
const EXCLUDED: u8 = 2;

impl Counts {
    /// In a view of `n_shown` articles, whose query and period leave `others`.
    pub fn new(store: &Store, others: &FixedBitSet, choices: &Choices<'_>, n_shown: u32) -> Counts {
        let n_entities = store.root.n_entities as usize;
        let mut counts = Counts {
            n_shown,
            counts: vec![0; n_entities],
            seen: FixedBitSet::with_capacity(n_entities),
            any_of: Vec::new(),
        };
        if choices.include.is_empty() && choices.exclude.is_empty() {
            store.each_tagged(others, &mut |entities| {
                for &entity in entities {
                    if let Some(count) = counts.counts.get_mut(entity as usize) {
                        *count += 1;
                    }
                }
            });
            for (entity, &count) in counts.counts.iter().enumerate() {
                counts.seen.set(entity, count > 0);
            }
            return counts;
        }
        let mut marks = vec![0_u8; n_entities];
        for (numbers, mark) in [(choices.include, INCLUDED), (choices.exclude, EXCLUDED)] {
            for &number in numbers {
                if let Some(marked) = marks.get_mut(number as usize) {
                    *marked |= mark;
                }
            }
        }
        let mut wanted = wanted(store, &marks, choices.all_types);
        store.each_tagged(others, &mut |entities| {
            counts.walk(entities, &marks, &mut wanted);
        });
        let any_of = wanted.into_iter().filter(|kind| !kind.is_all);
        counts.any_of = any_of.map(|kind| kind.entities).collect();
        counts
    }

    fn walk(&mut self, entities: &[u32], marks: &[u8], wanted: &mut [Wanted]) {
        let mark = |entity: u32| marks.get(entity as usize).copied().unwrap_or(0);
        wanted.iter_mut().for_each(|kind| kind.n_had = 0);
        let mut n_excluded = 0;
        for &entity in entities {
            if mark(entity) & EXCLUDED != 0 {
                n_excluded += 1;
            }
            if mark(entity) & INCLUDED != 0 {
                let kind = wanted
                    .iter_mut()
                    .find(|kind| kind.entities.contains(&entity));
                kind.into_iter().for_each(|kind| kind.n_had += 1);
            }
        }
        let n_unmet = wanted.iter().filter(|kind| !kind.is_met()).count();
        if n_excluded > 1 || n_unmet > 1 {
            return;
        }
        for &entity in entities {
            let was_excluded = mark(entity) & EXCLUDED != 0;
            if n_excluded != u32::from(was_excluded) {
                continue;
            }
            let kind = wanted.iter().find(|kind| kind.entities.contains(&entity));
            let is_met = kind.is_none_or(Wanted::is_met);
            let is_all = kind.is_some_and(|kind| kind.is_all);
            // Every other type must be met; its own too when all of its entities are needed.
            if n_unmet > usize::from(!is_met) || (is_all && !is_met) {
                continue;
            }
            self.seen.insert(entity as usize);
            let shows_anyway = kind.is_some() && is_met && !is_all && !was_excluded;
            if let Some(count) = self.counts.get_mut(entity as usize)
                && !shows_anyway
            {
                *count += 1;
            }
        }
    }

    /// How many articles would show if the entity were included.
    pub fn of(&self, entity: u32) -> u32 {
        let added = self.counts.get(entity as usize).copied().unwrap_or(0);
        let is_beside = self.any_of.iter().any(|kind| kind.contains(&entity));
        if is_beside {
            added.saturating_add(self.n_shown)
        } else {
            added
        }
    }

    /// Whether an article that would show with the entity mentions it.
    pub fn is_seen(&self, entity: u32) -> bool {
        self.seen.contains(entity as usize)
    }

    /// Keeps the `n` most frequent, in that order; of equals the first by name.
    ///
    /// `entities` are ascending, as their names are.
    pub fn most_frequent(&self, entities: &mut Vec<u32>, n: usize) {
        // What shows anyway is the same for all of a type.
        let key = |entity: &u32| {
            let added = self.counts.get(*entity as usize).copied().unwrap_or(0);
            u64::from(!added) << 32 | u64::from(*entity)
        };
        let mut keys: Vec<u64> = entities.iter().map(key).collect();
        sort_by_upper_half(&mut keys);
        *entities = keys.into_iter().take(n).map(|key| key as u32).collect();
    }
}

/// The types with included entities.
fn wanted(store: &Store, marks: &[u8], all_types: &[String]) -> Vec<Wanted> {
    let mut wanted = Vec::new();
    let mut end = store.root.n_entities;
    for (kind, first) in store.root.kinds.iter().rev() {
        let (entities, is_all) = (*first..end, all_types.contains(kind));
        end = *first;
        let of_kind = entities.start as usize..entities.end as usize;
        let marks = marks.get(of_kind).unwrap_or_default();
        let n = marks.iter().filter(|&&mark| mark & INCLUDED != 0).count() as u32;
        if n > 0 {
            wanted.push(Wanted {
                entities,
                is_all,
                n_needed: if is_all { n } else { 1 },
                n_had: 0,
            });
        }
    }
    wanted
}
