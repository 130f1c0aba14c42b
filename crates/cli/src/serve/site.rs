//! A built site in memory, with the script that shows the next one when it is built.

use std::collections::HashMap;

use axum::body::Bytes;
use dossier_page::html::content_name;
use serde_json::json;

use crate::build::Artefact;

/// The script's path. No artefact has it: names of artefacts begin with a letter or a digit.
pub const SCRIPT_PATH: &str = "-/reload.js";

/// The path of the events.
pub const EVENTS_PATH: &str = "-/events";

const SCRIPT: &[u8] = include_bytes!("reload.js");

/// What is served at one time.
#[derive(Clone, Debug)]
pub struct Site {
    files: HashMap<String, Bytes>,
    /// Another one with every other page.
    version: String,
    /// Why the last change is not shown, when it is not.
    problem: Option<String>,
}

impl Site {
    /// The site of a build.
    pub fn new(artefacts: Vec<Artefact>) -> Self {
        // What the page names has names that change with what it holds, so the page stands for all of it.
        let index = artefacts.iter().find(|one| one.path == "index.html");
        let version = content_name(index.map_or(&[], |index| &index.bytes));
        let files = artefacts.into_iter().map(|artefact| {
            let bytes = match artefact.path.as_str() {
                "index.html" => with_script(&artefact.bytes, &version),
                _ => artefact.bytes,
            };
            (artefact.path, bytes.into())
        });
        let mut files: HashMap<String, Bytes> = files.collect();
        files.insert(SCRIPT_PATH.to_owned(), Bytes::from_static(SCRIPT));
        Self {
            files,
            version,
            problem: None,
        }
    }

    /// The same site after a change that cannot be shown.
    pub fn failed(&self, problem: String) -> Self {
        Self {
            problem: Some(problem),
            ..self.clone()
        }
    }

    /// The type and the bytes of the file at a path without its first slash.
    pub fn file(&self, path: &str) -> Option<(&'static str, Bytes)> {
        let path = match path {
            "" => "index.html",
            path => path,
        };
        let bytes = self.files.get(path)?;
        Some((content_type(path), bytes.clone()))
    }

    /// What the script is told: which page is the current one, and why it is not newer.
    pub fn event(&self) -> String {
        json!({ "version": self.version, "problem": self.problem }).to_string()
    }
}

/// A page that loads the script and tells it which page this is. Both are its own files, as its policy wants.
fn with_script(page: &[u8], version: &str) -> Vec<u8> {
    let page = String::from_utf8_lossy(page);
    let script = format!(
        "<script src=\"{SCRIPT_PATH}\" defer data-version=\"{version}\" data-events=\"{EVENTS_PATH}\"></script>\n</head>"
    );
    page.replacen("</head>", &script, 1).into_bytes()
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "avif" => "image/avif",
        "css" => "text/css; charset=utf-8",
        "gif" => "image/gif",
        "html" => "text/html; charset=utf-8",
        "jpg" => "image/jpeg",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "wasm" => "application/wasm",
        "webp" => "image/webp",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(page: &str) -> Site {
        Site::new(vec![Artefact {
            path: "index.html".to_owned(),
            bytes: format!("<head></head>{page}</head>").into_bytes(),
            role: "",
        }])
    }

    #[test]
    fn a_page_loads_the_script_once_and_has_its_version() {
        let (a, b) = (site("a"), site("b"));
        let (kind, page) = a.file("").expect("a page");
        let page = String::from_utf8_lossy(&page).into_owned();
        assert_eq!(kind, "text/html; charset=utf-8");
        assert_eq!(page.matches("<script").count(), 1, "{page}");
        assert!(page.contains(&a.version), "{page}");
        assert_ne!(a.version, b.version);
        assert_eq!(a.version, site("a").version);
    }

    #[test]
    fn a_change_that_cannot_be_shown_keeps_the_page() {
        let failed = site("a").failed("line \"1\"\n</script>".to_owned());
        assert_eq!(failed.file("index.html"), site("a").file(""));
        assert!(!failed.event().contains('\n'), "an event is one line");
    }

    #[test]
    fn only_what_was_built_is_there() {
        for path in [
            "/etc/passwd",
            "../index.html",
            "index.html/",
            "./index.html",
            "-",
        ] {
            assert_eq!(site("a").file(path), None, "{path}");
        }
    }
}
