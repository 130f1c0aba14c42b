//! The tools that the chores need: looked for, and installed when missing.
//!
//! Rust tools come from rustup and cargo, wasm-opt and axe-core from npm, into the folders where
//! those keep things, so that the next checkout finds them. What only the system can install (a C
//! linker, Node.js, browsers) is installed on Debian by root, and named in one line elsewhere.

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{Failure, Outcome, cargo, program};

/// The target of the page.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The version of Trunk that the page is built and tested with.
const TRUNK_VERSION: &str = "0.21.14";

/// The version of the program that drives Firefox; Debian has none.
const GECKODRIVER_VERSION: &str = "0.37.1";

/// Names under which Firefox is installed, best first.
const FIREFOX_NAMES: [&str; 2] = ["firefox-esr", "firefox"];

/// Names under which Chromium is installed, best first.
const CHROMIUM_NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// Finds and installs tools for the repository at `root`.
#[derive(Debug)]
pub struct Tools<'a> {
    root: &'a Path,
    package_lists_fresh: Cell<bool>,
}

/// The browser of most tests.
#[derive(Debug)]
pub struct Browser {
    /// Program name of Chromium.
    pub chromium: String,
    /// Program name of its WebDriver.
    pub chromedriver: String,
}

/// The browsers of the journeys, beside Chromium.
#[derive(Debug)]
pub struct OtherBrowsers {
    /// Program name of Firefox.
    pub firefox: &'static str,
    /// Whether WebKit is there; WebKitGTK is a library of Linux.
    pub webkit: bool,
}

impl<'a> Tools<'a> {
    /// For the repository at `root`.
    pub fn new(root: &'a Path) -> Self {
        Self {
            root,
            package_lists_fresh: Cell::new(false),
        }
    }

    /// What building the page needs.
    ///
    /// # Errors
    ///
    /// When something is missing and cannot be installed: what, and how to install it.
    pub fn for_build(&self) -> Outcome {
        self.linker()?;
        self.wasm_target()?;
        self.cargo_tool("trunk", TRUNK_VERSION, "trunk", true)?;
        let bindgen = locked_version(self.root, "wasm-bindgen")?;
        // The command line tool has no lock file of its own that its build would hold to.
        self.cargo_tool("wasm-bindgen", &bindgen, "wasm-bindgen-cli", false)?;
        self.npm_packages()
    }

    /// What the checks need beside the build.
    ///
    /// # Errors
    ///
    /// As [`Self::for_build`].
    pub fn for_test(&self) -> Outcome<Browser> {
        self.for_build()?;
        for component in ["rustfmt", "clippy"] {
            let name = component.trim_start_matches("rust");
            if cargo(self.root).args([name, "--version"]).read().is_none() {
                self.rustup(&["component", "add", component])?;
            }
        }
        self.browser()
    }

    /// The browser of the tests.
    ///
    /// # Errors
    ///
    /// As [`Self::for_build`].
    pub fn browser(&self) -> Outcome<Browser> {
        if self.chromium().is_none() {
            self.system("Chromium", &["chromium"])?;
        }
        let chromedriver = "chromedriver";
        if self.version_line(chromedriver).is_none() {
            self.system("ChromeDriver", &["chromium-driver"])?;
        }
        match self.chromium() {
            Some(chromium) => Ok(Browser {
                chromium,
                chromedriver: chromedriver.to_owned(),
            }),
            None => Err(Failure::new("Chromium is installed but does not start")),
        }
    }

    /// The browsers of the journeys, beside Chromium.
    ///
    /// # Errors
    ///
    /// As [`Self::for_build`].
    pub fn other_browsers(&self) -> Outcome<OtherBrowsers> {
        let firefox = || {
            let mut names = FIREFOX_NAMES.into_iter();
            names.find(|name| self.version_line(name).is_some())
        };
        if firefox().is_none() {
            self.system("Firefox", &["firefox-esr"])?;
        }
        let firefox =
            firefox().ok_or_else(|| Failure::new("Firefox is installed but does not start"))?;
        self.cargo_tool("geckodriver", GECKODRIVER_VERSION, "geckodriver", true)?;
        let webkit = cfg!(target_os = "linux");
        if !webkit {
            println!("WebKitGTK is on Linux only: the tests in WebKit are left out here");
        } else if !self.is_on_path("WebKitWebDriver") || !self.is_on_path("Xvfb") {
            let packages = ["webkit2gtk-driver", "xvfb"];
            self.system(
                "WebKitGTK with its driver, or a screen in memory",
                &packages,
            )?;
        }
        Ok(OtherBrowsers { firefox, webkit })
    }

    fn chromium(&self) -> Option<String> {
        CHROMIUM_NAMES
            .into_iter()
            .find(|name| self.version_line(name).is_some())
            .map(str::to_owned)
    }

    fn linker(&self) -> Outcome {
        // Cargo found a linker for this program; on Windows it is not called cc.
        if cfg!(windows) || self.version_line("cc").is_some() {
            return Ok(());
        }
        self.system("a C linker (cc)", &["gcc", "libc6-dev"])
    }

    fn wasm_target(&self) -> Outcome {
        let sysroot = program("rustc", self.root)
            .args(["--print", "sysroot"])
            .read()
            .ok_or_else(|| Failure::new("rustc is not on PATH: install Rust from rustup.rs"))?;
        let libraries = Path::new(&sysroot).join("lib/rustlib");
        if !libraries.join(WASM_TARGET).is_dir() {
            self.rustup(&["target", "add", WASM_TARGET])?;
        }
        // The page's own standard library is built for size: see `site::build`.
        if !libraries.join("src/rust/library").is_dir() {
            self.rustup(&["component", "add", "rust-src"])?;
        }
        Ok(())
    }

