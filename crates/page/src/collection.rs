//! The page of a collection, as a site's `index.html` and as one file, and the files that it is made of.
//!
//! Two modules stand behind it: the app that draws the list and also searches (in a worker where there are any), and the
//! explorer for an article that is opened. Each is a `.wasm` file, and once more a classic script that
//! calls `dossierModule(name, letters)`, for where nothing can be fetched. The index is in chunks, and a chunk is such a
//! script too, everywhere: `dossierChunk(name, letters)`. In one file the same letters stand in elements that no browser
//! runs, under the same names. `scripts/loader.js` reads all of it.

use std::io::{self, Write as _};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use dossier_core::date::Day;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use serde_json::json;

use crate::document::Document;
use crate::html::{Policy, content_name, escape, json_for_script, policy_hash};
use crate::pack;
use crate::page::{Unfit, fit, stemmer_list};
use crate::words::Words;

/// The folder of the chunks, in the site.
pub const CHUNKS: &str = "chunks";

/// What a chunk's script calls, and what stands between the name and the letters.
const CALL: &str = "dossierChunk(\"";
const BETWEEN: &str = "\",\"";
const END: &str = "\")\n";

/// A chunk as letters: deflated without a header (RFC 1951), in Base64. A server's own compression takes the sixth that
/// Base64 adds away again.
///
/// # Errors
///
/// When it cannot be compressed.
pub fn chunk_letters(bytes: &[u8]) -> io::Result<String> {
    let mut deflate = DeflateEncoder::new(Vec::new(), Compression::best());
    deflate.write_all(bytes)?;
    Ok(BASE64.encode(deflate.finish()?))
}

/// The script of a chunk, which stands in the site as [`chunk_path`]. The name has letters, digits and `-` only.
///
/// # Errors
///
/// When it cannot be compressed.
pub fn chunk_script(name: &str, bytes: &[u8]) -> io::Result<String> {
    let letters = chunk_letters(bytes)?;
    Ok([CALL, name, BETWEEN, &letters, END].concat())
}

/// Name and letters of a chunk, out of its script; `None` when it is none.
pub fn read_chunk_script(script: &str) -> Option<(&str, &str)> {
    let call = script.strip_prefix(CALL)?.strip_suffix(END)?;
    call.split_once(BETWEEN)
}

/// Where a chunk's script stands in the site.
pub fn chunk_path(name: &str) -> String {
    format!("{CHUNKS}/{name}.js")
}

/// The name of an index's root, which is stored as its chunks are.
pub fn root_name(root: &[u8]) -> String {
    format!("root-{}", content_name(root))
}

/// The text of a page and what belongs to it.
#[derive(Clone, Copy, Debug)]
pub struct Content<'a> {
    /// The collection's title.
    pub title: &'a str,
    /// What it is, in a sentence for search engines; empty when nobody said.
    pub description: &'a str,
    /// BCP 47 of the interface.
    pub lang: &'a str,
    /// Where the site will be, if that is known.
    pub url: Option<&'a str>,
    /// The page's own path in the site: empty for `index.html`.
    pub path: &'a str,
    /// How many articles there are.
    pub n_articles: u32,
    /// The first and the last day of the articles, if any has one.
    pub days: Option<(Day, Day)>,
    /// The list as it was rendered before.
    pub body: &'a str,
    /// What the app starts with: `dossier_archive::wire::Start` as bytes.
    pub start: &'a [u8],
    /// The root of the index, by its name ([`root_name`]).
    pub root: &'a str,
    /// The stemmers of the articles' languages: language, and the name of the chunk.
    pub stemmers: &'a [(&'a str, String)],
    /// The description for oEmbed, if there is one.
    pub oembed: Option<&'a str>,
    /// The service worker, if there is one.
    pub worker: Option<&'a str>,
    /// What the shell says.
    pub words: &'a Words,
}

/// What every collection's page is made of.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
    /// The module that draws the list, and searches.
    pub app: &'a [u8],
    /// The module that shows an article.
    pub explorer: &'a [u8],
    /// The module that writes exports.
    pub exporter: &'a [u8],
    /// The page's script.
    pub script: &'a str,
    /// The script that puts the explorer into the page.
    pub article_script: &'a str,
    /// The script of the exports.
    pub export_script: &'a str,
    /// The explorer's style sheet.
    pub styles: &'a str,
    /// The list's own, beside it.
    pub collection_styles: &'a str,
    /// The style sheet for where no script runs.
    pub plain_styles: &'a str,
}

