//! The filter groups: one per entity type, each value off, included or excluded, with its count.

use dossier_core::filter::Choice;
use dossier_core::state::{Action, Selected};
use dossier_core::text::fold;
use dossier_core::view::{Facet, FacetValue, View};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::text::{hue, truth};
use crate::Page;
use crate::shared::Shared;

/// How many values a group shows before it is opened.
const N_FIRST: usize = 6;

/// From how many values on a group has a box to find one.
const N_FINDABLE: usize = 13;

/// All groups, and the rule that joins them.
pub fn facets(page: &Page, view: &Shared<View>) -> Html {
    let groups = (0..view.facets.len()).map(|at| {
        html! {
            <FacetGroup key={at} page={page.clone()} view={view.clone()} {at} />
        }
    });
    html! {
        <div class="d-facets">
            { for groups }
            if !view.facets.is_empty() {
                <p class="d-facets__rule">{ page.words().filter_rule }</p>
            }
        </div>
    }
}

/// Props of [`FacetGroup`].
#[derive(Properties, PartialEq)]
pub struct FacetGroupProps {
    /// The page.
    pub page: Page,
    /// What is shown.
    pub view: Shared<View>,
    /// Which group of the view.
    pub at: usize,
}

/// One group.
#[component]
pub fn FacetGroup(props: &FacetGroupProps) -> Html {
    let open = use_state_eq(|| false);
    let wanted = use_state_eq(String::new);
    let page = &props.page;
    let words = page.words();
    let facet = &props.view.facets[props.at];
    let kind = &page.dossier().types[facet.kind.at()];
    let label = kind.label.get(page.lang.tag()).to_owned();
    let listed = listed(page, facet, *open, &wanted);
    let n_hidden = facet.values.len() - listed.len();
    let toggle = {
        let open = open.clone();
        Callback::from(move |_| open.set(!*open))
    };
    html! {
        <section class="d-facet" data-type={kind.id.clone()}>
            <h2 class="d-facet__head">
                { &label } <small>{ facet.values.len() }</small>
                <button type="button" class="d-facet__mode" aria-pressed={truth(facet.all)}
                    aria-label={(words.mode_hint)(&label, facet.all)} title={(words.mode_hint)(&label, facet.all)}
                    onclick={page.on(Action::ModeToggled(facet.kind))}>
                    { if facet.all { words.all } else { words.any } }
                </button>
            </h2>
            if facet.values.len() >= N_FINDABLE { { find_box(page, &label, &wanted) } }
            <ul class="d-facet__values">
                { for listed.into_iter().map(|value| facet_row(page, value)) }
            </ul>
            if wanted.is_empty() && (*open || n_hidden > 0) && facet.values.len() > N_FIRST {
                <button type="button" class="d-link d-facet__more" aria-expanded={truth(*open)} onclick={toggle}>
                    { if *open { words.fewer.to_owned() } else { (words.more)(n_hidden) } }
                </button>
            }
        </section>
    }
}

/// The first values and every chosen one; all when the group is open; the matching ones while one is looked for.
fn listed(page: &Page, facet: &Facet, open: bool, wanted: &str) -> Vec<FacetValue> {
    let entities = &page.dossier().entities;
    let wanted = fold(wanted);
    let values = facet.values.iter().enumerate().filter(|(at, value)| {
        if wanted.is_empty() {
            return open || *at < N_FIRST || value.choice.is_some();
        }
        let entity = &entities[value.entity.at()];
        let mut names = std::iter::once(&entity.name).chain(&entity.aliases);
        names.any(|name| fold(name).contains(wanted.as_str()))
    });
    values.map(|(_, value)| *value).collect()
}

fn find_box(page: &Page, label: &str, wanted: &UseStateHandle<String>) -> Html {
    let oninput = {
        let wanted = wanted.clone();
        Callback::from(move |event: InputEvent| {
            let input = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            if let Some(input) = input {
                wanted.set(input.value());
            }
        })
    };
    let label = (page.words().filter_values)(label);
    html! {
        <input class="d-facet__find" type="search" aria-label={label.clone()} placeholder={label}
            value={(**wanted).clone()} {oninput} />
    }
}

/// One value: a button that steps through off, included, excluded, and one that opens the card.
pub fn facet_row(page: &Page, value: FacetValue) -> Html {
    let words = page.words();
    let FacetValue {
        entity,
        choice,
        count,
    } = value;
    let name = &page.dossier().entities[entity.at()].name;
    let (state, mark, step) = match choice {
        None => ("off", "", words.value_off),
        Some(Choice::Include) => ("include", "✓", words.value_in),
        Some(Choice::Exclude) => ("exclude", "–", words.value_out),
    };
    let about = (words.details)(name);
    html! {
        <li class="d-value" key={entity.0} data-choice={state} data-hue={hue(page.dossier(), entity)}
            data-empty={(count == 0).then_some("true")}>
            <button type="button" class="d-value__toggle" aria-pressed={truth(state != "off")}
                onclick={page.on(Action::EntityCycled(entity))}>
                <span class="d-value__box" aria-hidden="true">{ mark }</span>
                <span class="d-value__name">{ name }</span>{ " " }
                <span class="d-value__count">{ count }</span>
                <span class="d-vh">{ " " }{ step }</span>
            </button>
            <button type="button" class="d-value__about" aria-label={about.clone()} title={about}
                onclick={page.on(Action::Selected(Some(Selected::Entity(entity))))}>
                <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path d="m6 3 5 5-5 5" /></svg>
            </button>
        </li>
    }
}
