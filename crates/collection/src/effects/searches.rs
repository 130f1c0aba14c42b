//! The searches that are kept on this device: noted when one is left standing or leads somewhere.

use dossier_core::collection::{State, link};
use dossier_core::searches::{Change, Searches};
use dossier_explorer::components::effects::use_kept_searches;
use dossier_explorer::shared::Shared;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::Page;

/// How long a search stands before it is noted, in milliseconds: longer than a pause in typing.
const NOTED_AFTER_MILLIS: u32 = 2000;

/// The searches that are kept, and what changes them. They are kept by the collection's title, the only name that outlives a
/// collection that is built again.
#[hook]
pub fn use_searches(page: &Page, state: &State) -> (Shared<Searches>, Callback<Change>) {
    let name = ["searches-collection-", &page.start.title].concat();
    let (searches, onchange) = use_kept_searches(&page.host, name);
    // One address for all drawings.
    let onchange = use_callback((), move |change: Change, ()| onchange.emit(change));
    let asked = link::fragment(&state.asked());
    let leads_somewhere = state.reading.is_some();
    {
        let onchange = onchange.clone();
        let is_search = state.is_filtered();
        use_effect_with((asked, leads_somewhere), move |(asked, leads_somewhere)| {
            let asked = asked.clone();
            let wait_millis = if *leads_somewhere {
                0
            } else {
                NOTED_AFTER_MILLIS
            };
            let note = move || onchange.emit(Change::Made(asked));
            let noted = is_search.then(|| Timeout::new(wait_millis, note));
            move || drop(noted)
        });
    }
    (searches, onchange)
}