    fn rustup(&self, args: &[&str]) -> Outcome {
        if self.version_line("rustup").is_none() {
            return Err(Failure::new(format!(
                "rustup is not on PATH: install it from rustup.rs, then run `rustup {}`",
                args.join(" ")
            )));
        }
        program("rustup", self.root).args(args).run()
    }

    /// A program of exactly this version from crates.io.
    fn cargo_tool(&self, name: &str, version: &str, package: &str, locked: bool) -> Outcome {
        let found = self.version_line(name);
        if found.as_deref().and_then(version_from_line) == Some(version) {
            return Ok(());
        }
        println!("installing {name} {version} (some minutes, once)");
        cargo(self.root)
            .args(["install", "--quiet"])
            .arg(format!("{package}@{version}"))
            .args(locked.then_some("--locked"))
            .run()
    }

    fn npm_packages(&self) -> Outcome {
        if self.version_line("node").is_none() || self.version_line("npm").is_none() {
            self.system("Node.js with npm", &["nodejs", "npm"])?;
        }
        let lock = fs::read(self.root.join("package-lock.json"))
            .map_err(|error| Failure::new(format!("cannot read package-lock.json: {error}")))?;
        // Not npm's own marker: its date says nothing about which lock file it stands for.
        let installed = self.root.join("node_modules/.installed-lock.json");
        if fs::read(&installed).is_ok_and(|installed| installed == lock) {
            return Ok(());
        }
        program("npm", self.root)
            .args(["ci", "--no-audit", "--no-fund"])
            .run()?;
        fs::write(&installed, lock)
            .map_err(|error| Failure::new(format!("cannot write {installed:?}: {error}")))
    }

    /// What `measure` compares the page with; gives the folder that it is in.
    ///
    /// # Errors
    ///
    /// As [`Self::for_build`].
    pub fn measuring(&self) -> Outcome<PathBuf> {
        self.npm_folder("tools/measure")
    }

    /// What `eval exports` lets read the exports; gives the folder that it is in.
    ///
    /// # Errors
    ///
    /// As [`Self::for_build`].
    pub fn consumers(&self) -> Outcome<PathBuf> {
        self.npm_folder("tools/consumers")
    }

    /// What `bench search` measures beside; gives the folder that it is in.
    ///
    /// # Errors
    ///
    /// As [`Self::for_build`].
    pub fn peers(&self) -> Outcome<PathBuf> {
        self.npm_folder("tools/peers")
    }

    fn npm_folder(&self, folder: &str) -> Outcome<PathBuf> {
        let folder = self.root.join(folder);
        if !folder.join("node_modules").is_dir() {
            program("npm", &folder)
                .args(["ci", "--no-audit", "--no-fund"])
                .run()?;
        }
        Ok(folder)
    }

    /// Installs what only the system's package manager has.
    fn system(&self, what: &str, debian_packages: &[&str]) -> Outcome {
        let packages = debian_packages.join(" ");
        let is_debian = Path::new("/etc/debian_version").exists();
        let is_root = program("id", self.root).arg("-u").read().as_deref() == Some("0");
        if !is_debian {
            return Err(Failure::new(format!(
                "{what} is missing: install it with your system's package manager (on Debian: apt-get install {packages})"
            )));
        }
        if !is_root {
            return Err(Failure::new(format!(
                "{what} is missing: run `sudo apt-get install {packages}`"
            )));
        }
        let apt = || program("apt-get", self.root).env("DEBIAN_FRONTEND", "noninteractive");
        if !self.package_lists_fresh.replace(true) {
            apt().args(["-q", "update"]).run()?;
        }
        apt()
            .args(["-q", "install", "-y", "--no-install-recommends"])
            .args(debian_packages)
            .run()
    }

    /// For programs that have no `--version`.
    fn is_on_path(&self, name: &str) -> bool {
        program("which", self.root).arg(name).read().is_some()
    }

    /// What a program says to `--version`, when it is there.
    fn version_line(&self, name: &str) -> Option<String> {
        program(name, self.root).arg("--version").read()
    }
}

/// The folder of the programs that npm installed.
pub fn npm_programs(root: &Path) -> PathBuf {
    root.join("node_modules/.bin")
}

/// The first word that begins with a digit: "trunk 0.21.14" has version 0.21.14.
fn version_from_line(line: &str) -> Option<&str> {
    line.split_ascii_whitespace()
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
}

/// The version of a package in Cargo.lock.
fn locked_version(root: &Path, package: &str) -> Outcome<String> {
    let lock = fs::read_to_string(root.join("Cargo.lock"))
        .map_err(|error| Failure::new(format!("cannot read Cargo.lock: {error}")))?;
    version_from_lock(&lock, package)
        .map(str::to_owned)
        .ok_or_else(|| Failure::new(format!("Cargo.lock has no package {package:?}")))
}

fn version_from_lock<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1)?.strip_prefix("version = ")?;
    Some(version.trim_matches('"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_that_of_the_package_itself() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_from_lock(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(version_from_lock(lock, "yew"), None);
    }

    #[test]
    fn a_version_is_the_word_that_begins_with_a_digit() {
        assert_eq!(version_from_line("trunk 0.21.14"), Some("0.21.14"));
        assert_eq!(version_from_line("wasm-bindgen 0.2.130"), Some("0.2.130"));
        assert_eq!(
            version_from_line("geckodriver 0.37.1\n\nsubject to the MPL 2.0"),
            Some("0.37.1")
        );
        assert_eq!(version_from_line("no version"), None);
    }
}
