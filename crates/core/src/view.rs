//! What the page shows for a state: plain rows, derived and never stored. Pure.
//!
//! [`Prepared`] is worked out once after the load, [`Found`] once per query, and [`View`] on every change.

use fixedbitset::FixedBitSet;

use crate::date::Presence;
use crate::filter::{self, Choice, EntitySets, Filter};
use crate::model::{
    ArticleIdx, BlockIdx, BlockKind, Dossier, EntityIdx, EventIdx, PassageIdx, Span, TypeIdx,
};
use crate::order;
use crate::search::{Found, Hit, Index};
use crate::state::{Selected, State};

mod runs;
mod strip;

pub use runs::{Run, runs};
pub use strip::{Strip, StripMark, period_from_drag, start_of_month};

/// A dossier with everything that is worked out once.
#[derive(Debug)]
pub struct Prepared {
    /// The dossier.
    pub dossier: Dossier,
    /// Its search index.
    pub index: Index,
    /// Which passages mention each entity.
    pub sets: EntitySets,
    /// The events laid out on one axis.
    pub strip: Strip,
}

impl Prepared {
    /// Indexes a dossier.
    pub fn new(dossier: Dossier) -> Self {
        Prepared {
            index: Index::new(&dossier),
            sets: EntitySets::new(&dossier),
            strip: Strip::new(&dossier),
            dossier,
        }
    }

    /// What a query finds, whatever the filters are.
    pub fn search(&self, query: &str) -> Found {
        self.index.search(&self.dossier, query)
    }
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The passages that match the query and every filter and the period.
    pub shown: FixedBitSet,
    /// How many those are.
    pub n_shown: usize,
    /// How many of them are only possibly in the period.
    pub n_possible: usize,
    /// One per entity type that has entities, in the dossier's order.
    pub facets: Vec<Facet>,
    /// Positions in [`Found::hits`] that are shown, best first.
    pub hits: Vec<usize>,
    /// Positions in [`Found::more`] of those that pass every filter and the period, best first.
    pub more: Vec<usize>,
    /// Highlights in shown passages, in reading order.
    pub marks: Vec<Mark>,
    /// Events that are shown, in order of time.
    pub events: Vec<EventRow>,
    /// How many of those are only possibly in the period.
    pub n_events_possible: usize,
}

/// One entity type as a filter group.
#[derive(Clone, Debug, PartialEq)]
pub struct Facet {
    /// The type.
    pub kind: TypeIdx,
    /// Whether the included values must all stand in one passage.
    pub all: bool,
    /// Its entities: most passages first, then by name; the order never changes while filtering.
    pub values: Vec<FacetValue>,
}

/// One entity as a filter value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// The entity.
    pub entity: EntityIdx,
    /// Included, excluded or off.
    pub choice: Option<Choice>,
    /// How many passages would show if it were included in the current view; exact.
    pub count: u32,
}

/// One highlighted run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The passage.
    pub passage: PassageIdx,
    /// The run in the passage's block.
    pub span: Span,
}

/// One event that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventRow {
    /// The event.
    pub event: EventIdx,
    /// Certainly or only possibly in the period; certain when there is no period.
    pub presence: Presence,
}

/// One line of the reading view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadRow {
    /// A block that is shown.
    Block(BlockIdx),
    /// Blocks that are folded away, from `first` up to, not including, `end`.
    Fold {
        /// First block.
        first: BlockIdx,
        /// One past the last.
        end: BlockIdx,
        /// How many passages they hold.
        n_passages: u32,
    },
}

/// What the page shows for `state`, where `found` is what its query finds.
pub fn derive(prepared: &Prepared, state: &State, found: &Found) -> View {
    let dossier = &prepared.dossier;
    let in_period = state
        .period
        .as_ref()
        .map(|period| filter::in_period(dossier, period));
    let matched = (!found.is_empty_query).then_some(&found.passages);
    let filter = Filter {
        matched,
        choices: &state.choices,
        all_types: &state.all_types,
        in_period: in_period.as_ref().map(|(possible, _)| possible),
    };
    let shown = filter::shown(dossier, &prepared.sets, &filter);
    let n_possible = in_period
        .as_ref()
        .map_or(0, |(_, certain)| shown.difference(certain).count());
    let counts = filter::counts(dossier, &prepared.sets, &filter);
    let facets = facets(prepared, state, &counts);
    let among = |hits: &[Hit], passages: &FixedBitSet| {
        let hits = hits.iter().enumerate();
        let inside = hits.filter(|(_, hit)| passages.contains(hit.passage.at()));
        inside.map(|(at, _)| at).collect::<Vec<_>>()
    };
    let hits = among(&found.hits, &shown);
    let more = if found.more.is_empty() {
        Vec::new()
    } else {
        let beside_query = Filter {
            matched: None,
            ..filter
        };
        let passages = filter::shown(dossier, &prepared.sets, &beside_query);
        among(&found.more, &passages)
    };
    let beside_period = Filter {
        in_period: None,
        ..filter
    };
    let passages = filter::shown(dossier, &prepared.sets, &beside_period);
    let events = events(dossier, state, &passages);
    View {
        n_shown: shown.count_ones(..),
        n_possible,
        facets,
        hits,
        more,
        marks: marks(found, &shown),
        n_events_possible: events
            .iter()
            .filter(|row| row.presence == Presence::Possible)
            .count(),
        events,
        shown,
    }
}

