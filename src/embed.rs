//! The explorer as scripts see it: `explore(root, dossier, options)` shows a dossier in an element and gives an
//! `Explorer` to steer it by. Nothing here throws: what cannot be shown is said in the element.

use std::cell::RefCell;

use dossier_core::diagnostic::Diagnostic;
use dossier_core::link;
use dossier_core::load::{self, LoadError, Loaded};
use dossier_core::search;
use dossier_core::view::{self, Prepared};
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::AppHandle;

use crate::browser::host::{Asked, Host};
use crate::browser::{location, page, preference, stemmers};
use crate::components::app::{App, AppProps};
use crate::components::theme::Theme;
use crate::shared::Shared;
use crate::start::{Failure, Ready, Status};
use crate::words::Lang;

/// How a script wants the explorer; whatever it leaves out is as the page, the device and the dossier say.
#[derive(Debug, Default)]
struct Options {
    /// Whether it is in an element (`place: "element"`), and not on a page of its own.
    in_element: bool,
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
    /// Reads what there is, field by field: one that is missing or of another type asks for nothing.
    fn from_value(value: &JsValue) -> Options {
        let text = |name: &str| js_sys::Reflect::get(value, &name.into()).ok()?.as_string();
        Options {
            in_element: text("place").is_some_and(|place| place == "element"),
            view: text("view"),
            lang: text("lang"),
            theme: text("theme"),
            panel: text("panel"),
        }
    }

