//! The page as readers get it: the explorer built by Trunk into the dist folder, the site that the builder makes with
//! it, and a server for that.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use xtask::static_files::{Server, Site};

use crate::command::{Failure, Outcome, Program, cargo, program};
use crate::{scripts, stemmers, tools};

/// What makes the standard library part of the release build: built for size, and ending at once on a panic instead
/// of carrying the code and the words that would describe it. That is a tenth of what a reader downloads. These are
/// unstable switches of a stable compiler, which is why they stand here, beside the tests that judge the outcome,
/// and not in `Trunk.toml`: `trunk serve` works without them.
const SMALL_STD: [(&str, &str); 3] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

/// The profile of everything that readers download, which index.html names too, and the folder that Cargo builds it in.
pub const PROFILE: &str = "page";

/// The compiler's switches that belong to it. The last three put small functions in the place of their calls before LLVM
/// sees them, which is not done for size otherwise, up to half of what the compiler takes for small when it is done for
/// speed. So LLVM has fewer layers of iterators to undo, and the outcome is smaller by up to 2.5 %.
const SWITCHES: &str = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none \
    -Zinline-mir=yes -Zinline-mir-threshold=25 -Zinline-mir-hint-threshold=50";

/// What leaves out all that `{:?}` writes. No page shows it, but for the desk: a library there says by it what it found.
const WITHOUT_DEBUG: &str = " -Zfmt-debug=none";

/// The bundled dossier.
const DOSSIER: &str = "articles/committee.json";

/// Where `serve` listens unless told otherwise; Trunk's own default.
pub const DEFAULT_PORT: u16 = 8080;

/// Where the site is, for its canonical address, when nobody says otherwise: what `serve` prints.
pub fn local_url(port: u16) -> String {
    format!("http://127.0.0.1:{port}/")
}

/// Builds the explorer, then the builder, then with it the bundled dossier's site for `url`.
pub fn build(root: &Path, url: &str) -> Outcome {
    explorer(root)?;
    for module in MODULES {
        build_module(root, module)?;
    }
    stemmers::build(root)?;
    scripts::bundle(root, &dist(root))?;
    cargo(root)
        .args("run --quiet -p dossier-cli -- build --service-worker".split(' '))
        .args([DOSSIER, "--url", url, "--output"])
        .arg(site(root))
        .run()
}

/// The folder of the built site.
pub fn site(root: &Path) -> PathBuf {
    root.join("target/site")
}

/// Builds the explorer for release.
pub fn explorer(root: &Path) -> Outcome {
    let trunk = program("trunk", root)
        .args(["build", "--release", "--skip-version-check"])
        // Trunk looks for wasm-opt on PATH before it would download one.
        .path_first(&tools::npm_programs(root))
        // Trunk ends with an error when this holds anything but "true" or "false".
        .without_env("NO_COLOR");
    small_std(trunk, WITHOUT_DEBUG).run()
}

/// A module beside the explorer's, which is loaded only when it is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Module {
    /// Name of its files.
    pub name: &'static str,
    /// Name of its package.
    package: &'static str,
    /// Features that make it a module; empty for none.
    features: &'static str,
}

/// Every module but the explorer's.
pub const MODULES: [Module; 3] = [EXPORTER, DESK, COLLECTION];

/// What writes the page's own exports.
const EXPORTER: Module = Module {
    name: "exporter",
    package: "dossier-exporter",
    features: "",
};

/// What reads a reader's own article.
pub const DESK: Module = Module {
    name: "desk",
    package: "dossier-desk",
    features: "",
};

/// What draws the list of a collection, and searches it in a worker.
const COLLECTION: Module = Module {
    name: "collection",
    package: "dossier-collection",
    features: "csr,search",
};

/// Builds a module as Trunk builds the explorer: with the same compiler's switches, and made small by the same wasm-opt.
fn build_module(root: &Path, module: Module) -> Outcome {
    let build = cargo(root).args(["build", "--quiet", "-p", module.package]);
    let build = build.args(["--features", module.features]);
    let debug = if module.package == DESK.package {
        ""
    } else {
        WITHOUT_DEBUG
    };
    small_std(for_browsers(build), debug).run()?;
    let folder = module_folder(root, module);
    let file = format!("{}.wasm", module.package.replace('-', "_"));
    let built = built_folder(root).join(file);
    program("wasm-bindgen", root)
        .args(["--target", "web", "--no-typescript", "--out-name"])
        .arg(module.name)
        .arg("--out-dir")
        .arg(&folder)
        .arg(built)
        .run()?;
    let module = folder.join(format!("{}_bg.wasm", module.name));
    optimise(root, &module, &module)
}

