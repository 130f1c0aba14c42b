//! The search box and its suggestions: names first, then words. A combobox after the ARIA authoring practices: the focus
//! stays in the box, arrows move through the list. Beside it a panel with more ways to search opens over the page.

use std::rc::Rc;

use dossier_archive::wire::{Answer, Question, Suggestion};
use dossier_core::collection::{Action, Panel};
use dossier_core::searches::{Change, Searches};
use dossier_explorer::browser::page as document;
use dossier_explorer::browser::task::spawn_logged;
use dossier_explorer::shared::Shared;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, Node};
use yew::prelude::*;

use super::suggestions::{Line, recent, suggested};
use super::ways::Ways;
use crate::Page;
use crate::engine::Silent;

/// How many suggestions are listed.
const N_SUGGESTIONS: usize = 6;

/// Props of [`SearchBox`].
#[derive(Properties, PartialEq)]
pub struct SearchBoxProps {
    /// The page.
    pub page: Page,
    /// The query as typed.
    pub query: String,
    /// The searches that are kept.
    pub searches: Shared<Searches>,
    /// Changes them.
    pub onsearches: Callback<Change>,
}

/// What is open under the box.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Nothing,
    Suggestions,
    Ways,
}

/// Suggestions, and for which text.
#[derive(Clone, Default, PartialEq)]
struct Suggested {
    typed: String,
    lines: Rc<Vec<Suggestion>>,
}

/// What the engine suggests for what is typed; what it suggested before stays until then.
#[hook]
fn use_suggested(page: &Page, query: &str, is_open: bool) -> Suggested {
    let suggested = use_state_eq(Suggested::default);
    let newest = use_mut_ref(String::new);
    let (engine, setter) = (page.engine.clone(), suggested.setter());
    use_effect_with((query.to_owned(), is_open), move |(query, is_open)| {
        newest.borrow_mut().clone_from(query);
        if !*is_open || query.trim().is_empty() {
            return;
        }
        let typed = query.clone();
        spawn_logged("suggestions", async move {
            let question = Question::Suggest {
                typed: typed.clone(),
                limit: N_SUGGESTIONS,
            };
            // A question that is overtaken has no answer; the newer one has.
            if let Ok(Answer::Suggestions(lines)) = engine.ask(&question).await
                && *newest.borrow() == typed
            {
                let lines = Rc::new(lines);
                setter.set(Suggested { typed, lines });
            }
            Ok::<(), Silent>(())
        });
    });
    (*suggested).clone()
}

