//! The line that says in words what is shown, with a chip for every filter and the way through the highlights.

use dossier_core::filter::Choice;
use dossier_core::model::EntityIdx;
use dossier_core::state::{Action, State};
use dossier_core::view::View;
use yew::prelude::*;

use super::effects::next_hit;
use super::text::hue;
use crate::Page;

/// The line; `save` is the button that saves what is searched and filtered for.
pub fn status_line(page: &Page, state: &State, view: &View, save: Html) -> Html {
    let words = page.words();
    let query = state.query.trim();
    let n_passages = page.dossier().passages.len();
    html! {
        <section class="d-status" aria-label={words.filter}>
            // Of a title alone there is nothing to count.
            if n_passages > 0 {
                <span class="d-status__count">{ (words.shown)(view.n_shown, n_passages) }</span>
            }
            if !query.is_empty() {
                { chip(page, words.quoted(query), Action::QueryTyped(String::new()), None, false) }
            }
            { for state.choices.iter().map(|(entity, choice)| choice_chip(page, *entity, *choice)) }
            if let Some(period) = &state.period {
                { chip(page, period.words(page.lang.tag()), Action::PeriodChosen(None), Some("date".to_owned()), false) }
            }
            if state.is_filtered() {
                <button type="button" class="d-link" onclick={page.on(Action::FiltersCleared)}>
                    { words.clear_all }
                </button>
                { save }
            }
            // What it does is the page's script's, which loads it when it is asked for.
            <button type="button" class="d-link" data-export="">{ words.export }</button>
            if let Some(period) = state.period.filter(|_| view.n_possible > 0) {
                <span class="d-status__possible">
                    { (words.possible)(view.n_possible, &period.words(page.lang.tag())) }
                </span>
            }
            if !view.marks.is_empty() { { highlights(page, state.hit, view.marks.len()) } }
        </section>
    }
}

fn choice_chip(page: &Page, entity: EntityIdx, choice: Choice) -> Html {
    let dossier = page.dossier();
    let name = dossier.entities[entity.at()].name.clone();
    let excluded = choice == Choice::Exclude;
    let label = if excluded {
        (page.words().excluded)(&name)
    } else {
        name
    };
    chip(
        page,
        label,
        Action::EntityChosen(entity, None),
        Some(hue(dossier, entity)),
        excluded,
    )
}

fn chip(page: &Page, label: String, remove: Action, hue: Option<String>, excluded: bool) -> Html {
    let name = (page.words().remove)(&label);
    html! {
        <span class="d-chip d-chip--filter" data-hue={hue} data-excluded={excluded.then_some("true")}>
            <span class="d-chip__label">{ label }</span>
            <button type="button" class="d-chip__remove" aria-label={name} onclick={page.on(remove)}>{ "×" }</button>
        </span>
    }
}

fn highlights(page: &Page, hit: Option<u32>, n_marks: usize) -> Html {
    let words = page.words();
    let step = |forward: bool| page.on(Action::HitMoved(next_hit(hit, n_marks as u32, forward)));
    html! {
        <span class="d-hits">
            <button type="button" class="d-hits__step" aria-label={words.previous_hit} title={words.previous_hit}
                onclick={step(false)}>{ "‹" }</button>
            <span class="d-hits__count">{ (words.highlights)(hit.map(|hit| hit + 1), n_marks) }</span>
            <button type="button" class="d-hits__step" aria-label={words.next_hit} title={words.next_hit}
                onclick={step(true)}>{ "›" }</button>
        </span>
    }
}
