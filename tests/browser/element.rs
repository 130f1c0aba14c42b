//! `<dossier-explorer>` on a page of somebody else, under that page's strict security policy: two of them, what goes in
//! and out, and that nothing stays behind.

use serde_json::{Value, json};
use xtask::static_files::Site;

use crate::explorer::{DESKTOP, PHONE, Size, prefer, settle};
use crate::page::{Page, built, key};

/// The page around, with the addresses that its tests need.
const HOST: &str = include_str!("fixture/element.html");

/// A test's words for an element and for what is inside it.
const WORDS: &str = "
    // The module's memory is nowhere to be seen from outside, so it is caught when the module is made.
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const made = WebAssembly[name];
        WebAssembly[name] = async (...from) => {
            const result = await made.apply(WebAssembly, from);
            window.memory = (result.instance ?? result).exports.memory;
            return result;
        };
    }
    window.violations = [];
    addEventListener('securitypolicyviolation', event => violations.push(event.violatedDirective));
    window.inside = (id, css) => document.getElementById(id).shadowRoot.querySelector(css);
    window.all = (id, css) => [...document.getElementById(id).shadowRoot.querySelectorAll(css)];
    window.changes = [];
    addEventListener('dossier-change', event => changes.push([event.target.id, event.detail.view]));";

/// The page around in a window of this size, with both explorers on it.
#[track_caller]
fn host(size: Size) -> Page {
    let page = Page::of(Site::new(built().folder).with_override("host.html", HOST));
    let params = json!({ "source": WORDS });
    page.devtools("Page.addScriptToEvaluateOnNewDocument", &params);
    prefer(&page, "light");
    page.resize(size.0, size.1);
    page.open("host.html?a=1#before");
    for id in ["one", "two"] {
        page.wait_until(&format!("inside('{id}', '.d-page') !== null"));
    }
    settle(&page);
    page
}

/// Clicks the first thing in an element that a selector names.
#[track_caller]
fn click(page: &Page, id: &str, css: &str) {
    let css = Value::from(css);
    page.eval(&format!("inside('{id}', {css}).click()"));
    settle(page);
}

/// Types into the search box of an element, from the keyboard.
#[track_caller]
fn search(page: &Page, id: &str, query: &str) {
    page.eval(&format!("inside('{id}', '.d-search__input').focus()"));
    for letter in query.chars() {
        page.press(letter);
    }
    settle(page);
}

#[track_caller]
fn text(page: &Page, id: &str, css: &str) -> String {
    let css = Value::from(css);
    let text = page.eval(&format!("inside('{id}', {css}).innerText"));
    text.as_str().unwrap_or_default().trim().to_owned()
}

#[test]
fn two_on_a_page_do_not_meet() {
    let page = host(DESKTOP);
    assert_eq!(text(&page, "one", ".d-status__count"), "37 of 37 passages");
    assert_eq!(text(&page, "two", "h1"), "Chronologie");
    search(&page, "one", "diaby");
    page.wait_until("document.getElementById('one').view === 'q=diaby'");
    assert_eq!(text(&page, "one", ".d-status__count"), "2 of 37 passages");
    assert_eq!(
        page.eval("document.getElementById('two').view"),
        "panel=time"
    );
    click(&page, "two", ".d-event__title");
    page.wait_until("document.getElementById('two').view.includes('event=')");
    assert_eq!(page.eval("inside('one', '.d-card') === null"), true);
    page.finish();
}

#[test]
fn the_attributes_say_theme_language_panel_and_height() {
    let page = host(DESKTOP);
    let root = "inside('two', '.d-root')";
    assert_eq!(
        page.eval(&format!(
            "[{root}.lang, {root}.dataset.theme, {root}.clientHeight]"
        )),
        json!(["fr", "dark", 500])
    );
    let root_of_one = "inside('one', '.d-root')";
    assert_eq!(
        page.eval(&format!(
            "[{root_of_one}.lang, {root_of_one}.dataset.theme ?? null]"
        )),
        json!(["en", null])
    );
    page.eval("document.getElementById('one').setAttribute('theme', 'dark')");
    page.eval("document.getElementById('one').setAttribute('lang', 'fr')");
    page.eval("document.getElementById('one').setAttribute('panel', 'who')");
    page.wait_until(&format!(
        "{root_of_one}.dataset.theme === 'dark' && {root_of_one}.lang === 'fr'"
    ));
    page.wait_until("inside('one', '.d-who') !== null");
    page.eval("document.getElementById('two').removeAttribute('height')");
    assert_eq!(page.eval(&format!("{root}.clientHeight > 1000")), true);
    page.finish();
}

