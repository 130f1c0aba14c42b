//! From a letter typed to the frame that shows what it finds, in Chromium; and from the address to the text.
//!
//! `cargo xtask bench` builds the page and runs this after the native benches. Letters are typed by setting the value
//! of the search box and sending it an `input` event, so that the driver's own time is not measured.

mod driver;
mod engine;
#[expect(dead_code, reason = "the tests use the rest")]
mod limits;
#[expect(dead_code, reason = "the tests use the rest")]
mod page;
mod place;
mod session;

#[path = "../../benches/shared/collection.rs"]
mod collection;
#[path = "../../benches/shared/queries.rs"]
mod queries;
#[path = "../../benches/shared/table.rs"]
mod table;

use std::time::Duration;

use page::{Page, dist};
use serde_json::{Value, json};
use table::{Sample, print};
use xtask::static_files::Site;

/// How often the page is opened for the time until its text is drawn.
const N_LOADS: usize = 5;

/// Types a text and answers with milliseconds: until the page has changed, and until the next frame is drawn. Where
/// nothing changes (a space at the end), both are the frame. Then the page gets a moment for what it does after a
/// change (its address), as between two letters of a reader.
const TYPE: &str = "(async (typed) => {
    const box = document.querySelector('.d-search__input');
    let changed;
    const observer = new MutationObserver(() => { changed ??= performance.now(); });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    box.focus();
    box.value = typed;
    const start = performance.now();
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await new Promise((done) => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = done;
        channel.port2.postMessage(null);
    }));
    const end = performance.now();
    observer.disconnect();
    await new Promise((done) => setTimeout(done, 50));
    return [(changed ?? end) - start, end - start];
})";

/// Opens the page in a frame of [`OPENER`] and answers with milliseconds until its text is drawn.
const OPEN: &str = "new Promise((done) => {
    const frame = document.querySelector('iframe');
    const start = performance.now();
    frame.src = 'index.html';
    const look = () => {
        const shown = frame.contentDocument?.querySelector('.d-article');
        requestAnimationFrame(shown ? () => done(performance.now() - start) : look);
    };
    look();
})";

/// A page around the page, so that the clock runs from before its address is opened.
const OPENER: &str =
    "<!doctype html><meta charset=utf-8><title>bench</title><link rel=icon href='data:,'>
<iframe width=1200 height=700></iframe>";

fn main() {
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    measure("1 article", collection::BUNDLED.to_owned());
    measure(
        "500 articles",
        collection::of_articles(collection::N_ARTICLES),
    );
}

fn measure(name: &str, json: String) {
    println!("\n{name}, in Chromium");
    let site = Site::new(dist()).with_override("committee.json", json);
    let page = Page::of(site.with_override("bench.html", OPENER));
    page.resize(1280, 800);
    let opened = (0..N_LOADS).map(|_| {
        page.open("bench.html");
        (millis(&page.eval(OPEN)), "")
    });
    let opened = Sample::new("opened", opened.collect());
    page.open("");
    page.wait_for(".d-search__input");
    let (mut changes, mut frames) = (Vec::new(), Vec::new());
    for query in queries::QUERIES {
        for typed in queries::beginnings(query) {
            let times = page.eval(&format!("{TYPE}({})", json!(typed)));
            changes.push((millis(&times[0]), typed));
            frames.push((millis(&times[1]), typed));
        }
        page.eval(&format!("{TYPE}('')"));
    }
    let frames = Sample::new("frame drawn", frames);
    print(&[Sample::new("page changed", changes), frames.clone(), opened]);
    frames.print_slowest();
    page.finish();
}

fn millis(time: &Value) -> Duration {
    Duration::from_secs_f64(time.as_f64().expect("milliseconds") / 1000.0)
}
