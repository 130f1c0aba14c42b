//! `cargo xtask test`: everything that decides whether a change is good, cheapest first.
//!
//! The first step that fails ends the run. `bench` shares its set-up.

use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::Path;
use std::time::Instant;

use crate::command::{Failure, Outcome, Program, cargo, program};
use crate::tools::{Browser, OtherBrowsers, Tools, WASM_TARGET};
use crate::{site, size};

/// Crates that know the web. The core builds for any target without them.
const WEB_CRATES: [&str; 5] = ["yew", "web-sys", "js-sys", "wasm-bindgen", "gloo"];

/// Features of the root package that build outside a browser.
const NATIVE_FEATURES: &str = "dossier-explorer/ssr";

/// The same with the browser tests, which need a built page and Chromium.
const BROWSER_FEATURES: &str = "dossier-explorer/ssr,dossier-explorer/browser-tests";

/// Browser tests that run at the same time.
const BROWSER_TEST_THREADS: &str = "--test-threads=2";

/// Runs every check.
///
/// # Errors
///
/// The first step that fails.
pub fn run(root: &Path) -> Outcome {
    let start = Instant::now();
    let mut tally = Tally::default();
    let (browser, others) = step("set-up", || {
        let tools = Tools::new(root);
        Ok((tools.for_test()?, tools.other_browsers()?))
    })?;
    step("format", || {
        cargo(root).args(["fmt", "--all", "--check"]).run()
    })?;
    step("clippy", || {
        let all = [
            "--workspace",
            "--all-targets",
            "--features",
            BROWSER_FEATURES,
        ];
        clippy(root, &all)
    })?;
    step("clippy, in the browser", || {
        let modules = [
            ("dossier-explorer", "csr"),
            ("dossier-exporter", ""),
            ("dossier-collection", "csr,search"),
        ];
        for (package, features) in modules {
            let module = ["-p", package, "--features", features];
            clippy(
                root,
                &[module.as_slice(), &["--target", WASM_TARGET]].concat(),
            )?;
        }
        Ok(())
    })?;
    step("the core without the web", || core_without_web(root))?;
    // Before the tests: those of the builder need the explorer in it.
    step("build", || {
        site::build(root, &site::local_url(site::DEFAULT_PORT))
    })?;
    step("tests", || {
        let tests = cargo(root).args(["test", "--workspace", "--features", NATIVE_FEATURES]);
        tests.run_with_lines(|line| tally.count(line))
    })?;
    step("tests in Node.js", || {
        let tests = program("node", root).args(["--test", "tools/peers/measures.test.mjs"]);
        tests.run()
    })?;
    step("size", || size::check(root))?;
    step("tests in the browser", || {
        let tests = cargo(root).args(["test", "--workspace", "--features", BROWSER_FEATURES]);
        let tests = with_browser(tests, root, &browser).args([
            "--test",
            "browser",
            "--",
            BROWSER_TEST_THREADS,
        ]);
        let tests = with_others(tests, root, &others);
        tests.run_with_lines(|line| tally.count(line))
    })?;
    step("tests in a sandboxed frame", || {
        let tests = cargo(root).args(["test", "--workspace", "--features", BROWSER_FEATURES]);
        let tests = with_browser(tests, root, &browser).env("DOSSIER_PLACE", "sandbox");
        // The others go to every place by themselves.
        let tests = tests.args(["--test", "browser", "--", BROWSER_TEST_THREADS]);
        let tests = tests.args(["--skip", "journeys::", "--skip", "harness::"]);
        tests.run_with_lines(|line| tally.count(line))
    })?;
    println!(
        "{} passed, {} failed ({:.0} s)",
        tally.n_passed,
        tally.n_failed,
        start.elapsed().as_secs_f32()
    );
    Ok(())
}

/// Runs the benchmarks, first those outside a browser; what they print is also in `target/bench.txt`.
///
/// # Errors
///
/// When set-up, the build or a benchmark fails, or the file cannot be written.
pub fn bench(root: &Path) -> Outcome {
    let browser = step("set-up", || Tools::new(root).for_test())?;
    step("build", || {
        site::build(root, &site::local_url(site::DEFAULT_PORT))
    })?;
    let mut results = String::new();
    step("benchmarks", || {
        // Not `--benches`: that would also build every unit test for release.
        let benches = cargo(root).args([
            "bench",
            "--bench",
            "core",
            "--bench",
            "finding",
            "--bench",
            "keystrokes",
        ]);
        benches.run_with_lines(|line| {
            results.push_str(line);
            results.push('\n');
        })
    })?;
    step("benchmarks in the browser", || {
        let benches = cargo(root).args(["bench", "--bench", "browser"]);
        let benches = benches.args(["--features", "browser-tests"]);
        let benches = with_browser(benches, root, &browser);
        benches.run_with_lines(|line| {
            results.push_str(line);
            results.push('\n');
        })
    })?;
    step("many queries and keystrokes in a collection", || {
        let tests = cargo(root).args(["test", "--features", "browser-tests", "--test", "browser"]);
        let tests = with_browser(tests, root, &browser).env("DOSSIER_ALL", "1");
        let tests = tests.args(["--", "collection::load", "--nocapture"]);
        tests.run_with_lines(|line| {
            results.push_str(line);
            results.push('\n');
        })
    })?;
    let file = root.join("target/bench.txt");
    fs::write(&file, results)
        .map_err(|error| Failure::new(format!("cannot write {}: {error}", file.display())))
}

