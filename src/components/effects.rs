//! What happens after a render: the address, the scroll position, keys, announcements. As hooks.

mod address;
mod asked;
mod keys;
mod place;
mod root;
mod searches;

use yew::prelude::*;

use crate::Page;
use crate::browser::host::Host;
use crate::browser::page as document;

pub use address::use_link;
pub use asked::use_asked;
pub use keys::{next_hit, use_keys};
pub use place::{use_kept_place, use_scroll};
pub use root::use_root_attributes;
pub use searches::{use_kept_searches, use_searches};

/// Moves the focus to the main part; the fragment stays what it is, since it holds the view.
pub fn skip_to_main(page: &Page) -> Callback<MouseEvent> {
    let host = page.host.clone();
    Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        if let Some(main) = host.by_id("main") {
            main.scroll_into_view();
            document::focus(&main);
        }
    })
}

/// What ends something that was started: a listener, a timer.
pub type End = Box<dyn FnOnce()>;

/// Starts something after the first render, and ends it with the component.
///
/// The effect is boxed so that all of this kind are of one type: for each type of effect the program has another copy of
/// the code that runs it.
#[hook]
pub fn use_started(start: Box<dyn FnOnce() -> End>) {
    use_effect_with((), move |()| start());
}

/// Whether the explorer is at most so wide, in CSS pixels, also while that changes; `false` where there is no window.
#[hook]
pub fn use_narrow(host: &Host, width_px: u32) -> bool {
    let narrow = use_state_eq(|| host.is_narrow(width_px));
    {
        let (narrow, host) = (narrow.clone(), host.clone());
        use_started(Box::new(move || {
            let listener = host
                .clone()
                .on_resize(move || narrow.set(host.is_narrow(width_px)));
            Box::new(move || drop(listener))
        }));
    }
    *narrow
}
