//! The page's style sheets as one file: readers fetch one, and each component keeps its own.

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{Failure, Outcome};

/// The order of the cascade: tokens, elements, page, components, print.
const FIRST: [&str; 3] = ["tokens.css", "base.css", "layout.css"];
const LAST: &str = "print.css";

/// Joins `styles/` into `target/styles/main.css`, which `index.html` names.
pub fn join(root: &Path) -> Outcome {
    let folder = root.join("styles");
    let mut files: Vec<PathBuf> = FIRST.iter().map(|name| folder.join(name)).collect();
    files.extend(components(&folder.join("components"))?);
    files.push(folder.join(LAST));
    let mut joined = String::new();
    for file in &files {
        let text = fs::read_to_string(file)
            .map_err(|error| Failure::new(format!("cannot read {}: {error}", file.display())))?;
        joined.push_str(text.trim_end());
        joined.push('\n');
    }
    let target = root.join("target/styles/main.css");
    // Trunk watches by time: the same style sheet is not written again.
    if fs::read_to_string(&target).is_ok_and(|before| before == joined) {
        return Ok(());
    }
    fs::create_dir_all(root.join("target/styles"))
        .and_then(|()| fs::write(&target, joined))
        .map_err(|error| Failure::new(format!("cannot write {}: {error}", target.display())))
}

/// The components' style sheets by name, so that every build has them in one order.
fn components(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)
        .map_err(|error| Failure::new(format!("cannot read {}: {error}", folder.display())))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "css"))
        .collect();
    files.sort();
    Ok(files)
}
