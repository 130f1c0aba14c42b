//! From an empty page to the explorer: fetches the dossier, loads it, reads the link, renders.

use std::convert::Infallible;

use dossier_core::load::{self, LoadError, Loaded};
use dossier_core::view::Prepared;
use dossier_core::{diagnostic::Diagnostic, link};

use crate::browser::{fetch, location, page, preference, task};
use crate::components::theme::Theme;
use crate::shared::Shared;
use crate::words::Lang;

/// Where the dossier is when the page does not say.
const DEFAULT_ADDRESS: &str = "dossier.json";

/// What the load came to.
#[derive(Clone, PartialEq)]
pub enum Status {
    /// There is a dossier to explore.
    Ready(Shared<Ready>),
    /// There is nothing to show, and this is why.
    Failed(Shared<Failure>, Lang),
}

/// A dossier to explore, and how the page was opened.
pub struct Ready {
    /// The dossier with its index.
    pub prepared: Shared<Prepared>,
    /// What is wrong with its data.
    pub diagnostics: Vec<Diagnostic>,
    /// The view that the link names.
    pub opened: link::Opened,
    /// Interface language.
    pub lang: Lang,
    /// Light, dark or as the device.
    pub theme: Theme,
}

/// Why there is nothing to show.
pub enum Failure {
    /// The file could not be read: its address, and the browser's reason.
    NotFetched(String, String),
    /// The file is not a dossier.
    NotLoaded(LoadError),
}

/// A dossier made ready for a view, without a browser.
pub fn ready(loaded: Loaded, fragment: &str, lang: Lang, theme: Theme) -> Ready {
    let opened = link::parse(&loaded.dossier, fragment);
    Ready {
        prepared: Shared::new(Prepared::new(loaded.dossier)),
        diagnostics: loaded.diagnostics,
        opened,
        lang,
        theme,
    }
}

/// Starts the explorer in the element `#dossier`, whose `data-src` names the file.
pub fn start() {
    task::spawn_logged("start", async {
        let root = page::by_id("dossier");
        let address = root
            .as_ref()
            .and_then(|root| root.get_attribute("data-src"))
            .unwrap_or_else(|| DEFAULT_ADDRESS.to_owned());
        let theme = preferred_theme();
        let status = match fetch::bytes(&address).await {
            Err(why) => Status::Failed(
                Shared::new(Failure::NotFetched(address, why)),
                preferred_lang(""),
            ),
            Ok(bytes) => match load::load(&bytes) {
                Err(error) => {
                    Status::Failed(Shared::new(Failure::NotLoaded(error)), preferred_lang(""))
                }
                Ok(loaded) => {
                    let lang = preferred_lang(&loaded.dossier.lang);
                    let fragment = location::fragment();
                    Status::Ready(Shared::new(ready(loaded, &fragment, lang, theme)))
                }
            },
        };
        render(root.map(Into::into), status);
        Ok::<(), Infallible>(())
    });
}

#[cfg(feature = "csr")]
fn render(root: Option<web_sys::Element>, status: Status) {
    use crate::components::app::{App, AppProps};
    let Some(root) = root else {
        return task::log("start", &"the page has no element with the id \"dossier\"");
    };
    root.set_text_content(None);
    yew::Renderer::<App>::with_root_and_props(root, AppProps { status }).render();
}

#[cfg(not(feature = "csr"))]
fn render(_root: Option<web_sys::Element>, _status: Status) {}

/// The interface language: of the address (`?lang=fr`), as chosen before, as the browser prefers, as the dossier.
fn preferred_lang(of_dossier: &str) -> Lang {
    let asked = [location::parameter("lang"), preference::read("lang")];
    let preferred = asked.into_iter().flatten().chain(page::languages());
    preferred
        .chain([of_dossier.to_owned()])
        .find_map(|tag| Lang::from_tag(&tag))
        .unwrap_or_default()
}

fn preferred_theme() -> Theme {
    [location::parameter("theme"), preference::read("theme")]
        .into_iter()
        .flatten()
        .find_map(|name| Theme::from_name(&name))
        .unwrap_or_default()
}
