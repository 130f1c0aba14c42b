//! The desk in other engines, and where nothing may be kept or saved.

use super::{on_disk, open, open_row, paste, press, tab};
use crate::engine::Engine;
use crate::explorer::{DESKTOP, settle};
use crate::page::Page;
use crate::place::Place;

/// What a person does in every engine: paste, correct, undo, look at it in the explorer.
fn walk(engine: Engine, place: Place) {
    let page = Page::new(engine, place, &on_disk());
    page.resize(1280, 800);
    open(
        &page,
        if place == Place::Disk {
            ""
        } else {
            "desk.html"
        },
    );
    paste(&page);
    page.wait_for(".d-desk__columns");
    open_row(&page, "12 May 2016");
    press(&page, "reject");
    assert!(page.text(".d-desk__row[data-open]").contains("Not a date"));
    page.click("[data-tool=undo]");
    settle(&page);
    assert!(!page.text(".d-desk__row[data-open]").contains("Open again"));
    tab(&page, "explore");
    page.wait_for(".d-desk__explorer[data-started=ready]");
}

#[test]
fn firefox_works_at_the_desk() {
    walk(Engine::Firefox, Place::Root);
    walk(Engine::Firefox, Place::Disk);
}

#[test]
fn webkit_works_at_the_desk() {
    walk(Engine::WebKit, Place::Root);
}

#[test]
fn a_sandbox_says_that_nothing_is_kept() {
    let page = Page::new(Engine::Chromium, Place::Sandbox, &on_disk());
    page.resize(DESKTOP.0, DESKTOP.1);
    page.open("desk.html");
    page.wait_for(".d-desk__begin");
    paste(&page);
    page.wait_for(".d-desk__kept");
    assert_eq!(
        page.attr(".d-desk__kept", "data-kept").as_deref(),
        Some("false")
    );
    page.click("[data-tool=save]");
    page.wait_for("[data-save=json]");
    page.click("[data-save=json]");
    page.wait_for(".d-export__text");
    page.finish();
}
