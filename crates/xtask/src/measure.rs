//! `cargo xtask measure`: what a first visit costs on a slow phone, beside a TimelineJS page with the same events, and
//! what Lighthouse says of the site.
//!
//! Times are printed, never judged in a test: machines differ. The scores have a bar, since they are about the page.

pub mod builds;

use std::fs;
use std::path::{Path, PathBuf};

use xtask::static_files::{Server, Site};

use crate::checks;
use crate::command::{Failure, Outcome, program};
use crate::site;
use crate::tools::Tools;

/// What Lighthouse judges, each from 0 to 100.
const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];

/// The least score of each.
const LEAST_SCORE: f64 = 98.0;

/// Builds the site, measures it, and prints and keeps the results in `target/`.
///
/// # Errors
///
/// When set-up or build fails, a program does not run, or a score is under the bar.
pub fn run(root: &Path) -> Outcome {
    let tools = Tools::new(root);
    let browser = tools.for_test()?;
    let folder = tools.measuring()?;
    site::build(root, &site::local_url(site::DEFAULT_PORT))?;
    checks::coldstart(root, &browser, &timeline_files(&folder))?;
    lighthouse(root, &folder, &browser.chromium)
}

/// Builds the desk's module and times the finding of dates and names beside chrono-node.
///
/// # Errors
///
/// When set-up or build fails, or Node does not run.
pub fn finding(root: &Path) -> Outcome {
    let tools = Tools::new(root);
    tools.for_build()?;
    let folder = tools.measuring()?;
    site::build(root, &site::local_url(site::DEFAULT_PORT))?;
    program("node", root)
        .arg(folder.join("finding.mjs"))
        .arg(site::module_folder(root, site::DESK))
        .arg(root.join("articles/committee.json"))
        .run()
}

/// Times the longest tasks of a built collection's page, the folder `site`, while somebody types in it.
///
/// # Errors
///
/// When set-up fails, or the page does not start.
pub fn typing(root: &Path, site: &Path) -> Outcome {
    let tools = Tools::new(root);
    let browser = tools.for_test()?;
    let folder = tools.measuring()?;
    let chromium = program("which", root).arg(&browser.chromium).read();
    program("node", root)
        .arg(folder.join("typing.mjs"))
        .arg(chromium.unwrap_or(browser.chromium))
        .arg(site)
        .run()
}

fn timeline_files(folder: &Path) -> PathBuf {
    folder.join("node_modules/@knight-lab/timelinejs/dist")
}

fn lighthouse(root: &Path, folder: &Path, chromium: &str) -> Outcome {
    let server = Server::start(Site::new(site::site(root)).compressed(), 0)
        .map_err(|error| Failure::new(format!("cannot serve the site: {error}")))?;
    let report = root.join("target/lighthouse");
    let chromium = program("which", root).arg(chromium).read();
    program(folder.join("node_modules/.bin/lighthouse"), root)
        .arg(server.url())
        .args(["--quiet", "--output=json", "--output=html"])
        .arg(format!("--output-path={}", report.display()))
        .arg(format!("--only-categories={}", CATEGORIES.join(",")))
        .arg("--chrome-flags=--headless --no-sandbox --disable-gpu --disable-quic --no-first-run")
        .env("CHROME_PATH", chromium.unwrap_or_default())
        .run()?;
    let json = report.with_extension("report.json");
    let json = fs::read_to_string(&json)
        .map_err(|error| Failure::new(format!("cannot read {}: {error}", json.display())))?;
    let scores = CATEGORIES.map(|category| (category, score(&json, category)));
    for (category, score) in scores {
        println!(
            "{category:>15} {}",
            score.map_or("none".to_owned(), |score| score.to_string())
        );
    }
    println!("{}", report.with_extension("report.html").display());
    match scores
        .iter()
        .find(|(_, score)| score.is_none_or(|score| score < LEAST_SCORE))
    {
        None => Ok(()),
        Some((category, _)) => Err(Failure::new(format!("{category} is under {LEAST_SCORE}"))),
    }
}

/// The score of a category in a report, from 0 to 100: the `score` that follows its `id` and title.
fn score(report: &str, category: &str) -> Option<f64> {
    let categories = report.split_once("\"categories\":")?.1;
    let of_category = categories.split_once(&format!("\"id\": \"{category}\""))?.1;
    let value = of_category.split_once("\"score\":")?.1;
    let value = value.split([',', '}']).next()?.trim();
    Some((value.parse::<f64>().ok()? * 100.0).round())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_read_from_the_report() {
        let report = r#"{ "audits": { "seo": { "score": 0 } }, "categories": { "seo": { "title": "SEO",
            "auditRefs": [{ "id": "x", "weight": 1 }], "id": "seo", "score": 0.92 } } }"#;
        assert_eq!(score(report, "seo"), Some(92.0));
        assert_eq!(score(report, "performance"), None);
    }
}
