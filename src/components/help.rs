//! Keys and the query language, in a dialog.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use crate::browser::page as document;
use crate::words::Lang;

/// Props of [`Help`].
#[derive(Properties, PartialEq)]
pub struct HelpProps {
    /// The interface language.
    pub lang: Lang,
    /// Each key, and what it does.
    pub keys: &'static [(&'static str, &'static str)],
    /// Searches, and what each asks for.
    pub searches: &'static [(&'static str, &'static str)],
    /// Whether it is open.
    pub open: bool,
    /// It was opened or closed.
    pub onopen: Callback<bool>,
}

/// The dialog.
#[component]
pub fn Help(props: &HelpProps) -> Html {
    let dialog = use_node_ref();
    use_effect_with(props.open, {
        let dialog = dialog.clone();
        move |open| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                if *open {
                    document::show_modal(&dialog);
                } else if dialog.open() {
                    dialog.close();
                }
            }
        }
    });
    let words = props.lang.words();
    let keys = props.keys.iter().map(|(key, what)| {
        html! {
            <><dt><kbd>{ *key }</kbd></dt><dd>{ *what }</dd></>
        }
    });
    let searches = props.searches.iter().map(|(query, what)| {
        html! {
            <><dt><code>{ *query }</code></dt><dd>{ *what }</dd></>
        }
    });
    html! {
        <dialog class="d-help" ref={dialog} aria-labelledby="d-help-title"
            onclose={props.onopen.reform(|_: Event| false)}>
            <button type="button" class="d-close" aria-label={words.close}
                onclick={props.onopen.reform(|_: MouseEvent| false)}>{ "×" }</button>
            <h2 id="d-help-title">{ words.keys }</h2>
            <dl class="d-help__list">{ for keys }</dl>
            <h3>{ words.search_help_title }</h3>
            <dl class="d-help__list">{ for searches }</dl>
        </dialog>
    }
}
