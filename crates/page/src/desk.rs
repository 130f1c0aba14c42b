//! The desk: one page on which a reader explores a text of their own, with everything inside it.
//!
//! Besides its own module it carries the explorer's, its scripts and its styles: to show the dossier that is made, and to
//! save it as the same offline file that the builder writes ([`saved`]). Each stands once in the page, in an element that
//! the desk's script reads; those that are not run there are of a type that no browser runs.

use std::io;

use dossier_core::load::{self, LoadError};
use serde_json::Value;

use crate::document::ICON;
use crate::html::{Policy, escape, policy_hash};
use crate::page::{Content, InlineFiles, Unfit, fit, offline};
use crate::{pack, plain, words};

/// What the page carries.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
    /// The desk's module, packed.
    pub desk: &'a str,
    /// The explorer's module, packed.
    pub explorer: &'a str,
    /// The module of the exports, packed.
    pub exporter: &'a str,
    /// The script of the desk.
    pub desk_script: &'a str,
    /// The script of a page.
    pub page_script: &'a str,
    /// The script that unpacks.
    pub unpack_script: &'a str,
    /// The script of the exports.
    pub export_script: &'a str,
    /// The explorer's style sheet.
    pub styles: &'a str,
    /// The desk's own style sheet.
    pub desk_styles: &'a str,
    /// The style sheet for where no script runs.
    pub plain_styles: &'a str,
}

/// What the name of the dossier is in the page, until there is one.
const NAME: &str = "dossier";

/// The page, in a language of the interface.
///
/// # Errors
///
/// When a script cannot stand inside an element: the explorer was built wrongly.
pub fn page(lang: &str, parts: &Parts<'_>) -> Result<String, Unfit> {
    let words = words::words(lang);
    let export = pack::exports(parts.export_script, NAME, parts.exporter);
    let unpack = format!("{}\n", parts.unpack_script.trim_end());
    fit(&[&unpack, &export, parts.desk_script, parts.page_script])?;
    let policy = Policy {
        scripts: [unpack.as_str(), &export, parts.desk_script]
            .map(policy_hash)
            .into(),
        styles: [parts.styles, parts.desk_styles].map(policy_hash).into(),
        own_files: false,
        own_frames: false,
        own_workers: false,
    };
    let policy = escape(&policy.value()).replace("&#39;", "'");
    let [title, about, no_script, not_started] = [
        words.desk,
        words.desk_about,
        words.desk_no_script,
        words.desk_not_started,
    ]
    .map(escape);
    let data =
        |id: &str, text: &str| format!("<script type=\"text/plain\" id=\"{id}\">{text}</script>\n");
    Ok([
        format!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <meta name=\"description\" content=\"{about}\">\n<title>{title}</title>\n\
             <link rel=\"icon\" href=\"{ICON}\">\n"
        ),
        format!("<style id=\"part-styles\">{}</style>\n", parts.styles),
        format!("<style>{}</style>\n", parts.desk_styles),
        format!(
            "</head>\n<body>\n<div id=\"desk\">\n<main class=\"d-waiting\">\n<h1>{title}</h1>\n<p>{about}</p>\n\
             <noscript><p>{no_script}</p></noscript>\n<p id=\"not-started\" role=\"status\" hidden>{not_started}</p>\n\
             </main>\n</div>\n"
        ),
        data("part-desk", parts.desk),
        data("part-explorer", parts.explorer),
        data("part-page", parts.page_script),
        data("part-plain", parts.plain_styles),
        format!("<script id=\"part-unpack\">{unpack}</script>\n"),
        format!("<script id=\"part-export\">{export}</script>\n"),
        format!("<script>{}</script>\n</body>\n</html>\n", parts.desk_script),
    ]
    .concat())
}

/// Why a dossier was not saved as a page.
#[derive(Debug, thiserror::Error)]
pub enum NotSaved {
    /// It is none.
    #[error("{0}")]
    Load(#[from] LoadError),
    /// It could not be compressed.
    #[error("{0}")]
    Compress(#[from] io::Error),
    /// A part cannot stand in a page.
    #[error("{0}")]
    Unfit(#[from] Unfit),
}

/// The offline file of a dossier under a name of letters, digits, `-` and `_`, out of the parts that a desk carries.
///
/// It is what the builder writes, but for what stands in it before its script has run: there the explorer's components
/// were rendered, here it is plain text with its headings ([`plain::article`]).
///
/// # Errors
///
/// [`NotSaved`] when the JSON is no dossier, or the parts are not those of a desk.
pub fn saved(json: &Value, name: &str, lang: &str, parts: &Parts<'_>) -> Result<String, NotSaved> {
    let bytes = json.to_string().into_bytes();
    let dossier = load::load(&bytes)?.dossier;
    let body = plain::article(&dossier);
    let content = Content {
        dossier: &dossier,
        url: None,
        body: &body,
        lang,
        words: words::words(lang),
    };
    let packed = pack::carrier(parts.unpack_script, parts.explorer, &pack::pack(&bytes)?);
    let export = pack::exports(parts.export_script, name, parts.exporter);
    let files = InlineFiles {
        script: parts.page_script,
        packed: &packed,
        export: &export,
        styles: parts.styles,
        plain_styles: parts.plain_styles,
        // A desk has those of English and French, the languages that it knows.
        stemmers: &[],
    };
    Ok(offline(&content, &files)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARTS: Parts<'_> = Parts {
        desk: "!desk",
        explorer: "!explorer",
        exporter: "!exporter",
        desk_script: "start()",
        page_script: "show()",
        unpack_script: "unpack()",
        export_script: "exports()",
        styles: "a{}",
        desk_styles: "b{}",
        plain_styles: "c{}",
    };

    #[test]
    fn the_page_takes_nothing_from_anywhere() {
        let page = page("fr", &PARTS).expect("it is made");
        assert!(page.contains("<html lang=\"fr\">"));
        assert!(page.contains("connect-src 'none'"));
        assert!(!page.contains(" src=") && !page.contains("<a "), "{page}");
        for part in ["!desk", "!explorer", "!exporter", "show()", "a{}", "c{}"] {
            assert_eq!(page.matches(part).count(), 1, "{part}");
        }
    }

    #[test]
    fn a_script_that_would_end_its_element_is_refused() {
        let parts = Parts {
            page_script: "'</script>'",
            ..PARTS
        };
        assert_eq!(page("en", &parts), Err(Unfit("'</script>'".to_owned())));
    }

    #[test]
    fn what_is_saved_has_the_text_and_can_be_searched_later() {
        let json = include_str!("../../../tests/component/harbour.json");
        let json: Value = serde_json::from_str(json).expect("it is JSON");
        let saved = saved(&json, "harbour", "en", &PARTS).expect("it is made");
        let title = json["articles"][0]["title"].as_str().expect("a title");
        assert!(saved.contains(&format!("<h1>{}</h1>", escape(title))));
        assert!(saved.contains("dossierPacked={wasm:\"!explorer\",data:\""));
        assert!(saved.contains("dossierExporter={name:\"harbour\""));
        assert!(!saved.contains("start()"));
    }

    #[test]
    fn what_is_no_dossier_is_not_saved() {
        let saved = saved(&serde_json::json!({ "dossier": 9 }), "x", "en", &PARTS);
        assert!(matches!(saved, Err(NotSaved::Load(_))));
    }
}
