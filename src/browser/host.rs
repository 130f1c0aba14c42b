//! Where an explorer stands: on a page of its own, or in an element among others on somebody's page.
//!
//! Ids and selectors are looked up inside the explorer only. On a page of its own it also has the address,
//! the title, the attributes of `<html>` and the storage of the device; in an element it touches none of them.
//! Rendered to a string there is neither, and every function answers that it found nothing.

use std::cell::{Cell, RefCell};

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, EventTarget, HtmlElement, ShadowRoot};
use yew::Callback;

use super::{location, page};
use crate::components::theme::Theme;
use crate::shared::Shared;
use crate::words::Lang;

/// What was asked from outside, by the script that started the explorer.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// A view, as a URL fragment without `#`.
    View(String),
    /// A theme.
    Theme(Theme),
    /// An interface language.
    Lang(Lang),
}

/// A handle to the place of one explorer: cheap to clone, compared by address, the same from load to end.
#[derive(Clone, PartialEq)]
pub struct Host(Shared<Inner>);

#[derive(Default)]
struct Inner {
    root: Option<Element>,
    owns_page: bool,
    view: RefCell<String>,
    link: RefCell<Option<String>>,
    listener: RefCell<Option<Callback<Asked>>>,
    waiting: Cell<Vec<Asked>>,
}

impl Default for Host {
    /// No place at all: what is rendered to a string.
    fn default() -> Self {
        Host(Shared::new(Inner::default()))
    }
}

impl Host {
    /// The place inside `root`; `owns_page` when nobody else's page is around it.
    pub fn new(root: Element, owns_page: bool) -> Host {
        Host(Shared::new(Inner {
            root: Some(root),
            owns_page,
            ..Inner::default()
        }))
    }

    /// Whether the address, the title and the storage are the explorer's.
    pub fn owns_page(&self) -> bool {
        self.0.owns_page
    }

    /// The element that the explorer is in.
    pub fn root(&self) -> Option<&Element> {
        self.0.root.as_ref()
    }

    /// The first element in the explorer that a selector names.
    pub fn find(&self, selector: &str) -> Option<HtmlElement> {
        let found = self.root()?.query_selector(selector).ok()??;
        found.dyn_into().ok()
    }

    /// The element in the explorer with an id, which may hold anything but a quotation mark and a backslash.
    pub fn by_id(&self, id: &str) -> Option<HtmlElement> {
        self.find(&format!("[id=\"{id}\"]"))
    }

    /// The element in the explorer that has the focus.
    pub fn focused(&self) -> Option<HtmlElement> {
        let focused = self.tree()?.active_element()?;
        let inside = self.root()?.contains(Some(&focused));
        focused.dyn_into().ok().filter(|_| inside)
    }

    /// What is drawn at a point of the window, in CSS pixels.
    pub fn at_point(&self, x_px: f32, y_px: f32) -> Option<Element> {
        self.tree()?.element_from_point(x_px, y_px)
    }

    /// The document or the shadow root that the explorer is in. Both have what is asked of them here
    /// (`DocumentOrShadowRoot` in the standard), for which there is no type of its own.
    fn tree(&self) -> Option<Document> {
        let tree = self.root()?.get_root_node();
        let known = tree.has_type::<Document>() || tree.has_type::<ShadowRoot>();
        known.then(|| tree.unchecked_into())
    }

    /// Where key presses are listened to: the window, or the explorer when the window is somebody else's.
    pub fn key_target(&self) -> Option<EventTarget> {
        if self.owns_page() {
            Some(web_sys::window()?.into())
        } else {
            Some(self.root()?.clone().into())
        }
    }

    /// Whether there is room for at most this width, in CSS pixels: of the window, or of the element.
    pub fn is_narrow(&self, width_px: u32) -> bool {
        let Some(root) = self.root() else {
            return false;
        };
        if self.owns_page() {
            page::matches_media(&format!("(max-width: {width_px}px)"))
        } else {
            root.get_bounding_client_rect().width() <= f64::from(width_px)
        }
    }

    /// Calls back when the window has another size. Ends when dropped.
    pub fn on_resize(&self, callback: impl Fn() + 'static) -> Option<EventListener> {
        let window = web_sys::window()?;
        Some(EventListener::new(&window, "resize", move |_| callback()))
    }

    /// Sets an attribute of what stands for the whole, `<html>` or the root, or takes it away.
    pub fn set_attribute(&self, name: &str, value: Option<&str>) {
        let whole = if self.owns_page() {
            page::document().and_then(|document| document.document_element())
        } else {
            self.root().cloned()
        };
        let _ = match (whole, value) {
            (Some(whole), Some(value)) => whole.set_attribute(name, value),
            (Some(whole), None) => whole.remove_attribute(name),
            (None, _) => Ok(()),
        };
    }

    /// The view that is shown, as a URL fragment without `#`.
    pub fn view(&self) -> String {
        self.0.view.borrow().clone()
    }

    /// Notes the view that is shown.
    pub fn note_view(&self, fragment: &str) {
        self.0.view.replace(fragment.to_owned());
    }

    /// The fragment of the address, where the address is the explorer's.
    pub fn address(&self) -> Option<String> {
        self.owns_page().then(location::fragment)
    }

    /// A link to a view: after the prefix that the page around has set, else this page's own address. In an
    /// element without a prefix there is no link to the view, and the page's address is the nearest.
    pub fn link_to(&self, fragment: &str) -> String {
        let encoded = |text: &str| String::from(js_sys::encode_uri_component(text));
        match &*self.0.link.borrow() {
            // The view is a value within a fragment that is encoded itself: an article's in a collection's in a frame.
            Some(prefix) if prefix.ends_with("%3D") => {
                format!("{prefix}{}", encoded(&encoded(fragment)))
            }
            Some(prefix) => format!("{prefix}{}", encoded(fragment)),
            None if self.owns_page() => location::address_with(fragment),
            None => location::address(),
        }
    }

    /// Sets what links to a view begin with; anything but http and https is ignored.
    pub fn set_link(&self, prefix: String) {
        if prefix.starts_with("https://") || prefix.starts_with("http://") {
            self.0.link.replace(Some(prefix));
        }
    }

    /// Asks the explorer for something, at once or as soon as it listens.
    pub fn ask(&self, asked: Asked) {
        let listener = self.0.listener.borrow().clone();
        match listener {
            Some(listener) => listener.emit(asked),
            None => {
                let mut waiting = self.0.waiting.take();
                waiting.push(asked);
                self.0.waiting.set(waiting);
            }
        }
    }

    /// Calls back with what is asked, until the value is dropped.
    pub fn on_asked(&self, listener: Callback<Asked>) -> Listening {
        self.0.listener.replace(Some(listener.clone()));
        for asked in self.0.waiting.take() {
            listener.emit(asked);
        }
        Listening(self.clone())
    }
}

/// As long as it lives, the explorer hears what is asked.
pub struct Listening(Host);

impl Drop for Listening {
    fn drop(&mut self) {
        self.0.0.listener.replace(None);
    }
}
