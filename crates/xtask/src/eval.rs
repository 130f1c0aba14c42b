//! `cargo xtask eval`: measures what the engine says against what people said, in folders that are not part of the
//! project.
//!
//! The chores run the builder as anyone would and read the files that it writes; nothing here knows the engine.

mod agreement;
mod bootstrap;
mod calendar;
mod dates;
mod iob;
mod names;
mod tml;

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{Failure, Outcome, cargo};

pub use dates::run as dates;
pub use names::run as names;

/// Compares date bounds with the cases in `data/edtf`.
///
/// # Errors
///
/// When the folder is not there, or a case fails.
pub fn edtf(root: &Path, data: &Path) -> Outcome {
    let cases = data_folder(data, "edtf")?;
    cargo(root)
        .args("run --quiet --release -p dossier-core --example edtf_bounds --".split(' '))
        .arg(&cases)
        .run()
}

/// What `eval search` measures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// The folder with `search/SET` in it.
    pub data: PathBuf,
    /// Names of judged sets.
    pub sets: Vec<String>,
    /// `core`, `archive` or `both`.
    pub engine: String,
    /// Articles in which `search/reuters-typo.jsonl` is looked up, when it is to be.
    pub reuters: Option<PathBuf>,
}

/// Measures the ranking of searches on the judged sets `data/search/SET`, and how typing errors are found.
///
/// # Errors
///
/// When a folder is not there, or a set cannot be read.
pub fn search(root: &Path, search: &Search) -> Outcome {
    let collections = data_folder(&search.data, "search")?;
    let relevance = || {
        cargo(root)
            .args("run --quiet --release -p dossier-archive --example relevance --".split(' '))
            .arg(&search.engine)
    };
    if !search.sets.is_empty() {
        relevance().arg(&collections).args(&search.sets).run()?;
    }
    if let Some(reuters) = &search.reuters {
        let articles =
            std::path::absolute(reuters).map_err(|error| cannot("find", reuters, &error))?;
        relevance()
            .arg("typos")
            .arg(collections.join("reuters-typo.jsonl"))
            .arg(articles)
            .run()?;
    }
    Ok(())
}

/// A folder of the evaluation data. Cargo runs in the repository's root, so a relative one is resolved here.
fn data_folder(data: &Path, name: &str) -> Outcome<PathBuf> {
    std::path::absolute(data.join(name))
        .ok()
        .filter(|folder| folder.is_dir())
        .ok_or_else(|| Failure::new(format!("no folder {:?}", data.join(name))))
}

/// Lets the builder write its answers for these files into a new folder under `target/eval`.
fn answers(root: &Path, command: &[&str], files: &[PathBuf], name: &str) -> Outcome<PathBuf> {
    let folder = root.join("target/eval").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| cannot("empty", &folder, &error))?;
    }
    fs::create_dir_all(&folder).map_err(|error| cannot("make", &folder, &error))?;
    let mut program = cargo(root)
        .args("run --quiet -p dossier-cli --".split(' '))
        .args(command);
    for file in files {
        let file = std::path::absolute(file).map_err(|error| cannot("find", file, &error))?;
        program = program.arg(file);
    }
    program.arg("-o").arg(&folder).run()?;
    Ok(folder)
}

fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| cannot("read", path, &error))
}

fn cannot(what: &str, path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("cannot {what} {}: {error}", path.display()))
}

/// The last part of a path, as the heading of its row.
fn heading(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}