fn facets(prepared: &Prepared, state: &State, counts: &[u32]) -> Vec<Facet> {
    let dossier = &prepared.dossier;
    let mut facets: Vec<Facet> = (0..dossier.types.len() as u32)
        .map(|kind| Facet {
            kind: TypeIdx(kind),
            all: state.all_types.contains(&TypeIdx(kind)),
            values: Vec::new(),
        })
        .collect();
    for (at, entity) in dossier.entities.iter().enumerate() {
        let idx = EntityIdx(at as u32);
        facets[entity.kind.at()].values.push(FacetValue {
            entity: idx,
            choice: state.choices.get(&idx).copied(),
            count: counts[at],
        });
    }
    facets.retain(|facet| !facet.values.is_empty());
    for facet in &mut facets {
        order::sort_by(&mut facet.values, |a, b| {
            let a = &dossier.entities[a.entity.at()];
            let b = &dossier.entities[b.entity.at()];
            let by_passages = b.passages.len().cmp(&a.passages.len());
            by_passages.then_with(|| a.name.cmp(&b.name))
        });
    }
    facets
}

/// Highlights in reading order. The spans of a hit are in order already, so only the hits need to be, and there is at
/// most one of them for a passage.
fn marks(found: &Found, shown: &FixedBitSet) -> Vec<Mark> {
    let mut hit_of = vec![None; shown.len()];
    for hit in &found.hits {
        if let Some(slot) = hit_of.get_mut(hit.passage.at()) {
            *slot = Some(hit);
        }
    }
    let hits = shown.ones().filter_map(|passage| hit_of[passage]);
    hits.flat_map(|hit| {
        hit.spans.iter().map(|span| Mark {
            passage: hit.passage,
            span: *span,
        })
    })
    .collect()
}

/// An event shows when one of its passages matches the query and the filters, and its own date is in the period.
fn events(dossier: &Dossier, state: &State, passages: &FixedBitSet) -> Vec<EventRow> {
    let mut rows = Vec::new();
    for (at, event) in dossier.events.iter().enumerate() {
        let presence = state
            .period
            .as_ref()
            .map_or(Presence::Certain, |period| event.date.within(period));
        let passes = event
            .anchors
            .iter()
            .any(|anchor| passages.contains(anchor.passage.at()));
        if passes && presence != Presence::Outside {
            rows.push(EventRow {
                event: EventIdx(at as u32),
                presence,
            });
        }
    }
    rows
}

/// The lines of one article: what is shown, and thin folds for the rest. A heading shows while any passage of its
/// section does, and the selected passage always shows.
pub fn reading(
    dossier: &Dossier,
    article: ArticleIdx,
    shown: &FixedBitSet,
    selected: Option<Selected>,
) -> Vec<ReadRow> {
    let blocks = &dossier.articles[article.at()].blocks;
    let passage_visible = |passage: Option<PassageIdx>| {
        passage.is_some_and(|passage| {
            shown.contains(passage.at()) || selected == Some(Selected::Passage(passage))
        })
    };
    let visible: Vec<bool> = (0..blocks.len())
        .map(|at| match blocks[at].kind {
            BlockKind::Heading(level) => blocks[at + 1..]
                .iter()
                .take_while(
                    |next| !matches!(next.kind, BlockKind::Heading(other) if other <= level),
                )
                .chain([&blocks[at]])
                .any(|next| passage_visible(next.passage)),
            _ => passage_visible(blocks[at].passage),
        })
        .collect();
    let mut rows = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let idx = BlockIdx(at as u32);
        if visible[at] {
            rows.push(ReadRow::Block(idx));
            continue;
        }
        let is_passage = block
            .passage
            .is_some_and(|passage| dossier.passages[passage.at()].block == idx);
        match rows.last_mut() {
            Some(ReadRow::Fold {
                end, n_passages, ..
            }) => {
                end.0 += 1;
                *n_passages += u32::from(is_passage);
            }
            _ => rows.push(ReadRow::Fold {
                first: idx,
                end: BlockIdx(idx.0 + 1),
                n_passages: u32::from(is_passage),
            }),
        }
    }
    rows
}

#[cfg(test)]
mod tests;
