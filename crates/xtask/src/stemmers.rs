//! The stemmers' modules, one for each language: a page loads those that its texts need.

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{Failure, Outcome, cargo};
use crate::site;

pub use dossier_stemmers::TAGS;

/// The folder of the modules, each called `stem-TAG.wasm`.
pub fn folder(root: &Path) -> PathBuf {
    root.join("target/stemmers")
}

/// Builds all of them at once, and makes small those that changed.
pub fn build(root: &Path) -> Outcome {
    let build = "build --quiet -p dossier-stemmers --examples";
    site::small(cargo(root).args(build.split(' '))).run()?;
    let folder = folder(root);
    fs::create_dir_all(&folder)
        .map_err(|error| Failure::new(format!("cannot write {}: {error}", folder.display())))?;
    let built = site::built_folder(root).join("examples");
    for tag in TAGS {
        let from = built.join(format!("{tag}.wasm"));
        let to = folder.join(format!("stem-{tag}.wasm"));
        // index.html names the switches.
        if is_older(&to, &from) || is_older(&to, &root.join("index.html")) {
            site::optimise(root, &from, &to)?;
        }
    }
    Ok(())
}

/// Whether a file is not there, or was written before the one that it is made of.
fn is_older(file: &Path, source: &Path) -> bool {
    let written = |path: &Path| fs::metadata(path).and_then(|file| file.modified()).ok();
    written(file) < written(source)
}