/// Runs the bench of a first visit; `timeline` is the folder with TimelineJS.
///
/// # Errors
///
/// When it does not run.
pub fn coldstart(root: &Path, browser: &Browser, timeline: &Path) -> Outcome {
    let bench = cargo(root).args([
        "bench",
        "--bench",
        "coldstart",
        "--features",
        "browser-tests",
    ]);
    with_browser(bench, root, browser)
        .env("DOSSIER_TIMELINE", timeline)
        .run()
}

fn clippy(root: &Path, args: &[&str]) -> Outcome {
    cargo(root)
        .args(["clippy", "--quiet"])
        .args(args)
        .args(["--", "-D", "warnings"])
        .run()
}

fn core_without_web(root: &Path) -> Outcome {
    for package in ["dossier-core", "dossier-archive"] {
        let pure = ["-p", package, "--target", WASM_TARGET];
        let tree = cargo(root)
            .arg("tree")
            .args(pure)
            .args(["-e", "normal", "--prefix", "none"])
            .read()
            .ok_or_else(|| Failure::new("`cargo tree` failed"))?;
        if let Some(web) = web_crate_in(&tree) {
            return Err(Failure::new(format!(
                "{package} depends on {web}; it knows no browser"
            )));
        }
        cargo(root).args(["check", "--quiet"]).args(pure).run()?;
    }
    Ok(())
}

fn web_crate_in(tree: &str) -> Option<&str> {
    tree.lines()
        .filter_map(|line| line.split_ascii_whitespace().next())
        .find(|package| {
            let is_part_of = |web: &str| {
                let rest = package.strip_prefix(web);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
            };
            WEB_CRATES.into_iter().any(is_part_of)
        })
}

/// Tells the tests where the page and the browser are.
fn with_browser(tests: Program, root: &Path, browser: &Browser) -> Program {
    let chromium = program("which", root).arg(&browser.chromium).read();
    tests
        .env("DOSSIER_DIST", site::dist(root))
        .env("DOSSIER_SITE", site::site(root))
        .env(
            "DOSSIER_BUILDER",
            root.join(format!("target/debug/dossier{EXE_SUFFIX}")),
        )
        .env("DOSSIER_CHROMIUM", chromium.unwrap_or_default())
        .env("DOSSIER_CHROMEDRIVER", &browser.chromedriver)
}

/// Tells the tests which other browsers there are. After `--`: those that need a missing one are left out.
fn with_others(tests: Program, root: &Path, others: &OtherBrowsers) -> Program {
    let firefox = program("which", root).arg(others.firefox).read();
    let tests = tests.env("DOSSIER_FIREFOX", firefox.unwrap_or_default());
    let left_out = (!others.webkit).then_some(["--skip", "webkit_"]);
    tests.args(left_out.into_iter().flatten())
}

fn step<T>(name: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    println!("== {name}");
    let start = Instant::now();
    let result = work();
    println!("   {name}: {:.1} s", start.elapsed().as_secs_f32());
    result.map_err(|failure| Failure::new(format!("{name}: {failure}")))
}

/// Sums of what cargo's test runs print.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    n_passed: usize,
    n_failed: usize,
}

impl Tally {
    /// Counts a line such as `test result: ok. 3 passed; 0 failed; 0 ignored; ...`.
    fn count(&mut self, line: &str) {
        let Some(result) = line.strip_prefix("test result: ") else {
            return;
        };
        let words: Vec<&str> = result.split_ascii_whitespace().collect();
        let number_before = |word: &str| {
            let at = words.iter().position(|found| *found == word)?;
            words.get(at.checked_sub(1)?)?.parse::<usize>().ok()
        };
        self.n_passed += number_before("passed;").unwrap_or(0);
        self.n_failed += number_before("failed;").unwrap_or(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tally_sums_what_each_test_binary_reports() {
        let mut tally = Tally::default();
        tally.count("running 4 tests");
        tally.count("test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out");
        tally.count("test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured");
        let expected = Tally {
            n_passed: 4,
            n_failed: 2,
        };
        assert_eq!(tally, expected);
    }

    #[test]
    fn a_web_crate_is_seen_anywhere_in_the_tree() {
        let tree = "dossier-core v0.1.0 (a folder)\nserde v1.0.0\n";
        assert_eq!(web_crate_in(tree), None);
        assert_eq!(
            web_crate_in("a v1\ngloo-events v0.2.0\n"),
            Some("gloo-events")
        );
        assert_eq!(web_crate_in("a v1\nyewish v0.2.0\n"), None);
    }
}
