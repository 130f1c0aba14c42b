//! The explorer: the page on which a dossier is read, searched, filtered and moved through in time.
//!
//! [`dossier_core`] decides everything; this crate draws it. [`components`] take values and give one
//! callback, [`browser`] is the only place that touches the window, [`words`] holds what the page says. With
//! the feature `csr` it runs in a browser, where `embed` is what scripts call; with `ssr` the same components are rendered to a string.

pub mod browser;
pub mod components;
#[cfg(feature = "csr")]
pub mod embed;
#[cfg(feature = "ssr")]
pub mod prerender;
pub mod shared;
pub mod start;
pub mod words;

/// The page that a component belongs to: what never changes after the load, and how to say what happened.
#[derive(Clone, PartialEq)]
pub struct Page {
    /// The dossier with its index.
    pub prepared: shared::Shared<dossier_core::view::Prepared>,
    /// Where the explorer stands.
    pub host: browser::host::Host,
    /// The interface language.
    pub lang: words::Lang,
    /// Tells the explorer what happened; always the same callback.
    pub dispatch: yew::Callback<dossier_core::state::Action>,
}

impl Page {
    /// What the interface says.
    pub fn words(&self) -> &'static words::Words {
        self.lang.words()
    }

    /// The dossier.
    pub fn dossier(&self) -> &dossier_core::model::Dossier {
        &self.prepared.dossier
    }

    /// A callback that says that `action` happened, whatever the event was.
    pub fn on<E>(&self, action: dossier_core::state::Action) -> yew::Callback<E> {
        self.dispatch.reform(move |_| action.clone())
    }
}
