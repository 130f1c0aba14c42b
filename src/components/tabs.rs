//! The four views: read, results, who and where, time. In the bar at the bottom on a phone.

use dossier_core::state::{Action, Panel};
use yew::prelude::*;

use crate::Page;

/// Lines of a text.
pub const ICON_READ: &str = "M3 3h12M3 7h12M3 11h12M3 15h8";

/// A magnifying glass.
pub const ICON_SEARCH: &str = "M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3m4 9 4 4";

/// Head and shoulders.
pub const ICON_WHO: &str = "M9 3a3 3 0 1 0 0 6 3 3 0 0 0 0-6M3 16c0-7 12-7 12 0";

/// The views.
pub fn tabs(page: &Page, open: Panel) -> Html {
    let words = page.words();
    let tabs = [
        (Panel::Read, words.panel_read, ICON_READ),
        (Panel::Search, words.panel_search, ICON_SEARCH),
        (Panel::Entities, words.panel_who, ICON_WHO),
        (Panel::Time, words.panel_time, "M2 9h14M5 6v6M9 4v10M13 6v6"),
    ];
    let tabs = tabs.map(|(panel, label, icon)| {
        let onclick = page.on(Action::PanelOpened(panel));
        tab(label, icon, panel == open, onclick)
    });
    html! { <nav class="d-tabs" aria-label={words.panels}>{ for tabs }</nav> }
}

/// A button of such a bar; `icon` is the path of lines on a square of 18.
pub fn tab(
    label: &'static str,
    icon: &'static str,
    is_current: bool,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! {
        <button type="button" class="d-tab" aria-current={is_current.then_some("page")} {onclick}>
            <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true"><path d={icon} /></svg>
            { label }
        </button>
    }
}
