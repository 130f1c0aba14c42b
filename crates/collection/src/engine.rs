//! Who finds articles, as the page's script gives it: questions and answers as bytes, and the explorer for one article.

use std::fmt;
use std::rc::Rc;

use dossier_archive::wire::{self, Answer, Question};
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    /// The script's object.
    pub type Backend;

    /// The answer to a question; rejected when there is none.
    #[wasm_bindgen(method, catch)]
    async fn ask(this: &Backend, question: Vec<u8>) -> Result<JsValue, JsValue>;

    /// Shows a dossier's JSON with the explorer, and says when its view changes.
    #[wasm_bindgen(method, catch)]
    async fn open(
        this: &Backend,
        root: &Element,
        json: Vec<u8>,
        view: &str,
        onview: &JsValue,
    ) -> Result<JsValue, JsValue>;

    /// An explorer that is shown.
    pub type Explorer;

    /// Takes it away.
    #[wasm_bindgen(method)]
    fn close(this: &Explorer);
}

/// Why there is no answer: the script's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silent(String);

impl fmt::Display for Silent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Silent {
    /// There is an answer, to another question.
    pub fn other() -> Silent {
        Silent("the answer is to another question".to_owned())
    }
}

impl From<JsValue> for Silent {
    fn from(error: JsValue) -> Self {
        let message = js_sys::Reflect::get(&error, &"message".into()).ok();
        let message = message.and_then(|message| message.as_string());
        Silent(message.or_else(|| error.as_string()).unwrap_or_default())
    }
}

/// A handle to the engine: cheap to clone, compared by address. Where a page is rendered to a string there is none.
#[derive(Clone, Default)]
pub struct Engine(Option<Rc<Backend>>);

impl PartialEq for Engine {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(a), Some(b)) => Rc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        }
    }
}

impl From<Backend> for Engine {
    fn from(backend: Backend) -> Self {
        Engine(Some(Rc::new(backend)))
    }
}

impl Engine {
    fn backend(&self) -> Result<&Backend, Silent> {
        self.0
            .as_deref()
            .ok_or_else(|| Silent("there is no engine".to_owned()))
    }

    /// The answer to a question.
    ///
    /// # Errors
    ///
    /// The script's reason when there is none, as for a question that a newer one has overtaken.
    pub async fn ask(&self, question: &Question) -> Result<Answer, Silent> {
        let bytes = self.backend()?.ask(wire::to_bytes(question)).await?;
        let bytes = js_sys::Uint8Array::new(&bytes).to_vec();
        wire::from_bytes(&bytes).ok_or_else(|| Silent("the answer cannot be read".to_owned()))
    }

    /// Shows an article in `root`; `onview` is called with each new view inside it.
    ///
    /// # Errors
    ///
    /// The script's reason when the explorer does not start.
    pub async fn open(
        &self,
        root: &Element,
        json: Vec<u8>,
        view: &str,
        onview: impl Fn(String) + 'static,
    ) -> Result<Shown, Silent> {
        let onview = Closure::<dyn Fn(String)>::new(onview);
        let opened = self
            .backend()?
            .open(root, json, view, onview.as_ref())
            .await?;
        Ok(Shown {
            explorer: opened.unchecked_into(),
            _onview: onview,
        })
    }
}

/// An explorer that is shown; it goes when this is dropped.
pub struct Shown {
    explorer: Explorer,
    _onview: Closure<dyn Fn(String)>,
}

impl Drop for Shown {
    fn drop(&mut self) {
        self.explorer.close();
    }
}
