//! The page as it is delivered: the same before and after the script, and whole where a part of it is missing.

use std::fs;

use serde_json::{Value, json};
use xtask::static_files::Site;

use crate::explorer::{
    DESKTOP, N_PASSAGES, PHONE, Size, before_each_document, in_view, n_shown, prefer, search,
    settle, strings,
};
use crate::page::{Page, built, key};

/// What the explorer's element holds, a line for each start tag and text: attributes by name, since their order means
/// nothing, and without what is announced a moment later.
const CONTENT: &str = "(() => {
    const copy = document.getElementById('dossier').cloneNode(true);
    copy.querySelector('#d-live').textContent = '';
    copy.normalize();
    const lines = [], walk = document.createTreeWalker(copy, NodeFilter.SHOW_ALL);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        // What an input holds is a property, which the attribute only begins.
        const attributes = [...node.attributes ?? []].filter(({ name }) => name !== 'value')
            .map(({ name, value }) => `${name}=${value}`).sort();
        lines.push([node.nodeName, node.nodeValue, node.value, ...attributes].join(' '));
    }
    return lines;
})()";

/// Where everything stands that has an id, and how large the page is.
const PLACES: &str =
    "[...document.querySelectorAll('#dossier [id], .d-bar, .d-strip, .d-rail, main')]
    .map(element => element.getBoundingClientRect())
    .map(({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(' '))
    .concat(document.documentElement.scrollHeight)";

/// Collects what moves without having been touched.
const SHIFTS: &str = "window.shifts = [];
    new PerformanceObserver(list => shifts.push(...list.getEntries().filter(entry => !entry.hadRecentInput)
        .map(entry => [entry.value, ...entry.sources.map(({ node, previousRect, currentRect }) =>
            [node?.className ?? '', previousRect, currentRect])])))
        .observe({ type: 'layout-shift', buffered: true });";

fn site() -> Site {
    Site::new(built().folder)
}

/// The name of the site's file that begins and ends so.
fn file(start: &str, end: &str) -> String {
    let entries = fs::read_dir(built().folder).expect("the site is built");
    let names = entries.map(|entry| {
        entry
            .expect("a file")
            .file_name()
            .to_string_lossy()
            .into_owned()
    });
    let mut found = names.filter(|name| name.starts_with(start) && name.ends_with(end));
    found
        .next()
        .unwrap_or_else(|| panic!("no {start}*{end} in the site"))
}

#[track_caller]
fn opened(site: Site, size: Size, path: &str) -> Page {
    let page = Page::of(site);
    prefer(&page, "light");
    page.resize(size.0, size.1);
    page.open(path);
    page
}

#[track_caller]
fn wait_until_ready(page: &Page) {
    page.wait_until("document.documentElement.dataset.started === 'ready'");
    settle(page);
}

/// The console holds this many lines, all about a file that was taken away.
#[track_caller]
fn only_missing(page: &Page, n_lines: usize) {
    let console = page.take_console();
    assert_eq!(console.len(), n_lines, "{console:?}");
    assert!(
        console.iter().all(|line| line.contains("404")),
        "{console:?}"
    );
}

#[test]
fn the_page_is_the_same_before_and_after_the_script() {
    for size in [DESKTOP, PHONE] {
        let before = opened(site().without(&file("page-", ".js")), size, "");
        let after = opened(site(), size, "");
        wait_until_ready(&after);
        // The lists for print are made a moment later.
        after.wait_until("document.querySelector('.d-dated li')");
        let (lines, lines_after) = (
            strings(&before.eval(CONTENT)),
            strings(&after.eval(CONTENT)),
        );
        let other = lines
            .iter()
            .zip(&lines_after)
            .find(|(line, after)| line != after);
        assert_eq!(other, None, "{size:?}");
        assert_eq!(lines.len(), lines_after.len());
        assert!(lines.len() > 1000, "{}", lines.len());
        assert_eq!(before.eval(PLACES), after.eval(PLACES), "{size:?}");
        assert_eq!(before.attr("html", "lang"), after.attr("html", "lang"));
        assert_eq!(before.eval("document.title"), after.eval("document.title"));
        assert!(!before.take_console().is_empty(), "the script is missing");
        after.finish();
    }
}

/// Opens the page and sees what moves until it has started; `script` runs before it.
#[track_caller]
fn assert_nothing_moves(site: Site, size: Size, path: &str, script: &str) {
    let page = Page::of(site);
    before_each_document(&page, SHIFTS);
    before_each_document(&page, script);
    page.resize(size.0, size.1);
    page.open(path);
    wait_until_ready(&page);
    page.wait_until("document.getElementById('d-live').textContent !== ''");
    settle(&page);
    assert_eq!(page.eval("shifts"), json!([]), "{size:?} {path:?}");
    page.finish();
}

#[test]
fn nothing_moves_while_the_page_starts() {
    for (size, path) in [
        (DESKTOP, ""),
        (PHONE, ""),
        (DESKTOP, "?theme=dark#p12"),
        (PHONE, "#p12"),
    ] {
        assert_nothing_moves(site(), size, path, "");
    }
}

#[test]
fn nothing_moves_while_a_slow_page_arrives() {
    // Two frames after the first part is drawn, the rest is asked for.
    let script = "requestAnimationFrame(function look() {
        requestAnimationFrame(document.getElementById('dossier') ? () => fetch('go-on') : look);
    })";
    let html = fs::read_to_string(built().folder.join("index.html")).expect("the site is built");
    for (part, further) in [
        ("d-bar__tools", 600),
        ("d-tabs", 10),
        ("d-tabs", 500),
        ("id=\"p12\"", 700),
    ] {
        let at = html.find(part).unwrap_or_else(|| panic!("no {part}"));
        for size in [PHONE, DESKTOP] {
            let site = site().halting("index.html", at + further, "go-on");
            assert_nothing_moves(site, size, "#p12", script);
        }
    }
}