/// The search box.
#[component]
pub fn SearchBox(props: &SearchBoxProps) -> Html {
    let open = use_state_eq(|| Open::Nothing);
    let active = use_state_eq(|| None::<usize>);
    let (page, query) = (&props.page, &props.query);
    let is_suggesting = *open == Open::Suggestions;
    let answer = use_suggested(page, query, is_suggesting);
    let (words, more_ways) = (page.words(), page.lang.search_words().more_ways);
    let lines = match (is_suggesting, query.trim().is_empty()) {
        (true, true) => recent(page, &props.searches),
        (true, false) => suggested(page, &answer.typed, &answer.lines),
        (false, _) => Vec::new(),
    };
    let listed = !lines.is_empty();
    let is_ways = *open == Open::Ways;

    let oninput = {
        let (open, active, page) = (open.clone(), active.setter(), page.clone());
        Callback::from(move |event: InputEvent| {
            let input = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            if let Some(input) = input {
                if *open != Open::Ways {
                    open.set(Open::Suggestions);
                }
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
            actions: lines
                .iter()
                .map(|line| (line.action.clone(), line.goes_on))
                .collect(),
        };
        Callback::from(move |event: KeyboardEvent| keys.press(&event))
    };
    let close = {
        let (open, host) = (open.clone(), page.host.clone());
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
        Callback::from(move |_: FocusEvent| {
            if *open != Open::Ways {
                open.set(Open::Suggestions);
            }
        })
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
        let open = open.clone();
        Callback::from(move |_: MouseEvent| {
            open.set(if is_ways { Open::Nothing } else { Open::Ways })
        })
    };
    let ondone = {
        let open = open.setter();
        Callback::from(move |()| open.set(Open::Nothing))
    };
    let onescape = {
        let (open, page) = (open.clone(), page.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && *open == Open::Ways {
                event.prevent_default();
                open.set(Open::Nothing);
                if let Some(button) = page.host.find(".d-search__more") {
                    document::focus(&button);
                }
            }
        })
    };
    html! {
        <search class="d-search" onfocusout={close} onkeydown={onescape}>
            <svg class="d-search__icon" width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
                <circle cx="8" cy="8" r="5.5" /><path d="m12.2 12.2 4 4" />
            </svg>
            <input class="d-search__input" type="text" inputmode="search" enterkeyhint="search"
                autocomplete="off" autocapitalize="off" spellcheck="false" role="combobox"
                aria-label={words.search_label} placeholder={words.search_placeholder}
                aria-autocomplete="list" aria-controls="d-suggestions" aria-expanded={listed.to_string()}
                aria-activedescendant={active.filter(|_| listed).map(|at| format!("d-suggestion-{at}"))}
                value={query.clone()} {oninput} {onkeydown} onfocusin={reopen} />
            if query.is_empty() {
                <kbd class="d-search__key" aria-hidden="true">{ "/" }</kbd>
            } else {
                <button type="button" class="d-search__clear" aria-label={page.lang.words().clear_search}
                    onclick={clear}>{ "×" }</button>
            }
            <button type="button" class="d-search__more" aria-label={more_ways} title={more_ways}
                aria-expanded={is_ways.to_string()} aria-controls="d-ways" onclick={toggle}>
                <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
                    <path d="M2 5h7m4 0h3M2 13h3m4 0h7" /><circle cx="11" cy="5" r="2" /><circle cx="7" cy="13" r="2" />
                </svg>
            </button>
            <div class="d-suggestions" id="d-suggestions" role="listbox" aria-label={words.suggestions}
                hidden={!listed}>
                { options(&lines, *active, &open, page) }
            </div>
            <div class="d-ways" id="d-ways" hidden={!is_ways}>
                if is_ways {
                    <Ways page={page.clone()} query={query.clone()} searches={props.searches.clone()}
                        onsearches={props.onsearches.clone()} {ondone} />
                }
            </div>
        </search>
    }
}

fn options(
    lines: &[Line],
    active: Option<usize>,
    open: &UseStateHandle<Open>,
    page: &Page,
) -> Html {
    let mut group = "";
    let options = lines.iter().enumerate().map(|(at, line)| {
        let heading = (line.group != group).then(|| {
            html! { <div class="d-suggestions__group" role="presentation">{ line.group }</div> }
        });
        group = line.group;
        let (action, goes_on) = (line.action.clone(), line.goes_on);
        let (open, page) = (open.setter(), page.clone());
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
                    aria-selected={(active == Some(at)).to_string()} data-hue={line.hue.clone()} onmousedown={choose}>
                    <span class="d-suggestion__text">{ &line.text }</span>
                    <small>{ &line.meta }</small>
                </div>
            </>
        }
    });
    options.collect()
}

/// What the keys of the box need.
struct Keys {
    page: Page,
    open: UseStateHandle<Open>,
    active: UseStateHandle<Option<usize>>,
    actions: Vec<(Action, bool)>,
}

impl Keys {
    fn press(&self, event: &KeyboardEvent) {
        let n_lines = self.actions.len();
        match event.key().as_str() {
            "ArrowDown" if n_lines > 0 => self.active.set(match *self.active {
                Some(at) if at + 1 < n_lines => Some(at + 1),
                Some(_) => None,
                None => Some(0),
            }),
            "ArrowUp" if n_lines > 0 => self.active.set(match *self.active {
                Some(at) => at.checked_sub(1),
                None => n_lines.checked_sub(1),
            }),
            "ArrowDown" if *self.open == Open::Nothing => self.open.set(Open::Suggestions),
            "Enter" => {
                let chosen = self.active.and_then(|at| self.actions.get(at).cloned());
                let (action, goes_on) =
                    chosen.unwrap_or((Action::PanelOpened(Panel::Articles), false));
                if !goes_on {
                    self.open.set(Open::Nothing);
                }
                self.active.set(None);
                self.page.dispatch.emit(action);
            }
            "Escape" if n_lines > 0 => {
                self.open.set(Open::Nothing);
                self.active.set(None);
            }
            _ => return,
        }
        event.prevent_default();
    }
}
