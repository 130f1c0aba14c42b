//! What happens after a render: the address, the scroll position, keys, announcements. As hooks.

mod address;
mod keys;
mod place;
mod root;

use wasm_bindgen::JsCast;
use yew::prelude::*;

use crate::browser::page;

pub use address::use_link;
pub use keys::{next_hit, use_keys};
pub use place::{use_kept_place, use_scroll};
pub use root::use_root_attributes;

/// Moves the focus to the main part; the fragment stays what it is, since it holds the view.
pub fn skip_to_main() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| {
        event.prevent_default();
        if let Some(main) = page::by_id("main") {
            main.scroll_into_view();
            page::focus(&main);
        }
    })
}

/// Whether a media query holds, also while the window changes; `false` where there is no window.
#[hook]
pub fn use_media(query: &'static str) -> bool {
    // Rendered to a string there is no window to ask.
    let holds = use_state_eq(|| cfg!(target_arch = "wasm32") && page::matches_media(query));
    {
        let holds = holds.clone();
        use_effect_with((), move |()| {
            let listener = page::media(query).map(|media| {
                let target: web_sys::EventTarget = media.clone().unchecked_into();
                gloo::events::EventListener::new(&target, "change", move |_| {
                    holds.set(media.matches());
                })
            });
            move || drop(listener)
        });
    }
    *holds
}