#[test]
fn without_webassembly_the_text_stays_and_a_line_says_why() {
    let page = Page::of(site());
    before_each_document(&page, "delete globalThis.WebAssembly");
    page.resize(DESKTOP.0, DESKTOP.1);
    page.open("#p12");
    page.wait_until("document.documentElement.dataset.started === 'failed'");
    assert!(page.text("#not-started").contains("WebAssembly"));
    assert_eq!(page.count(".d-passage"), N_PASSAGES);
    page.wait_for(".d-index");
    page.wait_for(".d-dated");
    assert_eq!(
        page.eval("document.querySelector('.d-search').checkVisibility()"),
        false
    );
    assert!(in_view(&page, "#p12"), "the link to the passage works");
    assert_eq!(page.axe("body"), Vec::<String>::new());
    page.screenshot("no-webassembly");
    assert_eq!(page.take_console().len(), 1, "the console says it once");
    page.finish();
}

#[test]
fn without_scripts_the_page_is_a_complete_article() {
    let page = Page::of(site());
    page.resize(PHONE.0, PHONE.1);
    page.devtools(
        "Emulation.setScriptExecutionDisabled",
        &json!({ "value": true }),
    );
    page.open("#p12");
    assert!(page.text("noscript").contains("Scripts are switched off"));
    assert_eq!(page.count(".d-passage"), N_PASSAGES);
    assert!(in_view(&page, "#p12"));
    for shown in [".d-index", ".d-dated", ".d-end__list"] {
        page.wait_for(shown);
    }
    let hidden = [
        ".d-search",
        ".d-rail",
        ".d-strip",
        ".d-tabs",
        ".d-bar__tools",
    ];
    for hidden in hidden {
        let visible = page.eval(&format!(
            "document.querySelector('{hidden}').checkVisibility()"
        ));
        assert_eq!(visible, false, "{hidden}");
    }
    // A name in the text leads to its entry in the list, and from there back to a passage.
    page.click("#p12 a[href='#entity=tracfin']");
    assert!(in_view(&page, "li[id='entity=tracfin']"));
    page.click("li[id='entity=tracfin'] a");
    assert_eq!(page.eval("location.hash"), "#p12");
    assert!(in_view(&page, "#p12"));
    page.screenshot("no-script-390");
    page.resize(DESKTOP.0, DESKTOP.1);
    page.screenshot("no-script-1440");
    page.print("no-script");
    page.finish();
}

