//! The bar at the top: title, search, language, theme, link, help.

use yew::prelude::*;

use super::theme::{Theme, theme_button};
use crate::words::Lang;

/// What stands in the bar, and what its tools say happened.
pub struct TopBar<'a> {
    /// The title of what the page shows.
    pub title: &'a str,
    /// The title's language.
    pub title_lang: &'a str,
    /// The interface language.
    pub lang: Lang,
    /// Light, dark or as the device.
    pub theme: Theme,
    /// The search box.
    pub search: Html,
    /// What copies the link.
    pub copy: Html,
    /// A language was chosen.
    pub onlang: Callback<Lang>,
    /// A theme was chosen.
    pub ontheme: Callback<Theme>,
    /// Help was asked for.
    pub onhelp: Callback<bool>,
}

/// The bar, with the search box in its middle.
pub fn top_bar(bar: TopBar<'_>) -> Html {
    let words = bar.lang.words();
    let (other, name) = bar.lang.other();
    html! {
        <header class="d-bar">
            <p class="d-bar__title" lang={bar.title_lang.to_owned()}>{ bar.title }</p>
            { bar.search }
            <div class="d-bar__tools">
                <button type="button" class="d-tool" lang={other.tag()} title={name}
                    onclick={bar.onlang.reform(move |_: MouseEvent| other)}>
                    { other.tag().to_ascii_uppercase() }<span class="d-vh">{ ": " }{ name }</span>
                </button>
                { theme_button(bar.theme, bar.lang, &bar.ontheme) }
                { bar.copy }
                <button type="button" class="d-tool" aria-label={words.keys} title={words.keys}
                    onclick={bar.onhelp.reform(|_: MouseEvent| true)}>{ "?" }</button>
            </div>
        </header>
    }
}
