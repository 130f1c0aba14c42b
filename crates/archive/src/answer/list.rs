//! A page of the list: rows, counts and what is to be said, for a view.

use dossier_core::date::Period;
use dossier_core::order;
use dossier_core::search::{self, parse};
use dossier_core::sorted::SortedSet;
use fixedbitset::FixedBitSet;

use super::facets::{Choices, Counts};
use super::mark::Marker;
use super::{MAX_ROWS, mended, timeline};
use crate::chunk::{ChunkId, Kind};
use crate::rank::Grade;
use crate::reader::Reader;
use crate::search::{Hit, Outcome, Request, Sets, filter};
use crate::wire::{self, Facet, List, Name, Reason, Row, Value, View};
use crate::{Notice, Sort};

/// How many entities stand beside an article.
const N_NAMES: usize = 3;

/// A view as the engine understands it.
struct Read {
    request: Request,
    unknown: Vec<Name>,
    notices: Vec<wire::Notice>,
}

impl Reader {
    /// The answer to [`wire::Question::List`]; `None` when chunks are missing.
    pub(super) fn list(&mut self, view: &View) -> Option<List> {
        let Read {
            request,
            unknown,
            mut notices,
        } = self.read(view);
        let wants_matched = view.facets > 0 || view.timeline;
        let Outcome {
            found,
            sets,
            mended,
        } = self.find(&request, wants_matched)?;
        let mut list = List {
            total: found.total,
            relaxed: found.relaxed,
            is_mixed: found.is_mixed,
            rows: self.rows(&found.hits, &request),
            did_you_mean: mended::query(&view.query, &mended),
            unknown,
            ..List::default()
        };
        if let Some(sets) = &sets {
            if view.facets > 0 {
                let counts = self.counts(&request, sets);
                let values = self.facets(&counts, &request, view.facets);
                self.add_names(&mut list.rows, &values, &request);
                list.facets = values.into_iter().map(|(facet, _)| facet).collect();
                if let Some(by_latest) = by_latest(view) {
                    list.months = timeline::months(&self.store, &sets.shown, &list.rows, by_latest);
                }
            }
            if view.timeline {
                list.timeline = Some(timeline::of(&self.store, &sets.shown));
            }
        }
        notices.extend(found.notices.into_iter().filter_map(said));
        let n_failed = self.store.n_failed();
        if n_failed > 0 {
            notices.push(wire::Notice::Incomplete(n_failed));
        }
        list.notices = notices;
        Some(list)
    }

    /// The answer to [`wire::Question::Values`].
    pub(super) fn values(
        &mut self,
        view: &View,
        kind: &str,
        typed: &str,
        limit: usize,
    ) -> Vec<Value> {
        let mut request = self.read(view).request;
        (request.offset, request.limit) = (0, 0);
        let found = self.find(&request, true);
        let Some(sets) = found.and_then(|outcome| outcome.sets) else {
            return Vec::new();
        };
        let counts = self.counts(&request, &sets);
        let Some(of_kind) = self.kind_range(kind) else {
            return Vec::new();
        };
        let named = filter::beginning(&self.store, typed);
        let is_meant = |entity: &u32| named.as_ref().is_none_or(|named| named.has(*entity));
        let mut entities: Vec<u32> = of_kind.filter(|entity| counts.is_seen(*entity)).collect();
        entities.retain(is_meant);
        counts.most_frequent(&mut entities, limit.min(MAX_ROWS));
        self.named(&entities, &counts)
    }

