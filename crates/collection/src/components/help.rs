//! Keys and the query language, in a dialog.

use dossier_explorer::browser::page as document;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

use crate::Page;

/// Props of [`Help`].
#[derive(Properties, PartialEq)]
pub struct HelpProps {
    /// The page.
    pub page: Page,
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
    let (words, common) = (props.page.words(), props.page.lang.words());
    let keys = words.key_list.iter().map(|(key, what)| {
        html! {
            <><dt><kbd>{ *key }</kbd></dt><dd>{ *what }</dd></>
        }
    });
    let searches = words.query_help.iter().map(|(query, what)| {
        html! {
            <><dt><code>{ *query }</code></dt><dd>{ *what }</dd></>
        }
    });
    html! {
        <dialog class="d-help" ref={dialog} aria-labelledby="d-help-title"
            onclose={props.onopen.reform(|_: Event| false)}>
            <button type="button" class="d-close" aria-label={common.close}
                onclick={props.onopen.reform(|_: MouseEvent| false)}>{ "×" }</button>
            <h2 id="d-help-title">{ common.keys }</h2>
            <dl class="d-help__list">{ for keys }</dl>
            <h3>{ common.search_help_title }</h3>
            <dl class="d-help__list">{ for searches }</dl>
        </dialog>
    }
}
