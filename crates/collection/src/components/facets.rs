//! Names across articles: a group for each type, each name off, included or excluded, with how many articles it would show.

use std::rc::Rc;

use dossier_archive::wire::{Answer, Facet, Question, Value, View};
use dossier_core::collection::{Action, Name, State};
use dossier_core::filter::Choice;
use dossier_core::sorted::SortedMap;
use dossier_explorer::browser::task::spawn_logged;
use dossier_explorer::shared::Shared;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::Page;
use crate::engine::Silent;
use crate::question;
use crate::shown::Shown;

/// How many values a group shows when it is opened, or when one is looked for.
const N_MORE: usize = 60;

/// All groups, in the order of the types, and the rule that joins them.
pub fn facets(page: &Page, state: &State, shown: &Shown) -> Html {
    let groups = page.start.kinds.iter().filter_map(|(kind, _)| {
        let at = shown.facets.iter().position(|facet| facet.kind == *kind)?;
        let facet = shown.facets.get(at)?;
        // A group without a name that would show anything is left out.
        let kind = (!facet.values.is_empty()).then(|| facet.kind.clone())?;
        let view = question::view(&shown.state.asked());
        let is_all = state.all_types.contains(&kind);
        Some(html! {
            <FacetGroup key={kind} page={page.clone()} facets={shown.facets.clone()} {at}
                choices={state.choices.clone()} {is_all} {view} is_counted={shown.is_counted} />
        })
    });
    html! {
        <div class="d-facets">
            { for groups }
            if !shown.facets.is_empty() {
                <p class="d-facets__rule">{ page.words().rule }</p>
            }
        </div>
    }
}

/// Props of [`FacetGroup`].
#[derive(Properties, PartialEq)]
pub struct FacetGroupProps {
    /// The page.
    pub page: Page,
    /// The groups with their most frequent values.
    pub facets: Shared<Vec<Facet>>,
    /// Which of them.
    pub at: usize,
    /// Entities that are included or excluded.
    pub choices: SortedMap<Name, Choice>,
    /// Whether an article must mention all of the group's included entities.
    pub is_all: bool,
    /// The view that values are counted in.
    pub view: View,
    /// Whether the counts are of this view, and not of the one before.
    pub is_counted: bool,
}

/// Values that were asked for, and for what.
#[derive(Clone, Default, PartialEq)]
struct Found {
    wanted: String,
    values: Rc<Vec<Value>>,
}

/// One group.
#[component]
pub fn FacetGroup(props: &FacetGroupProps) -> Html {
    let open = use_state_eq(|| false);
    let wanted = use_state_eq(String::new);
    let found = use_state_eq(|| None::<Found>);
    let page = &props.page;
    let Some(facet) = props.facets.get(props.at) else {
        return html! {};
    };
    let is_asked = *open || !wanted.trim().is_empty();
    {
        let (engine, setter) = (page.engine.clone(), found.setter());
        let newest = use_mut_ref(|| 0_u32);
        let (view, kind) = (props.view.clone(), facet.kind.clone());
        let deps = (view, kind, (*wanted).clone(), is_asked);
        use_effect_with(deps, move |(view, kind, wanted, is_asked)| {
            *newest.borrow_mut() += 1;
            let number = *newest.borrow();
            if !*is_asked {
                setter.set(None);
                return;
            }
            let question = Question::Values {
                view: view.clone(),
                kind: kind.clone(),
                typed: wanted.trim().to_owned(),
                limit: N_MORE,
            };
            let wanted = wanted.clone();
            spawn_logged("values", async move {
                // Without an answer the most frequent ones stay.
                if let Ok(Answer::Values(values)) = engine.ask(&question).await
                    && *newest.borrow() == number
                {
                    let values = Rc::new(values);
                    setter.set(Some(Found { wanted, values }));
                }
                Ok::<(), Silent>(())
            });
        });
    }
    let heading = page.heading(&facet.kind).to_owned();
    let mode_hint = (page.words().mode_hint)(&heading, props.is_all);
    let values: &[Value] = match &*found {
        Some(found) => &found.values,
        None => &facet.values,
    };
    let n_first = facet.values.len();
    let n_hidden = (facet.total as usize).saturating_sub(n_first);
    let n_more = N_MORE.min(facet.total as usize).saturating_sub(n_first);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let finds_nothing =
        values.is_empty() && found.as_ref().is_some_and(|found| !found.wanted.is_empty());
    html! {
        <section class="d-facet" data-type={facet.kind.clone()} data-counted={props.is_counted.to_string()}>
            <h2 class="d-facet__head">
                { &heading }{ " " }<small class="d-facet__total">{ page.number(facet.total as usize) }</small>
                <button type="button" class="d-facet__mode" aria-pressed={props.is_all.to_string()}
                    aria-label={mode_hint.clone()} title={mode_hint} onclick={page.on(Action::ModeToggled(facet.kind.clone()))}>
                    { if props.is_all { page.lang.words().all } else { page.lang.words().any } }
                </button>
            </h2>
            if n_hidden > 0 || is_asked { { find_box(page, &heading, &wanted) } }
            <ul class="d-facet__values">{ for values.iter().map(|value| value_row(props, &facet.kind, value)) }</ul>
            if finds_nothing {
                <p class="d-facet__none">{ (page.words().no_value)(wanted.trim()) }</p>
            }
            if wanted.is_empty() && (*open || n_hidden > 0) {
                <button type="button" class="d-link d-facet__more" aria-expanded={open.to_string()} onclick={toggle}>
                    if *open {
                        { page.lang.words().fewer }
                    } else {
                        { (page.words().more_values)(&page.number(n_more)) }
                    }
                    <span class="d-vh">{ ": " }{ &heading }</span>
                </button>
            }
        </section>
    }
}

fn find_box(page: &Page, heading: &str, wanted: &UseStateHandle<String>) -> Html {
    let oninput = {
        let wanted = wanted.setter();
        Callback::from(move |event: InputEvent| {
            let input = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            if let Some(input) = input {
                wanted.set(input.value());
            }
        })
    };
    let label = (page.lang.words().filter_values)(heading);
    html! {
        <input class="d-facet__find" type="search" autocomplete="off" spellcheck="false" aria-label={label.clone()}
            placeholder={label} value={(**wanted).clone()} {oninput} />
    }
}

/// One value: a button that steps through off, included, excluded.
fn value_row(props: &FacetGroupProps, kind: &str, value: &Value) -> Html {
    let page = &props.page;
    let words = page.words();
    let name = Name {
        kind: kind.to_owned(),
        name: value.name.clone(),
    };
    let (state, mark, step) = match props.choices.get(&name) {
        None => ("off", "", words.value_off),
        Some(Choice::Include) => ("include", "✓", words.value_in),
        Some(Choice::Exclude) => ("exclude", "–", words.value_out),
    };
    html! {
        <li class="d-value" key={value.name.clone()} data-choice={state} data-hue={page.hue(kind)}
            data-empty={(value.count == 0).then_some("true")}>
            <button type="button" class="d-value__toggle" aria-pressed={(state != "off").to_string()}
                onclick={page.on(Action::Cycled(name))}>
                <span class="d-value__box" aria-hidden="true">{ mark }</span>
                <span class="d-value__name">{ &value.name }</span>{ " " }
                <span class="d-value__count">{ page.number(value.count as usize) }</span>
                <span class="d-vh">{ " " }{ step }</span>
            </button>
        </li>
    }
}
