//! What can go wrong around a collection: chunks that are missing or damaged, an index that is replaced while somebody
//! reads, and browsers that lack something. There is always a page, and it says what it lacks.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use xtask::static_files::Site;

use super::built::{self, N_ARTICLES, N_XYLOPHONE, id};
use super::{TITLES, ids, inside, notices, open, paste, search, wait_for_count, wait_inside};
use crate::engine::Engine;
use crate::explorer::{before_each_document, settle, texts, wait_for_start};
use crate::page::Page;
use crate::place::Place;

/// The chunks whose names begin with a letter, by their paths in the site.
fn chunks(kind: char) -> Vec<String> {
    let files = built::files().on_disk.into_iter();
    let start = format!("chunks/{kind}");
    let chunks: Vec<String> = files
        .filter(|path| path.starts_with(&start) && !path.starts_with("chunks/root"))
        .collect();
    assert!(!chunks.is_empty(), "no chunk of kind {kind}");
    chunks
}

/// The letters of a site's chunk.
fn letters(site: &Path, path: &str) -> Vec<u8> {
    fs::read(site.join(path)).expect("a chunk")
}

/// A chunk whose letters are others in the middle.
fn damaged(mut script: Vec<u8>) -> Vec<u8> {
    let middle = script.len() / 2;
    for letter in &mut script[middle..middle + 4] {
        *letter = if *letter == b'A' { b'B' } else { b'A' };
    }
    script
}

#[test]
fn without_the_words_chunks_the_page_says_so_and_goes_on() {
    let mut site = Site::new(built::site());
    for path in chunks('p') {
        site = site.without(&path);
    }
    let page = Page::of(site);
    open(&page, "");
    assert_eq!(notices(&page), Vec::<String>::new());
    search(&page, "xylophone");
    page.wait_for(".d-notice");
    // The list itself needs none of them.
    page.click(".d-search__clear");
    wait_for_count(&page, N_ARTICLES);
    assert_eq!(ids(&page)[0], id(N_ARTICLES - 1));
    assert!(!page.take_console().is_empty(), "the browser says 404");
    page.finish();
}

#[test]
fn damaged_chunks_are_as_missing_ones() {
    let mut site = Site::new(built::site());
    for path in chunks('p') {
        let script = damaged(letters(built::site(), &path));
        site = site.with_override(&path, script);
    }
    let page = Page::of(site);
    open(&page, "");
    search(&page, "xylophone");
    page.wait_for(".d-notice");
    page.finish();
}

#[test]
fn without_texts_an_article_says_so_and_the_list_stays() {
    let mut site = Site::new(built::site());
    for path in chunks('t') {
        site = site.without(&path);
    }
    let page = Page::of(site);
    open(&page, "#place=Ostrava");
    wait_for_count(&page, 12);
    page.click(".d-item__title a");
    page.wait_for("[role=alert]");
    page.back();
    page.wait_for(TITLES);
    wait_for_count(&page, 12);
    page.take_console();
    page.finish();
}

#[test]
fn without_its_root_the_list_is_there_and_search_says_that_it_is_not() {
    let root = built::files().on_disk.into_iter();
    let root = root.filter(|path| path.starts_with("chunks/root-"));
    let mut site = Site::new(built::site());
    for path in root {
        site = site.without(&path);
    }
    let page = Page::of(site);
    open(&page, "");
    assert_eq!(ids(&page)[0], id(N_ARTICLES - 1));
    search(&page, "lamps");
    page.wait_for(".d-notice");
    page.take_console();
    page.finish();
}

