//! The document: focus, scrolling, attributes of the root element, clipboard, media queries.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Document, Element, HtmlDialogElement, HtmlElement, ScrollBehavior, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

/// The document.
pub fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The first element that a selector names.
pub fn find(selector: &str) -> Option<HtmlElement> {
    let found = document()?.query_selector(selector).ok()??;
    found.dyn_into().ok()
}

/// The element with an id; unlike a selector, any id will do.
pub fn by_id(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the focus without moving the page.
pub fn focus(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    // An element that cannot take the focus leaves it where it was.
    let _ = element.focus_with_options(&options);
}

/// The element that has the focus, unless that is the page itself.
pub fn focused() -> Option<HtmlElement> {
    let active: HtmlElement = document()?.active_element()?.dyn_into().ok()?;
    (active.tag_name() != "BODY").then_some(active)
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
}

/// Scrolls the window to its top.
pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Sets an attribute of the root element, or takes it away.
pub fn set_root(attribute: &str, value: Option<&str>) {
    let root = document().and_then(|document| document.document_element());
    let Some(root) = root else {
        return;
    };
    let _ = match value {
        Some(value) => root.set_attribute(attribute, value),
        None => root.remove_attribute(attribute),
    };
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
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
/// The browser's reason when it does not allow it, as in a sandboxed frame.
pub async fn copy(text: &str) -> Result<(), String> {
    let clipboard = web_sys::window().map(|window| window.navigator().clipboard());
    // From an address without a secure context the clipboard is `undefined`.
    let clipboard = clipboard.filter(|clipboard| !JsValue::from(clipboard.clone()).is_undefined());
    let clipboard = clipboard.ok_or("there is no clipboard")?;
    let copied = JsFuture::from(clipboard.write_text(text)).await;
    copied.map(drop).map_err(|error| format!("{error:?}"))
}

/// Opens a dialog above the page; the browser keeps the focus in it and gives it back.
pub fn show_modal(dialog: &HtmlDialogElement) {
    if !dialog.open() && dialog.show_modal().is_err() {
        let _ = dialog.set_attribute("open", "");
    }
}
