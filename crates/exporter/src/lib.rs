//! What a view shows, as files: the functions that the page's script calls when a reader asks for one.
//!
//! A module of its own, loaded only then: what it links would cost every first visit 17 kB. It neither searches nor
//! filters. The explorer says which passages and events its view shows, and what `dossier export --link` writes for the
//! link to that view comes out, byte for byte.

use dossier_core::date::Date;
use dossier_core::export::{self, Kind, Options, Selection};
use dossier_core::link;
use dossier_core::load;
use dossier_core::model::Dossier;
use wasm_bindgen::prelude::*;

/// A dossier that can be written.
#[wasm_bindgen]
pub struct Exporter(Dossier);

#[wasm_bindgen]
impl Exporter {
    /// Reads the bytes of a dossier's file; nothing when they are none.
    pub fn of(json: &[u8]) -> Option<Exporter> {
        let loaded = load::load(json).ok()?;
        Some(Exporter(loaded.dossier))
    }

    /// What a view shows, in the format of this name ([`Kind::name`]); empty when there is none.
    ///
    /// `view` is its link without `#`. `shown` is what the explorer says that it shows (`Explorer::shown`). `url` is the address of the
    /// published page, or empty; `accessed` the day, as EDTF.
    pub fn write(
        &self,
        view: &str,
        shown: &[u32],
        kind: &str,
        url: &str,
        bom: bool,
        accessed: &str,
    ) -> String {
        let Some(([_, _, relaxed, n_passages], shown)) = shown.split_first_chunk() else {
            return String::new();
        };
        let (passages, events) = shown.split_at(shown.len().min(*n_passages as usize));
        let dossier = &self.0;
        let state = link::parse(dossier, view).state;
        let selection = Selection::from_parts(dossier, &state, *relaxed != 0, passages, events);
        let accessed = Date::parse(accessed).ok();
        let options = Options {
            url: (!url.is_empty()).then_some(url),
            bom,
            passage: None,
            accessed: accessed.as_ref(),
        };
        match Kind::by_name(kind) {
            Some(kind) => export::export(&selection, kind, &options),
            None => String::new(),
        }
    }

    /// What follows the dot in the name of a file in this format.
    pub fn ending(kind: &str) -> String {
        Kind::by_name(kind).map_or("", Kind::ending).to_owned()
    }

    /// The format's media type.
    #[wasm_bindgen(js_name = mediaType)]
    pub fn media_type(kind: &str) -> String {
        Kind::by_name(kind).map_or("", Kind::media_type).to_owned()
    }
}