/// A file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name, after its content.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A module and its two files.
#[derive(Debug)]
struct Module {
    name: &'static str,
    wasm: String,
    packed: String,
    letters: String,
}

/// What is around a collection, made once for any number of pages.
#[derive(Debug)]
pub struct Shell<'a> {
    parts: Parts<'a>,
    modules: [Module; 2],
    export: String,
    /// Script, article's script, exports' script, style sheets: all but the modules.
    names: [String; 6],
    files: Vec<File>,
}

impl<'a> Shell<'a> {
    /// Packs the modules and names the files.
    ///
    /// # Errors
    ///
    /// When they cannot be compressed.
    pub fn new(parts: Parts<'a>) -> io::Result<Self> {
        let mut files = Vec::new();
        let mut add = |name: &str, ending: &str, bytes: &[u8]| {
            let path = format!("{name}-{}.{ending}", content_name(bytes));
            files.push(File {
                path: path.clone(),
                bytes: bytes.to_vec(),
            });
            path
        };
        let mut module = |name: &'static str, wasm: &[u8]| {
            let letters = pack::pack(wasm)?;
            let packed = format!("dossierModule(\"{name}\",\"{letters}\")\n");
            Ok::<_, io::Error>(Module {
                name,
                wasm: add(name, "wasm", wasm),
                packed: add(&format!("packed-{name}"), "js", packed.as_bytes()),
                letters,
            })
        };
        let modules = [
            module("collection", parts.app)?,
            module("explorer", parts.explorer)?,
        ];
        // Each article says its own name.
        let export = pack::exports(parts.export_script, "article", &pack::pack(parts.exporter)?);
        let names = [
            add("page", "js", parts.script.as_bytes()),
            add("article", "js", parts.article_script.as_bytes()),
            add("export", "js", export.as_bytes()),
            add("main", "css", parts.styles.as_bytes()),
            add("collection", "css", parts.collection_styles.as_bytes()),
            add("plain", "css", parts.plain_styles.as_bytes()),
        ];
        Ok(Self {
            parts,
            modules,
            export,
            names,
            files,
        })
    }

    /// The files that the page names, but for chunks and root.
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// The style sheets of a page that shows a list or an article without scripts, relative to the site.
    pub fn styles(&self) -> [&str; 3] {
        let [_, _, _, styles, collection, plain] = &self.names;
        [styles, collection, plain]
    }

    /// The site's `index.html`.
    ///
    /// # Errors
    ///
    /// When what the app starts with cannot be compressed.
    pub fn page(&self, content: &Content<'_>) -> io::Result<String> {
        let [script, article, export, styles, collection, plain] = &self.names;
        let mut data = vec![
            ("article", article.as_str()),
            ("export", export),
            ("root", content.root),
        ];
        let stemmers = stemmer_list(content.stemmers);
        if !stemmers.is_empty() {
            data.push(("stemmers", &stemmers));
        }
        data.extend(content.worker.map(|worker| ("worker", worker)));
        let mut attributes = attributes(&data);
        for module in &self.modules {
            attributes += &format!(
                " data-{name}=\"{}\" data-packed-{name}=\"{}\"",
                escape(&module.wasm),
                escape(&module.packed),
                name = module.name,
            );
        }
        let oembed = content.oembed.map_or(String::new(), |href| {
            format!(
                "<link rel=\"alternate\" href=\"{}\" type=\"application/json+oembed\" title=\"{}\">\n",
                escape(href),
                escape(content.title),
            )
        });
        let head = format!(
            "<link rel=\"stylesheet\" href=\"{styles}\">\n<link rel=\"stylesheet\" href=\"{collection}\">\n\
             <link rel=\"stylesheet\" href=\"{plain}\" media=\"(scripting: none)\" id=\"plain\">\n{oembed}\
             <script src=\"{script}\" defer{attributes}></script>\n"
        );
        let policy = Policy {
            own_workers: true,
            ..Policy::of_site(content.url)
        };
        let start = inert("dossier-start", &chunk_letters(content.start)?);
        Ok(document(content, &policy, &head, &start))
    }

    /// The page as one file. `chunks` are names and letters ([`chunk_letters`]) of every chunk and of the root.
    ///
    /// # Errors
    ///
    /// When a script cannot stand inside an element (the explorer was built wrongly), or something cannot be compressed.
    pub fn offline<'c>(
        &self,
        content: &Content<'_>,
        chunks: impl IntoIterator<Item = (&'c str, &'c str)>,
    ) -> Result<String, NotMade> {
        let parts = &self.parts;
        let scripts = [parts.script, parts.article_script, &self.export];
        fit(&scripts)?;
        let styles = [parts.styles, parts.collection_styles, parts.plain_styles];
        let policy = Policy {
            scripts: scripts.iter().map(|script| policy_hash(script)).collect(),
            styles: styles.map(policy_hash).into(),
            own_files: false,
            own_frames: false,
            own_workers: true,
        };
        let [styles, collection, plain] = styles;
        let head = format!(
            "<style>{styles}</style>\n<style>{collection}</style>\n\
             <style media=\"(scripting: none)\" id=\"plain\">{plain}</style>\n"
        );
        let mut tail = inert("dossier-start", &chunk_letters(content.start)?);
        for (name, letters) in chunks {
            tail += &inert(name, letters);
        }
        for module in &self.modules {
            tail += &inert(&format!("module-{}", module.name), &module.letters);
        }
        let stemmers = stemmer_list(content.stemmers);
        let data = attributes(&[("root", content.root), ("stemmers", &stemmers)]);
        let [script, others @ ..] = scripts;
        // The others use what the first one defines.
        tail += &format!("<script{data}>{script}</script>\n");
        for script in others {
            tail += &format!("<script>{script}</script>\n");
        }
        // A file from disk has no address of its own and nothing beside it.
        let content = Content {
            oembed: None,
            worker: None,
            ..*content
        };
        Ok(document(&content, &policy, &head, &tail))
    }
}

