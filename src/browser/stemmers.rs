//! The stemmers that the page's scripts have loaded (`scripts/stemmers.js`), beside those in the module.

use dossier_core::text::{Language, set_stemmer};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The stem of a word; `None` when the language's stemmer is not there.
    #[wasm_bindgen(js_name = dossierStem)]
    fn stem(word: &str, tag: &str) -> Option<String>;
}

/// Lets texts be stemmed by them.
pub fn install() {
    set_stemmer(|word: &str, language: Language| stem(word, language.tag()));
}
