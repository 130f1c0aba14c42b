//! The state of a collection's page, and how each action changes it. Pure and total.

use crate::date::Period;
use crate::filter::Choice;
use crate::sorted::{SortedMap, SortedSet};
use crate::state::MAX_QUERY_CHARS;

/// How many articles the list shows at first, and how many more each time.
pub const N_ROWS: usize = 20;

/// The most articles that stand in the list at once; further ones are found by searching and filtering.
pub const MAX_ROWS: usize = 1000;

/// The most entities that are chosen at once, so that a link stays short enough to be copied.
pub const MAX_CHOICES: usize = 100;

/// An entity as links name it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    /// Its type: `place`.
    pub kind: String,
    /// Its name.
    pub name: String,
}

/// An order of articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Best first; the newest first when nothing is asked.
    #[default]
    Relevance,
    /// Newest first.
    Newest,
    /// Oldest first.
    Oldest,
}

/// What fills a narrow page; a wide one shows all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Panel {
    /// The list.
    #[default]
    Articles,
    /// The search form, recent and saved searches.
    Search,
    /// The facets.
    Who,
    /// The timeline.
    Time,
}

/// An article that is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Its id.
    pub id: String,
    /// The view inside it, as a fragment; empty for its beginning.
    pub view: String,
}

/// What the reader has chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The query as typed.
    pub query: String,
    /// Entities that are included or excluded; the others are off.
    pub choices: SortedMap<Name, Choice>,
    /// Types of which an article must mention every included entity; of the others one is enough.
    pub all_types: SortedSet<String>,
    /// Only articles that are, or may be, of this period.
    pub period: Option<Period>,
    /// The order.
    pub sort: Sort,
    /// What fills a narrow page.
    pub panel: Panel,
    /// The article that is read in place of the list.
    pub reading: Option<Reading>,
    /// How many articles of the list are wanted. Not part of a link.
    pub n_rows: usize,
}

impl Default for State {
    fn default() -> Self {
        State {
            query: String::new(),
            choices: SortedMap::default(),
            all_types: SortedSet::default(),
            period: None,
            sort: Sort::default(),
            panel: Panel::default(),
            reading: None,
            n_rows: N_ROWS,
        }
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The reader typed in the search box.
    QueryTyped(String),
    /// An entity's filter was stepped: off, include, exclude, off.
    Cycled(Name),
    /// An entity's filter was set; `None` turns it off.
    Chosen(Name, Option<Choice>),
    /// An entity was chosen among suggestions: it is a filter, and of what was typed this query is left.
    Suggested(Name, Choice, String),
    /// A type was switched between "any of its names" and "all of them".
    ModeToggled(String),
    /// A period was chosen, or taken away.
    PeriodChosen(Option<Period>),
    /// An order was chosen.
    Sorted(Sort),
    /// A panel was opened.
    PanelOpened(Panel),
    /// More of the list is wanted.
    MoreWanted,
    /// An article was opened, by id.
    Opened(String),
    /// The reader moved inside the article: its new view.
    Moved(String),
    /// Back to the list.
    Closed,
    /// Query, filters and period were cleared.
    Cleared,
    /// A link was opened, or the reader went back or forward.
    LinkOpened(Box<State>),
}

impl State {
    /// Whether the query, a filter or a period narrows what is shown.
    pub fn is_filtered(&self) -> bool {
        !self.query.trim().is_empty() || !self.choices.is_empty() || self.period.is_some()
    }

    /// The order that is really shown: without a query the best are the newest.
    pub fn shown_sort(&self) -> Sort {
        match self.sort {
            Sort::Relevance if self.query.trim().is_empty() => Sort::Newest,
            sort => sort,
        }
    }

    /// What is searched, in no order and no place: what is kept as a search.
    pub fn asked(&self) -> State {
        State {
            sort: Sort::default(),
            n_rows: N_ROWS,
            ..self.of_list()
        }
    }

