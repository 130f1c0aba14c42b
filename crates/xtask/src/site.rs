//! The page as readers get it: built by Trunk into the dist folder, listed, and served.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use xtask::static_files::{Server, Site};

use crate::command::{Failure, Outcome, program};
use crate::tools;

/// What makes the standard library part of the release build: built for size, and ending at once on a panic instead
/// of carrying the code and the words that would describe it. That is a tenth of what a reader downloads. These are
/// unstable switches of a stable compiler, which is why they stand here, beside the tests that judge the outcome,
/// and not in `Trunk.toml`: `trunk serve` works without them.
const SMALL_STD: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none",
    ),
];

/// Builds the page for release.
pub fn build(root: &Path) -> Outcome {
    let mut trunk = program("trunk", root)
        .args(["build", "--release", "--skip-version-check"])
        // Trunk looks for wasm-opt on PATH before it would download one.
        .path_first(&tools::npm_programs(root))
        // Trunk ends with an error when this holds anything but "true" or "false".
        .without_env("NO_COLOR");
    for (name, value) in SMALL_STD {
        trunk = trunk.env(name, value);
    }
    trunk.run()
}

/// The folder that Trunk writes to: `dist` in Trunk.toml, or Trunk's own default.
pub fn dist(root: &Path) -> PathBuf {
    let settings = fs::read_to_string(root.join("Trunk.toml")).unwrap_or_default();
    root.join(dist_from_settings(&settings).unwrap_or("dist"))
}

fn dist_from_settings(settings: &str) -> Option<&str> {
    settings.lines().find_map(|line| {
        let (name, value) = line.split_once('=')?;
        let value = value.split('#').next()?.trim();
        (name.trim() == "dist").then(|| value.trim_matches(['"', '\'']))
    })
}

/// A built file.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BuiltFile {
    /// Path below the dist folder, `/` between parts.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Every file of the dist folder, by path.
///
/// # Errors
///
/// When there is no dist folder, or a file in it cannot be read.
pub fn files(root: &Path) -> Outcome<Vec<BuiltFile>> {
    let dist = dist(root);
    let mut files = Vec::new();
    collect(&dist, "", &mut files)
        .map_err(|error| Failure::new(format!("cannot read {}: {error}", dist.display())))?;
    files.sort();
    Ok(files)
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<BuiltFile>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{path}/"), files)?;
        } else {
            let bytes = fs::read(entry.path())?;
            files.push(BuiltFile { path, bytes });
        }
    }
    Ok(())
}

/// Prints the dist folder and its files with their sizes.
pub fn print_files(root: &Path) -> Outcome {
    let files = files(root)?;
    println!("{}", dist(root).display());
    for file in &files {
        println!("{:>9} bytes  {}", file.bytes.len(), file.path);
    }
    Ok(())
}

/// Serves the dist folder until the program is ended.
pub fn serve(root: &Path, port: u16, open: bool) -> Outcome {
    let server = Server::start(Site::new(dist(root)), port).map_err(|error| {
        Failure::new(format!(
            "cannot listen on port {port}: {error}; choose another with --port N"
        ))
    })?;
    println!("{}  (end with Ctrl+C)", server.url());
    if open {
        open_in_browser(root, &server.url());
    }
    server.wait();
    Ok(())
}

/// Opens an address; the address has been printed, so a machine without a browser loses nothing.
fn open_in_browser(root: &Path, url: &str) {
    let opener: &[&str] = if cfg!(target_os = "macos") {
        &["open"]
    } else if cfg!(windows) {
        &["cmd", "/c", "start"]
    } else {
        &["xdg-open"]
    };
    // An opener may stay with the browser that it starts.
    let opened = program(opener[0], root).args(&opener[1..]).arg(url);
    std::thread::spawn(move || opened.read());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dist_folder_is_what_trunk_is_told() {
        let settings =
            "[build]\ntarget = \"index.html\"\ndist = \"target/dist\" # beside the rest\n";
        assert_eq!(dist_from_settings(settings), Some("target/dist"));
        assert_eq!(dist_from_settings("[build]\n# dist = \"x\"\n"), None);
    }
}
