//! Explore your own article: a page that reads a text, finds its dates and names, lets a person correct them, and saves
//! what comes of it.
//!
//! [`dossier_core::desk`] decides everything; this crate draws it and is loaded by the page `desk.html` alone.
//! [`bench`] is what the page's script does for it. Nothing here sends anything.

pub mod bench;
pub mod browser;
pub mod components;
pub mod offline;
pub mod state;
pub mod words;

use dossier_core::read::{self, Kind, Source, Sources};
use wasm_bindgen::prelude::*;
use web_sys::Element;

use bench::Bench;
use components::app::{App, AppProps};

/// Shows the desk in `root`, in place of what is in it.
#[wasm_bindgen]
pub fn start(root: Element, bench: Bench) {
    let props = AppProps {
        bench: bench.into(),
    };
    yew::Renderer::<App>::with_root_and_props(root, props).render();
}

/// Reads a text as a file of this name and finds everything in it, once, as the builder does: how many characters, dates,
/// mentions of names, names that are suggested and events that are proposed there are. Empty when it is of no kind that
/// is read. For benchmarks.
#[wasm_bindgen]
pub fn count(name: String, text: String, published: &str) -> Vec<u32> {
    let Some(kind) = Kind::of(&name, &text) else {
        return Vec::new();
    };
    let draft = read::sources(&Sources {
        articles: vec![(kind, Source::new(name, text))],
        published,
        ..Sources::default()
    });
    let articles = draft.json["articles"].as_array().into_iter().flatten();
    let blocks = articles.flat_map(|article| article["blocks"].as_array().into_iter().flatten());
    let (mut n_chars, mut n_dates, mut n_names) = (0, draft.undecided.dates.len(), 0);
    for block in blocks {
        n_chars += block["text"].as_str().unwrap_or_default().chars().count();
        for mention in block["mentions"].as_array().into_iter().flatten() {
            n_dates += usize::from(mention["date"].is_string());
            n_names += usize::from(mention["entity"].is_string());
        }
    }
    let undecided = &draft.undecided;
    [
        n_chars,
        n_dates,
        n_names,
        undecided.names.len(),
        undecided.events.len(),
    ]
    .map(|n| u32::try_from(n).unwrap_or(u32::MAX))
    .to_vec()
}
