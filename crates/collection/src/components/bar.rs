//! The bar at the top: title, search, language, theme, link, help; and the bar at the bottom of a phone.

use dossier_core::collection::{Action, Panel, State, link};
use dossier_explorer::components::theme::{Theme, theme_button};
use dossier_explorer::words::Lang;
use yew::prelude::*;

use super::copy::Copy;
use crate::Page;

/// What the bar's tools need.
pub struct Tools {
    /// Light, dark or as the device.
    pub theme: Theme,
    /// A language was chosen.
    pub onlang: Callback<Lang>,
    /// A theme was chosen.
    pub ontheme: Callback<Theme>,
    /// Help was asked for.
    pub onhelp: Callback<bool>,
}

/// The bar, with the search box in its middle.
pub fn bar(page: &Page, state: &State, tools: &Tools, search: Html) -> Html {
    let words = page.lang.words();
    let (other, name) = page.lang.other();
    html! {
        <header class="d-bar">
            <p class="d-bar__title" lang={page.start.lang.clone()}>{ &page.start.title }</p>
            { search }
            <div class="d-bar__tools">
                <button type="button" class="d-tool" lang={other.tag()} title={name}
                    onclick={tools.onlang.reform(move |_: MouseEvent| other)}>
                    { other.tag().to_ascii_uppercase() }<span class="d-vh">{ ": " }{ name }</span>
                </button>
                { theme_button(tools.theme, page.lang, &tools.ontheme) }
                <Copy page={page.clone()} fragment={link::fragment(state)} />
                <button type="button" class="d-tool" aria-label={words.keys} title={words.keys}
                    onclick={tools.onhelp.reform(|_: MouseEvent| true)}>{ "?" }</button>
            </div>
        </header>
    }
}

/// The bar at the bottom of a narrow page.
pub fn tabs(page: &Page, state: &State) -> Html {
    let words = page.words();
    let tabs = [
        (
            Panel::Articles,
            words.panel_articles,
            "M3 3h12M3 7h12M3 11h12M3 15h8",
        ),
        (
            Panel::Search,
            words.panel_search,
            "M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3m4 9 4 4",
        ),
        (
            Panel::Who,
            words.panel_who,
            "M9 3a3 3 0 1 0 0 6 3 3 0 0 0 0-6M3 16c0-7 12-7 12 0",
        ),
        (
            Panel::Time,
            words.panel_time,
            "M3 15V9M7 15V5M11 15V8M15 15V3",
        ),
    ];
    // A collection may name nobody.
    let has = |panel: Panel| panel != Panel::Who || !page.start.kinds.is_empty();
    let tabs = tabs.into_iter().filter(|(panel, _, _)| has(*panel));
    let tabs = tabs.map(|(panel, label, path)| {
        let is_current = panel == state.panel && state.reading.is_none();
        html! {
            <button type="button" class="d-tab" aria-current={is_current.then_some("page")}
                onclick={page.on(Action::PanelOpened(panel))}>
                <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true"><path d={path} /></svg>
                { label }
            </button>
        }
    });
    html! { <nav class="d-tabs" aria-label={page.lang.words().panels}>{ for tabs }</nav> }
}
