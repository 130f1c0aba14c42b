//! What the page around asks for: a view, a theme, a language; and in an element the links inside it.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};
use yew::prelude::*;

use super::super::theme::Theme;
use super::use_started;
use crate::Page;
use crate::browser::host::Asked;
use crate::words::Lang;

/// Does what is asked, from the first render to the end.
#[hook]
pub fn use_asked(
    page: &Page,
    open: &Callback<String>,
    lang: &UseStateHandle<Lang>,
    theme: &UseStateHandle<Theme>,
) {
    let (host, open) = (page.host.clone(), open.clone());
    let (lang, theme) = (lang.setter(), theme.setter());
    use_started(Box::new(move || {
        let links = host.root().filter(|_| !host.owns_page()).map(|root| {
            let open = open.clone();
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(root, "click", options, move |event| {
                follow(event, &open);
            })
        });
        let listening = host.on_asked(Callback::from(move |asked| match asked {
            Asked::View(fragment) => open.emit(fragment),
            Asked::Theme(chosen) => theme.set(chosen),
            Asked::Lang(chosen) => lang.set(chosen),
        }));
        Box::new(move || drop((links, listening)))
    }));
}

/// Opens the view of a link that nothing else has opened: the fragment of the page around is not ours.
fn follow(event: &Event, open: &Callback<String>) {
    let Some(click) = event.dyn_ref::<MouseEvent>() else {
        return;
    };
    if click.default_prevented() || click.ctrl_key() || click.meta_key() || click.shift_key() {
        return;
    }
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    let link = target.and_then(|target| target.closest("a[href^='#']").ok().flatten());
    if let Some(fragment) = link.and_then(|link| link.get_attribute("href")) {
        event.prevent_default();
        open.emit(fragment.trim_start_matches('#').to_owned());
    }
}