#[test]
fn a_server_that_does_not_know_webassembly_is_good_enough() {
    let page = opened(site().with_wasm_as_bytes(), DESKTOP, "");
    wait_until_ready(&page);
    search(&page, "diaby");
    assert_eq!(n_shown(&page), 2);
    page.finish();
}

#[test]
fn what_cannot_be_fetched_is_taken_from_the_script_beside_it() {
    let page = opened(site().without(&file("explorer-", ".wasm")), DESKTOP, "");
    wait_until_ready(&page);
    search(&page, "diaby");
    assert_eq!(n_shown(&page), 2);
    only_missing(&page, 1);
    page.finish();
}

#[test]
fn what_is_packed_opens_without_the_browsers_own_decompression() {
    let page = Page::of(site().without(&file("explorer-", ".wasm")));
    before_each_document(&page, "delete globalThis.DecompressionStream");
    page.resize(DESKTOP.0, DESKTOP.1);
    page.open("");
    wait_until_ready(&page);
    assert_eq!(page.eval("typeof DecompressionStream"), "undefined");
    search(&page, "diaby");
    assert_eq!(n_shown(&page), 2);
    only_missing(&page, 1);
    page.finish();
}

#[test]
fn without_its_files_the_page_stays_as_it_was_rendered() {
    let files = [file("committee-", ".json"), file("packed-", ".js")];
    let site = files.iter().fold(site(), |site, file| site.without(file));
    let page = opened(site, DESKTOP, "#p12");
    page.wait_until("document.documentElement.dataset.started === 'failed'");
    assert!(page.text("#not-started").contains("could not be loaded"));
    assert_eq!(page.count(".d-passage"), N_PASSAGES);
    page.wait_for(".d-index");
    let console = page.take_console();
    assert!(
        console.iter().any(|line| line.contains("404")),
        "{console:?}"
    );
    page.finish();
}

#[test]
fn what_a_reader_does_before_the_start_goes_on_after_it() {
    let page = Page::of(site());
    page.resize(DESKTOP.0, DESKTOP.1);
    let slow = json!({
        "offline": false, "latency": 20, "downloadThroughput": 400_000, "uploadThroughput": 400_000,
    });
    page.devtools("Network.enable", &json!({}));
    page.devtools("Network.emulateNetworkConditions", &slow);
    page.open("");
    assert_eq!(
        page.eval("document.documentElement.dataset.started ?? null"),
        Value::Null
    );
    page.type_keys(".d-search__input", "diaby");
    wait_until_ready(&page);
    page.wait_until("document.querySelector('.d-search__input').value === 'diaby'");
    assert_eq!(
        page.eval("document.activeElement.className"),
        "d-search__input"
    );
    page.wait_until("document.querySelectorAll('mark').length > 0");
    assert_eq!(n_shown(&page), 2);
    page.press(key::ESCAPE);
    page.finish();
}

#[test]
fn a_second_visit_needs_no_network() {
    let mut page = opened(site(), DESKTOP, "");
    wait_until_ready(&page);
    page.eval("navigator.serviceWorker.ready.then(() => 0)");
    page.reload();
    wait_until_ready(&page);
    page.wait_until("navigator.serviceWorker.controller !== null");
    page.end_server();
    page.open("index.html?lang=en#q=diaby");
    wait_until_ready(&page);
    assert_eq!(n_shown(&page), 2);
}
