//! The explorer as scripts see it: `explore(root, json, options)` shows a dossier in an element and gives an
//! `Explorer` to steer it by. Nothing here throws: what cannot be shown is said in the element.

use std::cell::RefCell;

use dossier_core::load;
use serde::Deserialize;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::AppHandle;

use crate::browser::host::{Asked, Host};
use crate::browser::{location, page, preference};
use crate::components::app::{App, AppProps};
use crate::components::theme::Theme;
use crate::shared::Shared;
use crate::start::{Failure, Ready, Status, ready};
use crate::words::Lang;

/// How a script wants the explorer; whatever it leaves out is as the page, the device and the dossier say.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Options {
    /// `page` (the address, the title and the storage are ours) or `element`.
    place: String,
    /// The view to open, as a URL fragment without `#`.
    view: Option<String>,
    /// BCP 47 tag of the interface language.
    lang: Option<String>,
    /// `light`, `dark` or `auto`.
    theme: Option<String>,
    /// The panel to open where the view names none.
    panel: Option<String>,
}

impl Options {
    /// What is not an object of this shape asks for nothing.
    fn from_value(value: JsValue) -> Options {
        serde_wasm_bindgen::from_value(value).unwrap_or_default()
    }

    fn host(&self, root: Element) -> Host {
        Host::new(root, self.place != "element")
    }

    /// The language: as asked, of the address (`?lang=fr`), as chosen before, the dossier's, as the browser prefers.
    /// The dossier's comes before the browser's, because the page was rendered in it and should not change by itself.
    fn lang(&self, host: &Host, of_dossier: &str) -> Lang {
        let asked = [
            self.lang.clone(),
            parameter(host, "lang"),
            preference::read(host, "lang"),
        ];
        let preferred = asked.into_iter().flatten().chain([of_dossier.to_owned()]);
        preferred
            .chain(page::languages())
            .find_map(|tag| Lang::from_tag(&tag))
            .unwrap_or_default()
    }

    fn theme(&self, host: &Host) -> Theme {
        [
            self.theme.clone(),
            parameter(host, "theme"),
            preference::read(host, "theme"),
        ]
        .into_iter()
        .flatten()
        .find_map(|name| Theme::from_name(&name))
        .unwrap_or_default()
    }

    /// The view: as asked, of the address, else the panel that is asked for.
    fn view(&self, host: &Host) -> String {
        let view = self.view.clone().or_else(|| host.address());
        match (view, &self.panel) {
            (Some(view), _) if !view.is_empty() => view,
            (_, Some(panel)) if PANELS.contains(&panel.as_str()) => format!("panel={panel}"),
            _ => String::new(),
        }
    }
}

/// The panels that can be asked for; `read` is what opens anyhow.
const PANELS: [&str; 3] = ["search", "who", "time"];

fn parameter(host: &Host, name: &str) -> Option<String> {
    host.owns_page().then(|| location::parameter(name))?
}

/// Shows a dossier in `root`, in place of what is in it.
#[wasm_bindgen]
pub fn explore(root: Element, json: &[u8], options: JsValue) -> Explorer {
    let options = Options::from_value(options);
    let host = options.host(root);
    let status = match load::load(json) {
        Err(error) => {
            let failure = Failure::NotLoaded(error);
            Status::Failed(Shared::new(failure), options.lang(&host, ""))
        }
        Ok(loaded) => {
            let (lang, theme) = (
                options.lang(&host, &loaded.dossier.lang),
                options.theme(&host),
            );
            let view = options.view(&host);
            host.note_view(&view);
            let ready = Ready {
                host: host.clone(),
                ..ready(loaded, &view, lang, theme)
            };
            Status::Ready(Shared::new(ready))
        }
    };
    Explorer::new(host, status)
}

/// Says in `root` that the dossier at `address` could not be fetched, and why.
#[wasm_bindgen(js_name = notFetched)]
pub fn not_fetched(root: Element, address: String, why: String, options: JsValue) -> Explorer {
    let options = Options::from_value(options);
    let host = options.host(root);
    let failure = Shared::new(Failure::NotFetched(address, why));
    let lang = options.lang(&host, "");
    Explorer::new(host, Status::Failed(failure, lang))
}

/// One explorer.
#[wasm_bindgen]
pub struct Explorer {
    host: Host,
    app: RefCell<Option<AppHandle<App>>>,
}

#[wasm_bindgen]
impl Explorer {
    fn new(host: Host, status: Status) -> Explorer {
        let root = host.root().cloned();
        let app = root.map(|root| {
            root.set_text_content(None);
            yew::Renderer::<App>::with_root_and_props(root, AppProps { status }).render()
        });
        Explorer {
            host,
            app: RefCell::new(app),
        }
    }

    /// The view that is shown, as a URL fragment without `#`.
    #[wasm_bindgen(getter)]
    pub fn view(&self) -> String {
        self.host.view()
    }

    /// Opens a view, given as a URL fragment with or without `#`.
    pub fn open(&self, fragment: &str) {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        self.host.ask(Asked::View(fragment.to_owned()));
    }

    /// Sets the theme (`light`, `dark`, `auto`); another name is ignored.
    #[wasm_bindgen(js_name = setTheme)]
    pub fn set_theme(&self, name: &str) {
        if let Some(theme) = Theme::from_name(name) {
            self.host.ask(Asked::Theme(theme));
        }
    }

    /// Sets the interface language by a BCP 47 tag; one that is not spoken is ignored.
    #[wasm_bindgen(js_name = setLang)]
    pub fn set_lang(&self, tag: &str) {
        if let Some(lang) = Lang::from_tag(tag) {
            self.host.ask(Asked::Lang(lang));
        }
    }

    /// Sets what copied links begin with; the encoded view follows. Only http and https are taken.
    #[wasm_bindgen(js_name = setLink)]
    pub fn set_link(&self, prefix: String) {
        self.host.set_link(prefix);
    }

    /// Takes the explorer away, with its listeners and timers. A second time does nothing.
    pub fn destroy(&self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }
}
