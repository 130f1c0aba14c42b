//! The offline file of the work, out of what the page carries.

use dossier_core::desk::Work;
use dossier_page::desk::{NotSaved, Parts, saved};

use crate::bench::Handle;

/// The file: the same that the builder writes for the same dossier, but for the text before the script has run.
///
/// # Errors
///
/// [`NotSaved`] when the work is no dossier yet.
pub fn file(work: &Work, lang: &str, bench: &Handle) -> Result<String, NotSaved> {
    let [explorer, page, plain, unpack, export, styles] =
        ["explorer", "page", "plain", "unpack", "export", "styles"].map(|name| bench.part(name));
    let exporter = bench.exporter();
    // The script of the exports stands in the page behind the module that it opens.
    let export = export.split_once(";\n").map_or("", |(_, script)| script);
    let parts = Parts {
        desk: "",
        explorer: &explorer,
        exporter: &exporter,
        desk_script: "",
        page_script: &page,
        unpack_script: &unpack,
        export_script: export,
        styles: &styles,
        desk_styles: "",
        plain_styles: &plain,
    };
    saved(&work.json(), work.name(), lang, &parts)
}
