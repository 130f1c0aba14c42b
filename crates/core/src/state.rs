//! What the reader has chosen, and how each action changes it. Pure and total.
//!
//! The state holds nothing that can be derived (see [`crate::view`]) and nothing that belongs to the device
//! (theme, interface language). Every state can be written as a link and read back ([`crate::link`]).

use crate::date::Period;
use crate::filter::Choice;
use crate::model::{EntityIdx, EventIdx, PassageIdx, TypeIdx};
use crate::sorted::{SortedMap, SortedSet};

/// The longest query that is kept, in Unicode scalar values; a link must stay short enough to be copied.
pub const MAX_QUERY_CHARS: usize = 1000;

/// The reader's current state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// The query as typed.
    pub query: String,
    /// Entities that are included or excluded; the others are off.
    pub choices: SortedMap<EntityIdx, Choice>,
    /// Types whose included values must all stand in one passage ("all"); the others match "any".
    pub all_types: SortedSet<TypeIdx>,
    /// Only what is, or may be, in this period.
    pub period: Option<Period>,
    /// What fills the page.
    pub panel: Panel,
    /// What the card shows.
    pub selected: Option<Selected>,
    /// The current highlight, counted from 0 in reading order.
    pub hit: Option<u32>,
}

/// What fills the page (on a phone) or its centre column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Panel {
    /// The text.
    #[default]
    Read,
    /// The list of results.
    Search,
    /// People, organisations, places.
    Entities,
    /// The full timeline.
    Time,
}

/// What the card shows, or which passage was linked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Selected {
    /// An entity.
    Entity(EntityIdx),
    /// An event.
    Event(EventIdx),
    /// A passage.
    Passage(PassageIdx),
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The reader typed in the search box.
    QueryTyped(String),
    /// An entity's filter was stepped: off, include, exclude, off.
    EntityCycled(EntityIdx),
    /// An entity's filter was set; `None` turns it off.
    EntityChosen(EntityIdx, Option<Choice>),
    /// A name was chosen among those that the query suggests: its filter takes the place of its words, and this query is
    /// what is left of them.
    NameChosen(EntityIdx, Choice, String),
    /// A type was switched between "any" and "all".
    ModeToggled(TypeIdx),
    /// A period was chosen, or taken away.
    PeriodChosen(Option<Period>),
    /// A panel was opened.
    PanelOpened(Panel),
    /// A card was opened, or closed.
    Selected(Option<Selected>),
    /// A passage was opened from a list: it is shown in the text.
    PassageOpened(PassageIdx),
    /// A highlight was stepped to.
    HitMoved(Option<u32>),
    /// Query, filters and period were cleared.
    FiltersCleared,
    /// A link was opened, or the reader went back or forward.
    LinkOpened(Box<State>),
}

impl State {
    /// Whether the query, a filter or a period narrows what is shown.
    pub fn is_filtered(&self) -> bool {
        !self.query.trim().is_empty() || !self.choices.is_empty() || self.period.is_some()
    }
}

/// The state after `action`, or `None` when nothing changed.
pub fn update(state: &State, action: &Action) -> Option<State> {
    let mut next = state.clone();
    match action {
        Action::QueryTyped(query) => {
            next.query = query.chars().take(MAX_QUERY_CHARS).collect();
            next.hit = None;
        }
        Action::EntityCycled(entity) => {
            let choice = match state.choices.get(entity) {
                None => Some(Choice::Include),
                Some(Choice::Include) => Some(Choice::Exclude),
                Some(Choice::Exclude) => None,
            };
            choose(&mut next, *entity, choice);
        }
        Action::NameChosen(entity, choice, query) => {
            next.query.clone_from(query);
            choose(&mut next, *entity, Some(*choice));
        }
        Action::EntityChosen(entity, choice) => choose(&mut next, *entity, *choice),
        Action::ModeToggled(kind) => {
            if !next.all_types.remove(kind) {
                next.all_types.insert(*kind);
            }
            next.hit = None;
        }
        Action::PeriodChosen(period) => {
            next.period = *period;
            next.hit = None;
        }
        Action::PanelOpened(panel) => next.panel = *panel,
        Action::Selected(selected) => next.selected = *selected,
        Action::PassageOpened(passage) => {
            next.panel = Panel::Read;
            next.selected = Some(Selected::Passage(*passage));
        }
        Action::HitMoved(hit) => {
            next.hit = *hit;
            next.panel = Panel::Read;
        }
        Action::FiltersCleared => {
            next = State {
                panel: state.panel,
                selected: state.selected,
                ..State::default()
            };
        }
        Action::LinkOpened(opened) => next = (**opened).clone(),
    }
    (next != *state).then_some(next)
}

fn choose(state: &mut State, entity: EntityIdx, choice: Option<Choice>) {
    match choice {
        Some(choice) => state.choices.insert(entity, choice),
        None => state.choices.remove(&entity),
    };
    state.hit = None;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entity_steps_through_include_and_exclude_back_to_off() {
        let entity = EntityIdx(3);
        let mut state = State::default();
        let mut seen = Vec::new();
        for _ in 0..3 {
            state = update(&state, &Action::EntityCycled(entity)).unwrap();
            seen.push(state.choices.get(&entity).copied());
        }
        assert_eq!(seen, [Some(Choice::Include), Some(Choice::Exclude), None]);
    }

    #[test]
    fn an_action_that_changes_nothing_gives_no_state() {
        let state = State::default();
        assert_eq!(update(&state, &Action::QueryTyped(String::new())), None);
        assert_eq!(update(&state, &Action::FiltersCleared), None);
        assert_eq!(update(&state, &Action::PanelOpened(Panel::Read)), None);
    }

    #[test]
    fn a_chosen_name_is_a_filter_in_place_of_its_words() {
        let state = State {
            query: "attack diab".into(),
            hit: Some(1),
            ..State::default()
        };
        let action = Action::NameChosen(EntityIdx(2), Choice::Include, "attack ".into());
        let next = update(&state, &action).unwrap();
        assert_eq!((next.query.as_str(), next.hit), ("attack ", None));
        assert_eq!(next.choices.get(&EntityIdx(2)), Some(&Choice::Include));
    }

    #[test]
    fn clearing_keeps_the_panel_and_the_card() {
        let state = State {
            query: "attack".into(),
            panel: Panel::Time,
            selected: Some(Selected::Event(EventIdx(1))),
            hit: Some(2),
            ..State::default()
        };
        let cleared = update(&state, &Action::FiltersCleared).unwrap();
        assert_eq!(cleared.panel, Panel::Time);
        assert_eq!(cleared.selected, state.selected);
        assert!(!cleared.is_filtered());
        assert_eq!(cleared.hit, None);
    }

    #[test]
    fn changing_what_is_shown_forgets_the_current_highlight() {
        let state = State {
            hit: Some(4),
            ..State::default()
        };
        for action in [
            Action::QueryTyped("x".into()),
            Action::EntityCycled(EntityIdx(0)),
            Action::ModeToggled(TypeIdx(0)),
        ] {
            assert_eq!(update(&state, &action).unwrap().hit, None, "{action:?}");
        }
    }
}
