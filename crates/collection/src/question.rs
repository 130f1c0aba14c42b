//! What was chosen, as a question to the engine.

use dossier_archive::wire::{Name, Question, Sort, View};
use dossier_core::collection::{self, State};
use dossier_core::filter::Choice;

/// How many values of each type of entity are counted; more are asked for where one is looked for.
pub const N_VALUES: usize = 8;

/// Which articles are wanted; only the list, without counts.
pub fn view(state: &State) -> View {
    let names = |wanted: Choice| {
        let chosen = state
            .choices
            .iter()
            .filter(|(_, choice)| **choice == wanted);
        chosen.map(|(name, _)| name_of(name)).collect()
    };
    View {
        query: state.query.clone(),
        include: names(Choice::Include),
        exclude: names(Choice::Exclude),
        all_types: state.all_types.iter().cloned().collect(),
        period: state
            .period
            .map(|period| period.to_string())
            .unwrap_or_default(),
        sort: match state.sort {
            collection::Sort::Relevance => Sort::Relevance,
            collection::Sort::Newest => Sort::Newest,
            collection::Sort::Oldest => Sort::Oldest,
        },
        offset: 0,
        limit: state.n_rows,
        facets: 0,
        timeline: false,
    }
}

/// The list's articles.
pub fn list(state: &State) -> Question {
    Question::List(view(state))
}

/// Counts of names around the list, and what stands beside its articles; and articles over time, unless a period is chosen.
pub fn counts(state: &State) -> Question {
    Question::List(View {
        facets: N_VALUES,
        timeline: state.period.is_none(),
        ..view(state)
    })
}

/// Articles over time as if no period were chosen: what lies outside it stays in sight.
pub fn timeline(state: &State) -> Question {
    Question::List(View {
        period: String::new(),
        limit: 1,
        timeline: true,
        ..view(state)
    })
}

/// A name as the engine knows it.
pub fn name_of(name: &collection::Name) -> Name {
    Name {
        kind: name.kind.clone(),
        name: name.name.clone(),
    }
}

/// A name as links know it.
pub fn of_name(name: &Name) -> collection::Name {
    collection::Name {
        kind: name.kind.clone(),
        name: name.name.clone(),
    }
}