    fn read(&self, view: &View) -> Read {
        let mut unknown: Vec<Name> = Vec::new();
        let mut numbers = |names: &[Name]| {
            let mut numbers = Vec::new();
            for name in names {
                match self.store.entity(&name.kind, &name.name) {
                    Some(number) => numbers.push(number),
                    None if unknown.contains(name) => {}
                    None => unknown.push(name.clone()),
                }
            }
            numbers
        };
        let (include, exclude) = (numbers(&view.include), numbers(&view.exclude));
        let mut notices = Vec::new();
        let asked = view.period.trim();
        let period = Period::parse(asked);
        if period.is_none() && !asked.is_empty() {
            notices.push(wire::Notice::UnreadableDate(view.period.clone()));
        }
        let request = Request {
            query: parse(&view.query),
            include,
            exclude,
            all_types: view.all_types.clone(),
            period,
            sort: match view.sort {
                wire::Sort::Relevance => Sort::Relevance,
                wire::Sort::Newest => Sort::Newest,
                wire::Sort::Oldest => Sort::Oldest,
            },
            offset: view.offset,
            limit: view.limit.min(MAX_ROWS),
        };
        Read {
            request,
            unknown,
            notices,
        }
    }

    fn rows(&self, hits: &[Hit], request: &Request) -> Vec<Row> {
        let marker = Marker::new(&request.query, &self.store.root);
        let row = |hit: &Hit| {
            let Some(card) = self.card(hit.doc) else {
                return Row {
                    doc: hit.doc,
                    is_match: hit.is_match,
                    is_missing: true,
                    ..Row::default()
                };
            };
            let is_misspelt = matches!(hit.grade, Some(Grade::OneTypo | Grade::TwoTypos));
            Row {
                doc: hit.doc,
                title_spans: marker.in_title(&card.title, &card.language, is_misspelt),
                id: card.id,
                title: card.title,
                // Where words are asked for, passages stand there, which the page asks for next.
                summary: if marker.n_leaves() == 0 {
                    self.summary(hit.doc)
                } else {
                    String::new()
                },
                address: card.address,
                language: card.language,
                days: card.days,
                names: Vec::new(),
                reason: hit.grade.map(|grade| reason(grade, hit.by_name)),
                is_match: hit.is_match,
                is_title_alone: card.is_title_alone,
                is_missing: false,
                lacking: marker.lacking(hit.lacks),
            }
        };
        hits.iter().map(row).collect()
    }

    /// Counts in the view of a request, which found these articles.
    fn counts(&self, request: &Request, sets: &Sets) -> Counts {
        let mut others = sets.matched.clone();
        if let Some(period) = &request.period {
            others.intersect_with(&filter::within(&self.store, period));
        }
        let choices = Choices {
            include: &request.include,
            exclude: &request.exclude,
            all_types: &request.all_types,
        };
        let n_shown = sets.shown.count_ones(..) as u32;
        Counts::new(&self.store, &others, &choices, n_shown)
    }

    /// Gives articles the rarest of the entities that they mention: of those that stand in the chunks of the values, and
    /// not those that all of the list have since they are asked for.
    fn add_names(&self, rows: &mut [Row], values: &[(Facet, Vec<u32>)], request: &Request) {
        let chunk = |&entity: &u32| {
            let (id, _) = self.store.root.chunk_of(Kind::Entities, entity)?;
            Some(id)
        };
        let mut there: SortedSet<ChunkId> = SortedSet::default();
        for (_, entities) in values {
            for id in entities.iter().filter_map(chunk) {
                there.insert(id);
            }
        }
        let is_there = |entity: &u32| chunk(entity).is_some_and(|id| there.contains(&id));
        for row in rows
            .iter_mut()
            .filter(|row| row.is_match && !row.is_missing)
        {
            let mut docs = FixedBitSet::with_capacity(self.n_docs() as usize);
            docs.insert(row.doc as usize);
            let mut entities = Vec::new();
            self.store
                .each_tagged(&docs, &mut |tagged| entities.extend_from_slice(tagged));
            entities.retain(|entity| is_there(entity) && !request.include.contains(entity));
            let mut names: Vec<(bool, u32, Name)> = Vec::new();
            for entity in entities {
                if let Some((entity, n_articles)) = self.entity(entity) {
                    let (kind, name) = (entity.kind, entity.name);
                    // One that no other article mentions leads nowhere.
                    names.push((n_articles < 2, n_articles, Name { kind, name }));
                }
            }
            order::sort(&mut names);
            let names = names.into_iter().map(|(_, _, name)| name);
            row.names = names.take(N_NAMES).collect();
        }
    }