#[test]
fn an_index_that_is_replaced_during_a_visit_serves_those_who_have_the_old_one() {
    let folder = built::folder("replaced");
    let site = built::build(&folder, &built::lines(|_, _| {}));
    let page = Page::of(Site::new(&site));
    open(&page, "");
    search(&page, "xylophone");
    wait_for_count(&page, 1);
    let changed = built::lines(|n, record| {
        if n != N_XYLOPHONE {
            record["text"] = Value::from(format!("Nothing was written down on day {n}."));
        }
    });
    built::build(&folder, &changed);
    // Chunks that this page has not had yet, of the index that it began with.
    paste(&page, "\"tide gauge\"");
    wait_for_count(&page, 6);
    page.click(".d-item__title a");
    wait_inside(&page, ".d-article");
    let text = inside(&page, ".d-article").unwrap_or_default();
    assert!(text.contains("The tide gauge was read twice."), "{text}");
    page.leave();
    open(&page, "#q=%22written%20down%20on%20day%22");
    wait_for_count(&page, N_ARTICLES - 1);
    page.finish();
}

/// What a browser may lack, as a script that takes it away.
const LACKS: [(&str, &str); 5] = [
    ("workers", "delete globalThis.Worker;"),
    (
        "workers that may run",
        "globalThis.Worker = class { constructor() { throw new DOMException('no', 'SecurityError'); } };",
    ),
    ("decompression", "delete globalThis.DecompressionStream;"),
    (
        "storage",
        "Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });",
    ),
    ("idle time", "delete globalThis.requestIdleCallback;"),
];

#[test]
fn browsers_that_lack_something_search_all_the_same() {
    for (what, script) in LACKS {
        println!("without {what}");
        let page = Page::new(Engine::Chromium, Place::Disk, &built::files());
        before_each_document(&page, script);
        open(&page, "");
        search(&page, "\"tide gauge\"");
        wait_for_count(&page, 6);
        page.click(".d-item__title a");
        wait_inside(&page, ".d-article");
        page.finish();
    }
}

#[test]
fn the_list_is_read_without_scripts_and_leads_to_articles() {
    let page = Page::of(Site::new(built::site()));
    page.devtools(
        "Emulation.setScriptExecutionDisabled",
        &json!({ "value": true }),
    );
    page.open("");
    let titles = page.text(TITLES);
    assert!(titles.contains("59"), "{titles}");
    page.click(".d-item__title a");
    let text = page.text("body");
    assert!(text.contains("arriva avec du retard"), "{text}");
    page.finish();
}

#[test]
fn a_further_page_of_the_list_is_the_same_with_scripts() {
    let page = Page::of(Site::new(built::site()));
    open(&page, "list-2.html");
    let further: Vec<String> = (20..40).rev().map(id).collect();
    assert_eq!(ids(&page), further);
    search(&page, "xylophone");
    wait_for_count(&page, 1);
    page.click(".d-search__clear");
    wait_for_count(&page, N_ARTICLES);
    assert_eq!(ids(&page), further);
    page.click("[rel=next]");
    wait_for_start(&page);
    assert_eq!(ids(&page).len(), 20);
    assert_eq!(ids(&page)[0], id(19));
    page.finish();
}

#[test]
fn only_what_a_view_needs_is_loaded() {
    let page = Page::of(Site::new(built::site()));
    open(&page, "");
    settle(&page);
    let explorer = |page: &Page| {
        page.requests()
            .iter()
            .any(|path| path.starts_with("explorer-"))
    };
    assert!(!explorer(&page), "the explorer comes with an article");
    let chunks = |page: &Page| {
        let requests = page.requests().into_iter();
        let chunks: Vec<String> = requests
            .filter(|path| path.starts_with("chunks/"))
            .collect();
        chunks
    };
    search(&page, "ferry");
    page.wait_until("document.querySelectorAll('.d-item mark').length > 0");
    let positions = chunks(&page)
        .iter()
        .any(|path| path.starts_with("chunks/o"));
    assert!(!positions, "positions are for phrases");
    let mut asked = chunks(&page);
    asked.sort();
    let n_asked = asked.len();
    asked.dedup();
    assert_eq!(asked.len(), n_asked, "none is fetched twice");
    assert!(!texts(&page, TITLES).is_empty());
    page.finish();
}
