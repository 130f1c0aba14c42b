//! The harness itself, on a page of its own: each helper does what it says.

use xtask::static_files::Site;

use crate::harness;
use crate::page::{Page, built, key, screens};

const NOTHING: [&str; 0] = [];

fn fixture() -> Site {
    Site::new(harness::fixture().folder)
}

fn file(name: &str) -> Vec<u8> {
    std::fs::read(screens().join(name)).expect("the file was written")
}

#[test]
fn a_page_is_read_clicked_and_waited_for() {
    let page = Page::of(fixture());
    page.open("");
    assert_eq!(page.text("h1"), "Harness");
    assert_eq!(page.count("input"), 2);
    assert_eq!(page.attr("#link", "href").as_deref(), Some("#here"));
    assert_eq!(page.attr("#link", "title"), None);
    page.click("#later");
    page.wait_for("#answer");
    page.wait_until("document.getElementById('data').textContent.includes('folder')");
    page.finish();
}

#[test]
fn keys_go_where_the_focus_is() {
    let page = Page::of(fixture());
    page.open("");
    page.type_keys("#query", "nna");
    page.press(key::HOME);
    page.press('a');
    page.press(key::END);
    page.press('n');
    assert_eq!(page.eval("document.getElementById('query').value"), "annan");
    page.press(key::TAB);
    assert_eq!(page.eval("document.activeElement.id"), "later");
    page.press(key::ENTER);
    page.wait_for("#answer");
    page.press_with(key::SHIFT, key::TAB);
    assert_eq!(page.eval("document.activeElement.id"), "query");
    page.press_with(key::CONTROL, 'a');
    page.press(key::BACKSPACE);
    assert_eq!(page.eval("document.getElementById('query').value"), "");
    page.finish();
}

#[test]
fn keys_without_a_character_arrive_under_their_names() {
    let page = Page::of(fixture());
    page.open("");
    page.eval("keys = []");
    page.eval("document.addEventListener('keydown', (event) => keys.push(event.key))");
    for key in [key::UP, key::DOWN, key::LEFT, key::RIGHT, key::ESCAPE] {
        page.press(key);
    }
    let expected = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Escape"];
    assert_eq!(page.eval("keys"), serde_json::json!(expected));
    page.finish();
}

#[test]
fn the_built_page_opens() {
    assert!(built().folder.join("index.html").is_file());
    let page = Page::of_built();
    page.open("");
    page.wait_for("html[data-started=ready]");
    page.finish();
}

#[test]
fn the_address_and_the_history_are_followed() {
    let page = Page::of(fixture());
    page.open("index.html?a=1");
    page.click("#link");
    assert_eq!(page.address(), "index.html?a=1#here");
    page.back();
    assert_eq!(page.address(), "index.html?a=1");
    page.forward();
    page.reload();
    assert_eq!(page.address(), "index.html?a=1#here");
    page.finish();
}

#[test]
fn the_viewport_and_the_preferences_are_set() {
    let page = Page::of(fixture());
    page.resize(320, 700);
    page.open("");
    assert_eq!(
        page.eval("[innerWidth, innerHeight]"),
        serde_json::json!([320, 700])
    );
    page.set_theme("dark");
    assert_eq!(
        page.eval("matchMedia('(prefers-color-scheme: dark)').matches"),
        true
    );
    page.set_media(&[("prefers-reduced-motion", "reduce")]);
    assert_eq!(
        page.eval("matchMedia('(prefers-reduced-motion: reduce)').matches"),
        true
    );
    page.screenshot("smoke");
    page.print("smoke");
    assert!(file("smoke.png").starts_with(b"\x89PNG"));
    assert!(file("smoke.pdf").starts_with(b"%PDF"));
    page.finish();
}

#[test]
fn axe_finds_what_is_wrong_and_nothing_else() {
    let page = Page::of(fixture());
    page.open("");
    assert_eq!(page.axe("#query"), NOTHING);
    let violations = page.axe("main");
    assert_eq!(violations.len(), 1, "{violations:?}");
    assert!(violations[0].starts_with("label: "), "{violations:?}");
    page.finish();
}

#[test]
fn a_file_can_be_replaced_or_missing() {
    let page = Page::of(fixture().with_override("data.json", "damaged"));
    page.open("");
    page.wait_until("document.getElementById('data').textContent === 'damaged'");
    page.finish();

    let page = Page::of(fixture().without("data.json"));
    page.open("");
    page.wait_until("document.getElementById('data').textContent === 'missing'");
    let console = page.take_console();
    assert_eq!(console.len(), 1, "{console:?}");
    assert!(console[0].contains("404"), "{console:?}");
    page.finish();
}

#[test]
fn a_request_to_another_origin_is_seen() {
    let page = Page::of(fixture());
    page.open("");
    page.eval("fetch('http://127.0.0.1:9/elsewhere').then(() => 0, () => 0)");
    assert_eq!(page.foreign_requests(), ["http://127.0.0.1:9/elsewhere"]);
    assert!(page.requests().contains(&"fixture.js".to_owned()));
    assert!(!page.take_console().is_empty());
}

#[test]
fn a_console_with_an_error_ends_the_test_badly() {
    let page = Page::of(fixture());
    page.open("");
    page.eval("console.error('broken')");
    assert!(
        page.take_console()
            .iter()
            .any(|line| line.contains("broken"))
    );
    page.eval("console.log('a note is fine')");
    page.finish();
}
