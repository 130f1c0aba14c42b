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

use dossier_core::desk::{self, File};
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

/// Reads a text as a file of this name and finds everything in it: how many characters, dates, mentions of names,
/// suggested names and proposed events there are. Empty when it cannot be read. For benchmarks.
#[wasm_bindgen]
pub fn count(name: String, text: String, published: &str) -> Vec<u32> {
    let file = File {
        name,
        bytes: text.into_bytes(),
    };
    let Ok(opened) = desk::open(&[file]) else {
        return Vec::new();
    };
    let published = desk::Action::Published(0, published.to_owned());
    let before = desk::Desk::new(opened.work);
    let after = before.update(&published).unwrap_or(before);
    let shown = after.work().show();
    let n_chars = shown
        .articles
        .iter()
        .flat_map(|article| &article.blocks)
        .flat_map(|block| &block.segments)
        .map(|segment| segment.text.chars().count())
        .sum();
    let n_mentions = shown.names.iter().map(|row| row.mentions.len()).sum();
    [
        n_chars,
        shown.dates.len(),
        n_mentions,
        shown.suggestions.len(),
        shown.proposals.len(),
    ]
    .into_iter()
    .map(|n: usize| n as u32)
    .collect()
}
