//! The place in the list: it is kept while an article is read in its place.

use dossier_core::collection::{Action, State};
use dossier_explorer::browser::host::Host;
use dossier_explorer::browser::{change, page as document};
use web_sys::ScrollRestoration;
use yew::prelude::*;

/// Wraps what tells that something happened, so that the place in the list is noted before it goes.
#[hook]
pub fn use_place(host: &Host, state: &State, dispatch: Callback<Action>) -> Callback<Action> {
    let kept_px = use_mut_ref(|| 0.0);
    let is_reading = use_mut_ref(|| false);
    *is_reading.borrow_mut() = state.reading.is_some();
    let dispatch = {
        let kept_px = kept_px.clone();
        use_callback((), move |action: Action, ()| {
            if !*is_reading.borrow() {
                *kept_px.borrow_mut() = scrolled_px();
                if matches!(action, Action::Opened(_)) {
                    keep_place_ourselves();
                }
            }
            dispatch.emit(action);
        })
    };
    let before = use_mut_ref(|| state.reading.as_ref().map(|reading| reading.id.clone()));
    let host = host.clone();
    let now = state.reading.as_ref().map(|reading| reading.id.clone());
    use_effect_with(now, move |now| {
        let before = before.replace(now.clone());
        let Some(window) = web_sys::window().filter(|_| before != *now) else {
            return;
        };
        match (before, now) {
            (_, Some(_)) => {
                window.scroll_to_with_x_and_y(0.0, 0.0);
                if let Some(head) = host.by_id("d-reader") {
                    document::focus(&head);
                }
                // Of a frame that is as tall as its content the host scrolls.
                if let Some(reader) = host.find(".d-reader") {
                    change::announce_scroll(&reader);
                }
            }
            (Some(left), None) => {
                window.scroll_to_with_x_and_y(0.0, *kept_px.borrow());
                if let Some(link) = find_item(&host, &left) {
                    document::focus(&link);
                    change::announce_scroll(&link);
                }
            }
            (None, None) => {}
        }
    });
    dispatch
}

/// The link to an article in the list.
pub fn find_item(host: &Host, id: &str) -> Option<web_sys::HtmlElement> {
    use wasm_bindgen::JsCast;
    let links = host.root()?.query_selector_all("[data-article]").ok()?;
    (0..links.length())
        .filter_map(|at| links.get(at)?.dyn_into::<web_sys::HtmlElement>().ok())
        .find(|link| link.get_attribute("data-article").as_deref() == Some(id))
}

/// The browser would go back to where the list was when it was already short, hidden behind the article.
fn keep_place_ourselves() {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        // A sandbox may have no history; then the list begins at its top.
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
}

/// How far the window is scrolled.
fn scrolled_px() -> f64 {
    let scrolled = web_sys::window().and_then(|window| window.scroll_y().ok());
    scrolled.unwrap_or_default()
}

/// Moves the focus to the list; the fragment stays what it is, since it holds the view.
pub fn skip_to_main(host: &Host) -> Callback<MouseEvent> {
    let host = host.clone();
    Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        if let Some(main) = host.by_id("main") {
            main.scroll_into_view();
            document::focus(&main);
        }
    })
}
