//! The page as scripts see it: `collection(root, backend, start, options)` shows a collection in an element.

use dossier_archive::wire::{self, Start};
use dossier_explorer::browser::host::Host;
use dossier_explorer::browser::{location, page, preference};
use dossier_explorer::components::theme::Theme;
use dossier_explorer::shared::Shared;
use dossier_explorer::words::Lang;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::components::app::{App, AppProps};
use crate::engine::Backend;
use crate::opening::{self, Opening};
use crate::words::words;

/// Shows the collection in `root`, in place of what is in it. `start` is the `Start` that the page carries; of `options`
/// `lang` and `theme` are read, which otherwise are as the address, the device and the collection say.
#[wasm_bindgen]
pub fn collection(root: Element, backend: Backend, start: &[u8], options: JsValue) {
    let host = Host::new(root.clone(), true);
    let start: Option<Start> = wire::from_bytes(start);
    let lang = lang(
        &host,
        &options,
        start.as_ref().map_or("", |start| &start.lang),
    );
    let Some(start) = start else {
        // What was there before stays: it may be the list as it was rendered.
        if let Some(document) = page::document()
            && let Ok(line) = document.create_element("p")
        {
            line.set_class_name("d-notice");
            line.set_text_content(Some(words(lang).start_unread));
            let _ = root.prepend_with_node_1(&line);
        }
        return;
    };
    let theme = [
        option(&options, "theme"),
        location::parameter("theme"),
        preference::read(&host, "theme"),
    ];
    let theme = theme.into_iter().flatten();
    let opened = opening::parse(&start, &location::fragment());
    let opening = Shared::new(Opening {
        start: Shared::new(start),
        host,
        engine: backend.into(),
        lang,
        theme: theme
            .filter_map(|name| Theme::from_name(&name))
            .next()
            .unwrap_or_default(),
        opened,
        further: None,
    });
    root.set_text_content(None);
    yew::Renderer::<App>::with_root_and_props(root, AppProps { opening }).render();
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
