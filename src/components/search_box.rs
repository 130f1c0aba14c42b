//! The search box: its list of suggestions, a combobox after the ARIA authoring practices (the focus stays in the box,
//! arrows move through the list), and a panel with more ways to search, which opens over the page.

use dossier_core::search::Found;
use dossier_core::search::form::Form;
use dossier_core::searches::{Change, Searches};
use dossier_core::state::{Action, Panel};
use dossier_core::view::View;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, Node};
use yew::prelude::*;

use super::saved_searches::{SavedSearches, saved_searches};
use super::search_form::{SearchForm, search_form};
use super::suggestions::{Suggestion, described, suggestions};
use super::text::truth;
use crate::Page;
use crate::browser::{page as document, preference};
use crate::shared::Shared;

/// Props of [`SearchBox`].
#[derive(Properties, PartialEq)]
pub struct SearchBoxProps {
    /// The page.
    pub page: Page,
    /// The query as typed.
    pub query: String,
    /// What fills the page.
    pub panel: Panel,
    /// What the query finds.
    pub found: Shared<Found>,
    /// What is shown.
    pub view: Shared<View>,
    /// The searches that are kept.
    pub searches: Shared<Searches>,
    /// Changes them.
    pub onsearches: Callback<Change>,
}

/// What is open under the box.
#[derive(Clone, PartialEq)]
enum Open {
    Nothing,
    Suggestions,
    /// The form, with what was filled in.
    Ways(Form),
}

/// The search box.
#[component]
pub fn SearchBox(props: &SearchBoxProps) -> Html {
    let open = use_state_eq(|| Open::Nothing);
    let active = use_state_eq(|| None::<usize>);
    let (page, query) = (&props.page, &props.query);
    let (words, more_ways) = (page.words(), page.lang.search_words().more_ways);
    let suggestions = if *open == Open::Suggestions {
        suggestions(
            page,
            query,
            props.panel,
            &props.found,
            &props.view,
            &props.searches,
        )
    } else {
        Vec::new()
    };
    let listed = !suggestions.is_empty();
    let chosen = |line: &Suggestion| (line.action.clone(), line.goes_on);
    let actions: Vec<(Action, bool)> = suggestions.iter().map(chosen).collect();
    let ways = matches!(*open, Open::Ways(_));

    let oninput = {
        let (open, active, page) = (open.clone(), active.clone(), page.clone());
        Callback::from(move |event: InputEvent| {
            let input = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            if let Some(input) = input {
                open.set(Open::Suggestions);
                active.set(None);
                page.dispatch.emit(Action::QueryTyped(input.value()));
            }
        })
    };
    let onkeydown = {
        let keys = Keys {
            page: page.clone(),
            open: open.clone(),
            active: active.clone(),
            actions: actions.clone(),
            n_marks: props.view.marks.len(),
        };
        Callback::from(move |event: KeyboardEvent| keys.press(&event))
    };
    let close = {
        let open = open.clone();
        let host = page.host.clone();
        Callback::from(move |event: FocusEvent| {
            let next: Option<Node> = event.related_target().and_then(|next| next.dyn_into().ok());
            let leaves = || {
                let around = host.find(".d-search");
                around.is_some_and(|around| next.is_some() && !around.contains(next.as_ref()))
            };
            // The panel stays while nothing else has the focus: a press beside its fields takes it from them.
            if *open == Open::Suggestions || leaves() {
                open.set(Open::Nothing);
            }
        })
    };
    let reopen = {
        let open = open.clone();
        Callback::from(move |_: FocusEvent| open.set(Open::Suggestions))
    };
    let clear = {
        let page = page.clone();
        Callback::from(move |_: MouseEvent| {
            page.dispatch.emit(Action::QueryTyped(String::new()));
            // The button goes with the query; the focus stays in the box.
            if let Some(input) = page.host.find(".d-search__input") {
                document::focus(&input);
            }
        })
    };
    let toggle = {
        let (open, query) = (open.clone(), query.clone());
        Callback::from(move |_: MouseEvent| {
            open.set(if ways {
                Open::Nothing
            } else {
                Open::Ways(Form::read(&query))
            });
        })
    };
    let step_back = {
        let (open, host) = (open.clone(), page.host.clone());
        Callback::from(move |event: KeyboardEvent| {
            if ways && event.key() == "Escape" {
                event.prevent_default();
                open.set(Open::Nothing);
                if let Some(button) = host.find(".d-search__more") {
                    document::focus(&button);
                }
            }
        })
    };
    html! {
        <search class="d-search" onfocusout={close} onkeydown={step_back}>
            <svg class="d-search__icon" width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
                <circle cx="8" cy="8" r="5.5" /><path d="m12.2 12.2 4 4" />
            </svg>
            <input class="d-search__input" type="text" inputmode="search" enterkeyhint="search"
                autocomplete="off" autocapitalize="off" spellcheck="false" role="combobox"
                aria-label={words.search_label} placeholder={words.search_placeholder}
                aria-autocomplete="list" aria-controls="d-suggestions" aria-expanded={truth(listed)}
                aria-activedescendant={active.filter(|_| listed).map(|at| format!("d-suggestion-{at}"))}
                value={query.clone()} {oninput} {onkeydown} onfocusin={reopen} />
            if query.is_empty() {
                <kbd class="d-search__key" aria-hidden="true">{ "/" }</kbd>
            } else {
                <button type="button" class="d-search__clear" aria-label={words.clear_search}
                    onclick={clear}>{ "×" }</button>
            }
            <button type="button" class="d-search__more" aria-label={more_ways}
                aria-expanded={truth(ways)} aria-controls="d-ways" onclick={toggle}>
                { "▾" }
            </button>
            <div class="d-suggestions" id="d-suggestions" role="listbox" aria-label={words.results}
                hidden={!listed}>
                { lines(&suggestions, &actions, *active, &open, page) }
            </div>
            <div class="d-ways" id="d-ways" hidden={!ways}>
                if let Open::Ways(form) = &*open { { more(props, form, &open) } }
            </div>
        </search>
    }
}