/// Builds the collection's module once more without the search, to say what that weighs; gives the file.
pub fn list_alone(root: &Path) -> Outcome<PathBuf> {
    let module = Module {
        name: "list",
        features: "csr",
        ..COLLECTION
    };
    build_module(root, module)?;
    Ok(module_folder(root, module).join("list_bg.wasm"))
}

/// The folder of modules as Cargo builds them.
pub fn built_folder(root: &Path) -> PathBuf {
    let built = root.join("target").join(tools::WASM_TARGET);
    built.join(PROFILE)
}

/// A build for browsers with the profile and the compiler's switches of the explorer.
pub fn small(build: Program) -> Program {
    small_std(for_browsers(build), WITHOUT_DEBUG)
}

fn for_browsers(build: Program) -> Program {
    build.args(["--profile", PROFILE, "--target", tools::WASM_TARGET])
}

fn small_std(build: Program, more_switches: &str) -> Program {
    let switches = [SWITCHES, more_switches].concat();
    SMALL_STD
        .iter()
        .fold(build, |build, (name, value)| build.env(name, value))
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", &switches)
}

/// Makes a module small as Trunk makes the explorer's.
pub fn optimise(root: &Path, from: &Path, to: &Path) -> Outcome {
    let shell = fs::read_to_string(root.join("index.html"))
        .map_err(|error| Failure::new(format!("cannot read index.html: {error}")))?;
    let options = attribute(&shell, "data-wasm-opt-params");
    let options = options.ok_or_else(|| Failure::new("index.html has no data-wasm-opt-params"))?;
    program(tools::npm_programs(root).join("wasm-opt"), root)
        .arg("-Oz")
        .args(options.split_ascii_whitespace())
        .arg(from)
        .arg("-o")
        .arg(to)
        .run()
}

/// The folder of a module and its glue.
pub fn module_folder(root: &Path, module: Module) -> PathBuf {
    root.join("target").join(module.name)
}

/// The value of an attribute that stands once in a page.
fn attribute<'a>(page: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = page.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
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
    /// Path below the site's folder, `/` between parts.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Every file of the built site, by path.
///
/// # Errors
///
/// When there is no site, or a file in it cannot be read.
pub fn files(root: &Path) -> Outcome<Vec<BuiltFile>> {
    let site = site(root);
    let mut files = Vec::new();
    collect(&site, "", &mut files)
        .map_err(|error| Failure::new(format!("cannot read {}: {error}", site.display())))?;
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

/// Serves the built site until the program is ended.
pub fn serve(root: &Path, port: u16, open: bool) -> Outcome {
    let server = Server::start(Site::new(site(root)), port).map_err(|error| {
        Failure::new(format!(
            "cannot listen on port {port}: {error}; choose another with --port N"
        ))
    })?;
    println!("{}  (end with Ctrl+C)", server.url());
    println!(
        "{}  (the same as one file, for use without a network)",
        offline_file(root).display()
    );
    if open {
        open_in_browser(root, &server.url());
    }
    server.wait();
    Ok(())
}

fn offline_file(root: &Path) -> PathBuf {
    let name = Path::new(DOSSIER).with_extension("html");
    site(root).join(name.file_name().unwrap_or_default())
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
    fn an_attribute_is_found_by_its_whole_name() {
        let page = "<link rel=\"rust\" data-wasm-opt=\"z\" data-wasm-opt-params=\"--a --b\">";
        assert_eq!(attribute(page, "data-wasm-opt-params"), Some("--a --b"));
        assert_eq!(attribute(page, "data-wasm-opt"), Some("z"));
        assert_eq!(attribute(page, "wasm-opt"), None);
    }

    #[test]
    fn the_explorer_is_built_with_the_profile_of_the_other_modules() {
        let page = include_str!("../../../index.html");
        assert_eq!(attribute(page, "data-cargo-profile-release"), Some(PROFILE));
    }

    #[test]
    fn the_dist_folder_is_what_trunk_is_told() {
        let settings =
            "[build]\ntarget = \"index.html\"\ndist = \"target/dist\" # beside the rest\n";
        assert_eq!(dist_from_settings(settings), Some("target/dist"));
        assert_eq!(dist_from_settings("[build]\n# dist = \"x\"\n"), None);
    }
}
