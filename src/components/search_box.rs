//! The search box and its list of suggestions: names first, then events, then passages. A combobox after the
//! ARIA authoring practices: the focus stays in the box, arrows move through the list.

use dossier_core::search::{self, Found};
use dossier_core::state::{Action, Panel, Selected};
use dossier_core::view::View;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::text::{hue, marked};
use crate::Page;
use crate::browser::page as document;
use crate::shared::Shared;

/// How many suggestions of each kind are listed; all results have a panel of their own.
const MAX_NAMES: usize = 4;
const MAX_EVENTS: usize = 3;
const MAX_PASSAGES: usize = 5;

/// How long a snippet in the list is, in Unicode scalar values.
const SNIPPET_CHARS: u32 = 90;

/// Props of [`SearchBox`].
#[derive(Properties, PartialEq)]
pub struct SearchBoxProps {
    /// The page.
    pub page: Page,
    /// The query as typed.
    pub query: String,
    /// What it finds.
    pub found: Shared<Found>,
    /// What is shown.
    pub view: Shared<View>,
}

/// One line of the list: what choosing it does, and what it shows.
struct Suggestion {
    action: Action,
    group: &'static str,
    content: Html,
    meta: String,
    hue: Option<String>,
}

/// The search box.
#[component]
pub fn SearchBox(props: &SearchBoxProps) -> Html {
    let open = use_state_eq(|| false);
    let active = use_state_eq(|| None::<usize>);
    let page = &props.page;
    let words = page.words();
    let suggestions = if *open {
        suggestions(props)
    } else {
        Vec::new()
    };
    let listed = !suggestions.is_empty();
    let actions: Vec<Action> = suggestions.iter().map(|line| line.action.clone()).collect();

    let oninput = {
        let (open, active, page) = (open.clone(), active.clone(), page.clone());
        Callback::from(move |event: InputEvent| {
            let input = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            if let Some(input) = input {
                open.set(true);
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
        Callback::from(move |_: FocusEvent| open.set(false))
    };
    let reopen = {
        let open = open.clone();
        Callback::from(move |_: FocusEvent| open.set(true))
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
    html! {
        <search class="d-search" onfocusout={close}>
            <svg class="d-search__icon" width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
                <circle cx="8" cy="8" r="5.5" /><path d="m12.2 12.2 4 4" />
            </svg>
            <input class="d-search__input" type="text" inputmode="search" enterkeyhint="search"
                autocomplete="off" autocapitalize="off" spellcheck="false" role="combobox"
                aria-label={words.search_label} placeholder={words.search_placeholder}
                aria-autocomplete="list" aria-controls="d-suggestions" aria-expanded={listed.to_string()}
                aria-activedescendant={active.filter(|_| listed).map(|at| format!("d-suggestion-{at}"))}
                value={props.query.clone()} {oninput} {onkeydown} onfocusin={reopen} />
            if props.query.is_empty() {
                <kbd class="d-search__key" aria-hidden="true">{ "/" }</kbd>
            } else {
                <button type="button" class="d-search__clear" aria-label={words.clear_search}
                    onclick={clear}>{ "×" }</button>
            }
            <div class="d-suggestions" id="d-suggestions" role="listbox" aria-label={words.results}
                hidden={!listed}>
                { lines(&suggestions, &actions, *active, &open, page) }
            </div>
        </search>
    }
}

fn lines(
    suggestions: &[Suggestion],
    actions: &[Action],
    active: Option<usize>,
    open: &UseStateHandle<bool>,
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
        let (action, open, page) = (actions[at].clone(), open.clone(), page.clone());
        // On mouse down, before the box loses the focus and the list closes.
        let choose = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            open.set(false);
            page.dispatch.emit(action.clone());
        });
        html! {
            <>
                { heading }
                <div class="d-suggestion" role="option" id={format!("d-suggestion-{at}")}
                    aria-selected={(active == Some(at)).to_string()} data-hue={line.hue.clone()}
                    onmousedown={choose}>
                    <span class="d-suggestion__text">{ line.content.clone() }</span>
                    <small>{ &line.meta }</small>
                </div>
            </>
        }
    });
    lines.collect()
}

fn suggestions(props: &SearchBoxProps) -> Vec<Suggestion> {
    let page = &props.page;
    let (dossier, words, found) = (page.dossier(), page.words(), &props.found);
    if found.is_empty_query {
        return Vec::new();
    }
    let mut lines = Vec::new();
    for hit in found.entities.iter().take(MAX_NAMES) {
        let entity = &dossier.entities[hit.entity.at()];
        let kind = dossier.types[entity.kind.at()]
            .singular
            .get(page.lang.tag());
        lines.push(Suggestion {
            action: Action::Selected(Some(Selected::Entity(hit.entity))),
            group: words.people_and_places,
            content: marked(&entity.name, &hit.spans),
            meta: format!("{kind} · {}", (words.n_passages)(entity.passages.len())),
            hue: Some(hue(dossier, hit.entity)),
        });
    }
    for hit in found.events.iter().take(MAX_EVENTS) {
        let event = &dossier.events[hit.event.at()];
        lines.push(Suggestion {
            action: Action::Selected(Some(Selected::Event(hit.event))),
            group: words.events,
            content: marked(&event.title, &hit.spans),
            meta: event.date.short(page.lang.tag()),
            hue: None,
        });
    }
    for hit in props.view.hits.iter().take(MAX_PASSAGES) {
        let hit = &found.hits[*hit];
        let text = &dossier.block_of(hit.passage).text;
        let snippet = search::snippet(text, &hit.spans, SNIPPET_CHARS);
        lines.push(Suggestion {
            action: Action::PassageOpened(hit.passage),
            group: words.passages,
            content: super::results::snippet_html(&snippet),
            meta: dossier.passages[hit.passage.at()].number.to_string(),
            hue: None,
        });
    }
    if !props.view.hits.is_empty() {
        lines.push(Suggestion {
            action: Action::PanelOpened(Panel::Search),
            group: "",
            content: (words.all_results)(props.view.hits.len()).into(),
            meta: String::new(),
            hue: None,
        });
    }
    lines
}

/// What the keys of the box need.
struct Keys {
    page: Page,
    open: UseStateHandle<bool>,
    active: UseStateHandle<Option<usize>>,
    actions: Vec<Action>,
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
            "ArrowDown" => self.open.set(true),
            "Enter" => {
                let chosen = self.active.and_then(|at| self.actions.get(at).cloned());
                let first = (self.n_marks > 0).then_some(Action::HitMoved(Some(0)));
                let action = chosen
                    .or(first)
                    .unwrap_or(Action::PanelOpened(Panel::Search));
                self.open.set(false);
                self.page.dispatch.emit(action);
            }
            "Escape" if *self.open && n_lines > 0 => self.open.set(false),
            _ => return,
        }
        event.prevent_default();
    }
}
