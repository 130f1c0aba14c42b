//! The beginning: what happens with a text here, and the ways to give one.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use dossier_core::desk::{Desk, Unread, restore};
use dossier_explorer::words::Lang;

use super::effects::{given, take};
use crate::browser;
use crate::state::Message;
use crate::words::words;

/// A text to try the desk with, in each language.
const EXAMPLES: [&str; 2] = [
    include_str!("../../example/en.md"),
    include_str!("../../example/fr.md"),
];

/// Work that was put away, compared by address.
#[derive(Clone)]
pub struct Before(pub Rc<Desk>);

impl PartialEq for Before {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Props of [`Begin`].
#[derive(Properties, PartialEq)]
pub struct BeginProps {
    /// The language of the interface.
    pub lang: Lang,
    /// Why what was given last could not be read.
    pub unread: Option<Unread>,
    /// The work that was put away, to go back to.
    pub before: Option<Before>,
    /// Tells what happened.
    pub dispatch: Callback<Message>,
}

/// The beginning.
#[component]
pub fn Begin(props: &BeginProps) -> Html {
    let words = words(props.lang);
    let area = use_node_ref();
    let kept = use_memo(props.before.clone(), |before| match before {
        Some(Before(desk)) => Some(Desk::clone(desk)),
        None => browser::kept()
            .and_then(|text| restore(&text))
            .map(Desk::new),
    });
    let chosen = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: Event| {
            let input = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            if let Some(input) = input {
                take(browser::files_of(input.files()), None, &dispatch);
                // The same file can be chosen again, when it has been mended.
                input.set_value("");
            }
        })
    };
    let read = {
        let (dispatch, area) = (props.dispatch.clone(), area.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                dispatch.emit(given(area.value()));
            }
        })
    };
    let example = {
        let text = EXAMPLES[usize::from(props.lang == Lang::Fr)];
        props.dispatch.reform(move |_| given(text.to_owned()))
    };
    let pasted = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: Event| {
            let event = event.dyn_ref::<web_sys::ClipboardEvent>();
            let data = event.and_then(web_sys::ClipboardEvent::clipboard_data);
            let files = browser::files_of(data.and_then(|data| data.files()));
            if !files.is_empty() {
                take(files, None, &dispatch);
            }
        })
    };
    let go_on = (*kept).clone().map(|desk| {
        let title = match desk.work().field(0, "title") {
            "" => words.untitled.to_owned(),
            title => title.to_owned(),
        };
        let message = Message::TakenUp(Box::new(desk));
        let onclick = props.dispatch.reform(move |_| message.clone());
        html! { <p><button type="button" class="d-button" data-main="" data-go-on="" {onclick}>{ (words.go_on)(&title) }</button></p> }
    });
    html! {
        <main class="d-desk__begin">
            <h1 id="desk-title" tabindex="-1">{ words.title }</h1>
            <div class="d-desk__intro">{ for words.intro.iter().map(|line| html! { <p>{ *line }</p> }) }</div>
            { for go_on }
            if let Some(unread) = &props.unread {
                <p class="d-desk__unread" id="desk-unread" tabindex="-1">{ (words.unread)(unread) }</p>
            }
            <div class="d-desk__drop">
                <p class="d-desk__drop-here">{ words.drop }</p>
                <label class="d-button d-desk__file">
                    { words.choose }
                    <input type="file" class="d-vh" multiple=true onchange={chosen}
                        accept=".md,.markdown,.html,.htm,.xhtml,.txt,.text,.json,.jsonld,.jsonl,.ndjson,.csv,.tsv,.toml" />
                </label>
                <p class="d-desk__kinds">{ words.kinds }</p>
            </div>
            <div class="d-desk__paste">
                <label for="desk-paste">{ words.paste_label }</label>
                <textarea id="desk-paste" rows="8" placeholder={words.paste_hint} ref={area} onpaste={pasted} />
                <div class="d-desk__actions">
                    <button type="button" class="d-button" data-main="" data-read="" onclick={read}>{ words.read_it }</button>
                    <button type="button" class="d-link" data-example="" onclick={example}>{ words.example }</button>
                </div>
            </div>
            <p><a href="index.html">{ words.back }</a></p>
        </main>
    }
}
