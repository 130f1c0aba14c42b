//! The document: focus, scrolling, title, clipboard, media queries.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Document, Element, HtmlDialogElement, HtmlElement, ScrollBehavior, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

use super::change;

/// The document.
pub fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Moves the focus without moving the page.
pub fn focus(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    // An element that cannot take the focus leaves it where it was.
    let _ = element.focus_with_options(&options);
}

/// Scrolls an element to the middle of the window, at once where motion is not wanted.
pub fn scroll_to(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    options.set_behavior(if matches_media("(prefers-reduced-motion: reduce)") {
        ScrollBehavior::Instant
    } else {
        ScrollBehavior::Smooth
    });
    element.scroll_into_view_with_scroll_into_view_options(&options);
    change::announce_scroll(element);
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Whether the page stands in another one.
pub fn framed() -> bool {
    web_sys::window().is_some_and(|window| {
        let parent = window.parent().ok().flatten();
        parent.is_some_and(|parent| parent != window)
    })
}

/// Whether a media query holds now.
pub fn matches_media(query: &str) -> bool {
    media(query).is_some_and(|media| media.matches())
}

/// A media query to listen to.
pub fn media(query: &str) -> Option<web_sys::MediaQueryList> {
    web_sys::window()?.match_media(query).ok()?
}

/// The languages that the reader prefers, best first.
pub fn languages() -> Vec<String> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    let languages = window.navigator().languages();
    languages
        .iter()
        .filter_map(|lang| lang.as_string())
        .collect()
}

/// Copies text.
///
/// # Errors
///
/// When the browser does not allow it, as in a sandboxed frame.
pub async fn copy(text: &str) -> Result<(), &'static str> {
    let clipboard = web_sys::window().map(|window| window.navigator().clipboard());
    // From an address without a secure context the clipboard is `undefined`.
    let clipboard = clipboard.filter(|clipboard| !JsValue::from(clipboard.clone()).is_undefined());
    let clipboard = clipboard.ok_or("there is no clipboard")?;
    let copied = JsFuture::from(clipboard.write_text(text)).await;
    copied.map(drop).map_err(|_| "the clipboard was refused")
}

/// Opens a dialog above the page; the browser keeps the focus in it and gives it back.
pub fn show_modal(dialog: &HtmlDialogElement) {
    if !dialog.open() && dialog.show_modal().is_err() {
        let _ = dialog.set_attribute("open", "");
    }
}
