//! The searches that are kept: read and written on this device.

use dossier_core::searches::{Change, Searches};
use yew::prelude::*;

use crate::Page;
use crate::browser::preference;
use crate::shared::Shared;

/// The searches that are kept, and what changes them. Where nothing can be stored they last as long as the page.
#[hook]
pub fn use_searches(page: &Page) -> (Shared<Searches>, Callback<Change>) {
    let kept = use_mut_ref(|| Shared::new(read(page).unwrap_or_default()));
    let drawn = use_force_update();
    let onchange = {
        let (page, kept) = (page.clone(), kept.clone());
        Callback::from(move |change: Change| {
            // Another window may have written meanwhile.
            let before = read(&page).map_or_else(|| kept.borrow().clone(), Shared::new);
            let after = before.changed(&change);
            preference::write(&page.host, &name(&page), Some(&after.print()));
            kept.replace(Shared::new(after));
            drawn.force_update();
        })
    };
    let searches = kept.borrow().clone();
    (searches, onchange)
}

/// What the device has kept of this dossier.
fn read(page: &Page) -> Option<Searches> {
    let text = preference::read(&page.host, &name(page))?;
    Some(Searches::read(&text))
}

/// Where it is kept: by the article that comes first, whose id outlives its title.
fn name(page: &Page) -> String {
    let article = page.dossier().articles.first();
    ["searches-", article.map_or("", |article| &article.id)].concat()
}
