//! The line that says in words what is shown, with a chip for every filter.

use dossier_core::collection::{Action, Name, State, link};
use dossier_core::filter::Choice;
use dossier_core::searches::{Change, Searches};
use dossier_explorer::components::saved_searches::save_button;
use yew::prelude::*;

use crate::Page;
use crate::shown::Shown;
use crate::words::Count;

/// The line.
pub fn status(
    page: &Page,
    state: &State,
    shown: &Shown,
    searches: &Searches,
    onsearches: &Callback<Change>,
) -> Html {
    let query = state.query.trim();
    let common = page.lang.words();
    html! {
        <section class="d-status" aria-label={page.words().filters}>
            <span class="d-status__count">{ said(page, shown) }</span>
            if !query.is_empty() {
                { chip(page, common.quoted(query), Action::QueryTyped(String::new()), None, false) }
            }
            { for state.choices.iter().map(|(name, choice)| choice_chip(page, name, *choice)) }
            if let Some(period) = &state.period {
                { chip(page, period.words(page.lang.tag()), Action::PeriodChosen(None), Some("date".to_owned()), false) }
            }
            if state.is_filtered() {
                <button type="button" class="d-link" onclick={page.on(Action::Cleared)}>{ common.clear_all }</button>
                { save_button(searches, link::fragment(&state.asked()), page.lang.search_words(), onsearches) }
            }
            if shown.is_slow {
                <span class="d-status__slow" title={page.words().waiting} aria-label={page.words().waiting} role="img">{ "…" }</span>
            }
        </section>
    }
}

/// How many articles the list has, in words.
pub fn said(page: &Page, shown: &Shown) -> String {
    let n_all = page.start.n_articles as usize;
    let total = shown.list.total as usize;
    let written = page.number(total);
    let count = Count {
        n: total,
        written: &written,
    };
    if shown.state.is_filtered() {
        (page.words().shown)(count, &page.number(n_all))
    } else {
        (page.words().articles)(count)
    }
}

fn choice_chip(page: &Page, name: &Name, choice: Choice) -> Html {
    let is_excluded = choice == Choice::Exclude;
    let label = if is_excluded {
        (page.lang.words().excluded)(&name.name)
    } else {
        name.name.clone()
    };
    let remove = Action::Chosen(name.clone(), None);
    chip(page, label, remove, Some(page.hue(&name.kind)), is_excluded)
}

fn chip(
    page: &Page,
    label: String,
    remove: Action,
    hue: Option<String>,
    is_excluded: bool,
) -> Html {
    let name = (page.lang.words().remove)(&label);
    html! {
        <span class="d-chip d-chip--filter" data-hue={hue} data-excluded={is_excluded.then_some("true")}>
            <span class="d-chip__label">{ label }</span>
            <button type="button" class="d-chip__remove" aria-label={name} onclick={page.on(remove)}>{ "×" }</button>
        </span>
    }
}
