//! Puts the built explorer into the program, so that the builder is one file that needs nothing beside it.
//!
//! `cargo xtask build` writes the explorer's files to `target/explorer` (or the folder that `DOSSIER_EXPLORER` names)
//! and builds this package after that. Without them the program builds too: then `dossier build` says what is missing.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-env-changed=DOSSIER_EXPLORER");
    let package = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let folder = match env::var_os("DOSSIER_EXPLORER") {
        Some(folder) => PathBuf::from(folder),
        None => package.join("../../target/explorer"),
    };
    println!("cargo::rerun-if-changed={}", folder.display());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("explorer_files.rs"), list(&folder)?)
}

/// A slice of names and contents, as Rust.
fn list(folder: &Path) -> io::Result<String> {
    let mut files: Vec<PathBuf> = match fs::read_dir(folder) {
        Ok(entries) => entries
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<io::Result<_>>()?,
        Err(_) => Vec::new(),
    };
    files.retain(|file| file.is_file());
    files.sort();
    let mut code = String::from("&[\n");
    for file in files {
        let file = file.canonicalize()?;
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        // Writing to a string cannot fail.
        let _ = writeln!(code, "    ({name:?}, include_bytes!({file:?})),");
    }
    code.push_str("]\n");
    Ok(code)
}
