//! Keys that work anywhere on the page, or in the element: `/` `n` `N` `Esc` `?`.

use dossier_core::state::{Action, Panel, Selected, State};
use dossier_core::view::View;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use super::use_started;
use crate::Page;
use crate::browser::host::Host;
use crate::browser::page as document;
use crate::shared::Shared;

/// How long a render takes at most before the box that it shows is there.
const RENDER_MILLIS: u32 = 50;

/// What a key press needs to know, kept up to date at each render.
struct Now {
    state: State,
    n_marks: u32,
    help: UseStateHandle<bool>,
}

/// Listens for the keys.
#[hook]
pub fn use_keys(page: &Page, state: &State, view: &Shared<View>, help: &UseStateHandle<bool>) {
    let now = use_mut_ref(|| None);
    *now.borrow_mut() = Some(Now {
        state: state.clone(),
        n_marks: view.marks.len() as u32,
        help: help.clone(),
    });
    let later = use_mut_ref(|| None::<Timeout>);
    let page = page.clone();
    use_started(Box::new(move || {
        let listener = page.host.key_target().map(|target| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&target, "keydown", options, move |event| {
                let (Some(event), Some(now)) = (event.dyn_ref::<KeyboardEvent>(), &*now.borrow())
                else {
                    return;
                };
                match press(&page, event, now) {
                    Pressed::Nothing => return,
                    Pressed::Done => {}
                    Pressed::Search => {
                        // On a phone the box shows only with the results; it takes the focus after that render.
                        if !focus_search(&page.host) {
                            page.dispatch.emit(Action::PanelOpened(Panel::Search));
                            let host = page.host.clone();
                            *later.borrow_mut() = Some(Timeout::new(RENDER_MILLIS, move || {
                                focus_search(&host);
                            }));
                        }
                    }
                }
                event.prevent_default();
            })
        });
        Box::new(move || drop(listener))
    }));
}

/// What came of a key.
enum Pressed {
    /// It is not one of ours.
    Nothing,
    /// It is done.
    Done,
    /// The search box is wanted.
    Search,
}

fn focus_search(host: &Host) -> bool {
    let Some(search) = host.find(".d-search__input") else {
        return false;
    };
    document::focus(&search);
    host.focused().is_some_and(|focused| focused == search)
}

fn press(page: &Page, event: &KeyboardEvent, now: &Now) -> Pressed {
    let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
    if modified || event.default_prevented() || is_in_dialog(event) {
        return Pressed::Nothing;
    }
    let key = event.key();
    if key == "Escape" {
        return if step_back(page, now) {
            Pressed::Done
        } else {
            Pressed::Nothing
        };
    }
    if is_typing(event) {
        return Pressed::Nothing;
    }
    match key.as_str() {
        "/" => return Pressed::Search,
        "n" | "N" => {
            let hit = next_hit(now.state.hit, now.n_marks, key == "n");
            if hit.is_some() {
                page.dispatch.emit(Action::HitMoved(hit));
            }
        }
        "?" => now.help.set(true),
        _ => return Pressed::Nothing,
    }
    Pressed::Done
}

fn step_back(page: &Page, now: &Now) -> bool {
    let action = match now.state.selected {
        Some(Selected::Entity(_) | Selected::Event(_)) => Action::Selected(None),
        _ if !now.state.query.is_empty() => Action::QueryTyped(String::new()),
        Some(Selected::Passage(_)) => Action::Selected(None),
        None => return false,
    };
    page.dispatch.emit(action);
    true
}

/// The highlight after or before the current one, going round; `None` when there is none.
pub fn next_hit(hit: Option<u32>, n_marks: u32, forward: bool) -> Option<u32> {
    let last = n_marks.checked_sub(1)?;
    Some(match (hit, forward) {
        (None, true) => 0,
        (None, false) | (Some(0), false) => last,
        (Some(at), true) if at >= last => 0,
        (Some(at), true) => at + 1,
        (Some(at), false) => (at - 1).min(last),
    })
}

fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| {
        matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            || target.has_attribute("contenteditable")
    })
}

fn is_in_dialog(event: &KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest("dialog[open]").ok().flatten().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn highlights_go_round_in_both_directions() {
        assert_eq!(next_hit(None, 0, true), None);
        assert_eq!(next_hit(None, 3, true), Some(0));
        assert_eq!(next_hit(None, 3, false), Some(2));
        assert_eq!(next_hit(Some(2), 3, true), Some(0));
        assert_eq!(next_hit(Some(0), 3, false), Some(2));
        assert_eq!(next_hit(Some(9), 3, false), Some(2));
    }
}
