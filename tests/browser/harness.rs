//! The harness itself in every engine and place, on a page of its own: what all journeys build on.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use xtask::static_files::{Server, Site};

use crate::engine::Engine;
use crate::explorer::settle;
use crate::limits::LIMITS;
use crate::page::{Page, key};
use crate::place::{Files, Place};

/// A page with a script beside it.
pub fn fixture() -> Files {
    Files {
        folder: Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/fixture"),
        on_disk: ["index.html", "fixture.js"].map(str::to_owned).into(),
    }
}

#[test]
fn chromium_is_driven_in_every_place() {
    drive(Engine::Chromium);
}

#[test]
fn firefox_is_driven_in_every_place() {
    drive(Engine::Firefox);
}

#[test]
fn webkit_is_driven_in_every_place() {
    drive(Engine::WebKit);
}

#[track_caller]
fn drive(engine: Engine) {
    for place in Place::ALL {
        println!("{engine}, {place}");
        let page = Page::new(engine, place, &fixture());
        reads_and_clicks(&page);
        goes_where_keys_say(&page);
        follows_the_history(&page);
        page.expect_quiet();
        hears_what_goes_wrong(&page);
    }
}

#[track_caller]
fn reads_and_clicks(page: &Page) {
    page.resize(1200, 800);
    page.open("");
    assert_eq!(page.text("h1"), "Harness");
    let size = page.eval("[innerWidth, innerHeight]");
    assert_eq!(size, serde_json::json!([1200, 800]));
    let motion = page.eval("matchMedia('(prefers-reduced-motion: reduce)').matches");
    assert_eq!(motion, true);
    page.click("#later");
    page.wait_for("#answer");
    assert_eq!(page.eval("Promise.resolve(7)"), 7);
}

#[track_caller]
fn goes_where_keys_say(page: &Page) {
    page.leave();
    page.open("");
    // A page that is not drawn yet takes no keys.
    settle(page);
    page.press(key::TAB);
    assert_eq!(page.eval("document.activeElement.id"), "query");
    page.type_keys("#query", "nna");
    page.press(key::HOME);
    page.press('a');
    page.press(key::END);
    page.press('n');
    assert_eq!(page.eval("document.getElementById('query').value"), "annan");
    page.press(key::TAB);
    page.press(key::ENTER);
    page.wait_for("#answer");
    page.press_with(key::SHIFT, key::TAB);
    assert_eq!(page.eval("document.activeElement.id"), "query");
}

#[track_caller]
fn follows_the_history(page: &Page) {
    page.leave();
    page.open("?a=1");
    page.eval("window.mark = 1");
    page.click("#link");
    assert_eq!(page.address(), "?a=1#here");
    page.back();
    page.wait_until("location.hash === ''");
    page.forward();
    page.wait_until("location.hash === '#here'");
    page.open("?a=1#there");
    assert_eq!(page.address(), "?a=1#there");
    assert_eq!(page.eval("mark"), 1, "a link in the document keeps it");
    page.reload();
    assert_eq!(page.address(), "?a=1#there");
    assert_eq!(page.eval("typeof mark"), "undefined", "it was loaded again");
    page.open("");
    assert_eq!(page.address(), "");
}

#[track_caller]
fn hears_what_goes_wrong(page: &Page) {
    page.eval("console.error('broken')");
    page.click("#wrong");
    let other =
        Server::start(Site::default().with_override("elsewhere", ""), 0).expect("a free port");
    let elsewhere = format!("{}elsewhere", other.url());
    page.eval(&format!(
        "fetch('{elsewhere}', {{ mode: 'no-cors' }}).then(() => 0)"
    ));
    // A busy browser lists a request some time after its answer.
    page.wait_until(&format!(
        "performance.getEntriesByName('{elsewhere}').length > 0"
    ));
    page.reload();
    let console = page.take_console().join("\n");
    assert!(console.contains("broken"), "{console}");
    // From disk, WebKit takes the script for another origin's and does not say what it threw.
    let thrown = ["thrown", "Script error"];
    assert!(
        thrown.iter().any(|what| console.contains(what)),
        "{console}"
    );
    assert_eq!(page.foreign_requests(), [elsewhere]);
}

/// The list of limits as a table, a line each.
fn table() -> Vec<String> {
    let lines = LIMITS.iter().map(|limit| {
        let engines: Vec<String> = limit.engines.iter().map(Engine::to_string).collect();
        let places: Vec<String> = limit.places.iter().map(Place::to_string).collect();
        let places = match places.len() == Place::ALL.len() {
            true => "everywhere".to_owned(),
            false => places.join(", "),
        };
        let (engines, reason, instead) = (engines.join(", "), limit.reason, limit.instead);
        format!(
            "| {} | {engines} | {places} | {reason} | {instead} |",
            limit.ability
        )
    });
    lines.collect()
}

#[test]
fn every_limit_is_told() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/browsers.md");
    let docs = fs::read_to_string(docs).expect("docs/browsers.md");
    // Past the test runner, which keeps what a test prints: this is for whoever runs it.
    let mut out = io::stdout().lock();
    for line in table() {
        writeln!(out, "{line}").expect("an open terminal");
    }
    drop(out);
    let told: Vec<&str> = docs
        .lines()
        .filter(|line| line.starts_with("| "))
        .skip(1)
        .collect();
    assert_eq!(told, table(), "the table of docs/browsers.md");
}
