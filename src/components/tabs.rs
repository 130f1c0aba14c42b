//! The four views: read, results, who and where, time. In the bar at the bottom on a phone.

use dossier_core::state::{Action, Panel};
use yew::prelude::*;

use crate::Page;

/// The views.
pub fn tabs(page: &Page, open: Panel) -> Html {
    let words = page.words();
    let tabs = [
        (
            Panel::Read,
            words.panel_read,
            "M3 3h12M3 7h12M3 11h12M3 15h8",
        ),
        (
            Panel::Search,
            words.panel_search,
            "M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3m4 9 4 4",
        ),
        (
            Panel::Entities,
            words.panel_who,
            "M9 3a3 3 0 1 0 0 6 3 3 0 0 0 0-6M3 16c0-7 12-7 12 0",
        ),
        (Panel::Time, words.panel_time, "M2 9h14M5 6v6M9 4v10M13 6v6"),
    ];
    let tabs = tabs.map(|(panel, label, path)| {
        let current = (panel == open).then_some("page");
        html! {
            <button type="button" class="d-tab" aria-current={current}
                onclick={page.on(Action::PanelOpened(panel))}>
                <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true"><path d={path} /></svg>
                { label }
            </button>
        }
    });
    html! { <nav class="d-tabs" aria-label={words.panels}>{ for tabs }</nav> }
}
