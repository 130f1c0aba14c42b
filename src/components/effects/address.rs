//! The view in the address, both ways, and the announcement of what is shown.

use dossier_core::link;
use dossier_core::searches::Change;
use dossier_core::state::{Action, State};
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::use_started;
use crate::Page;
use crate::browser::change;
use crate::browser::location::{self, Step};

/// How long the view rests before it is written; browsers refuse addresses that change too often.
const WRITE_DELAY_MILLIS: u32 = 250;

/// How long the counts rest before they are announced, so that a screen reader is not interrupted by each key.
const ANNOUNCE_DELAY_MILLIS: u32 = 600;

/// How long a search stands before it is noted, in milliseconds: longer than a pause in typing.
const NOTE_DELAY_MILLIS: u32 = 2000;

/// Keeps the fragment and the state the same: writes the one when the other changes. Gives what opens the view of a
/// fragment. In an element there is no address, only the announcement. A search that is left standing, or that leads to a
/// passage, a card or a highlight, is noted.
#[hook]
pub fn use_link(
    page: &Page,
    state: &State,
    n_shown: usize,
    onunknown: &Callback<Vec<String>>,
    onsearches: &Callback<Change>,
) -> Callback<String> {
    let written = use_mut_ref(|| (state.clone(), page.host.address()));
    {
        let page = page.clone();
        let state = state.clone();
        let written = written.clone();
        let onsearches = onsearches.clone();
        use_effect_with(state.clone(), move |_| {
            let n_passages = page.dossier().passages.len();
            let announcement = (page.words().shown)(n_shown, n_passages);
            let host = page.host.clone();
            let fragment = link::fragment(page.dossier(), &state);
            host.note_view(&fragment);
            let before = written.borrow().1.clone();
            let asked = link::of_search(page.dossier(), &state);
            let is_search = !asked.is_empty();
            let leads_somewhere = state.selected.is_some() || state.hit.is_some();
            let delay_millis = if leads_somewhere {
                0
            } else {
                NOTE_DELAY_MILLIS
            };
            let note = move || onsearches.emit(Change::Made(asked));
            let note = is_search.then(|| Timeout::new(delay_millis, note));
            let announce = Timeout::new(ANNOUNCE_DELAY_MILLIS, move || {
                if let Some(live) = host.by_id("d-live") {
                    live.set_text_content(Some(&announcement));
                }
            });
            let write = Timeout::new(WRITE_DELAY_MILLIS, move || {
                let host = &page.host;
                let now = host.address();
                // A link was followed meanwhile: its event is on the way, or has come and is not drawn yet.
                if now != before || before != written.borrow().1 {
                    return;
                }
                if now.is_some_and(|now| now != fragment) {
                    location::write(&fragment, step(&written.borrow().0, &state));
                }
                let change = change::Change {
                    view: &fragment,
                    query: &state.query,
                    shown: n_shown,
                    passages: n_passages,
                };
                change::announce(host, &change);
                *written.borrow_mut() = (state, host.address());
            });
            move || drop((write, announce, note))
        });
    }
    let open = {
        let (page, onunknown) = (page.clone(), onunknown.clone());
        let written = written.clone();
        Callback::from(move |fragment: String| {
            let opened = link::parse(page.dossier(), &fragment);
            if page.host.address().is_some_and(|now| now == fragment) {
                *written.borrow_mut() = (opened.state.clone(), Some(fragment));
            }
            onunknown.emit(opened.unknown);
            page.dispatch
                .emit(Action::LinkOpened(Box::new(opened.state)));
        })
    };
    let (host, follow) = (page.host.clone(), open.clone());
    use_started(Box::new(move || {
        let listeners = host
            .owns_page()
            .then(|| location::on_change(move || follow.emit(location::fragment())));
        Box::new(move || drop(listeners))
    }));
    open
}

/// A query that goes on being typed, and a step from highlight to highlight, take the place of the last view.
fn step(from: &State, to: &State) -> Step {
    let mut same_but_fleeting = from.clone();
    same_but_fleeting.hit = to.hit;
    if !from.query.is_empty() && !to.query.is_empty() {
        same_but_fleeting.query.clone_from(&to.query);
    }
    if same_but_fleeting == *to {
        Step::Replace
    } else {
        Step::Push
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dossier_core::state::Panel;

    #[test]
    fn typing_on_replaces_the_view_and_a_new_panel_is_a_step() {
        let query = |query: &str| State {
            query: query.into(),
            ..State::default()
        };
        assert_eq!(step(&query(""), &query("d")), Step::Push);
        assert_eq!(step(&query("d"), &query("di")), Step::Replace);
        assert_eq!(step(&query("di"), &query("")), Step::Push);
        let panel = State {
            panel: Panel::Time,
            ..query("di")
        };
        assert_eq!(step(&query("di"), &panel), Step::Push);
    }
}