#[test]
fn the_view_goes_in_and_out() {
    let page = host(DESKTOP);
    page.eval("document.getElementById('one').view = '#q=annan&panel=search'");
    page.wait_until("inside('one', '.d-results') !== null");
    page.wait_until(
        "changes.some(([id, view]) => id === 'one' && view === 'q=annan&panel=search')",
    );
    assert_eq!(
        page.eval("document.getElementById('one').view"),
        "q=annan&panel=search"
    );
    page.eval("document.getElementById('one').view = ''");
    page.wait_until("inside('one', '.d-article') !== null");
    page.finish();
}

#[test]
fn the_page_around_stays_as_it_is() {
    let page = host(DESKTOP);
    let around = "[location.href.split('/').pop(), history.length, document.title, document.documentElement.lang,
        document.documentElement.dataset.theme ?? null, localStorage.length]";
    let before = page.eval(around);
    for css in [
        "a.d-mention",
        "a.d-mention--date",
        ".d-tool",
        "[data-theme-now]",
        ".d-skip",
    ] {
        click(&page, "one", css);
    }
    search(&page, "one", "attack");
    page.wait_until("changes.some(([, view]) => view.includes('q=attack'))");
    assert_eq!(page.eval(around), before);
    page.eval("document.getElementById('field').focus()");
    for letter in ['/', '?', 'n'] {
        page.press(letter);
    }
    assert_eq!(page.eval("document.getElementById('field').value"), "/?n");
    assert_eq!(page.eval("inside('one', 'dialog[open]') === null"), true);
    page.eval("document.getElementById('field').blur()");
    page.press('?');
    assert_eq!(page.eval("inside('one', 'dialog[open]') === null"), true);
    assert_eq!(page.eval("violations"), json!([]));
    page.finish();
}

#[test]
fn keys_inside_are_heard_inside() {
    let page = host(DESKTOP);
    page.eval("inside('one', '.d-tab').focus()");
    page.press('/');
    assert_eq!(
        page.eval("document.getElementById('one').shadowRoot.activeElement.className"),
        "d-search__input"
    );
    page.press(key::ESCAPE);
    page.eval("inside('one', '.d-tab').focus()");
    page.press('?');
    page.wait_until("inside('one', '.d-help[open]') !== null");
    assert_eq!(page.eval("inside('two', '.d-help[open]') === null"), true);
    page.finish();
}

#[test]
fn moved_on_the_page_it_keeps_its_view_and_taken_away_it_comes_back_to_it() {
    let page = host(DESKTOP);
    search(&page, "one", "diaby");
    page.wait_until("document.getElementById('one').view === 'q=diaby'");
    page.eval("document.body.prepend(document.getElementById('one'))");
    settle(&page);
    assert_eq!(text(&page, "one", ".d-status__count"), "2 of 37 passages");
    page.eval("window.kept = document.getElementById('one'), kept.remove()");
    settle(&page);
    assert_eq!(
        page.eval("kept.shadowRoot.querySelector('.d-page') === null"),
        true
    );
    page.eval("document.body.append(kept)");
    page.wait_until("inside('one', '.d-page') !== null");
    assert_eq!(text(&page, "one", ".d-status__count"), "2 of 37 passages");
    page.finish();
}

#[test]
fn its_width_is_its_own_and_the_hosts_properties_reach_it() {
    let page = host(DESKTOP);
    let rail = "getComputedStyle(inside('one', '.d-rail--facets')).display";
    assert_eq!(page.eval(rail), "block");
    page.eval("document.getElementById('one').style.width = '380px'");
    settle(&page);
    assert_eq!(page.eval(rail), "none");
    assert_eq!(
        page.eval("getComputedStyle(inside('one', '.d-tabs')).position"),
        "static"
    );
    assert_eq!(
        page.eval("all('one', '*').filter(found => found.getBoundingClientRect().right > inside('one', '.d-root').getBoundingClientRect().right + 1 && !found.closest('svg, .d-vh, [hidden]')).map(found => found.className)"),
        json!([])
    );
    page.eval(
        "document.getElementById('one').style.setProperty('--dossier-accent', 'rgb(1, 2, 3)')",
    );
    let accent = "getComputedStyle(inside('one', '.d-article__kicker')).color";
    assert_eq!(page.eval(accent), "rgb(1, 2, 3)");
    page.screenshot("element-narrow");
    page.finish();
}

#[test]
fn on_a_phone_nothing_of_it_stands_over_the_page_around() {
    let page = host(PHONE);
    assert_eq!(
        page.eval("document.documentElement.scrollWidth <= innerWidth"),
        true
    );
    assert_eq!(
        page.eval("all('one', '*').filter(found => getComputedStyle(found).position === 'fixed' && found.checkVisibility()).length"),
        0
    );
    page.screenshot("element-phone");
    page.finish();
}

