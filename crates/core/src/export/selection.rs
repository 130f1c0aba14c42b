//! What is shown, and the filter that shows it in words.
//!
//! The words are English in every export: they are read by people who get a file, not by the page's readers. Nothing
//! here decides what is shown: [`crate::view`] does.

use fixedbitset::FixedBitSet;

use crate::filter::Choice;
use crate::model::{
    ArticleIdx, Block, Dossier, EntityIdx, EventIdx, Mention, PassageIdx, Quantity, Target, TypeIdx,
};
use crate::search::Found;
use crate::state::State;
use crate::view::{self, Prepared, View};

/// What is exported.
#[derive(Clone, Debug)]
pub struct Selection<'a> {
    pub(super) dossier: &'a Dossier,
    /// By passage: whether it is shown.
    pub(super) shown: FixedBitSet,
    /// Events that are shown, in order of time.
    pub(super) events: Vec<EventIdx>,
    /// The filter in words, with how many of what it shows.
    pub(super) filter: String,
    /// Whether nothing is filtered: then also what no passage mentions is part of it.
    pub(super) is_whole: bool,
}

/// An entity that is part of a selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntityCount {
    /// Which.
    pub entity: EntityIdx,
    /// Shown passages that mention it.
    pub n_passages: u32,
    /// Shown events that involve it.
    pub n_events: u32,
}

impl<'a> Selection<'a> {
    /// The whole dossier.
    pub fn all(dossier: &'a Dossier) -> Self {
        let mut shown = FixedBitSet::with_capacity(dossier.passages.len());
        shown.insert_range(..);
        let mut selection = Selection {
            dossier,
            shown,
            events: (0..dossier.events.len() as u32).map(EventIdx).collect(),
            filter: String::new(),
            is_whole: true,
        };
        selection.filter = selection.in_words("");
        selection
    }

    /// What a state shows.
    pub fn of(prepared: &'a Prepared, state: &State) -> Self {
        let found = prepared.search(&state.query);
        let view = view::derive(prepared, state, &found);
        Selection::of_view(&prepared.dossier, state, &found, &view)
    }

    /// What a view shows that was derived from this state, where `found` is what its query finds.
    pub fn of_view(dossier: &'a Dossier, state: &State, found: &Found, view: &View) -> Self {
        let events = view.events.iter().map(|row| row.event).collect();
        Selection::new(dossier, state, found.relaxed, view.shown.clone(), events)
    }

    /// What a state shows, worked out elsewhere: its passages, its events in order of time, and whether its passages
    /// have only most of the query's words. Nothing is searched here. What is not in the dossier is passed over.
    pub fn from_parts(
        dossier: &'a Dossier,
        state: &State,
        relaxed: bool,
        passages: &[u32],
        events: &[u32],
    ) -> Self {
        let mut shown = FixedBitSet::with_capacity(dossier.passages.len());
        for passage in passages {
            let passage = *passage as usize;
            if passage < dossier.passages.len() {
                shown.insert(passage);
            }
        }
        let events = events.iter().map(|event| EventIdx(*event));
        let events = events.filter(|event| event.at() < dossier.events.len());
        Selection::new(dossier, state, relaxed, shown, events.collect())
    }

    fn new(
        dossier: &'a Dossier,
        state: &State,
        relaxed: bool,
        shown: FixedBitSet,
        events: Vec<EventIdx>,
    ) -> Self {
        let conditions = conditions(dossier, state, relaxed);
        let mut selection = Selection {
            dossier,
            shown,
            events,
            filter: String::new(),
            is_whole: conditions.is_empty(),
        };
        selection.filter = selection.in_words(&conditions);
        selection
    }

