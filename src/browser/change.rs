//! Tells the page around the explorer that the view changed: a `dossier-change` event on the root element.

use serde::Serialize;
use web_sys::{CustomEvent, CustomEventInit};

use super::page;

/// What the event carries in `detail`.
#[derive(Debug, Serialize)]
pub struct Change<'a> {
    /// The view as a URL fragment without `#`.
    pub view: &'a str,
    /// The query as typed.
    pub query: &'a str,
    /// How many passages are shown.
    pub shown: usize,
    /// How many passages there are.
    pub passages: usize,
}

/// Sends the event; a page that does not listen costs nothing.
pub fn announce(change: &Change<'_>) {
    let Ok(detail) = serde_wasm_bindgen::to_value(change) else {
        return;
    };
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_detail(&detail);
    let event = CustomEvent::new_with_event_init_dict("dossier-change", &init);
    if let (Ok(event), Some(root)) = (event, page::by_id("dossier")) {
        let _ = root.dispatch_event(&event);
    }
}
