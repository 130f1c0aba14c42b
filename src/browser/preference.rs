//! What this device keeps: theme, interface language, searches. Where storage is refused nothing is kept.

use gloo::storage::{LocalStorage, Storage};

use super::host::Host;

/// A stored preference, where the page is the explorer's own.
pub fn read(host: &Host, name: &str) -> Option<String> {
    if !is_allowed(host) {
        return None;
    }
    LocalStorage::raw().get_item(&key(name)).ok()?
}

/// Stores a preference; `None` forgets it.
pub fn write(host: &Host, name: &str, value: Option<&str>) {
    if !is_allowed(host) {
        return;
    }
    match value {
        // A full or read-only storage costs the reader one click next time, no more.
        Some(value) => drop(LocalStorage::raw().set_item(&key(name), value)),
        None => LocalStorage::delete(key(name)),
    }
}

/// Whether there is a storage that is ours to use. Asked first, since gloo's shorthand expects that there is one.
pub fn is_allowed(host: &Host) -> bool {
    let storage = || web_sys::window()?.local_storage().ok()?;
    host.owns_page() && storage().is_some()
}

fn key(name: &str) -> String {
    format!("dossier-{name}")
}
