//! The bar at the top: title, search, language, theme, link, help.

use dossier_core::link;
use dossier_core::state::State;
use yew::prelude::*;

use super::copy::Copy;
use super::theme::{Theme, theme_button};
use crate::Page;
use crate::words::Lang;

/// What the bar's tools say happened.
pub struct Tools {
    /// A language was chosen.
    pub onlang: Callback<Lang>,
    /// A theme was chosen.
    pub ontheme: Callback<Theme>,
    /// Help was asked for.
    pub onhelp: Callback<bool>,
}

/// The bar, with the search box in its middle.
pub fn top_bar(page: &Page, state: &State, theme: Theme, tools: &Tools, search: Html) -> Html {
    let words = page.words();
    let (other, name) = page.lang.other();
    html! {
        <header class="d-bar">
            <p class="d-bar__title" lang={page.dossier().lang.clone()}>{ &page.dossier().title }</p>
            { search }
            <div class="d-bar__tools">
                <button type="button" class="d-tool" lang={other.tag()} title={name}
                    onclick={tools.onlang.reform(move |_: MouseEvent| other)}>
                    { other.tag().to_ascii_uppercase() }<span class="d-vh">{ ": " }{ name }</span>
                </button>
                { theme_button(theme, page.lang, &tools.ontheme) }
                <Copy page={page.clone()} fragment={link::fragment(page.dossier(), state)} />
                <button type="button" class="d-tool" aria-label={words.keys} title={words.keys}
                    onclick={tools.onhelp.reform(|_: MouseEvent| true)}>{ "?" }</button>
            </div>
        </header>
    }
}
