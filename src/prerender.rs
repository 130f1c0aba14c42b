//! The page as HTML without a browser: what the builder puts into a page so that it reads before any script runs.

use dossier_core::load::Loaded;
use yew::LocalServerRenderer;

use crate::components::app::{App, AppProps};
use crate::components::theme::Theme;
use crate::shared::Shared;
use crate::start::{Status, ready};
use crate::words::Lang;

/// The elements that the explorer shows first in this language: no query, no filter, the theme of the device.
///
/// Runs on a `tokio::task::LocalSet`. The explorer renders the same elements when it starts; it replaces these and
/// does not take them over, so nothing in them is marked for that.
pub async fn html(loaded: Loaded, lang: Lang) -> String {
    let status = Status::Ready(Shared::new(ready(loaded, "", lang, Theme::Auto)));
    let app = LocalServerRenderer::<App>::with_props(AppProps { status }).hydratable(false);
    app.render().await
}