#[test]
fn where_it_cannot_start_what_stands_inside_stays() {
    let page = Page::of(
        Site::new(built().folder)
            .with_override("host.html", HOST)
            .without("committee.json"),
    );
    page.open("host.html");
    page.wait_until("document.getElementById('one').dataset.started === 'failed'");
    assert_eq!(page.text("#one a"), "The first dossier");
    assert_eq!(
        page.eval("document.querySelector('#one a').checkVisibility()"),
        true
    );
    page.eval("document.body.append(Object.assign(document.createElement('dossier-explorer'), { id: 'bare' }))");
    page.wait_until(
        "document.getElementById('bare').shadowRoot.querySelector('.d-failure') !== null",
    );
    assert!(!page.take_console().is_empty());
    page.finish();
}

/// What the page holds after garbage is collected: JavaScript's heap in bytes, nodes, and listeners.
pub fn held(page: &Page) -> (f64, f64, f64) {
    page.devtools("HeapProfiler.collectGarbage", &json!({}));
    page.devtools("HeapProfiler.collectGarbage", &json!({}));
    let metrics = page.devtools("Performance.getMetrics", &json!({}));
    let metrics = metrics["metrics"].as_array().expect("a list of metrics");
    let value = |name: &str| {
        let metric = metrics.iter().find(|metric| metric["name"] == name);
        metric
            .and_then(|metric| metric["value"].as_f64())
            .expect(name)
    };
    (
        value("JSHeapUsedSize"),
        value("Nodes"),
        value("JSEventListeners"),
    )
}

/// Creates and removes an element so many times; each is used a little.
#[track_caller]
fn come_and_go(page: &Page, n_times: usize) {
    for _ in 0..n_times {
        page.eval(
            "(async () => {
                const element = document.createElement('dossier-explorer');
                element.id = 'passing';
                element.setAttribute('src', 'committee.json');
                document.body.append(element);
                while (!element.shadowRoot.querySelector('.d-page')) await new Promise(requestAnimationFrame);
                element.view = 'q=attack&entity=islamic-state';
                while (!element.shadowRoot.querySelector('.d-card')) await new Promise(requestAnimationFrame);
                element.remove();
                await new Promise(requestAnimationFrame);
            })()",
        );
    }
}

#[test]
fn two_hundred_come_and_go_and_leave_nothing() {
    let page = host(DESKTOP);
    page.eval("document.getElementById('one').remove(), document.getElementById('two').remove()");
    page.devtools("Performance.enable", &json!({}));
    come_and_go(&page, 100);
    let (heap, nodes, listeners) = held(&page);
    let memory = page.eval("memory.buffer.byteLength");
    come_and_go(&page, 100);
    let (heap_after, nodes_after, listeners_after) = held(&page);
    let memory_after = page.eval("memory.buffer.byteLength");
    println!(
        "heap {heap} to {heap_after}, nodes {nodes} to {nodes_after}, listeners {listeners} to {listeners_after}, memory {memory} to {memory_after}"
    );
    assert_eq!(memory_after, memory, "WebAssembly's memory");
    assert!(
        nodes_after <= nodes + 20.0,
        "nodes: {nodes} to {nodes_after}"
    );
    assert!(
        listeners_after <= listeners + 5.0,
        "listeners: {listeners} to {listeners_after}"
    );
    // What the browser itself keeps for a hundred fetches is some hundred bytes each.
    assert!(
        heap_after <= heap + 200_000.0,
        "heap: {heap} to {heap_after} bytes"
    );
    page.finish();
}

#[test]
fn each_exports_its_own_view() {
    let page = host(DESKTOP);
    page.eval(
        "(() => {
            window.files = [];
            URL.createObjectURL = blob => (files.push({ text: blob.text() }), 'blob:caught');
            HTMLAnchorElement.prototype.click = function () { files.at(-1).name = this.download; };
        })()",
    );
    page.eval("document.getElementById('two').view = 'with=turkey'");
    for (id, passages, words) in [
        ("one", 37, "No filter"),
        ("two", 3, "Filter: place: Turkey"),
    ] {
        page.wait_until(&format!(
            "inside('{id}', '.d-status__count').textContent.startsWith('{passages} ')"
        ));
        click(&page, id, "button[data-export]");
        page.wait_until(&format!("inside('{id}', '[data-kind=bibtex]') !== null"));
        click(&page, id, "[data-kind=passages-csv]");
        let file = page.eval("(async () => [files.at(-1).name, await files.at(-1).text])()");
        assert_eq!(file[0], "committee.passages.csv");
        let table = file[1].as_str().unwrap_or_default();
        assert!(table.contains(words), "{table}");
        page.press(key::ESCAPE);
        page.wait_until(&format!("inside('{id}', '.d-export') === null"));
    }
    assert_eq!(page.eval("violations"), json!([]));
    page.finish();
}
