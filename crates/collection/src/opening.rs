//! What the page starts with, in a browser or without one.

use dossier_archive::wire::Start;
use dossier_core::collection::link;
use dossier_explorer::browser::host::Host;
use dossier_explorer::components::theme::Theme;
use dossier_explorer::shared::Shared;
use dossier_explorer::words::Lang;

use crate::engine::Engine;

/// A collection, and how its page was opened.
pub struct Opening {
    /// The collection.
    pub start: Shared<Start>,
    /// Where the page stands.
    pub host: Host,
    /// Who finds articles.
    pub engine: Engine,
    /// The interface language.
    pub lang: Lang,
    /// Light, dark or as the device.
    pub theme: Theme,
    /// The view that the link names.
    pub opened: link::Opened,
}

/// The view of a fragment in this collection. `main` is where the way past the bar leads without a script, and no view.
pub fn parse(start: &Start, fragment: &str) -> link::Opened {
    let kinds: Vec<&str> = start.kinds.iter().map(|(id, _)| id.as_str()).collect();
    link::parse(&kinds, if fragment == "main" { "" } else { fragment })
}
