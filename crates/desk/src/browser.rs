//! The browser's edge of the desk: files, the storage of this device, the focus, what `<html>` says.
//!
//! Any of it may be missing (a page from disk, a sandboxed frame); then there is nothing, and nobody panics.

use dossier_core::desk::{File, MAX_FILE_BYTES, Unread};
use dossier_explorer::browser::page;
use dossier_explorer::browser::task::spawn_logged;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{FileList, HtmlElement, Storage};

/// Where the work is kept.
const WORK: &str = "dossier-desk";

/// Whether the work outlives a reload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It does.
    Yes,
    /// There is no storage.
    NoStorage,
    /// It is too large for the storage.
    TooLarge,
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// Keeps the work over a reload.
pub fn keep(work: &str) -> Kept {
    let Some(storage) = storage() else {
        return Kept::NoStorage;
    };
    match storage.set_item(WORK, work) {
        Ok(()) => Kept::Yes,
        Err(_) => {
            // Older work would come back in its place.
            forget();
            Kept::TooLarge
        }
    }
}

/// The work that was kept.
pub fn kept() -> Option<String> {
    storage()?.get_item(WORK).ok()?
}

/// Forgets it.
fn forget() {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(WORK);
    }
}

/// A preference of this device, as the explorer keeps it.
pub fn preference(name: &str) -> Option<String> {
    storage()?.get_item(&format!("dossier-{name}")).ok()?
}

/// Keeps a preference.
pub fn prefer(name: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(&format!("dossier-{name}"), value);
    }
}

/// A parameter of the address: of `?lang=fr`, `fr`.
pub fn parameter(name: &str) -> Option<String> {
    let search = web_sys::window()?.location().search().ok()?;
    let mut pairs = search.strip_prefix('?')?.split('&');
    pairs.find_map(|pair| Some(pair.strip_prefix(name)?.strip_prefix('=')?.to_owned()))
}

/// Sets an attribute of `<html>`, or takes it away.
pub fn set_attribute(name: &str, value: Option<&str>) {
    let html = page::document().and_then(|document| document.document_element());
    let _ = match (html, value) {
        (Some(html), Some(value)) => html.set_attribute(name, value),
        (Some(html), None) => html.remove_attribute(name),
        (None, _) => Ok(()),
    };
}

/// The attribute `lang` of `<html>`.
pub fn page_lang() -> Option<String> {
    page::document()?.document_element()?.get_attribute("lang")
}

/// The element with an id.
pub fn by_id(id: &str) -> Option<HtmlElement> {
    page::document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// The files of a list, with their bytes; one that the browser does not give, such as a folder, is left out.
///
/// # Errors
///
/// [`Unread::TooLarge`].
pub async fn read(list: Vec<web_sys::File>) -> Result<Vec<File>, Unread> {
    let mut files = Vec::new();
    for file in list {
        let name = file.name();
        // What is too large is not read at all.
        if file.size() > MAX_FILE_BYTES as f64 {
            return Err(Unread::TooLarge(name, file.size() as usize));
        }
        if let Ok(buffer) = JsFuture::from(file.array_buffer()).await {
            let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
            files.push(File { name, bytes });
        }
    }
    Ok(files)
}

/// The files of a browser's list.
pub fn files_of(list: Option<FileList>) -> Vec<web_sys::File> {
    let Some(list) = list else {
        return Vec::new();
    };
    (0..list.length()).filter_map(|at| list.get(at)).collect()
}

/// Calls when what was just said has been drawn.
pub fn after_drawing(call: impl FnOnce() + 'static) {
    let frame = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.request_animation_frame(&resolve);
        }
    });
    spawn_logged("desk", async move {
        let _ = JsFuture::from(frame).await;
        call();
        Ok::<(), String>(())
    });
}
