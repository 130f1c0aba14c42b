//! What the page's script does for the desk (`scripts/desk.js`).

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    /// The script's object.
    pub type Bench;

    /// The text of a part that the page carries; empty when there is none.
    #[wasm_bindgen(method)]
    fn part(this: &Bench, name: &str) -> String;

    #[wasm_bindgen(method)]
    fn exporter(this: &Bench) -> String;

    #[wasm_bindgen(method, catch)]
    async fn explore(
        this: &Bench,
        root: &Element,
        json: Vec<u8>,
        lang: &str,
        theme: &str,
        name: &str,
    ) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method)]
    fn leave(this: &Bench);

    #[wasm_bindgen(method)]
    fn save(this: &Bench, name: &str, media_type: &str, text: &str) -> bool;

    #[wasm_bindgen(method)]
    fn selection(this: &Bench) -> Vec<u32>;
}

/// A handle to the script's object: cheap to clone, compared by address.
#[derive(Clone)]
pub struct Handle(Rc<Bench>);

impl PartialEq for Handle {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl From<Bench> for Handle {
    fn from(bench: Bench) -> Self {
        Handle(Rc::new(bench))
    }
}

impl Handle {
    /// The text of a part that the page carries.
    pub fn part(&self, name: &str) -> String {
        self.0.part(name)
    }

    /// The module of the exports, packed.
    pub fn exporter(&self) -> String {
        self.0.exporter()
    }

    /// Shows a dossier with the explorer.
    ///
    /// # Errors
    ///
    /// The browser's reason when the explorer does not start.
    pub async fn explore(
        &self,
        root: Element,
        json: Vec<u8>,
        lang: &str,
        theme: &str,
        name: &str,
    ) -> Result<(), String> {
        let shown = self.0.explore(&root, json, lang, theme, name).await;
        shown.map(drop).map_err(|error| format!("{error:?}"))
    }

    /// Takes the explorer away.
    pub fn leave(&self) {
        self.0.leave();
    }

    /// Gives a file to the browser to save; false where it is likely to refuse.
    pub fn save(&self, name: &str, media_type: &str, text: &str) -> bool {
        self.0.save(name, media_type, text)
    }

    /// The selected run of the text: article, block, start, end.
    pub fn selection(&self) -> Option<[u32; 4]> {
        self.0.selection().try_into().ok()
    }
}
