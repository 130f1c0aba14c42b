//! Keys that work anywhere on the page: `/` `n` `N` `Esc` `?`. Inside an article they are the explorer's.

use dossier_core::collection::{Action, State};
use dossier_explorer::browser::page as document;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use super::place::find_item;
use crate::Page;
use crate::shown::Shown;

/// How long a drawing takes at most before the box that it shows is there.
const RENDER_MILLIS: u32 = 50;

/// What a key press needs to know, kept up to date at each drawing.
struct Now {
    state: State,
    ids: Vec<String>,
    help: Callback<bool>,
}

/// Listens for the keys.
#[hook]
pub fn use_keys(page: &Page, state: &State, shown: &Shown, help: &Callback<bool>) {
    let now = use_mut_ref(|| None);
    *now.borrow_mut() = Some(Now {
        state: state.clone(),
        ids: shown.list.rows.iter().map(|row| row.id.clone()).collect(),
        help: help.clone(),
    });
    let later = use_mut_ref(|| None::<Timeout>);
    let page = page.clone();
    use_effect_with((), move |()| {
        let listener = page.host.key_target().map(|target| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&target, "keydown", options, move |event| {
                let (Some(event), Some(now)) = (event.dyn_ref::<KeyboardEvent>(), &*now.borrow())
                else {
                    return;
                };
                if press(&page, event, now) {
                    event.prevent_default();
                    if event.key() == "/" {
                        // The box of an article that is left shows only after that drawing.
                        let page = page.clone();
                        let focus = Timeout::new(RENDER_MILLIS, move || focus_search(&page));
                        *later.borrow_mut() = Some(focus);
                    }
                }
            })
        });
        move || drop(listener)
    });
}

/// Whether the key is one of the page's.
fn press(page: &Page, event: &KeyboardEvent, now: &Now) -> bool {
    let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
    if modified || event.default_prevented() || is_in(event, "dialog[open]") {
        return false;
    }
    let key = event.key();
    let is_inside = is_in(event, ".d-reader__explorer");
    if key == "Escape" {
        // The box that finds a name is emptied by the browser.
        let is_other = is_inside || is_in(event, ".d-facet__find");
        return !is_other && step_back(page, now);
    }
    if is_inside || is_in(event, "input, textarea, select, [contenteditable]") {
        return false;
    }
    match key.as_str() {
        "/" => {
            if now.state.reading.is_some() {
                page.dispatch.emit(Action::Closed);
            }
            focus_search(page);
            true
        }
        "n" | "N" => step_on(page, now, key == "n"),
        "?" => {
            now.help.emit(true);
            true
        }
        _ => false,
    }
}

/// Moves the focus to the search box, where it is shown.
fn focus_search(page: &Page) {
    if let Some(search) = page.host.find(".d-search__input") {
        document::focus(&search);
        search.scroll_into_view_with_bool(false);
    }
}

fn step_back(page: &Page, now: &Now) -> bool {
    let action = match &now.state.reading {
        Some(_) => Action::Closed,
        None if !now.state.query.is_empty() => Action::QueryTyped(String::new()),
        None => return false,
    };
    page.dispatch.emit(action);
    true
}

/// The next article of the list: opened when one is read, else focused.
fn step_on(page: &Page, now: &Now, forward: bool) -> bool {
    let current = match &now.state.reading {
        Some(reading) => Some(reading.id.clone()),
        None => page
            .host
            .focused()
            .and_then(|focused| focused.get_attribute("data-article")),
    };
    let Some(id) = neighbour(&now.ids, current.as_deref(), forward) else {
        return false;
    };
    if now.state.reading.is_some() {
        page.dispatch.emit(Action::Opened(id.to_owned()));
    } else if let Some(link) = find_item(&page.host, id) {
        // With scrolling: the list is longer than the window.
        let _ = link.focus();
    }
    true
}

/// The id after or before one in a list; the first, or the last, where that one is not in it.
pub fn neighbour<'a>(ids: &'a [String], current: Option<&str>, forward: bool) -> Option<&'a str> {
    let at = current.and_then(|current| ids.iter().position(|id| id == current));
    let next = match (at, forward) {
        (Some(at), true) => at.checked_add(1)?,
        (Some(at), false) => at.checked_sub(1)?,
        (None, true) => 0,
        (None, false) => ids.len().checked_sub(1)?,
    };
    ids.get(next).map(String::as_str)
}

fn is_in(event: &KeyboardEvent, selector: &str) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest(selector).ok().flatten().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(current: Option<&str>, forward: bool, expected: Option<&str>) {
        let ids = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(neighbour(&ids, current, forward), expected);
    }

    #[test]
    fn the_list_ends_at_both_ends() {
        check(Some("a"), true, Some("b"));
        check(Some("c"), true, None);
        check(Some("a"), false, None);
    }

    #[test]
    fn from_outside_one_begins_at_the_nearer_end() {
        check(None, true, Some("a"));
        check(Some("x"), false, Some("c"));
        assert_eq!(neighbour(&[], None, false), None);
    }
}
