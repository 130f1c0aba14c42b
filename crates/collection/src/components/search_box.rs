//! The search box and its suggestions: names first, then words. A combobox after the ARIA authoring practices: the focus
//! stays in the box, arrows move through the list.

use std::rc::Rc;

use dossier_archive::wire::{Answer, Question, Suggestion};
use dossier_core::collection::{Action, Panel, typed};
use dossier_explorer::browser::page as document;
use dossier_explorer::browser::task::spawn_logged;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::Page;
use crate::engine::Silent;
use crate::question;

/// How many suggestions are listed.
const N_SUGGESTIONS: usize = 8;

/// Props of [`SearchBox`].
#[derive(Properties, PartialEq)]
pub struct SearchBoxProps {
    /// The page.
    pub page: Page,
    /// The query as typed.
    pub query: String,
}

/// Suggestions, and for which text: what does not fit what stands in the box is not offered.
#[derive(Clone, Default, PartialEq)]
struct Suggested {
    typed: String,
    lines: Rc<Vec<Suggestion>>,
}

/// The search box.
#[component]
pub fn SearchBox(props: &SearchBoxProps) -> Html {
    let open = use_state_eq(|| false);
    let active = use_state_eq(|| None::<usize>);
    let suggested = use_state_eq(Suggested::default);
    let page = &props.page;
    let words = page.words();
    let lines = match *open && !props.query.trim().is_empty() {
        true => suggested.lines.clone(),
        false => Rc::default(),
    };
    let listed = !lines.is_empty();
    {
        let (engine, suggested) = (page.engine.clone(), suggested.setter());
        let newest = use_mut_ref(String::new);
        use_effect_with((props.query.clone(), *open), move |(query, open)| {
            newest.borrow_mut().clone_from(query);
            if !*open || query.trim().is_empty() {
                return;
            }
            let question = Question::Suggest {
                typed: query.clone(),
                limit: N_SUGGESTIONS,
            };
            let typed = query.clone();
            spawn_logged("suggestions", async move {
                // A question that is overtaken has no answer; the newer one has.
                if let Ok(Answer::Suggestions(lines)) = engine.ask(&question).await
                    && *newest.borrow() == typed
                {
                    let lines = Rc::new(lines);
                    suggested.set(Suggested { typed, lines });
                }
                Ok::<(), Silent>(())
            });
        });
    }
    let oninput = {
        let (open, active, page) = (open.setter(), active.setter(), page.clone());
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
            query: props.query.clone(),
            open: open.clone(),
            active: active.clone(),
            lines: lines.clone(),
        };
        Callback::from(move |event: KeyboardEvent| keys.press(&event))
    };
    let close = {
        let open = open.setter();
        Callback::from(move |_: FocusEvent| open.set(false))
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
                value={props.query.clone()} {oninput} {onkeydown} />
            if props.query.is_empty() {
                <kbd class="d-search__key" aria-hidden="true">{ "/" }</kbd>
            } else {
                <button type="button" class="d-search__clear" aria-label={page.lang.words().clear_search}
                    onclick={clear}>{ "×" }</button>
            }
            <div class="d-suggestions" id="d-suggestions" role="listbox" aria-label={words.suggestions}
                hidden={!listed}>
                { options(page, &props.query, &lines, *active, &open) }
            </div>
        </search>
    }
}

/// What choosing a suggestion does.
fn action(query: &str, line: &Suggestion) -> Action {
    match line {
        Suggestion::Entity(name, _) => {
            Action::Suggested(question::of_name(name), typed::without(query, &name.name))
        }
        Suggestion::Words(words, _) => Action::QueryTyped(words.clone()),
    }
}

fn options(
    page: &Page,
    query: &str,
    lines: &[Suggestion],
    active: Option<usize>,
    open: &UseStateHandle<bool>,
) -> Html {
    let mut group = "";
    let options = lines.iter().enumerate().map(|(at, line)| {
        let (name, meta, hue, of_group) = match line {
            Suggestion::Entity(name, count) => (
                &name.name,
                [page.heading(&name.kind), " · ", &page.number(*count as usize)].concat(),
                Some(page.hue(&name.kind)),
                page.words().names,
            ),
            Suggestion::Words(words, count) => {
                (words, page.number(*count as usize), None, page.words().words)
            }
        };
        let heading = (of_group != group).then(|| {
            html! { <div class="d-suggestions__group" role="presentation">{ of_group }</div> }
        });
        group = of_group;
        let (action, open, page) = (action(query, line), open.setter(), page.clone());
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
                    aria-selected={(active == Some(at)).to_string()} data-hue={hue} onmousedown={choose}>
                    <span class="d-suggestion__text">{ name.clone() }</span>
                    <small>{ meta }</small>
                </div>
            </>
        }
    });
    options.collect()
}

/// What the keys of the box need.
struct Keys {
    page: Page,
    query: String,
    open: UseStateHandle<bool>,
    active: UseStateHandle<Option<usize>>,
    lines: Rc<Vec<Suggestion>>,
}

impl Keys {
    fn press(&self, event: &KeyboardEvent) {
        let n_lines = self.lines.len();
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
            "ArrowDown" => self.open.set(true),
            "Enter" => {
                let line = self.active.and_then(|at| self.lines.get(at));
                self.open.set(false);
                self.active.set(None);
                self.page.dispatch.emit(match line {
                    Some(line) => action(&self.query, line),
                    None => Action::PanelOpened(Panel::Articles),
                });
            }
            "Escape" if n_lines > 0 => {
                self.open.set(false);
                self.active.set(None);
            }
            _ => return,
        }
        event.prevent_default();
    }
}
