//! What stands on the page: the newest answers, each kept until a newer one is there. Pure.

use std::rc::Rc;

use dossier_archive::Days;
use dossier_archive::wire::{Facet, List, Month, Name, Row, Snippet, Start, Timeline};
use dossier_core::collection::State;
use dossier_explorer::shared::Shared;
use yew::Reducible;

/// The answers that are drawn.
#[derive(Clone, PartialEq)]
pub struct Shown {
    /// The number of the question that the list answers; 0 for what the page began with.
    number: u32,
    /// What was chosen when it was asked.
    pub state: Shared<State>,
    /// The articles.
    pub list: Shared<List>,
    /// Why they were found.
    pub snippets: Shared<Snippets>,
    /// Values by type of entity.
    pub facets: Shared<Vec<Facet>>,
    /// Articles over time.
    pub timeline: Shared<Option<Timeline>>,
    /// What stands beside articles and months of the list.
    pub beside: Shared<Beside>,
    /// The number of the page of the list, where it is a further one.
    pub page: Option<usize>,
    /// Earliest and latest day of the collection.
    pub extent: Option<Days>,
    /// Whether facets and timeline are of this list, and not of the one before.
    pub is_counted: bool,
    /// Whether the newest question has been waiting for long enough to say so.
    pub is_slow: bool,
    /// Why the newest question has no answer.
    pub failed: Option<Rc<str>>,
}

/// Passages of articles that say why they were found.
#[derive(Default)]
pub struct Snippets {
    /// The query that they are for.
    pub query: String,
    /// By the number of the article.
    pub found: Vec<(u32, Snippet)>,
}

/// What is counted and looked up for the articles that are shown.
#[derive(Default)]
pub struct Beside {
    /// How many articles stand under each month.
    months: Vec<Month>,
    /// Names that articles mention, by the number of the article.
    names: Vec<(u32, Vec<Name>)>,
    /// How many articles of the list it is for.
    n_rows: usize,
}

impl Beside {
    fn of(list: &List) -> Beside {
        let names = |row: &Row| (row.doc, row.names.clone());
        Beside {
            months: list.months.clone(),
            names: list.rows.iter().map(names).collect(),
            n_rows: list.rows.len(),
        }
    }
}

/// What came.
pub enum Came {
    /// A list: the question's number, what was chosen, the answer.
    List(u32, Box<(State, List)>),
    /// What the page began with is wanted again.
    First(u32, Shared<Start>),
    /// Snippets to the list of this number.
    Snippets(u32, Vec<(u32, Snippet)>),
    /// The list of this number with its counts; without a timeline the one before stays.
    Counts(u32, Box<List>),
    /// The question of this number has no answer yet.
    Slow(u32),
    /// The question of this number has none, and why.
    Failed(u32, String),
}

impl Shown {
    /// What the page begins with.
    pub fn first(start: &Start) -> Shown {
        let further = start.further.as_ref();
        let list = further.map_or(&start.first, |further| &further.list);
        Shown {
            number: 0,
            state: Shared::new(State::default()),
            list: Shared::new(list.clone()),
            snippets: Shared::new(Snippets::default()),
            facets: Shared::new(start.first.facets.clone()),
            timeline: Shared::new(start.first.timeline.clone()),
            beside: Shared::new(Beside::of(list)),
            page: further.map(|further| further.number as usize),
            extent: start
                .first
                .timeline
                .as_ref()
                .and_then(|timeline| timeline.extent),
            // A page may begin without counts.
            is_counted: !start.first.facets.is_empty() || start.first.timeline.is_some(),
            is_slow: false,
            failed: None,
        }
    }

    /// The number of the question that the list answers.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// The snippet of an article.
    pub fn snippet(&self, doc: u32) -> Option<&Snippet> {
        let found = self.snippets.found.iter().find(|(of, _)| *of == doc);
        found.map(|(_, snippet)| snippet)
    }

    /// The names beside an article.
    pub fn names(&self, doc: u32) -> &[Name] {
        let names = self.beside.names.iter().find(|(of, _)| *of == doc);
        names.map_or(&[], |(_, names)| names)
    }

    /// How many articles of the list stand under the month that begins with this day, or without one have no date.
    pub fn n_in_month(&self, first: Option<i32>) -> Option<u32> {
        let months = self.is_counted.then_some(&self.beside.months)?;
        let month = months.iter().find(|month| month.first == first);
        month.map(|month| month.count)
    }

    /// Whether counts, or what stands beside the articles, are still to be asked for.
    pub fn wants_counts(&self) -> bool {
        !self.is_counted || self.beside.n_rows < self.list.rows.len()
    }

    fn with_list(&self, number: u32, state: State, list: List) -> Shown {
        let snippets = self.snippets.clone();
        // Without a query no words are marked; with another one the old snippets stay until the new ones are there.
        let snippets = match state.query.trim().is_empty() {
            true => Shared::new(Snippets::default()),
            false => snippets,
        };
        // More of the same list has the same counts.
        let is_same_list = State {
            n_rows: state.n_rows,
            ..(*self.state).clone()
        } == state;
        Shown {
            number,
            state: Shared::new(state),
            list: Shared::new(list),
            snippets,
            facets: self.facets.clone(),
            timeline: self.timeline.clone(),
            beside: self.beside.clone(),
            page: None,
            extent: self.extent,
            is_counted: self.is_counted && is_same_list,
            is_slow: false,
            failed: None,
        }
    }

    /// Articles of the list that have no snippet for its query yet.
    pub fn without_snippet(&self) -> Vec<u32> {
        let is_new = self.snippets.query != self.state.query;
        let docs = self.list.rows.iter().map(|row| row.doc);
        docs.filter(|doc| is_new || self.snippet(*doc).is_none())
            .collect()
    }