    fn host(&self, root: Element) -> Host {
        Host::new(root, !self.in_element)
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

/// A dossier's file, taken in by steps: reading and indexing each take a moment, between which a page can go on.
#[wasm_bindgen]
pub struct Dossier(Result<Taken, LoadError>);

enum Taken {
    Read(Loaded),
    Indexed(Shared<Prepared>, Vec<Diagnostic>),
}

#[wasm_bindgen]
impl Dossier {
    /// Reads the bytes of a dossier's file. What is wrong with them is shown by [`explore`].
    #[wasm_bindgen(constructor)]
    pub fn new(json: &[u8]) -> Dossier {
        Dossier(load::load(json).map(Taken::Read))
    }

    /// Tags of the languages whose stemmers must be loaded before it is indexed, with spaces between them.
    pub fn languages(&self) -> String {
        let languages = match &self.0 {
            Ok(Taken::Read(loaded)) => search::languages_to_load(&loaded.dossier),
            _ => Vec::new(),
        };
        let mut tags = String::new();
        for language in languages {
            tags.push_str(language.tag());
            tags.push(' ');
        }
        tags
    }

    /// Makes it ready to be searched, with the stemmers that are there by now.
    pub fn indexed(self) -> Dossier {
        stemmers::install();
        Dossier(self.0.map(|taken| match taken {
            Taken::Read(loaded) => {
                let prepared = Shared::new(Prepared::new(loaded.dossier));
                Taken::Indexed(prepared, loaded.diagnostics)
            }
            indexed => indexed,
        }))
    }
}

/// Shows a dossier in `root`, in place of what is in it.
#[wasm_bindgen]
pub fn explore(root: Element, dossier: Dossier, options: JsValue) -> Explorer {
    let options = Options::from_value(&options);
    let host = options.host(root);
    let status = match dossier.indexed().0 {
        Ok(Taken::Indexed(prepared, diagnostics)) => {
            let (lang, theme) = (
                options.lang(&host, &prepared.dossier.lang),
                options.theme(&host),
            );
            let view = options.view(&host);
            host.note_view(&view);
            Status::Ready(Shared::new(Ready {
                opened: link::parse(&prepared.dossier, &view),
                prepared,
                diagnostics,
                host: host.clone(),
                lang,
                theme,
            }))
        }
        Err(error) => {
            let failure = Failure::NotLoaded(error);
            Status::Failed(Shared::new(failure), options.lang(&host, ""))
        }
        // Indexing leaves nothing unindexed.
        Ok(Taken::Read(_)) => Status::Gone,
    };
    Explorer::new(host, status)
}

/// Says in `root` that the dossier at `address` could not be fetched, and why.
#[wasm_bindgen(js_name = notFetched)]
pub fn not_fetched(root: Element, address: String, why: String, options: JsValue) -> Explorer {
    let options = Options::from_value(&options);
    let host = options.host(root);
    let failure = Shared::new(Failure::NotFetched(address, why));
    let lang = options.lang(&host, "");
    Explorer::new(host, Status::Failed(failure, lang))
}

/// Yew's application in the element that it listens on.
struct Mounted {
    element: Element,
    app: AppHandle<App>,
}

thread_local! {
    /// What explorers in elements have left. Yew never takes back the listeners of an application, so those that
    /// end are kept empty for those that begin: there are never more than have been shown at the same time.
    static SPARE: RefCell<Vec<Mounted>> = const { RefCell::new(Vec::new()) };
}

impl Mounted {
    /// Shows `status` in `root`: in itself on a page of its own, in an element inside that can be used again elsewhere.
    fn new(root: &Element, owns_page: bool, status: Status) -> Option<Mounted> {
        root.set_text_content(None);
        let props = AppProps { status };
        let spare = (!owns_page)
            .then(|| SPARE.with_borrow_mut(Vec::pop))
            .flatten();
        if let Some(mut mounted) = spare {
            root.append_child(&mounted.element).ok()?;
            mounted.app.update(props);
            return Some(mounted);
        }
        let element = if owns_page {
            root.clone()
        } else {
            let element = page::document()?.create_element("div").ok()?;
            root.append_child(&element).ok()?;
            element
        };
        let app = yew::Renderer::<App>::with_root_and_props(element.clone(), props).render();
        Some(Mounted { element, app })
    }

    fn end(mut self, owns_page: bool) {
        if owns_page {
            return self.app.destroy();
        }
        self.element.remove();
        self.app.update(AppProps {
            status: Status::Gone,
        });
        SPARE.with_borrow_mut(|spare| spare.push(self));
    }
}

/// One explorer.
#[wasm_bindgen]
pub struct Explorer {
    host: Host,
    prepared: Option<Shared<Prepared>>,
    mounted: RefCell<Option<Mounted>>,
}

#[wasm_bindgen]
impl Explorer {
    fn new(host: Host, status: Status) -> Explorer {
        let prepared = match &status {
            Status::Ready(ready) => Some(ready.prepared.clone()),
            _ => None,
        };
        let mounted = host
            .root()
            .and_then(|root| Mounted::new(root, host.owns_page(), status));
        Explorer {
            mounted: RefCell::new(mounted),
            prepared,
            host,
        }
    }

    /// The view that is shown, as a URL fragment without `#`.
    #[wasm_bindgen(getter)]
    pub fn view(&self) -> String {
        self.host.view()
    }

    /// What the view shows, for the module that writes exports: how many passages and events the dossier has, 1 when
    /// the passages have only most of the query's words, how many passages are shown, their numbers from 0, and then
    /// those of the events in order of time. Empty when there is no dossier.
    pub fn shown(&self) -> Vec<u32> {
        let Some(prepared) = &self.prepared else {
            return Vec::new();
        };
        let dossier = &prepared.dossier;
        let state = link::parse(dossier, &self.view()).state;
        let found = prepared.search(&state.query);
        let view = view::derive(prepared, &state, &found);
        let counts = [
            dossier.passages.len(),
            dossier.events.len(),
            usize::from(found.relaxed),
            view.n_shown,
        ];
        let passages = counts.into_iter().chain(view.shown.ones());
        let passages = passages.map(|number| number as u32);
        passages
            .chain(view.events.iter().map(|row| row.event.0))
            .collect()
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
        if let Some(mounted) = self.mounted.take() {
            mounted.end(self.host.owns_page());
        }
    }
}