    /// What it is selected from.
    pub fn dossier(&self) -> &'a Dossier {
        self.dossier
    }

    /// The filter in words: `Filter: person: Omar Diaby; period 2017 — 4 of 37 passages, 2 of 32 events`.
    pub fn filter(&self) -> &str {
        &self.filter
    }

    /// The passages, in reading order.
    pub fn passages(&self) -> impl Iterator<Item = PassageIdx> + '_ {
        self.shown.ones().map(|at| PassageIdx(at as u32))
    }

    /// The events, in order of time.
    pub fn events(&self) -> &[EventIdx] {
        &self.events
    }

    /// The articles that have a passage in it; all of them when nothing is filtered. In file order.
    pub fn articles(&self) -> Vec<ArticleIdx> {
        let mut has_passage = vec![self.is_whole; self.dossier.articles.len()];
        for passage in self.passages() {
            has_passage[self.dossier.passages[passage.at()].article.at()] = true;
        }
        let indices = (0..has_passage.len()).filter(|&at| has_passage[at]);
        indices.map(|at| ArticleIdx(at as u32)).collect()
    }

    /// The entities that a shown passage mentions or that a shown event or figure involves; all of them when nothing is
    /// filtered. In file order.
    pub fn entities(&self) -> Vec<EntityCount> {
        let dossier = self.dossier;
        let mut n_passages = vec![0; dossier.entities.len()];
        let mut n_events = n_passages.clone();
        let mut is_part = vec![self.is_whole; dossier.entities.len()];
        for passage in self.passages() {
            for entity in &dossier.passages[passage.at()].entities {
                n_passages[entity.at()] += 1;
            }
        }
        for event in &self.events {
            for entity in &dossier.events[event.at()].entities {
                n_events[entity.at()] += 1;
            }
        }
        for quantity in self.quantities() {
            for entity in &quantity.entities {
                is_part[entity.at()] = true;
            }
        }
        let mut counts = Vec::new();
        for at in 0..is_part.len() {
            if is_part[at] || n_passages[at] > 0 || n_events[at] > 0 {
                counts.push(EntityCount {
                    entity: EntityIdx(at as u32),
                    n_passages: n_passages[at],
                    n_events: n_events[at],
                });
            }
        }
        counts
    }

    /// The figures that a shown passage gives, in file order; with those that no passage gives when nothing is filtered.
    pub fn quantities(&self) -> Vec<&'a Quantity> {
        let quantities = self.dossier.quantities.iter();
        let is_part = |quantity: &&Quantity| {
            let anchors = &quantity.anchors;
            self.is_whole || anchors.iter().any(|anchor| self.shows(anchor.passage))
        };
        quantities.filter(is_part).collect()
    }

    /// Whether the passage is part of it.
    pub(super) fn shows(&self, passage: PassageIdx) -> bool {
        self.shown.contains(passage.at())
    }

    /// The headings directly over a passage, then its block: where its mentions stand.
    pub(super) fn blocks(&self, passage: PassageIdx) -> Vec<&'a Block> {
        let dossier = self.dossier;
        let passage = &dossier.passages[passage.at()];
        let blocks = &dossier.articles[passage.article.at()].blocks;
        let indices = passage.headings.iter().chain([&passage.block]);
        indices.map(|block| &blocks[block.at()]).collect()
    }

    /// The mentions of a block that name something: an address is none.
    pub(super) fn mentions(block: &Block) -> impl Iterator<Item = &Mention> {
        let mentions = block.mentions.iter();
        mentions.filter(|mention| !matches!(mention.target, Target::Link(_)))
    }

    /// The date or the entity that a mention names: as EDTF, and with its index.
    pub(super) fn named(target: &Target) -> (Option<EntityIdx>, &str) {
        match target {
            Target::Entity(entity) => (Some(*entity), ""),
            Target::Date(date) => (None, date.edtf()),
            Target::Link(_) => (None, ""),
        }
    }

    fn in_words(&self, conditions: &str) -> String {
        let mut words = String::new();
        if conditions.is_empty() {
            words.push_str("No filter: all ");
        } else {
            words.push_str("Filter: ");
            words.push_str(conditions);
            words.push_str(" — ");
        }
        let n_shown = self.shown.count_ones(..);
        self.count(&mut words, n_shown, self.shown.len(), " passages");
        words.push_str(if conditions.is_empty() {
            " and all "
        } else {
            ", "
        });
        let n_events = self.events.len();
        self.count(&mut words, n_events, self.dossier.events.len(), " events");
        words
    }

    fn count(&self, words: &mut String, n_shown: usize, n_all: usize, what: &str) {
        if !self.is_whole {
            words.push_str(&n_shown.to_string());
            words.push_str(" of ");
        }
        words.push_str(&n_all.to_string());
        words.push_str(what);
    }
}

/// The conditions of a state, in words with `; ` between them; empty when it has none.
fn conditions(dossier: &Dossier, state: &State, relaxed: bool) -> String {
    let mut words = String::new();
    let query = state.query.trim();
    if !query.is_empty() {
        words.push_str("words “");
        push_line(&mut words, query);
        words.push('”');
        if relaxed {
            words.push_str(" (no passage has all of them; these have most)");
        }
    }
    for (at, kind) in dossier.types.iter().enumerate() {
        let idx = TypeIdx(at as u32);
        for (choice, not) in [(Choice::Include, ""), (Choice::Exclude, "not ")] {
            let needs_all = choice == Choice::Include && state.all_types.contains(&idx);
            let mut n_chosen = 0;
            for (entity, chosen) in state.choices.iter() {
                let entity = dossier.entities.get(entity.at());
                let Some(entity) = entity.filter(|entity| *chosen == choice && entity.kind == idx)
                else {
                    continue;
                };
                if n_chosen == 0 {
                    push_separator(&mut words);
                    words.push_str(not);
                    push_line(&mut words, kind.singular.get("en"));
                    words.push_str(": ");
                } else {
                    words.push_str(if needs_all { " and " } else { " or " });
                }
                push_line(&mut words, &entity.name);
                n_chosen += 1;
            }
        }
    }
    if let Some(period) = &state.period {
        push_separator(&mut words);
        words.push_str("period ");
        words.push_str(&period.to_string());
    }
    words
}

fn push_separator(words: &mut String) {
    if !words.is_empty() {
        words.push_str("; ");
    }
}

/// Adds a text as part of one line: line ends and other control characters become spaces.
pub(super) fn push_line(line: &mut String, text: &str) {
    for letter in text.chars() {
        let breaks = letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}');
        line.push(if breaks { ' ' } else { letter });
    }
}
