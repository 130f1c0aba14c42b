//! The explorer's page as HTML, rendered by its own components without a browser.
//!
//! It is what the explorer shows first: no query, no filter, in the dossier's language. The explorer replaces it by
//! the same elements when it starts, so nothing moves.

use dossier_core::load::Loaded;
use dossier_explorer::prerender;
use dossier_explorer::words::Lang;

use super::Error;

/// The elements inside `#dossier`.
///
/// # Errors
///
/// When the system gives no runtime to render in.
pub fn page(loaded: Loaded, lang: Lang) -> Result<String, Error> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .map_err(Error::Runtime)?;
    let rendered = prerender::html(loaded, lang);
    Ok(tokio::task::LocalSet::new().block_on(&runtime, rendered))
}

/// The interface language of a page that nobody has chosen one for: the dossier's, where the explorer speaks it.
pub fn lang(of_dossier: &str) -> Lang {
    Lang::from_tag(of_dossier).unwrap_or_default()
}
