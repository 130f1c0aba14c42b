//! The moment when the explorer takes over from the page as it was rendered before: what the reader was doing goes on.

use serde_json::json;
use xtask::static_files::Site;

use crate::explorer::{DESKTOP, prefer};
use crate::page::{Page, built};

/// What the reader is doing: the place of a passage, the focus, the selection, and what is open.
const DOING: &str = "({
    top: Math.round(document.getElementById('p21').getBoundingClientRect().top),
    focus: document.activeElement.closest('.d-passage')?.id + ' ' + document.activeElement.textContent,
    selection: getSelection().toString(),
    opened: [...document.querySelectorAll('details[open] summary')].map(found => found.textContent),
})";

#[test]
fn place_focus_selection_and_what_is_open_stay() {
    let page = Page::of(Site::new(built().folder));
    prefer(&page, "light");
    page.resize(DESKTOP.0, DESKTOP.1);
    let slow = json!({
        "offline": false, "latency": 20, "downloadThroughput": 300_000, "uploadThroughput": 300_000,
    });
    page.devtools("Network.enable", &json!({}));
    page.devtools("Network.emulateNetworkConditions", &slow);
    page.open("");
    page.wait_for("#p21 a.d-mention");
    page.eval("document.querySelector('#p21').scrollIntoView()");
    page.eval("document.querySelector('.d-end__figures').open = true");
    page.eval(
        "(() => {
            const texts = document.createTreeWalker(document.getElementById('p21'), NodeFilter.SHOW_TEXT);
            const all = [];
            while (texts.nextNode()) all.push(texts.currentNode);
            const long = all.filter(text => text.length > 20);
            getSelection().setBaseAndExtent(long[0], 5, long.at(-1), 12);
            document.querySelector('#p21 a.d-mention').focus({ preventScroll: true });
        })()",
    );
    let before = page.eval(DOING);
    assert_eq!(
        page.eval("document.documentElement.dataset.started ?? null"),
        json!(null),
        "it has not started yet"
    );
    page.wait_until("document.documentElement.dataset.started === 'ready'");
    let after = page.eval(DOING);
    assert_eq!(after, before);
    assert_ne!(after["selection"], "");
    assert_ne!(after["opened"], json!([]));
    page.finish();
}

#[test]
fn an_explorer_that_fails_gives_the_page_back() {
    let page = Page::of(Site::new(built().folder));
    let trap = "
        const made = WebAssembly.instantiate, streamed = WebAssembly.instantiateStreaming;
        const broken = make => async (source, imports) => {
            for (const module of Object.values(imports))
                for (const name of Object.keys(module))
                    if (String(module[name]).includes('.createElement(')) module[name] = () => { throw new Error('broken on purpose'); };
            return make.call(WebAssembly, source, imports);
        };
        WebAssembly.instantiate = broken(made);
        WebAssembly.instantiateStreaming = broken(streamed);";
    page.devtools(
        "Page.addScriptToEvaluateOnNewDocument",
        &json!({ "source": trap }),
    );
    page.open("");
    page.wait_until("document.documentElement.dataset.started === 'failed'");
    assert_eq!(page.count(".d-passage"), 37);
    assert!(page.text("#not-started").len() > 10);
    assert!(!page.take_console().is_empty());
    page.finish();
}