/// The form, and the searches that are kept.
fn more(props: &SearchBoxProps, form: &Form, open: &UseStateHandle<Open>) -> Html {
    let page = &props.page;
    let words = page.lang.search_words();
    let onform = {
        let (open, page) = (open.clone(), page.clone());
        Callback::from(move |form: Form| {
            // Without the space that says that the last word is complete: it is still being typed.
            let query = form.text().trim().to_owned();
            open.set(Open::Ways(form));
            page.dispatch.emit(Action::QueryTyped(query));
        })
    };
    let ondone = {
        let (open, page) = (open.clone(), page.clone());
        Callback::from(move |()| {
            open.set(Open::Nothing);
            page.dispatch.emit(Action::PanelOpened(Panel::Search));
        })
    };
    let onopened = {
        let open = open.clone();
        Callback::from(move |()| open.set(Open::Nothing))
    };
    html! {
        <>
            { search_form(SearchForm { form, words, onform, ondone }) }
            { saved_searches(SavedSearches {
                searches: &props.searches,
                described: &|link| described(page, link),
                words,
                on_device: preference::is_allowed(&page.host),
                onchange: props.onsearches.clone(),
                onopened,
            }) }
        </>
    }
}

fn lines(
    suggestions: &[Suggestion],
    actions: &[(Action, bool)],
    active: Option<usize>,
    open: &UseStateHandle<Open>,
    page: &Page,
) -> Html {
    let mut group = "";
    let lines = suggestions.iter().enumerate().map(|(at, line)| {
        let heading = (line.group != group && !line.group.is_empty()).then(|| {
            html! {
                <div class="d-suggestions__group" role="presentation">{ line.group }</div>
            }
        });
        group = line.group;
        let ((action, goes_on), open, page) = (actions[at].clone(), open.clone(), page.clone());
        // On mouse down, before the box loses the focus and the list closes.
        let choose = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            if !goes_on {
                open.set(Open::Nothing);
            }
            page.dispatch.emit(action.clone());
        });
        html! {
            <>
                { heading }
                <div class="d-suggestion" role="option" id={format!("d-suggestion-{at}")}
                    aria-selected={truth(active == Some(at))} data-hue={line.hue.clone()}
                    onmousedown={choose}>
                    <span class="d-suggestion__text">{ line.content.clone() }</span>
                    <small>{ &line.meta }</small>
                </div>
            </>
        }
    });
    lines.collect()
}

/// What the keys of the box need.
struct Keys {
    page: Page,
    open: UseStateHandle<Open>,
    active: UseStateHandle<Option<usize>>,
    /// What each line does, and whether the reader goes on typing then.
    actions: Vec<(Action, bool)>,
    n_marks: usize,
}

impl Keys {
    fn press(&self, event: &KeyboardEvent) {
        let n_lines = self.actions.len();
        match event.key().as_str() {
            "ArrowDown" if n_lines > 0 => self.active.set(Some(match *self.active {
                Some(at) if at + 1 < n_lines => at + 1,
                _ => 0,
            })),
            "ArrowUp" if n_lines > 0 => self.active.set(Some(match *self.active {
                Some(at) if at > 0 => at - 1,
                _ => n_lines - 1,
            })),
            "ArrowDown" => self.open.set(Open::Suggestions),
            "Enter" => {
                let chosen = self.active.and_then(|at| self.actions.get(at).cloned());
                let first = (self.n_marks > 0).then_some(Action::HitMoved(Some(0)));
                let (action, goes_on) = chosen.unwrap_or_else(|| {
                    (first.unwrap_or(Action::PanelOpened(Panel::Search)), false)
                });
                self.active.set(None);
                if !goes_on {
                    self.open.set(Open::Nothing);
                }
                self.page.dispatch.emit(action);
            }
            "Escape" if n_lines > 0 => self.open.set(Open::Nothing),
            _ => return,
        }
        event.prevent_default();
    }
}
