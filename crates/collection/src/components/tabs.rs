//! The bar at the bottom of a narrow page: what fills it.

use dossier_core::collection::{Action, Panel, State};
use yew::prelude::*;

use crate::Page;

/// The bar.
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
