//! The page around the pre-rendered text: as a site's `index.html`, and as one file for use without a network.

use crate::document::Document;
use crate::html::{Policy, escape, fits_into_script, policy_hash};
use crate::metadata;
use crate::words::Words;
use dossier_core::model::Dossier;

/// A script cannot stand inside an element, since it would end it: how it starts.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the script that starts with {0:?} would end its element")]
pub struct Unfit(pub String);

/// The text of a page and what belongs to it.
#[derive(Debug)]
pub struct Content<'a> {
    /// The dossier, for the head.
    pub dossier: &'a Dossier,
    /// Where the page will be, if that is known.
    pub url: Option<&'a str>,
    /// What the explorer's components rendered.
    pub body: &'a str,
    /// The interface language.
    pub lang: &'a str,
    /// What the shell says.
    pub words: &'a Words,
}

/// The files of a site that its page names, relative to it.
#[derive(Debug)]
pub struct SiteFiles<'a> {
    /// The WebAssembly module.
    pub wasm: &'a str,
    /// The dossier.
    pub data: &'a str,
    /// The page's script.
    pub script: &'a str,
    /// The script that carries module and dossier where they cannot be fetched.
    pub packed: &'a str,
    /// The script of the exports.
    pub export: &'a str,
    /// The style sheet.
    pub styles: &'a str,
    /// The style sheet for where no script runs.
    pub plain_styles: &'a str,
    /// The stemmers that the dossier needs: language, and file.
    pub stemmers: &'a [(&'a str, String)],
    /// The description for oEmbed, if there is one.
    pub oembed: Option<&'a str>,
    /// The service worker, if there is one.
    pub worker: Option<&'a str>,
    /// The desk, if there is one.
    pub desk: Option<&'a str>,
}

/// What the offline file carries.
#[derive(Debug)]
pub struct InlineFiles<'a> {
    /// The page's script.
    pub script: &'a str,
    /// The script with module and dossier.
    pub packed: &'a str,
    /// The script of the exports.
    pub export: &'a str,
    /// The style sheet.
    pub styles: &'a str,
    /// The style sheet for where no script runs.
    pub plain_styles: &'a str,
    /// The stemmers that the dossier needs: language, and packed module.
    pub stemmers: &'a [(&'a str, String)],
}

/// The page of a site.
///
/// Module and dossier are not preloaded: from disk and in a sandbox the browser would refuse it with an error, and the
/// script that asks for them comes soon enough.
pub fn site(content: &Content<'_>, files: &SiteFiles<'_>) -> String {
    let link = |rel: &str, href: &str, more: &str| {
        format!("<link rel=\"{rel}\" href=\"{}\"{more}>\n", escape(href))
    };
    let oembed = files.oembed.map_or(String::new(), |href| {
        let more = format!(
            " type=\"application/json+oembed\" title=\"{}\"",
            escape(metadata::title(content.dossier))
        );
        link("alternate", href, &more)
    });
    let worker = files.worker.map_or(String::new(), |worker| {
        format!(" data-worker=\"{}\"", escape(worker))
    });
    let stemmers = match stemmer_list(files.stemmers) {
        list if list.is_empty() => list,
        list => format!(" data-stemmers=\"{}\"", escape(&list)),
    };
    let head = [
        link("stylesheet", files.styles, ""),
        link(
            "stylesheet",
            files.plain_styles,
            " media=\"(scripting: none)\" id=\"plain\"",
        ),
        oembed,
        format!(
            "<script src=\"{}\" defer data-wasm=\"{}\" data-src=\"{}\" data-packed=\"{}\" data-export=\"{}\"{stemmers}{worker}></script>\n",
            escape(files.script),
            escape(files.wasm),
            escape(files.data),
            escape(files.packed),
            escape(files.export),
        ),
    ];
    let tail = files.desk.map_or(String::new(), |desk| {
        format!(
            "<p class=\"d-shell d-shell--desk\"><a href=\"{}\">{}</a></p>\n",
            escape(desk),
            escape(content.words.desk)
        )
    });
    document(
        content,
        &Policy::of_site(content.url),
        &head.concat(),
        &tail,
    )
}

/// The page as one file with everything inside it.
///
/// # Errors
///
/// When a script cannot stand inside an element: the explorer was built wrongly.
pub fn offline(content: &Content<'_>, files: &InlineFiles<'_>) -> Result<String, Unfit> {
    let scripts = [files.packed, files.export, files.script];
    fit(&scripts)?;
    let policy = Policy {
        scripts: scripts.iter().map(|script| policy_hash(script)).collect(),
        styles: [files.styles, files.plain_styles].map(policy_hash).into(),
        own_files: false,
        own_frames: false,
        own_workers: false,
    };
    let head = format!(
        "<style>{}</style>\n<style media=\"(scripting: none)\" id=\"plain\">{}</style>\n",
        files.styles, files.plain_styles
    );
    let scripts = scripts.map(|script| format!("<script>{script}</script>\n"));
    let tail = stemmer_elements(files.stemmers) + &scripts.concat();
    Ok(document(content, &policy, &head, &tail))
}

/// Stemmers' files as scripts find them: `de=stem-de-0123.js fr=…`.
pub fn stemmer_list(files: &[(&str, String)]) -> String {
    let entries = files.iter().map(|(tag, file)| format!("{tag}={file}"));
    entries.collect::<Vec<String>>().join(" ")
}

/// Stemmers inside a page, where `scripts/stemmers.js` looks for them; no browser runs elements of this type.
pub(crate) fn stemmer_elements(stemmers: &[(&str, String)]) -> String {
    let elements = stemmers.iter().map(|(tag, packed)| {
        format!("<script type=\"text/plain\" id=\"stem-{tag}\">{packed}</script>\n")
    });
    elements.collect()
}

/// Asserts that scripts can stand inside elements.
///
/// # Errors
///
/// With the start of the one that cannot.
pub fn fit(scripts: &[&str]) -> Result<(), Unfit> {
    match scripts.iter().find(|script| !fits_into_script(script)) {
        Some(script) => Err(Unfit(script.chars().take(40).collect())),
        None => Ok(()),
    }
}

fn document(content: &Content<'_>, policy: &Policy, head: &str, tail: &str) -> String {
    let words = content.words;
    Document {
        lang: content.lang,
        title: metadata::title(content.dossier),
        policy,
        head: &(metadata::head(content.dossier, content.url) + head),
        body: content.body,
        no_script: words.no_script,
        not_started: &[
            ("wasm", words.no_wasm),
            ("data", words.no_data),
            ("other", words.not_started),
        ],
        full_page: words.full_page,
        tail,
    }
    .html()
}
