//! The explorer's files, as `cargo xtask build` made them, inside this program.

use dossier_page::collection;

use super::Error;

/// Name and content of every file.
static FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/explorer_files.rs"));

/// Stands in the custom element's script for the name of the WebAssembly file.
const WASM_NAME: &str = "__DOSSIER_WASM__";

/// Stands in it for the name of the script of the exports.
const EXPORT_NAME: &str = "__DOSSIER_EXPORT__";

/// Stands in it for the names of the stemmers' scripts.
const STEMMER_NAMES: &str = "__DOSSIER_STEMMERS__";

/// Stands in the service worker's script for what it keeps.
const KEPT: &str = "__KEPT__";

/// The explorer's files by what they are for.
#[derive(Debug)]
pub struct Explorer {
    /// The WebAssembly module.
    pub wasm: &'static [u8],
    /// The module that writes exports.
    pub exporter: &'static [u8],
    /// The desk's module.
    pub desk: &'static [u8],
    /// The script of the desk.
    pub desk_script: &'static str,
    /// The desk's own style sheet, beside the explorer's.
    pub desk_styles: &'static str,
    /// The script of the exports.
    pub export_script: &'static str,
    /// The script of a page.
    pub page_script: &'static str,
    /// The script that unpacks what the offline file carries.
    pub unpack_script: &'static str,
    /// The style sheet.
    pub styles: &'static str,
    /// The style sheet of the page where no script runs.
    pub plain_styles: &'static str,
    /// The script of a page that embeds a dossier in a frame.
    pub embed_script: &'static str,
    element_script: &'static str,
    worker_script: &'static str,
}

impl Explorer {
    /// The files in this program.
    ///
    /// # Errors
    ///
    /// When the program was built without them.
    pub fn embedded() -> Result<Self, Error> {
        Ok(Self {
            wasm: bytes("explorer.wasm")?,
            exporter: bytes("exporter.wasm")?,
            desk: bytes("desk.wasm")?,
            desk_script: text("desk.js")?,
            desk_styles: text("desk.css")?,
            export_script: text("export.js")?,
            page_script: text("page.js")?,
            unpack_script: text("unpack.js")?,
            styles: text("main.css")?,
            plain_styles: text("plain.css")?,
            embed_script: text("embed.js")?,
            element_script: text("element.js")?,
            worker_script: text("worker.js")?,
        })
    }

    /// What the page of a collection is made of.
    ///
    /// # Errors
    ///
    /// When the program was built without it.
    pub fn collection(&self) -> Result<collection::Parts<'static>, Error> {
        Ok(collection::Parts {
            app: bytes("collection.wasm")?,
            explorer: self.wasm,
            exporter: self.exporter,
            script: text("collection.js")?,
            article_script: text("article.js")?,
            export_script: self.export_script,
            styles: self.styles,
            collection_styles: text("collection.css")?,
            plain_styles: self.plain_styles,
        })
    }

    /// The script that defines `<dossier-explorer>`, which finds its module, the exports and the stemmers under these
    /// names beside itself.
    pub fn element_script(&self, wasm: &str, export: &str, stemmers: &str) -> String {
        let script = self.element_script.replace(WASM_NAME, wasm);
        let script = script.replace(STEMMER_NAMES, stemmers);
        script.replace(EXPORT_NAME, export)
    }

    /// The module of a language's stemmer; the language is one of [`dossier_core::text::Language`].
    ///
    /// # Errors
    ///
    /// When the program was built without it.
    pub fn stemmer_module(&self, tag: &str) -> Result<&'static [u8], Error> {
        bytes(&format!("stem-{tag}.wasm"))
    }

    /// The same, packed.
    ///
    /// # Errors
    ///
    /// When the program was built without it, or it cannot be compressed.
    pub fn stemmer(&self, tag: &str) -> Result<String, Error> {
        collection::chunk_letters(self.stemmer_module(tag)?).map_err(Error::Compress)
    }

    /// The service worker that keeps what this JSON object says.
    pub fn worker_script(&self, kept: &str) -> String {
        self.worker_script.replace(KEPT, kept)
    }
}

fn bytes(name: &str) -> Result<&'static [u8], Error> {
    let file = FILES.iter().find(|(file, _)| *file == name);
    file.map(|(_, content)| *content)
        .ok_or_else(|| Error::NoExplorer(name.to_owned()))
}

fn text(name: &str) -> Result<&'static str, Error> {
    std::str::from_utf8(bytes(name)?).map_err(|_| Error::NoExplorer(name.to_owned()))
}
