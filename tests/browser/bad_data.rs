//! Data that is missing, broken or half right: never a blank page, always what is wrong and what to do.

use serde_json::{Value, json};
use xtask::static_files::Site;

use crate::explorer::{DOSSIER, bundled, prefer, site_of, texts, with_dossier};
use crate::page::{Page, dist};

/// Opens a page that cannot show its dossier, and gives the reason that it gives.
#[track_caller]
fn reason(site: Site, path: &str) -> (Page, String) {
    let page = Page::of(site);
    prefer(&page, "light");
    page.open(path);
    page.wait_for(".d-failure [role=alert]");
    let reason = page.text(".d-failure [role=alert]");
    (page, reason)
}

#[test]
fn what_cannot_be_read_is_said_with_its_place() {
    let cases = [
        (
            "{\n  \"dossier\": 1,\n  \"articles\": [",
            "Not valid JSON at line 3, column",
        ),
        ("", "Not valid JSON at line 1, column 1"),
        (
            "<!doctype html><p>Not here</p>",
            "Not valid JSON at line 1, column 1",
        ),
        ("[]", "A dossier is one JSON object"),
        (
            "{ \"articles\": [] }",
            "The field \"dossier\" with the format version is missing",
        ),
        (
            "{ \"dossier\": 2 }",
            "The format version is 2, and this page reads version 1",
        ),
    ];
    for (bytes, expected) in cases {
        let (page, reason) = reason(site_of(bytes), "");
        assert!(reason.starts_with(expected), "{bytes:?}: {reason}");
        assert_eq!(page.text("h1"), "This dossier cannot be opened");
        assert_eq!(page.text(".d-failure a"), "Try again");
        page.finish();
    }
}

#[test]
fn a_missing_file_is_named() {
    let (page, reason) = reason(Site::new(dist()).without(DOSSIER), "?lang=fr");
    assert!(
        reason.contains(DOSSIER) && reason.contains("404"),
        "{reason}"
    );
    assert_eq!(page.attr(".d-failure", "lang").as_deref(), Some("fr"));
    let console = page.take_console();
    assert!(
        console.iter().all(|line| line.contains("404")),
        "{console:?}"
    );
    page.finish();
}

#[test]
fn a_missing_module_is_said_in_the_page() {
    let entries = std::fs::read_dir(dist()).expect("the built page");
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let module = names
        .into_iter()
        .find(|name| name.ends_with(".wasm"))
        .expect("a module");
    let page = Page::of(Site::new(dist()).without(&module));
    page.open("");
    page.wait_for("#not-started");
    assert!(page.text("#not-started").contains("could not start"));
    assert!(!page.take_console().is_empty());
    page.finish();
}

/// The bundled dossier with one fault of each kind.
fn damaged() -> Value {
    let mut file = bundled();
    file["articles"][0]["blocks"][1]["mentions"][0]["end"] = json!(99_999);
    file["articles"][0]["blocks"][2]["type"] = json!("poem");
    file["entities"][0]["name"] = json!(7);
    file["events"][0]["date"] = json!("some time in summer");
    file["articles"][0]["source"]["url"] = json!("javascript:alert(1)");
    file
}

#[test]
fn a_damaged_dossier_shows_what_it_can_and_lists_the_rest() {
    let page = with_dossier(&damaged(), "");
    assert_eq!(page.count(".d-passage"), 37);
    let said = page.text(".d-problems summary");
    let n_problems: usize = said
        .split(' ')
        .next()
        .and_then(|word| word.parse().ok())
        .expect("a number");
    assert!(n_problems >= 5, "{said}");
    assert_eq!(
        page.eval("document.querySelector('.d-problems ul').checkVisibility()"),
        false
    );
    page.click(".d-problems summary");
    page.wait_for(".d-problems ul");
    assert_eq!(page.count(".d-problems li"), n_problems);
    let list = texts(&page, ".d-problems li").join("\n");
    for pointer in [
        "/articles/0/blocks/2/type",
        "/entities/0/name",
        "/events/0/date",
        "/articles/0/source/url",
    ] {
        assert!(list.contains(pointer), "{pointer} in {list}");
    }
    assert_eq!(page.axe("body"), Vec::<String>::new());
    page.finish();
}

#[test]
fn a_dossier_with_nothing_in_it_is_not_blank() {
    for file in [
        json!({ "dossier": 1 }),
        json!({ "dossier": 1, "articles": [] }),
    ] {
        let page = with_dossier(&file, "");
        assert!(page.text(".d-problems summary").contains("problem"));
        for panel in ["read", "search", "who", "time"] {
            page.open(&format!("#panel={panel}"));
            page.wait_for("main");
            assert_ne!(page.text("main"), "", "{panel}");
        }
        page.finish();
    }
}

#[test]
fn an_article_without_names_and_dates_is_read_and_searched() {
    let file = json!({ "dossier": 1, "articles": [{ "id": "a", "title": "Alone", "blocks": [
        { "id": "p1", "type": "paragraph", "text": "One paragraph about a harbour." },
    ] }] });
    let page = with_dossier(&file, "#q=harbour");
    assert_eq!(page.text("h1"), "Alone");
    assert_eq!(texts(&page, "main mark"), ["harbour"]);
    assert_eq!(page.count(".d-strip"), 0);
    page.finish();
}