/// Why there is no page as one file.
#[derive(Debug, thiserror::Error)]
pub enum NotMade {
    /// Something could not be compressed.
    #[error("{0}")]
    Compress(#[from] io::Error),
    /// A script cannot stand in a page.
    #[error("{0}")]
    Unfit(#[from] Unfit),
}

fn attributes(data: &[(&str, &str)]) -> String {
    let attribute = |(name, value): &(&str, &str)| format!(" data-{name}=\"{}\"", escape(value));
    data.iter().map(attribute).collect()
}

/// An element that no browser runs or shows.
fn inert(id: &str, letters: &str) -> String {
    format!(
        "<script type=\"text/plain\" id=\"{}\">{letters}</script>\n",
        escape(id)
    )
}

/// What the page says about itself to search engines and to those who share it.
fn metadata(content: &Content<'_>) -> String {
    let address = content.url.map(|url| [url, content.path].concat());
    let mut head = String::new();
    let mut add = |attribute: &str, name: &str, value: &str| {
        if !value.is_empty() {
            head += &format!(
                "<meta {attribute}=\"{name}\" content=\"{}\">\n",
                escape(value)
            );
        }
    };
    add("name", "description", content.description);
    add("property", "og:type", "website");
    add("property", "og:title", content.title);
    add("property", "og:description", content.description);
    add("property", "og:locale", &content.lang.replace('-', "_"));
    add("property", "og:url", address.as_deref().unwrap_or_default());
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": content.title,
        "inLanguage": content.lang,
        "mainEntity": { "@type": "ItemList", "numberOfItems": content.n_articles },
    });
    if !content.description.is_empty() {
        data["description"] = content.description.into();
    }
    if let Some((first, last)) = content.days {
        data["temporalCoverage"] = format!("{first}/{last}").into();
    }
    if let Some(address) = address {
        head += &format!("<link rel=\"canonical\" href=\"{}\">\n", escape(&address));
        data["url"] = address.into();
    }
    head + &format!(
        "<script type=\"application/ld+json\">{}</script>\n",
        json_for_script(&data)
    )
}

fn document(content: &Content<'_>, policy: &Policy, head: &str, tail: &str) -> String {
    let words = content.words;
    Document {
        lang: content.lang,
        title: content.title,
        policy,
        head: &(metadata(content) + head),
        body: content.body,
        no_script: words.list_no_script,
        not_started: &[
            ("wasm", words.list_no_wasm),
            ("other", words.list_not_started),
        ],
        full_page: words.full_page,
        tail,
    }
    .html()
}

#[cfg(test)]
mod tests;
