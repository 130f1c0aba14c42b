//! The searches that are kept: read and written on this device, and noted when one is left standing or leads somewhere.

use dossier_core::collection::{State, link};
use dossier_core::searches::{Change, Searches};
use dossier_explorer::browser::preference;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::Page;

/// How long a search stands before it is noted, in milliseconds: longer than a pause in typing.
const NOTED_AFTER_MILLIS: u32 = 2000;

/// The searches that are kept, and what changes them. Where nothing can be stored they last as long as the page.
#[hook]
pub fn use_searches(page: &Page, state: &State) -> (Searches, Callback<Change>) {
    let kept = use_mut_ref(|| read(page).unwrap_or_default());
    let drawn = use_force_update();
    let onchange = {
        let (page, kept) = (page.clone(), kept.clone());
        use_callback((), move |change: Change, ()| {
            // Another window may have written meanwhile.
            let before = read(&page).unwrap_or_else(|| kept.borrow().clone());
            let after = before.changed(&change);
            preference::write(&page.host, &name(&page), Some(&after.print()));
            if kept.replace(after.clone()) != after {
                drawn.force_update();
            }
        })
    };
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
    let searches = kept.borrow().clone();
    (searches, onchange)
}

/// What the device has kept of this collection.
fn read(page: &Page) -> Option<Searches> {
    let text = preference::read(&page.host, &name(page))?;
    Some(Searches::read(&text))
}

/// Where it is kept: by the collection's title, the only name that outlives a collection that is built again.
fn name(page: &Page) -> String {
    ["searches-collection-", &page.start.title].concat()
}
