//! From a loaded dossier to what the explorer starts with, in a browser or without one.

use dossier_core::load::{LoadError, Loaded};
use dossier_core::view::Prepared;
use dossier_core::{diagnostic::Diagnostic, link};

use crate::browser::host::Host;
use crate::components::theme::Theme;
use crate::shared::Shared;
use crate::words::Lang;

/// What the load came to.
#[derive(Clone, PartialEq)]
pub enum Status {
    /// There is a dossier to explore.
    Ready(Shared<Ready>),
    /// There is nothing to show, and this is why.
    Failed(Shared<Failure>, Lang),
    /// The explorer was taken away.
    Gone,
}

/// A dossier to explore, and how the page was opened.
pub struct Ready {
    /// The dossier with its index.
    pub prepared: Shared<Prepared>,
    /// What is wrong with its data.
    pub diagnostics: Vec<Diagnostic>,
    /// The view that the link names.
    pub opened: link::Opened,
    /// Where the explorer stands.
    pub host: Host,
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
        host: Host::default(),
        lang,
        theme,
    }
}
