//! Preferences of this device: theme and interface language. Where storage is refused nothing is kept.

use gloo::storage::{LocalStorage, Storage};

/// A stored preference.
pub fn read(name: &str) -> Option<String> {
    // The raw storage first: gloo's shorthand expects that there is one.
    web_sys::window()?.local_storage().ok()??;
    LocalStorage::raw().get_item(&key(name)).ok()?
}

/// Stores a preference; `None` forgets it.
pub fn write(name: &str, value: Option<&str>) {
    let allowed = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
    if allowed.is_none() {
        return;
    }
    match value {
        // A full or read-only storage costs the reader one click next time, no more.
        Some(value) => drop(LocalStorage::raw().set_item(&key(name), value)),
        None => LocalStorage::delete(key(name)),
    }
}

fn key(name: &str) -> String {
    format!("dossier-{name}")
}
