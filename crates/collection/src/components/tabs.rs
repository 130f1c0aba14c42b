//! The bar at the bottom of a narrow page: what fills it.

use dossier_core::collection::{Action, Panel, State};
use dossier_explorer::components::tabs::{ICON_READ, ICON_SEARCH, ICON_WHO, tab};
use yew::prelude::*;

use crate::Page;

/// The bar.
pub fn tabs(page: &Page, state: &State) -> Html {
    let words = page.words();
    let tabs = [
        (Panel::Articles, words.panel_articles, ICON_READ),
        (Panel::Search, words.panel_search, ICON_SEARCH),
        (Panel::Who, words.panel_who, ICON_WHO),
        (
            Panel::Time,
            words.panel_time,
            "M3 15V9M7 15V5M11 15V8M15 15V3",
        ),
    ];
    // A collection may name nobody.
    let has = |panel: Panel| panel != Panel::Who || !page.start.kinds.is_empty();
    let tabs = tabs.into_iter().filter(|(panel, _, _)| has(*panel));
    let tabs = tabs.map(|(panel, label, icon)| {
        let is_current = panel == state.panel && state.reading.is_none();
        tab(label, icon, is_current, page.on(Action::PanelOpened(panel)))
    });
    html! { <nav class="d-tabs" aria-label={page.lang.words().panels}>{ for tabs }</nav> }
}
