//! The fragment of the page's address. A page from disk or in a sandbox may refuse the history: then the
//! fragment alone is set, and where that fails too the view simply is not in the address.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;

/// The fragment without `#`.
pub fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    let hash = hash.unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// The whole address.
pub fn address() -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok());
    href.unwrap_or_default()
}

/// The whole address with another fragment.
pub fn address_with(fragment: &str) -> String {
    let href = address();
    let base = href.split('#').next().unwrap_or_default();
    if fragment.is_empty() {
        base.to_owned()
    } else {
        format!("{base}#{fragment}")
    }
}

/// A parameter of the query string, for example `lang` in `?lang=fr`.
pub fn parameter(name: &str) -> Option<String> {
    let search = web_sys::window()?.location().search().ok()?;
    let pairs = search.strip_prefix('?')?.split('&');
    pairs
        .filter_map(|pair| pair.split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
}

/// Whether a new view is a step that Back undoes, or takes the place of the last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A new entry.
    Push,
    /// The same entry.
    Replace,
}

/// Writes the fragment.
pub fn write(fragment: &str, step: Step) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let address = address_with(fragment);
    let written = window.history().and_then(|history| match step {
        Step::Push => history.push_state_with_url(&JsValue::NULL, "", Some(&address)),
        Step::Replace => history.replace_state_with_url(&JsValue::NULL, "", Some(&address)),
    });
    if written.is_err() {
        // Refused from disk in some browsers; the fragment alone is allowed.
        let _ = window.location().set_hash(fragment);
    }
}

/// Calls back when the reader goes back or forward, or edits the fragment. Ends when dropped.
pub fn on_change(callback: impl Fn() + Clone + 'static) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    ["popstate", "hashchange"]
        .into_iter()
        .map(|event| {
            let callback = callback.clone();
            EventListener::new(&window, event, move |_| callback())
        })
        .collect()
}
