//! The searches that are kept: read and written on this device.

use dossier_core::searches::{Change, Searches};
use yew::prelude::*;

use crate::Page;
use crate::browser::host::Host;
use crate::browser::preference;
use crate::shared::Shared;

/// The searches of this dossier: they are kept by the article that comes first, whose id outlives its title.
#[hook]
pub fn use_searches(page: &Page) -> (Shared<Searches>, Callback<Change>) {
    let article = page.dossier().articles.first();
    let name = ["searches-", article.map_or("", |article| &article.id)].concat();
    use_kept_searches(&page.host, name)
}

/// The searches that are kept under a name, and what changes them. Where nothing can be stored they last as long as the
/// page.
#[hook]
pub fn use_kept_searches(host: &Host, name: String) -> (Shared<Searches>, Callback<Change>) {
    let kept = use_mut_ref(|| Shared::new(read(host, &name).unwrap_or_default()));
    let drawn = use_force_update();
    let onchange = {
        let (host, kept) = (host.clone(), kept.clone());
        Callback::from(move |change: Change| {
            // Another window may have written meanwhile.
            let before = read(&host, &name).map_or_else(|| kept.borrow().clone(), Shared::new);
            let after = before.changed(&change);
            preference::write(&host, &name, Some(&after.print()));
            kept.replace(Shared::new(after));
            drawn.force_update();
        })
    };
    let searches = kept.borrow().clone();
    (searches, onchange)
}

/// What the device has kept.
fn read(host: &Host, name: &str) -> Option<Searches> {
    let text = preference::read(host, name)?;
    Some(Searches::read(&text))
}
