//! Tells the page around the explorer what happened: events that leave the explorer, also out of a shadow root.

use serde::Serialize;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, EventTarget};

use super::host::Host;

/// What `dossier-change` carries in `detail`.
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

/// Says `dossier-change`: another view is shown. A page that does not listen costs nothing.
pub fn announce(host: &Host, change: &Change<'_>) {
    if let (Ok(detail), Some(root)) = (serde_wasm_bindgen::to_value(change), host.root()) {
        send(root, "dossier-change", &detail);
    }
}

/// Says `dossier-scroll` of an element that is scrolled to: a frame of full height has nothing to scroll, and
/// its page does it instead.
pub fn announce_scroll(element: &EventTarget) {
    send(element, "dossier-scroll", &JsValue::NULL);
}

fn send(target: &EventTarget, name: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        let _ = target.dispatch_event(&event);
    }
}