    fn with_snippets(&self, mut found: Vec<(u32, Snippet)>) -> Snippets {
        let query = self.state.query.clone();
        if self.snippets.query == query {
            found.extend(self.snippets.found.iter().cloned());
        }
        Snippets { query, found }
    }

    /// What is shown after something came; `None` when it came too late.
    fn after(&self, came: Came) -> Option<Shown> {
        Some(match came {
            Came::List(number, came) if number > self.number => {
                let (state, list) = *came;
                self.with_list(number, state, list)
            }
            Came::First(number, start) if number > self.number => Shown {
                number,
                extent: self.extent,
                ..Shown::first(&start)
            },
            Came::Snippets(number, found) if number == self.number => Shown {
                snippets: Shared::new(self.with_snippets(found)),
                ..self.clone()
            },
            Came::Counts(number, list) if number == self.number => Shown {
                beside: Shared::new(Beside::of(&list)),
                facets: Shared::new(list.facets),
                extent: list
                    .timeline
                    .as_ref()
                    .and_then(|timeline| timeline.extent)
                    .or(self.extent),
                timeline: match list.timeline {
                    Some(timeline) => Shared::new(Some(timeline)),
                    None => self.timeline.clone(),
                },
                is_counted: true,
                ..self.clone()
            },
            Came::Slow(number) if number > self.number => Shown {
                is_slow: true,
                ..self.clone()
            },
            Came::Failed(number, why) if number > self.number => Shown {
                is_slow: false,
                failed: Some(why.into()),
                ..self.clone()
            },
            _ => return None,
        })
    }
}

impl Reducible for Shown {
    type Action = Came;

    fn reduce(self: Rc<Self>, came: Came) -> Rc<Self> {
        match self.after(came) {
            Some(next) => Rc::new(next),
            None => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(number: u32, state: State, total: u32) -> Came {
        let list = List {
            total,
            ..List::default()
        };
        Came::List(number, Box::new((state, list)))
    }

    fn query(query: &str) -> State {
        State {
            query: query.into(),
            ..State::default()
        }
    }

    /// A page that begins with its counts.
    fn first() -> Shown {
        let mut start = Start::default();
        start.first.timeline = Some(Timeline::default());
        Shown::first(&start)
    }

    fn with(shown: &Shown, came: Came) -> Shown {
        shown.after(came).expect("it came in time")
    }

    #[test]
    fn an_older_list_never_takes_the_place_of_a_newer_one() {
        let shown = with(&first(), listed(2, query("ab"), 2));
        assert!(shown.after(listed(1, query("a"), 9)).is_none());
        assert_eq!(shown.list.total, 2);
    }

    #[test]
    fn a_list_stays_until_the_next_one_is_there() {
        let shown = with(&first(), listed(1, query("a"), 7));
        let slow = with(&shown, Came::Slow(2));
        assert!(slow.is_slow);
        assert_eq!(slow.list.total, 7);
        assert!(!with(&slow, listed(2, query("ab"), 1)).is_slow);
    }

    #[test]
    fn counts_of_a_list_that_is_gone_are_dropped() {
        let shown = with(&first(), listed(2, query("ab"), 2));
        assert!(!shown.is_counted);
        assert!(shown.after(Came::Counts(1, Box::default())).is_none());
        assert!(with(&shown, Came::Counts(2, Box::default())).is_counted);
    }

    #[test]
    fn more_of_the_same_list_keeps_its_counts() {
        let shown = with(&first(), listed(1, query("a"), 70));
        let shown = with(&shown, Came::Counts(1, Box::default()));
        let more = State {
            n_rows: 40,
            ..query("a")
        };
        assert!(with(&shown, listed(2, more, 70)).is_counted);
    }

    #[test]
    fn snippets_stay_while_a_word_is_typed_on_and_go_with_the_query() {
        let shown = with(&first(), listed(1, query("a"), 1));
        let shown = with(&shown, Came::Snippets(1, vec![(4, Snippet::default())]));
        let typed_on = with(&shown, listed(2, query("ab"), 1));
        assert!(typed_on.snippet(4).is_some());
        let cleared = with(&typed_on, listed(3, query(""), 1));
        assert!(cleared.snippet(4).is_none());
    }

    #[test]
    fn more_of_the_same_list_asks_only_for_what_it_has_not() {
        let rows = |docs: &[u32]| {
            let row = |&doc: &u32| Row {
                doc,
                ..Row::default()
            };
            docs.iter().map(row).collect()
        };
        let with_rows = |number, query: State, docs: &[u32]| {
            let list = List {
                rows: rows(docs),
                ..List::default()
            };
            Came::List(number, Box::new((query, list)))
        };
        let shown = with(&first(), with_rows(1, query("a"), &[4, 5]));
        assert_eq!(shown.without_snippet(), [4, 5]);
        let shown = with(&shown, Came::Snippets(1, vec![(4, Snippet::default())]));
        let shown = with(&shown, with_rows(2, query("a"), &[4, 5, 6]));
        assert_eq!(shown.without_snippet(), [5, 6]);
        let shown = with(&shown, Came::Snippets(2, vec![(6, Snippet::default())]));
        assert!(shown.snippet(4).is_some() && shown.snippet(6).is_some());
        let shown = with(&shown, with_rows(3, query("ab"), &[4]));
        assert_eq!(shown.without_snippet(), [4]);
    }

    #[test]
    fn a_question_without_an_answer_leaves_what_was_there() {
        let shown = with(&first(), listed(1, query("a"), 7));
        let failed = with(&shown, Came::Failed(2, "no worker".into()));
        assert_eq!(failed.failed.as_deref(), Some("no worker"));
        assert_eq!(failed.list.total, 7);
        assert!(shown.after(Came::Failed(1, String::new())).is_none());
    }
}
