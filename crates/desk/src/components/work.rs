//! The work: the text, and beside it the list of what was found.

use yew::prelude::*;

use super::app::Desktop;
use super::explore::Explore;
use super::text::Text;
use super::{about, panel};
use crate::browser::Kept;
use crate::state::{Message, Tab};

/// The work.
pub fn work(desktop: &Desktop<'_>) -> Html {
    let state = desktop.state;
    let words = state.words();
    let Some(desk) = &state.desk else {
        return html! {};
    };
    let title = match desk.work().field(0, "title") {
        "" => words.untitled,
        title => title,
    };
    let kept = state.kept.map(|kept| match kept {
        Kept::Yes => words.kept,
        Kept::NoStorage => words.not_kept,
        Kept::TooLarge => words.kept_too_large,
    });
    let is_kept = state.kept == Some(Kept::Yes);
    html! {
        <>
            <div class="d-desk__head">
                <div>
                    <h1 class="d-desk__title" id="desk-title" tabindex="-1">{ title.to_owned() }</h1>
                    <p class="d-desk__counts">
                        <span data-counts="">{ state.counts() }</span>
                        if let Some(kept) = kept {
                            <span class="d-desk__kept" data-kept={is_kept.to_string()}>{ kept }</span>
                        }
                    </p>
                </div>
                <button type="button" class="d-link" data-over="" onclick={desktop.on(Message::StartedOver)}>{ words.start_over }</button>
            </div>
            <nav class="d-desk__tabs" aria-label={words.tabs}>
                { for Tab::ALL.iter().map(|tab| tab_button(desktop, *tab)) }
            </nav>
            if state.tab == Tab::Explore {
                <Explore lang={state.lang} theme={state.theme} desk={desk.clone()} bench={desktop.bench.clone()} />
            } else {
                <div class="d-desk__columns">
                    <main class="d-desk__text">
                        { about::about(desktop) }
                        <Text shown={state.shown.clone()} chosen={state.chosen.clone()} dispatch={desktop.dispatch.clone()} />
                    </main>
                    { panel::panel(desktop) }
                </div>
                { panel::marked(desktop) }
            }
        </>
    }
}

fn tab_button(desktop: &Desktop<'_>, tab: Tab) -> Html {
    let (state, words) = (desktop.state, desktop.state.words());
    let shown = &state.shown;
    let (label, n) = match tab {
        Tab::Text => (words.tab_text, None),
        Tab::Dates => (words.tab_dates, Some(shown.dates.len())),
        Tab::Names => (words.tab_names, Some(shown.names.len())),
        Tab::Events => (words.tab_events, Some(shown.events.len())),
        Tab::Explore => (words.tab_explore, None),
    };
    let current = (state.tab == tab).then_some("page");
    html! {
        <button type="button" class="d-tab" data-tab={tab.name()} aria-current={current}
            onclick={desktop.on(Message::Opened(tab))}>
            { label }
            if let Some(n) = n {
                <span class="d-desk__n">{ n }</span>
            }
        </button>
    }
}
