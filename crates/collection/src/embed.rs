//! The page as scripts see it: `collection(root, backend, start, options)` shows a collection in an element and gives a
//! `Collection` to steer it by.

use dossier_archive::wire::{self, Start};
use dossier_explorer::browser::host::{Asked, Host};
use dossier_explorer::browser::{location, page, preference};
use dossier_explorer::components::theme::Theme;
use dossier_explorer::shared::Shared;
use dossier_explorer::words::Lang;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::components::app::{App, AppProps};
use crate::engine::Backend;
use crate::opening::{self, Opening};

/// Shows the collection in `root`, in place of what is in it. `start` is the `Start` that the page carries; of `options`
/// `lang` and `theme` are read, which otherwise are as the address, the device and the collection say.
///
/// # Errors
///
/// When `start` is damaged, or of another version; then `root` is as it was.
#[wasm_bindgen]
pub fn collection(
    root: Element,
    backend: Backend,
    start: &[u8],
    options: JsValue,
) -> Result<Collection, JsError> {
    let host = Host::new(root.clone(), true);
    let start: Option<Start> = wire::from_bytes(start);
    let start = start.ok_or_else(|| JsError::new("the start of the collection cannot be read"))?;
    let theme = [
        option(&options, "theme"),
        location::parameter("theme"),
        preference::read(&host, "theme"),
    ];
    let mut themes = theme.into_iter().flatten();
    let fragment = location::fragment();
    host.note_view(&fragment);
    let opening = Shared::new(Opening {
        lang: lang(&host, &options, &start.lang),
        theme: themes
            .find_map(|name| Theme::from_name(&name))
            .unwrap_or_default(),
        opened: opening::parse(&start, &fragment),
        start: Shared::new(start),
        host: host.clone(),
        engine: backend.into(),
    });
    root.set_text_content(None);
    yew::Renderer::<App>::with_root_and_props(root, AppProps { opening }).render();
    Ok(Collection(host))
}

/// A collection's page, to be steered by scripts.
#[wasm_bindgen]
pub struct Collection(Host);

#[wasm_bindgen]
impl Collection {
    /// The view that is shown, as a URL fragment without `#`.
    #[wasm_bindgen(getter)]
    pub fn view(&self) -> String {
        self.0.view()
    }

    /// Opens a view, given as a URL fragment with or without `#`.
    pub fn open(&self, fragment: &str) {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        self.0.ask(Asked::View(fragment.to_owned()));
    }

    /// Sets the theme (`light`, `dark`, `auto`); another name is ignored.
    #[wasm_bindgen(js_name = setTheme)]
    pub fn set_theme(&self, name: &str) {
        if let Some(theme) = Theme::from_name(name) {
            self.0.ask(Asked::Theme(theme));
        }
    }

    /// Sets the interface language by a BCP 47 tag; one that is not spoken is ignored.
    #[wasm_bindgen(js_name = setLang)]
    pub fn set_lang(&self, tag: &str) {
        if let Some(lang) = Lang::from_tag(tag) {
            self.0.ask(Asked::Lang(lang));
        }
    }

    /// Sets what copied links begin with; the encoded view follows. Only http and https are taken.
    #[wasm_bindgen(js_name = setLink)]
    pub fn set_link(&self, prefix: String) {
        self.0.set_link(prefix);
    }
}

/// The language: as asked, of the address, as chosen before, the collection's, as the browser prefers.
fn lang(host: &Host, options: &JsValue, of_collection: &str) -> Lang {
    let asked = [
        option(options, "lang"),
        location::parameter("lang"),
        preference::read(host, "lang"),
    ];
    let preferred = asked.into_iter().flatten();
    preferred
        .chain([of_collection.to_owned()])
        .chain(page::languages())
        .find_map(|tag| Lang::from_tag(&tag))
        .unwrap_or_default()
}

fn option(options: &JsValue, name: &str) -> Option<String> {
    js_sys::Reflect::get(options, &name.into())
        .ok()?
        .as_string()
}