    /// The same choices without an article, without what only concerns a narrow page: what a list depends on.
    pub fn of_list(&self) -> State {
        State {
            panel: Panel::default(),
            reading: None,
            ..self.clone()
        }
    }
}

/// A query as it is kept: cut where a link would grow too long.
pub(super) fn kept_query(query: &str) -> String {
    query.chars().take(MAX_QUERY_CHARS).collect()
}

/// Sets an entity's filter, while there is room for it.
pub(super) fn choose(state: &mut State, name: Name, choice: Option<Choice>) {
    match choice {
        Some(choice) if state.choices.len() < MAX_CHOICES || state.choices.get(&name).is_some() => {
            state.choices.insert(name, choice);
        }
        Some(_) => {}
        None => {
            state.choices.remove(&name);
        }
    }
}

/// The state after `action`, or `None` when nothing changed.
pub fn update(state: &State, action: &Action) -> Option<State> {
    let mut next = state.clone();
    match action {
        Action::QueryTyped(query) => next.query = kept_query(query),
        Action::Cycled(name) => {
            let choice = match state.choices.get(name) {
                None => Some(Choice::Include),
                Some(Choice::Include) => Some(Choice::Exclude),
                Some(Choice::Exclude) => None,
            };
            choose(&mut next, name.clone(), choice);
        }
        Action::Chosen(name, choice) => choose(&mut next, name.clone(), *choice),
        Action::Suggested(name, choice, query) => {
            next.query = kept_query(query);
            choose(&mut next, name.clone(), Some(*choice));
        }
        Action::ModeToggled(kind) => {
            if !next.all_types.remove(kind) {
                next.all_types.insert(kind.clone());
            }
        }
        Action::PeriodChosen(period) => next.period = *period,
        Action::Sorted(sort) => next.sort = *sort,
        Action::PanelOpened(panel) => {
            next.panel = *panel;
            next.reading = None;
        }
        Action::MoreWanted => next.n_rows = (state.n_rows + N_ROWS).min(MAX_ROWS),
        Action::Opened(id) => {
            let view = String::new();
            next.reading = Some(Reading {
                id: id.clone(),
                view,
            });
        }
        Action::Moved(view) => {
            if let Some(reading) = &mut next.reading {
                reading.view.clone_from(view);
            }
        }
        Action::Closed => next.reading = None,
        Action::Cleared => {
            next = State {
                sort: state.sort,
                panel: state.panel,
                n_rows: state.n_rows,
                ..State::default()
            };
        }
        Action::LinkOpened(opened) => {
            // The place in the list outlives a step back from an article.
            let is_same_list = opened.of_list()
                == State {
                    n_rows: opened.n_rows,
                    ..state.of_list()
                };
            next = (**opened).clone();
            if is_same_list {
                next.n_rows = state.n_rows;
            }
        }
    }
    let is_same_list = next.of_list()
        == State {
            n_rows: next.n_rows,
            ..state.of_list()
        };
    if !is_same_list {
        next.n_rows = N_ROWS;
    }
    (next != *state).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Day;

    fn zurich() -> Name {
        Name {
            kind: "place".into(),
            name: "Zürich".into(),
        }
    }

    /// What comes of actions one after another; one that changes nothing leaves the state.
    fn after(actions: &[Action]) -> State {
        actions.iter().fold(State::default(), |state, action| {
            update(&state, action).unwrap_or(state)
        })
    }

    #[test]
    fn a_name_steps_from_off_to_include_to_exclude_to_off() {
        let mut state = State::default();
        let mut seen = Vec::new();
        for _ in 0..3 {
            state = update(&state, &Action::Cycled(zurich())).unwrap();
            seen.push(state.choices.get(&zurich()).copied());
        }
        assert_eq!(seen, [Some(Choice::Include), Some(Choice::Exclude), None]);
    }

    #[test]
    fn an_action_that_changes_nothing_gives_no_state() {
        let state = State::default();
        for action in [
            Action::QueryTyped(String::new()),
            Action::Closed,
            Action::Cleared,
            Action::Moved("p1".into()),
            Action::Sorted(Sort::Relevance),
            Action::Chosen(zurich(), None),
        ] {
            assert_eq!(update(&state, &action), None, "{action:?}");
        }
    }

    #[test]
    fn another_list_begins_at_its_first_articles() {
        let more = after(&[Action::MoreWanted]);
        assert_eq!(more.n_rows, 2 * N_ROWS);
        for action in [
            Action::QueryTyped("quay".into()),
            Action::Cycled(zurich()),
            Action::Sorted(Sort::Oldest),
            Action::PeriodChosen(Some(Period::new(Day(0), Day(9)))),
        ] {
            assert_eq!(update(&more, &action).unwrap().n_rows, N_ROWS, "{action:?}");
        }
    }

    #[test]
    fn an_article_that_is_opened_and_left_keeps_the_place_in_the_list() {
        let list = after(&[Action::QueryTyped("quay".into()), Action::MoreWanted]);
        let read = update(&list, &Action::Opened("a7".into())).unwrap();
        let moved = update(&read, &Action::Moved("p3".into())).unwrap();
        assert_eq!(moved.reading.as_ref().unwrap().view, "p3");
        assert_eq!(update(&moved, &Action::Closed), Some(list.clone()));
        let link = State {
            n_rows: N_ROWS,
            ..list.clone()
        };
        assert_eq!(
            update(&moved, &Action::LinkOpened(Box::new(link))),
            Some(list)
        );
    }

    #[test]
    fn clearing_keeps_the_order_and_closes_nothing_else() {
        let state = after(&[
            Action::Sorted(Sort::Oldest),
            Action::PanelOpened(Panel::Who),
            Action::QueryTyped("quay".into()),
            Action::Cycled(zurich()),
            Action::ModeToggled("place".into()),
            Action::Cleared,
        ]);
        assert!(!state.is_filtered());
        assert_eq!((state.sort, state.panel), (Sort::Oldest, Panel::Who));
        assert!(state.all_types.is_empty());
    }

    #[test]
    fn a_chosen_suggestion_takes_the_place_of_what_was_typed() {
        let state = after(&[
            Action::QueryTyped("strike zur".into()),
            Action::Suggested(zurich(), Choice::Include, "strike ".into()),
        ]);
        assert_eq!(state.query, "strike ");
        assert_eq!(state.choices.get(&zurich()), Some(&Choice::Include));
    }

    #[test]
    fn without_a_query_the_best_are_the_newest() {
        let shown = |query: &str, sort| {
            after(&[Action::QueryTyped(query.into()), Action::Sorted(sort)]).shown_sort()
        };
        assert_eq!(shown(" ", Sort::Relevance), Sort::Newest);
        assert_eq!(shown("quay", Sort::Relevance), Sort::Relevance);
        assert_eq!(shown("", Sort::Oldest), Sort::Oldest);
    }

    #[test]
    fn no_more_is_kept_than_a_link_holds() {
        let long = "a".repeat(MAX_QUERY_CHARS + 1);
        assert_eq!(
            after(&[Action::QueryTyped(long)]).query.len(),
            MAX_QUERY_CHARS
        );
        let names = (0..=MAX_CHOICES).map(|at| {
            let name = format!("Name {at}");
            Action::Cycled(Name { name, ..zurich() })
        });
        assert_eq!(after(&names.collect::<Vec<_>>()).choices.len(), MAX_CHOICES);
    }
}