    /// The `n` most frequent values of each type, and those that the view names; with their numbers.
    fn facets(&self, counts: &Counts, request: &Request, n: usize) -> Vec<(Facet, Vec<u32>)> {
        let kinds = self.kinds().iter().map(|(kind, _)| kind);
        let facet = |kind: &String| {
            let of_kind = self.kind_range(kind).unwrap_or(0..0);
            let mut entities: Vec<u32> = of_kind
                .clone()
                .filter(|entity| counts.is_seen(*entity))
                .collect();
            let total = entities.len() as u32;
            counts.most_frequent(&mut entities, n.min(MAX_ROWS));
            let mut chosen: Vec<u32> = [request.include.as_slice(), &request.exclude].concat();
            chosen.retain(|entity| of_kind.contains(entity) && !entities.contains(entity));
            order::sort(&mut chosen);
            chosen.dedup();
            let n_chosen = chosen.len();
            counts.most_frequent(&mut chosen, n_chosen);
            entities.extend(chosen);
            let facet = Facet {
                kind: kind.clone(),
                values: self.named(&entities, counts),
                total,
            };
            (facet, entities)
        };
        kinds.map(facet).collect()
    }

    /// Entities with their names and counts; those whose names cannot be had are left out.
    fn named(&self, entities: &[u32], counts: &Counts) -> Vec<Value> {
        let value = |&number: &u32| {
            let name = self.entity(number)?.0.name;
            let count = counts.of(number);
            Some(Value { name, count })
        };
        entities.iter().filter_map(value).collect()
    }

    /// The numbers of the entities of a type.
    pub(super) fn kind_range(&self, kind: &str) -> Option<std::ops::Range<u32>> {
        let kinds = self.kinds();
        let at = kinds.iter().position(|(known, _)| known == kind)?;
        let end = kinds
            .get(at + 1)
            .map_or(self.n_entities(), |(_, first)| *first);
        Some(kinds.get(at)?.1..end)
    }
}

/// Whether the newest is first; `None` when the order is not one of time.
fn by_latest(view: &View) -> Option<bool> {
    match view.sort {
        wire::Sort::Relevance => view.query.trim().is_empty().then_some(true),
        wire::Sort::Newest => Some(true),
        wire::Sort::Oldest => Some(false),
    }
}

fn reason(grade: Grade, by_name: bool) -> Reason {
    let by_grade = match grade {
        Grade::Exact => Reason::Exact,
        Grade::Folded => Reason::Folded,
        Grade::Stem => Reason::Stemmed,
        Grade::Prefix => Reason::Prefix,
        Grade::OneTypo | Grade::TwoTypos => Reason::Misspelt,
    };
    if by_name {
        by_grade.max(Reason::Alias)
    } else {
        by_grade
    }
}

/// A notice of the search as the page is told; what could not be read is said once, at the end.
fn said(notice: Notice) -> Option<wire::Notice> {
    let notice = match notice {
        Notice::Query(notice) => notice,
        Notice::Respelt => return Some(wire::Notice::Respelt),
        Notice::Incomplete { .. } => return None,
    };
    Some(match notice {
        search::Notice::PlainFallback => wire::Notice::PlainWords,
        search::Notice::TooLong => wire::Notice::TooLong,
        search::Notice::UnknownField { field } => wire::Notice::UnknownField(field),
        search::Notice::BadDate { value } => wire::Notice::UnreadableDate(value),
        search::Notice::NothingForAll { missing } => wire::Notice::NothingForAll(missing),
        search::Notice::Spelling { asked, used } => wire::Notice::Spelling {
            typed: asked,
            found: used,
        },
    })
}
