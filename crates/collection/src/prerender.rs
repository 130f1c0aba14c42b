//! The page as HTML without a browser: what the builder puts into a page so that it reads before any script runs.

use dossier_archive::wire::Start;
use dossier_core::collection::link;
use dossier_explorer::browser::host::Host;
use dossier_explorer::components::theme::Theme;
use dossier_explorer::shared::Shared;
use dossier_explorer::words::Lang;
use yew::LocalServerRenderer;

use crate::components::app::{App, AppProps};
use crate::engine::Engine;
use crate::opening::Opening;

/// The elements that the page shows first: no query, no filter, the theme of the device, the collection's language.
///
/// Not to be called from inside a `tokio` runtime. Empty when the system gives no runtime to render in.
pub fn prerender(start: &Start) -> String {
    let opening = Shared::new(Opening {
        start: Shared::new(start.clone()),
        host: Host::default(),
        engine: Engine::default(),
        lang: Lang::from_tag(&start.lang).unwrap_or_default(),
        theme: Theme::Auto,
        opened: link::Opened::default(),
    });
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().build() else {
        return String::new();
    };
    let app = LocalServerRenderer::<App>::with_props(AppProps { opening }).hydratable(false);
    tokio::task::LocalSet::new().block_on(&runtime, app.render())
}
