//! The page of a collection: a list of very many articles, searched, filtered and moved through in time.
//!
//! [`dossier_core::collection`] decides what was chosen, the engine (in a worker, which runs this same module) finds the
//! articles, and this crate draws them. An article is read with the explorer, which the page's script loads when one is
//! opened. With the feature `csr` it runs in a browser, where `embed` is what scripts call; with `ssr` the same components are
//! rendered to a string.

pub mod components;
pub mod effects;
#[cfg(feature = "csr")]
pub mod embed;
pub mod engine;
pub mod opening;
#[cfg(feature = "ssr")]
mod prerender;
pub mod question;
pub mod shown;
pub mod words;

use dossier_archive::wire::Start;
use dossier_core::collection::Action;
use dossier_explorer::browser::host::Host;
use dossier_explorer::shared::Shared;
use dossier_explorer::words::Lang;
use yew::Callback;

// What a worker calls of this module.
#[cfg(feature = "search")]
pub use dossier_engine::Engine as Search;

#[cfg(feature = "ssr")]
pub use prerender::prerender;

/// What every part of the page is given: what never changes after the load, and how to say what happened.
#[derive(Clone, PartialEq)]
pub struct Page {
    /// The collection, and what its first page shows.
    pub start: Shared<Start>,
    /// Where the page stands.
    pub host: Host,
    /// Who finds articles.
    pub engine: engine::Engine,
    /// The interface language.
    pub lang: Lang,
    /// Tells what happened; always the same callback.
    pub dispatch: Callback<Action>,
}

impl Page {
    /// What the page says.
    pub fn words(&self) -> &'static words::Words {
        words::words(self.lang)
    }

    /// A callback that says that `action` happened, whatever the event was.
    pub fn on<E>(&self, action: Action) -> Callback<E> {
        self.dispatch.reform(move |_| action.clone())
    }

    /// The heading of a type of entities.
    pub fn heading<'a>(&'a self, kind: &'a str) -> &'a str {
        let labels = self.start.kinds.iter().find(|(id, _)| id == kind);
        let labels = labels.map(|(_, labels)| labels.as_slice());
        let labels = labels.unwrap_or_default();
        let of = |tag: &str| labels.iter().find(|(lang, _)| lang == tag);
        let label = of(self.lang.tag()).or_else(|| of("en"));
        label
            .or(labels.first())
            .map_or(kind, |(_, label)| label.as_str())
    }

    /// The colour and mark of a type of entities, as the attribute `data-hue`.
    pub fn hue(&self, kind: &str) -> String {
        let at = self.start.kinds.iter().position(|(id, _)| id == kind);
        (at.unwrap_or(self.start.kinds.len()) % N_HUES).to_string()
    }

    /// A count as the language writes it.
    pub fn number(&self, count: usize) -> String {
        self.lang.words().count(count)
    }
}

/// How many colours and marks there are for types of entities; a seventh type begins again.
const N_HUES: usize = 6;
