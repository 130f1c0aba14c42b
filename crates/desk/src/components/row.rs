//! A row of a list: a line that opens, and what it holds when it is open.

use yew::prelude::*;

use dossier_core::date::Date;
use dossier_core::desk::At;
use dossier_explorer::browser::page;
use dossier_explorer::words::Lang;

use super::app::Desktop;
use crate::browser;
use crate::state::{Message, Tab};

/// A date in the words of the interface's language; as it is where it is none.
pub fn words_of(edtf: &str, lang: Lang) -> String {
    Date::parse(edtf).map_or_else(|_| edtf.to_owned(), |date| date.words(lang.tag()))
}

/// What a row is about.
pub struct Head {
    /// Its id.
    pub id: String,
    /// The line.
    pub line: Html,
    /// What is said of it at the end of the line.
    pub badge: Option<(&'static str, &'static str)>,
}

/// A row that opens.
pub fn row(desktop: &Desktop<'_>, head: Head, open: impl FnOnce() -> Html) -> Html {
    let state = desktop.state;
    let Head { id, line, badge } = head;
    let is_open = state.chosen.as_ref() == Some(&id);
    let choose = desktop.on(Message::Chosen((!is_open).then(|| id.clone())));
    let refused = state.refused.as_ref().filter(|_| is_open);
    html! {
        <li class="d-desk__row" key={id.clone()} data-open={is_open.then_some("")}>
            <button type="button" class="d-desk__line" {id} aria-expanded={is_open.to_string()} onclick={choose}>
                { line }
                if let Some((kind, words)) = badge {
                    <span class="d-desk__badge" data-badge={kind}>{ words }</span>
                }
            </button>
            if is_open {
                <div class="d-desk__open">
                    { open() }
                    if let Some(refused) = refused {
                        <p class="d-desk__means" data-wrong="">{ (state.words().refused)(refused) }</p>
                    }
                </div>
            }
        </li>
    }
}

/// A button.
pub fn button(
    label: impl Into<AttrValue>,
    onclick: Callback<MouseEvent>,
    name: &'static str,
) -> Html {
    let label: AttrValue = label.into();
    html! { <button type="button" class="d-button" data-do={name} {onclick}>{ label }</button> }
}

/// A passage: the words around a run, with the way to it.
pub fn passage(desktop: &Desktop<'_>, at: At) -> Html {
    let Some(desk) = &desktop.state.desk else {
        return html! {};
    };
    let context = desk.work().context(at);
    html! {
        <p class="d-desk__passage">
            { context.before }<mark>{ context.words }</mark>{ context.after }
            { " " }
            { to_text(desktop, at) }
        </p>
    }
}

/// The way from a row to its place in the text.
pub fn to_text(desktop: &Desktop<'_>, at: At) -> Html {
    let dispatch = desktop.dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        let block = format!("[data-at=\"{}.{}\"]", at.article, at.block);
        let shown = page::document().and_then(|document| document.query_selector(&block).ok()?);
        let is_drawn = shown
            .as_ref()
            .is_some_and(|block| block.get_bounding_client_rect().height() > 0.0);
        if !is_drawn {
            dispatch.emit(Message::Opened(Tab::Text));
        }
        if let Some(block) = shown {
            browser::after_drawing(move || page::scroll_to(&block));
        }
    });
    html! {
        <button type="button" class="d-link d-desk__to-text" {onclick}>{ desktop.state.words().show_in_text }</button>
    }
}
