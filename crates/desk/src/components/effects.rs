//! What happens after a drawing, and what is listened to.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Element, KeyboardEvent};
use yew::prelude::*;

use dossier_core::desk::At;
use dossier_core::model::Span;
use dossier_explorer::browser::page;
use dossier_explorer::browser::task::spawn_logged;

use crate::bench::Handle;
use crate::browser;
use crate::state::{Message, State};

/// All effects of the page.
#[hook]
pub fn use_effects(state: &State, dispatch: &Callback<Message>, bench: &Handle) {
    use_kept(state, dispatch);
    use_focus(state);
    use_page(state);
    use_keys(dispatch);
    use_dropped(dispatch);
    use_selected(dispatch, bench);
}

/// Keeps the work over a reload.
#[hook]
fn use_kept(state: &State, dispatch: &Callback<Message>) {
    let desk = state.desk.as_ref().map(Rc::as_ptr);
    let (work, dispatch) = (state.desk.clone(), dispatch.clone());
    use_effect_with(desk, move |_| {
        if let Some(desk) = work {
            dispatch.emit(Message::Stored(browser::keep(&desk.work().keep())));
        }
    });
}

/// Moves the focus where the last step wishes it, and what has it into sight.
#[hook]
fn use_focus(state: &State) {
    use_effect_with(state.focus.clone(), |(_, id)| {
        if let Some(element) = browser::by_id(id).filter(|_| !id.is_empty()) {
            page::focus(&element);
            let rect = element.get_bounding_client_rect();
            let height = web_sys::window()
                .and_then(|window| window.inner_height().ok()?.as_f64())
                .unwrap_or(f64::MAX);
            if rect.top() < 120.0 || rect.bottom() > height - 80.0 {
                page::scroll_to(&element);
            }
        }
    });
}

/// What `<html>` and the window's title say.
#[hook]
fn use_page(state: &State) {
    let (lang, theme) = (state.lang, state.theme);
    use_effect_with((lang, theme), move |_| {
        browser::set_attribute("lang", Some(lang.tag()));
        let name = theme.name();
        browser::set_attribute("data-theme", (name != "auto").then_some(name));
    });
    let title = match state.shown.articles.first() {
        Some(article) if !article.title.is_empty() => {
            format!("{} – {}", article.title, state.words().title)
        }
        _ => state.words().title.to_owned(),
    };
    use_effect_with(title, |title| page::set_title(title));
}

/// Undo and redo by keyboard, where no field has an undo of its own.
#[hook]
fn use_keys(dispatch: &Callback<Message>) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let listener = web_sys::window().map(|window| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window, "keydown", options, move |event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                    return;
                };
                if let Some(message) = meant(event) {
                    event.prevent_default();
                    dispatch.emit(message);
                }
            })
        });
        move || drop(listener)
    });
}

fn meant(event: &KeyboardEvent) -> Option<Message> {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    // The explorer, in its shadow root, has keys of its own.
    let is_elsewhere = target.is_some_and(|target| {
        let own = target.closest("input, textarea, select, dialog, .d-desk__explorer");
        own.ok().flatten().is_some()
    });
    if is_elsewhere || event.alt_key() {
        return None;
    }
    let is_held = event.ctrl_key() || event.meta_key();
    match (
        is_held,
        event.shift_key(),
        event.key().to_lowercase().as_str(),
    ) {
        (true, false, "z") => Some(Message::Undone),
        (true, true, "z") | (true, false, "y") => Some(Message::Redone),
        (false, false, "escape") => Some(Message::Chosen(None)),
        _ => None,
    }
}

/// Files that are dropped anywhere on the page, and pasted where no field takes them.
#[hook]
fn use_dropped(dispatch: &Callback<Message>) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let listeners = web_sys::window().map(|window| {
            let options = EventListenerOptions::enable_prevent_default();
            // A browser that is not told otherwise leaves the page for the file.
            let over = EventListener::new_with_options(&window, "dragover", options, |event| {
                event.prevent_default();
            });
            let drop = EventListener::new_with_options(&window, "drop", options, move |event| {
                event.prevent_default();
                let event = event.dyn_ref::<DragEvent>();
                let Some(data) = event.and_then(DragEvent::data_transfer) else {
                    return;
                };
                take(
                    browser::files_of(data.files()),
                    data.get_data("text/plain").ok(),
                    &dispatch,
                );
            });
            (over, drop)
        });
        move || drop(listeners)
    });
}

/// Reads files, or where there are none a text, and tells what was given.
pub fn take(list: Vec<web_sys::File>, text: Option<String>, dispatch: &Callback<Message>) {
    if list.is_empty() {
        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
            dispatch.emit(given(text));
        }
        return;
    }
    let dispatch = dispatch.clone();
    spawn_logged("desk", async move {
        dispatch.emit(match browser::read(list).await {
            Ok(files) => Message::Given(files),
            Err(unread) => Message::NotTaken(unread),
        });
        Ok::<(), String>(())
    });
}

/// A pasted text, as a file.
pub fn given(text: String) -> Message {
    let name = dossier_core::desk::name_of_pasted(&text).to_owned();
    Message::Given(vec![dossier_core::desk::File {
        name,
        bytes: text.into_bytes(),
    }])
}

/// The words that are selected in the text.
#[hook]
fn use_selected(dispatch: &Callback<Message>, bench: &Handle) {
    let (dispatch, bench) = (dispatch.clone(), bench.clone());
    use_effect_with((), move |()| {
        let listener = page::document().map(|document| {
            EventListener::new(&document, "selectionchange", move |_| {
                // What is typed in a field has a selection too; the words stay selected for it.
                let has_field = page::document()
                    .and_then(|document| document.active_element())
                    .and_then(|focused| {
                        focused.closest(".d-desk__marked, input, textarea").ok()?
                    });
                if has_field.is_some() {
                    return;
                }
                let at = bench.selection().map(|[article, block, start, end]| At {
                    article: article as usize,
                    block: block as usize,
                    span: Span { start, end },
                });
                dispatch.emit(Message::Marked(at));
            })
        });
        move || drop(listener)
    });
}
